"""How far a year's programme has come on a day: each followed item in exactly one state, so that counts add up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from ctr_cli.cycle.due import Days, day_of, due, papers_due
from ctr_cli.cycle.followed import (
    YEAR,
    Followed,
    followed,
    is_standing,
    meetings_in_force,
    stands_in,
)
from ctr_cli.cycle.in_charge import in_charge, with_those_inside
from ctr_cli.cycle.meeting_days import days_kept
from ctr_cli.cycle.official_day import done_on, held_days
from ctr_cli.cycle.outcome import (
    HANDED_IN,
    agencies_of,
    of_all,
    results_of,
    verified,
)
from ctr_cli.cycle.records import Records, records_of
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import CLOSED, FollowUp, ItemRecord, Report, Status, Unplanned
from ctr_cli.model.meetings import comes_again
from ctr_cli.model.office import Member, Office
from ctr_cli.model.program import Program

State = Literal[
    "done_in_time",
    "done_late",
    "done_undated",
    "not_arising",
    "in_time",
    "overdue",
    "unconfirmed",
    "unreported",
    "dropped",
    "moved_out",
]
STATES: tuple[State, ...] = get_args(State)
COMPLETED: frozenset[State] = frozenset({"done_in_time", "done_late", "done_undated"})
DONE: frozenset[State] = COMPLETED | {"not_arising"}
OPEN: frozenset[State] = frozenset({"in_time", "overdue", "unconfirmed", "unreported"})
WITHIN = 7
"""Days before an item is due from which offices warn."""


class Ground(Struct):
    """What progress is told from: the signed programme, its agencies, what is recorded, what the office has set."""

    program: Program
    known: Directory
    follow_up: FollowUp
    office: Office


class Standing(Struct):
    """An item on the day: its state, and what a reader asks next.

    `due` and `papers_due` are None for an item that is gone from the year. `days` are those it is late
    (overdue, done late) or has left (in time). `status` is the office's own, or what the one agency says
    of an item that may not arise; `meets` is the day of its meeting, `papers_left` the days left for the papers of what
    is in time and not handed in, below zero where they are late; `done` the day it was done, `results` the papers it left; `reports` are those
    made by the day. `agencies` are all who work on it, `answerable` those of them who are late when it is;
    `members` are in charge of these.
    """

    item: Followed
    state: State
    due: date | None
    papers_due: date | None
    days: int | None
    due_soon: bool
    status: Status | None
    done: str | None
    results: list[str]
    record: ItemRecord | None
    reports: list[Report]
    agencies: list[str]
    answerable: list[str]
    members: list[str]
    meets: date | None = None
    papers_left: int | None = None


class Progress(Struct):
    """The items of a period on a day, in the document's order; what was done besides; records of no item.

    `standing` is the standing work that falls into the period: it is followed over the whole year only.
    `undated` is work outside the programme of which nobody knows whether it falls into the period; `helped` counts
    the items that the one agency asked about only helps others with.
    """

    on: date
    months: tuple[int, ...]
    items: list[Standing]
    standing: list[Standing]
    unplanned: list[Unplanned]
    undated: list[Unplanned]
    records: Records
    helped: int = 0


def progress(
    ground: Ground, on: date, months: tuple[int, ...] = YEAR, within: int = WITHIN
) -> Progress:
    """The progress of some months: what was issued in them, moved into them, or added to them.

    Decisions and records count up to the day; what has no day always counts.
    """
    every = followed(ground.program, on.isoformat())
    records = records_of(ground.follow_up, every)
    days = meeting_days(ground.program, ground.follow_up, on.isoformat())
    were_held = held_days(ground.follow_up, on.isoformat())

    def standing(item: Followed, over: tuple[int, ...]) -> Standing:
        record = records.of.get(item.id)
        confirmed = were_held.get(str(item.meeting.id))
        return _standing(ground, item, record, days, confirmed, on, over, within)

    items = [
        standing(item, months)
        for item in every
        if issued_in(item, months) or _stands_now(item, months)
    ]
    always = [
        standing(item, YEAR)
        for item in every
        if not item.gone and is_standing(item.meeting, months)
    ]
    whole = months == YEAR
    besides = [one for one in ground.follow_up.unplanned if (day_of(one.done) or on) <= on]
    times = {work.id: time_of_work(work, ground.program.year) for work in besides}
    beside = [work for work in besides if whole or times[work.id] in months]
    undated = [work for work in besides if not whole and times[work.id] is None]
    return Progress(on, months, items, always, beside, undated, records)


def time_of_work(work: Unplanned, year: int) -> int | None:
    """The month work outside the programme belongs to: its own, else that of the day it was done; None where neither tells."""
    done = day_of(work.done)
    return work.month or (done.month if done and done.year == year else None)


def meeting_days(program: Program, follow_up: FollowUp, until: str | None = None) -> Days:
    """The days that meetings were held, else are planned for, by their ids: those of the follow-up before those of the
    programme. One held only after `until` is on the day planned for it.
    """
    held = held_days(follow_up, until)
    found = {str(meeting.id): meeting.date for _, meeting in meetings_in_force(program, until)}
    for record in days_kept(program, follow_up.meetings, until):
        found[record.meeting] = held.get(record.meeting) or record.date or found.get(record.meeting)
    return {name: day for name, text in found.items() if (day := day_of(text))}


def _standing(
    ground: Ground,
    item: Followed,
    record: ItemRecord | None,
    days: Days,
    confirmed: str | None,
    on: date,
    months: tuple[int, ...],
    within: int,
) -> Standing:
    """An item on the day; `confirmed` is the day its meeting was held."""
    known, asked = ground.known, agencies_of(ground.known, item, asked=True)
    met = days.get(str(item.meeting.id))
    by = due(ground.program.year, item, met)
    record = _by_day(record, on.isoformat())
    reports, issuer = record.reports if record else [], ground.program.issuer.name
    closed, handed_in = (
        of_all(known, issuer, item, reports, statuses) for statuses in (CLOSED, HANDED_IN)
    )
    status = _status(item, record, reports, asked)
    done = done_on(known, issuer, item, record, by, confirmed)
    state = _state(item, status, record, reports, by, done, on, months)
    if status is None and (state in OPEN if closed else state == "overdue" and handed_in):
        state = "unconfirmed"
    left = (by - on).days
    late = {"overdue": -left, "in_time": left, "done_late": _late(done, by)}
    inside = with_those_inside(known, asked)
    papers = papers_due(ground.program, ground.office, item, met, inside)
    awaited = papers and state == "in_time" and status != "submitted" and not handed_in
    papers_left = (papers - on).days if papers and awaited else None
    return Standing(
        item,
        state,
        None if item.gone else by,
        None if item.gone else papers,
        late.get(state),
        state == "in_time"
        and min(left, left if papers_left is None else papers_left) <= within
        and not handed_in,
        status,
        done if status == "done" else None,
        results_of(known, item, record, reports),
        record,
        reports,
        agencies_of(known, item),
        asked,
        [member.name for member in members_for(ground, asked)],
        met,
        papers_left,
    )


def _by_day(record: ItemRecord | None, day: str) -> ItemRecord | None:
    """What is recorded of an item up to a day; what has no day always counts."""
    if record is None:
        return None
    reports = [report for report in record.reports if not report.on or report.on <= day]
    later = record.status == "done" and record.done is not None and record.done > day
    undone = dict.fromkeys(("status", "done", "result")) if later else {}
    return record.model_copy(update={**undone, "reports": reports})


def _status(
    item: Followed,
    record: ItemRecord | None,
    reports: list[Report],
    asked: list[str],
) -> Status | None:
    """What is known on the day: the office's word.

    A conditional item that one agency (`asked`) answers for does not arise when that agency says so; of a shared
    one no agency's word decides.
    """
    if record is None:
        return None
    said = {report.agency: report.status for report in reports}
    alone = asked[0] if len(asked) == 1 else ""
    if record.status is None and item.item.condition and said.get(alone) == "not_arising":
        return "not_arising"
    return record.status


def _state(
    item: Followed,
    status: Status | None,
    record: ItemRecord | None,
    reports: list[Report],
    by: date,
    done: str | None,
    on: date,
    months: tuple[int, ...],
) -> State:
    if item.gone == "dropped":
        return "dropped"
    if not _stands_now(item, months):
        return "moved_out"
    if status == "not_arising":
        return "not_arising"
    if status == "done":
        if day_of(done) is None and on > by:
            return "done_undated"
        return "done_late" if _late(done, by) else "done_in_time"
    if on <= by:
        return "in_time"
    return "unreported" if item.item.condition and not _arises(record, reports) else "overdue"


def issued_in(item: Followed, months: tuple[int, ...]) -> bool:
    """Whether an item was issued, or added, in some months."""
    return stands_in(item.issued, months, item.item.deadline)


def _stands_now(item: Followed, months: tuple[int, ...]) -> bool:
    """Whether an item in force belongs to some months."""
    return not item.gone and stands_in(item.meeting, months, item.item.deadline)


def _arises(record: ItemRecord | None, reports: Iterable[Report]) -> bool:
    """Whether somebody says that a conditional item does arise: how far it is, what came of it, a wish to move it."""
    return any(
        (
            said.status is not None
            and said.status != "not_arising"
            and not (said.ask and said.ask.drop)
        )
        or said.result
        or (said.ask is not None and said.ask.move is not None)
        for said in (*([record] if record else ()), *reports)
    )


def _late(done: str | None, by: date) -> int:
    """How many days after it was due an item was done; none where nobody wrote the day."""
    day = day_of(done)
    return max((day - by).days, 0) if day else 0


def works_on(known: Directory, agency: str, agencies: Iterable[str]) -> bool:
    """Whether an agency is charged by itself, or through a group that holds it."""
    return not {agency, *known.groups.get(agency, ())}.isdisjoint(agencies)


def members_for(ground: Ground, agencies: Iterable[str]) -> list[Member]:
    """Who is in charge of one of some agencies."""
    return in_charge(ground.known, ground.office.members, agencies)


def totals(items: Iterable[Standing], unplanned: int = 0) -> dict[str, int]:
    """How many items there are in all and in each state, and how much was done besides."""
    counts = Counter(item.state for item in items)
    return {
        "items": counts.total(),
        **{state: counts[state] for state in STATES},
        "unplanned": unplanned,
    }


def by_agency(ground: Ground, found: Progress) -> dict[str, list[Standing]]:
    """The items of each agency that is no group, as it sees them; a shared one stands with all who answer for it."""
    return {
        agency.id: items
        for agency in ground.program.agencies
        if agency.members is None and (items := seen_by(ground, agency.id, found.items))
    }


def seen_by(ground: Ground, agency: str, items: Iterable[Standing]) -> list[Standing]:
    """The items an agency answers for: what it has handed in, or cannot verify yet, is not late by its doing.

    What all have handed in stands as the office says.
    """
    mine = [item for item in items if works_on(ground.known, agency, item.answerable)]
    return [_seen_by(ground, agency, item) for item in mine]


def _seen_by(ground: Ground, agency: str, item: Standing) -> Standing:
    if not delivered(item, agency):
        if item.state not in ("in_time", "overdue") or not _waits_for_others(
            item, ground.known, agency
        ):
            return item
        days = item.days if item.state == "in_time" else None
        return item._replace(state="in_time", days=days, due_soon=False)
    if item.state in ("done_late", "done_undated") and item.due:
        told = [day_of(report.on) for report in item.reports if report.agency == agency]
        in_time = all(day and day <= item.due for day in told)
        return item._replace(state="done_in_time", days=None) if in_time else item
    issuer = ground.program.issuer.name
    if item.state != "overdue" or of_all(ground.known, issuer, item.item, item.reports, HANDED_IN):
        return item._replace(due_soon=False)
    return item._replace(state="unconfirmed", due_soon=False)


def _waits_for_others(item: Standing, known: Directory, agency: str) -> bool:
    """Whether an agency verifies what others have not handed in yet."""
    before = verified(known, item.item, agency)
    return item.status != "submitted" and not all(delivered(item, other) for other in before)


def by_lateness(items: Iterable[Standing]) -> list[Standing]:
    """Items as one acts on them: the longest overdue first, then what is due next, then what is settled."""

    def order(item: Standing) -> tuple[int, int]:
        if item.state == "overdue":
            return 0, -(item.days or 0)
        if item.state == "in_time":
            return 1, item.days or 0
        return {"unconfirmed": 2, "unreported": 3}.get(item.state, 4), 0

    return sorted(items, key=order)


def delivered(item: Standing, agency: str) -> bool:
    """Whether an agency reports that it handed in its part of an item, finished it, or that nothing arose."""
    return any(report.agency == agency and report.status in HANDED_IN for report in item.reports)


def asked_of(item: Standing, known: Directory, agency: str) -> bool:
    """Whether an agency is to be reminded of an item: overdue or due soon, its own or one it said nothing of.

    Never of work that comes again and again, which no day ends. Never once it has handed its papers in or the office has them, never of what may not arise, and of what it verifies
    not before there is something to verify.
    """
    may_not_arise = item.item.item.condition and not _arises(item.record, item.reports)
    pressing = item.state == "overdue" or item.due_soon
    if (
        not pressing
        or may_not_arise
        or item.status == "submitted"
        or comes_again(item.item.meeting)
    ):
        return False
    if not works_on(known, agency, item.answerable):
        return False
    if delivered(item, agency) or _waits_for_others(item, known, agency):
        return False
    said = any(report.agency == agency for report in item.reports)
    return not said or item.answerable == [agency]
