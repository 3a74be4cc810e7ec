"""Cells of a time that run down along works and the rows naming their meetings, as rows across the table over all of these."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ctr_cli.importing.grammar.cell_times import says_how_often, says_time_alone
from ctr_cli.importing.grammar.cells import with_unit
from ctr_cli.importing.grammar.columns import Titled
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.sections import one_thing
from ctr_cli.importing.reading.lines import Cell, Line, marker, row_text


def with_bands(rows: Sequence[Line], columns: Sequence[Titled], place: str) -> list[Line]:
    """The rows of a table; where a time runs down beside rows that name meetings, `Tháng 3` along `Hội nghị BTV` and its works,
    each time as a row of its own over those it stands beside."""
    for at, column in enumerate(columns):
        if column.holds != "time":
            continue
        times = [_time(line, at, column) for line in rows]
        if all(says_time_alone(time) or says_how_often(time) for time in times if time) and any(
            _names_meeting(line, at, columns, place) and below.row[at].above
            for line, below in pairwise(rows)
            if len(line.row) > at < len(below.row)
        ):
            return [*_banded(rows, times, at)]
    return [*rows]


def _time(line: Line, at: int, column: Titled) -> str:
    """The time that begins at a row; blank where none does."""
    cell = line.row[at] if at < len(line.row) else Cell()
    flat = " ".join(cell.text.split())
    return "" if cell.above or cell.span > 1 else with_unit(flat, column) or flat


def _names_meeting(line: Line, at: int, columns: Sequence[Titled], place: str) -> bool:
    """Whether a row has a time and says beside it only which meeting is held, in a cell over several columns or one of contents."""
    if not line.row[at].text.strip() or line.row[at].span > 1:
        return False
    said = one_thing(_without(line.row, at), columns)
    heading = said and heading_of(marker(said.text).rest, place)
    return bool(heading and heading.bare and (heading.body or heading.number or heading.timed))


def _without(row: Sequence[Cell], at: int) -> tuple[Cell, ...]:
    return (*row[:at], Cell(), *row[at + 1 :])


def _banded(rows: Sequence[Line], times: Sequence[str], at: int) -> Iterator[Line]:
    within = False
    for line, time in zip(rows, times, strict=True):
        cell = line.row[at] if at < len(line.row) else Cell()
        if time:
            band = Cell((Line(line.number, time),), len(line.row))
            yield replace(line, text=time, row=(band, *[Cell()] * (len(line.row) - 1)))
        within = bool(time) or (within and cell.above)
        row = _without(line.row, at) if within else line.row
        yield replace(line, row=row, text=row_text(row))
