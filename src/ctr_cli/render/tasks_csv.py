"""Task lists as CSV for Excel: UTF-8 with a byte order mark, and no cell that Excel would run."""

import csv
from collections.abc import Iterable
from io import StringIO

from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_of, roman_quarter, short_date
from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.views.tasks import AgencyTasks

_HEADER = (
    "Cơ quan", "Mã nội dung", "{meeting}", "Tháng", "Quý", "Nội dung", "Điều kiện",
    "Vai trò", "Phân công", "Qua nhóm", "Cùng làm", "Sản phẩm", "Thời hạn", "Lĩnh vực",
)  # fmt: skip
_RUN = "=+@＝＋－＠-"
"""Signs with which Excel begins a formula, in their narrow and their wide form."""
_AFTER_SEPARATOR = regex(rf"([;\r\n]\s*\"?)(?=[{_RUN}])")
_BASIS = {"item": "riêng", "meeting": "chung"}


def tasks_csv(agencies: Iterable[AgencyTasks], meeting: str) -> bytes:
    """A row a task, under Vietnamese headings, with what the office calls a meeting."""
    stream = StringIO()
    writer = csv.writer(stream)
    writer.writerow(name.format(meeting=meeting) for name in _HEADER)
    for answer in agencies:
        for task in answer["tasks"]:
            month = task["month"]
            quarter = quarter_of(month) if month else task["quarter"]
            cells = (
                answer["agency"]["name"],
                task["item"],
                task["meeting_title"],
                month or "",
                roman_quarter(quarter) if quarter else "",
                "\n• ".join([task["text"], *task["details"]]),
                task["condition"] or "",
                ROLE_WORDS[task["role"]],
                _BASIS[task["basis"]],
                task["via_name"] or "",
                "; ".join(task["with"]),
                task["product"] or "",
                short_date(task["deadline"] or ""),
                task["topic"] or "",
            )
            writer.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def harmless(cell: str | int) -> str | int:
    """A cell that Excel shows as text: a leading `=`, `+`, `-`, `@`, tab or break gets an apostrophe.

    So do these signs after a semicolon or a line break: where a semicolon is the list separator, Excel does
    not see that the cell is quoted, and begins another one there.
    """
    if not isinstance(cell, str):
        return cell
    cell = _AFTER_SEPARATOR.sub(r"\1'", cell)
    runs = cell.lstrip().startswith(tuple(_RUN))
    return f"'{cell}" if runs or cell.startswith(("\t", "\r", "\n")) else cell
