"""The sheets of a workbook are one document: read in their order, but for what only repeats, counts or hides."""

from collections.abc import Sequence
from typing import Any

import pytest

from ctr_cli.model.errors import CtrError
from support.books import HEADER, PRINTED, TITLE, book, imported, told, works


def test_sheets_are_read_in_order_under_their_names() -> None:
    header: Any = ["TT", "Tháng", "Nội dung", "Cơ quan tham mưu"]
    made = book(
        {
            "BCH": [*TITLE, header, [1, 6, "Sơ kết sáu tháng", "Văn phòng Đảng ủy"]],
            "BTV": [header, [1, 2, "Kế hoạch chuyển đổi số", "Ủy ban nhân dân xã"]],
            "Danh bạ": [["STT", "Họ và tên", "Điện thoại"], [1, "Lê Văn An", "0900 000 000"]],
            "Sheet4": [],
        }
    )
    result = imported(made)
    assert works(result) == [
        ("Ban Chấp hành", 6, "Sơ kết sáu tháng", ["Văn phòng Đảng ủy"]),
        ("Ban Thường vụ", 2, "Kế hoạch chuyển đổi số", ["Ủy ban nhân dân xã"]),
    ]
    assert (result.program.document.title or "").lower() == "công tác năm 2027"
    assert "trang “Danh bạ”: trang khác, không thấy bảng chương trình, không đọc" in told(result)
    assert "trang “Sheet4”: trang trống" in told(result)
    assert "trang “BTV”: tên trang; dòng 7 ở đây là dòng 1 của trang này" in told(result)


def test_an_abstract_of_the_sheets_before_it_and_a_hidden_sheet_are_not_read() -> None:
    names = ["Giao dự toán ngân sách", "Thăm hỏi gia đình chính sách", "Lễ giao nhận quân xã"]
    rows = [[at, name, "Phòng Kinh tế", f"Tháng {at}"] for at, name in enumerate(names, 1)]
    made = book({"a": [*TITLE, HEADER, *rows], "Tổng hợp": [HEADER, *rows], "Cũ": [HEADER, *rows]})
    made["Cũ"].sheet_state = "hidden"
    result = imported(made)
    assert [text for _, _, text, _ in works(result)] == names
    assert "trang “Tổng hợp”: trang lặp lại việc và thời gian của trang trước, không đọc" in told(
        result
    )
    assert "trang “Cũ”: trang ẩn, không đọc" in told(result)


def test_a_sheet_that_only_counts_the_works_is_not_read() -> None:
    works_of_year = [[1, "Giao dự toán ngân sách", "Phòng Kinh tế", "Tháng 1"]]
    counts: Any = [["Tổng hợp theo tháng"], ["Tháng", "Số việc"], ["Tháng 1", 1], ["Tháng 2", 0]]
    result = imported(book({"a": [*TITLE, HEADER, *works_of_year], "Số liệu": counts}))
    assert [text for _, _, text, _ in works(result)] == ["Giao dự toán ngân sách"]
    assert "trang “Số liệu”: trang chỉ có số liệu tổng hợp, không đọc" in told(result)


RECURRING = ["Giao ban các ấp", "Nghe báo cáo thu ngân sách", "Cho ý kiến về công tác cán bộ"]


def _sheet(time: str, texts: Sequence[str] = RECURRING) -> list[list[str]]:
    return [[str(at), text, "Văn phòng", time] for at, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        (("Tháng 3", _sheet("")), ("Tháng 4", _sheet("")), [3, 4]),
        (("a", _sheet("Tháng 3")), ("a (2)", _sheet("Tháng 4")), [3, 4]),
        (("BTV", _sheet("Tháng 3")), ("BCH", _sheet("Tháng 3")), [3, 3]),
        (("a", _sheet("Tháng 3")), ("a (2)", [*_sheet("Tháng 3"), ["4", "Sơ kết", "Văn phòng", "Tháng 3"]]), [3]),
        (("a", [["Tháng 3"], *_sheet("")]), ("a (2)", [["Tháng 4"], *_sheet("")]), [3, 4]),
    ],
)  # fmt: skip
def test_a_sheet_of_other_months_another_body_or_a_further_work_is_no_abstract(
    first: tuple[str, Any], second: tuple[str, Any], months: list[int]
) -> None:
    result = imported(book({name: [*TITLE, HEADER, *rows] for name, rows in (first, second)}))
    held = [m.month for body in result.program.bodies for m in body.meetings]
    assert held == months
    assert len(works(result)) == len([row for row in first[1] + second[1] if len(row) > 1])


def test_ticks_in_other_months_are_other_works() -> None:
    header: Any = ["STT", "Nội dung", "Cơ quan", *range(1, 13)]
    marked = [
        [[at, text, "Văn phòng", *[None] * month, "✓"] for at, text in enumerate(RECURRING, 1)]
        for month in (2, 5)
    ]
    sheets = {f"Sheet{at}": [*TITLE, header, *rows] for at, rows in enumerate(marked)}
    assert [month for _, month, _, _ in works(imported(book(sheets)))] == [3] * 3 + [6] * 3


