"""What differs between two programmes: item by item and meeting by meeting, each difference of one kind."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import zip_longest
from types import MappingProxyType
from typing import Any, Literal

from ctr_cli.cycle.align import Match, bodies_alike, by_id, by_likeness, meetings_alike
from ctr_cli.cycle.own_times import is_of_time
from ctr_cli.cycle.replay import Place, Replay, replayed
from ctr_cli.cycle.retitled import retitled
from ctr_cli.data.struct import Struct
from ctr_cli.model.program import Item, Program, Recipient
from ctr_cli.model.values import Assignment, same_hands

Kind = Literal["added", "dropped", "moved", "reworded", "reassigned", "field"]
Value = str | int | list[str] | list[Assignment] | None
_ITEM_FIELDS = ("topic", "condition", "details", "product", "deadline")
_MEETING_FIELDS = ("number", "date", "kind", "title")
_HEAD_FIELDS = (
    ("issuer", ("parent", "name")),
    ("document", ("symbol", "number", "place", "date", "title", "preamble", "called")),
    ("signature", ("authority", "post", "name")),
)


_HEADINGS = ("content", "implementation")


class Difference(Struct):
    """One difference: of an item, of a meeting (where its place has no item), or of the head (no place).

    `name` is the id in the old programme, or that of what is new, or the key of the head
    (`document.title`); `field` the key that differs, for the kinds `field` and `reassigned`.
    """

    kind: Kind
    name: str
    old: Value
    new: Value
    before: Place | None = None
    after: Place | None = None
    field: str | None = None
    reason: str | None = None


def with_issued(program: Program, until: str | None = None) -> list[Difference]:
    """A programme in force, after all decisions or those up to a day, against the same as issued."""
    replay = replayed(program, until)
    issued = replayed(program, "").program
    matches = by_id(issued, replay.program)
    return [*_told(matches, _reasons(replay), _left_the_year(replay))]


def between(
    old: Program, new: Program, put_off: Mapping[str, str] = MappingProxyType({})
) -> list[Difference]:
    """Two programmes, matched by the likeness of their texts: their heads, meetings and items.

    `put_off` are the ids of what decisions moved into the year of the new one, with the reason: it stands in both.
    """
    meetings = meetings_alike(old, new)
    matches = by_likeness(old, new, meetings)
    moved = {difference.name: difference for difference in _put_off(matches, put_off)}
    told = _told(matches, {}, set(), meetings)
    rest = (d for d in told if d.kind != "moved" or d.name not in moved)
    return [*_heads(old, new), *moved.values(), *rest]


def _put_off(matches: Iterable[Match], why: Mapping[str, str]) -> Iterator[Difference]:
    """The items that were moved from one year into the next, alone or with their meeting."""
    for before, after in matches:
        if before and after and before.item and after.item:
            name = str(before.item.id)
            if reason := why.get(name) or why.get(str(before.meeting.id)):
                old, new = before.item.text, after.item.text
                yield Difference("moved", name, old, new, before, after, reason=reason)


def _reasons(replay: Replay) -> dict[tuple[str, str], str]:
    """Why each part of an item or a meeting was changed, all reasons in their order."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for done in replay.done:
        changed = {(done.step.id, _part(d)) for d in _of_place(done.before, done.after, {})}
        changed |= {(str(now.id), "number") for _, now in done.renumbered}
        for part in changed if done.step.change.reason else ():
            found.setdefault(part, {})[str(done.step.change.reason)] = None
    return {part: "; ".join(reasons) for part, reasons in found.items()}


def _part(difference: Difference) -> str:
    """What of a thing differs: a field, its words, or where it stands."""
    standing = difference.kind in ("added", "dropped", "moved")
    return "to" if standing else difference.field or difference.kind


def _left_the_year(replay: Replay) -> set[str]:
    """The items and meetings that were moved to a later year: they are put off, not dropped."""
    last = {done.step.id: done for done in replay.done}
    return {name for name, done in last.items() if done.step.verb == "move" and done.after is None}


def _told(
    matches: Iterable[Match],
    reasons: dict[tuple[str, str], str],
    left: set[str],
    meetings: Mapping[str, str] | None = None,
) -> Iterator[Difference]:
    """The differences of what matches; `meetings` are those that are one though their ids differ."""
    for before, after in matches:
        name = _name(before or after)
        # An item goes with its meeting, and for the same reason.
        owner = str(before.meeting.id) if before and after is None else name
        for difference in _of_place(before, after, meetings or {}):
            put_off = difference.kind == "dropped" and not left.isdisjoint((name, owner))
            kind = "moved" if put_off else difference.kind
            part = _part(difference)
            reason = reasons.get((name, part)) or reasons.get((owner, part))
            if reason is None and part in ("deadline", "details") and after:
                reason = reasons.get((str(after.meeting.id), "to"))  # left behind by its meeting
            yield difference._replace(kind=kind, name=name, reason=reason)


