"""How the cells of an .ods look: letters by their styles, days and numbers in the words shown (OpenDocument 1.3, part 3, 9 and 16)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from ctr_cli.importing.reading.book.looks import Looks, letters, named
from ctr_cli.importing.reading.opendocument.letters import Piece, pieces, said_in
from ctr_cli.importing.reading.opendocument.parts import DRAW, OFFICE, TEXT, Styles
from ctr_cli.importing.reading.word.package import Package
from ctr_cli.importing.reading.word.styles import Look
from ctr_cli.language.old_encodings import encoding_of
from ctr_cli.language.patterns import regex
from ctr_cli.source.ods import TABLE, cells_in, rows_in, times

_MOST_REPEATED = 1_000
"""Cells, or rows, with the same words in each."""
_ENGLISH = regex(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*", re.IGNORECASE)
"""The months as a program set to English shows them."""
_PLAIN = regex(r"-?\d+(?:[.,]\d+)?")
_NUMBERS = ("float", "percentage", "currency")


def looks_in_ods(package: Package) -> dict[str, Looks]:
    """The looks of the cells of a workbook by the names of its sheets; none where it is damaged."""
    content = package.xml("content.xml")
    styles = Styles([content, package.xml("styles.xml")])
    tables = content.iter(f"{TABLE}table") if content is not None else ()
    return {table.get(f"{TABLE}name", ""): _of_table(table, styles) for table in tables}


def _of_table(table: Any, styles: Styles) -> Looks:
    looks, columns, used = Looks(), [*_columns(table)], set[int]()
    for at, row in rows_in(table):
        rows = range(at, at + min(times(row, "rows-repeated"), _MOST_REPEATED))
        filled = False
        for column, cell in cells_in(row):
            for note in cell.iterfind(f"{OFFICE}annotation"):
                looks.note(named((at, column)), said_in(note))
            name = cell.get(f"{TABLE}style-name", row.get(f"{TABLE}default-cell-style-name"))
            name = name or (columns[column][0] if column < len(columns) else None)
            own = [*_pieces(cell, styles.look("table-cell", name), styles)]
            if not own:
                continue
            filled = True
            look, code = _look(own), _code(cell, "".join(text for text, _ in own))
            span = range(column, column + min(times(cell, "columns-repeated"), _MOST_REPEATED))
            used.update(span)
            for place in product(rows, span):
                looks.cells[place], looks.codes[place] = look, code
                looks.struck += [named(place)] if look.struck else []
        if filled and row.get(f"{TABLE}visibility", "visible") != "visible":
            looks.hidden += [f"dòng {number + 1}" for number in rows]
    hidden = [at for at, (_, shown) in enumerate(columns) if not shown and at in used]
    looks.hidden = [*(f"cột {letters(at)}" for at in hidden), *looks.hidden]
    for shape in table.iter():
        if str(shape.tag).startswith(DRAW) and shape.find(f"{TEXT}p") is not None:
            looks.drawn(said_in(shape))
    return looks


def _columns(table: Any) -> Iterator[tuple[str | None, bool]]:
    """Of each column the style that its cells have where they have none of their own, and whether it is shown."""
    for column in table.iter(f"{TABLE}table-column"):
        style = column.get(f"{TABLE}default-cell-style-name")
        shown = column.get(f"{TABLE}visibility", "visible") == "visible"
        many = min(times(column, "columns-repeated"), _MOST_REPEATED)
        yield from [(style, shown)] * many


def _pieces(cell: Any, look: Look, styles: Styles) -> Iterator[Piece]:
    """The texts of a cell that say something, each with how it looks."""
    for paragraph in cell.iterfind(f"{TEXT}p"):
        for text, own in pieces(paragraph, look, styles, lambda _: None):
            if text.strip():
                yield text, own


def _look(own: list[Piece]) -> Look:
    """How a cell looks: bold where all of it is, struck where a part is, in an old font where a part is."""
    fonts = [look.font for _, look in own if look.font]
    return Look(
        bold=all(look.bold for _, look in own),
        struck=any(look.struck for _, look in own),
        font=next(filter(encoding_of, fonts), ""),
    )


def _code(cell: Any, said: str) -> str:
    """The code of the form in which a cell shows a number or a day; empty for a day that is shown whole, and a plain number."""
    kind, words = cell.get(f"{OFFICE}value-type"), f'"{said.replace(chr(34), "”")}"'
    letters_in = any(map(str.isalpha, _ENGLISH.sub("", said)))
    if kind in _NUMBERS:
        plain = _PLAIN.fullmatch(said)
        same = plain and float(said.replace(",", ".")) == _value(cell)
        return words if letters_in or same or said.endswith("%") else ""
    if kind != "date" or (day := _day(cell)) is None:
        return ""
    numbers = [*map(int, regex(r"\d+").findall(said))]
    parts = len(numbers) + bool(_ENGLISH.search(said))
    if letters_in or parts < 2:
        return words
    short = day.year % 100
    with_year = day.year in numbers or (short in numbers and short != day.day)
    return "" if parts > 2 else "m/yyyy" if with_year else "d/m"


def _value(cell: Any) -> float | None:
    try:
        return float(cell.get(f"{OFFICE}value", ""))
    except ValueError:
        return None


def _day(cell: Any) -> date | None:
    try:
        return date.fromisoformat(cell.get(f"{OFFICE}date-value", "")[:10])
    except ValueError:
        return None
