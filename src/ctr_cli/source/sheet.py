"""Rows of a workbook that an office gives back: the header found by its words, columns by name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasions
from ctr_cli.model.errors import CtrError
from ctr_cli.model.meetings import TIMES
from ctr_cli.source.workbook import Sheet, worksheets

_HEADER_WITHIN = 15


@cache
def _meetings() -> re.Pattern[str]:
    """What the heading of meetings, or of times, may begin with, as a key: each office has its words."""
    words = "|".join(map(fold, occasions()))
    return regex(rf"^(?:{fold(TIMES)}|{words})(?: (?:{words}))*\b")


class SheetRow(Struct):
    """A row as text, by the names of its columns, and its number as a person sees it."""

    number: int
    cells: dict[str, str]


class Table(Struct):
    """A sheet that has the header: its name, what stands above the header, the rows below it."""

    sheet: str
    above: list[str]
    rows: list[SheetRow]


def first_table(path: Path, columns: Mapping[str, str], needed: tuple[str, ...]) -> Table:
    """The first sheet of a workbook that has the header; arguments and errors as in `tables_in`.

    Raises `AccessError` besides, when the file cannot be read.
    """
    return tables_in(path, worksheets(path), columns, needed)[0]


def tables_in(
    path: Path,
    sheets: Iterable[tuple[str, Sheet]],
    columns: Mapping[str, str],
    needed: tuple[str, ...],
) -> list[Table]:
    """The sheets of a workbook that have the header, one at least, with the rows below it; empty rows are left out.

    `columns` give the beginning of each heading, as a person reads it, by the name of the column; `needed`
    are those without which it is no header. Raises `CtrError` when no sheet has the header, or one has a
    heading twice.
    """
    found = []
    for name, cells in sheets:
        for at, row in enumerate(cells[:_HEADER_WITHIN]):
            places = _columns(row, columns)
            if all(column in places for column in needed):
                _refuse_twins(path, row, columns)
                above = [text for line in cells[:at] for cell in line if (text := as_text(cell))]
                found.append(Table(name, above, list(_below(cells, at + 1, places))))
                break
    if found:
        return found
    wanted = ", ".join(columns[name] for name in needed)
    raise CtrError(
        f"{path}: không thấy dòng đề mục có các cột {wanted}",
        f"dòng đề mục phải ở trong {_HEADER_WITHIN} dòng đầu, tên cột giữ như bảng đã xuất",
    )


def _refuse_twins(path: Path, row: list[Any], columns: Mapping[str, str]) -> None:
    """Raise `CtrError` where two columns have one heading: nobody knows which of them counts."""
    said = [fold(as_text(cell)) for cell in row]
    twins = [heading for heading in columns.values() if said.count(fold(heading)) > 1]
    if twins:
        raise CtrError(
            f"{path}: có hai cột cùng tên {', '.join(twins)}", "đổi tên hoặc bỏ một cột rồi làm lại"
        )


def _columns(row: list[Any], columns: Mapping[str, str]) -> dict[str, int]:
    """The place of each column whose heading stands in a row: in so many words, else as the beginning of it.

    A heading is known by its words before a comma or bracket too; of two that fit the longer wins. Meetings go by
    the word of any office.
    """
    said = [_meetings().sub("hoi nghi", fold(as_text(cell))) for cell in row]
    wanted = {name: fold(heading) for name, heading in columns.items()}
    found = {name: said.index(words) for name, words in wanted.items() if words in said}
    short = {name: fold(re.split("[,(]", heading)[0]) for name, heading in columns.items()}
    for name, words in sorted(short.items(), key=lambda pair: -len(pair[1])):
        fitting = (at for at, text in enumerate(said) if f"{text} ".startswith(f"{words} "))
        at = next((at for at in fitting if at not in found.values()), None)
        if at is not None:
            found.setdefault(name, at)
    return found


def _below(table: list[list[Any]], first: int, found: dict[str, int]) -> Iterator[SheetRow]:
    """The rows below the header that hold something, and more than the header again."""
    header = {name: as_text(table[first - 1][at]) for name, at in found.items()}
    for number, row in enumerate(table[first:], first + 1):
        if not any(row):
            continue
        cells = {name: as_text(row[at]) if at < len(row) else "" for name, at in found.items()}
        if any(text and text != header[name] for name, text in cells.items()):
            yield SheetRow(number, cells)


def as_text(value: Any) -> str:
    """A cell as text, in one line: a day as `2026-03-25`, a whole number without a point."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
