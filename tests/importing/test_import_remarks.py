"""Remarks and times of rows that say again what stands above, or what no calendar has."""

from support.programme_text import COMMITTEE, checks
from support.tables import in_word

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
