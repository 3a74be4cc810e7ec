"""Lines of running text: nothing is lost, who prepares is found in every way of writing it, and doubt is said."""

import pytest

from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.names import split
from ctr_cli.model.errors import CtrError
from support.programme_text import TITLE, checks, items, programme, said

BTV = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("line", "text", "agencies"),
    [
        ("Kết quả thu ngân sách xã. Đ/v chuẩn bị: Phòng Kinh tế.", "Kết quả thu ngân sách xã.", ["Phòng Kinh tế"]),
        ("Kết quả thu ngân sách xã. CQ chuẩn bị: Phòng Kinh tế.", "Kết quả thu ngân sách xã.", ["Phòng Kinh tế"]),
        ("Kết quả thu ngân sách xã. Phòng Kinh tế.", "Kết quả thu ngân sách xã.", ["Phòng Kinh tế"]),
        ("Đề án nước sạch (theo đề nghị của thôn). Phòng Kinh tế, Công an xã.", "Đề án nước sạch (theo đề nghị của thôn).", ["Phòng Kinh tế", "Công an xã"]),
        ("Kết quả thu ngân sách xã [Phòng Kinh tế].", "Kết quả thu ngân sách xã.", ["Phòng Kinh tế"]),
        ("Kết quả thu ngân sách xã {UBND xã}", "Kết quả thu ngân sách xã", ["UBND xã"]),
        ("Kết quả thu ngân sách xã <Công an xã>;", "Kết quả thu ngân sách xã;", ["Công an xã"]),
        ("Kết quả thu ngân sách xã -> UBND xã, Công an xã", "Kết quả thu ngân sách xã", ["UBND xã", "Công an xã"]),
        ("Kế hoạch lễ hội cà phê: UBND xã, Công an xã chuẩn bị.", "Kế hoạch lễ hội cà phê.", ["UBND xã", "Công an xã"]),
        ("Kết quả thu ngân sách xã → UBND xã.", "Kết quả thu ngân sách xã.", ["UBND xã"]),
        ("Đồng chí Phó Bí thư: Nghe kế hoạch tuyển quân - Chuẩn bị: Ban CHQS xã.", "Đồng chí Phó Bí thư: Nghe kế hoạch tuyển quân.", ["Ban CHQS xã"]),
    ],
)  # fmt: skip
def test_who_prepares_in_other_ways_of_writing(line: str, text: str, agencies: list[str]) -> None:
    result = programme(f"{BTV}- Nghe tình hình chung trong tháng (Văn phòng Đảng ủy).\n- {line}")
    (_, first), (_, item) = items(result.program)
    assert [entry.agency for entry in first.agencies] == ["Văn phòng Đảng ủy"]
    assert (item.text, [entry.agency for entry in item.agencies]) == (text, agencies)
    assert checks(result) == []


@pytest.mark.parametrize(
    "line",
    [
        "Đánh giá vai trò của Mặt trận (khóa I).",
        "Rà soát hồ sơ [mật].",
        "Kết luận thanh tra. Báo cáo cấp trên.",
        "Đường liên thôn A -> B",
        "Thông qua các tờ trình: UBND xã trình dự toán và phương án phân bổ.",
        "Tuyên truyền phòng cháy – chữa cháy mùa khô.",
        "Đề án sáp nhập thôn. Hội nghị lấy ý kiến.",
    ],
)
def test_what_names_no_agency_stays_in_the_text(line: str) -> None:
    result = programme(f"{BTV}- Nghe tình hình chung trong tháng (Văn phòng Đảng ủy).\n- {line}")
    _, item = items(result.program)[1]
    assert (item.text, item.agencies) == (line, [])


def test_agencies_behind_a_colon_or_a_dash_are_doubted() -> None:
    result = programme(
        f"{BTV}- Kiểm tra hai đơn vị trong quý: Công an xã, Phòng Kinh tế.\n- Đề án bảo vệ môi trường nông thôn – UBND xã"
    )
    assert said(result.program) == [
        "btv-3 | Kiểm tra hai đơn vị trong quý: Công an xã, Phòng Kinh tế. | ",
        "btv-3 | Đề án bảo vệ môi trường nông thôn | UBND xã",
    ]
    assert len(checks(result)) == 2


def test_a_name_with_a_sentence_in_it_is_no_agency() -> None:
    content = f"{BTV}- Đ/c Bí thư: Nghe kế hoạch đầu tư công trung hạn.\n- Đ/c Chủ tịch UBND: Duyệt phương án chống hạn - Chuẩn bị: Phòng Kinh tế."
    assert said(programme(content).program) == [
        "btv-3 | Đ/c Bí thư: Nghe kế hoạch đầu tư công trung hạn. | ",
        "btv-3 | Đ/c Chủ tịch UBND: Duyệt phương án chống hạn. | Phòng Kinh tế",
    ]


