"""Days and periods as a document prints them."""

import pytest

from ctr_cli.language.printed_dates import long_date, quarter_months, roman_quarter


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


def test_quarters() -> None:
    assert [quarter_months(q) for q in (1, 4)] == [(1, 2, 3), (10, 11, 12)]
    assert roman_quarter(3) == "III"
