"""Whole documents: what they hold comes out, in its place, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.checking.check import check
from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.agencies import directory, resolve
from ctr_cli.model.errors import CtrError
from ctr_cli.model.meetings import meeting_id
from ctr_cli.model.program import Item, Program
from ctr_cli.model.values import Assignment
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.render.templates import fill
from ctr_cli.source.load import from_bytes
from ctr_cli.source.profiles import choose, profile
from ctr_cli.views.blocks import Paragraph
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_paper, template_words
from support import REAL, SOURCE_TEXT, program_of
from support.import_documents import ALL, FOLDER, converted, imported, lines, missing_words, raw
from support.programme_text import printed_parts

every = pytest.mark.parametrize("document", ALL)

SHAPES = {
    "chuong-trinh-2026.txt": "bch-3:5 bch-4:7 bch-5:3 bch-6:5 btv-1:9 btv-2:5 btv-3:11 btv-4:6 btv-5:5 btv-6:9 "
    "btv-7:6 btv-8:8 btv-9:8 btv-10:7 btv-11:7 btv-12:6",
    "dac-khu-con-dao.txt": "dang-uy-6:1 dang-uy:4",
    "mttq-song-lo.txt": "mttq-1:2 mttq-2:2 mttq-3:2 mttq-month:2",
    "phuong-cai-rang.md": "dang-uy-8:2 dang-uy-9:1 btv-1:1 btv-2:1",
    "xa-duc-trong.txt": "btv-1:2 btv-2:1 btv-3:1 btv-4:1 bch-3:2 bch-6:1",
    "phuong-hoa-cuong-pdf.txt": "bch-9:3 bch-10:2 btv-q1:2 btv-q2:1 btv-q3:1 btv-q4:1",
    "phuong-tan-hoi-bang.md": "bch-3:1 bch-6:2 bch-q4:1 btv-1:1 btv-5:1 btv-month:1",
    "xa-an-phu.txt": "bch-7:3 bch-8:2 bch-9:1 bch-10:2 btv-1:2 btv-2:2",
    "xa-binh-minh.txt": "bch-3:2 bch-6:2 bch-9:2 bch-12:2 btv-1:3 btv-2:2 btv-2-cd:1 thuong-truc-q1:1 thuong-truc-q2:1",
    "xa-dong-tien-ubnd.txt": "ubnd-1:2 ubnd-2:1 ubnd-3:2",
    "xa-tan-lap-quy.md": "btv-1:2 btv-2:1 btv-3:1 btv-4:1 btv-5:1 bch-4:2 bch-5:1",
    "phuong-an-khe.txt": "btv-month:2 btv-quarter:1 btv-1:2 btv-2:1 btv-3:2",
    "xa-hoa-thinh-web.txt": "btv-1:2 btv-2:2 btv-3:1 thuong-truc-1:1 bch-3:2",
    "xa-yen-lang.docx": "bch-8:2 bch-9:1 btv-1:2 btv-2:1",
    "phuong-buon-ho.md": "dang-uy-11:2 dang-uy-12:1 btv-1:2 btv-2:1",
    "van-phong-muong-thanh.txt": "van-phong-1:2 van-phong-2:1 van-phong-7:1",
    "xa-bac-ha.docx": "bch-3:1 bch-6:1 btv-2:1",
    "phuong-thuan-hoa.txt": "btv-1:2 btv-2:1 btv-4:1 bch-7:1 bch-8:1",
    "phuong-le-loi.docx": "bch-6:2 bch-7:1 btv-1:2 btv-2:1",
    "xa-minh-chau.docx": "bch-q1:1 bch-5:1 btv-2:1 btv-4:2",
}


def shape(program: Program) -> str:
    return " ".join(
        f"{meeting_id(body, meeting)}:{len(meeting.items)}"
        for body in program.bodies
        for meeting in body.meetings
    )


def item(name: str, identifier: str) -> Item:
    meeting, _, position = identifier.rpartition(".")
    for body in imported(name).program.bodies:
        for candidate in body.meetings:
            if meeting_id(body, candidate) == meeting:
                return candidate.items[int(position) - 1]
    raise AssertionError(identifier)


def charged(entries: list[Assignment]) -> list[tuple[str, str]]:
    return [(entry.agency, entry.role) for entry in entries]


@pytest.mark.no_cover
@every
def test_meetings_and_items_are_found(document: str) -> None:
    assert shape(imported(document).program) == SHAPES[document]


@pytest.mark.no_cover
@every
def test_no_word_is_lost(document: str) -> None:
    assert missing_words(lines(document), imported(document)) == []


@every
def test_every_line_finds_its_place(document: str) -> None:
    strays = {"phuong-an-khe.txt": ["HUYỆN ỦY CŨ: (không còn)"]}
    assert [line.text for line in imported(document).report.unplaced] == strays.get(document, [])


@pytest.mark.no_cover
@every
def test_the_file_is_sound_and_reads_back_equal(document: str) -> None:
    result = imported(document)
    source = from_bytes(result.yaml.encode(), "x.yaml")
    assert [f for f in check(source) if f.severity == "error"] == []
    assert source.program == result.program
    assert result.yaml.startswith("# yaml-language-server: $schema=ctr.schema.json\n")


@every
def test_every_name_means_one_agency(document: str) -> None:
    program = imported(document).program
    known = directory(program)
    for body in program.bodies:
        for meeting in body.meetings:
            for entry in (*meeting.agencies, *(a for i in meeting.items for a in i.agencies)):
                assert len(resolve(known, entry.agency)) == 1, entry.agency


def rendered(program: Program, form: str) -> bytes:
    """What `ctr render` writes."""
    own = choose(program, None, [], program.dated).profile
    words = printed(program, own)
    if form == "docx":
        return docx_of([program_paper(program, own, words)])
    return fill(f"program.{form}.j2", template_words(words), []).encode()


@pytest.mark.no_cover
@every
def test_what_is_rendered_imports_to_the_same(document: str) -> None:
    """As a Word file; made-up programmes go round as texts."""
    program = imported(document).program
    again = convert(read(rendered(program, "docx"), "x"), "x")
    assert printed_parts(again.program) == printed_parts(program)
    assert again.report.unplaced == []


@pytest.mark.parametrize(
    ("document", "parts"),
    [
        ("van-phong-muong-thanh.txt", []),
        ("dac-khu-con-dao.txt", ["II. NHIỆM VỤ TRỌNG TÂM", "III. TRIỂN KHAI THỰC HIỆN"]),
    ],
)
def test_only_the_headings_of_parts_that_stand_in_it_are_printed(
    document: str, parts: list[str]
) -> None:
    own = profile("hd36", [])
    program = imported(document).program
    paper = program_paper(program, own, printed(program, own))
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    assert [block.text for block in blocks if block.role == "part"] == parts


def test_the_real_programme_is_the_one_typed_by_hand() -> None:
    real = program_of(REAL.read_bytes())
    program = imported(SOURCE_TEXT.name).program
    assert program.bodies == real.bodies
    assert program.implementation == real.implementation
    assert program.recipients == real.recipients
    assert program.signature == real.signature
    assert program.document == real.document
    ours, theirs = directory(program), directory(real)
    for body in real.bodies:
        for meeting in body.meetings:
            for entry in (*meeting.agencies, *(a for i in meeting.items for a in i.agencies)):
                assert resolve(ours, entry.agency) == resolve(theirs, entry.agency)
    for agency in program.agencies:
        known = theirs.agencies[agency.id]
        assert (agency.name, agency.members) == (known.name, known.members)


@pytest.mark.no_cover
@pytest.mark.parametrize("form", ["md", "txt", "docx"])
def test_the_real_programme_goes_round(form: str) -> None:
    real = program_of(REAL.read_bytes())
    again = convert(read(rendered(real, form), "x"), "x")
    assert again.program.model_dump(exclude={"agencies"}) == real.model_dump(exclude={"agencies"})
    assert again.report.complete


def test_an_order_in_the_last_sentence() -> None:
    found = item("xa-an-phu.txt", "bch-7.2")
    assert found.text == "Cho ý kiến Đề án phát triển làng nghề giai đoạn 2027 - 2030."
    assert charged(found.agencies) == [
        ("UBND xã", "lead"),
        ("Phòng Kinh tế", "coordinate"),
        ("Hội Nông dân xã", "coordinate"),
    ]
    assert found.deadline == "2027-02"


def test_a_condition_and_an_agency_in_one_bracket() -> None:
    found = item("xa-an-phu.txt", "bch-8.2")
    assert found.condition == "khi tỉnh giao bổ sung kế hoạch vốn"
    assert charged(found.agencies) == [("UBND xã", "prepare")]


def test_points_under_an_item_that_ends_with_a_colon() -> None:
    assert item("xa-an-phu.txt", "bch-8.1").details == [
        "Báo cáo về kinh tế - xã hội;",
        "Báo cáo về công tác xây dựng Đảng.",
    ]
    assert item("dac-khu-con-dao.txt", "dang-uy.3").details == [
        "Kiểm soát rác thải nhựa;",
        "Bảo vệ rùa biển trong mùa sinh sản.",
    ]


def test_a_line_for_the_month_and_lines_for_items() -> None:
    month = imported("xa-an-phu.txt").program.bodies[1].meetings[0]
    assert charged(month.agencies)[:2] == [("Văn phòng Đảng ủy", "lead"), ("UBND xã", "coordinate")]
    assert all(not entry.agencies for entry in month.items)
    found = item("dac-khu-con-dao.txt", "dang-uy.1")
    assert charged(found.agencies) == [
        ("Văn phòng Đảng ủy", "lead"),
        ("Ban Xây dựng Đảng", "coordinate"),
    ]
    assert found.topic == "Về công tác xây dựng Đảng"


def test_a_line_with_items_after_it_is_for_the_item_before() -> None:
    assert charged(item("mttq-song-lo.txt", "mttq-2.1").agencies) == [
        ("các tổ chức thành viên", "perform")
    ]
    assert imported("mttq-song-lo.txt").program.bodies[0].meetings[1].agencies == []


def test_agencies_after_a_dash() -> None:
    found = item("phuong-cai-rang.md", "dang-uy-8.2")
    assert found.text == "Phát triển kinh tế ban đêm, chợ nổi Cái Răng"
    assert charged(found.agencies) == [("UBND phường", "lead"), ("Công an phường", "coordinate")]


def test_a_bracket_on_the_next_line() -> None:
    found = item("xa-binh-minh.txt", "bch-3.1")
    assert found.text == "Đánh giá kết quả thực hiện nhiệm vụ quý, 6 tháng, 9 tháng, năm."
    assert [name for name, _ in charged(found.agencies)] == [
        "Hội đồng nhân dân",
        "Ủy ban nhân dân xã",
        "Văn phòng Đảng ủy",
    ]


def test_a_sentence_under_an_item() -> None:
    found = item("xa-binh-minh.txt", "btv-1.2")
    assert charged(found.agencies) == [
        ("Ủy ban nhân dân xã", "lead"),
        ("Mặt trận Tổ quốc và các đoàn thể xã", "coordinate"),
    ]
    assert found.deadline == "2027-01-20"
    said = "Thời hạn: trước ngày 20/01/2027"
    assert found.details == ["Tiêu chí môi trường;", "Tiêu chí văn hóa.", said]


def test_a_page_broken_in_the_middle_of_a_sentence() -> None:
    text = item("phuong-hoa-cuong-pdf.txt", "bch-9.3").text
    assert "nhiệm kỳ 2025 - 2030 và định hướng phát triển kinh tế - xã hội số" in text
    assert charged(item("phuong-hoa-cuong-pdf.txt", "bch-10.2").agencies) == [
        ("Uỷ ban Kiểm tra Đảng uỷ", "prepare")
    ]
    reasons = {i.reason for i in imported("phuong-hoa-cuong-pdf.txt").report.ignored}
    assert {"số trang", "tiêu đề lặp lại ở các trang", "dấu chữ ký số"} <= reasons


def test_columns_of_a_table() -> None:
    found = item("xa-minh-chau.docx", "bch-5.1")
    assert found.product == "Đề án"
    assert found.deadline == "2027-05-15"
    assert charged(found.agencies) == [
        ("UBND xã", "lead"),
        ("Ban Xây dựng Đảng", "coordinate"),
        ("Hội đồng nhân dân", "coordinate"),
    ]
    assert charged(item("xa-minh-chau.docx", "btv-4.2").agencies) == [("Công an xã", "lead")]
    assert item("xa-minh-chau.docx", "btv-4.1").details == ["Quản lý đất đai;", "Đầu tư công."]


def test_a_column_of_who_decides() -> None:
    program = imported("xa-bac-ha.docx").program
    assert {body.id: body.name for body in program.bodies} == {
        "btv": "Ban Thường vụ",
        "bch": "Ban Chấp hành",
    }
    assert charged(item("xa-bac-ha.docx", "btv-2.1").agencies) == [
        ("Ban Xây dựng Đảng", "advise"),
        ("UBMTTQ xã", "coordinate"),
    ]
    edges = [i.line.text for i in imported("xa-bac-ha.docx").report.ignored]
    assert "Tài liệu lưu hành nội bộ" in edges


def test_numbers_word_counts_by_itself() -> None:
    program = imported("phuong-le-loi.docx").program
    assert [m.number for m in program.bodies[0].meetings] == [6, 7]
    assert item("phuong-le-loi.docx", "bch-6.2").details == ["Phần thu;", "Phần chi."]
    assert "đã xóa" not in imported("phuong-le-loi.docx").yaml


def test_what_is_doubtful_is_said_in_the_file_and_in_the_report() -> None:
    result = imported("xa-binh-minh.txt")
    assert result.yaml.count("# kiểm tra: văn bản ghi chung một lần cho các tháng 3, 6, 9, 12") == 4
    assert [c.where for c in result.report.checks] == [
        "bch-3", "bch-6", "bch-9", "bch-12",
    ]  # fmt: skip


def test_the_frame_of_a_document() -> None:
    document = imported("xa-an-phu.txt").program.document
    assert (document.number, document.symbol, document.date) == (21, "CTr/ĐU", "2026-12-28")
    assert document.title == "Công tác của Ban Chấp hành và Ban Thường vụ Đảng ủy xã năm 2027"
    assert len(document.bases) == 2
    state = imported("xa-dong-tien-ubnd.txt").program
    assert state.document.symbol == "CTr-UBND"
    assert state.issuer.name == "Ủy ban nhân dân xã Đồng Tiến"
    assert state.signature
    assert state.signature.authority == "TM. ỦY BAN NHÂN DÂN"


@pytest.mark.parametrize(
    ("name", "what"), [("lich-tuan.txt", "lịch công tác"), ("giay-moi.txt", "giấy mời")]
)
def test_another_kind_of_document_is_refused(name: str, what: str) -> None:
    with pytest.raises(CtrError, match=what):
        convert(read((FOLDER / name).read_bytes(), name), name)


@given(st.sampled_from(["\r\n", "\n", "\r"]), st.booleans(), st.booleans())
def test_line_ends_marks_and_letters_make_no_difference(
    ends: str, mark: bool, decomposed: bool
) -> None:
    import unicodedata

    text = raw("xa-binh-minh.txt").decode()
    if decomposed:
        text = unicodedata.normalize("NFD", text)
    encoded = ("\ufeff" if mark else "") + text.replace("\n", ends)
    again = converted(read(encoded.encode(), "x"))
    assert again.program == imported("xa-binh-minh.txt").program
