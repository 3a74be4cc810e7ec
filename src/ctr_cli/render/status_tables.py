"""How far the year has come as rows: CSV, and an Excel list ready for A4. Nothing in them runs."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

from ctr_cli.language.printed_dates import short_date
from ctr_cli.render.sheets import FONT, code_width, in_memory, lines_needed
from ctr_cli.render.tasks_csv import harmless
from ctr_cli.views.status import Line

_COLUMNS = (
    ("Mã", 8), ("Tháng", 6), ("{meeting}", 18), ("Nội dung", 40), ("Cơ quan", 26),
    ("Đồng chí phụ trách", 13), ("Hạn gửi tài liệu", 11), ("Thời hạn", 11), ("Tình trạng", 12),
    ("Ngày xong", 11), ("Văn bản, kết quả", 14), ("Ghi chú, cơ quan báo", 18),
)  # fmt: skip
_DAYS = (6, 7, 9)
"""The columns that hold days."""
_LONG = (3, 4)
"""The columns that hold most words."""
_HEAD = 3
_A4, _POINTS = 9, 14


def status_csv(lines: Sequence[Line], meeting: str) -> bytes:
    """A row an item, under Vietnamese headings, with what its office calls a meeting; days as people write them."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(name.format(meeting=meeting) for name, _ in _COLUMNS)
    writer.writerows([harmless(cell or "") for cell in _with_days(line)] for line in lines)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _widths(lines: Sequence[Line]) -> dict[int, int]:
    """The widths of the columns that anybody has filled, of all where there is no row; the rest is room for long ones."""
    every = range(len(_COLUMNS))
    widths = {at: _COLUMNS[at][1] for at in every if not lines or any(line[at] for line in lines)}
    widths[0] = code_width((line.id for line in lines), _COLUMNS[0][1])
    room = sum(width for _, width in _COLUMNS) - sum(widths.values())
    return {at: width + room // len(_LONG) * (at in _LONG) for at, width in widths.items()}


def _with_days(line: Line) -> list[str]:
    """The cells of a row as texts, its days as people write them."""
    texts = [str(cell or "") for cell in line]
    for at in _DAYS:
        texts[at] = short_date(texts[at])
    return texts


def status_xlsx(lines: Sequence[Line], title: str, counted: str, on: date, meeting: str) -> bytes:
    """The workbook; the day `on` is the only one it knows."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, in_memory())
    book.set_properties({"title": title, "created": datetime(on.year, on.month, on.day)})
    base = {**FONT, "valign": "top", "text_wrap": True}
    plain = book.add_format({**base, "text_wrap": False})
    bold = book.add_format({**base, "text_wrap": False, "bold": True, "font_size": 14})
    head = book.add_format(
        {**base, "bold": True, "border": 1, "align": "center", "valign": "vcenter"}
    )
    cell = book.add_format({**base, "border": 1, "num_format": "@"})
    day = book.add_format({**base, "border": 1, "align": "center", "num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Tình hình")
    sheet.write_string(0, 0, title, bold)
    sheet.write_string(1, 0, counted, plain)
    widths = _widths(lines)
    heads = {of: _COLUMNS[of][0].format(meeting=meeting) for of in widths}
    high = max(lines_needed(name, widths[of]) for of, name in heads.items())
    sheet.set_row(_HEAD, high * _POINTS + 2)
    for at, (of, width) in enumerate(widths.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(_HEAD, at, heads[of], head)
    for row, line in enumerate(lines, _HEAD + 1):
        sheet.set_row(row, _height(line, widths))
        for at, of in enumerate(widths):
            value = line[of]
            if of in _DAYS and value:
                sheet.write_datetime(row, at, datetime.fromisoformat(str(value)), day)
            elif isinstance(value, int):
                sheet.write_number(row, at, value, cell)
            else:
                sheet.write_string(row, at, value or "", cell)
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.autofilter(_HEAD, 0, max(_HEAD + len(lines), _HEAD + 1), len(widths) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_footer("&RTrang &P/&N")
    book.close()
    return stream.getvalue()


def _height(line: Line, widths: Mapping[int, int]) -> int:
    """Points a row needs for its longest cell."""
    texts = _with_days(line)
    return max(lines_needed(texts[at], width) for at, width in widths.items()) * _POINTS + 2
