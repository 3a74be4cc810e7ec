"""Layouts of works: weeks of a month, works counted in one paragraph, tables in cells, lines broken before capitals."""

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.programme_text import items, programme
from support.tables import HEAD, TAIL
from support.word_parts import cell, docx, paragraph, plain_table, row, table


def test_the_week_before_a_work_is_kept_beside_it() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n- Tuần 2: Kiểm tra đảng phí (Chi ủy).\n- Tuần 4: Sơ kết quý I.\n"
    told = [(item.text, item.details) for _, item in items(programme(content).program)]
    assert told == [("Kiểm tra đảng phí.", ["Tuần 2"]), ("Sơ kết quý I.", ["Tuần 4"])]


def test_works_counted_behind_their_month_are_works_of_their_own() -> None:
    content = "Tháng 1: (1) Xếp loại đảng viên; (2) Thăm đảng viên ốm.\nTháng 3: 1. Sơ kết quý I; 2. Kiểm tra đảng phí.\n"
    told = [
        (place.rpartition("-")[2], item.text) for place, item in items(programme(content).program)
    ]
    assert told == [
        ("1", "Xếp loại đảng viên;"), ("1", "Thăm đảng viên ốm."),
        ("3", "Sơ kết quý I;"), ("3", "Kiểm tra đảng phí."),
    ]  # fmt: skip


def test_rows_of_tables_in_cells_are_works_with_who_and_when() -> None:
    inner = [
        plain_table(("Sơ kết học kỳ I", "Ban Giám hiệu", "16/01"), ("Trao quà Tết", "Công đoàn", "30/01")),
        plain_table(("Ngày hội đọc sách", "Tổ Thư viện", "20/3")),
    ]  # fmt: skip
    outer = table(
        row(cell(paragraph("Tháng")), cell(paragraph("Nội dung"))),
        *(
            row(cell(paragraph(m)), cell(t, paragraph("")))
            for m, t in zip(("1", "3"), inner, strict=True)
        ),
    )
    body = "".join([*map(paragraph, HEAD), outer, *map(paragraph, TAIL)])
    program = convert(read(docx(body), "truong.docx"), "truong.docx").program
    assert [
        (place[-1], item.text, [entry.agency for entry in item.agencies], (item.deadline or "")[5:])
        for place, item in items(program)
    ] == [
        ("1", "Sơ kết học kỳ I", ["Ban Giám hiệu"], "01-16"),
        ("1", "Trao quà Tết", ["Công đoàn"], "01-30"),
        ("3", "Ngày hội đọc sách", ["Tổ Thư viện"], "03-20"),
    ]  # fmt: skip


def test_lines_broken_before_capitals_go_together_where_all_are_as_long() -> None:
    content = """I. NHIỆM VỤ
1. Vận động hội viên đăng ký danh hiệu. Chủ trì: Ban Thường vụ Hội
Nông dân. Phối hợp: Phòng Kinh tế xã. Thời gian: quý II.
2. Tập huấn kỹ thuật trồng sầu riêng hữu cơ. Chủ trì: Ban Chấp hành
Hội Nông dân. Thời gian: tháng 8/2027.
3. Kiểm tra việc quản lý vốn vay ủy thác. Chủ trì: Ủy ban Kiểm tra
Đảng ủy xã. Phối hợp: Ngân hàng Chính sách, đoàn thể xã, các thôn
trong xã. Thời gian: tháng 9/2027.
"""
    first, second, third = (item for _, item in items(programme(content).program))
    assert first.agencies[0].agency == "Ban Thường vụ Hội Nông dân"
    assert second.text == "Tập huấn kỹ thuật trồng sầu riêng hữu cơ."
    assert "Ủy ban Kiểm tra Đảng ủy xã" in [entry.agency for entry in third.agencies]
