"""The text layer of a PDF: pages go together, what stands on every page is left out and told."""

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import AccessError
from support.pdf_files import pdf

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
