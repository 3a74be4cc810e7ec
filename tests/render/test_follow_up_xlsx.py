"""The follow-up sheet as programs that are not ours read and print it."""

import datetime
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from ctr_cli.cycle.progress import Ground
from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.errors import CtrError
from ctr_cli.model.follow_up import FollowUp, empty
from ctr_cli.model.follow_up_sheet import FILLED, HEADINGS
from ctr_cli.model.office import DEFAULTS
from ctr_cli.model.program import Program
from ctr_cli.render.follow_up_xlsx import LONGEST_CELL, follow_up_xlsx
from ctr_cli.render.sheets import lines_needed
from ctr_cli.source.filled_sheet import filled_sheets
from ctr_cli.views.follow_up_sheet import follow_up_sheet
from support import MINIMAL, Run, program_of
from support.filled import HEADER

DAY = datetime.date(2025, 12, 1)
COLUMNS = list(HEADINGS.values())
RECORDED = FollowUp.model_validate(
    {
        "format": 1,
        "year": 2026,
        "items": [
            {
                "item": "btv-1.1", "status": "done", "done": "2026-01-28", "result": "=12-NQ/ĐU",
                "reports": [{"agency": "cong-an", "status": "submitted", "on": "2026-01-20"}],
            },
            {"item": "bch-3.1", "status": "doing", "note": "@x", "ask": {"move": 4}},
        ],
        "unplanned": [{"id": "ng-1", "month": 2, "body": "btv", "text": "-1", "agencies": ["cong-an"]}],
    }
)  # fmt: skip


def made(
    program: Program, known: Directory, follow_up: FollowUp, agency: str | None = None
) -> bytes:
    return follow_up_xlsx(follow_up_sheet(Ground(program, known, follow_up, DEFAULTS), agency), DAY)


def opened(content: bytes, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(BytesIO(content), data_only=values)


def column(sheet: Any, name: str) -> list[Any]:
    at = COLUMNS.index(HEADINGS[name]) + 1
    cells = [sheet.cell(row, at).value for row in range(HEADER + 1, sheet.max_row + 1)]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


@pytest.fixture(scope="module")
def office(program: Program, known: Directory) -> bytes:
    return made(program, known, RECORDED)


@pytest.fixture(scope="module")
def agency(program: Program, known: Directory) -> bytes:
    return made(program, known, RECORDED, "cong-an")


def test_one_sheet_with_every_item_that_is_followed(office: bytes) -> None:
    book = opened(office)
    assert book.sheetnames == ["Theo dõi", "ctr"]
    assert (book.worksheets[0].sheet_state, book.worksheets[1].sheet_state) == (
        "visible",
        "veryHidden",
    )
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[HEADER]] == COLUMNS
    ids = column(sheet, "id")
    assert len(ids) == len(set(ids)) == 93
    assert ids[:2] == ["btv-1.1", "btv-1.2"]
    assert ids.index("bch-3.1") < ids.index("btv-3.1") < ids.index("btv-4.1")
    assert ids[-1] == "ng-1"
    assert "bch-3.5" not in ids
    assert column(sheet, "month")[:2] == [1, 1]


def test_what_is_recorded_stands_in_the_cells_to_fill(office: bytes, agency: bytes) -> None:
    sheet = opened(office).worksheets[0]
    first = [cell.value for cell in sheet[HEADER + 1]][8:]
    assert first == ["Hoàn thành", datetime.datetime(2026, 1, 28), "=12-NQ/ĐU", None, None]
    at = column(sheet, "id").index("bch-3.1")
    assert [cell.value for cell in sheet[HEADER + 1 + at]][8:] == [
        "Đang làm", None, None, "Chuyển đến tháng 4", "@x",
    ]  # fmt: skip
    sheet = opened(agency).worksheets[0]
    first = [cell.value for cell in sheet[HEADER + 1]][8:]
    assert first == ["Đã trình", datetime.datetime(2026, 1, 20), None, None, None]
    assert len(column(sheet, "id")) == 9


def test_each_side_sees_what_the_other_says(office: bytes, agency: bytes) -> None:
    agencies = column(opened(office).worksheets[0], "agencies")[0]
    assert agencies.splitlines()[1:] == ["Công an phường: Đã trình, 20/01/2026"]
    assert "Công an" not in agencies.splitlines()[0]
    agencies = column(opened(agency).worksheets[0], "agencies")[0]
    assert "Đã trình" not in agencies
    assert agencies.splitlines()[1] == "Văn phòng ghi: Hoàn thành, 28/01/2026, =12-NQ/ĐU"


def test_only_cells_to_fill_are_open_and_light(office: bytes) -> None:
    sheet = opened(office).worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.autoFilter
    assert not sheet.protection.insertRows
    for row in sheet.iter_rows(min_row=HEADER + 1, max_row=HEADER + 93):
        for cell in row:
            fill = COLUMNS[cell.column - 1] in FILLED.values()
            assert cell.protection.locked is not fill
            light = sum(bytes.fromhex(cell.fill.fgColor.rgb[2:])) / 3
            assert light > 245 if fill else light < 243
    spare = [cell for row in sheet.iter_rows(min_row=HEADER + 94) for cell in row]
    assert len(spare) == 8 * len(COLUMNS)
    assert not any(cell.protection.locked for cell in spare)


def test_the_status_is_chosen_from_a_list(office: bytes) -> None:
    sheet = opened(office).worksheets[0]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Chưa làm,Đang làm,Đã trình,Hoàn thành,Không phát sinh"'
    assert str(choice.sqref) == f"I{HEADER + 1}:I{HEADER + 101}"


