"""A meeting that gets another number or another time: a title of its own that says the old one says the new."""

from collections.abc import Iterator, Mapping

from ctr_cli.language.numbers import written_as
from ctr_cli.language.time_reader import Part, Unit
from ctr_cli.language.times import times_in
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


def _said(meeting: Meeting, values: Mapping[str, int | None]) -> Iterator[tuple[Part, int]]:
    """The numbers in a title that are the meeting's old ones, each with the new one, in their order."""
    for time in times_in(meeting.title or ""):
        unit = _UNITS.get(time.kind)
        new = values.get(unit or "")
        for part in time.parts:
            if new and part.unit == unit and part.value == getattr(meeting, part.unit):
                yield part, new
