"""The cells of a sheet as those of a table: merged ones over their columns and rows, letters as they are meant."""

from collections.abc import Iterable, Iterator

from ctr_cli.importing.reading.book.looks import Look, Looks
from ctr_cli.importing.reading.book.values import shown
from ctr_cli.importing.reading.grid import Grid
from ctr_cli.importing.reading.letters import Letters
from ctr_cli.importing.reading.lines import Cell, Line
from ctr_cli.language.old_encodings import capitals_mended, encoding_of, from_font
from ctr_cli.source.merged_cells import Merged
from ctr_cli.source.workbook import Worksheet

_PLAIN = Look()


def cells_of(sheet: Worksheet, looks: Looks, letters: Letters, before: int) -> Grid:
    """The rows of a sheet; a line bears the number of its row, `before` are the rows of the sheets before this one."""
    grid = [
        [
            Cell(
                tuple(
                    _lines(value, looks.cells.get((at, column), _PLAIN), letters, before + at + 1)
                )
            )
            for column, value in enumerate(row)
        ]
        for at, row in enumerate(sheet.rows)
    ]
    _merge(grid, sheet.merged)
    return grid


def fonts_in(looks: Looks) -> set[str]:
    """The fonts of a sheet that were made before Unicode."""
    return {look.font for look in looks.cells.values() if encoding_of(look.font)}


def filled(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row that say something which no row above says."""
    return [cell for cell in row if cell.lines and not cell.above]


def _lines(value: object, look: Look, letters: Letters, number: int) -> Iterator[Line]:
    text = shown(value, look.code)
    encoding = encoding_of(look.font)
    if encoding in ("tcvn3", "vni"):
        text = from_font(text, look.font)
        text = capitals_mended(text) if encoding == "tcvn3" else text
    for part in letters.read(text).splitlines():
        if words := " ".join(part.split()):
            yield Line(number, words, bold=look.bold)


def _merge(grid: Grid, merged: Iterable[Merged]) -> None:
    """Put the first of each range of merged cells in all of its rows, over all of its columns."""
    for area in merged:
        rows = grid[area.first : area.last + 1]
        if not rows or area.column >= len(rows[0]):
            continue
        lines = rows[0][area.column].lines
        for at, row in enumerate(rows):
            span = min(area.columns, len(row) - area.column)
            row[area.column : area.column + span] = [
                Cell(lines, span, at > 0), *[Cell()] * (span - 1)
            ]  # fmt: skip
