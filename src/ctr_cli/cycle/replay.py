"""Decisions applied to a programme one after the other: what each change did, and why one could not be made."""

import re
from collections.abc import Mapping

from ctr_cli.cycle import board as boards
from ctr_cli.cycle import faults, numbering
from ctr_cli.cycle.board import Board, Gone, Slot, Standing
from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.decisions import Step, steps
from ctr_cli.cycle.faults import Fault
from ctr_cli.cycle.retitled import retitled
from ctr_cli.data.struct import Struct
from ctr_cli.language.printed_dates import quarter_of
from ctr_cli.model.amendments import NEEDED, ONE_OF, Change
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import by_quarters, meeting_id, month_of, months_of
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment, same_hands

_QUARTERS, _MONTHS = 4, 12
_TIMED = re.compile(r"(?P<body>.+?)-(?P<quarter>q?)(?P<number>\d{1,2})(?:-2)*", re.ASCII)
"""The id of a month or a quarter of a field of work."""
_When = dict[str, int | None]
"""A time of a meeting, by its keys `month` and `quarter`, of which one is None."""


class Place(Struct):
    """An item (None where a whole meeting is meant) before a meeting that carries its id."""

    body: Body
    meeting: Meeting
    item: Item | None

    @property
    def charged(self) -> list[Assignment]:
        """Who works on it: the item's own agencies, else its meeting's line."""
        return self.item.agencies or self.meeting.agencies if self.item else self.meeting.agencies


class Done(Struct):
    """A change as made: where what it names stood before, and where it stands after; None is outside the year.

    `renumbered` are the other meetings that have another number by it, each as it was, and as it is with its id.
    """

    step: Step
    before: Place | None
    after: Place | None
    renumbered: tuple[tuple[Meeting, Meeting], ...] = ()


class Replay(Struct):
    """The programme after its decisions, what each change did, and what could not be done.

    `board` also holds what stands before no meeting of the year any more.
    """

    program: Program
    done: list[Done]
    faults: list[Fault]
    board: Board


def replayed(program: Program, until: str | None = None) -> Replay:
    """All decisions of a programme applied, or those up to a day (`2026-06-30`).

    A change that cannot be made is left out and told as a fault; nothing else is touched by it.
    """
    board = boards.board_of(program)
    done: list[Done] = []
    failed: list[Fault] = []
    for step in steps(program, until):
        try:
            done.append(_made(board, step))
        except Fault as fault:
            failed.append(fault)
    return Replay(boards.programme_of(board, program), done, failed, board)


def _made(board: Board, step: Step) -> Done:
    for key in NEEDED[step.verb]:
        if not getattr(step.change, key):
            raise faults.key_missing(step, key)
    one_of = ONE_OF.get(step.verb)
    if one_of and all(getattr(step.change, key) is None for key in one_of):
        raise faults.one_key_missing(step)
    if step.verb in ("add", "meet"):
        if step.id in board.items or step.id in board.slots:
            raise faults.id_taken(step, board)
        return _added(board, step) if step.verb == "add" else _met(board, step)
    if step.id in board.slots:
        return _meeting_changed(board, step, board.slots[step.id])
    standing = board.items.get(step.id)
    if standing is None:
        raise faults.unknown_item(step, board)
    before = _place(board, standing)
    _change_item(board, step, standing)
    return Done(step, before, _place(board, standing))


def _change_item(board: Board, step: Step, standing: Standing) -> None:
    _check_item(board, step, standing)
    if step.verb == "move" and not _is_year(step.change.to or ""):
        _put(board, step, standing)
    elif _place(board, standing) is None:
        raise faults.not_in_force(step, standing)
    elif step.verb == "move":
        _check_year(board, step)
        boards.take_away(standing, "next_year")
    elif step.verb == "drop":
        boards.take_away(standing, "dropped")
    if step.change.text:
        standing.item = standing.item.model_copy(update={"text": step.change.text})
    if step.change.deadline is not None:
        boards.set_deadline(standing, step.change.deadline or None)
    if step.verb in ("move", "drop"):
        standing.decided.append(step)
    if step.change.agencies:
        standing.item = standing.item.model_copy(update={"agencies": step.change.agencies})
        standing.own = True


def _check_item(board: Board, step: Step, standing: Standing) -> None:
    if step.change.number:
        raise faults.item_without_number(step)
    if step.change.deadline == "" and not standing.item.deadline:
        raise faults.no_deadline(step)
    if step.verb in ("reword", "assign") and not _changes(board, step.change, standing):
        raise faults.nothing_changes(step)


def _changes(board: Board, change: Change, standing: Standing) -> bool:
    """Whether new words, hands or a deadline are others than those an item has."""
    item = boards.without_past_deadline(standing, board.year)
    charged = item.agencies or standing.slot.meeting.agencies
    return bool(
        (change.text and change.text != item.text)
        or (change.deadline is not None and (change.deadline or None) != item.deadline)
        or (change.agencies and not same_hands(change.agencies, charged))
    )


