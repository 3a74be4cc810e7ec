"""Changes of values written into the text of a file, so that every other byte stays as it was."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ctr_cli.data.yaml_values import KeyPath, NotYaml, Refused, Tree, parse
from ctr_cli.model.finding import Change, Edit
from ctr_cli.source.decode import split_lines
from ctr_cli.source.places import span_of

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")


def changed(value: str, changes: Iterable[Change]) -> str:
    """A value with changes made, those that overlap an earlier one left out."""
    done, end = [], 0
    for change in sorted(set(changes)):
        if change.start >= end:
            done += [value[end : change.start], change.replacement]
            end = change.end
    return "".join([*done, value[end:]])


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text (composed letters, no byte order mark) with the edits of its values made.

    Where a value can no longer stand as it did (a plain one that would hold `: `), it is quoted.
    Raises `ValueError` when the text does not hold the values that the edits speak of.
    """
    tree = parse(text)
    by_path: dict[KeyPath, list[Edit]] = {}
    for edit in [part for whole in edits for part in _within_lines(tree, text, whole)]:
        by_path.setdefault(edit.path, []).append(edit)
    wanted = {
        path: changed(_value(tree.data, path), [edit.change for edit in group])
        for path, group in by_path.items()
    }
    spliced = _spliced(text, [edit for group in by_path.values() for edit in _apart(group)])
    if _holds(spliced, text, wanted):
        return spliced
    for path, value in wanted.items():
        text = _with_value(text, path, value, _apart(by_path[path]))
    return text


def _within_lines(tree: Tree, text: str, edit: Edit) -> list[Edit]:
    """An edit over a line break word by word, so that the break stays; none where the words are not as many."""
    if edit.span.line == edit.span.end_line:
        return [edit]
    lines = split_lines(text)
    start, end, replacement = edit.change
    old = list(re.finditer(r"\S+", _value(tree.data, edit.path)[start:end]))
    new = replacement.split()
    if len(old) != len(new):
        return []
    parts = [
        Change(start + match.start(), start + match.end(), word)
        for match, word in zip(old, new, strict=True)
        if match.group() != word
    ]
    return [
        Edit(edit.path, part, span_of(tree, lines, edit.path, start=part.start, end=part.end))
        for part in parts
    ]


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """The edits of one value that do not overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: edit.change):
        if not kept or edit.change.start >= kept[-1].change.end:
            kept.append(edit)
    return kept


def _value(data: Any, path: KeyPath) -> str:
    for step in path:
        data = data[step]
    if not isinstance(data, str):
        raise ValueError(f"no text at {path}")
    return data


def _holds(text: str, before: str, wanted: dict[KeyPath, str]) -> bool:
    """Whether a text is the one before with nothing but the wanted values changed."""
    try:
        now = parse(text)
    except (NotYaml, Refused):
        return False
    old = parse(before).data
    for path, value in wanted.items():
        holder = old
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value
    return not now.troubles and bool(now.data == old)


def _spliced(text: str, edits: Iterable[Edit]) -> str:
    lines = [0, *(match.end() for match in _BREAK.finditer(text))]
    for edit in sorted(edits, key=lambda e: (e.span.line, e.span.column), reverse=True):
        span = edit.span
        start = lines[span.line - 1] + span.column - 1
        end = lines[span.end_line - 1] + span.end_column - 1
        text = text[:start] + edit.change.replacement + text[end:]
    return text


def _with_value(text: str, path: KeyPath, value: str, edits: list[Edit]) -> str:
    """A text with one value changed in place or, where that does not read back, written anew in quotes."""
    tree = parse(text)
    lines = split_lines(text)
    here = [
        edit._replace(span=span_of(tree, lines, path, start=edit.change.start, end=edit.change.end))
        for edit in edits
    ]
    spliced = _spliced(text, here)
    if _holds(spliced, text, {path: value}):
        return spliced
    span = span_of(tree, lines, path)
    quoted = Edit(path, Change(0, 0, "'" + value.replace("'", "''") + "'"), span)
    anew = _spliced(text, [quoted])
    return anew if _holds(anew, text, {path: value}) else text


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
