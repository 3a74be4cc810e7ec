"""What comes before the meetings of a month, a quarter, or one meeting."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypedDict

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.recurring import recurring
from ctr_cli.model.agencies import Directory, ids_like
from ctr_cli.model.bodies import FIELD, is_field, occasion
from ctr_cli.model.meant import meeting_meant
from ctr_cli.model.meetings import (
    falls_into,
    hour_and_place,
    item_id,
    meeting_id,
    meeting_name,
    meeting_title,
    month_of,
    months_of,
    stands_before,
    time_name,
)
from ctr_cli.model.program import Body, Item, Meeting, MovedItem, Program
from ctr_cli.views.assignments import AssignmentView, assignments
from ctr_cli.views.program import bodies_in_working_order
from ctr_cli.views.sentences import in_figures

STANDING = "Công việc thường xuyên"
"""The heading over standing work, which stands behind the meetings in a section of its own."""
_LAST = 13
State = Literal["in_force", "issued"]


class Moved(TypedDict):
    """The meeting an item was issued before, and what is printed of it; None where it stands there still."""

    moved_from: str | None
    moved_note: str | None


class ItemView(Moved):
    """An item with its place in the meeting, counted from 1.

    `moved_from` is the meeting it was issued before, where it now stands before another.
    """

    id: str
    position: int
    topic: str | None
    text: str
    condition: str | None
    details: list[str]
    product: str | None
    deadline: str | None
    assignments: list[AssignmentView]


class BodyView(TypedDict):
    """Who meets."""

    id: str
    name: str


class MeetingView(TypedDict):
    """A meeting with its items; `assignments` are those of the whole meeting.

    `every` is `week`, `month`, `quarter` or `year` where it is standing work, which has no month. `start` (`08:00`) and
    `place` are known once its day is.
    """

    id: str
    body: BodyView
    number: int | None
    month: int | None
    quarter: int | None
    date: str | None
    start: str | None
    place: str | None
    every: str | None
    kind: str
    title: str
    assignments: list[AssignmentView]
    items: list[ItemView]


class Agenda(TypedDict):
    """Meetings in working order; `month` and `quarter` say what was asked for.

    `state` tells whether they are those in force, as far as the day `on`, or as issued.
    """

    version: int
    year: int
    month: int | None
    quarter: int | None
    on: str | None
    state: State
    meetings: list[MeetingView]


def agenda_of_months(
    program: Program, known: Directory, months: tuple[int, ...], quarter: int | None = None
) -> Agenda:
    """The meetings of some months: month by month, those that prepare before those that decide; standing work last.

    What a quarter has comes behind its last month. A conference stands whole in every month it may fall into; of work over a quarter, what is due in
    another of its months is left out.
    """
    found: list[tuple[int, MeetingView]] = []
    for body in bodies_in_working_order(program):
        for meeting in body.meetings:
            held = [month for month in falls_into(meeting) if month in months]
            if held:
                order = held[-1] if months_of(meeting) else _LAST
                view = view_meeting(program, known, body, meeting)
                whole = _is_conference(program, body, meeting)
                items = [
                    item
                    for item in view["items"]
                    if whole or stands_before(meeting, item["deadline"], months)
                ]
                if items or not (view["items"] or meeting.every):
                    found.append((order, {**view, "items": items}))
    found.sort(key=lambda pair: pair[0])
    month = months[0] if len(months) == 1 else None
    return _agenda(program, month, quarter, [view for _, view in found])


def _is_conference(program: Program, body: Body, meeting: Meeting) -> bool:
    """Whether people meet, and do not only work: a field of work is none, nor what the issuer does in a quarter."""
    works = body.name == program.issuer.name and meeting.number is None and not meeting.title
    return not works and not is_field(body.name)


def agenda_of_ids(program: Program, known: Directory, names: Collection[str]) -> Agenda:
    """The meetings with some ids, in working order."""
    views = [
        view_meeting(program, known, body, meeting)
        for body in bodies_in_working_order(program)
        for meeting in body.meetings
        if meeting_id(body, meeting) in names
    ]
    months = {view["month"] for view in views}
    return _agenda(program, months.pop() if len(months) == 1 else None, None, views)


def agenda_of_meeting(program: Program, known: Directory, asked: str) -> Agenda | None:
    """The one meeting that is meant (`bch-3`, `BCH3`, `Ban Chấp hành lần thứ 3`), or None when there is none."""
    wanted = meeting_meant(program, asked)
    found = next((one for one in _every_meeting(program) if meeting_id(*one) == wanted), None)
    if found is None:
        return None
    view = view_meeting(program, known, *found)
    return _agenda(program, view["month"], None, [view])


def meeting_ids(program: Program) -> list[str]:
    """The ids of all meetings, in the document's order, those of fields of work, where nobody meets, last."""
    every = sorted(_every_meeting(program), key=lambda one: is_field(one[0].name))
    return [meeting_id(*one) for one in every]


