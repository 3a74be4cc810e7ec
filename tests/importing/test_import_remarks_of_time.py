"""What remarks and titles of columns say of when and which: the number of a conference, when papers are in, days of meetings."""

import pytest

from support.programme_text import COMMITTEE
from support.tables import in_word, told


@pytest.mark.parametrize(
    ("body", "remark", "line"),
    [
        ("BCH", "Hội nghị lần thứ 8", "bch-8 | Sơ kết quý I"),
        ("BCH", "Kỳ họp thứ 8", "bch-3 | Sơ kết quý I | [Ghi chú: Kỳ họp thứ 8]"),
        ("BCH 7", "Hội nghị lần thứ 8", "bch-7 | Sơ kết quý I | [Ghi chú: Hội nghị lần thứ 8]"),
        ("BTV", "Gửi tài liệu trước 20/02", "btv-3 | Sơ kết quý I | hạn 2027-02-20 | [Thời hạn: trước 20/02]"),
    ],
)  # fmt: skip
def test_a_remark_says_which_conference_or_by_when(body: str, remark: str, line: str) -> None:
    drawn = f"""
    TT | Nội dung | Cấp quyết định | T1 | T2 | T3 | T4 | Ghi chú
    1 | Sơ kết quý I | {body} | | | x | | {remark}
    """
    assert told(in_word(drawn)) == [line]


def test_a_calendar_under_half_a_year_has_its_own_months() -> None:
    drawn = """
    A. 6 THÁNG ĐẦU NĂM
    TT | Nội dung | T1 | T2 | T3 | T4 | T5 | T6
    1 | Kiểm kê rừng | | x | | | |
    2 | Sơ kết 6 tháng | | | | | | x
    """
    places = [line.removeprefix("? ").partition(" | ")[0] for line in told(in_word(drawn))]
    assert places == ["btv-2", "btv-6"]


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Nội dung sinh hoạt", True),
        ("Nội dung họp", True),
        ("Nội dung trình hội nghị", False),
        ("Nội dung công việc", False),
    ],
)
def test_a_day_beside_what_is_dealt_with_at_meetings_is_theirs(title: str, *, held: bool) -> None:
    drawn = f"""
    Thời gian | {title} | Chuẩn bị
    Tháng 3 (ngày 05) | Kiểm kê rừng | Phòng Kinh tế
    Quý III | Kiểm kê chợ | Phòng Kinh tế
    """
    (body,) = in_word(drawn).program.bodies
    first, second = body.meetings
    assert (first.date, second.quarter) == ("2027-03-05" if held else None, 3)
    assert first.items[0].deadline == (None if held else "2027-03-05")


def test_headings_that_say_before_whom_only_group_works_whose_session_a_column_says() -> None:
    drawn = """
    STT | Tên đề án | Chủ trì | Thời gian trình UBND xã
    A | CÁC ĐỀ ÁN TRÌNH HĐND XÃ | |
    1 | Đề án nước sạch buôn xa | Phòng Kinh tế | 10/6/2027
    B | CÁC VĂN BẢN THUỘC THẨM QUYỀN UBND XÃ | |
    1 | Kế hoạch tiêm phòng | Phòng Kinh tế | Tháng 01
    """
    result = in_word(drawn, head=COMMITTEE)
    assert [body.name for body in result.program.bodies] == ["Ủy ban nhân dân xã Suối Trầm"]
    assert [line.removeprefix("? ") for line in told(result)] == [
        "ubnd-1 | Kế hoạch tiêm phòng | Phòng Kinh tế lead | nhóm Các văn bản thuộc thẩm quyền UBND xã",
        "ubnd-6 | Đề án nước sạch buôn xa | Phòng Kinh tế lead | hạn 2027-06-10 | nhóm Các đề án trình HĐND xã",
    ]
    assert result.report.complete


def test_where_a_work_is_held_may_stand_behind_when() -> None:
    drawn = """
    I. BAN THƯỜNG VỤ
    1. Đối thoại trước kỳ họp giữa năm: tháng 6/2027, tại 12 bản.
    2. Đối thoại sau kỳ họp giữa năm: tháng 8.
    Nội dung | Thời gian
    Kiểm kê rừng | Tháng 9
    """
    assert [line.removeprefix("? ") for line in told(in_word(drawn))][:2] == [
        "btv-6 | Đối thoại trước kỳ họp giữa năm, tại 12 bản.",
        "btv-8 | Đối thoại sau kỳ họp giữa năm.",
    ]
