"""What stands in a follow-up sheet: the programme in force, days, who is in charge, of the months asked for."""

from datetime import date
from typing import Any

import pytest

from ctr_cli.cycle.progress import Ground
from ctr_cli.model.office import Member, Office
from ctr_cli.model.program import Program
from ctr_cli.views.follow_up_sheet import Line, follow_up_sheet
from support import REAL, program_of
from support.follow_up import ground_of

DECIDED = """
amendments:
  - date: 2026-06-20
    authority: Ban Thường vụ Đảng ủy
    changes:
      - {move: btv-9.4, to: btv-11, reason: chờ hướng dẫn}
      - {drop: btv-10.3, reason: trùng}
      - {add: bs-1, to: btv-9, text: Cho ý kiến về Đề án chợ., agencies: [Công an phường], reason: mới}
"""
OFFICE = Office(
    deadlines={"ubnd": 7},
    members=[
        Member(name="Nguyễn Văn An", agencies=["van-phong", "ubkt"]),
        Member(name="Trần Thị Bình", agencies=["ubnd"]),
    ],
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    program = program_of(REAL.read_text("utf-8") + DECIDED)
    meetings = [{"meeting": "btv-3", "date": "2026-03-25"}]
    return ground_of(program, office=OFFICE, meetings=meetings)


def lines(ground: Ground, *args: Any, **options: Any) -> dict[str, Line]:
    made = follow_up_sheet(ground, *args, **options)
    return {line.id: line for line in made.lines}


def test_it_is_the_programme_in_force(ground: Ground) -> None:
    now = lines(ground)
    assert len(now) == 92
    assert "btv-10.3" not in now
    moved = now["btv-9.4"]
    assert (moved.month, moved.due) == (11, date(2026, 11, 30))
    assert (
        moved.meeting == "Hội nghị Ban Thường vụ Đảng ủy phường tháng 11/2026 (chuyển từ tháng 9)"
    )
    assert (now["bs-1"].month, now["bs-1"].agencies) == (9, "Công an phường")
    before = lines(ground, until="2026-06-19")
    assert (before["btv-9.4"].month, "bs-1" in before, "btv-10.3" in before) == (9, False, True)
    assert "bs-1" in lines(ground, "cong-an")
    assert "bs-1" not in lines(ground, "ubnd")


def test_months_choose_the_meetings_items_stand_before_now(ground: Ground) -> None:
    assert {line.month for line in lines(ground, months=(11,)).values()} == {11}
    assert "btv-9.4" in lines(ground, months=(11,))
    assert "btv-9.4" not in lines(ground, months=(7, 8, 9))


def test_papers_are_due_as_the_slowest_needs_or_the_agency_itself(ground: Ground) -> None:
    assert lines(ground)["btv-3.1"].papers_due == date(2026, 3, 18)
    assert lines(ground, "ubnd")["btv-3.1"].papers_due == date(2026, 3, 18)
    assert lines(ground, "hdnd")["btv-3.1"].papers_due == date(2026, 3, 20)
    assert lines(ground)["btv-4.1"].papers_due is None


def test_who_is_in_charge_stands_beside_the_agencies(ground: Ground) -> None:
    now = lines(ground)
    assert now["bch-6.2"].members == ""
    assert now["bch-6.3"].members == "Nguyễn Văn An"
    assert now["btv-3.1"].members == "Nguyễn Văn An; Trần Thị Bình"


def test_details_and_products_stand_with_the_text(program: Program) -> None:
    body = program.bodies[0]
    meeting = body.meetings[0]
    item = meeting.items[0].model_copy(
        update={"details": ["Phần một", "Phần hai"], "product": "Nghị quyết", "condition": "nếu có"}
    )
    meeting = meeting.model_copy(update={"items": [item]})
    body = body.model_copy(update={"meetings": [meeting]})
    line = lines(ground_of(program.model_copy(update={"bodies": [body]})))["bch-3.1"]
    text, *rest = line.text.splitlines()
    assert text.endswith(" (nếu có).")
    assert rest == ["+ Phần một", "+ Phần hai", "Sản phẩm: Nghị quyết"]
