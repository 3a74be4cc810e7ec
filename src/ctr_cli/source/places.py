"""Where a value stands in the file: from the marks of the parser to lines and columns a person counts."""

from collections.abc import Sequence
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath, Tree
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Span

_INDICATOR = regex(r"[\"']|[|>][-+0-9]*[^\n]*\n")


class Mark(Struct):
    """A place in the file, line and column from 0, as the parser's own marks count."""

    line: int
    column: int


def between(start: Any, end: Any) -> Span:
    """The span between two marks of the parser."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def span_of(
    tree: Tree,
    lines: list[str],
    path: KeyPath,
    *,
    on_key: bool = False,
    start: int | None = None,
    end: int | None = None,
) -> Span:
    """The span of the entry at a path, of its key, or of the characters `start` to `end` of its text.

    A path that leads nowhere (a missing key) gives the nearest entry above it.
    """
    place = tree.place(path)
    if place is None:
        return span_of(tree, lines, path[:-1], on_key=True) if path else Span()
    if start is None and on_key and place.key is not None:
        return between(place.key.start_mark, place.key.end_mark)
    if start is None:
        return _without_tail(lines, between(place.start, place.end), on_key)
    if isinstance(place.value, dict) and "agency" in place.value:
        place = tree.places(place.value)["agency"]
    return _part(lines, place, str(place.value), start, start if end is None else end)


def _without_tail(lines: list[str], span: Span, first_line: bool) -> Span:
    """A block ends where the next begins; what a reader sees ends with its last letter."""
    last = span.line if first_line else span.end_line
    last_column = span.end_column if last == span.end_line else len(lines[last - 1]) + 1
    while last > span.line and not lines[last - 1][: last_column - 1].strip():
        last -= 1
        last_column = len(lines[last - 1]) + 1
    text = lines[last - 1][: last_column - 1].rstrip()
    return Span(span.line, span.column, last, max(len(text) + 1, span.column + (last == span.line)))


def _part(lines: list[str], place: Any, value: str, start: int, end: int) -> Span:
    line, offset = place.start.line, place.start.column
    rows = lines[line : place.end.line + 1]
    raw = rows[0] if len(rows) == 1 else "\n".join(rows)
    indicator = _INDICATOR.match(raw, offset)
    at = indicator.end() if indicator else offset
    doubled = raw[offset : offset + 1] == "'"
    if raw.startswith(value, at) and not (doubled and "'" in value):
        if len(rows) == 1:
            return Span._make((line + 1, at + start + 1, line + 1, at + max(start, end) + 1))
        positions: Sequence[int] = range(at, at + len(value) + 1)
    else:
        positions = _follow(raw, at, value, doubled=doubled)
    first, last = positions[start], positions[max(start, end - 1)] + 1
    if end <= start:
        last = first
    return Span(*_line_column(raw, first, line), *_line_column(raw, last, line))


def _follow(raw: str, at: int, value: str, *, doubled: bool) -> list[int]:
    """For each character of a value, its position in the file's text; one more for its end.

    Line folding and indentation are white space on both sides; a doubled quote is one character.
    """
    positions = []
    for char in value:
        if char.isspace():
            positions.append(at)
            if raw[at : at + 1].isspace():
                at += 1
            continue
        while raw[at : at + 1].isspace() and raw[at : at + 1] != char:
            at += 1
        positions.append(at)
        at += 2 if doubled and char == "'" else 1
    positions.append(at)
    return [min(position, len(raw)) for position in positions]


def _line_column(raw: str, position: int, first_line: int) -> tuple[int, int]:
    before = raw[:position]
    return first_line + before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
