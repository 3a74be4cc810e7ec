"""Works that name a conference, or a time, and deal with it: no headings where nothing stands beneath them."""

import pytest

from support.tables import in_text, in_word, told

DEALT_WITH = [
    "Các nội dung trình Hội nghị Ban Chấp hành lần thứ 7",
    "Dự kiến nội dung, chương trình Kỳ họp thứ 4 HĐND xã",
    "Nội dung Hội nghị Ban Chấp hành lần thứ 7",
    "Các nội dung trình Ban Chấp hành tháng 3",
    "Chương trình công tác quý II/2027",
    "Hội nghị sơ kết 6 tháng đầu năm",
    "Sinh hoạt chuyên đề quý II",
]
IN_TABLES = {
    "counted, with who prepares them": """
        TT | Nội dung | Cơ quan chuẩn bị
        Tháng 3 | < | <
        1 | {work} | Văn phòng
        2 | Phương án thông luồng kênh xáng | Công an xã
        Tháng 5 | < | <
        1 | {work} | Văn phòng
        """,
    "counted by dashes": """
        TT | Nội dung | Cơ quan chuẩn bị
        Tháng 3 | < | <
        - | {work} | Văn phòng
        - | Phương án thông luồng kênh xáng | Công an xã
        Tháng 5 | < | <
        - | {work} | Văn phòng
        """,
    "counted within their month": """
        TT | Nội dung | Cơ quan chuẩn bị
        1 | Tháng 3 |
        1.1 | {work} | Văn phòng
        1.2 | Phương án thông luồng kênh xáng | Công an xã
        2 | Tháng 5 |
        2.1 | {work} | Văn phòng
        """,
    "by letters under Roman months": """
        TT | Nội dung | Cơ quan chuẩn bị
        I | THÁNG 3 |
        a | {work} | Văn phòng
        b | Phương án thông luồng kênh xáng | Công an xã
        II | THÁNG 5 |
        a | {work} | Văn phòng
        """,
    "without numbers": """
        Nội dung | Cơ quan chuẩn bị
        Tháng 3 | <
        {work} | Văn phòng
        Phương án thông luồng kênh xáng | Công an xã
        Tháng 5 | <
        {work} | Văn phòng
        """,
}


@pytest.mark.parametrize("work", DEALT_WITH)
@pytest.mark.parametrize("drawn", IN_TABLES.values(), ids=IN_TABLES)
def test_a_row_that_names_a_conference_is_a_work(drawn: str, work: str) -> None:
    result = in_word(drawn.format(work=work))
    assert told(result) == [
        f"btv-3 | {work} | Văn phòng",
        "btv-3 | Phương án thông luồng kênh xáng | Công an xã",
        f"btv-5 | {work} | Văn phòng",
    ]
    assert not any(meeting.agencies for body in result.program.bodies for meeting in body.meetings)


@pytest.mark.parametrize("work", DEALT_WITH)
@pytest.mark.parametrize(
    "lines",
    [
        ("- {work} (Văn phòng chuẩn bị).", "- "),
        ("1. {work}; Văn phòng chuẩn bị.", "2. "),
        ("+ {work} (Văn phòng).", "+ "),
        ("1.1. {work} - Văn phòng chuẩn bị.", "1.2. "),
        ("a) {work} (Văn phòng chuẩn bị).", "b) "),
        ("{work}; Văn phòng chuẩn bị.", ""),
    ],
)
def test_a_line_that_names_a_conference_keeps_who_prepares_it(
    lines: tuple[str, str], work: str
) -> None:
    line, sign = lines[0].format(work=work), lines[1]
    drawn = f"I. BAN THƯỜNG VỤ\nTháng 3\n{line}\n{sign}Phương án thông luồng kênh xáng (Công an xã).\nTháng 5\n{line}"
    assert told(in_text(drawn)) == [
        f"btv-3 | {work}. | Văn phòng",
        "btv-3 | Phương án thông luồng kênh xáng. | Công an xã",
        f"btv-5 | {work}. | Văn phòng",
    ]


LISTS = {
    "the last of a list of letters": "a) Đề án bến thuyền (Công an xã)\nb) Chương trình công tác quý II (Văn phòng)",
    "the last of a list of two numbers": "1.1. Đề án bến thuyền; Công an xã chuẩn bị;\n1.2. Chương trình công tác quý II; Văn phòng chuẩn bị",
}


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_the_last_of_a_list_is_a_work_of_its_month(lines: str) -> None:
    drawn = f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n{lines}\n2. Tháng 4\n- Sửa bãi đá (Công an xã)."
    found = [line.strip("? ").split(" | ")[0::2] for line in told(in_text(drawn))]
    assert found == [["btv-3", "Công an xã"], ["btv-3", "Văn phòng"], ["btv-4", "Công an xã"]]


HEADS = {
    "over works counted anew": (
        """
        TT | Nội dung | Cơ quan chuẩn bị
        I | Nội dung trình Hội nghị Ban Chấp hành lần thứ 7 |
        1 | Đề án bến thuyền | Phòng Kinh tế
        II | Nội dung trình Ban Thường vụ tháng 4 |
        1 | Phương án thông luồng kênh xáng | Công an xã
        """,
        ["bch-7", "btv-4"],
    ),
    "over works without a number": (
        """
        TT | Nội dung | Cơ quan chuẩn bị
        1 | Chương trình công tác tháng 3 |
         | Đề án bến thuyền | Phòng Kinh tế
        2 | Chương trình công tác tháng 4 | Văn phòng
         | Phương án thông luồng kênh xáng |
        """,
        ["btv-3", "btv-4"],
    ),
    "counted with the works": (
        """
        TT | Nội dung | Cơ quan chuẩn bị
        1 | Nội dung họp tháng 3 |
        2 | Đề án bến thuyền | Phòng Kinh tế
        3 | Nội dung họp tháng 4 |
        4 | Phương án thông luồng kênh xáng | Công an xã
        """,
        ["btv-3", "btv-4"],
    ),
    "in a table of two columns": (
        """
        Nội dung | Cơ quan chuẩn bị
        Chương trình công tác tháng 3 | Văn phòng
        Đề án bến thuyền |
        Chương trình công tác tháng 4 | Văn phòng
        Phương án thông luồng kênh xáng |
        """,
        ["btv-3", "btv-4"],
    ),
}


@pytest.mark.parametrize(("drawn", "meetings"), HEADS.values(), ids=HEADS)
def test_what_stands_over_works_is_a_heading(drawn: str, meetings: list[str]) -> None:
    assert [line.split(" | ")[0] for line in told(in_word(drawn))] == meetings


def test_an_item_of_no_group_behind_one_is_told() -> None:
    drawn = "I. BAN THƯỜNG VỤ\n1. Tháng 3\na) Kinh tế:\n- Đề án bến thuyền (Phòng Kinh tế).\nb) Phương án thông luồng kênh xáng (Công an xã)."
    result = in_text(drawn)
    assert told(result)[1:] == ["? btv-3 | Phương án thông luồng kênh xáng. | Công an xã"]
    assert ["sau nhóm “Kinh tế”" in doubt.message for doubt in result.doubts] == [True]
