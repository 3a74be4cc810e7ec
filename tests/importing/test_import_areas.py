"""What is looked into in the year comes before no meeting: its part, or its annex, is an area of work beside the bodies that meet."""

import pytest

from ctr_cli.model.bodies import is_field
from support.programme_text import checks, items, programme
from support.tables import in_word, told

_MEET = "I. BAN THƯỜNG VỤ ĐẢNG ỦY\n1. Tháng 2\n- Phương án trực bảo vệ rẫy cà phê (Công an xã).\n"
_WORKS = "1. Tháng 6\n- Giám sát việc thu, nộp đảng phí (Ban Xây dựng Đảng).\n2. Quý III\n- Kiểm tra việc chấm công (Ủy ban Kiểm tra Đảng ủy).\n"
AREAS = [
    "KIỂM TRA, GIÁM SÁT",
    "CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT",
    "CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT NĂM 2027",
    "CÔNG TÁC KIỂM TRA, GIÁM SÁT",
    "CÔNG TÁC KIỂM TRA, GIÁM SÁT, THI HÀNH KỶ LUẬT ĐẢNG",
    "GIÁM SÁT CHUYÊN ĐỀ",
    "NỘI DUNG KIỂM TRA VÀ GIÁM SÁT CỦA CẤP ỦY",
    "CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT CỦA BAN CHẤP HÀNH, BAN THƯỜNG VỤ",
    "KẾ HOẠCH KIỂM TRA, GIÁM SÁT NĂM 2027 CỦA BAN THƯỜNG VỤ ĐẢNG ỦY",
    "Kiểm tra, giám sát của Ban Chấp hành",
    "TIẾP CÔNG DÂN",
]


@pytest.mark.parametrize("heading", AREAS)
def test_a_part_called_after_what_is_looked_into_is_no_body_that_meets(heading: str) -> None:
    result = programme(f"{_MEET}II. {heading}\n{_WORKS}")
    first, area = result.program.bodies
    assert (first.id, is_field(area.name)) == ("btv", True)
    assert [(m.month, m.quarter) for m in area.meetings] == [(6, None), (None, 3)]
    assert area.name.upper() == heading.upper().replace(" NĂM 2027", "")
    assert not any(item.topic for _, item in items(result.program))
    assert checks(result) == []


@pytest.mark.parametrize(
    "heading",
    [
        "BAN CHẤP HÀNH ĐẢNG BỘ XÃ",
        "HỘI NGHỊ BAN CHẤP HÀNH",
        "ỦY BAN KIỂM TRA ĐẢNG ỦY",
    ],
)
def test_a_body_that_meets_stays_one(heading: str) -> None:
    body = programme(f"{_MEET}II. {heading}\n{_WORKS}").program.bodies[1]
    assert not is_field(body.name)


def test_a_group_of_works_of_a_meeting_stays_its_group() -> None:
    works = "2. Tháng 6\na) Công tác kiểm tra, giám sát\n- Kết quả kiểm tra quý II (Ủy ban Kiểm tra Đảng ủy).\nb) Phát triển kinh tế\n- Đề án chợ phiên (Phòng Kinh tế).\n"
    result = programme(_MEET + works)
    assert [body.id for body in result.program.bodies] == ["btv"]
    assert items(result.program)[1][1].topic == "Công tác kiểm tra, giám sát"


def test_two_areas_of_the_same_works_are_two() -> None:
    title = "CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT CỦA BAN"
    parts = f"II. {title} CHẤP HÀNH\n{_WORKS}III. {title} THƯỜNG VỤ\n{_WORKS}"
    bodies = programme(_MEET + parts).program.bodies
    assert [body.id for body in bodies] == [
        "btv", "kiem-tra-giam-sat-ban-chap-hanh", "kiem-tra-giam-sat-ban-thuong-vu",
    ]  # fmt: skip


