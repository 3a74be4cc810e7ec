"""Remarks and times of rows that say again what stands above, or what no calendar has."""

import pytest

from support.programme_text import COMMITTEE, checks
from support.tables import in_word, told

HEADER = "TT | Nội dung | Chủ trì | Thời hạn hoàn thành | Ghi chú"


def details(rows: str, head: tuple[str, ...] = COMMITTEE) -> list[list[str]]:
    (body,) = in_word(f"{HEADER}\n{rows}", head=head).program.bodies
    return [item.details for meeting in body.meetings for item in meeting.items]


def test_a_sign_in_the_remarks_repeats_the_remark_above() -> None:
    rows = "1 | Quyết toán ngân sách | Phòng Kinh tế | 20/6 | Trình HĐND\n2 | Dự toán ngân sách | nt | nt | nt\n3 | Kiểm kê rừng | nt | nt |"
    told = ["Ghi chú: Trình HĐND"]
    assert details(rows) == [told, told, []]


def test_a_day_of_no_calendar_keeps_its_words() -> None:
    rows = "THÁNG 9 | < | < | < | <\n1 | Kiểm kê rừng | Phòng Kinh tế | Hoàn thành 31/9/2027 |"
    assert details(rows) == [["Thời gian: Hoàn thành 31/9/2027"]]
    result = in_word(f"{HEADER}\n{rows}", head=COMMITTEE)
    assert any("31/9/2027" in said for said in checks(result))


def test_the_same_titles_over_several_tables_are_no_lost_sentence() -> None:
    tables = "\n".join(
        f"Tháng {month}\n{HEADER}\n1 | Giao ban cụm số {month} | Công an xã | 20/{month} |"
        for month in (1, 2, 3)
    )
    result = in_word(tables, head=COMMITTEE)
    assert not any("câu này có" in check.message for check in result.report.checks)


_TIMES = """TT | Nội dung | Chủ trì | Thời gian
{}1 | Diễn tập phòng thủ | Ban CHQS xã | Tháng 4
2 | Tuần tra rừng | Công an xã | {}
3 | Phát thẻ bảo hiểm | Trạm Y tế xã | Tháng 7"""


@pytest.mark.parametrize(
    ("over", "cell", "at", "asked"),
    [
        ("", "Cả quý", "btv-q2", True),
        ("", "Trong quý", "btv-q2", True),
        ("I | QUÝ II | |\n", "Cả quý", "btv-q2", False),
        ("", "Các quý", "btv-quarter", False),
        ("", "Cả 4 quý", "btv-quarter", False),
    ],
)
def test_a_whole_quarter_is_that_of_the_row_above(
    over: str, cell: str, at: str, *, asked: bool
) -> None:
    lines = told(in_word(_TIMES.format(over, cell)))
    (line,) = (line for line in lines if "Tuần tra rừng" in line)
    assert line == f"{'? ' if asked else ''}{at} | Tuần tra rừng | Công an xã lead"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("30/9 (dự kiến)", ["[Thời gian: 30/9 (dự kiến)]"]),
        ("Khoảng 30/9", ["[Thời gian: Khoảng 30/9]"]),
        ("30/9 (tạm tính)", ["[Thời gian: 30/9 (tạm tính)]"]),
        ("30/9", ["hạn 2027-09-30"]),
        ("Dự kiến trình 30/9", ["hạn 2027-09-30"]),
    ],
)
def test_a_day_that_is_only_planned_is_no_deadline(cell: str, said: list[str]) -> None:
    lines = told(in_word(_TIMES.format("", cell)))
    (line,) = (line for line in lines if "Tuần tra rừng" in line)
    assert line.split(" | ") == ["btv-9", "Tuần tra rừng", "Công an xã lead", *said]


def test_a_sign_beneath_a_section_row_repeats_what_stands_over_that() -> None:
    drawn = """TT | Nội dung | Chủ trì | Thời gian
    I | LĨNH VỰC KINH TẾ | |
    1 | Kiểm kê rừng | Phòng Kinh tế | Tháng 3
    II | LĨNH VỰC XÃ HỘI | |
    1 | Kiểm kê đất | (nt) | (nt)
    2 | Kiểm kê chợ | nt | nt"""
    result = in_word(drawn)
    assert [line.partition(" | nhóm")[0] for line in told(result)] == [
        "btv-3 | Kiểm kê rừng | Phòng Kinh tế lead",
        "? btv-3 | Kiểm kê đất | Phòng Kinh tế lead",
        "btv-3 | Kiểm kê chợ | Phòng Kinh tế lead",
    ]
    assert sum("ngay dưới một đề mục" in said for said in checks(result)) == 2


def test_a_sign_of_time_beneath_a_month_is_that_month() -> None:
    drawn = """TT | Nội dung | Chủ trì | Thời hạn
    I | THÁNG 1 | |
    1 | Kiểm kê rừng | Phòng Kinh tế | 15/1
    II | THÁNG 2 | |
    1 | Kiểm kê đất | nt | nt"""
    assert told(in_word(drawn)) == [
        "btv-1 | Kiểm kê rừng | Phòng Kinh tế lead | hạn 2027-01-15",
        "? btv-2 | Kiểm kê đất | Phòng Kinh tế lead",
    ]


def test_a_sign_of_repetition_with_nothing_above_is_not_printed_and_asked_about() -> None:
    drawn = "Tháng | Nội dung | Cơ quan | Ghi chú\n6 | Sơ kết 6 tháng | Văn phòng Đảng ủy | nt"
    result = in_word(drawn)
    assert told(result) == ["? btv-6 | Sơ kết 6 tháng | Văn phòng Đảng ủy"]
