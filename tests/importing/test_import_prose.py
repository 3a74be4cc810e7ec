"""What stands in a programme and is no work: general parts, lines that lead in, themes; and what a sentence says of a meeting."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.programme_text import HEAD, checks, items, programme, said
from support.tables import HEAD as TABLE_HEAD
from support.tables import TAIL, in_word
from support.word_parts import docx, paragraph

TITLE = """CHƯƠNG TRÌNH
công tác năm 2027

Ban Thường vụ Đảng ủy ban hành Chương trình công tác năm 2027 như sau:
"""


@pytest.mark.parametrize(
    "heading",
    [
        "1. Hội nghị lần thứ 3 (dự kiến tháng 4). Giao Văn phòng Đảng ủy chuẩn bị.",
        "1. Hội nghị lần thứ 3, tháng 4/2027 - Văn phòng Đảng ủy chuẩn bị",
        "1. Hội nghị lần thứ 3 - tháng 4: Văn phòng Đảng ủy chuẩn bị.",
        "1. Hội nghị lần thứ 3 (Tháng 4/2027); cơ quan chuẩn bị: Văn phòng Đảng ủy.",
    ],
)
def test_who_prepares_a_meeting_stands_behind_its_time(heading: str) -> None:
    program = programme(f"I. BAN CHẤP HÀNH\n{heading}\n- Báo cáo quý I.\n").program
    meeting = program.bodies[0].meetings[0]
    assert (meeting.number, meeting.month) == (3, 4)
    assert [a.agency for a in meeting.agencies] == ["Văn phòng Đảng ủy"]
    assert [item.text for item in meeting.items or ()] == ["Báo cáo quý I."]


@pytest.mark.parametrize(
    ("line", "text", "condition"),
    [
        ("Bầu bổ sung ủy viên, nếu có.", "Bầu bổ sung ủy viên.", "nếu có"),
        ("Thẩm tra báo cáo, nếu được phân công.", "Thẩm tra báo cáo.", "nếu được phân công"),
        ("Phản biện đề án, trong trường hợp xã đề nghị;", "Phản biện đề án;", "trong trường hợp xã đề nghị"),
        ("Lễ giao quân, nếu có mưa thì dời lại.", "Lễ giao quân, nếu có mưa thì dời lại.", None),
        ("Bầu bổ sung ủy viên - khi cần thiết;", "Bầu bổ sung ủy viên;", "khi cần thiết"),
        ("Bầu bổ sung ủy viên, khi có yêu cầu (Ban Xây dựng Đảng).", "Bầu bổ sung ủy viên.", "khi có yêu cầu"),
        ("Xử lý vi phạm, nếu có, của đảng viên.", "Xử lý vi phạm, nếu có, của đảng viên.", None),
    ],
)  # fmt: skip
def test_a_condition_behind_a_comma(line: str, text: str, condition: str | None) -> None:
    ((_, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 4\n- {line}\n").program)
    assert (item.text, item.condition) == (text, condition)


def test_a_deadline_stands_before_a_semicolon() -> None:
    line = "- Kết quả trồng rừng do Hạt Kiểm lâm theo dõi, báo cáo trước ngày 20/4 (Hạt Kiểm lâm, Công an xã);"
    ((_, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 4\n{line}\n").program)
    assert item.text == "Kết quả trồng rừng do Hạt Kiểm lâm theo dõi;"
    assert item.deadline == "2027-04-20"
    assert [a.agency for a in item.agencies] == ["Hạt Kiểm lâm", "Công an xã"]


@pytest.mark.parametrize(
    "month",
    [
        "Tháng 3: Chủ đề “Tháng Thanh niên”",
        "Tháng 3 - Chủ đề: Tháng Thanh niên",
        "Tháng 3. Chủ điểm “Tháng Thanh niên”",
        "Tháng 3\nChủ đề hoạt động: “Tháng Thanh niên”",
    ],
)
def test_the_theme_of_a_month_is_no_work(month: str) -> None:
    program = programme(f"{month}\n- Tết trồng cây.\n- Ngày hội đọc sách.\n", title=TITLE).program
    meeting = program.bodies[0].meetings[0]
    assert [item.text for item in meeting.items or ()] == ["Tết trồng cây.", "Ngày hội đọc sách."]
    assert meeting.title and "Tháng Thanh niên" in meeting.title


@pytest.mark.parametrize(
    ("works", "themed"),
    [
        ("Tết trồng cây (Đoàn xã)\nNgày hội đọc sách (Hội LHPN xã)", True),
        ("- Tết trồng cây;\n- Ngày hội đọc sách.", True),
        ("- Tết trồng cây\n- Ngày hội đọc sách", False),
    ],
)
def test_a_theme_that_nothing_calls_one_is_told_by_the_works_beneath_it(
    works: str, themed: bool
) -> None:
    """It bears no mark at its end, or names nobody, where each of the works does; else it is taken for one of them."""
    result = programme(f"Tháng 3: Xuân yêu thương\n{works}\nTháng 4\n- Giao quân.\n", title=TITLE)
    (meeting, _) = result.program.bodies[0].meetings
    texts = [item.text.strip(";.") for item in meeting.items or ()]
    assert texts == ["Xuân yêu thương"] * (not themed) + ["Tết trồng cây", "Ngày hội đọc sách"]
    assert ("Xuân yêu thương" in (meeting.title or "")) is themed
    assert any("hiểu là chủ đề" in check for check in checks(result)) is themed


@pytest.mark.parametrize("work", ["Tổng kết hội thi", "Họp tổ tự quản", "Trồng cây (Đoàn xã)"])
def test_a_work_behind_its_month_is_no_theme(work: str) -> None:
    program = programme(f"Tháng 3: {work}\n- Tặng quà (Công an xã).\n", title=TITLE).program
    assert [item.text for _, item in items(program)] == [work.partition(" (")[0], "Tặng quà."]


def test_paragraphs_of_the_general_part_are_no_work() -> None:
    content = """I. Đặc điểm, tình hình
