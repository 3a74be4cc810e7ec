"""What a programme and the office that keeps it are called in other papers."""

import pytest

from ctr_cli.source.profiles import profile
from ctr_cli.views.document import printed
from ctr_cli.views.papers import office_name
from ctr_cli.views.program import called, called_in
from support import MINIMAL, program_of

TITLES = {
    "Công tác năm 2026": "Chương trình công tác năm 2026",
    "Công tác trọng tâm của Đảng ủy, Ban Thường vụ Đảng ủy xã năm 2026": "Chương trình công tác trọng tâm năm 2026",
    "Các kỳ họp và giám sát năm 2026 của Hội đồng nhân dân xã": "Chương trình các kỳ họp và giám sát năm 2026",
    "Phối hợp hành động của Ủy ban MTTQ Việt Nam xã": "Chương trình phối hợp hành động năm 2026",
    "Thực hiện phong trào của người cao tuổi": "Chương trình thực hiện phong trào của người cao tuổi năm 2026",
    "HĐND xã năm 2026": "Chương trình HĐND xã năm 2026",
    "CÔNG TÁC NĂM 2026": "Chương trình công tác năm 2026",
    "KIỂM TRA, GIÁM SÁT CỦA ĐẢNG UỶ PHƯỜNG NĂM 2026": "Chương trình kiểm tra, giám sát năm 2026",
    "PHỤC VỤ ĐẢNG UỶ PHƯỜNG ĐỒ SƠN NĂM 2026": "Chương trình phục vụ Đảng ủy phường Đồ Sơn năm 2026",
    "XÂY DỰNG ĐẢNG, HỌC TẬP VÀ LÀM THEO HỒ CHÍ MINH NĂM 2026": "Chương trình xây dựng Đảng, học tập và làm theo Hồ Chí Minh năm 2026",
    "PHỐI HỢP VỚI XÃ AN LÃO NĂM 2026": "Chương trình phối hợp với xã An Lão năm 2026",
    "Thực hiện Chỉ thị ngày 15/01/2026": "Chương trình thực hiện Chỉ thị ngày 15/01/2026 năm 2026",
    "Công tác quý I/2026": "Chương trình công tác quý I/2026",
    "Công tác 2026": "Chương trình công tác 2026",
    "Công tác giai đoạn 2026 - 2030": "Chương trình công tác giai đoạn 2026 - 2030 năm 2026",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_programme_is_called_by_its_title_without_whose_it_is(title: str) -> None:
    text = MINIMAL.replace("title: Công tác năm 2026", f"title: {title}")
    text = (
        text.replace("Đảng ủy phường Đồ Sơn", "Ủy ban MTTQ Việt Nam xã")
        if "MTTQ" in title
        else text
    )
    assert called(program_of(text)) == TITLES[title]
    named = text.replace("  title:", "  called: Chương trình hành động\n  title:")
    assert called(program_of(named)) == "Chương trình hành động"


def test_the_work_of_a_part_of_the_year_is_called_by_it() -> None:
    council = MINIMAL.replace("Công tác năm 2026", "Các kỳ họp năm 2026 của Hội đồng nhân dân xã")
    quarter, whole = (called_in(program_of(council), tuple(range(1, end))) for end in (4, 13))
    assert (quarter, whole) == (
        "Chương trình các kỳ họp quý I năm 2026",
        "Chương trình các kỳ họp năm 2026",
    )


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("Thường trực Hội đồng nhân dân xã Bình An", "Văn phòng HĐND và UBND xã"),
        ("Hội đồng nhân dân đặc khu Hòn Dấu", "Văn phòng HĐND và UBND đặc khu"),
        ("Ủy ban nhân dân phường Xã Đàn", "Văn phòng HĐND và UBND phường"),
        ("Hội đồng nhân dân", "Văn phòng HĐND và UBND"),
    ],
)
def test_the_office_of_a_council_is_that_of_its_level(issuer: str, office: str) -> None:
    program = program_of(
        MINIMAL.replace("Đảng ủy phường Đồ Sơn", issuer).replace(
            "Văn phòng Đảng ủy", "Ban Pháp chế"
        )
    )
    assert office_name(program, profile("nd30", [])) == office


@pytest.mark.parametrize(
    ("name", "condition", "heading"),
    [
        ("hd36", "(nếu có). (Văn phòng Đảng ủy chuẩn bị).", "(Tháng 3/2026)"),
        ("hd05", "(nếu có) (Văn phòng Đảng ủy chuẩn bị).", "(tháng 3/2026)"),
        ("nd30", "(nếu có) (Văn phòng Đảng ủy chuẩn bị).", "(tháng 3/2026)"),
    ],
)
def test_brackets_stand_as_the_profile_has_them(name: str, condition: str, heading: str) -> None:
    program = program_of(MINIMAL + "            condition: nếu có\n")
    (meeting,) = printed(program, profile(name, []))["bodies"][0]["meetings"]
    assert meeting["heading"].endswith(heading)
    assert meeting["items"][0]["sentence"] == f"Kiểm điểm quý I {condition}"


@pytest.mark.parametrize("name", ["hd36", "hd05", "nd30"])
@pytest.mark.parametrize("mark", [":", ";"])
def test_a_mark_that_is_no_stop_stands_once(name: str, mark: str) -> None:
    text = MINIMAL.replace("- text: Kiểm điểm quý I.", f"- text: 'Cho ý kiến các đề án, gồm{mark}'")
    program = program_of(text + "            condition: nếu có\n")
    (meeting,) = printed(program, profile(name, []))["bodies"][0]["meetings"]
    sentence = f"Cho ý kiến các đề án, gồm (nếu có) (Văn phòng Đảng ủy chuẩn bị){mark}"
    assert meeting["items"][0]["sentence"] == sentence


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Hội nghị chuyên đề về nước sạch", "Hội nghị chuyên đề về nước sạch (Tháng 3/2026)"),
        ("Hội nghị chuyên đề tháng Ba", "Hội nghị chuyên đề tháng Ba"),
    ],
)
def test_a_title_that_says_no_month_is_printed_with_it(title: str, heading: str) -> None:
    program = program_of(MINIMAL.replace("number: 3\n", f"title: {title}\n"))
    (meeting,) = printed(program, profile("hd36", []))["bodies"][0]["meetings"]
    assert meeting["heading"] == heading
