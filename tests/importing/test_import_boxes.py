"""Calendars of boxes: a cell a month, in Word, in a sheet, on the page of a PDF."""

from typing import Any

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.books import book, imported
from support.pdf_files import Placed, drawn, ruled
from support.tables import HEAD, TAIL, in_word, told


def _in_pdf(calendar: str) -> Imported:
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    rows = calendar.strip().splitlines()
    words, lines = ruled(rows, [60 + 300 * n for n in range(1 + len(rows[0].split("|")))], 660)
    tail: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(TAIL)]
    return convert(read(drawn(([*head, *words], lines), (tail, "")), "lich.pdf"), "lich.pdf")


def _in_sheet(calendar: str) -> Imported:
    rows: list[Any] = [
        [cell.strip() for cell in row.split("|")] for row in calendar.strip().splitlines()
    ]
    cells = [[None if cell == "<" else cell.replace(" / ", "\n") for cell in row] for row in rows]
    return imported(
        book({"Lịch": [*[[line] for line in HEAD], *cells, *[[line] for line in TAIL]]})
    )


_CALENDARS = {
    "names above works in each cell": """
    Tháng 1 / - Viếng nghĩa trang (Đoàn xã) / - Giao quân (Ban CHQS xã) | Tháng 2 / - Đắp bờ bao (Phòng Kinh tế) | Tháng 3 / - Hội đua ghe (Mặt trận xã)
    Tháng 4 / - Thả cá giống (Hội Nông dân xã) | Tháng 5 / - Khám mắt (Trạm Y tế) | Tháng 6 / - Sơ kết sáu tháng (Văn phòng)
    """,
    "names in rows above works": """
    THÁNG 1 | THÁNG 2 | THÁNG 3
    - Viếng nghĩa trang (Đoàn xã) / - Giao quân (Ban CHQS xã) | - Đắp bờ bao (Phòng Kinh tế) | - Hội đua ghe (Mặt trận xã)
    THÁNG 4 | THÁNG 5 | THÁNG 6
    - Thả cá giống (Hội Nông dân xã) | - Khám mắt (Trạm Y tế) | - Sơ kết sáu tháng (Văn phòng)
    """,
    "names before works": """
    Tháng 1: / Viếng nghĩa trang (Đoàn xã); giao quân (Ban CHQS xã) | Tháng 2: / Đắp bờ bao (Phòng Kinh tế) | Tháng 3: / Hội đua ghe (Mặt trận xã)
    Tháng 4: / Thả cá giống (Hội Nông dân xã) | Tháng 5: / Khám mắt (Trạm Y tế) | Tháng 6: / Sơ kết sáu tháng (Văn phòng)
    """,
    "two columns": """
    Tháng 01/2027 | Tháng 02/2027
    Viếng nghĩa trang (Đoàn xã) / Giao quân (Ban CHQS xã) | Đắp bờ bao (Phòng Kinh tế)
    Tháng 03/2027 | Tháng 04/2027
    Hội đua ghe (Mặt trận xã) | Thả cá giống (Hội Nông dân xã)
    Tháng 05/2027 | Tháng 06/2027
    Khám mắt (Trạm Y tế) | Sơ kết sáu tháng (Văn phòng)
    """,
}  # fmt: skip
_WANTED = [
    "btv-1 | Viếng nghĩa trang | Đoàn xã",
    "btv-1 | Giao quân | Ban CHQS xã",
    "btv-2 | Đắp bờ bao | Phòng Kinh tế",
    "btv-3 | Hội đua ghe | Mặt trận xã",
    "btv-4 | Thả cá giống | Hội Nông dân xã",
    "btv-5 | Khám mắt | Trạm Y tế",
    "btv-6 | Sơ kết sáu tháng | Văn phòng",
]


@pytest.mark.parametrize("name", _CALENDARS)
@pytest.mark.parametrize("made", [in_word, _in_pdf, _in_sheet])
def test_each_box_is_a_month(name: str, made: Any) -> None:
    result = made(_CALENDARS[name])
    assert told(result) == _WANTED
    assert result.report.complete


def test_quarters_across_the_boxes_and_works_without_signs() -> None:
    calendar = """
    QUÝ I | < | <
    T1 | T2 | T3
    Viếng nghĩa trang / Giao quân | Đắp bờ bao | Hội đua ghe trên sông / chào mừng ngày giải phóng
    QUÝ II | < | <
    T4 | T5 | T6
    Thả cá giống | | Sơ kết sáu tháng
    """
    assert told(in_word(calendar)) == [
        "btv-1 | Viếng nghĩa trang",
        "btv-1 | Giao quân",
        "btv-2 | Đắp bờ bao",
        "btv-3 | Hội đua ghe trên sông chào mừng ngày giải phóng",
        "btv-4 | Thả cá giống",
        "btv-6 | Sơ kết sáu tháng",
    ]


def test_boxes_may_be_called_by_the_numbers_of_the_twelve_months() -> None:
    rows = [range(first, first + 4) for first in (1, 5, 9)]
    calendar = "\n".join(" | ".join(f"{n} / Tiếp dân ở bản số {n}" for n in row) for row in rows)
    assert told(in_word(calendar)) == [f"btv-{n} | Tiếp dân ở bản số {n}" for n in range(1, 13)]


@pytest.mark.parametrize(
    "table",
    [
        "Tháng | Nội dung\nTháng 1 | Viếng nghĩa trang\nTháng 2 | Đắp bờ bao\nTháng 3 | Hội đua ghe\nTháng 4 | Thả cá giống",
        "Nội dung | Thời gian\nViếng nghĩa trang | Tháng 1\nĐắp bờ bao | Tháng 2\nHội đua ghe | Tháng 3\nThả cá giống | Tháng 4",
        "Tháng 1 | Tháng 2 | Tháng 3 | Tháng 4\nViếng nghĩa trang | Đắp bờ bao | Hội đua ghe | Thả cá giống",
    ],
)
def test_other_tables_of_months_are_read_as_before(table: str) -> None:
    assert told(in_word(table)) == [
        "btv-1 | Viếng nghĩa trang",
        "btv-2 | Đắp bờ bao",
        "btv-3 | Hội đua ghe",
        "btv-4 | Thả cá giống",
    ]
