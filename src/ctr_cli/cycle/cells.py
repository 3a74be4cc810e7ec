"""A record of the follow-up as the cells of a sheet, and what a person wrote in a cell as the follow-up keeps it.

A cell that was read is first put the one way it is always written (`written`), so that cells can be
compared letter for letter; only what is taken becomes values of a record (`values_of`).
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from ctr_cli.cycle.asks import ask_meant, ask_words
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import nfc
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import day_typed
from ctr_cli.model.follow_up import ItemRecord, Report, Unplanned, status_meant, status_name
from ctr_cli.model.follow_up_sheet import Cells

Record = ItemRecord | Report | Unplanned
_SERIAL = regex(r"\d{5}")
_DAY_0 = date(1899, 12, 30)
"""Day 0 of Excel's numbers of days, as they count from March 1900 on."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class Around(Struct):
    """What a cell may mean depends on: the year of the programme, and the ids of its meetings."""

    year: int
    meetings: frozenset[str]


def cells_of(record: Record | None) -> Cells:
    """The cells to fill that a record holds; those it says nothing of are left out."""
    if record is None:
        return {}
    said = {
        "status": status_name(record.status) if record.status else None,
        "done": record.on if isinstance(record, Report) else record.done,
        "result": record.result,
        "ask": ask_words(record.ask) if record.ask else None,
        "note": record.note,
    }
    return {column: one_line(text) for column, text in said.items() if text}


def one_line(text: str) -> str:
    """A text as a cell is read: composed letters, single blanks."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=4096)
def written(column: str, text: str, around: Around) -> str | None:
    """A cell as the follow-up would write it; None when nobody can understand it."""
    text = one_line(text)
    if not text:
        return text
    if column == "status":
        meant = status_meant(text)
        return status_name(meant) if meant else None
    if column == "done":
        return day_meant(text, around.year)
    if column == "ask":
        ask = ask_meant(text, around.year, around.meetings)
        return ask_words(ask) if ask else ""
    return text


def day_meant(text: str, year: int | None = None) -> str | None:
    """A day as a sheet gives it, typed or as Excel's number of days, as `2026-03-25`; one without its year is of `year`."""
    if _SERIAL.fullmatch(text):
        day: date | None = _DAY_0 + timedelta(days=int(text))
    else:
        day = day_typed(text, year)
    return day.isoformat() if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def values_of(cells: Cells, around: Around, *, of_report: bool) -> dict[str, Any]:
    """Written cells as the values of a record; an empty cell is None."""
    values: dict[str, Any] = {}
    for column, text in cells.items():
        if column == "status":
            values[column] = status_meant(text)
        elif column == "ask":
            values[column] = ask_meant(text, around.year, around.meetings)
        else:
            values["on" if of_report and column == "done" else column] = text or None
    return values
