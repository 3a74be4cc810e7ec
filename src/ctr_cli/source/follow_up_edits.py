"""A follow-up changed where it stands: what is to be recorded becomes the edits of its file.

found = load_follow_up(Path("programs/2026.yaml"), 2026)
wanted = found.follow_up.model_copy(update={"items": [...]})
text = text_with(found, wanted)          # None: nothing to write
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ctr_cli.data.yaml_values import KeyPath, parse
from ctr_cli.language.patterns import regex
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.source.blocks import block
from ctr_cli.source.comments import comments
from ctr_cli.source.edit import AddKey, Append, Edit, Remove, SetValue, with_edits
from ctr_cli.source.follow_up import Found

_KEYS = ("meeting", "item", "id", "agency")
"""What tells the records of a list apart, in whichever of these a record has."""


def text_with(found: Found, wanted: FollowUp) -> str | None:
    """The text of the file that holds the wanted follow-up; None where it holds it already.

    A missing file is written whole. In one that there is only what differs changes; all else stays as
    it is. Raises `NotEdited` where the text cannot hold it, as when the file is broken.
    """
    before, after = _plain(found.follow_up), _plain(wanted)
    if before == after:
        return None
    if found.raw is None:
        return "\n".join(block(after)) + "\n"
    text = found.raw.decode("utf-8")
    written = found.source.tree.data
    changed = with_edits(text, _edits((), written, before, after, whole=True))
    if _comments(changed) == _comments(text):
        return changed
    edits = _edits((), written, before, after, whole=False)
    return with_edits(text, [_sparing_comments(text, edit) for edit in edits])


def _sparing_comments(text: str, edit: Edit) -> Edit:
    """The edit, or where a key would take a comment with it, one that leaves the key without a value."""
    if not isinstance(edit, Remove) or isinstance(edit.path[-1], int):
        return edit
    kept = _comments(with_edits(text, [edit])) == _comments(text)
    return edit if kept else SetValue(edit.path, None)


_ANY = regex("#")


def _comments(text: str) -> list[str]:
    lines = text.split("\n")
    return [comment.text for comment in comments(parse(text), lines, _ANY)]


def _plain(follow_up: FollowUp) -> dict[str, Any]:
    """What a file holds of a follow-up: nothing that is empty."""
    return follow_up.model_dump(exclude_defaults=True)


def _edits(
    path: KeyPath,
    written: dict[str, Any],
    before: dict[str, Any],
    after: dict[str, Any],
    *,
    whole: bool,
) -> Iterator[Edit]:
    """The edits that make one mapping of another; `written` is it as the file has it, empty keys too.

    With `whole` a mapping of which nothing stays is written anew, without the comments in it.
    """
    last = None
    for key, value in after.items():
        old, here = before.get(key), (*path, key)
        if old is None:
            yield SetValue(here, value) if key in written else AddKey(path, key, value, last)
        elif old == value:
            pass
        elif isinstance(value, dict) and not (whole and old.keys().isdisjoint(value)):
            yield from _edits(here, written[key], old, value, whole=whole)
        elif isinstance(value, list) and all(isinstance(entry, dict) for entry in (*old, *value)):
            yield from _list_edits(here, written[key], old, value, whole=whole)
        else:
            yield SetValue(here, value)
        last = key
    yield from (Remove((*path, key)) for key in before if key not in after)


def _list_edits(
    path: KeyPath, written: list[Any], before: list[Any], after: list[Any], *, whole: bool
) -> Iterator[Edit]:
    """The edits that make one list of records of another; new records stand last."""
    wanted = dict(zip(_names(after), after, strict=True))
    names = _names(before)
    for at, name in enumerate(names):
        if name in wanted:
            yield from _edits((*path, at), written[at], before[at], wanted[name], whole=whole)
    yield from (Append(path, record) for name, record in wanted.items() if name not in names)
    gone = [at for at, name in enumerate(names) if name not in wanted]
    yield from (Remove((*path, at)) for at in reversed(gone))


def _names(records: list[dict[str, Any]]) -> list[tuple[str, int]]:
    """The records of a list by their keys; one that is there twice by its number too."""
    seen: Counter[str] = Counter()
    names = []
    for record in records:
        name = next(str(record[key]) for key in _KEYS if key in record)
        seen[name] += 1
        names.append((name, seen[name]))
    return names
