"""A year in which a council is elected: its sessions are counted anew, and next year's go on from the last of them."""

import pytest

from ctr_cli.cycle.next_year import next_year
from ctr_cli.cycle.recurrence import recurrence
from ctr_cli.cycle.replay import replayed
from ctr_cli.model.meetings import of_last_term
from ctr_cli.model.program import Item, Meeting
from support import program_of
from support.amendments import amended
from support.councils import council

REGULAR = "[{text: Nghị quyết về dự toán ngân sách năm 2027., agencies: [Ủy ban nhân dân phường]}]"
ONCE = "[{text: Bầu các chức danh của nhiệm kỳ mới., agencies: [Ủy ban nhân dân phường]}]"


def elected(*numbers: int) -> str:
    """A year with sessions of some numbers in February, April, July and December, the first two of the term alone."""
    times = zip(numbers, (2, 4, 7, 12), (ONCE, ONCE, REGULAR, REGULAR), strict=True)
    return council(*(f"      - {{number: {n}, month: {m}, items: {i}}}\n" for n, m, i in times))


@pytest.mark.parametrize("numbers", [(7, 1, 2, 3), (21, 22, 2, 3), (1, 2, 3, 4)])
def test_next_years_sessions_go_on_from_the_last_held(numbers: tuple[int, ...]) -> None:
    found = next_year(elected(*numbers)).draft.meetings
    assert [one.id for one in found] == [f"hdnd-{numbers[-1] + 1}", f"hdnd-{numbers[-1] + 2}"]


def test_a_session_more_follows_those_of_its_own_term() -> None:
    program = program_of(elected(7, 1, 2, 3))
    more = {"meet": "hn-1", "body": "hdnd", "month": 9, "number": 3}
    assert [done.renumbered[0][1].number for done in replayed(amended(program, more)).done] == [4]
    (fault,) = replayed(amended(program, more | {"number": 8})).faults
    assert fault.problem.message == "số 8 không nối tiếp các lần đã có"


def test_two_numbers_that_change_places_are_no_new_term() -> None:
    meetings = [Meeting(number=n, month=m, items=[]) for n, m in ((2, 4), (1, 7))]
    assert of_last_term(meetings) == meetings


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Báo cáo kết quả giải quyết kiến nghị của cử tri gửi tới Kỳ họp thứ nhất.", "yearly"),
        ("Tiếp xúc cử tri sau Kỳ họp thứ nhất.", "ask"),
        ("Giám sát việc thực hiện nghị quyết của Kỳ họp thứ nhất.", "ask"),
        ("Chuẩn bị tổ chức Kỳ họp thứ nhất.", "term"),
        ("Cho ý kiến về nhân sự trình Kỳ họp thứ nhất.", "term"),
    ],
)
def test_what_follows_every_session_is_not_of_the_first_alone(text: str, often: str) -> None:
    assert recurrence(Item(text=text), ()).recurrence == often