def test_the_same_words_over_points_are_the_same_in_every_month() -> None:
    content = """Tháng 1
1. Ban Thường vụ cho ý kiến các việc:
- Kế hoạch chăm lo người có công (UBND xã).
- Kế hoạch thu ngân sách (Phòng Kinh tế).
2. Thường trực Đảng ủy tiếp xúc, đối thoại với nông dân xã.
Tháng 2
1. Ban Thường vụ cho ý kiến các việc:
- Tình hình sản xuất vụ xuân (Phòng Kinh tế).
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-1 | Kế hoạch chăm lo người có công. | UBND xã",
        "btv-1 | Kế hoạch thu ngân sách. | Phòng Kinh tế",
        "btv-2 | Tình hình sản xuất vụ xuân. | Phòng Kinh tế",
        "dang-uy-1 | Thường trực Đảng ủy tiếp xúc, đối thoại với nông dân xã. | ",
    ]
    assert result.report.unplaced == []


def test_points_that_each_name_who_prepares_are_items_under_their_topic() -> None:
    content = f"{BTV}- Nghe tình hình chung trong tháng;\n- Chuyên đề:\n+ Phát triển cà phê đặc sản (Phòng Kinh tế);\n+ Bảo hiểm y tế toàn dân (UBND xã);\n- Công tác tổ chức, cán bộ của xã (Ban Xây dựng Đảng)."
    result = programme(content)
    assert said(result.program) == [
        "btv-3 | Nghe tình hình chung trong tháng; | ",
        "btv-3 | Phát triển cà phê đặc sản; | Phòng Kinh tế",
        "btv-3 | Bảo hiểm y tế toàn dân; | UBND xã",
        "btv-3 | Công tác tổ chức, cán bộ của xã. | Ban Xây dựng Đảng",
    ]
    assert [item.topic for _, item in items(result.program)] == [
        None,
        "Chuyên đề",
        "Chuyên đề",
        None,
    ]


def test_headings_that_are_offices_say_who_prepares() -> None:
    content = """I. VĂN PHÒNG ĐẢNG ỦY
