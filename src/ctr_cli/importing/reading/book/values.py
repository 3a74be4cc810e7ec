"""The value of a cell as a person sees it: a whole number without a point, a day as its form shows it, a tick for a box that is on."""

from datetime import date, datetime, time, timedelta
from typing import Any

from ctr_cli.language.patterns import regex

_QUOTED = regex(r'"[^"]*"|\\.|\[[^\]]*\]')
_WRITTEN = regex(r"(20\d\d)-(\d\d)-(\d\d)(?: 00:00:00)?")
"""A day as programs write it."""
_TICKED = "x"


def shown(value: Any, code: str = "") -> str:
    """A value as text; `code` is the form it is shown in, as a workbook codes it (ECMA-376, part 1, 18.8.31), where known."""
    if isinstance(value, bool):
        return _TICKED if value else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%H:%M} {_day(value, code)}"
    if isinstance(value, date):
        return _day(value, code)
    if isinstance(value, timedelta):
        value = (datetime.min + value).time()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float | int) and code.endswith("%"):
        return f"{value * 100:g}%"
    written = _WRITTEN.fullmatch(str(value))
    return f"{written[3]}/{written[2]}/{written[1]}" if written else str(value)


def _day(day: date, code: str) -> str:
    """A day with those of its parts that its form shows: `3/2027` typed into a cell is kept as the first of March, and shown without it."""
    parts = set(_QUOTED.sub("", code).lower().partition("h")[0]) & {*"dmy"}
    if not parts or {*"dm"} <= parts:
        return f"{day:%d/%m/%Y}" if "y" in parts or not parts else f"{day:%d/%m}"
    if "m" in parts:
        return f"{day:%m/%Y}" if "y" in parts else f"tháng {day.month}"
    return f"{day:%Y}" if "y" in parts else f"{day.day}"
