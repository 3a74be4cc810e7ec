"""How a period of the year came out, for programs: figures that add up, and which items they are made of."""

from calendar import monthrange
from collections.abc import Iterable
from typing import TypedDict

from ctr_cli.cycle.progress import (
    DONE,
    OPEN,
    Ground,
    Progress,
    Standing,
    totals,
)
from ctr_cli.cycle.seen import by_agency
from ctr_cli.language.printed_dates import period_of_year
from ctr_cli.model.follow_up import Unplanned
from ctr_cli.model.program import Program

PeriodView = TypedDict("PeriodView", {"from": str, "to": str, "name": str})
"""The first and the last day of a period, and what it is called."""


class Share(TypedDict):
    """An agency (its id) with the counts of the items it works on; a shared item counts for each."""

    agency: str
    totals: dict[str, int]


class Parts(TypedDict):
    """The ids of the items by how they came out, each in one part; of work outside the programme its own."""

    done: list[str]
    not_done: list[str]
    moved: list[str]
    dropped: list[str]
    unplanned: list[str]


class ReportView(TypedDict):
    """What the report of a period is made of; the counts of the parts add up to `totals`."""

    version: int
    year: int
    on: str
    period: PeriodView
    totals: dict[str, int]
    agencies: list[Share]
    items: Parts


def report(ground: Ground, found: Progress) -> ReportView:
    """The contract for programs."""
    return {
        "version": 1,
        "year": ground.program.year,
        "on": found.on.isoformat(),
        "period": period(ground.program, found.months),
        "totals": totals(found.items, len(found.unplanned)),
        "agencies": shares(ground, found),
        "items": {
            "done": _ids(item for item in found.items if item.state in DONE),
            "not_done": _ids(item for item in found.items if item.state in OPEN),
            "moved": _ids(item for item in found.items if item.state == "moved_out"),
            "dropped": _ids(item for item in found.items if item.state == "dropped"),
            "unplanned": [work.id for work in found.unplanned],
        },
    }


def _ids(items: Iterable[Standing]) -> list[str]:
    return [item.item.id for item in items]


def period(program: Program, months: tuple[int, ...]) -> PeriodView:
    """Some months of the year as a span of days with a name: `quý I năm 2026`, `năm 2026`."""
    first, last, year = months[0], months[-1], program.year
    return {
        "from": f"{year}-{first:02d}-01",
        "to": f"{year}-{last:02d}-{monthrange(year, last)[1]}",
        "name": period_of_year(months, year),
    }


def shares(ground: Ground, found: Progress) -> list[Share]:
    """The counts of each agency that is no group and has a share, in the order of the programme."""
    items = by_agency(ground, found)
    beside = {a.id: unplanned_of(found.unplanned, a.id) for a in ground.program.agencies}
    named = [a.id for a in ground.program.agencies if items.get(a.id) or beside[a.id]]
    return [
        {"agency": name, "totals": totals(items.get(name, []), len(beside[name]))} for name in named
    ]


def unplanned_of(works: Iterable[Unplanned], agency: str) -> list[Unplanned]:
    """The work outside the programme that an agency does."""
    return [work for work in works if agency in work.agencies]