def _name(place: Place | None) -> str:
    assert place is not None
    return str(place.item.id if place.item else place.meeting.id)


def _of_place(
    before: Place | None, after: Place | None, meetings: Mapping[str, str]
) -> Iterator[Difference]:
    if before is None or after is None:
        place = before or after
        text = place.item.text if place and place.item else None
        kind: Kind = "added" if before is None else "dropped"
        old, new = (None, text) if before is None else (text, None)
        yield Difference(kind, "", old, new, before, after)
    elif before.item is None or after.item is None:
        yield from _of_meeting(before, after)
    else:
        yield from _of_item(before, after, meetings)


def _of_item(before: Place, after: Place, meetings: Mapping[str, str]) -> Iterator[Difference]:
    old, new = before.item, after.item
    assert old is not None and new is not None
    was, now = str(before.meeting.id), str(after.meeting.id)
    if meetings.get(was, was) != now:
        yield Difference("moved", "", old.text, new.text, before, after)
    if old.text != new.text:
        yield Difference("reworded", "", old.text, new.text, before, after)
    if (old.agencies or new.agencies) and not same_hands(before.charged, after.charged):
        yield Difference("reassigned", "", before.charged, after.charged, before, after, "agencies")
    for difference in _fields(old, new, _ITEM_FIELDS, before, after):
        # A deadline that points say too, and a time left behind with a meeting, is told once.
        timed = old.deadline != new.deadline or meetings.get(was, was) != now
        if difference.field != "details" or not timed or _points(old) != _points(new):
            yield difference


def _points(item: Item) -> list[str]:
    """The points of an item but for those that say its deadline or its time."""
    return [d for d in item.details if not is_of_time(d)]


def _of_meeting(before: Place, after: Place) -> Iterator[Difference]:
    old, new = before.meeting, after.meeting
    if (old.month, old.quarter) != (new.month, new.quarter):
        yield Difference("moved", "", None, None, before, after)
    if not same_hands(old.agencies, new.agencies):
        yield Difference("reassigned", "", old.agencies, new.agencies, before, after, "agencies")
    told = retitled(old, {key: getattr(new, key) for key in ("number", "month", "quarter")}).title
    for difference in _fields(old, new, _MEETING_FIELDS, before, after):
        # A title that says the number or the time anew is told with these.
        if difference.field != "title" or told != new.title:
            yield difference


def _fields(
    old: Any, new: Any, keys: Iterable[str], before: Place | None, after: Place | None
) -> Iterator[Difference]:
    """What differs in some fields; a part that one of the two does not have has nothing in them."""
    for key in keys:
        was, now = (part and getattr(part, key) for part in (old, new))
        if was != now:
            yield Difference("field", "", was, now, before, after, key)


def _heads(old: Program, new: Program) -> Iterator[Difference]:
    for part, keys in _HEAD_FIELDS:
        for difference in _fields(getattr(old, part), getattr(new, part), keys, None, None):
            yield difference._replace(name=f"{part}.{difference.field}")
    headings = old.document.headings, new.document.headings
    for difference in _fields(*headings, _HEADINGS, None, None):
        yield difference._replace(name=f"document.headings.{difference.field}")
    for was, now in bodies_alike(old, new):
        for difference in _fields(was, now, ("name",), None, None):
            yield difference._replace(name=f"bodies.{was.id}")
    yield from _lines("document.bases", old.document.bases, new.document.bases)
    yield from _lines("implementation", old.implementation, new.implementation)
    yield from _lines("recipients", *([_recipient(r) for r in p.recipients] for p in (old, new)))


def _recipient(recipient: Recipient) -> str:
    return f"{recipient.name} “{recipient.purpose}”" if recipient.purpose else recipient.name


def _lines(name: str, old: list[str], new: list[str]) -> Iterator[Difference]:
    """The lines of a list that differ, each by its number from 1 in the old list, or in the new where it is new."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        for n, (was, now) in enumerate(zip_longest(old[a:b], new[c:d]), 1):
            number = a + n if was is not None else c + n
            yield Difference("field", f"{name}.{number}", was, now, field=name.split(".")[-1])
