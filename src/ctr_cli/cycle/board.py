"""The meetings and items of a programme while decisions are applied: what stands where, by ids that never change."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.decisions import Step
from ctr_cli.cycle.due import holds
from ctr_cli.cycle.own_times import is_left, is_of_time
from ctr_cli.language.keys import tone_key
from ctr_cli.model.meetings import (
    day_or_time,
    item_id,
    meeting_id,
    meeting_name,
    months_of,
    time_name,
    time_order,
)
from ctr_cli.model.program import Body, Item, Meeting, MovedItem, Program
from ctr_cli.model.values import Assignment

Gone = Literal["dropped", "next_year"]


@dataclass(slots=True, eq=False)
class Standing:
    """An item where it stands; `issued` is the meeting it was issued or added before.

    `charged` are the agencies it had as issued, its own or its meeting's line; `own` tells whether they
    were its own; its deadline was set for the meeting `timed` at the time it had then; `rank` is its place among all
    items. `gone` says why it stands before no meeting of the year, `decided` which decisions added, moved or
    dropped it, alone or with its meeting.
    """

    id: str
    item: Item
    slot: "Slot"
    issued: "Slot"
    charged: list[Assignment]
    own: bool
    timed: Meeting
    rank: int
    gone: Gone | None = None
    decided: list[Step] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Slot:
    """A meeting with what stands before it now; `as_issued` is it as signed, or as added.

    `left` tells that it was moved out of the year, with its items, or that it is not held.
    """

    id: str
    body: Body
    meeting: Meeting
    as_issued: Meeting
    items: list[Standing] = field(default_factory=list)
    left: Gone | None = None

    @property
    def at_first(self) -> Meeting:
        """It at its time as signed, or as added, under the number it bears now: one conference has one number."""
        return self.as_issued.model_copy(update={"number": self.meeting.number})


@dataclass(slots=True)
class Board:
    """The slots of each body in order, and the way to a slot or an item by its id."""

    year: int
    bodies: dict[str, Body]
    rows: dict[str, list[Slot]]
    slots: dict[str, Slot]
    items: dict[str, Standing]


def board_of(program: Program) -> Board:
    """A programme as issued; where a faulty one uses an id twice, the first has it and both stand."""
    board = Board(program.year, {}, {}, {}, {})
    for body in program.bodies:
        board.bodies.setdefault(body.id, body)
        row = board.rows.setdefault(body.id, [])
        for meeting in body.meetings:
            slot = Slot(meeting_id(body, meeting), body, meeting, meeting)
            row.append(slot)
            board.slots.setdefault(slot.id, slot)
            for position, item in enumerate(meeting.items, 1):
                add_item(board, slot, item_id(slot.id, position, item.id), item, len(slot.items))
    return board


def add_item(board: Board, slot: Slot, name: str, item: Item, at: int) -> Standing:
    """Put a new item before a meeting, at a position from 0."""
    charged = item.agencies or slot.meeting.agencies
    own, rank = bool(item.agencies), len(board.items)
    standing = Standing(name, item, slot, slot, charged, own, slot.meeting, rank)
    slot.items.insert(at, standing)
    board.items.setdefault(name, standing)
    return standing


def last_place(slot: Slot) -> int:
    """Where an item that comes later stands: last, but before what only keeps room for other matters."""
    at = len(slot.items)
    while at and is_catch_all(slot.items[at - 1].item.text):
        at -= 1
    return at


def take_away(standing: Standing, gone: Gone) -> None:
    """Take an item out of the year."""
    standing.slot.items.remove(standing)
    standing.gone = gone


def put(standing: Standing, slot: Slot) -> None:
    """Move an item, or bring it back, before a meeting, where it was issued to its own place; its agencies go with it.

    Those on its meeting's line become its own, unless the line of its new meeting says the same.
    """
    if standing.gone is None:
        standing.slot.items.remove(standing)
    if not standing.own:
        same = _names(standing.charged) == _names(slot.meeting.agencies)
        agencies = [] if same else standing.charged
        standing.item = standing.item.model_copy(update={"agencies": agencies})
    slot.items.insert(_place_of(standing, slot), standing)
    standing.slot, standing.gone = slot, None


def _place_of(standing: Standing, slot: Slot) -> int:
    """Where an item stands that comes to a meeting: last, or where it was issued behind those it came after."""
    if standing.issued is not slot:
        return last_place(slot)
    before = (n for n, o in enumerate(slot.items, 1) if o.issued is slot and o.rank < standing.rank)
    return min(max(before, default=0), last_place(slot))


def _names(entries: list[Assignment]) -> list[tuple[str, str]]:
    return sorted((tone_key(entry.agency), entry.role) for entry in entries)


def insert_meeting(board: Board, slot: Slot) -> None:
    """Put a meeting among those of its body."""
    row = board.rows[slot.body.id]
    row.insert(place_in(row, slot.meeting), slot)


def place_in(row: list[Slot], meeting: Meeting) -> int:
    """Where a meeting stands among others: before the one whose number it takes, else before the first that is later.

    That of a quarter stands behind its last month, and none behind standing work.
    """
    for at, other in enumerate(row):
        if meeting.number is not None and other.meeting.number == meeting.number:
            return at
    timed = {at: time_order(o.meeting) for at, o in enumerate(row) if months_of(o.meeting)}
    own = time_order(meeting) if months_of(meeting) else (0, False)
    return next((at for at, time in timed.items() if time > own), max(timed, default=-1) + 1)


def in_time(board: Board, body: str) -> Iterator[Slot]:
    """The meetings of a body that are held in the year, in order."""
    return (slot for slot in board.rows.get(body, []) if not slot.left)


def programme_of(board: Board, program: Program, idle: Collection[str] = ()) -> Program:
    """The board as a programme: every meeting and item carries its id, a moved item where it came from,
    and no deadline that it left behind. Meetings that are not held are in it where they are called `idle`.
    """
    bodies = [
        body.model_copy(
            update={
                "meetings": [
                    _meeting(slot, board.year)
                    for slot in board.rows.get(body.id, [])
                    if not slot.left or slot.id in idle
                ]
            }
        )
        for body in program.bodies
    ]
    return program.model_copy(update={"bodies": bodies, "amendments": []})


def _meeting(slot: Slot, year: int) -> Meeting:
    items = [_item(standing, year) for standing in slot.items]
    return slot.meeting.model_copy(update={"id": slot.id, "items": items})


def without_past_deadline(standing: Standing, year: int) -> Item:
    """An item with its id, without the deadline and the times that it left behind, and without what it says of them."""
    item = standing.item.model_copy(update={"id": standing.id})
    was, now = standing.timed, standing.slot.meeting
    left = bool(item.deadline) and not holds(item.deadline, year, was, now)
    details = [d for d in item.details if not is_left(d, item.deadline, year, was, now)]
    if not left and len(details) == len(item.details):
        return item
    deadline = None if left else item.deadline
    return item.model_copy(update={"deadline": deadline, "details": details})


def set_deadline(standing: Standing, deadline: str | None) -> None:
    """Give an item another deadline, for the meeting it stands before, or none."""
    kept = [detail for detail in standing.item.details if not is_of_time(detail)]
    values = {"deadline": deadline, "details": kept}
    standing.item = standing.item.model_copy(update=values)
    standing.timed = standing.slot.meeting


def _item(standing: Standing, year: int) -> Item:
    item, issued, now = without_past_deadline(standing, year), standing.issued, standing.slot
    if now is issued:
        return item
    values = {name: getattr(item, name) for name in Item.model_fields}
    values |= {"moved_from": issued.id, "moved_note": f"chuyển từ {_when(issued, now)}"}
    return MovedItem.model_construct(**values)


def _when(issued: Slot, now: Slot) -> str:
    """Where an item was, as its readers call it: the month, or the day, as signed, and the body where that tells more."""
    was, when = day_or_time(issued.body, issued.as_issued), time_name(now.meeting)
    if issued.body is now.body and was and was != when:
        return was
    name = meeting_name(issued.body, issued.at_first)
    return f"{name[0].lower()}{name[1:]} {was}".rstrip()
