"""An .rtf is read as the .docx of the same words: letters of old code pages, tables with merged cells, written numbers, notes."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.model.errors import AccessError
from support.programme_text import CLOSING, HEAD, TITLE, said

FONTS = r"{\fonttbl{\f0\fnil\fcharset163 Times New Roman;}{\f1\fnil\fcharset0 .VnTime;}}"


def rtf(*parts: str) -> bytes:
    """An .rtf with some parts behind its table of fonts."""
    text = "".join((r"{\rtf1\ansi\ansicpg1252\uc1", FONTS, *parts, "}"))
    return text.encode("ascii")


def par(text: str, before: str = "") -> str:
    """A paragraph."""
    return rf"\pard {before}{{{letters(text)}}}\par" + "\n"


def letters(text: str) -> str:
    """A text with a number for each letter that ASCII has not, and a byte that stands in for it."""
    return "".join(c if c.isascii() else rf"\u{ord(c)}\'3f" for c in text)


def row(*cells: str, defined: str = "") -> str:
    """A row of cells, each of one paragraph, three inches wide."""
    edges = "".join(rf"{how}\cellx{3000 * at}" for at, how in enumerate(defined.split(";"), 1))
    held = "".join(rf"\pard\intbl {{{letters(cell)}}}\cell" for cell in cells)
    return rf"\trowd{edges} {held}\row" + "\n"


def lines(*parts: str) -> Lines:
    return read(rtf(*parts), "x.rtf")


def texts(*parts: str) -> list[str]:
    return [line.text for line in lines(*parts).lines]


def test_a_programme_comes_in_with_its_tables() -> None:
    def lined(text: str) -> str:
        return "".join(map(par, text.splitlines()))

    table = (
        row("Tháng", "Nội dung", "Chuẩn bị", defined=";;")
        + row("Tháng 2", "Kế hoạch diễn tập", "Ban CHQS xã", defined=r"\clvmgf;;")
        + row("", "Phương án chống hạn", "Phòng Kinh tế", defined=r"\clvmrg;;")
    )
    raw = rtf(lined(HEAD), lined(TITLE), par("I. BAN THƯỜNG VỤ"), table, lined(CLOSING))
    result = convert(read(raw, "x.doc"), "x.doc")
    assert result.program.issuer.name == "Đảng ủy xã Nam Ban"
    assert said(result.program) == [
        "btv-2 | Kế hoạch diễn tập | Ban CHQS xã",
        "btv-2 | Phương án chống hạn | Phòng Kinh tế",
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\f0 Pho\'ccng di\'f2ch", "Phòng dịch"),
        (r"\f0 \'d0\'fdng v\'e2\'f2y", "Đưng vậy"),
        (r"\f1 X\'b7 Nam Ban", "Xã Nam Ban"),
        (r"\u272\'d0\u7843\'e3ng \u7911?y", "Đảng ủy"),
        (r"{\uc0\u272}\u7843 ?ng", "Đảng"),
        (r"Ph\b \u432\'b0\b0 \u7901?ng", "Phường"),
        (r"{\caps x\u227?} Nam Ban", "XÃ Nam Ban"),
        (r"x\~Nam{\v \u273?\u7843?ng} Ban\emdash 2027", "x Nam Ban—2027"),
        (r"{\*\khongbiet chu la}{\info{\title chu}}{\pict 0f0f0f}Nam Ban", "Nam Ban"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt Nam Ban}}", "Nam Ban"),
    ],
)
def test_letters_are_what_they_mean(written: str, text: str) -> None:
    (line,) = texts(rf"\pard {written}\par")
    assert line.replace("\xa0", " ") == text


def test_written_numbers_stay_before_their_lines() -> None:
    listed = r"{\listtext\pard\plain 1.\tab}"
    assert texts(par("Kiểm kê rừng", listed)) == ["1. Kiểm kê rừng"]


def test_cells_over_several_columns_keep_their_place() -> None:
    table = (
        row("TT", "Nội dung", "Thời gian", defined=";;")
        + r"\trowd\cellx3000\cellx9000 \pard\intbl{I}\cell\pard\intbl{Kinh te}\cell\row"
        + row("1", "Mở đường", "Tháng 3", defined=";;")
    )
    rows = [[cell.text for cell in line.row] for line in lines(table).lines]
    assert rows == [
        ["TT", "Nội dung", "Thời gian"],
        ["I", "Kinh te", ""],
        ["1", "Mở đường", "Tháng 3"],
    ]


def test_notes_and_boxes_are_told() -> None:
    note = r"{\footnote \pard " + letters("Hạn nộp là ngày 3/5.") + "}"
    box = r"{\shp{\*\shpinst{\shptxt \pard " + letters("Mật") + "}}}"
    found = lines(r"\pard ", letters("Kiểm kê rừng"), note, box, r"\par")
    assert [line.text for line in found.lines] == ["Kiểm kê rừng"]
    told = " ".join(remark.message for remark in found.remarks)
    assert "Hạn nộp là ngày 3/5." in told
    assert "Mật" in told


@pytest.mark.parametrize(
    "raw", [b"{\\rtf1 }", b"{\\rtf1{\\info{\\title x}}}", b"{\\rtf1{\\pict 0e"]
)
def test_an_rtf_without_words_is_refused(raw: bytes) -> None:
    with pytest.raises(AccessError, match="RTF này không có chữ nào"):
        read(raw, "x.rtf")


@pytest.mark.parametrize(
    "broken", ["}}}{", r"\cell\row\cell x\par", r"\bin999999999 x", r"\u-9\u55357 x"]
)
def test_a_broken_rtf_is_read_as_far_as_it_goes(broken: str) -> None:
    assert "Nam Ban" in texts(par("Nam Ban"), broken)
