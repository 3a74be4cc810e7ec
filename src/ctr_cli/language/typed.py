"""A day, a month and an hour as people type them, and as ctr prints them.

day_typed("ngày 25 tháng 3 năm 2026") == day_typed("25/3", year=2026) == date(2026, 3, 25)
time_held("tháng 3", year=2026) == time_held("3/2026") == "2026-03"
clock_typed("08 giờ 30") == clock_typed("8h30 sáng") == 510
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from ctr_cli.language.keys import nfc, without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import WEEKDAYS

if TYPE_CHECKING:
    from ctr_cli.language.times import Time

_CURLY = ("“", "”", "‘", "’")
_YEAR_FIRST = regex(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_SHORT_YEAR = regex(r"(?:ngày )?(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d\d)", re.IGNORECASE)
_DOTTED = regex(r"(?:ngày )?(\d{1,2})\.(\d\d)", re.IGNORECASE)
"""A day and its month with a dot; behind it both figures, for a cell makes `5.1` of `5.10`."""
BEFORE_DAY = regex(
    r"^(?:thời (?:hạn|gian):? )?(?:(?:(?:chậm|muộn) nhất|(?:đến )?hết|trước|đến|xong|hoàn thành|hạn(?: chót| cuối)?|là|vào|trong):? ){0,4}",
    re.IGNORECASE,
)
"""What stands before the day in a deadline."""
_CLOCK = regex(
    r"""(?:luc\ )?(?P<hour>\d{1,2})
    (?:\ ?(?:h|g|gio)\ ?(?:(?P<minutes>\d{1,2})\ ?(?:p|ph|phut|')?|(?P<half>ruoi))?|[:.](?P<minute>\d\d))?
    (?:\ (?P<part>sang|trua|chieu|toi))?""",
    re.VERBOSE,
)
_PARTS = {"sang": range(12), "trua": range(11, 14), "chieu": range(12, 19), "toi": range(18, 24)}
"""The hours of each part of the day."""


def unwrapped(text: str) -> str | None:
    """What stands between the curly quotes that Word and Zalo make of straight ones; None for any other text."""
    if not text.startswith(_CURLY) or not text.endswith(_CURLY):
        return None
    inner = text[1:-1].strip()
    return inner if inner and not any(sign in inner for sign in _CURLY[:2]) else None


def day_typed(text: str, year: int | None = None) -> date | None:
    """The day that is written, or None; one without its year is of `year`, where that is given.

    None too for a day beside a weekday that is not its own.
    """
    numbers = _numbers(text, year)
    return _real(numbers) if len(numbers) == 3 and not weekday_slip(text, year) else None


def weekday_slip(text: str, year: int | None = None) -> str | None:
    """What a day is that is written beside another weekday: `16/02/2027 là thứ Ba`; None where nothing is wrong."""
    said = " ".join(nfc(text).split())
    time = None if said[:1].isdigit() else _time(said)  # a weekday stands first
    named = time and time.first("weekday")
    day = _real(_numbers(text, year)) if named is not None else None
    if day is None or day.weekday() == named:
        return None
    return f"{day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}"


def time_held(text: str, year: int | None = None) -> str | None:
    """A day or a month that is written as a file holds it: `2026-03-25`, `2026-03`; None for anything else."""
    numbers = _numbers(text, year)
    first = _real([*numbers, 1][:3]) if numbers and not weekday_slip(text, year) else None
    return first.isoformat()[: 10 if len(numbers) == 3 else 7] if first else None


def deadline_held(text: str, year: int | None = None) -> str | None:
    """A deadline as a paper says it (`trước 5/1`, `Thời hạn: ngày 05/01/2027`), as `time_held` holds it.

    `trước tháng 4` is none: it ends before what it names.
    """
    said = " ".join(nfc(text).split()).rstrip(".")
    bare = BEFORE_DAY.sub("", said)
    held = time_held(bare, year)
    before_a_month = held and len(held) == len("2026-03") and "trước" in said.lower()
    return None if before_a_month else held


def _real(numbers: list[int]) -> date | None:
    try:
        return date(*numbers)
    except ValueError:
        return None


def _numbers(text: str, year: int | None) -> list[int]:
    """The year, the month and the day, if one is written; empty where a text says anything else, or more."""
    said = " ".join(nfc(text).split())
    if match := _YEAR_FIRST.fullmatch(said):
        return [int(number) for number in match.groups() if number]
    if match := _SHORT_YEAR.fullmatch(said):
        return [2000 + int(match[4]), int(match[3]), int(match[1])]
    if year and (match := _DOTTED.fullmatch(said)):
        return [year, int(match[2]), int(match[1])]
    time = _time(said)
    of = time and (time.year or year)
    if time is None or of is None or time.kind not in ("day", "month"):
        return []
    parts = (of, time.first("month"), time.first("day"))
    return [number for number in parts if number is not None]


def _time(said: str) -> "Time | None":
    """The time that a text is and nothing more."""
    from ctr_cli.language.times import times_in

    found = times_in(said)
    whole = [(time.start, time.end) for time in found] == [(0, len(said))]
    return found[0] if whole else None


def clock_typed(text: str) -> int | None:
    """The minutes from midnight of an hour that is written, or None; `2 giờ chiều` is 14:00."""
    match = _CLOCK.fullmatch(without_marks(" ".join(nfc(text).lower().split())))
    if match is None:
        return None
    hour, minute = int(match["hour"]), int(match["minutes"] or match["minute"] or 0)
    if match["part"]:
        hour = next((h for h in (hour, hour + 12) if h in _PARTS[match["part"]]), 24)
    minute = 30 if match["half"] else minute
    return 60 * hour + minute if hour < 24 and minute < 60 else None


def clock_held(text: str) -> str | None:
    """An hour that is written as a file holds it: `8h30` as `08:30`; None for anything else."""
    minutes = clock_typed(text)
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"
