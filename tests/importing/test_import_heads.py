"""Letterhead, date and signature: read as printed, apart where two columns stand on one line, never made up."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.document import read
from ctr_cli.source.profiles import choose
from ctr_cli.views.document import printed
from support.pdf_files import pdf
from support.programme_text import CLOSING, CONTENT, HEAD, TITLE, checks, programme
from support.word_files import Word


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Nam Ban, ngày 05 tháng 01 năm 2027", "2027-01-05"),
        ("Nam Ban, ngày 28/12/2026", "2026-12-28"),
        ("Nam Ban, ngày 8-12-2026", "2026-12-08"),
        ("Nam Ban, 30/12/2026", "2026-12-30"),
        ("Nam Ban, ngày … tháng 12 năm 2026", "2026-12"),
        ("Nam Ban, ngày      /12/2026", "2026-12"),
        ("Nam Ban, ngày      tháng      năm 2026", None),
        ("Nam Ban, ngày      tháng      năm", None),
        ("Nam Ban, ngày 31 tháng 11 năm 2026", None),
        ("Nam Ban, ngày 12 tháng 14 năm 2026", None),
    ],
)
def test_the_date_is_the_one_printed_or_none(written: str, date: str | None) -> None:
    result = programme(head=HEAD.replace("Nam Ban, ngày 20 tháng 12 năm 2026", written))
    document = result.program.document
    assert (document.place, document.date) == ("Nam Ban", date)
    assert any("ngày" in said and "ban hành" in said for said in checks(result)) is (date is None)


@pytest.mark.parametrize(
    ("text", "months", "day"),
    [
        ("tuần 2 tháng 7/2027", (7,), None),
        ("Tuần thứ 3 tháng 10 năm 2027", (10,), None),
        ("tuần 1, 2 tháng 3", (3,), None),
        ("Tuần 1-2 tháng 3", (3,), None),
        ("Phiên 2 tháng 4/2027", (4,), None),
        ("Hội nghị lần 3 tháng 9", (9,), None),
        ("đợt 1/5", (5,), None),
        ("Tháng 4 + 5", (4, 5), None),
        ("tháng 7&8/2027", (7, 8), None),
        ("Kỳ 3 tháng 6", (6,), None),
        ("ngày 5 tháng 11", (), "11-05"),
        ("phiên thứ nhất: ngày 05/11", (), "11-05"),
        ("20 tháng 12 năm 2027", (), "2027-12-20"),
        ("sáng 3/2", (), "02-03"),
    ],
)
def test_a_number_that_counts_weeks_or_sittings_is_no_day(
    text: str, months: tuple[int, ...], day: str | None
) -> None:
    found = when(text)
    assert (found.months, found.day) == (months, day)


def test_a_meeting_in_a_week_has_its_month_and_its_printed_words() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tuần 2 tháng 3\n- Nghe tình hình thu ngân sách (Phòng Kinh tế).\n2. Tuần 1 tháng 4\n- Nghe tình hình an ninh nông thôn (Công an xã)."
    (body,) = programme(content).program.bodies
    told = [(meeting.month, meeting.date, meeting.title) for meeting in body.meetings]
    assert told == [(3, None, "Tuần 2 tháng 3"), (4, None, "Tuần 1 tháng 4")]


GLUED = """ĐẢNG BỘ TỈNH LÂM ĐỒNG ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ NAM BAN
* Nam Ban, ngày 20 tháng 12 năm 2026
Số 12-CTr/ĐU
"""
BESIDE_NUMBER = """ĐẢNG BỘ TỈNH LÂM ĐỒNG          ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG ỦY XÃ NAM BAN
               *
Số 12-CTr/ĐU Nam Ban, ngày 20 tháng 12 năm 2026
"""
BROKEN_COLUMNS = """ĐẢNG BỘ TỈNH                              ĐẢNG CỘNG SẢN VIỆT NAM
LÂM ĐỒNG

ĐẢNG ỦY XÃ NAM BAN                        Nam Ban, ngày 20 tháng 12 năm

*                                         2026

