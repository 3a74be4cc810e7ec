"""Workbooks as offices save them, built for the tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read

Rows = Any
HEADER: Any = ["STT", "Nội dung", "Cơ quan chuẩn bị", "Thời gian"]
TITLE: Any = [["ĐẢNG ỦY XÃ BÌNH MINH"], ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027"], []]
PRINTED: Any = [
    ["ĐẢNG BỘ TỈNH AN GIANG", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
    ["ĐẢNG ỦY XÃ VĨNH HÒA"],
    ["Số 12-CTr/ĐU", None, None, "Vĩnh Hòa, ngày 05 tháng 01 năm 2027"],
    [],
    ["CHƯƠNG TRÌNH"],
    ["công tác năm 2027 của Ban Thường vụ Đảng ủy"],
    ["Thời gian", "STT", "Nội dung", "Cơ quan chuẩn bị", "Hạn gửi tài liệu"],
    ["Tháng 1", 1, "Kế hoạch tổ chức Tết", "Văn phòng Đảng ủy", date(2027, 1, 12)],
    [None, 2, "Lễ giao nhận quân", "Ban Chỉ huy Quân sự xã", None],
    ["Tháng 2", 1, "Kế hoạch kiểm tra, giám sát", "Ủy ban Kiểm tra Đảng ủy", date(2027, 2, 10)],
    [],
    ["Nơi nhận:", None, None, "T/M BAN THƯỜNG VỤ"],
    ["- Tỉnh ủy;", None, None, "BÍ THƯ"],
    ["- Các chi bộ.", None, None, "Trần Văn Nam"],
]
MERGED = ("A5:E5", "A6:E6", "A8:A9")


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
