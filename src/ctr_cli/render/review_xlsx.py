"""The review list of next year's draft as an Excel table: what to decide, changed letters bold, ready for A4."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ctr_cli.cycle.draft import Draft
from ctr_cli.cycle.words import word_changes
from ctr_cli.render.sheets import lines_needed
from ctr_cli.views.review import DECISIONS, Row, headings, rows_of, summary

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (13, 21, 34, 34, 9, 22, 9, 11, 26, 13, 9)
_HEADER = 3
_FIRST_TO_FILL = 6
_NEW, _DECISION, _MEETING = 3, 6, 7
_MEETINGS = "Hội nghị"
_NO_CLOCK = datetime(2000, 1, 1)
_A4, _LINE = 9, 14.5
_HOW = (
    "Chọn Quyết định ở từng dòng cần đổi: Giữ, Bỏ, Chuyển (ghi Hội nghị mới), Sửa (ghi Nội dung mới); nội dung "
    "mới thì thêm dòng, để trống Mã. Dòng để trống Quyết định theo dự kiến. Chữ đậm là chữ đã đổi."
)


def review_xlsx(draft: Draft, issuer: str) -> bytes:
    """The workbook: the list, and the meetings of the draft to choose from."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    title = f"Rà soát dự thảo chương trình công tác năm {draft.year}"
    book.set_properties({"title": title, "author": issuer, "created": _NO_CLOCK})
    formats = _formats(book)
    sheet = book.add_worksheet("Rà soát")
    sheet.write_string(0, 0, title.upper(), formats["title"])
    sheet.write_string(1, 0, summary(draft), formats["line"])
    sheet.write_string(2, 0, _HOW, formats["line"])
    for column, (name, width) in enumerate(zip(headings(draft), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER, column, name, formats["head"])
    sheet.set_row(_HEADER, 2 * _LINE + 4)
    rows = rows_of(draft)
    for number, row in enumerate(rows, _HEADER + 1):
        _write(sheet, number, row, formats)
    last = _HEADER + len(rows)
    _choices(book, sheet, draft, last)
    _page(sheet, last)
    book.close()
    return stream.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
    cell = {**base, "border": 1}
    grey = {**cell, "bg_color": "#F2F2F2"}
    line = {**base, "text_wrap": False}
    return {
        "title": book.add_format({**line, "bold": True, "font_size": 14}),
        "line": book.add_format(line),
        "head": book.add_format(
            {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
        ),
        "grey": book.add_format(grey),
        "asked": book.add_format({**cell, "bg_color": "#FFF2CC"}),
        "fill": book.add_format(cell),
        "plain": book.add_format(base),
        "bold": book.add_format({**base, "bold": True}),
    }


def _write(sheet: "Worksheet", number: int, row: Row, formats: dict[str, Any]) -> None:
    texts = (row.code, row.meeting, row.old, row.new, row.kind, row.why)
    for column, text in enumerate(texts):
        look = formats["asked"] if row.asked and column == len(texts) - 1 else formats["grey"]
        if column == _NEW and row.old and row.new:
            _write_changes(sheet, number, column, row, look, formats)
        else:
            sheet.write_string(number, column, text, look)
    for column in range(_FIRST_TO_FILL, len(_WIDTHS)):
        sheet.write_blank(number, column, None, formats["fill"])
    height = max(map(lines_needed, texts, _WIDTHS)) * _LINE + 3
    sheet.set_row(number, min(height, 409))


def _write_changes(
    sheet: "Worksheet", number: int, column: int, row: Row, look: Any, formats: dict[str, Any]
) -> None:
    """The new text with its changed words bold; Excel wants two pieces at least."""
    pieces = [piece for piece in word_changes(row.old, row.new) if piece.kind != "old"]
    if len(pieces) < 2 or not any(piece.kind == "new" for piece in pieces):
        sheet.write_string(number, column, row.new, look)
        return
    parts: list[Any] = []
    for piece in pieces:
        parts += [formats["bold" if piece.kind == "new" else "plain"], piece.text]
    sheet.write_rich_string(number, column, *parts, look)


def _choices(book: Any, sheet: "Worksheet", draft: Draft, last: int) -> None:
    """The words to choose from, for the rows there are and for some more."""
    meetings = book.add_worksheet(_MEETINGS)
    meetings.set_column(0, 0, 18)
    meetings.set_column(1, 1, 70)
    for number, meeting in enumerate(draft.meetings):
        meetings.write_string(number, 0, meeting.id)
        meetings.write_string(number, 1, meeting.title)
    until = last + 50
    sheet.data_validation(
        _HEADER + 1, _DECISION, until, _DECISION, {"validate": "list", "source": list(DECISIONS)}
    )
    source = f"='{_MEETINGS}'!$A$1:$A${max(len(draft.meetings), 1)}"
    sheet.data_validation(
        _HEADER + 1,
        _MEETING,
        until,
        _MEETING,
        {"validate": "list", "source": source, "error_type": "information"},
    )


def _page(sheet: "Worksheet", last: int) -> None:
    sheet.freeze_panes(_HEADER + 1, 1)
    sheet.autofilter(_HEADER, 0, last, len(_WIDTHS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER)
    sheet.set_footer("&RTrang &P/&N")
