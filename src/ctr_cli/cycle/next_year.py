"""The text of next year's programme from that of this year: in force, moved on, with its questions as comments."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.consolidated import base_of
from ctr_cli.cycle.draft import Draft, drafted
from ctr_cli.model.program import Program
from ctr_cli.source.edit import NotEdited, with_edits
from ctr_cli.source.load import from_bytes
from ctr_cli.source.questions import with_questions, with_silences_asked, without_questions


class NextYear(NamedTuple):
    """The draft and its text."""

    draft: Draft
    text: str


def next_year(
    old: str,
    older: Collection[str] = (),
    next_number: int | None = None,
    answers: Mapping[str, Answer] | None = None,
    added: Collection[Answer] = (),
    planned: Program | None = None,
) -> NextYear:
    """Next year's programme from the text of this year's; the rest is as `drafted` takes it.

    Raises `NotEdited` when the text is no programme, or cannot hold the changes.
    """
    old = without_questions(old)
    program = _program(old)
    base = base_of(program)
    text = with_edits(old, base.edits)
    if base.edits:
        program = _program(text)
    draft = drafted(program, older, next_number, answers, added, base, planned)
    text = with_questions(with_edits(text, draft.edits), draft.questions)
    return NextYear(draft, with_silences_asked(text, old))


def _program(text: str) -> Program:
    program = from_bytes(text.encode(), "").program
    if program is None:
        raise NotEdited("no programme")
    return program
