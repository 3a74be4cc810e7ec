"""Sheets read back: the header wherever it stands, the columns in any order, and errors a clerk understands."""

from datetime import date
from itertools import permutations
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from ctr_cli.cycle.answers import DECIDED, PROPOSED, columns
from ctr_cli.model.bodies import kind_of_body, meetings_called, occasions
from ctr_cli.model.errors import AccessError, CtrError
from ctr_cli.model.follow_up_sheet import HEADINGS
from ctr_cli.model.meetings import TIMES
from ctr_cli.model.program import Body
from ctr_cli.source.sheet import first_table, tables_in
from ctr_cli.views.review import COLUMNS as LISTED

COLUMNS = {"code": "Mã", "decision": "Quyết định", "text": "Nội dung 2027"}


def book(path: Path, rows: list[list[object]]) -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Ghi chú"
    sheet = made.create_sheet("Bảng")
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_the_header_is_found_by_its_words(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], ["RÀ SOÁT"], ["x", "QUYẾT ĐỊNH", "Nội dung 2026", "Mã", None]]
    rows[2] += ["Nội dung 2027"]
    rows += [["", "Giữ", "cũ", "btv-1", None, date(2027, 3, 5)], [None] * 6]
    rows += [["", "", "", 7.0, "", "  hai \n dòng "]]
    found = first_table(book(tmp_path / "a.xlsx", rows), COLUMNS, ("code", "decision")).rows
    assert [(row.number, row.cells) for row in found] == [
        (4, {"decision": "Giữ", "code": "btv-1", "text": "2027-03-05"}),
        (6, {"decision": "", "code": "7", "text": "hai dòng"}),
    ]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    needed = ("code", "decision")
    with pytest.raises(CtrError, match="không thấy dòng đề mục có các cột Mã, Quyết định"):
        first_table(book(tmp_path / "a.xlsx", [["Mã"]]), COLUMNS, needed)
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    with pytest.raises(AccessError, match="không đọc được"):
        first_table(tmp_path / "b.xlsx", COLUMNS, needed)
    with pytest.raises(AccessError, match="không phải bảng tính"):
        first_table(book(tmp_path / "c.xlsx", []).rename(tmp_path / "c.docx"), COLUMNS, needed)
    with pytest.raises(AccessError, match="không có tệp"):
        first_table(tmp_path / "none.ods", COLUMNS, needed)


def test_columns_are_told_apart_by_their_names(tmp_path: Path) -> None:
    columns = {"code": "Mã", "result": "Văn bản, kết quả", "ask": "Đề nghị (lùi đến / bỏ)"}
    rows: list[list[object]] = [
        ["Mặt trận", "Mã số", "Văn bản đến", "Đề nghị", "Văn bản, kết quả", "MÃ"],
        ["a", "b", "c", "d", "e", "f"],
    ]
    (row,) = first_table(book(tmp_path / "a.xlsx", rows), columns, ("code",)).rows
    assert row.cells == {"code": "f", "result": "e", "ask": "d"}
    rows[0][0] = "mã"
    with pytest.raises(CtrError, match="có hai cột cùng tên Mã"):
        first_table(book(tmp_path / "b.xlsx", rows), columns, ("code",))


def ods(path: Path, rows: str) -> Path:
    """An OpenDocument spreadsheet with rows of its own XML."""
    office, kind = "urn:oasis:names:tc:opendocument:xmlns", "opendocument.spreadsheet"
    spaces = " ".join(f'xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    table = f'<table:table table:name="Bảng">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.{kind}")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def ods_row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, over: int = 1) -> str:
    span = f'table:number-rows-spanned="{over}" office:value-type="string"'
    return f"<table:table-cell {span}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def test_a_cell_merged_over_rows_stands_in_each(tmp_path: Path) -> None:
    in_ods = ods(
        tmp_path / "a.ods",
        ods_row(ods_cell("Mã", 2), ods_cell("Quyết định", 2))
        + ods_row(COVERED, COVERED)
        + ods_row(ods_cell("btv-1"), ods_cell("Giữ", 2))
        + ods_row(ods_cell("btv-2"), COVERED)
        + ods_row(ods_cell("btv-3"), ods_cell("")),
    )
    in_xlsx = book(
        tmp_path / "a.xlsx",
        [["Mã", "Quyết định"], [None], ["btv-1", "Giữ"], ["btv-2"], ["btv-3"], ["btv-4", "Bỏ"]],
    )
    made = openpyxl.load_workbook(in_xlsx)
    for span in ("A1:A2", "B1:B2", "B3:B4"):
        made["Bảng"].merge_cells(span)
    made.save(in_xlsx)
    for path in (in_ods, in_xlsx):
        rows = first_table(path, COLUMNS, ("code", "decision")).rows
        assert [(row.cells["code"], row.cells["decision"]) for row in rows[:3]] == [
            ("btv-1", "Giữ"),
            ("btv-2", "Giữ"),
            ("btv-3", ""),
        ]


def test_the_header_repeated_among_the_rows_is_no_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Mã", "Quyết định"], ["btv-1", "Giữ"]]
    found = first_table(book(tmp_path / "a.xlsx", [*rows, *rows]), COLUMNS, ("code", "decision"))
    assert [row.cells["code"] for row in found.rows] == ["btv-1", "btv-1"]


BODIES = (
    "Ban Chấp hành",
    "Ủy ban nhân dân xã",
    "Hội đồng nhân dân xã",
    "Thường trực Hội đồng nhân dân xã",
    "Ban Pháp chế",
    "Giao ban",
    "Giám sát chuyên đề",
)
"""A body of every word for meetings, and of none."""


def test_every_heading_that_a_list_gets_is_read_back() -> None:
    """For whichever bodies, in whichever order: the meetings of each go by its own word."""
    assert {kind_of_body(name).occasion for name in BODIES} == {*occasions(), ""}
    bodies = [Body.model_construct(name=name) for name in BODIES]
    several = {
        meetings_called(some)
        for count in range(1, len(bodies) + 1)
        for some in permutations(bodies, count)
    }
    assert "Kỳ họp, phiên họp, cuộc họp" in several and "Hội nghị" in several
    for called in (*several, TIMES):
        for verdict in (DECIDED, PROPOSED):
            words = {"old": 2026, "new": 2027, "kind": "Loại", "verdict": verdict}
            row = [name.format(meeting=called, **words) for name in LISTED]
            (read,) = tables_in(Path("a"), [("a", [row, ["x"] * 12])], columns(2027), ("code",))
            missing = columns(2027).keys() - read.rows[0].cells.keys()
            assert missing == {"decided", "proposed"} - {
                "decided" if verdict == DECIDED else "proposed"
            }, called
        row = [called if key == "meeting" else head for key, head in HEADINGS.items()]
        (read,) = tables_in(Path("a"), [("a", [row, ["x"] * 13])], HEADINGS, ("id",))
        assert read.rows[0].cells.keys() == HEADINGS.keys(), called
