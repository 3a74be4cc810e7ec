"""The first days of months in a workbook that does not tell how it shows them: they may stand for the months."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from ctr_cli.importing.reading.book.looks import Looks, Place, letters
from ctr_cli.importing.reading.book.values import shown
from ctr_cli.importing.reading.lines import Remark
from ctr_cli.source.workbook import Worksheet

_FEWEST = 3
"""Months in a column with no other day, from which on it is one of months."""
_MONTH = "mm/yyyy"
_MONTHS = "trang “{}”: cột {} chỉ có ngày đầu tháng, hiểu là ghi tháng (tệp .xls không cho biết cách hiện ngày); xem lại"
_UNKNOWN = (
    "trang “{}” có ô ngày {}; tệp .xls không cho biết ô ấy ghi ngày hay chỉ ghi tháng, xem lại"
)


def looks_of_months(sheets: Iterable[Worksheet]) -> dict[str, Looks]:
    """The looks of sheets whose columns of nothing but first days are shown as months."""
    looks = {}
    for sheet in sheets:
        columns = _columns(sheet)
        looks[sheet.name] = Looks(codes={at: _MONTH for at, _ in _days(sheet) if at[1] in columns})
    return looks


def remarks_of_first_days(sheets: Iterable[Worksheet]) -> Iterator[Remark]:
    """What to look at in such sheets: what was taken for months, and first days elsewhere."""
    for sheet in sheets:
        columns = _columns(sheet)
        yield from (Remark(_MONTHS.format(sheet.name, letters(at))) for at in columns)
        others = (day for at, day in _days(sheet) if at[1] not in columns and day.day == 1)
        if first := ", ".join(dict.fromkeys(map(shown, others))):
            yield Remark(_UNKNOWN.format(sheet.name, first))


def _days(sheet: Worksheet) -> Iterator[tuple[Place, date]]:
    for at, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                yield (at, column), value


def _columns(sheet: Worksheet) -> list[int]:
    """The columns that have the first days of several months, and no other day."""
    found = defaultdict[int, set[date]](set)
    for (_, column), day in _days(sheet):
        found[column].add(day)
    return [
        at for at, days in found.items() if len(days) >= _FEWEST and all(d.day == 1 for d in days)
    ]
