"""Forms in which others write a work, who does it and before whom it comes: each is read, or asked about."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.programme_text import CLOSING, HEAD, TITLE, checks, items, programme, said
from support.tables import in_word, told
from support.word_parts import docx, levels, listed, paragraph

BTV = "I. BAN THƯỜNG VỤ\n1. Tháng 2\n- Phương án chống hạn (Phòng Kinh tế).\n"


@pytest.mark.parametrize(
    ("line", "text", "agencies"),
    [
        ("Lịch trực Tết (như trên).", "Lịch trực Tết.", "Phòng Kinh tế"),
        ("Lịch trực Tết (-nt-)", "Lịch trực Tết", "Phòng Kinh tế"),
        ("Lịch trực Tết. Cơ quan chuẩn bị: nt.", "Lịch trực Tết.", "Phòng Kinh tế"),
        ("Phương án tuần tra (Công an xã (chủ trì), Đoàn xã (phối hợp)).", "Phương án tuần tra.", "Công an xã lead, Đoàn xã coordinate"),
        ("Phương án tuần tra (CT: Công an xã; PH: Đoàn xã).", "Phương án tuần tra.", "Công an xã lead, Đoàn xã coordinate"),
        ("Thăm gia đình chính sách (Văn phòng Đảng ủy + Ủy ban MTTQ xã).", "Thăm gia đình chính sách.", "Văn phòng Đảng ủy, Ủy ban MTTQ xã"),
        ("Phương án tuần tra - trước 20/02 - Công an xã", "Phương án tuần tra", "Công an xã"),
        ("Phương án tuần tra ................ Công an xã", "Phương án tuần tra", "Công an xã"),
        ("Phương án tuần tra các khu rừng./ Công an xã", "Phương án tuần tra các khu rừng.", "Công an xã"),
        ("Phương án tuần tra (Công an xã chủ trì) (phối hợp: Đoàn xã)", "Phương án tuần tra", "Công an xã lead, Đoàn xã coordinate"),
    ],
)  # fmt: skip
def test_who_prepares_in_short_forms(line: str, text: str, agencies: str) -> None:
    assert said(programme(f"{BTV}- {line}").program)[1:] == [f"btv-2 | {text} | {agencies}"]


@pytest.mark.parametrize(
    ("bracket", "agency", "beside"),
    [
        ("UBND xã; trình HĐND kỳ họp cuối năm", "UBND xã", "Trình HĐND kỳ họp cuối năm"),
        ("Văn phòng Đảng ủy; tuần cuối tháng", "Văn phòng Đảng ủy", "tuần cuối tháng"),
    ],
)
def test_words_beside_an_office_are_no_part_of_its_name(
    bracket: str, agency: str, beside: str
) -> None:
    result = programme(f"{BTV}- Đề án nước sạch ({bracket}).")
    _, item = items(result.program)[1]
    assert ([entry.agency for entry in item.agencies], item.details) == ([agency], [beside])
    assert f"“{beside}” đứng cạnh tên cơ quan, đã giữ trong details" in checks(result)


@pytest.mark.parametrize(
    ("line", "asked"), [("Lịch thi hè (PVHXH).", 1), ("Xây dựng nông thôn mới (NTM).", 0)]
)
def test_capitals_in_brackets_are_asked_about_unless_they_shorten_what_stands_before(
    line: str, asked: int
) -> None:
    found = checks(programme(f"{BTV}- {line}"))
    assert sum("viết tắt" in message for message in found) == asked


def test_repetition_of_nothing_is_asked_about() -> None:
    result = programme("I. BAN THƯỜNG VỤ\n1. Tháng 2\n- Lịch trực Tết.\n- Lịch họp (như trên).")
    assert any("“như trên” mà nội dung ở trên" in message for message in checks(result))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nội dung 1: {}", "Nội dung 2: {}"),
        ("Nội dung thứ nhất: {}", "Nội dung thứ hai: {}"),
        ("Việc số 1. {}", "Việc số 2. {}"),
        ("+ Người chuẩn bị: Công an xã\n1.2. {}", "1.3. {}"),
    ],
)
def test_named_numbers_are_numbers(first: str, second: str) -> None:
    lines = "\n".join((first.format("Lễ giao, nhận quân"), second.format("Kế hoạch mùa khô")))
    texts = [
        item.text for _, item in items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 2\n{lines}").program)
    ]
    assert texts[-2:] == ["Lễ giao, nhận quân", "Kế hoạch mùa khô"]


def test_a_numbered_section_may_be_a_month() -> None:
    content = (
        "I. BAN THƯỜNG VỤ\nMục 1. Tháng 4\n- Phương án chống hạn.\nMục 2. Tháng 5\n- Lễ ra quân hè."
    )
    assert [place for place, _ in items(programme(content).program)] == ["btv-4", "btv-5"]


def test_labels_that_are_counted_belong_to_the_item() -> None:
    content = "I. BAN THƯỜNG VỤ\nTháng 2\n1. Phương án chống hạn\n1.1. Chủ trì: Phòng Kinh tế\n1.2. Phối hợp: Công an xã"
    assert said(programme(content).program) == [
        "btv-2 | Phương án chống hạn | Phòng Kinh tế lead, Công an xã coordinate"
    ]


def test_tasks_of_markdown_lose_their_boxes_and_a_tick_is_told() -> None:
    text = "\n".join(
        (
            HEAD,
            TITLE,
            "I. BAN THƯỜNG VỤ",
            "1. Tháng 2",
            "- [ ] Lễ giao quân",
            "- [x] Kế hoạch mùa khô",
            CLOSING,
        )
    )
    result = convert(read(text.encode(), "v.md"), "v.md")
    assert [item.text for _, item in items(result.program)] == ["Lễ giao quân", "Kế hoạch mùa khô"]
    assert sum("[x]" in message for message in checks(result)) == 1


def test_a_verb_at_a_line_end_goes_on_with_the_programme_it_issues() -> None:
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Đảng ủy xã\n\nCăn cứ Quy chế làm việc, Ban Chấp hành Đảng bộ xã ban hành\nChương trình công tác năm 2027 với các nội dung như sau:\n"
    document = programme(title=title).program.document
    assert document.bases == []
    assert (document.preamble or "").startswith("Căn cứ Quy chế làm việc, Ban Chấp hành")


def test_a_month_under_a_title_of_one_line_is_no_part_of_it() -> None:
    title = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n"
    program = programme("Tháng 1\n- Lịch trực Tết.\nTháng 2\n- Lễ giao quân.", title=title).program
    assert program.document.title == "Công tác năm 2027"
    assert [meeting.month for meeting in program.bodies[0].meetings] == [1, 2]


# Tables


def test_tables_that_stand_side_by_side_are_read_one_after_the_other() -> None:
    drawn = """Tháng | Nội dung | Tháng | Nội dung
