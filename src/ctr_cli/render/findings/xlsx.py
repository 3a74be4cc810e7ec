"""Findings as an Excel list that a clerk prints or hands to a colleague: one row a finding, ready for A4."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from ctr_cli.model.finding import SEVERITY_NAMES, Finding
from ctr_cli.render.findings.summary import count, summary
from ctr_cli.render.sheets import FONT, in_memory, lines_needed

_COLUMNS = (
    ("TT", 5),
    ("Tệp", 16),
    ("Dòng", 7),
    ("Vị trí trong văn bản", 26),
    ("Mức độ", 10),
    ("Mã", 9),
    ("Phát hiện", 46),
    ("Cách sửa", 46),
    ("Xử lý", 10),
)
_DECISIONS = ["Đã sửa", "Giữ nguyên", "Hỏi lại"]
_NO_CLOCK = datetime(2000, 1, 1)
_A4 = 9
_LINE = 16


def _height(texts: Sequence[str]) -> int:
    """Points a row needs for its longest cell: programs do not fit rows to wrapped text when they open a file."""
    widths = [width for _, width in _COLUMNS[1:]]
    return max(map(lines_needed, texts, widths)) * _LINE + 2


def findings_xlsx(findings: Sequence[Finding], files: int) -> bytes:
    """The workbook; every cell is text or a number, so that nothing runs, and the last column says what was decided, by a list or a pen."""
    import xlsxwriter

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, in_memory())
    book.set_properties({"title": "Kết quả kiểm tra chương trình công tác", "created": _NO_CLOCK})
    sheet = book.add_worksheet("Phát hiện")
    base = {**FONT, "valign": "top", "text_wrap": True}
    title = book.add_format({**base, "bold": True, "font_size": 14, "text_wrap": False})
    plain = book.add_format({**base, "text_wrap": False})
    head = book.add_format(
        {**base, "bold": True, "border": 1, "align": "center", "valign": "vcenter"}
    )
    cell = book.add_format({**base, "border": 1})
    number = book.add_format({**base, "border": 1, "align": "center"})
    sheet.write_string(0, 0, "KẾT QUẢ KIỂM TRA CHƯƠNG TRÌNH CÔNG TÁC", title)
    sheet.write_string(1, 0, summary(count(findings), files), plain)
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, name, head)
    for row, finding in enumerate(findings, 4):
        sheet.write_number(row, 0, row - 3, number)
        sheet.write_string(row, 1, finding.file, cell)
        sheet.write_number(row, 2, finding.span.line, number)
        texts = (
            finding.place,
            SEVERITY_NAMES[finding.severity],
            finding.code,
            finding.message,
            finding.hint,
            "",
        )
        for column, text in enumerate(texts, 3):
            sheet.write_string(row, column, text, cell)
        sheet.set_row(row, _height([finding.file, "", *texts]))
    decided = {"validate": "list", "source": _DECISIONS}
    sheet.data_validation(
        4, len(_COLUMNS) - 1, max(3 + len(findings), 4), len(_COLUMNS) - 1, decided
    )
    sheet.freeze_panes(4, 0)
    sheet.autofilter(3, 0, max(3 + len(findings), 4), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_footer("&RTrang &P/&N")
    book.close()
    return stream.getvalue()
