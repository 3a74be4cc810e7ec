"""Where entries stand in the text of a YAML file: offsets of values, entries and the comments above them."""

import re
from collections.abc import Iterable
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath, Place, Tree
from ctr_cli.language.patterns import compiled, regex

BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_BREAK = regex(BREAK)
_PREFACE = regex(r"(?:%[^\r\n]*|---(?=\s)|\s|#[^\r\n]*)*")
_ANCHOR = regex(r"(?:&\S+(?:\s|#[^\r\n]*)*)?")


class Splice(Struct):
    """Characters `start` to `end` of the text become another text, whose lines end in a plain line feed."""

    start: int
    end: int
    text: str


def spliced(text: str, parts: Iterable[Splice]) -> str:
    """A text with splices made that do not overlap; those of one place in the order given."""
    done, at = [], 0
    for start, end, new in sorted(parts, key=lambda part: part[:2]):
        done += [text[at:start], new]
        at = end
    return "".join([*done, text[at:]])


def value_at(data: Any, path: KeyPath) -> Any:
    """The value at a path; raises `LookupError` or `TypeError` when it leads nowhere."""
    for step in path:
        if isinstance(step, int) and (not isinstance(data, list) or step < 0):
            raise LookupError(step)
        data = data[step]
    return data


def unshared(data: Any) -> Any:
    """A copy of data in which nothing is shared, as aliases share."""
    if isinstance(data, dict):
        return {key: unshared(value) for key, value in data.items()}
    return [unshared(value) for value in data] if isinstance(data, list) else data


class Page(Struct):
    """A text and the tree that was read of it."""

    text: str
    tree: Tree

    def value(self, path: KeyPath) -> Any:
        """The value at a path."""
        return value_at(self.tree.data, path)

    def place(self, path: KeyPath) -> Place:
        """The place of an entry; raises `LookupError` when there is none."""
        place = self.tree.place(path)
        if place is None:
            raise LookupError(path)
        return place

    def through_alias(self, path: KeyPath) -> bool:
        """Whether a path leads through an alias, or to one."""
        ways = (path[: at + 1] for at in range(len(path)))
        return any(self.text[self.place(way).start.index :][:1] == "*" for way in ways)

    def start(self, path: KeyPath) -> int:
        """Where a value begins, after its anchor."""
        begins = (_ANCHOR, self.place(path).start.index) if path else (_PREFACE, 0)
        match = begins[0].match(self.text, begins[1])
        return match.end() if match else begins[1]

    def is_flow(self, path: KeyPath) -> bool:
        """Whether the mapping or list at a path is written in brackets."""
        return self.text[self.start(path) :][:1] in ("[", "{")

    def end(self, path: KeyPath) -> int:
        """Where a value ends: after its last letter, so that comments behind it are no part of it."""
        value, start = self.value(path), self.start(path)
        if isinstance(value, (dict, list)) and value and self.text[start] not in "[{*":
            return self.end((*path, list(value)[-1] if isinstance(value, dict) else len(value) - 1))
        end: int = self.place(path).end.index
        if self.text[start : start + 1] in ("|", ">") and not self.is_flow(path[:-1]):
            return _end_of_block_scalar(self.text, start, end)
        return max(end, start)

    def column(self, path: KeyPath) -> int:
        """The column at which the entries of a block mapping or list begin."""
        value = self.value(path)
        if isinstance(value, dict):
            column: int = self.place((*path, next(iter(value)))).key.start_mark.column
            return column
        start = self.start(path)
        return start - self.line_start(start)

    def head(self, path: KeyPath) -> int:
        """Where an entry of a block begins: its key, or its dash."""
        place = self.place(path)
        if place.key is not None:
            index: int = place.key.start_mark.index
            return index
        column, at = self.column(path[:-1]), self.line_start(place.start.index)
        if path[-1] == 0:
            return self.start(path[:-1])
        while at and not (
            self.text[at + column] == "-" and not self.text[at : at + column].strip(" ")
        ):
            at = self.line_start(at - 1)
        return at + column

    def extent(self, path: KeyPath) -> tuple[int, int]:
        """An entry of a block as whole lines: the comments directly above, and those inside it, are part of it.

        An entry that shares its first line with a dash before it begins there.
        """
        head, column = self.head(path), self.column(path[:-1])
        start = self.line_start(head)
        start = head if self.text[start:head].strip(" ") else self._above(path, start, column)
        end = self.next_line(self.end(path))
        while comment := compiled(rf" {{{column + 1},}}#").match(self.text, end):
            end = self.next_line(comment.end())
        return start, end

    def _above(self, path: KeyPath, start: int, column: int) -> int:
        """Where the comments directly above an entry begin: further in than it they belong to another."""
        siblings = list(self.tree.events[id(self.value(path[:-1]))])
        at = siblings.index(path[-1])
        floor = 0
        if at:
            floor = self.next_line(self.end((*path[:-1], siblings[at - 1])))
        elif len(path) > 1:
            floor = self.next_line(self.head(path[:-1]))
        while start > floor:
            above = self.line_start(start - 1)
            if above < floor or not compiled(rf" {{0,{column}}}#").match(self.text, above):
                break
            start = above
        return start

    def line_start(self, at: int) -> int:
        """Where the line of a character begins."""
        if at and self.text[at - 1 : at + 1] == "\r\n":
            at -= 1
        return max(self.text.rfind(sign, 0, at) for sign in "\r\n\x85\u2028\u2029") + 1

    def next_line(self, at: int) -> int:
        """Where the line after that of a character begins, or where the text ends."""
        match = _BREAK.search(self.text, at)
        return match.end() if match else len(self.text)

    def blank_above(self, at: int) -> int:
        """Where the blank lines that stand above the beginning of a line begin."""
        while at and not self.text[(above := self.line_start(at - 1)) : at].strip():
            at = above
        return at


def _end_of_block_scalar(text: str, start: int, end: int) -> int:
    raw = text[start:end]
    header = re.match(r"[|>][-+0-9]*", raw)
    if header and "+" in header[0]:
        return start + len(re.sub(rf"{BREAK}\Z", "", raw))
    return start + len(re.sub(rf"(?:{BREAK}[ ]*)+\Z", "", raw))
