"""Months of a field of work that a person wants something in: nobody meets there, so one month is as good as another."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.in_force import in_force
from ctr_cli.language.keys import fold
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import item_id, meeting_id, month_of
from ctr_cli.model.program import Body, Program
from ctr_cli.source.edit import Insert

_MONTHS = 12


def openings(
    program: Program, answers: Mapping[str, Answer], added: Sequence[Answer]
) -> Iterator[Insert]:
    """The edits that open months of fields of work that decisions name, for what goes there."""
    for at, body in enumerate(in_force(program).bodies):
        if not is_field(body.name) or any(meeting.quarter for meeting in body.meetings):
            continue
        held, issued = {month_of(meeting) for meeting in body.meetings}, program.bodies[at].meetings
        for month in sorted({*_named(body, answers, added)} - held, reverse=True):
            before = [n for n, one in enumerate(issued) if (month_of(one) or _MONTHS) < month]
            place = max(before, default=-1) + 1
            yield Insert(("bodies", at, "meetings"), place, {"month": month, "items": []})


def _named(body: Body, answers: Mapping[str, Answer], added: Sequence[Answer]) -> Iterator[int]:
    """The months that are named: by the id or the name one would have, or of an item of the field alone."""
    ids = {
        item_id(meeting_id(body, met), at, item.id)
        for met in body.meetings
        for at, item in enumerate(met.items, 1)
    }
    key, name = re.escape(fold(body.id)), re.escape(fold(body.name))
    told = [(a.meeting, key in ids) for key, a in answers.items() if a.verb != "drop"]
    for said, is_own in (*told, *((answer.meeting, False) for answer in added)):
        by_id = re.fullmatch(rf"(?:{key}|{name} thang) (\d\d?)", fold(said))
        bare = re.fullmatch(r"(?:thang )?(\d\d?)", fold(said)) if is_own else None
        if (found := by_id or bare) and 1 <= int(found[1]) <= _MONTHS:
            yield int(found[1])
