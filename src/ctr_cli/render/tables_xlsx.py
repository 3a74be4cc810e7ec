"""Tables of a paper as a workbook, a sheet each, ready for A4: numbers to go on counting with, nothing that runs."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from ctr_cli.render.sheets import FONT, in_memory, lines_needed
from ctr_cli.views.blocks import Row, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

_A4, _POINTS, _TITLE, _HEAD = 9, 15, 0, 2
_DIGITS = 132
"""The width of a lying sheet of A4, in digits of the standard font."""


def tables_xlsx(sheets: Sequence[Sheet], on: date) -> bytes:
    """The workbook; the day `on` is the only one it knows."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, in_memory())
    book.set_properties({"title": sheets[0].title, "created": datetime(on.year, on.month, on.day)})
    looks = _looks(book)
    for sheet in sheets:
        _write(book, sheet, looks)
    book.close()
    return stream.getvalue()


def _looks(book: "Workbook") -> "dict[str, Format]":
    base = {**FONT, "valign": "top"}
    bordered = {**base, "text_wrap": True, "border": 1}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "head": book.add_format({**bordered, "bold": True, "align": "center"}),
        "table_text": book.add_format({**bordered, "num_format": "@"}),
        "table_center": book.add_format({**bordered, "align": "center"}),
    }


def _write(book: "Workbook", sheet: Sheet, looks: "dict[str, Format]") -> None:
    page, columns = book.add_worksheet(sheet.name), sheet.table.columns
    share = _DIGITS / sum(column.width for column in columns)
    widths = [round(column.width * share, 1) for column in columns]
    page.write_string(_TITLE, 0, sheet.title, looks["title"])
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        page.set_column(at, at, width)
        page.write_string(_HEAD, at, column.heading, looks["head"])
    page.set_row(_HEAD, _height(Row(tuple([column.heading] for column in columns)), widths))
    for number, row in enumerate(sheet.table.rows, _HEAD + 1):
        page.set_row(number, _height(row, widths))
        if row.across:
            text = " ".join(row.cells[0])
            page.merge_range(number, 0, number, len(columns) - 1, text, looks["head"])
            continue
        for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True)):
            text = "\n".join(cell)
            if text.isdecimal():
                page.write_number(number, at, int(text), looks["table_center"])
            else:
                page.write_string(number, at, text, looks[column.role])
    page.freeze_panes(_HEAD + 1, 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
    page.set_footer("&RTrang &P/&N")


def _height(row: Row, widths: Sequence[float]) -> int:
    """Points a row needs for its longest cell."""
    if row.across:
        return _POINTS + 2
    lines = (
        lines_needed("\n".join(cell), width) for cell, width in zip(row.cells, widths, strict=True)
    )
    return max(lines) * _POINTS + 2
