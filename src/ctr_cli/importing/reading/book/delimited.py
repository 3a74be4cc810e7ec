"""A table as text (.csv, .tsv) to lines: its cells parted by the sign that parts most rows alike."""

import csv
from collections import Counter
from collections.abc import Sequence

from ctr_cli.importing.reading.book.read import lines_of_sheets
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.importing.reading.text import decoded
from ctr_cli.source.decode import split_lines
from ctr_cli.source.workbook import Worksheet

_SIGNS = ",;\t|"


def read_delimited(raw: bytes, file: str) -> Lines:
    """The lines of a table as text, encoded as `decoded` reads it; raises the errors of that, and of `read_book`."""
    text = "\n".join(split_lines(decoded(raw, file)))
    rows = max((_rows(text, sign) for sign in _SIGNS), key=_alike)
    width = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return lines_of_sheets([Worksheet("", filled, [], hidden=False)], {}, file)


def _rows(text: str, sign: str) -> list[list[str]]:
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    return [*csv.reader(text.splitlines(keepends=True), delimiter=sign)]


def _alike(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows have several cells, as many as each other, and how many."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))
