"""Changes of letters inside values, as findings offer them, and texts whose letters are decomposed."""

import re
from collections.abc import Iterable, Sequence

from ctr_cli.data.yaml_values import KeyPath, parse
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Change, Edit
from ctr_cli.source.edit import SetValue, with_edits
from ctr_cli.source.edit.layout import value_at

_BREAK = regex(r"\r\n|[\r\n]")


def apart(changes: Iterable[Change]) -> list[Change]:
    """The changes that do not overlap an earlier one, in order."""
    kept: list[Change] = []
    for change in sorted(set(changes)):
        if not kept or change.start >= kept[-1].end:
            kept.append(change)
    return kept


def changed(value: str, changes: Iterable[Change]) -> str:
    """A value with changes made, those that overlap an earlier one left out."""
    done, end = [], 0
    for change in apart(changes):
        done += [value[end : change.start], change.replacement]
        end = change.end
    return "".join([*done, value[end:]])


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text (composed letters, no byte order mark) with the changes that findings offer made.

    Raises `ValueError` when the text cannot hold them, or not the values they speak of.
    """
    data = parse(text).data
    by_path: dict[KeyPath, list[Change]] = {}
    for edit in edits:
        change = _within_lines(value_at(data, edit.path), edit.change)
        by_path.setdefault(edit.path, []).extend(change)
    return with_edits(
        text,
        [SetValue(path, changed(value_at(data, path), group)) for path, group in by_path.items()],
    )


def _within_lines(value: str, change: Change) -> list[Change]:
    """A change over a line break of the value with the break left; none where the words are not as many."""
    start, end, replacement = change
    old = value[start:end]
    if "\n" not in old:
        return [change]
    words = iter(replacement.split())
    if len(old.split()) != len(replacement.split()):
        return []
    return [Change(start, end, re.sub(r"\S+", lambda _: next(words), old))]


def carried_over(raw: str, before: str, after: str) -> str:
    """The changes between two texts in composed letters, made in the raw text whose letters may be decomposed.

    `before` is the raw text composed. Lines without a change keep every byte.
    """
    if raw == before:
        return after
    raw_lines, old, new = (_with_breaks(text) for text in (raw, before, after))
    if not len(raw_lines) == len(old) == len(new):
        return after
    return "".join(
        line if was == now else now for line, was, now in zip(raw_lines, old, new, strict=True)
    )


def _with_breaks(text: str) -> list[str]:
    ends = [match.end() for match in _BREAK.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
