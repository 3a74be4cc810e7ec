"""Letters as they are meant: look-alikes of other alphabets, symbols of fonts, what cannot be seen."""

import re
import unicodedata
from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.reading.lines import Remark
from ctr_cli.language.keys import nfc
from ctr_cli.language.old_encodings import NAMES, encoding_of
from ctr_cli.language.patterns import regex

_INVISIBLE = regex(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_SPACES = regex(r"[\u00a0\u2000-\u200a\u202f\u3000]")
_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDE = regex(r"[\u2160-\u217f\uff01-\uff5e]")
"""Roman numerals of one sign, and the wide letters of Chinese and Japanese."""
_OWN = regex(r"[\ue000-\uf8ff]")
UNREAD = "\ufffd"
"""The sign Unicode keeps for a letter that cannot be read."""
_WORD = regex(r"\w+")
_SHOWN = 8


class Letters:
    """Reads the letters of a document, and remembers what it had to read as something else."""

    def __init__(self) -> None:
        self._foreign: dict[str, str] = {}
        self._own: dict[str, None] = {}
        self._control = 0
        self._unread = 0

    def read(self, text: str) -> str:
        """The text in composed letters, with nothing in it that cannot be seen; tabs and line breaks stay."""
        if text.isascii() and text.isprintable():
            return text
        text = _SPACES.sub(" ", _INVISIBLE.sub("", nfc(text))).replace("\u2212", "-")
        text, count = _CONTROL.subn("", text)
        self._control += count
        self._unread += text.count(UNREAD)
        text = _WIDE.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
        if _OWN.search(text):
            text = _OWN.sub(self._symbol, text)
        return _WORD.sub(self._meant, text) if _foreign().search(text) else text

    def remarks(self) -> list[Remark]:
        """What a person should look at."""
        said = []
        if self._foreign:
            pairs = _some([f"{typed} → {meant}" for typed, meant in self._foreign.items()])
            said.append(f"chữ của bảng chữ khác giống chữ Việt, đã đọc như chữ Việt: {pairs}")
        if self._own:
            signs = _some([f"U+{ord(sign):04X}" for sign in self._own])
            said.append(f"ký hiệu riêng của phông chữ, không rõ là dấu gì: {signs}")
        if self._control:
            said.append(f"đã bỏ {self._control} ký tự điều khiển lẫn trong chữ")
        if self._unread:
            said.append(f"{self._unread} chữ trong tệp không đọc được, hiện là “{UNREAD}”")
        return [Remark(message) for message in said]

    def _symbol(self, match: re.Match[str]) -> str:
        sign = match[0]
        known = symbol(None, ord(sign)) if "\uf000" <= sign <= "\uf0ff" else None
        if known is None:
            self._own[sign] = None
        return known or sign

    def _meant(self, match: re.Match[str]) -> str:
        """A word with its look-alikes read as Latin, when nothing else of another alphabet is in it."""
        word = match[0]
        meant = word.translate(_lookalikes())
        if meant == word or any(_is_foreign(char) for char in meant):
            return word
        meant = nfc(meant)
        self._foreign[word] = meant
        return meant


def remarks_of_fonts(fonts: set[str]) -> list[Remark]:
    """What was done with letters of fonts made before Unicode."""
    said = []
    for encoding, name in NAMES.items():
        found = sorted(font for font in fonts if encoding_of(font) == encoding)
        if found:
            said.append(
                f"chữ gõ bằng phông {', '.join(found)} ({name}) đã chuyển sang Unicode; xem lại các chữ viết hoa"
            )
    others = sorted(font for font in fonts if encoding_of(font) == "other")
    if others:
        said.append(
            f"chữ gõ bằng phông {', '.join(others)} không theo Unicode, chưa đọc đúng được; "
            "chuyển mã bằng UniKey (Ctrl+Shift+F6) rồi nhập lại"
        )
    return [Remark(message) for message in said]


def symbol(font: str | None, code: int) -> str | None:
    """What a sign of a font of symbols stands for in Unicode; None when it is not known."""
    return _symbols((font or "unknown").lower()).get(code & 0xFF)


def is_symbols(font: str | None) -> bool:
    """Whether the letters of a font are symbols."""
    return (font or "").lower() in table("symbols")


@cache
def _symbols(font: str) -> dict[int, str]:
    pairs = table("symbols").get(font, "").split()
    signs = (pair.split("=", 1) for pair in pairs)
    return {int(code, 16): " " if sign == "␣" else sign for code, sign in signs}


def _some(entries: list[str]) -> str:
    rest = len(entries) - _SHOWN
    return ", ".join(entries[:_SHOWN]) + (f" và {rest} chỗ nữa" if rest > 0 else "")


@cache
def _lookalikes() -> dict[int, str]:
    rows = table("lookalikes")["letters"].values()
    return {ord(a): b for typed, meant in rows for a, b in zip(typed, meant, strict=True)}


@cache
def _foreign() -> re.Pattern[str]:
    return regex(f"[{''.join(map(chr, _lookalikes()))}]")


def _is_foreign(char: str) -> bool:
    return char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")
