"""CTR240 to CTR255: what is recorded of a year: what speaks of nothing in the programme, and what a reader would ask."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ctr_cli.cycle.due import day_of
from ctr_cli.cycle.workdays import rest_day
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import nearest, nearest_agencies
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.kept import once
from ctr_cli.rules.registry import Subject, rule

if TYPE_CHECKING:
    from ctr_cli.cycle.followed import Followed
    from ctr_cli.cycle.records import Records
    from ctr_cli.model.follow_up import Ask, FollowUp, ItemRecord

_NUMBER = regex(r"\b\d+[-/][A-ZĐ][\w-]*(?:/[A-ZĐ][\w-]*)?")
"""The number of a paper in a result: `12-NQ/ĐU`, `15/TTr-UBND`."""


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
def _meetings(subject: Subject) -> dict[str, tuple[int, ...]]:
    """The months of each meeting in force, by its id."""
    from ctr_cli.cycle.followed import meetings_in_force

    return {str(m.id): months_of(m) for _, m in meetings_in_force(subject.program)}


@once
def _known_items(subject: Subject) -> set[str]:
    """The ids of all items, those that nobody follows too."""
    if not _follow_up(subject).items:
        return set()
    from ctr_cli.cycle.replay import replayed

    return set(replayed(subject.program).board.items)


def _of_items(subject: Subject) -> Iterator[tuple[KeyPath, "ItemRecord", "Followed"]]:
    """Each record with its place and its item."""
    owner = {id(record): name for name, record in _records(subject).of.items()}
    for at, record in enumerate(_follow_up(subject).items):
        if id(record) in owner:
            yield ("items", at), record, _items(subject)[owner[id(record)]]


@rule("CTR240", "error", misleads=True, of="follow-up")
def year_is_that_of_the_programme(subject: Subject) -> Iterator[Problem]:
    """A follow-up is of the year of the programme it stands beside."""
    found, year = subject.follow_up, subject.program.year
    if found and found.year != year:
        message = f"tệp theo dõi năm {found.year} đứng cạnh chương trình năm {year}"
        yield Problem(("year",), message, f"sửa thành year: {year}, hoặc đổi tên tệp cho đúng năm")


@rule("CTR241", "error", misleads=True, of="follow-up")
def items_are_known(subject: Subject) -> Iterator[Problem]:
    """A record speaks of an item of the programme."""
    known = _known_items(subject)
    for at, record in enumerate(_follow_up(subject).items):
        if record.item not in known:
            near = nearest(record.item, known)
            hint = f"gần nhất: {', '.join(near)}" if near else "xem mã bằng ctr agenda, ctr tasks"
            message = f"không có nội dung nào mã “{record.item}”"
            yield Problem(("items", at, "item"), message, hint)


@rule("CTR242", "error", misleads=True, of="follow-up")
def meetings_are_known(subject: Subject) -> Iterator[Problem]:
    """A record speaks of a meeting, or a body, of the programme."""
    known = _meetings(subject)
    for at, record in enumerate(_follow_up(subject).meetings):
        if record.meeting not in known:
            near = nearest(record.meeting, known) or list(known)
            message = f"không có hội nghị nào mã “{record.meeting}”"
            yield Problem(("meetings", at, "meeting"), message, f"gần nhất: {', '.join(near)}")
    bodies = [body.id for body in subject.program.bodies]
    for at, entry in enumerate(_follow_up(subject).unplanned):
        if entry.body is not None and entry.body not in bodies:
            message = f"không có cơ quan họp nào mã “{entry.body}”"
            yield Problem(("unplanned", at, "body"), message, f"các mã: {', '.join(bodies)}")


@rule("CTR243", "error", misleads=True, of="follow-up")
def agencies_are_known(subject: Subject) -> Iterator[Problem]:
    """Who reports is an agency of the programme, by its id."""
    for path, name in _agencies(subject):
        if name not in subject.known.agencies:
            near = nearest_agencies(subject.known, name)
            ids = [agency.id for agency in subject.program.agencies if agency.name in near]
            hint = f"ý bạn là mã: {', '.join(ids)}?" if ids else "ghi mã (id) ở danh mục agencies"
            yield Problem(path, f"không có cơ quan mã “{name}” trong chương trình", hint)


def _agencies(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    for at, record in enumerate(_follow_up(subject).items):
        for place, report in enumerate(record.reports):
            yield ("items", at, "reports", place, "agency"), report.agency
    for at, entry in enumerate(_follow_up(subject).unplanned):
        for place, name in enumerate(entry.agencies):
            yield ("unplanned", at, "agencies", place), name


def _days(found: "FollowUp") -> Iterator[tuple[KeyPath, str, int]]:
    """Each day with its path, and by how many years it may lie beside the year of the programme."""
    for at, meeting in enumerate(found.meetings):
        for key in ("date", "held"):
            if day := getattr(meeting, key):
                yield ("meetings", at, key), day, 0
    for at, record in enumerate(found.items):
        if record.done:
            yield ("items", at, "done"), record.done, 1
        for place, report in enumerate(record.reports):
            if report.on:
                yield ("items", at, "reports", place, "on"), report.on, 1
    for at, entry in enumerate(found.unplanned):
        if entry.done:
            yield ("unplanned", at, "done"), entry.done, 1


@rule("CTR244", "error", misleads=True, of="follow-up")
def days_exist(subject: Subject) -> Iterator[Problem]:
    """A day is in the calendar; meetings are held in the year, work is done in it or close to it."""
    for path, day, beside in _days(_follow_up(subject)):
        if day_of(day) is None:
            yield Problem(
                path, f"không có ngày {short_date(day)} trong lịch", "xem lại ngày, tháng"
            )
        elif abs(int(day[:4]) - subject.program.year) > beside:
            message = f"ngày {short_date(day)} không thuộc năm {subject.program.year}"
            yield Problem(path, message, "xem lại năm")


@rule("CTR245", "error", misleads=True, of="follow-up")
def records_are_single(subject: Subject) -> Iterator[Problem]:
    """An item, a meeting, an agency's report of an item has one record."""
    first: dict[KeyPath, KeyPath] = {}
    for path, name in _named(_follow_up(subject)):
        there = first.setdefault((*path[:-2], name), path)
        if there != path:
            message, hint = f"“{name}” ghi hai lần", "gộp làm một, xóa chỗ kia"
            yield Problem(path, message, hint, related=[Also(there, "chỗ ghi lần đầu")])