1. Báo cáo kết quả thực hiện nghị quyết quý I (tháng 3/2027).
II. BAN XÂY DỰNG ĐẢNG
1. Kế hoạch bồi dưỡng đảng viên mới năm 2027 (tháng 5/2027).
III. ỦY BAN KIỂM TRA ĐẢNG ỦY
1. Kết quả giám sát chuyên đề về thu, chi đảng phí (tháng 9/2027).
"""
    result = programme(content)
    assert said(result.program) == [
        "dang-uy-3 | Báo cáo kết quả thực hiện nghị quyết quý I. | Văn phòng Đảng ủy",
        "dang-uy-5 | Kế hoạch bồi dưỡng đảng viên mới năm 2027. | Ban Xây dựng Đảng",
        "dang-uy-9 | Kết quả giám sát chuyên đề về thu, chi đảng phí. | Ủy ban Kiểm tra Đảng ủy",
    ]
    assert sum("là tên cơ quan" in told for told in checks(result)) == 3


def test_bodies_that_decide_are_no_offices() -> None:
    content = "I. BAN CHẤP HÀNH\nTháng 3\n- Nghe tình hình chung trong quý (Văn phòng Đảng ủy).\nII. BAN THƯỜNG VỤ\nTháng 4\n- Nghe tình hình thu ngân sách (Phòng Kinh tế).\nIII. ỦY BAN KIỂM TRA\nTháng 5\n- Kết quả giám sát chuyên đề về đảng phí."
    assert [body.id for body in programme(content).program.bodies] == ["bch", "btv", "ubkt"]


@pytest.mark.parametrize(
    "heading",
    [
        "TỔ CHỨC THỰC HIỆN",
        "Tổ chức thực hiện",
        "Tổ chức triển khai thực hiện",
        "Phân công thực hiện",
    ],
)
def test_carrying_out_is_never_an_office(heading: str) -> None:
    content = f"{BTV}- Nghe tình hình chung trong tháng (Văn phòng Đảng ủy).\n{heading}\n- Văn phòng Đảng ủy theo dõi, đôn đốc.\n- Các chi bộ triển khai đến đảng viên."
    program = programme(content).program
    assert [len(meeting.items) for meeting in program.bodies[0].meetings] == [1]
    assert program.document.headings.implementation == sentence_case(heading, "")
    assert len(program.implementation) == 2


def test_a_numbered_conference_under_a_month_is_held_in_it() -> None:
    content = "I. Tháng 01\n1. Ban Thường vụ\n1.1. Nghe tình hình chuẩn bị Tết (UBND xã).\nII. Tháng 03\n2. Ban Chấp hành\n2.1. Hội nghị lần thứ 7: Kiểm điểm công tác quý I, bàn việc quý II (Văn phòng Đảng ủy)."
    meetings = programme(content).program.bodies[1].meetings
    assert [(meeting.number, meeting.month) for meeting in meetings] == [(7, 3)]


def test_names_with_the_number_of_their_point() -> None:
    content = f"{BTV}Nội dung:\n- Kế hoạch chăm sóc cà phê.\n- Kế hoạch phòng, chống cháy.\n- Kế hoạch thăm khám sức khỏe.\nCơ quan chuẩn bị: Phòng Kinh tế (nội dung 1 và 3); Công an xã (nội dung 2)."
    assert said(programme(content).program) == [
        "btv-3 | Kế hoạch chăm sóc cà phê. | Phòng Kinh tế",
        "btv-3 | Kế hoạch phòng, chống cháy. | Công an xã",
        "btv-3 | Kế hoạch thăm khám sức khỏe. | Phòng Kinh tế",
    ]


def test_a_bracket_below_several_items_is_for_all_of_them_with_a_check() -> None:
    content = f"{BTV}- Kế hoạch chăm sóc cà phê;\n- Kế hoạch phòng, chống cháy;\n- Kế hoạch khám sức khỏe.\n(UBND xã, Công an xã chuẩn bị)\n2. Tháng 4\n- Nghe tình hình thu ngân sách.\n(Phòng Kinh tế chuẩn bị)"
    result = programme(content)
    first, second = result.program.bodies[0].meetings
    assert [entry.agency for entry in first.agencies] == ["UBND xã", "Công an xã"]
    assert [entry.agency for entry in second.items[0].agencies] == ["Phòng Kinh tế"]
    assert sum("nhiều nội dung" in told for told in checks(result)) == 1


def test_works_in_one_line_each_with_its_agency_are_items_of_their_own() -> None:
    content = "I. BAN THƯỜNG VỤ\n- Tháng 1: Kế hoạch chăm lo Tết (UBND xã); kế hoạch khám tuyển (Ban CHQS xã).\n- Tháng 3: + Kế hoạch trồng rừng (Phòng Kinh tế).\n+ Kế hoạch giám sát quý II (UBKT Đảng ủy).\n- Tháng 5: Nghe tình hình phòng, chống bão (UBND xã)."
    assert said(programme(content).program) == [
        "btv-1 | Kế hoạch chăm lo Tết | UBND xã",
        "btv-1 | Kế hoạch khám tuyển. | Ban CHQS xã",
        "btv-3 | Kế hoạch trồng rừng. | Phòng Kinh tế",
        "btv-3 | Kế hoạch giám sát quý II. | UBKT Đảng ủy",
        "btv-5 | Nghe tình hình phòng, chống bão. | UBND xã",
    ]


@pytest.mark.parametrize(
    ("line", "deadline"),
    [
        ("Trình trước: 15/3/2027.", "2027-03-15"),
        ("Hoàn thành: 20/3/2027.", "2027-03-20"),
        ("Cơ quan tham mưu: Công an xã; thời hạn trình: trước ngày 10/3/2027", "2027-03-10"),
    ],
)
def test_deadlines_on_lines_of_their_own(line: str, deadline: str) -> None:
    result = programme(f"{BTV}- Nghe tình hình chung trong tháng của xã.\n{line}")
    ((_, item),) = items(result.program)
    assert item.deadline == deadline
    assert result.report.unplaced == []


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("LĨNH VỰC VĂN HÓA - XÃ HỘI", "Lĩnh vực văn hóa - xã hội"),
        ("CÁC TỔ CHỨC CHÍNH TRỊ - XÃ HỘI XÃ NAM BAN", "Các tổ chức chính trị - xã hội xã Nam Ban"),
        ("ĐẢNG ỦY XÃ NAM BAN", "Đảng ủy xã Nam Ban"),
        ("THI HÀNH ĐIỀU LỆ ĐẢNG", "Thi hành Điều lệ Đảng"),
        ("CÔNG TÁC QUÂN SỰ, QUỐC PHÒNG", "Công tác quân sự, quốc phòng"),
        ("ĐẢNG ỦY QUÂN SỰ", "Đảng ủy Quân sự"),
        (
            "BẦU CỬ ĐẠI BIỂU QUỐC HỘI KHÓA XVII CỦA TỈNH",
            "Bầu cử đại biểu Quốc hội khóa XVII của tỉnh",
        ),
        ("ĐẠI HỘI ĐẢNG BỘ XÃ LẦN THỨ II", "Đại hội Đảng bộ xã lần thứ II"),
    ],
)
def test_capitals_of_running_text(capitals: str, written: str) -> None:
    assert sentence_case(capitals, "") == written


def test_a_line_cut_before_a_year_or_behind_a_small_word_goes_on() -> None:
    content = f"{BTV}- Tổng kết công tác năm\n2026, phương hướng năm 2027 (Văn phòng Đảng ủy).\n- Cho ý kiến các báo cáo của\nUBND xã trình kỳ họp (UBND xã).\n2. Tháng\n4/2027\n- Nghe tình hình thu ngân sách, gồm: thuế;\nphí, lệ phí;\nthu khác (Phòng Kinh tế)."
    assert said(programme(content).program) == [
        "btv-3 | Tổng kết công tác năm 2026, phương hướng năm 2027. | Văn phòng Đảng ủy",
        "btv-3 | Cho ý kiến các báo cáo của UBND xã trình kỳ họp. | UBND xã",
        "btv-4 | Nghe tình hình thu ngân sách, gồm: thuế; phí, lệ phí; thu khác. | Phòng Kinh tế",
    ]


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết Đại hội Đảng bộ tỉnh\n", "chương trình hành động"),
        ("CHƯƠNG TRÌNH CÔNG TÁC QUÝ III NĂM 2027\ncủa Ban Thường vụ Đảng ủy xã\n", "một tháng hay một quý"),
        ("CHƯƠNG TRÌNH CÔNG TÁC THÁNG 9 NĂM 2027\ncủa Ban Thường vụ Đảng ủy xã\n", "một tháng hay một quý"),
    ],
)  # fmt: skip
def test_other_papers_are_refused_for_what_they_are(title: str, reason: str) -> None:
    with pytest.raises(CtrError, match=reason):
        programme(title=f"{title}\nBan Thường vụ ban hành Chương trình công tác như sau:\n")


def test_a_plan_of_work_has_its_title_and_preamble() -> None:
    program = programme(title=TITLE.replace("CHƯƠNG TRÌNH\n", "KẾ HOẠCH\n")).program
    assert program.document.title.startswith("công tác năm 2027 của Ban Chấp hành")
    assert [len(meeting.items) for meeting in program.bodies[0].meetings] == [1, 1]


def test_bodies_keep_their_whole_name_and_cells_their_list() -> None:
    content = "I. THÁNG MỘT\n1. Ban Thường vụ:\n- Nghe kế hoạch đón Tết (UBND xã).\n2. Mặt trận Tổ quốc và các đoàn thể:\n- Phát động phong trào thi đua yêu nước (Đoàn Thanh niên)."
    names = [body.name for body in programme(content).program.bodies]
    assert names == ["Ban Thường vụ", "Mặt trận Tổ quốc và các đoàn thể"]
    assert split("Ban Xây dựng Đảng, các chi bộ, đảng bộ trực thuộc, Công an xã") == [
        "Ban Xây dựng Đảng",
        "các chi bộ, đảng bộ trực thuộc",
        "Công an xã",
    ]
    assert split("các đảng bộ, chi bộ cơ sở; UBND xã") == ["các đảng bộ, chi bộ cơ sở", "UBND xã"]


def test_short_items_that_say_who_prepares_bring_no_noise() -> None:
    result = programme(f"{BTV}- Kế hoạch đón Tết (UBND xã).\n- Sơ kết quý I.\n- Nghe về rét.")
    assert not result.report.checks


@pytest.mark.parametrize(
    "nothing",
    ["- Không họp.", "- Nghỉ lễ", "- Không có nội dung trình.", "- Chưa tổ chức họp (do bầu cử)."],
)
def test_a_line_that_says_nothing_is_held_is_no_work_and_makes_no_meeting(nothing: str) -> None:
    result = programme(f"{BTV}- Kế hoạch đón Tết (UBND xã).\n4. Tháng 4\n{nothing}\n")
    assert [place for place, _ in items(result.program)] == ["btv-3"]
    assert [m.month for m in result.program.bodies[0].meetings][-1] == 3
    assert nothing.lstrip("- ") in [e.line.text.lstrip("- ") for e in result.report.ignored]


def test_what_is_not_done_may_be_a_work_and_a_month_may_say_behind_its_colon_that_none_meets() -> (
    None
):
    content = (
        f"{BTV}- Không tổ chức khai giảng ở điểm trường lẻ (UBND xã).\n4. Tháng 4: Không họp\n"
    )
    result = programme(content)
    assert (
        said(result.program)[-1] == "btv-3 | Không tổ chức khai giảng ở điểm trường lẻ. | UBND xã"
    )
    assert [m.month for m in result.program.bodies[0].meetings][-1] == 3


def test_an_open_item_beneath_the_last_work_is_one_of_the_meeting() -> None:
    content = f"""{BTV}1. Giám sát quy chế dân chủ (UBND xã).
