"""The PDF as a printer and an archive get it: measured on the page, not in its source."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render import fonts
from ctr_cli.source.profiles import profile
from ctr_cli.views.document import printed
from support import MINIMAL, Run, program_of
from support.pdf_programmes import TEMPLATE, made, run, saying

MM = 72 / 25.4
LEFT, RIGHT, TOP = 30 * MM, (210 - 15) * MM, 20 * MM


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Times New Roman, whatever this one has."""
    monkeypatch.setattr(fonts, "_folders", list)


def _pages(file: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """The words of each page with their boxes: (word, left, top, right, bottom), in points."""
    found = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
    pages = run("pdftotext", "-bbox", file, "-").split("<page ")[1:]
    return [[(w[4], *map(float, w[:4])) for w in found.findall(page)] for page in pages]


def _lines(
    words: list[tuple[str, float, float, float, float]],
) -> list[list[tuple[str, float, float, float, float]]]:
    """The words of a page line by line, from the top."""
    lines: dict[int, list[Any]] = {}
    for word in words:
        lines.setdefault(round(word[4]), []).append(word)
    return [sorted(lines[y], key=lambda word: word[1]) for y in sorted(lines)]


def _text_of(lines: list[list[tuple[str, float, float, float, float]]]) -> list[str]:
    return [" ".join(word[0] for word in line) for line in lines]


@pytest.fixture(scope="module")
def content(program: Program, hd36: Profile) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts, "_folders", list)
        return made(program, hd36)


@pytest.fixture(scope="module")
def file(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "2026.pdf"
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def pages(file: Path) -> list[list[tuple[str, float, float, float, float]]]:
    return _pages(file)


def test_it_is_an_archive_file_of_a4_pages(file: Path) -> None:
    reader = pypdf.PdfReader(file)
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/Lang"] == "vi-VN"
    assert {
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    } == {(595, 842)}
    assert reader.metadata
    assert reader.metadata.title == (
        "Chương trình Công tác của Đảng uỷ và Ban Thường vụ Đảng uỷ năm 2026"
    )
    assert reader.metadata.author == "ĐẢNG ỦY PHƯỜNG ĐỒ SƠN"


def test_all_of_it_is_in_one_embedded_font(file: Path) -> None:
    rows = run("pdffonts", file).splitlines()[2:]
    faces = {row.split()[0].partition("+")[2] for row in rows}
    assert faces == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}
    for row in rows:
        assert re.search(r"yes +yes +yes", row), "embedded, subset, with its letters known"


def test_it_is_read_back_as_what_it_was_made_from(content: bytes, program: Program) -> None:
    again = convert(read(content, "2026.pdf"), "2026.pdf").program
    assert [meeting for body in again.bodies for meeting in body.meetings] == [
        meeting for body in program.bodies for meeting in body.meetings
    ]


def test_every_word_is_there_in_its_order(file: Path, program: Program, hd36: Profile) -> None:
    words = printed(program, hd36)
    # Without the upper margin, where the page numbers are.
    crop = ("-x", "0", "-y", "56", "-W", "596", "-H", "786")
    text = re.sub(r"\s", "", run("pdftotext", *crop, "-raw", file, "-"))
    parts = [words["content_heading"]]
    for body in words["bodies"]:
        parts.append(f"{body['number']}. {body['heading']}")
        for meeting in body["meetings"]:
            parts.append(f"{meeting['number']} {meeting['heading']}")
            parts += [f"{item['marker']} {item['sentence']}" for item in meeting["items"]]
            if meeting["agencies"]:
                parts.append(f"* {meeting['agencies_label']} {meeting['agencies']}")
    parts.append(words["implementation_heading"])
    parts += [f"{n}. {paragraph}" for n, paragraph in enumerate(words["implementation"], 1)]
    printed_body = re.sub(r"\s", "", "".join([*words["bases"], words["preamble"] or "", *parts]))
    start = text.index(re.sub(r"\s", "", words["title"]) + words["title_rule"])
    assert text[start:].partition(words["title_rule"])[2].startswith(printed_body)
    for recipient in words["recipients"]:
        line = (
            f"-{recipient['name']}{recipient['before']}{recipient['purpose']}{recipient['after']}"
        )
        assert re.sub(r"\s", "", line) in text


