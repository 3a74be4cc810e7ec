"""Lines of a document, whatever its format: what stands in them, and the sign they are numbered by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ctr_cli.language.patterns import regex

Sign = Literal[
    "part", "section", "upper", "roman", "number", "paren", "named", "dotted", "letter", "dash", "star", "plus"
]  # fmt: skip
RANK: dict[str, int] = {
    "part": 0, "section": 1, "upper": 1, "roman": 2, "number": 3, "paren": 4, "named": 4, "dotted": 4, "letter": 5,
    "dash": 6, "star": 6, "plus": 7,
}  # fmt: skip
"""How deep a sign usually stands in an outline."""
UNMARKED = 8
BLANK = 6
"""Points that a blank before a line of text stands for."""
FLAT = -1
"""The number of a table whose cells came out as lines and were put together again."""
PLACED = -2
"""The number of a table put together by where its words stand on the page."""

_SIGN_PATTERNS: tuple[tuple[Sign, str], ...] = (
    (
        "part",
        r"((?i:phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d+|[A-H])(?=\s*[-.:/–]|\s*$))\s*[-.:/–]?\s*",
    ),
    ("section", r"(?i:mục)\s+([IVX]{1,5}|\d{1,2}|[A-H])\s*[-.:/–]\s*(?=\S)"),
    (
        "named",
        r"(?i:nội dung|vấn đề|nhiệm vụ|công việc|việc)\s+(?i:(?:thứ|số)\s+)?"
        r"(\d{1,2}|[IVX]{1,4}|(?i:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s*[.:)]\s*(?=\S)",
    ),
    ("dotted", r"((?:[IVX]{1,5}|[A-H])(?:\.\d{1,2})+)(?:[.)/-]\s*|\s+)(?=\D)"),
    ("roman", r"([IVX]{1,5})\s*[.)/:–-]\s*(?=\S)"),
    ("upper", r"([A-HĐK-U])\s*[.)/–-]\s+(?=\S)"),
    ("paren", r"\((\d{1,3}|[a-zđ])\)\s*(?=\S)"),
    ("dotted", r"(\d{1,2}(?:\.\d{1,2})+)(?:[.)/-]\s*|\s+)(?=\D)"),
    ("number", r"(\d{1,3})\s*(?:[.)]\s*|[/:–-]\s*(?=[^\d\s]))(?=\S)(?!\d)"),
    ("number", r"(\d{1,3})[.)]\s+(?=\d{1,3}\s+[^\W\d]|\d{1,2}/\d{1,2}\b)"),
    ("letter", r"([a-zđ]|[ivx]{2,4}(?=\)))\s*[.)/](?!c\b)\s*(?=\S)"),
    ("dash", r"([-–—‒―])[/.:)|>]*\s*(?=[^\s\d-])"),
    ("dash", r"([-–—])\s+(?=\S)"),
    ("dash", r"([→➔⇨⇒])\s*(?=\S)"),
    ("plus", r"(\+)\s*(?=\S)"),
    ("star", r"(?!\*{3})([*•·●○◉▪■□◦◆♦❍❑❒❖✦★➢➤➲►▶☞✓✔✗☑]|o(?=\s))\s*(?=\S)"),
    ("star", r"(?!\*)([^\w\s()“”\"'‘’.,…/–-]{1,3})\s+(?=[\w(“\"])"),
)
_SIGNS = [(sign, regex(pattern)) for sign, pattern in _SIGN_PATTERNS]


Merged = tuple[tuple[int, bool], ...]
"""Of each cell in a row: how many columns it runs over, and whether it is the lower part of one above."""
_COUNTS = regex(r"[\d.()]*")
_TICK = regex(r"[xv]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """The place of a paragraph in a list that Word counts.

    `name` is the same for lists that go on from each other, `level` counts from 0, `printed` is what
    stands before the text (`1.2.`, `-`; empty when nothing does) and also begins `Line.text`; so does
    what it has `said` in words, `Tháng 2:`, which is no sign but part of the text.
    """

    name: str
    level: int
    printed: str
    sign: Sign | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of a row: its lines, each with a sign of its own.

    A cell over several columns is followed by empty ones, so that every row of a table has the same
    columns; `span` counts them, itself included. `above` tells that the cell is the lower part of one
    that runs over several rows; its lines are those of that one.
    """

    lines: tuple[Line, ...] = ()
    span: int = 1
    above: bool = False

    @property
    def text(self) -> str:
        """The lines, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the row of a table.

    `number` counts the lines of a text, or the paragraphs and rows of a Word file, from 1; the lines
    in a cell bear the number of their row. `text` is what is printed, automatic numbers too.
    A row has `row`, its cells by column, and the number of its `table` (from 1); of nested tables
    each row is a line with cells in the cell that holds them.

    How it looks: `outline` is the level of a heading (1-9; 0 is none, -1 the title of an annex, -2 of one that names nobody), `indent` how far it begins
    from the edge in points (a space of a text counts 6, and `spaced` tells that it is of spaces), `listed` its place in a list of Word's,
    `page` its page where pages are known (from 1; else 0). `gap` tells that blank space stands before
    it, `broken` that the writer ended it on purpose, `runs_on` that something opened in it (bold
    letters) closes only on the next.
    """

    number: int
    text: str
    row: tuple[Cell, ...] = ()
    bold: bool = False
    heading: bool = False
    gap: bool = False
    broken: bool = False
    runs_on: bool = False
    outline: int = 0
    italic: bool = False
    caps: bool = False
    centred: bool = False
    indent: int = 0
    spaced: bool = False
    listed: Listed | None = None
    table: int = 0
    page: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts of a row by column; empty for a paragraph."""
        return tuple(cell.text for cell in self.row)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A line that is no part of what a programme says, and why."""

    line: Line
    reason: str


