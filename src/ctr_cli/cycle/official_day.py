"""The day an item was done, the same wherever it is told: the office's, or that of those whose work a meeting confirmed."""

from datetime import date

from ctr_cli.cycle.due import Days, day_of, due
from ctr_cli.cycle.followed import Followed
from ctr_cli.cycle.outcome import HANDED_IN, of_all
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import CLOSED, FollowUp, ItemRecord, Report
from ctr_cli.model.program import Program


def held_days(follow_up: FollowUp, until: str | None = None) -> dict[str, str]:
    """The day each meeting was held, by its id: of all, or of those held up to a day."""
    held = ((record.meeting, record.held) for record in follow_up.meetings if record.held)
    return {meeting: day for meeting, day in held if until is None or day <= until}


def done_on(
    known: Directory,
    issuer: str | None,
    item: Followed,
    record: ItemRecord | None,
    by: date,
    held: str | None,
) -> str | None:
    """The day an item was done: what the office recorded.

    Where that is the day of the meeting (`held`), which confirms what others did, or the office names none, it is
    theirs: the last on which all had closed it, or, before a meeting, had handed it in by the day it was due (`by`).
    """
    if record is None or record.status != "done" or record.done not in (None, held):
        return record.done if record else None
    closed, handed_in = (
        of_all(known, issuer, item, record.reports, statuses) for statuses in (CLOSED, HANDED_IN)
    )
    if finished := _last(closed):
        return finished
    delivered, day = _last(handed_in), by.isoformat()
    in_time = record.done and delivered and delivered <= day < record.done
    return delivered if in_time else record.done


def as_told(
    known: Directory,
    program: Program,
    item: Followed,
    record: ItemRecord,
    days: Days,
    held: dict[str, str],
) -> ItemRecord:
    """A record with the day on which its item was done, as every answer tells it.

    `days` are those of the meetings, held or planned, `held` those on which they were held.
    """
    meeting = str(item.meeting.id)
    by = due(program.year, item, days.get(meeting))
    day = done_on(known, program.issuer.name, item, record, by, held.get(meeting))
    return record.model_copy(update={"done": day})


def _last(reports: list[Report]) -> str | None:
    """The last day of some reports; None where one of them has none that is a day."""
    days = [report.on for report in reports if report.on and day_of(report.on)]
    return max(days) if days and len(days) == len(reports) else None
