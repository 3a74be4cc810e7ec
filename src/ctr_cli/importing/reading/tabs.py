"""Tables typed with tabs: the lines of a content that tabs part become rows, each with the same columns."""

from collections.abc import Sequence
from dataclasses import replace

from ctr_cli.importing.reading.lines import Cell, Line, row_text
from ctr_cli.language.patterns import regex

_SIGN = regex(r"\W*\w{0,4}\W*")
_FEWEST = 2
"""Lines with two tabs or more that make a table."""


def rows_of_tabs(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of a table as its rows; a line between them that a tab parts too lacks its last cells."""
    whole = [at for at, line in enumerate(lines) if _is_row(line, 2)]
    if len(whole) < _FEWEST:
        return [*lines]
    inside = range(whole[0], whole[-1] + 1)
    rows = [at for at in inside if at in whole or _is_row(lines[at], 1)]
    cells = {at: lines[at].text.rstrip().split("\t") for at in rows}
    header = cells[whole[0]]
    if "" in header[1:] or len({len(cells[at]) for at in whole}) > 1:
        closer = {at: _without_gaps(parts) for at, parts in cells.items()}
        cells = closer if len({len(closer[at]) for at in whole}) == 1 else cells
    width = max(map(len, cells.values()))
    return [_row(line, cells[at], width) if at in cells else line for at, line in enumerate(lines)]


def _is_row(line: Line, tabs: int) -> bool:
    """Whether tabs part a line, so many at the least, into more than its sign and its text."""
    parts = [part.strip() for part in line.text.split("\t")]
    filled = [part for part in parts if part]
    return (
        not line.row
        and len(parts) > tabs
        and len(filled) > 1
        and not (len(filled) == 2 and _SIGN.fullmatch(filled[0]))
    )


def _without_gaps(parts: Sequence[str]) -> list[str]:
    """The cells where several tabs only lead to the next column; a blank first cell stays."""
    return [parts[0], *(part for part in parts[1:] if part.strip())]


def _row(line: Line, parts: Sequence[str], width: int) -> Line:
    texts = [" ".join(part.split()) for part in parts]
    cells = [Cell((Line(line.number, text),) if text else ()) for text in texts]
    row = (*cells, *[Cell()] * (width - len(cells)))
    return replace(line, text=row_text(row), row=row)
