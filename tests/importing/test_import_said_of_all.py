"""What a line says of all that stands above it, or of a whole meeting: by when, and who prepares it."""

import pytest

from support.programme_text import checks, items, programme, said


@pytest.mark.parametrize(
    "line",
    [
        "Các nội dung trên hoàn thành trước ngày 20/6.",
        "- Tất cả các nhiệm vụ trên phải xong trước ngày 20/6/2027.",
        "Các việc của quý II hoàn thành chậm nhất ngày 20/6.",
        "(Các công việc nêu trên hoàn thành trước 20/6)",
        "* Thời hạn hoàn thành các nội dung trên: trước ngày 20/6.",
        "Hoàn thành các nội dung trên đây trước ngày 20/6.",
    ],
)
def test_a_deadline_of_all_that_stands_above(line: str) -> None:
    content = f"""QUÝ I
1. Rà soát hộ nghèo (Phòng Kinh tế).
QUÝ II
1. Phát động Tết trồng cây (Hội Nông dân xã);
2. Sửa nhà ở hộ nghèo trước mùa mưa bão.
{line}
QUÝ III
1. Thăm gia đình chính sách.
"""
    result = programme(content)
    found = {item.text: item.deadline for _, item in items(result.program)}
    assert [*found.values()] == [None, "2027-06-20", "2027-06-20", None]
    assert not any("hiểu là" in check for check in checks(result))


def test_a_deadline_beside_the_office_of_one_item_is_its_own() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Quý II
Khảo sát ngập úng các tuyến đường
Cơ quan chủ trì: Phòng Kinh tế.
Hội nghị liên tịch về kỳ họp giữa năm
Cơ quan chuẩn bị: Văn phòng Đảng ủy. Hoàn thành trước ngày 05/6/2027.
"""
    assert [item.deadline for _, item in items(programme(content).program)] == [None, "2027-06-05"]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Văn phòng Đảng ủy chủ trì, phối hợp Ban Xây dựng Đảng chuẩn bị hội nghị.", ["lead", "coordinate"]),
        ("Văn phòng Đảng ủy chuẩn bị nội dung, Ban Xây dựng Đảng phối hợp phục vụ hội nghị.", ["prepare", "coordinate"]),
        ("Giao Văn phòng Đảng ủy chuẩn bị tài liệu cho kỳ họp này.", ["prepare"]),
        ("(Văn phòng Đảng ủy chuẩn bị)", ["prepare"]),
    ],
)  # fmt: skip
def test_who_prepares_a_meeting_stands_before_its_first_item(line: str, who: list[str]) -> None:
    content = (
        f"I. BAN CHẤP HÀNH\n1. Hội nghị tháng 3\n{line}\n- Báo cáo quý I.\n- Tờ trình nhân sự.\n"
    )
    result = programme(content)
    assert [text.split(" | ")[1] for text in said(result.program)] == [
        "Báo cáo quý I.",
        "Tờ trình nhân sự.",
    ]
    assert [entry.role for entry in result.program.bodies[0].meetings[0].agencies] == who


def test_the_committee_of_an_office_does_a_work_and_meets_not_before_it() -> None:
    content = """I. BAN CHẤP HÀNH
1. Hội nghị tháng 3
- Đảng ủy UBND xã: chuẩn bị Nghị quyết về vùng cây ăn quả;
- Ban Thường vụ Đảng ủy: báo cáo kiểm điểm giữa nhiệm kỳ.
"""
    assert said(programme(content).program) == [
        "bch-3 | Chuẩn bị Nghị quyết về vùng cây ăn quả; | Đảng ủy UBND xã",
        "bch-3 | Báo cáo kiểm điểm giữa nhiệm kỳ. | Ban Thường vụ Đảng ủy",
    ]


def test_a_conference_that_closes_the_year_is_an_item_of_its_month() -> None:
    content = """I. BAN THƯỜNG VỤ
