"""Keys for comparing Vietnamese texts: which differences each is blind to.

| key             | blind to                                       | for                              |
|-----------------|------------------------------------------------|----------------------------------|
| `plain`         | case, place of the tone mark, kind of dash     | patterns: it keeps every place   |
| `tone_key`      | the same, and spacing                          | names and phrases as a whole     |
| `fold`          | the same, and diacritics and punctuation       | what people type without a layout|

`syllables.spelt` is no key but a spelling: the one right place of the mark in a word.
"""

import re
import unicodedata
from functools import lru_cache

from ctr_cli.language.patterns import regex

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = regex(r"\w+", re.UNICODE)
_MARKED_WORD = regex(r"[\w\u0300-\u036f]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_SIGNS = {**dict.fromkeys("‐‑‒–—−", "-"), "\u00a0": " ", "\t": " "}
_TWO_VOWELS = regex(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)")
_FIRST_VOWEL = {
    f"{first}{main}": f"{marked}{second}"
    for first, second, row, mains in (
        ("o", "a", "òóỏõọ", "àáảãạ"),
        ("o", "e", "òóỏõọ", "èéẻẽẹ"),
        ("u", "y", "ùúủũụ", "ỳýỷỹỵ"),
    )
    for marked, main in zip(row, mains, strict=True)
}


def nfc(text: str) -> str:
    """The text with composed letters, the form every comparison here expects."""
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Whether the text is already in composed form (a fast check, no copy)."""
    return unicodedata.is_normalized("NFC", text)


def plain(text: str) -> str:
    """The plain form of a text, of the same length, so that places in it are places in the text.

    Lower case, tone marks on the first vowel of an open -oa, -oe, -uy (`khóa`, `ủy`, `hòa`), every
    dash a hyphen, every blank a space; line breaks stay. Patterns are written against this form.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for sign, usual in _SIGNS.items():
        low = low.replace(sign, usual)
    return _TWO_VOWELS.sub(_mark_first, low)


def _mark_first(match: re.Match[str]) -> str:
    pair, start = match.group(), match.start()
    if match.string[start - 1 : start] == "q":
        return pair
    return _FIRST_VOWEL.get(pair, pair)


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
    return text.translate(_BARE)


class _Bare(dict[int, str | None]):
    """The bare letter of each Latin letter with marks, found when it is first met; marks that stand apart go."""

    def __missing__(self, code: int) -> str | None:
        letter: str | None = chr(code)
        if 0x300 <= code < 0x370:
            letter = None
        elif 0xC0 <= code < 0x250 or 0x1E00 <= code < 0x1F00:
            letter = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = letter
        return letter


_BARE = _Bare({ord("đ"): "d", ord("Đ"): "D"})