Đảng bộ xã có 32 chi bộ với 540 đảng viên. Xã có 12 thôn.
II. Phương hướng
Giữ vững ổn định chính trị, gửi báo cáo về Văn phòng Đảng ủy đúng hạn.
III. BAN THƯỜNG VỤ
1. Tháng 1
- Kế hoạch giao quân (Công an xã).
IV. Giải pháp thực hiện
Các chi bộ xây dựng kế hoạch của mình.
"""
    result = programme(content)
    assert said(result.program) == ["btv-1 | Kế hoạch giao quân. | Công an xã"]
    assert "Đảng bộ xã có 32 chi bộ" in (result.program.document.preamble or "")
    assert result.program.implementation == ["Các chi bộ xây dựng kế hoạch của mình."]
    assert any("xếp chung vào đoạn dẫn" in check for check in checks(result))


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Thường trực Đảng ủy chỉ đạo các công việc sau:", "Thường trực Đảng ủy"),
        ("I. NỘI DUNG CÔNG TÁC\nBan Chấp hành họp, cho ý kiến:", "Ban Chấp hành"),
        ("Chi ủy trực tiếp thực hiện:", "Chi ủy"),
        ("Ban Thường vụ chủ trì thực hiện các việc sau:", "Ban Thường vụ"),
        ("Các nội dung dưới đây được trình theo thứ tự:", "Đảng ủy xã Nam Ban"),
    ],
)
def test_a_line_that_leads_in_is_no_work_and_may_say_whose_it_is(line: str, body: str) -> None:
    program = programme(f"{line}\nTháng 1\n- Kế hoạch giao quân.\n", title=TITLE).program
    assert [b.name for b in program.bodies] == [body]
    assert [item.text for _, item in items(program)] == ["Kế hoạch giao quân."]


def test_a_row_that_says_when_names_who_prepares_the_works_below_it() -> None:
    drawn = """Nội dung | Cơ quan chủ trì