def test_counts_at_the_head_are_formulas_with_their_values(office: bytes) -> None:
    formulas, values = (opened(office, values=v).worksheets[0] for v in (False, True))
    labels = [cell.value for cell in values[HEADER - 2]][2:9]
    assert labels == [
        "Tổng số nội dung", "Chưa ghi", "Chưa làm", "Đang làm", "Đã trình", "Hoàn thành", "Không phát sinh",
    ]  # fmt: skip
    assert [cell.value for cell in values[HEADER - 1]][2:9] == [93, 91, 0, 1, 0, 1, 0]
    assert all(str(cell.value).startswith("=") for cell in formulas[HEADER - 1][2:9])


def test_no_cell_that_is_read_back_holds_a_formula(office: bytes, agency: bytes) -> None:
    for content in (office, agency):
        book = opened(content)
        rows = list(book.worksheets[0].iter_rows(min_row=HEADER))
        rows += list(book.worksheets[1].iter_rows())
        assert not [cell.coordinate for row in rows for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("start", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "{=1}", "http://a.vn"])
def test_nothing_can_run_as_a_formula(start: str) -> None:
    text = f"{start}|cmd /c calc"
    quoted = f'"{text}"'.replace("\t", "\\t")
    program = program_of(MINIMAL.replace("Kiểm điểm quý I.", quoted))
    record = {"item": "bch-3.1", "result": text, "note": text}
    follow_up = empty(2026).model_validate({"format": 1, "year": 2026, "items": [record]})
    content = made(program, directory(program), follow_up)
    sheet = opened(content).worksheets[0]
    for at, said in ((4, text), (11, text.strip()), (13, text.strip())):
        cell = sheet.cell(HEADER + 1, at)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (said, "s", True)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
        assert xml.count(b"<f>") == 7
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")
        assert b"<hyperlink" not in xml


def test_the_hidden_page_says_whose_it_is_and_what_left(
    tmp_path: Path, office: bytes, agency: bytes
) -> None:
    for content, whose, rows in ((office, "", 93), (agency, "cong-an", 9)):
        path = tmp_path / "x.xlsx"
        path.write_bytes(content)
        (sheet,) = filled_sheets(path)
        assert sheet.page == (2026, "Đảng ủy phường Đồ Sơn", whose)
        assert len(sheet.base) == len(sheet.rows) == rows
        for row in sheet.rows:
            assert {**dict.fromkeys(HEADINGS, ""), **sheet.base[row.cells["id"]]} == row.cells


def test_it_filters_and_prints_as_it_is(office: bytes, agency: bytes) -> None:
    for content in (office, agency):
        sheet = opened(content).worksheets[0]
        assert sheet.freeze_panes == f"B{HEADER + 1}"
        assert sheet.auto_filter.ref == f"A{HEADER}:M{sheet.max_row}"
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        # One page wide, which is what a missing number means, and as many high as it takes.
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "trang &P/&N" in sheet.oddFooter.right.text
        for row in sheet.iter_rows(min_row=HEADER + 1):
            texts = [
                (cell.column_letter, cell.value) for cell in row if isinstance(cell.value, str)
            ]
            widths = sheet.column_dimensions
            lines = [lines_needed(text, widths[letter].width) for letter, text in texts]
            height = sheet.row_dimensions[row[0].row].height
            # Rows nobody has filled yet grow with what is typed.
            assert height >= 12.75 * max(lines) if texts else height is None


def test_the_same_answer_gives_the_same_bytes(
    office: bytes, program: Program, known: Directory
) -> None:
    assert made(program, known, RECORDED) == office
    assert opened(office).properties.created == datetime.datetime(2025, 12, 1)
    with zipfile.ZipFile(BytesIO(office)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_text_too_long_for_a_cell_is_told() -> None:
    for length in (LONGEST_CELL, LONGEST_CELL + 1):
        program = program_of(MINIMAL.replace("Kiểm điểm quý I.", "a" * length))
        if length == LONGEST_CELL:
            assert made(program, directory(program), empty(2026))
            continue
        with pytest.raises(CtrError, match=r"bch-3\.1"):
            made(program, directory(program), empty(2026))


@pytest.mark.no_cover
def test_it_passes_the_checks_of_the_open_xml_sdk(tmp_path: Path, agency: bytes) -> None:
    file = tmp_path / "viec.xlsx"
    file.write_bytes(agency)
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


def test_an_item_nobody_knows_the_agency_of_is_followed_all_the_same() -> None:
    program = program_of(MINIMAL.replace("[Văn phòng Đảng ủy]", "[Sở Lạ]"))
    sheet = opened(made(program, directory(program), empty(2026))).worksheets[0]
    assert column(sheet, "id") == ["bch-3.1"]
    assert column(sheet, "agencies") == ["Sở Lạ"]


def test_from_the_command_line(ctr: Run, workspace: Path) -> None:
    ran = ctr("tasks", "--all", "-f", "xlsx")
    assert (ran.code, ran.out) == (0, "")
    assert "Đã ghi theo-doi-2026.xlsx" in ran.err
    assert ctr("tasks", "--all", "-f", "xlsx").code == 3
    assert ctr("tasks", "-a", "cong-an", "-f", "xlsx").code == 0
    assert Path("theo-doi-2026-cong-an-phuong.xlsx").exists()
    assert ctr("tasks", "--all", "-f", "xlsx", "-q", "1", "-o", "viec").code == 0
    names = sorted(path.name for path in (workspace / "viec").iterdir())
    assert "uy-ban-nhan-dan-phuong.xlsx" in names
    assert len(names) == 9
    sheet = openpyxl.load_workbook(workspace / "viec" / "cong-an-phuong.xlsx").worksheets[0]
    assert sheet["A2"].value == "THEO DÕI THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC QUÝ I NĂM 2026"
    assert sheet["A3"].value == "Công an phường"
