"""The Excel table as a program that is not ours reads and prints it."""

import datetime
import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.errors import CtrError
from ctr_cli.model.program import Program
from ctr_cli.render.sheets import lines_needed, sheet_name
from ctr_cli.render.tasks_xlsx import LONGEST_CELL, tasks_xlsx
from ctr_cli.views.tasks import tasks_of, tasks_of_all
from support import MINIMAL, Run, program_of

HEADER = 5


def _book(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def _column(sheet: Any, heading: str) -> Any:
    return next(cell.column_letter for cell in sheet[HEADER] if cell.value == heading)


def _values(sheet: Any, heading: str) -> Any:
    return [cell.value for cell in sheet[_column(sheet, heading)][HEADER:]]


def _made(text: str) -> Any:
    program = program_of(text)
    return tasks_xlsx(tasks_of_all(program, directory(program)), program, "")


@pytest.fixture(scope="module")
def whole(program: Program, known: Directory) -> bytes:
    return tasks_xlsx(tasks_of_all(program, known), program, "")


@pytest.fixture(scope="module")
def book(whole: bytes) -> Any:
    return _book(whole)


def test_a_sheet_of_all_and_one_per_agency(book: Any, program: Program) -> None:
    assert book.sheetnames[:3] == ["Tổng hợp", "Hội đồng nhân dân phường", "Ủy ban nhân dân phường"]
    # Too long for a sheet: its alias stands in.
    assert book.sheetnames[-1] == "Các tổ chức chính trị - xã hội"
    assert len(book.sheetnames) == 1 + sum(a.members is None for a in program.agencies)


def test_the_sheet_of_all_holds_every_item_once_with_all_its_agencies(
    book: Any, program: Program, known: Directory
) -> None:
    sheet = book["Tổng hợp"]
    ids = _values(sheet, "Mã")
    assert len(ids) == len(set(ids)) == 107
    assert ids[:2] == ["btv-1.1", "btv-1.2"]
    assert ids.index("bch-3.1") < ids.index("btv-3.1") < ids.index("btv-4.1")
    agencies = dict(zip(ids, _values(sheet, "Cơ quan thực hiện"), strict=True))
    assert agencies["bch-3.1"] == "Ủy ban nhân dân phường; Văn phòng Đảng ủy"
    for answer in tasks_of_all(program, known):
        name = answer["agency"]["name"]
        listed = {item for item, names in agencies.items() if name in names.split("; ")}
        assert listed == {task["item"] for task in answer["tasks"]}


def test_an_agency_sheet_holds_its_tasks_and_how_it_came_to_them(book: Any) -> None:
    sheet = book["Ủy ban Kiểm tra Đảng ủy"]
    rows = dict(zip(_values(sheet, "Mã"), _values(sheet, "Phân công"), strict=True))
    assert len(rows) == 80
    assert rows["bch-4.3"] == "Riêng"
    assert rows["btv-3.1"] == "Chung (theo nhóm)"
    assert {kind: list(rows.values()).count(kind) for kind in set(rows.values())} == {
        "Riêng": 2,
        "Chung (theo nhóm)": 78,
    }
    assert _values(sheet, "Vai trò") == ["Chuẩn bị"] * 80


def test_months_and_deadlines_are_dates(book: Any) -> None:
    sheet = book["Tổng hợp"]
    cell = sheet[f"{_column(sheet, 'Tháng')}{HEADER + 1}"]
    assert cell.is_date
    assert (cell.value.date(), cell.number_format) == (datetime.date(2026, 1, 1), "mm/yyyy")
    items = (
        'agencies: [Văn phòng Đảng ủy]\n            deadline: "{}"\n            product: Báo cáo\n'
    )
    for deadline, day in (
        ("2026-03-10", datetime.date(2026, 3, 10)),
        ("2026-02", datetime.date(2026, 2, 28)),
    ):
        made = _made(MINIMAL[: MINIMAL.rindex("agencies:")] + items.format(deadline))
        own = _book(made).worksheets[0]
        due = own[f"{_column(own, 'Thời hạn')}{HEADER + 1}"]
        assert due.is_date
        assert due.value.date() == day
        assert _values(own, "Sản phẩm") == ["Báo cáo"]


def test_it_filters_scrolls_and_prints_as_it_is(book: Any) -> None:
    for sheet in book.worksheets:
        last = sheet.max_row
        assert sheet.freeze_panes == f"A{HEADER + 1}"
        assert sheet.auto_filter.ref == f"A{HEADER}:{sheet[HEADER][-1].column_letter}{last}"
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        # One page wide, which is what a missing number means, and as many high as it takes.
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "&P" in sheet.oddFooter.right.text
        for row in sheet.iter_rows(min_row=HEADER + 1):
            for cell in row:
                assert cell.alignment.wrap_text or not isinstance(cell.value, str)
                assert cell.font.name == "Times New Roman"


def test_rows_are_as_high_as_their_text(book: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=HEADER + 1):
            lines = max(
                lines_needed(cell.value, sheet.column_dimensions[cell.column_letter].width)
                for cell in row
                if isinstance(cell.value, str)
            )
            assert sheet.row_dimensions[row[0].row].height >= 12.75 * lines


def test_the_status_is_chosen_from_a_list(book: Any) -> None:
    sheet = book["Tổng hợp"]
    status = _column(sheet, "Tình trạng")
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert [v.formula1 for v in lists] == [
        '"Chưa làm,Đang làm,Đã trình,Hoàn thành,Không phát sinh"'
    ]
    assert str(lists[0].sqref) == f"{status}{HEADER + 1}:{status}{HEADER + 107}"
    assert set(_values(sheet, "Tình trạng")) == {"Chưa làm"}


@pytest.mark.parametrize("start", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "{=1}", "http://a.vn"])
def test_nothing_can_run_as_a_formula(start: str) -> None:
    text = f"{start}|cmd /c calc"
    made = _made(MINIMAL.replace("Kiểm điểm quý I.", f'"{text}"'.replace("\t", "\\t")))
    sheet = _book(made).worksheets[0]
    cell = sheet[f"{_column(sheet, 'Nội dung')}{HEADER + 1}"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]
    assert sheets
    assert not any(b"<f>" in xml or b"<hyperlink" in xml for xml in sheets)


