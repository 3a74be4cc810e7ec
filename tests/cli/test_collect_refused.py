"""Sheets that cannot be taken as they are: what is wrong is told, and nothing is written."""

import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.cycle.followed import followed
from support import REAL, Run, program_of
from support.collecting import AGENCY, FOLLOW_UP, OFFICE, SAVED, recorded, state
from support.filled import HEADER, fill


def test_a_conflict_writes_nothing_and_lists_all(sheets: Path, ctr: Run) -> None:
    fill(
        AGENCY, {"btv-1.1": {"status": "Hoàn thành", "result": "13-3"}, "btv-1.2": {"note": "mới"}}
    )
    text = Path(FOLLOW_UP).read_text("utf-8").replace("submitted, on", "doing, on")
    Path(FOLLOW_UP).write_text(text.replace('note: "-1"', 'note: "-2"'), "utf-8")
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, ran.out) == (1, "")
    assert state() == before
    said = " ".join(ran.err.split())
    assert (
        "btv-1.1 (Công an phường), Tình trạng: lúc xuất “Đã trình”; trong sổ “Đang làm”; "
        "cong-an.xlsx dòng 8 “Hoàn thành”" in said
    )
    assert "btv-1.2 (Công an phường), Ghi chú: lúc xuất “-1”; trong sổ “-2”;" in said
    assert "13-3" not in said
    assert ctr("collect", str(AGENCY), "--dry-run", "--take", "btv-1.1=ours").code == 1
    assert state() == before

    ran = ctr("collect", str(AGENCY), "--take", "BTV-1.1=ours", "--take", "theirs")
    assert ran.code == 0
    first, second = (record.reports[0] for record in recorded().items[:2])
    assert (first.status, first.result, second.note) == ("doing", "12-3", "mới")
    ran = ctr("collect", str(AGENCY), "--take", "theirs")
    (first, _) = (record.reports[0] for record in recorded().items[:2])
    assert (first.status, first.result) == ("done", "13-3"), "a report is one side's whole"


def test_two_sheets_of_one_agency_collide_with_each_other(sheets: Path, ctr: Run) -> None:
    other = fill(AGENCY, {"btv-1.5": {"status": "Đã trình"}}, to=Path("cong-an-2.xlsx"))
    fill(AGENCY, {"btv-1.5": {"status": "Đang làm"}, "btv-1.6": {"note": "a"}})
    before = state()
    ran = ctr("collect", str(AGENCY), str(other))
    assert ran.code == 1
    assert (
        "lúc xuất (trống); cong-an.xlsx dòng 12 “Đang làm”; cong-an-2.xlsx dòng 12 “Đã trình”"
        in " ".join(ran.err.split())
    )
    assert state() == before


def test_of_two_sheets_that_collide_the_name_of_a_file_chooses(sheets: Path, ctr: Run) -> None:
    other = fill(AGENCY, {"btv-1.5": {"status": "Đã trình"}}, to=Path("a-moi.xlsx"))
    fill(AGENCY, {"btv-1.5": {"status": "Đang làm"}})
    before = state()
    for take in ((), ("--take", "theirs"), ("--take", "ours"), ("--take", "btv-1.5=theirs")):
        ran = ctr("collect", str(other), str(AGENCY), *take)
        assert (ran.code, state()) == (1, before)
        assert "--take a-moi.xlsx hoặc --take cong-an.xlsx" in " ".join(ran.err.split())
    for chosen, status in (("btv-1.5=A-moi.xlsx", "submitted"), ("cong-an.xlsx", "doing")):
        assert ctr("collect", str(other), str(AGENCY), "--take", chosen).code == 0
        item = next(record for record in recorded().items if record.item == "btv-1.5")
        assert item.reports[0].status == status
        Path(FOLLOW_UP).write_bytes(before[0])
    assert ctr("collect", str(AGENCY), "--take", "a-moi.xlsx").code == 2


def test_a_sheet_under_the_name_of_another_agency_is_asked_about(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.5": {"status": "Đang làm"}})
    retyped(AGENCY, "Công an phường", "Ủy ban nhân dân phường")
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, state()) == (1, before)
    said = " ".join(ran.err.split())
    assert "trên bảng ghi “Ủy ban nhân dân phường” nhưng bảng này xuất cho “Công an phường”" in said
    retyped(AGENCY, "Ủy ban nhân dân phường", "Công an phường")
    assert ctr("collect", str(AGENCY)).code == 0
    retyped(OFFICE, "Sổ của Văn phòng", "Ban Chỉ huy Quân sự phường")
    assert "bảng này xuất cho “Sổ của Văn phòng”" in ctr("collect", str(OFFICE)).err


def retyped(path: Path, old: str, new: str) -> None:
    """Write another text into the cell above the table that holds one."""
    book = openpyxl.load_workbook(path)
    cells = [c for row in book.worksheets[0].iter_rows(max_row=HEADER) for c in row]
    (cell,) = (cell for cell in cells if cell.value == old)
    cell.value = new
    book.save(path)


