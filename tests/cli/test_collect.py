"""Sheets out, filled, and back: nothing lost, nothing written that a person has not decided."""

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.model.follow_up import Ask
from ctr_cli.model.follow_up_sheet import HEADINGS
from support import Run
from support.collecting import AGENCY, FOLLOW_UP, OFFICE, SAVED, recorded, state
from support.filled import HEADER, fill


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


def test_a_request_that_left_in_other_words_is_no_change_of_ours(sheets: Path, ctr: Run) -> None:
    """Sheets that are out may say a request in words of then: what the file holds has not changed by that."""
    text = Path(FOLLOW_UP).read_text("utf-8")
    Path(FOLLOW_UP).write_text(text.replace("drop: true", "move: 4"), "utf-8")
    assert ctr("tasks", "--all", "-o", str(OFFICE), "--force").code == 0
    book = openpyxl.load_workbook(OFFICE)
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace("Chuyển đến tháng 4", "Lùi đến tháng 4")
    book.save(OFFICE)
    fill(OFFICE, {"btv-1.2": {"ask": "chuyển đến tháng 2"}})
    ran = ctr("collect", str(OFFICE))
    assert (ran.code, recorded().items[1].ask) == (0, Ask(move=2, reason=None)), ran.err
    assert "Chuyển đến tháng 2" in ran.out


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


def test_items_taken_out_of_the_programme_are_still_known(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.7": {"note": "đã họp trước"}})
    amended = ctr(
        "amend", "drop", "btv-1.7", "--authority", "Ban Thường vụ Đảng ủy", "--date", "5/1/2026",
        "--reason", "trùng",
    )  # fmt: skip
    assert amended.code == 0, amended.err
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 0
    assert recorded().items[-1].note == "đã họp trước"
    assert "(btv-1.7): nội dung không còn trong chương trình năm 2026 (đã đưa ra theo" in ran.err


def test_a_cell_merged_over_rows_is_of_each(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.3": {"status": "Hoàn thành", "done": date(2026, 1, 30)}})
    book = openpyxl.load_workbook(AGENCY)
    sheet = book.worksheets[0]
    row = next(r for r in range(1, 20) if sheet.cell(r, 1).value == "btv-1.3")
    second = sheet.cell(row + 1, 1).value
    for name in ("status", "done"):
        at = list(HEADINGS).index(name) + 1
        sheet.cell(row + 1, at).value = None
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=at, end_column=at)
    book.save(AGENCY)
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 0, ran.err
    reports = {record.item: record.reports for record in recorded().items}
    for name in ("btv-1.3", second):
        assert [(r.status, r.on) for r in reports[name]] == [("done", "2026-01-30")]


def test_a_folder_of_sheets_is_taken_whole(sheets: Path, ctr: Run) -> None:
    (sheets / "nhan-ve").mkdir()
    assert ctr("collect", "nhan-ve").code == 3
    fill(AGENCY, {"btv-1.7": {"note": "mới"}}, to=Path("nhan-ve/cong-an.xlsx"))
    Path("nhan-ve/~$cong-an.xlsx").write_bytes(b"open")
    Path("nhan-ve/thu.docx").write_bytes(b"letter")
    ran = ctr("collect", "nhan-ve")
    assert ran.code == 0, ran.err
    assert recorded().items[-1].reports[0].note == "mới"


def test_days_that_sheets_bring_are_judged_as_those_that_are_typed(sheets: Path, ctr: Run) -> None:
    before = state()
    fill(AGENCY, {"btv-1.3": {"status": "hoàn thành", "done": date(2024, 1, 5)}})
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, state()) == (1, before)
    assert "ngày 05/01/2024 không thuộc năm 2026" in ran.err
    fill(AGENCY, {"btv-1.3": {"status": "hoàn thành", "done": date(2025, 11, 5)}})
    ran = ctr("collect", str(AGENCY), "--on", "1/2/2026")
    assert ran.code == 0
    assert "CTR250" in ran.err
    assert "btv-1.3 ghi ngày 05/11/2025, trước năm 2026 của chương trình" in ran.err
    fill(AGENCY, {"btv-1.3": {"status": "hoàn thành", "done": date(2026, 2, 9)}})
    ran = ctr("collect", str(AGENCY), "--on", "1/2/2026", "--take", "theirs")
    assert ran.code == 0
    assert "btv-1.3: ngày xong 09/02/2026 là ngày chưa đến (hôm nay 01/02/2026)" in ran.err


