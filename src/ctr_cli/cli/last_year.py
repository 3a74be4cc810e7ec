"""Whose meeting a day in January is of: the last ones of a year are often held in the January after it."""

import os
from pathlib import Path

from ctr_cli.cli.delivery import say
from ctr_cli.cli.options import first_dated

_LATE, _EARLY = 10, 6
"""The month from which a meeting may be put off into January, and that up to which one may be held then."""


def held_in_january(option: Path | None, asked: str | None, *days: str | None) -> Path | None:
    """The programme to ask about a meeting or an item on some days as typed: where none is named, that of the year before a
    January whose last meetings are meant, and not the early ones of its own year.
    """
    day = first_dated(*days)
    if option or os.environ.get("CTR_PROGRAM") or not (asked and day) or day[5:7] != "01":
        return option
    from ctr_cli.source.discover import find_program, of_another_year, shown

    year = int(day[:4])
    found = find_program(Path.cwd(), year)
    before = of_another_year(found.path, year, year - 1) if found else None
    if found is None or before not in found.others:
        return option
    last, own = _month(before, asked), _month(found.path, asked)
    if last is None or last < _LATE or (own is not None and own <= _EARLY):
        return option
    say(
        f"Dùng {shown(before)}: {asked} của năm {year - 1} họp trong tháng 1/{year}",
        f"nội dung của năm {year} thì thêm -p {shown(found.path)}",
    )
    return before


def _month(path: Path, asked: str) -> int | None:
    """The last month in which the meeting that is meant, or that of an item, is held by a programme; None without one."""
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.model.meant import meeting_meant
    from ctr_cli.model.meetings import id_meant, months_of
    from ctr_cli.source.load import Unreadable, load

    try:
        program = load(str(path)).program
    except Unreadable:
        return None
    if program is None:
        return None
    replay = replayed(program)
    items, slots = replay.board.items, replay.board.slots
    name = id_meant(asked, [*items, *slots])
    slot = items[name].slot if name in items else slots.get(meeting_meant(replay.program, asked))
    return max(months_of(slot.meeting), default=None) if slot else None
