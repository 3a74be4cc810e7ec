"""Days of remembrance named in texts: those of `data/anniversaries.yaml`, and the office's own of `ctr.yaml`."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, prose
from ctr_cli.rules.registry import Subject


class Event(NamedTuple):
    """A day of remembrance; the year it goes back to and the words that make it another event, if any."""

    name: str
    day: int | None
    month: int | None
    since: int | None
    besides: tuple[str, ...] = ()


class Named(NamedTuple):
    """An event named in a passage, at its characters `start` to `end`."""

    event: Event
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The name as the clerk wrote it."""
        return self.passage.text[self.start : self.end]


_OCCASIONS = (
    "kỷ niệm",
    "chào mừng",
    "nhân dịp",
    "mít tinh",
    "ngày ",
    "lần thứ",
    " năm cách mạng",
    " năm quốc",
    " năm giải phóng",
    " năm chiến thắng",
)


@once
def named(subject: Subject) -> list[Named]:
    """Each event named in a text that speaks of an occasion, in the document's order."""
    own = tuple(
        (name, entry.day, entry.since)
        for entry in subject.office.anniversaries
        for name in entry.names
    )
    events = _events(own)
    found = [
        name
        for passage in prose(subject).holding(*_OCCASIONS)
        for name in _without_parts(_all_in(passage, events))
    ]
    return [name for name in found if not _means_another(name)]


@lru_cache(maxsize=4)
def _events(own: tuple[tuple[str, str | None, int], ...]) -> tuple[Event, ...]:
    """The events under each of their names; those of the office go before the table's."""
    events: dict[str, Event] = {}
    for name, day, since in own:
        _add(events, plain(name), day, since)
    for entry in table("anniversaries"):
        for name in entry["names"].split("; "):
            _add(events, name, entry["day"], entry.get("since"), tuple(entry.get("not", ())))
    return tuple(events.values())


@cache
def known_days() -> frozenset[tuple[int, int]]:
    """The days and months of the table's events."""
    return frozenset((e.day, e.month) for e in _events(()) if e.day and e.month)


def _add(
    events: dict[str, Event],
    name: str,
    day: str | None,
    since: int | None,
    besides: tuple[str, ...] = (),
) -> None:
    number, month = [int(part) for part in day.split("/")] if day else (None, None)
    events.setdefault(name, Event(name, number, month, since, besides))


def _all_in(passage: Passage, events: tuple[Event, ...]) -> Iterator[Named]:
    for event in events:
        at = passage.low.find(event.name)
        while at >= 0:
            yield Named(event, passage, at, at + len(event.name))
            at = passage.low.find(event.name, at + 1)


def _without_parts(names: Iterator[Named]) -> list[Named]:
    """The names in order, without those that are part of a longer one."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _means_another(name: Named) -> bool:
    rest = name.passage.low[name.end :].lstrip()
    own_branch = name.event.name.startswith("thành lập hội") and rest.startswith(_LEVELS)
    return own_branch or (bool(name.event.besides) and rest.startswith(name.event.besides))


_LEVELS = ("phường", "xã", "đặc khu", "tỉnh", "thành phố")
"""After the name of an association these make it a branch, which has a founding day of its own."""
