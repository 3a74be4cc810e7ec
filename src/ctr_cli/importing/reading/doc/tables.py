"""The rows of a table of a .doc as those of a .docx: over how many columns, and rows, a cell runs ([MS-DOC] 2.9.326)."""

from __future__ import annotations

import struct
from bisect import bisect_left
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.importing.reading.doc.look import element
from ctr_cli.importing.reading.doc.properties import TABLE_ROW, Said

_CELL = 20
_GOES_ON, _DOWN, _FIRST_DOWN = 0x02, 0x20, 0x40
_NEAR = 40
"""Twips between two edges that are one, drawn by hand."""


class Row(Struct):
    """The cells of a row, each the blocks in it, and what is said of the row."""

    cells: list[list[Any]]
    said: Said


def table(rows: list[Row]) -> Any:
    """A table."""
    found = element("tbl")
    edges = [_edges(row) for row in rows]
    columns = _columns([edge for row in edges for edge in row])
    for row, places in zip(rows, edges, strict=True):
        found.append(_row(row, places, columns))
    return found


def _edges(row: Row) -> list[int]:
    """Where the cells of a row begin, and where the last ends."""
    definition = row.said.get(TABLE_ROW, b"\0")
    count = definition[0]
    if len(definition) < 1 + 2 * (count + 1) or count < len(row.cells):
        return [*range(0, 1000 * (len(row.cells) + 1), 1000)]
    return list(struct.unpack_from(f"<{count + 1}h", definition, 1))


def _columns(edges: list[int]) -> list[int]:
    """The edges of the columns of a table: those of its cells, those near each other as one."""
    found: list[int] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _row(row: Row, edges: list[int], columns: list[int]) -> Any:
    found = element("tr")
    flags = _flags(row.said.get(TABLE_ROW, b"\0"), len(edges) - 1)
    for number, blocks in enumerate(row.cells):
        if flags[number] & _GOES_ON and len(found):
            continue
        last = number + 1
        while last < len(row.cells) and flags[last] & _GOES_ON:
            last += 1
        start, end = (bisect_left(columns, edges[at] - _NEAR) for at in (number, last))
        properties = element("tcPr")
        properties.append(element("gridSpan", val=max(1, end - start)))
        if flags[number] & _DOWN:
            first = flags[number] & _FIRST_DOWN
            properties.append(element("vMerge", val="restart" if first else "continue"))
        cell = element("tc")
        cell.extend([properties, *blocks])
        found.append(cell)
    return found


def _flags(definition: bytes, count: int) -> list[int]:
    """What is said of each cell of a row; nothing where the definition is cut off."""
    start = 1 + 2 * (definition[0] + 1)
    places = [start + _CELL * number for number in range(count)]
    return [
        struct.unpack_from("<H", definition, at)[0] if at + 2 <= len(definition) else 0
        for at in places
    ]
