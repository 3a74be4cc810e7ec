"""An agency's own sight of the year: what it answers for, how late it is by its own doing, what it is reminded of."""

from collections.abc import Iterable

from ctr_cli.cycle.due import day_of
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.outcome import HANDED_IN, of_all, peers, verified
from ctr_cli.cycle.progress import Ground, Progress, Standing, arises, awaiting
from ctr_cli.model.agencies import Directory
from ctr_cli.model.meetings import comes_again


def by_agency(ground: Ground, found: Progress) -> dict[str, list[Standing]]:
    """The items of each agency that is no group, as it sees them; a shared one stands with all who answer for it."""
    return {
        agency.id: items
        for agency in ground.program.agencies
        if agency.members is None and (items := seen_by(ground, agency.id, found.items))
    }


def seen_by(ground: Ground, agency: str, items: Iterable[Standing]) -> list[Standing]:
    """The items an agency answers for: what it has handed in, or cannot verify yet, is not late by its doing.

    What all have handed in stands as the office says; what it only verifies has the day of its own papers.
    """
    mine = [item for item in items if works_on(ground.known, agency, item.answerable)]
    return [_seen_by(ground, agency, item) for item in mine]


def _seen_by(ground: Ground, agency: str, item: Standing) -> Standing:
    if not delivered(item, agency):
        before = verified(ground.known, item.item, agency)
        if not before or item.state not in ("in_time", "overdue"):
            return item
        item = awaiting(item, item.verifying)
        if item.status == "submitted" or all(delivered(item, other) for other in before):
            return item
        days = item.days if item.state == "in_time" else None
        return item._replace(state="in_time", days=days, due_soon=False, papers_left=None)
    if item.state in ("done_late", "done_undated") and item.due:
        told = [day_of(report.on) for report in item.reports if report.agency == agency]
        in_time = all(day and day <= item.due for day in told)
        return item._replace(state="done_in_time", days=None) if in_time else item
    issuer = ground.program.issuer.name
    if item.state != "overdue" or of_all(ground.known, issuer, item.item, item.reports, HANDED_IN):
        return item._replace(due_soon=False)
    return item._replace(state="unconfirmed", due_soon=False)


def delivered(item: Standing, agency: str) -> bool:
    """Whether an agency reports that it handed in its part of an item, finished it, or that nothing arose."""
    return any(report.agency == agency and report.status in HANDED_IN for report in item.reports)


def reminded_of(ground: Ground, agency: str, items: Iterable[Standing]) -> list[Standing]:
    """The items, as it sees them, that an agency is to be reminded of."""
    return [item for item in seen_by(ground, agency, items) if _asked(item, ground.known, agency)]


def _asked(item: Standing, known: Directory, agency: str) -> bool:
    """Whether an agency is to be reminded of what it answers for: overdue or due soon, its own or one it said nothing of.

    Never of work that comes again and again, which no day ends. Never once it has handed its papers in or the office has
    them, never of what may not arise. One is its own where no other does the same for it: who submits shares
    nothing with who verifies.
    """
    may_not_arise = item.item.item.arises_if and not arises(item.record, item.reports)
    pressing = item.state == "overdue" or item.due_soon
    if (
        not pressing
        or may_not_arise
        or item.status == "submitted"
        or comes_again(item.item.meeting)
        or delivered(item, agency)
    ):
        return False
    said = any(report.agency == agency for report in item.reports)
    return not said or peers(known, item.item, agency) == [agency]
