"""The programme in force as edits of its file, so that next year is drafted from what was done, not from what was signed."""

from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from ctr_cli.cycle import board as boards
from ctr_cli.cycle.draft_entries import plain_agencies
from ctr_cli.cycle.renamed import with_new_names
from ctr_cli.cycle.replay import Replay, replayed
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.meetings import item_id, meeting_id, month_of, time_name
from ctr_cli.model.program import Body, Item, Meeting, MovedItem, Program
from ctr_cli.model.values import Assignment
from ctr_cli.source.edit import AddKey, Edit, Insert, Move, Remove, SetValue

_FIELDS = ("text", "condition", "topic", "product", "deadline")


class Outside(Struct):
    """An item that decisions took out of the year: the meeting it last stood before, who was charged, and why."""

    id: str
    body: Body
    meeting: Meeting
    item: Item
    agencies: tuple[Assignment, ...]
    why: str


class Base(Struct):
    """What next year is drafted from: the edits of the file, the ids in force in the order of the items,
    the ids that a decision carried into next year, each with the reason, what decisions moved within the year,
    what is outside, and the ids in force of the meetings in their order.

    `moved` tells how: items by their ids, meetings by their places among all (`chuyển từ tháng 9`, `không họp …`). `put_off` are the
    conferences that a decision moved into next year whole, each with the place of its body; `idle` the meetings of every
    year that are not held in this one; `usual` the months that meetings moved within the year were signed with, by their ids.
    """

    edits: tuple[Edit, ...]
    ids: tuple[str, ...]
    carried: dict[str, str]
    moved: Mapping[str | int, str]
    outside: tuple[Outside, ...] = ()
    meetings: tuple[str, ...] = ()
    put_off: tuple[tuple[int, Meeting], ...] = ()
    idle: Mapping[str, str] = MappingProxyType({})
    usual: Mapping[str, int] = MappingProxyType({})


def without_put_off(program: Program) -> tuple[Program, dict[str, str]]:
    """A signed programme without what its decisions move into the next year, and why each such id goes there."""
    carried = {
        str(
            change.move
        ): f"chuyển sang năm {change.to} theo quyết định ngày {day_as_written(decision.date)}"
        for decision in program.amendments
        for change in decision.changes
        if change.move and change.to == str(program.year + 1)
    }
    decisions = [
        decision.model_copy(
            update={"changes": [c for c in decision.changes if not (c.move and c.move in carried)]}
        )
        for decision in program.amendments
    ]
    return program.model_copy(update={"amendments": decisions}), carried


def base_of(program: Program) -> Base:
    """The programme in force; what a decision moved into the next year stands where it was issued."""
    if not program.amendments and with_new_names(program, program) is program:
        return Base((), (), {}, {})
    without, carried = without_put_off(program)
    replay = replayed(without)
    idle = _idle(replay)
    now = with_new_names(boards.programme_of(replay.board, without, idle), program)
    for met in (met for body in now.bodies for met in body.meetings if met.id in idle):
        met.number = None
    meetings = [meeting for body in now.bodies for meeting in body.meetings]
    put_off = [
        (at, met)
        for at, body in enumerate(now.bodies)
        for met in body.meetings
        if met.id in carried and met.number is not None
    ]
    whole = {str(met.id) for _, met in put_off}
    for met in meetings:
        if (why := carried.get(str(met.id))) and met.id not in whole:
            carried |= {str(item.id): why for item in met.items}
    edits: list[Edit] = []
    for at, (body, new) in enumerate(zip(program.bodies, now.bodies, strict=True)):
        edits += _of_body(("bodies", at, "meetings"), body, new)
    if program.amendments:
        edits.append(Remove(("amendments",)))
    named = tuple(str(item.id) for met in meetings for item in met.items)
    held = tuple(str(met.id) for met in meetings)
    outside = tuple(_outside(replay, idle))
    moved = _moved(replay, now, idle)
    return Base(
        tuple(edits), named, carried, moved, outside, held, tuple(put_off), idle, _usual(replay)
    )


def _idle(replay: Replay) -> dict[str, str]:
    """The regular meetings of every year that are not held in this one, by their ids, each with what decided so."""
    dropped = {done.step.id: done.step for done in replay.done if done.step.verb == "drop"}
    added = {done.step.id for done in replay.done if done.step.verb == "meet"}
    return {
        slot.id: f"không họp theo {step.decision.name}: {step.change.reason}"
        for row in replay.board.rows.values()
        for slot in row
        if slot.left == "dropped" and slot.as_issued.kind == "regular" and slot.id not in added
        if (step := dropped.get(slot.id))
    }


def _usual(replay: Replay) -> dict[str, int]:
    """The months that meetings were signed with which decisions moved within the year, without another number: what moved
    them is of one year.
    """
    added = {done.step.id for done in replay.done if done.step.verb == "meet"}
    return {
        slot.id: was
        for row in replay.board.rows.values()
        for slot in row
        if not slot.left
        and slot.id not in added
        and slot.meeting.number == slot.as_issued.number
        and (was := month_of(slot.as_issued))
        and was != month_of(slot.meeting)
    }


