"""The lunar calendar of Vietnam: names of years, and days from one calendar to the other; see `data/lunar.yaml`."""

from datetime import date, timedelta
from itertools import accumulate

from ctr_cli.data import table

STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
"""Stems and branches, from the first of sixty years on."""
_FIRST = 4
"""A year that was the first of sixty, `Giáp Tý`."""


def lunar_year(year: int) -> str:
    """The name of the lunar year that begins in a year: 2026 is `Bính Ngọ`."""
    return lunar_name(year - _FIRST)


def lunar_name(number: int) -> str:
    """The name of a year by its number among sixty, counted from 0: 42 is `Bính Ngọ`."""
    return f"{STEMS[number % 10]} {BRANCHES[number % 12]}"


def lunar_day(day: date) -> tuple[int, int] | None:
    """The day and month that a solar date has in the lunar calendar; None outside the table, and in leap months."""
    for entry in table("lunar")["years"].values():
        since = (day - date.fromisoformat(entry["begins"])).days
        ends = list(accumulate(map(int, entry["days"].split())))
        if 0 <= since < ends[-1]:
            at = next(n for n, end in enumerate(ends) if since < end)
            leap = entry["leap"]
            if leap and at == leap:
                return None
            month = at + 1 if not leap or at < leap else at
            return since - (ends[at - 1] if at else 0) + 1, month
    return None


def is_eve(day: date) -> bool:
    """Whether a solar date is the last day of a lunar year."""
    return lunar_day(day + timedelta(days=1)) == (1, 1)


def solar_day(year: int, month: int, day: int) -> date | None:
    """The date of a day of a lunar year (that which begins in a solar year), not in its leap month; None outside the table."""
    entry = table("lunar")["years"].get(str(year)) or table("lunar")["years"].get(year)
    if entry is None:
        return None
    lengths = list(map(int, entry["days"].split()))
    at = month - 1 if not entry["leap"] or month <= entry["leap"] else month
    return date.fromisoformat(entry["begins"]) + timedelta(days=sum(lengths[:at]) + day - 1)
