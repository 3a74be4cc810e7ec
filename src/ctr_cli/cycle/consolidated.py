"""The programme in force as edits of its file, so that next year is drafted from what was done, not from what was signed."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ctr_cli.cycle.draft_entries import plain_agencies
from ctr_cli.cycle.in_force import in_force
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Item, Meeting, Program
from ctr_cli.source.edit import AddKey, Edit, Insert, Remove, SetValue

_FIELDS = ("text", "condition", "topic", "product", "deadline")


class Base(NamedTuple):
    """What next year is drafted from: the edits of the file, the ids in force in the order of the items,
    and the ids that a decision carried into next year, each with the reason."""

    edits: tuple[Edit, ...]
    ids: tuple[str, ...]
    carried: dict[str, str]


def base_of(program: Program) -> Base:
    """The programme in force; what a decision moved into the next year stands where it was issued."""
    carried = {
        str(change.move): f"chuyển sang năm {change.to} theo quyết định ngày {decision.date}"
        for decision in program.amendments
        for change in decision.changes
        if change.move and change.to == str(program.year + 1)
    }
    decisions = [
        decision.model_copy(
            update={"changes": [c for c in decision.changes if not (c.move and c.move in carried)]}
        )
        for decision in program.amendments
    ]
    now = in_force(program.model_copy(update={"amendments": decisions}))
    named = [item for body in now.bodies for met in body.meetings for item in met.items]
    if not program.amendments:
        return Base((), tuple(_ids(program)), {})
    edits: list[Edit] = []
    for at, (body, new) in enumerate(zip(program.bodies, now.bodies, strict=True)):
        path: KeyPath = ("bodies", at, "meetings")
        was = [(meeting_id(body, meeting), meeting) for meeting in body.meetings]
        if _times(was) == _times([(str(meeting.id), meeting) for meeting in new.meetings]):
            for number, ((name, meeting), other) in enumerate(zip(was, new.meetings, strict=True)):
                edits += _of_meeting((*path, number, "items"), name, meeting, other)
        else:
            given = {name: meeting.id for name, meeting in was}
            edits.append(SetValue(path, [_meeting(met, given) for met in new.meetings]))
    edits.append(Remove(("amendments",)))
    return Base(tuple(edits), tuple(str(item.id) for item in named), carried)


def _ids(program: Program) -> Iterator[str]:
    for body in program.bodies:
        for meeting in body.meetings:
            name = meeting_id(body, meeting)
            for number, item in enumerate(meeting.items, 1):
                yield item_id(name, number, item.id)


def _times(meetings: list[tuple[str, Meeting]]) -> list[Any]:
    return [(name, met.month, met.quarter, met.number, met.date) for name, met in meetings]


def _of_meeting(path: KeyPath, name: str, was: Meeting, now: Meeting) -> Iterator[Edit]:
    """The edits of the items of a meeting: words in their place, what left out of it, what came into it."""
    old = {item_id(name, n, item.id): (n - 1, item) for n, item in enumerate(was.items, 1)}
    new = {str(item.id): item for item in now.items}
    for key, (at, item) in old.items():
        if key in new:
            yield from _words((*path, at), item, new[key])
    for key, (at, _) in reversed(old.items()):
        if key not in new:
            yield Remove((*path, at))
    for at, (key, item) in enumerate(new.items()):
        if key not in old:
            yield Insert(path, at, _plain(item))


def _words(path: KeyPath, was: Item, now: Item) -> Iterator[Edit]:
    if was.text != now.text:
        yield SetValue((*path, "text"), now.text)
    if was.agencies != now.agencies:
        names = plain_agencies(now.agencies)
        yield (
            SetValue((*path, "agencies"), names)
            if was.agencies
            else AddKey(path, "agencies", names)
        )


def _plain(item: Item) -> dict[str, Any]:
    """An item as a person would write it: its own id is that of a place, and what is empty is left out."""
    data = {key: value for key in _FIELDS if (value := getattr(item, key))}
    if item.agencies:
        data["agencies"] = plain_agencies(item.agencies)
    return data | ({"details": list(item.details)} if item.details else {})


def _meeting(meeting: Meeting, given: dict[str, str | None]) -> dict[str, Any]:
    data = meeting.model_dump(exclude_defaults=True, exclude={"items", "agencies", "id"})
    if own := given.get(str(meeting.id)):
        data = {"id": own, **data}
    if meeting.agencies:
        data["agencies"] = plain_agencies(meeting.agencies)
    return data | {"items": [_plain(item) for item in meeting.items]}
