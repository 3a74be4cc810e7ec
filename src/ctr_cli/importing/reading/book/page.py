"""A sheet as a page: what stands above its tables, the tables, and what stands below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ctr_cli.importing.reading.book.cells import filled
from ctr_cli.importing.reading.columns import RECIPIENTS
from ctr_cli.importing.reading.grid import Grid, without_blank_columns
from ctr_cli.importing.reading.headers import names_columns, opens_with_period
from ctr_cli.importing.reading.layout import puts_side_by_side
from ctr_cli.importing.reading.lines import Cell, Line, is_caps, row_text
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import times_in

_NOTE = regex(r"\W*(?:ghi chú|chú thích|lưu ý|ký hiệu|trên đây là)\b|\*", re.IGNORECASE)
_COUNT = regex(r"[\dIVX.()]{1,7}|[A-HĐ]|[-–+]")
_TIMED = regex(
    r"\W*(?:chương trình|kế hoạch)\b.*?(?P<time>(?:tháng|quý) (?:\d|[IVX]).*)", re.IGNORECASE
)
"""A title that says of which month or quarter the works beneath it are."""
_PART = regex(r"\s+(?:trong )?(?:tháng|quý) (?:\d{1,2}|[IVX]+)\b(/?)", re.IGNORECASE)
_UNNAMED = regex(
    r"(?:sheet|trang(?: tính)?|bảng(?: tính)?|table)\s*\d*(?: \(\d+\))?", re.IGNORECASE
)
"""How a sheet is called that nobody gave a name."""
_WIDE = 3
"""Cells of a row that is one of a table, and not two texts side by side."""
_HEADER_ROWS = 2
"""Rows that a header has besides its first, at the most."""


@dataclass(slots=True)
class Page:
    """The lines of a sheet; `titled` tells that it has a table whose columns are named."""

    head: list[Line]
    body: list[Line]
    tail: list[Line]
    titled: bool


def given_name(name: str) -> str:
    """The name of a sheet; empty where nobody gave it one."""
    return "" if _UNNAMED.fullmatch(name.strip()) else " ".join(name.split())


def time_in_title(line: Line) -> str:
    """The month or the quarter whose works a title announces; empty where the line is no such title."""
    match = _TIMED.match(line.text)
    return match["time"] if match else ""


def of_the_year(line: Line) -> Line:
    """A title that announces the works of a month or a quarter as that of the year, which all sheets together make."""
    year = " NĂM " if is_caps(line.text) else " năm "
    return replace(line, text=_PART.sub(lambda part: year if part[1] else "", line.text))


def page_of(grid: Grid, tables: int) -> Page:
    """The page that the rows of a sheet make; `tables` are those before it."""
    first = _header_at(grid)
    if first is None:
        return Page([*_paragraphs(grid)], [], [], titled=False)
    end = _tail_at(grid, first)
    notes = _notes_at(grid, first, end)
    starts = [at - _is_below_halves(grid, at) for at in _starts(grid, first, notes)]
    body = []
    for number, (start, after) in enumerate(pairwise([*starts, notes]), tables + 1):
        headings = after - _headings_above(grid, after) if after != notes else after
        body += [*_rows(grid[start:headings], number), *_paragraphs(grid[headings:after])]
    body += _paragraphs(grid[notes:end])
    titled = names_columns(_texts(grid[first]))
    annex = _annex_at(grid, end)
    tail = _by_columns(grid[end:annex])
    if annex < len(grid):
        page = page_of(grid[annex:], tables + len(starts))
        body, tail = [*body, *page.head, *page.body], [*tail, *page.tail]
    return Page([*_paragraphs(grid[: starts[0]])], body, tail, titled)


def _annex_at(grid: Grid, end: int) -> int:
    """Where a further table with its title begins below a signature; the number of rows without one."""
    rows = range(end + 1, len(grid))
    at = next((n for n in rows if names_columns(_texts(grid[n]))), len(grid))
    for filled_rows in (False, True) if at < len(grid) else ():
        while at > end + 1 and bool(filled(grid[at - 1])) is filled_rows:
            at -= 1
    return at


def _texts(row: Sequence[Cell]) -> list[str]:
    return [" ".join(cell.text.split()) for cell in filled(row)]


def _header_at(grid: Grid) -> int | None:
    """Where the first table begins: the row that names its columns, else the first of several cells; None without one."""
    named = (at for at, row in enumerate(grid) if names_columns(_texts(row)) and not _is_boxes(row))
    wide = (at for at, row in enumerate(grid) if len(filled(row)) >= _WIDE)
    return next(named, next(wide, _pairs_at(grid)))


def _is_below_halves(grid: Grid, at: int) -> bool:
    """Whether a header stands below a row of parts of the year, `6 tháng đầu năm | 6 tháng cuối năm`, that belongs to it."""
    above = _texts(grid[at - 1]) if at else []
    kinds = [[time.kind for time in times_in(text)] for text in above]
    return len(above) > 1 and all(kind == ["part"] for kind in kinds)


def _is_boxes(row: Sequence[Cell]) -> bool:
    """Whether the cells of a row are works below their months, or behind them."""
    return any(opens_with_period(cell.text) for cell in filled(row))


def _pairs_at(grid: Grid) -> int | None:
    """Where a table of two columns without titles begins: most rows from there on have both."""
    pairs = [at for at, row in enumerate(grid) if len(filled(row)) > 1 and not _is_layout(row)]
    closes = (at for at, row in enumerate(grid) if any(map(RECIPIENTS.match, _texts(row))))
    end = next(closes, len(grid))
    pairs = [at for at in pairs if at < end]
    rest = [at for at, row in enumerate(grid[:end]) if pairs and at >= pairs[0] and filled(row)]
    return pairs[0] if 2 * len(pairs) > len(rest) > 1 else None


def _is_layout(row: Sequence[Cell]) -> bool:
    """Whether a row is of a letterhead or a signature."""
    own = filled(row)
    return bool(own) and puts_side_by_side([[[line.text for line in cell.lines] for cell in own]])


def _tail_at(grid: Grid, first: int) -> int:
    """Where recipients and signature begin below the tables, else what stands apart at the end in two cells a row at most."""
    named = (
        at for at in range(first + 1, len(grid)) if _is_layout(grid[at]) or _are_posts(grid, at)
    )
    if (at := next(named, None)) is not None:
        return at
    if len(filled(grid[first])) <= _WIDE:
        return len(grid)
    last = max(at for at, row in enumerate(grid) if _is_counted(row) or len(filled(row)) >= _WIDE)
    blank = (at for at in range(last + 1, len(grid)) if not filled(grid[at]))
    return next(blank, len(grid))


def _are_posts(grid: Grid, at: int) -> bool:
    """Whether a row below a blank one names in capitals who sign, side by side."""
    own = filled(grid[at])
    alone = len(own) > 1 and not filled(grid[at - 1]) and not _is_counted(grid[at])
    return alone and all(is_caps(cell.text) for cell in own) and not names_columns(_texts(grid[at]))


def _is_counted(row: Sequence[Cell]) -> bool:
    """Whether a row begins with a number."""
    own = filled(row)
    return bool(own) and bool(_COUNT.fullmatch(own[0].text))


def _notes_at(grid: Grid, first: int, end: int) -> int:
    """Where notes begin between the last row of several cells and the end."""
    last = max((at for at in range(first, end) if len(filled(grid[at])) > 1), default=first)
    begins = (
        at
        for at in range(last + 1, end)
        if (own := filled(grid[at])) and (_NOTE.match(own[0].text) or not filled(grid[at - 1]))
    )
    return next(begins, end)


def _starts(grid: Grid, first: int, end: int) -> list[int]:
    """Where tables begin: each header, but one that only comes again, as on a further sheet of paper."""
    starts = [first]
    for at in range(first + 1, end):
        texts = _texts(grid[at])
        under = at - starts[-1] <= _HEADER_ROWS or any(
            cell.above and cell.lines for cell in grid[at]
        )
        again = texts == _texts(grid[starts[-1]]) and not _headings_above(grid, at)
        if not under and not again and names_columns(texts):
            starts.append(at)
    return starts


def _headings_above(grid: Grid, at: int) -> int:
    """How many rows of one cell, or none, stand right above a row."""
    rows = 0
    while at - rows > 0 and len(filled(grid[at - rows - 1])) < 2:
        rows += 1
    return rows


def _rows(grid: Grid, table: int) -> Iterator[Line]:
    """The rows of a table that say something."""
    for row in without_blank_columns(grid):
        if own := filled(row):
            yield Line(own[0].lines[0].number, row_text(row), row, gap=True, table=table)


def _paragraphs(grid: Grid) -> Iterator[Line]:
    """The rows of no table, a line for each of their cells' lines; those of a second column stand behind a tab."""
    gap = False
    for columns in _in_two_columns(grid):
        for parts in zip_longest(*columns):
            line = next(part for part in parts if part)
            text = "\t".join(part.text if part else "" for part in parts)
            yield replace(line, text=text, gap=gap)
            gap = False
        gap = not columns


def _by_columns(grid: Grid) -> list[Line]:
    """The lines of the rows of no table by columns: recipients before who signs, else who signs on the right before others."""
    rows = [*_in_two_columns(grid)]
    columns = [
        [line for parts in rows for lines in parts[at:end] for line in lines]
        for at, end in ((0, 1), (1, None))
    ]
    sent = any(RECIPIENTS.match(line.text) for line in columns[0])
    return [line for column in (columns if sent else columns[::-1]) for line in column]


def _in_two_columns(grid: Grid) -> Iterator[list[tuple[Line, ...]]]:
    """The lines in the cells of each row; a cell that stands alone where others are the second has nothing before it."""
    places = [[at for at, cell in enumerate(row) if cell.lines and not cell.above] for row in grid]
    pairs = [own for own in places if len(own) > 1]
    first = min((own[0] for own in pairs), default=0)
    second = min((own[1] for own in pairs), default=0)
    for row, own in zip(grid, places, strict=True):
        lines = [row[at].lines for at in own]
        near = len(own) == 1 and abs(own[0] - second) < abs(own[0] - first)
        apart = near and row[own[0]].span <= second - first
        yield [(), *lines] if apart else lines
