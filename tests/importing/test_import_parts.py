"""The steps of an import one by one: signs, times, charges, names, outline, readers."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.charge import charge_of_line, parse
from ctr_cli.importing.grammar.levels import name_levels
from ctr_cli.importing.grammar.names import agency_table, split
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.said import charge_of_sentence
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.tree import tree
from ctr_cli.importing.grammar.when import deadline_of, when
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import marker
from ctr_cli.importing.reading.text import lines_of
from ctr_cli.model.errors import AccessError, CtrError
from support import word_files
from support.import_documents import FOLDER
from support.pdf_files import pdf


@pytest.mark.parametrize(
    ("text", "sign", "value", "rest"),
    [
        ("A. NỘI DUNG", "upper", "A", "NỘI DUNG"),
        ("I- BAN CHẤP HÀNH", "roman", "I", "BAN CHẤP HÀNH"),
        ("IV/ Quý IV", "roman", "IV", "Quý IV"),
        ("Phần I", "part", "Phần I", ""),
        ("Phần thứ hai: TỔ CHỨC", "part", "Phần thứ hai", "TỔ CHỨC"),
        ("1- Hội nghị lần thứ 7", "number", "1", "Hội nghị lần thứ 7"),
        ("12. Tháng 12", "number", "12", "Tháng 12"),
        ("(2) Thông qua", "paren", "2", "Thông qua"),
        ("1.1. Kiểm điểm", "dotted", "1.1", "Kiểm điểm"),
        ("2.10 Kiểm điểm", "dotted", "2.10", "Kiểm điểm"),
        ("a) Báo cáo", "letter", "a", "Báo cáo"),
        ("- Báo cáo", "dash", "-", "Báo cáo"),
        ("–Báo cáo", "dash", "–", "Báo cáo"),
        ("+ Báo cáo", "plus", "+", "Báo cáo"),
        ("• Báo cáo", "star", "•", "Báo cáo"),
        ("Phần việc của Văn phòng", None, "", "Phần việc của Văn phòng"),
        ("6 tháng đầu năm", None, "", "6 tháng đầu năm"),
        ("30/4 và 01/5", None, "", "30/4 và 01/5"),
        ("2025-2030 là nhiệm kỳ", None, "", "2025-2030 là nhiệm kỳ"),
        ("-----", None, "", "-----"),
        ("Công an phường", None, "", "Công an phường"),
    ],
)
def test_signs(text: str, sign: str | None, value: str, rest: str) -> None:
    found = marker(text)
    assert (found.sign, found.value, found.rest) == (sign, value, rest)


@pytest.mark.parametrize(
    ("text", "months", "quarter", "day", "year"),
    [
        ("Tháng 3/2026", (3,), None, None, 2026),
        ("tháng 03 năm 2027", (3,), None, None, 2027),
        ("Hội nghị tháng 3, 6, 9, 12", (3, 6, 9, 12), None, None, None),
        ("các tháng 3, 6 và 9", (3, 6, 9), None, None, None),
        ("tháng 1-3", (1, 2, 3), None, None, None),
        ("Tháng Giêng", (1,), None, None, None),
        ("tháng mười hai", (12,), None, None, None),
        ("Quý IV/2027", (), 4, None, 2027),
        ("quý 2", (), 2, None, None),
        ("ngày 25/3/2027", (), None, "2027-03-25", 2027),
        ("ngày 02 tháng 3 năm 2027", (), None, "2027-03-02", 2027),
        ("trước 15/5", (), None, "05-15", None),
        ("6 tháng đầu năm", (), None, None, None),
        ("tháng 13", (), None, None, None),
        ("9 tháng, năm 2027", (), None, None, None),
    ],
)
def test_times(
    text: str, months: tuple[Any, ...], quarter: int | None, day: str | None, year: int | None
) -> None:
    found = when(text)
    assert (found.months, found.quarter, found.day, found.year) == (months, quarter, day, year)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hội nghị lần thứ 7", 7), ("lần thứ ba", 3), ("lần thứ VIII", 8), ("lần thứ mười hai", 12),
        ("kỳ họp thứ 5", 5), ("Hội nghị tháng 3", None), ("Đại hội lần thứ nhất", None),
    ],
)  # fmt: skip
def test_conference_numbers(text: str, number: int | None) -> None:
    assert when(text).number == number


def test_deadlines() -> None:
    assert deadline_of(when("tháng 02/2027"), 2027) == "2027-02"
    assert deadline_of(when("quý II"), 2027) is None
    assert deadline_of(when("ngày 20/01/2027"), 2027) == "2027-01-20"
    assert deadline_of(when("ngày 30/02/2027"), 2027) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hội đồng nhân dân, Ủy ban nhân dân phường", ["Hội đồng nhân dân", "Ủy ban nhân dân phường"]),
        ("HĐND - UBND phường", ["HĐND", "UBND phường"]),
        ("Công an và Ban CHQS xã", ["Công an", "Ban CHQS xã"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Ban Tuyên giáo và Dân vận, Văn phòng", ["Ban Tuyên giáo và Dân vận", "Văn phòng"]),
        (
            "UBND xã, các cơ quan chuyên trách tham mưu, giúp việc Đảng uỷ, Công an xã",
            ["UBND xã", "các cơ quan chuyên trách tham mưu, giúp việc Đảng uỷ", "Công an xã"],
        ),
        (
            "Uỷ ban MTTQ Việt Nam và các tổ chức chính trị - xã hội phường; Trạm Y tế",
            ["Uỷ ban MTTQ Việt Nam và các tổ chức chính trị - xã hội phường", "Trạm Y tế"],
        ),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
    ],
)  # fmt: skip
def test_names_are_cut_where_one_ends(text: str, names: list[str]) -> None:
    assert split(text) == names


def test_one_agency_under_many_names() -> None:
    names = [
        "UBND phường",
        "Ủy ban nhân dân phường",
        "UBND",
        "UỶ BAN NHÂN DÂN PHƯỜNG ĐỒ SƠN",
        "UBND thành phố",
    ]
    own, city = agency_table(names, "phường", "Đồ Sơn").agencies
    assert (own.id, own.name) == ("ubnd", "Ủy ban nhân dân phường")
    assert own.aliases == ["UBND phường", "UBND", "UỶ BAN NHÂN DÂN PHƯỜNG ĐỒ SƠN"]
    assert city.name == "UBND thành phố"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (["Ủy ban Mặt trận Tổ quốc Việt Nam phường", "MTTQ"], "Ủy ban Mặt trận Tổ quốc Việt Nam phường"),
        (["Ban Xây dựng Đảng Đảng ủy phường"], "Ban Xây dựng Đảng Đảng ủy phường"),
        (["Hội Phụ nữ phường", "Hội LHPN phường"], "Hội Phụ nữ phường"),
        (["CA phường"], "Công an phường"),
        (["Văn phòng"], "Văn phòng Đảng ủy"),
        (["CÔNG AN PHƯỜNG", "Công an"], "Công an phường"),
    ],
)  # fmt: skip
def test_an_agency_has_the_name_that_is_printed_whole(printed: list[str], name: str) -> None:
    assert agency_table(printed, "phường", "Bạch Hạc").agencies[0].name == name


def test_a_group_brings_its_members() -> None:
    table = agency_table(["các cơ quan tham mưu giúp việc Đảng ủy", "VPĐU"], "xã", "")
    assert [agency.id for agency in table.agencies] == [
        "van-phong", "ban-xay-dung-dang", "ubkt", "chuyen-trach",
    ]  # fmt: skip
    assert table.agencies[0].aliases == ["VPĐU"]
    assert table.agencies[3].members == ["van-phong", "ban-xay-dung-dang", "ubkt"]
    assert table.agencies[3].aliases == ["các cơ quan tham mưu giúp việc Đảng ủy"]


def test_an_unknown_group_is_doubted() -> None:
    table = agency_table(["các trường học trên địa bàn"], "xã", "")
    assert list(table.doubts) == [table.agencies[0].id]


@pytest.mark.parametrize(
    ("text", "left", "condition", "charged"),
    [
        ("Xem xét (nếu có). (UBND xã chuẩn bị).", "Xem xét.", "nếu có", [("UBND xã", "prepare")]),
        (
            "Sắp xếp tổ dân phố (khi có chỉ đạo của Ủy ban nhân dân thành phố - Ủy ban nhân dân phường chuẩn bị).",
            "Sắp xếp tổ dân phố.",
            "khi có chỉ đạo của Ủy ban nhân dân thành phố",
            [("Ủy ban nhân dân phường", "prepare")],
        ),
        (
            "Giao quân (Ban CHQS xã chuẩn bị, nếu được giao chỉ tiêu)",
            "Giao quân",
            "nếu được giao chỉ tiêu",
            [("Ban CHQS xã", "prepare")],
        ),
        ("Kỷ niệm 79 năm (27/7/1947 - 27/7/2026).", "Kỷ niệm 79 năm (27/7/1947 - 27/7/2026).", None, []),
        ("Kỳ họp (thường lệ).", "Kỳ họp (thường lệ).", None, []),
        ("Khi cần (có sự phối hợp của Công an).", "Khi cần (có sự phối hợp của Công an).", None, []),
        ("Đất đai (Phòng Kinh tế chủ trì; các thôn phối hợp);", "Đất đai;", None,
         [("Phòng Kinh tế", "lead"), ("các thôn", "coordinate")]),
        ("Văn phòng Đảng ủy chuẩn bị hội nghị.", "Văn phòng Đảng ủy chuẩn bị hội nghị.", None, []),
        ("Nghe báo cáo. Giao UBND xã chuẩn bị.", "Nghe báo cáo.", None, [("UBND xã", "prepare")]),
    ],
)  # fmt: skip
def test_items_are_taken_apart(
    text: str, left: str, condition: str | None, charged: list[tuple[str, str]]
) -> None:
    parts = take_apart(text)
    assert (parts.text, parts.condition) == (left, condition)
    assert parts.charge.assignments == charged


def test_charges_in_lines_and_sentences() -> None:
    line = charge_of_line("* Cơ quan chuẩn bị, phối hợp: HĐND, UBND xã, Công an xã.")
    assert {role for _, role in line.assignments} == {"prepare"}
    found = charge_of_sentence(
        "UBND xã chủ trì, phối hợp với Công an xã tham mưu, trình trong tháng 01/2026."
    )
    assert found is not None
    assert found.assignments == [("UBND xã", "lead"), ("Công an xã", "coordinate")]
    assert found.due is not None
    assert found.due.time.months == (1,)
    assert charge_of_sentence("Nghe Công an xã báo cáo.") is None
    assert parse("ý kiến của nhân dân").assignments == []


def test_a_group_with_a_role_word_in_its_name_is_no_role() -> None:
    found = parse(
        "các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy chủ trì, phối hợp với UBND xã"
    )
    assert found.assignments == [
        ("các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy", "lead"),
        ("UBND xã", "coordinate"),
    ]


def levels(text: str) -> list[tuple[int, str, str]]:
    """The kinds of the lines of a content, as (depth, kind, text)."""
    root = tree(lines_of(text).lines)
    name_levels(root)

    def under(node: Node, depth: int) -> Iterator[tuple[int, str, str]]:
        for child in node.children:
            yield depth, child.kind, child.text
            yield from under(child, depth + 1)

    return list(under(root, 0))


def kinds(text: str) -> list[str]:
    return [kind for _, kind, _ in levels(text)]


def test_brothers_get_one_kind() -> None:
    text = (
        "1. Quý IV năm 2026\n- Nghị quyết về nhân lực.\n2. Năm 2027\n2.1. Nghị quyết về cây chè.\n"
        "Đảng ủy UBND xã tham mưu, trình trong tháng 02/2027\n2.2. Đề án nông thôn mới.\n"
        "3. Năm 2028\nHội nghị nửa nhiệm kỳ đánh giá các chỉ tiêu Đại hội\n- Ban Xây dựng Đảng chuẩn bị"
    )
    assert [(depth, kind) for depth, kind, _ in levels(text)] == [
        (0, "heading"), (1, "item"),
        (0, "heading"), (1, "item"), (2, "said"), (1, "item"),
        (0, "heading"), (1, "item"), (2, "said"),
    ]  # fmt: skip


def test_headings_that_count_what_follows() -> None:
    text = (
        "* Quý I/2027: (01 cuộc kiểm tra, 01 cuộc giám sát)\n- Về kiểm tra: 01 cuộc\n1. Kiểm tra việc thu đảng phí.\n"
        "- Về giám sát: 01 cuộc\nGiám sát việc thực hiện quy chế dân chủ.\n* Quý III/2027: (01 cuộc kiểm tra)\n"
        "- Về kiểm tra: 01 cuộc\n1. Kiểm tra việc chấp hành Điều lệ Đảng."
    )
    assert kinds(text) == [
        "heading",
        "heading",
        "item",
        "heading",
        "item",
        "heading",
        "heading",
        "item",
    ]


def test_sections_of_the_frame() -> None:
    text = (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Bảo đảm đúng quy định.\nII. BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG\n1. Tháng 3\n"
        "- Hội nghị Ban Chấp hành lần thứ 4.\n- Kiểm điểm nhiệm vụ tháng 3, phương hướng tháng 4 năm 2027.\n"
        "(UBND phường chuẩn bị)\nCơ quan chuẩn bị, phối hợp: UBND phường.\nB. TỔ CHỨC THỰC HIỆN\n1. Văn phòng đôn đốc."
    )
    assert kinds(text) == [
        "introduction", "item", "heading", "heading", "item", "item", "bracket", "said",
        "implementation", "heading",
    ]  # fmt: skip


def test_a_lone_point_under_a_time_is_no_heading() -> None:
    text = "1.2. Tháng 02\n- Công tác giao quân\n(Giao Ban CHQS phường chuẩn bị)"
    assert kinds(text) == ["heading", "item", "bracket"]


def test_capitals_become_running_letters() -> None:
    assert sentence_case("BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG", "") == "Ban Chấp hành Đảng bộ phường"
    assert sentence_case("ĐẢNG ỦY PHƯỜNG ĐỒ SƠN", "") == "Đảng ủy phường Đồ Sơn"
    assert sentence_case("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "") == "Đảng bộ thành phố Hải Phòng"
    assert sentence_case("TỈNH ỦY AN GIANG", "") == "Tỉnh ủy An Giang"
    assert sentence_case("HỘI KHUYẾN HỌC", "của Hội Khuyến học xã") == "Hội Khuyến học"
    assert sentence_case("Giữ nguyên", "") == "Giữ nguyên"


def test_debris_of_conversions_is_taken_off() -> None:
    text = "**Nơi họp:\nhội trường**\n\n** Cơ quan chuẩn bị:* UBND xã\n\nKết quả (*nếu có*)\u200b\n\n5*3 &amp; a\\_b"
    assert [line.text for line in lines_of(text).lines] == [
        "Nơi họp: hội trường", "* Cơ quan chuẩn bị: UBND xã", "Kết quả (nếu có)", "5*3 & a_b",
    ]  # fmt: skip


def _zipped(**files: Any) -> Any:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


DOCX = word_files.automatic_numbers()
BROKEN = {
    "tệp trống": (b" \n", "x.txt"),
    "đời cũ (.doc)": (b"\xd0\xcf\x11\xe0" + bytes(600), "x.doc"),
    "có mật khẩu": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "x.docx"),
    "không đọc được x.xlsx": (_zipped(xl__workbook="x"), "x.xlsx"),
    "không phải bảng tính": (b"abc", "x.xls"),
    "không phải tài liệu Word": (_zipped(a="x"), "x.docx"),
    "không đọc được tệp Word": (_zipped(word__document="<x"), "x.docx"),
    "không mở được": (DOCX[:2000], "x.docx"),
    "không phải tài liệu": (b"abc", "x.docx"),
    "ảnh chụp": (b"\x89PNG\r\n\x1a\n", "x.png"),
    "RTF": (b"{\\rtf1 }", "x.rtf"),
    "XML": (b"<?xml version='1.0'?><x/>", "x.xml"),
    "PDF hỏng": (b"%PDF-1.4\nkhong", "x.pdf"),
    "tệp nhị phân": (b"\x7fELF\x02\x01\x01" + bytes(20), "ls"),
    "UTF-8": ("Đảng ủy xã".encode("cp1258", "replace"), "x.txt"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_is_said_with_what_to_do(what: str) -> None:
    raw, name = BROKEN[what]
    with pytest.raises(AccessError) as error:
        read(raw, name)
    assert what in error.value.message
    assert error.value.hint
    assert "tệp chương trình" not in error.value.hint


@given(cut=st.integers(1, len(DOCX) - 1))
def test_a_torn_word_file_is_never_a_traceback(cut: int) -> None:
    with pytest.raises(CtrError):
        convert(read(DOCX[:cut], "x.docx"), "x.docx")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(CtrError):
        convert(read(raw, "x"), "x")


@given(data=st.data())
def test_any_part_of_a_document_is_read_or_refused(data: Any) -> None:
    text = (FOLDER / "xa-binh-minh.txt").read_text("utf-8").splitlines()
    kept = data.draw(st.lists(st.sampled_from(text), max_size=40))
    try:
        result = convert(lines_of("\n".join(kept)), "x", 2027)
    except CtrError:
        return
    assert result.program.year == 2027


def test_a_pdf_with_a_text_layer() -> None:
    lines = ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027", "I. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ", "1. Tháng 1",
             "- Cho ý kiến kế hoạch Tết (UBND xã chuẩn bị)."]  # fmt: skip
    result = convert(read(pdf(lines), "x.pdf"), "x.pdf")
    (body,) = result.program.bodies
    assert body.meetings[0].items[0].agencies[0].agency == "UBND xã"


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(AccessError, match="scan"):
        read(pdf(["1"]), "x.pdf")


def test_lines_stretched_to_the_edge_of_their_page_are_no_table() -> None:
    text = (
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nI. BAN CHẤP HÀNH\n1. Tháng 3\n"
        + "-  Nghe  báo  cáo  việc  thu  ngân  sách  quý\xa0 I  của  thôn  Hạ  trong  năm\n" * 3
    )
    found = convert(lines_of(text), "x").program
    assert found.bodies[0].meetings[0].items[2].text == (
        "Nghe báo cáo việc thu ngân sách quý I của thôn Hạ trong năm"
    )


def test_a_table_torn_by_copying_is_refused_or_warned_of() -> None:
    text = (
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nI. BAN CHẤP HÀNH\n1. Tháng 3\n"
        + "- Đề án      UBND xã     Tháng 3\n" * 3
    )
    with pytest.raises(CtrError, match="lẫn các cột"):
        convert(lines_of(text), "x")
    checks = convert(lines_of(text), "x", force=True).report.checks
    assert any("các cột lẫn vào nhau" in check.message for check in checks)