def _moved(replay: Replay, now: Program, idle: Mapping[str, str]) -> dict[str | int, str]:
    meetings = [meeting for body in now.bodies for meeting in body.meetings]
    found: dict[str | int, str] = {
        str(item.id): item.moved_note
        for meeting in meetings
        for item in meeting.items
        if isinstance(item, MovedItem)
    }
    whys = {done.step.id: done.step.change.reason for done in replay.done}
    added = {done.step.id: done.step for done in replay.done if done.step.verb == "meet"}
    for place, meeting in enumerate(meetings):
        if step := added.get(str(meeting.id)):
            found[place] = f"bổ sung theo {step.decision.name}"
            continue
        if why := idle.get(str(meeting.id)):
            found[place] = why
            continue
        was, when = replay.board.slots[str(meeting.id)].at_first, time_name(meeting)
        if time_name(was) != when:
            why = f" ({whys[str(meeting.id)]})" if whys.get(str(meeting.id)) else ""
            found[place] = f"chuyển từ {time_name(was)} sang {when}{why}"
    return found


def _outside(replay: Replay, idle: Mapping[str, str]) -> Iterator[Outside]:
    """The items that stand before no meeting of the year any more, nor before one that is held every year, each with the
    decision that took it out.
    """
    last = {done.step.id: done.step for done in replay.done if done.after is None}
    for standing in replay.board.items.values():
        slot = standing.slot
        step = last.get(slot.id if standing.gone is None else standing.id)
        if step is None or (standing.gone is None and (not slot.left or slot.id in idle)):
            continue
        how = (
            "đưa ra khỏi chương trình"
            if step.verb == "drop"
            else f"chuyển sang năm {step.change.to}"
        )
        reason = f": {step.change.reason}" if step.change.reason else ""
        charged = tuple(standing.item.agencies or standing.charged)
        yield Outside(
            standing.id,
            slot.body,
            slot.meeting.model_copy(update={"id": slot.id}),
            standing.item,
            charged,
            f"đã {how} theo {step.decision.name}{reason}",
        )


def _of_body(path: KeyPath, body: Body, now: Body) -> Iterator[Edit]:
    """The edits of the meetings of a body: each where it stands, then those that left, moved or came."""
    was = {meeting_id(body, meeting): meeting for meeting in body.meetings}
    new = {str(meeting.id): meeting for meeting in now.meetings}
    for at, (key, meeting) in enumerate(was.items()):
        if key in new:
            yield from _fields((*path, at), meeting, new[key])
            if meeting.agencies and meeting.agencies != new[key].agencies:
                yield SetValue((*path, at, "agencies"), plain_agencies(new[key].agencies))
            yield from _of_meeting((*path, at, "items"), key, meeting, new[key])
    yield from _as_now(path, [*was], new, plain_meeting)


def _as_now(
    path: KeyPath, order: list[str], new: Mapping[str, Any], written: Callable[[Any], Any]
) -> Iterator[Edit]:
    """The edits that let a list hold what it holds now, by ids: what left goes, what came or moved goes to its place.

    What went out and came back stands elsewhere too: ids are given to places, so each must be in its own.
    """
    for key in reversed([*order]):
        if key not in new:
            yield Remove((*path, order.index(key)))
            order.remove(key)
    wanted = list(new)
    runs = SequenceMatcher(None, order, wanted, autojunk=False).get_matching_blocks()
    settled = {key for run in runs for key in wanted[run.b : run.b + run.size]}
    for n, key in enumerate(wanted):
        if key in settled:
            continue
        was = order.index(key) if key in order else None
        if was is not None:
            order.pop(was)
        at = order.index(wanted[n - 1]) + 1 if n else 0
        order.insert(at, key)
        yield Insert(path, at, written(new[key])) if was is None else Move((*path, was), at)


def _fields(path: KeyPath, was: Meeting, now: Meeting) -> Iterator[Edit]:
    """The edits of what a meeting says of itself: its number and its time."""
    old, new = (
        meeting.model_dump(exclude_defaults=True, exclude={"items", "agencies", "id"})
        for meeting in (was, now)
    )
    first = next((key for key in ("month", "quarter", "date", "number") if key in old), None)
    for key, value in new.items():
        if key not in old:
            yield AddKey(path, key, value, after=first)
        elif old[key] != value:
            yield SetValue((*path, key), value)
    for key in old.keys() - new.keys():
        yield Remove((*path, key))


def _of_meeting(path: KeyPath, name: str, was: Meeting, now: Meeting) -> Iterator[Edit]:
    """The edits of the items of a meeting: words in their place, what left out of it, what came into it."""
    old = {item_id(name, n, item.id): (n - 1, item) for n, item in enumerate(was.items, 1)}
    new = {str(item.id): item for item in now.items}
    for key, (at, item) in old.items():
        if key in new:
            yield from _words((*path, at), item, new[key])
    yield from _as_now(path, [*old], new, plain_item)


def _words(path: KeyPath, was: Item, now: Item) -> Iterator[Edit]:
    for key in ("text", "deadline", "details", "agencies"):
        old, new = getattr(was, key), getattr(now, key)
        if old == new:
            continue
        value = plain_agencies(new) if key == "agencies" else new
        if old and new:
            yield SetValue((*path, key), value)
        else:
            yield AddKey(path, key, value) if new else Remove((*path, key))


def plain_item(item: Item) -> dict[str, Any]:
    """An item as a person would write it: its own id is that of a place, and what is empty is left out."""
    data = {key: value for key in _FIELDS if (value := getattr(item, key))}
    if item.agencies:
        data["agencies"] = plain_agencies(item.agencies)
    return data | ({"details": list(item.details)} if item.details else {})


def plain_meeting(meeting: Meeting) -> dict[str, Any]:
    """A meeting that a decision added as a person would write it: its id is that of a place."""
    data = meeting.model_dump(exclude_defaults=True, exclude={"items", "agencies", "id"})
    if meeting.agencies:
        data["agencies"] = plain_agencies(meeting.agencies)
    return data | {"items": [plain_item(item) for item in meeting.items]}
