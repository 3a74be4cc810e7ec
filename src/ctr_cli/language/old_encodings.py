"""Letters of the encodings before Unicode, read as the Vietnamese they stand for; see `data/old-encodings.yaml`."""

import re
from functools import cache
from typing import Literal

from ctr_cli.data import table
from ctr_cli.language.patterns import regex

Encoding = Literal["tcvn3", "vni", "other"]
NAMES: dict[Encoding, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def encoding_of(font: str | None) -> Encoding | None:
    """The encoding a font is made for; None for a font of Unicode, "other" for one that is not read."""
    name = (font or "").lower()
    for encoding, beginnings in table("old-encodings")["fonts"].items():
        if name.startswith(tuple(beginnings)):
            found: Encoding = encoding
            return found
    return None


def from_font(text: str, font: str) -> str:
    """A text in the letters of a font of TCVN3 or VNI, in Unicode; a font of capitals gives capitals."""
    if encoding_of(font) == "vni":
        return from_vni(text)
    text = from_tcvn3(text)
    return text.upper() if font.lower().endswith("h") else text


def in_unicode(text: str, font: str) -> str:
    """A text in the letters of any font, in Unicode where that is one of TCVN3 or VNI."""
    encoding = encoding_of(font)
    if encoding not in NAMES:
        return text
    converted = from_font(text, font)
    return capitals_mended(converted) if encoding == "tcvn3" else converted


def from_tcvn3(text: str) -> str:
    """A text typed in TCVN3 (ABC) and read as Latin-1, in Unicode."""
    return text.translate(_tcvn3())


def from_vni(text: str) -> str:
    """A text typed in VNI and read as Latin-1, in Unicode."""
    pattern, letters = _vni()
    return pattern.sub(lambda match: letters[match.group()], text)


def code_pages() -> dict[str, str]:
    """The code pages by which text of UTF-8 is opened by mistake: their names for people, and for Python."""
    pages: dict[str, str] = table("old-encodings")["pages"]
    return pages


def reopened(text: str, page: str) -> str:
    """A text of UTF-8 that was opened by a code page of single bytes, as it was; a letter lost on the way is `�`."""
    code = {bytes([n]).decode(page, "replace"): n for n in range(255, -1, -1)}
    raw = bytes(code.get(char, ord(char) if ord(char) < 256 else 255) for char in text)
    return raw.decode("utf-8", "replace")


def capitals_mended(text: str) -> str:
    """A text out of TCVN3 with the letters in capitals that its fonts had none for: `CHÊP` as `CHẤP`.

    TCVN3 has no capitals with tone marks, so they are known by their neighbours: a text, or a word,
    whose other letters are all capitals.
    """
    if _in_capitals(text):
        return text.upper()
    return re.sub(r"\w+", lambda word: word[0].upper() if _in_capitals(word[0]) else word[0], text)


def _in_capitals(text: str) -> bool:
    """Whether all letters that TCVN3 has capitals for (two at least) are capitals."""
    told = [char for char in text if char.isalpha() and char.lower() not in _without_capitals()]
    return len(told) > 1 and all(char.isupper() for char in told)


@cache
def _without_capitals() -> frozenset[str]:
    letters = table("old-encodings")["tcvn3"]["letters"]
    return frozenset(char for char in letters if char.upper() not in letters)


@cache
def _tcvn3() -> dict[int, str]:
    codes = table("old-encodings")["tcvn3"]
    return dict(zip(map(ord, codes["latin1"]), codes["letters"], strict=True))


@cache
def _vni() -> tuple[re.Pattern[str], dict[str, str]]:
    """Marks after a vowel and letters of one sign, in small letters, capitals and one of each."""
    codes = table("old-encodings")["vni"]
    small = dict(entry.split("=") for name in ("pairs", "singles") for entry in codes[name].split())
    letters = {
        written: meant.upper() if written[0].isupper() else meant
        for typed, meant in small.items()
        for written in (typed, typed.upper(), typed[0].upper() + typed[1:])
    }
    longest = sorted(letters, key=len, reverse=True)
    return regex("|".join(map(re.escape, longest))), letters