def test_a_request_that_leads_nowhere_is_kept_and_told(sheets: Path, ctr: Run) -> None:
    asks = {
        "btv-1.3": "lùi đến tháng 13",
        "btv-1.4": "lùi đến tháng 1",
        "btv-1.5": "lùi đến tháng 3",
    }
    fill(AGENCY, {name: {"ask": words} for name, words in asks.items()})
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 0
    assert "btv-1.3: đề nghị “lùi đến tháng 13”: chưa rõ lùi đến đâu" in ran.err
    assert "btv-1.4: đề nghị “Chuyển đến tháng 1”: nội dung đang ở chính đó" in ran.err
    assert "btv-1.5" not in ran.err


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


def bare(path: Path, above: str = "") -> None:
    """Leave of a sheet the table alone, as one that was copied into a new file, with a line above where one is given."""
    book = openpyxl.load_workbook(path)
    del book["ctr"]
    sheet = book.worksheets[0]
    sheet.delete_rows(1, HEADER - 1)
    if above:
        sheet.insert_rows(1)
        sheet["A1"] = above
    book.save(path)


def test_an_empty_cell_never_erases_what_nobody_knows_the_sheet_held(
    sheets: Path, ctr: Run
) -> None:
    """A new sheet of the office with nothing but one answer, over a book that holds results."""
    fill(OFFICE, {"btv-1.1": dict.fromkeys(("status", "done", "result", "note"))})
    fill(OFFICE, {"btv-1.7": {"status": "Hoàn thành"}})
    bare(OFFICE)
    before = recorded().items
    ran = ctr("collect", str(OFFICE), "--take", "theirs")
    assert ran.code == 0, ran.err
    assert recorded().items[: len(before)] == before
    assert (recorded().items[-1].item, recorded().items[-1].status) == ("btv-1.7", "done")


def test_a_bare_table_of_one_agency_is_asked_whose_it_is(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.5": {"status": "Hoàn thành"}, "btv-1.3": {"result": None}})
    whole, before = AGENCY.read_bytes(), state()
    bare(AGENCY)
    ran = ctr("collect", str(AGENCY), "--take", "theirs")
    assert (ran.code, state()) == (1, before)
    assert "Công an phường" in ran.err and "nên chưa rõ ai điền" in ran.err
    for above, of_agency in (("Công an phường", True), ("Sổ của Văn phòng", False)):
        AGENCY.write_bytes(whole)
        bare(AGENCY, above)
        Path(FOLLOW_UP).write_bytes(before[0])
        assert ctr("collect", str(AGENCY), "--take", "theirs").code == 0
        (item,) = [record for record in recorded().items if record.item == "btv-1.5"]
        assert (item.status, [report.status for report in item.reports]) == (
            (None, ["done"]) if of_agency else ("done", [])
        )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"result": "Hoàn thành"}, "cột Văn bản, kết quả ghi “Hoàn thành”, là điều của cột Tình trạng"),
        ({"status": "Đã trình", "result": "5/3/2026"}, "là điều của cột Ngày xong"),
        ({"status": "Đã trình", "done": "5/3", "result": "5/3/2026"}, ""),
        ({"status": "Hoàn thành", "result": "hoàn thành"}, ""),
        ({"result": "12/BC-UBND ngày 5/3/2026"}, ""),
    ],
)  # fmt: skip
def test_what_stands_in_the_column_of_results_by_mistake_is_told(
    sheets: Path, ctr: Run, cells: dict[str, str], said: str
) -> None:
    fill(AGENCY, {"btv-1.5": cells})
    before = state()
    ran = ctr("collect", str(AGENCY))
    assert (ran.code, state() == before) == ((1, True) if said else (0, False))
    assert said in " ".join(ran.err.split())


