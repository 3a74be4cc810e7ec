"""When an item is due, and when its papers are."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from ctr_cli.cycle.retitled import put_off
from ctr_cli.cycle.workdays import latest_day, working_day
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import PAPERS_BY, Assignment

Days = dict[str, date]
"""The days of meetings by their ids, as far as they are known."""


class Work(Protocol):
    """An item with the meeting it stands before, who is charged with it and the deadline that counts."""

    @property
    def item(self) -> Item:
        """The item as it stands."""

    @property
    def body(self) -> Body:
        """Who meets."""

    @property
    def meeting(self) -> Meeting:
        """The meeting it stands before."""

    @property
    def charged(self) -> list[Assignment]:
        """Who works on it."""

    @property
    def deadline(self) -> str | None:
        """Its own deadline, if one counts."""


def day_of(text: str | None) -> date | None:
    """The day a file names (`2026-03-25`), of a month alone its last; None where the calendar has none such."""
    if text is None:
        return None
    try:
        if len(text) == len("2026-03"):
            return _end_of_month(date.fromisoformat(f"{text}-01"))
        return date.fromisoformat(text)
    except ValueError:
        return None


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def last_day(year: int, meeting: Meeting) -> date:
    """The last day of a meeting's month or quarter; of what has none, the last of the year."""
    return _end_of_month(date(year, (months_of(meeting) or (12,))[-1], 1))


def first_day(year: int, meeting: Meeting) -> date:
    """The first day of a meeting's month or quarter; of what has none, the first of the year."""
    return date(year, (months_of(meeting) or (1,))[0], 1)


def due(year: int, item: Work, met: date | None) -> date:
    """The last day on which an item is done in time, and after which it is overdue: the last of the month or quarter of
    its meeting, or of the day that this is put off to, or a deadline of its own that comes after its meeting.

    `met` is the day the meeting was held, else is planned for. A deadline before it is that of the papers; so may be one
    in the month of a meeting without a day, whose item is due at the end of that month. Of a quarter's
    meeting a deadline counts unless it is in the month of its day; where nobody meets it always counts.
    """
    deadline, meeting = day_of(item.deadline), _without_day(put_off(item.meeting, met, year))
    end = last_day(year, meeting)
    works = bool(meeting.every) or is_field(item.body.name)
    of_papers = any(detail.startswith(PAPERS_BY) for detail in item.item.details)
    if deadline is None or of_papers or (deadline < first_day(year, meeting) and not works):
        return end
    if works or deadline > end or _comes_after(deadline, meeting, met):
        return deadline
    return _end_of_month(deadline)


def _comes_after(deadline: date, meeting: Meeting, met: date | None) -> bool:
    """Whether a deadline is known to come after its meeting, or to have another month of the quarter."""
    if meeting.quarter and (
        met is None or (deadline.year, deadline.month) != (met.year, met.month)
    ):
        return True
    return met is not None and deadline >= met


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
    program: Program,
    deadlines: Mapping[str, int],
    item: Work,
    held: date | None,
    agencies: Iterable[str],
) -> date | None:
    """The day by which the papers of an item must be with the office; None where nobody can know it.

    That is so many days before the meeting as the slowest of the agencies needs, or a deadline of its own before that.
    """
    if held is None:
        return own_papers_day(item.deadline, due(program.year, item, None))
    usual = usual_papers_day(program, item.body.name, deadlines, agencies, held)
    return own_papers_day(item.deadline, usual) or usual


def verifying_day(
    program: Program,
    deadlines: Mapping[str, int],
    body: str,
    deadline: str | None,
    held: date,
    agencies: Iterable[str],
) -> date:
    """The day by which agencies that verify an item of a meeting must have done so: as long before it as they need by the
    settings; else the usual day of papers, where those they verify have an earlier `deadline`, else that of the meeting.
    """
    named = [name for name in agencies if name in deadlines]
    if named:
        return usual_papers_day(program, body, deadlines, named, held)
    usual = papers_day(held, program.lead_before(body))
    return usual if own_papers_day(deadline, usual) else held


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

    Where the meeting's day is not known, the day the item is due is that day.
    """
    day = day_of(deadline)
    return day if day and day < usual else None


def papers_day(meeting: date, lead: LeadTime) -> date:
    """The last day for papers that must be there so long before a meeting: back to a working day."""
    return working_day(latest_day(meeting, lead))
