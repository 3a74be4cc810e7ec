"""Numbers as an office writes them: digits, words up to ninety-nine, ordinals, Roman signs."""

from functools import cache

from ctr_cli.language.keys import plain
from ctr_cli.language.letters import capital_as

ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
"""The words of the numbers 1 to 9."""
_OTHER_WORDS = {"nhất": 1, "nhì": 2, "tư": 4, "bẩy": 7}
"""Words of an ordinal, and other spellings."""
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
"""Words that stand for a unit behind `mươi` (`lăm` behind `mười` too), beside the usual ones."""

ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![\w])"
"""A pattern of Roman numbers up to 89 in a plain text."""

_TENS = rf"(?:{'|'.join(ONES[1:])}) mươi"
_UNITS = "|".join((*ONES[:4], *ONES[5:], *_AFTER_TENS))
_NO_NUMBER = r"(?<!đầu )(?<!vật )tư(?! (?:pháp|nhân|tưởng|cách|liệu|vấn|thế|duy|lệnh)\b)"
_ALONE = "|".join((*ONES, *_OTHER_WORDS)).replace("tư", _NO_NUMBER)
WORDS = rf"(?:(?:{_TENS}|mười)(?: (?:{_UNITS})\b)?|{_ALONE})(?!\w)"
"""A pattern of number words up to 99 in a plain text: `mười năm` is ten, and years; 15 is `mười lăm`."""

NUMBER = rf"(?:\d{{1,3}}(?!\d)|{WORDS})"
"""A pattern of numbers in digits or in words in a plain text."""

ANY_NUMBER = rf"(?:\d{{1,3}}(?!\d)|{WORDS}|{ROMAN})"
"""A pattern of numbers in digits, in words or in Roman signs in a plain text."""

_ROMAN_SIGNS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LONGEST_ROMAN = len("LXXXVIII")
_GREATEST_ROMAN = 89
"""The greatest number that is read as a Roman one."""


def roman(number: int) -> str:
    """A number from 1 on in Roman signs; raises `ValueError` for any other."""
    if number < 1:
        raise ValueError(f"no Roman number for {number}")
    written = ""
    for value, signs in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        written += signs * count
    return written


def roman_value(written: str) -> int | None:
    """The value of Roman signs, in capitals or not; None unless they are how a number 1-89 is written."""
    if len(written) > _LONGEST_ROMAN:
        return None
    return _roman_values().get(written.upper())


@cache
def _roman_values() -> dict[str, int]:
    return {roman(number): number for number in range(1, _GREATEST_ROMAN + 1)}


@cache
def _word_values() -> dict[str, int]:
    ones = {word: value for value, word in enumerate(ONES, 1)}
    tens = {"mười": 10} | {f"{word} mươi": 10 * ones[word] for word in ONES[1:]}
    units = {word: value for word, value in ones.items() if word != "năm"} | _AFTER_TENS
    return (
        ones
        | _OTHER_WORDS
        | tens
        | {f"{ten} {unit}": tens[ten] + units[unit] for ten in tens for unit in units}
    )


def number_of(written: str) -> int | None:
    """The value of a number in digits, in words or in Roman signs; None when it is none."""
    if written.isdecimal():
        return int(written) if len(written) <= 9 else None
    key = " ".join(plain(written).split())
    return _word_values().get(key) or roman_value(key)


def value_of(written: str) -> int:
    """The value of what one of the patterns here has found; raises `ValueError` for anything else."""
    value = number_of(written)
    if value is None:
        raise ValueError(f"no number: {written!r}")
    return value


def words_of_number(number: int) -> str:
    """A number 1-99 in words, as an ordinal writes it: 1 is `nhất`, 4 `tư`, 8 `tám`, 21 `hai mươi mốt`.

    Raises `ValueError` for any other.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no words for {number}")
    tens, ones = divmod(number, 10)
    if not tens:
        return {1: "nhất", 4: "tư"}.get(ones, ONES[ones - 1])
    ten = "mười" if tens == 1 else f"{ONES[tens - 1]} mươi"
    if not ones:
        return ten
    last = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
    return f"{ten} {last.get(ones, ONES[ones - 1])}"


def written_as(like: str, value: int) -> str:
    """A number as another one is written: in as many digits, in Roman signs, or in words with their capital."""
    if like.isdecimal():
        return str(value).zfill(len(like))
    if like.isupper() and number_of(like):
        return roman(value)
    return capital_as(like, words_of_number(value))
