"""Tables that a page rules with lines: what stands between the lines is a cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from math import inf
from typing import Any

from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists

_NEAR = 2.5
"""Points within which two lines of a table are one, or meet."""
_MOST = 3000
"""Lines, and cells, of the tables on a page."""
_OVER = 12
"""Points that words measured too wide may run over the edge of their cell."""
_RISE = 3
"""Points from the foot of letters to their middle: those of a line that a low row cuts stand above its edge."""
_BLANK = 1.2
"""Points between words at the least; less is between the letters of one."""
_MARGIN = 5
"""Points that stay blank in a cell before its right edge."""
_APART = 1.5
"""Points that stand between two paragraphs, at the least, beside the step from line to line."""
_COUNTED = regex(r"(\d{1,2})[.)]\s")
_SIGN = regex(r"(?:[-–+•]|\d{1,2}[.)]|[a-zđ][.)])\s+\S")
"""How a further point begins in a cell."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line drawn on a page, from its lower left end to its upper right one."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it runs across the page."""
        return self.x1 - self.x0 > self.y1 - self.y0

    def meets(self, other: "Stroke") -> bool:
        """Whether they touch."""
        across = self.x0 <= other.x1 + _NEAR and other.x0 <= self.x1 + _NEAR
        return across and self.y0 <= other.y1 + _NEAR and other.y0 <= self.y1 + _NEAR


@dataclass(frozen=True, slots=True)
class Words:
    """Words written in one go: where they begin and end, the line they stand on, and how high they are."""

    x0: float
    x1: float
    y: float
    text: str
    height: float = 1.0


def words_of(group: Any) -> Words:
    """What one operation wrote, without the blanks around it."""
    text = group["text"]
    width = (group["displaced_tx"] - group["tx"]) / max(len(text), 1)
    before = len(text) - len(text.lstrip())
    start = group["tx"] + before * width
    end = start + len(text.strip()) * width
    return Words(start, end, group["ty"], text.strip(), group["font_height"])


@dataclass(frozen=True, slots=True)
class Turned:
    """Words turned by a quarter: as they stand on a page held so that they can be read; `up` from its foot to its head."""

    words: Words
    up: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Where their middle stands on the page as it is."""
        along = (self.words.x0 + self.words.x1) / 2
        return (-self.words.y, along) if self.up else (self.words.y, -along)


@dataclass(slots=True)
class Box:
    """A cell: its first row and column, how many of both it runs over, and the words in it.

    `right` is its right edge; `turned` are words turned by a quarter, with the edge they run towards.
    """

    row: int
    column: int
    depth: int
    span: int
    right: float
    words: list[Words] = field(default_factory=list)
    turned: list[tuple[Words, float]] = field(default_factory=list)

    def covers(self, row: int, column: int) -> bool:
        """Whether it runs over a place."""
        return (
            self.row <= row < self.row + self.depth
            and self.column <= column < self.column + self.span
        )

    def lines(self, step: float) -> list[str]:
        """Its paragraphs, those that are turned last; `step` is how far its table goes from line to line, by the height of letters."""
        turned = [words for words, _ in self.turned]
        return _paragraphs(self.words, self.right, step) + (
            _paragraphs(turned, self.turned[0][1]) if turned else []
        )


def _written(words: Iterable[Words]) -> list[list[Words]]:
    """Words by the lines they stand on."""
    lines: list[list[Words]] = []
    for word in sorted(words, key=lambda word: -word.y):
        if lines and abs(lines[-1][0].y - word.y) < _NEAR:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _paragraphs(words: Sequence[Words], right: float, step: float = inf) -> list[str]:
    """The paragraphs that words make: one begins where the line above had room for its first word, behind more than the usual step, or with the sign of a point."""
    written = _written(words)
    texts = [*map(text_of, written)]
    points = bool(texts) and _SIGN.match(texts[0])
    paragraphs, count = texts[:1], _number(texts[0]) if texts else 0
    for (line, under), (before, text) in zip(pairwise(written), pairwise(texts), strict=True):
        letter = (line[-1].x1 - line[0].x0) / len(before)
        room = right - _MARGIN - line[-1].x1
        first = text.split()[0]
        width = len(first) + 0.4 * sum(map(str.isupper, first)) + 2  # capitals are wider
        fits = width * letter < room and before[-1] not in "–-,"
        alike = points and text[0].isdigit() == texts[0][0].isdigit()
        sign = _SIGN.match(text)
        next_one = before[-1] in ")]" and _number(text) == count + 1
        closed = before[-1] in ")]" and sign is not None and sign[0][-1].isupper()
        point = sign and (alike or next_one or closed or text[0] in "•+" or before[-1] in ".;:")
        coded = before[-1] == "]" and text[0].isupper()  # `… [VP / CA]`
        apart = line[0].y - under[0].y > step * under[0].height + _APART
        if point or coded or apart or (fits and (text[0].isupper() or sign)):
            paragraphs.append(text)
            count = _number(text)
        elif room < letter and _cuts_word(before.split()[-1], first):
            paragraphs[-1] += text
        else:
            paragraphs[-1] += f" {text}"
    return paragraphs


