"""The comments of a YAML file: what stands behind a `#` that is no part of a value."""

import re
from collections.abc import Iterator
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath, Place, Tree
from ctr_cli.model.finding import Span


class Comment(Struct):
    """A comment with its place; `alone` when nothing stands before it on its line."""

    text: str
    span: Span
    alone: bool


def comments(tree: Tree, lines: list[str], like: re.Pattern[str]) -> Iterator[Comment]:
    """The comments that begin like a pattern, from top to bottom."""
    wanted = [number for number, line in enumerate(lines) if "#" in line and like.search(line)]
    if not wanted:
        return
    texts = [place for _, place in texts_of(tree)]
    for number in wanted:
        line = lines[number]
        for column, char in enumerate(line):
            starts = char == "#" and (column == 0 or line[column - 1] in " \t")
            if starts and not any(_within(place, number, column) for place in texts):
                text = line[column:].rstrip()
                if like.match(text):
                    span = Span(number + 1, column + 1, number + 1, column + len(text) + 1)
                    yield Comment(text, span, not line[:column].strip())
                break


def texts_of(tree: Tree) -> Iterator[tuple[KeyPath, Place]]:
    """The paths and places of all values that are no mapping and no list."""
    yield from _texts(tree, tree.data, ())


def _texts(tree: Tree, value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Place]]:
    if not isinstance(value, (dict, list)):
        return
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    places = tree.places(value)
    for step, inner in entries:
        if isinstance(inner, (dict, list)):
            yield from _texts(tree, inner, (*path, step))
        elif step in places:
            yield (*path, step), places[step]


def _within(place: Place, line: int, column: int) -> bool:
    start, end = place.start, place.end
    return bool((start.line, start.column) <= (line, column) < (end.line, end.column))