- Tháng 8:
+ Nghe tình hình mưa lũ (Phòng Kinh tế)
- Tháng 12: Hội nghị tổng kết năm (Văn phòng Đảng ủy)
II. BAN CHẤP HÀNH
- Tháng 6: Hội nghị sơ kết 6 tháng đầu năm
- Tháng 12: Hội nghị tổng kết
"""
    assert said(programme(content).program) == [
        "btv-8 | Nghe tình hình mưa lũ | Phòng Kinh tế",
        "btv-12 | Hội nghị tổng kết năm | Văn phòng Đảng ủy",
        "bch-6 | Hội nghị sơ kết 6 tháng đầu năm | ",
        "bch-12 | Hội nghị tổng kết | ",
    ]


@pytest.mark.parametrize("who", ["", "Ban Thường trực Ủy ban MTTQ Việt Nam xã "])
def test_a_sentence_that_only_leads_in_is_no_item(who: str) -> None:
    lead = f"{who}tập trung thực hiện các nội dung sau:".capitalize()
    content = f"I. NHIỆM VỤ CỤ THỂ\n{lead if not who else who + 'tập trung thực hiện các nội dung sau:'}\nQUÝ I\n(1) Hiệp thương lần thứ ba;\n(2) Giám sát niêm yết danh sách cử tri.\n"
    assert [line.split(" | ")[1] for line in said(programme(content).program)] == [
        "Hiệp thương lần thứ ba;",
        "Giám sát niêm yết danh sách cử tri.",
    ]


@pytest.mark.parametrize(
    "group", ["Các cơ quan tham mưu", "Các đơn vị thực hiện dự án", "Các ban tham mưu, giúp việc"]
)
def test_a_group_named_by_what_it_does_is_in_its_column(group: str) -> None:
    content = f"""| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|
| 1 | Sơ kết 6 tháng đầu năm | Văn phòng Đảng ủy | {group} | Tháng 6 |
"""
    (line,) = said(programme(content).program)
    assert line.endswith(f"Văn phòng Đảng ủy lead, {group[:1].lower()}{group[1:]} coordinate")


@pytest.mark.parametrize(
    "line",
    [
        "a) Thời gian: dự kiến tháng 7/2027.",
        "- Thời gian tổ chức: Tháng 7/2027",
        "(Dự kiến tháng 7/2027)",
        "Thời gian họp: trong tháng 7.",
    ],
)
def test_when_a_session_is_held_may_stand_beneath_its_heading(line: str) -> None:
    content = f"1. Kỳ họp thứ Tư (thường lệ giữa năm)\n{line}\n+ Báo cáo kinh tế - xã hội (UBND xã trình).\n+ Nghị quyết giám sát.\n"
    result = programme(f"I. HỘI ĐỒNG NHÂN DÂN\n{content}")
    assert [(m.number, m.month) for m in result.program.bodies[0].meetings] == [(4, 7)]
    assert [item.deadline for _, item in items(result.program)] == [None, None]


def test_the_office_over_works_does_those_that_name_only_who_helps() -> None:
    content = """I. PHÒNG KINH TẾ
1. Đề án chợ đầu mối (tháng 4; phối hợp: Công an xã).
2. Kế hoạch chống hạn - trình tháng 3/2027.
II. PHÒNG VĂN HÓA - XÃ HỘI
1. Phương án lễ hội (tháng 2, phối hợp với Công an xã).
"""
    assert {line.split(" | ", 1)[1] for line in said(programme(content).program)} == {
        "Đề án chợ đầu mối. | Công an xã coordinate, Phòng Kinh tế",
        "Kế hoạch chống hạn. | Phòng Kinh tế",
        "Phương án lễ hội. | Công an xã coordinate, Phòng Văn hóa - Xã hội",
    }


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("(Công an xã phụ trách)", "Công an xã"),
        ("(Trạm Y tế chịu trách nhiệm chính)", "Trạm Y tế"),
        ("[Mặt trận chủ trì; Hội Nông dân phối hợp; xong trước 25/01]", "Mặt trận lead, Hội Nông dân coordinate"),
        (": hoàn thành trong tháng 1, do Ban Xây dựng Đảng phụ trách", "Ban Xây dựng Đảng"),
        ("--> Văn phòng", "Văn phòng"),
        ("/ Mặt trận Tổ quốc xã", "Mặt trận Tổ quốc xã"),
        ("<UBND xã>", "UBND xã"),
        (". Cơ quan chuẩn bị: Văn phòng. Gửi hồ sơ trước 10/01.", "Văn phòng"),
    ],
)  # fmt: skip
def test_who_does_a_work_in_other_marks_and_words(written: str, who: str) -> None:
    glue = "" if written[0] in ":." else " "
    content = f"I. BAN THƯỜNG VỤ\n1. Tháng 1\n+ Rà soát hồ sơ bầu trưởng thôn{glue}{written}\n+ Giao ban khối.\n"
    place, text, names = said(programme(content).program)[0].split(" | ")
    assert (place, text.rstrip("."), names) == ("btv-1", "Rà soát hồ sơ bầu trưởng thôn", who)


def test_an_order_that_is_not_taken_apart_is_asked_about() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n- Giao Phòng Kinh tế nêu rõ tiến độ giải ngân quý I.\n- Giao ban khối.\n"
    assert sum("còn chữ nói ai làm gì" in check for check in checks(programme(content))) == 1


def test_what_is_said_of_a_quarter_is_said_of_the_works_of_its_months() -> None:
    content = """QUÝ II
