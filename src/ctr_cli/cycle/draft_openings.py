"""Times of a field of work that a person wants something in: nobody meets there, so one time is as good as another."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.in_force import in_force
from ctr_cli.language.keys import fold
from ctr_cli.language.numbers import number_of
from ctr_cli.language.printed_dates import quarter_of
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import item_id, meeting_id, month_of
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.source.edit import Insert

_MONTHS, _QUARTERS = 12, 4


def openings(
    program: Program, answers: Mapping[str, Answer], added: Sequence[Answer]
) -> Iterator[Insert]:
    """The edits that open times of fields of work that decisions name, for what goes there."""
    for at, body in enumerate(in_force(program).bodies):
        if not is_field(body.name):
            continue
        held, issued = set(map(time_of, body.meetings)), program.bodies[at].meetings
        key = "quarter" if _by_quarters(body) else "month"
        for time in sorted({*_named(body, answers, added)} - held, reverse=True):
            before = [n for n, one in enumerate(issued) if (time_of(one) or _MONTHS) < time]
            place = max(before, default=-1) + 1
            yield Insert(("bodies", at, "meetings"), place, {key: time, "items": []})


def time_of(meeting: Meeting) -> int | None:
    """The month of a part of a field of work, or its quarter."""
    return meeting.quarter or month_of(meeting)


def time_meant(body: Body, said: str, *, own: bool) -> int | None:
    """The month, or in a field by quarters the quarter, that words name: by the id or the name it would have, or alone
    where they are about an item of the field's `own`.
    """
    key, name = re.escape(fold(body.id)), re.escape(fold(body.name))
    of = rf"(?:(?:{key}|{name}) ){'?' if own else ''}"
    found = re.fullmatch(rf"{of}(?:(thang|quy|q) ?)?(\d\d?|i{{1,3}}|iv)", fold(said))
    number = (number_of(found[2]) or 0) if found else 0
    quarter = found is not None and found[1] in ("quy", "q")
    if not 1 <= number <= (_QUARTERS if quarter else _MONTHS):
        return None
    if not _by_quarters(body):
        return None if quarter else number
    is_month = found is not None and found[1] == "thang"
    return quarter_of(number) if is_month or number > _QUARTERS else number


def _by_quarters(body: Body) -> bool:
    return any(meeting.quarter for meeting in body.meetings)


def _named(body: Body, answers: Mapping[str, Answer], added: Sequence[Answer]) -> Iterator[int]:
    """The times that are named for something to go there."""
    ids = {
        item_id(meeting_id(body, met), at, item.id)
        for met in body.meetings
        for at, item in enumerate(met.items, 1)
    }
    told = [(a.meeting, key in ids) for key, a in answers.items() if a.verb != "drop"]
    for said, own in (*told, *((answer.meeting, False) for answer in added)):
        if time := time_meant(body, said, own=own):
            yield time
