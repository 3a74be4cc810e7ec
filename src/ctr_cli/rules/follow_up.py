"""CTR240 to CTR258: what is recorded of a year: what speaks of nothing in the programme, and what a reader would ask."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ctr_cli.cycle.due import day_of, last_day
from ctr_cli.cycle.retitled import put_off
from ctr_cli.cycle.workdays import rest_day
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import ids_like, nearest_ids
from ctr_cli.model.bodies import is_field
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import comes_again, falls_into, months_of, time_name
from ctr_cli.model.own_numbers import conclusion_like, result_like
from ctr_cli.rules.kept import once
from ctr_cli.rules.paper_numbers import misshaped, of_the_other_side
from ctr_cli.rules.reading import said, signs, tells
from ctr_cli.rules.registry import Subject, Told, rule, rules

if TYPE_CHECKING:
    from ctr_cli.cycle.board import Board
    from ctr_cli.cycle.followed import Followed
    from ctr_cli.cycle.records import Records
    from ctr_cli.model.follow_up import Ask, FollowUp, ItemRecord
    from ctr_cli.model.program import Meeting

_NUMBER = regex(r"\b\d+[-/][A-ZĐ][\w-]*(?:/[A-ZĐ][\w-]*)?")
"""The number of a paper in a result: `12-NQ/ĐU`, `15/TTr-UBND`."""
_NAMED_BY = {"meetings": "meeting", "items": "item", "reports": "agency", "unplanned": "id"}
"""The key by which a record of each list is known."""
_DAYS = ("date", "held", "done", "on")
_OF_MEETINGS = ("date", "held")
"""The keys of a record that hold a day, and of them those on which a meeting is held."""


@once
def _follow_up(subject: Subject) -> "FollowUp":
    """What is recorded of this year; nothing where the file is of another, which is told once."""
    from ctr_cli.model.follow_up import empty

    found = subject.follow_up
    return found if found and found.year == subject.program.year else empty(subject.program.year)


@once
def _items(subject: Subject) -> "dict[str, Followed]":
    """The items by their ids; what applies decisions is only loaded where something is recorded."""
    from ctr_cli.cycle.followed import followed

    return {item.id: item for item in followed(subject.program)}


@once
def _records(subject: Subject) -> "Records":
    from ctr_cli.cycle.records import records_of

    return records_of(_follow_up(subject), _items(subject).values())


@once
def _meetings(subject: Subject) -> "dict[str, Meeting]":
    """The meetings in force, by their ids."""
    from ctr_cli.cycle.followed import meetings_in_force

    return {str(meeting.id): meeting for _, meeting in meetings_in_force(subject.program)}


@once
def _board(subject: Subject) -> "Board":
    """All items and meetings, those that nobody follows and those that left the year too."""
    from ctr_cli.cycle.replay import replayed

    return replayed(subject.program).board


def _entries(subject: Subject) -> Iterator[tuple[KeyPath, Any]]:
    """Each record with its place: of a meeting, an item, what an agency reports of it, work outside the programme."""
    for kind in ("meetings", "items", "unplanned"):
        for at, record in enumerate(getattr(_follow_up(subject), kind)):
            yield (kind, at), record
            for place, report in enumerate(getattr(record, "reports", ())):
                yield (kind, at, "reports", place), report


@rules("CTR240 CTR241 CTR242 CTR243 CTR244 CTR245 CTR246", "error", misleads=True, of="follow-up")
def what_counts_for_nothing(subject: Subject) -> Iterator[Told]:
    """A record is of the year and of what the programme has, on a day that exists, and single; an ask is for one thing."""
    found, year = subject.follow_up, subject.program.year
    if found and found.year != year:
        yield "CTR240", said("file of another year", ("year",), other=found.year, year=year)
    first: dict[KeyPath, KeyPath] = {}
    for path, record in _entries(subject):
        yield from _unknown(subject, path, record)
        yield from _wrong_days(subject, path, record)
        key = _NAMED_BY[str(path[-2])]
        name, place = getattr(record, key), (*path, key)
        there = first.setdefault((*path[:-1], name), place)
        if there != place:
            told = said("recorded twice", place, Also(there, "chỗ ghi lần đầu"), name=name)
            yield "CTR245", told
        if ask := getattr(record, "ask", None):
            yield from _unclear(subject, (*path, "ask"), ask)


def _unknown(subject: Subject, path: KeyPath, record: Any) -> Iterator[Told]:
    """What a record names that the programme does not have."""
    bodies: Collection[str] = [body.id for body in subject.program.bodies]
    for code, key, called, known in (
        ("CTR241", "item", "nội dung", _board(subject).items),
        ("CTR242", "meeting", "hội nghị", _board(subject).slots),
        ("CTR242", "body", "cơ quan họp", bodies),
    ):
        name = getattr(record, key, None)
        if name is not None and name not in known:
            words = {"called": called, "name": name, "hint": ids_like(name, known)}
            yield code, said("no such id", (*path, key), **words)
    reporter = {("agency",): record.agency} if path[-2] == "reports" else {}
    agencies = {("agencies", at): name for at, name in enumerate(getattr(record, "agencies", ()))}
    for place, name in (*reporter.items(), *agencies.items()):
        if name not in subject.known.agencies:
            near = nearest_ids(subject.known, name)
            hint = f"ý bạn là mã: {', '.join(near)}?" if near else "ghi mã (id) ở danh mục agencies"
            yield "CTR243", said("no such agency", (*path, *place), name=name, hint=hint)


def _wrong_days(subject: Subject, path: KeyPath, record: Any) -> Iterator[Told]:
    """Days that are in no calendar, or too far from the year of the programme."""
    from ctr_cli.model.follow_up import is_of_year

    year, own = subject.program.year, _meetings(subject).get(getattr(record, "meeting", ""))
    months = months_of(own) if own else ()
    for key, day in ((key, getattr(record, key, None)) for key in _DAYS):
        if day and day_of(day) is None:
            yield "CTR244", said("no such day", (*path, key), day=short_date(day))
        elif day and not is_of_year(day, year, months if key in _OF_MEETINGS else None):
            words = {"day": short_date(day), "year": year}
            yield "CTR244", said("day of another year", (*path, key), **words)


def _unclear(subject: Subject, path: KeyPath, ask: "Ask") -> Iterator[Told]:
    """Who asks, asks for another month or meeting of the year or a later year, to drop the item, or in words."""
    wishes = [what for what in (ask.move, ask.drop) if what is not None]
    if len(wishes) > 1 or not (wishes or ask.reason):
        yield "CTR246", said("ask is not one thing", path)
    elif ask.move is not None and not _is_a_time(subject, str(ask.move)):
        words = {"to": ask.move, "year": subject.program.year}
        yield "CTR246", said("ask for no time", (*path, "move"), **words)


def _is_a_time(subject: Subject, to: str) -> bool:
    if to.isascii() and to.isdigit():
        return 1 <= int(to) <= 12 or int(to) > subject.program.year
    return to in _meetings(subject)


@rules("CTR247", "warning", of="follow-up")
def what_is_recorded_is_followed(subject: Subject) -> Iterator[Told]:
    """A status is recorded of an item that is still of the year, and is no catch-all."""
    for at, record in enumerate(_follow_up(subject).items):
        if record.status is None or record.item not in _board(subject).items:
            continue
        item, path = _items(subject).get(record.item), ("items", at, "status")
        if item is None:
            yield "CTR247", said("catch-all recorded", path, item=record.item)
        elif item.gone:
            yield "CTR247", said(f"{item.gone} and recorded", path, item=record.item)


@rules("CTR248", "warning", misleads=True, of="follow-up")
def guards_fit(subject: Subject) -> Iterator[Told]:
    """The first words of a record are those of its item, so that the id points at the right one."""
    from ctr_cli.cycle.records import fits

    for stray in _records(subject).strays:
        item = _items(subject).get(stray.record.item)
        if stray.why == "guard" and item:
            near = [i.id for i in _items(subject).values() if fits(stray.record.text, i.signed)]
            meant = f"chữ này là của: {', '.join(near[:3])}"
            hint = meant if near else "xem lại mã, hoặc sửa chữ đầu"
            words = {"item": stray.record.item, "words": item.signed[:60], "hint": hint}
            yield "CTR248", said("first words of another", ("items", stray.at, "text"), **words)


@rules("CTR256 CTR257", "warning", of="follow-up")
def numbers_of_papers(subject: Subject) -> Iterator[Told]:
    """The number of a paper has the signs of its side; a conclusion is that of one meeting, and no later decision's paper."""
    symbol, own = subject.program.document.symbol or "", conclusion_like(subject.program)
    for path, record in _entries(subject):
        for key in ("conclusion", "result"):
            for number, right in misshaped(getattr(record, key, None) or ""):
                yield "CTR256", said("number misshaped", (*path, key), number=number, right=right)
        for number in of_the_other_side(getattr(record, "conclusion", None) or "", symbol):
            told = said("conclusion of others", (*path, "conclusion"), number=number, own=own)
            yield "CTR256", told
    first: dict[str, tuple[KeyPath, str]] = {}
    for at, meeting in enumerate(_follow_up(subject).meetings):
        path, held = ("meetings", at, "conclusion"), day_of(meeting.held)
        for number in _NUMBER.findall(meeting.conclusion or ""):
            words = {"number": number, "meeting": meeting.meeting}
            there, other = first.setdefault(number, (path, meeting.meeting))
            if there != path:
                also = Also(there, "chỗ kia")
                yield "CTR257", said("conclusion twice", path, also, other=other, **words)
            for decision in subject.program.amendments if held else ():
                decided = day_of(decision.date)
                apart = held and decided and not 0 <= (decided - held).days <= _ISSUED_WITHIN
                if apart and number in (decision.paper or ""):
                    words["day"] = short_date(decision.date)
                    yield "CTR257", said("conclusion is a decision", path, **words)


