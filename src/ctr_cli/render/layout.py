"""A text for a person, laid out in the columns there are: what stands on each line, and how a terminal shows it.

A view is told as parts: styled texts, and grids of them. A terminal shows the lines in their styles, a pipe
and a file get the words alone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.visible import visible

PIPE_WIDTH = 100
"""Columns of a text that goes to a file or a pipe."""
_NARROWEST = 10
"""Columns that are left to a text beside others, however narrow the terminal is."""

Piece = tuple[str, str]
"""Words, and the style a terminal shows them in: empty for none."""
Styled = Sequence[Piece]

_ONE_EACH = frozenset(
    [*map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))), *"–—‘’“”…→«»"]
)
"""Letters that take a column each: Vietnamese ones, and the signs written between its words."""
_WORD = regex(r"\s*\S+\s*")


class Grid(Struct):
    """Rows of texts in columns, `gap` apart, those named in `right` flush right, none narrower than `least`.

    The column `wide` is broken into lines in the room the others leave; theirs are never broken.
    """

    rows: Sequence[Sequence[Styled]]
    wide: int = 1
    right: Collection[int] = ()
    gap: int = 1
    least: int = 0


Part = Styled | Grid


def indented(by: int, text: Styled) -> Grid:
    """A text whose lines all begin so many columns further in."""
    return Grid([([(" " * by, "")], text)], gap=0)


def laid_out(parts: Iterable[Part], width: int) -> Iterator[list[Piece]]:
    """The lines of the parts, in so many columns."""
    for part in parts:
        yield from _rows(part, width) if isinstance(part, Grid) else _lines(_shown(part), width)


def plain_text(parts: Iterable[Part], width: int = PIPE_WIDTH) -> str:
    """The parts without styles, in so many columns."""
    lines = ("".join(words for words, _ in line).rstrip() for line in laid_out(parts, width))
    return "".join(f"{line}\n" for line in lines)


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if _ONE_EACH.issuperset(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _rows(grid: Grid, width: int) -> Iterator[list[Piece]]:
    rows = [[_shown(text) for text in row] for row in grid.rows]
    if not rows:
        return
    last = len(rows[0]) - 1
    # The last column is followed by nothing: how wide its texts are does not matter.
    widths = [
        width if at == grid.wide == last else max(grid.least, *(_widest(row[at]) for row in rows))
        for at in range(last + 1)
    ]
    left = width - sum(widths) - grid.gap * last + widths[grid.wide]
    widths[grid.wide] = min(widths[grid.wide], max(left, _NARROWEST))
    for row in rows:
        for number, line in enumerate(_lines(row[grid.wide], widths[grid.wide])):
            texts = [
                line if at == grid.wide else () if number else text for at, text in enumerate(row)
            ]
            yield _beside(grid, texts, widths)


def _beside(grid: Grid, texts: Sequence[Styled], widths: Sequence[int]) -> list[Piece]:
    """The texts of one line, each in its column."""
    line: list[Piece] = []
    blank = 0
    for at, (text, width) in enumerate(zip(texts, widths, strict=True)):
        room = width - sum(columns(words) for words, _ in text)
        before = blank + (room if at in grid.right else 0)
        line += [(" " * before, ""), *text] if before else text
        blank = grid.gap + (0 if at in grid.right else room)
    return line


def _widest(text: Styled) -> int:
    return max(map(columns, "".join(words for words, _ in text).split("\n")))


def _shown(text: Styled) -> list[Piece]:
    """A text without what a terminal would obey."""
    return [(visible(words).replace("\r", "").expandtabs(), style) for words, style in text]


def _lines(text: Styled, width: int) -> Iterator[list[Piece]]:
    """A text broken where its lines end and where the columns do."""
    start = 0
    for line in "".join(words for words, _ in text).split("\n"):
        ends = [*_breaks(line, width), len(line)]
        for begin, end in zip([0, *ends], ends, strict=False):
            shown = line[begin:end].rstrip()
            yield list(_between(text, start + begin, start + begin + len(shown)))
        start += len(line) + 1


def _between(text: Styled, start: int, end: int) -> Iterator[Piece]:
    """The pieces of a text from one place to another."""
    for words, style in text:
        if start < len(words) and end > 0:
            yield words[max(start, 0) : end], style
        start, end = start - len(words), end - len(words)


def _breaks(line: str, width: int) -> Iterator[int]:
    """Where a line is broken to fit: before a word, and in one that is longer than a whole line."""
    taken = 0
    long: Callable[[str], int] = len if _ONE_EACH.issuperset(line) else columns
    for match in _WORD.finditer(line) if long(line) > width else ():
        start, word = match.start(), match[0]
        size = long(word.rstrip())
        if taken + size <= width:
            taken += long(word)
        elif size <= width:
            yield start
            taken = long(word)
        else:
            from rich.cells import chop_cells

            for piece in chop_cells(word, width):
                if start:
                    yield start
                start, taken = start + len(piece), long(piece)
