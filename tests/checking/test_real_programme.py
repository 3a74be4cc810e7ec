"""The programme of 2026 is the signed document, word for word."""

import re

import pytest

from ctr_cli.checking.batch import check_file
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render.templates import fill
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import template_words
from support import REAL, SOURCE_TEXT

ITEMS = {
    "bch": [5, 7, 3, 5],
    "btv": [9, 5, 11, 6, 5, 9, 6, 8, 8, 7, 7, 6],
}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text[text.index("CHƯƠNG TRÌNH") :])


def signs(text: str) -> str:
    """All letters and marks in order, without white space and without what only shapes the text."""
    return re.sub(r"[\s*\\#]|-----", "", text[text.index("CHƯƠNG TRÌNH") :])


def test_counts_of_meetings_and_items(program: Program) -> None:
    counts = {b.id: [len(m.items) for m in b.meetings] for b in program.bodies}
    assert counts == ITEMS
    assert sum(map(sum, ITEMS.values())) == 107


@pytest.mark.parametrize("template", ["program.txt.j2", "program.md.j2"])
def test_render_holds_every_word_and_mark_of_the_source(
    program: Program, hd36: Profile, template: str
) -> None:
    source = SOURCE_TEXT.read_text(encoding="utf-8")
    text = fill(template, template_words(printed(program, hd36)), [])
    assert words(text) == words(source)
    assert signs(text) == signs(source)


def test_letterhead_is_restored(program: Program, hd36: Profile) -> None:
    text = fill("program.txt.j2", template_words(printed(program, hd36)), [])
    assert text.startswith(
        "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\nĐẢNG ỦY PHƯỜNG ĐỒ SƠN\n*\nSố      -CTr/ĐU\n"
    )
    assert "ĐẢNG CỘNG SẢN VIỆT NAM\nĐồ Sơn, ngày       tháng 12 năm 2025\n" in text


def test_slips_of_the_signed_document_are_kept(real_text: str) -> None:
    for slip in ("các Chi thị,", "Đại biểu quốc hội khoá XV", "Phụ nữ Việt nam", "đầu 2026,"):
        assert slip in real_text


def test_it_validates_without_errors() -> None:
    findings = check_file(str(REAL)).findings
    assert [f for f in findings if f.severity == "error"] == []


SLIPS_OF_THE_SIGNED_DOCUMENT = [
    ("uỷ", "CTR601"),
    ("công tác Xây dựng Đảng", "CTR705"),
    ("Kỷ niệm", "CTR705"),
    ("Đại biểu quốc hội", "CTR705"),
    ("quốc hội", "CTR701"),
    ("XV", "CTR901"),
    ("Đại biểu HĐND", "CTR705"),
    ("Quân sự", "CTR705"),
    ("An ninh", "CTR705"),
    ("các Trường Mầm non", "CTR705"),
    ("2025 - 2030", "CTR901"),
    ("Chi thị", "CTR503"),
    ("Giải phóng Miền Nam", "CTR703"),
    ("Quốc tế lao động", "CTR703"),
    ("kỳ họp thứ nhất (thường lệ)", "CTR834"),
    ("quản lý Nhà nước", "CTR705"),
    ("Bảo tồn", "CTR705"),
    ("cách mạng tháng 8", "CTR703"),
    ("Nước cộng hòa", "CTR703"),
    ("Ban hành Nghị quyết", "CTR709"),
    ("Ngày Phụ nữ Việt nam", "CTR703"),
    ("Ngày Quốc tế người cao tuổi", "CTR703"),
    ("2026", "CTR805"),
    ("xây dựng đảng", "CTR704"),
    ("Ban hành Chương trình công tác năm 2027", "CTR911"),
]


def test_the_warnings_are_the_slips_a_reader_finds_and_no_others() -> None:
    lines = REAL.read_text(encoding="utf-8").splitlines()
    warned = [
        (lines[f.span.line - 1][f.span.column - 1 :], f.code)
        for f in check_file(str(REAL)).findings
        if f.severity == "warning"
    ]
    assert [code for _, code in warned] == [code for _, code in SLIPS_OF_THE_SIGNED_DOCUMENT]
    for (rest, _), (words, _) in zip(warned, SLIPS_OF_THE_SIGNED_DOCUMENT, strict=True):
        assert rest.startswith(words)


def test_twenty_items_name_their_agencies_and_the_rest_share_a_line(program: Program) -> None:
    items = [(m, i) for b in program.bodies for m in b.meetings for i in m.items]
    assert sum(bool(item.agencies) for _, item in items) == 20
    assert sum(not item.agencies and bool(meeting.agencies) for meeting, item in items) == 87