def _put(board: Board, step: Step, standing: Standing) -> None:
    slot = _meeting_meant(board, step, standing.slot)
    if slot is standing.slot and standing.gone is None:
        raise faults.already_there(step, slot)
    boards.put(standing, slot)


def _place(board: Board, standing: Standing) -> Place | None:
    if standing.gone is not None or standing.slot.left:
        return None
    item = boards.without_past_deadline(standing, board.year)
    return Place(standing.slot.body, _named(standing.slot), item)


def _named(slot: Slot) -> Meeting:
    return slot.meeting.model_copy(update={"id": slot.id})


def _added(board: Board, step: Step) -> Done:
    change = step.change
    slot = _meeting_meant(board, step, None)
    item = Item.model_construct(
        id=step.id,
        text=change.text or "",
        topic=change.topic,
        condition=change.condition,
        agencies=change.agencies,
        details=[],
        product=change.product,
        deadline=change.deadline,
    )
    standing = boards.add_item(board, slot, step.id, item, boards.last_place(slot))
    standing.decided.append(step)
    return Done(step, None, _place(board, standing))


def _is_year(to: str) -> bool:
    return to.isascii() and to.isdigit() and len(to) == 4


def _check_year(board: Board, step: Step) -> None:
    if int(step.change.to or 0) <= board.year:
        raise faults.no_later_year(step, board)


def _meeting_meant(board: Board, step: Step, now: Slot | None) -> Slot:
    """The meeting an item goes to from where it is: the one with an id, or the only one of its body in a month or quarter.

    Nobody meets in a field of work: a time that nothing stands at yet is as good as another.
    """
    to = (step.change.to or "").strip()
    if to.isascii() and to.isdigit():
        if now is None:
            raise faults.month_without_body(step, board)
        body = now.body
        here = _at(board, body, int(to))
        if not here and is_field(body.name) and 1 <= int(to) <= _MONTHS:
            return _opened(board, body, _time(board, body, int(to)))
        if len(here) != 1:
            raise faults.not_one_meeting(step, board, body, here)
        return here[0]
    slot = board.slots.get(to.lower()) or _in_a_field(board, to.lower())
    if slot is None:
        raise faults.unknown_meeting(step, board)
    if slot.left:
        raise faults.meeting_left(step, slot)
    return slot


def _at(board: Board, body: Body, number: int) -> list[Slot]:
    """The meetings of a body in a month, or in one by quarters in a quarter; where none is, of a body that meets those of
    the quarter of a month.
    """
    time = _time(board, body, number)
    here = _held(board, body, time)
    may = [] if here or is_field(body.name) else boards.in_time(board, body.id)
    return here or [slot for slot in may if time["month"] in months_of(slot.meeting)]


def _held(board: Board, body: Body, time: _When) -> list[Slot]:
    """The meetings of a body at a time itself."""
    return [slot for slot in boards.in_time(board, body.id) if _is_at(slot.meeting, time)]


def _is_at(meeting: Meeting, time: _When) -> bool:
    month = month_of(meeting)
    return (month, None if month else meeting.quarter) == (time["month"], time["quarter"])


def _in_a_field(board: Board, name: str) -> Slot | None:
    """A time of a field of work by the id it has, or would have: `giam-sat-9`, `giam-sat-q4`."""
    found = _TIMED.fullmatch(name)
    body = board.bodies.get(found["body"]) if found else None
    if not found or not body or not body.meetings or not is_field(body.name):
        return None
    number = int(found["number"])
    if not 1 <= number <= (_QUARTERS if found["quarter"] else _MONTHS):
        return None
    quarter: _When = {"month": None, "quarter": number}
    time = quarter if found["quarter"] else _time(board, body, number)
    here = _held(board, body, time)
    if here:
        return here[0] if len(here) == 1 else None
    return _opened(board, body, time)


def _opened(board: Board, body: Body, time: _When) -> Slot:
    """A time of a field of work, titled and charged as another month, or another quarter, of it is."""
    row = board.rows[body.id]
    alike = (slot for slot in row if bool(month_of(slot.meeting)) == bool(time["month"]))
    like = next(alike, row[0]).meeting
    if like is row[0].meeting and bool(month_of(like)) != bool(time["month"]):
        like = like.model_copy(update={"title": None})
    plain = like.model_copy(update={"id": None, "every": None, "months": [], "items": []})
    meeting = retitled(plain, {**time, "date": None})
    name = meeting_id(body, meeting)
    while name in board.slots:
        name += "-2"
    slot = Slot(name, body, meeting, meeting)
    boards.insert_meeting(board, slot)
    board.slots[name] = slot
    return slot


def counts_quarters(board: Board, body: str) -> bool:
    """Whether a body meets by quarters, as it was issued."""
    return by_quarters(slot.as_issued for slot in board.rows.get(body, []))


def _time(board: Board, body: Body, number: int) -> _When:
    """What a number means: a month, of a body by quarters the quarter of that number, or that of a month."""
    if not counts_quarters(board, body.id):
        return {"month": number, "quarter": None}
    return {"month": None, "quarter": number if number <= _QUARTERS else quarter_of(number)}


