"""What is recorded of items, of agencies' parts and of meetings held, on the real programme."""

from typing import Any

import pytest

from ctr_cli.cycle.followed import Followed, followed
from ctr_cli.cycle.records import Records, guard_of, records_of
from ctr_cli.cycle.tracking import Held, after_meeting, with_item, with_meeting, with_report
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import FollowUp, MeetingRecord
from ctr_cli.model.program import Program
from support import REAL, program_of
from support.follow_up import follow_up_of

KNOWN = directory(program_of(REAL.read_text("utf-8")))
HELD = {"held": "2026-03-25", "conclusion": "52-TB/ĐU"}


@pytest.fixture(scope="module")
def items(program: Program) -> dict[str, Followed]:
    return {item.id: item for item in followed(program)}


@pytest.fixture(scope="module")
def march(items: dict[str, Followed]) -> list[Followed]:
    return [item for item in items.values() if item.meeting.id == "btv-3"]


def known(follow_up: FollowUp, items: dict[str, Followed]) -> Records:
    return records_of(follow_up, items.values())


def as_records(follow_up: FollowUp) -> dict[str, dict[str, Any]]:
    return {
        r.item: r.model_dump(exclude_defaults=True, exclude={"item", "text"})
        for r in follow_up.items
    }


def test_a_new_record_bears_the_first_words_of_its_item(items: dict[str, Followed]) -> None:
    before = follow_up_of()
    after = with_item(before, known(before, items), items["btv-3.8"], {"status": "doing"})
    (record,) = after.items
    assert record.text == guard_of(items["btv-3.8"].signed)
    assert record.text.endswith("…")
    assert before.items == []


def test_a_record_that_says_nothing_yet_stays_where_another_is_tracked(
    items: dict[str, Followed],
) -> None:
    before = follow_up_of({"item": "btv-3.1"}, {"item": "btv-3.8", "status": "doing"})
    records = known(before, items)
    after = with_item(before, records, items["btv-3.8"], {"status": None})
    assert as_records(after) == {"btv-3.1": {}}


def test_reports_of_agencies_stand_beside_one_another(items: dict[str, Followed]) -> None:
    before = follow_up_of({"item": "btv-3.8", "status": "doing"})
    records = known(before, items)
    after = before
    for agency, status in (("ubnd", "doing"), ("hdnd", "done"), ("ubnd", "submitted")):
        after = with_report(after, records, items["btv-3.8"], agency, {"status": status})
        after = with_report(after, records, items["btv-3.1"], agency, {"status": status})
    both = [{"agency": "ubnd", "status": "submitted"}, {"agency": "hdnd", "status": "done"}]
    assert as_records(after) == {
        "btv-3.8": {"status": "doing", "reports": both},
        "btv-3.1": {"reports": both},
    }


def test_a_record_that_follows_its_words_is_the_one_that_changes(
    items: dict[str, Followed],
) -> None:
    before = follow_up_of({"item": "btv-3.1", "text": guard_of(items["btv-3.8"].signed)})
    after = with_item(before, known(before, items), items["btv-3.8"], {"status": "done"})
    assert as_records(after) == {"btv-3.1": {"status": "done"}}


def held(
    follow_up: FollowUp,
    items: dict[str, Followed],
    march: list[Followed],
    *excepted: str,
    **values: Any,
) -> Held:
    records = known(follow_up, items)
    given = values or HELD
    return after_meeting(KNOWN, follow_up, records, "btv-3", march, given, excepted)


def test_a_meeting_held_makes_its_items_done(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    found = held(follow_up_of(), items, march)
    assert len(found.done) == 8
    assert found.left == dict.fromkeys(("btv-3.6", "btv-3.7"), "có điều kiện (nếu có)")
    assert found.follow_up.meetings == [MeetingRecord.model_validate({"meeting": "btv-3", **HELD})]
    done = {"status": "done", "done": "2026-03-25", "result": "52-TB/ĐU"}
    assert as_records(found.follow_up) == dict.fromkeys(found.done, done)


def test_what_has_a_record_of_its_own_is_left_alone(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    reports = [{"agency": "ubnd", "status": "submitted"}]
    before = follow_up_of(
        {"item": "btv-3.1", "status": "doing"},
        {"item": "btv-3.2", "status": "done", "done": "2026-03-20", "result": "12-NQ/ĐU"},
        {"item": "btv-3.3", "reports": reports},
    )
    found = held(before, items, march, "btv-3.8")
    after = as_records(found.follow_up)
    assert after["btv-3.1"] == {"status": "doing"}
    assert after["btv-3.2"]["result"] == "12-NQ/ĐU"
    assert after["btv-3.3"]["status"] == "done" and after["btv-3.3"]["reports"] == reports
    assert "btv-3.8" not in after
    assert list(found.left) == ["btv-3.1", "btv-3.2", "btv-3.6", "btv-3.7", "btv-3.8"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"status": "todo"}, "báo Chưa làm"),
        ({"status": "doing", "on": "2026-03-20"}, "báo Đang làm"),
        ({"status": "not_arising"}, "báo Không phát sinh"),
        ({"ask": {"move": 8, "reason": "chờ số liệu"}}, "đề nghị chuyển đến tháng 8, chờ số liệu"),
        ({"ask": {"move": 2027}}, "đề nghị chuyển đến năm 2027"),
        ({"ask": {"move": "btv-9"}}, "đề nghị chuyển đến btv-9"),
        ({"ask": {"drop": True}}, "đề nghị bỏ"),
        ({"ask": {"reason": "Xin lùi sang quý III"}}, "đề nghị xin lùi sang quý III"),
        ({"status": "submitted", "ask": {"reason": "xin lùi sang tuần sau"}}, None),
        ({"status": "submitted"}, None),
        ({"ask": {"move": 3}}, None),
        ({"ask": {"move": "btv-3"}}, None),
        ({"ask": {"reason": "hỗ trợ máy chiếu"}}, None),
    ],
)
def test_what_an_agency_reports_otherwise_stays_and_is_named(
    items: dict[str, Followed], march: list[Followed], said: dict[str, Any], why: str | None
) -> None:
    before = follow_up_of({"item": "btv-3.3", "reports": [{"agency": "ubnd", **said}]})
    found = held(before, items, march)
    assert ("btv-3.3" in found.done) == (why is None)
    assert found.against == (["btv-3.3"] if why else [])
    if why:
        assert found.left["btv-3.3"] == f"Ủy ban nhân dân phường {why}"
    again = held(found.follow_up, items, march, conclusion="52-TB/ĐU")
    assert again.taken_back == {}


