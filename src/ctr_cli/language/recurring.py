"""On which days something comes again, by its name: `Giao ban thứ Hai hằng tuần`, `Họp ngày 10 và 25 hằng tháng`."""

import re

from ctr_cli.language.patterns import regex

_WEEKDAYS = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5,
    "chủ nhật": 6,
}  # fmt: skip
_BEFORE = r"(?<!trước )(?<!đến )(?:\bvào )?(?:\b(?:sáng|chiều) )?(?:các )?"
_AND = r"(?: và |, )"
_WEEKDAY = rf"(?:thứ )?(?:{'|'.join(_WEEKDAYS)})\b(?! \d)"
_DAY = r"(?:ngày )?(?:0?[1-9]|[12]\d|3[01])\b"
_NO_OTHER = r"(?!\d|[/.-]\d| ?[-–] ?\d| đến\b| tháng \d)"
"""What stands behind days that are no date and no span."""
_DAYS = {
    "week": regex(
        rf"{_BEFORE}\b(?=thứ|chủ)(?P<days>{_WEEKDAY}(?:{_AND}{_WEEKDAY})*)", re.IGNORECASE
    ),
    "month": regex(
        rf"{_BEFORE}\b(?=ngày)(?P<days>{_DAY}(?:{_AND}{_DAY})*){_NO_OTHER}", re.IGNORECASE
    ),
}
_ONE = regex(rf"\d+|{'|'.join(_WEEKDAYS)}")
_OFTEN = regex(r"\b(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)\b", re.IGNORECASE)
_LEFT = regex(r"\(\W*\)")


def recurring_days(name: str, every: str) -> tuple[int, ...]:
    """The days of the `week` (0 is Monday) or of the `month` on which what comes so often is, by its name; none where it
    says none.
    """
    found = _DAYS[every].search(name) if every in _DAYS else None
    said = _ONE.findall(found["days"].lower()) if found else ()
    return tuple(_WEEKDAYS[one] if every == "week" else int(one) for one in said)


def without_days(name: str, every: str) -> str:
    """A name without the days on which it comes again: `Giao ban`; empty where it says nothing else."""
    if every in _DAYS:
        name = _DAYS[every].sub("", name)
    return " ".join(_LEFT.sub("", _OFTEN.sub("", name)).split()).strip(" ,:;")
