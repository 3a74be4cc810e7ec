"""Sheets out, filled, and back: nothing lost, nothing written that a person has not decided."""

import random
import shutil
import signal
import subprocess
import sys
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.cycle.cells import Around, cells_of, values_of
from ctr_cli.cycle.followed import followed
from ctr_cli.cycle.merge import merged
from ctr_cli.model.follow_up import Ask, FollowUp, ItemRecord
from ctr_cli.model.follow_up_sheet import FILLED, Cells
from ctr_cli.source.follow_up import load_follow_up
from ctr_cli.source.follow_up_edits import text_with
from support import DATA, REAL, Run, program_of
from support.filled import HEADER, fill

SAVED = DATA / "follow-up"
FOLLOW_UP = "programs/2026.follow-up.yaml"
OFFICE, AGENCY = Path("theo-doi-2026.xlsx"), Path("cong-an.xlsx")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the real programme, a follow-up of cells that are easily misread, and no sheets."""
    (tmp_path / "programs").mkdir()
    shutil.copy(REAL, tmp_path / "programs" / "2026.yaml")
    shutil.copy(SAVED / "2026.follow-up.yaml", tmp_path / FOLLOW_UP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def made() -> dict[Path, bytes]:
    """What the command that makes sheets wrote, once somebody has asked for them."""
    return {}


@pytest.fixture
def sheets(place: Path, ctr: Run, made: dict[Path, bytes]) -> Path:
    """The same with the office's sheet and that of an agency."""
    if not made:
        assert ctr("tasks", "--all", "-f", "xlsx").code == 0
        assert ctr("tasks", "-a", "công an phường", "-o", str(AGENCY)).code == 0
        made.update((path, path.read_bytes()) for path in (OFFICE, AGENCY))
    for path, held in made.items():
        path.write_bytes(held)
    return place


def recorded() -> FollowUp:
    found = load_follow_up(Path("programs/2026.yaml"), 2026)
    assert not found.broken
    return found.follow_up


def state() -> tuple[bytes, int]:
    """The bytes and the time of the follow-up."""
    return Path(FOLLOW_UP).read_bytes(), Path(FOLLOW_UP).stat().st_mtime_ns


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_unchanged_changes_nothing(place: Path, ctr: Run, kind: str) -> None:
    before = state()
    ran = ctr("collect", str(SAVED / f"office.{kind}"), str(SAVED / f"agency.{kind}"))
    assert (ran.code, ran.out) == (0, "")
    assert "không có gì mới" in ran.err
    assert state() == before


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_filled_is_taken(place: Path, ctr: Run, kind: str) -> None:
    assert ctr("collect", str(SAVED / f"filled.{kind}")).code == 0
    items = {record.item: record for record in recorded().items}
    first = items["btv-1.1"].reports[0]
    assert (first.status, first.on, first.result, first.note) == (
        "done",
        "2026-01-25",
        "12-3",
        None,
    )
    new = items["btv-1.5"].reports[0]
    assert (new.agency, new.status, new.on, new.result) == (
        "cong-an", "doing", "2026-02-25", "=15/KH-CAP",
    )  # fmt: skip
    assert new.ask is not None
    assert (new.ask.move, new.ask.reason) == (3, "chờ Công an thành phố")
    extra = recorded().unplanned[1]
    assert (extra.id, extra.month, extra.body, extra.agencies) == ("ng-2", 7, "btv", ["cong-an"])
    assert (extra.text, extra.done) == ("Bảo vệ lễ hội chọi trâu.", "2026-07-20")
    assert len(recorded().items) == 5


def test_unchanged_sheets_change_nothing(sheets: Path, ctr: Run) -> None:
    before = state()
    assert ctr("collect", str(OFFICE), str(AGENCY), str(OFFICE)).code == 0
    assert state() == before
    Path(FOLLOW_UP).unlink()
    assert ctr("tasks", "--all", "-o", "moi.xlsx").code == 0
    assert ctr("collect", "moi.xlsx").code == 0
    assert not Path(FOLLOW_UP).exists()