Tháng 3 | Văn phòng Đảng ủy
1. Sơ kết quý I |
2. Lịch tiếp dân |
Quý II | Công an xã / Đoàn xã
1. Kế hoạch tuần tra |
Tháng 8 |
1. Đề án nước sạch | Phòng Kinh tế
"""
    meetings = in_word(drawn).program.bodies[0].meetings
    assert [(m.month or m.quarter, len(m.items or ())) for m in meetings] == [
        (3, 2),
        (2, 1),
        (8, 1),
    ]
    assert [[f"{a.agency} {a.role}" for a in m.agencies] for m in meetings] == [
        ["Văn phòng Đảng ủy lead"], ["Công an xã lead", "Đoàn xã lead"], [],
    ]  # fmt: skip


def test_four_ticks_a_quarter_apart_are_work_of_every_quarter() -> None:
    months = " | ".join(f"T{month}" for month in range(1, 13))
    ticks = " | ".join("x" if month in (1, 4, 7, 10) else "" for month in range(1, 13))
    drawn = f"Nội dung | {months} | Cơ quan\nGiao ban báo chí | {ticks} | Văn phòng Đảng ủy\n"
    drawn += f"Lịch tiếp dân | x |{' |' * 11} Công an xã\n"
    told = items(in_word(drawn).program)
    assert sorted((place, item.text, item.details) for place, item in told) == [
        ("btv-1", "Lịch tiếp dân", []),
        ("btv-quarter", "Giao ban báo chí", []),
    ]


def test_a_row_of_tabs_may_lack_its_first_and_its_last_cell() -> None:
    typed = [
        "Thời gian\tNội dung\tCơ quan",
        "Tháng 1\t- Lịch trực Tết\tCông an xã",
        "\t- Thăm đơn vị bộ đội",
        "\t- Kiểm tra đảng phí\tVăn phòng Đảng ủy",
        "Tháng 2\t- Lễ giao quân\tCông an xã",
    ]
    body = "".join(map(paragraph, [*TABLE_HEAD, *typed, *TAIL]))
    assert said(convert(read(docx(body), "tab.docx"), "tab.docx").program) == [
        "btv-1 | Lịch trực Tết | Công an xã",
        "btv-1 | Thăm đơn vị bộ đội | ",
        "btv-1 | Kiểm tra đảng phí | Văn phòng Đảng ủy",
        "btv-2 | Lễ giao quân | Công an xã",
    ]


def test_the_title_says_which_body_carries_the_programme_out() -> None:
    title = TITLE.replace("năm 2027\n", "năm 2027 của Ban Thường trực Ủy ban MTTQ Việt Nam xã\n", 1)
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ỦY BAN MTTQ VIỆT NAM XÃ NAM BAN")
    program = programme("Tháng 1\n- Thăm hộ nghèo.\n", title=title, head=head).program
    assert [b.id for b in program.bodies] == ["ban-thuong-truc-mttq"]


def test_an_annex_alone_says_with_which_programme_it_comes() -> None:
    text = """PHỤ LỤC
CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027 CỦA BAN THƯỜNG VỤ
(Kèm theo Chương trình số 12-CTr/ĐU ngày 20/12/2026 của Đảng ủy phường Bình An)
Tháng 2/2027 (Văn phòng Đảng ủy chuẩn bị)
1. Đánh giá tình hình trước, trong và sau Tết.
2. Điều động cán bộ, nếu có.
"""
    program = convert(read(text.encode(), "phu-luc.txt"), "phu-luc.txt").program
    assert program.issuer.name == "Đảng ủy phường Bình An"
    assert (program.document.number, program.document.symbol) == (12, "CTr/ĐU")
    assert program.document.preamble is None


def test_who_prepares_stands_behind_a_comma_and_no_name_is_cut_at_its_dash() -> None:
    lines = """- Phương án đón khách, do Công an xã chủ trì, xong trước ngày 20/4.
- Rà soát hộ nghèo do Phòng Văn hóa - Xã hội tham mưu;
"""
    one, other = (i for _, i in items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 4\n{lines}").program))
    assert (one.text, one.deadline) == ("Phương án đón khách.", "2027-04-20")
    assert [(a.agency, a.role) for a in one.agencies] == [("Công an xã", "lead")]
    assert other.text == "Rà soát hộ nghèo do Phòng Văn hóa - Xã hội tham mưu;"


def test_a_session_without_a_number_has_who_prepares_it_and_its_title() -> None:
    line = "1. Kỳ họp thường lệ giữa năm (tháng 7/2027). Văn phòng Đảng ủy chuẩn bị."
    meeting = programme(f"I. BAN THƯỜNG VỤ\n{line}\n- Báo cáo quý.\n").program.bodies[0].meetings[0]
    assert (meeting.month, meeting.title) == (7, "Kỳ họp thường lệ giữa năm")
    assert [a.agency for a in meeting.agencies] == ["Văn phòng Đảng ủy"]


def test_a_committee_that_issues_its_programme_meets_itself() -> None:
    head = HEAD.replace(
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG\nĐẢNG ỦY XÃ NAM BAN", "HỘI ĐỒNG NHÂN DÂN XÃ NAM BAN\nBAN PHÁP CHẾ"
    )
    title = TITLE.replace("năm 2027\n", "năm 2027 của Ban Pháp chế Hội đồng nhân dân xã\n", 1)
    program = programme("Tháng 1\n- Thẩm tra báo cáo.\n", title=title, head=head).program
    assert [b.name for b in program.bodies] == ["Ban Pháp chế"]


@pytest.mark.parametrize(
    ("works", "part"),
    [
        ("A. BAN THƯỜNG VỤ\n1. Tháng 1", "B. Chế độ làm việc\nBan họp thường kỳ. Tài liệu gửi trước 03 ngày."),
        ("THÁNG 1\n1. Ban Thường vụ", "LƯU Ý\nNội dung chưa chuẩn bị kỹ thì không trình hội nghị."),
    ],
)  # fmt: skip
def test_a_general_part_behind_the_meetings_is_no_work(works: str, part: str) -> None:
    program = programme(f"{works}\n- Kế hoạch giao quân.\n{part}\n").program
    assert said(program) == ["btv-1 | Kế hoạch giao quân. | "]
    assert program.implementation == [part.split("\n")[1]]


def test_works_of_fields_are_no_general_part() -> None:
    content = """I. KINH TẾ
