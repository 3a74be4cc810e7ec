"""Numbers in digits, words and Roman signs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.language.numbers import ANY_NUMBER, ROMAN, number_of, roman, roman_value, value_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("03", 3), ("tư", 4), ("nhất", 1), ("Nhất", 1), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20),
        ("hai mươi mốt", 21), ("ba mươi tư", 34), ("chín mươi chín", 99), ("XIV", 14), ("xvi", 16), ("bảy", 7),
        ("bẩy", 7), ("hai  mươi", 20),
    ],
)  # fmt: skip
def test_values(written: str, value: int) -> None:
    assert number_of(written) == value
    assert re.fullmatch(ANY_NUMBER, " ".join(written.lower().split()))


@pytest.mark.parametrize(
    "written", ["", "IIII", "VX", "IC", "mười năm", "không", "I" * 50, "XIVI", "9" * 40]
)
def test_what_is_no_number(written: str) -> None:
    assert number_of(written) is None
    with pytest.raises(ValueError, match="no number"):
        value_of(written)


@given(st.integers(1, 89))
def test_roman_numbers_come_back(number: int) -> None:
    assert roman_value(roman(number)) == number
    assert re.fullmatch(ROMAN, roman(number).lower())


@given(st.text(alphabet="IVXLC", max_size=9))
def test_only_what_is_written_right_is_a_roman_number(written: str) -> None:
    value = roman_value(written)
    assert value is None or roman(value) == written
    assert bool(re.fullmatch(ROMAN, written.lower())) == (value is not None)


@pytest.mark.parametrize(("number", "signs"), [(90, "XC"), (444, "CDXLIV"), (1999, "MCMXCIX")])
def test_greater_numbers_are_written_but_not_read(number: int, signs: str) -> None:
    assert roman(number) == signs
    assert roman_value(signs) is None


@pytest.mark.parametrize("number", [0, -1])
def test_roman_numbers_begin_at_one(number: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        roman(number)
