"""Lines of a document, whatever its format: what stands in them, and the sign they are numbered by."""

import re
from dataclasses import dataclass, field
from typing import Literal

Sign = Literal[
    "part", "upper", "roman", "number", "paren", "dotted", "letter", "dash", "star", "plus"
]
RANK: dict[str, int] = {
    "part": 0, "upper": 1, "roman": 2, "number": 3, "paren": 4, "dotted": 4, "letter": 5,
    "dash": 6, "star": 6, "plus": 7,
}  # fmt: skip
"""How deep a sign usually stands in an outline."""
UNMARKED = 8

_SIGN_PATTERNS: tuple[tuple[Sign, str], ...] = (
    (
        "part",
        r"((?i:phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+|\d+|[A-H])(?=\s*[-.:/–]|\s*$))\s*[-.:/–]?\s*",
    ),
    ("roman", r"([IVX]{1,5})\s*[.)/:–-]\s*(?=\S)"),
    ("upper", r"([A-HĐK-U])\s*[.)/–-]\s+(?=\S)"),
    ("paren", r"\((\d{1,3}|[a-zđ])\)\s*(?=\S)"),
    ("dotted", r"(\d{1,2}(?:\.\d{1,2})+)(?:[.)/-]\s*|\s+)(?=\D)"),
    ("number", r"(\d{1,3})\s*(?:[.)]\s*|[/:–-]\s*(?=[^\d\s]))(?=\S)(?!\d)"),
    ("letter", r"([a-zđ])\s*[.)/]\s*(?=\S)"),
    ("dash", r"([-–—‒])\s*(?=[^\s\d-])"),
    ("dash", r"([-–—])\s+(?=\S)"),
    ("plus", r"(\+)\s*(?=\S)"),
    ("star", r"([*•·●○▪■◦➢✓►\uf0b7\uf0a7\uf02d]|o(?=\s))\s*(?=\S)"),
)
_SIGNS = [(sign, re.compile(pattern)) for sign, pattern in _SIGN_PATTERNS]


_COUNTS = re.compile(r"[\d.()]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the row of a table when there are cells.

    `number` counts the lines of a text, or the paragraphs and rows of a Word file, from 1; `gap` tells
    that blank space stands before it, `broken` that the writer ended it on purpose, `runs_on` that
    something opened in it (bold letters) closes only on the next.
    """

    number: int
    text: str
    cells: tuple[str, ...] = ()
    bold: bool = False
    heading: bool = False
    gap: bool = False
    broken: bool = False
    runs_on: bool = False


@dataclass(frozen=True, slots=True)
class Ignored:
    """A line that is no part of what a programme says, and why."""

    line: Line
    reason: str


@dataclass(slots=True)
class Lines:
    """A document as lines, those that were left out (page numbers, stamps), and what to be wary of."""

    lines: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


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
    """The sign a line begins with (`I.`, `1-`, `(2)`, `a)`, `-`, `+`, `Phần I`), and the rest."""
    for sign, pattern in _SIGNS:
        match = pattern.match(text)
        if match:
            return Marker(sign, match[1], text[match.end() :].strip())
    return Marker(None, "", text.strip())


def is_caps(text: str) -> bool:
    """Whether the letters are (nearly) all capitals, as in a heading."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return re.findall(r"\w+", text)


def unnumbered(line: Line) -> str:
    """The text of a line without the sign, or the cells, it is counted by."""
    if not line.cells:
        return marker(line.text).rest
    return " ".join(cell for cell in line.cells if not _COUNTS.fullmatch(cell))


def numbers(line: Line) -> list[str]:
    """The numbers and letters a line is counted by."""
    if line.cells:
        return [cell for cell in line.cells if cell and _COUNTS.fullmatch(cell)]
    value = marker(line.text).value
    return [value] if value[:1].isalnum() else []
