"""The year as events of a calendar: every meeting, the papers due before it, every deadline of an item."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, TypedDict

from ctr_cli.cycle.due import last_day as end_of
from ctr_cli.cycle.due import papers_day
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.workdays import working_day_from
from ctr_cli.language.keys import fold
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.language.recurring import recurring
from ctr_cli.model.agencies import Directory, at_work_on, directory, resolve
from ctr_cli.model.bodies import is_field, occasion
from ctr_cli.model.errors import CtrError
from ctr_cli.model.meetings import (
    falls_into,
    hour_and_place,
    item_id,
    meeting_id,
    meeting_title,
    months_of,
)
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment
from ctr_cli.views.days import first_day, last_day
from ctr_cli.views.deadlines import (
    asked_by,
    charged_before,
    own_day,
    own_days,
    papers_due,
    works_before,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import (
    charged,
    meeting_line,
    sentence,
    stopped,
    with_condition,
    without_items,
)

UNSETTLED = "chưa định ngày"
_STATES = 4
"""A meeting goes through so many each time: its month alone known, then its day, its hour, its place."""


class Repeat(TypedDict):
    """How an event comes again: `every` week or month, on which `days` of it, in which months of its year."""

    every: str
    days: tuple[int, ...]
    months: tuple[int, ...]


class Event(TypedDict):
    """An event of whole days from `start` up to, not including, `end`.

    `uid` stays the same whatever is rewritten or moved; `settled` tells whether the day is known, not
    only the month or quarter, on whose first working day the event then stands. `begins` is its hour (`08:00`) on a
    known day; `sequence` grows whenever more is known, or another time; `lines` are what to read about it; `charged` are the agencies at work on it, as printed;
    `repeats` is None for what comes once.
    """

    uid: str
    kind: Literal["meeting", "deadline"]
    title: str
    start: date
    end: date
    settled: bool
    begins: str | None
    place: str | None
    sequence: int
    lines: list[str]
    body: str
    charged: list[str]
    repeats: Repeat | None


class Calendar(TypedDict):
    """The events in the document's order; `as_of` is the document's own date, or that of its last decision.

    `undated` are the titles of meetings without any month, and of standing work that does not say its days, for which a
    calendar has no place.
    """

    name: str
    as_of: date
    events: list[Event]
    undated: list[str]


def calendar(
    program: Program,
    changes: Mapping[str, int] | None = None,
    deadlines: Mapping[str, int] = MappingProxyType({}),
    decided: str = "",
) -> Calendar:
    """The calendar of a programme; `changes` tells how often each meeting and each item was changed, by ids.

    `deadlines` are the days that agencies need before a meeting, by ids, where they differ from the usual; `decided` is
    the day of the last decision.

    Raises `CtrError` for a date that does not exist, and for two events of one id: a calendar would
    keep only one of them.
    """
    events: list[Event] = []
    undated: list[str] = []
    known = directory(program)
    for body in program.bodies:
        for meeting in body.meetings:
            dated = list(_meeting(program, known, body, meeting))
            if not dated and not months_of(meeting):
                undated.append(meeting_title(program, body, meeting))
            dated += _papers(program, known, body, meeting, deadlines)
            for one in dated:
                one["sequence"] += _STATES * (changes or {}).get(meeting_id(body, meeting), 0)
            events += dated
            for name, one in _deadlines(program, known, body, meeting):
                one["sequence"] += _STATES * (changes or {}).get(name, 0)
                events.append(one)
    for uid, count in Counter(event["uid"] for event in events).items():
        if count > 1:
            name = uid.partition("@")[0].partition("-")[2]
            raise CtrError(
                f"mã {name} đứng ở {count} chỗ", "chạy ctr validate để biết chỗ sai trong tệp"
            )
    return {
        "name": " - ".join(filter(None, (called(program), program.issuer.name))),
        "as_of": first_day(max(program.dated, decided)),
        "events": events,
        "undated": undated,
    }


def narrowed(
    answer: Calendar, program: Program, agency: str | None = None, month: int | None = None
) -> Calendar:
    """The calendar of one agency (its id), alone or in a group, or of one month, or of both."""
    known = directory(program)
    events = [
        event
        for event in (_in_month(program.year, one, month) for one in answer["events"])
        if (month is None or event["start"].month == month)
        and (agency is None or _at_work(known, agency, event["charged"]))
    ]
    name = answer["name"] if agency is None else f"{answer['name']}: {known.agencies[agency].name}"
    return {**answer, "name": name, "events": events}


def _in_month(year: int, event: Event, month: int | None) -> Event:
    """An event as it comes again within a month alone; what comes once, or not in that month, as it is."""
    again = event["repeats"]
    if not again or month not in again["months"]:
        return event
    alone: Repeat = {**again, "months": (month,)}
    if not (first := _first(year, alone)):
        return event
    return {**event, "start": first, "end": first + timedelta(days=1), "repeats": alone}


def _first(year: int, again: Repeat) -> date | None:
    """The first day of a year on which something comes again; None for the 30th of a February."""
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    found = (
        day
        for day in days
        if day.month in again["months"]
        and (day.weekday() if again["every"] == "week" else day.day) in again["days"]
    )
    return next(found, None)


def _at_work(known: Directory, agency: str, charged: list[str]) -> bool:
    named = {found for name in charged for found in resolve(known, name)}
    return works_on(known, agency, named)


def _uid(program: Program, name: str) -> str:
    """Made of what never changes: the committee, the year and the id."""
    return f"{program.year}-{name}@{fold(program.issuer.name or 'ctr').replace(' ', '-')}"


def _meeting(program: Program, known: Directory, body: Body, meeting: Meeting) -> Iterator[Event]:
    """The event of a meeting, or one for each time that what comes again has; none where nobody knows when it is. Nobody
    meets in a field of work: its event is the last day for what has no deadline of its own.
    """
    name, title = meeting_id(body, meeting), meeting_title(program, body, meeting)
    if is_field(body.name) and months_of(meeting) and not meeting.date:
        if untimed := [item for item in meeting.items if not item.deadline]:
            end = end_of(program.year, meeting)
            works = meeting.model_copy(update={"items": untimed})
            yield _held(program, known, body, works, name, f"Thời hạn: {title}", end, None)
        return
    if months := months_of(meeting):
        day = first_day(meeting.date or f"{program.year}-{months[0]:02d}")
        start = day if meeting.date else working_day_from(day)
        said = title if meeting.date else _unsettled(title)
        yield _held(program, known, body, meeting, name, said, start, None)
        return
    times = _repeats(meeting)
    for again in times:
        uid = f"{name}-ngay-{again['days'][0]}" if len(times) > 1 else name
        if first := _first(program.year, again):
            yield _held(program, known, body, meeting, uid, title, first, again)


def _repeats(meeting: Meeting) -> list[Repeat]:
    """How standing work comes again whose title says on which days; each day of a month apart, which calendars know better."""
    if not meeting.every:
        return []
    days = recurring(meeting.title or "", meeting.every).days
    apart = [(day,) for day in days] if meeting.every == "month" else [days] if days else []
    months = tuple(sorted(falls_into(meeting)))
    return [Repeat(every=meeting.every, days=some, months=months) for some in apart]


def _held(
    program: Program,
    known: Directory,
    body: Body,
    meeting: Meeting,
    name: str,
    title: str,
    start: date,
    again: Repeat | None,
) -> Event:
    begins, place = hour_and_place(program, meeting)
    if again:
        begins, place = program.settings.start, program.settings.place
    works = is_field(body.name)
    settled = works or meeting.date is not None or again is not None
    told = (settled, settled and begins, settled and place)
    lines = [f"{n}. {stopped(sentence(item))}" for n, item in enumerate(meeting.items, 1)]
    if meeting.agencies:
        roles = (entry.role for entry in meeting.agencies)
        lines.append(f"{' '.join(meeting_line(roles, charged(meeting.agencies, plain=True)))}.")
    return {
        "uid": _uid(program, name),
        "kind": "deadline" if works and not again else "meeting",
        "title": title + without_items(meeting.items),
        "start": start,
        "end": start + timedelta(days=1),
        "settled": settled,
        "begins": begins if settled else None,
        "place": place,
        "sequence": sum(map(bool, told)),
        "lines": lines,
        "body": body.name,
        "charged": charged_before(known, body, meeting),
        "repeats": again,
    }


def _unsettled(title: str) -> str:
    """A title that says the day is not known: `Hội nghị … lần thứ 3 (tháng 3/2026, chưa định ngày)`."""
    return f"{title[:-1]}, {UNSETTLED})" if title.endswith(")") else f"{title} ({UNSETTLED})"


def _papers(
    program: Program,
    known: Directory,
    body: Body,
    meeting: Meeting,
    deadlines: Mapping[str, int],
) -> Iterator[Event]:
    """The days the papers of a meeting are due, once its own day is known: the usual, and agencies' own, unless all
    that an agency works on has days of its own.
    """
    if not meeting.date or is_field(body.name):
        return
    held, name = first_day(meeting.date), f"{meeting_id(body, meeting)}-tai-lieu"
    works, usual = works_before(known, body, meeting), papers_due(program, body.name, held)
    charged = asked_by(program, known, works, deadlines, held, usual)
    yield _papers_event(program, body, meeting, name, usual, "", charged)
    untimed = [
        entry
        for work in works
        if not own_day(program, body.name, work.answering, work.deadline, deadlines, held)
        for entry in work.answering
    ]
    for agency, lead in own_days(program, body.name, untimed, deadlines, held):
        due = papers_day(held, lead)
        yield _papers_event(
            program, body, meeting, f"{name}-{agency.id}", due, agency.name, [agency.name]
        )


def _papers_event(
    program: Program,
    body: Body,
    meeting: Meeting,
    name: str,
    day: date,
    agency: str,
    charged: list[str],
) -> Event:
    title = meeting_title(program, body, meeting)
    whose = f" ({agency})" if agency else ""
    held = first_day(meeting.date or "")
    return {
        "uid": _uid(program, name),
        "kind": "deadline",
        "title": f"Hạn gửi tài liệu{whose}: {title}",
        "start": day,
        "end": day + timedelta(days=1),
        "settled": True,
        "begins": None,
        "place": None,
        "sequence": 1,
        "lines": [
            f"Tài liệu gửi đến Văn phòng; {occasion(body.name)} ngày {day_as_written(held.isoformat())}."
        ],
        "body": body.name,
        "charged": charged,
        "repeats": None,
    }


def _deadlines(
    program: Program, known: Directory, body: Body, meeting: Meeting
) -> Iterator[tuple[str, Event]]:
    for position, item in enumerate(meeting.items, 1):
        if item.deadline:
            name = item_id(meeting_id(body, meeting), position, item.id)
            who = at_work_on(known, body, meeting, item)
            yield name, _deadline(program, body, meeting, item, who, name)


def _deadline(
    program: Program,
    body: Body,
    meeting: Meeting,
    item: Item,
    who: list[Assignment],
    name: str,
) -> Event:
    assert item.deadline
    day = last_day(item.deadline)
    agencies = charged(who, plain=True)
    title = meeting_title(program, body, meeting)
    lines = [f"{title}." if is_field(body.name) else f"Trình: {title}."]
    if agencies:
        lines.append(f"Cơ quan: {agencies}.")
    if item.product:
        lines.append(f"Sản phẩm: {item.product}.")
    return {
        "uid": _uid(program, f"{name}-han"),
        "kind": "deadline",
        "title": f"Thời hạn: {with_condition(item.text, item.condition)}",
        "start": day,
        "end": day + timedelta(days=1),
        "settled": len(item.deadline) == 10,
        "begins": None,
        "place": None,
        "sequence": int(len(item.deadline) == 10),
        "lines": lines,
        "body": body.name,
        "charged": [entry.agency for entry in who],
        "repeats": None,
    }
