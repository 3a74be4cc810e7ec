"""Short names that a document explains itself name the agencies they stand for."""

import pytest

from ctr_cli.importing.grammar.names import agency_table, split
from support.programme_text import CONTENT, items, programme

_WORKS = """I. BAN THƯỜNG VỤ
1. Tháng 1
- Kế hoạch trồng rừng đầu năm (BQLR chủ trì, Công an xã phối hợp).
2. Tháng 2
- Phương án giữ rừng mùa khô (Ban Quản lý rừng).
"""
_LIST = "CHỮ VIẾT TẮT\n- BQLR: Ban Quản lý rừng\n- KT-XH: kinh tế - xã hội\n"
_NOTE = "Ghi chú: BQLR là Ban Quản lý rừng; KT-XH là kinh tế - xã hội.\n"
_OPENING = "(Chữ viết tắt: BQLR: Ban Quản lý rừng; KT-XH: kinh tế - xã hội)\n"


@pytest.mark.parametrize("content", [_WORKS + _LIST, _WORKS + _NOTE, _OPENING + _WORKS])
def test_a_short_name_is_another_name_of_its_agency(content: str) -> None:
    program = programme(content).program
    assert len([*items(program)]) == 2
    assert [(agency.name, agency.aliases) for agency in program.agencies] == [
        ("Ban Quản lý rừng", ["BQLR"]),
        ("Công an xã", []),
    ]


def test_a_list_of_short_names_is_told_and_a_note_stays() -> None:
    ignored = programme(_WORKS + _LIST).report.ignored
    told = [entry.line.text for entry in ignored if "chữ viết tắt" in entry.reason]
    assert told == _LIST.splitlines()
    assert programme(_WORKS + _NOTE).program.implementation == [_NOTE.strip()]


def test_a_note_of_who_does_what_explains_no_name() -> None:
    note = "Ghi chú:\n- UBND: Chuẩn bị hội trường cho các phiên họp\n"
    result = programme(CONTENT + note)
    assert "danh mục chữ viết tắt" not in " ".join(i.reason for i in result.report.ignored)


def test_an_agency_is_named_in_full_where_its_full_name_has_a_short_one_in_it() -> None:
    works = _WORKS.replace("BQLR", "BDC").replace("Ban Quản lý rừng", "BDC")
    result = programme(works + "CHỮ VIẾT TẮT\n- BDC: Ban Dân chính HĐND xã\n")
    assert result.program.agencies[0].name == "Ban Dân chính HĐND xã"
    assert result.program.agencies[0].aliases == ["BDC"]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("UB MTTQ", "MTTQ xã"),
        ("Ban XD Đảng", "Ban Xây dựng Đảng"),
        ("BXD Đảng", "Ban Xây dựng Đảng"),
        ("Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("Đoàn xã", "Đoàn TNCS Hồ Chí Minh xã"),
    ],
)
def test_usual_letters_stand_for_their_words(short: str, long: str) -> None:
    table = agency_table([short, long], "xã", "Nam Ban")
    assert len(table.agencies) == 1
    assert not table.doubts


@pytest.mark.parametrize(
    ("short", "long", "asked"),
    [
        ("đ/c Hà", "đ/c Trần Văn Hà", True),
        ("Đ/c Hà", "Đ/c Hà (BT)", True),
        ("đ/c Trần Văn Hà", "đồng chí Trần Văn Hà, Bí thư", True),
        ("Đ/c Hà (BT)", "Đ/c Hà (PBT)", False),
        ("đ/c Phó Bí thư", "đ/c Phó Chủ tịch", False),
        ("đ/c Hà", "đ/c Hải", False),
        ("Phòng KTHTĐT", "Phòng Kinh tế, Hạ tầng và Đô thị", True),
        ("Phòng KT, HT và ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị", True),
        ("Phòng KTHT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị", True),
        ("Phòng Kinh tế, HT-ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị", True),
        ("Phòng KTHT&ĐT", "Phòng KT, HT và ĐT", True),
        ("Phòng KT", "Phòng HT", False),
        ("Hội CTĐ xã", "Hội Chữ thập đỏ", True),
        ("Trường THCS Lê Lợi", "Trường THPT Lê Lợi", False),
        ("Phòng Văn hóa", "Phòng Văn hóa - Xã hội", False),
        ("Văn phòng", "Văn phòng HĐND và UBND xã", True),
        ("Trung tâm", "Trung tâm Dịch vụ nông nghiệp", True),
    ],
)
def test_a_name_that_may_be_a_short_one_of_another_is_asked_about(
    short: str, long: str, asked: bool
) -> None:
    for names in ([short, long], [long, short]):
        table = agency_table(names, "xã", "Nam Ban", party=False)
        named = {agency.name: table.doubts.get(agency.id, "") for agency in table.agencies}
        assert (f"có phải cũng là “{long}”" in named[short]) is asked
        assert not named[long]


def test_a_person_is_one_however_he_is_called() -> None:
    names = ["Đ/c Lù Seo Páo", "đồng chí Lù Seo Páo", "Lù Seo Páo"]
    (one,) = agency_table(names, "xã", "Nam Ban").agencies
    assert {one.name, *one.aliases} == {*names}


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Đồng chí Lù Seo Páo, Ủy viên", ["Đồng chí Lù Seo Páo, Ủy viên"]),
        (
            "Đ/c Vàng Thị Súa, Ủy viên UBKT, Đ/c Lù Seo Páo",
            ["Đ/c Vàng Thị Súa, Ủy viên UBKT", "Đ/c Lù Seo Páo"],
        ),
        (
            "đồng chí Lù Seo Páo, Ủy viên Ban Thường vụ, Trưởng Ban Xây dựng Đảng; Công an xã",
            ["đồng chí Lù Seo Páo, Ủy viên Ban Thường vụ, Trưởng Ban Xây dựng Đảng", "Công an xã"],
        ),
        (
            "Lù Seo Páo - Chánh Văn phòng, Công an xã",
            ["Lù Seo Páo - Chánh Văn phòng", "Công an xã"],
        ),
        ("Công an xã, Ủy viên UBKT", ["Công an xã", "Ủy viên UBKT"]),
        ("Đ/c Páo và Chủ tịch UBND xã", ["Đ/c Páo", "Chủ tịch UBND xã"]),
        ("Phòng Kinh tế, Bí thư các chi bộ", ["Phòng Kinh tế", "Bí thư các chi bộ"]),
    ],
)
def test_what_a_person_is_makes_no_second_one(listed: str, names: list[str]) -> None:
    assert split(listed) == names


def test_no_name_is_made_up_that_is_short_in_part() -> None:
    named = agency_table(["UBMTTQ Việt Nam xã", "Ban CHQS xã"], "xã", "Nam Ban").agencies
    assert [agency.name for agency in named] == ["UBMTTQ Việt Nam xã", "Ban Chỉ huy Quân sự xã"]


def test_an_office_of_a_province_has_no_agencies_of_a_ward_that_is_only_spoken_of() -> None:
    head = """TỈNH ỦY LAI CHÂU
ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH
*
Số 12-CTr/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Lai Châu, ngày 20 tháng 12 năm 2026
"""
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Tặng quà hộ nghèo ở xã Sì Lở Lầu (Hội Nông dân).\n"
    program = programme(content, head=head).program
    assert [agency.name for agency in program.agencies] == ["Hội Nông dân"]
