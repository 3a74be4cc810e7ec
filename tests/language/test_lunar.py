"""Days of the lunar calendar and of the solar one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.lunar import lunar_day, lunar_year, solar_day


def test_known_days() -> None:
    assert solar_day(2027, 1, 1) == date(2027, 2, 6)
    assert solar_day(2027, 3, 10) == date(2027, 4, 16)
    assert solar_day(2026, 8, 15) == date(2026, 9, 25)
    assert solar_day(1999, 1, 1) is None
    assert lunar_year(2027) == "Đinh Mùi"


@given(st.integers(2025, 2040), st.integers(1, 12), st.integers(1, 29))
def test_a_day_goes_there_and_back(year: int, month: int, day: int) -> None:
    solar = solar_day(year, month, day)
    assert solar is not None
    assert lunar_day(solar) == (day, month)
