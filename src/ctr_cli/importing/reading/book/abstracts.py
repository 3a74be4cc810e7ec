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
_MONTH = regex(r"(?:t|th|thang) ?0?(\d{1,2})(?:(?: nam)? 20\d\d)?")
"""The ways to write a month, as keys."""
_TICK = regex(r"[xv✓✔]")
_MARK = 2
"""Letters of what says something only in its column, as a number does."""

Said = frozenset[str]


def abstracts(sheets: Iterable[tuple[str, Page]]) -> list[bool]:
    """Of each sheet, by its name and page, whether it only repeats works of sheets before it with the times they have there.

    The time, or the body, may stand in a cell, in a heading, in the title, or be the name of the sheet.
    """
    found, before = list[bool](), defaultdict[str, list[Said]](list)
    for name, page in sheets:
        rows = [*_rows(name, page)]
        known = (any(row <= other for other in before[max(row, key=len)]) for row in rows)
        found.append(bool(rows) and all(known))
        for row in rows:
            for text in row:
                before[text].append(row)
    return found


def _rows(name: str, page: Page) -> Iterator[Said]:
    """What each row of a sheet says, with what stands above it of its time and its body; for each of its ticks apart."""
    own = _key(_COPIED.sub("", given_name(name)))
    of_all = {_key(time) for time in map(time_in_title, page.head)}
    of_all = of_all if _OF_ALL.fullmatch(own) else {*of_all, own}
    titles, above = list[str](), dict[str, str]()
    for line in page.body:
        if names_columns([" ".join(cell.text.split()) for cell in line.row if cell.lines]):
            titles = [_key(cell.text) for cell in line.row]
            continue
        filled = [cell for cell in line.row if cell.lines]
        if len(filled) < 2:
            text = marker(line.text).rest
            above |= {"body": _key(text)} if names_of_kind(text) else {}
            timed = any(time.kind in _PLACED for time in times_in(text))
            above |= {"time": _key(text)} if timed else {}
        cells = [(titles[at] if at < len(titles) else "", c) for at, c in enumerate(line.row)]
        ticked = {title for title, cell in cells if _TICK.fullmatch(_key(cell.text))} - {""}
        if row := {*_texts(cells)}:
            for title in ticked or {""}:
                month = _key(f"tháng {title}") if title.isdecimal() else title
                yield frozenset({*row, month, *of_all, *above.values()} - {""})


def _texts(cells: Iterable[tuple[str, Cell]]) -> Iterator[str]:
    """The cells of a row as keys but for its ticks and its number, which is counted anew in each sheet; a mark with the title of its column."""
    for title, cell in cells:
        text = _key(cell.text)
        if text and not (_number_title().search(title) or (title and _TICK.fullmatch(text))):
            yield f"{title} {text}" if len(text) <= _MARK else text


def _key(text: str) -> str:
    said = marker(text).rest
    key = fold(said) or said
    month = _MONTH.fullmatch(key)
    return f"thang {month[1]}" if month else key


@cache
def _number_title() -> Pattern[str]:
    """The titles of a column of numbers."""
    columns = table("importing")["columns"]
    return regex(next(one["pattern"] for one in columns if one["holds"] == "number"))
