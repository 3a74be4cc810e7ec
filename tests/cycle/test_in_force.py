"""The programme in force: what each kind of change does, by ids that never shift."""

from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.decisions import Decision, decision_of
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.recording import new_meeting_id, recorded
from ctr_cli.cycle.replay import replayed
from ctr_cli.cycle.slips import slips
from ctr_cli.model.meetings import meeting_title
from ctr_cli.model.program import Item, Meeting, MovedItem, Program
from ctr_cli.model.values import Assignment
from support import REAL, program_of
from support.amendments import (
    amended,
    amended_programs,
    ids_of,
    year_with_six_decisions,
)
from support.councils import FIELD, MID_YEAR, council

ISSUED = program_of(REAL.read_bytes())


def meeting(program: Program, name: str) -> Meeting:
    return next(m for body in program.bodies for m in body.meetings if m.id == name)


def item(program: Program, name: str) -> Item:
    return next(i for b in program.bodies for m in b.meetings for i in m.items if i.id == name)


def after(*changes: Any, **decision: Any) -> Program:
    return in_force(amended(ISSUED, *changes, **decision))


def fault(*changes: Any, **decision: Any) -> str:
    (found,) = replayed(amended(ISSUED, *changes, **decision)).faults
    return found.code


def test_without_decisions_it_is_the_programme_itself() -> None:
    assert in_force(ISSUED) is ISSUED


def test_a_year_with_six_decisions() -> None:
    program = program_of(year_with_six_decisions())
    assert replayed(program).faults == []
    now = ids_of(in_force(program))
    assert now["btv-3"] == [f"btv-3.{n}" for n in (1, 2, 3, 4, 5, 6, 7, 9, 11)]
    assert now["btv-5"] == ["btv-5.1", "btv-5.2", "btv-5.3", "btv-5.4", "btv-3.8", "btv-5.5"]
    assert now["btv-7"][-2:] == ["bs-1", "btv-7.6"]
    assert now["btv-11"][-2:] == ["btv-3.10", "btv-11.7"]
    assert now["hn-1"] == ["bs-2"]
    assert "btv-10.3" not in all_ids(now)
    assert list(now)[:5] == ["bch-3", "bch-4", "hn-1", "bch-5", "bch-6"]


def test_it_is_asked_for_a_day() -> None:
    program = program_of(year_with_six_decisions())
    assert "bs-1" in ids_of(in_force(program, "2026-06-19"))["btv-5"]
    assert "bs-1" in ids_of(in_force(program, "2026-06-20"))["btv-7"]
    assert ids_of(in_force(program, "2026-02-24")) == ids_of(ISSUED)


def test_an_item_moved_to_a_month_stands_before_the_open_end_and_knows_where_it_was() -> None:
    now = after({"move": "btv-9.4", "to": "11"})
    assert ids_of(now)["btv-11"][-2:] == ["btv-9.4", "btv-11.7"]
    moved = item(now, "btv-9.4")
    assert isinstance(moved, MovedItem)
    assert (moved.moved_from, moved.moved_note) == ("btv-9", "chuyển từ tháng 9")


def test_an_item_moved_to_another_body_says_which_it_was() -> None:
    moved = item(after({"move": "btv-9.4", "to": "bch-5"}), "btv-9.4")
    assert isinstance(moved, MovedItem)
    assert moved.moved_note == "chuyển từ hội nghị Ban Thường vụ Đảng ủy phường tháng 9"


def all_ids(by_meeting: dict[str, list[str]]) -> list[str]:
    return [name for names in by_meeting.values() for name in names]


def names(entries: list[Assignment]) -> list[str]:
    return [entry.agency for entry in entries]


def test_agencies_on_the_line_of_its_meeting_go_with_a_moved_item() -> None:
    now = after({"move": "btv-1.8", "to": "btv-4"})
    assert names(item(now, "btv-1.8").agencies) == names(meeting(ISSUED_WITH_IDS, "btv-1").agencies)


