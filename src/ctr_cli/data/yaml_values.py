"""YAML text to plain values, with the place of each: one pass over the events of the C parser.

Plain scalars are read as YAML 1.2 does, which is what an editor shows: `2025-12-05`, `14:30` and
`yes` stay text, `08` is the number 8.
"""

import re
from typing import Any

import _ruamel_yaml as libyaml
from ruamel.yaml.error import MarkedYAMLError as NotYaml

from ctr_cli.data.struct import Struct

__all__ = [
    "CONTROL",
    "KeyPath",
    "NotYaml",
    "Place",
    "Refused",
    "Tree",
    "Trouble",
    "blanked",
    "parse",
]

KeyPath = tuple[str | int, ...]
"""The way to a value in the data: keys and zero-based positions."""

CONTROL = frozenset(
    map(chr, (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029))
) | {"\ufffe", "\uffff"}
"""Characters that are no text: controls but tab and line feeds, line breaks that only some programs see, and
what Unicode keeps free."""
_BLANKS = dict.fromkeys(map(ord, CONTROL), " ")
MAX_DEPTH = 40
MAX_VALUES = 200_000
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


_AS_TEXT = "tag:yaml.org,2002:str"
"""The tag that `!!str` before a text means, which takes nothing from it."""


class Place(Struct):
    """Where an entry stands: its key (an event, None in a list), where its value starts and ends, and the value."""

    key: Any
    start: Any
    end: Any
    value: Any


_Events = tuple[Any, Any, Any]
"""The events of an entry: its key, and the first and the last of its value. Few of them are ever asked for marks."""
_NOTHING: dict[str | int, _Events] = {}


class Trouble(Struct):
    """Something in the YAML that is wrong, between two marks; `first` is the other place it clashes with.

    `likely` is less than sure: a person has to look.
    """

    code: str
    message: str
    hint: str
    start: Any
    end: Any
    first: Any = None
    likely: bool = False


class Refused(ValueError):
    """The text is YAML, but nests, repeats or is keyed beyond what any programme needs."""

    def __init__(self, message: str, hint: str, event: Any) -> None:
        super().__init__(message)
        self.trouble = Trouble("CTR115", message, hint, event.start_mark, event.end_mark)


class Tree:
    """The values of a text; the events of the entries by the identity of their container; the troubles.

    `broken` holds the texts with line breaks in them: their container, their step in it, and the key they stand under.
    """

    __slots__ = ("broken", "data", "events", "troubles")

    def __init__(self) -> None:
        self.data: Any = None
        self.events: dict[int, dict[str | int, _Events]] = {}
        self.troubles: list[Trouble] = []
        self.broken: list[tuple[Any, str | int, str]] = []

    def place(self, path: KeyPath) -> Place | None:
        """The place of the entry at a path, or None when the path leads nowhere."""
        value, events = self.data, None
        for step in path:
            events = self.events.get(id(value), _NOTHING).get(step)
            if events is None:
                return None
            value = value[step]
        return events and _place(events, value)

    def places(self, value: Any) -> dict[str | int, Place]:
        """The places of the entries of a list or mapping."""
        entries = self.events.get(id(value), _NOTHING)
        return {step: _place(events, value[step]) for step, events in entries.items()}


def _place(events: _Events, value: Any) -> Place:
    key, first, last = events
    return Place._make((key, first.start_mark, last.end_mark, value))


class _Open:
    """A container being read, with the key that waits for its value and the number of values inside.

    `again` says that the key it opens with was found again: keys behind it are those of another entry.
    """

    __slots__ = ("again", "append", "events", "key", "size", "start", "value")

    def __init__(self, value: Any, events: dict[str | int, _Events], start: Any) -> None:
        self.value = value
        self.append = value.append if type(value) is list else None
        self.events = events
        self.start = start
        self.key: Any = None
        self.size = 1
        self.again = False


def blanked(text: str) -> str:
    """A text with a blank for each control character."""
    return text.translate(_BLANKS)


def parse(text: str) -> Tree:
    """The values of one YAML document.

    Raises `NotYaml` at the first place that is no YAML, and `Refused` for
    bombs. Duplicate keys and unknown aliases are gathered as troubles, and reading goes on.
    """
    return _Reader(text).read()


