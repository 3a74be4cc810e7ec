"""Wordings of parts of a year: `tháng 3, 6, 9 và 11`, `quý I/2026`, `6 tháng đầu năm`, `hằng tháng`."""

import re

from ctr_cli.language.dates import YEAR
from ctr_cli.language.numbers import ONES, value_of
from ctr_cli.language.time_reader import Reader

_OF_YEAR = rf"(?:(?: ?[/.-] ?|,? (?:của )?(?:năm )?)(?P<year>{YEAR}))?"
_AND = r"(?: ?[,;&] ?(?:và )?| ?- ?| và | hoặc | đến (?:hết )?)"
_LISTED = r"(?= ?(?:[,;.:)\]&]|\Z)| ?-(?! ?\d\d?/\d\d?/)| ?/ ?(?:19|20)\d\d| (?:và|đến|hoặc|hằng|hàng)\b| năm (?!\d\d?\b))"
"""What follows a further number of a list; another word after it makes it a count: `tháng 3, 6 tháng đầu năm`."""
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_NO_EVENT = r"(?<!mạng\x20)"
"""Not the month that the revolution of August is called after."""
_MONTHS = rf"{_MONTH}(?:{_AND}(?:tháng )?{_MONTH}{_LISTED}){{0,11}}"
_IN_WORDS = (
    rf"{_NO_EVENT}(?<!một\x20)(?<!mỗi\x20)(?<!hằng\x20)(?<!hàng\x20)tháng "
    r"(?P<month>giêng|chạp|mười một|mười hai|một|hai|ba|tư|năm(?= (?:năm|và)\b| ?[,;.:)/]| [-(](?! ?\d)|\Z)"
    rf"|sáu|bảy|tám|chín|mười)(?!\w)(?! lần\b){_OF_YEAR}"
)
_MONTH_NAMES = (
    *(f"tháng {name}" for name in ("giêng", "chạp", "mười", *ONES)),
    "tháng tư",
)
_QUARTER = rf"(?:(?:iv|iii|ii|i)(?!\w)|[1-4](?![\w]){_LISTED})"
_PRECIOUS = "".join(
    rf"(?<!{word}\x20)" for word in ("phú", "văn", "ngọc", "đá", "gỗ", "vật", "cao", "yêu")
)
"""Not behind these: `đảo Phú Quý 6 tháng`, `Nguyễn Văn Quý`, `động vật quý`."""
_QUARTERS = rf"(?:iv|iii|ii|i|[1-4])(?!\w|/\d{{1,2}}/)(?:{_AND}(?:quý )?{_QUARTER}){{0,3}}"
_QUARTER_IN_WORDS = (
    rf"{_PRECIOUS}(?<!một\x20)(?<!mỗi\x20)(?<!hằng\x20)(?<!hàng\x20)quý (?:thứ )?(?P<quarter>nhất|một|hai|ba|bốn|tư)(?!\w)"
    rf"(?! (?:lần|cuộc|buổi|kỳ)\b){_OF_YEAR}"
)
_COUNTED = (
    r"(?:(?P<count>0?[369]|ba|sáu|chín) tháng(?: (?P<name>đầu|cuối)(?: (?:của )?năm\b)?)"
    rf"|(?P<count_2>0?[24578]|1[01]) tháng (?P<name_2>đầu) năm){_OF_YEAR}"
)
_NINE = rf"(?P<count>0?9|chín) tháng(?! (?:\d{{1,2}}\b|đầu|cuối|còn lại))(?: năm(?= 20))?{_OF_YEAR}"
_SIX = rf"(?P<count>0?[36]|ba|sáu) tháng(?! (?:\d{{1,2}}\b|đầu|cuối|còn lại)){_OF_YEAR}"
_THREE_QUARTERS = rf"(?P<count>0?[123]|hai|ba) quý (?P<name>đầu|cuối)(?: năm)?{_OF_YEAR}"
_HALF = rf"nửa (?P<name>đầu|cuối) năm{_OF_YEAR}"
_OF_THE_YEAR = rf"(?P<name>đầu|giữa|cuối) năm(?! học){_OF_YEAR}"
_EVERY = (
    r"(?:(?:hằng|hàng|mỗi) (?P<name>ngày|tuần|tháng|quý|năm)\b"
    r"|(?:định kỳ|thường kỳ) (?:(?:hằng|hàng|mỗi|theo) )?(?P<name_2>tuần|tháng|quý|năm)\b(?! (?:[ivx]+\b|\d)))"
)
_EVERY_MONTHS = r"(?P<count>\d{1,2}|hai|ba|sáu) tháng (?:một|01|1)? ?lần\b"


def _counted(match: re.Match[str]) -> tuple[int, ...]:
    said = match.groupdict()
    count = value_of(said["count"] or said["count_2"]) * (3 if "quý" in match.group() else 1)
    return _end_of_year(count, said.get("name"))


def _half(match: re.Match[str]) -> tuple[int, ...]:
    return _end_of_year(6, match["name"])


def _end_of_year(count: int, end: str | None) -> tuple[int, ...]:
    return tuple(range(13 - count, 13) if end == "cuối" else range(1, count + 1))


_COUNTS = ("0", "một", "hai", "ba", "sáu", "chín")

READERS = (
    Reader("month", ("tháng",), rf"{_NO_EVENT}tháng (?P<months>{_MONTHS}){_OF_YEAR}"),
    Reader("month", ("tháng",), _IN_WORDS, _MONTH_NAMES),
    Reader(
        "month",
        ("0",),
        rf"(?P<month>{_MONTH}) ?[/.-] ?(?P<year>{YEAR})(?!/|-[^\W_]|[.]\d)",
        ("/", ".", "-"),
    ),
    Reader("quarter", ("quý",), rf"{_PRECIOUS}quý (?P<quarters>{_QUARTERS}){_OF_YEAR}"),
    Reader("quarter", ("quý",), _QUARTER_IN_WORDS),
    Reader("part", _COUNTS, _COUNTED, ("tháng",), months=_counted),
    Reader("part", _COUNTS, _NINE, ("tháng",), months=_counted),
    Reader("part", _COUNTS, _SIX, ("tháng",), sure=False, months=_counted),
    Reader("part", _COUNTS, _THREE_QUARTERS, ("quý đầu", "quý cuối"), months=_counted),
    Reader("part", ("nửa",), _HALF, months=_half),
    Reader("part", ("đầu", "giữa", "cuối"), _OF_THE_YEAR, (" năm",)),
    Reader("every", ("hằng", "hàng", "mỗi", "định", "thường"), _EVERY),
    Reader("every", _COUNTS, _EVERY_MONTHS, ("lần",)),
)
