"""Which sheets of a workbook are abstracts: all that each of their rows says, a single row of a sheet before says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from re import Pattern

from ctr_cli.data import table
from ctr_cli.importing.reading.book.page import Page, given_name, time_in_title
from ctr_cli.importing.reading.headers import names_columns
from ctr_cli.importing.reading.lines import Cell, marker
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import times_in
from ctr_cli.model.bodies import names_of_kind

_OF_ALL = regex(r".*\b(?:tong hop|tom tat)\b.*|chung|ca nam|toan bo|(?:nam )?20\d\d")
"""How a sheet is called whose works may be those of others, as a key."""
_COPIED = regex(r" \(\d+\)$")
"""What a spreadsheet adds to the name of a sheet that it copies."""
_PLACED = {"day", "days", "month", "quarter", "part"}
_FEWEST = 3
"""Rows that are no chance when another sheet has them too."""
_MARK = 2
"""Letters of what says something only in its column: a tick, a number."""

Said = frozenset[str]


def abstracts(sheets: Iterable[tuple[str, Page]]) -> list[bool]:
    """Of each sheet, by its name and page, whether it only repeats works of sheets before it with the times they have there.

    The time, or the body, may stand in a cell, in a heading, in the title, or be the name of the sheet.
    """
    found, before = list[bool](), defaultdict[str, list[Said]](list)
    for name, page in sheets:
        rows = [*_rows(name, page)]
        known = (any(row <= other for other in before[max(row, key=len)]) for row in rows)
        found.append(len(rows) >= _FEWEST and all(known))
        for row in rows:
            for text in row:
                before[text].append(row)
    return found


def _rows(name: str, page: Page) -> Iterator[Said]:
    """What each row of a sheet says, with what stands above it of its time and its body."""
    own = fold(_COPIED.sub("", given_name(name)))
    of_all = {fold(time) for time in map(time_in_title, page.head)}
    of_all = (of_all if _OF_ALL.fullmatch(own) else {*of_all, own}) - {""}
    titles, above = list[str](), dict[str, str]()
    for line in page.body:
        if names_columns([" ".join(cell.text.split()) for cell in line.row if cell.lines]):
            titles = [fold(cell.text) for cell in line.row]
            continue
        filled = [cell for cell in line.row if cell.lines]
        if len(filled) < 2:
            text = marker(line.text).rest
            above |= {"body": fold(text)} if names_of_kind(text) else {}
            timed = any(time.kind in _PLACED for time in times_in(text))
            above |= {"time": fold(text)} if timed else {}
        if row := {*_texts(line.row, titles)}:
            yield frozenset(row | of_all | {*above.values()})


def _texts(row: Iterable[Cell], titles: list[str]) -> Iterator[str]:
    """The cells of a row as keys, a mark with the title of its column; its number is counted anew in each sheet."""
    for at, cell in enumerate(row):
        title = titles[at] if at < len(titles) else ""
        said = marker(cell.text).rest
        text = fold(said) or said
        if text and not _number_title().search(title):
            yield f"{title} {text}" if len(text) <= _MARK else text


@cache
def _number_title() -> Pattern[str]:
    """The titles of a column of numbers."""
    columns = table("importing")["columns"]
    return regex(next(one["pattern"] for one in columns if one["holds"] == "number"))
