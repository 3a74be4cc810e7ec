"""Decisions applied to a programme one after the other: what each change did, and why one could not be made."""

from ctr_cli.cycle import board as boards
from ctr_cli.cycle import faults
from ctr_cli.cycle.board import Board, Slot, Standing
from ctr_cli.cycle.decisions import Step, steps
from ctr_cli.cycle.faults import Fault
from ctr_cli.cycle.retitled import retitled
from ctr_cli.data.struct import Struct
from ctr_cli.language.printed_dates import quarter_months, quarter_of
from ctr_cli.model.amendments import NEEDED, ONE_OF
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import meeting_id, month_of, months_of
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment

_QUARTERS, _MONTHS = 4, 12


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

    `renumbered` are the meetings whose numbers a new one raised, each as it was, and as it is with its id.
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
    if one_of and not any(getattr(step.change, key) for key in one_of):
        raise faults.one_key_missing(step)
    if step.verb in ("add", "meet"):
        if step.id in board.items or step.id in board.slots:
            raise faults.id_taken(step, board)
        return _added(board, step) if step.verb == "add" else _met(board, step)
    if step.id in board.slots:
        if step.verb != "move":
            raise faults.is_a_meeting(step, board.slots[step.id].body.name)
        return _meeting_moved(board, step, board.slots[step.id])
    standing = board.items.get(step.id)
    if standing is None:
        raise faults.unknown_item(step, board)
    before = _place(board, standing)
    _change_item(board, step, standing)
    return Done(step, before, _place(board, standing))


def _change_item(board: Board, step: Step, standing: Standing) -> None:
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
    if step.change.deadline:
        boards.set_deadline(standing, step.change.deadline)
    if step.verb in ("move", "drop"):
        standing.decided.append(step)
    if step.change.agencies:
        standing.item = standing.item.model_copy(update={"agencies": step.change.agencies})
        standing.own = True


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
        mine = list(boards.in_time(board, body.id))
        here = [slot for slot in mine if _falls(board, slot, int(to))]
        here = here or [slot for slot in mine if _holds(board, slot, int(to))]
        if not here and is_field(body.name) and 1 <= int(to) <= _MONTHS:
            return _opened(board, now, int(to))
        if len(here) != 1:
            raise faults.not_one_meeting(step, board, body, here)
        return here[0]
    slot = board.slots.get(to.lower()) or _in_a_field(board, to.lower())
    if slot is None:
        raise faults.unknown_meeting(step, board)
    if slot.left:
        raise faults.meeting_left(step, slot)
    return slot


def _in_a_field(board: Board, name: str) -> Slot | None:
    """A new time of a field of work, by the id it would have: `giam-sat-9`."""
    body, _, number = name.rpartition("-")
    row = board.rows.get(body, [])
    if row and is_field(row[0].body.name) and number.isdecimal() and 1 <= int(number) <= _MONTHS:
        return _opened(board, row[0], int(number))
    return None


def _opened(board: Board, like: Slot, number: int) -> Slot:
    """A month (in a body by quarters a quarter) of a field of work, titled and charged as another of it is."""
    new = {"month": number, "quarter": None, "date": None}
    if by_quarters(board, like.body.id):
        new = {"month": None, "quarter": min(number, _QUARTERS), "date": None}
    plain = like.meeting.model_copy(update={"id": None, "every": None, "months": [], "items": []})
    meeting = retitled(plain, new)
    name = meeting_id(like.body, meeting)
    while name in board.slots:
        name += "-2"
    slot = Slot(name, like.body, meeting, meeting)
    boards.insert_meeting(board, slot)
    board.slots[name] = slot
    return slot


def by_quarters(board: Board, body: str) -> bool:
    """Whether a body meets by quarters: no meeting of it has a month, and some have a quarter."""
    row = [slot.as_issued for slot in board.rows.get(body, [])]
    return any(m.quarter for m in row) and not any(month_of(m) for m in row)


def _falls(board: Board, slot: Slot, number: int) -> bool:
    if by_quarters(board, slot.body.id):
        return slot.meeting.quarter == number
    return month_of(slot.meeting) == number


