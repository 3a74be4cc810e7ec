"""Which meetings come next, and on what days they are, by the real programme and what is recorded of it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.meeting_days import coming, with_days
from ctr_cli.model.follow_up import MeetingRecord
from ctr_cli.model.meetings import meeting_id
from ctr_cli.model.program import Program
from support import program_of
from support.amendments import year_with_six_decisions


def next_on(program: Program, day: str, *records: dict[str, Any]) -> list[str]:
    found = [MeetingRecord.model_validate(record) for record in records]
    return coming(with_days(program, found), date.fromisoformat(day), found)


BTV = {"meeting": "btv-3", "date": "2026-03-20"}
BCH = {"meeting": "bch-3", "date": "2026-03-25"}


@pytest.mark.parametrize(
    ("day", "records", "meant"),
    [
        ("2025-12-20", [], ["btv-1"]),
        ("2026-03-01", [], ["bch-3", "btv-3"]),
        ("2026-03-31", [], ["bch-3", "btv-3"]),
        ("2026-04-01", [], ["btv-4"]),
        ("2026-03-01", [BTV], ["btv-3"]),
        ("2026-03-20", [BTV], ["btv-3"]),
        ("2026-03-21", [BTV], ["bch-3"]),
        ("2026-03-21", [BTV, BCH], ["bch-3"]),
        ("2026-03-26", [BTV, BCH], ["btv-4"]),
        ("2026-03-01", [{**BTV, "date": "2026-03-25"}, BCH], ["bch-3", "btv-3"]),
        ("2026-03-20", [{**BTV, "held": "2026-03-20"}], ["bch-3"]),
        ("2026-03-10", [{"meeting": "btv-3", "held": "2026-03-20"}], ["btv-3"]),
        ("2026-04-02", [{"meeting": "btv-3", "date": "2026-04-03"}], ["btv-3"]),
        ("2026-04-01", [{"meeting": "bch-4", "date": "2026-06-26"}], ["btv-4"]),
        ("2026-12-31", [], ["bch-6", "btv-12"]),
        ("2026-12-31", [{"meeting": "btv-12", "held": "2026-12-20"}], ["bch-6"]),
        ("2027-01-01", [], []),
    ],
)
def test_what_comes_next(
    program: Program, day: str, records: list[dict[str, Any]], meant: list[str]
) -> None:
    assert next_on(program, day, *records) == meant


def test_decisions_move_what_comes() -> None:
    program = in_force(program_of(year_with_six_decisions()))
    assert next_on(program, "2026-08-05", {"meeting": "btv-8", "held": "2026-08-03"}) == ["hn-1"]
    assert next_on(program, "2026-09-01") == ["btv-9"]


def test_days_win_over_those_of_the_programme_and_keep_ids(program: Program) -> None:
    changed = with_days(program, [MeetingRecord(meeting="btv-3", date="2026-03-20")])
    meetings = {meeting_id(b, m): m for b in changed.bodies for m in b.meetings}
    assert meetings["btv-3"].date == "2026-03-20"
    assert set(meetings) == {meeting_id(b, m) for b in program.bodies for m in b.meetings}
    again = with_days(changed, [MeetingRecord(meeting="btv-3", date="2026-04-02")])
    assert meeting_id(again.bodies[1], again.bodies[1].meetings[2]) == "btv-3"


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@settings(max_examples=20)
@given(dates=st.dictionaries(st.integers(0, 15), DAYS, max_size=6), on=DAYS)
def test_what_comes_is_never_past_and_nothing_comes_before_it(
    program: Program, dates: dict[int, date], on: date
) -> None:
    ids = [meeting_id(b, m) for b in program.bodies for m in b.meetings]
    records = [MeetingRecord(meeting=ids[n], date=day.isoformat()) for n, day in dates.items()]
    dated = with_days(program, records)
    days = {meeting_id(b, m): m.date for b in dated.bodies for m in b.meetings}
    for name in coming(dated, on, records):
        assert (days[name] or "2026-12-31") >= on.isoformat()
    known = [day for day in days.values() if day and day >= on.isoformat()]
    shown = {days[name] for name in coming(dated, on, records)}
    assert None in shown or shown == {*sorted(known)[:1]}
