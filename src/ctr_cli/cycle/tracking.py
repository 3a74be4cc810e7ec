"""What a person records in a follow-up: of an item, of an agency's part in it, of a meeting that was held.

Each function answers the follow-up as it then is; whether anything changed shows by comparing.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from ctr_cli.cycle.followed import Followed
from ctr_cli.cycle.objections import objections
from ctr_cli.cycle.records import Records, guard_of, says_something
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import FollowUp, ItemRecord, MeetingRecord, Report, status_name
from ctr_cli.model.values import Strict

Record = TypeVar("Record", bound=Strict)
Values = Mapping[str, Any]
"""Values by the names of their fields; None takes one away."""


class Held(Struct):
    """A follow-up after a meeting: the ids now recorded as done that day, those it is taken back of, and those left
    alone, each with why; `against` are those of them of which an agency says otherwise.
    """

    follow_up: FollowUp
    done: list[str]
    taken_back: dict[str, str]
    left: dict[str, str]
    against: list[str]


def with_item(follow_up: FollowUp, records: Records, item: Followed, values: Values) -> FollowUp:
    """The follow-up with values recorded of an item; a new record gets the first words of its text.

    `records` tell which record speaks of it.
    """
    new = ItemRecord(item=_name(records, item), text=guard_of(item.signed))
    return _with_items(follow_up, _with(follow_up.items, "item", new, values))


def with_report(
    follow_up: FollowUp, records: Records, item: Followed, agency: str, values: Values
) -> FollowUp:
    """The follow-up with values recorded of an agency's part in an item."""
    name = _name(records, item)
    now = next((record for record in follow_up.items if record.item == name), None)
    reports = _with(now.reports if now else [], "agency", Report(agency=agency), values)
    return with_item(follow_up, records, item, {"reports": reports})


def with_meeting(
    follow_up: FollowUp, meeting: str, values: Values, planned: str | None = None
) -> FollowUp:
    """The follow-up with values recorded of a meeting; another day than the one known so far is counted.

    `planned` is the day the programme itself gives it.
    """
    before = _record_of(follow_up, meeting)
    after = before.model_copy(update=values)
    known, now = (record.held or record.date or planned for record in (before, after))
    if known not in (None, now):
        values = {**values, "redated": (before.redated or 0) + 1}
    records = _with(follow_up.meetings, "meeting", MeetingRecord(meeting=meeting), values)
    return _changed(follow_up, "meetings", records)


def with_unplanned(follow_up: FollowUp, name: str, values: Values) -> FollowUp:
    """The follow-up with values recorded of something outside the programme that it holds."""
    entries = [
        entry.model_copy(update=values) if entry.id == name else entry
        for entry in follow_up.unplanned
    ]
    return _changed(follow_up, "unplanned", entries)


def after_meeting(
    known: Directory,
    follow_up: FollowUp,
    records: Records,
    meeting: str,
    items: Collection[Followed],
    values: Values,
    excepted: Collection[str] = (),
    planned: str | None = None,
) -> Held:
    """The follow-up once a meeting is held: its items done that day, its conclusion their result.

    `items` are those that stand before it, `values` what is recorded of it now (`held`, `conclusion`
    and others). Conditional items, those with a record of their own, those of which an agency reported otherwise or asks
    to put them off, and those excepted are left alone; what an earlier record of the same meeting said of an item is set right, or taken back. A conclusion
    that comes later reaches only the items that the meeting made done. `planned` as in `with_meeting`.
    """
    before = _record_of(follow_up, meeting)
    after = before.model_copy(update=values)
    held = Held(with_meeting(follow_up, meeting, values, planned), [], {}, {}, [])
    for item in items:
        record = records.of.get(item.id) or ItemRecord(item=item.id)
        by_meeting = before.held is not None and _says(record, _as_done(before))
        against = [] if record.status or item.id in excepted else objections(known, item, record)
        why = "; ".join(against) or _why_left(item, record, excepted, by_meeting=by_meeting)
        if "held" not in values and not by_meeting:
            why = why or "chưa xong khi họp"
        if why is None and after.held:
            held = held._replace(
                follow_up=with_item(held.follow_up, records, item, _as_done(after))
            )
            held.done.append(item.id)
            continue
        if by_meeting:
            held = held._replace(follow_up=_taken_back(held.follow_up, record))
        (held.taken_back if by_meeting else held.left)[item.id] = why or "chưa họp"
        if against:
            held.against.append(item.id)
    return held


def _why_left(
    item: Followed, record: ItemRecord, excepted: Collection[str], *, by_meeting: bool
) -> str | None:
    """Why a meeting that is held says nothing of an item before it; None where it does."""
    if item.id in excepted:
        return "nêu ở --except"
    if record.status is not None:
        return None if by_meeting else f"đã ghi riêng ({status_name(record.status)})"
    return f"có điều kiện ({item.item.arises_if})" if item.item.arises_if else None


def _says(record: ItemRecord, values: dict[str, Any]) -> bool:
    return all(getattr(record, key) == value for key, value in values.items())


def _taken_back(follow_up: FollowUp, record: ItemRecord) -> FollowUp:
    """The follow-up without what a meeting said of an item; the record goes where it held nothing else."""
    nothing = dict.fromkeys(("status", "done", "result"))
    return _with_items(follow_up, _with(follow_up.items, "item", record, nothing))


def _name(records: Records, item: Followed) -> str:
    """The id under which the follow-up has an item: its own, unless a record follows its words."""
    known = records.of.get(item.id)
    return known.item if known else item.id


def _record_of(follow_up: FollowUp, meeting: str) -> MeetingRecord:
    found = (record for record in follow_up.meetings if record.meeting == meeting)
    return next(found, MeetingRecord(meeting=meeting))


def _as_done(meeting: MeetingRecord) -> dict[str, Any]:
    """What a held meeting makes of its items."""
    return {"status": "done", "done": meeting.held, "result": meeting.conclusion}


def _with(records: list[Record], key: str, new: Record, values: Values) -> list[Record]:
    """Records with values put into the one that a new one names, or with the new one last."""
    name = getattr(new, key)
    if all(getattr(record, key) != name for record in records):
        return [*records, new.model_copy(update=values)]
    return [
        record.model_copy(update=values) if getattr(record, key) == name else record
        for record in records
    ]


def _with_items(follow_up: FollowUp, records: list[ItemRecord]) -> FollowUp:
    """The follow-up with other records of items; one that now says nothing is left out, others stand as they were."""
    kept = [r for r in records if says_something(r) or r in follow_up.items]
    return _changed(follow_up, "items", kept)


def _changed(follow_up: FollowUp, key: str, records: list[Any]) -> FollowUp:
    return follow_up.model_copy(update={key: records})
