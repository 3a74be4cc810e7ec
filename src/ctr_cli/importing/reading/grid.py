"""Rows of a table by the columns of its grid: columns taken out of all of them, spans kept right."""

from collections.abc import Iterable, Sequence

from ctr_cli.importing.reading.lines import Cell
from ctr_cli.source.merged_cells import Merged

Grid = list[list[Cell]]


def squeezed(rows: Grid) -> list[tuple[Cell, ...]]:
    """The rows at one length, without the columns of the grid in which no cell ever begins."""
    full = _at_one_length(rows)
    covered = [_covered(row) for row in full]
    width = len(full[0]) if full else 0
    return _with(full, [at for at in range(width) if not all(hidden[at] for hidden in covered)])


def without_blank_columns(rows: Grid) -> list[tuple[Cell, ...]]:
    """The rows at one length, without the columns in which no cell of theirs alone says anything."""
    full = _at_one_length(rows)
    width = len(full[0]) if full else 0
    return _with(full, [at for at in range(width) if any(row[at].text for row in full)])


def merge(grid: Grid, merged: Iterable[Merged]) -> None:
    """Put the first of each range of merged cells in all of its rows, over all of its columns."""
    for area in merged:
        rows = grid[area.first : area.last + 1]
        if not rows or area.column >= len(rows[0]):
            continue
        lines = rows[0][area.column].lines
        for at, row in enumerate(rows):
            span = min(area.columns, len(row) - area.column)
            if span > 0:
                cells = [Cell(lines, span, at > 0), *[Cell()] * (span - 1)]
                row[area.column : area.column + span] = cells


def _at_one_length(rows: Grid) -> Grid:
    width = max(map(len, rows), default=0)
    return [[*row, *[Cell()] * (width - len(row))] for row in rows]


def _with(rows: Grid, kept: Sequence[int]) -> list[tuple[Cell, ...]]:
    return [tuple(_narrowed(row[at], at, kept) for at in kept) for row in rows]


def _covered(row: list[Cell]) -> list[bool]:
    """Which columns are no cell of their own but covered by one to their left."""
    hidden = [False] * len(row)
    for at, cell in enumerate(row):
        for other in range(at + 1, min(at + cell.span, len(row))):
            hidden[other] = True
    return hidden


def _narrowed(cell: Cell, at: int, kept: Sequence[int]) -> Cell:
    span = sum(at <= column < at + cell.span for column in kept)
    return cell if span == cell.span else Cell(cell.lines, span, cell.above)
