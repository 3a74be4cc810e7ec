"""Next year's draft as edits of the old file: values set, entries removed, entries put in, and where all stands then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ctr_cli.cycle.draft_meetings import Line, Met
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.source.edit import Edit, Insert, Move, Remove


@dataclass
class Edits:
    """The values that are set, and the paths in the old file that go away."""

    sets: list[Edit] = field(default_factory=list)
    removals: list[KeyPath] = field(default_factory=list)

    def place(self, path: KeyPath) -> KeyPath:
        """Where a value stands after the removals; one that is gone leaves its question to what held it."""
        if path in self.removals:
            path = path[:-1]
        return tuple(
            step - sum(gone[:-1] == path[:at] and gone[-1] < step for gone in self._entries(at))
            if isinstance(step, int)
            else step
            for at, step in enumerate(path)
        )

    def _entries(self, depth: int) -> Iterator[Any]:
        """The paths of removed entries of lists at a depth."""
        return (
            path for path in self.removals if len(path) == depth + 1 and isinstance(path[-1], int)
        )

    def in_order(self, every: Sequence[Met]) -> tuple[Edit, ...]:
        """The edits in the order they are made; what is new before the meetings, or moved there, comes last."""
        removed = [Remove(path) for path in sorted(self.removals, key=_removal_order, reverse=True)]
        return (*self.sets, *removed, *_brought(every))


def _brought(every: Sequence[Met]) -> Iterator[Edit]:
    """The edits that put in what is new before the meetings, and bring what was moved there from where it stands."""
    standing = {path: _standing(met) for path, met in places_of(every)}
    for path, met in places_of(every):
        for number, line in enumerate(met.lines):
            if line.at is not None:
                continue
            source = next((p for p, lines in standing.items() if _index(lines, line) >= 0), None)
            if source is not None:
                was = _index(standing[source], line)
                standing[source].pop(was)
            at = _index(standing[path], met.lines[number - 1]) + 1 if number else 0
            standing[path].insert(at, line)
            yield Insert(path, at, line.data) if source is None else Move((*source, was), at, path)


def _standing(met: Met) -> list[Line]:
    """The lines of the old file that stand before a meeting once removals are made: its own, and those that leave."""
    places = {line.at: line for line in met.lines if line.at is not None} | met.leaving
    return [places[at] for at in sorted(places)]


def _index(lines: Sequence[Line], line: Line) -> int:
    """Where a line stands among others; -1 where it does not."""
    return next((at for at, other in enumerate(lines) if other is line), -1)


def places_of(every: Sequence[Met]) -> Iterator[tuple[KeyPath, Met]]:
    """The meetings that stay, each with the path of its items in the draft."""
    at: dict[Any, int] = {}
    for met in every:
        if met.stays:
            at[met.path[1]] = at.get(met.path[1], -1) + 1
            yield (*met.path[:3], at[met.path[1]], "items"), met


def _removal_order(path: KeyPath) -> tuple[tuple[int, str], ...]:
    """Later entries of a list go first, so that the places of the earlier stay; parts before their wholes."""
    return tuple((s, "") if isinstance(s, int) else (-1, str(s)) for s in path)
