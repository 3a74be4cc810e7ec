"""The follow-up sheet as a workbook: cells to fill that are open, all else locked, counts at the head, ready for A4."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ctr_cli.cycle.cells import one_line
from ctr_cli.data import table
from ctr_cli.model.errors import CtrError
from ctr_cli.model.follow_up_sheet import (
    FILLED,
    GIVEN,
    HEADINGS,
    HIDDEN_COLUMNS,
    HIDDEN_FORMAT,
    HIDDEN_MARK,
    HIDDEN_NAME,
)
from ctr_cli.render.sheets import FONT, code_width, in_memory, lines_needed
from ctr_cli.views.follow_up_sheet import FollowUpSheet, Line

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Letters a cell holds, counted in UTF-16 (Microsoft: Excel specifications and limits)."""

_WIDTHS = {
    "id": 8, "month": 7, "meeting": 19, "text": 40, "agencies": 27, "members": 14,
    "papers_due": 11, "due": 11, "status": 12, "done": 11, "result": 17, "ask": 17, "note": 14,
}  # fmt: skip
_PLACES = {name: at for at, name in enumerate(HEADINGS)}
_LABELS, _COUNTS, _HEADER = 4, 5, 6
_SPARE = 8
"""Empty rows below the table for work outside the programme."""
_FONT, _LINE = FONT["font_name"], 14
_A4 = 9
_HOW = (
    "Chỉ điền các cột nền sáng; để trống là chưa có gì để báo. Ngày ghi như 25/3/{year}. Việc ngoài chương trình: "
    "ghi vào dòng trống cuối bảng, để trống Mã. Lưu lại (xlsx, xls, ods đều được) rồi "
)
_THEN = {"office": "gộp bằng ctr collect.", "agency": "gửi Văn phòng."}
_OPEN = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_columns": True,
    "insert_rows": True, "sort": True, "autofilter": True,
}  # fmt: skip


