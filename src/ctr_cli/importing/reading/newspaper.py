"""Pages set in two columns as a newspaper is: the left column whole, then the right one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise
from typing import Any

from ctr_cli.importing.reading.columns import RECIPIENTS
from ctr_cli.importing.reading.headers import names_columns
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.importing.reading.ruled import text_of, words_of
from ctr_cli.language.patterns import regex

_GUTTER = 7.0
"""Points between two columns at the least."""
_GAP = regex(r"(?<=\S) {2,}(?=\S)")
_NEAR = 3.0
"""Points within which words stand on one line, or lines begin alike."""
_FEWEST = 6
"""Lines with words in both columns, at the least."""
_FULL = 0.8
"""So much of its column a line takes up that runs on."""
_FLUSH = 2.5
"""Points from the edge of its column within which a full line of even text ends."""
_MOST = 0.6
"""So many lines of a column run on, at the least."""
_APART = 2.6
"""So many times the height of a letter is the step between two parts of a page."""
_LIKE = 0.5
"""So much of the wider column the other is wide, at the least."""

Line = list[Any]
"""What is written on one line, from the left."""


def may_be_columns(lines: Sequence[str]) -> bool:
    """Whether many lines of a page go on behind a gap at about one place, as the right one of two columns does."""
    ends = Counter(gap.end() for line in lines for gap in _GAP.finditer(line))
    return any(sum(ends[at + step] for step in range(3)) >= _FEWEST for at in [*ends])


def parts_of(written: Sequence[Any]) -> list[list[Any] | list[str]]:
    """What is written on a page in the order it is to be read: the paragraphs of its columns, and what is written above, between
    and below; one part where no columns are."""
    lines = _lines(written)
    edge = _edge(lines)
    if edge is None:
        return [[*written]]
    parts = list[list[Any] | list[str]]()
    for band in _bands(lines, edge):
        left = [[one for one in line if one["displaced_tx"] < edge] for line in band]
        right = [[one for one in line if one["tx"] >= edge - _NEAR] for line in band]
        sides = [[line for line in side if line] for side in (left, right)]
        parts.append(_paragraphs(sides) if _are_columns(sides) else [*chain(*band)])
    return parts


def _paragraphs(sides: Sequence[Sequence[Line]]) -> list[str]:
    """The text of columns; a line that ends at the edge of one whose lines do goes on with the next."""
    paragraphs, goes_on = list[str](), False
    for column in sides:
        end = _end(column)
        flush = [end - line[-1]["displaced_tx"] < _FLUSH for line in column]
        even = 2 * sum(flush) > len(flush)
        for line, full in zip(column, flush, strict=True):
            text = text_of([*map(words_of, line)])
            if goes_on:
                paragraphs[-1] += f" {text}"
            else:
                paragraphs.append(text)
            goes_on = even and full and not is_caps(text)
    return paragraphs


def _lines(written: Sequence[Any]) -> list[Line]:
    """What is written on a page line by line, from above."""
    lines = list[Line]()
    for one in sorted(written, key=lambda one: -one["ty"]):
        if lines and abs(lines[-1][0]["ty"] - one["ty"]) < _NEAR:
            lines[-1].append(one)
        else:
            lines.append([one])
    return [sorted(line, key=lambda one: one["tx"]) for line in lines]


def _edge(lines: Sequence[Line]) -> float | None:
    """Where the right column begins: so many lines begin there, or go on there behind a gap; None where too few do."""
    begins = [line[0]["tx"] for line in lines]
    edge = min(begins, default=0.0) + _GUTTER
    begins += [
        two["tx"]
        for line in lines
        for one, two in pairwise(line)
        if two["tx"] - one["displaced_tx"] >= _GUTTER
    ]
    places = Counter(round(x) for x in begins if x > edge)
    near = {place: sum(places[place + step] for step in (-1, 0, 1)) for place in places}
    place = max(near, key=lambda place: near[place], default=None)
    return None if place is None or near[place] < _FEWEST else place - 1.0


def _bands(lines: Sequence[Line], edge: float) -> Iterator[list[Line]]:
    """The lines in groups: those with nothing across the gutter, without much room between them, and others."""
    heights = sorted(one["font_height"] for line in lines for one in line)
    usual = heights[len(heights) // 2]
    marks = list[tuple[bool, int]]()
    number = 0
    for at, line in enumerate(lines):
        far = at and lines[at - 1][0]["ty"] - line[0]["ty"] > _APART * usual
        number += bool(far) or any(RECIPIENTS.match(one["text"]) for one in line)
        marks.append((_is_open(line, edge), number))
    for _, group in groupby(zip(marks, lines, strict=True), lambda pair: pair[0]):
        yield [line for _, line in group]


def _is_open(line: Line, edge: float) -> bool:
    """Whether nothing on a line stands across the gutter."""
    return all(one["displaced_tx"] < edge - _NEAR or one["tx"] >= edge - _NEAR for one in line)


def _are_columns(sides: Sequence[Sequence[Line]]) -> bool:
    """Whether two sides are columns of running text: about as wide, with several lines, most of them full."""
    fewer, more = sorted(map(len, sides))
    if fewer < 2 or more < _FEWEST or any(map(_names, chain(*sides))):
        return False
    widths = sorted(_end(side) - _start(side) for side in sides)
    return widths[0] > _LIKE * widths[1] and all(map(_runs, sides))


def _names(line: Line) -> bool:
    """Whether what stands on a line are the titles of columns of a table."""
    return names_columns([one["text"].strip() for one in line])


def _start(column: Sequence[Line]) -> float:
    return float(min(line[0]["tx"] for line in column))


def _end(column: Sequence[Line]) -> float:
    return float(max(line[-1]["displaced_tx"] for line in column))


def _runs(column: Sequence[Line]) -> bool:
    start, end = _start(column), _end(column)
    full = [bool(line[-1]["displaced_tx"] - start > _FULL * (end - start)) for line in column]
    return sum(full) >= _MOST * len(full)
