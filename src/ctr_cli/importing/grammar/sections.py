"""Which rows of a table are headings over the rows beneath: spanning ones, and those that look like no item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ctr_cli.importing.grammar.columns import Titled
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.levels import begins_item
from ctr_cli.importing.reading.lines import Cell, Line, is_caps, marker, words

_OUTER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])\W?")
_COUNTED = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)]?|[-–+]")
"""What stands in the cell that counts a row."""
_DEEPER = re.compile(r"[-–+•*]|[a-zđ][.)]?")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Said:
    """A row that says one thing: its number, the text, and the cell it stands in."""

    number: str
    text: str
    at: int
    cell: Cell


def section_text(
    rows: Sequence[Line], at: int, columns: Sequence[Titled], place: str
) -> str | None:
    """The text of a row that is a heading, with its number; None for one that is an item, or part of one."""
    said = _one_thing(rows[at].row)
    if said is None:
        return None
    alone = said.cell.span > 1 or not _under_merged(rows[at].row)
    if not (
        _looks_so(rows, at, said)
        or (alone and heading_of(marker(said.text).rest, place).bare)
        or (alone and _counted_so(rows, at, said, columns))
    ):
        return None
    return f"{said.number.rstrip('.)')}. {said.text}" if said.number else said.text


def _one_thing(row: Sequence[Cell]) -> Said | None:
    filled = [(n, cell) for n, cell in enumerate(row) if cell.text.strip() and not cell.above]
    texts = list(dict.fromkeys(cell.text.strip() for _, cell in filled))
    number = texts.pop(0) if len(texts) == 2 and _COUNTED.fullmatch(texts[0]) else ""
    if len(texts) != 1 or _COUNTED.fullmatch(texts[0]):
        return None
    place, cell = next((n, cell) for n, cell in filled if cell.text.strip() == texts[0])
    repeated = sum(c.text.strip() == texts[0] for _, c in filled)
    return Said(number, texts[0], place, Cell(cell.lines, max(cell.span, repeated)))


def _looks_so(rows: Sequence[Line], at: int, said: Said) -> bool:
    """Whether a row looks like a heading: over several columns, in capitals or in bold where items are not."""
    if said.cell.span > 1 and 2 * said.cell.span >= len(rows[at].row) - 1:
        return True
    others = [
        cell
        for line in rows
        if line is not rows[at] and _one_thing(line.row) is None
        for cell in line.row[said.at : said.at + 1]
        if cell.text.strip()
    ]
    caps = is_caps(said.text) and not all(is_caps(cell.text) for cell in others)
    bold = all(line.bold for line in said.cell.lines) and not any(
        line.bold for cell in others for line in cell.lines
    )
    return bool(others) and (caps or bold)


def _under_merged(row: Sequence[Cell]) -> bool:
    return any(cell.above and cell.text.strip() for cell in row)


def _counted_so(rows: Sequence[Line], at: int, said: Said, columns: Sequence[Titled]) -> bool:
    """Whether the number of a row, or its lack, sets it over those that follow."""
    numbers = [_number(line.row, columns) for line in rows]
    own = said.number.rstrip(".)") or (marker(said.text).value if _outer(said.text) else "")
    following = numbers[at + 1] if at + 1 < len(rows) else ""
    if _OUTER.fullmatch(own):
        return not said.number or not all(map(_OUTER.fullmatch, numbers))
    if own:
        return _opens(rows[at + 1 : at + 2], own, following, columns)
    if marker(said.text).sign is not None or not following:
        return False
    counts = sum(map(bool, numbers)) > 1
    kinds = [column.holds for column in columns]
    elsewhere = "content" in kinds[said.at + 1 :]
    if not elsewhere and kinds[said.at : said.at + 1] != ["content"]:
        return False
    short = len(words(said.text)) <= _LONGEST and not said.text.endswith((".", ";", ","))
    return short and (elsewhere or (counts and not begins_item(said.text)))


def _opens(after: Sequence[Line], own: str, following: str, columns: Sequence[Titled]) -> bool:
    """Whether the row after a counted one is counted beneath it: `1.1`, `a`, `-`, or from 1 anew under the same month."""
    if not after or following.startswith(f"{own}."):
        return bool(after)
    if following == "1":
        kinds = [column.holds for column in columns]
        before = kinds.index("content")
        return not any(
            cell.text.strip()
            for cell, kind in zip(after[0].row[:before], kinds, strict=False)
            if kind in ("time", "body")
        )
    dashed = _DEEPER.fullmatch(following) or marker(_content(after[0].row, columns)).sign == "dash"
    return bool(dashed) and _one_thing(after[0].row) is None


def _content(row: Sequence[Cell], columns: Sequence[Titled]) -> str:
    pairs = zip(row, columns, strict=False)
    return next((cell.text for cell, column in pairs if column.holds == "content"), "")


def _outer(text: str) -> bool:
    return marker(text).sign in ("part", "upper", "roman")


def _number(row: Sequence[Cell], columns: Sequence[Titled]) -> str:
    """What a row is counted by, without the mark behind it."""
    at = next((n for n, column in enumerate(columns) if column.holds == "number"), None)
    if at is None or at >= len(row):
        return ""
    text = row[at].text.strip()
    return (text if text in "-–+" else text.rstrip(".)")) if _COUNTED.fullmatch(text) else ""
