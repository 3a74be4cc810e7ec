"""Calendars of boxes: tables of which each cell is a month or a quarter, its name above its works or before them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.cell_times import says_time_alone, written_out
from ctr_cli.importing.grammar.clauses import are_parted, works_named, works_parted
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Cell, Line, marker, marker_of, row_text, words

_FEWEST = 4
"""Boxes of a calendar, at the least."""
_MONTHS = [*map(str, range(1, 13))]
_LONGEST = 12
"""Words of a theme at the most."""


@dataclass(slots=True)
class Box:
    """A time, and the lines of its works; `row` is the row it stands in, `theme` the words between that are no work."""

    time: str
    lines: list[Line]
    row: Line
    theme: str = ""


def rows_of_boxes(rows: Sequence[Line]) -> list[Line]:
    """The rows of a table that is a calendar of boxes as those of one with a time and its works in each, beneath such a header; nothing for any other table."""
    across = [line for line in rows if len(_filled(line)) < 2]
    bands = [box for line in across for box in _band(line)]
    boxes = [*_boxes([line for line in rows if line not in across], _is_numbered(rows))]
    spans = [when(written_out(box.time)).spans for box in boxes]
    months = [month for span in spans for month in span]
    apart = all(spans) and len(months) == len({*months})
    banded = [box.row for box in bands]
    over = [line for line in across if line not in banded and not _says_period(line)]
    if len(boxes) < _FEWEST or not apart or any(line in over for line in rows[1:-1]):
        return []
    said = [replace(ln, text=f"{b.time}: {ln.text}", row=()) for b in boxes for ln in b.lines]
    part = works_parted if are_parted(said) else works_named
    header = (Cell((Line(0, "Tháng"),)), Cell((Line(0, "Nội dung"),)))
    result = [_row(rows[0], header)]
    boxes = sorted(_without_themes([*boxes, *bands]), key=lambda box: rows.index(box.row))
    themed = any(box.theme for box in boxes)
    for box in boxes:
        result += _rows_of(box, part, themed=themed)
    return [*(ln for ln in over if ln is rows[0]), *result, *(ln for ln in over if ln is rows[-1])]


def _rows_of(box: Box, part: Callable[[str], list[str]], *, themed: bool) -> Iterator[Line]:
    """The rows of a box: where boxes have themes its time as a row above the others, and its works, those of each conference in it apart."""
    name = f"{sentence_case(box.time, '')} ({box.theme})" if box.theme else box.time
    time = Line(box.row.number, name, bold=True)
    if themed:
        yield _row(box.row, (Cell((time,), span=2), Cell(())))
    for lines in _conferences_apart(box.lines):
        if works := tuple(_works(lines, part)):
            yield _row(box.row, (Cell(() if themed else (time,)), Cell(works)))


def _conferences_apart(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of a box, a conference with the works beneath it apart from those that bear the sign of the box."""
    parts, own = [list[Line]()], None
    for line in lines:
        sign, said = marker_of(line), heading_of(marker_of(line).rest)
        held = said.bare and (said.number is not None or said.when.day) and sign.sign is None
        if held:
            parts.append([line])
            own = None
            continue
        if len(parts) > 1 and sign.sign is not None:
            own = own or sign.value
            if sign.value != own:
                parts.append([])
                own = sign.value
        parts[-1].append(line)
    yield from filter(None, parts)


