"""The merged cells of a sheet; one over several rows has in each of them the value that stands in the first."""

from collections.abc import Iterable, Iterator
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.source.ods import cells_in, rows_in, tables_in, times


class Merged(Struct):
    """A merged cell: its first column, its first row and its last, counted from 0, and how many columns it covers."""

    column: int
    first: int
    last: int
    columns: int = 1


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
    return [
        Merged(column, first, last, end - column + 1) for (first, column), (last, end) in ranges
    ]


def merged_in_ods(raw: bytes) -> dict[str, list[Merged]]:
    """The merged cells of an .ods by the names of its sheets; none where it is damaged."""
    return {name: list(_of_table(table)) for name, table in tables_in(raw).items()}


def _of_table(table: Any) -> Iterator[Merged]:
    for at, row in rows_in(table):
        for column, cell in cells_in(row):
            rows, columns = (times(cell, f"{what}-spanned") for what in ("rows", "columns"))
            if rows > 1 or columns > 1:
                yield Merged(column, at, at + rows - 1, columns)