def meetings_like(program: Program, asked: str, others: Iterable[str] = ()) -> str:
    """What to say of words that mean no meeting, nor any other id: the ids near, a meeting's with its month where its number
    does not tell that.
    """
    times = {meeting_id(*one): time_name(one[1]) for one in _every_meeting(program)}
    untold = {
        name: time
        for name, time in times.items()
        if f"-{time.removeprefix('tháng ')}" not in name and time
    }
    return ids_like(asked, dict.fromkeys((*meeting_ids(program), *others)), untold)


def _every_meeting(program: Program) -> Iterator[tuple[Body, Meeting]]:
    return ((body, meeting) for body in program.bodies for meeting in body.meetings)


def held_and_standing(
    meetings: Sequence[MeetingView],
) -> tuple[list[MeetingView], list[MeetingView]]:
    """The meetings of months and quarters, and standing work, each in the order given."""
    standing = [m for m in meetings if m["every"] and m["month"] is None and m["quarter"] is None]
    return [meeting for meeting in meetings if meeting not in standing], standing


def is_held(meeting: MeetingView) -> bool:
    """Whether people meet: for standing work, and a part of a field of work, nobody is invited."""
    return not held_and_standing([meeting])[1] and not is_field(meeting["body"]["name"])


def on_day(program: Program, meeting: MeetingView, day: str) -> MeetingView:
    """A meeting as that of one day: what comes again is `Hội nghị Thường trực Đảng ủy ngày 09/3/2026`, or by its title
    `Giao ban ngày 09/3/2026`; another is without the day its title says.
    """
    body, found = _in_programme(program, meeting)
    if not (found.every and held_and_standing([meeting])[1]):
        dated = found.model_copy(update={"id": meeting["id"], "date": day})
        return {**meeting, "date": day, "title": meeting_title(program, body, dated)}
    own = recurring(found.title or "", found.every).name
    words = f" {fold(own)} "
    meets = any(f" {fold(word)} " in words for word in table("standing")["meets"])
    name = own if meets else meeting_name(body, found)
    return {**meeting, "month": int(day[5:7]), "date": day, "title": f"{name} {in_figures(day)}"}


def comes_on(program: Program, meeting: MeetingView, day: date) -> bool:
    """Whether a meeting that comes again comes on a day, as far as its months and its title tell."""
    _, found = _in_programme(program, meeting)
    if not found.every:
        return True
    days = recurring(found.title or "", found.every).days
    one = day.weekday() if found.every == "week" else day.day
    return day.month in falls_into(found) and one in (days or (one,))


def _in_programme(program: Program, meeting: MeetingView) -> tuple[Body, Meeting]:
    """The meeting of a programme that is shown, with its body."""
    return next(one for one in _every_meeting(program) if meeting_id(*one) == meeting["id"])


def counted(meetings: Sequence[MeetingView]) -> str:
    """How many meetings, by what each is called, and how many items: `2 kỳ họp, 1 phiên họp, 9 nội dung`."""
    held, standing = held_and_standing(meetings)
    count = Counter(occasion(meeting["body"]["name"]) for meeting in held)
    items = sum(len(meeting["items"]) for meeting in meetings)
    said = [f"{number} {word}" for word, number in count.items() if word != FIELD]
    tail = " kể cả việc thường xuyên" if standing and held else ""
    return ", ".join([*said, f"{items} nội dung{tail}"])


def moved(item: Item) -> Moved:
    """Where an item comes from."""
    if isinstance(item, MovedItem):
        return {"moved_from": item.moved_from, "moved_note": item.moved_note}
    return {"moved_from": None, "moved_note": None}


def _agenda(
    program: Program, month: int | None, quarter: int | None, meetings: list[MeetingView]
) -> Agenda:
    return {
        "version": 1,
        "year": program.year,
        "month": month,
        "quarter": quarter,
        "on": None,
        "state": "in_force",
        "meetings": meetings,
    }


def view_meeting(program: Program, known: Directory, body: Body, meeting: Meeting) -> MeetingView:
    """A meeting as plain data, its agencies resolved."""
    name = meeting_id(body, meeting)
    start, place = hour_and_place(program, meeting)
    return {
        "id": name,
        "body": {"id": body.id, "name": body.name},
        "number": meeting.number,
        "month": month_of(meeting),
        "quarter": meeting.quarter,
        "date": meeting.date,
        "start": start,
        "place": place,
        "every": meeting.every,
        "kind": meeting.kind,
        "title": meeting_title(program, body, meeting),
        "assignments": assignments(known, meeting.agencies),
        "items": [
            {
                "id": item_id(name, position, item.id),
                "position": position,
                "topic": item.topic,
                "text": item.text,
                "condition": item.condition,
                "details": item.details,
                "product": item.product,
                "deadline": item.deadline,
                "assignments": assignments(known, item.agencies),
                **moved(item),
            }
            for position, item in enumerate(meeting.items, 1)
        ],
    }
