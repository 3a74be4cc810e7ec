"""The tables of a Word file: their rows, every row with the same columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ctr_cli.importing.reading.layout import puts_side_by_side
from ctr_cli.importing.reading.lines import Cell, Line
from ctr_cli.importing.reading.word.package import W, value
from ctr_cli.source.attributes import number

WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
Above = dict[int, tuple[Line, ...]]
"""The lines of the cells over a row, by the column they begin in."""
MOST_COLUMNS = 63
"""As many columns as Word allows."""


def children(parent: Any, tag: str) -> Iterator[Any]:
    """The children of a kind, also those in a frame of Word's (content controls, insertions)."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from children(child, tag)


def rows_of(table: Any) -> list[list[Any]]:
    """The cells of each row, as Word keeps them; rows that were deleted are left out."""
    rows = (row for row in children(table, f"{W}tr") if row.find(f"{W}trPr/{W}del") is None)
    return [[*children(row, f"{W}tc")] for row in rows]


def is_layout(rows: list[list[Any]]) -> bool:
    """Whether a table only puts texts side by side: a letterhead, a signature, a frame."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return True
    return puts_side_by_side(
        [[map(_text, children(cell, f"{W}p")) for cell in row] for row in rows]
    )


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def row_of(cells: list[Any], lines_in: Callable[[Any], Sequence[Line]], above: Above) -> list[Cell]:
    """A row by the columns of the table's grid; `above` is what stands over it, and is brought up to date."""
    row = [Cell()] * _skipped(cells)
    for cell in cells:
        row += _columns(cell, tuple(lines_in(cell)), above, len(row))
    return row


def _skipped(cells: list[Any]) -> int:
    """How many columns a row leaves empty before its first cell."""
    if not cells:
        return 0
    row = next(cells[0].iterancestors(f"{W}tr"))
    return number(value(row.find(f"{W}trPr"), "gridBefore"), 0, MOST_COLUMNS)


def _columns(cell: Any, lines: tuple[Line, ...], above: Above, at: int) -> list[Cell]:
    """A cell and the empty ones for the further columns it covers."""
    properties = cell.find(f"{W}tcPr")
    span = max(1, number(value(properties, "gridSpan"), 1, MOST_COLUMNS))
    merged = value(properties, "vMerge")
    lower = merged is not None and merged != "restart"
    if value(properties, "hMerge") in ("", "continue"):
        return [Cell()] * span
    if lower:
        lines = lines or above.get(at, ())
    above[at] = lines
    return [Cell(lines, span, lower), *[Cell()] * (span - 1)]
