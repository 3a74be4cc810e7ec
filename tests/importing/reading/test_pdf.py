"""The text layer of a PDF: pages go together, what stands on every page is left out and told."""

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import AccessError
from support.pdf_files import Placed, drawn, pdf, ruled

HEAD, FOOT = "Chương trình công tác năm 2027", "Đảng ủy xã A - Trang {} / 3"
PAGES = [
    [HEAD, "I. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ", "1. Tháng 1", "- Cho ý kiến kế hoạch tổ chức Tết và", FOOT.format(1)],
    [HEAD, "bảo đảm an ninh trật tự trên địa bàn.", "2. Tháng 2", "- Giao quân.", FOOT.format(2)],
    [HEAD, "3. Tháng 3", "- Sơ kết quý I.", FOOT.format(3)],
]  # fmt: skip


def test_pages_become_one_text() -> None:
    result = read(pdf(*PAGES), "x.pdf")
    assert [line.text for line in result.lines] == [
        "I. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ", "1. Tháng 1",
        "- Cho ý kiến kế hoạch tổ chức Tết và bảo đảm an ninh trật tự trên địa bàn.",
        "2. Tháng 2", "- Giao quân.", "3. Tháng 3", "- Sơ kết quý I.",
    ]  # fmt: skip
    assert [line.page for line in result.lines] == [1, 1, 1, 2, 2, 3, 3]
    assert sorted(ignored.line.text for ignored in result.ignored) == sorted(
        [HEAD] * 3 + [FOOT.format(n) for n in (1, 2, 3)]
    )


def test_months_at_the_head_of_pages_are_no_running_header() -> None:
    pages = [
        [f"Tháng {n}", "- Sơ kết nhiệm vụ của tháng trước đó, giao nhiệm vụ."] for n in range(1, 5)
    ]
    assert [line.text for line in read(pdf(*pages), "x.pdf").lines][::2] == [
        f"Tháng {n}" for n in range(1, 5)
    ]


def test_form_feeds_of_a_text_part_its_pages() -> None:
    text = "\f".join("\n".join(page) for page in PAGES)
    assert [line.text for line in read(text.encode(), "x.txt").lines] == [
        line.text for line in read(pdf(*PAGES), "x.pdf").lines
    ]


def test_control_characters_are_left_out_and_told() -> None:
    result = read(
        pdf(["- Sơ kết\x01 quý I\x1b của phường trong năm hai nghìn không trăm hai mươi bảy"]),
        "x.pdf",
    )
    assert (
        result.lines[0].text
        == "- Sơ kết quý I của phường trong năm hai nghìn không trăm hai mươi bảy"
    )
    assert "ký tự điều khiển" in result.remarks[0].message


def test_a_flaw_is_told_and_nothing_goes_to_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    raw = pdf(PAGES[0]).replace(b"startxref\n", b"startxref\n1")
    result = read(raw, "x.pdf")
    assert "có chỗ hỏng" in result.remarks[0].message
    assert capfd.readouterr() == ("", "")


def test_a_pdf_of_far_too_many_pages_is_refused() -> None:
    with pytest.raises(AccessError, match="500 trang"):
        read(pdf(*[["Tháng"]] * 501), "x.pdf")


def test_letters_that_stand_apart_from_their_words_are_told() -> None:
    """What a page holds whose font has no Vietnamese letters: these come from another, behind the line."""
    page = [
        "CH  NG TRÌNH ƯƠ",
        "Căn c  Quy ch  làm vi c c a Ban Ch p hành ứ ế ệ ủ ấ",
        "Th c hi n ngh  quy t c a h i ngh  l n th  t  ự ệ ị ế ủ ộ ị ầ ứ ư",
    ]
    with pytest.raises(AccessError, match="rời ra từng mảnh"):
        read(pdf(page), "van-ban.pdf")


def _cells(*pages: tuple[list[Placed], str]) -> list[tuple[str, ...]]:
    return [line.cells for line in read(drawn(*pages), "bang.pdf").lines if line.row]


def test_paragraphs_of_a_cell_stand_further_apart_than_its_lines() -> None:
    rows = (
        "TT | Nội dung công việc trong năm | Đơn vị phối hợp",
        "1 | Kế hoạch giao quân ở các thôn, / buôn vùng xa của xã | Công an xã /Trạm Y tế xã/ / ",
        "2 | Phương án chống hạn cho hồ / chứa nước Đăk Toa | Trung tâm / Chính trị / ",
    )
    words, lines = ruled(rows, (60, 90, 260, 345), 800)
    words = [(x, y - 3 * text.startswith("Trạm"), text) for x, y, text in words]
    assert [cells[2] for cells in _cells((words, lines))[1:]] == [
        "Công an xã\nTrạm Y tế xã",
        "Trung tâm Chính trị",
    ]