def _named(found: "FollowUp") -> Iterator[tuple[KeyPath, str]]:
    """The names of all records with the paths of these names."""
    for at, meeting in enumerate(found.meetings):
        yield ("meetings", at, "meeting"), meeting.meeting
    for at, record in enumerate(found.items):
        yield ("items", at, "item"), record.item
        for place, report in enumerate(record.reports):
            yield ("items", at, "reports", place, "agency"), report.agency
    for at, entry in enumerate(found.unplanned):
        yield ("unplanned", at, "id"), entry.id


@rule("CTR246", "error", misleads=True, of="follow-up")
def asks_are_clear(subject: Subject) -> Iterator[Problem]:
    """Who asks, asks for one thing: another month or meeting of the year or a later year, to drop the item, or in words."""
    for path, ask in _asks(_follow_up(subject)):
        said = [what for what in (ask.move, ask.drop) if what is not None]
        if len(said) > 1 or not (said or ask.reason):
            message = (
                "đề nghị phải là một việc: lùi (move), đưa ra (drop), hoặc chỉ có lời (reason)"
            )
            hint = "viết ask: {move: 11, reason: …} hoặc {drop: true, reason: …}"
            yield Problem(path, message, hint)
        elif ask.move is not None and not _is_a_time(subject, str(ask.move)):
            message = f"không rõ lùi đến đâu: “{ask.move}”"
            hint = f"ghi tháng (1 đến 12), mã hội nghị, hoặc một năm sau {subject.program.year}"
            yield Problem((*path, "move"), message, hint)


def _asks(found: "FollowUp") -> "Iterator[tuple[KeyPath, Ask]]":
    """All that is asked for, with its place."""
    for at, record in enumerate(found.items):
        if record.ask:
            yield ("items", at, "ask"), record.ask
        for place, report in enumerate(record.reports):
            if report.ask:
                yield ("items", at, "reports", place, "ask"), report.ask
    for at, entry in enumerate(found.unplanned):
        if entry.ask:
            yield ("unplanned", at, "ask"), entry.ask


def _is_a_time(subject: Subject, to: str) -> bool:
    if to.isascii() and to.isdigit():
        return 1 <= int(to) <= 12 or int(to) > subject.program.year
    return to in _meetings(subject)


@rule("CTR247", "warning", of="follow-up")
def what_is_recorded_is_followed(subject: Subject) -> Iterator[Problem]:
    """A status is recorded of an item that is still of the year, and is no catch-all."""
    known = _known_items(subject)
    for at, record in enumerate(_follow_up(subject).items):
        if record.status is None or record.item not in known:
            continue
        item = _items(subject).get(record.item)
        if item is None:
            message = f"{record.item} là nội dung để ngỏ, không theo dõi"
            yield Problem(("items", at, "status"), message, "bỏ bản ghi, hoặc ghi ở unplanned")
        elif item.gone:
            why = (
                "đã đưa ra khỏi chương trình"
                if item.gone == "dropped"
                else "đã chuyển sang năm sau"
            )
            message = f"{record.item} {why} mà vẫn ghi tình trạng"
            yield Problem(
                ("items", at, "status"), message, "bỏ tình trạng, hoặc xem lại quyết định"
            )