def _meeting_changed(board: Board, step: Step, slot: Slot) -> Done:
    if step.verb == "move":
        return _meeting_moved(board, step, slot)
    if step.verb == "drop":
        return _meeting_dropped(board, step, slot)
    raise faults.is_a_meeting(step, slot.body.name)


def _meeting_moved(board: Board, step: Step, slot: Slot) -> Done:
    to = (step.change.to or "").strip()
    if step.change.deadline:
        raise faults.meeting_without_deadline(step, slot.body.name)
    before = None if slot.left else _whole(board, slot)
    if _is_year(to):
        _check_year(board, step)
        if slot.left:
            raise faults.meeting_left(step, slot)
        return _left(board, step, slot, before, "next_year")
    time = _time_meant(board, step, slot)
    number = step.change.number or slot.meeting.number
    anew = number if slot.left or step.change.number else None
    moved = {"date": None, **time} if slot.left or _differs(slot.meeting, time) else {}
    if not moved and number == slot.meeting.number:
        raise faults.already_there(step, slot)
    if anew:
        numbering.check(board, step, slot, slot.meeting.model_copy(update={**time, "number": anew}))
    agencies = step.change.agencies or slot.meeting.agencies
    own = slot.meeting.model_copy(update={"agencies": agencies})
    renumbered = [] if slot.left or not anew else [*numbering.shifted(board, slot, -1)]
    slot.meeting = retitled(own, {**moved, "number": number})
    slot.left = None
    row = board.rows[slot.body.id]
    row.remove(slot)
    row.insert(boards.place_in(row, slot.meeting.model_copy(update={"number": anew})), slot)
    renumbered += numbering.shifted(board, slot, 1) if anew else ()
    _decide_items(slot, step)
    if before and anew:
        renumbered.insert(0, (before.meeting, _named(slot)))
    return Done(step, before, _whole(board, slot), tuple(numbering.net(renumbered)))


def _left(board: Board, step: Step, slot: Slot, before: Place | None, gone: Gone) -> Done:
    """A meeting that is not held in the year: those after it count one less."""
    slot.left = gone
    _decide_items(slot, step)
    return Done(step, before, None, tuple(numbering.shifted(board, slot, -1)))


def _meeting_dropped(board: Board, step: Step, slot: Slot) -> Done:
    """A meeting is not held once nothing stands before it but what keeps room for other matters."""
    if slot.left:
        raise faults.meeting_left(step, slot)
    if any(not is_catch_all(standing.item.text) for standing in slot.items):
        raise faults.meeting_with_items(step, slot)
    return _left(board, step, slot, _whole(board, slot), "dropped")


def _differs(meeting: Meeting, time: Mapping[str, int | str | None]) -> bool:
    return any(getattr(meeting, key) != value for key, value in time.items())


def _decide_items(slot: Slot, step: Step) -> None:
    """A decision about a meeting is one about what stands before it."""
    for standing in slot.items:
        standing.decided.append(step)


def _whole(board: Board, slot: Slot) -> Place:
    """A meeting with the items that stand before it now."""
    items = [boards.without_past_deadline(standing, board.year) for standing in slot.items]
    return Place(slot.body, _named(slot).model_copy(update={"items": items}), None)


def _time_meant(board: Board, step: Step, slot: Slot) -> _When:
    """The month, or in a body by quarters the quarter, a meeting is moved to."""
    to = (step.change.to or "").strip()
    if not (to.isascii() and to.isdigit()) or not 1 <= int(to) <= _MONTHS:
        raise faults.no_time(step, counts_quarters(board, slot.body.id))
    return _time(board, slot.body, int(to))


def of_same_time(board: Board, slot: Slot) -> Slot | None:
    """The other regular meeting without a number that a body has in the month, or the quarter, of such a one."""
    own = slot.meeting
    time = {"month": own.month, "quarter": own.quarter, "number": None, "kind": "regular"}
    others = (one for one in boards.in_time(board, slot.body.id) if one is not slot)
    plain = own.number is None and own.kind == "regular"
    return next((one for one in others if plain and not _differs(one.meeting, time)), None)


def _met(board: Board, step: Step) -> Done:
    change = step.change
    body = board.bodies.get(change.body or "")
    if body is None:
        raise faults.unknown_body(step, board)
    meeting = Meeting.model_construct(
        id=step.id,
        number=change.number,
        month=change.month,
        quarter=change.quarter,
        date=None,
        kind=change.kind or "regular",
        title=None,
        agencies=[],
        items=[],
    )
    slot = Slot(step.id, body, meeting, meeting)
    if taken := of_same_time(board, slot):
        raise faults.month_taken(step, taken)
    numbering.check(board, step, slot, meeting)
    boards.insert_meeting(board, slot)
    board.slots[slot.id] = slot
    renumbered = tuple(numbering.shifted(board, slot, 1))
    return Done(step, None, Place(body, _named(slot), None), renumbered)
