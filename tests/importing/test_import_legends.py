"""What a note of the paper explains: letters and numbers for offices, a star on who leads, marks in a calendar, works by their numbers."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.programme_text import checks, items, programme, said
from support.tables import HEAD, TAIL, in_word, told
from support.word_parts import docx, paragraph

_WORKS = "I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm ({}).\n- Kế hoạch trồng rừng ({}).\n"


def _in_paragraphs(*lines: str) -> Imported:
    return convert(read(docx("".join(map(paragraph, (*HEAD, *lines, *TAIL)))), "a.docx"), "a.docx")


@pytest.mark.parametrize(
    ("signs", "legend", "who"),
    [
        (("A", "B, A"), "Ký hiệu: A: Phòng Kinh tế; B: Công an xã.", ("Phòng Kinh tế", "Công an xã, Phòng Kinh tế")),
        (("1", "2; 1"), "Ghi chú: (1) Phòng Kinh tế; (2) Công an xã.", ("Phòng Kinh tế", "Công an xã, Phòng Kinh tế")),
        (
            ("A", "B/A"),
            "Ký hiệu: A là Phòng Kinh tế, B là Công an xã; chữ đứng trước gạch chéo là cơ quan chủ trì.",
            ("Phòng Kinh tế lead", "Công an xã lead, Phòng Kinh tế coordinate"),
        ),
    ],
)  # fmt: skip
def test_letters_and_numbers_stand_for_offices(
    signs: tuple[str, str], legend: str, who: tuple[str, str]
) -> None:
    result = programme(f"{_WORKS.format(*signs)}{legend}\n")
    assert said(result.program) == [
        f"btv-3 | Đề án chợ đêm. | {who[0]}",
        f"btv-3 | Kế hoạch trồng rừng. | {who[1]}",
    ]


def test_a_list_of_signs_over_the_works_is_no_work() -> None:
    listed = "Ký hiệu cơ quan:\nA - Phòng Kinh tế\nB - Công an xã\n"
    result = programme(listed + _WORKS.format("A", "B"))
    assert [line.rsplit(" | ")[-1] for line in said(result.program)] == [
        "Phòng Kinh tế",
        "Công an xã",
    ]
    assert sum("danh mục ký hiệu" in left.reason for left in result.report.ignored) == 3


def test_brackets_of_letters_that_nothing_explains_stay() -> None:
    first, _ = said(programme(_WORKS.format("A", "B")).program)
    assert first == "btv-3 | Đề án chợ đêm (A). | "


@pytest.mark.parametrize("note", ["(*) Đơn vị chủ trì.", "Ghi chú: dấu * là cơ quan chủ trì."])
def test_a_star_stands_on_who_leads(note: str) -> None:
    work = "- Đề án chợ đêm (Công an xã, Phòng Kinh tế (*))."
    (item,) = said(_in_paragraphs("Tháng 3", work, note).program)
    assert item == "btv-3 | Đề án chợ đêm. | Phòng Kinh tế lead, Công an xã coordinate"


def test_marks_of_a_calendar_mean_what_the_note_says() -> None:
    drawn = """TT | Nội dung | Tháng 1 | Tháng 2 | Tháng 3 | Tháng 4
    1 | Đề án chợ đêm | o | x | |
    2 | Kế hoạch trồng rừng | | x | o | x
    Ghi chú: “x”: tháng trình hội nghị; “o”: tháng gửi dự thảo lấy ý kiến."""
    result = in_word(drawn)
    held = [line.removeprefix("? ").split(" | ")[0] for line in told(result)]
    assert held == ["btv-2", "btv-2", "btv-4"]


def test_marks_of_two_bodies() -> None:
    drawn = """TT | Nội dung | Tháng 1 | Tháng 2 | Tháng 3
    1 | Đề án chợ đêm | x | | o
    Ghi chú: x: trình Ban Thường vụ; o: trình Ban Chấp hành."""
    assert {line.split(" | ")[0] for line in told(in_word(drawn))} == {"btv-1", "bch-3"}


@pytest.mark.parametrize(
    "told_by_number",
    [
        "Cơ quan | Chủ trì nội dung số | Phối hợp nội dung số\nPhòng Kinh tế | 1 | 2\nCông an xã | 2 | 1",
        "TT | Cơ quan | Chủ trì | Phối hợp\n1 | Phòng Kinh tế | Nội dung 1 | 2\n2 | Công an xã | 2 | Nội dung 1",
        "Phòng Kinh tế: chủ trì nội dung 1; phối hợp nội dung 2.\nCông an xã: chủ trì nội dung 2; phối hợp nội dung 1.",
    ],
)
def test_who_leads_and_who_helps_by_number(told_by_number: str) -> None:
    works = "Tháng 3\n1. Đề án chợ đêm.\n2. Kế hoạch trồng rừng.\nPHÂN CÔNG CHUẨN BỊ\n"
    result = in_word(f"{works}{told_by_number}")
    found = {
        item.text: {(a.agency, a.role) for a in item.agencies}
        for item in result.program.bodies[0].meetings[0].items
    }
    lead, helps = ("Phòng Kinh tế", "Công an xã"), ("Công an xã", "Phòng Kinh tế")
    assert found == {
        "Đề án chợ đêm.": {(lead[0], "lead"), (lead[1], "coordinate")},
        "Kế hoạch trồng rừng.": {(helps[0], "lead"), (helps[1], "coordinate")},
    }


_OFFICES = {"KT": "Phòng Kinh tế", "CAX": "Công an xã", "VP": "Văn phòng Đảng ủy"}


@pytest.mark.parametrize("label", ["Chữ viết tắt:", "Ký hiệu:", "Quy ước:", "Bảng mã cơ quan:"])
@pytest.mark.parametrize(
    "pair", ["[{}] {}", "({}) {}", "[{}] - {}", "{} = {}", "{}\t{}", "- {}: {}"]
)
@pytest.mark.parametrize("over", [True, False])
def test_a_list_of_short_names_names_who_does_the_works(
    label: str, pair: str, *, over: bool
) -> None:
    listed = "\n".join([label, *(pair.format(*names) for names in _OFFICES.items()), ""])
    works = """I. BAN THƯỜNG VỤ
