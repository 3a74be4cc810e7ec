"""Tables that run over several pages: the rows, and the merged cells, that the end of a page cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ctr_cli.importing.reading.lines import Merged
from ctr_cli.importing.reading.ruled import cuts_syllable
from ctr_cli.language.patterns import regex

_SIGNS_OF_MARKDOWN = regex(r"([\\`*_|<>\[\]#~&])")
_OPEN = regex(r"[,–-]$")
"""The end of a cell that goes on."""
_ENDED = regex(r"[.;!?]$")
_WITHIN = regex(r"(?![^\W\d_]?[.)]|[A-ZĐÀ-ỸẠ-Ỵ])(?:[^\W\d_]|\d+[\s,%])")
"""How the rest of a sentence begins: with a small letter, or with a number that counts no point."""
_UNIT = regex(
    r"(?:\b(?:tháng|quý|thứ|lần|kỳ|năm|nghị|họp|BCH|BTV|hành|vụ)|\d\s?[-–/])$", re.IGNORECASE
)
_NUMBER = regex(r"(?:(?:lần|thứ|tháng|quý)\s+)*(?:\d|[IVX]+\b|(?<=thứ )\w)", re.IGNORECASE)
"""What a cell breaks off with before the number of a time or a meeting, and the rest of it: `Quý`, `III`."""
_COUNT = regex(r"\d{1,3}\W?")
_CUT = "ô trống ở đầu trang {} hiểu là phần dưới của ô “{}” mà trang trước cắt ra"
_SURE = 3
"""Cells of a column that are filled, at the least, where an empty one at the head of a page is the rest of the one before."""


@dataclass(slots=True)
class Row:
    """The row of a table: the paragraphs of its cells by column, and how these run over others."""

    cells: list[list[str]]
    merged: Merged

    def begins(self, at: int) -> bool:
        """Whether a cell begins in a column, and is not part of one to the left or above."""
        covered = any(n + span > at for n, (span, _) in enumerate(self.merged[:at]))
        return not (covered or self.merged[at][1])

    def goes_on_with(self, rest: "Row") -> bool:
        """Whether another looks like the rest of it that a page cut off: nothing in the first column and small letters or a label behind it, or nothing
        beneath the longest text either, or a sentence that goes on."""
        if [span for span, _ in self.merged] != [span for span, _ in rest.merged]:
            return False
        pairs = [(c, m) for c, m in zip(self.cells, rest.cells, strict=True) if c and m]
        if any(_COUNT.fullmatch(c[-1]) and _COUNT.fullmatch(m[0]) for c, m in pairs):
            return False
        within = any(not _ENDED.search(c[-1]) and m[0][0].islower() for c, m in pairs)
        open_ended = any(_OPEN.search(c[-1]) or _breaks_off(c) for c, _ in pairs)
        small = any(cell and _WITHIN.match(cell[0]) for cell in rest.cells)
        longest = max(range(len(self.cells)), key=lambda at: sum(map(len, self.cells[at])))
        beside = not rest.cells[longest] and len(pairs) == sum(map(bool, rest.cells))
        return within or (not rest.cells[0] and (open_ended or small or beside))

    def __str__(self) -> str:
        cells = (_SIGNS_OF_MARKDOWN.sub(r"\\\1", "\n".join(cell)) for cell in self.cells)
        return f"| {' | '.join(cells)} |".replace("\n", "<br>")


def _breaks_off(cell: Sequence[str]) -> bool:
    """Whether the last paragraph of a cell has no end, as the ones above it have."""
    return len(cell) > 1 and not _ENDED.search(cell[-1]) and all(map(_ENDED.search, cell[:-1]))


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, line by line, where the columns of its last table begin and end, and what to be wary of."""

    lines: list[str | Row]
    columns: Sequence[float] = ()
    remarks: Sequence[str] = ()


def with_whole_rows(pages: Sequence[Page]) -> list[Page]:
    """The pages, the rest of a row that a page cut put to its beginning; a header printed again between them is left out."""
    above, headers = list[Row](), list[Row]()
    result = []
    for page in pages:
        lines = list[str | Row]()
        begun = [line for line in page.lines if isinstance(line, Row)]
        printed = {id(row) for row in takewhile(headers.__contains__, begun)}
        headers = headers or begun[:3]
        first = next((row for row in begun if id(row) not in printed), None)
        rest = first if first and above and above[-1].goes_on_with(first) else None
        for line in page.lines:
            if id(line) in printed:
                continue
            if rest is not None and line is rest:
                pairs = zip(above[-1].cells, rest.cells, strict=True)
                above[-1].cells[:] = [_on(cell, more) for cell, more in pairs]
            else:
                lines.append(line)
        above = [line for line in lines if isinstance(line, Row)] or above
        result.append(replace(page, lines=lines))
    return result


def _on(cell: list[str], more: list[str]) -> list[str]:
    """The paragraphs of a cell with those of its rest, of which the first goes on with the last."""
    if not (cell and more):
        return cell or more
    within = cuts_syllable(cell[-1].split()[-1], more[0].split()[0])
    return [*cell[:-1], f"{cell[-1]}{'' if within else ' '}{more[0]}", *more[1:]]


def _rows(page: Page) -> list[Row]:
    return [line for line in page.lines if isinstance(line, Row)]


def with_whole_cells(pages: Sequence[Page]) -> list[Page]:
    """The pages, an empty cell at the head of one made the lower part of the cell before, in columns with such parts and no other empty one,
    which is told; and one that holds the rest of what stands in that too."""
    within = [row for n, page in enumerate(pages) for row in _rows(page)[bool(n) :]]
    result, above = [], list[Row]()
    for number, page in enumerate(pages, 1):
        rows = _rows(page)
        told = list[str]()
        for at, cell in _cut_cells(rows[0], above, within) if rows else ():
            if rest := rows[0].cells[at]:
                cell[:], rows[0].cells[at] = _on(cell, rest), []
            else:
                told.append(_CUT.format(number, " ".join(cell)))
            merged = list(rows[0].merged)
            merged[at] = merged[at][0], True
            rows[0].merged = tuple(merged)
        result.append(replace(page, remarks=[*page.remarks, *told]))
        above += rows
    return result


def _cut_cells(
    first: Row, above: Sequence[Row], within: Sequence[Row]
) -> Iterator[tuple[int, list[str]]]:
    """The cells of a row that go on from one above, empty or with its rest, and what stands in that."""
    alike = [row for row in within if len(row.cells) == len(first.cells)]
    goes_on = above[-1:] and len(above[-1].cells) == len(first.cells)
    for at in range(len(first.cells)) if goes_on else ():
        if not first.begins(at):
            continue
        own = first.cells[at]
        cells = [row.cells[at] for row in alike if row.begins(at)]
        before = next((row.cells[at] for row in reversed(above) if row.begins(at)), [])
        runs = any(row.merged[at][1] for row in alike)
        cut = before and (_goes_over(before[-1], own[0]) if own else runs)
        if cut and all(cells) and len(cells) >= _SURE:
            yield at, before


def _goes_over(before: str, after: str) -> bool:
    """Whether a cell breaks off within a word, or before the number of a time or a meeting, that stands in another."""
    within = cuts_syllable(before.split()[-1], after.split()[0])
    return within or bool(_UNIT.search(before) and _NUMBER.match(after))
