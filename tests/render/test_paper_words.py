"""Every paper in every format holds the same words: those of its description, and no others."""

import re
import subprocess
from collections import Counter
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from ctr_cli.model.agencies import directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render import fonts
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.render.paper_html import TEMPLATE, page_of
from ctr_cli.render.pdf import PAPER, pdf_of
from ctr_cli.render.template_files import BUILT_IN
from ctr_cli.render.templates import fill
from ctr_cli.source.profiles import profile
from ctr_cli.views.agenda import MeetingView, agenda_of_meeting, agenda_of_months, meeting_ids
from ctr_cli.views.agenda_paper import When, agenda_paper, months_paper
from ctr_cli.views.blocks import Block, Column, Paper, Row, Table, line, texts
from ctr_cli.views.document import printed
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import no_end, no_head
from ctr_cli.views.program_paper import program_paper
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of
from support import DATA, program_of
from support.word import W, complaints, part, text_of

pytestmark = pytest.mark.no_cover

WHEN: When = {"day": "2026-03-25", "start": 450, "each": 20}
UNKNOWN: When = {"day": None, "start": None, "each": None}


def _meeting(program: Program, name: str) -> MeetingView:
    answer = agenda_of_meeting(program, directory(program), name)
    assert answer is not None
    return answer["meetings"][0]


def _programme(program: Program, rules: Profile) -> Paper:
    return program_paper(program, rules, printed(program, rules, 2))


def _agenda(program: Program, rules: Profile) -> Any:
    meeting = _meeting(program, "bch-3")
    return agenda_paper(program, meeting, rules, WHEN)


def _month(program: Program, rules: Profile) -> Any:
    meetings = agenda_of_months(program, directory(program), (3,))["meetings"]
    return months_paper(program, meetings, rules, (3,))


def _invitation(program: Program, rules: Profile) -> Any:
    meeting = _meeting(program, "btv-3")
    return invitation(program, meeting, rules, UNKNOWN)


def _letter(program: Program, rules: Profile) -> Any:
    answer = tasks_of(program, directory(program), "ubnd", (3,))
    return task_letter(program, answer, rules, (3,), "viec-ubnd")


PAPERS = {
    "programme": _programme,
    "agenda": _agenda,
    "month": _month,
    "invitation": _invitation,
    "letter": _letter,
}


def _words(text: str) -> "Counter[str]":
    """The words of a text; a no-break space parts them as any other."""
    return Counter(text.split())