def test_a_word_cut_in_a_narrow_cell_and_by_the_end_of_a_page_is_one() -> None:
    edges = (60, 90, 290, 322)
    words, lines = ruled(
        ("TT | Nội dung công việc trong năm | Cấp", "1 | Kế hoạch giao quân ở các thôn, | Thườ"),
        edges,
        800,
    )
    more, others = ruled((" | buôn vùng xa của xã | ng vụ", "2 | Giao rừng | Ban"), edges, 800)
    assert [cells[1:] for cells in _cells((words, lines), (more, others))[1:]] == [
        ("Kế hoạch giao quân ở các thôn, buôn vùng xa của xã", "Thường vụ"),
        ("Giao rừng", "Ban"),
    ]


def test_a_page_without_columns_of_text_keeps_the_room_between_its_lines() -> None:
    """A borderless table makes a page look like one of columns; its title stays apart from the sentence beneath."""
    title: list[Placed] = [
        (150, 800, "CHƯƠNG TRÌNH CÔNG TÁC"),
        (140, 784, "của Ban Thường vụ Đảng ủy năm 2027"),
        (60, 744, "Ban Thường vụ Đảng ủy ban hành Chương trình công tác như sau:"),
    ]
    table: list[Placed] = [
        place
        for n in range(8)
        for place in (
            (60.0, 720.0 - 16 * n, str(n) if n else "TT"),
            (90.0, 720.0 - 16 * n, "Kế hoạch giao quân đầu xuân" if n else "Nội dung"),
            (300.0, 720.0 - 16 * n, "Công an xã" if n else "Chủ trì"),
            (420.0, 720.0 - 16 * n, f"Tháng {n}" if n else "Thời gian"),
        )
    ]
    lines = read(drawn(([*title, *table], "")), "bang.pdf").lines
    assert [line.text for line in lines if not line.row] == [text for *_, text in title]


_EDGES = (60, 110, 300, 400, 500)
_TOP = "Tháng | Nội dung công việc | Cơ quan chủ trì | Phối hợp"


def test_a_word_and_an_agency_cut_by_the_end_of_a_page_go_on_in_their_cells() -> None:
    first = (
        _TOP,
        "Tháng 1 | Kế hoạch giao quân đầu xuân | Công an xã | Trạm Y tế xã",
        "Tháng 2 | Phương án chống hạn cho / hồ Đăk Toa | UBND xã | Ban Xây dựng Đảng, / Đảng ủy",
    )
    second = (" | | | UBND xã", "Tháng 3 | Đón học sinh | Đoàn xã | Công an xã")
    pages = [ruled(first, _EDGES, 800), ruled(second, _EDGES, 800)]
    assert [cells[3] for cells in _cells(*pages)] == [
        "Phối hợp",
        "Trạm Y tế xã",
        "Ban Xây dựng Đảng, Đảng ủy UBND xã",
        "Công an xã",
    ]
    cut = (*first, "Thán | Hội nghị Ban Thường vụ | < | <")
    more = ("g 3 | - Đón học sinh | Đoàn xã | Công an xã", "^ | - Thu quỹ | Đoàn xã | Công an xã")
    assert [cells[:2] for cells in _cells(ruled(cut, _EDGES, 800), ruled(more, _EDGES, 800))[3:]] == [
        ("Tháng 3", "Hội nghị Ban Thường vụ"),
        ("Tháng 3", "- Đón học sinh"),
        ("Tháng 3", "- Thu quỹ"),
    ]  # fmt: skip


def test_an_empty_cell_at_the_head_of_a_page_stays_empty_where_no_cell_of_its_column_runs_down() -> None:  # fmt: skip
    first = (
        _TOP,
        "Tháng 1 | Kế hoạch giao quân đầu xuân | Công an xã | Trạm Y tế xã",
        "Tháng 2 | Phương án chống hạn | UBND xã | Hội Nông dân xã",
    )
    second = (
        "Tháng 3 | Đón học sinh | Đoàn xã | ",
        "Tháng 4 | Thu quỹ các trường | Đoàn xã | Công an xã",
    )
    pages = [ruled(first, _EDGES, 800), ruled(second, _EDGES, 800)]
    assert [cells[3] for cells in _cells(*pages)[3:]] == ["", "Công an xã"]