def test_what_nobody_understands_is_named_and_nothing_written(sheets: Path, ctr: Run) -> None:
    fill(
        AGENCY,
        {
            "btv-1.5": {"status": "gần xong"},
            "btv-1.6": {"status": "Hoàn thành", "done": "31/2/2026"},
        },
    )
    fill(OFFICE, {"btv-1.5": {"status": "Hoàn thành"}}, {"id": "btv-1.77", "status": "Đang làm"})
    before = state()
    ran = ctr("collect", str(AGENCY), str(OFFICE))
    assert ran.code == 1
    said = " ".join(ran.err.split())
    assert "dòng 12 (btv-1.5): không hiểu tình trạng “gần xong”; chọn một trong: Chưa làm, " in said
    assert (
        "dòng 13 (btv-1.6): không có ngày “31/2/2026”" in said
        and "(btv-1.6): Hoàn thành mà" not in said
    )
    assert "chương trình không có nội dung mã “btv-1.77”; có phải btv-1.7" in said
    assert state() == before


def test_a_row_that_lost_its_code_is_told(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.7": {"id": None, "status": "Hoàn thành"}})
    before = state()
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 1
    assert "Nội dung là của btv-1.7" in ran.err
    assert state() == before


def test_lines_under_the_table_are_no_work(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {}, {"ask": "TRƯỞNG CÔNG AN PHƯỜNG"})
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 0
    assert "không đọc “TRƯỞNG CÔNG AN PHƯỜNG”" in ran.err
    fill(AGENCY, {}, {"status": "Hoàn thành", "result": "15/BC"})
    assert ctr("collect", str(AGENCY)).code == 1
    assert state() == before


def test_another_text_or_meeting_is_a_request_to_amend(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.7": {"text": "Thông qua Kế hoạch khác.", "meeting": "btv-5"}})
    before = state()
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 0
    said = " ".join(ran.err.split())
    assert (
        "thành “Thông qua Kế hoạch khác.”, chưa ghi; đây là đề nghị điều chỉnh: ctr amend reword btv-1.7"
        in said
    )
    assert "ctr amend move btv-1.7" in said
    assert state() == before


def test_letters_put_together_otherwise_are_no_request(sheets: Path, ctr: Run) -> None:
    (text,) = [
        item.signed
        for item in followed(program_of(REAL.read_text("utf-8")))
        if item.id == "btv-1.7"
    ]
    fill(OFFICE, {"btv-1.7": {"text": unicodedata.normalize("NFD", text) + "  "}})
    before = state()
    ran = ctr("collect", str(OFFICE))
    assert (ran.code, state()) == (0, before)
    assert "điều chỉnh" not in ran.err


def test_an_agency_answers_for_its_own_work(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {}, {"id": "bch-4.3", "status": "Hoàn thành"})
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, state()) == (1, before)
    assert "bch-4.3 không giao cho Công an phường" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("year: 2026", "year: 2025", "bảng của năm 2026"),
        ("name: Đảng ủy phường Đồ Sơn", "name: Đảng ủy phường Nam Đồ Sơn", "không phải của"),
        ("  - id: cong-an\n", "  - id: ca-phuong\n", "không có cơ quan này"),
    ],
)
def test_a_sheet_of_another_programme_is_refused(
    sheets: Path, ctr: Run, old: str, new: str, said: str
) -> None:
    program = Path("programs/2026.yaml")
    program.write_text(program.read_text("utf-8").replace(old, new, 1), "utf-8")
    Path(FOLLOW_UP).unlink()
    fill(AGENCY, {"btv-1.7": {"note": "mới"}})
    ran = ctr("collect", str(AGENCY), "-p", str(program))
    assert ran.code == 1
    assert said in ran.err
    assert f"thêm -p {program}" not in ran.err, "it is the one that was given"
    assert not Path(FOLLOW_UP).exists()


def test_the_programme_a_sheet_left_from_is_named_whatever_its_file_is_called(
    sheets: Path, ctr: Run
) -> None:
    """Two programmes of a year in one folder: the council's sheet is no sheet of the committee's book."""
    text = Path("programs/2026.yaml").read_text("utf-8")
    issuer = "name: Đảng ủy phường Đồ Sơn"
    council = text.replace(issuer, "name: Hội đồng nhân dân phường Đồ Sơn", 1)
    Path("programs/hdnd-2026.yaml").write_text(council, "utf-8")
    Path("programs/hong.yaml").write_text("a: [", "utf-8")
    made = ctr("tasks", "--all", "-o", "hdnd.xlsx", "-p", "programs/hdnd-2026.yaml")
    assert made.code == 0, made.err
    ran = ctr("collect", "hdnd.xlsx")
    assert ran.code == 1
    assert "thêm -p programs/hdnd-2026.yaml" in ran.err
    assert ctr("collect", "hdnd.xlsx", "-p", "programs/hdnd-2026.yaml").code == 0
    Path("programs/hdnd-2026.yaml").unlink()
    wanted = "thêm -p TỆP (chương trình năm 2026 của Hội đồng nhân dân phường Đồ Sơn)"
    assert wanted in ctr("collect", "hdnd.xlsx").err


