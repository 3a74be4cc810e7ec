"""Tables typed with tabs: the lines of a content that tabs part become rows, each with the same columns."""

from collections.abc import Sequence
from dataclasses import replace

from ctr_cli.importing.reading.lines import RANK, UNMARKED, Cell, Line, marker, row_text
from ctr_cli.language.patterns import regex

_SIGN = regex(r"\W*(?:\w{1,4}\W+)?")
_FIRST_CELL = regex(r"\W*\w{1,4}\W*(?:\t|$)")
"""What counts or dates a row: a line that begins with it goes on with no other."""
_COUNT = regex(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVX]{1,4})[.)]?")
"""The number of a row."""
_OPEN = regex(r'\t"(?:[^\t"]|"")*$')
"""A last cell whose quotation mark is still open."""
_QUOTED = regex(r'(?<=\t)"(?P<text>(?:[^\t"]|"")*\n(?:[^\t"]|"")*)"(?=\t|$)')
"""A cell of several lines between quotation marks."""
_MOST_LINES = 12
"""Lines of a cell at the most."""
_FEWEST = 2
"""Lines with two tabs or more that make a table."""


def rows_of_tabs(lines: Sequence[Line]) -> list[Line]:
    """The lines with those of a table as its rows; a line between them that a tab parts too lacks its last cells."""
    lines = _with_cells_whole(_unquoted_cells(lines))
    whole = [at for at, line in enumerate(lines) if _is_row(line, 2)]
    if len(whole) < _FEWEST:
        return [*lines]
    counted = all(_COUNT.fullmatch(lines[at].text.split("\t")[0].strip()) for at in whole)
    titled = counted and whole[0] > 0 and _is_row(lines[whole[0] - 1], 1)
    inside = range(whole[0] - titled, whole[-1] + 1)
    blank = any(lines[at].text.startswith("\t") for at in whole)  # a first cell that goes on
    rows = [
        at for at in inside if _is_row(lines[at], 1) or (blank and lines[at].text.startswith("\t"))
    ]
    cells = {at: lines[at].text.rstrip().split("\t") for at in rows}
    if counted:  # titles above, without one of the numbers
        width = max(len(cells[at]) for at in whole)
        plain = [
            at
            for at, parts in cells.items()
            if len(parts) == width - 1 and not _COUNT.fullmatch(parts[0].strip())
        ]
        cells |= {at: ["", *cells[at]] for at in plain}
    header = cells[whole[0]]
    if "" in header[1:] or len({len(cells[at]) for at in whole}) > 1:
        closer = {at: _without_gaps(parts) for at, parts in cells.items()}
        cells = closer if len({len(closer[at]) for at in whole}) == 1 else cells
    width = max(map(len, cells.values()))
    return [_row(line, cells[at], width) if at in cells else line for at, line in enumerate(lines)]


def _unquoted_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a cell that a sheet wrote between quotation marks because it has several as one."""
    result, at = list[Line](), 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if not line.row and _OPEN.search(line.text):
            texts = [part.text for part in lines[at : at + _MOST_LINES]]
            joined = (
                _QUOTED.sub(
                    lambda m: " ".join(m["text"].replace('""', '"').split()), "\n".join(texts[:n])
                )
                for n in range(2, len(texts) + 1)
            )
            ended = (
                (n, t) for n, t in enumerate(joined, 2) if "\n" not in t and not _OPEN.search(t)
            )
            whole = next(ended, None)
            line, end = (replace(line, text=whole[1]), at + whole[0]) if whole else (line, end)
        result.append(line)
        at = end
    return result


def _with_cells_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with those that make one row together, a cell of which runs over several, made one."""
    result: list[Line] = []
    width, at = 0, 0
    while at < len(lines):
        taken = _row_from(lines[at:], width)
        text = "\n".join(line.text.rstrip() for line in taken)
        result.append(replace(lines[at], text=text) if len(taken) > 1 else lines[at])
        width = text.count("\t") + 1 if text.count("\t") > 1 else width
        at += len(taken)
    return result


def _row_from(lines: Sequence[Line], width: int) -> Sequence[Line]:
    """The lines from the first one on that fill so many cells together; the first alone where none do."""
    tabs = lines[0].text.rstrip().count("\t")
    if not 0 < tabs < width - 1:
        return lines[:1]
    for at, line in enumerate(lines[1:], 2):
        heads = RANK.get(marker(line.text).sign or "", UNMARKED) <= RANK["roman"]
        if line.row or line.gap or heads or _FIRST_CELL.match(line.text):
            break
        tabs += line.text.rstrip().count("\t")
        if tabs >= width - 1:
            return lines[:at] if tabs == width - 1 else lines[:1]
    return lines[:1]


def _is_row(line: Line, tabs: int) -> bool:
    """Whether tabs part a line, so many at the least, into more than its sign and its text: `1. | Văn phòng: | Báo cáo …` is a sentence."""
    parts = [part.strip() for part in line.text.split("\t")]
    filled = [part for part in parts if part]
    return (
        not line.row
        and len(parts) > tabs
        and len(filled) > 1
        and not (len(filled) == 2 and _SIGN.fullmatch(filled[0]))
        and not (len(filled) == 3 and _SIGN.fullmatch(filled[0]) and filled[1].endswith(":"))
    )


def _without_gaps(parts: Sequence[str]) -> list[str]:
    """The cells where several tabs only lead to the next column; a blank first cell stays."""
    return [parts[0], *(part for part in parts[1:] if part.strip())]


def _row(line: Line, parts: Sequence[str], width: int) -> Line:
    texts = [[" ".join(text.split()) for text in part.split("\n")] for part in parts]
    cells = [Cell(tuple(Line(line.number, text) for text in cell if text)) for cell in texts]
    row = (*cells, *[Cell()] * (width - len(cells)))
    return replace(line, text=row_text(row), row=row)
