"""The Word file from the inside: every word, real structure, valid whatever the texts hold."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr_cli.language.widths import width
from ctr_cli.model.profile import ROLES, Profile, Role
from ctr_cli.model.program import Program
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.render.docx.styles import style_id
from ctr_cli.render.templates import fill
from ctr_cli.source.profiles import profile
from ctr_cli.views.blocks import Column, Paper, Row, Table, line
from ctr_cli.views.document import Printed, issued, printed
from ctr_cli.views.papers import no_end, no_head
from ctr_cli.views.program_paper import program_paper, template_words
from support import MINIMAL, SOURCE_TEXT, Run, program_of
from support.word import W, complaints, paragraphs, part, text_of

pytestmark = pytest.mark.no_cover


def made(program: Program, name: str = "hd36", draft: int | None = None) -> bytes:
    rules = profile(name, [])
    return docx_of([program_paper(program, rules, printed(program, rules, draft))])


@pytest.fixture(scope="session")
def raw(program: Program) -> bytes:
    return made(program)


def text_form(words: Printed) -> str:
    return fill("program.txt.j2", template_words(words), [])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text[text.index("CHƯƠNG TRÌNH") :])


def test_every_word_and_mark_of_the_signed_document(raw: bytes) -> None:
    source = SOURCE_TEXT.read_text("utf-8")
    assert words(text_of(raw)) == words(source)


@pytest.mark.parametrize("name", ["hd36", "hd05", "nd30"])
def test_the_words_are_those_of_the_text(program: Program, name: str) -> None:
    rules = profile(name, [])
    said = [p.text for p in paragraphs(made(program, name, 2)) if p.text]
    text = text_form(printed(program, rules, 2))
    assert sorted(said) == sorted(line for line in text.splitlines() if line)


def test_nothing_an_item_may_hold_is_left_out(hd36: Profile) -> None:
    items = [
        {"topic": "Về kinh tế", "text": "Một.", "condition": "nếu có", "details": ["a;", "b."]},
        {"topic": "Về kinh tế", "text": "Hai.", "agencies": [{"agency": "UBND", "role": "lead"}]},
        {"topic": "Về xã hội", "text": "Ba."},
    ]
    meeting = {"month": 1, "items": items, "agencies": [{"agency": "UBND"}]}
    program = minimal(bodies=[{"id": "btv", "name": "Ban Thường vụ", "meetings": [meeting]}])
    said = [p.text for p in paragraphs(made(program)) if p.text]
    text = text_form(printed(program, hd36))
    assert sorted(said) == sorted(line for line in text.splitlines() if line)


def test_each_paragraph_has_the_style_of_its_role(raw: bytes) -> None:
    used = {paragraph.style for paragraph in paragraphs(raw)}
    assert "" not in used
    assert used >= {
        "Nation",
        "Number",
        "PlaceDate",
        "Kind",
        "Title",
        "Basis",
        "Heading1",
        "Heading2",
    }
    assert used >= {
        "Heading3",
        "Item",
        "Agencies",
        "Body",
        "Recipient",
        "Authority",
        "Post",
        "Signer",
    }
    # No look of its own but italics: whoever changes a style changes the document.
    looks = {child.tag for run in part(raw).iter(f"{W}rPr") for child in run}
    assert looks == {f"{W}i", f"{W}iCs"}
    assert {child.tag for p in part(raw).iter(f"{W}pPr") for child in p} <= {
        f"{W}pStyle",
        f"{W}keepNext",
    }


def test_the_styles_say_what_the_profile_says(hd36: Profile, raw: bytes) -> None:
    document = docx.Document(BytesIO(raw))
    by_id = {style.style_id: style for style in document.styles}
    for role in ROLES:
        wanted, style = hd36.styles[role], by_id[style_id(role)]
        assert style.font.size.pt == wanted.size
        assert bool(style.font.bold) == wanted.bold
        assert bool(style.font.italic) == wanted.italic
        assert style.paragraph_format.space_before.pt == wanted.before
        assert round(style.paragraph_format.first_line_indent.mm, 1) == wanted.first_line
        if wanted.line:
            assert style.paragraph_format.line_spacing.pt == wanted.line
    assert by_id["Kind"].name == "Tên loại văn bản"
    assert by_id["Heading1"].name == "Heading 1"
    assert [by_id[f"Heading{n}"].paragraph_format.keep_with_next for n in (1, 2, 3)] == [True] * 3
    assert by_id["Normal"].paragraph_format.widow_control


def test_language_and_fonts_in_all_four_slots(raw: bytes) -> None:
    styles = part(raw, "word/styles.xml")
    language = styles.find(f".//{W}lang")
    assert {language.get(f"{W}{key}") for key in ("val", "eastAsia", "bidi")} == {"vi-VN"}
    for fonts in styles.iter(f"{W}rFonts"):
        slots = {fonts.get(f"{W}{key}") for key in ("ascii", "hAnsi", "cs", "eastAsia")}
        assert slots == {"Times New Roman"}


def test_the_sheet(raw: bytes) -> None:
    section = docx.Document(BytesIO(raw)).sections[0]
    measures = [section.page_width, section.page_height, section.left_margin, section.right_margin]
    measures += [section.top_margin, section.bottom_margin, section.header_distance]
    assert [round(measure.mm) for measure in measures if measure is not None] == [
        210,
        297,
        30,
        15,
        20,
        20,
        10,
    ]
    assert section.different_first_page_header_footer
    header = part(raw, "word/header1.xml")
    assert header.find(f".//{W}fldSimple").get(f"{W}instr").strip() == "PAGE"


def test_no_layout_by_characters(raw: bytes) -> None:
    xml = part(raw)
    assert not list(xml.iter(f"{W}tab", f"{W}br"))
    for paragraph in paragraphs(raw):
        assert paragraph.text.strip(), "an empty paragraph"
        assert "\t" not in paragraph.text
        # Room for the clerk to write the number and the day is the only run of spaces.
        if "  " in paragraph.text:
            assert paragraph.style in ("Number", "PlaceDate")


def test_the_closing_block_is_one_row_held_by_the_last_text(raw: bytes) -> None:
    body = part(raw).find(f"{W}body")
    text, block, section = list(body)[-3:]
    assert block.tag == f"{W}tbl"
    assert section.tag == f"{W}sectPr"
    assert text.find(f"{W}pPr/{W}keepNext") is not None
    assert len(block.findall(f"{W}tr")) == 1
    assert block.find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_properties_without_a_clock(raw: bytes) -> None:
    properties = docx.Document(BytesIO(raw)).core_properties
    assert properties.title == "Chương trình Công tác của Đảng uỷ và Ban Thường vụ Đảng uỷ năm 2026"
    assert properties.author == "ĐẢNG ỦY PHƯỜNG ĐỒ SƠN"
    assert properties.created is None
    assert properties.modified is None


def test_same_input_same_bytes(program: Program, raw: bytes) -> None:
    assert made(program) == raw
    with ZipFile(BytesIO(raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", ["hd36", "hd05", "nd30"])
def test_it_passes_open_xml_validation(program: Program, name: str) -> None:
    assert complaints(made(issued(program, 5, "2025-12-05"), name, 3)) == []


def test_the_validation_can_fail(raw: bytes) -> None:
    stream = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:pPr>", b"<w:pPr><w:jc/>", 1))
    assert complaints(stream.getvalue())


NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("&<>\"'“”\x00\x0b\x1f\u200f\u202e\ufffe😀🇻🇳ấỳ\n\t{}%"),
    ),
    min_size=1,
    max_size=40,
)


def kept(text: str) -> str:
    """What XML can hold of a text, blanks as spaces."""
    legal = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    return re.sub("[\t\n\r\u00a0]", " ", legal).replace("\u2011", "-")


def minimal(**changes: object) -> Program:
    program = program_of(MINIMAL)
    assert program
    return Program.model_validate(program.model_dump() | changes)


@settings(max_examples=12)
@given(texts=st.lists(NASTY, min_size=8, max_size=8))
def test_no_text_corrupts_it(texts: list[str]) -> None:
    issuer, title, place, basis, closing, name, purpose, post = texts
    items = [{"text": basis, "condition": purpose, "details": [name]}]
    program = minimal(
        issuer={"name": issuer, "parent": post},
        document={"title": title, "place": place, "date": "2025-12", "bases": [f"{basis};"]},
        bodies=[
            {"id": "bch", "name": name, "meetings": [{"number": 1, "month": 1, "items": items}]}
        ],
        implementation=[closing, name],
        recipients=[{"name": name, "purpose": purpose}],
        signature={"authority": post, "post": title, "name": place},
    )
    raw = made(program)
    assert complaints(raw) == []
    said = {paragraph.text for paragraph in paragraphs(raw)}
    lines = {kept(line).strip().upper() for line in title.split("\n")}
    lines.discard("")  # a title prints no empty line
    assert {*lines, kept(f"{basis};")} <= {*said, *(text.strip() for text in said)}
    assert {kept(line) for line in f"1. {closing}".split("\n")} <= said


def test_five_hundred_items_and_a_word_without_end() -> None:
    items = [{"text": "Nộidung" * 300}] + [{"text": f"Nội dung {n}."} for n in range(500)]
    meeting = {"number": 1, "month": 1, "items": items}
    raw = made(minimal(bodies=[{"id": "bch", "name": "Ban Chấp hành", "meetings": [meeting]}]))
    assert complaints(raw) == []
    assert "(501) Nội dung 499." in text_of(raw)


def test_empty_sections_leave_no_empty_headings() -> None:
    raw = made(minimal(bodies=[{"id": "bch", "name": "Ban Chấp hành", "meetings": []}]))
    assert complaints(raw) == []
    said = [paragraph.text for paragraph in paragraphs(raw)]
    assert "I. BAN CHẤP HÀNH" in said
    assert not [text for text in said if text.startswith("B.") or text == "Nơi nhận:"]


@pytest.mark.parametrize(
    ("name", "issuer", "parent"),
    [
        ("hd36", "Đảng ủy xã Ia", "Đảng bộ tỉnh Gia Lai"),
        ("hd36", "Đảng ủy phường Bà Rịa", "Đảng bộ Thành phố Hồ Chí Minh"),
        ("hd05", "Đảng ủy đặc khu Phú Quốc", ""),
        ("nd30", "Ủy ban nhân dân phường", ""),
    ],
)
def test_names_of_other_communes_stay_on_one_line(name: str, issuer: str, parent: str) -> None:
    document = {"title": "Công tác", "place": "Thành phố Hồ Chí Minh", "date": "2025-12"}
    raw = made(minimal(issuer={"name": issuer, "parent": parent}, document=document), name)
    columns = [int(c.get(f"{W}w")) / 20 for c in part(raw).iter(f"{W}gridCol")][:2]
    rules = profile(name, [])
    sides: tuple[tuple[int, Role, str], ...] = (
        (1, "nation", rules.words.nation),
        (0, "issuer", issuer.upper()),
        (0, "parent", parent.upper()),
    )
    for side, role, text in sides:
        style = rules.styles[role]
        assert width(text, style.size, bold=style.bold) < columns[side]
    assert sum(columns) == pytest.approx(165 * 72 / 25.4, abs=0.2)


def test_a_file_is_written_and_kept(ctr: Run, workspace: Path) -> None:
    ran = ctr(
        "render", "--format", "docx", "--number", "05", "--date", "05/12/2025", "--draft", "2"
    )
    assert ran.code == 0
    assert "Đã ghi chuong-trinh-2026.docx" in ran.err
    assert "Thể thức hd36 (Hướng dẫn 36-HD/VPTW ngày 03/4/2018), theo ngày văn bản" in ran.err
    written = (workspace / "chuong-trinh-2026.docx").read_bytes()
    text = text_of(written)
    assert "Số 05-CTr/ĐU" in text
    assert "Đồ Sơn, ngày 05 tháng 12 năm 2025" in text
    assert "Dự thảo lần 2" in text
    ran = ctr("render", "--format", "docx")
    assert ran.code == 3
    assert "--force" in ran.err
    assert (workspace / "chuong-trinh-2026.docx").read_bytes() == written
    assert ctr("render", "--format", "docx", "--force").code == 0


def test_what_is_written_can_be_read_back(ctr: Run, workspace: Path) -> None:
    ctr("render", "--format", "docx", "-o", "x.docx")
    assert ctr("import", "x.docx", "-o", "x.yaml").code == 0
    again = ctr("render", "x.yaml", "--format", "txt")
    assert again.code == 0
    assert again.out == ctr("render", "--format", "txt").out


def test_the_name_of_the_output_chooses_the_format(ctr: Run, workspace: Path) -> None:
    ctr("render", "-o", "x.docx")
    ctr("render", "--format", "docx", "-o", "y.docx")
    assert (workspace / "x.docx").read_bytes() == (workspace / "y.docx").read_bytes()


def test_a_symbol_is_held_by_words_own_hyphen_and_read_back(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Sơ kết việc thực hiện Chỉ thị số 05-CT/TW, Nghị quyết 12-NQ/ĐU giai đoạn 2026-2030."
    monkeypatch.chdir(tmp_path)
    Path("2026.yaml").write_text(MINIMAL.replace("Kiểm điểm quý I.", said), "utf-8")
    assert ctr("render", "2026.yaml", "-o", "ct.docx").code == 0
    raw = Path("ct.docx").read_bytes()
    (item,) = (p for p in part(raw).iter(f"{W}p") if "Sơ kết" in "".join(p.itertext()))
    assert len(list(item.iter(f"{W}noBreakHyphen"))) == 3
    assert "\u2011" not in "".join(item.itertext())
    assert said[:-1] in text_of(raw) and not complaints(raw)
    assert ctr("import", "ct.docx", "-o", "lai.yaml").code == 0
    assert said in " ".join(Path("lai.yaml").read_text("utf-8").split())


def test_a_table_does_not_touch_the_line_above_it(hd36: Profile) -> None:
    table = Table((Column("TT", "table_center", 20),), [Row((["1"],))])
    above = line("body", "Số liệu như sau:")
    paper = Paper("x", "x", "2026", hd36, no_head(), [above, table], no_end())
    before = part(docx_of([paper])).xpath(
        "//w:tbl[w:tblPr/w:tblBorders]/preceding-sibling::*[1]", namespaces={"w": W[1:-1]}
    )
    (spacing,) = before[0].iter(f"{W}spacing")
    assert (before[0].xpath("string()"), int(spacing.get(f"{W}line"))) == ("", 100)
