"""Lines of time: whatever their sign, they head what stands below them, and a stray is never silent."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.meetings import meeting_id, months_of
from support.programme_text import items, programme
from support.tables import in_word

_HEAD = """ĐẢNG BỘ THÀNH PHỐ CẦN THƠ
ĐẢNG ỦY PHƯỜNG TÂN AN
Số: 12-CTr/ĐU
Tân An, ngày 15 tháng 12 năm 2025

CHƯƠNG TRÌNH
công tác của Ban Thường vụ Đảng ủy năm 2026

"""
_TAIL = "\n\nNơi nhận:\n- Thường trực Thành ủy;\n- Lưu Văn phòng.\n"
_WORK = [
    "Cho ý kiến kế hoạch phát triển kinh tế phường năm 2026.",
    "Xem xét công tác cán bộ theo thẩm quyền được phân cấp.",
    "Đánh giá kết quả tuyển quân năm 2026 của phường.",
    "Nghe báo cáo tình hình thu ngân sách từ đầu năm.",
    "Cho ý kiến đề án chuyển đổi số trong các cơ quan của phường.",
    "Sơ kết công tác xây dựng Đảng sáu tháng đầu năm.",
]


def imported(content: str) -> Imported:
    """The import of a programme with this content."""
    text = f"{_HEAD}{content}{_TAIL}"
    return convert(read(text.encode(), "chuong-trinh.txt"), "chuong-trinh.txt")


def placed(result: Imported) -> list[tuple[str, tuple[int, ...]]]:
    """The items in the order of the programme, with the months of their meetings."""
    return [
        (item.text, months_of(meeting))
        for body in result.program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


def checks(result: Imported) -> list[str]:
    """What is to be looked at in items and meetings."""
    return [doubt.message for doubt in result.doubts if not isinstance(doubt.anchor, str)]


_ODD = [
    "*Tháng 4/2026 :", "* Tháng 4", "- Tháng 4/2026:", "+ Tháng 4/2026", "a) Tháng 4.", "4. Tháng 4:",
    "Tháng tư", "Trong tháng 4", "Phiên họp tháng 4/2026", "Tháng 04 năm 2026", "  Tháng 4/2026;",
    "Trong tháng 4/2026, tổ chức:", "Các nội dung tháng 4", "THÁNG 4", "(4) Tháng 4/2026",
    "• Tháng 4-2026", "IV. Tháng 4", "Tháng 4/2026 (trọng tâm kỷ niệm Ngày Giải phóng miền Nam):",
    "Dự kiến tháng 4", "Tháng 4 gồm các nội dung sau:",
]  # fmt: skip


_USUAL = ["* Tháng {}/2026:", "- Tháng {}", "{}. Tháng {}", "Tháng {}/2026"]
_ITEMS = ["- {}", "+ {}", "1. {}"]
_MIXED = [
    (odd, usual, _ITEMS[(at + to) % 3])
    for at, odd in enumerate(_ODD)
    for to, usual in enumerate(_USUAL)
]
"""Each odd line among each usual kind, with items of the three kinds in turn."""


@pytest.mark.no_cover
def test_one_odd_line_of_time_moves_no_item() -> None:
    for odd, usual, item in _MIXED:
        headings = [usual.format(2, 2), usual.format(3, 3), odd, usual.format(5, 5)]
        lines = []
        for at, heading in enumerate(headings):
            lines += [heading, item.format(_WORK[at])]
        found = placed(imported("\n".join(lines)))
        assert found == list(zip(_WORK, [(2,), (3,), (4,), (5,)], strict=False)), (odd, usual, item)


def test_months_in_words_and_out_of_order() -> None:
    content = (
        f"1. Tháng Giêng\n- {_WORK[0]}\n2. Tháng ba:\n- {_WORK[1]}\n3. Tháng hai\n- {_WORK[2]}\n"
        f"Tháng mười hai/2026\n- {_WORK[3]}"
    )
    assert [months for _, months in placed(imported(content))] == [(1,), (3,), (2,), (12,)]


def test_a_month_stays_in_its_quarter_and_the_next_quarter_ends_it() -> None:
    content = (
        f"Quý I\n* Tháng 1\n- {_WORK[0]}\n* Tháng 3\n- {_WORK[1]}\nQuý II/2026:\n- {_WORK[2]}\n"
        f"*Tháng 6 :\n- {_WORK[3]}"
    )
    assert [months for _, months in placed(imported(content))] == [(1,), (3,), (4, 5, 6), (6,)]


def test_numbers_that_count_on_over_the_months() -> None:
    content = (
        f"Tháng 1\n1. {_WORK[0]}\n2. {_WORK[1]}\nTháng 2\n3. {_WORK[2]}\n4. {_WORK[3]}\n"
        f"Tháng 5\n5. {_WORK[4]}"
    )
    assert [months for _, months in placed(imported(content))] == [(1,), (1,), (2,), (2,), (5,)]


def test_a_line_of_time_under_a_numbered_item_is_when_it_is_due() -> None:
    content = f"1. {_WORK[0]}\n   Tháng 3/2026\n2. {_WORK[1]}\n   Tháng 6/2026.\n3. {_WORK[2]}\n"
    result = imported(content)
    items = result.program.bodies[0].meetings[0].items
    assert [item.deadline for item in items] == ["2026-03", "2026-06", None]
    assert len([text for text in checks(result) if "thời hạn" in text]) == 2


def test_an_item_beyond_the_nearest_time_is_checked() -> None:
    content = (
        f"* Tháng 3\n- {_WORK[0]}\n1. Việc khác\n- {_WORK[1]}\n2. Việc còn lại\n- {_WORK[2]}\n"
    )
    result = imported(content)
    for _, months in placed(result):
        assert months == (3,) or any("dòng ngay trên ghi" in text for text in checks(result))


def test_a_line_that_opens_a_list_with_a_time_is_told_when_it_heads_nothing() -> None:
    content = (
        f"* Tháng 3\n- {_WORK[0]}\n- Những việc chuyển sang tháng 4 để kịp tiến độ:\n- {_WORK[1]}\n"
    )
    result = imported(content)
    assert any("xem nội dung này có thuộc thời gian ấy không" in text for text in checks(result))


def test_recurring_work_is_standing_work_with_an_id_of_its_own() -> None:
    content = (
        f"Tháng 3\n- {_WORK[0]}\nHằng tuần\n- {_WORK[1]}\n* Hàng tháng:\n- {_WORK[2]}\n"
        f"Hằng quý\n- {_WORK[3]}\n- Hằng năm\n- {_WORK[4]}\nTháng 6.\n- {_WORK[5]}"
    )
    (body,) = imported(content).program.bodies
    assert [meeting_id(body, meeting) for meeting in body.meetings] == [
        "btv-3", "btv-week", "btv-month", "btv-quarter", "btv-year", "btv-6",
    ]  # fmt: skip
    assert [meeting.every for meeting in body.meetings][1:5] == ["week", "month", "quarter", "year"]
    assert [meeting.items[0].text for meeting in body.meetings] == _WORK


def test_a_time_behind_a_colon_says_when_the_work_before_it_is_held() -> None:
    content = (
        "I. ĐỒNG CHÍ BÍ THƯ ĐẢNG ỦY CHỈ ĐẠO\n1. Hội nghị Ban Chấp hành\n"
        "1.1. Sơ kết công tác nạo vét kênh rạch quý I: tháng 4 (Phòng Kinh tế; Công an phường).\n"
        "1.2. Chương trình giảm nghèo: quý III.\n"
        "II. ĐỒNG CHÍ PHÓ BÍ THƯ THƯỜNG TRỰC PHỤ TRÁCH\n1. Hội nghị Ban Thường vụ\n"
        "1.1. Nghe tình hình trật tự ở bến tàu: tháng 5 và tháng 9 (Công an phường)\n"
        "1.2. Gặp mặt các bí thư chi bộ khu phố: hằng tháng.\n"
        "1.3. Tiếp công dân ở trụ sở (hằng tuần; Văn phòng Đảng ủy).\n"
        "1.4. Kế hoạch sửa nhà văn hóa, hoàn thành: tháng 8.\n"
        "1.5. Đề án cấp nước sạch, gồm các việc:\n- Khảo sát các hẻm: tháng 2.\n"
    )
    program = imported(content).program
    assert [
        (meeting_id(body, meeting), item.text, [a.agency for a in item.agencies], item.deadline)
        for body in program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ] == [
        (
            "bch-4",
            "Sơ kết công tác nạo vét kênh rạch quý I.",
            ["Phòng Kinh tế", "Công an phường"],
            None,
        ),
        ("bch-q3", "Chương trình giảm nghèo.", [], None),
        ("btv-5", "Nghe tình hình trật tự ở bến tàu", ["Công an phường"], None),
        ("btv-9", "Nghe tình hình trật tự ở bến tàu", ["Công an phường"], None),
        ("btv-month", "Gặp mặt các bí thư chi bộ khu phố.", [], None),
        ("btv-week", "Tiếp công dân ở trụ sở.", ["Văn phòng Đảng ủy"], None),
        ("btv", "Kế hoạch sửa nhà văn hóa, hoàn thành: tháng 8.", [], None),
        ("btv", "Đề án cấp nước sạch, gồm các việc:", [], None),
    ]
    assert {item.topic for body in program.bodies for m in body.meetings for item in m.items} == {
        "Đồng chí Bí thư Đảng ủy chỉ đạo",
        "Đồng chí Phó Bí thư Thường trực phụ trách",
    }


_REPEATED = """Tháng 3
- Cho ý kiến về kế hoạch trồng cây đầu xuân (Phòng Kinh tế). Thời gian: tháng 3.
- Rà soát quy hoạch bến bãi (Phòng Kinh tế). Thời gian: tháng 3/2026.
- Xem xét đề án chợ nổi (Phòng Kinh tế). Thời hạn hoàn thành: tháng 3.
- Xem xét phương án chống hạn (Phòng Kinh tế). Thời gian: quý II.
- Xem xét quyết toán (Phòng Kinh tế). Thời hạn: trước ngày 20/3.
Quý III
- Khảo sát tuyến kênh (Phòng Kinh tế). Thời gian: quý III.
- Giám sát thu phí vệ sinh (Phòng Kinh tế). Hoàn thành trong quý III.
"""


def test_a_time_that_repeats_the_meetings_own_is_no_deadline_and_a_quarter_is_no_month() -> None:
    result = imported(_REPEATED)
    (body,) = result.program.bodies
    found = [(i.deadline, i.details) for meeting in body.meetings for i in meeting.items]
    assert found == [
        (None, []),
        (None, []),
        ("2026-03", []),
        (None, ["Thời gian: quý II"]),
        ("2026-03-20", ["Thời hạn: trước ngày 20/3"]),
        (None, []),
        (None, ["Trong quý III"]),
    ]
    assert not [message for message in checks(result) if "thời hạn" in message]


@pytest.mark.parametrize("theme", ["Chủ điểm “Uống nước nhớ nguồn”", "Uống nước nhớ nguồn"])
def test_the_theme_of_a_month_of_the_other_school_year_goes_with_its_works(theme: str) -> None:
    content = f"Tháng 10/2026\n- Hội thi vẽ.\nTháng 3/2027: {theme}\n- Thăm bảo tàng.\n"
    result = programme(content, title="CHƯƠNG TRÌNH\ncông tác năm học 2026 - 2027\n")
    assert [item.text for _, item in items(result.program)] == ["Hội thi vẽ."]
    told = [(one.line.text, one.reason) for one in result.report.elsewhere]
    assert told == [(f"Tháng 3/2027: {theme}", "năm 2027"), ("- Thăm bảo tàng.", "năm 2027")]
    assert not result.report.unplaced


@pytest.mark.parametrize(("second", "asked"), [("Tháng 3", 1), ("Tháng 1", 0), ("Quý I", 0)])
def test_a_conference_that_rows_put_in_two_months_is_asked_about(second: str, asked: int) -> None:
    rows = f"| 1 | Duyệt quy chế | Tháng 1 |\n| 2 | Bầu bổ sung | {second} |\n"
    table = f"| TT | Nội dung | Thời gian |\n|---|---|---|\n{rows}"
    result = programme(f"I. BAN CHẤP HÀNH\n1. Hội nghị lần thứ 5 (quý I)\n{table}")
    assert [place for place, _ in items(result.program)] == ["bch-5", "bch-5"]
    assert sum("xem hội nghị họp tháng nào" in check for check in checks(result)) == asked


@pytest.mark.parametrize("year", ["Cả năm", "Thường xuyên:", "Quanh năm"])
def test_works_of_all_year_before_those_of_quarters_and_months(year: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n{year}\n- Tiếp công dân, xử lý đơn.\nCả quý II\n- Hội thi bí thư chi bộ giỏi.\nTháng 3\n- Phát động Tết trồng cây.\n"
    found = {item.text: place for place, item in items(programme(content).program)}
    assert found == {
        "Tiếp công dân, xử lý đơn.": "btv-month",
        "Hội thi bí thư chi bộ giỏi.": "btv-q2",
        "Phát động Tết trồng cây.": "btv-3",
    }


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("Quý I + II", ["btv-q1", "btv-q2"]),
        ("Quý I/II", ["btv-q1", "btv-q2"]),
        ("Q.I + Q.III", ["btv-q1", "btv-q3"]),
        ("các quý", ["btv-quarter"]),
        ("Cả 4 quý trong năm", ["btv-quarter"]),
        ("6 tháng đầu năm và cuối năm", ["btv-6", "btv-12"]),
        ("Định kỳ 6 tháng, năm", ["btv-6", "btv-12"]),
        ("Giữa năm và cuối năm", ["btv-6", "btv-12"]),
        ("Tháng 12, cuối năm", ["btv-12"]),
    ],
)
def test_times_put_together_in_a_cell_are_all_taken(cell: str, places: list[str]) -> None:
    drawn = f"Thời gian | Nội dung | Cơ quan\n{cell} | Rà soát hộ nghèo | Phòng Kinh tế\nTháng 5 | Giữ chợ | Công an xã"
    found = items(in_word(drawn).program)
    assert [place for place, item in found if item.text == "Rà soát hộ nghèo"] == places
    assert not any(item.details for _, item in found)


@pytest.mark.parametrize("cell", ["Tháng 6, cuối năm", "Quý II, cuối năm", "Tháng 1, quý II"])
def test_a_further_time_that_fixes_no_month_is_kept_and_asked_about(cell: str) -> None:
    drawn = f"Thời gian | Nội dung | Cơ quan\n{cell} | Rà soát hộ nghèo | Phòng Kinh tế\nTháng 5 | Giữ chợ | Công an xã"
    result = in_word(drawn)
    kept = [detail for _, item in items(result.program) for detail in item.details]
    assert kept == [f"Thời gian: {cell}"]
    assert any("nói nhiều lúc" in doubt for doubt in checks(result))