1. Tháng 3
- Đề án chợ đêm [KT];
- Kế hoạch trồng rừng [KT], [CAX];
- Rà soát hộ nghèo (KT+CAX);
- Kiểm kê kho lưu trữ [KT/VP].
"""
    result = programme(listed + works if over else works + listed)
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm; | Phòng Kinh tế",
        "btv-3 | Kế hoạch trồng rừng; | Phòng Kinh tế, Công an xã",
        "btv-3 | Rà soát hộ nghèo; | Phòng Kinh tế, Công an xã",
        "btv-3 | Kiểm kê kho lưu trữ. | Phòng Kinh tế, Văn phòng Đảng ủy",
    ]
    assert result.report.complete


_CODES = "KT: Phòng Kinh tế; CA: Công an xã; VP: Văn phòng Đảng ủy"
_LED = "Phòng Kinh tế lead; Công an xã coordinate; Văn phòng Đảng ủy coordinate"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Trước dấu “/” là nơi chủ trì, sau là nơi phối hợp.", "[KT / CA, VP]"),
        ("Cơ quan đứng trước gạch chéo chủ trì.", "(KT/CA+VP)"),
        ("Trong ngoặc: (chủ trì/phối hợp).", "(KT/CA, VP)"),
        ("KT/CA: KT chủ trì, CA phối hợp.", "[KT/CA, VP]"),
        ("Trước dấu chấm phẩy là cơ quan chủ trì.", "[KT; CA, VP]"),
        ("Cơ quan ghi đầu là cơ quan chủ trì.", "[KT, CA, VP]"),
        ("Cơ quan đầu tiên chủ trì, các cơ quan sau phối hợp.", "[KT, CA, VP]"),
    ],
)
def test_a_note_tells_by_their_order_who_leads(said: str, names: str) -> None:
    result = programme(
        f"I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm {names}.\n- Lịch trực đê (nếu có).\nGhi chú: {_CODES}. {said}\n"
    )
    names_of = {name: agency.name for agency in result.program.agencies for name in agency.aliases}
    first, second = (item for _, item in items(result.program))
    assert "; ".join(f"{names_of[a.agency]} {a.role}" for a in first.agencies) == _LED
    assert (second.text, second.condition) == ("Lịch trực đê.", "nếu có")


@pytest.mark.parametrize(
    "said",
    [
        "Các cơ quan gửi tài liệu trước 3 ngày cho cơ quan chủ trì.",
        "Trước ngày 05 hằng tháng, các cơ quan chuẩn bị báo cáo.",
        "Cơ quan chủ trì, phối hợp chịu trách nhiệm về tiến độ.",
    ],
)
def test_other_sentences_tell_no_order(said: str) -> None:
    result = programme(
        f"I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm [KT, CA].\n- Lịch trực đê [VP].\nGhi chú: {_CODES}.\n{said}\n"
    )
    assert {a.role for _, item in items(result.program) for a in item.agencies} == {"prepare"}


def test_the_title_of_a_column_tells_the_order_in_its_cells() -> None:
    drawn = """TT | Nội dung | Cơ quan chủ trì/phối hợp | Tháng | Cấp trình
    1 | Đề án chợ đêm | Phòng Kinh tế/Công an xã, Văn phòng Đảng ủy | 3 | BTV/BCH
    2 | Lịch trực đê | Công an xã | 4 | BTV"""
    assert sorted(line.removeprefix("? ") for line in told(in_word(drawn))) == [
        f"bch-3 | Đề án chợ đêm | {_LED}",
        f"btv-3 | Đề án chợ đêm | {_LED}",
        "btv-4 | Lịch trực đê | Công an xã",
    ]


@pytest.mark.parametrize(
    "key",
    [
        "Ký hiệu | Cơ quan\nKT | Phòng Kinh tế\nCA | Công an xã\nVP | Văn phòng Đảng ủy",
        "TT | Viết tắt | Tên | Viết tắt | Tên\n1 | KT | Phòng Kinh tế | CA | Công an xã\n2 | VP | Văn phòng Đảng ủy | UBKT | Ủy ban Kiểm tra",
    ],
)
@pytest.mark.parametrize("over", [True, False])
def test_a_table_of_short_names_holds_no_work(key: str, *, over: bool) -> None:
    works = (
        "I. BAN THƯỜNG VỤ\nTháng | Nội dung\n3 | Đề án chợ đêm [KT], [CA]\n4 | Lịch trực đê [VP]"
    )
    result = in_word(f"{key}\n{works}" if over else f"{works}\nKý hiệu\n{key}")
    assert told(result) == [
        "btv-3 | Đề án chợ đêm | Phòng Kinh tế; Công an xã",
        "btv-4 | Lịch trực đê | Văn phòng Đảng ủy",
    ]
    assert result.report.complete


def test_a_row_that_explains_short_names_is_no_work() -> None:
    drawn = f"Tháng | Nội dung\n3 | Đề án chợ đêm [KT], [CA]\n4 | Lịch trực đê [VP]\nGhi chú: {_CODES}. | <"
    result = in_word(drawn)
    assert [line.split(" | ")[2] for line in told(result)] == ["KT; CA", "VP"]
    assert result.program.implementation == [f"Ghi chú: {_CODES}."]


@pytest.mark.parametrize(
    "form", ["{work} [{who}]", "{work} ({who})", "{work} - {who}", "{work} – {who}", "{who}: {work}", "[{who}] {work}", "({who}): {work}"]
)  # fmt: skip
def test_lists_that_a_note_tells_of_stand_behind_a_work_or_before_it(form: str) -> None:
    works = (
        form.format(work="Đề án chợ đêm", who="KT/CA, VP"),
        form.format(work="Lịch trực đê", who="VP"),
    )
    content = f"I. BAN THƯỜNG VỤ\nTháng 3\n- {works[0]}.\n- {works[1]}.\nGhi chú: {_CODES}. Trước dấu “/” là nơi chủ trì.\n"
    assert said(programme(content).program) == [
        "btv-3 | Đề án chợ đêm. | KT lead, CA coordinate, VP coordinate",
        "btv-3 | Lịch trực đê. | VP lead",
    ]


@pytest.mark.parametrize(
    "rule", ["Cơ quan ghi trước dấu gạch chéo là cơ quan chủ trì.", "Chữ trước gạch chéo: cơ quan chủ trì; sau gạch chéo: phối hợp."]
)  # fmt: skip
@pytest.mark.parametrize("over", [True, False])
def test_a_sentence_that_only_tells_who_leads_is_no_work(rule: str, *, over: bool) -> None:
    works = "I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm (Phòng Kinh tế/Công an xã).\n- Lịch trực đê (Văn phòng Đảng ủy)."
    result = programme(f"{rule}\n{works}\n" if over else f"{works}\n{rule}\n")
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm. | Phòng Kinh tế lead, Công an xã coordinate",
        "btv-3 | Lịch trực đê. | Văn phòng Đảng ủy lead",
    ]
    assert any(left.line.text == rule for left in result.report.ignored)


def test_slashes_that_nothing_explains_are_doubted() -> None:
    content = f"I. BAN THƯỜNG VỤ\nTháng 3\n- Đề án chợ đêm [KT/CA].\n- Lịch trực đê - CA / VP.\nGhi chú: {_CODES}.\n"
    result = programme(content)
    assert said(result.program) == [
        "btv-3 | Đề án chợ đêm. | KT, CA",
        "btv-3 | Lịch trực đê. | CA, VP",
    ]
    assert any("dấu “/”" in message for message in checks(result))