def _without_themes(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with the line beneath the name apart, where in most of them it alone bears no sign, as a theme does."""
    themes = [box for box in boxes if _has_theme(box)]
    if 2 * len(themes) < len(boxes):
        return [*boxes]
    return [
        replace(box, theme=box.lines[0].text, lines=box.lines[1:]) if box in themes else box
        for box in boxes
    ]


def _has_theme(box: Box) -> bool:
    first, *works = box.lines or [Line(0, "")]
    bare = marker_of(first).sign is None and len(words(first.text)) <= _LONGEST
    said = heading_of(first.text)
    held = said.body or said.number is not None or patterns("a_meeting").search(first.text)
    signed = any(marker_of(line).sign for line in works)
    return bare and signed and not held and not first.text.endswith((".", ";", ":"))


def _band(line: Line) -> list[Box]:
    """A row across a calendar that says of which time the works in it are: `CẢ QUÝ I` above them."""
    lines = next((cell.lines for cell in _filled(line)), ())
    name = lines[0].text.strip(" .:") if len(lines) > 1 else ""
    return [Box(name, [*lines[1:]], line)] if _says_whole(name) else []


def _says_whole(name: str) -> bool:
    """Whether a name is that of a quarter, of the year or of what comes again: `Cả quý I`, `Hằng tháng, cả năm`."""
    parts = [patterns("whole_quarter").sub("", part.strip()) for part in name.split(",")]
    return all(says_time_alone(part) or patterns("all_year").match(part) for part in parts)


def _row(line: Line, row: tuple[Cell, ...]) -> Line:
    return replace(line, row=row, text=row_text(row))


def _filled(line: Line) -> list[Cell]:
    return [cell for cell in line.row if cell.text.strip() and not cell.above]


def _says_period(line: Line) -> bool:
    """Whether a row across a calendar says of which part of the year the boxes beneath are, or nothing."""
    return all(says_time_alone(cell.text.strip(" :.")) for cell in _filled(line))


def _is_numbered(rows: Sequence[Line]) -> bool:
    """Whether the boxes are called by the numbers of the months, each of the twelve once."""
    firsts = [cell.lines[0].text.strip(" .:") for line in rows for cell in _filled(line)]
    return [first.lstrip("0") for first in firsts if first.isdecimal()] == _MONTHS


def _boxes(rows: Sequence[Line], numbered: bool) -> Iterator[Box]:
    """The boxes of the rows: a name above works in each cell, or rows of names above rows of works; none where a cell is no box."""
    heads: dict[int, Box] = {}
    found, again = list[Box](), 0
    for line in rows:
        named = [(at, _named(cell, numbered)) for at, cell in enumerate(line.row)]
        filled = [(at, box) for at, box in named if line.row[at].text.strip()]
        if all(box and not box[1] for _, box in filled):
            heads = {at: Box(box[0], [], line) for at, box in filled if box}
            found += heads.values()
            again += 1
        elif all(box for _, box in filled):
            found += [Box(*box, line) for _, box in filled if box]
            again, heads = again + 1, {}
        elif heads and all(at in heads for at, _ in filled):
            for at, _ in filled:
                heads[at].lines += line.row[at].lines
        else:
            return
    yield from found if again > 1 or not heads else ()


def _named(cell: Cell, numbered: bool) -> tuple[str, list[Line]] | None:
    """The time a box is named by, and the lines beneath its name; None for a cell that opens with no time."""
    if not cell.text.strip() or cell.above:
        return None
    first, *below = cell.lines
    name = marker(first.text).rest.strip(" .:–-")
    if numbered and name.isdecimal():
        return f"Tháng {name}", below
    if says_time_alone(name):
        return name, below
    opened = opens_when(first.text)
    if (
        opened is None
        or opened.sentence
        or not re.search(r"[:–-]\s*$", first.text.removesuffix(opened.text))
    ):
        return None
    time = first.text.removesuffix(opened.text).strip(" .:–-")
    return time, [replace(first, text=opened.text), *below]


def _works(lines: Sequence[Line], part: Callable[[str], list[str]]) -> Iterator[Line]:
    """The works in a box, each with a sign; a line in small letters goes on with the one above."""
    whole = list[Line]()
    for line in lines:
        if whole and line.text[:1].islower() and marker(line.text).sign is None:
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    signed = any(marker(line.text).sign for line in whole)
    for line in whole:
        plain = marker(line.text).sign is None and not signed and not is_said(line.text)
        yield from (
            (replace(line, text=f"- {work}") for work in part(line.text)) if plain else [line]
        )
