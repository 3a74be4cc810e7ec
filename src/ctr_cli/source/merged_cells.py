"""Cells of a sheet merged over several rows: each of these rows has the value that stands in the first."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from ctr_cli.data.struct import Struct

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class Merged(Struct):
    """A merged cell: its column, its first row and its last, counted from 0."""

    column: int
    first: int
    last: int


def spread(rows: list[list[Any]], merged: Iterable[Merged]) -> list[list[Any]]:
    """Rows with the value of each merged cell in all rows that it covers."""
    for cell in merged:
        for row in rows[cell.first + 1 : cell.last + 1]:
            if cell.column < len(row) and row[cell.column] == "":
                row[cell.column] = rows[cell.first][cell.column]
    return rows


def merged_in(sheet: Any) -> list[Merged]:
    """The merged cells of a sheet of Excel, as calamine knows them; of an .ods it knows none."""
    ranges = sheet.merged_cell_ranges or []
    return [Merged(column, first, last) for (first, column), (last, _) in ranges if last > first]


def merged_in_ods(raw: bytes) -> dict[str, list[Merged]]:
    """The merged cells of an .ods by the names of its sheets (OpenDocument 1.3, part 3); none where it is damaged."""
    from xml.etree import ElementTree

    try:
        with ZipFile(BytesIO(raw)) as archive:
            content = ElementTree.fromstring(archive.read("content.xml"))
    except (BadZipFile, KeyError, ElementTree.ParseError):
        return {}
    tables = content.iter(f"{_TABLE}table")
    return {table.get(f"{_TABLE}name", ""): list(_of_table(table)) for table in tables}


def _of_table(table: Any) -> Iterator[Merged]:
    at = 0
    for row in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in row:
            if cell.tag in _CELLS:
                if (many := _number(cell, "number-rows-spanned")) > 1:
                    yield Merged(column, at, at + many - 1)
                column += _number(cell, "number-columns-repeated")
        at += _number(row, "number-rows-repeated")


def _number(element: Any, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", 1))
