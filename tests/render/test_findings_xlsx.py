"""The list of findings a clerk prints: read back as a colleague's Excel would read it."""

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from ctr_cli.model.finding import Finding, Span
from ctr_cli.render.findings.xlsx import findings_xlsx
from support import Run


def sheet_of(path: Path) -> Any:
    return openpyxl.load_workbook(path).active


def test_the_real_programme_as_a_list(ctr: Run, workspace: Path) -> None:
    ran = ctr("validate", "--format", "xlsx", "-o", "kiem-tra.xlsx")
    assert ran.code == 0
    assert ran.out == ""
    sheet = sheet_of(Path("kiem-tra.xlsx"))
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][:7] == ("TT", "Tệp", "Dòng", "Vị trí trong văn bản", "Mức độ", "Mã", "Phát hiện")
    assembly = next(row for row in rows if row[5] == "CTR901")
    assert assembly[2] == 140
    assert assembly[3] == "Ban Thường vụ Đảng ủy phường, tháng 1, nội dung 4"
    assert assembly[4] == "cảnh báo"
    assert [row[0] for row in rows[1:]] == list(range(1, len(rows)))
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == f"A4:I{len(rows) + 3}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    assert sheet.print_title_rows == "$4:$4"
    assert sheet["G5"].alignment.wrap_text
    (decisions,) = sheet.data_validations.dataValidation
    assert (decisions.formula1, str(decisions.sqref)) == (
        '"Đã sửa,Giữ nguyên,Hỏi lại"',
        f"I5:I{len(rows) + 3}",
    )


def test_no_cell_is_a_formula_or_a_link(tmp_path: Path) -> None:
    nasty = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "-2",
        "http://x.vn",
        "mailto:a@b",
        "{=A1}",
        "\x01a\tb\n",
    ]
    findings = [Finding("CTR101", "error", text, text, Span(), text, place=text) for text in nasty]
    path = tmp_path / "x.xlsx"
    path.write_bytes(findings_xlsx(findings, 1))
    sheet = sheet_of(path)
    cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value is not None]
    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert sheet["G5"].value == "=1+1"


def test_the_same_findings_give_the_same_bytes() -> None:
    finding = Finding("CTR101", "error", "m", "f", Span(), "h")
    assert findings_xlsx([finding], 1) == findings_xlsx([finding], 1)


def test_no_clock_and_an_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(findings_xlsx([], 3))
    book = openpyxl.load_workbook(path)
    assert book.properties.created == datetime(2000, 1, 1)
    assert book.active["A2"].value == "Đã kiểm tra 3 tệp: không có lỗi nào."


def test_a_workbook_is_not_poured_into_the_terminal(ctr: Run, workspace: Path) -> None:
    ran = ctr("validate", "--format", "xlsx")
    assert ran.code == 2
    assert "-o" in ran.err