@rule("CTR248", "warning", misleads=True, of="follow-up")
def guards_fit(subject: Subject) -> Iterator[Problem]:
    """The first words of a record are those of its item, so that the id points at the right one."""
    from ctr_cli.cycle.records import fits

    for stray in _records(subject).strays:
        item = _items(subject).get(stray.record.item)
        if stray.why == "guard" and item:
            message = f"chữ đầu không khớp nội dung {stray.record.item}: {item.signed[:60]}…"
            near = [i.id for i in _items(subject).values() if fits(stray.record.text, i.signed)]
            hint = (
                f"chữ này là của: {', '.join(near[:3])}" if near else "xem lại mã, hoặc sửa chữ đầu"
            )
            yield Problem(("items", stray.at, "text"), message, hint)


@rule("CTR249", "info", of="follow-up")
def done_has_a_result(subject: Subject) -> Iterator[Problem]:
    """What is done left a paper or a result."""
    for path, record, _ in _of_items(subject):
        if record.status == "done" and not (record.result or "").strip():
            hint = "ghi số, ký hiệu văn bản: --result 12-NQ/ĐU; trong tệp: result: 12-NQ/ĐU"
            yield Problem((*path, "status"), f"{record.item} hoàn thành mà chưa ghi kết quả", hint)


@rule("CTR250", "info", of="follow-up")
def done_in_its_month(subject: Subject) -> Iterator[Problem]:
    """What is done was done in the month of its meeting, or after it."""
    for path, record, item in _of_items(subject):
        months, done = months_of(item.meeting), day_of(record.done)
        if not done or not months or record.status != "done":
            continue
        if done < date(subject.program.year, months[0], 1):
            message = f"{record.item} xong ngày {short_date(str(done))}, trước tháng {months[0]} của hội nghị"
            yield Problem((*path, "done"), message, "xem lại ngày, hoặc mã nội dung")


@rule("CTR251", "info", of="follow-up")
def results_are_of_one_item(subject: Subject) -> Iterator[Problem]:
    """One paper is the result of one item, but for what concludes the items' own meeting."""
    conclusions = {m.meeting: m.conclusion for m in _follow_up(subject).meetings if m.conclusion}
    first: dict[str, tuple[KeyPath, str]] = {}
    for path, record, item in _of_items(subject):
        for number in _NUMBER.findall(record.result or ""):
            if number in conclusions.get(str(item.meeting.id), ""):
                continue
            there, other = first.setdefault(number, (path, record.item))
            if there != path:
                message = f"văn bản {number} là kết quả của cả {other} và {record.item}"
                related = [Also((*there, "result"), "chỗ kia")]
                yield Problem((*path, "result"), message, "xem lại số văn bản", related=related)


@rule("CTR252", "info", of="follow-up")
def only_conditional_items_do_not_arise(subject: Subject) -> Iterator[Problem]:
    """An item without condition is done, moved or dropped; it does not fail to arise."""
    for path, record, item in _of_items(subject):
        if record.status == "not_arising" and not item.item.condition:
            message = f"{record.item} không có điều kiện mà ghi Không phát sinh"
            yield Problem(
                (*path, "status"), message, "xem lại; không làm nữa thì dùng ctr amend drop"
            )


@rule("CTR253", "info", of="follow-up")
def meetings_are_on_working_days(subject: Subject) -> Iterator[Problem]:
    """A meeting is held on a working day."""
    for at, meeting in enumerate(_follow_up(subject).meetings):
        for key in ("date", "held"):
            day = day_of(getattr(meeting, key))
            if day and (reason := rest_day(day)):
                message = f"ngày họp {short_date(str(day))} là ngày nghỉ ({reason})"
                yield Problem(("meetings", at, key), message, "xem lại ngày họp")


@rule("CTR254", "info", of="follow-up")
def done_has_a_day(subject: Subject) -> Iterator[Problem]:
    """What is done says when, or nobody can tell whether it was late."""
    for path, record, _ in _of_items(subject):
        if record.status == "done" and record.done is None:
            message = f"{record.item} hoàn thành mà chưa ghi ngày xong, được tính là đúng hạn"
            yield Problem(
                (*path, "status"),
                message,
                "ghi ngày xong: --done 25/3/2026; trong tệp: done: 2026-03-25",
            )


@rule("CTR255", "info", of="follow-up")
def meetings_are_in_their_month(subject: Subject) -> Iterator[Problem]:
    """A meeting is held in its month, or in its quarter."""
    months = _meetings(subject)
    for at, meeting in enumerate(_follow_up(subject).meetings):
        own = months.get(meeting.meeting)
        for key in ("date", "held"):
            day = day_of(getattr(meeting, key))
            if own and day and day.month not in own:
                message = (
                    f"{meeting.meeting} họp ngày {short_date(str(day))}, không thuộc tháng {own[0]}"
                )
                yield Problem(("meetings", at, key), message, "xem lại ngày họp, hoặc mã hội nghị")
