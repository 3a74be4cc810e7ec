"""The one editor of YAML files: changes of the data written into the text, so that all else stays as it is.

    with_edits(text, [SetValue(("year",), 2027), AddKey((), "amendments", [{"date": "2026-06-20"}])])

Comments stay where they are; those directly above an entry go with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from ruamel.yaml.error import YAMLError

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath, Refused, parse
from ctr_cli.source.edit.entries import added_key, inserted, moved, removed, replaced
from ctr_cli.source.edit.layout import Page, Splice, spliced, unshared, value_at
from ctr_cli.source.edit.scalars import rewritten

__all__ = [
    "AddKey",
    "Append",
    "Edit",
    "Insert",
    "Move",
    "NotEdited",
    "Remove",
    "SetValue",
    "with_edits",
]

_BOM = "\ufeff"


class NotEdited(ValueError):
    """The text cannot be changed so that it holds the wanted data and keeps all else."""


class SetValue(Struct):
    """Another value at a path that there is: a scalar keeps its style where that can hold the value."""

    path: KeyPath
    value: Any


class AddKey(Struct):
    """A new key in the mapping at a path: after a key of it, or as its last."""

    path: KeyPath
    key: str
    value: Any
    after: str | None = None


class Insert(Struct):
    """A new entry in the list at a path, before the one that now stands there, or as its last."""

    path: KeyPath
    at: int
    value: Any


class Move(Struct):
    """An entry of a list comes to another place of it, or of another list, with the comments directly above it."""

    path: KeyPath
    at: int
    to: KeyPath | None = None


class Append(Struct):
    """A new entry in the list at a path, as its last."""

    path: KeyPath
    value: Any


class Remove(Struct):
    """A key, or an entry of a list, goes away with the comments directly above it."""

    path: KeyPath


Edit = SetValue | AddKey | Insert | Move | Append | Remove


def _stays(edit: Edit) -> bool:
    """Whether every other value still has the path it had after an edit."""
    if isinstance(edit, Remove):
        return isinstance(edit.path[-1], str)
    return not isinstance(edit, (Insert, Move))


def with_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text of a YAML file with edits made, each on what those before it have left.

    Line ends, a byte order mark and decomposed letters stay as they are. Raises `NotEdited` when a
    path leads nowhere or through an alias, when the text is no sound YAML, or when what was written
    does not read back as exactly the wanted data.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    page = _page(text[len(mark) :])
    for independent, group in groupby(edits, key=_stays):
        for several in [list(group)] if independent else [[edit] for edit in group]:
            page = _edited(page, several)
    return mark + page.text


def _page(text: str) -> Page:
    try:
        tree = parse(text)
    except (YAMLError, Refused) as error:
        raise NotEdited(f"no YAML: {error}") from error
    if tree.troubles:
        raise NotEdited(tree.troubles[0].message)
    return Page(text, tree)


def _edited(page: Page, edits: list[Any]) -> Page:
    """The page with one edit made, or with several that move no other value."""
    if len(edits) > 1:
        together = _together(page, edits)
        if together is None:
            for edit in edits:
                page = _edited(page, [edit])
        return together or page
    try:
        wanted = _wanted(page.tree.data, edits[0])
        for way in _ways(page, edits[0]):
            if now := _holding(_as_the_file_breaks(page, way), wanted):
                return now
    except (LookupError, TypeError, AttributeError) as error:
        raise NotEdited(f"no such place: {edits[0]}") from error
    raise NotEdited(f"the text cannot hold {edits[0]}")


def _together(page: Page, edits: Sequence[Any]) -> Page | None:
    """The page with several edits made at once, each in the first way; None where that does not hold."""
    set_to = [edit.path for edit in edits if isinstance(edit, SetValue)]
    if len(set(set_to)) < len(set_to):
        return None
    try:
        wanted = unshared(page.tree.data)
        for edit in edits:
            _want(wanted, edit)
        ways = [next(_ways(page, edit)) for edit in _behind_what_there_is(edits)]
    except (NotEdited, LookupError, TypeError, AttributeError, ValueError, StopIteration):
        return None
    return _holding(_as_the_file_breaks(page, [part for way in ways for part in way]), wanted)


def _behind_what_there_is(edits: Sequence[Any]) -> Iterator[Any]:
    """The edits with each new key behind one that is no new key itself."""
    behind: dict[KeyPath, str | None] = {}
    for edit in edits:
        if isinstance(edit, AddKey) and edit.after is not None:
            edit = edit._replace(after=behind.get((*edit.path, edit.after), edit.after))
        if isinstance(edit, AddKey):
            behind[*edit.path, edit.key] = edit.after
        yield edit


def _ways(page: Page, edit: Edit) -> Iterator[list[Splice]]:
    """The ways to write an edit, the one that changes the fewest letters first."""
    match edit:
        case SetValue(path, value):
            if page.through_alias(path):
                raise NotEdited("the value stands somewhere else: it is reached through an alias")
            yield from rewritten(page, path, value)
            yield from replaced(page, path, value)
        case AddKey(path, key, value, after):
            yield from added_key(page, path, key, value, after)
        case Insert(path, at, value):
            yield from inserted(page, path, at, value)
        case Move(path, at, to):
            yield from moved(page, path, path[:-1] if to is None else to, at)
        case Append(path, value):
            yield from inserted(page, path, len(page.value(path)), value)
        case Remove(path):
            yield from removed(page, path)


def _wanted(data: Any, edit: Edit) -> Any:
    """The data after an edit, no part of it shared."""
    data = unshared(data)
    _want(data, edit)
    return data


def _want(data: Any, edit: Edit) -> None:
    """Make an edit in data of which no part is shared."""
    match edit:
        case SetValue(path, value):
            holder = value_at(data, path[:-1])
            value_at(holder, path[-1:])
            holder[path[-1]] = unshared(value)
        case AddKey(path, key, value, after):
            _add_key(value_at(data, path), key, unshared(value), after)
        case Insert(path, at, value):
            holder = value_at(data, path)
            if not 0 <= at <= len(holder):
                raise IndexError(at)
            holder.insert(at, unshared(value))
        case Move(path, at, to):
            holder = value_at(data, path[:-1] if to is None else to)
            entry = value_at(data, path)
            del value_at(data, path[:-1])[path[-1]]
            if not 0 <= at <= len(holder):
                raise IndexError(at)
            holder.insert(at, entry)
        case Append(path, value):
            value_at(data, path).append(unshared(value))
        case Remove(path):
            value_at(data, path)
            del value_at(data, path[:-1])[path[-1]]


def _add_key(holder: dict[str, Any], key: str, value: Any, after: str | None) -> None:
    if key in holder or (after is not None and after not in holder):
        raise KeyError(key)
    names = list(holder)
    later = names[names.index(after) + 1 :] if after is not None else []
    moved = {name: holder.pop(name) for name in later}
    holder[key] = value
    holder.update(moved)


def _holding(text: str, wanted: Any) -> Page | None:
    """The page of a text that holds exactly the wanted data: the same order, types and values."""
    try:
        page = _page(text)
    except NotEdited:
        return None
    return page if repr(page.tree.data) == repr(wanted) else None


def _as_the_file_breaks(page: Page, parts: list[Splice]) -> str:
    """The text with splices made, their new lines ended as the file ends its own."""
    first = re.search(r"\r\n|\r|\n", page.text)
    end = first[0] if first else "\n"
    return spliced(
        page.text, [part._replace(text=re.sub(r"\r?\n", end, part.text)) for part in parts]
    )