Xây dựng kế hoạch chống hạn cho các cánh đồng ven sông trong mùa khô tới (Phòng Kinh tế).
Rà soát quy hoạch chợ.
II. BAN THƯỜNG VỤ
1. Tháng 1
- Kế hoạch giao quân.
"""
    program = programme(content).program
    assert [item.text for _, item in items(program)] == [
        "Xây dựng kế hoạch chống hạn cho các cánh đồng ven sông trong mùa khô tới.",
        "Rà soát quy hoạch chợ.", "Kế hoạch giao quân.",
    ]  # fmt: skip


def test_a_body_under_a_month_has_who_prepares_its_works_in_a_bracket() -> None:
    content = "THÁNG 3\n1. Ban Chấp hành (Văn phòng Đảng ủy chuẩn bị)\n- Sơ kết quý.\n2. Ban Thường vụ:\n- Thăm bộ đội, giao Văn phòng Đảng ủy chủ trì.\n"
    program = programme(content).program
    assert said(program) == [
        "bch-3 | Sơ kết quý. | ", "btv-3 | Thăm bộ đội. | Văn phòng Đảng ủy lead",
    ]  # fmt: skip
    assert [a.agency for a in program.bodies[0].meetings[0].agencies] == ["Văn phòng Đảng ủy"]


def test_a_row_of_a_month_may_have_its_theme() -> None:
    drawn = """Thời gian | Nội dung | Đơn vị
