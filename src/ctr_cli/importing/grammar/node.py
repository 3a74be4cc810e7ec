"""A line in its place in the tree, and what it closes when it comes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.charge import Charge
from ctr_cli.importing.grammar.due import due_within, held_behind_colon
from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns
from ctr_cli.importing.grammar.opening import opens_work
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import (
    BLANK,
    BULLETS,
    Line,
    Marker,
    is_bracket,
    is_caps,
    marker_of,
    words,
)
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex

Look = Literal["time", "caps", "outline", "bold", "title", "section", "text", "row"]
Section = Literal["introduction", "implementation"]
Kind = Literal[
    "root", "heading", "content", "introduction", "implementation", "item", "detail", "said", "bracket", "stray",
]  # fmt: skip
_SECTIONS: tuple[Section, ...] = ("implementation", "introduction")
_OUTER = ("part", "section", "upper", "roman")
_LISTED = 3
"""From this rank on (numbers) a sign counts items as well as headings."""
_ENDS = (".", ";", ",")
SHORT = 14
_ORDINALS = {
    word: at
    for at, word in enumerate(
        ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"], 1
    )
}


@dataclass(eq=False, slots=True)
class Node:
    """A line with what stands under it; `row` are its cells by column when it is the row of a table.

    `times` tells that it is nothing but words of time, so that what comes below it is held or due then;
    `does` that it names who does what comes below it; `charge` is what a line of time says of that; `points`
    are the numbers of the works above that a row speaks of.
    """

    line: Line
    marker: Marker
    look: Look | None = None
    heading: Heading = field(default_factory=Heading)
    kind: Kind = "item"
    children: list["Node"] = field(default_factory=list)
    row: Row | None = None
    times: bool = False
    does: bool = False
    charge: Charge | None = None
    more_lines: list[Line] = field(default_factory=list)
    points: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text without its sign."""
        return self.marker.rest

    @property
    def said(self) -> str:
        """The text of a heading without who does what stands beneath it."""
        return take_apart(self.text).text if self.charge and self.charge.assignments else self.text

    @property
    def sign(self) -> tuple[object, ...]:
        """What brothers have in common: the sign with the mark after it, or how an unmarked line looks."""
        if self.look == "outline":
            return ("outline", self.line.outline)
        if self.marker.sign is None:
            return (self.look,)
        if self.marker.sign == "dotted":
            return ("dotted", self.marker.value.count("."))
        return (self.marker.sign, _mark_after(self.line.text, self.marker))

    def walk(self) -> Iterator["Node"]:
        """The node and all under it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()


def _mark_after(text: str, marker: Marker) -> str:
    if marker.sign not in ("number", "roman", "upper", "letter"):
        return ""
    after = re.match(rf"\W*{re.escape(marker.value)}\s*([.)/:–-])", text)
    return {"–": "-"}.get(after[1], after[1]) if after else ""


def is_time_line(text: str, heading: Heading, place: str = "") -> bool:
    """Whether a line is nothing but words of time, brackets and a motto aside: `Tháng 7 (trọng tâm …):`, `Tháng 3: Chủ đề “…”`."""
    if not (heading.when or heading.number is not None) or text[:1].islower() or is_bracket(text):
        return False
    if begins_item(text) and held_behind_colon(text):
        return False
    if patterns("opens_due").match(text) or not heading.when or heading.when.day or heading.body:
        return False
    outside = patterns("motto").sub("", re.sub(r"\s*\([^()]*\)", "", text))
    outside = outside.partition(":")[0] if is_caps(text) else outside
    return heading.bare or (
        outside != text
        and bool(heading_of(outside, place).when)
        and heading_of(outside, place).bare
    )


_OF_TIMES = regex(r"(?i)\W|\b(?:tháng|quý|năm|trong|các|[ivx]+|\d+)\b")


def names_work(node: Node) -> bool:
    """Whether a line says more than a time, `Sinh hoạt chuyên đề quý I`, and more of a conference than its number."""
    if node.heading.number is not None:
        return bool(patterns("dealt_with_there").search(node.text))
    return bool(_OF_TIMES.sub("", node.text))


def make_whole(node: Node) -> None:
    """Give a line back who does what stands beneath it, where nothing does."""
    node.marker, node.charge = marker_of(node.line), None


def is_of_all_year(text: str) -> bool:
    """Whether a line groups work that no month holds: `Công việc thường xuyên:`."""
    said = patterns("standing").search(text) and not text_ends(text) and len(words(text)) <= SHORT
    return bool(said) and not heading_of(text).timed and not begins_item(text)


def may_head(node: Node) -> bool:
    """Whether a line looks as if others stand under it."""
    if node.look is not None:
        return True
    text = node.text.rstrip()
    if node.heading.counted or (node.heading.timed and node.heading.bare) or is_caps(text):
        return True
    if len(words(text)) > SHORT or text.endswith(_ENDS) or held_behind_colon(text):
        return False
    return opens_work(text) or not is_said(text)


def section_of(node: Node) -> Section | None:
    """The section of the frame a heading opens: what introduces the content, or how it is carried out."""
    head, _, rest = node.text.partition(":")
    if len(words(head)) > 14:
        return None
    alone = node.marker.sign is None and not text_ends(node.text)
    if alone and patterns("implementation").fullmatch(head.strip(" .")):
        return "implementation"
    if node.look == "text" and not rest.strip():
        return None
    if node.marker.rank > 5 and not is_caps(head):
        return None
    return next((name for name in _SECTIONS if patterns(name).match(head.strip(" ."))), None)


def tells_event(node: Node) -> bool:
    """Whether a point only names the day of an event: `Vận động cử tri đi bầu cử ngày 15/3/2026.`"""
    day = node.kind == "item" and node.row is None and node.heading.when.day
    return bool(day) and not (due_within(node.text) or take_apart(node.text).charge)


def text_ends(text: str) -> bool:
    """Whether a text is closed by a mark as a sentence is."""
    return text.rstrip().endswith(_ENDS)


def close(path: list[Node], node: Node) -> None:
    """Close what a node ends, so that its parent is the last of the path."""
    at = _brother(path, node)
    if at is not None:
        del path[at:]
        return
    while len(path) > 1 and not _holds_deeper(path[-1], node) and _ends(node, path[-1]):
        path.pop()


def close_times(path: list[Node], node: Node) -> None:
    """Close the time that is open, and all in it, before a line that stands beside it."""
    at = time_before(path, node)
    del path[len(path) if at is None else at :]


def _brother(path: list[Node], node: Node) -> int | None:
    """Where in the path the brother before a node stands; None when its list is a new one."""
    if node.times and (at := time_before(path, node)) is not None:
        return at
    value = value_of(node)
    same = [
        at
        for at in range(1, len(path))
        if path[at].sign == node.sign
        and not _holds_its_like(path[at], node)
        and not _holds_in_time(path[at], node)
        and not _holds_deeper(path[at], node)
    ]
    if len(same) > 1 and node.marker.sign in BULLETS:
        same = [at for at in same if path[at].line.indent <= node.line.indent] or same[:1]
    if not same:
        alike = (at for at in range(1, len(path)) if _goes_on(path[at], node, value))
        return next(alike, None)
    following = [at for at in same if value is not None and value_of(path[at]) == value - 1]
    if following:
        return following[-1]
    last = path[same[-1]]
    begins_anew = value == 1 and same[-1] == len(path) - 1 and not last.children
    return None if begins_anew and may_head(last) and node.look is None else same[-1]


def time_before(path: list[Node], node: Node) -> int | None:
    """Where in the path the time stands that a line of time ends: the outermost one that does not hold it."""
    months = set(node.heading.when.spans)
    timed = (at for at in range(1, len(path)) if path[at].times)
    return next(
        (at for at in timed if not months or not months < set(path[at].heading.when.spans)), None
    )


def _holds_its_like(time: Node, node: Node) -> bool:
    """Whether a line of time bears the sign its own items bear, as when one of its brothers was mistyped."""
    if not time.times or node.times or value_of(time) is not None:
        return False
    return all(child.sign == node.sign for child in time.children)


def _holds_deeper(open_node: Node, node: Node) -> bool:
    """Whether a dash stands deeper than another: than one that announces it, or by two blanks of a text or of Word's lists."""
    if node.marker.sign not in BULLETS or open_node.sign != node.sign:
        return False
    deeper = node.line.indent - open_node.line.indent
    stepped = node.line.spaced or bool(node.line.listed and open_node.line.listed)
    stepped = stepped and not node.line.page and deeper >= 2 * BLANK
    return stepped or (deeper > 0 and open_node.text.rstrip().endswith(":"))


