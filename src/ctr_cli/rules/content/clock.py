"""CTR801: hours, weekdays, weeks of a month and lunar days that are none: `19 giờ 75`, `thứ tám`, `tuần thứ sáu`, `ngày 31 tháng Tám âm lịch`."""

from collections.abc import Callable, Iterator

from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose

_HOURS, _MINUTES, _LUNAR_DAYS, _WEEKS = 24, 60, 30, 5
_CLOCK = r"(?<![\d/.,-])(?P<h>\d{1,2}) ?(?:giờ|h) ?(?P<m>\d{2})(?!\d|[/.,%]\d| (?:ngày|tháng|người|hộ|đại biểu))"
_OF_DAY = r"(?<![\d/.,-])(?P<h>\d{1,2}) giờ(?: (?P<m>\d{2})(?: phút)?)? (?P<part>sáng|trưa|chiều|tối|đêm)\b"
_PART_FIRST = r"\b(?:buổi (?P<part>sáng|chiều|tối)(?: thứ \w+| chủ nhật)?,?(?: bắt đầu)? (?:từ |lúc |vào lúc |vào )+)(?P<h>\d{1,2})(?P<m>) ?(?:giờ|h)\b"
_WEEKDAY = r"\b(?:vào|sáng|chiều|tối) (?P<w>thứ (?:tám|chín|8|9))\b(?! trong| của| kể)"
_WEEK = rf"\btuần (?:lễ )?thứ (?P<n>\d|{WORDS}) (?:của |trong )?tháng\b"
_LUNAR = rf"\b(?:ngày|mùng|mồng) (?P<n>\d\d?)(?:/\d{{1,2}}| tháng (?:\d{{1,2}}|giêng|chạp|{WORDS}))(?:(?<=giêng)|(?<=chạp)|,? (?:năm )?âm lịch)"
_PARTS = {"sáng": (0, 11), "trưa": (10, 14), "chiều": (1, 19), "tối": (5, 23), "đêm": (0, 24)}
"""The hours, on a clock of 12 or of 24, that parts of a day may have."""
_AFTERNOON = range(6, 12)
"""Hours in figures that no afternoon begins with."""


def no_such_times(texts: Excerpt) -> Iterator[Problem]:
    """What is told as a time and is none."""
    for pattern, needed, is_none, advice in _JUDGED:
        for hit in prose(texts).find(pattern, *needed):
            if is_none(hit):
                message = f"không có “{hit.words().strip()}”"
                yield hit.problem(message, doubt(3, advice))._replace(severity="warning")


def _no_clock(hit: Hit) -> bool:
    return int(hit["h"]) > _HOURS or int(hit["m"]) >= _MINUTES


def _no_hour_of(hit: Hit) -> bool:
    """Whether an hour does not lie in the part of the day it is told with."""
    first, last = _PARTS[hit["part"]]
    hour = int(hit["h"])
    return not first <= hour <= last or (hit["part"] == "chiều" and hour in _AFTERNOON)


_JUDGED: tuple[tuple[str, tuple[str, ...], Callable[[Hit], bool], str], ...] = (
    (
        _CLOCK,
        ("giờ", *(f"{digit}h" for digit in range(10))),
        _no_clock,
        "giờ từ 0 đến 24, phút từ 0 đến 59",
    ),
    (_OF_DAY, (" giờ ",), _no_hour_of, "xem lại giờ và buổi"),
    (_PART_FIRST, ("buổi ",), _no_hour_of, "xem lại giờ và buổi"),
    (
        _WEEKDAY,
        ("thứ tám", "thứ chín", "thứ 8", "thứ 9"),
        lambda hit: bool(hit["w"]),
        "xem lại thứ trong tuần",
    ),
    (
        _WEEK,
        ("tuần thứ", "tuần lễ thứ"),
        lambda hit: value_of(hit["n"]) > _WEEKS,
        "một tháng có bốn, năm tuần",
    ),
    (
        _LUNAR,
        ("âm lịch", "giêng", "chạp"),
        lambda hit: int(hit["n"]) > _LUNAR_DAYS,
        "tháng âm lịch có 29 hoặc 30 ngày",
    ),
)