def test_agencies_equal_to_the_line_it_comes_under_are_not_said_twice() -> None:
    # The lines of July and August are the same.
    assert item(after({"move": "btv-7.2", "to": "btv-8"}), "btv-7.2").agencies == []


def test_agencies_follow_through_two_moves_and_back() -> None:
    there = amended(ISSUED, {"move": "btv-1.8", "to": "btv-4"})
    on = amended(there, {"move": "btv-1.8", "to": "btv-5"}, date="2026-04-02")
    assert names(item(in_force(on), "btv-1.8").agencies) == names(
        item(in_force(there), "btv-1.8").agencies
    )
    back = amended(there, {"move": "btv-1.8", "to": "btv-1"}, date="2026-04-02")
    now = item(in_force(back), "btv-1.8")
    assert now.agencies == [] and not isinstance(now, MovedItem)


def test_an_added_item_without_agencies_takes_the_line() -> None:
    now = after({"add": "bs-1", "to": "btv-9", "text": "Cho ý kiến về chợ."})
    assert item(now, "bs-1").agencies == []
    assert ids_of(now)["btv-9"][-2:] == ["bs-1", "btv-9.8"]


def test_what_comes_back_stands_in_its_own_place() -> None:
    dropped = amended(ISSUED, {"drop": "btv-10.3"})
    assert "btv-10.3" not in ids_of(in_force(dropped))["btv-10"]
    back = amended(dropped, {"move": "btv-10.3", "to": "btv-10"}, date="2026-04-02")
    assert ids_of(in_force(back)) == ids_of(ISSUED)
    there = amended(ISSUED, {"move": "btv-9.4", "to": "11"}, {"move": "btv-9.1", "to": "11"})
    back = amended(there, {"move": "btv-9.4", "to": "9"}, date="2026-04-02")
    assert ids_of(in_force(back))["btv-9"][:3] == ["btv-9.2", "btv-9.3", "btv-9.4"]


def test_words_and_agencies_are_changed_where_they_stand() -> None:
    now = after(
        {"reword": "btv-9.2", "text": "Thông qua tờ trình."},
        {"assign": "btv-9.1", "agencies": ["UBND phường"]},
    )
    assert ids_of(now) == ids_of(ISSUED)
    assert item(now, "btv-9.2").text == "Thông qua tờ trình."
    assert names(item(now, "btv-9.1").agencies) == ["UBND phường"]


COUNCIL = council(
    """\
      - {number: 1, month: 3, items: [{text: Bầu các chức danh., agencies: [Ủy ban nhân dân phường]}]}
""",
    MID_YEAR,
    """\
      - number: 3
        month: 12
        title: Kỳ họp thứ 3 (Quý IV, tháng 12/2026)
        items: [{text: Báo cáo năm 2026., agencies: [Ủy ban nhân dân phường]}]
""",
)


def titles(*changes: Any) -> list[str | None]:
    return [m.title for m in in_force(amended(program_of(COUNCIL), *changes)).bodies[0].meetings]


def test_a_title_says_the_number_that_its_meeting_has_now() -> None:
    session = {"meet": "hn-1", "body": "hdnd", "month": 5, "number": 2, "kind": "extraordinary"}
    assert titles(session) == [
        None,
        None,
        "Kỳ họp thứ ba, kỳ họp thường lệ giữa năm (tháng 7/2026)",
        "Kỳ họp thứ 4 (Quý IV, tháng 12/2026)",
    ]


def test_a_title_says_the_month_that_its_meeting_is_moved_to() -> None:
    assert titles({"move": "hdnd-2", "to": "8"}, {"move": "hdnd-3", "to": "11"})[1:] == [
        "Kỳ họp thứ hai, kỳ họp thường lệ giữa năm (tháng 8/2026)",
        "Kỳ họp thứ 3 (Quý IV, tháng 11/2026)",
    ]


