"""What a rest day is called."""

from datetime import date

import pytest

from ctr_cli.cycle.workdays import rest_day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 2, 4), "28 Tết"),
        (date(2027, 2, 5), "Giao thừa Tết Nguyên đán"),
        (date(2028, 1, 24), "28 Tết"),
        (date(2027, 4, 30), "Ngày Chiến thắng"),
        (date(2027, 2, 3), None),
    ],
)
def test_a_day_before_tet_has_its_number_in_the_last_month(day: date, name: str | None) -> None:
    assert rest_day(day) == name
