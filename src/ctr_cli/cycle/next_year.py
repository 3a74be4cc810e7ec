"""The text of next year's programme from that of this year: in force, moved on, with its questions as comments."""

from ctr_cli.cycle.carried import stood
from ctr_cli.cycle.consolidated import base_of
from ctr_cli.cycle.draft import drafted
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.draft_openings import openings
from ctr_cli.cycle.put_off import below, put_off
from ctr_cli.data.struct import Struct
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.program import Program
from ctr_cli.source.edit import NotEdited, with_edits
from ctr_cli.source.load import from_bytes
from ctr_cli.source.questions import with_questions, with_silences_asked, without_questions
from ctr_cli.source.write import without_old_hints


class NextYear(Struct):
    """The draft and its text."""

    draft: Draft
    text: str


def next_year(old: str, given: Given | None = None, follow_up: FollowUp | None = None) -> NextYear:
    """Next year's programme from the text of this year's, and from what is recorded of it.

    Raises `NotEdited` when the text is no programme, or cannot hold the changes.
    """
    given = given or Given()
    old = without_questions(old)
    program = _program(old)
    if opened := [*openings(program, given.answers, given.added)]:
        old = with_edits(old, opened)
        program = _program(old)
    if follow_up:
        given = given._replace(stood=stood(program, follow_up), besides=follow_up.unplanned)
    base = base_of(program)
    text = with_edits(old, base.edits)
    if base.edits:
        program = _program(text)
    draft = drafted(program, given, base)
    late = put_off(program, base)
    asked = {below(path, late): question for path, question in draft.questions.items()}
    for at, one in enumerate(late):
        asked[below((*one.edit.path, -1), late[at:])] = one.question
    draft = draft._replace(questions=asked, put_off=tuple(one.title for one in late))
    edited = without_old_hints(with_edits(text, (*draft.edits, *(one.edit for one in late))))
    return NextYear(draft, with_silences_asked(with_questions(edited, asked), old))


def _program(text: str) -> Program:
    program = from_bytes(text.encode(), "").program
    if program is None:
        raise NotEdited("no programme")
    return program
