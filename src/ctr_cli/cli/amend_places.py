"""Where a change of `ctr amend` goes: the item, the meeting, the month or the quarter that was typed."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from ctr_cli.cli.options import number_after, quarter
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.board import Board, Slot
    from ctr_cli.model.program import Program

_NEXT_YEAR = ("nam sau", "sang nam", "nam toi")


def id_meant_in(program: "Program", typed: str, ids: Collection[str]) -> str:
    """The id of the item or the meeting that is meant; what was typed where none is."""
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.model.meant import meeting_meant
    from ctr_cli.model.meetings import id_meant

    named = id_meant(typed, ids)
    named = named if named in ids else meeting_meant(replayed(program).program, typed)
    return named if named in ids else typed


def place_meant(program: "Program", name: str | None, typed: str, ids: Collection[str]) -> str:
    """Where something goes, of an item or a meeting with a `name` from where it is: the id of a meeting, or the number of
    a month, a quarter or a year.
    """
    from ctr_cli.model.meant import with_whole_units

    typed = _month_of_year(with_whole_units(typed), program.year)
    return _time_meant(program, name, typed) or _place(program, typed, ids)


def _month_of_year(typed: str, year: int) -> str:
    """A month of the year of a programme, as it is typed with its year or in words, as `tháng 10`; else what was typed."""
    from ctr_cli.language.typed import time_held

    held = time_held(typed, year) or ""
    return f"tháng {int(held[5:])}" if re.fullmatch(rf"{year}-\d\d", held) else typed


def _time_meant(program: "Program", name: str | None, typed: str) -> str | None:
    """The time that is typed for an item or a meeting: of a field of work its id; of a body by quarters the quarter
    (`III`, `Q3`, `tháng 8`) as its digit; a quarter of a body that meets by months and quarters as the id of its meeting.
    """
    from ctr_cli.cycle.draft_openings import time_meant
    from ctr_cli.cycle.replay import counts_quarters, replayed
    from ctr_cli.language.printed_dates import quarter_of
    from ctr_cli.model.bodies import is_field

    board = replayed(program).board
    standing = board.items.get(name or "")
    slot = standing.slot if standing else board.slots.get(name or "")
    bodies = list(board.bodies.values())
    own = slot.body.id if slot else bodies[0].id if len(bodies) == 1 else None
    if slot is None or standing:
        for body in bodies:
            if is_field(body.name) and (time := time_meant(body, typed, own=body.id == own)):
                return f"{body.id}-{'q' if time.unit == 'quarter' else ''}{time.number}"
    if slot is None:
        return None
    number, month = number_after("quý", typed), number_after("tháng", typed)
    if not counts_quarters(board, slot.body.id):
        if _is_only("quy|qui|q", typed):
            return _own_quarter(board, slot, typed) if standing else typed
        return str(month) if month is not None and _is_only("thang|thg|th|t", typed) else None
    if number is not None:
        return str(number) if 1 <= number <= 4 else None
    return str(quarter_of(month)) if month is not None and 1 <= month <= 12 else None


def _is_only(words: str, typed: str) -> bool:
    """Whether a number behind one of some words, and nothing else, is typed: `quý II`, `T8`."""
    from ctr_cli.language.keys import fold

    return bool(re.fullmatch(rf"(?:{words}) ?\w+", fold(typed)))


def _own_quarter(board: "Board", slot: "Slot", typed: str) -> str:
    """The id of the meeting of an item's own body that is held in a quarter; raises `UsageError` where not one is."""
    from ctr_cli.cycle.board import in_time
    from ctr_cli.model.bodies import occasion

    body, number, word = slot.body, quarter(typed), occasion(slot.body.name)
    held = list(in_time(board, body.id))
    here = [one.id for one in held if one.meeting.quarter == number]
    if len(here) == 1:
        return here[0]
    if here:
        raise UsageError(f"{body.name} có {len(here)} {word} {typed}", f"ghi mã: {', '.join(here)}")
    ids = ", ".join(one.id for one in held)
    raise UsageError(
        f"{body.name} không có {word} nào {typed}",
        f"ghi tháng, hoặc mã: {ids}; họp thêm thì bổ sung {word} trước: "
        f"ctr amend meet --body {body.id} --quarter {number} --authority … --date … --reason …",
    )


def _place(program: "Program", typed: str, ids: Collection[str]) -> str:
    """Where something goes: the id of a meeting, or the number of a month or a year."""
    from ctr_cli.language.keys import fold

    named = id_meant_in(program, typed, ids)
    if named in ids or named.isdigit():
        return named
    if fold(named) in _NEXT_YEAR:
        return str(program.year + 1)
    numbers = (number_after(word, typed) for word in ("tháng", "năm"))
    return next((str(number) for number in numbers if number is not None), named)
