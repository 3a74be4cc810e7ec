"""What decisions did to an item or a meeting, all of their changes taken together."""

from collections.abc import Iterator, Sequence

from ctr_cli.cycle.numbering import net
from ctr_cli.cycle.replay import Done, Place
from ctr_cli.cycle.retitled import retitled
from ctr_cli.data.struct import Struct
from ctr_cli.model.amendments import Verb
from ctr_cli.model.program import Item, Meeting
from ctr_cli.model.values import same_hands


class Adjusted(Struct):
    """What decisions did to an item or a meeting: where it stood before, and where it stands after them; None is
    outside the year. `verb` is the kind of all of it: an item that is moved and reworded is a moved one.
    """

    changes: tuple[Done, ...]
    verb: Verb

    @property
    def main(self) -> Done:
        """The last change of its kind."""
        return next(
            (d for d in reversed(self.changes) if d.step.verb == self.verb), self.changes[-1]
        )

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
        return _reworded(self.before, self.last)

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
    """What decisions did in the end, an entry for each item or meeting that is not as it was, in the order of their
    first changes; a meeting bears before them the number and the time it had, and after them those it has then. So is
    an item as it was before its meeting was changed too; what became of it is told in its own entry.
    """
    done = _items_once(done)
    pairs = [pair for one in done for pair in one.renumbered]
    untold = {str(now.id): (was, now) for was, now in net(pairs)}
    turned = [pair for one in done for pair in (*one.renumbered, *_whole(one))]
    were = {str(now.id): was for was, now in reversed(turned)}
    are = {str(now.id): now for _, now in turned}
    found: dict[str, list[Done]] = {}
    for change in done:
        before = change.before and _as_of(were, change.before)
        after = change.after and _as_of(are, change.after)
        names = [name for _, now in change.renumbered if (name := str(now.id)) in untold]
        told = change._replace(before=before, after=after, renumbered=tuple(map(untold.pop, names)))
        found.setdefault(change.step.id, []).append(told)
    every = ((tuple(changes), _verb_of(changes)) for changes in found.values())
    return [Adjusted(changes, verb) for changes, verb in every if verb]


def _items_once(done: Sequence[Done]) -> list[Done]:
    """Changes with each item that has some of its own as it was before all of them, and as it is after all of them; not
    with a meeting that it leaves by them.
    """
    own = {one.step.id for one in done}
    there = {one.step.id: one.after.meeting.id if one.after else None for one in done}
    were = {str(i.id): i for one in reversed(done) for i in items_at(one.before) if i.id in own}
    are = {str(i.id): i for one in done for i in items_at(one.after) if i.id in own}
    both = {name: (were[name], are[name]) for name in were.keys() & are.keys()}

    def told(place: Place | None, at: int) -> Place | None:
        if place is None:
            return None
        if place.item:
            item = both.get(str(place.item.id), (place.item, place.item))[at]
            return place._replace(item=item)
        meeting = place.meeting.id
        stay = (i for i in place.meeting.items if there.get(str(i.id), meeting) == meeting)
        items = [both.get(str(item.id), (item, item))[1] for item in stay]
        return place._replace(meeting=place.meeting.model_copy(update={"items": items}))

    return [one._replace(before=told(one.before, 0), after=told(one.after, 1)) for one in done]


def items_at(place: Place | None) -> list[Item]:
    """The item at a place, or all of the meeting there."""
    if place is None:
        return []
    return [place.item] if place.item else place.meeting.items


def _verb_of(changes: Sequence[Done]) -> Verb | None:
    """Of what kind some changes are together; None where all is as it was."""
    was, now = changes[0].before, changes[-1].after
    first, last = changes[0].step.verb, changes[-1].step.verb
    if len(changes) == 1 and first != "reword":
        return first
    if was is None or now is None:
        return (first if now else last) if was or now else None
    if _moved(was, now):
        return "move"
    if _reworded(was, now) or new_deadlines(was, now):
        return "reword"
    return None if same_hands(was.charged, now.charged) else "assign"


def _whole(done: Done) -> Iterator[tuple[Meeting, Meeting]]:
    """The meeting that a change was made to, as it was and as it is."""
    if done.before and done.after and not done.after.item:
        yield done.before.meeting, done.after.meeting


def _as_of(meetings: dict[str, Meeting], place: Place) -> Place:
    """A place with the number and the time that its meeting has among others."""
    known = meetings.get(str(place.meeting.id), place.meeting)
    values = {key: getattr(known, key) for key in ("number", "month", "quarter")}
    return place._replace(meeting=retitled(place.meeting, values))


def _reworded(was: Place | None, now: Place | None) -> bool:
    return bool(was and now and was.item and now.item and was.item.text != now.item.text)


def _moved(was: Place, now: Place) -> bool:
    """Whether something stands elsewhere: an item before another meeting, a meeting at another time."""
    if was.item:
        return was.meeting.id != now.meeting.id
    return (was.meeting.month, was.meeting.quarter) != (now.meeting.month, now.meeting.quarter)


def same_items(before: Place | None, after: Place | None) -> list[tuple[Item, Item]]:
    """The items at a place, one or all of a meeting, that are there before a change and after it, each as it was and as it is."""
    were, are = ({item.id: item for item in items_at(place)} for place in (before, after))
    return [(were[name], item) for name, item in are.items() if name in were]


def new_deadlines(before: Place | None, after: Place | None) -> list[tuple[Item, Item]]:
    """Those of them whose deadline a change made another."""
    return [(was, now) for was, now in same_items(before, after) if was.deadline != now.deadline]
