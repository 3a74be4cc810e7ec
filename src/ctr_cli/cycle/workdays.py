"""Days on which offices work: not on holidays, Saturdays and Sundays."""

from datetime import date, timedelta

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""The days of the week, Monday first."""


def rest_day(day: date) -> str | None:
    """Why nobody works on a day: its holiday's name, or the weekday; None on a working day."""
    from holidays import country_holidays

    rest = country_holidays("VN", years=day.year, language="vi")
    if rest.is_working_day(day):
        return None
    return rest.get(day) or WEEKDAYS[day.weekday()]


def working_day(day: date) -> date:
    """The day, or the nearest working day before it."""
    while rest_day(day):
        day -= timedelta(days=1)
    return day
