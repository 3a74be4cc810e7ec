"""The tracked document: accepted it is the one in force, rejected the signed one, letter for letter."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from ctr_cli.cycle.decisions import decisions
from ctr_cli.cycle.in_force import in_force
from ctr_cli.model.program import Program
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.render.docx.redline import Revision, Revisions, redline_of
from ctr_cli.source.profiles import profile
from ctr_cli.views.blocks import Paper
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import adjusted_note, program_paper
from support import REAL, program_of
from support.amendments import amended_programs, year_with_six_decisions
from support.revisions import W, body_of, paragraphs
from support.word import complaints

pytestmark = pytest.mark.no_cover

ISSUED = program_of(REAL.read_bytes())
HD36 = profile("hd36", [])


def shorter(program: Program) -> Program:
    """The programme with all conferences of the first body and three months of the second."""
    first, second = program.bodies
    months = [meeting for meeting in second.meetings if meeting.month in (8, 9, 10)]
    bodies = [first, second.model_copy(update={"meetings": months})]
    return program.model_copy(update={"bodies": bodies})


def papers(program: Program) -> tuple[Paper, Paper]:
    note = adjusted_note(decisions(program))
    now = in_force(program)
    return (
        program_paper(program, HD36, printed(program, HD36)),
        program_paper(now, HD36, printed(now, HD36, adjusted=note)),
    )


def redline(program: Program) -> bytes:
    return redline_between(*papers(program))


def redline_between(old: Paper, new: Paper) -> bytes:
    marks = Revisions({}, Revision("Thường trực Đảng ủy, 45-TB/ĐU", "2026-06-20"))
    return redline_of(old, new, marks)


def check(program: Program) -> None:
    old, new = papers(program)
    docx = redline_between(old, new)
    assert paragraphs(docx, "reject") == paragraphs(docx_of([old]))
    assert paragraphs(docx, "accept") == paragraphs(docx_of([new]))
    body = body_of(docx)
    marks = [*body.iter(f"{W}ins"), *body.iter(f"{W}del")]
    numbers = [mark.get(f"{W}id") for mark in marks]
    assert len(set(numbers)) == len(numbers)
    assert all(mark.get(f"{W}author") and mark.get(f"{W}date") for mark in marks)
    moved = re.compile(r"move(?:From|To)")
    assert not any(moved.search(element.tag) for element in body.iter())
    deleted = {run for mark in body.iter(f"{W}del") for run in mark.iter(f"{W}t")}
    assert not deleted


def test_a_year_with_six_decisions() -> None:
    program = program_of(year_with_six_decisions())
    check(program)
    texts = paragraphs(redline(program), "accept")
    assert any(text.endswith("(chuyển từ tháng\u00a03).") for text in texts)
    assert any(text.startswith("(đã điều chỉnh, bổ sung theo Thông báo số") for text in texts)


@seed(20261128)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_random_sets_of_decisions(data: Any) -> None:
    check(data.draw(amended_programs(shorter(ISSUED))))


def test_only_changed_words_of_a_sentence_are_marked() -> None:
    program = program_of(year_with_six_decisions())
    body = body_of(redline(program))
    deleted = [
        "".join(t.text or "" for t in mark.iter(f"{W}delText")) for mark in body.iter(f"{W}del")
    ]
    assert "cải cách hành chính" in deleted


def test_the_file_is_sound_open_xml() -> None:
    assert complaints(redline(program_of(year_with_six_decisions()))) == []
