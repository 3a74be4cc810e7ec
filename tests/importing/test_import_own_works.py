"""Works by month with a time of completion, and no meeting: a people's committee's most common form."""

import pytest

from ctr_cli.importing.building.convert import Imported
from support.programme_text import COMMITTEE, HEAD, checks
from support.tables import in_word, told

OWN = "Công việc của Ủy ban nhân dân xã Suối Trầm"
SESSIONS = "Ủy ban nhân dân xã Suối Trầm"
TABLE = """Tháng 2
STT | Nội dung | Cơ quan chủ trì | Phối hợp | {}
1 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | Công an xã | 20/02/2027
"""


def _bodies(result: Imported) -> list[str]:
    return [body.name for body in result.program.bodies]


@pytest.mark.parametrize(
    "title", ["Thời gian hoàn thành", "Thời hạn hoàn thành", "Tiến độ thực hiện", "Thời gian thực hiện, hoàn thành"]
)  # fmt: skip
def test_a_time_of_completion_beside_who_leads_tells_works(title: str) -> None:
    result = in_word(TABLE.format(title), head=COMMITTEE)
    assert _bodies(result) == [OWN]
    assert told(result) == [
        "ubnd-2 | Kiểm kê rừng phòng hộ | Phòng Kinh tế lead; Công an xã coordinate | hạn 2027-02-20"
    ]
    assert checks(result) == []


@pytest.mark.parametrize(
    "drawn",
    [
        TABLE.format("Thời gian hoàn thành").replace("Tháng 2", "Phiên họp tháng 2"),
        TABLE.format("Thời gian trình"),
        TABLE.format("Thời gian hoàn thành") + "Việc trình phiên họp nào do Văn phòng báo cáo.",
    ],
)
def test_a_paper_that_speaks_of_sessions_has_sessions(drawn: str) -> None:
    assert _bodies(in_word(drawn, head=COMMITTEE)) == [SESSIONS]


def test_a_paper_that_leaves_it_open_is_asked_about() -> None:
    result = in_word("Tháng 2\n- Kiểm kê rừng phòng hộ (Phòng Kinh tế).", head=COMMITTEE)
    assert _bodies(result) == [SESSIONS]
    (asked,) = checks(result)
    assert f"sửa name thành “{OWN}”" in asked


def test_works_of_the_party_come_before_a_body_all_the_same() -> None:
    head = (*HEAD.splitlines(), "CHƯƠNG TRÌNH CÔNG TÁC", "của Đảng ủy xã năm 2027")
    assert _bodies(in_word(TABLE.format("Thời gian hoàn thành"), head=head)) == [
        "Đảng ủy xã Nam Ban"
    ]
