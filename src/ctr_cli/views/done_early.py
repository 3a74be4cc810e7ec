"""Which items are settled before their meeting comes: no paper asks for them, or brings them up, again."""

from ctr_cli.cycle.due import first_day
from ctr_cli.cycle.followed import Followed, followed
from ctr_cli.cycle.official_day import held_days
from ctr_cli.cycle.records import records_of
from ctr_cli.model.follow_up import FollowUp, ItemRecord
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Program
from ctr_cli.views.track_words import state_words


def settled(
    program: Program, follow_up: FollowUp, on: str | None, *, closed: bool = False
) -> dict[str, str]:
    """The items of a signed programme that were done before the month of their meeting, or that do not arise though it is
    still to come, each with what the office recorded of it.

    Records count up to the day `on`, if there is one; then what is `closed` by that day may be settled in any month.
    """
    if not any(record.status for record in follow_up.items):
        return {}
    every, held = followed(program, on), held_days(follow_up, on)
    records = records_of(follow_up, every).of
    return {
        item.id: state_words(record)
        for item in every
        if (record := records.get(item.id))
        and (record.status == "done" or str(item.meeting.id) not in held)
        and _is_settled(program.year, item, record, on, closed=closed)
    }


def _is_settled(
    year: int, item: Followed, record: ItemRecord, on: str | None, *, closed: bool
) -> bool:
    if record.status != "done":
        return record.status == "not_arising"
    day = record.done or on or ""
    if not day or (on and day > on):
        return False
    is_early = months_of(item.meeting) and day < first_day(year, item.meeting).isoformat()
    return bool(is_early or (closed and on))