- Một số nội dung khác theo Quy chế làm việc.
4. Tháng 4
1. Sơ kết quý I, gồm:
- Kinh tế.
- Một số nội dung khác.
5. Tháng 5
1. Giao chỉ tiêu (UBND xã).
- Thu ngân sách.
- Công việc khác phát sinh trong tháng.
"""
    assert [text.split(" | ")[1] for text in said(programme(content).program)] == [
        "Giám sát quy chế dân chủ.",
        "Một số nội dung khác theo Quy chế làm việc.",
        "Sơ kết quý I, gồm:",
        "Giao chỉ tiêu.",
        "Công việc khác phát sinh trong tháng.",
    ]


def test_times_and_their_work_on_one_line_beside_times_on_their_own() -> None:
    content = """I. CÔNG VIỆC CỦA BAN THƯỜNG VỤ
Tháng 2:
1. Kiểm tra việc giao rừng cho cộng đồng (Phòng Kinh tế).
Từ tháng 5 đến tháng 6:
1. Giám sát việc làm đường liên thôn (UBKT Đảng ủy).
Tháng 9: Khai giảng, thăm các trường vùng sâu (UBND xã).
Tháng 12: Tổng kết công tác năm của Đảng bộ xã.
"""
    assert said(programme(content).program) == [
        "btv-2 | Kiểm tra việc giao rừng cho cộng đồng. | Phòng Kinh tế",
        "btv-5 | Giám sát việc làm đường liên thôn. | UBKT Đảng ủy",
        "btv-6 | Giám sát việc làm đường liên thôn. | UBKT Đảng ủy",
        "btv-9 | Khai giảng, thăm các trường vùng sâu. | UBND xã",
        "btv-12 | Tổng kết công tác năm của Đảng bộ xã. | ",
    ]


def test_work_that_comes_again_and_work_without_a_time() -> None:
    content = f"{BTV}- Nghe tình hình chung trong tháng (Văn phòng Đảng ủy).\nII. THƯỜNG TRỰC ĐẢNG ỦY\n- Giao ban hằng tuần vào sáng thứ Hai với các cơ quan.\n- Đối thoại với hội viên nông dân về giá cà phê."
    result = programme(content)
    meetings = [
        (meeting.every, len(meeting.items)) for meeting in result.program.bodies[1].meetings
    ]
    assert meetings == [("week", 1), (None, 1)]
    assert sum("month, quarter hay every" in told for told in checks(result)) == 1


def test_a_sitting_named_before_its_work_is_held_then() -> None:
    content = "I. BAN THƯỜNG VỤ\nA. Quý I\n1. Phiên tháng 1\n- Nghe kế hoạch đón Tết của xã (UBND xã).\n2. Phiên tháng 3: cho ý kiến nội dung trình Ban Chấp hành."
    assert [line.partition(" ")[0] for line in said(programme(content).program)] == [
        "btv-1",
        "btv-3",
    ]


def test_a_time_below_a_full_line_is_no_part_of_it() -> None:
    wide = "Nghe kết quả chống khai thác thủy sản bất hợp pháp và cho chủ trương đầu tư kè\nchắn sóng phía đông đảo"
    months = "".join(
        f"Trong tháng {month}\n- {wide}, đợt {month} (Đồn Biên phòng, Ban Chỉ huy Quân sự xã).\n"
        for month in range(1, 8)
    )
    told = said(programme(f"I. BAN THƯỜNG VỤ\n{months}").program)
    assert [line.partition(" ")[0] for line in told] == [f"btv-{month}" for month in range(1, 8)]
    assert all(line.endswith("Đồn Biên phòng, Ban Chỉ huy Quân sự xã") for line in told)
    assert split("Đồn Biên phòng, Ban Chỉ huy Quân sự xã; các phòng, ban, ngành liên quan") == [
        "Đồn Biên phòng",
        "Ban Chỉ huy Quân sự xã",
        "các phòng, ban, ngành liên quan",
    ]
