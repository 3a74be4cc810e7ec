"""Days of remembrance named in plain texts: those of `data/anniversaries.yaml`, and an office's own."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.levels import LEVELS


class Event(Struct):
    """A day of remembrance; the year it goes back to and the words that make it another event, if any."""

    name: str
    day: int | None
    month: int | None
    since: int | None
    besides: tuple[str, ...] = ()


class Told(Struct):
    """An event named at the characters `start` to `end` of a text."""

    event: Event
    start: int
    end: int


def event(name: str, day: str | None, since: int | None, besides: tuple[str, ...] = ()) -> Event:
    """An event by its name in plain form and its day as the tables write it: `27/7`."""
    number, month = (int(part) for part in day.split("/")) if day else (None, None)
    return Event(name, number, month, since, besides)


@cache
def known_events() -> dict[str, Event]:
    """The events of the table under each of their names."""
    return {
        name: event(name, entry.get("day"), entry.get("since"), tuple(entry.get("not", ())))
        for entry in reversed(table("anniversaries"))
        for name in entry["names"].split("; ")
    }


def events_in(low: str, events: dict[str, Event] | None = None) -> list[Told]:
    """The events named in a plain text, in their order: of the table, unless others are given."""
    found = (
        one
        for known in (known_events() if events is None else events).values()
        for one in _places(low, known)
        if not _means_another(low, one)
    )
    kept: list[Told] = []
    for told in sorted(found, key=lambda told: (told.start, -told.end)):
        if not kept or told.start >= kept[-1].end:
            kept.append(told)
    return kept


def _places(low: str, known: Event) -> Iterator[Told]:
    at = low.find(known.name)
    while at >= 0:
        yield Told(known, at, at + len(known.name))
        at = low.find(known.name, at + 1)


def _means_another(low: str, told: Told) -> bool:
    rest = low[told.end : told.end + _FURTHER].lstrip()
    # A level makes an association a branch, which has a founding day of its own.
    own_branch = told.event.name.startswith("thành lập hội") and rest.startswith(LEVELS)
    return own_branch or (bool(told.event.besides) and rest.startswith(told.event.besides))


_FURTHER = 20
"""Letters after a name in which it may become another."""