Số 12-CTr/ĐU
"""
TABS = (
    "ĐẢNG BỘ TỈNH LÂM ĐỒNG\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG ỦY XÃ NAM BAN\n*\n"
    "Số 12-CTr/ĐU\tNam Ban, ngày 20 tháng 12 năm 2026\n"
)


@pytest.mark.parametrize("head", [HEAD, GLUED, BESIDE_NUMBER, BROKEN_COLUMNS, TABS])
def test_two_columns_of_a_letterhead_are_read_apart(head: str) -> None:
    result = programme(head=head)
    issuer, document = result.program.issuer, result.program.document
    assert (issuer.parent, issuer.name) == ("Đảng bộ tỉnh Lâm Đồng", "Đảng ủy xã Nam Ban")
    assert (document.number, document.symbol) == (12, "CTr/ĐU")
    assert (document.place, document.date) == ("Nam Ban", "2026-12-20")
    assert result.report.unplaced == []


STATE = """ỦY BAN NHÂN DÂN                          CỘNG HÒA XÃ HỘI CHỦ
PHƯỜNG TÂN MAI                           NGHĨA VIỆT NAM
Số: 7/CTr-UBND                           Độc lập - Tự do - Hạnh phúc
                                         Tân Mai, ngày 4 tháng 01 năm
                                         2027
"""
STATE_GLUED = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ
PHƯỜNG TÂN MAI NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 7/CTr-UBND Tân Mai, ngày 4 tháng 01 năm 2027
"""
COUNCIL = """HỘI ĐỒNG NHÂN DÂN
XÃ NAM BAN
THƯỜNG TRỰC
Số: 3/CTr-TTHĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nam Ban, ngày 4 tháng 01 năm 2027
"""
FRONT = """ỦY BAN MTTQ VIỆT NAM
XÃ NAM BAN
BAN THƯỜNG TRỰC
Số: 3/CTr-MTTQ-BTT
Nam Ban, ngày 4 tháng 01 năm 2027
"""
COMMITTEE = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ĐẢNG BỘ XÃ NAM BAN\nBAN CHẤP HÀNH")
OFFICE = """ỦY BAN NHÂN DÂN XÃ NAM BAN
VĂN PHÒNG
Số: 3/CTr-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Nam Ban, ngày 4 tháng 01 năm 2027
"""


@pytest.mark.parametrize(
    ("head", "parent", "name", "profile"),
    [
        (STATE, None, "Ủy ban nhân dân phường Tân Mai", "nd30"),
        (STATE_GLUED, None, "Ủy ban nhân dân phường Tân Mai", "nd30"),
        (COUNCIL, None, "Thường trực Hội đồng nhân dân xã Nam Ban", "nd30"),
        (FRONT, None, "Ban Thường trực Ủy ban MTTQ Việt Nam xã Nam Ban", "nd30"),
        (OFFICE, "Ủy ban nhân dân xã Nam Ban", "Văn phòng", "nd30"),
        (HEAD, "Đảng bộ tỉnh Lâm Đồng", "Đảng ủy xã Nam Ban", "hd05"),
        (COMMITTEE, "Đảng bộ tỉnh Lâm Đồng", "Ban Chấp hành Đảng bộ xã Nam Ban", "hd05"),
    ],
)
def test_issuers_of_state_and_front_and_their_profile(
    head: str, parent: str | None, name: str, profile: str
) -> None:
    program = programme(head=head).program
    assert (program.issuer.parent, program.issuer.name) == (parent, name)
    assert choose(program, None, [], program.dated).profile.id == profile


def test_a_draft_is_told_and_no_part_of_the_text() -> None:
    result = programme(title=TITLE.replace("xã\n", "xã\n(Dự thảo lần 2)\n"))
    assert "Dự thảo" not in result.yaml
    assert [entry.line.text for entry in result.report.ignored if "--draft" in entry.reason] == [
        "(Dự thảo lần 2)"
    ]


