"""Calendars of boxes: a cell a month, in Word, in a sheet, on the page of a PDF."""

from typing import Any

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.books import book, imported
from support.pdf_files import Placed, drawn, pdf, ruled
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


_THEMED = """
THÁNG 1 / Xuân yêu thương / • Hội Phụ nữ: Gói bánh tét tặng lính đảo_/_Đoàn Thanh niên / • Hội CCB - Đoàn Thanh niên: Đưa quân lên đường | THÁNG 2 / Giữ rừng / • Công đoàn: Trồng một nghìn gốc dừa (xong 25/02)_/_Hội Nông dân, Hội CCB
CẢ QUÝ I / • Hội Nông dân: Theo dõi giá phân bón | <
THÁNG 3 / Tuổi trẻ / Hội nghị Ban Chấp hành lần thứ tư (26/3) / - Văn phòng: Chọn ấp làm điểm / - Văn phòng: Ký giao ước thi đua (gửi UBND xã trước 30/3) / • Đoàn Thanh niên: Sơn lại hàng rào trường | THÁNG 4 / Nông thôn mới / • Hội Nông dân: Liên hoan ẩm thực (14/4)_/_Hội Phụ nữ
HẰNG THÁNG, CẢ NĂM / • Hội CCB: Tuần tra đường biên | <
""".replace("_", "\u00a0")
_NOTE = "Tên đầu dòng là tổ chức làm chính; tên sau dấu gạch chéo là tổ chức cùng làm.\n"


@pytest.mark.parametrize("note", ["", _NOTE])
def test_themes_bands_conferences_and_who_helps_in_boxes(note: str) -> None:
    result = in_word(note + _THEMED)
    assert [line.removeprefix("? ") for line in told(result)] == [
        "btv-1 | Gói bánh tét tặng lính đảo | Hội Phụ nữ lead; Đoàn Thanh niên coordinate",
        "btv-1 | Đưa quân lên đường | Hội CCB lead; Đoàn Thanh niên lead",
        "btv-2 | Trồng một nghìn gốc dừa | Công đoàn lead; Hội Nông dân coordinate; Hội CCB coordinate | hạn 2027-02-25",
        "btv-q1 | Theo dõi giá phân bón | Hội Nông dân lead",
        "btv-3 | Sơn lại hàng rào trường | Đoàn Thanh niên lead",
        "btv-4 | Liên hoan ẩm thực | Hội Nông dân lead; Hội Phụ nữ coordinate | hạn 2027-04-14",
        "btv-month | Tuần tra đường biên | Hội CCB lead",
        "bch-4 | Chọn ấp làm điểm | Văn phòng lead",
        "bch-4 | Ký giao ước thi đua | Văn phòng lead | hạn 2027-03-30 | [Gửi UBND xã] | [Thời hạn: trước 30/3]",
    ]
    titles = [meeting.title for meeting in result.program.bodies[0].meetings[:2]]
    assert titles == ["Tháng 1 (Xuân yêu thương)", "Tháng 2 (Giữ rừng)"]


def test_what_helps_is_told_only_where_lines_do_so() -> None:
    calendar = """
    Tháng 1 / - Công an: Diễn tập chữa cháy ở chợ_/_siêu thị | Tháng 2 / - Hội Nông dân: Đắp bờ bao
    Tháng 3 / - Hội Phụ nữ: Hội thi nấu ăn 8/3 | Tháng 4 / - Trạm Y tế: Khám mắt
    """.replace("_", "\u00a0")
    lines = told(in_word(calendar))
    assert lines[0].split(" | ")[1].endswith("chợ / siêu thị")


def test_a_dash_beneath_a_conference_that_fills_its_box_begins_a_work() -> None:
    calendar = """
    THÁNG 1 / Hội nghị chuyên đề Ban Chấp hành lần thứ sáu (23/01) / - Phản biện đề án đặt tên đường | THÁNG 2 / - Đắp bờ bao (Phòng Kinh tế)
    THÁNG 3 / - Hội đua ghe (Mặt trận xã) | THÁNG 4 / - Thả cá giống (Hội Nông dân xã)
    """
    assert "bch-6 | Phản biện đề án đặt tên đường" in [
        line.removeprefix("? ") for line in told(_in_pdf(calendar))
    ]


@pytest.mark.parametrize("pages", [2, 3])
def test_a_foot_with_the_number_of_its_page_is_no_part_of_a_programme(pages: int) -> None:
    months = [(3 * n + 1, 3 * n + 2, 3 * n + 3) for n in range(pages)]
    head = [*HEAD, "1. Khai mạc tuần lễ sách"]
    shown = [
        [*(head if not n else []), *(f"Tháng {m}: Khám mắt ở thôn {m}." for m in of_page), f"Lịch công tác năm 2027 - trang {n + 1}"]
        for n, of_page in enumerate(months)
    ]  # fmt: skip
    result = convert(read(pdf(*shown), "lich.pdf"), "lich.pdf")
    assert not [line for line in told(result) if "trang" in line]
    assert "trang" not in result.yaml
