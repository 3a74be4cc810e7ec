"""The tables of a Word file: cells over rows and columns, lines of a cell, tables that only lay out, tables in cells."""

from typing import Any

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import marker_of
from support.word_parts import (
    OUTLINE,
    cell,
    docx,
    lines,
    listed,
    paragraph,
    plain_table,
    remarks,
    row,
    table,
    texts,
)


def rows(body: str) -> list[Any]:
    return [line.cells for line in lines(body) if line.row]


HEAD = ("TT", "Thời gian", "Nội dung", "Cơ quan")


def test_small_tables_are_tables() -> None:
    assert rows(plain_table(HEAD, ("1", "Tháng 3", "Sơ kết", "UBND"))) == [
        HEAD, ("1", "Tháng 3", "Sơ kết", "UBND"),
    ]  # fmt: skip
    assert rows(plain_table(("Tháng", "Nội dung"), ("3", "Sơ kết"))) == [
        ("Tháng", "Nội dung"), ("3", "Sơ kết"),
    ]  # fmt: skip


def test_a_letterhead_comes_as_its_paragraphs() -> None:
    body = plain_table(
        ("ĐẢNG ỦY XÃ A", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("Số 1-CTr/ĐU", "A, ngày 1 tháng 1")
    )
    assert texts(body) == [
        "ĐẢNG ỦY XÃ A",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 1-CTr/ĐU",
        "A, ngày 1 tháng 1",
    ]
    assert not any(line.row for line in lines(body))


@pytest.mark.parametrize(
    "content",
    [
        paragraph("- Sơ kết quý I;") + paragraph("- Đề án chợ;") + paragraph("- Tuyển quân."),
        paragraph("1. Sơ kết quý I") + paragraph("2. Đề án chợ") + paragraph("3. Tuyển quân"),
        paragraph("Sơ kết quý I.") + paragraph("Đề án chợ.") + paragraph("Tuyển quân."),
        "<w:p><w:r><w:t>- Sơ kết;</w:t><w:br/><w:t>- Đề án;</w:t><w:br/><w:t>- Tuyển quân.</w:t></w:r></w:p>",
        listed("Sơ kết quý I", 3, 1) + listed("Đề án chợ", 3, 1) + listed("Tuyển quân", 3, 1),
    ],
)
def test_several_items_of_a_cell_are_lines_of_their_own(content: str) -> None:
    one = row(cell(paragraph("3")), cell(content), cell(paragraph("UBND") + paragraph("Công an")))
    body = table(row(*(cell(paragraph(text)) for text in ("Tháng", "Nội dung", "Cơ quan"))), one)
    found = lines(body, numbering=OUTLINE)[1]
    assert [len(cell.lines) for cell in found.row] == [1, 3, 2]
    assert {line.number for cell in found.row for line in cell.lines} == {found.number}
    signs = {marker_of(line).sign for line in found.row[1].lines}
    assert len(signs) == 1


def test_cells_over_rows_and_columns_and_rows_that_begin_late() -> None:
    merged = '<w:vMerge w:val="{}"/>'
    body = table(
        row(*(cell(paragraph(text)) for text in HEAD)),
        row(cell(paragraph("I. QUÝ I"), properties='<w:gridSpan w:val="4"/>')),
        row(
            cell(paragraph("1")),
            cell(paragraph("Tháng 3"), properties=merged.format("restart")),
            cell(paragraph("Sơ kết")),
            cell(paragraph("UBND")),
        ),
        row(
            cell(paragraph("2")),
            cell("<w:p/>", properties="<w:vMerge/>"),
            cell(paragraph("Đề án")),
            cell(paragraph("Công an")),
        ),
        row(
            cell(paragraph("Tuyển quân")), cell(paragraph("BCHQS")),
            properties='<w:gridBefore w:val="2"/>',
        ),
    )  # fmt: skip
    found = [line for line in lines(body) if line.row]
    assert [line.cells for line in found][1:] == [
        ("I. QUÝ I", "", "", ""), ("1", "Tháng 3", "Sơ kết", "UBND"), ("2", "Tháng 3", "Đề án", "Công an"),
        ("", "", "Tuyển quân", "BCHQS"),
    ]  # fmt: skip
    assert found[1].row[0].span == 4
    assert [line.row[1].above for line in found[2:4]] == [False, True]
    assert {line.table for line in found} == {1}
    assert [line.number for line in found] == [1, 2, 3, 4, 5]


def test_columns_of_the_grid_in_which_nothing_begins_are_none() -> None:
    wide = '<w:gridSpan w:val="3"/>'
    body = table(
        row(cell(paragraph("Tháng")), cell(paragraph("Nội dung"), properties=wide)),
        row(cell(paragraph("3")), cell(paragraph("Sơ kết"), properties=wide)),
    )
    assert rows(body) == [("Tháng", "Nội dung"), ("3", "Sơ kết")]


def test_a_table_in_a_cell_keeps_its_rows_and_is_told() -> None:
    inner = plain_table(("a", "Chợ", "x"), ("b", "Đường", "x"))
    body = table(
        row(*(cell(paragraph(text)) for text in ("TT", "Nội dung", "Cơ quan"))),
        row(cell(paragraph("1")), cell(paragraph("Các dự án:") + inner + "<w:p/>"), cell(paragraph("UBND"))),
    )  # fmt: skip
    result = read(docx(body), "x.docx")
    nested = result.lines[1].row[1].lines
    assert [line.cells for line in nested] == [(), ("a", "Chợ", "x"), ("b", "Đường", "x")]
    assert ["lồng" in remark.message for remark in result.remarks] == [True, True]


def test_rows_that_were_deleted_are_left_out() -> None:
    body = table(
        row(cell(paragraph("Tháng")), cell(paragraph("Nội dung"))),
        row(cell(paragraph("3")), cell(paragraph("Bỏ")), properties="<w:del/>"),
        row(cell(paragraph("4")), cell(paragraph("Giữ"))),
    )
    assert rows(body) == [("Tháng", "Nội dung"), ("4", "Giữ")]


MILLION = plain_table(HEAD, HEAD, HEAD).replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="1000000"/>')


def test_a_cell_over_a_million_columns_is_as_wide_as_word_allows() -> None:
    found = lines(MILLION)
    assert all(len(line.row) <= 4 * 63 for line in found)
    assert any("số cột" in message for message in remarks(MILLION))
