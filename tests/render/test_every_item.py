"""Every format of the annual document holds every item, under whatever headings the document has."""

import subprocess
from html import unescape
from pathlib import Path

import pytest

from ctr_cli.model.agencies import directory
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.render.html import page
from ctr_cli.render.pdf import PAPER, PROGRAM, pdf_of
from ctr_cli.render.template_files import BUILT_IN
from ctr_cli.render.templates import fill
from ctr_cli.views.document import Printed, printed
from ctr_cli.views.program_paper import program_paper, template_words
from ctr_cli.views.year import year
from support import DATA, MINIMAL, REAL, program_of
from support.word import text_of

PROGRAMMES = [REAL, *sorted((DATA / "programmes").glob("*.yaml"))]


def _without_headings(program: Program) -> Program:
    """As documents are read in whose parts are the bodies themselves."""
    bare = program.document.headings.model_copy(update={"content": None, "implementation": None})
    document = program.document.model_copy(update={"headings": bare})
    return program.model_copy(update={"document": document})


def _issuer_alone(program: Program) -> Program:
    """The same of an issuer who alone meets: no heading stands above the meetings."""
    body = program.bodies[0].model_copy(update={"name": program.issuer.name})
    return _without_headings(program).model_copy(update={"bodies": [body]})


def _texts(program: Program) -> list[str]:
    meetings = [meeting for body in program.bodies for meeting in body.meetings]
    items = [item for meeting in meetings for item in meeting.items]
    return [*(item.text for item in items), *program.implementation]


def _close(text: str) -> str:
    """A text as its letters alone, for lines break anywhere."""
    return "".join(text.split()).rstrip(".;,")


def _html(program: Program, words: Printed, profile: Profile) -> str:
    return fill("program.html.j2", page(words, year(program, directory(program)), profile), [])


def _pdf(program: Program, rules: Profile, words: Printed) -> str:
    templates = {name: BUILT_IN / name for name in (PAPER, PROGRAM)}
    made, _ = pdf_of([program_paper(program, rules, words)], templates, words=words)
    return subprocess.run(
        ["pdftotext", "-raw", "-nopgbrk", "-", "-"], input=made, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_every_item_stands_in_every_format(path: Path, hd36: Profile) -> None:
    whole = program_of(path.read_bytes())
    for program in (whole, _without_headings(whole), _issuer_alone(whole)):
        words = printed(program, hd36)
        values = template_words(words)
        made = {
            "html": unescape(_html(program, words, hd36)),
            "docx": text_of(docx_of([program_paper(program, hd36, words)])),
            "txt": fill("program.txt.j2", values, []),
            "md": fill("program.md.j2", values, []).replace("\\", ""),
        }
        assert made["html"].count("data-months=") == sum(
            len(meeting["items"]) for body in words["bodies"] for meeting in body["meetings"]
        )
        for format, text in made.items():
            letters = _close(text)
            assert [t for t in _texts(program) if _close(t) not in letters] == [], format


@pytest.mark.parametrize("path", [REAL, DATA / "programmes" / "ubnd-xa.yaml"])
def test_every_item_stands_in_the_pdf_without_headings(path: Path, hd36: Profile) -> None:
    program = _without_headings(program_of(path.read_bytes()))
    letters = _close(_pdf(program, hd36, printed(program, hd36)))
    assert [t for t in _texts(program) if _close(t) not in letters] == []


def test_the_page_has_no_heading_the_document_has_not(hd36: Profile) -> None:
    program = _issuer_alone(program_of(f"{MINIMAL}implementation: [Các cơ quan thực hiện.]\n"))
    made = _html(program, printed(program, hd36), hd36)
    assert "content-title" not in made and "<h3" not in made
    assert made.count('id="content"') == 1 and made.count('class="meeting"') == 1
    assert made.index('class="meeting"') < made.index("Các cơ quan thực hiện.")
