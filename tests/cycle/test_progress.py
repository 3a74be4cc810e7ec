"""How far the real programme has come: one state each, counts that add up, and whose days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr_cli.cycle.followed import followed
from ctr_cli.cycle.progress import OPEN, STATES, Standing, by_lateness, progress, totals
from ctr_cli.cycle.records import guard_of, records_of
from ctr_cli.cycle.seen import by_agency, reminded_of
from ctr_cli.model.office import Office
from ctr_cli.model.program import Program
from support import program_of
from support.amendments import amended, amended_programs, year_with_six_decisions
from support.follow_up import DAYS, PERIODS, follow_up_of, ground_of, records

pytestmark = pytest.mark.no_cover

APRIL = date(2026, 4, 12)
AUTUMN = date(2026, 10, 31)


def state_of(program: Program, name: str, on: date = APRIL, **record: Any) -> Standing:
    ground = ground_of(program, {"item": name, **record} if record else {"item": "btv-1.1"})
    (found,) = (item for item in progress(ground, on).items if item.item.id == name)
    return found


def test_92_of_the_107_items_are_followed(program: Program) -> None:
    assert len(followed(program)) == 92
    assert not any("nội dung khác" in item.item.text for item in followed(program))


def test_the_real_programme_in_april_with_nothing_reported(program: Program) -> None:
    found = progress(ground_of(program), APRIL)
    assert totals(found.items) == {
        "items": 92, "done_in_time": 0, "done_late": 0, "done_undated": 0, "not_arising": 0, "in_time": 66,
        "overdue": 22, "unconfirmed": 0, "unreported": 4, "dropped": 0, "moved_out": 0, "unplanned": 0,
    }  # fmt: skip
    assert {i.item.item.condition for i in found.items if i.state == "unreported"} == {
        "nếu có",
        "khi có chỉ đạo của Ủy ban nhân dân thành phố",
    }


@pytest.mark.parametrize(
    ("record", "state", "days"),
    [
        ({}, "overdue", 12),
        ({"status": "todo"}, "overdue", 12),
        ({"status": "submitted"}, "overdue", 12),
        ({"status": "done"}, "done_undated", None),
        ({"status": "done", "done": "2026-03-31"}, "done_in_time", None),
        ({"status": "done", "done": "2026-04-02"}, "done_late", 2),
        ({"status": "done", "done": "2026-04-13"}, "overdue", 12),
        ({"status": "done", "done": "2026-02-30"}, "done_undated", None),
        ({"status": "not_arising"}, "not_arising", None),
        ({"reports": [{"agency": "ubnd", "status": "done"}]}, "overdue", 12),
    ],
)
def test_the_state_of_a_march_item_in_april(
    program: Program, record: dict[str, Any], state: str, days: int | None
) -> None:
    found = state_of(program, "btv-3.8", **record)
    assert (found.state, found.days, found.due) == (state, days, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("record", "state"),
    [
        ({}, "unreported"),
        ({"status": "todo"}, "overdue"),
        ({"status": "doing"}, "overdue"),
        ({"reports": [{"agency": "ubnd", "status": "doing"}]}, "overdue"),
        ({"reports": [{"agency": "ubnd", "status": "not_arising"}]}, "not_arising"),
        ({"reports": [{"agency": "ubnd", "ask": {"drop": True}}]}, "unreported"),
        ({"reports": [{"agency": "ubnd", "status": "todo", "ask": {"drop": True}}]}, "unreported"),
        ({"ask": {"drop": True, "reason": "không còn phù hợp"}}, "unreported"),
        ({"note": "đã gọi điện hỏi"}, "unreported"),
        ({"reports": [{"agency": "ubnd", "ask": {"move": 5}}]}, "overdue"),
    ],
)
def test_a_conditional_item_is_overdue_only_where_somebody_says_that_it_arises(
    program: Program, record: dict[str, Any], state: str
) -> None:
    found = state_of(program, "bch-3.4", **record)
    assert found.state == state
    ground = ground_of(program)
    assert state == "overdue" or not reminded_of(ground, "ubnd", [found])


def test_what_is_due_within_seven_days_is_soon(program: Program) -> None:
    ground = ground_of(program)
    for on, soon in ((date(2026, 4, 22), False), (date(2026, 4, 23), True)):
        april = [i for i in progress(ground, on).items if i.item.meeting.id == "btv-4"]
        assert {i.due_soon for i in april} == {soon}
    last = [i for i in progress(ground, date(2026, 4, 30), within=0).items if i.due_soon]
    assert {i.days for i in last} == {0}


DATED = """\
format: 1
year: 2026
issuer: {name: Đảng ủy phường Đồ Sơn}
document: {place: Đồ Sơn, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: ubnd, name: Ủy ban nhân dân phường}
  - {id: van-phong, name: Văn phòng Đảng ủy}