1 | Lịch trực Tết | 7 | Sơ kết sáu tháng
2 | Lễ giao quân | 8 | Kế hoạch năm học
"""
    program = in_word(drawn).program
    held = [(m.month, m.items[0].text) for m in program.bodies[0].meetings]
    assert held == [
        (1, "Lịch trực Tết"), (2, "Lễ giao quân"), (7, "Sơ kết sáu tháng"), (8, "Kế hoạch năm học"),
    ]  # fmt: skip


def test_lines_of_a_cell_with_an_office_beside_each_are_items() -> None:
    drawn = """Thời gian | Nội dung | Cơ quan chuẩn bị
Tháng 1 | Đoàn thăm chiến sĩ / Thi đua mừng xuân | Ban Chỉ huy Quân sự xã / Đoàn xã
Tháng 2 | Lễ giao quân | Công an xã
"""
    assert said(in_word(drawn).program)[:2] == [
        "btv-1 | Đoàn thăm chiến sĩ | Ban Chỉ huy Quân sự xã",
        "btv-1 | Thi đua mừng xuân | Đoàn xã",
    ]


def test_bodies_named_in_a_cell_part_it() -> None:
    drawn = """Thời gian | Nội dung | Cơ quan chuẩn bị
Tháng 1 | BTV: / - Lịch trực Tết / - Thăm đơn vị bộ đội / BCH: / - Kiểm điểm năm 2026 | Văn phòng Đảng ủy / Công an xã / Ban Xây dựng Đảng
Tháng 2 | Lễ giao quân | Công an xã
"""
    assert said(in_word(drawn).program) == [
        "btv-1 | Lịch trực Tết | Văn phòng Đảng ủy",
        "btv-1 | Thăm đơn vị bộ đội | Công an xã",
        "btv-2 | Lễ giao quân | Công an xã",
        "bch-1 | Kiểm điểm năm 2026 | Ban Xây dựng Đảng",
    ]


def test_numbers_before_persons_in_a_cell_count_the_items() -> None:
    drawn = """Tháng | Nội dung | Người chuẩn bị | Hình thức