def test_the_first_meeting_of_a_term_is_thu_nhat() -> None:
    council = program_of(COUNCIL)
    (body,) = council.bodies
    title = meeting_title(council, body, body.meetings[0])
    assert title == "Kỳ họp thứ nhất Hội đồng nhân dân phường (tháng 3/2026)"
    party = program_of(COUNCIL.replace("Hội đồng nhân dân phường\n    m", "Ban Chấp hành\n    m"))
    (body,) = party.bodies
    title = meeting_title(party, body, body.meetings[0])
    assert title == "Hội nghị Ban Chấp hành lần thứ nhất (tháng 3/2026)"


def test_a_new_conference_takes_its_number_and_those_after_print_one_higher() -> None:
    now = after({"meet": "hn-1", "body": "bch", "month": 8, "number": 5, "kind": "extraordinary"})
    assert [(m.id, m.number) for m in now.bodies[0].meetings] == [
        ("bch-3", 3), ("bch-4", 4), ("hn-1", 5), ("bch-5", 6), ("bch-6", 7),
    ]  # fmt: skip


def numbers(*changes: Any) -> list[tuple[str | None, int | None]]:
    made = replayed(amended(ISSUED, *changes))
    assert made.faults == []
    return [(m.id, m.number) for m in made.program.bodies[0].meetings]


def test_a_conference_is_cancelled_once_nothing_stands_before_it() -> None:
    new = {"meet": "hn-1", "body": "bch", "month": 8, "number": 5}
    item = {"add": "bs-1", "to": "hn-1", "text": "Giới thiệu nhân sự."}
    gone = ({"drop": "bs-1"}, {"drop": "hn-1"})
    signed = [("bch-3", 3), ("bch-4", 4), ("bch-5", 5), ("bch-6", 6)]
    assert numbers(new, item, *gone) == signed
    (found,) = replayed(amended(ISSUED, new, item, {"drop": "hn-1"})).faults
    assert found.code == "CTR229" and "bs-1" in found.problem.message
    again = amended(amended(ISSUED, new, *gone[1:]), {"move": "hn-1", "to": "7"}, date="2026-05-02")
    back = in_force(again).bodies[0].meetings
    assert [(m.id, m.number) for m in back][2:4] == [("hn-1", 5), ("bch-5", 6)]
    (found,) = replayed(amended(again, {"meet": "hn-2", "body": "bch"}, date="2026-05-03")).faults
    assert found.code == "CTR220"


def test_the_open_end_goes_with_a_cancelled_meeting() -> None:
    moved = [{"move": f"btv-9.{n}", "to": "11"} for n in range(1, 8)]
    now = ids_of(after(*moved, {"drop": "btv-9"}))
    assert "btv-9" not in now and "btv-9.8" not in all_ids(now)


def test_a_moved_conference_may_take_the_number_of_its_new_place() -> None:
    after_bch_5 = {"move": "bch-4", "to": "10", "number": 5}
    now = [("bch-3", 3), ("bch-5", 4), ("bch-4", 5), ("bch-6", 6)]
    assert numbers(after_bch_5) == now
    assert numbers({"move": "bch-4", "to": "10"}, after_bch_5) == now
    taken = {"meet": "hn-1", "body": "bch", "month": 8, "number": 5}
    (found,) = replayed(amended(ISSUED, {"move": "bch-4", "to": "10"}, taken)).faults
    assert found.code == "CTR230", "no two conferences have one number"


def test_a_meeting_is_moved_with_its_items_and_loses_its_day() -> None:
    now = after({"move": "bch-4", "to": "7"})
    assert meeting(now, "bch-4").month == 7
    assert ids_of(now)["bch-4"] == ids_of(ISSUED)["bch-4"]
    assert not any(isinstance(i, MovedItem) for i in meeting(now, "bch-4").items)