def test_a_calendar_of_the_works_of_sheets_of_months_is_an_abstract() -> None:
    calendar: Any = [["STT", "Nội dung", "Cơ quan", *range(1, 13)]]
    for at, text in enumerate(RECURRING, 1):
        calendar.append(
            [at, text, "Văn phòng", *["x" if m in (2, 3) else None for m in range(1, 13)]]
        )
    months: Any = {
        f"Tháng {month}": [HEADER[:3], *([at, t, "Văn phòng"] for at, t in enumerate(RECURRING, 1))]
        for month in (2, 3)
    }
    made = {"a": TITLE, **months, "Tổng hợp": calendar}
    assert [month for _, month, _, _ in works(imported(book(made)))] == [2] * 3 + [3] * 3
    calendar[1][7] = "x"
    assert len(works(imported(book(made)))) == 6 + 7


@pytest.mark.parametrize(
    "rows", [_sheet("Tháng 03/2027"), [["T3"], *_sheet("")], [["Tháng 3"], *_sheet("")]]
)
def test_an_abstract_may_have_the_time_elsewhere(rows: Any) -> None:
    made = {"Tháng 3": [*TITLE, HEADER, *_sheet("")], "Bảng tổng hợp": [HEADER, *rows]}
    assert len(works(imported(book(made)))) == len(RECURRING)


def test_head_and_closing_of_further_sheets_are_said_once() -> None:
    closing = [
        [],
        ["Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"],
        ["- Lưu.", None, None, "CHỦ TỊCH"],
    ]
    office = ["ỦY BAN NHÂN DÂN XÃ BÌNH MINH"]
    sheets = {
        f"Tháng {month}": [
            office, ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027"], [], HEADER[:3],
            [1, text, "Công an xã"], *closing,
        ]
        for month, text in ((3, "Tuần tra đêm"), (4, "Diễn tập phòng cháy"))
    }  # fmt: skip
    result = imported(book(sheets))
    assert [(month, text) for _, month, text, _ in works(result)] == [
        (3, "Tuần tra đêm"), (4, "Diễn tập phòng cháy"),
    ]  # fmt: skip
    assert len(result.program.recipients) == 1


@pytest.mark.parametrize("year", [" NĂM 2027", "/2027"])
def test_sheets_of_single_months_are_a_programme_of_the_year(year: str) -> None:
    texts = ("Giao dự toán ngân sách", "Lễ giao nhận quân", "Diễn tập phòng cháy")
    sheets = {
        f"T{month}": [
            [f"CHƯƠNG TRÌNH CÔNG TÁC THÁNG {month}{year}"],
            HEADER[:3],
            [1, text, "Công an xã"],
        ]
        for month, text in enumerate(texts, 1)
    }
    result = imported(book(sheets))
    assert [row[1:3] for row in works(result)] == [*enumerate(texts, 1)]
    assert result.program.document.title == "Công tác năm 2027"
    with pytest.raises(CtrError, match="của một tháng"):
        imported(book({"T1": sheets["T1"]}))


def test_a_sheet_over_which_no_programme_is_named_is_read_as_the_others() -> None:
    """What names the programme stands over the second sheet alone."""
    over = [
        ["ĐẢNG BỘ TỈNH AN GIANG", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["ĐẢNG ỦY XÃ VĨNH HÒA"],
    ]
    over += [["*", None, None, "Vĩnh Hòa, ngày 05 tháng 01 năm 2027"], []]
    first = [*over, ["NỘI DUNG HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ XÃ NĂM 2027"], [], HEADER]
    other = [*over, ["CHƯƠNG TRÌNH LÀM VIỆC CỦA BAN THƯỜNG VỤ NĂM 2027"], [], HEADER]
    first += [[1, "Đề án chợ nổi", "UBND xã", "Tháng 3"]]
    other += [[1, "Kế hoạch bảo vệ rừng tràm", "Công an xã", "Tháng 5"]]
    result = imported(book({"BCH": first, "BTV": other}))
    program = result.program
    assert (program.issuer.name, program.document.place) == ("Đảng ủy xã Vĩnh Hòa", "Vĩnh Hòa")
    assert works(result) == [
        ("Ban Chấp hành Đảng bộ xã", 3, "Đề án chợ nổi", ["UBND xã"]),
        ("Ban Thường vụ", 5, "Kế hoạch bảo vệ rừng tràm", ["Công an xã"]),
    ]
    assert result.report.unplaced == []


def test_a_letterhead_of_a_later_sheet_stands_over_all() -> None:
    over = [["ĐẢNG ỦY XÃ VĨNH HÒA", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM"], []]
    over += [["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027"], []]
    first = [HEADER, [1, "Đề án chợ nổi", "UBND xã", "Tháng 3"], [2, "Đề án bến cá", "UBND xã", 4]]
    other = [*over, HEADER, [1, "Kế hoạch bảo vệ rừng tràm", "Công an xã", "Tháng 5"]]
    result = imported(book({"BCH": first, "BTV": other}))
    assert result.program.issuer.name == "Đảng ủy xã Vĩnh Hòa"
    assert [(body, text) for body, _, text, _ in works(result)] == [
        ("Ban Chấp hành", "Đề án chợ nổi"),
        ("Ban Chấp hành", "Đề án bến cá"),
        ("Ban Thường vụ", "Kế hoạch bảo vệ rừng tràm"),
    ]


def test_a_note_below_each_sheet_is_one_note() -> None:
    note, signed = [[], ["Ghi chú: hồ sơ gửi trước ngày họp năm ngày."]], PRINTED[-4:]
    result = imported(book({"BCH": [*PRINTED[:-4], *note], "BTV": [*PRINTED[:-4], *note, *signed]}))
    assert result.program.implementation == ["Ghi chú: hồ sơ gửi trước ngày họp năm ngày."]