1 | 1. Kiểm điểm năm 2026 / 2. Lịch trực Tết | 1. Đ/c Bí thư / 2. Đ/c Phó Bí thư | Thường kỳ / Chuyên đề
2 | 1. Kết nạp đảng viên / 2. Lịch học bồi dưỡng | 1. Đ/c Bí thư / 2. Đ/c Phó Bí thư | Mở rộng
"""
    result = in_word(drawn)
    assert [line.rpartition(" | ")[2] for line in said(result.program)] == [
        "Đ/c Bí thư", "Đ/c Phó Bí thư", "Đ/c Bí thư", "Đ/c Phó Bí thư",
    ]  # fmt: skip
    assert [item.details for _, item in items(result.program)] == [
        ["Hình thức: Thường kỳ"], ["Hình thức: Chuyên đề"], ["Hình thức: Mở rộng"], [],
    ]  # fmt: skip
    assert any("mới ghi ở nội dung đầu" in message for message in checks(result))


def test_a_column_of_sessions_says_the_month() -> None:
    drawn = """TT | Nội dung | Cơ quan trình | Trình kỳ họp
1 | Nghị quyết về mức hỗ trợ | Ủy ban nhân dân xã | Giữa năm (tháng 7)
2 | Nghị quyết về tên đường | Ủy ban nhân dân xã | Cuối năm (tháng 12)
"""
    result = in_word(drawn)
    assert [place for place, _ in items(result.program)] == ["btv-7", "btv-12"], told(result)


# Headings and meetings


@pytest.mark.parametrize(
    "heading",
    ["1. Tháng 4 (Công an xã chuẩn bị)", "1. Tháng 4: Công an xã chuẩn bị", "Tháng 4 (Công an xã chuẩn bị):"],
)  # fmt: skip
def test_who_stands_in_the_heading_of_a_month_prepares_its_items(heading: str) -> None:
    program = programme(
        f"I. BAN THƯỜNG VỤ\n{heading}\n- Phương án tuần tra.\n- Lễ ra quân."
    ).program
    (meeting,) = program.bodies[0].meetings
    assert (meeting.month, meeting.title) == (4, None)
    assert [entry.agency for entry in meeting.agencies] == ["Công an xã"]
    assert len(meeting.items) == 2


def test_a_bracket_names_the_bodies_a_work_comes_before() -> None:
    content = "Tháng 3\n1. Sơ kết quý I (trình BTV, BCH).\n2. Quy hoạch cán bộ (trình BTV).\nTháng 6\n1. Lễ tổng kết (trình BCH)."
    result = programme(content)
    assert said(result.program) == [
        "btv-3 | Sơ kết quý I. | ",
        "btv-3 | Quy hoạch cán bộ. | ",
        "bch-3 | Sơ kết quý I. | ",
        "bch-6 | Lễ tổng kết. | ",
    ]
    assert not any("không nói rõ" in message for message in checks(result))


def test_a_bracket_with_another_body_under_a_body_is_kept_and_asked_about() -> None:
    for bracket, office in (
        ("trình BCH", []),
        ("Phòng Kinh tế, trình BCH tháng 6", ["Phòng Kinh tế"]),
    ):
        result = programme(f"{BTV}- Quy hoạch cán bộ ({bracket}).")
        told = bracket[bracket.index("trình") :]
        _, item = items(result.program)[1]
        assert (item.details, [a.agency for a in item.agencies]) == (
            [told.capitalize().replace("bch", "BCH")],
            office,
        )
        assert f"ghi “{told}”; xem nội dung này thuộc hội nghị nào" in checks(result)


def test_a_month_under_its_quarter_finds_its_place() -> None:
    content = "I. BAN THƯỜNG VỤ\nQUÝ I\nTháng 1:\n+ Lịch trực Tết;\nTháng 2:\n+ Lễ giao quân.\nQUÝ II\nTháng 4:\n+ Sơ kết quý."
    result = programme(content)
    assert [place for place, _ in items(result.program)] == ["btv-1", "btv-2", "btv-4"]
    assert result.report.complete


def test_the_meetings_a_month_counts_are_no_numbered_conferences() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 3 (02 hội nghị)\n* Hội nghị thứ nhất:\n- Sơ kết quý I.\n* Hội nghị thứ hai:\n- Quy hoạch cán bộ."
    meetings = programme(content).program.bodies[0].meetings
    assert [(m.number, m.month, m.title) for m in meetings] == [
        (None, 3, "Hội nghị thứ nhất"), (None, 3, "Hội nghị thứ hai"),
    ]  # fmt: skip


def test_several_works_behind_one_month_are_asked_about() -> None:
    content = "I. BAN THƯỜNG VỤ\n- Tháng 2: Lễ giao, nhận quân; tình hình sau Tết.\n- Tháng 3: Sơ kết công tác quý I."
    found = [message for message in checks(programme(content)) if "nhiều việc" in message]
    assert len(found) == 1


def test_halves_of_a_year_stand_in_their_last_month_and_keep_their_words() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Sáu tháng đầu năm\n- Lịch trực Tết (Công an xã).\n2. 6 tháng cuối năm 2027\n- Tổng kết năm (Công an xã).\n3. Kinh phí: Do ngân sách xã bảo đảm."
    result = programme(content)
    (body,) = result.program.bodies
    assert [(m.month, m.title, [i.text for i in m.items]) for m in body.meetings] == [
        (6, "Sáu tháng đầu năm", ["Lịch trực Tết."]),
        (12, "6 tháng cuối năm 2027", ["Tổng kết năm."]),
    ]
    assert "thời gian là một phần của năm; đã xếp vào tháng cuối, tháng 6" in checks(result)
    assert result.program.implementation == ["Do ngân sách xã bảo đảm."]


def test_months_under_a_half_of_the_year_are_its_months() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Sáu tháng đầu năm\n1.1. Tháng 2\n- Lịch trực Tết (Công an xã).\n1.2. Tháng 5\n- Lễ giao quân (Công an xã)."
    assert [place for place, _ in items(programme(content).program)] == ["btv-2", "btv-5"]


def test_work_under_no_time_stands_at_the_time_it_says_itself() -> None:
    content = "I. NHIỆM VỤ\n- Rà soát quy hoạch cán bộ (tháng 4 - tháng 5).\n- Dự toán ngân sách năm sau (trước ngày 20 tháng 11).\n- Giám sát việc thu phí. Đơn vị thực hiện: Công an xã. Thời gian: Quý III/2027.\n- Hội thao công nhân (tháng 3, tháng 9)."
    found = [(place, item.text, item.deadline) for place, item in items(programme(content).program)]
    assert found == [
        ("dang-uy-3", "Hội thao công nhân.", None),
        ("dang-uy-5", "Rà soát quy hoạch cán bộ.", "2027-05"),
        ("dang-uy-q3", "Giám sát việc thu phí.", None),
        ("dang-uy-9", "Hội thao công nhân.", None),
        ("dang-uy-11", "Dự toán ngân sách năm sau.", "2027-11-20"),
    ]


def test_offices_as_headings_do_what_stands_under_them() -> None:
    content = "A. VĂN PHÒNG ĐẢNG ỦY\n1) Báo cáo sơ kết 6 tháng đầu năm (tháng 6).\nB. BAN XÂY DỰNG ĐẢNG\n1) Hướng dẫn kiểm điểm cuối năm (tháng 11).\nC. ĐẢNG ỦY ỦY BAN NHÂN DÂN XÃ\n1) Phương án phòng, chống thiên tai (tháng 4)."
    result = programme(content)
    assert said(result.program) == [
        "dang-uy-4 | Phương án phòng, chống thiên tai. | Đảng ủy Ủy ban nhân dân xã",
        "dang-uy-6 | Báo cáo sơ kết 6 tháng đầu năm. | Văn phòng Đảng ủy",
        "dang-uy-11 | Hướng dẫn kiểm điểm cuối năm. | Ban Xây dựng Đảng",
    ]


def test_a_line_that_leads_in_is_no_item_and_one_about_all_above_is_of_all() -> None:
    content = "I. BAN THƯỜNG VỤ\nTháng 1: Tập trung các nội dung sau:\n1. Lịch trực Tết;\n2. Thăm gia đình chính sách.\nCác nội dung trên do Văn phòng Đảng ủy chuẩn bị.\nTháng 2\n1. Lễ giao quân."
    result = programme(content)
    assert [item.text for _, item in items(result.program)] == [
        "Lịch trực Tết;", "Thăm gia đình chính sách.", "Lễ giao quân.",
    ]  # fmt: skip
    first, second = result.program.bodies[0].meetings
    assert [entry.agency for entry in first.agencies] == ["Văn phòng Đảng ủy"]
    assert second.agencies == []


def test_a_day_of_each_month_is_told_beside_the_work() -> None:
    content = f"{BTV}II. CÔNG VIỆC THƯỜNG XUYÊN\n- Ngày 20 hằng tháng: Giao ban với các chi bộ thôn (Văn phòng Đảng ủy)."
    place, item = items(programme(content).program)[1]
    assert (place.split("-")[-1], item.text) == ("month", "Giao ban với các chi bộ thôn.")
    assert item.details == ["Ngày 20 hằng tháng"]


def test_meetings_of_two_parts_stand_in_the_order_of_the_year() -> None:
    content = "I. CÁC ĐỀ ÁN CỦA BAN THƯỜNG VỤ\n1. Tháng 5\n- Đề án chợ đêm.\nII. CÔNG TÁC CỦA BAN THƯỜNG VỤ\n1. Tháng 1\n- Lịch trực Tết.\n2. Tháng 7\n- Sơ kết sáu tháng."
    result = programme(content)
    months = [meeting.month for meeting in result.program.bodies[0].meetings]
    assert months == sorted(month for month in months if month)


def test_a_plain_time_is_no_doubt() -> None:
    content = f"{BTV}- Phương án tuần tra (Công an xã, trước ngày 15/02).\n- Đề án nước sạch. Thời hạn: tháng 5."
    result = programme(content)
    assert [item.deadline for _, item in items(result.program)][1:] == ["2027-02-15", "2027-05"]
    assert checks(result) == []


def test_points_that_word_counts_stand_beneath_meetings_numbered_by_hand() -> None:
    """Word's count goes on from one meeting to the next, and so does that of the meetings."""
    body = "".join(map(paragraph, f"{HEAD}{TITLE}I. BAN THƯỜNG VỤ".splitlines()))
    for heading, *points in (
        ("1. Tháng 2", "Phương án chống hạn (Phòng Kinh tế).", "Lịch trực Tết (Công an xã)."),
        ("2. Tháng 5", "Phương án phòng, chống lụt bão (Phòng Kinh tế)."),
        ("3. Tháng 9", "Kế hoạch khai giảng (Phòng Văn hóa - Xã hội)."),
    ):
        body += paragraph(heading) + "".join(listed(point, 0, 1) for point in points)
    body += "".join(map(paragraph, CLOSING.splitlines()))
    result = convert(read(docx(body, numbering=levels("decimal %1.")), "x.docx"), "x.docx")
    assert [at for at, _ in items(result.program)] == ["btv-2", "btv-2", "btv-5", "btv-9"]
    assert not any("tháng" in message for message in checks(result))


