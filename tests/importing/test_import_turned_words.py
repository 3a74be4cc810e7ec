"""Words turned by a quarter on the pages of a PDF, and merged cells that the end of a page cuts."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.pdf_files import Placed, drawn, ruled
from support.tables import HEAD, TAIL, told

_EDGES = (60, 100, 190, 340, 430, 540)
_HEADER = "Tháng | Cấp họp | Nội dung | Chuẩn bị | Phối hợp"
_FIRST = (
    _HEADER,
    "{}THÁNG 2 | Ban Thường vụ | Chúc thọ các cụ / ở năm thôn | Mặt trận xã | - Hội Người / cao tuổi / - Đoàn xã",
    "^ | ^ | Giao quân đợt đầu / của năm | ^ | ",
    "^ | Ban Chấp hành | Nghị quyết về cây / mắc ca | Phòng Kinh tế | ",
    "{}THÁNG 4 | Ban Thường vụ | Chống hạn cho / lúa nước | Phòng Kinh tế | Đoàn xã",
)
_SECOND = (
    _HEADER,
    " | | Phòng cháy rừng ở / hai tiểu khu | Hạt Kiểm lâm | ",
    "{}CẢ NĂM | Ban Thường vụ | Trực báo với các / bí thư chi bộ | Văn phòng | ",
    "^ | ^ | Tiếp dân ở / nhà văn hóa | ^ | ",
)


def _imported(
    turn: str = "", beside: tuple[Placed, ...] = (), *, sideways: bool = False
) -> Imported:
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    words, lines = ruled([row.format(turn) for row in _FIRST], _EDGES, 660)
    more, others = ruled([row.format(turn) for row in _SECOND], _EDGES, 800)
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    pages = ([*head, *words, *beside], lines), ([*more, *tail], others)
    return convert(read(drawn(*pages, sideways=sideways), "bang.pdf"), "bang.pdf")


def _remarks(result: Imported) -> list[str]:
    return [check.message for check in result.report.checks if check.where == "văn bản"]


_WANTED = [
    "btv-2 | Chúc thọ các cụ ở năm thôn | Mặt trận xã; Hội Người cao tuổi coordinate; Đoàn xã coordinate",
    "btv-2 | Giao quân đợt đầu của năm | Mặt trận xã",
    "btv-4 | Chống hạn cho lúa nước | Phòng Kinh tế; Đoàn xã coordinate",
    "btv-4 | Phòng cháy rừng ở hai tiểu khu | Hạt Kiểm lâm",
    "btv-month | Trực báo với các bí thư chi bộ | Văn phòng | [Thời gian: CẢ NĂM]",
    "btv-month | Tiếp dân ở nhà văn hóa | Văn phòng | [Thời gian: CẢ NĂM]",
    "bch-2 | Nghị quyết về cây mắc ca | Phòng Kinh tế",
]


@pytest.mark.parametrize("turn", ["", "↑", "↓"])
@pytest.mark.parametrize("sideways", [False, True])
def test_months_turned_along_the_side_of_a_table(turn: str, *, sideways: bool) -> None:
    result = _imported(turn, sideways=sideways)
    assert told(result) == _WANTED
    assert _remarks(result) == [
        "ô trống ở đầu trang 2 hiểu là phần dưới của ô “THÁNG 4” mà trang trước cắt ra",
        "ô trống ở đầu trang 2 hiểu là phần dưới của ô “Ban Thường vụ” mà trang trước cắt ra",
    ]
    assert result.report.complete


def test_a_month_broken_in_a_cell_that_is_too_low_for_it() -> None:
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    rows = ("Tháng | Nội dung / công việc", "↑THÁ / ↑NG 7 | Dâng hương tại / nghĩa trang")
    words, lines = ruled(rows, (60, 100, 340), 660)
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    result = convert(read(drawn(([*head, *words, *tail], lines)), "bang.pdf"), "bang.pdf")
    assert told(result) == ["btv-7 | Dâng hương tại nghĩa trang"]


def test_turned_words_outside_a_table_are_told() -> None:
    result = _imported("↑", beside=((30, 300, "↑BẢN SAO Y"),))
    assert told(result) == _WANTED
    assert _remarks(result)[0] == (
        "chữ xoay dọc nằm ngoài bảng không đọc vào chương trình: “BẢN SAO Y”"
    )


def test_an_empty_cell_at_the_head_of_a_page_stays_so_in_a_column_with_others() -> None:
    """Whoever helps is named for some works only: no cell of theirs goes on."""
    first = _imported().program.bodies[0].meetings[1].items[1]
    assert [a.agency for a in first.agencies] == ["Hạt Kiểm lâm"]


def test_a_line_that_a_low_row_cuts_stays_in_its_row() -> None:
    """The second line of a work stands with its foot on the edge of a row that is too low for it."""
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    rows = ("Tháng | Nội dung | Chuẩn bị", "1 | Chúc thọ | Đoàn xã", "2 | Giao quân | Công an xã")
    words, lines = ruled(rows, (60, 110, 300, 420), 660)
    edge = 660 - 2 * 20
    cut: Placed = (115, edge - 1, "các cụ ở bản Mển")
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    result = convert(read(drawn(([*head, *words, cut, *tail], lines)), "bang.pdf"), "bang.pdf")
    assert told(result) == [
        "btv-1 | Chúc thọ các cụ ở bản Mển | Đoàn xã",
        "btv-2 | Giao quân | Công an xã",
    ]