@pytest.mark.parametrize(
    ("signature", "authority", "post", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Hà", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hà"),
        ("TM. THƯỜNG TRỰC HỘI ĐỒNG\nNHÂN DÂN\nCHỦ TỊCH\n\nHoàng Văn Thọ", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH", "Hoàng Văn Thọ"),
        ("T/M ỦY BAN KIỂM TRA\nCHỦ NHIỆM\n\nLê Thị Hà", "T/M ỦY BAN KIỂM TRA", "CHỦ NHIỆM", "Lê Thị Hà"),
        ("T/M ĐẢNG ỦY\nPHÓ BÍ THƯ\nTHƯỜNG TRỰC\n\nThS. K'Brốp", "T/M ĐẢNG ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC", "ThS. K'Brốp"),
    ],
)  # fmt: skip
def test_signatures_in_several_lines(signature: str, authority: str, post: str, name: str) -> None:
    result = programme(closing=f"Nơi nhận:\n- Lưu VT.\n{signature}\n")
    signed = result.program.signature
    assert signed and (signed.authority, signed.post, signed.name) == (authority, post, name)
    assert result.report.unplaced == []


CLOSING_COLUMNS = """Nơi nhận:                                TM. THƯỜNG TRỰC HỘI ĐỒNG
- Thường trực Hội đồng nhân dân          NHÂN DÂN
Tỉnh (b/c);                              CHỦ TỊCH
- Các Ban của Hội đồng, Văn phòng
Hội đồng;
- Lưu: VT.
                                         Hoàng Văn Thọ
"""


def test_two_columns_of_a_closing_are_read_apart() -> None:
    program = programme(head=COUNCIL, closing=CLOSING_COLUMNS).program
    assert [(entry.name, entry.purpose) for entry in program.recipients] == [
        ("Thường trực Hội đồng nhân dân Tỉnh", "b/c"),
        ("Các Ban của Hội đồng, Văn phòng Hội đồng", None),
        ("Lưu: VT", None),
    ]
    assert program.signature is not None
    assert program.signature.authority == "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN"
    assert program.signature.name == "Hoàng Văn Thọ"


def test_tabs_of_a_word_file_part_columns_and_agencies() -> None:
    doc = Word()
    for line in (*TABS.splitlines(), *TITLE.splitlines(), "I. BAN THƯỜNG VỤ", "Tháng 1"):
        doc.text(line)
    doc.text("Kế hoạch phòng cháy rừng mùa khô\tCông an xã")
    doc.text("Tháng 2")
    doc.text("Kết quả giao quân và thăm hỏi tân binh\tBan Chỉ huy Quân sự xã, Công an xã")
    for line in ("Nơi nhận:\tT/M BAN THƯỜNG VỤ", "- Tỉnh ủy (b/c),\tBÍ THƯ", "- Lưu VPĐU."):
        doc.text(line)
    doc.text("\tTrần Văn Nam")
    program = convert(read(doc.bytes(), "a.docx"), "a.docx").program
    assert (program.issuer.name, program.document.place) == ("Đảng ủy xã Nam Ban", "Nam Ban")
    assert [[a.agency for a in m.items[0].agencies] for m in program.bodies[0].meetings] == [
        ["Công an xã"],
        ["Ban Chỉ huy Quân sự xã", "Công an xã"],
    ]
    assert [entry.name for entry in program.recipients] == ["Tỉnh ủy", "Lưu VPĐU"]
    assert program.signature and program.signature.name == "Trần Văn Nam"


def test_a_letterhead_at_the_top_of_the_page_is_read() -> None:
    doc = Word()
    for line in HEAD.splitlines():
        doc.document.sections[0].header.add_paragraph(line)
    for line in (*TITLE.splitlines(), *CONTENT.splitlines(), *CLOSING.splitlines()):
        doc.text(line)
    result = convert(read(doc.bytes(), "a.docx"), "a.docx")
    assert result.program.issuer.name == "Đảng ủy xã Nam Ban"
    assert result.program.document.date == "2026-12-20"
    assert not [entry for entry in result.report.ignored if "đầu trang" in entry.reason]


