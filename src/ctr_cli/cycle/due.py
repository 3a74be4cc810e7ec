"""When an item is due, and when its papers are."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ctr_cli.cycle.workdays import latest_day, working_day
from ctr_cli.language.lead_times import LeadTime
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Meeting, Program

if TYPE_CHECKING:
    from ctr_cli.cycle.followed import Followed
    from ctr_cli.model.office import Office

Days = dict[str, date]
"""The days of meetings by their ids, as far as they are known."""


def day_of(text: str | None) -> date | None:
    """The day a file names (`2026-03-25`), of a month alone its last; None where the calendar has none such."""
    if text is None:
        return None
    try:
        if len(text) == len("2026-03"):
            first = date.fromisoformat(f"{text}-01")
            return first.replace(day=monthrange(first.year, first.month)[1])
        return date.fromisoformat(text)
    except ValueError:
        return None


def last_day(year: int, meeting: Meeting) -> date:
    """The last day of a meeting's month or quarter; of what has none, the last of the year."""
    month = (months_of(meeting) or (12,))[-1]
    return date(year, month, monthrange(year, month)[1])


def first_day(year: int, meeting: Meeting) -> date:
    """The first day of a meeting's month or quarter; of what has none, the first of the year."""
    return date(year, (months_of(meeting) or (1,))[0], 1)


def open_until(year: int, item: "Followed", planned: date | None, *, handed_in: bool) -> date:
    """The day by which an item that is not done is waited for: its own deadline, else the day of its meeting, else the
    end of the meeting's month.

    What is `handed_in` has met a deadline before its meeting.
    """
    held = planned or last_day(year, item.meeting)
    deadline = day_of(item.deadline)
    if deadline and first_day(year, _without_day(item.meeting)) <= deadline:
        return max(deadline, held) if handed_in else deadline
    return held


def due(year: int, item: "Followed", planned: date | None) -> date:
    """The last day on which an item is done in time: its own deadline, or the end of its meeting's month.

    A deadline before the day its meeting is planned for, or before its month or quarter, is that of its papers.
    """
    deadline, meeting = day_of(item.deadline), _without_day(item.meeting)
    if deadline and first_day(year, meeting) <= deadline and not _early(deadline, meeting, planned):
        return deadline
    return last_day(year, item.meeting)


def _early(deadline: date, meeting: Meeting, planned: date | None) -> bool:
    """Whether a deadline comes before the day of its meeting; of a quarter's, an item of another month has a time of its own."""
    if planned is None or deadline >= planned:
        return False
    return not meeting.quarter or (deadline.year, deadline.month) == (planned.year, planned.month)


def _without_day(meeting: Meeting) -> Meeting:
    """A meeting as planned: of one of a quarter the whole quarter, also once its day is known."""
    return meeting.model_copy(update={"date": None}) if meeting.quarter else meeting


def holds(deadline: str | None, year: int, was: Meeting, now: Meeting) -> bool:
    """Whether a deadline set for a meeting still counts before that the item stands before now.

    Moved to a later time it leaves one behind that lies before that, moved to an earlier one all but that of what is to
    be done after its meeting.
    """
    day = day_of(deadline)
    if day is None or months_of(was) == months_of(now):
        return day is not None
    if first_day(year, now) > first_day(year, was):
        return day >= first_day(year, now)
    return not last_day(year, now) < day <= last_day(year, was)


def papers_due(
    program: Program, office: "Office", item: "Followed", held: date | None, agencies: Iterable[str]
) -> date | None:
    """The day by which the papers of an item must be with the office; None where nobody can know it.

    That is so many days before the meeting as the slowest of the agencies needs, or a deadline of its own before that.
    """
    if held is None:
        return own_papers_day(item.deadline, first_day(program.year, item.meeting))
    usual = usual_papers_day(program, item.body.name, office.deadlines, agencies, held)
    return own_papers_day(item.deadline, usual) or usual


def usual_papers_day(
    program: Program, body: str, deadlines: Mapping[str, int], agencies: Iterable[str], held: date
) -> date:
    """The last day for papers before a meeting of a body, as the slowest of some agencies (by their ids) needs."""
    return min(papers_day(held, lead) for lead in leads_of(program, body, deadlines, agencies))


def leads_of(
    program: Program, body: str, deadlines: Mapping[str, int], agencies: Iterable[str]
) -> set[LeadTime]:
    """How long before a meeting of a body the papers of agencies, by their ids, are due: their own days, or the
    programme's.
    """
    usual = program.lead_before(body)
    own = {
        program.own_lead(body, deadlines[name]) if name in deadlines else usual for name in agencies
    }
    return own or {usual}


def own_papers_day(deadline: str | None, usual: date) -> date | None:
    """The last day for the papers of an item that has a deadline before the usual day of papers; None where it has none.

    Where the meeting's day is not known its first is that day.
    """
    day = day_of(deadline)
    return day if day and day < usual else None


def papers_day(meeting: date, lead: LeadTime) -> date:
    """The last day for papers that must be there so long before a meeting: back to a working day."""
    return working_day(latest_day(meeting, lead))
