"""When papers and invitations are due before a meeting: on a working day, never on a rest day."""

from datetime import date, timedelta

from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.program import Program

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""The days of the week, Monday first."""


def papers_due(program: Program, meeting: date) -> date:
    """The last day for the papers of a meeting: so many days before, back to a working day."""
    return _working_day(meeting - timedelta(days=program.settings.papers_days))


def invitation_due(program: Program, body: str, meeting: date) -> date | None:
    """The last day to send the invitation to a meeting of the body with an id; None where no rule is known."""
    days = invitation_days(program, body)
    return None if days is None else _working_day(meeting - timedelta(days=days))


def invitation_days(program: Program, body: str) -> int | None:
    """How many days before a meeting of a body its invitation goes out: the file's own, or the usual, if any."""
    days = program.settings.invitation_days.get(body)
    if days is not None:
        return days
    name = next(entry.name for entry in program.bodies if entry.id == body)
    return kind_of_body(name).invitation_days


def rest_day(day: date) -> str | None:
    """Why nobody works on a day: its holiday's name, or the weekday; None on a working day."""
    from holidays import country_holidays

    rest = country_holidays("VN", years=day.year, language="vi")
    if rest.is_working_day(day):
        return None
    return rest.get(day) or WEEKDAYS[day.weekday()]


def _working_day(day: date) -> date:
    """The day, or the nearest working day before it."""
    while rest_day(day):
        day -= timedelta(days=1)
    return day