def test_the_end_of_a_sentence_at_the_edge_of_pages_is_no_running_header() -> None:
    head = [*HEAD.splitlines(), *TITLE.splitlines(), "I. BAN THƯỜNG VỤ"]
    pages = []
    for month in range(1, 7):
        text = f"{month}. Tháng {month}|- Nghe tinh hinh thu ngan sach va giai ngan von dau tu|cong trong thang (UBND xa, Phong Kinh te chuan"
        pages.append([*(head if month == 1 else ["bi)."]), *text.split("|")])
    pages.append(["bi).", *CLOSING.splitlines()])
    result = read(pdf(*pages), "a.pdf")
    assert sum(line.text.endswith("chuan bi).") for line in result.lines) == 6
    assert not [entry for entry in result.ignored if entry.line.text == "bi)."]


_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
_YOUTH = "ĐOÀN TNCS HỒ CHÍ MINH"


@pytest.mark.parametrize(
    ("issuer", "title", "profile"),
    [
        ("HỘI NÔNG DÂN XÃ NAM BAN", _NATION, None),
        ("HỘI NÔNG DÂN XÃ NAM BAN", _PARTY, "hd05"),
        ("CÔNG ĐOÀN XÃ NAM BAN", _NATION, None),
        ("CHI BỘ TRƯỜNG TIỂU HỌC NAM BAN", _NATION, "nd30"),
        ("ĐẢNG ỦY XÃ NAM BAN", _PARTY, None),
        ("ỦY BAN MTTQ VIỆT NAM XÃ NAM BAN", _PARTY, "hd05"),
        ("ĐOÀN TNCS HỒ CHÍ MINH TỈNH SƠN LA\nBAN CHẤP HÀNH XÃ NAM BAN", _YOUTH, "doan"),
        ("BAN CHẤP HÀNH ĐOÀN XÃ NAM BAN", _YOUTH, None),
    ],
)
def test_the_title_over_the_letterhead_decides_how_it_is_printed(
    issuer: str, title: str, profile: str | None
) -> None:
    head = f"{issuer}\n{title}\nSố: 05/CTr-X\nNam Ban, ngày 05 tháng 01 năm 2027\n"
    result = programme(head=head)
    program = result.program
    assert program.document.profile == profile
    assert choose(program, None, [], program.dated).profile.words.nation == title
    assert any("bản gốc in" in said for said in checks(result)) is (profile is not None)


_THREE = """I. MỤC ĐÍCH, YÊU CẦU
1. Bảo đảm toàn diện, có trọng tâm.
II. NỘI DUNG
1. Ban Thường vụ
1.1. Tháng 1
- Kế hoạch phòng cháy, chữa cháy rừng mùa khô (Công an xã).
1.2. Tháng 2
- Kết quả giao quân (Ban Chỉ huy Quân sự xã).
III. TỔ CHỨC THỰC HIỆN
Văn phòng Đảng ủy theo dõi, đôn đốc.
"""
_TWO = """I. BAN THƯỜNG VỤ
1. Tháng 1
- Kế hoạch phòng cháy, chữa cháy rừng mùa khô (Công an xã).
II. BAN CHẤP HÀNH
1. Tháng 2
- Kết quả giao quân (Ban Chỉ huy Quân sự xã).
{last}. TỔ CHỨC THỰC HIỆN
Văn phòng Đảng ủy theo dõi, đôn đốc.
"""


@pytest.mark.parametrize(
    ("content", "headings"),
    [
        (_THREE, ("II. Nội dung", "III. Tổ chức thực hiện")),
        (_TWO.format(last="III"), (None, "III. Tổ chức thực hiện")),
        (_TWO.format(last="V"), (None, "III. Tổ chức thực hiện")),
        (
            _TWO.replace("II. BAN", "B. BAN").replace("I. BAN", "A. BAN").format(last="C"),
            (None, "III. Tổ chức thực hiện"),
        ),
        (
            _TWO.partition("II. ")[0] + "B. TỔ CHỨC THỰC HIỆN\nVăn phòng Đảng ủy theo dõi.\n",
            (None, "II. Tổ chức thực hiện"),
        ),
        (_TWO.replace("{last}. TỔ", "TỔ"), (None, "Tổ chức thực hiện")),
    ],
)
def test_the_last_part_is_numbered_on_from_what_stands_before_it(
    content: str, headings: tuple[str | None, str]
) -> None:
    document = programme(content).program.document
    assert (document.headings.content, document.headings.implementation) == headings
    assert ("I. MỤC ĐÍCH, YÊU CẦU" in (document.preamble or "")) is (content == _THREE)