def test_a_paragraph_with_the_last_mark_of_a_paper_is_said_of_no_item() -> None:
    content = "I. LĨNH VỰC LAO ĐỘNG\n1. Tháng 11: Rà soát hộ nghèo, hộ cận nghèo (Các thôn).\nPhòng Văn hóa - Xã hội phân công công chức phụ trách triển khai thực hiện./."
    result = programme(content)
    ((_, item),) = items(result.program)
    assert [entry.agency for entry in item.agencies] == ["Các thôn"]
    assert len(result.program.implementation) == 1


def test_works_of_offices_each_in_the_order_of_the_year_are_put_in_one() -> None:
    content = """I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN XÃ
1. Kỳ họp thường lệ giữa năm (tháng 7/2027)
a) Ban Pháp chế và Ban Kinh tế - Ngân sách Hội đồng nhân dân xã trình:
- Báo cáo thẩm tra các dự thảo nghị quyết.
II. HOẠT ĐỘNG CỦA CÁC BAN HỘI ĐỒNG NHÂN DÂN XÃ
1. Ban Pháp chế
- Tháng 3/2027: Giám sát công tác tiếp công dân.
- Tháng 9/2027: Khảo sát công tác thi hành án dân sự.
2. Ban Kinh tế - Ngân sách
- Tháng 5/2027: Giám sát việc thu phí chợ.
- Tháng 10/2027: Khảo sát các tuyến đường nội đồng.
"""
    told = programme(content)
    (body,) = told.program.bodies
    assert [meeting.month for meeting in body.meetings] == [3, 5, 7, 9, 10]
    (work,) = body.meetings[2].items
    names = {agency.id: agency.name for agency in told.program.agencies}
    assert [names.get(a.agency, a.agency) for a in work.agencies] == [
        "Ban Pháp chế",
        "Ban Kinh tế - Ngân sách Hội đồng nhân dân xã",
    ]


def test_a_line_that_adds_up_is_no_item() -> None:
    told = programme("I. BAN THƯỜNG VỤ\n1. Tháng 3\n- Sơ kết quý I.\nTổng số: 12 nội dung.\n")
    assert [item.text for _, item in items(told.program)] == ["Sơ kết quý I."]
    assert [one.reason for one in told.report.ignored if "Tổng số" in one.line.text] == [
        "dòng tổng cộng"
    ]