_ISSUED_WITHIN = 30
"""Days in which what a meeting concluded is issued, which may be what its decisions go by."""


@rules("CTR250 CTR251 CTR252 CTR254", "info", of="follow-up")
def what_a_reader_asks_of_items(subject: Subject) -> Iterator[Told]:
    """What is done left a paper of its own, on a day in the month of its meeting or later; what need not arise has a condition."""
    conclusions = {m.meeting: m.conclusion for m in _follow_up(subject).meetings if m.conclusion}
    owner = {id(record): name for name, record in _records(subject).of.items()}
    first: dict[str, tuple[KeyPath, str]] = {}
    for at, record in enumerate(_follow_up(subject).items):
        if id(record) not in owner:
            continue
        path, item = ("items", at), _items(subject)[owner[id(record)]]
        due = last_day(subject.program.year, item.meeting).isoformat()
        for code, key, why in _doubts(subject, record, item):
            yield code, said(why, (*path, key), item=record.item, day=short_date(due), held=due)
        for place, day in _too_early(subject.program.year, record, item):
            year, month = subject.program.year, _first_month(item)
            words = {"item": record.item, "day": short_date(day), "month": month, "year": year}
            why = _why_too_early(item, day, year)
            yield "CTR250", said(why, (*path, *place), **words)
        for number in _NUMBER.findall(record.result or ""):
            if number in conclusions.get(str(item.meeting.id), ""):
                continue  # what concludes the meeting of several items is the result of all of them
            there, other = first.setdefault(number, (path, record.item))
            if there != path:
                words = {"number": number, "other": other, "item": record.item}
                also = Also((*there, "result"), "chỗ kia")
                yield "CTR251", said("result twice", (*path, "result"), also, **words)