class _Reader:
    """The state of one pass; `read` is its only use."""

    def __init__(self, text: str) -> None:
        self.next_event = libyaml.CParser(text).get_event
        self.tree = Tree()
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int, Any]] = {}
        """By their names the values, how many values are in them, and the events they begin with."""
        self.used: set[str] = set()

    def read(self) -> Tree:
        documents = 0
        next_event, stack = self.next_event, self.stack
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is libyaml.ScalarEvent:
                self.scalar(event)
            elif kind is libyaml.MappingStartEvent:
                self.open({}, event)
            elif kind is libyaml.SequenceStartEvent:
                self.open([], event)
            elif kind is libyaml.MappingEndEvent or kind is libyaml.SequenceEndEvent:
                done = stack.pop()
                self.add(done.value, done.start, event, done.size)
            elif kind is libyaml.AliasEvent:
                self.alias(event)
            elif kind is libyaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Refused("một tệp chỉ chứa một chương trình", "bỏ dòng `---`", event)
        self.unused()
        return self.tree

    def unused(self) -> None:
        """Words before a text that YAML took for its name; a list or a group may have one that nobody asks for."""
        for name in self.anchors.keys() - self.used:
            value, _, first = self.anchors[name]
            if not isinstance(value, dict | list):
                self.eaten(f"&{name}", first.start_mark, first.start_mark)

    def scalar(self, event: Any) -> None:
        """A key of a mapping, or a value."""
        top = self.stack[-1] if self.stack else None
        if event.ctag is not None and event.tag != _AS_TEXT:
            self.eaten(event.tag, event.start_mark, event.end_mark)
        if top and top.key is None and top.append is None:
            top.key = event
            return
        value = event.value
        if event.style == '"' and not CONTROL.isdisjoint(value):
            value = self.without_control(value, event)
        if event.implicit[0]:
            if value in _WORDS:
                value = _WORDS[value]
            elif _INTEGER.match(value):
                value = int(value)
        self.add(value, event, event)

    def without_control(self, value: str, event: Any) -> str:
        """A text whose escapes (`\\0`, `\\e`) make control characters, with blanks in their place."""
        signs = dict.fromkeys(char for char in value if char in CONTROL)
        found = ", ".join(f"U+{ord(char):04X}" for char in signs)
        message = f"dấu \\ trong nháy kép tạo ra ký tự điều khiển {found}"
        hint = "dùng nháy đơn ở hai đầu câu, hoặc bỏ dấu \\"
        trouble = Trouble("CTR103", message, hint, event.start_mark, event.end_mark)
        self.tree.troubles.append(trouble)
        return blanked(value)

    def open(self, value: Any, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise Refused(
                f"các mục lồng nhau quá {MAX_DEPTH} tầng",
                "xem lại các dấu ngoặc và thụt đầu dòng",
                event,
            )
        events: dict[str | int, _Events] = {}
        self.tree.events[id(value)] = events
        self.stack.append(_Open(value, events, event))

    def alias(self, event: Any) -> None:
        name = event.anchor
        if name in self.anchors:
            self.used.add(name)
            value, size, _ = self.anchors[name]
            self.put(value, event, event, size)
        else:
            self.eaten(f"*{name}", event.start_mark, event.end_mark)
            self.put(f"*{name}", event, event)

    def eaten(self, sign: str, start: Any, end: Any) -> None:
        """A sign that YAML takes for itself, so that the document would lose it."""
        message = f"`{sign}` là ký hiệu riêng của YAML nên không được đọc như chữ"
        hint = "nếu đây là chữ của văn bản, đặt cả câu trong dấu nháy đơn: '…'"
        self.tree.troubles.append(Trouble("CTR106", message, hint, start, end))

    def add(self, value: Any, first: Any, last: Any, size: int = 1) -> None:
        """Put a value where it belongs, and keep it if it has an anchor."""
        if first.anchor is not None:
            self.anchors[first.anchor] = (value, size, first)
        self.put(value, first, last, size)

    def put(self, value: Any, first: Any, last: Any, size: int = 1) -> None:
        if not self.stack:
            self.tree.data = value
            return
        top = self.stack[-1]
        top.size += size
        if top.size > MAX_VALUES:
            raise Refused(
                "các tham chiếu lặp lại làm tệp phình ra quá lớn", "bỏ các dấu & và *", last
            )
        if type(value) is str and "\n" in value:
            self.broken_in(top)
        if top.append is not None:
            top.events[len(top.value)] = (None, first, last)
            top.append(value)
            return
        key, top.key = top.key, None
        if key is None:
            raise Refused(
                "khóa phải là một từ, không phải danh sách hay nhóm",
                "nếu đây là chữ của văn bản thì đặt cả câu trong dấu nháy",
                last,
            )
        name = key.value
        if name in top.value:
            self.twice(name, key, top)
        else:
            top.events[name] = (key, first, last)
            top.value[name] = value

    def broken_in(self, top: _Open) -> None:
        """Note that the value a container gets is a text of several lines, as `Tree.broken` says."""
        key = next((held.key.value for held in reversed(self.stack) if held.key is not None), "")
        self.tree.broken.append((top.value, key if top.append is None else len(top.value), key))

    def twice(self, name: str, key: Any, top: _Open) -> None:
        """A key that the mapping has already: where it opens an entry of a list, a dash before it may be lost."""
        first = top.events[name][0].start_mark
        if top.again:
            return
        message = f"khóa `{name}` ghi hai lần, lần đầu ở dòng {first.line + 1}"
        hint = "giữ một chỗ, xóa chỗ kia"
        if len(self.stack) > 1 and self.stack[-2].append and name == next(iter(top.value)):
            top.again = True
            message = (
                f"thiếu dấu gạch trước `{name}`, hoặc ghi hai lần: lần đầu ở dòng {first.line + 1}"
            )
            hint = f"mục mới thì thêm dấu gạch: - {name}: …; ghi trùng thì xóa một chỗ"
        self.tree.troubles.append(
            Trouble("CTR110", message, hint, key.start_mark, key.end_mark, first)
        )
