"""Which record of a follow-up speaks of which item: by its id, guarded by the first words of the text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ctr_cli.cycle.followed import Followed
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import FollowUp, ItemRecord

_GUARD_LETTERS = 60
"""As many letters of a text tell it from its neighbours, and still fit a line of the file."""
Why = Literal["unknown", "guard", "twice"]


class Stray(Struct):
    """A record that speaks of no item: its place in the file, and why."""

    at: int
    record: "ItemRecord"
    why: Why


class Records(Struct):
    """The records by the ids of the items they speak of, and those that speak of none."""

    of: "dict[str, ItemRecord]"
    strays: list[Stray]


def records_of(follow_up: "FollowUp", items: Iterable[Followed]) -> Records:
    """The record of each item.

    Where the guard disagrees with the text as signed, the record follows its words to the only other
    item of the same meeting that they fit and that no other record names.
    """
    known = {item.id: item for item in items}
    named = {record.item for record in follow_up.items}
    found = Records({}, [])
    for at, record in enumerate(follow_up.items):
        name = _meant(record, known, named)
        if record.item not in known:
            found.strays.append(Stray(at, record, "unknown"))
        elif name is None:
            found.strays.append(Stray(at, record, "guard"))
        elif name in found.of:
            found.strays.append(Stray(at, record, "twice"))
        else:
            found.of[name] = record
    return found


def _meant(record: "ItemRecord", known: dict[str, Followed], named: set[str]) -> str | None:
    """The id of the item a record speaks of, if there is one."""
    own = known.get(record.item)
    if own is None or fits(record.text, own.signed):
        return record.item
    near = [
        item.id
        for item in known.values()
        if item.issued.id == own.issued.id and fits(record.text, item.signed)
    ]
    return near[0] if len(near) == 1 and near[0] not in named else None


def fits(guard: str | None, text: str) -> bool:
    """Whether a text begins with the words of a guard; none fits everything."""
    return guard is None or fold(text).startswith(fold(guard))


def says_something(record: "ItemRecord") -> bool:
    """Whether a record holds more than which item it is of."""
    return bool(record.model_dump(exclude_defaults=True, exclude={"item", "text"}))


def guard_of(text: str) -> str:
    """The first words of a text, by which a record knows its item again."""
    if len(text) <= _GUARD_LETTERS:
        return text
    return text[:_GUARD_LETTERS].rpartition(" ")[0].rstrip(" ,;:") + "…"