def test_nothing_stands_outside_the_margins(
    pages: list[list[tuple[str, float, float, float, float]]],
) -> None:
    for words in pages:
        for word, left, top, right, bottom in words:
            assert left >= LEFT - 0.5, word
            assert right <= RIGHT + 0.5, word
            assert bottom <= (297 - 20) * MM + 0.5, word
            assert top >= TOP - 0.5 or word.isdigit()


def test_pages_are_numbered_from_the_second_on(pages: Any) -> None:
    assert not [word for word in pages[0] if word[2] < TOP - 0.5]
    for number, words in enumerate(pages[1:], 2):
        ((text, left, _, right, bottom),) = [word for word in words if word[2] < TOP - 0.5]
        assert text == str(number)
        assert (left + right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
        # A line of 14 points is 16.1 high and begins 10 mm from the edge.
        assert bottom == pytest.approx(10 * MM + 14 * 1.15, abs=0.2)


def test_the_letterhead_stands_in_two_columns_and_wraps_nothing(
    pages: list[list[tuple[str, float, float, float, float]]],
) -> None:
    lines = _text_of(_lines(pages[0]))
    middle = LEFT + 84 * MM
    left = [[w for w in line if w[3] < middle] for line in _lines(pages[0])]
    right = [[w for w in line if w[1] > middle] for line in _lines(pages[0])]
    assert "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG" in _text_of(left)
    assert "ĐẢNG ỦY PHƯỜNG ĐỒ SƠN" in _text_of(left)
    assert "Số -CTr/ĐU" in _text_of(left)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in _text_of(right)
    assert "Đồ Sơn, ngày tháng 12 năm 2025" in _text_of(right)
    assert "CHƯƠNG TRÌNH" in lines
    assert "-----" in lines


def _darkest_row(
    file: Path, left: float, top: float, bottom: float
) -> tuple[float, float, float, float]:
    """The row with the most ink right of `left` on page 1: its height, its two ends, its ink, in points."""
    dots = 360 / 72
    command = ("pdftoppm", "-r", "360", "-f", "1", "-l", "1", "-gray", file)
    image = subprocess.run(command, check=True, capture_output=True).stdout
    width = int(image.split(maxsplit=3)[1])
    pixels = image[-width * int(image.split(maxsplit=3)[2]) :]
    rows = range(round(top * dots), round(bottom * dots))
    columns = range(round(left * dots), width)
    ink = {y: [x for x in columns if pixels[y * width + x] < 128] for y in rows}
    row = max(ink, key=lambda y: len(ink[y]))
    return row / dots, ink[row][0] / dots, (ink[row][-1] + 1) / dots, len(ink[row]) / dots


def test_the_line_under_the_party_title_is_as_long_as_the_text(
    file: Path, pages: list[list[tuple[str, float, float, float, float]]]
) -> None:
    title = [word for word in pages[0] if word[0] in ("ĐẢNG", "NAM") and word[1] > LEFT + 84 * MM]
    (_, left, _, _, foot), (_, _, _, right, _) = title[0], title[-1]
    height, start, end, ink = _darkest_row(file, LEFT + 84 * MM, foot, foot + 6)
    assert 0 < height - foot < 4
    assert start == pytest.approx(left, abs=0.8)
    assert end == pytest.approx(right, abs=0.8)
    assert ink == pytest.approx(end - start, abs=0.1), "drawn through, no dashes"


def test_body_lines_are_18_points_apart_and_paragraphs_6_more(
    pages: list[list[tuple[str, float, float, float, float]]],
) -> None:
    bottoms = [line[0][4] for line in _lines(pages[1])]
    gaps = {round(after - before, 1) for before, after in pairwise(bottoms[1:])}
    assert gaps <= {18.0, 24.0, 27.0, 30.0}
    assert {18.0, 24.0} <= gaps


def test_first_lines_are_indented_by_10_millimetres(
    pages: list[list[tuple[str, float, float, float, float]]],
) -> None:
    starts = {line[0][0]: line[0][1] for line in _lines(pages[1])}
    assert starts["(3)"] == pytest.approx(LEFT + 10 * MM, abs=0.5)


def test_readers_get_an_outline(file: Path) -> None:
    outline = pypdf.PdfReader(file).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "A. CHƯƠNG TRÌNH CÔNG TÁC CỤ THỂ",
        "B. TỔ CHỨC THỰC HIỆN",
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("more", range(11, 14))
def test_the_first_item_under_a_heading_keeps_its_points(
    program: Program, hd36: Profile, tmp_path: Path, more: int
) -> None:
    first, *others = program.bodies
    item = first.meetings[0].items[0].model_copy(update={"details": ["Thời gian: Thường xuyên"]})
    meeting = first.meetings[0].model_copy(update={"items": [item]})
    changed = program.model_copy(
        update={
            "bodies": [first.model_copy(update={"meetings": [meeting]}), *others],
            "document": program.document.model_copy(
                update={"preamble": "\n".join(["Một đoạn ngắn."] * more)}
            ),
        }
    )
    file = tmp_path / "x.pdf"
    file.write_bytes(made(changed, hd36))
    pages = [" ".join(_text_of(_lines(page))) for page in _pages(file)]
    (page,) = [text for text in pages if "Thời gian: Thường xuyên" in text]
    assert " ".join(item.text.split()[:4]) in page


@pytest.mark.no_cover
@pytest.mark.parametrize("more", range(6))
def test_the_closing_block_is_never_torn_from_its_text(
    program: Program, hd36: Profile, tmp_path: Path, more: int
) -> None:
    paragraphs = [*program.implementation, *["Một đoạn văn thêm vào cho dài ra. " * 5] * (more + 3)]
    last = "Đoạn cuối cùng của văn bản này đứng cùng trang với phần ký."
    changed = program.model_copy(update={"implementation": [*paragraphs, last]})
    file = tmp_path / "x.pdf"
    file.write_bytes(made(changed, hd36))
    words = [_text_of(_lines(page)) for page in _pages(file)]
    (page,) = [lines for lines in words if any("T/M BAN CHẤP HÀNH" in line for line in lines)]
    assert any("Lê Quốc Tiến" in line for line in page)
    assert any("Lưu Văn phòng Đảng ủy." in line for line in page)
    assert any("Đoạn cuối cùng của văn bản này" in line for line in page)
    heading = next(line for line in page if "T/M BAN CHẤP HÀNH" in line)
    assert heading.startswith("Nơi nhận:")


def test_the_state_profile_is_followed(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(made(program, profile("nd30", [])))
    lines = _text_of(_lines(_pages(file)[0]))
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line for line in lines)
    assert any("Độc lập - Tự do - Hạnh phúc" in line for line in lines)
    assert "-----" not in lines


def test_the_same_programme_gives_the_same_bytes(
    content: bytes, program: Program, hd36: Profile
) -> None:
    assert made(program, hd36) == content


def test_signs_of_markup_in_texts_stay_text(hd36: Profile, tmp_path: Path) -> None:
    text = r'#eval("1") $x$ *đậm* _nghiêng_ [a] @b <c> = d \ e // f `g` {{h}} ~ "i" - + 1. R&D'
    file = tmp_path / "x.pdf"
    file.write_bytes(made(saying(text), hd36))
    flat = re.sub(r"\s", "", run("pdftotext", "-raw", file, "-"))
    assert re.sub(r"\s", "", text) in flat


def test_odd_programmes_are_set(hd36: Profile, tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    for text in ("Nghiêng" * 60, "x", "\u200fRLM và \u200b chữ", "ẰẮẲẴẶỀẾỂỄỆỬỮỰỢỠỞ"):
        file.write_bytes(made(saying(text), hd36))
        assert len(_pages(file)) == 1
    bare = MINIMAL[: MINIMAL.index("    meetings:")] + "    meetings: []\n"
    file.write_bytes(made(program_of(bare), hd36))
    assert "CHƯƠNG TRÌNH" in _text_of(_lines(_pages(file)[0]))


def test_small_headings_of_items_are_printed(hd36: Profile, tmp_path: Path) -> None:
    item = "          - text: {}\n            topic: Công tác {}\n"
    text = MINIMAL[: MINIMAL.index("          - text")] + "".join(
        item.format(f"Nội dung {n}.", name) for n, name in enumerate(("đảng", "đảng", "hội"))
    )
    file = tmp_path / "x.pdf"
    file.write_bytes(made(program_of(text), hd36))
    lines = _text_of(_lines(_pages(file)[0]))
    start = lines.index("Công tác đảng")
    assert lines[start + 1 : start + 5] == [
        "(1) Nội dung 0.",
        "(2) Nội dung 1.",
        "Công tác hội",
        "(3) Nội dung 2.",
    ]


def test_a_users_template_is_used_and_its_slips_are_placed(ctr: Run, workspace: Path) -> None:
    own = workspace / "templates" / "program.typ"
    own.parent.mkdir()
    source = TEMPLATE.read_text("utf-8")
    own.write_text(source.replace("#letterhead\n", "Mẫu riêng\n"), encoding="utf-8")
    ran = ctr("render", "-f", "pdf", "-o", "x.pdf")
    assert ran.code == 0
    assert f"Dùng mẫu riêng: {own}" in ran.err
    assert "Mẫu riêng" in run("pdftotext", "x.pdf", "-")
    own.write_text(source + "#không-có\n", encoding="utf-8")
    ran = ctr("render", "-f", "pdf", "-o", "y.pdf")
    assert ran.code == 1
    assert f"{own}:{source.count(chr(10)) + 1}: " in ran.err
    own.write_text('#import "@preview/cetz:0.3.0"\n', encoding="utf-8")
    ran = ctr("render", "-f", "pdf", "-o", "y.pdf")
    assert (ran.code, "@preview" in ran.err) == (1, True)


def test_from_the_command_line(ctr: Run, workspace: Path, content: bytes) -> None:
    ran = ctr("render", "-f", "pdf")
    assert ran.code == 0
    assert "Phông chữ Liberation Serif" in ran.err
    assert (workspace / "chuong-trinh-2026.pdf").read_bytes() == content
    assert ctr("render", "-f", "pdf").code == 3
    ran = ctr("render", "-f", "pdf", "--number", "5", "--date", "2025-12-12", "-o", "so.pdf")
    assert ran.code == 0
    text = run("pdftotext", "so.pdf", "-")
    assert "Số 05-CTr/ĐU" in text
    assert "Đồ Sơn, ngày 12 tháng 12 năm 2025" in text


@pytest.mark.parametrize("whole", ["37-QĐ/TW", "2026-2030", "(2025 - 2030)", "lớp 10"])
def test_what_is_whole_stands_on_one_line(hd36: Profile, tmp_path: Path, whole: str) -> None:
    """Whatever stands before it: in one of these texts the line ends within it, if it may."""
    texts = [f"{'chữ ' * 14}{'i' * more} {whole}" for more in range(0, 24, 2)]
    items = "\n".join(f"          - text: {text}" for text in texts)
    program = program_of(MINIMAL.partition("          - text:")[0] + items)
    file = tmp_path / "x.pdf"
    file.write_bytes(made(program, hd36))
    assert run("pdftotext", "-layout", file, "-").count(whole) == len(texts)