def follow_up_xlsx(made: FollowUpSheet, created: date) -> bytes:
    """The workbook of a sheet, dated as made on a day; raises `CtrError` for a text too long for Excel."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, in_memory())
    book.set_properties(
        {
            "title": f"{made.title}: {made.whose}",
            "author": made.page.issuer,
            "created": datetime.combine(created, time(), UTC),
        }
    )
    formats = _formats(book)
    sheet = book.add_worksheet("Theo dõi")
    last = _HEADER + len(made.lines) + _SPARE
    widths = _WIDTHS | {"id": code_width((line.id for line in made.lines), _WIDTHS["id"])}
    _write_head(sheet, made, widths, formats)
    _write_counts(sheet, made, last, formats)
    for row, line in enumerate(made.lines, _HEADER + 1):
        _write_line(sheet, row, line, widths, formats)
    for row in range(_HEADER + len(made.lines) + 1, last + 1):
        for name, column in _PLACES.items():
            sheet.write_blank(row, column, None, formats[f"open {_kind(name)}"])
    _choices(book, sheet, last)
    _paper(sheet, made, last)
    _write_hidden(book, made)
    book.close()
    return stream.getvalue()


def _kind(name: str) -> str:
    if name in ("papers_due", "due", "done"):
        return "day"
    return "short" if name in ("id", "month", "status") else "text"


def _formats(book: "Workbook") -> dict[str, "Format"]:
    """The looks of cells: `open` ones a person fills, `given` ones are grey and locked."""
    cell: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True}
    kinds: dict[str, dict[str, Any]] = {
        "text": {"num_format": "@", "quote_prefix": True},
        "short": {"align": "center"},
        "day": {"align": "center", "num_format": "dd/mm/yyyy"},
    }
    looks: dict[str, dict[str, Any]] = {
        "open": {"locked": False, "bg_color": "#FFFFEF"},
        "given": {"bg_color": "#F2F2F2"},
    }
    formats = {
        f"{look} {kind}": book.add_format({**cell, **styles, **extra})
        for look, styles in looks.items()
        for kind, extra in kinds.items()
    }
    across = {"align": "center_across"}
    head = {**cell, "bold": True, "align": "center", "valign": "vcenter"}
    return formats | {
        "issuer": book.add_format({"bold": True, "font_size": 12}),
        "title": book.add_format({"bold": True, "font_size": 15, **across}),
        "whose": book.add_format({"bold": True, "font_size": 13, **across}),
        "how": book.add_format({"italic": True, **across}),
        "label": book.add_format(
            {"border": 1, "align": "center", "text_wrap": True, "valign": "vcenter"}
        ),
        "count": book.add_format({"border": 1, "align": "center", "bold": True}),
        "head given": book.add_format({**head, "bg_color": "#D9D9D9"}),
        "head open": book.add_format({**head, "bg_color": "#FFE699"}),
    }


def _write_head(
    sheet: "Worksheet", made: FollowUpSheet, widths: dict[str, int], formats: dict[str, "Format"]
) -> None:
    """Titles stand across the table without merged cells, which would break sorting."""
    sheet.write_string(0, 0, made.page.issuer.upper(), formats["issuer"])
    how = _HOW.format(year=made.page.year) + _THEN["agency" if made.page.agency else "office"]
    for row, text, look in (
        (1, made.title.upper(), "title"),
        (2, made.whose, "whose"),
        (3, how, "how"),
    ):
        sheet.write_string(row, 0, text, formats[look])
        for column in range(1, len(HEADINGS)):
            sheet.write_blank(row, column, None, formats[look])
    sheet.set_row(1, 24)
    sheet.set_row(2, 20)
    sheet.set_row(_HEADER, 3 * _LINE + 4)
    for name, heading in HEADINGS.items():
        look = "head open" if name in FILLED else "head given"
        sheet.set_column(_PLACES[name], _PLACES[name], widths[name])
        said = made.called if name == "meeting" else heading
        sheet.write_string(_HEADER, _PLACES[name], said, formats[look])


def _write_counts(
    sheet: "Worksheet", made: FollowUpSheet, last: int, formats: dict[str, "Format"]
) -> None:
    """How many items stand where: formulas, with their values for those who do not compute."""
    statuses = [entry["name"] for entry in table("follow-up")]
    first = _PLACES["meeting"]
    said = [line.cells.get("status", "") for line in made.lines]
    counts = [len(said), said.count(""), *(said.count(status) for status in statuses)]
    own = [_cell(_COUNTS, first + 2 + at) for at in range(len(statuses))]
    formulas = [
        f"=COUNTA({_range('text', last)})",
        f"={_cell(_COUNTS, first)}-SUM({own[0]}:{own[-1]})",
        *(f'=COUNTIF({_range("status", last)},"{status}")' for status in statuses),
    ]
    labels = ["Tổng số nội dung", "Chưa ghi", *statuses]
    for column, (label, formula, count) in enumerate(
        zip(labels, formulas, counts, strict=True), first
    ):
        sheet.write_string(_LABELS, column, label, formats["label"])
        sheet.write_formula(_COUNTS, column, formula, formats["count"], count)
    sheet.set_row(_LABELS, 2 * _LINE + 4)


def _cell(row: int, column: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))


def _range(name: str, last: int) -> str:
    return f"{_cell(_HEADER + 1, _PLACES[name])}:{_cell(last, _PLACES[name])}"


def _write_line(
    sheet: "Worksheet", row: int, line: Line, widths: dict[str, int], formats: dict[str, "Format"]
) -> None:
    given = line._asdict()
    values = {name: given[name] for name in GIVEN} | {n: line.cells.get(n) for n in FILLED}
    if values["done"]:
        values["done"] = date.fromisoformat(values["done"])
    for name, value in values.items():
        look = formats[f"{'open' if name in FILLED else 'given'} {_kind(name)}"]
        _write(sheet, (row, _PLACES[name]), value, look, line.id)
    texts = ((value, widths[name]) for name, value in values.items() if isinstance(value, str))
    lines = max(lines_needed(text, width) for text, width in texts)
    sheet.set_row(row, min(lines * _LINE + 4, 409))


def _write(
    sheet: "Worksheet", place: tuple[int, int], value: Any, look: "Format", item: str
) -> None:
    if isinstance(value, date):
        sheet.write_datetime(*place, value, look)
    elif isinstance(value, int):
        sheet.write_number(*place, value, look)
    elif value:
        if len(value.encode("utf-16-le")) // 2 > LONGEST_CELL:
            raise CtrError(
                f"nội dung {item} dài quá {LONGEST_CELL} chữ, một ô Excel không chứa được",
                "tách thành nhiều nội dung, hoặc dùng dạng khác (--format csv)",
            )
        sheet.write_string(*place, value, look)
    else:
        sheet.write_blank(*place, None, look)


def _choices(book: "Workbook", sheet: "Worksheet", last: int) -> None:
    """The statuses to choose from, each with its colour."""
    cells = (_HEADER + 1, _PLACES["status"], last, _PLACES["status"])
    statuses = table("follow-up")
    sheet.data_validation(
        *cells,
        {
            "validate": "list",
            "source": [entry["name"] for entry in statuses],
            "error_title": FILLED["status"],
            "error_message": "Hãy chọn một tình trạng trong danh sách.",
        },
    )
    for entry in statuses:
        if entry["fill"]:
            look = book.add_format({"bg_color": f"#{entry['fill']}"})
            rule = {"type": "cell", "criteria": "==", "value": f'"{entry["name"]}"', "format": look}
            sheet.conditional_format(*cells, rule)


def _paper(sheet: "Worksheet", made: FollowUpSheet, last: int) -> None:
    columns = len(HEADINGS) - 1
    sheet.protect("", _OPEN)
    sheet.freeze_panes(_HEADER + 1, 1)
    sheet.autofilter(_HEADER, 0, last, columns)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.45, bottom=0.6)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.print_area(0, 0, last, columns)
    issuer = made.page.issuer[:80].replace("&", "&&")
    sheet.set_footer(f'&L&"{_FONT},Italic"&9 {issuer}&R&"{_FONT},Regular"&10trang &P/&N')


def _as_read(line: Line) -> tuple[str, ...]:
    """The cells of a line as text, the way they are read back."""
    values = line._asdict() | line.cells
    return tuple(one_line(str(values.get(name) or "")) for name in HIDDEN_COLUMNS)


def _write_hidden(book: "Workbook", made: FollowUpSheet) -> None:
    """The page that remembers what left; every cell is text, as it will be read."""
    page = book.add_worksheet(HIDDEN_NAME)
    page.very_hidden()
    text = book.add_format({"num_format": "@", "quote_prefix": True})
    head = [
        (HIDDEN_MARK, str(HIDDEN_FORMAT)),
        *zip(made.page._fields, map(str, made.page), strict=True),
    ]
    rows = [*head, HIDDEN_COLUMNS]
    rows += [_as_read(line) for line in made.lines]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value:
                page.write_string(row, column, value, text)
