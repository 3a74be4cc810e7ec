"""By when the papers of an item are waited for: one answer for every sheet, list, paper and calendar."""

from collections.abc import Mapping
from datetime import date

from ctr_cli.cycle.due import Work, papers_due, verifying_day
from ctr_cli.cycle.in_charge import with_those_inside, works_on
from ctr_cli.cycle.outcome import agencies_of, verified, verifiers
from ctr_cli.model.agencies import Directory
from ctr_cli.model.program import Program


def waited_for(
    program: Program,
    known: Directory,
    deadlines: Mapping[str, int],
    item: Work,
    held: date | None,
    agency: str | None = None,
) -> date | None:
    """The day by which an agency's papers of an item must be there, or those of all who prepare it; None where nobody
    can know it, or waits for any.

    `deadlines` are the days that agencies need before a meeting, by ids, where they differ from the usual; `held` is the
    day of the item's meeting.
    """
    answer = agencies_of(known, item, asked=True)
    if agency is None:
        verify = {*verifiers(known, item)}
        prepare = with_those_inside(known, [name for name in answer if name not in verify])
        return papers_due(program, deadlines, item, held, prepare)
    if not works_on(known, agency, answer):
        return None
    own = with_those_inside(known, [agency])
    if not verified(known, item, agency):
        return papers_due(program, deadlines, item, held, own)
    return held and verifying_day(program, deadlines, item.body.name, item.deadline, held, own)


def verified_by(
    program: Program,
    known: Directory,
    deadlines: Mapping[str, int],
    item: Work,
    held: date | None,
) -> date | None:
    """The day by which those who verify an item must have done so, the first of theirs; None while its meeting has no day."""
    verify = with_those_inside(known, verifiers(known, item))
    return held and verifying_day(program, deadlines, item.body.name, item.deadline, held, verify)
