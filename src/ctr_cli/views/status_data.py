"""How far the year has come, as programs read it: the contract of `ctr status --format json`."""

from collections.abc import Sequence
from typing import Any, TypedDict

from ctr_cli.cycle.progress import Ground, Progress, Standing, totals
from ctr_cli.model.meetings import month_of


class ReportView(TypedDict):
    """What an agency reported; `ask` is what it asks for, with `move`, `drop` and `reason`, `note` its own words."""

    agency: str
    status: str | None
    on: str | None
    result: str | None
    ask: dict[str, Any] | None
    note: str | None


class StatusItem(TypedDict):
    """An item on the day; `days` it is late (overdue, done late) or has left (in time), `papers_late` those its papers
    are late while it is not.
    """

    item: str
    meeting: str
    month: int | None
    text: str
    state: str
    due_soon: bool
    due: str | None
    papers_due: str | None
    days: int | None
    papers_late: int
    status: str | None
    done: str | None
    result: str | None
    note: str | None
    ask: dict[str, Any] | None
    agencies: list[str]
    members: list[str]
    reports: list[ReportView]


class StatusView(TypedDict):
    """The items asked for, in the document's order, and the work outside the programme as it is recorded; totals count
    all of the period, whatever is shown.
    """

    version: int
    year: int
    on: str
    totals: dict[str, int]
    items: list[StatusItem]
    unplanned: list[dict[str, Any]]


def status(ground: Ground, found: Progress, items: Sequence[Standing]) -> StatusView:
    """The contract for programs: some of the items of a progress, with the totals of all."""
    return {
        "version": 1,
        "year": ground.program.year,
        "on": found.on.isoformat(),
        "totals": totals(found.items, len(found.unplanned)),
        "items": [_item(item) for item in items],
        "unplanned": [work.model_dump() for work in found.unplanned],
    }


def _item(item: Standing) -> StatusItem:
    record = item.record
    return {
        "item": item.item.id,
        "meeting": str(item.item.meeting.id),
        "month": month_of(item.item.meeting),
        "text": item.item.item.text,
        "state": item.state,
        "due_soon": item.due_soon,
        "due": item.due.isoformat() if item.due else None,
        "papers_due": item.papers_due.isoformat() if item.papers_due else None,
        "days": item.days,
        "papers_late": item.papers_late,
        "status": item.status,
        "done": item.done,
        "result": "; ".join(item.results) or None,
        "note": record.note if record else None,
        "ask": record.ask.model_dump() if record and record.ask else None,
        "agencies": item.agencies,
        "members": item.members,
        "reports": [
            {
                "agency": report.agency,
                "status": report.status,
                "on": report.on,
                "result": report.result,
                "ask": report.ask.model_dump() if report.ask else None,
                "note": report.note,
            }
            for report in item.reports
        ],
    }
