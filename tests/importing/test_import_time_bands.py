"""Months and quarters that run down along works and the rows naming their meetings, in Word and over the pages of a PDF."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.pdf_files import Placed, drawn, ruled
from support.tables import HEAD, TAIL, in_word, told

CONFERENCES = """
Tháng | TT | Nội dung | Cơ quan chủ trì
Tháng 2 ^ | Hội nghị BCH lần thứ 7 | < | <
^ | 1 | Nghị quyết về cây cà phê xen canh | UBND xã
^ | Hội nghị BTV tháng 2 | < | <
^ | 1 | Kế hoạch giao quân đầu xuân | Công an xã
Tháng 5 ^ | 1 | Phương án chống hạn hồ Đăk Toa | UBND xã
^ | Hội nghị BTV tháng 5 | < | <
^ | 2 | Quy chế làm việc với các trường | Văn phòng
9 | 1 | Kế hoạch đón học sinh | Đoàn xã
"""
MEETINGS = [
    "bch-7 | Nghị quyết về cây cà phê xen canh | UBND xã lead",
    "btv-2 | Kế hoạch giao quân đầu xuân | Công an xã lead",
    "btv-5 | Phương án chống hạn hồ Đăk Toa | UBND xã lead",
    "btv-5-2 | Quy chế làm việc với các trường | Văn phòng lead",
    "btv-9 | Kế hoạch đón học sinh | Đoàn xã lead",
]


def test_a_month_runs_down_along_its_conferences() -> None:
    result = in_word(CONFERENCES)
    assert [line.removeprefix("? ") for line in told(result)] == MEETINGS
    again = result.program.bodies[1].meetings[2]
    assert [doubt.message for doubt in result.doubts if doubt.anchor is again]
    assert [m.month for body in result.program.bodies for m in body.meetings] == [2, 2, 5, 5, 9]
    assert result.report.complete


@pytest.mark.parametrize("again", [True, False])
def test_a_month_runs_down_along_its_conferences_over_two_pages(*, again: bool) -> None:
    header, *rows = CONFERENCES.replace(" ^ |", " |").strip().splitlines()
    edges = (60, 120, 150, 380, 500)
    words, lines = ruled((header, *rows[:3]), edges, 660)
    more, others = ruled((header, *rows[3:]) if again else rows[3:], edges, 800)
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    raw = drawn(([*head, *words], lines), ([*more, *tail], others))
    found = told(convert(read(raw, "bang.pdf"), "bang.pdf"))
    assert [line.removeprefix("? ") for line in found] == MEETINGS


def test_a_quarter_runs_down_along_sessions_whose_works_say_their_months() -> None:
    result = in_word("""
    Quý | Nội dung | Cơ quan chủ trì | Tháng
    Quý I ^ | Hội nghị BTV | < | <
    ^ | Kế hoạch giao quân đầu xuân | Công an xã | 1
    ^ | Quy chế làm việc với các trường | Văn phòng | 3
    ^ | Hội nghị BCH lần thứ 7 | < | <
    ^ | Nghị quyết về cây cà phê xen canh | UBND xã | 3
    Quý II ^ | Hội nghị BTV | < | <
    ^ | Phương án chống hạn hồ Đăk Toa | UBND xã | 5
    """)
    assert told(result) == [
        "btv-1 | Kế hoạch giao quân đầu xuân | Công an xã lead",
        "btv-3 | Quy chế làm việc với các trường | Văn phòng lead",
        "btv-5 | Phương án chống hạn hồ Đăk Toa | UBND xã lead",
        "bch-7 | Nghị quyết về cây cà phê xen canh | UBND xã lead",
    ]


def test_a_time_beside_a_work_or_a_meeting_alone_runs_over_nothing() -> None:
    """A month merged along plain works, and one that stands beside a conference and goes no further, stay their own."""
    result = in_word("""
    TT | Nội dung | Cơ quan chủ trì | Thời gian
    1 | Kế hoạch giao quân đầu xuân | Công an xã | Tháng 2 ^
    2 | Hội nghị tổng kết phong trào thi đua | Văn phòng | ^
    3 | Phương án chống hạn hồ Đăk Toa | UBND xã | Tháng 4
    """)
    assert told(result) == [
        "btv-2 | Kế hoạch giao quân đầu xuân | Công an xã lead",
        "btv-2 | Hội nghị tổng kết phong trào thi đua | Văn phòng lead",
        "btv-4 | Phương án chống hạn hồ Đăk Toa | UBND xã lead",
    ]


def _over_two_pages(first: list[str], second: list[str], edges: tuple[int, ...]) -> list[str]:
    words, lines = ruled(first, edges, 660)
    more, others = ruled(second, edges, 800)
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    raw = drawn(([*head, *words], lines), ([*more, *tail], others))
    return [line.removeprefix("? ") for line in told(convert(read(raw, "bang.pdf"), "bang.pdf"))]


def test_a_page_cuts_the_name_of_a_merged_quarter() -> None:
    """`Quý` stands at the foot of a page, `III` at the head of the next; a number there that ends no such name is its own."""
    header = "Quý | TT | Nội dung | Cơ quan chủ trì | Tháng"
    first = [
        header,
        "Quý I | 1 | Kế hoạch giao quân đầu xuân | Công an xã | 2",
        "^ | 2 | Quy chế làm việc với các trường | Văn phòng | 3",
        "Quý II | 3 | Phương án chống hạn hồ Đăk Toa | UBND xã | 5",
        "Quý | Hội nghị Ban Thường vụ | < | < | <",
    ]
    second = [
        "III | 4 | Kế hoạch đón học sinh | Đoàn xã | 9",
        "Quý IV | 5 | Đề án bến thuyền | Phòng Kinh tế | 11",
    ]
    assert _over_two_pages(first, second, (60, 110, 140, 350, 450, 520)) == [
        "btv-2 | Kế hoạch giao quân đầu xuân | Công an xã lead",
        "btv-3 | Quy chế làm việc với các trường | Văn phòng lead",
        "btv-5 | Phương án chống hạn hồ Đăk Toa | UBND xã lead",
        "btv-9 | Kế hoạch đón học sinh | Đoàn xã lead",
        "btv-11 | Đề án bến thuyền | Phòng Kinh tế lead",
    ]


def test_a_counted_row_at_the_head_of_a_page_is_no_rest_of_the_row_before() -> None:
    header = "TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Tháng"
    first = [
        header,
        "1 | Kế hoạch giao quân đầu xuân | Công an xã | Trạm Y tế xã | 2",
        "2 | Quy chế làm việc với các trường | Văn phòng | Đoàn xã | 3",
    ]
    second = [
        "3 | Kế hoạch đón học sinh | Đoàn xã | các trường học | 9",
        "4 | Đề án bến thuyền | Phòng Kinh tế | | 11",
    ]
    assert _over_two_pages(first, second, (60, 90, 290, 380, 490, 540)) == [
        "btv-2 | Kế hoạch giao quân đầu xuân | Công an xã lead; Trạm Y tế xã coordinate",
        "btv-3 | Quy chế làm việc với các trường | Văn phòng lead; Đoàn xã coordinate",
        "btv-9 | Kế hoạch đón học sinh | Đoàn xã lead; các trường học coordinate",
        "btv-11 | Đề án bến thuyền | Phòng Kinh tế lead",
    ]


def test_what_is_done_all_year_stands_in_no_conference_before_it() -> None:
    result = in_word("""
    Quý | TT | Nội dung | Cơ quan chủ trì
    Quý III ^ | Hội nghị BCH lần thứ năm (thường kỳ) | < | <
    ^ | 1 | Nghị quyết về cây cà phê xen canh | UBND xã
    Quý IV ^ | Hội nghị BCH lần thứ sáu (thường kỳ) | < | <
    ^ | 1 | Nghị quyết về thu gom rác thải | UBND xã
    Cả năm ^ | 1 | Giữ sạch đường làng | Đoàn xã
    ^ | 2 | Tiếp dân vào ngày 15 | Văn phòng
    """)
    meetings = [meeting for body in result.program.bodies for meeting in body.meetings]
    assert [(meeting.number, len(meeting.items)) for meeting in meetings] == [
        (5, 1),
        (6, 1),
        (None, 2),
    ]
