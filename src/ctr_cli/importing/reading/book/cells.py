"""The cells of a sheet as those of a table: merged ones over their columns and rows, letters as they are meant."""

from collections.abc import Iterable, Iterator

from ctr_cli.importing.reading.book.looks import Looks
from ctr_cli.importing.reading.book.values import shown
from ctr_cli.importing.reading.grid import Grid, merge
from ctr_cli.importing.reading.letters import Letters
from ctr_cli.importing.reading.lines import Cell, Line
from ctr_cli.importing.reading.word.styles import Look
from ctr_cli.language.old_encodings import encoding_of, in_unicode
from ctr_cli.source.workbook import Worksheet

_PLAIN = Look()


def cells_of(sheet: Worksheet, looks: Looks, letters: Letters, before: int) -> Grid:
    """The rows of a sheet; a line bears the number of its row, `before` are the rows of the sheets before this one."""
    grid = [
        [
            Cell(
                tuple(
                    _lines(
                        shown(value, looks.codes.get((at, column), "")),
                        looks.cells.get((at, column), _PLAIN),
                        letters,
                        before + at + 1,
                    )
                )
            )
            for column, value in enumerate(row)
        ]
        for at, row in enumerate(sheet.rows)
    ]
    merge(grid, sheet.merged)
    return grid


def fonts_in(looks: Looks) -> set[str]:
    """The fonts of a sheet that were made before Unicode."""
    return {look.font for look in looks.cells.values() if look.font and encoding_of(look.font)}


def filled(row: Iterable[Cell]) -> list[Cell]:
    """The cells of a row that say something which no row above says."""
    return [cell for cell in row if cell.lines and not cell.above]


def _lines(text: str, look: Look, letters: Letters, number: int) -> Iterator[Line]:
    for part in letters.read(in_unicode(text, look.font or "")).splitlines():
        if words := " ".join(part.split()):
            yield Line(number, words, bold=bool(look.bold))