def test_an_agency_writes_its_reports_and_the_office_the_item(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.3": {"status": "hoàn thành", "done": date(2026, 1, 5)}})
    fill(OFFICE, {"btv-1.3": {"status": "da trinh", "ask": "lùi đến btv-2", "note": "chờ ký"}})
    ran = ctr("collect", str(AGENCY), str(OFFICE))
    assert ran.code == 0, ran.err
    assert "btv-1.3 (Công an phường), Tình trạng: “Hoàn thành”" in ran.out
    assert "btv-1.3, Ghi chú: “1e5” → “chờ ký”" in ran.out
    item = next(record for record in recorded().items if record.item == "btv-1.3")
    assert (item.status, item.note, item.result) == ("submitted", "chờ ký", "TRUE")
    assert item.ask is not None
    assert item.ask.move == "btv-2"
    assert (item.reports[0].status, item.reports[0].on) == ("done", "2026-01-05")
    text = Path(FOLLOW_UP).read_text("utf-8")
    for kept in ("# Sổ theo dõi mẫu", "# theo Thông báo kết luận", "# Công an báo qua điện thoại."):
        assert kept in text


def test_comments_stay_also_where_a_cell_is_emptied(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.1": {"status": None, "result": None}})
    fill(AGENCY, {"btv-1.1": dict.fromkeys(("status", "done", "result", "note"))})
    assert ctr("collect", str(OFFICE), str(AGENCY)).code == 0
    item = recorded().items[0]
    assert (item.status, item.result, item.done) == (None, None, "2026-01-28")
    assert (item.reports[0].status, item.reports[0].on, item.reports[0].note) == (None, None, None)
    text = Path(FOLLOW_UP).read_text("utf-8")
    assert text.count("#") == (SAVED / "2026.follow-up.yaml").read_text("utf-8").count("#")


def test_records_that_say_nothing_stay(sheets: Path, ctr: Run) -> None:
    text = Path(FOLLOW_UP).read_text("utf-8")
    kept = "  # Chờ Thành ủy.\n  - item: btv-2.1\nunplanned:"
    Path(FOLLOW_UP).write_text(text.replace("unplanned:", kept), "utf-8")
    fill(OFFICE, {"btv-1.7": {"note": "mới"}})
    assert ctr("collect", str(OFFICE)).code == 0
    assert "  # Chờ Thành ủy.\n  - item: btv-2.1\n" in Path(FOLLOW_UP).read_text("utf-8")


def test_a_comment_stays_in_a_request_that_becomes_another(sheets: Path, ctr: Run) -> None:
    text = Path(FOLLOW_UP).read_text("utf-8")
    ask = '{drop: true, reason: "trùng với bch-3.3"}'
    block = "\n      drop: true  # Chủ tịch đề nghị\n      reason: trùng với bch-3.3"
    Path(FOLLOW_UP).write_text(text.replace(f"ask: {ask}", f"ask:{block}"), "utf-8")
    fill(OFFICE, {"btv-1.2": {"ask": "lùi đến tháng 5"}})
    assert ctr("collect", str(OFFICE)).code == 0
    assert recorded().items[1].ask == Ask(move=5)
    assert "# Chủ tịch đề nghị" in Path(FOLLOW_UP).read_text("utf-8")


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
    assert (first.status, first.result, second.note) == ("doing", "13-3", "mới")


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


def test_what_nobody_understands_is_named_and_nothing_written(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.5": {"status": "gần xong"}, "btv-1.6": {"done": "31/2/2026"}})
    fill(OFFICE, {"btv-1.5": {"status": "Hoàn thành"}}, {"id": "btv-1.77", "status": "Đang làm"})
    before = state()
    ran = ctr("collect", str(AGENCY), str(OFFICE))
    assert ran.code == 1
    said = " ".join(ran.err.split())
    assert "dòng 12 (btv-1.5): không hiểu tình trạng “gần xong”; chọn một trong: Chưa làm, " in said
    assert "dòng 13 (btv-1.6): không có ngày “31/2/2026”" in said
    assert "chương trình không có nội dung mã “btv-1.77”; có phải btv-1.7" in said
    assert state() == before


def test_a_sorted_filtered_sheet_with_moved_columns_says_the_same(sheets: Path, ctr: Run) -> None:
    """Rows turned round, a header further down, columns in another order and more of them, some hidden."""
    fill(AGENCY, {"btv-1.2": {"status": "Hoàn thành", "done": "28/1/2026"}})
    book = openpyxl.load_workbook(AGENCY)
    sheet = book.worksheets[0]
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER)]
    sheet.delete_rows(1, sheet.max_row)
    order = [12, 3, 8, 0, 9, 1, 2, 10, 4, 5, 6, 7, 11]
    head, *rows = ([row[at] for at in order] for row in table)
    head[0] = "GHI  CHÚ"
    for at, row in enumerate([head, *reversed(rows)], 11):
        for column, value in enumerate(["" if at > 11 else "Mã số riêng", *row], 2):
            sheet.cell(at, column).value = value
    sheet.row_dimensions[13].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.save(AGENCY)
    assert ctr("collect", str(AGENCY)).code == 0
    report = recorded().items[1].reports[0]
    assert (report.status, report.on, report.note) == ("done", "2026-01-28", "-1")
    assert len(recorded().items) == 4


def test_rows_and_columns_that_are_missing_mean_nothing(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.2": {"status": "Hoàn thành"}})
    book = openpyxl.load_workbook(OFFICE)
    book.worksheets[0].delete_cols(13)
    book.worksheets[0].delete_rows(HEADER + 3, 200)
    book.save(OFFICE)
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 0
    assert "không có cột Ghi chú" in ran.err
    items = recorded().items
    assert (items[0].note, items[1].status, items[2].note) == ("007", "done", "1e5")


def test_without_the_hidden_page_only_empty_cells_are_filled(sheets: Path, ctr: Run) -> None:
    book = openpyxl.load_workbook(AGENCY)
    del book["ctr"]
    book.worksheets[0].delete_rows(HEADER + 4)
    book.save(AGENCY)
    fill(AGENCY, {"btv-1.5": {"status": "Hoàn thành"}, "btv-1.3": {"status": "Đang làm"}})
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 0
    assert "coi là bảng của Công an phường" in ran.err
    items = {record.item: record for record in recorded().items}
    assert items["btv-1.5"].reports[0].status == "done"
    assert (items["btv-1.3"].reports[0].status, items["btv-1.3"].reports[0].note) == (
        "doing",
        "'nháy",
    )
    fill(AGENCY, {"btv-1.3": {"status": "Đã trình"}})
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 1
    assert "lúc xuất không rõ; trong sổ “Đang làm”" in ran.err


def test_work_outside_the_programme_is_added_once(sheets: Path, ctr: Run) -> None:
    new = {"text": "Phòng, chống bão số 3.", "month": "tháng 9", "meeting": "btv-9", "note": "gấp"}
    fill(AGENCY, {}, new | {"due": "30/9/2026"})
    fill(OFFICE, {}, {"text": "phòng, chống  bão số 3", "agencies": "UBND phường"})
    ran = ctr("collect", str(AGENCY), str(OFFICE))
    assert ran.code == 0, ran.err
    assert "ng-2: Phòng, chống bão số 3. (tháng 9)" in ran.out
    extra = recorded().unplanned[1]
    assert (extra.month, extra.body, extra.agencies) == (9, "btv", ["cong-an", "ubnd"])
    assert extra.note == "gấp; Thời hạn: 30/9/2026"
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, state()) == (0, before)


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


def test_items_taken_out_of_the_programme_are_still_known(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.7": {"note": "đã họp trước"}})
    amended = ctr(
        "amend", "drop", "btv-1.7", "--authority", "Ban Thường vụ Đảng ủy", "--date", "5/1/2026",
        "--reason", "trùng",
    )  # fmt: skip
    assert amended.code == 0, amended.err
    assert ctr("collect", str(OFFICE)).code == 0
    assert recorded().items[-1].note == "đã họp trước"


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
    assert not Path(FOLLOW_UP).exists()


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


def test_a_folder_of_sheets_is_taken_whole(sheets: Path, ctr: Run) -> None:
    (sheets / "nhan-ve").mkdir()
    assert ctr("collect", "nhan-ve").code == 3
    fill(AGENCY, {"btv-1.7": {"note": "mới"}}, to=Path("nhan-ve/cong-an.xlsx"))
    Path("nhan-ve/~$cong-an.xlsx").write_bytes(b"open")
    Path("nhan-ve/thu.docx").write_bytes(b"letter")
    ran = ctr("collect", "nhan-ve")
    assert ran.code == 0, ran.err
    assert recorded().items[-1].reports[0].note == "mới"


def test_no_sheet_is_written_beside_a_programme_from_a_pipe(sheets: Path, ctr: Run) -> None:
    assert ctr("collect", str(AGENCY), "-p", "-").code in (2, 3)
    assert not list(sheets.glob("-*"))


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


@pytest.mark.no_cover
def test_twelve_sheets_of_every_agency_at_once(place: Path, ctr: Run) -> None:
    assert ctr("tasks", "--all", "-f", "xlsx", "-o", "bang").code == 0
    files = sorted(Path("bang").iterdir())
    assert len(files) == 11
    for path in files:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for row in range(HEADER + 1, HEADER + 4):
            if sheet.cell(row, 1).value:
                sheet.cell(row, 13).value = f"{path.stem} {sheet.cell(row, 1).value}"
        book.save(path)
    assert ctr("collect", *map(str, files)).code == 0
    notes = [
        (report.note or "").split()
        for record in recorded().items
        for report in record.reports
        if (report.note or "").endswith(f" {record.item}")
    ]
    assert len(notes) == len({tuple(note) for note in notes}) > 25
    before = state()
    assert ctr("collect", *map(str, files)).code == 0
    assert state() == before


KILLED = """
import os, signal, sys

def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)

def replaced(*given, **named):
    real(*given, **named)
    die()

real, at = os.replace, sys.argv.pop(1)
if at == "writing":
    os.fsync = die
else:
    os.replace = die if at == "before" else replaced
from ctr_cli.cli.main import main
main()
"""


@pytest.mark.parametrize(("at", "new"), [("writing", False), ("before", False), ("after", True)])
def test_killed_while_writing_the_old_file_or_the_new_stands(
    sheets: Path, ctr: Run, at: str, *, new: bool
) -> None:
    fill(AGENCY, {"btv-1.7": {"note": "mới"}})
    old = Path(FOLLOW_UP).read_bytes()
    ran = subprocess.run([sys.executable, "-c", KILLED, at, "collect", str(AGENCY)], check=False)
    assert ran.returncode == -signal.SIGKILL
    left = Path(FOLLOW_UP).read_bytes()
    assert ctr("collect", str(AGENCY)).code == 0
    assert (left == Path(FOLLOW_UP).read_bytes()) is new
    assert (left == old) is not new


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(2))
def test_whole_sheets_merge_as_cells_do(place: Path, ctr: Run, seed: int) -> None:
    """Out, changed by both sides at random, back: each of the 460 cells is what three texts say it is."""
    draw = random.Random(seed)
    program, path = Path("programs/2026.yaml"), Path(FOLLOW_UP)
    path.unlink()
    ids = [item.id for item in followed(program_of(REAL.read_bytes()))]
    base, ours, theirs = ({name: drawn(draw) for name in ids} for _ in range(3))
    for name in ids:
        for column in FILLED:
            for changed in (ours, theirs):
                if draw.random() < 0.6:
                    changed[name][column] = base[name][column]
            if draw.random() < 0.1:
                theirs[name][column] = ours[name][column]
    record(path, base)
    assert ctr("tasks", "--all", "-o", "so.xlsx").code == 0
    record(path, ours)
    fill(
        Path("so.xlsx"),
        {n: {c: t or None for c, t in cells.items()} for n, cells in theirs.items()},
    )
    before = path.read_bytes()
    wanted = {name: merged(base[name], ours[name], theirs[name]) for name in ids}
    conflicts = sum(len(made.conflicts) for made in wanted.values())
    ran = ctr("collect", "so.xlsx")
    assert (ran.code, ran.err.count("lúc xuất")) == (1, conflicts)
    assert path.read_bytes() == before
    for side in ("ours", "theirs"):
        path.write_bytes(before)
        assert ctr("collect", "so.xlsx", "--take", side).code == 0
        found = load_follow_up(program, 2026).follow_up
        now = {record.item: cells_of(record) for record in found.items}
        for name, made in wanted.items():
            settled = {c.column: c.ours if side == "ours" else c.theirs for c in made.conflicts}
            cells = ours[name] | made.taken | settled
            assert now.get(name, {}) == {column: text for column, text in cells.items() if text}


def drawn(draw: random.Random) -> Cells:
    """Cells to fill, each empty or one of two texts."""
    texts = {
        "status": ("", "Đang làm", "Hoàn thành"), "done": ("", "2026-01-05", "2026-12-31"),
        "result": ("", "=12-NQ/ĐU", "12-3"), "ask": ("", "Lùi đến tháng 11, chờ", "Bỏ"),
        "note": ("", "007", "-1"),
    }  # fmt: skip
    return {column: draw.choice(words) for column, words in texts.items()}


def record(path: Path, cells: dict[str, Cells]) -> None:
    """Write a follow-up that holds these cells of items, and no guards."""
    around = Around(2026, frozenset())
    items = [
        ItemRecord(item=name).model_copy(update=values_of(said, around, of_report=False))
        for name, said in cells.items()
    ]
    wanted = FollowUp(format=1, year=2026).model_copy(update={"items": items})
    path.unlink(missing_ok=True)
    text = text_with(load_follow_up(Path("programs/2026.yaml"), 2026), wanted)
    path.write_text(text or "", "utf-8")


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


def test_cells_are_read_as_a_tired_clerk_fills_them(sheets: Path, ctr: Run) -> None:
    new = {
        "text": "Diễn tập.",
        "month": "15/7",
        "agencies": "UBND phường, Công an phường và Trạm Y tế",
    }
    fill(OFFICE, {"btv-1.4": {"status": "xong rồi", "done": "30/1"}}, new)
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 0, ran.err
    item = next(record for record in recorded().items if record.item == "btv-1.4")
    assert (item.status, item.done) == ("done", "2026-01-30")
    extra = recorded().unplanned[-1]
    assert (extra.month, extra.agencies) == (7, [])
    assert extra.note == "Cơ quan: UBND phường, Công an phường và Trạm Y tế"
    fill(OFFICE, {}, {"text": "Diễn tập khu vực.", "agencies": "UBND phường, Công an phường"})
    assert ctr("collect", str(OFFICE)).code == 0
    assert recorded().unplanned[-1].agencies == ["ubnd", "cong-an"]


def test_the_side_that_wins_is_said_in_words(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.4": {"note": "theo bảng"}})
    ctr("track", "btv-1.4", "--note", "theo sổ")
    assert ctr("collect", str(OFFICE)).code == 1
    assert ctr("collect", str(OFFICE), "--take", "btv-1.4=bảng").code == 0
    item = next(record for record in recorded().items if record.item == "btv-1.4")
    assert item.note == "theo bảng"
