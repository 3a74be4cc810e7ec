"""Days of remembrance named in plain texts: those of `data/anniversaries.yaml`, and an office's own."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.levels import LEVELS


class Event(Struct):
    """A day of remembrance; the year it goes back to, or `again`, and the words that make it another event, if any."""

    name: str
    day: int | None
    month: int | None
    since: int | None
    besides: tuple[str, ...] = ()
    again: int | None = None


class Told(Struct):
    """An event named at the characters `start` to `end` of a text."""

    event: Event
    start: int
    end: int


def event(
    name: str,
    day: str | None,
    since: int | None,
    besides: tuple[str, ...] = (),
    again: int | None = None,
) -> Event:
    """An event by its name in plain form and its day as the tables write it: `27/7`."""
    number, month = (int(part) for part in day.split("/")) if day else (None, None)
    return Event(name, number, month, since, besides, again)


@ready
def _rows() -> tuple[tuple[Any, ...], ...]:
    """The events of the table, one for each of their names."""
    found = {
        name: event(
            name,
            entry.get("day"),
            entry.get("since"),
            tuple(entry.get("not", ())),
            entry.get("again"),
        )
        for entry in reversed(table("anniversaries"))
        for name in entry["names"].split("; ")
    }
    return tuple(map(tuple, found.values()))


@ready
def _by_head() -> dict[str, tuple[str, ...]]:
    """The names of the events by the two words they begin with: most of those a text has not."""
    found: dict[str, tuple[str, ...]] = {}
    for name, *_ in _rows():
        head = " ".join(name.split(" ")[:2])
        found[head] = (*found.get(head, ()), name)
    return found


@cache
def known_events() -> dict[str, Event]:
    """The events of the table under each of their names."""
    return {row[0]: Event._make(row) for row in _rows()}


def events_in(low: str, own: Mapping[str, Event] = MappingProxyType({})) -> list[Told]:
    """The events named in a plain text, in their order: those of the table, and an office's `own` by their names."""
    known, by_head = known_events(), _by_head()
    names = (name for head in by_head if head in low for name in by_head[head])
    found = (
        one
        for event in {**{name: known[name] for name in names}, **own}.values()
        for one in _places(low, event)
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
