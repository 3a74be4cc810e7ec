"""What a decision did to one item or meeting, all of its changes taken together."""

from collections.abc import Sequence

from ctr_cli.cycle.decisions import Decision
from ctr_cli.cycle.replay import Done, Place
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import tone_key
from ctr_cli.model.amendments import Verb
from ctr_cli.model.program import Item
from ctr_cli.model.values import Assignment

_TOGETHER: tuple[Verb, ...] = ("move", "reword", "assign")
"""What one decision may do to one item at once; the first that it did says of what kind the whole is."""


class Adjusted(Struct):
    """What a decision did to an item or a meeting: where it stood before, and where it stands after it; None is
    outside the year.
    """

    changes: tuple[Done, ...]

    @property
    def decision(self) -> Decision:
        """The decision that did it."""
        return self.changes[0].step.decision

    @property
    def main(self) -> Done:
        """The change that says of what kind all of it is: an item that is moved and reworded is a moved one."""
        if len(self.changes) == 1:
            return self.changes[0]
        return min(self.changes, key=lambda done: _TOGETHER.index(done.step.verb))

    @property
    def before(self) -> Place | None:
        """Where it stood, and how."""
        return self.changes[0].before

    @property
    def after(self) -> Place | None:
        """Where it stands now."""
        return self.changes[-1].after

    @property
    def last(self) -> Place | None:
        """It as it is now, or as it was when it left."""
        return self.after or self.changes[-1].before

    @property
    def reworded(self) -> bool:
        """Whether it has other words now."""
        was, now = self.before, self.last
        return bool(was and now and was.item and now.item and was.item.text != now.item.text)

    @property
    def handed_over(self) -> bool:
        """Whether others work on it now than those who did."""
        was, now = self.before, self.last
        return bool(was and was.charged and now and not alike(was.charged, now.charged))

    @property
    def deadlines(self) -> list[tuple[Item, Item]]:
        """The items that have another deadline now, or none, each as it was and as it is."""
        return new_deadlines(self.before, self.after)

    @property
    def reasons(self) -> list[str]:
        """Why, each reason once."""
        given = (done.step.change.reason for done in self.changes)
        return list(dict.fromkeys(reason for reason in given if reason))


def adjusted(done: Sequence[Done]) -> list[Adjusted]:
    """What decisions did, an entry for each item or meeting of a decision, in the order of their first changes."""
    found: dict[object, list[Done]] = {}
    for number, change in enumerate(done):
        step = change.step
        key = (step.decision.key, step.id) if step.verb in _TOGETHER else number
        found.setdefault(key, []).append(change)
    return [Adjusted(tuple(changes)) for changes in found.values()]


def new_deadlines(before: Place | None, after: Place | None) -> list[tuple[Item, Item]]:
    """The items at a place, one or all of a meeting, whose deadline a change made another."""
    if before is None or after is None:
        return []
    were, are = ([p.item] if p.item else p.meeting.items for p in (before, after))
    return [(was, now) for was, now in zip(were, are, strict=True) if was.deadline != now.deadline]


def alike(old: Sequence[Assignment], new: Sequence[Assignment]) -> bool:
    """Whether the same agencies do the same, however their names place their tone marks."""
    first, second = (
        [(tone_key(one.agency), one.role) for one in entries] for entries in (old, new)
    )
    return first == second
