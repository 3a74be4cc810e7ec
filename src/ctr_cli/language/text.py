"""Vietnamese text: keys for comparing, months and dates as an office writes them."""

import re
import unicodedata
from functools import cache, lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"\w+", re.UNICODE)
_MARKED_WORD = re.compile(r"[\w\u0300-\u036f]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_ROMAN_QUARTERS = ("I", "II", "III", "IV")


def nfc(text: str) -> str:
    """The text with composed letters, the form every comparison here expects."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether the text is already in composed form (a fast check, no copy)."""
    return unicodedata.is_normalized("NFC", text)


@lru_cache(maxsize=4096)
def tone_key(text: str) -> str:
    """A key equal for spellings that differ only in case, spacing, dashes and tone placement.

    `Đảng uỷ` and `ĐẢNG ỦY` share a key; `Hội Nông dân` and `Hội Nồng dân` do not. Tone marks are
    moved to the end of their word, so the vowel that carries them no longer matters.
    """

    def tones_last(match: re.Match[str]) -> str:
        letters = unicodedata.normalize("NFD", match.group())
        # In an order of their own: Unicode puts marks below a letter before those above it.
        tones = "".join(sorted(char for char in letters if char in _TONES))
        return "".join(char for char in letters if char not in _TONES) + tones

    folded = _MARKED_WORD.sub(tones_last, nfc(text).casefold().translate(_DASHES))
    return " ".join(folded.split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A key blind to case, diacritics and punctuation, for what people type without a keyboard layout.

    `Ủy ban nhân dân phường` and `uy ban nhan dan phuong` share it.
    """
    return " ".join(_WORD.findall(without_marks(text.casefold())))


def without_marks(text: str) -> str:
    """The text with its letters bare: `Ủy ban nhân dân` as `Uy ban nhan dan`."""
    return text.translate(_bare_letters())


@cache
def _bare_letters() -> dict[int, str | None]:
    """The bare letter of every Latin letter with marks; marks that stand apart go."""
    bare: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        first = unicodedata.normalize("NFD", chr(code))[0]
        if first != chr(code):
            bare[code] = first
    return bare | {ord("đ"): "d", ord("Đ"): "D"}


def long_date(
    year: int,
    month: int | None,
    day: int | None,
    *,
    blank: int = 5,
    day_digits: int = 2,
    zero_months: int = 2,
) -> str:
    """A date of a document: `ngày 05 tháng 02 năm 2026`; a blank day or month leaves room of `blank` spaces.

    Days below 10, and the months up to `zero_months`, take a leading zero (Hướng dẫn 36-HD/VPTW and
    Nghị định 30/2020/NĐ-CP alike: the months 1 and 2).
    """
    room = " " * blank
    day_text = room if day is None else f"{day:0{day_digits}d}"
    month_text = room if month is None else f"{month:02d}" if month <= zero_months else str(month)
    return f"ngày {day_text} tháng {month_text} năm {year}"


def roman_quarter(quarter: int) -> str:
    """A quarter 1-4 as printed: I, II, III, IV."""
    return _ROMAN_QUARTERS[quarter - 1]


def quarter_months(quarter: int) -> tuple[int, int, int]:
    """The three months of a quarter 1-4."""
    first = 3 * quarter - 2
    return first, first + 1, first + 2


def period_name(months: tuple[int, ...]) -> str:
    """Some months of a year in words: `tháng 3`, `quý I`; nothing for the whole year."""
    if len(months) == 1:
        return f"tháng {months[0]}"
    return f"quý {roman_quarter((months[0] + 2) // 3)}" if len(months) == 3 else ""


def short_date(text: str) -> str:
    """A date of the file (`2026-03-25`, `2026-03`) as people write it: 25/03/2026, 03/2026."""
    return "/".join(reversed(text.split("-")))


def period_of_year(months: tuple[int, ...], year: int) -> str:
    """Some months of a year, or all of it: `tháng 3 năm 2026`, `quý I năm 2026`, `năm 2026`."""
    return f"{period_name(months)} năm {year}".strip()


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it stands."""
    return text[:1].upper() + text[1:]


def capital_as(like: str, text: str) -> str:
    """The text, with a capital at its head where another one has one."""
    return capitalised(text) if like[:1].isupper() else text


_ONES = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_IN_WORDS = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{f"mười {word}": 10 + n for n, word in enumerate(_ONES[:9], 1)},
    "nhất": 1, "tư": 4, "mười lăm": 15, "hai mươi": 20,
}  # fmt: skip

NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))}"
"""A pattern of numbers in digits, or in words up to twenty: nobody writes out larger ones."""


def value_of(written: str) -> int:
    """The value of a number that `NUMBER` has found."""
    return _IN_WORDS.get(written.lower()) or int(written)
