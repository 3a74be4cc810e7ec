"""Tables that only put texts side by side: a letterhead over a programme, recipients and signature under it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.patterns import regex

_MOST_COLUMNS = 3
_BEGINS = regex(
    r"\s*(?:đảng cộng sản việt nam|cộng h[oò][àa] xã hội|nơi nhận|t/m\b|tm\.|k/t\b|kt\.|số\s*:?\s*[\d…._ ]*[-/])",
    re.IGNORECASE,
)
"""How a line of a letterhead or of a signature begins."""


def puts_side_by_side(rows: Sequence[Sequence[Iterable[str]]]) -> bool:
    """Whether a table holds a letterhead or a signature, by the paragraphs in the cells of its rows."""
    return max(map(len, rows), default=0) <= _MOST_COLUMNS and any(
        _BEGINS.match(text) for row in rows for cell in row for text in cell
    )


def without_layout(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with tables that only put texts side by side as the lines in their cells, the left ones first."""
    for table, rows in groupby(lines, key=lambda line: line.table):
        held = [*rows]
        if table and puts_side_by_side(
            [[[line.text for line in cell.lines] for cell in row.row] for row in held]
        ):
            for row in held:
                for cell in row.row:
                    yield from (replace(line, broken=True) for line in cell.lines)
        else:
            yield from held