def test_what_is_moved_to_another_year_leaves_this_one() -> None:
    now = ids_of(after({"move": "bch-4", "to": "2027"}, {"move": "btv-3.8", "to": "2027"}))
    assert "bch-4" not in now
    assert "btv-3.8" not in all_ids(now)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"move": "btv-9.44", "to": "11"}, "CTR221"),
        ({"drop": "btv-9"}, "CTR229"),
        ({"move": "btv-9.4", "to": "11", "number": 5}, "CTR220"),
        ({"move": "bch-4", "to": "10", "number": 4}, "CTR230"),
        ({"move": "bch-4", "to": "10", "number": 9}, "CTR230"),
        ({"move": "btv-9.4", "to": "btv-9"}, "CTR223"),
        ({"move": "btv-9.4", "to": "9"}, "CTR223"),
        ({"move": "bch-4", "to": "6"}, "CTR223"),
        ({"move": "btv-9.4", "to": "btv-13"}, "CTR227"),
        ({"move": "btv-9.4", "to": "13"}, "CTR228"),
        ({"move": "bch-4.2", "to": "7"}, "CTR228"),
        ({"move": "btv-9.4", "to": "2026"}, "CTR228"),
        ({"move": "bch-4", "to": "btv-7"}, "CTR228"),
        ({"add": "bs-1", "to": "9", "text": "Một."}, "CTR228"),
        ({"add": "btv-9.4", "to": "btv-9", "text": "Một."}, "CTR226"),
        ({"add": "bs-1", "to": "btv-9"}, "CTR220"),
        ({"move": "btv-9.4"}, "CTR220"),
        ({"meet": "hn-1", "body": "hdnd", "month": 8}, "CTR227"),
        ({"meet": "hn-1", "body": "btv", "month": 8}, "CTR230"),
        ({"meet": "hn-1", "body": "bch", "month": 8, "number": 9}, "CTR230"),
        ({"meet": "hn-1", "body": "bch", "month": 2, "number": 5}, "CTR230"),
        ({"meet": "hn-1", "body": "bch"}, "CTR220"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(change: dict[str, Any], code: str) -> None:
    assert fault(change) == code
    assert ids_of(after(change)) == ids_of(ISSUED)


def test_what_left_the_programme_can_only_be_moved_back() -> None:
    dropped = amended(ISSUED, {"drop": "btv-9.4"}, {"move": "bch-4", "to": "2027"})
    for change in ({"drop": "btv-9.4"}, {"reword": "btv-9.4", "text": "Một."}, {"drop": "bch-4.1"}):
        (found,) = replayed(amended(dropped, change, date="2026-04-02")).faults
        assert found.code == "CTR229"


def test_a_meeting_put_off_into_the_month_of_another_is_held_beside_it() -> None:
    both = after({"move": "btv-3", "to": "4"})
    assert [str(m.id) for m in both.bodies[1].meetings if m.month == 4] == ["btv-4", "btv-3"]


def test_several_meetings_in_a_month_are_named() -> None:
    two = amended(ISSUED, {"meet": "hn-1", "body": "btv", "month": 8, "kind": "thematic"})
    (found,) = replayed(amended(two, {"move": "btv-9.4", "to": "8"}, date="2026-04-02")).faults
    assert found.code == "CTR228"
    assert "btv-8, hn-1" in found.problem.hint


ISSUED_WITH_IDS = after({"drop": "btv-12.6"})


@seed(20261128)
@settings(max_examples=40)
@given(st.data())
def test_no_item_is_lost_or_doubled_and_ids_stay(data: Any) -> None:
    program = data.draw(amended_programs(ISSUED))
    replay = replayed(program)
    now = ids_of(replay.program)
    standing = all_ids(now)
    assert len(set(standing)) == len(standing)
    assert len(set(now)) == len(now)
    issued = set(all_ids(ids_of(ISSUED)))
    added = {d.step.id for d in replay.done if d.step.verb == "add"}
    last = {done.step.id: done for done in replay.done}
    out = {name for name, done in last.items() if done.after is None}
    if not any(done.before and not done.before.item for done in replay.done):
        assert set(standing) == (issued | added) - out
    assert set(standing) <= issued | added
    assert len(replay.done) + len(replay.faults) == sum(len(a.changes) for a in program.amendments)
    for m in (m for body in replay.program.bodies for m in body.meetings):
        open_ends = [is_catch_all(i.text) for i in m.items]
        assert open_ends == sorted(open_ends)


def test_work_of_a_field_goes_to_any_month_for_nobody_meets() -> None:
    issued = program_of(council(MID_YEAR) + FIELD)
    words = {"text": "Giám sát chợ.", "agencies": ["Ủy ban nhân dân phường"]}
    made = amended(
        issued,
        {"move": "giam-sat-8.1", "to": "9"},
        {"add": "bs-1", "to": "giam-sat-11", **words},
        {"move": "giam-sat-4.1", "to": "11"},
    )
    now = replayed(made)
    assert now.faults == []
    assert ids_of(now.program) | {"hdnd-2": []} == {
        "hdnd-2": [],
        "giam-sat-4": [],
        "giam-sat-8": [],
        "giam-sat-9": ["giam-sat-8.1"],
        "giam-sat-11": ["bs-1", "giam-sat-4.1"],
    }
    moved = item(now.program, "giam-sat-8.1")
    assert isinstance(moved, MovedItem) and moved.moved_note == "chuyển từ tháng 8"
    back = amended(made, {"move": "giam-sat-8.1", "to": "8"}, date="2026-09-01")
    assert ids_of(in_force(back))["giam-sat-8"] == ["giam-sat-8.1"]
    (found,) = replayed(amended(issued, {"move": "giam-sat-8.1", "to": "13"})).faults
    assert found.code == "CTR228"


@pytest.mark.parametrize(
    ("to", "there"),
    [("4", "giam-sat-q4"), ("11", "giam-sat-q4"), ("giam-sat-11", "giam-sat-q4"),
     ("giam-sat-q4", "giam-sat-q4"), ("5", "giam-sat-q2"), ("giam-sat-q1", "giam-sat-q1")],
)  # fmt: skip
def test_work_of_a_field_by_quarters_goes_to_the_quarter_meant(to: str, there: str) -> None:
    quarters = FIELD.replace("month: 4", "quarter: 2").replace("month: 8", "quarter: 3")
    issued = program_of(council(MID_YEAR) + quarters)
    on = Decision("2026-03-20", None, "Ban Thường vụ Đảng ủy")
    made = recorded(issued, on, {"move": "giam-sat-q3.1", "to": to, "reason": "Chờ."})
    assert made.done and (made.problems, made.done.step.change.to) == ([], there)
    if to.startswith("giam-sat"):
        new = {"add": "bs-1", "to": to, "text": "Giám sát chợ.", "reason": "Theo chỉ đạo."}
        made = recorded(made.program, on, new)
    assert slips(made.program) == []
    again = {"body": "giam-sat", "quarter": int(there[-1])}
    name = new_meeting_id(made.program, again)
    twice = recorded(made.program, on, {"meet": name, **again, "reason": "Thêm."})
    assert there in twice.problems[0].message, "it is there already"
    assert ids_of(in_force(made.program))[there][-1] in ("giam-sat-q3.1", "bs-1")


@seed(20261130)
@settings(max_examples=30)
@given(st.data())
def test_what_is_recorded_is_never_wrong_afterwards(data: Any) -> None:
    program = ISSUED
    for decision in data.draw(amended_programs(ISSUED)).amendments:
        for change in decision.changes:
            values = change.model_dump(exclude_unset=True)
            made = recorded(program, decision_of(decision), values)
            program = program if made.problems else made.program
    assert slips(program) == []