NOT_TAKEN = ", không nhập vào chương trình"
"""What is told of a note that says no more than what it notes."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a document that a person should look at; with the line, where it stands in one.

    `note` is what a footnote or an endnote says that is called from the line.
    """

    message: str
    line: Line | None = None
    note: str = ""


@dataclass(slots=True)
class Lines:
    """A document as lines, those that were left out (page numbers, stamps), and what to be wary of.

    `torn` tells that it has a table whose columns run into each other.
    """

    lines: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    torn: bool = False


BULLETS: tuple[Sign, ...] = ("dash", "star", "plus")
"""Signs that count nothing."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign before a line, its value as written, and the text after it."""

    sign: Sign | None
    value: str
    rest: str

    @property
    def rank(self) -> int:
        """How deep the sign usually stands; unmarked text stands deepest."""
        return UNMARKED if self.sign is None else RANK[self.sign]


def marker(text: str) -> Marker:
    """The sign a line begins with (`I.`, `1-`, `(2)`, `a)`, `-`, `+`, `Phần I`), and the rest; several stars only adorn."""
    for sign, pattern in _SIGNS:
        match = pattern.match(text)
        if match:
            return Marker(sign, match[1], text[match.end() :].strip())
    return Marker(None, "", text.strip().lstrip("* ") or text.strip())


def marker_of(line: Line) -> Marker:
    """The sign of a line: the one Word printed before it, or the one typed at its beginning."""
    listed = line.listed
    if listed is None or not listed.printed:
        return marker(line.text)
    rest = line.text.removeprefix(listed.printed).strip()
    return Marker(listed.sign, listed.printed.strip(" .()[]/:-"), rest)


def with_gaps(blocks: Iterable[tuple[Iterable[Line], bool]]) -> Iterator[Line]:
    """The lines of blocks, each with blank space before it but for a first with no empty paragraph above.

    With its lines a block tells whether it is a paragraph.
    """
    gap = False
    for lines, is_paragraph in blocks:
        found = [*lines]
        gap = gap or (is_paragraph and not found)
        for line in found:
            yield replace(line, gap=gap or line.gap)
            gap = True


def row_text(row: Sequence[Cell]) -> str:
    """A row as one line of text: its filled cells with bars between them."""
    return " | ".join(" ".join(cell.text.split()) for cell in row if cell.text)


def parts_of(line: Line) -> Iterator[Line]:
    """The line, or those in the cells of a row and of the tables in it."""
    if line.row:
        yield from (part for cell in line.row for inner in cell.lines for part in parts_of(inner))
    else:
        yield line


def with_texts(line: Line, change: Callable[[str], str]) -> Line:
    """A line, or each line in the cells of a row, with its text changed."""
    if not line.row:
        return replace(line, text=change(line.text))
    parts = (tuple(with_texts(part, change) for part in cell.lines) for cell in line.row)
    row = tuple(replace(c, lines=own) for c, own in zip(line.row, parts, strict=True))
    return replace(line, row=row, text=row_text(row))


def is_caps(text: str) -> bool:
    """Whether the letters are (nearly) all capitals, as in a heading."""
    letters = list(filter(str.isalpha, text))
    return len(letters) > 1 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
"""The brackets that a name may stand in, by the one that closes."""


def is_bracket(text: str) -> bool:
    """Whether a text opens with a bracket."""
    return text[:1] in BRACKETS.values()


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text)


def unnumbered(line: Line) -> str:
    """The text of a line without the sign, or the cells, it is counted by, nor those that are only ticked."""
    if not line.cells:
        return marker(line.text).rest
    own = (cell.text for cell in line.row if not cell.above)
    return " ".join(t for t in own if not (_COUNTS.fullmatch(t) or _TICK.fullmatch(t)))


def numbers(line: Line) -> list[str]:
    """The numbers and letters a line is counted by."""
    if line.cells:
        return [cell for cell in line.cells if cell and _COUNTS.fullmatch(cell)]
    value = marker(line.text).value
    return [value] if value[:1].isalnum() else []
