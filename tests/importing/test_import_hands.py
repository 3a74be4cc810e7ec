"""Programmes in the manner of other offices: by leader, by labels, with notes of their own; each part in its place or told."""

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.grammar.gate import annex_at
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Line
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


def test_comrades_called_short_are_no_points() -> None:
    content = "Thời gian\tNội dung\tPhân công\nTháng 3\tNghe tình hình vốn vay của hội viên\tđ/c Phó Chủ tịch Hội\n"
    assert [item.agencies[0].agency for _, item in items(programme(content).program)] == [
        "đ/c Phó Chủ tịch Hội"
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


def test_the_body_before_a_colon_deals_with_the_work_behind_it() -> None:
    content = "Tháng 3\n- Ban Thường vụ cho ý kiến: Phương án nhân sự (Ban Xây dựng Đảng).\n- Ban Chấp hành họp phiên quý I: Đánh giá kết quả bầu cử.\n- Thường trực: Giao ban khối nội chính.\nTháng 6\n- Ban Chấp hành: Sơ kết 6 tháng đầu năm.\n"
    assert said(programme(content).program) == [
        "btv-3 | Cho ý kiến: Phương án nhân sự. | Ban Xây dựng Đảng",
        "bch-3 | Đánh giá kết quả bầu cử. | ",
        "bch-6 | Sơ kết 6 tháng đầu năm. | ",
        "thuong-truc-3 | Giao ban khối nội chính. | ",
    ]


def test_a_session_with_its_counted_works_in_one_line() -> None:
    head = HEAD_OF_COUNCIL
    content = "I. CÁC KỲ HỌP\n1. Kỳ họp thứ 5 (chuyên đề), dự kiến tháng 3/2027. Nội dung: (1) Điều chỉnh kế hoạch đầu tư công; (2) Bầu bổ sung Ủy viên.\n2. Kỳ họp thứ 6, dự kiến tháng 7/2027. Nội dung: (1) Xem xét báo cáo 6 tháng; (2) Chất vấn.\nII. GIÁM SÁT\n1. Thường trực HĐND xã: giám sát chính sách dân tộc (tháng 5).\n2. Ban Pháp chế: giám sát thi hành án (tháng 8).\n"
    assert [(place, item.text) for place, item in items(programme(content, head=head).program)] == [
        ("hdnd-5", "Điều chỉnh kế hoạch đầu tư công;"),
        ("hdnd-5", "Bầu bổ sung Ủy viên."),
        ("hdnd-6", "Xem xét báo cáo 6 tháng;"),
        ("hdnd-6", "Chất vấn."),
        ("giam-sat-5", "Giám sát chính sách dân tộc."),
        ("giam-sat-8", "Giám sát thi hành án."),
    ]


HEAD_OF_COUNCIL = """HỘI ĐỒNG NHÂN DÂN
XÃ NAM BAN
Số: 12/CTr-HĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Nam Ban, ngày 20 tháng 12 năm 2026
"""


def test_months_shortened_to_a_letter_open_lines_that_nothing_leads_in() -> None:
    title = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n"
    content = "T1: Tổng kết công tác năm cũ. (Đ/c Bí thư)\nT6: Sơ kết 6 tháng. (Chi ủy)\n"
    closing = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Nam\nNơi nhận: Tỉnh ủy; lưu.\n"
    result = programme(content, title=title, closing=closing)
    assert [line.split("-")[-1] for line in said(result.program)] == [
        "1 | Tổng kết công tác năm cũ. | Đ/c Bí thư",
        "6 | Sơ kết 6 tháng. | Chi ủy",
    ]
    assert [entry.name for entry in result.program.recipients] == ["Tỉnh ủy", "lưu"]


def test_a_person_with_his_post_is_one_name_and_a_work_ends_in_its_last_column() -> None:
    drawn = """
    TT | Nhiệm vụ | Người chủ trì | Bắt đầu | Kết thúc
    1 | Quy hoạch bến cảng | Đ/c Loan - Bí thư | Tháng 1 | Tháng 6
    2 | Kiểm tra bến đò | Đ/c Hạnh, Phó Chủ tịch | Quý III | Quý III
    """
    assert told(in_word(drawn)) == [
        "btv-6 | Quy hoạch bến cảng | Đ/c Loan - Bí thư lead | [Bắt đầu: Tháng 1]",
        "btv-q3 | Kiểm tra bến đò | Đ/c Hạnh, Phó Chủ tịch lead | [Bắt đầu: Quý III]",
    ]


def test_days_in_a_column_of_deadlines_are_kept_in_their_words() -> None:
    drawn = """
    TT | Nội dung | Đơn vị chủ trì | Ngày hoàn thành
    THÁNG 5 | < | < | <
    1 | Kiểm tra các bến đò | Công an xã | 20/5 - 30/5
    2 | Kế hoạch chống bão | Phòng Kinh tế | 15/5
    """
    assert told(in_word(drawn)) == [
        "btv-5 | Kiểm tra các bến đò | Công an xã lead | hạn 2027-05-30 | [Thời gian: 20/5 - 30/5]",
        "btv-5 | Kế hoạch chống bão | Phòng Kinh tế lead | hạn 2027-05-15",
    ]


def test_annexes_of_a_decision_are_groups_of_one_programme() -> None:
    drawn = """
    Phụ lục I
    DANH MỤC NỘI DUNG TRÌNH HỘI NGHỊ ĐẢNG BỘ NĂM 2027
    (Kèm theo Quyết định số 12-QĐ/ĐU)
    STT | Tên nội dung | Cơ quan soạn thảo | Thời gian
    1 | Nghị quyết về vốn vay | Phòng Kinh tế | Tháng 6
    Phụ lục II
    DANH MỤC CÔNG VIỆC KHÁC NĂM 2027
    (Kèm theo Quyết định số 12-QĐ/ĐU)
    STT | Tên nội dung | Cơ quan soạn thảo | Thời gian
    1 | Kế hoạch sản xuất | Phòng Kinh tế | Tháng 4
    """
    result = in_word(drawn)
    assert told(result) == [
        "btv-4 | Kế hoạch sản xuất | Phòng Kinh tế | nhóm Danh mục công việc khác năm 2027",
        "btv-6 | Nghị quyết về vốn vay | Phòng Kinh tế | nhóm Danh mục nội dung trình hội nghị Đảng bộ năm 2027",
    ]
    assert result.report.complete
    decided = ["Điều 1. Ban hành chương trình.", "Điều 2. Thi hành./.", "Phụ lục I", "DANH MỤC"]
    assert annex_at([Line(at, text) for at, text in enumerate(decided)]) == 2


def test_a_post_and_a_name_before_the_recipients_sign_the_paper() -> None:
    closing = "TRƯỞNG BAN\n\nLò Văn Cương\nNơi nhận:\n- Tỉnh ủy;\n- Lưu.\n"
    result = programme(closing=closing)
    signature = result.program.signature
    assert signature and (signature.post, signature.name) == ("TRƯỞNG BAN", "Lò Văn Cương")
    assert len(items(result.program)) == 2


def test_a_time_in_brackets_before_a_work_is_its_time() -> None:
    content = "I. LĨNH VỰC TÔN GIÁO\n1. (Tháng 3) Gặp mặt chức sắc đầu xuân - Phòng Tôn giáo; Văn phòng\n2. (Trước 30/6) Giải ngân vốn sự nghiệp - Phòng Kế hoạch.\n"
    assert [(place, item.text, len(item.agencies), item.deadline) for place, item in items(programme(content).program)] == [
        ("dang-uy-3", "Gặp mặt chức sắc đầu xuân", 2, None),
        ("dang-uy-6", "Giải ngân vốn sự nghiệp.", 1, "2027-06-30"),
    ]  # fmt: skip


def test_periods_of_reports_and_months_without_their_word() -> None:
    drawn = """
    TT | Tên báo cáo | Đơn vị thực hiện | Kỳ báo cáo
    1 | Tình hình kinh tế - xã hội | Văn phòng | Hằng tháng
    2 | Công tác cải cách hành chính | Văn phòng | Hằng quý
    Danh sách việc của các tháng
    TT | Công việc | Đơn vị thực hiện | Tháng
    1 | Chiến dịch Hè tình nguyện | Xã đoàn | 6, 7
    """
    assert [line.split(" | ")[0] for line in said(in_word(drawn).program)] == [
        "btv-6",
        "btv-7",
        "btv-month",
        "btv-quarter",
    ]


def test_weeks_beside_each_other_are_of_the_month_of_their_row() -> None:
    drawn = """
    Tháng | Tuần 1 | Tuần 2 | Tuần 3
    1 | Kiểm tra học kỳ I | Sơ kết học kỳ I |
    5 | | | Tổng kết năm học
    """
    assert told(in_word(drawn)) == [
        "btv-1 | Kiểm tra học kỳ I | [Tuần 1]",
        "btv-1 | Sơ kết học kỳ I | [Tuần 2]",
        "btv-5 | Tổng kết năm học | [Tuần 3]",
    ]


def test_a_line_beneath_an_item_says_which_body_decides_of_it() -> None:
    content = """1. Chỉ thị về phòng, chống ma túy.
- Cơ quan chuẩn bị: Công an xã.
- Cấp ban hành: Ban Thường vụ.
- Thời gian: Tháng 5.
2. Nghị quyết về bảo tồn hát Xoan.
- Cơ quan chuẩn bị: Văn phòng Đảng ủy.
- Cấp ban hành: Ban Chấp hành.
- Thời gian: Tháng 3.
"""
    assert said(programme(content).program) == [
        "btv-5 | Chỉ thị về phòng, chống ma túy. | Công an xã",
        "bch-3 | Nghị quyết về bảo tồn hát Xoan. | Văn phòng Đảng ủy",
    ]


def test_work_of_all_the_year_and_who_reports_it() -> None:
    content = f"{BTV}- Nghe tình hình chuẩn bị Tết. Đảng ủy UBND xã báo cáo.\n"
    assert (
        said(programme(content).program)[1]
        == "btv-3 | Nghe tình hình chuẩn bị Tết. | Đảng ủy UBND xã submit"
    )
    content = "1. Đồng chí Bí thư Đảng ủy:\n- Tuyến đường ven biển (quý II; Phòng Kinh tế).\n- Chuyển đổi số (cả năm; Văn phòng Đảng ủy).\n2. Đồng chí Phó Bí thư Đảng ủy:\n- Sắp xếp thôn (tháng 8; Ban Xây dựng Đảng).\n"
    found = items(programme(content).program)
    assert [(place, item.topic) for place, item in found] == [
        ("dang-uy-q2", "Đồng chí Bí thư Đảng ủy"),
        ("dang-uy-8", "Đồng chí Phó Bí thư Đảng ủy"),
        ("dang-uy-month", "Đồng chí Bí thư Đảng ủy"),
    ]


def test_a_part_of_one_line_that_says_how_often_is_an_item() -> None:
    content = "I. TIẾP XÚC CỬ TRI\n- Tiếp xúc trước kỳ họp: tháng 6.\n- Tiếp xúc sau kỳ họp: tháng 12.\nII. TIẾP CÔNG DÂN\n- Tiếp công dân tại trụ sở: tháng 8.\nIII. Giao ban khối nội chính: hằng tháng\n"
    result = programme(content)
    assert [line.split(" | ")[:2] for line in said(result.program)] == [
        ["dang-uy-6", "Tiếp xúc trước kỳ họp."],
        ["dang-uy-8", "Tiếp công dân tại trụ sở."],
        ["dang-uy-12", "Tiếp xúc sau kỳ họp."],
        ["dang-uy-month", "Giao ban khối nội chính"],
    ]
    assert result.report.complete


def test_times_as_tables_shorten_them_and_how_often() -> None:
    times = {
        "T3-T5": "btv-5", "T1 - T12": "btv-month", "Quý I, II, III, IV": "btv-quarter", "Q1": "btv-q1", "Q.II": "btv-q2", "03/2027": "btv-3", "Cuối quý II": "btv-q2",
        "01 lần/quý": "btv-quarter", "1 tháng/lần": "btv-month", "Ngày 10 hằng tháng": "btv-month",
        "Tháng 3/2027 và tháng 9/2027": "btv-3 btv-9", "6 tháng/lần": "btv-6 btv-12", "Quý I, quý III": "btv-q1 btv-q3",
    }  # fmt: skip
    for time, places in times.items():
        drawn = f"TT | Nội dung | Đơn vị chủ trì | Thời gian\n1 | Kế hoạch nuôi biển | Phòng Kinh tế | {time}\n2 | Tổng kết năm | Văn phòng | Tháng 12"
        found = items(in_word(drawn).program)
        held = [place for place, item in found if item.text == "Kế hoạch nuôi biển"]
        assert (time, " ".join(held)) == (time, places)


def test_works_of_bodies_that_stand_in_columns_beside_each_other() -> None:
    drawn = """
    Thời gian | Hoạt động của Ban Chấp hành | Hoạt động của Ban Thường vụ | Hoạt động của các chi bộ
    Quý I | Kết quả quý I | - Kế hoạch Tết / - Tiếp công dân | Sinh hoạt chuyên đề
    Quý II | | Sơ kết phong trào |
    """
    assert told(in_word(drawn)) == [
        "bch-q1 | Kết quả quý I",
        "btv-q1 | Kế hoạch Tết",
        "btv-q1 | Tiếp công dân",
        "btv-q1 | Sinh hoạt chuyên đề | nhóm Hoạt động của các chi bộ",
        "btv-q2 | Sơ kết phong trào",
    ]


def test_names_behind_dashes_end_in_their_unit_and_members_who_are_sent_are_a_work() -> None:
    content = f"{BTV}- Phòng, chống rét cho trâu, bò - Trung tâm Dịch vụ tổng hợp xã.\n- Phân công đảng ủy viên dự sinh hoạt chi bộ - Chủ trì: Ban Xây dựng Đảng.\n- Đại hội Hội Nông dân xã - Ban Chấp hành Hội (dự kiến tháng 9).\n"
    assert said(programme(content).program)[1:] == [
        "btv-3 | Phòng, chống rét cho trâu, bò. | Trung tâm Dịch vụ tổng hợp xã",
        "btv-3 | Phân công đảng ủy viên dự sinh hoạt chi bộ. | Ban Xây dựng Đảng lead",
        "btv-3 | Đại hội Hội Nông dân xã. | Ban Chấp hành Hội",
    ]


def test_a_sentence_that_opens_with_its_time_is_held_then() -> None:
    content = "Trong quý I, tổ chức đón Tết vui tươi, tiết kiệm.\nTháng 3: phát động trồng cây quế, mỗi hộ 100 cây.\n"
    assert [place for place, _ in items(programme(content).program)] == ["dang-uy-q1", "dang-uy-3"]


def test_a_body_in_bold_with_a_colon_stands_over_its_works() -> None:
    content = "## THÁNG 01\n**Ban Thường vụ:**\n1. Kế hoạch kiểm tra *(UBKT)*.\n2. Phương án lễ hội *(Công an xã)*.\n\n## THÁNG 3\n**Ban Chấp hành:**\n1. Sơ kết quý I *(Văn phòng)*.\n"
    assert said(programme(content).program) == [
        "btv-1 | Kế hoạch kiểm tra. | UBKT",
        "btv-1 | Phương án lễ hội. | Công an xã",
        "bch-3 | Sơ kết quý I. | Văn phòng",
    ]


def test_persons_with_their_titles_are_names_of_their_own() -> None:
    drawn = """
    Tháng | Nội dung công việc | Người thực hiện
    1 | Trực Tết Nguyên đán | BS. Hùng, YS. Lan
    4 | Khám sức khỏe học sinh | Cô Mai, thầy Nam
    """
    assert [len(item.agencies) for _, item in items(in_word(drawn).program)] == [2, 2]