@rule("CTR249", "info", of="follow-up")
def what_is_done_left_a_result(subject: Subject) -> Iterator[Problem]:
    """What is done has a paper to show where it was to bring forth one; of a meeting's other items one remark is enough."""
    from ctr_cli.cycle.outcome import results_of

    owner = {id(record): name for name, record in _records(subject).of.items()}
    each = {record.meeting for record in _follow_up(subject).meetings if record.conclusion}
    others: dict[str, list[tuple[int, str]]] = {}
    for at, record in enumerate(_follow_up(subject).items):
        item = _items(subject).get(owner.get(id(record), ""))
        if item is None or record.status != "done":
            continue
        if any(text.strip() for text in results_of(subject.known, item, record, record.reports)):
            continue
        if item.item.product or _DRAFT.match(plain(item.item.text)):
            number = result_like(subject.program)
            words = {"item": record.item, "number": number}
            yield said("done without result", ("items", at, "status"), **words)
        else:
            others.setdefault(str(item.meeting.id), []).append((at, record.item))
            if item.meeting.every or is_field(item.body.name):
                each.add(str(item.meeting.id))
    for meeting, records in others.items():
        path, names = ("items", records[0][0], "status"), ", ".join(name for _, name in records)
        like = result_like if meeting in each else conclusion_like
        told = {"meeting": meeting, "items": names, "number": like(subject.program)}
        key = "items without result" if meeting in each else "meeting without result"
        yield said(key, path, item=records[0][1], **told)


