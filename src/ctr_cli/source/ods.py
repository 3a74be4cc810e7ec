"""The tables of an OpenDocument spreadsheet as its XML has them, for what the reader of values does not tell (OpenDocument 1.3, part 3)."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from ctr_cli.source.attributes import number

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_MOST_ROWS = 1_048_576
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def tables_in(raw: bytes) -> dict[str, Any]:
    """The tables of an .ods by the names of its sheets; none where it is damaged."""
    from xml.etree import ElementTree

    try:
        with ZipFile(BytesIO(raw)) as archive:
            content = ElementTree.fromstring(archive.read("content.xml"))
    except (BadZipFile, KeyError, ElementTree.ParseError):
        return {}
    return {table.get(f"{TABLE}name", ""): table for table in content.iter(f"{TABLE}table")}


def rows_in(table: Any) -> Iterator[tuple[int, Any]]:
    """The rows of a table, each with its place from 0; one that is repeated comes once."""
    at = 0
    for row in table.iter(f"{TABLE}table-row"):
        yield at, row
        at += times(row, "rows-repeated")


def cells_in(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row, each with its column from 0; one that is repeated comes once."""
    column = 0
    for cell in row:
        if cell.tag in _CELLS:
            yield column, cell
            column += times(cell, "columns-repeated")


def times(element: Any, name: str) -> int:
    """How often a row or a cell is repeated, or how far it runs over others; once where nothing is said of it."""
    return number(element.get(f"{TABLE}number-{name}"), 1, _MOST_ROWS)
