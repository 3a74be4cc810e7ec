"""Workbooks as offices save them, built for the tests."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read

Rows = Any
HEADER: Any = ["STT", "Nội dung", "Cơ quan chuẩn bị", "Thời gian"]


def book(sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> Any:
    """A workbook; `merged` are ranges of its first sheet."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append([*row])
    for area in merged:
        made.worksheets[0].merge_cells(area)
    return made


def saved(made: Any) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def imported(made: Any, name: str = "x.xlsx") -> Imported:
    """What a workbook, or bytes, becomes."""
    raw = made if isinstance(made, bytes) else saved(made)
    return convert(read(raw, name), name)


def works(result: Imported) -> list[tuple[Any, ...]]:
    """Body, month, text and who does it, of every work."""
    return [
        (body.name, meeting.month, item.text, [charge.agency for charge in item.agencies])
        for body in result.program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


def told(result: Imported) -> list[str]:
    """What a person should look at, and what was left out and why."""
    report = result.report
    return [c.message for c in report.checks] + [
        f"{i.line.text}: {i.reason}" for i in report.ignored
    ]
