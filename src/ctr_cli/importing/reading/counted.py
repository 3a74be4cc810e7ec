"""What is counted while the blocks of a document are walked: its paragraphs, rows and tables, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ctr_cli.importing.reading.grid import Grid, squeezed
from ctr_cli.importing.reading.lines import Line, row_text


class Counted:
    """Counts the paragraphs and rows of a document whose `lines` another walks; what stands in a cell bears the number of its row."""

    def __init__(self) -> None:
        self._count = 0
        self._tables = 0
        self._inside = 0

    def lines(self, parent: Any) -> Iterator[Line]:
        """The lines of the blocks in an element."""
        raise NotImplementedError

    def _next(self) -> int:
        """The number of the next paragraph or row."""
        self._count += not self._inside
        return self._count

    def _cell(self, cell: Any) -> list[Line]:
        """The lines of a cell."""
        self._inside += 1
        lines = [*self.lines(cell)]
        self._inside -= 1
        return lines

    @staticmethod
    def _rows(table: int, numbers: Sequence[int], grid: Grid) -> Iterator[Line]:
        """The rows of a table that say something, by the columns of its grid."""
        for number, row in zip(numbers, squeezed(grid), strict=True):
            if any(cell.lines for cell in row):
                yield Line(number, row_text(row), row, gap=True, table=table)