def _expected(paper: Paper) -> str:
    head, end = paper.head, paper.end
    lines = [head[key] for key in ("parent", "issuer", "star", "number_line", "about", "draft")]
    lines += [head[key] for key in ("nation", "motto", "place_and_date")]
    lines += [*texts(paper), end["recipients_label"]]
    lines += [
        f"- {one['name']}{one['before']}{one['purpose']}{one['after']}" for one in end["recipients"]
    ]
    return "\n".join([*lines, end["authority"], end["post"], end["signer"]])


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        self.hidden += tag in ("style", "title")
        self.parts.append("" if tag == "i" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


@pytest.fixture(autouse=True)
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_folders", list)


def _in_html(paper: Paper) -> str:
    return "".join(_Page(fill(TEMPLATE, page_of([paper]), [])).parts)


def _in_pdf(paper: Paper, folder: Path) -> str:
    """The text of all pages, without the upper margin, where the numbers of pages stand."""
    file = folder / "x.pdf"
    file.write_bytes(pdf_of([paper], {PAPER: BUILT_IN / PAPER})[0])
    crop = ("-x", "0", "-y", "56", "-W", "596", "-H", "786")
    ran = subprocess.run(
        ["pdftotext", *crop, "-raw", file, "-"], check=True, capture_output=True, text=True
    )
    return ran.stdout


@pytest.mark.parametrize(
    ("kind", "rules"),
    [*((kind, "hd36") for kind in PAPERS), ("programme", "nd30"), ("letter", "hd05")],
)
def test_every_format_holds_the_words_of_the_paper(
    program: Program, tmp_path: Path, kind: str, rules: str
) -> None:
    paper = PAPERS[kind](program, profile(rules, []))
    expected = _words(_expected(paper))
    word = docx_of([paper])
    assert complaints(word) == []
    assert _words(text_of(word)) == expected
    assert _words(_in_html(paper)) == expected
    printed_words = _words(_in_pdf(paper, tmp_path))
    heads = [c.heading for block in paper.blocks if isinstance(block, Table) for c in block.columns]
    # The head of a table is printed again on its next page; nothing else may be there twice.
    assert expected - printed_words == Counter()
    assert set(printed_words - expected) <= set(" ".join(heads).split())


@pytest.mark.parametrize("kind", PAPERS)
def test_lines_are_kept_together_in_papers_and_nowhere_else(
    program: Program, hd36: Profile, kind: str
) -> None:
    paper = PAPERS[kind](program, hd36)
    assert "\u00a0" not in _expected(paper)
    for said in (text for text in _in_html(paper).split("\n") if "năm 2026" in text):
        raise AssertionError(f"a line may break before the year: {said}")
    assert re.search("(tháng|năm)\u00a0\\d", _in_html(paper))


def test_several_papers_of_one_file_have_pages_of_their_own(
    program: Program, hd36: Profile, tmp_path: Path
) -> None:
    papers = [make(program, hd36) for make in (_agenda, _letter)]
    file = tmp_path / "x.pdf"
    file.write_bytes(pdf_of(papers, {PAPER: BUILT_IN / PAPER})[0])
    text = subprocess.run(
        ["pdftotext", "-raw", file, "-"], check=True, capture_output=True, text=True
    )
    pages = [page for page in text.stdout.split("\f") if page.strip()]
    # Each begins with a letterhead, and is counted from its own first page.
    assert [n for n, page in enumerate(pages, 1) if "ĐẢNG CỘNG SẢN" in page] == [1, 2]
    assert [page.split("\n")[0] for page in pages[2:]] == [str(n) for n in range(2, len(pages))]
    assert fill(TEMPLATE, page_of(papers), []).count("<article>") == 2


@pytest.mark.parametrize("days", [5, 0])
def test_an_invitation_fits_its_page(
    program: Program, hd36: Profile, tmp_path: Path, days: int
) -> None:
    habits = program.settings.model_copy(update={"papers_days": days})
    asking = program.model_copy(update={"settings": habits})
    meetings = [_meeting(asking, name) for name in meeting_ids(asking)]
    papers = [invitation(asking, meeting, hd36, UNKNOWN) for meeting in meetings]
    content = pdf_of(papers, {PAPER: BUILT_IN / PAPER})[0]
    assert len(pypdf.PdfReader(BytesIO(content)).pages) == len(papers) == 16


@pytest.mark.parametrize("name", ["dac-khu-ly-son", "phuong-ngu-hanh-son", "xa-muong-phang"])
def test_an_invitation_with_guests_and_a_chair_fits_its_page_too(name: str, hd36: Profile) -> None:
    asking = program_of((DATA / "programmes" / f"{name}.yaml").read_text("utf-8"))
    papers = []
    for meeting in (_meeting(asking, name) for name in meeting_ids(asking)):
        month = meeting["month"] or 3 * (meeting["quarter"] or 1)
        day = {"day": f"{asking.year}-{month:02}-20", "sent": f"{asking.year}-{month:02}-02"}
        said = {
            "place": "Hội trường tầng 2, trụ sở Đảng ủy",
            "chair": "Đồng chí Bí thư",
            "guests": "Công an",
        }
        papers.append(invitation(asking, meeting, hd36, cast(When, {**UNKNOWN, **day, **said})))
    content = pdf_of(papers, {PAPER: BUILT_IN / PAPER})[0]
    assert len(pypdf.PdfReader(BytesIO(content)).pages) == len(papers)


def test_the_last_row_of_a_table_stands_on_no_page_alone(hd36: Profile) -> None:
    for count in range(28, 34):
        rows = [Row(([f"dòng {number}"], ["chữ"])) for number in range(1, count + 1)]
        columns = (Column("Việc", "table_text", 80), Column("Ghi chú", "table_text", 80))
        paper = Paper("x", "x", "2026", hd36, no_head(), [Table(columns, rows)], no_end())
        content = pdf_of([paper], {PAPER: BUILT_IN / PAPER})[0]
        last = pypdf.PdfReader(BytesIO(content)).pages[-1].extract_text()
        assert last.count("chữ") > 1, count
    written = list(part(docx_of([paper])).iter(f"{W}tr"))
    assert [row.find(f".//{W}keepNext") is not None for row in written] == [
        True,
        *[False] * (count - 2),
        True,
        False,
    ]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_head_of_a_short_table_stands_on_no_page_alone(hd36: Profile, count: int) -> None:
    columns = (Column("Việc", "table_text", 80), Column("Ghi chú", "table_text", 80))
    rows = [Row(([f"dòng {number}"], ["chữ"])) for number in range(1, count + 1)]
    for above in range(26, 34):
        blocks: list[Block] = [line("body", f"đoạn {n}") for n in range(above)]
        blocks.append(Table(columns, rows))
        paper = Paper("x", "x", "2026", hd36, no_head(), blocks, no_end())
        content = pdf_of([paper], {PAPER: BUILT_IN / PAPER})[0]
        pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]
        assert all(("Ghi chú" in text) == ("chữ" in text) for text in pages), above
        assert pages[-1].count("chữ") != 1 or count == 1, above


def test_columns_nobody_fills_are_left_out(program: Program, hd36: Profile) -> None:
    def columns(when: When, meeting: str) -> list[str]:
        found = _meeting(program, meeting)
        (table,) = [
            b for b in agenda_paper(program, found, hd36, when).blocks if isinstance(b, Table)
        ]
        assert sum(column.width for column in table.columns) == pytest.approx(165)
        return [column.heading for column in table.columns]

    assert columns(WHEN, "bch-3") == ["TT", "Thời gian", "Nội dung", "Cơ quan chuẩn bị, trình bày"]
    assert columns(UNKNOWN, "bch-3") == ["TT", "Nội dung", "Cơ quan chuẩn bị, trình bày"]
    assert columns(UNKNOWN, "btv-3") == ["TT", "Nội dung"]
