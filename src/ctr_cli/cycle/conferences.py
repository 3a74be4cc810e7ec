"""Whose conference a text numbers: only those of the programme's own body are numbered on next year."""

import re
from collections.abc import Callable
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Kind, Time

_NOUN = "hội nghị"
_USUAL = regex(
    r"\b(?:ban chấp hành|bch|đảng ủy|đảng bộ|cấp ủy|toàn thể|thường kỳ|định kỳ|mở rộng)\b"
)
"""Words between the noun and the number of a committee's own conference."""
_NOBODY = regex(r"(?:\W|\d|\b(?:từ|đến|và|các|kỳ|lần|thứ|năm|quý|tháng)\b)*")
"""What stands there and names nobody: `hội nghị (từ lần thứ 4`."""
_CLAUSE_ENDS = (";", ". ")
_HEAD = 2
"""Words at the head of a body's name by which it is named: `Ủy ban`, `Ban Chấp hành`."""


class Renumbered(Struct):
    """The number of next year's meeting in the place of one of this year's, and whose they are; None where nobody knows.

    `own` are the names of the body and of its committee in plain form; `kinds` are the times that number its meetings.
    """

    own: tuple[str, ...]
    new: Callable[[int], int | None]
    kinds: tuple[Kind, ...] = ("conference",)


def is_own(time: Time, low: str, own: tuple[str, ...]) -> bool:
    """Whether a conference in a plain text is one of the body with some names, or one that names no body."""
    if time.kind in ("session", "sitting"):
        since = max(low.rfind(sign, 0, time.start) for sign in _CLAUSE_ENDS) + 1
        before, after = low[since : time.start], _right_after(low[time.end :], "councils")
        return not any(_names_another(words, own, "councils") for words in (before, after))
    at = low.rfind(_NOUN, 0, time.start)
    before = low[at + len(_NOUN) : time.start] if at >= 0 else ""
    if _names_another(before, own) or _names_another(_right_after(low[time.end :]), own):
        return False
    heads = (" ".join(name.split()[:_HEAD]) for name in own)
    usual = _NOBODY.fullmatch(before) or _USUAL.search(before)
    return bool(usual) or any(head in before for head in heads)


def _names_another(words: str, own: tuple[str, ...], of: str = "committees") -> bool:
    found = _others(of).search(words)
    return bool(found) and not any(found.group() in name for name in own if found)


def _right_after(rest: str, of: str = "committees") -> str:
    """The name that follows a number at once: `lần thứ 5 Ban Chấp hành Đảng bộ tỉnh`."""
    found = _named_after(of).match(rest)
    return found["who"] if found else ""


@cache
def _others(of: str) -> re.Pattern[str]:
    return regex("|".join(rf"\b{words}\b" for words in table("recurrence")[of]))


@cache
def _named_after(of: str) -> re.Pattern[str]:
    body = r"(?:ban chấp hành|bch|ban thường vụ|ủy ban|hội đồng)"
    others = "|".join(table("recurrence")[of])
    return regex(rf",?(?: \([^)]{{1,20}}\))?(?: của)?(?: {body})? (?P<who>{others})\b")
