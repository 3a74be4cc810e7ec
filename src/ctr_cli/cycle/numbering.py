"""The numbers of a body's conferences while decisions are applied: which a new one may have, and which change with it."""

from collections.abc import Iterable, Iterator
from itertools import count, takewhile

from ctr_cli.cycle import faults
from ctr_cli.cycle.board import Board, Slot, in_time
from ctr_cli.cycle.decisions import Step
from ctr_cli.cycle.retitled import retitled
from ctr_cli.language.printed_dates import quarter_months
from ctr_cli.model.meetings import month_of, of_last_term
from ctr_cli.model.program import Meeting


def shifted(board: Board, of: Slot, by: int) -> Iterator[tuple[Meeting, Meeting]]:
    """The numbers from that of a meeting which comes (`by` 1), or behind that of one which goes (-1), as long as they
    run on: each as it was, and as it is with its id.
    """
    number = of.meeting.number
    numbered = {s.meeting.number: s for s in in_time(board, of.body.id) if s is not of}
    if number is None or (by < 0 and number in numbered):
        return
    for taken in takewhile(numbered.__contains__, count(number + (by < 0))):
        slot = numbered[taken]
        before = slot.meeting
        slot.meeting = retitled(before, {"number": taken + by})
        yield before, slot.meeting.model_copy(update={"id": slot.id})


def net(renumbered: Iterable[tuple[Meeting, Meeting]]) -> Iterator[tuple[Meeting, Meeting]]:
    """Each meeting once that has another number in the end."""
    first: dict[str, Meeting] = {}
    last: dict[str, Meeting] = {}
    for was, now in renumbered:
        first.setdefault(str(now.id), was)
        last[str(now.id)] = now
    return ((first[name], now) for name, now in last.items() if now.number != first[name].number)


def check(board: Board, step: Step, own: Slot, meeting: Meeting) -> None:
    """A new number runs on from the one before it in its term, and its meeting is held between its neighbours, as they
    are once the old number is gone.
    """
    if meeting.number is None:
        return
    numbered = [s for s in in_time(board, own.body.id) if s.meeting.number and s is not own]
    term = {id(one) for one in of_last_term([*(s.meeting for s in numbered), meeting])}
    others = [s for s in numbered if (id(s.meeting) in term) == (id(meeting) in term)]
    left = own.meeting.number if own in board.rows[own.body.id] and not own.left else None
    gaps = {id(s): bool(left and (s.meeting.number or 0) > left) for s in others}
    row = sorted(((s.meeting.number or 0) - gaps[id(s)], n, s) for n, s in enumerate(others))
    numbers = [number for number, _, _ in row]
    if numbers and meeting.number not in (*numbers, numbers[-1] + 1):
        raise faults.number_does_not_run_on(step, numbers)
    at = numbers.index(meeting.number) if meeting.number in numbers else len(numbers)
    when = _span(meeting)
    for number, _, other in row[max(at - 1, 0) : at]:
        if _span(other.meeting) > when:
            raise faults.number_out_of_time(step, other, number, meeting.number)
    for number, _, other in row[at : at + 1]:
        if _span(other.meeting) < when:
            raise faults.number_out_of_time(step, other, number, meeting.number)


def _span(meeting: Meeting) -> int:
    month = month_of(meeting)
    return month if month is not None else quarter_months(meeting.quarter or 1)[0]
