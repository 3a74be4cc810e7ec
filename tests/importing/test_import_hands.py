"""Programmes in the manner of other offices: by leader, by labels, with notes of their own; each part in its place or told."""

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.programme_text import CLOSING, checks, items, programme, said
from support.tables import HEAD, TAIL, in_word, told
from support.word_parts import docx, levels, paragraph

BTV = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n- Nghe tình hình chung trong tháng (Văn phòng Đảng ủy).\n"


def test_lines_beneath_an_item_of_two_quarters_are_of_both_and_its_month_tells_which() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Quý III, quý IV
a) Khảo sát các hợp tác xã
- Đơn vị thực hiện: Phòng Kinh tế.
b) Tổng kết phong trào thi đua
- Thời gian: tháng 11.
- Đơn vị thực hiện: Văn phòng Đảng ủy.
"""
    assert said(programme(content).program) == [
        "btv-q3 | Khảo sát các hợp tác xã | Phòng Kinh tế perform",
        "btv-q4 | Khảo sát các hợp tác xã | Phòng Kinh tế perform",
        "btv-q4 | Tổng kết phong trào thi đua | Văn phòng Đảng ủy perform",
    ]


def test_a_list_of_words_set_deeper_holds_points_of_the_item_above() -> None:
    def bullet(text: str, left: int) -> str:
        place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(text, f'{place}<w:ind w:left="{left}"/>')

    body = "".join(map(paragraph, (*HEAD, "Tháng 3")))
    body += bullet("Ra quân trồng cây (Xã đoàn)", 360) + bullet("Trồng rừng phòng hộ", 720)
    body += bullet("Dọn bãi tắm", 720) + bullet("Hội thao (Công đoàn xã)", 360)
    body += "".join(map(paragraph, TAIL))
    result = convert(read(docx(body, numbering=levels("bullet -")), "a.docx"), "a.docx")
    assert [(item.text, item.details) for _, item in items(result.program)] == [
        ("Ra quân trồng cây (Xã đoàn)", ["Trồng rừng phòng hộ", "Dọn bãi tắm"]),
        ("Hội thao", []),
    ]


def test_who_stands_behind_a_dash_and_before_a_bracket_of_time() -> None:
    result = programme(f"{BTV}- Kết nạp đảng viên mới - đồng chí Lê Hậu (trước 19/5)\n")
    (_, item) = items(result.program)[1]
    assert (item.text, [entry.agency for entry in item.agencies]) == (
        "Kết nạp đảng viên mới",
        ["đồng chí Lê Hậu"],
    )
    assert item.deadline == "2027-05-19"


def test_an_office_whose_name_holds_a_word_of_doing_is_not_cut() -> None:
    line = "Làm việc với Ủy ban MTTQ Việt Nam xã về công tác phối hợp"
    (_, item) = items(programme(f"{BTV}- {line}").program)[1]
    assert (item.text, item.agencies) == (line, [])


def test_sections_of_a_table_named_after_leaders_group_its_works() -> None:
    drawn = """
    TT | Nội dung công việc | Thời gian | Đơn vị tham mưu
    I | ĐỒNG CHÍ LÊ THỊ MƠ – CHỦ TỊCH UBND XÃ | < | <
    1 | Đối thoại với thanh niên | Tháng 3 | Phòng Văn hóa - Xã hội
    II | ĐỒNG CHÍ PHÓ CHỦ TỊCH UBND XÃ | < | <
    1 | Kiểm tra hồ đập | Tháng 8 | Phòng Kinh tế
    """
    assert told(in_word(drawn)) == [
        "btv-3 | Đối thoại với thanh niên | Phòng Văn hóa - Xã hội advise | nhóm Đồng chí Lê Thị Mơ – Chủ tịch UBND xã",
        "btv-8 | Kiểm tra hồ đập | Phòng Kinh tế advise | nhóm Đồng chí Phó Chủ tịch UBND xã",
    ]


def test_who_directs_a_work_prepares_it_only_where_nobody_else_does() -> None:
    rows = "Tháng 3 | - Sơ kết quý I. / - Bàn về chợ đêm. | {}Đ/c Bí thư"
    alone = in_word("Thời gian | Nội dung | Lãnh đạo phụ trách\n" + rows.format(""))
    beside = in_word(
        "Thời gian | Nội dung | Cơ quan chủ trì | Lãnh đạo phụ trách\n"
        + rows.format("Văn phòng | ")
    )
    assert [entry.agency for _, item in items(alone.program) for entry in item.agencies] == [
        "Đ/c Bí thư",
        "Đ/c Bí thư",
    ]
    assert [(len(item.agencies), item.details) for _, item in items(beside.program)] == [
        (1, ["Lãnh đạo phụ trách: Đ/c Bí thư"]),
        (1, ["Lãnh đạo phụ trách: Đ/c Bí thư"]),
    ]


def test_who_signs_beneath_a_post_alone_is_no_item() -> None:
    result = programme(closing="CHỦ TỊCH\n\nTrần Văn Nam\n")
    signature = result.program.signature
    assert signature and (signature.post, signature.name) == ("CHỦ TỊCH", "Trần Văn Nam")
    assert len(items(result.program)) == 2


def test_notes_typed_beneath_a_table_are_told() -> None:
    drawn = """
    TT | Nội dung | Thời gian | Đơn vị chủ trì
    1 | Nghị quyết về nước sạch(1) | Tháng 3 | Phòng Kinh tế
    2 | Đề án bảo tồn rừng dừa | Tháng 5 | Phòng Kinh tế
    (1) Thay Nghị quyết số 18 của kỳ họp trước.
    """
    result = in_word(drawn)
    assert told(result) == [
        "btv-3 | Nghị quyết về nước sạch | Phòng Kinh tế lead",
        "btv-5 | Đề án bảo tồn rừng dừa | Phòng Kinh tế lead",
    ]
    assert any("Thay Nghị quyết số 18" in message for message in checks(result))


def test_a_time_behind_its_label_that_fixes_none_is_no_part_of_a_name() -> None:
    content = "I. CÔNG TÁC THI ĐUA\n1. Bình xét thi đua hằng quý\nChủ trì: Hội đồng Thi đua. Thời gian: tháng cuối mỗi quý.\n2. Tổng kết năm\nChủ trì: Văn phòng. Thời gian: tháng 12.\n"
    result = programme(content)
    assert said(result.program) == [
        "dang-uy-12 | Tổng kết năm | Văn phòng lead",
        "dang-uy-quarter | Bình xét thi đua hằng quý | Hội đồng Thi đua lead",
    ]
    assert items(result.program)[1][1].details == ["Thời gian: tháng cuối mỗi quý"]


def test_short_names_of_offices_stand_beside_others() -> None:
    result = programme(
        f"{BTV}- Bồi dưỡng đảng viên mới (BXDĐ, TTCT).\n- Tổng kết vụ lúa (TTDVTH, Hội Nông dân xã).\n"
    )
    assert [[a.agency for a in item.agencies] for _, item in items(result.program)[1:]] == [
        ["BXDĐ", "TTCT"],
        ["TTDVTH", "Hội Nông dân xã"],
    ]


def test_a_row_that_adds_up_money_is_told() -> None:
    drawn = """
    TT | Hoạt động | Thời gian | Kinh phí
    1 | Thăm công nhân ngày Tết | Tháng 1 | 5.000.000 đ
    | Tổng cộng | | 5.000.000 đ
    """
    assert told(in_word(drawn)) == ["btv-1 | Thăm công nhân ngày Tết | [Kinh phí: 5.000.000 đ]"]


def test_the_chairman_and_his_deputies_are_one_name() -> None:
    result = programme(
        f"{BTV}- Chất vấn tại kỳ họp (Chủ tịch, các Phó Chủ tịch UBND xã).\n", closing=CLOSING
    )
    assert [a.agency for a in items(result.program)[1][1].agencies] == [
        "Chủ tịch, các Phó Chủ tịch UBND xã"
    ]
