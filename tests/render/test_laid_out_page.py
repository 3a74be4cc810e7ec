"""The laid-out page, as LibreOffice lays it out: positions, sizes and faces of the letters."""

import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pytest

from ctr_cli.cli.commands import command_line
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.source.profiles import profile
from ctr_cli.views.blocks import line as line_of
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_paper
from support import REAL, program_of

pytestmark = pytest.mark.no_cover
MILLIMETRE = 72 / 25.4
LEFT, RIGHT = 30 * MILLIMETRE, 195 * MILLIMETRE
AGENDA = [
    "agenda",
    "--meeting",
    "bch-3",
    "--date",
    "2026-03-25",
    "--start",
    "8h",
    "--minutes",
    "20",
]
PAPERS = {
    "document": ["render", "--number", "4", "--date", "2025-12-05"],
    "state": ["render", "--profile", "nd30", "--draft", "2"],
    "agenda": AGENDA,
    "invitations": ["agenda", "--month", "3", "--invitation"],
    "letters": ["tasks", "--all", "--month", "1"],
}


class Line(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    size: float
    face: str


class LaidOut(NamedTuple):
    """The pages of every paper, and the size and the texts of the pages of a sheet."""

    papers: dict[str, list[Any]]
    size: list[int]
    sheet: list[str]


@cache
def laid_out() -> LaidOut:
    """Every kind of paper and a sheet, written by the command line and laid out in one run of LibreOffice."""
    office = shutil.which("soffice")
    assert office, "these tests need LibreOffice Writer (see .ci/run)"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, arguments in {**PAPERS, "sheet": ["tasks", "--all"]}.items():
            ending = "xlsx" if name == "sheet" else "docx"
            into = ["-p", str(REAL), "--format", ending, "-o", str(folder / f"{name}.{ending}")]
            command_line()([*arguments, *into], prog_name="ctr", standalone_mode=False)
        (folder / "ends.docx").write_bytes(ending_everywhere())
        files = sorted(str(path) for path in folder.iterdir())
        home = (folder / "home").as_uri()
        command = [office, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", made, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        papers = {name: pages_of(folder / f"{name}.pdf") for name in (*PAPERS, "ends")}
        return LaidOut(papers, size_of(folder / "sheet.pdf"), texts_of(folder / "sheet.pdf"))


def pages_of(file: Path) -> list[Any]:
    with pdfplumber.open(file) as pdf:
        return [(lines_of(page), drawn_on(page)) for page in pdf.pages]


def size_of(file: Path) -> list[int]:
    """Width and height of the pages, in points."""
    info = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
    assert size
    return [round(float(length)) for length in size.groups()]


def texts_of(file: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
    return text.stdout.decode().split("\f")[:-1]


def pages(name: str) -> list[Any]:
    """The lines of each page of a paper, and what is drawn on it."""
    return laid_out().papers[name]


def ending_everywhere() -> bytes:
    """A file of papers, each two lines longer than the last, whose ends so reach every part of a page."""
    program, rules = program_of(REAL.read_bytes()), profile("hd36", [])
    whole = program_paper(program, rules, printed(program, rules))
    papers = []
    for length in range(18, 34, 2):
        texts = [line_of("body", f"Đoạn thứ {n}.") for n in range(1, length)]
        papers.append(whole._replace(blocks=[*texts, line_of("body", "Đoạn cuối.")]))
    return docx_of(papers)


def lines_of(page: Any) -> list[Line]:
    """The lines of a page; texts side by side are lines of their own."""
    words = page.extract_words(
        keep_blank_chars=True, x_tolerance=8, extra_attrs=["size", "fontname"], y_tolerance=1
    )
    return [
        Line(
            w["text"].replace("\u00a0", " ").strip(),
            w["x0"],
            w["x1"],
            w["top"],
            w["size"],
            w["fontname"].split("+")[-1],
        )
        for w in words
    ]


def drawn_on(page: Any) -> list[tuple[float, float, float]]:
    return [(line["x0"], line["x1"], line["top"]) for line in page.lines + page.rects]


def line(lines: list[Line], beginning: str) -> Line:
    return next(line for line in lines if line.text.startswith(beginning))


def middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def test_letterhead() -> None:
    lines, drawn = pages("document")[0]
    parent, issuer = line(lines, "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG"), line(lines, "ĐẢNG ỦY PHƯỜNG")
    party, number = line(lines, "ĐẢNG CỘNG SẢN VIỆT NAM"), line(lines, "Số 04-CTr/ĐU")
    star, date = line(lines, "*"), line(lines, "Đồ Sơn, ngày 05 tháng 12 năm 2025")
    assert [entry.size for entry in (parent, issuer, star, number, party, date)] == [
        14, 14, 14, 14, 15, 14,
    ]  # fmt: skip
    faces = [entry.face.partition("-")[2] for entry in (parent, issuer, number, party, date)]
    assert faces == ["", "Bold", "", "Bold", "Italic"]
    assert parent.top < issuer.top < star.top < number.top
    assert date.top == pytest.approx(number.top, abs=1)
    for entry in (parent, issuer, star, number):
        assert middle(entry) == pytest.approx(LEFT + 42 * MILLIMETRE, abs=1.5)
    for entry in (party, date):
        assert middle(entry) == pytest.approx(RIGHT - 40.5 * MILLIMETRE, abs=1.5)
    # The line under the Party title: one, as long as the text, between it and the date.
    ((x0, x1, top),) = drawn
    assert (x0, x1) == pytest.approx((party.x0, party.x1), abs=1)
    assert party.top + 15 < top < date.top


def test_heading_and_text() -> None:
    lines, _ = pages("document")[0]
    kind, title = line(lines, "CHƯƠNG TRÌNH"), line(lines, "Công tác của Đảng uỷ")
    rule = line(lines, "-----")
    assert (kind.size, title.size, rule.text) == (16, 14, "-----")
    for entry in (kind, title, rule):
        assert middle(entry) == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    basis = line(lines, "Căn cứ Điều lệ")
    assert basis.x0 == pytest.approx(LEFT + 10 * MILLIMETRE, abs=0.5)
    assert basis.face == "LiberationSerif"
    first = line(lines, "Ban Chấp hành Đảng bộ phường Đồ Sơn khóa I")
    second = lines[lines.index(first) + 1]
    assert second.top - first.top == pytest.approx(18, abs=0.1)
    assert second.x0 == pytest.approx(LEFT, abs=0.5)
    assert first.x1 == pytest.approx(RIGHT, abs=0.5)


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_leaves_the_text_area_and_one_face(name: str) -> None:
    for lines, _ in pages(name):
        for entry in lines:
            assert entry.x0 >= LEFT - 0.5, entry
            assert entry.x1 <= RIGHT + 1, entry
            assert entry.face.startswith("LiberationSerif"), entry


def test_page_numbers() -> None:
    document = pages("document")
    assert len(document) > 5
    for number, (lines, _) in enumerate(document, 1):
        above = [entry for entry in lines if entry.top < 18 * MILLIMETRE]
        if number == 1:
            assert above == []
            continue
        (entry,) = above
        assert (entry.text, entry.size) == (str(number), 14)
        assert middle(entry) == pytest.approx((LEFT + RIGHT) / 2, abs=1)
        assert entry.top == pytest.approx(10 * MILLIMETRE, abs=3)


def test_closing_block() -> None:
    lines, _ = pages("document")[-1]
    label, authority = line(lines, "Nơi nhận:"), line(lines, "T/M BAN CHẤP HÀNH")
    post, signer = line(lines, "BÍ THƯ"), line(lines, "Lê Quốc Tiến")
    last = line(lines, "- Lưu Văn phòng Đảng ủy.")
    text = line(lines, "4. Các đồng chí Ủy viên")
    assert text.top < label.top
    assert label.top == pytest.approx(authority.top, abs=1)
    assert (label.size, last.size, authority.size, post.size) == (14, 12, 14, 14)
    assert (authority.face, post.face) == ("LiberationSerif-Bold", "LiberationSerif")
    assert signer.face == "LiberationSerif-Bold"
    assert 60 < signer.top - post.top < 110
    assert middle(authority) == pytest.approx(middle(signer), abs=1)
    assert label.x0 == pytest.approx(LEFT, abs=0.5)


def test_closing_block_is_never_torn() -> None:
    ends = 0
    for lines, _ in pages("ends"):
        said = {entry.text for entry in lines}
        closing = {"Đoạn cuối.", "Nơi nhận:", "- Lưu Văn phòng Đảng ủy.", "BÍ THƯ", "Lê Quốc Tiến"}
        assert not said & closing or closing <= said
        ends += closing <= said
    assert ends == 8
    assert len(pages("ends")) > 8, "no paper reached a second page"


def test_the_state_side() -> None:
    lines, drawn = pages("state")[0]
    nation, motto = line(lines, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), line(lines, "Độc lập")
    assert (nation.size, motto.size) == (13, 14)
    assert not [entry for entry in lines if entry.text in ("*", "-----")]
    under_motto = min(drawn, key=lambda entry: abs(entry[0] - motto.x0))
    assert under_motto[:2] == pytest.approx((motto.x0, motto.x1), abs=1)
    issuer, title = line(lines, "ĐẢNG ỦY PHƯỜNG"), line(lines, "Công tác của Đảng uỷ")
    for entry in (issuer, title):
        (under,) = [d for d in drawn if 0 < d[2] - entry.top < 24 and entry.x0 < d[0] < entry.x1]
        share = (under[1] - under[0]) / (entry.x1 - entry.x0)
        assert 1 / 3 < share < 1 / 2
    assert line(lines, "Căn cứ Điều lệ").face == "LiberationSerif-Italic"
    assert line(lines, "Dự thảo lần 2").face == "LiberationSerif-Italic"


def test_agenda_table() -> None:
    ((lines, _),) = pages("agenda")
    head = line(lines, "Nội dung")
    assert head.face == "LiberationSerif-Bold"
    assert [entry.text for entry in lines if entry.text.startswith("08 giờ 00")]
    ends = [entry for entry in lines if entry.text.startswith("09 giờ 40")]
    assert len(ends) == 1
    signed = line(lines, "CHÁNH VĂN PHÒNG")
    assert signed.top > ends[0].top
    assert line(lines, "T/L BAN THƯỜNG VỤ").face == "LiberationSerif-Bold"


@pytest.mark.parametrize(("name", "papers"), [("invitations", 2), ("letters", 5)])
def test_papers_of_one_file_are_counted_apart(name: str, papers: int) -> None:
    firsts = [lines for lines, _ in pages(name) if not numbered(lines)]
    assert len(firsts) == papers
    for lines in firsts:
        assert line(lines, "ĐẢNG CỘNG SẢN VIỆT NAM").top < 25 * MILLIMETRE
    signed = [
        entry for lines, _ in pages(name) for entry in lines if entry.text == "CHÁNH VĂN PHÒNG"
    ]
    assert len(signed) == papers


def numbered(lines: list[Line]) -> bool:
    return any(entry.top < 18 * MILLIMETRE for entry in lines)


def test_a_printer_gets_at_most_twelve_pages_of_a_sheet_with_the_header_on_each() -> None:
    sheet = laid_out().sheet
    assert laid_out().size == [842, 595]
    assert 8 <= len(sheet) <= 12
    for number, page in enumerate(sheet, 1):
        assert re.search(r"Mã +Tháng +Hội nghị +Nội dung.*Tình trạng.*Ghi chú", page)
        assert f"trang {number}/{len(sheet)}" in page