- Tháng 4: Rà soát đất đai (Phòng Kinh tế)
- Tháng 5: Kiểm kê rừng (Công an xã)
Các nội dung quý II hoàn thành trước ngày 25/6.
QUÝ III
- Tháng 7: Thu thuế đất (Phòng Kinh tế)
"""
    found = [(place, item.deadline) for place, item in items(programme(content).program)]
    assert [(place.rsplit("-")[-1], due) for place, due in found] == [
        ("4", "2027-06-25"),
        ("5", "2027-06-25"),
        ("7", None),
    ]


def test_a_work_and_behind_it_who_does_it_is_one_item() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Quý I
Lãnh đạo công tác giao quân. Ban Chỉ huy Quân sự chủ trì, hoàn thành trong tháng 2.
Lãnh đạo đại hội chi bộ. Ban Xây dựng Đảng chủ trì.
"""
    assert said(programme(content).program) == [
        "btv-q1 | Lãnh đạo công tác giao quân. | Ban Chỉ huy Quân sự lead",
        "btv-q1 | Lãnh đạo đại hội chi bộ. | Ban Xây dựng Đảng lead",
    ]


def test_points_counted_in_small_roman_numerals() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Quý I\ni) Đại hội hội viên (Văn phòng)\nii) Kiện toàn ban chấp hành\niii) Tập huấn hội viên: đ/c Chủ tịch phụ trách\n"
    assert [line.split(" | ", 1)[1] for line in said(programme(content).program)] == [
        "Đại hội hội viên | Văn phòng",
        "Kiện toàn ban chấp hành | ",
        "Tập huấn hội viên | đ/c Chủ tịch",
    ]


def test_a_deadline_behind_a_label_is_no_part_of_the_name_before_it() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n1.1 Báo cáo quý I\n Chủ trì: Văn phòng. Hoàn thành: 20/3\n1.2 Kế hoạch phòng dịch\n Chủ trì: Trạm Y tế. Hạn: 25/3\n"
    result = programme(content)
    assert [line.split(" | ")[2] for line in said(result.program)] == [
        "Văn phòng lead",
        "Trạm Y tế lead",
    ]
    assert [item.deadline for _, item in items(result.program)] == ["2027-03-20", "2027-03-25"]


@pytest.mark.parametrize("sign", ["+", "*", "•"])
def test_the_first_of_the_points_of_a_month_may_stand_on_its_line(sign: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n- Tháng 1: {sign} Sơ kết học kỳ (Tổ Toán)\n{sign} Xét kết nạp đảng (đ/c Mai)\n- Tháng 2: {sign} Sinh hoạt chuyên đề (đ/c Lan)\n"
    assert said(programme(content).program) == [
        "btv-1 | Sơ kết học kỳ | Tổ Toán",
        "btv-1 | Xét kết nạp đảng | đ/c Mai",
        "btv-2 | Sinh hoạt chuyên đề | đ/c Lan",
    ]