_DRAFT = regex(
    r"(?:(?:xem xét|xây dựng|thảo luận|cho ý kiến|góp ý|thông qua|ban hành|quyết định|về|vào|đối với|việc|các|dự thảo)[ ,]+){0,8}"
    r"(?:nghị quyết|đề án|kế hoạch|quy chế|quy định|chương trình|chỉ thị|hướng dẫn|phương án|quy hoạch)\b"
)
"""An item that brings forth a paper of its own, which stands right behind the verbs: `Cho ý kiến về Đề án`."""


def _doubts(
    subject: Subject, record: "ItemRecord", item: "Followed"
) -> Iterator[tuple[str, str, str]]:
    """What is doubtful in a record of an item: the code, the key, and which doubt it is."""
    from ctr_cli.cycle.official_day import done_on

    year, issuer = subject.program.year, subject.program.issuer.name
    if record.status == "not_arising" and not item.item.arises_if:
        yield "CTR252", "status", "not arising without condition"
    by = last_day(year, item.meeting)
    day = done_on(subject.known, issuer, item, record, by, None)
    if record.status == "done" and record.done is None and day is None:
        yield "CTR254", "status", "done without day"


def _too_early(year: int, record: "ItemRecord", item: "Followed") -> Iterator[tuple[KeyPath, str]]:
    """Where a record has a day on which an item was done before the month of its meeting, or its papers handed in before the year."""
    from ctr_cli.model.follow_up import CLOSED

    month = _first_month(item)
    if month is None:
        return
    first = date(year, month, 1)
    if record.status == "done" and (done := day_of(record.done)) and done < first:
        yield ("done",), done.isoformat()
    for place, report in enumerate(record.reports):
        day = day_of(report.on)
        # The papers of a January meeting come in December; no work is done so long before its month.
        if day and day < first and (report.status in CLOSED or (day.year < year and month > 1)):
            yield ("reports", place, "on"), day.isoformat()


def _why_too_early(item: "Followed", day: str, year: int) -> str:
    if int(day[:4]) < year:
        return "done in a year before"
    return "done before it comes again" if comes_again(item.meeting) else "done before the meeting"


def _first_month(item: "Followed") -> int | None:
    """The first month in which an item can be done: of what comes again and again behind the last time but one."""
    months = falls_into(item.meeting)
    if comes_again(item.meeting):
        return months[-2] + 1
    return months[0] if months and not item.meeting.every else None


@rules("CTR253 CTR255 CTR258", "info", of="follow-up")
def days_of_meetings_fit(subject: Subject) -> Iterator[Told]:
    """A meeting is held on a working day, in its month or its quarter, before what it plans; once it was, the day planned says nothing more."""
    for at, meeting in enumerate(_follow_up(subject).meetings):
        own = _meetings(subject).get(meeting.meeting)
        for key in ("held",) if meeting.held else _OF_MEETINGS:
            day, path = day_of(getattr(meeting, key)), ("meetings", at, key)
            words = {"day": short_date(str(day)), "meeting": meeting.meeting} if day else {}
            if day and (reason := rest_day(day)):
                yield "CTR253", said("meeting on a rest day", path, reason=reason, **words)
            there = months_of(put_off(own, day, subject.program.year)) if own else ()
            if own and day and day.month not in (there or [day.month]):
                told = said("meeting in another month", path, when=time_name(own), **words)
                yield "CTR255", told
            late = [i for i in _items(subject).values() if i.meeting.id == meeting.meeting]
            for item, past in ((i, _planned_for(i, day)) for i in late if day and not i.gone):
                if past:
                    words |= {"item": item.id, "past": f"{past:%d/%m}"}
                    yield "CTR258", said("meeting after what it plans", path, **words)


_NEXT_YEARS = 120
"""Days behind a celebration from which that of the next year is planned."""


def _planned_for(item: "Followed", held: date) -> date | None:
    """The day of a celebration that an item plans, where it was over when its meeting is held; the last of several."""
    from ctr_cli.language.events import events_in
    from ctr_cli.language.times import times_in

    low = plain(item.item.text)
    if not low.startswith(signs("decided")) or not tells(low, "celebrated"):
        return None
    named = [(told.event.month, told.event.day) for told in events_in(low)]
    named += [
        (time.first("month"), time.first("day"))
        for time in times_in(item.item.text)
        if time.kind == "day" and time.year in (None, held.year)
    ]
    days = [day_of(f"{held.year}-{month:02}-{day:02}") for month, day in named if month and day]
    last = max((day for day in days if day), default=held)
    return last if 0 < (held - last).days < _NEXT_YEARS else None
