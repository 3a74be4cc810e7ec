"""A meeting that gets another number or another time: a title of its own that says the old one says the new."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ctr_cli.language.numbers import written_as
from ctr_cli.language.printed_dates import quarter_of
from ctr_cli.language.time_reader import Part, Unit
from ctr_cli.language.times import times_in
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Meeting

_UNITS: dict[str, Unit] = {
    "conference": "number", "session": "number", "sitting": "number", "ordinal": "number",
    "month": "month", "quarter": "quarter",
}  # fmt: skip


def retitled(meeting: Meeting, values: Mapping[str, int | None]) -> Meeting:
    """A meeting with another number, month or quarter, and its title with them."""
    title = meeting.title or ""
    for part, value in reversed(list(_said(meeting, values))):
        new = written_as(title[part.start : part.end], value)
        title = f"{title[: part.start]}{new}{title[part.end :]}"
    return meeting.model_copy(update={**values, "title": title or None})


def on_its_day(meeting: Meeting, day: date | None, year: int) -> Meeting:
    """A meeting on its day of the year; a day outside its month, or its quarter, makes it one of the time of that day."""
    planned = months_of(meeting.model_copy(update={"date": None}))
    if day is None or day.year != year or day.month in (planned or [day.month]):
        return meeting
    by_month = meeting.month is not None
    time = {"month": day.month} if by_month else {"quarter": quarter_of(day.month)}
    return retitled(meeting, time).model_copy(update={"date": day.isoformat()})


_FEW = timedelta(days=10)
"""Within so many days a meeting is only put off; later it is late unless a decision moved it."""


def put_off(meeting: Meeting, day: date | None, year: int) -> Meeting:
    """A meeting that is held a few days into the next month, or quarter, as one of that; another as planned."""
    late = months_of(meeting) and day and (day - _FEW).month in months_of(meeting)
    return on_its_day(meeting, day, year) if late else meeting


def _said(meeting: Meeting, values: Mapping[str, int | None]) -> Iterator[tuple[Part, int]]:
    """The numbers in a title that are the meeting's old ones, each with the new one, in their order."""
    for time in times_in(meeting.title or ""):
        unit = _UNITS.get(time.kind)
        new = values.get(unit or "")
        for part in time.parts:
            if new and part.unit == unit and part.value == getattr(meeting, part.unit):
                yield part, new
