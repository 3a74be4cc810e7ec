"""On which days something comes again, by its name: `Giao ban thứ Hai hằng tuần`, `Họp ngày 10 và 25 hằng tháng`."""

import re
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import WEEKDAYS, weekday_of
from ctr_cli.language.times import times_of_plain

_LIST = "{day}(?:(?: và |, ){day})*"
_NO_HOUR = r"(?! ?(?:giờ|h|g|:)\b| ?\d)"
_PART = "sáng|trưa|chiều|tối"
_WEEKDAY = rf"(?:(?:{_PART}) )?(?:thứ )?(?:{'|'.join(WEEKDAYS)}|[2-7])\b{_NO_HOUR}"
_DAY = rf"(?:ngày )?(?:0?[1-9]|[12]\d|3[01])\b{_NO_HOUR}"
_NO_OTHER = r"(?![/.]\d| ?-| (?:đến|và|hoặc|hay)\b| tháng \d)"
"""What stands behind days that are no date and no span, and all of their list."""
_FILLED = "là|vào|các|những|ngày"
_BEFORE = rf"(?:\b(?P<bound>(?!(?:{_FILLED}|{_PART})\b)\w+) )?(?:(?:{_FILLED}) )*\b"
_DAYS = {
    "week": regex(
        rf"{_BEFORE}(?P<days>(?=(?:\w+ )?(?:thứ|chủ)\b){_LIST.format(day=_WEEKDAY)}){_NO_OTHER}"
    ),
    "month": regex(rf"{_BEFORE}(?P<days>(?=ngày){_LIST.format(day=_DAY)}){_NO_OTHER}"),
}
_ONE = regex(rf"\d+|{'|'.join(WEEKDAYS)}")
_OFTEN = {
    "week": regex(r"\b(?:hằng|hàng|mỗi) tuần\b"),
    "month": regex(r"\b(?:hằng|hàng|mỗi) tháng\b"),
    "quarter": regex(r"\b(?:hằng|hàng|mỗi) quý\b"),
    "year": regex(r"\b(?:hằng|hàng|mỗi) năm\b"),
}
_LEFT = regex(r"\(\W*\)")


class Recurring(Struct):
    """The days of the `week` (0 is Monday) or of the `month` on which something comes again, as far as its name says them,
    and its name without them. Both are empty where the name says more of time than is understood.
    """

    days: tuple[int, ...]
    name: str


def recurring(name: str, every: str) -> Recurring:
    """On which days what comes again so often (`week`, `month`, `quarter`, `year`) is, by its name."""
    rest = _without(name, _OFTEN[every].search(plain(name)))
    found = _DAYS[every].search(plain(rest)) if every in _DAYS else None
    days: tuple[int, ...] = ()
    if found:
        bound, said = found["bound"], _ONE.findall(found["days"])
        if bound in table("standing")["bounds"]:
            return Recurring((), "")
        days = tuple(weekday_of(one) if every == "week" else int(one) for one in said)
        behind = found.end("bound") if bound else found.start()
        rest = f"{rest[:behind]} {rest[found.end() :]}"
    rest = " ".join(_LEFT.sub("", rest).split()).strip(" ,:;")
    low = plain(rest)
    if _more().search(low) or times_of_plain(low):
        return Recurring((), "")
    return Recurring(days, rest)


def _without(text: str, found: re.Match[str] | None) -> str:
    return f"{text[: found.start()].rstrip()}{text[found.end() :]}" if found else text


@cache
def _more() -> re.Pattern[str]:
    """What a name says of time besides: a number, a day of the week, words of `data/standing.yaml`."""
    words = "|".join(table("standing")["more of time"])
    return regex(rf"\d|\bthứ (?:{'|'.join(WEEKDAYS)})\b|\bchủ nhật\b|\b(?:{words})\b")
