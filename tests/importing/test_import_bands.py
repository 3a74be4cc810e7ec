"""Bands of a table beneath those of months: work of all the year is of none of them, and a band ends the one before it."""

import pytest

from support.programme_text import COMMITTEE
from support.tables import in_word

HEADER = "TT | Nội dung | Chủ trì | Phối hợp | Thời hạn hoàn thành"
OF_DECEMBER = "THÁNG 12 | < | < | < | <\n1 | Báo cáo kết quả trồng rừng | Phòng Kinh tế | Hạt Kiểm lâm | 10/12"
ALL_YEAR = "NHIỆM VỤ THƯỜNG XUYÊN | < | < | < | <"
EACH_QUARTER = (
    "CÔNG VIỆC HẰNG QUÝ | < | < | < | <\n1 | Đối soát thuế đất | Phòng Kinh tế | | Hằng quý"
)


def times(rows: str) -> list[tuple[object, ...]]:
    """When each work of a table is done: month, recurrence, the heading printed over it, its topic."""
    (body,) = in_word(f"{HEADER}\n{rows}", head=COMMITTEE).program.bodies
    return [
        (item.text, meeting.month, meeting.every, meeting.title, item.topic)
        for meeting in body.meetings
        for item in meeting.items
    ]


@pytest.mark.parametrize("band", [ALL_YEAR, "CÔNG VIỆC THƯỜNG XUYÊN | < | < | < | <"])
def test_work_that_goes_on_beneath_the_last_month_is_not_of_it(band: str) -> None:
    rows = f"{OF_DECEMBER}\n{band}\n1 | Tuần tra đê sông | Công an xã | | Thường xuyên\n2 | Tiếp công dân | Văn phòng | | Hằng tuần\n{EACH_QUARTER}"
    title = band.partition(" |")[0].capitalize()
    assert times(rows) == [
        ("Báo cáo kết quả trồng rừng", 12, None, None, None),
        ("Tuần tra đê sông", None, "month", title, None),
        ("Tiếp công dân", None, "week", None, None),
        ("Đối soát thuế đất", None, "quarter", "Công việc hằng quý", None),
    ]


def test_a_group_within_each_month_stays_in_it() -> None:
    group = "Nhiệm vụ thường xuyên | < | < | < | <\n1 | Trực phòng cháy rừng | Công an xã | |"
    rows = f"THÁNG 11 | < | < | < | <\n{group}\n{OF_DECEMBER}\n{group}"
    told = times(rows)
    assert [(month, topic) for text, month, _, _, topic in told if "Trực" in str(text)] == [
        (11, "Nhiệm vụ thường xuyên"),
        (12, "Nhiệm vụ thường xuyên"),
    ]


def test_work_that_goes_on_is_apart_from_work_of_each_month() -> None:
    drawn = "Thời gian | Nội dung | Chủ trì\nHàng tháng | Tiếp công dân | Văn phòng\nThường xuyên | Tuần tra đê sông | Công an xã"
    result = in_word(drawn, head=COMMITTEE)
    (body,) = result.program.bodies
    told = [(m.every, m.title, [i.text for i in m.items]) for m in body.meetings]
    assert told == [
        ("month", None, ["Tiếp công dân"]),
        ("month", "Công việc thường xuyên", ["Tuần tra đê sông"]),
    ]
    assert any("không ghi tháng" in doubt.message for doubt in result.doubts)