@pytest.mark.parametrize(
    ("written", "details", "deadline"),
    [
        ("(Công an xã; trước ngày 10/1)", ["Thời hạn: trước ngày 10/1"], "2027-01-10"),
        ("(Công an xã; trước 15/02/2027)", ["Thời hạn: trước 15/02/2027"], "2027-02-15"),
        ("(Công an xã, hoàn thành ngày 20/1/2027)", [], "2027-01-20"),
        (
            "(Công an xã); hoàn thành trước ngày 25/01/2027",
            ["Thời hạn: trước ngày 25/01/2027"],
            "2027-01-25",
        ),
    ],
)
def test_before_a_day_is_kept_in_the_words_of_the_paper(
    written: str, details: list[str], deadline: str
) -> None:
    content = f"I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Kế hoạch phòng cháy, chữa cháy rừng {written}.\n"
    (item,) = programme(content).program.bodies[0].meetings[0].items
    assert item.deadline == deadline
    assert [d for d in item.details if "trước" in d] == details


def test_sections_before_the_bodies_are_counted_with_them() -> None:
    said = _TWO.replace("II. BAN", "III. BAN").replace("I. BAN THƯỜNG", "II. BAN THƯỜNG")
    content = f"I. MỤC ĐÍCH, YÊU CẦU\n1. Bảo đảm có trọng tâm.\n{said.format(last='IV')}"
    program = programme(content).program
    words = printed(program, choose(program, None, [], program.dated).profile)
    numbers = [body["number"] for body in words["bodies"]]
    assert (numbers, words["implementation_heading"]) == (["II", "III"], "IV. TỔ CHỨC THỰC HIỆN")


@pytest.mark.parametrize(
    ("lines", "parent", "name"),
    [
        (
            ("MTTQ VIỆT NAM TỈNH LÂM HÀ", "BAN THƯỜNG TRỰC", "ỦY BAN MTTQ VIỆT NAM XÃ SUỐI TRẦM"),
            "MTTQ Việt Nam tỉnh Lâm Hà",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Suối Trầm",
        ),
        (
            ("ĐẢNG BỘ TỈNH LÂM HÀ", "BAN THƯỜNG VỤ", "ĐẢNG ỦY XÃ SUỐI TRẦM"),
            "Đảng bộ tỉnh Lâm Hà",
            "Ban Thường vụ Đảng ủy xã Suối Trầm",
        ),
    ],
)
def test_an_organ_on_a_line_over_its_body_is_no_parent(
    lines: tuple[str, ...], parent: str, name: str
) -> None:
    text = "\n".join((*lines, "Số 21-CTr/X", TITLE, CONTENT, CLOSING))
    issuer = convert(read(text.encode(), "x.txt"), "x.txt").program.issuer
    assert (issuer.parent, issuer.name) == (parent, name)


@pytest.mark.parametrize(
    "sheet",
    [
        "BIỂU CHI TIẾT",
        "BIỂU SỐ 01",
        "PHỤ BIỂU 2",
        "BẢNG PHÂN CÔNG CÔNG VIỆC",
        "LƯU HÀNH NỘI BỘ",
        "DANH MỤC CHI TIẾT",
    ],
)
def test_the_name_of_a_sheet_is_no_part_of_who_issues_it(sheet: str) -> None:
    head = HEAD.replace("*\n", f"{sheet}\n*\n", 1)
    assert programme(head=head).program.issuer.name == "Đảng ủy xã Nam Ban"


def test_a_name_over_two_lines_is_whole() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ĐẢNG ỦY XÃ\nNAM BAN")
    assert programme(head=head).program.issuer.name == "Đảng ủy xã Nam Ban"