def _holds(board: Board, slot: Slot, month: int) -> bool:
    """Whether a meeting of a quarter may be held in a month; of a body by quarters 1 to 4 are quarters."""
    by_number = by_quarters(board, slot.body.id) and month <= _QUARTERS
    return not by_number and month in months_of(slot.meeting)


def _meeting_moved(board: Board, step: Step, slot: Slot) -> Done:
    to = (step.change.to or "").strip()
    if step.change.deadline:
        raise faults.meeting_without_deadline(step, slot.body.name)
    before = None if slot.left else _whole(board, slot)
    if _is_year(to):
        _check_year(board, step)
        if slot.left:
            raise faults.meeting_left(step, slot)
        slot.left = True
        _decide_items(slot, step)
        return Done(step, before, None)
    time = _time_meant(board, step, slot)
    if not slot.left and all(getattr(slot.meeting, key) == value for key, value in time.items()):
        raise faults.already_there(step, slot)
    _check_month_free(board, step, slot, time)
    agencies = step.change.agencies or slot.meeting.agencies
    own = slot.meeting.model_copy(update={"agencies": agencies})
    slot.meeting = retitled(own, {"date": None, **time})
    slot.left = False
    row = board.rows[slot.body.id]
    row.remove(slot)
    numberless = slot.meeting.model_copy(update={"number": None})
    row.insert(boards.place_in(row, numberless), slot)
    _decide_items(slot, step)
    return Done(step, before, _whole(board, slot))


def _decide_items(slot: Slot, step: Step) -> None:
    """A decision about a meeting is one about what stands before it."""
    for standing in slot.items:
        standing.decided.append(step)


def _whole(board: Board, slot: Slot) -> Place:
    """A meeting with the items that stand before it now."""
    items = [boards.without_past_deadline(standing, board.year) for standing in slot.items]
    return Place(slot.body, _named(slot).model_copy(update={"items": items}), None)


def _time_meant(board: Board, step: Step, slot: Slot) -> dict[str, int | None]:
    """The month, or in a body by quarters the quarter, a meeting is moved to."""
    to = (step.change.to or "").strip()
    quarters = by_quarters(board, slot.body.id)
    if not (to.isascii() and to.isdigit()) or not 1 <= int(to) <= 12:
        raise faults.no_time(step, quarters)
    number = int(to)
    if not quarters:
        return {"month": number, "quarter": None}
    return {"quarter": number if number <= _QUARTERS else quarter_of(number)}


def _check_month_free(board: Board, step: Step, moved: Slot, time: dict[str, int | None]) -> None:
    """A body has one regular meeting without a number a month, or a quarter."""
    if moved.meeting.number is not None or moved.meeting.kind != "regular":
        return
    for slot in boards.in_time(board, moved.body.id):
        meeting = slot.meeting
        alike = meeting.number is None and meeting.kind == "regular" and slot is not moved
        if alike and all(getattr(meeting, key) == value for key, value in time.items()):
            raise faults.month_taken(step, slot)


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
    _check_month_free(board, step, slot, {"month": change.month, "quarter": change.quarter})
    _check_number(board, step, meeting, body)
    boards.insert_meeting(board, slot)
    board.slots[slot.id] = slot
    renumbered = tuple(boards.raise_numbers(board, slot))
    return Done(step, None, Place(body, _named(slot), None), renumbered)


def _check_number(board: Board, step: Step, meeting: Meeting, body: Body) -> None:
    """A new number runs on from the one before it, and its meeting is held between its neighbours."""
    if meeting.number is None:
        return
    numbered = [s for s in boards.in_time(board, body.id) if s.meeting.number is not None]
    numbers = [slot.meeting.number or 0 for slot in numbered]
    if numbers and meeting.number not in (*numbers, numbers[-1] + 1):
        raise faults.number_does_not_run_on(step, numbers)
    at = numbers.index(meeting.number) if meeting.number in numbers else len(numbers)
    when = _span(meeting)
    for other in numbered[max(at - 1, 0) : at]:
        if _span(other.meeting) > when:
            raise faults.number_out_of_time(step, other)
    for other in numbered[at : at + 1]:
        if _span(other.meeting) < when:
            raise faults.number_out_of_time(step, other)


def _span(meeting: Meeting) -> int:
    month = month_of(meeting)
    return month if month is not None else quarter_months(meeting.quarter or 1)[0]
