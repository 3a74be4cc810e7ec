"""Days and periods as a document prints them."""

import pytest

from ctr_cli.language.printed_dates import (
    day_as_written,
    long_date,
    quarter_months,
    roman_quarter,
)


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (2, 3, "ngày 03 tháng 02 năm 2026"),
        (5, 27, "ngày 27 tháng 5 năm 2026"),
        (10, 5, "ngày 05 tháng 10 năm 2026"),
        (12, None, "ngày       tháng 12 năm 2026"),
    ],
)
def test_long_dates_take_zeros_by_the_rule(month: int, day: int | None, expected: str) -> None:
    assert long_date(2026, month, day) == expected


def test_days_in_figures_take_zeros_by_the_same_rule() -> None:
    days = ("2026-02-03", "2026-03-25", "2026-10-05", "2026-02", "2026-11")
    written = ["03/02/2026", "25/3/2026", "05/10/2026", "2/2026", "11/2026"]
    assert [*map(day_as_written, days)] == written


def test_quarters() -> None:
    assert [quarter_months(q) for q in (1, 4)] == [(1, 2, 3), (10, 11, 12)]
    assert roman_quarter(3) == "III"