def test_the_same_programme_gives_the_same_bytes(
    whole: Any, book: Any, program: Program, known: Directory
) -> None:
    assert tasks_xlsx(tasks_of_all(program, known), program, "") == whole
    assert book.properties.created == datetime.datetime(2025, 12, 1)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_text_too_long_for_a_cell_is_told(program: Program, known: Directory) -> None:
    text = MINIMAL.replace("Kiểm điểm quý I.", "a" * (LONGEST_CELL + 1))
    with pytest.raises(CtrError, match=r"bch-3\.1"):
        _made(text)
    assert _made(MINIMAL.replace("Kiểm điểm quý I.", "a" * LONGEST_CELL))


def test_it_passes_the_checks_of_the_open_xml_sdk(
    tmp_path: Path, program: Program, known: Directory
) -> None:
    file = tmp_path / "viec.xlsx"
    answers = [tasks_of(program, known, "cong-an"), tasks_of(program, known, "mttq")]
    file.write_bytes(tasks_xlsx(answers, program, ""))
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


def test_twins_of_one_id_are_both_kept() -> None:
    twin = MINIMAL[MINIMAL.index("      - number:") :].replace("quý I", "quý II")
    sheet = _book(_made(f"{MINIMAL}{twin}")).worksheets[0]
    assert _values(sheet, "Mã") == ["bch-3.1", "bch-3.1"]
    assert _values(sheet, "Nội dung") == ["Kiểm điểm quý I.", "Kiểm điểm quý II."]


def test_one_agency_has_one_sheet(program: Program, known: Directory) -> None:
    made = tasks_xlsx([tasks_of(program, known, "cong-an", (1,))], program, "tháng 1")
    sheet = _book(made).worksheets[0]
    assert _book(made).sheetnames == ["Công an phường"]
    assert sheet["A2"].value == "THEO DÕI THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC THÁNG 1 NĂM 2026"
    assert sheet["A3"].value == "Công an phường: 9 nội dung"


def test_an_agency_without_work_gets_an_empty_table(program: Program, known: Directory) -> None:
    made = tasks_xlsx([tasks_of(program, known, "cong-an", (7,))], program, "tháng 7")
    assert _values(_book(made).worksheets[0], "Mã") == []


def test_from_the_command_line(ctr: Run, workspace: Path) -> None:
    ran = ctr("tasks", "--all", "-f", "xlsx")
    assert (ran.code, ran.out) == (0, "")
    assert "Đã ghi theo-doi-2026.xlsx" in ran.err
    assert ctr("tasks", "--all", "-f", "xlsx").code == 3
    assert ctr("tasks", "--all", "-f", "xlsx", "-q", "1", "-o", "viec").code == 0
    names = sorted(path.name for path in (workspace / "viec").iterdir())
    assert "uy-ban-nhan-dan-phuong.xlsx" in names
    assert len(names) == 9
    sheet = openpyxl.load_workbook(workspace / "viec" / "cong-an-phuong.xlsx").worksheets[0]
    assert sheet["A2"].value == "THEO DÕI THỰC HIỆN CHƯƠNG TRÌNH CÔNG TÁC QUÝ I NĂM 2026"


def test_a_printer_gets_a4_landscape_with_the_header_on_every_page(
    tmp_path: Path, program: Program, known: Directory
) -> None:
    file = tmp_path / "viec.xlsx"
    file.write_bytes(tasks_xlsx([tasks_of(program, known, "hdnd")], program, ""))
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True)
    pdf = tmp_path / "viec.pdf"
    info = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
    assert size
    assert [round(float(n)) for n in size.groups()] == [842, 595]
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")[:-1]
    assert 3 <= len(pages) <= 6
    for number, page in enumerate(pages, 1):
        assert re.search(r"STT +Mã +Tháng +Hội nghị +Nội dung.*Tình trạng +Ghi chú", page)
        assert f"Trang {number}" in page


@given(st.lists(st.text(min_size=0, max_size=60), min_size=1, max_size=12))
def test_sheet_names_are_those_excel_takes(names: list[str]) -> None:
    taken: set[str] = set()
    made = [sheet_name([name], taken) for name in names]
    assert len({name.lower() for name in made}) == len(made)
    for name in made:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.lower() != "history"


def test_long_names_are_cut_between_words_and_told_apart() -> None:
    taken: set[str] = set()
    long = "Ban Chỉ đạo phát triển du lịch và kinh tế biển phường"
    assert sheet_name([long], taken) == "Ban Chỉ đạo phát triển du lịch"
    assert sheet_name([long], taken) == "Ban Chỉ đạo phát triển du (2)"
    assert sheet_name([long, "BCĐ du lịch"], taken) == "BCĐ du lịch"