def _number(text: str) -> int:
    """The number that a point bears; 0 where none does."""
    match = _COUNTED.match(text)
    return int(match[1]) if match else 0


def _cuts_word(before: str, after: str) -> bool:
    """Whether a full line broke a number or a word that is wider than its cell: `THÁ`, `NG`."""
    return (before[-1].isdigit() and after[0].isdigit()) or cuts_syllable(before, after)


def cuts_syllable(before: str, after: str) -> bool:
    """Whether two pieces are no words, but one together."""
    parts = before.lower(), after.lower()
    return exists("".join(parts)) and not all(map(exists, parts))


def text_of(line: Sequence[Words]) -> str:
    """The words of a line, with a blank where there is room for one."""
    text = line[0].text
    for before, word in pairwise(line):
        text += f" {word.text}" if word.x0 - before.x1 > _BLANK else word.text
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells, and where the lines between them stand, from the left and from above."""

    boxes: list[Box]
    xs: Sequence[float]
    ys: Sequence[float]

    def has_columns(self, xs: Sequence[float]) -> bool:
        """Whether its columns stand where those of another table do."""
        return len(xs) == len(self.xs) and all(
            abs(x - own) < _NEAR for x, own in zip(xs, self.xs, strict=True)
        )

    def step(self) -> float:
        """How far most lines in its cells stand below the one above, by the height of their letters."""
        pairs = (pair for box in self.boxes for pair in pairwise(_written(box.words)))
        steps = sorted((over[0].y - line[0].y) / line[0].height for over, line in pairs)
        return steps[len(steps) // 2] if steps else inf

    def holds(self, words: Words) -> bool:
        """Whether words stand in the table."""
        return self._holds((words.x0 + words.x1) / 2, words.y)

    def take(self, words: Words) -> bool:
        """Put words of the table into their cell; False for words that run across its lines."""
        box = self._box((words.x0 + words.x1) / 2, words.y + _RISE)
        left, right = self.xs[box.column], self.xs[box.column + box.span]
        if words.x0 < left - _NEAR or words.x1 > right + _OVER:
            return False
        box.words.append(words)
        return True

    def take_turned(self, one: Turned) -> bool:
        """Put words turned by a quarter into their cell; False for words outside the table, or across its lines."""
        if not self._holds(*one.middle):
            return False
        box = self._box(*one.middle)
        top, foot = self.ys[box.row], self.ys[box.row + box.depth]
        start, end = (foot, top) if one.up else (-top, -foot)
        if one.words.x0 < start - _OVER or one.words.x1 > end + _OVER:
            return False
        box.turned.append((one.words, end))
        return True

    def _holds(self, x: float, y: float) -> bool:
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] - _NEAR < y < self.ys[0]

    def _box(self, x: float, y: float) -> Box:
        column = sum(edge < x for edge in self.xs) - 1
        row = min(max(sum(edge > y for edge in self.ys) - 1, 0), len(self.ys) - 2)
        return next(box for box in self.boxes if box.covers(row, column))


def grids(strokes: Iterable[Stroke]) -> list[Grid]:
    """The tables ruled on a page, from above: at least two columns and a row."""
    groups: list[list[Stroke]] = []
    for stroke in islice(strokes, _MOST):
        near = [group for group in groups if any(map(stroke.meets, group))]
        groups = [group for group in groups if group not in near]
        groups.append([stroke, *(other for group in near for other in group)])
    found = [grid for group in groups if (grid := _grid(group))]
    return sorted(found, key=lambda grid: -grid.ys[0])


def _grid(strokes: Sequence[Stroke]) -> Grid | None:
    level = [stroke for stroke in strokes if stroke.level]
    upright = [stroke for stroke in strokes if not stroke.level]
    xs = _places(stroke.x0 for stroke in upright)
    ys = [*reversed(_places(stroke.y0 for stroke in level))]
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > _MOST:
        return None

    def parted(row: int, column: int) -> bool:
        """Whether a line stands to the right of a place."""
        middle = (ys[row] + ys[row + 1]) / 2
        return any(abs(s.x0 - xs[column + 1]) < _NEAR and s.y0 < middle < s.y1 for s in upright)

    def ended(row: int, column: int) -> bool:
        """Whether a line runs below a place."""
        middle = (xs[column] + xs[column + 1]) / 2
        return any(abs(s.y0 - ys[row + 1]) < _NEAR and s.x0 < middle < s.x1 for s in level)

    boxes, taken = list[Box](), set[tuple[int, int]]()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, below = column, row
            while right + 2 < len(xs) and not parted(row, right):
                right += 1
            while below + 2 < len(ys) and not ended(below, column):
                below += 1
            taken |= {(r, c) for r in range(row, below + 1) for c in range(column, right + 1)}
            boxes.append(Box(row, column, below - row + 1, right - column + 1, xs[right + 1]))
    return Grid(boxes, xs, ys)


def _places(values: Iterable[float]) -> list[float]:
    """Where lines stand, those near each other once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return places
