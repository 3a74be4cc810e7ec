"""Next year's draft as edits of the old file: values set, entries removed, entries put in, and where all stands then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ctr_cli.cycle.draft_meetings import Met
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.source.edit import Edit, Insert, Remove


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
        """The edits in the order they are made; what is new before the meetings is put in last."""
        removed = [Remove(path) for path in sorted(self.removals, key=_removal_order, reverse=True)]
        inserts = (
            Insert(path, number, line.data)
            for path, met in places_of(every)
            for number, line in enumerate(met.lines)
            if line.at is None
        )
        return (*self.sets, *removed, *inserts)


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