_ANNEX = """
PHỤ LỤC
CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT NĂM 2027{}
(Kèm theo Chương trình số 12-CTr/ĐU ngày 20/12/2026)
TT | Nội dung | Đối tượng | Chủ trì | Phối hợp | Thời gian
I | KIỂM TRA | | | |
1 | Kiểm tra việc quản lý quỹ xây dựng | Chi bộ Trường Mầm non | Ủy ban Kiểm tra Đảng ủy | Văn phòng Đảng ủy | Quý II
II | GIÁM SÁT | | | |
1 | Giám sát việc sinh hoạt chi bộ | Chi bộ Trạm Y tế | Ban Xây dựng Đảng | | Tháng 8"""
_HELD = "I. BAN THƯỜNG VỤ ĐẢNG ỦY\n1. Tháng 2\n- Phương án trực bảo vệ rẫy cà phê (Công an xã).\nII. THƯỜNG TRỰC ĐẢNG ỦY\n1. Tháng 7\n- Gặp mặt già làng (Văn phòng Đảng ủy).\nIII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Đảng ủy theo dõi."


@pytest.mark.parametrize("whose", ["", " CỦA BAN CHẤP HÀNH, BAN THƯỜNG VỤ ĐẢNG ỦY"])
def test_an_annex_of_what_is_looked_into_is_no_meeting_of_the_last_body(whose: str) -> None:
    result = in_word(_HELD, _ANNEX.format(whose))
    assert [body.id for body in result.program.bodies] == ["btv", "thuong-truc", _AREA]
    assert told(result)[2:] == [
        f"{_AREA}-q2 | Kiểm tra việc quản lý quỹ xây dựng | Ủy ban Kiểm tra Đảng ủy lead; Văn phòng Đảng ủy coordinate; Chi bộ Trường Mầm non subject | nhóm Kiểm tra",
        f"{_AREA}-8 | Giám sát việc sinh hoạt chi bộ | Ban Xây dựng Đảng lead; Chi bộ Trạm Y tế subject | nhóm Giám sát",
    ]
    (check,) = result.report.checks
    assert check.where == _AREA
    assert check.message.endswith(f"không có giấy mời: {_AREA}-q2.1, {_AREA}-8.1")


_AREA = "kiem-tra-giam-sat"


def test_of_an_annex_that_names_nobody_it_is_told_where_its_works_went() -> None:
    annex = "PHỤ LỤC\nDANH MỤC NHIỆM VỤ TRỌNG TÂM\nTT | Nội dung | Chủ trì | Thời gian\n1 | Sửa cầu treo | Phòng Kinh tế | Tháng 7\n2 | Trồng cây phân tán | Phòng Kinh tế | Tháng 8"
    (check,) = in_word(_HELD, annex).report.checks
    assert check.where == "thuong-truc"
    assert check.message.endswith("xếp vào đây, xem lại: thuong-truc-7.2, thuong-truc-8.1")


_WORK = "- Đề án nuôi cá lồng (Phòng Kinh tế chủ trì, Công an xã phối hợp)"


@pytest.mark.parametrize(
    "remark",
    [
        "(Chương trình kiểm tra, giám sát năm 2027 theo Phụ lục kèm theo)",
        "(Các cuộc giám sát của Ban Thường vụ có biểu kèm theo).",
        "- (Danh mục đề án theo Phụ lục II).",
    ],
)
def test_a_remark_on_an_annex_is_of_no_work_and_told(remark: str) -> None:
    result = programme(f"{_MEET}2. Tháng 3\n{_WORK}.\n{remark}\n")
    (_, item) = items(result.program)[-1]
    assert item.text == "Đề án nuôi cá lồng."
    assert [entry.role for entry in item.agencies] == ["lead", "coordinate"]
    assert [i.line.text for i in result.report.ignored if "phụ lục" in i.reason] == [remark]


def test_a_remark_on_an_annex_behind_who_does_a_work_is_a_point_of_it() -> None:
    result = programme(f"{_MEET}2. Tháng 3\n{_WORK} (theo Phụ lục I kèm theo).\n")
    (_, item) = items(result.program)[-1]
    assert (item.text, item.details) == ("Đề án nuôi cá lồng.", ["Theo Phụ lục I kèm theo"])
    assert [entry.agency for entry in item.agencies] == ["Phòng Kinh tế", "Công an xã"]
