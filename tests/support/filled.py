"""Follow-up sheets filled as a person fills them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from ctr_cli.model.follow_up_sheet import HEADINGS

HEADER = 7


def fill(
    path: Path,
    cells: Mapping[str, Mapping[str, object]],
    new: Mapping[str, object] | None = None,
    to: Path | None = None,
) -> Path:
    """Write cells (names of columns and values) into the rows of some ids, and a row without a code below."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = {sheet.cell(row, 1).value: row for row in range(HEADER + 1, sheet.max_row + 1)}
    for name, values in cells.items():
        put(sheet, rows[name], values)
    if new:
        put(sheet, sheet.max_row + 1, new)
    book.save(to or path)
    return to or path


def put(sheet: Any, row: int, values: Mapping[str, object]) -> None:
    """Write values into the columns of a row, texts as texts."""
    for name, value in values.items():
        cell = sheet.cell(row, list(HEADINGS).index(name) + 1)
        cell.value = value
        if isinstance(value, str):
            # As typed into a cell that holds text: a leading `=` begins no formula there.
            cell.data_type = "s"