def test_a_day_without_a_status_is_told(sheets: Path, ctr: Run) -> None:
    fill(AGENCY, {"btv-1.5": {"done": "5/3/2026"}, "btv-1.6": {"done": "5/3", "status": "xong"}})
    ran = ctr("collect", str(AGENCY))
    assert ran.code == 0
    assert "dòng 12 (btv-1.5): có Ngày xong mà để trống Tình trạng, nên chưa tính" in ran.err
    assert "btv-1.6): có" not in ran.err


def test_what_is_done_on_no_day_is_told_and_not_called_in_time(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.6": {"status": "Hoàn thành"}, "btv-1.5": {"status": "Hoàn thành tốt"}})
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 1 and "không hiểu tình trạng “Hoàn thành tốt”" in ran.err
    assert "để trống Tình trạng" not in ran.err
    fill(OFFICE, {"btv-1.5": {"status": "Hoàn thành", "done": "20/1/2026"}})
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 0
    untold = "Hoàn thành mà để trống Ngày xong, nên chưa biết đúng hạn hay quá hạn"
    assert ran.err.count(untold) == 1 and f"(btv-1.6): {untold}" in ran.err
    items = json.loads(ctr("status", "--format", "json", "--on", "1/3/2026").out)["items"]
    states = {item["item"]: item["state"] for item in items}
    assert (states["btv-1.6"], states["btv-1.5"]) == ("done_undated", "done_in_time")


def test_a_report_that_changes_the_day_of_an_item_says_so_and_the_sheet_shows_it(
    sheets: Path, ctr: Run
) -> None:
    """Of an item that one agency prepares the meeting only confirms the day."""
    assert ctr("track", "bch-4", "--held", "13/6/2026").code == 0
    told = ctr(
        "track", "bch-4.4", "--agency", "UBND phường", "--status", "xong", "--done", "2/7/2026"
    )
    assert "bch-4.4: ngày xong 13/06/2026 nay tính là 02/07/2026 (quá hạn 2 ngày)" in " ".join(
        told.err.split()
    )
    assert ctr("tasks", "--all", "-o", "so.xlsx").code == 0
    sheet = openpyxl.load_workbook("so.xlsx").worksheets[0]
    row = next(r for r in sheet.iter_rows(values_only=True) if r[0] == "bch-4.4")
    assert row[list(HEADINGS).index("done")].date() == date(2026, 7, 2)
    before = state()
    assert ctr("collect", "so.xlsx").code == 0 and state() == before
    fill(Path("so.xlsx"), {"bch-4.4": {"done": date(2026, 6, 30)}})
    assert ctr("collect", "so.xlsx").code == 0
    assert next(r for r in recorded().items if r.item == "bch-4.4").done == "2026-06-30"


def test_the_side_that_wins_takes_only_the_cells_that_it_changed(sheets: Path, ctr: Run) -> None:
    """What the book gained after the sheet left stays, though another cell of its row is settled for the sheet."""
    fill(OFFICE, {"btv-1.6": {"status": "Hoàn thành", "done": "26/1/2026"}})
    said = ("--status", "xong", "--done", "25/1/2026", "--result", "15-BC/ĐU")
    assert ctr("track", "btv-1.6", *said).code == 0
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 1 and "15-BC/ĐU" not in ran.err
    assert ctr("collect", str(OFFICE), "--take", "theirs").code == 0
    item = next(record for record in recorded().items if record.item == "btv-1.6")
    assert (item.status, item.done, item.result) == ("done", "2026-01-26", "15-BC/ĐU")


def test_what_a_sheet_takes_away_besides_is_among_the_conflicts(sheets: Path, ctr: Run) -> None:
    fill(OFFICE, {"btv-1.6": {"status": "Đang làm"}})
    said = ("--status", "xong", "--done", "25/1/2026", "--result", "15-BC/ĐU")
    assert ctr("track", "btv-1.6", *said).code == 0
    ran = ctr("collect", str(OFFICE))
    assert ran.code == 1 and "25/01/2026" in ran.err
    assert ctr("collect", str(OFFICE), "--take", "theirs").code == 0
    item = next(record for record in recorded().items if record.item == "btv-1.6")
    assert (item.status, item.done, item.result) == ("doing", None, "15-BC/ĐU")