bodies:
  - id: btv
    name: Ban Thường vụ
    meetings:
      - month: 3
        agencies: [Ủy ban nhân dân phường, Văn phòng Đảng ủy]
        items:
          - text: Cho ý kiến về Đề án chợ.
          - {text: Thông qua Kế hoạch ra quân., deadline: 2026-03-16}
          - {text: Ban hành Nghị quyết về du lịch., deadline: 2026-04-15}
          - {text: Thông qua Báo cáo quý I., deadline: 2026-03}
      - quarter: 2
        items: [{text: Cho ý kiến về quy hoạch., agencies: [Ủy ban nhân dân phường]}]
      - every: month
        items: [{text: Giao ban với các chi bộ., agencies: [Văn phòng Đảng ủy]}]
"""


def days_of(
    office: Office | None = None, on: date = date(2026, 3, 1), **parts: Any
) -> dict[str, tuple[date | None, date | None]]:
    ground = ground_of(program_of(DATED), **parts)
    ground = ground._replace(office=office or ground.office)
    found = progress(ground, on).items
    return {item.item.id: (item.due, item.papers_due) for item in found}


def test_due_days_without_a_day_of_the_meeting() -> None:
    assert days_of() == {
        "btv-3.1": (date(2026, 3, 31), None),
        "btv-3.2": (date(2026, 3, 31), date(2026, 3, 16)),
        "btv-3.3": (date(2026, 4, 15), None),
        "btv-3.4": (date(2026, 3, 31), None),
        "btv-q2.1": (date(2026, 6, 30), None),
        "btv-month.1": (date(2026, 12, 31), None),
    }


def test_a_deadline_within_the_months_of_a_meeting_without_a_day_may_be_that_of_its_papers() -> (
    None
):
    text = DATED.replace("về quy hoạch.,", "về quy hoạch., deadline: 2026-04,")
    text = text.replace("về Đề án chợ.", "về Đề án chợ.\n            deadline: 2026-02-20")
    ground = ground_of(program_of(text))
    found = {i.item.id: i for i in progress(ground, date(2026, 5, 10)).items}
    quarter, before = found["btv-q2.1"], found["btv-3.1"]
    assert (quarter.state, quarter.due, quarter.days) == ("overdue", date(2026, 4, 30), 10)
    assert (before.due, before.papers_due) == (date(2026, 3, 31), date(2026, 2, 20))


def test_papers_are_due_before_the_day_of_the_meeting_back_to_a_working_day() -> None:
    meetings = [{"meeting": "btv-3", "date": "2026-03-27"}]
    assert days_of(meetings=meetings)["btv-3.1"] == (date(2026, 3, 31), date(2026, 3, 20))
    assert days_of(meetings=meetings)["btv-3.2"][1] == date(2026, 3, 16)
    held = [{"meeting": "btv-3", "held": "2026-03-27"}]
    assert days_of(on=date(2026, 3, 27), meetings=held) == days_of(meetings=meetings)
    assert days_of(on=date(2026, 3, 26), meetings=held) == days_of()
    slower = Office(deadlines={"ubnd": 10})
    assert days_of(slower, meetings=meetings)["btv-3.1"][1] == date(2026, 3, 17)


def test_a_deadline_after_the_day_of_the_meeting_is_the_due_day() -> None:
    meetings = [{"meeting": "btv-3", "date": "2026-03-10"}]
    found = days_of(meetings=meetings)["btv-3.2"]
    assert found == (date(2026, 3, 16), date(2026, 3, 5))


def test_standing_work_is_followed_over_the_whole_year_only() -> None:
    ground = ground_of(program_of(DATED))
    for months in ((3,), (4, 5, 6)):
        ids = [item.item.id for item in progress(ground, APRIL, months).items]
        assert "btv-month.1" not in ids
    assert "btv-q2.1" in [i.item.id for i in progress(ground, APRIL, (5,)).items]


@pytest.fixture(scope="module")
def adjusted() -> Program:
    return program_of(year_with_six_decisions())


def states(program: Program, on: date, months: tuple[int, ...]) -> dict[str, str]:
    return {i.item.id: i.state for i in progress(ground_of(program), on, months).items}


def test_what_moved_counts_where_it_stands(adjusted: Program) -> None:
    assert states(adjusted, AUTUMN, (3,))["btv-3.8"] == "moved_out"
    assert states(adjusted, AUTUMN, (5,))["btv-3.8"] == "overdue"
    assert "btv-3.8" not in states(adjusted, AUTUMN, (4,))
    assert states(adjusted, AUTUMN, (3, 4, 5))["btv-3.8"] == "overdue"
    assert states(adjusted, date(2026, 6, 1), (3,))["btv-3.10"] == "dropped"
    assert states(adjusted, AUTUMN, (3,))["btv-3.10"] == "moved_out", (
        "brought back for another month"
    )
    year = tuple(range(1, 13))
    assert states(adjusted, AUTUMN, year)["btv-10.3"] == "moved_out"
    assert states(adjusted, AUTUMN, year)["bs-1"] == "unreported"


def test_decisions_count_up_to_the_day(adjusted: Program) -> None:
    assert states(adjusted, date(2026, 2, 24), (3,))["btv-3.8"] == "in_time"
    assert states(adjusted, date(2026, 2, 25), (3,))["btv-3.8"] == "moved_out"
    assert "bs-1" not in states(adjusted, date(2026, 4, 14), (5,))


def test_a_moved_meeting_takes_its_items_with_it(adjusted: Program) -> None:
    assert set(states(adjusted, AUTUMN, (9,)).values()) >= {"moved_out"}
    october = states(adjusted, AUTUMN, (10,))
    assert october["bch-5.1"] == "in_time"


def test_why_an_item_stands_where_it_does_is_known(adjusted: Program) -> None:
    decided = {item.id: item.decided for item in followed(adjusted, AUTUMN.isoformat())}
    reasons = {name: steps[-1].change.reason for name, steps in decided.items() if steps}
    assert reasons["btv-3.8"] == "chờ Thành ủy ban hành định hướng phát triển du lịch"
    assert reasons["btv-3.10"] == "đã có quy hoạch chung"
    assert reasons["btv-10.3"] == "chờ kế hoạch sử dụng đất của thành phố"
    assert reasons["bch-5.1"] == "lùi thời gian theo chỉ đạo chung"
    assert reasons["bs-1"] == "chưa đủ hồ sơ"
    assert decided["btv-1.1"] == ()
    moved = {item.id for item in followed(adjusted, AUTUMN.isoformat()) if item.moved}
    assert {"btv-3.8", "bch-5.1", "bs-1"} <= moved
    assert "btv-1.1" not in moved


@settings(max_examples=12)
@given(data=st.data(), on=DAYS, months=PERIODS)
def test_every_item_has_one_state_and_counts_add_up(
    program: Program, data: st.DataObject, on: date, months: tuple[int, ...]
) -> None:
    changed = data.draw(amended_programs(program))
    follow_up = data.draw(records(changed))
    ground = ground_of(changed)._replace(follow_up=follow_up)
    found = progress(ground, on, months)
    ids = [item.item.id for item in found.items]
    assert len(ids) == len(set(ids))
    counts = totals(found.items)
    assert counts["items"] == len(ids) == sum(counts[state] for state in STATES)
    for item in found.items:
        if item.state == "overdue":
            assert item.due and item.due < on and item.days == (on - item.due).days
        if item.due_soon:
            assert item.state == "in_time" and item.due
            assert min(item.due, item.papers_due or item.due) <= on + timedelta(days=7)
    if len(months) == 12:
        in_force_or_gone = {i.id for i in followed(changed, on.isoformat())}
        assert set(ids) == in_force_or_gone
    order = [item.days for item in by_lateness(found.items) if item.state == "overdue"]
    assert order == sorted(order, key=lambda days: -(days or 0))


@settings(max_examples=5)
@given(data=st.data(), on=DAYS)
def test_months_part_the_year(program: Program, data: st.DataObject, on: date) -> None:
    changed = data.draw(amended_programs(program))
    ground = ground_of(changed)
    here = [
        item.item.id
        for month in range(1, 13)
        for item in progress(ground, on, (month,)).items
        if item.state not in ("moved_out", "dropped")
    ]
    whole = [
        i.item.id for i in progress(ground, on).items if i.state not in ("moved_out", "dropped")
    ]
    assert sorted(here) == sorted(whole)


def test_a_shared_item_counts_for_every_agency_of_it(program: Program) -> None:
    ground = ground_of(program)
    found = progress(ground, APRIL)
    shares = by_agency(ground, found)
    assert list(shares)[:3] == ["hdnd", "ubnd", "van-phong"]
    assert {name: len(items) for name, items in shares.items()}["ubnd"] == 88
    assert sum(len(items) for items in shares.values()) > len(found.items)


def test_who_is_in_charge_of_an_agency_or_of_one_in_a_group(program: Program) -> None:
    office = Office.model_validate(
        {
            "members": [
                {"name": "Trần Thị B", "agencies": ["ubkt"]},
                {"name": "Nguyễn Văn A", "post": "Phó Bí thư", "agencies": ["chuyen-trach"]},
                {"name": "Lê Văn C", "agencies": ["cong-an"]},
            ]
        }
    )
    found = progress(ground_of(program, office=office), APRIL)
    members = {item.item.id: item.members for item in found.items}
    assert members["bch-4.3"] == ["Trần Thị B", "Nguyễn Văn A"]
    assert members["bch-4.2"] == ["Nguyễn Văn A"]
    assert members["bch-4.4"] == []
    assert members["btv-1.1"] == ["Nguyễn Văn A", "Lê Văn C"]


def test_who_is_asked_again(program: Program) -> None:
    ground = ground_of(
        program,
        {"item": "btv-3.1", "reports": [{"agency": "ubnd", "status": "doing"}]},
        {"item": "btv-3.2", "reports": [{"agency": "ubnd", "status": "submitted"}]},
        {"item": "btv-3.3", "status": "submitted"},
        {"item": "bch-3.4", "reports": [{"agency": "ubnd", "status": "doing"}]},
    )
    found = {item.item.id: item for item in progress(ground, APRIL).items}
    asked = {
        (name, agency)
        for name, item in found.items()
        for agency in ("ubnd", "hdnd")
        if reminded_of(ground, agency, [item])
    }
    assert ("btv-3.1", "ubnd") not in asked, "of a shared item it has reported something"
    assert ("btv-3.1", "hdnd") in asked
    assert ("btv-3.2", "ubnd") not in asked
    assert not {("btv-3.3", "ubnd"), ("btv-3.3", "hdnd")} & asked
    assert ("bch-3.4", "ubnd") in asked, "its own item, late, and the condition has come true"
    assert ("btv-3.8", "ubnd") in asked
    assert all(found[name].state in OPEN for name, _ in asked)


def test_a_guard_leads_to_the_one_item_of_the_meeting_it_fits(program: Program) -> None:
    items = followed(program)
    by_id = {item.id: item for item in items}
    right = guard_of(by_id["btv-3.8"].signed)
    for name, guard, meant in (
        ("btv-3.8", right, "btv-3.8"),
        ("btv-3.8", right.upper(), "btv-3.8"),
        ("btv-3.1", right, "btv-3.8"),
        ("btv-4.1", right, None),
        ("btv-3.1", "Không có câu nào như thế", None),
        ("btv-3.1", None, "btv-3.1"),
        ("btv-3.99", right, None),
    ):
        found = records_of(follow_up_of({"item": name, "text": guard, "status": "done"}), items)
        assert list(found.of) == ([meant] if meant else []), (name, guard)
        assert len(found.strays) == (meant is None)


def test_a_record_never_follows_its_words_onto_another_record(program: Program) -> None:
    items = followed(program)
    right = guard_of(next(item.signed for item in items if item.id == "btv-3.8"))
    follow_up = follow_up_of({"item": "btv-3.1", "text": right}, {"item": "btv-3.8"})
    found = records_of(follow_up, items)
    assert list(found.of) == ["btv-3.8"]
    assert [(stray.at, stray.why) for stray in found.strays] == [(0, "guard")]


def test_the_guard_is_of_the_text_as_signed(program: Program) -> None:
    changed = amended(program, {"reword": "btv-3.8", "text": "Cho ý kiến về Đề án khác hẳn."})
    (item,) = (item for item in followed(changed) if item.id == "btv-3.8")
    assert item.item.text == "Cho ý kiến về Đề án khác hẳn."
    record = {"item": "btv-3.8", "text": guard_of(item.signed), "status": "done"}
    assert "btv-3.8" in records_of(follow_up_of(record), followed(changed)).of


def test_every_guard_fits_its_own_item(program: Program) -> None:
    for item in followed(program):
        follow_up = follow_up_of({"item": item.id, "text": guard_of(item.signed)})
        assert list(records_of(follow_up, followed(program)).of) == [item.id]