def _holds_in_time(time: Node, node: Node) -> bool:
    """Whether a line of time is part of the time another says: a month of a quarter."""
    months = set(node.heading.when.spans)
    return time.times and node.times and bool(months) and months < set(time.heading.when.spans)


def _goes_on(open_node: Node, node: Node, value: int | None) -> bool:
    """Whether a node counts on from an open one with another mark behind the number: `1.` and `2/`."""
    return (
        value is not None
        and value > 1
        and open_node.marker.sign == node.marker.sign
        and value_of(open_node) == value - 1
    )


def value_of(node: Node) -> int | None:
    """What a node is counted as, from 1; None where nothing is counted."""
    written = node.marker.value
    if node.marker.sign == "dotted":
        return int(written.rsplit(".", 1)[-1])
    if node.marker.sign in ("upper", "letter") or (len(written) == 1 and written.islower()):
        letters = "ABCDĐEGHIKLMNOPQRSTUVX" if written.isupper() else "abcdđeghiklmnopqrstuvx"
        return letters.find(written) + 1 or None
    if node.marker.sign in ("number", "paren", "roman", "named", "section"):
        return _ORDINALS.get(written.lower()) or number_of(written)
    return None


def _ends(node: Node, last: Node) -> bool:
    """Whether a node with a new sign cannot stand under the last open one."""
    if node.times and (not may_head(last) or patterns("all_year").match(last.text.strip(" .:"))):
        return True
    if last.times and last.marker.rank > _LISTED and node.marker.sign in _OUTER:
        return True
    if node.look == "outline" and last.look == "outline":
        return node.line.outline < last.line.outline
    if last.look is not None and last.look != "outline":
        outer = node.marker.sign in ("part", "upper") or node.look == "outline"
        if outer or (section_of(last) and node.marker.sign == "roman"):
            return True
    if node.look in ("caps", "bold", "title", "time", "outline"):
        return _ends_for_heading(node, last)
    if may_head(last):
        return False
    told = last.marker.sign in BULLETS and is_said(last.text) and not last.text.endswith(":")
    return told or (node.marker.rank <= last.marker.rank and last.marker.sign is not None)


def _ends_for_heading(node: Node, last: Node) -> bool:
    """An unmarked heading ends items, and headings that look smaller and have been filled."""
    if last.look in ("bold", "title", "time") and node.look == "caps" and not node.heading.timed:
        return bool(last.children)
    if last.look is not None or last.marker.rank < _LISTED:
        return False
    return bool(last.children) or not may_head(last) or last.marker.sign in BULLETS
