"""Footnotes and endnotes that say who does a work, by when or if at all: in Word, OpenDocument and text."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support import DATA, pdf_files
from support.programme_text import checks, items, programme, said
from support.tables import HEAD, TAIL, in_word, told
from support.word_notes import calling, noted
from support.word_parts import cell, row, table

_WORKS = (
    "I. BAN THƯỜNG VỤ",
    "Tháng 3",
    "- Đề án chợ đêm[1];",
    "- Kế hoạch trồng rừng[2] (nếu có).",
)


def _imported(*lines: str, notes: tuple[str, ...], kind: str = "footnote") -> Imported:
    body = "".join(
        line if line.startswith("<") else calling(line, kind) for line in (*HEAD, *lines, *TAIL)
    )
    return convert(read(noted(body, notes, kind), "a.docx"), "a.docx")


def _left(result: Imported) -> list[str]:
    return [message for message in checks(result) if "không nhập" in message]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Phòng Kinh tế chuẩn bị; Công an xã phối hợp.", "Phòng Kinh tế; Công an xã coordinate"),
        ("Cơ quan chuẩn bị: Phòng Kinh tế. Phối hợp: Công an xã.", "Phòng Kinh tế; Công an xã coordinate"),
        ("Giao Phòng Kinh tế chủ trì, Công an xã phối hợp.", "Phòng Kinh tế lead; Công an xã coordinate"),
        ("Chủ trì: Phòng Kinh tế\nPhối hợp: Công an xã", "Phòng Kinh tế lead; Công an xã coordinate"),
        ("Phòng Kinh tế, Công an xã", "Phòng Kinh tế; Công an xã"),
        ("Phòng Kinh tế chuẩn bị. Hồ sơ gửi trước ngày 05/3/2027.", "Phòng Kinh tế | hạn 2027-03-05"),
        ("Phòng Kinh tế tham mưu; tài liệu gửi chậm nhất 05/3", "Phòng Kinh tế advise | hạn 2027-03-05"),
    ],
)  # fmt: skip
def test_a_note_says_who_does_its_work_and_by_when(kind: str, note: str, who: str) -> None:
    result = _imported(*_WORKS, notes=(note, "Công an xã chuẩn bị."), kind=kind)
    first, second = told(result)
    assert first.removeprefix("? ").split(" | [")[0] == f"btv-3 | Đề án chợ đêm; | {who}"
    assert second == "btv-3 | Kế hoạch trồng rừng. | Công an xã | nếu có"
    assert not _left(result)


def test_what_a_note_says_else_is_told() -> None:
    notes = ("Công an xã chuẩn bị. Có mời hợp tác xã dự.", "Theo Kế hoạch số 20 của Tỉnh ủy.")
    result = _imported(*_WORKS, notes=notes)
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm; | Công an xã",
        "btv-3 | Kế hoạch trồng rừng. | ",
    ]
    assert [message.partition(": ")[2] for message in _left(result)] == [
        "“Có mời hợp tác xã dự.”",
        "“Theo Kế hoạch số 20 của Tỉnh ủy.”",
    ]


@pytest.mark.parametrize(
    "note", ["Trung tâm Phục vụ hành chính công.", "Căn cứ Nghị quyết số 18 của Tỉnh ủy."]
)
def test_a_note_that_explains_a_name_or_a_source_charges_nobody(note: str) -> None:
    works = (
        "I. BAN THƯỜNG VỤ",
        "Tháng 3",
        "- Kết quả hoạt động của TTPVHCC[1].",
        "- Sơ kết quý I.",
    )
    result = _imported(*works, notes=(note,))
    assert said(result.program)[0] == "btv-3 | Kết quả hoạt động của TTPVHCC. | "
    assert len(_left(result)) == 1


def test_a_condition_in_a_note() -> None:
    result = _imported(*_WORKS[:3], "- Sơ kết.", notes=("Khi có hướng dẫn của Tỉnh ủy.",))
    assert items(result.program)[0][1].condition == "Khi có hướng dẫn của Tỉnh ủy"


def test_the_note_of_a_month_names_who_prepares_all_its_works() -> None:
    works = ("I. BAN THƯỜNG VỤ", "Tháng 3[1]", "- Đề án chợ đêm;", "- Kế hoạch trồng rừng.")
    result = _imported(*works, notes=("Văn phòng Đảng ủy chuẩn bị.",))
    (meeting,) = result.program.bodies[0].meetings
    assert [entry.agency for entry in meeting.agencies] == ["Văn phòng Đảng ủy"]


def test_notes_of_works_in_one_paragraph_and_in_cells() -> None:
    heads = row(*(cell(calling(text)) for text in ("TT", "Nội dung[3]", "Thời gian")))
    works = row(
        *(
            cell(calling(text))
            for text in ("1", "Đề án chợ đêm[1]\nKế hoạch trồng rừng[2]", "Tháng 3")
        )
    )
    notes = ("Phòng Kinh tế chuẩn bị.", "Công an xã chuẩn bị.", "Văn phòng chuẩn bị.")
    result = _imported(table(heads, works), notes=notes)
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm | Phòng Kinh tế",
        "btv-3 | Kế hoạch trồng rừng | Công an xã",
    ]
    assert len(_left(result)) == 1


def test_the_note_of_a_work_that_was_taken_out_is_gone_with_it() -> None:
    deleted = (
        '<w:p><w:del w:id="7" w:author="x"><w:r><w:footnoteReference w:id="2"/></w:r></w:del></w:p>'
    )
    result = _imported(
        *_WORKS[:3], deleted, notes=("Công an xã chuẩn bị.", "Phòng Kinh tế chuẩn bị.")
    )
    assert said(result.program) == ["btv-3 | Đề án chợ đêm; | Công an xã"]
    assert not _left(result)


@pytest.mark.parametrize(
    ("one", "two", "label"),
    [
        ("¹", "²", ""), ("[^1]", "[^rừng]", ":"), (" [1]", " [2]", ""), (" (1)", " (2)", ""),
        (" (1)", " (2)", ":"), ("1", "2", ""),
    ],
)  # fmt: skip
def test_signs_of_notes_as_others_type_them(one: str, two: str, label: str) -> None:
    works = f"I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm{one};\n- Xây 250 m² kho{one} và sân.\n- Kế hoạch trồng rừng{two}.\n"
    notes = f"{one.strip()}{label} Phòng Kinh tế chuẩn bị; Công an xã phối hợp.\n{two.strip()}{label} Công an xã chuẩn bị. Hồ sơ gửi trước 05/3.\n"
    result = programme(f"{works}\n{notes}" if " (" not in one else f"{works}\nChú thích:\n{notes}")
    assert (
        said(result.program)[0] == "btv-3 | Đề án chợ đêm; | Phòng Kinh tế, Công an xã coordinate"
    )
    assert said(result.program)[-1] == "btv-3 | Kế hoạch trồng rừng. | Công an xã"
    assert items(result.program)[-1][1].deadline == "2027-03-05"
    assert "250 m²" in items(result.program)[1][1].text
    assert not _left(result)


def test_a_note_at_the_foot_of_a_text_may_be_of_several_works() -> None:
    works = "I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm (1).\n- Sơ kết công tác quý I.\n- Kế hoạch trồng rừng (1).\n"
    result = programme(f"{works}\n(1) Phòng Kinh tế chuẩn bị, Công an xã phối hợp.\n")
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm. | Phòng Kinh tế, Công an xã coordinate",
        "btv-3 | Sơ kết công tác quý I. | ",
        "btv-3 | Kế hoạch trồng rừng. | Phòng Kinh tế, Công an xã coordinate",
    ]


def test_a_doc_keeps_the_place_of_its_notes() -> None:
    document = read((DATA / "old-word" / "beside.doc").read_bytes(), "beside.doc")
    (note,) = [remark for remark in document.remarks if remark.note]
    assert (note.note, note.line) == ("Theo Kế hoạch 20.", document.lines[1])


_PAGES = (
    [
        *HEAD, "I. BAN THƯỜNG VỤ", "Tháng 3", "- Đề án chợ đêm giai đoạn 2[1];", "- Kế hoạch trồng rừng năm 2027[2].",
        "- Sơ kết 250 m[2] nhà văn hóa.", "[1] Phòng Kinh tế chuẩn bị, Công an xã", "phối hợp.", "2 Công an xã chuẩn bị.", "1",
    ],
    ["Tháng 4", "- Diễn tập[3].", *TAIL, "3 Có mời hợp tác xã dự.", "2"],
)  # fmt: skip


def test_notes_at_the_foot_of_the_pages_of_a_pdf() -> None:
    result = convert(read(pdf_files.noted(*_PAGES), "a.pdf"), "a.pdf")
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm giai đoạn 2; | Phòng Kinh tế, Công an xã coordinate",
        "btv-3 | Kế hoạch trồng rừng năm 2027. | Công an xã",
        "btv-3 | Sơ kết 250 m² nhà văn hóa. | ",
        "btv-4 | Diễn tập. | ",
    ]
    assert _left(result) == [
        "chú thích cuối trang, không nhập vào chương trình: “Có mời hợp tác xã dự.”"
    ]


def test_a_note_of_the_preamble_charges_nobody() -> None:
    lead = "Ban Thường vụ Đảng ủy[2] ban hành Chương trình công tác năm 2027 như sau:"
    body = "".join(map(calling, (*HEAD[:-1], lead, *_WORKS[:3], *TAIL)))
    notes = ("Công an xã chuẩn bị.", "Văn phòng Đảng ủy chuẩn bị.")
    result = convert(read(noted(body, notes), "a.docx"), "a.docx")
    assert "Văn phòng" not in (result.program.document.preamble or "")
    assert len(_left(result)) == 1


def test_numbers_of_notes_that_a_copy_left_out() -> None:
    works = (
        "Đề án chợ đêm1;",
        "Lịch trực đê2;",
        "Kế hoạch trồng rừng năm 20274;",
        "Sơ kết quý I5;",
        "Diễn tập (nếu có)6.",
    )
    lines = "\n".join(f"- {work}" for work in works)
    result = programme(f"I. BAN THƯỜNG VỤ\nTháng 3\n{lines}\n- Kiểm tra khu phố 7.\n")
    assert [item.text for _, item in items(result.program)] == [
        "Đề án chợ đêm;", "Lịch trực đê;", "Kế hoạch trồng rừng năm 2027;", "Sơ kết quý I;", "Diễn tập.", "Kiểm tra khu phố 7.",
    ]  # fmt: skip
    assert any("tệp này không có chú thích ấy" in message for message in checks(result))


def test_single_numbers_stuck_to_words_stay() -> None:
    result = programme(
        "I. BAN THƯỜNG VỤ\nTháng 3\n- Lắp tuabin gió loại V3.\n- Kiểm tra thôn Đoài1.\n- Sơ kết COVID19.\n"
    )
    assert [item.text for _, item in items(result.program)] == [
        "Lắp tuabin gió loại V3.", "Kiểm tra thôn Đoài1.", "Sơ kết COVID19.",
    ]  # fmt: skip


_TABLE = """TT | Nội dung | Cơ quan | Thời gian
1 | Đề án chợ đêm (1) | | Tháng 3
2 | Lịch trực đê | Văn phòng Đảng ủy (2) | Tháng 4
"""
_BENEATH = ("(1) Phòng Kinh tế chuẩn bị. Hồ sơ gửi trước 10/3.", "(2) Công an xã phối hợp.")


@pytest.mark.parametrize(
    "notes",
    [
        "\n".join(_BENEATH),
        "\n".join(f"{note} | < | < | <" for note in _BENEATH),
        f"Ghi chú: / {' / '.join(_BENEATH)} | < | < | <",
    ],
)
def test_notes_beneath_a_table_and_in_its_last_rows(notes: str) -> None:
    result = in_word(_TABLE + notes)
    assert told(result) == [
        "btv-3 | Đề án chợ đêm | Phòng Kinh tế | hạn 2027-03-10 | [Thời hạn: trước 10/3]",
        "btv-4 | Lịch trực đê | Văn phòng Đảng ủy; Công an xã coordinate",
    ]
    assert not _left(result)


def test_a_note_that_its_cell_cannot_hold_is_told() -> None:
    drawn = "TT | Nội dung | Thời gian\n1 | Đề án chợ đêm | Tháng 3 (1)\n(1) Hồ sơ gửi trước ngày 05 của tháng."
    assert len(_left(in_word(drawn))) == 1
