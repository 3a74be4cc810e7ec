"""Where a printed line may not break: between a word and the number it counts by, so that no year begins a line."""

import re
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.patterns import regex

NO_BREAK = "\u00a0"
NO_BREAK_HYPHEN = "\u2011"
_SHORT = 24
"""The letters of a text that fits half a line of recipients."""
_NUMBER = r"(?:\d[\d.,/-]*|(?-i:[IVXLC]+)\b)"

_DATE = r"\d{1,2}/\d{1,2}/\d{4}"
"""Held to its word, or to an earlier date, it would stretch a justified line too far."""
_HYPHEN = regex(rf"-(?!{_DATE})(?:(?<=\w-)(?=\d|[A-ZĐ]{{2}})|(?<=\d-)(?=\w))")


def unbroken(text: str) -> str:
    """The text with spaces that hold a line together: `tháng 3`, `lần thứ 4`, `số 05`, `15 phút`.

    A no-break space counts as a space for whoever reads, copies or searches.
    """
    return _pattern().sub(NO_BREAK, text)


def unbroken_in_word(text: str) -> str:
    """The same, and symbols and pairs of years with no-break hyphens: `41-TB/ĐU`, `QĐ-UBND`, `2026-2030`.

    Word breaks a line behind any other hyphen within a word; nothing else does behind one before a figure or capitals.
    """
    return _HYPHEN.sub(NO_BREAK_HYPHEN, unbroken(text))


def on_one_line(text: str) -> str:
    """A short text that does not break at all, such as what a recipient gets a paper for; a long one as it is."""
    return text.replace(" ", NO_BREAK) if len(text) <= _SHORT else text


def whole_names(text: str) -> str:
    """A title with the names in it in one piece each, so that it breaks between `Đảng ủy và` and `Ban Thường vụ`."""
    return _names().sub(lambda name: name[0].replace(" ", NO_BREAK), text)


@cache
def _names() -> re.Pattern[str]:
    names = sorted(table("no-break")["names"], key=len, reverse=True)
    return regex(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    words = table("no-break")
    before = "|".join(rf"(?<=\b{re.escape(word)}[ ])" for word in words["before"])
    after = "|".join(map(re.escape, words["after"]))
    # Each begins with its space: letters, of which a text has many more, are passed over at once.
    return regex(
        rf"""
        [ ](?:
          (?={_NUMBER})(?!{_DATE})(?:{before})  # tháng 3, năm 2026, quý IV; a whole date may begin a line
        | (?=thứ[ ]\d)(?<=lần[ ])               # lần thứ 4
        | (?<=\d[ ])(?=(?:{after})(?!\w))(?!\w+[ ]{_NUMBER})   # 15 phút; not between 05 and tháng 12
        | (?=giờ[ ]\d)(?<=\d[ ])                # 07 giờ 30
        | (?=[)\]”])                            # a closing bracket
        | (?=[-–][ ])                           # a dash ends a line, it begins none
        | (?=\d)(?!{_DATE})(?<=\d{{4}}[ ][-–][ ])   # 2025 - 2030; of two whole dates the later may begin a line
        | (?=…\Z)                               # room to write does not stand on a line alone
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
