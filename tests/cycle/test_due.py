"""One rule tells until when an item is in time: open or done, its meeting's day planned or recorded when it was held."""

from datetime import date, timedelta
from typing import Any

import pytest

from ctr_cli.cycle.progress import Standing, progress, totals
from ctr_cli.cycle.seen import by_agency, reminded_of
from support import program_of
from support.follow_up import ground_of

PROGRAM = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân xã Mường Khoa}
document: {place: Mường Khoa, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: ubnd, name: UBND xã}
  - {id: kinh-te, name: Ban Kinh tế - Ngân sách}
bodies:
  - id: tt
    name: Thường trực Hội đồng nhân dân xã
    meetings:
      - month: 5
        items:
          - {text: Cho ý kiến về dự toán mua sắm., agencies: [UBND xã], deadline: 2026-05-08}
          - text: Cho ý kiến về phương án cấp nước thôn Phiêng Bay.
            agencies: [{agency: UBND xã, role: submit}, {agency: Ban Kinh tế - Ngân sách, role: verify}]
      - quarter: 3
        items: [{text: Cho ý kiến về giá đất., agencies: [UBND xã], deadline: 2026-08-10}]
  - id: giam-sat
    name: Giám sát chuyên đề
    meetings:
      - month: 5
        items: [{text: Giám sát thu gom rác thải., agencies: [UBND xã], deadline: 2026-05-20}]
"""
NO_DAY: dict[str, str] = {}


def stands(
    name: str, on: date, meeting: dict[str, str], record: dict[str, Any] | None = None
) -> Standing:
    meetings = [{"meeting": name.partition(".")[0], **meeting}] if meeting else []
    ground = ground_of(program_of(PROGRAM), *([record] if record else []), meetings=meetings)
    return next(one for one in progress(ground, on).items if one.item.id == name)


@pytest.mark.parametrize(
    ("name", "meeting", "due", "papers"),
    [
        ("tt-5.1", NO_DAY, "2026-05-31", "2026-05-08"),
        ("tt-5.1", {"date": "2026-05-14"}, "2026-05-31", "2026-05-08"),
        ("tt-5.1", {"held": "2026-05-14"}, "2026-05-14", "2026-05-08"),
        ("tt-5.1", {"date": "2026-05-06", "held": "2026-05-14"}, "2026-05-14", "2026-05-08"),
        ("tt-5.1", {"date": "2026-05-06"}, "2026-05-08", "2026-04-29"),
        ("tt-5.1", {"held": "2026-06-03"}, "2026-06-03", "2026-05-08"),
        ("tt-5.1", {"date": "2026-06-10"}, "2026-06-30", "2026-05-08"),
        ("tt-5.1", {"held": "2026-06-23"}, "2026-05-31", "2026-05-08"),
        ("tt-q3.1", NO_DAY, "2026-08-10", None),
        ("tt-q3.1", {"date": "2026-08-20"}, "2026-08-31", "2026-08-10"),
        ("tt-q3.1", {"date": "2026-09-24"}, "2026-08-10", "2026-08-10"),
        ("giam-sat-5.1", NO_DAY, "2026-05-20", None),
    ],
)
def test_an_item_is_due_by_the_day_its_meeting_was_held_or_is_planned_for(
    name: str, meeting: dict[str, str], due: str, papers: str | None
) -> None:
    found = stands(name, date(2026, 12, 31), meeting)
    assert (str(found.due), found.papers_due and str(found.papers_due)) == (due, papers)


@pytest.mark.parametrize("meeting", [NO_DAY, {"date": "2026-05-14"}])
@pytest.mark.parametrize("name", ["tt-5.1", "tt-5.2", "giam-sat-5.1"])
def test_what_is_overdue_would_be_late_if_it_were_done_now(
    name: str, meeting: dict[str, str]
) -> None:
    for days in range(60):
        on = date(2026, 4, 20) + timedelta(days=days)
        done = {"item": name, "status": "done", "done": on.isoformat()}
        late = stands(name, on, meeting, done).state == "done_late"
        assert late == (stands(name, on, meeting).state == "overdue")


def test_who_verifies_is_not_late_before_there_is_something_to_verify() -> None:
    on, name = date(2026, 6, 10), "tt-5.2"
    waits = ground_of(program_of(PROGRAM))
    assert [i.state for i in by_agency(waits, progress(waits, on))["kinh-te"]] == ["in_time"]
    sent = [{"agency": "ubnd", "status": "submitted", "on": "2026-05-10"}]
    begun = ground_of(program_of(PROGRAM), {"item": name, "reports": sent})
    found = progress(begun, on)
    (item,) = by_agency(begun, found)["kinh-te"]
    assert item.state == "overdue" and reminded_of(begun, "kinh-te", [item])


def test_an_agency_and_the_whole_are_late_alike_where_the_office_says_it_is_not_done() -> None:
    sent = [{"agency": "ubnd", "status": "submitted", "on": "2026-05-06"}]
    for status, state in (("doing", "overdue"), (None, "unconfirmed")):
        record = {"item": "tt-5.1", "status": status, "reports": sent}
        ground = ground_of(program_of(PROGRAM), record)
        found = progress(ground, date(2026, 6, 10), (5,))
        (mine,) = (i for i in by_agency(ground, found)["ubnd"] if i.item.id == "tt-5.1")
        whole = totals(i for i in found.items if i.item.id == "tt-5.1")
        assert mine.state == state and whole[state] == 1