Tháng 6 (Chủ đề: Vì đàn em) | |
Tuần 1 | Khai mạc hè | Hội đồng Đội
Tuần 2 | Dạy bơi | Đoàn xã
"""
    assert said(in_word(drawn).program) == [
        "btv-6 | Khai mạc hè | Hội đồng Đội", "btv-6 | Dạy bơi | Đoàn xã",
    ]  # fmt: skip


def test_who_prepares_a_meeting_may_run_on_behind_its_time() -> None:
    line = "1. Hội nghị tháng 5 do Đảng ủy UBND xã chuẩn bị"
    meeting = programme(f"I. BAN THƯỜNG VỤ\n{line}\n- Báo cáo quý.\n").program.bodies[0].meetings[0]
    assert (meeting.month, meeting.title) == (5, None)
    assert [a.agency for a in meeting.agencies] == ["Đảng ủy UBND xã"]


_SCHEDULE = "II. LỊCH HỌP BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm.\n"


@pytest.mark.parametrize(
    "tasks",
    [
        "I. NHIỆM VỤ TRỌNG TÂM\n1. Giữ vững ổn định chính trị.\n2. Thu ngân sách vượt dự toán.\n",
        "I. NHIỆM VỤ CHUNG\n1. Xây dựng Đảng\n- Giữ vững ổn định chính trị.\n2. Kinh tế\n- Thu ngân sách vượt dự toán.\n",
    ],
)
def test_tasks_that_are_told_before_the_meetings_are_no_works(tasks: str) -> None:
    result = programme(tasks + _SCHEDULE)
    assert [item.text for _, item in items(result.program)] == ["Đề án chợ đêm."]
    assert any("đoạn dẫn" in check for check in checks(result))


def test_a_table_of_works_behind_a_heading_of_carrying_out() -> None:
    drawn = "A. MỤC TIÊU\n1. Giữ vững ổn định.\nB. TỔ CHỨC THỰC HIỆN\nNội dung | Thời gian\nĐề án chợ đêm | Tháng 3"
    assert [item.text for _, item in items(in_word(drawn).program)] == ["Đề án chợ đêm"]


def test_sentences_that_run_over_two_paragraphs() -> None:
    lines = (
        "Tháng 3", "Báo cáo kết quả giải quyết kiến nghị của cử tri", "và các việc còn lại (Công an xã)",
        "Nghị quyết về nhiệm vụ", "6 tháng cuối năm (Phòng Kinh tế)", "Sơ kết quý I", "Tháng 4", "Tuyển quân đợt hai",
    )  # fmt: skip
    body = "".join(map(paragraph, (*TABLE_HEAD, *lines, *TAIL)))
    program = convert(read(docx(body), "a.docx"), "a.docx").program
    assert [item.text for _, item in items(program)] == [
        "Báo cáo kết quả giải quyết kiến nghị của cử tri và các việc còn lại",
        "Nghị quyết về nhiệm vụ 6 tháng cuối năm",
        "Sơ kết quý I",
        "Tuyển quân đợt hai",
    ]


_PARTS = """{aims}
{sign} Lãnh đạo hoàn thành chỉ tiêu thu ngân sách; giữ vững quốc phòng, an ninh.
{sign} Vận động cử tri đi bầu cử ngày 15/3/2027.
{sign} Phấn đấu kết nạp 12 đảng viên mới; 100% chi bộ hoàn thành tốt nhiệm vụ.
{list}
1. Tháng 2 - Hội nghị Ban Thường vụ
- Kế hoạch giao quân (Ban Chỉ huy Quân sự xã chuẩn bị).
2. Tháng 7 - Hội nghị Ban Thường vụ
- Sơ kết nửa năm (Văn phòng Đảng ủy chuẩn bị).
{duties}
{sign} Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện.
{sign} Các chi bộ căn cứ Chương trình xây dựng kế hoạch của mình.
"""


@pytest.mark.parametrize(
    ("aims", "listed", "duties", "sign"),
    [
        ("I. TRỌNG TÂM CHỈ ĐẠO", "II. NỘI DUNG HỌP", "III. ĐIỀU KHOẢN THI HÀNH", "-"),
        ("A - NHIỆM VỤ CHUNG", "B - LỊCH LÀM VIỆC", "C - PHÂN CÔNG", "+"),
        ("Phần 1. KẾT QUẢ CẦN ĐẠT", "Phần 2. CÁC HỘI NGHỊ", "Phần 3. TRÁCH NHIỆM", "*"),
    ],
)
def test_aims_and_duties_around_the_meetings_are_no_works(
    aims: str, listed: str, duties: str, sign: str
) -> None:
    content = _PARTS.format(aims=aims, list=listed, duties=duties, sign=sign)
    result = programme(content)
    assert [item.text for _, item in items(result.program)] == [
        "Kế hoạch giao quân.", "Sơ kết nửa năm.",
    ]  # fmt: skip
    assert any(d.line and "bầu cử" in d.line.text for d in result.doubts)


def test_points_in_the_last_part_that_no_office_opens_stay_works() -> None:
    content = _PARTS.format(
        aims="I. MỤC TIÊU", list="II. HỘI NGHỊ", duties="III. VIỆC KHÁC", sign="-"
    )
    content = content.replace("Các chi bộ căn cứ Chương trình", "Rà soát hồ sơ đảng viên;")
    texts = [item.text for _, item in items(programme(content).program)]
    assert any(text.startswith("Rà soát hồ sơ") for text in texts)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("* Sinh hoạt chuyên đề quý I: Nêu gương của đảng viên [Chi ủy chuẩn bị].", "Sinh hoạt chuyên đề quý I: Nêu gương của đảng viên."),
        ("* Chuyên đề quý I: Nêu gương của đảng viên [Chi ủy].", "Chuyên đề quý I: Nêu gương của đảng viên."),
        ("* Sinh hoạt chuyên đề:\n  Nêu gương của đảng viên [Chi ủy].", "Sinh hoạt chuyên đề: Nêu gương của đảng viên."),
    ],
)  # fmt: skip
def test_a_topic_and_what_stands_behind_its_colon_are_one_work(line: str, text: str) -> None:
    content = f"THÁNG HAI\nHọp chi bộ ngày 06/02/2027:\n{line}\n* Kết nạp đảng viên [Chi ủy].\n"
    first, second = items(programme(content).program)
    assert (first[1].text, second[1].text) == (text, "Kết nạp đảng viên.")
    assert [a.agency for a in first[1].agencies] == ["Chi ủy"]