def test_wrong_usage(sheets: Path, ctr: Run) -> None:
    assert ctr("collect", str(AGENCY), "--take", "mine").code == 2
    assert ctr("collect", str(AGENCY), "--take", "btv-99=ours").code == 2
    assert ctr("collect").code == 2
    assert ctr("collect", "none.xlsx").code == 3
    assert ctr("collect", FOLLOW_UP).code == 3
    openpyxl.Workbook().save("empty.xlsx")
    assert ctr("collect", "empty.xlsx").code == 1
    Path("torn.ods").write_bytes(Path(AGENCY).read_bytes()[:3000])
    assert ctr("collect", "torn.ods").code == 3


@pytest.mark.parametrize("path", [SAVED / "damaged.xls", SAVED / "2026.follow-up.yaml"])
def test_damaged_and_other_files_are_told(place: Path, ctr: Run, path: Path) -> None:
    """On this .xls the reader asks for more memory than there is, and takes its process with it."""
    ran = ctr("collect", str(path))
    assert ran.code == 3
    assert ran.err.startswith("Lỗi: ")
    assert len(ran.err.splitlines()) == 2


def test_no_sheet_is_written_beside_a_programme_from_a_pipe(sheets: Path, ctr: Run) -> None:
    assert ctr("collect", str(AGENCY), "-p", "-").code in (2, 3)
    assert not list(sheets.glob("-*"))


@pytest.mark.no_cover
def test_a_workbook_that_unpacks_without_end_is_not_read(place: Path, ctr: Run) -> None:
    with zipfile.ZipFile("lon.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 100_000_001)
    ran = ctr("collect", "lon.xlsx")
    assert ran.code == 3
    assert "quá lớn" in ran.err


def test_a_broken_follow_up_is_left_alone(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.7": {"note": "mới"}})
    Path(FOLLOW_UP).write_text("format: 1\nyear: 2026\nitems: [{item: btv-1.1, status: xong}]\n")
    before = state()
    assert ctr("collect", str(AGENCY)).code == 1
    assert state() == before


def test_a_record_whose_guard_fits_no_item_takes_nothing(sheets: Path, ctr: Run) -> None:
    text = Path(FOLLOW_UP).read_text("utf-8").replace("text: Triển khai công tác", "text: Bàn về")
    Path(FOLLOW_UP).write_text(text, "utf-8")
    fill(OFFICE, {"btv-1.2": {"status": "Hoàn thành"}})
    before = state()
    ran = ctr("collect", str(OFFICE), "--take", "theirs")
    assert ran.code == 1
    assert "sổ theo dõi ghi mã btv-1.2 với những chữ đầu của một nội dung khác" in ran.err
    assert state() == before


def test_cells_far_from_the_table(sheets: Path, ctr: Run) -> None:
    book = openpyxl.load_workbook(AGENCY)
    book.worksheets[0].cell(30, 16_384).value = "x"
    book.save(AGENCY)
    assert ctr("collect", str(AGENCY)).code == 0
    book.worksheets[0].cell(1_048_576, 3).value = "x"
    book.save(AGENCY)
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 3
    assert "ở ô rất xa bảng" in ran.err


def test_two_rows_of_one_file_that_differ_are_mended_there(sheets: Path, ctr: Run) -> None:
    code = {"id": "btv-1.5", "text": "Một.", "meeting": "Một.", "status": "Đã trình"}
    fill(AGENCY, {"btv-1.5": {"status": "Đang làm"}}, new=code)
    ran = ctr("collect", str(AGENCY))
    said = " ".join(ran.err.split())
    assert ran.code == 1 and "Tình trạng “Đã trình” khác “Đang làm” ở cong-an.xlsx dòng 12" in said
    assert "--take" not in said


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"note": "Đã hoàn thành ngày 25/01/2026"}, "để trống Tình trạng, nên chưa tính là xong"),
        ({"result": "Xong, Kế hoạch số 12/KH-UBND"}, "để trống Tình trạng, nên chưa tính là xong"),
        ({"note": "chưa hoàn thành, chờ hướng dẫn"}, ""),
        ({"status": "Đang làm", "done": "15/6/2026"}, "Đang làm mà có Ngày xong"),
        ({"status": "Đã trình", "done": "15/6/2026"}, ""),
        ({"ask": "lùi đến tháng 9"}, ""),
    ],
)
def test_what_a_row_leaves_open_is_asked(
    sheets: Path, ctr: Run, row: dict[str, str], told: str
) -> None:
    fill(AGENCY, {"btv-1.5": row})
    said = " ".join(ctr("collect", str(AGENCY), "--on", "1/12/2026").err.split())
    assert (told in said) if told else "Lưu ý" not in said, said