def test_that_it_does_not_arise_for_one_is_no_word_against_what_another_brought(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    reports = [
        {"agency": "ubnd", "status": "submitted"},
        {"agency": "hdnd", "status": "not_arising"},
    ]
    found = held(follow_up_of({"item": "btv-3.1", "reports": reports}), items, march)
    assert "btv-3.1" in found.done
    asked = {"ask": {"move": 5, "reason": "chờ Thành ủy"}}
    assert held(follow_up_of({"item": "btv-3.1", **asked}), items, march).against == ["btv-3.1"]


def test_conditional_items_are_left_alone(items: dict[str, Followed]) -> None:
    conference = [item for item in items.values() if item.meeting.id == "bch-3"]
    none = follow_up_of()
    found = after_meeting(KNOWN, none, known(none, items), "bch-3", conference, HELD)
    assert list(found.left) == ["bch-3.4"]
    assert found.done == ["bch-3.1", "bch-3.2", "bch-3.3"]


def test_the_same_again_changes_nothing(items: dict[str, Followed], march: list[Followed]) -> None:
    once = held(follow_up_of(), items, march).follow_up
    assert held(once, items, march).follow_up == once


def test_a_conclusion_that_comes_later_reaches_the_items(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    first = held(follow_up_of(), items, march, held="2026-03-25").follow_up
    own = known(first, items)
    first = with_item(first, own, items["btv-3.8"], {"result": "12-NQ/ĐU"})
    found = held(first, items, march, conclusion="52-TB/ĐU")
    results = {r.item: r.result for r in found.follow_up.items}
    assert results.pop("btv-3.8") == "12-NQ/ĐU"
    assert set(results.values()) == {"52-TB/ĐU"}
    assert {r.done for r in found.follow_up.items} == {"2026-03-25"}


def test_a_day_set_right_is_set_right_for_the_items(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    first = held(follow_up_of(), items, march).follow_up
    found = held(first, items, march, held="2026-03-26")
    assert {r.done for r in found.follow_up.items} == {"2026-03-26"}
    assert {r.result for r in found.follow_up.items} == {"52-TB/ĐU"}


def test_values_of_a_meeting_add_up_and_go(items: dict[str, Followed]) -> None:
    after = with_meeting(follow_up_of(), "btv-3", {"date": "2026-03-25"})
    after = with_meeting(after, "btv-3", {"start": "08:00"})
    after = with_meeting(after, "bch-3", {"place": "Hội trường"})
    after = with_meeting(after, "btv-3", {"date": None})
    assert after.meetings == [
        MeetingRecord(meeting="btv-3", start="08:00", redated=1),
        MeetingRecord(meeting="bch-3", place="Hội trường"),
    ]


def test_a_later_conclusion_does_not_reach_what_was_excepted(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    first = held(follow_up_of(), items, march, "btv-3.8", held="2026-03-25").follow_up
    found = held(first, items, march, conclusion="52-TB/ĐU")
    assert "btv-3.8" not in as_records(found.follow_up)
    assert found.left["btv-3.8"] == "chưa xong khi họp"
    assert as_records(found.follow_up)["btv-3.1"]["result"] == "52-TB/ĐU"


def test_an_exception_made_later_takes_the_record_back(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    before = follow_up_of({"item": "btv-3.9", "reports": [{"agency": "ubnd", "status": "doing"}]})
    first = held(before, items, march).follow_up
    after = as_records(held(first, items, march, "btv-3.8", "btv-3.9", **HELD).follow_up)
    assert "btv-3.8" not in after
    assert after["btv-3.9"] == {"reports": [{"agency": "ubnd", "status": "doing"}]}
    assert after["btv-3.1"]["status"] == "done"


def test_a_meeting_that_was_not_held_after_all_leaves_nothing_done(
    items: dict[str, Followed], march: list[Followed]
) -> None:
    own = {"item": "btv-3.2", "status": "done", "done": "2026-03-20"}
    first = held(follow_up_of(own), items, march).follow_up
    found = held(first, items, march, held=None)
    assert as_records(found.follow_up) == {"btv-3.2": {"status": "done", "done": "2026-03-20"}}
    assert found.done == []
