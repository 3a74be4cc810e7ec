"""Columns of first days in a workbook of which nobody knows how it shows days."""

from datetime import date
from typing import Any

from ctr_cli.importing.reading.book.first_days import looks_of_months, remarks_of_first_days
from ctr_cli.source.workbook import Worksheet


def test_a_column_of_nothing_but_first_days_is_one_of_months() -> None:
    """A single first day among others, or two of them, may be days all the same."""
    rows: list[list[Any]] = [["Nội dung", "Tháng", "Hạn", "Họp"]]
    rows += [["Tát ao", date(2027, n, 1), date(2027, n, 3 * n - 2), None] for n in (1, 2, 3)]
    rows.append(["Dựng lán", "Quý II", None, date(2027, 9, 1)])
    sheet = Worksheet("Việc", rows, [], False)
    assert {*looks_of_months([sheet])["Việc"].codes} == {(1, 1), (2, 1), (3, 1)}
    assert [remark.message for remark in remarks_of_first_days([sheet])] == [
        "trang “Việc”: cột B chỉ có ngày đầu tháng, hiểu là ghi tháng (tệp .xls không cho biết cách hiện ngày); xem lại",
        "trang “Việc” có ô ngày 01/01/2027, 01/09/2027; tệp .xls không cho biết ô ấy ghi ngày hay chỉ ghi tháng, xem lại",
    ]
