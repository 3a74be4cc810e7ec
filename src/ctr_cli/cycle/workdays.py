"""Days on which offices work: not on holidays, Saturdays and Sundays."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.language.printed_dates import WEEKDAYS


def rest_day(day: date) -> str | None:
    """Why nobody works on a day: its holiday's name, or the weekday; None on a working day."""
    rest = _rest_of(day.year)
    if rest.is_working_day(day):
        return None
    name: str = (rest.get(day) or WEEKDAYS[day.weekday()]).replace("Nguyên Đán", "Nguyên đán")
    return _day_before_tet(day) if name == _TWO_DAYS_BEFORE else name


_TWO_DAYS_BEFORE = "29 Tết"
"""What the holidays call the day two days before the first of the lunar year, also where its last month has 29 days."""


def _day_before_tet(day: date) -> str:
    """A day of the last lunar month by its number there: `28 Tết`."""
    from ctr_cli.language.lunar import lunar_day

    lunar = lunar_day(day)
    return f"{lunar[0]} Tết" if lunar else "ngày nghỉ Tết"


@cache
def _rest_of(year: int) -> Any:
    """The holidays of a year, with the days worked or rested in lieu."""
    from holidays import country_holidays

    return country_holidays("VN", years=year, language="vi")


def working_days_after(day: date, count: int) -> date:
    """The day so many working days after a day; before it where the count is below zero."""
    step = 1 if count > 0 else -1
    while count:
        day += timedelta(days=step)
        count -= 0 if rest_day(day) else step
    return day


def latest_day(meeting: date, lead: LeadTime) -> date:
    """The day that is as long before a meeting as asked."""
    if lead.working:
        return working_days_after(meeting, -lead.days)
    return meeting - timedelta(days=lead.days)


def working_day(day: date) -> date:
    """The day, or the nearest working day before it."""
    while rest_day(day):
        day -= timedelta(days=1)
    return day


def rest_note(day: date) -> str:
    """Why nobody works on a day, and the working day before it, as a note behind a question; nothing of a working day."""
    reason = rest_day(day)
    if reason is None:
        return ""
    return f" ({day:%d/%m/%Y} là {reason}; ngày làm việc trước đó là {working_day(day):%d/%m/%Y})"


def working_day_from(day: date) -> date:
    """The day, or the nearest working day after it."""
    while rest_day(day):
        day += timedelta(days=1)
    return day
