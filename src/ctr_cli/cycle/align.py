"""Which meeting and item of one programme is which of another: by id, or by the likeness of their texts."""

from collections.abc import Iterator, Mapping
from functools import partial

from ctr_cli.cycle.replay import Place
from ctr_cli.language.keys import tone_key
from ctr_cli.model.meetings import item_id, meeting_id, months_of
from ctr_cli.model.program import Body, Item, Meeting, Program

Match = tuple[Place | None, Place | None]
"""The same in an old and a new programme; None where it has no like."""

_SAME_MEETING, _SAME_BODY, _ANYWHERE = 60.0, 80.0, 88.0
"""How like (of 100) two texts must be to be one item: the farther apart they stand, the more."""
_MEETING, _SAME_TIME, _SAME_NUMBER = 60.0, 30.0, 5.0
"""From which likeness two meetings are one, and what their time and their number add to it."""


def places(program: Program) -> list[Place]:
    """Every meeting, and after it its items, with their ids."""
    found = []
    for body in program.bodies:
        for meeting in body.meetings:
            name = meeting_id(body, meeting)
            named = meeting.model_copy(update={"id": name})
            found.append(Place(body, named, None))
            for position, item in enumerate(meeting.items, 1):
                own = item_id(name, position, item.id)
                found.append(Place(body, named, item.model_copy(update={"id": own})))
    return found


def with_ids_of(old: Program, new: Program) -> Program:
    """A programme whose meetings and items have the ids of their likes in an old one."""
    pairs = by_likeness(old, new, meetings_alike(old, new))
    ids = {_id(now): _id(was)[1] for was, now in pairs if was and now}

    def own(item: Item, name: str, position: int) -> Item:
        known = item_id(name, position, item.id)
        return item.model_copy(update={"id": ids.get((False, known), known)})

    def held(body: Body, meeting: Meeting) -> Meeting:
        name = meeting_id(body, meeting)
        items = [own(item, name, n) for n, item in enumerate(meeting.items, 1)]
        return meeting.model_copy(update={"id": ids.get((True, name), name), "items": items})

    bodies = [
        body.model_copy(update={"meetings": [held(body, m) for m in body.meetings]})
        for body in new.bodies
    ]
    return new.model_copy(update={"bodies": bodies})


def by_id(old: Program, new: Program) -> list[Match]:
    """The same ids in two states of one programme: in the old one's order, then what is new in its own."""
    now = {_id(place): place for place in places(new)}
    was = {_id(place): place for place in places(old)}
    known: list[Match] = [(place, now.get(name)) for name, place in was.items()]
    return [*known, *((None, place) for name, place in now.items() if name not in was)]


def _id(place: Place) -> tuple[bool, str]:
    return place.item is None, str(place.item.id if place.item else place.meeting.id)


def by_likeness(old: Program, new: Program, meetings: Mapping[str, str]) -> list[Match]:
    """What is most like in two programmes: within one of their `meetings_alike`, then within the body, then anywhere."""
    was, now = places(old), places(new)
    standing = {place.meeting.id: place for place in now if place.item is None}
    twins = _items(was, now, meetings)
    matches: list[Match] = [
        (
            place,
            twins.get(n) if place.item else standing.get(meetings.get(str(place.meeting.id), "")),
        )
        for n, place in enumerate(was)
    ]
    taken = {id(place) for _, place in matches}
    return [*matches, *((None, place) for place in now if id(place) not in taken)]


def meetings_alike(old: Program, new: Program) -> dict[str, str]:
    """The ids of meetings that are one: of one body, by what stands before them, their time and their number."""
    found: dict[str, str] = {}
    for was, now in bodies_alike(old, new):
        pairs = [
            (-score, a, b)
            for a, before in enumerate(was.meetings)
            for b, after in enumerate(now.meetings)
            if (score := _likeness(before, after)) >= _MEETING
        ]
        left_old, left_new = set(range(len(was.meetings))), set(range(len(now.meetings)))
        for _, a, b in sorted(pairs):
            if a in left_old and b in left_new:
                left_old.remove(a)
                left_new.remove(b)
                found[meeting_id(was, was.meetings[a])] = meeting_id(now, now.meetings[b])
    return found


def _likeness(old: Meeting, new: Meeting) -> float:
    """How likely two meetings are one: the likeness of their items (of 100), and what else they share."""
    from rapidfuzz.fuzz import ratio

    score: float = ratio(*("\n".join(tone_key(i.text) for i in m.items) for m in (old, new)))
    score += _SAME_TIME if months_of(old) and months_of(old) == months_of(new) else 0
    return score + (_SAME_NUMBER if old.number and old.number == new.number else 0)


def bodies_alike(old: Program, new: Program) -> Iterator[tuple[Body, Body]]:
    """The bodies that are one: of one id, else of one name."""
    for body in old.bodies:
        same_id = next((other for other in new.bodies if other.id == body.id), None)
        name = tone_key(body.name)
        same_name = next((other for other in new.bodies if tone_key(other.name) == name), None)
        if found := same_id or same_name:
            yield body, found


def _items(was: list[Place], now: list[Place], meetings: Mapping[str, str]) -> dict[int, Place]:
    """For the position of each old item that has a like, the new item; the nearest pairs first."""
    from rapidfuzz.fuzz import ratio

    left_old = [n for n, place in enumerate(was) if place.item]
    left_new = [n for n, place in enumerate(now) if place.item]
    keys_old, keys_new = [_key(place) for place in was], [_key(place) for place in now]
    found: dict[int, Place] = {}
    one_meeting = partial(_one_meeting, meetings)
    for near, least in ((one_meeting, _SAME_MEETING), (_one_body, _SAME_BODY), (None, _ANYWHERE)):
        pairs = [
            (-likeness, abs(a - b), a, b)
            for a in left_old
            for b in left_new
            if near is None or near(was[a], now[b])
            if (likeness := ratio(keys_old[a], keys_new[b], score_cutoff=least)) >= least
        ]
        for _, _, a, b in sorted(pairs):
            if a in left_old and b in left_new:
                found[a] = now[b]
                left_old.remove(a)
                left_new.remove(b)
    return found


def _key(place: Place) -> str:
    return tone_key(place.item.text) if place.item else ""


def _one_meeting(meetings: Mapping[str, str], old: Place, new: Place) -> bool:
    return meetings.get(str(old.meeting.id)) == new.meeting.id


def _one_body(old: Place, new: Place) -> bool:
    return old.body.id == new.body.id or tone_key(old.body.name) == tone_key(new.body.name)
