"""Times of a field of work that a person wants something in: nobody meets there, so one time is as good as another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.in_force import in_force
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold
from ctr_cli.language.numbers import number_of
from ctr_cli.language.printed_dates import quarter_months, quarter_of
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import by_quarters, item_id, meeting_id, month_of, time_order
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.source.edit import Insert

_MONTHS, _QUARTERS = 12, 4


class Time(Struct):
    """A time at which work of a field stands: a month, or a quarter."""

    unit: Literal["month", "quarter"]
    number: int

    @property
    def order(self) -> tuple[int, bool]:
        """Where it stands in the year, as `time_order` has it of a meeting."""
        by_month = self.unit == "month"
        return (self.number, False) if by_month else (quarter_months(self.number)[-1], True)


def openings(
    program: Program, answers: Mapping[str, Answer], added: Sequence[Answer]
) -> Iterator[Insert]:
    """The edits that open times of fields of work that decisions name, for what goes there."""
    bodies = in_force(program).bodies
    for at, body in enumerate(bodies):
        if not is_field(body.name):
            continue
        held, issued = set(map(time_of, body.meetings)), program.bodies[at].meetings
        new = {*_named(body, answers, added, alone=len(bodies) == 1)} - held
        for time in sorted(new, key=lambda one: one.order, reverse=True):
            before = (n for n, one in enumerate(issued) if time_order(one) < time.order)
            place = max(before, default=-1)
            values = {time.unit: time.number, "items": []}
            yield Insert(("bodies", at, "meetings"), place + 1, values)


def time_of(meeting: Meeting) -> Time | None:
    """The month of a part of a field of work, or its quarter."""
    if month := month_of(meeting):
        return Time("month", month)
    return Time("quarter", meeting.quarter) if meeting.quarter else None


def time_meant(body: Body, said: str, *, own: bool) -> Time | None:
    """The month, or the quarter, that words name: by the id or the name it would have, or alone where they are about an
    item of the field's `own`. In a field by quarters a month is that of a quarter.
    """
    key, name = re.escape(fold(body.id)), re.escape(fold(body.name))
    of = rf"(?:(?:{key}|{name}) ){'?' if own else ''}"
    found = re.fullmatch(rf"{of}(?:(thang|quy|q|t) ?)?(\d\d?|i{{1,3}}|iv)", fold(said))
    number = (number_of(found[2]) or 0) if found else 0
    unit = found[1] if found else None
    by_quarter = by_quarters(body.meetings)
    bare = unit is None and by_quarter and number <= _QUARTERS
    if unit in ("quy", "q") or bare:
        return Time("quarter", number) if 1 <= number <= _QUARTERS else None
    if not 1 <= number <= _MONTHS:
        return None
    return Time("quarter", quarter_of(number)) if by_quarter else Time("month", number)


def _named(
    body: Body, answers: Mapping[str, Answer], added: Sequence[Answer], *, alone: bool
) -> Iterator[Time]:
    """The times that are named for something to go there; of a body that stands `alone` what is new names the time only."""
    ids = {
        item_id(meeting_id(body, met), at, item.id)
        for met in body.meetings
        for at, item in enumerate(met.items, 1)
    }
    told = [(a.meeting, key in ids) for key, a in answers.items() if a.verb != "drop"]
    for said, own in (*told, *((answer.meeting, alone) for answer in added)):
        if time := time_meant(body, said, own=own):
            yield time
