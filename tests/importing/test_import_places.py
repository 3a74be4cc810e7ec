"""Tables whose cells say before whom work comes and when, in one: words, short names and codes of a calendar."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.grammar.places import place_of, places_in
from ctr_cli.importing.reading.document import read
from support.pdf_files import Placed, drawn, ruled
from support.programme_text import COMMITTEE
from support.tables import HEAD, TAIL, in_word, told

PLACES = {
    "body, conference and month in one cell, a blank day is none": (
        """
        Hạn nộp | Việc | Chủ trì | Phối hợp | Trình tại
        05/01 | Kế hoạch giữ rừng mùa khô | Công an xã | Hội Nông dân xã | BTV / T.01
         | Xét tặng Huy hiệu Đảng | Ban Xây dựng Đảng | | BTV, T.01
        10/3/2027 | Tái canh cà phê già cỗi | Phòng Kinh tế | | BCH lần thứ 5 / (tháng 3)
         | Lịch tiếp dân của cấp ủy | Văn phòng Đảng ủy | | TT - T4
         | Sắp xếp điểm trường lẻ | UBND xã | | BTV T5; BCH T6
        """,
        [
            "btv-1 | Kế hoạch giữ rừng mùa khô | Công an xã lead; Hội Nông dân xã coordinate | hạn 2027-01-05",
            "btv-1 | Xét tặng Huy hiệu Đảng | Ban Xây dựng Đảng lead",
            "btv-5 | Sắp xếp điểm trường lẻ | UBND xã lead",
            "bch-5 | Tái canh cà phê già cỗi | Phòng Kinh tế lead | hạn 2027-03-10",
            "bch-6 | Sắp xếp điểm trường lẻ | UBND xã lead",
            "thuong-truc-4 | Lịch tiếp dân của cấp ủy | Văn phòng Đảng ủy lead",
        ],
    ),
    "meetings in the column of times, one without its body": (
        """
        Thời gian, hình thức | Nội dung và trách nhiệm
        Tháng 2 / Phiên họp Ban Thường vụ | 1) Chống hạn cho cà phê. / Chuẩn bị: Phòng Kinh tế. / 2) Giao quân đầu năm; / Ban CHQS xã chủ trì. Phối hợp: Công an xã; Đoàn xã. Gửi hồ sơ trước ngày 20/01/2027.
        Tháng 6 / Hội nghị lần thứ 4 | 1) Sơ kết sáu tháng. Văn phòng Đảng ủy trình.
        """,
        [
            "btv-2 | Chống hạn cho cà phê. | Phòng Kinh tế",
            "btv-2 | Giao quân đầu năm. | Ban CHQS xã lead; Công an xã coordinate; Đoàn xã coordinate | hạn 2027-01-20 | [Thời hạn: trước ngày 20/01/2027]",
            "btv-4 | Sơ kết sáu tháng. | Văn phòng Đảng ủy submit",
        ],
    ),
    "codes in a calendar, explained above it": (
        """
        Ký hiệu: C là Ban Chấp hành (số kèm theo là thứ tự hội nghị), V là Ban Thường vụ, T là Thường trực Đảng ủy.
        Nội dung ^ | Chuẩn bị ^ | Tháng | < | < | <
        ^ | ^ | 3 | 4 | 5 | 6
        Chống sạt lở ven suối | Phòng Kinh tế | V | | |
        Kiểm điểm quý I | Văn phòng Đảng ủy | C5 | | |
        Đối thoại với già làng | Mặt trận xã | | V | | V
        Sơ kết sáu tháng | Văn phòng Đảng ủy | | | | C(6)
        Giao ban nội chính | Công an xã | T - hằng tháng | < | < | <
        """,
        [
            "btv-3 | Chống sạt lở ven suối | Phòng Kinh tế",
            "btv-4 | Đối thoại với già làng | Mặt trận xã",
            "btv-6 | Đối thoại với già làng | Mặt trận xã",
            "bch-5 | Kiểm điểm quý I | Văn phòng Đảng ủy",
            "bch-6 | Sơ kết sáu tháng | Văn phòng Đảng ủy",
            "thuong-truc-month | Giao ban nội chính | Công an xã",
        ],
    ),
    "sessions in a column of any title, months in one of their own": (
        """
        Tháng | Hình thức | Nội dung | Chuẩn bị | Phối hợp
        02 | Phiên họp Ban Thường vụ | Chống hạn cho cà phê | Phòng Kinh tế | Không
        03 | Hội nghị lần thứ 5 | Kiểm điểm quý I | Văn phòng Đảng ủy | Công an xã
        """,
        [
            "btv-2 | Chống hạn cho cà phê | Phòng Kinh tế",
            "btv-5 | Kiểm điểm quý I | Văn phòng Đảng ủy; Công an xã coordinate",
        ],
    ),
    "lines of who does it beneath works that bear no sign, or points": (
        """
        TT | Nội dung và phân công | Ghi chú
        Tháng 3 | < | <
        1 | Chống hạn cho cà phê. / Chuẩn bị: Phòng Kinh tế. |
        2 | Giao quân đầu năm. |
        3 | 1) Kiểm điểm quý I: / - Kết quả thu ngân sách; / - Nhiệm vụ quý II. / Chủ trì: Văn phòng Đảng ủy; Phối hợp: Công an xã, Đoàn xã. |
        """,
        [
            "btv-3 | Chống hạn cho cà phê. | Phòng Kinh tế",
            "btv-3 | Giao quân đầu năm.",
            "btv-3 | Kiểm điểm quý I: | Văn phòng Đảng ủy lead; Công an xã coordinate; Đoàn xã coordinate | [Kết quả thu ngân sách;] | [Nhiệm vụ quý II.]",
        ],
    ),
    "a conference over its works, its month beside it": (
        """
        TT | Nội dung | Chuẩn bị | Thời gian | Ghi chú
        1 | Hội nghị lần thứ 5 | | Tháng 3 |
        1.1 | Kiểm điểm quý I | Văn phòng Đảng ủy | | Nộp trước 10/3
        1.2 | Chống hạn cho cà phê | Phòng Kinh tế | |
        2 | Hội nghị lần thứ 6 | | Tháng 6 |
        2.1 | Sơ kết sáu tháng | Văn phòng Đảng ủy | |
        """,
        [
            "btv-5 | Kiểm điểm quý I | Văn phòng Đảng ủy | hạn 2027-03-10 | [Thời hạn: trước 10/3]",
            "btv-5 | Chống hạn cho cà phê | Phòng Kinh tế",
            "btv-6 | Sơ kết sáu tháng | Văn phòng Đảng ủy",
        ],
    ),
    "times and conferences under their bodies": (
        """
        Nội dung ^ | Thời hạn trình | <
        ^ | Ban Thường vụ | Ban Chấp hành
        Chống hạn cho cà phê | 20/02/2027 |
        Kiểm điểm quý I | | T3 (lần 5)
        """,
        [
            "btv-2 | Chống hạn cho cà phê | hạn 2027-02-20",
            "bch-5 | Kiểm điểm quý I",
        ],
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_every_item_comes_before_its_body_at_its_time(name: str) -> None:
    drawn_table, wanted = PLACES[name]
    result = in_word(drawn_table)
    assert told(result) == wanted
    assert result.report.complete


_CALENDAR = """
    Nội dung | Chuẩn bị | Hội nghị
    Chống hạn cho cà phê | Phòng Kinh tế | TT T.02
    """


def test_aims_and_short_names_told_above_a_table_are_no_work() -> None:
    told_above = """
    Mục tiêu: giữ rừng, đủ nước tưới; không còn nhà tạm.
    Ghi chú: HN: Hội nghị; TT: Thường trực Đảng ủy.
    """
    result = in_word(told_above + _CALENDAR.strip())
    assert told(result) == ["thuong-truc-2 | Chống hạn cho cà phê | Phòng Kinh tế"]
    assert result.program.bodies[0].name == "Thường trực Đảng ủy"
    assert "không còn nhà tạm" in str(result.program.document.preamble)


def test_recipients_of_a_covering_text_are_no_work_of_the_annex_behind_it() -> None:
    works = [f"Việc thứ {n} của năm | Phòng Kinh tế | BTV T{n}" for n in range(1, 13)]
    annex = "\n".join(["PHỤ LỤC", "Nội dung | Chuẩn bị | Hội nghị", *works])
    result = in_word("Nội dung, thời gian, cơ quan chuẩn bị nêu tại Phụ lục kèm theo.", annex)
    assert len(told(result)) == len(works)
    assert [entry.name for entry in result.program.recipients][:1] == ["Tỉnh ủy"]


_ASKED = "trình cơ quan nào"


def test_whom_a_peoples_committee_brings_its_work_to_does_no_work_and_does_not_meet() -> None:
    table = """
        Thời hạn | Cấp trình | Tên đề án | Phối hợp | Chủ trì
        Phiên họp UBND xã tháng 3 | < | < | < | <
        15/3 | BTV Đảng ủy; / HĐND xã | Đề án nước sạch buôn xa | Trạm Y tế | Phòng Kinh tế
        Trong tháng | Chủ tịch UBND xã | Kế hoạch tiêm phòng đàn bò | | Phòng Kinh tế
        """
    assert told(in_word(table, head=COMMITTEE)) == [
        "ubnd-3 | Đề án nước sạch buôn xa | Phòng Kinh tế lead; Trạm Y tế coordinate | hạn 2027-03-15 | [Trình BTV Đảng ủy; HĐND xã]",
        "ubnd-3 | Kế hoạch tiêm phòng đàn bò | Phòng Kinh tế lead | [Trình Chủ tịch UBND xã] | [Thời gian: Trong tháng]",
    ]
    ticked = """
        Nội dung ^ | Chủ trì ^ | Cấp trình | < | Thời hạn ^
        ^ | ^ | UBND | BTV Đảng ủy | ^
        Phiên họp tháng 3 | < | < | < | <
        Đề án nước sạch buôn xa | Phòng Kinh tế | x | x | 15/3
        """
    assert told(in_word(ticked, head=COMMITTEE)) == [
        "ubnd-3 | Đề án nước sạch buôn xa | Phòng Kinh tế lead | hạn 2027-03-15 | [Trình UBND; BTV Đảng ủy]"
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Cấp trình",
        "Nơi trình",
        "Trình",
        "Cấp quyết định",
        "Cấp thông qua",
        "Cấp ban hành",
        "Cơ quan quyết định",
        "Thẩm quyền ban hành",
    ],
)
def test_to_whom_work_goes_is_told_by_the_title_of_the_column(title: str) -> None:
    result = in_word(
        f"""
        TT | Tên đề án | Chủ trì | {title} | Thời gian
        1 | Đề án nước sạch buôn xa | Phòng Kinh tế | HĐND xã, T.7 | Tháng 3
        2 | Phương án giao rừng cho buôn | Phòng Kinh tế | | Tháng 4
        """,
        head=COMMITTEE,
    )
    assert told(result) == [
        "ubnd-3 | Đề án nước sạch buôn xa | Phòng Kinh tế lead | [Trình HĐND xã, T.7]",
        "ubnd-4 | Phương án giao rừng cho buôn | Phòng Kinh tế lead",
    ]
    assert not [doubt for doubt in result.doubts if _ASKED in doubt.message]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("BCH 8", ("bch", 8, ())),
        ("BCH-HN6 (T03)", ("bch", 6, (3,))),
        ("BC H 8", ("bch", 8, ())),
        ("TTHĐND, T.2", ("thuong-truc-hdnd", None, (2,))),
        ("Họp Ban Thường vụ\ntháng 3/2027", ("btv", None, (3,))),
        ("Giao ban Thường trực tháng 2", ("thuong-truc", None, (2,))),
        ("Kỳ họp thứ Tư HĐND xã, tháng 7", ("hdnd", 4, (7,))),
    ],
)
def test_a_cell_says_who_meets_and_when(
    cell: str, wanted: tuple[str, int | None, tuple[int, ...]]
) -> None:
    said = place_of(cell)
    assert (said.body, said.number, said.when.months) == wanted


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("BTV, BCH", ["BTV", "BCH"]),
        ("BTV T3;\nBCH T4", ["BTV T3", "BCH T4"]),
        ("Ban Xây dựng Đảng", []),
        ("BTV, nếu cần", []),
    ],
)
def test_a_cell_of_places_holds_nothing_else(cell: str, parts: list[str]) -> None:
    assert places_in(cell) == parts


def test_a_cell_that_a_page_breaks_off_is_one() -> None:
    edges = (60, 170, 440)
    rows = (
        "Kỳ họp | Nội dung, trách nhiệm",
        "Tháng 2 / Ban Thường vụ | - Chống hạn. / Chủ trì: Phòng Kinh tế. Phối hợp: Trạm Y tế; UB",
    )
    words, lines = ruled(rows, edges, 660)
    more, others = ruled((" | MTTQ xã.", "Tháng 3 / Ban Chấp | - Nghị quyết về ngân"), edges, 800)
    last, rest = ruled(
        ("hành lần thứ 5 | sách. / Văn phòng chuẩn bị. / - Kiểm điểm quý I.",), edges, 800
    )
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    tail: list[Placed] = [(60, 600 - 16 * n, line) for n, line in enumerate(TAIL)]
    pages = drawn(([*head, *words], lines), (more, others), ([*last, *tail], rest))
    assert told(convert(read(pages, "bang.pdf"), "bang.pdf")) == [
        "btv-2 | Chống hạn. | Phòng Kinh tế lead; Trạm Y tế coordinate; UB MTTQ xã coordinate",
        "bch-5 | Nghị quyết về ngân sách. | Văn phòng",
        "bch-5 | Kiểm điểm quý I.",
    ]


@pytest.mark.parametrize(
    "whom",
    ["HĐND tỉnh", "Bộ Tư pháp", "Giám đốc Sở Nông nghiệp", "UBND tỉnh", "Ban Thường vụ Tỉnh ủy"],
)
@pytest.mark.parametrize(("head", "place"), [(HEAD, "btv"), (COMMITTEE, "ubnd")])
def test_an_office_of_a_level_above_does_not_meet_in_the_programme(
    whom: str, head: tuple[str, ...], place: str
) -> None:
    result = in_word(
        f"""
        TT | Tên đề án | Chủ trì | Cấp trình | Thời gian
        1 | Đề án nước sạch buôn xa | Phòng Kinh tế | {whom} | Tháng 3
        """,
        head=head,
    )
    assert told(result) == [
        f"{place}-3 | Đề án nước sạch buôn xa | Phòng Kinh tế lead | [Trình {whom}]"
    ]
