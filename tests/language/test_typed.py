"""Days, months and hours as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.printed_dates import WEEKDAYS, long_date, short_date
from ctr_cli.language.typed import (
    clock_held,
    clock_typed,
    day_typed,
    deadline_held,
    time_held,
    weekday_slip,
)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_as_ctr_prints_it_is_read_back(day: date) -> None:
    short = short_date(day.isoformat())
    long = long_date(day.year, day.month, day.day, blank=5, day_digits=2, zero_months=2)
    for printed in (
        short,
        long,
        f"{WEEKDAYS[day.weekday()]}, {long}",
        f"ngày {short}",
        day.isoformat(),
        f"{day:%d/%m/%y}",
    ):
        assert day_typed(printed) == day
    for printed in (f"{day.day}/{day.month}", f"ngày {day.day} tháng {day.month}"):
        assert day_typed(printed, day.year) == day
        assert day_typed(printed) is None


def test_a_day_with_a_dot_has_both_figures_of_its_month() -> None:
    assert time_held("10.12", 2026) == time_held("ngày 10.12", 2026) == "2026-12-10"
    assert time_held("5.1", 2026) is None, "a cell makes it of 5.10"
    assert time_held("8.30", 2026) is None and time_held("10.12") is None


@pytest.mark.parametrize("typed", ["thứ hai 16/2/2027", "Chủ nhật, ngày 16 tháng 2", "thứ 2, 16/2"])
def test_a_day_beside_another_weekday_is_none_and_told(typed: str) -> None:
    assert (day_typed(typed, 2027), time_held(typed, 2027)) == (None, None)
    assert weekday_slip(typed, 2027) == "16/02/2027 là thứ Ba"
    assert weekday_slip("thứ ba 16/2", 2027) is None


@pytest.mark.parametrize(
    "typed",
    [
        "", "31/2/2026", "29/2", "trước ngày 25/3/2026", "25-27/3/2026", "25/3-26/3", "5", "30.1", "3/2026",
        "tháng 3", "cuối tháng 3", "hôm nay", "2026", "20260325", "từ 25/3", "25/13", "0/3/2026",
    ],
)  # fmt: skip
def test_what_is_no_day_or_more_than_a_day_is_none(typed: str) -> None:
    assert day_typed(typed, 2026) is None


@pytest.mark.parametrize(
    "typed", ["tháng 3", "3/2026", "tháng 3/2026", "tháng 03 năm 2026", "2026-3"]
)
def test_a_month_is_held_as_a_month(typed: str) -> None:
    assert time_held(typed, 2026) == "2026-03"


@pytest.mark.parametrize("typed", ["", "13/2026", "2026-13", "quý I", "3/2026, 4/2026", "cuối năm"])
def test_what_is_no_month_is_held_as_nothing(typed: str) -> None:
    assert time_held(typed, 2026) is None


@given(st.integers(0, 23), st.integers(0, 59))
def test_an_hour_in_any_wording_is_read_back(hour: int, minute: int) -> None:
    for typed in (
        f"{hour:02d} giờ {minute:02d}", f"{hour}:{minute:02d}", f"{hour}h{minute:02d}", f"{hour}g{minute}",
        f"{hour} giờ {minute} phút", f"{hour}.{minute:02d}", f"lúc {hour}H{minute}'", f"{hour} gio {minute}",
    ):  # fmt: skip
        assert clock_typed(typed) == 60 * hour + minute


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("8", "08:00"), ("8h", "08:00"), ("8 giờ", "08:00"), ("8h30 sáng", "08:30"), ("2 giờ chiều", "14:00"),
        ("14h chiều", "14:00"), ("7 giờ rưỡi tối", "19:30"), ("12h trưa", "12:00"), ("1 giờ trưa", "13:00"),
        ("0:00", "00:00"),
    ],
)  # fmt: skip
def test_an_hour_is_held_in_the_day(typed: str, held: str) -> None:
    assert clock_held(typed) == held


@pytest.mark.parametrize(
    "typed", ["", "sáng", "24h", "8h60", "14 giờ sáng", "8:5", "8h30-9h", "8 giờ kém 15", "25/3"]
)
def test_what_is_no_hour_is_none(typed: str) -> None:
    assert clock_held(typed) is None


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("trước 5/1", "2027-01-05"),
        ("Thời hạn: ngày 05/01/2027.", "2027-01-05"),
        ("chậm nhất là ngày 5/1", "2027-01-05"),
        ("đến hết tháng 3", "2027-03"),
        ("trước ngày 25/12/2026", "2026-12-25"),
        ("trước tháng 4", None),
        ("sau 5/1", None),
        ("tuần 2/10", None),
    ],
)
def test_a_deadline_is_read_as_papers_say_it(said: str, held: str | None) -> None:
    assert deadline_held(said, 2027) == held
