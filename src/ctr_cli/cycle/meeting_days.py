"""The days of meetings as the office keeps them beside the programme, and which meeting comes next."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ctr_cli.cycle.due import day_of, last_day
from ctr_cli.cycle.retitled import on_its_day
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import meeting_id, months_of
from ctr_cli.model.program import Meeting, PlannedMeeting, Program

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import MeetingRecord


def days_kept(
    program: Program, records: "Iterable[MeetingRecord]", until: str | None = None
) -> "list[MeetingRecord]":
    """The records of meetings without the planned days that decisions left behind: of a meeting that was moved away
    from the month, or the quarter, of its day, and was not held.

    `program` is the signed one; its decisions count, all or those up to a day.
    """
    kept = list(records)
    if not program.amendments:
        return kept
    from ctr_cli.cycle.replay import replayed

    replay = replayed(program, until)
    were = [d for d in replay.done if d.before and not d.before.item]
    left = {(d.step.id, month) for d in were if d.before for month in months_of(d.before.meeting)}
    for body in replay.program.bodies:
        for meeting in body.meetings:
            left -= {(str(meeting.id), month) for month in months_of(meeting)}
    return [
        r.model_copy(update={"date": None})
        if not r.held and (day := day_of(r.date)) and (r.meeting, day.month) in left
        else r
        for r in kept
    ]


def with_days(program: Program, records: "Iterable[MeetingRecord]") -> Program:
    """A programme whose meetings are on the days they were held, or planned, by the records of a follow-up.

    They are there at the hours and places recorded, and each beside them keeps the id it is known by.
    """
    of = {record.meeting: record for record in records}
    bodies = []
    for body in program.bodies:
        named = [(meeting_id(body, meeting), meeting) for meeting in body.meetings]
        if of.keys().isdisjoint(name for name, _ in named):
            bodies.append(body)
            continue
        meetings = [
            _planned(name, meeting, of[name], program.year)
            if name in of
            else meeting.model_copy(update={"id": name})
            for name, meeting in named
        ]
        bodies.append(body.model_copy(update={"meetings": meetings}))
    return program.model_copy(update={"bodies": bodies})


def _planned(name: str, meeting: Meeting, record: "MeetingRecord", year: int) -> Meeting:
    """A meeting on its day; one that is held only after the year stays one of its own month."""
    day = record.held or record.date or meeting.date
    meeting = on_its_day(meeting, day_of(day), year)
    values = {key: getattr(meeting, key) for key in Meeting.model_fields}
    if day and int(day[:4]) > year and months_of(meeting):
        values["month"] = months_of(meeting)[-1]
    values |= {"id": name, "date": day}
    return PlannedMeeting.model_construct(**values, start=record.start, place=record.place)


def coming(program: Program, on: date, records: "Iterable[MeetingRecord]" = ()) -> list[str]:
    """The ids of the meetings that come next on a day: those of the first day known, else all of the first month.

    A meeting is past once it is held, after its day, or after its month or quarter. A later month's day
    waits until the meetings of the months before it have theirs. `program` is in force, with its days.
    """
    over = past(program, on, records)
    left = [
        (name, meeting)
        for body in program.bodies
        for meeting in body.meetings
        if months_of(meeting)
        and not is_field(body.name)
        and (name := meeting_id(body, meeting)) not in over
    ]
    if not left:
        return []
    first = min(left, key=lambda entry: (_ends(program, entry[1]), entry[1].date is None))[1]
    if first.date:
        return [name for name, meeting in left if meeting.date == first.date]
    month = months_of(first)[0]
    return [name for name, meeting in left if months_of(meeting)[0] == month]


def past(program: Program, on: date, records: "Iterable[MeetingRecord]" = ()) -> set[str]:
    """The ids of the meetings, and of the parts of fields of work, that are past on a day."""
    held = {r.meeting for r in records if r.held and r.held <= on.isoformat()}
    return held | {
        meeting_id(body, meeting)
        for body in program.bodies
        for meeting in body.meetings
        if _ends(program, meeting) < on
    }


def _ends(program: Program, meeting: Meeting) -> date:
    """The day after which a meeting is past."""
    return day_of(meeting.date) or last_day(program.year, meeting)
