"""A list of next year's draft to fill in, as an Excel table: what is proposed, changed letters bold, ready for A4."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ctr_cli.cycle.answers import LEFT_OUT, title_of
from ctr_cli.cycle.words import word_changes
from ctr_cli.render.sheets import FONT, code_width, in_memory, lines_needed
from ctr_cli.views.review import DECISIONS, FillIn, Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (13, 20, 32, 32, 9, 22, 9, 11, 25, 13, 11, 9)
_AGENCY_WIDTHS = (8, 18, 30, 30, 8, 20, 9, 11, 30, 18, 11, 18)
"""Those of an agency's list, which has room for what it registers."""
_WIDEST_CODE = 20
_FIRST_TO_FILL = 6
_NEW, _DECISION, _MEETING, _AGENCIES = 3, 6, 7, 9
_SHEET = "Rà soát"
_NO_CLOCK = datetime(2000, 1, 1)
_A4, _LINE, _EMPTY = 9, 14.5, 30


def review_xlsx(made: FillIn, issuer: str) -> bytes:
    """The workbook: the list, which says whose programme it is about, and the meetings of the draft to choose from."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, in_memory())
    book.set_properties({"title": made.title, "author": issuer, "created": _NO_CLOCK})
    formats = _formats(book)
    sheet = book.add_worksheet(_SHEET)
    sheet.write_string(0, 0, title_of(made.title, issuer), formats["title"])
    for number, line in enumerate(made.lines, 1):
        sheet.write_string(number, 0, line, formats["line"])
    head = len(made.lines) + 1
    widths = _widths(made)
    for column, (name, width) in enumerate(zip(made.headings, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(head, column, name, formats["head"])
    sheet.set_row(head, max(map(lines_needed, made.headings, widths)) * _LINE + 4)
    for number, row in enumerate(made.rows, head + 1):
        _write(sheet, number, row, widths, formats)
    last = head + len(made.rows)
    for number in range(last + 1, last + made.empty + 1):
        _write_empty(sheet, number, made.agency, formats)
    last += made.empty
    _choices(book, sheet, made, head, last, formats)
    _page(sheet, head, last)
    book.close()
    return stream.getvalue()


def _widths(made: FillIn) -> tuple[int, ...]:
    """The widths of the columns: old and new text give room to codes, of which only very long ones break."""
    code, meeting, *texts = _AGENCY_WIDTHS if made.agency else _WIDTHS
    more = code_width((row.code for row in made.rows), code, _WIDEST_CODE) - code
    given = [width - (more + at) // 2 for at, width in enumerate(texts[:2])]
    return code + more, meeting, *given, *texts[2:]


def _formats(book: Any) -> dict[str, Any]:
    base = {**FONT, "valign": "top", "text_wrap": True}
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


def _write(
    sheet: "Worksheet", number: int, row: Row, widths: tuple[int, ...], formats: dict[str, Any]
) -> None:
    texts = (row.code, row.meeting, row.old, row.new, row.kind, row.why)
    for column, text in enumerate(texts):
        look = formats["asked"] if row.asked and column == len(texts) - 1 else formats["grey"]
        if column == _NEW and row.old and row.new and row.new != LEFT_OUT:
            _write_changes(sheet, number, column, row, look, formats)
        else:
            sheet.write_string(number, column, text, look)
    for column in range(_FIRST_TO_FILL, len(widths)):
        sheet.write_blank(number, column, None, formats["fill"])
    height = max(map(lines_needed, texts, widths)) * _LINE + 3
    sheet.set_row(number, min(height, 409))


def _write_empty(sheet: "Worksheet", number: int, agency: str, formats: dict[str, Any]) -> None:
    """A row for something new, of the agency whose list it is."""
    sheet.set_row(number, max(_EMPTY, lines_needed(agency, _AGENCY_WIDTHS[_AGENCIES]) * _LINE + 3))
    for column in range(len(_WIDTHS)):
        look = formats["grey" if column < _FIRST_TO_FILL else "fill"]
        if column == _AGENCIES:
            sheet.write_string(number, column, agency, look)
        else:
            sheet.write_blank(number, column, None, look)


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


def _choices(
    book: Any, sheet: "Worksheet", made: FillIn, head: int, last: int, formats: dict[str, Any]
) -> None:
    """The words to choose from, for the rows there are and for some more."""
    meetings = book.add_worksheet(made.called)
    longest = max((len(meeting.id) for meeting in made.meetings), default=0)
    meetings.set_column(0, 0, max(18, longest + 2), formats["line"])
    meetings.set_column(1, 1, 70, formats["line"])
    meetings.set_paper(_A4)
    meetings.fit_to_pages(1, 0)
    for number, meeting in enumerate(made.meetings):
        meetings.write_string(number, 0, meeting.id, formats["line"])
        meetings.write_string(number, 1, meeting.title, formats["line"])
    until = last + 50
    sheet.data_validation(
        head + 1, _DECISION, until, _DECISION, {"validate": "list", "source": list(DECISIONS)}
    )
    source = f"='{made.called}'!$A$1:$A${max(len(made.meetings), 1)}"
    sheet.data_validation(
        head + 1,
        _MEETING,
        until,
        _MEETING,
        {"validate": "list", "source": source, "error_type": "information"},
    )


def _page(sheet: "Worksheet", head: int, last: int) -> None:
    sheet.freeze_panes(head + 1, 1)
    sheet.autofilter(head, 0, last, len(_WIDTHS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)
    sheet.set_footer("&RTrang &P/&N")
