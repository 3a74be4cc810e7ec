"""How far a year's programme has come on a day: each followed item in exactly one state, so that counts add up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from ctr_cli.cycle.due import Days, day_of, due
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
from ctr_cli.cycle.objections import unsettled
from ctr_cli.cycle.official_day import done_on, held_days
from ctr_cli.cycle.outcome import (
    HANDED_IN,
    agencies_of,
    of_all,
    results_of,
    verifiers,
)
from ctr_cli.cycle.records import Records, records_of
from ctr_cli.cycle.retitled import put_off
from ctr_cli.cycle.waited_for import verified_by, waited_for
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import CLOSED, FollowUp, ItemRecord, Report, Status, Unplanned
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


class Papers(Struct):
    """The day by which papers are due, how many days are left until then, below zero where they are late (None where none
    are waited for), and whether that is soon.
    """

    day: date | None
    left: int | None
    soon: bool


class Standing(Struct):
    """An item on the day: its state, and what a reader asks next.

    `due`, which is the day of its meeting for what that left over, and `papers_due` are None for an item that is gone from the year. `days` are those it is late
    (overdue, done late) or has left (in time). `status` is the office's own, or what the one agency says
    of an item that may not arise; `meets` is the day of its meeting, `papers_left` the days left for the papers of what
    is in time and not handed in, below zero where they are late; `done` the day it was done, `results` the papers it left; `reports` are those
    made by the day. `agencies` are all who work on it, `answerable` those of them who are late when it is;
    `members` are in charge of these. The papers are those of who prepares it, once these have handed in those of who
    verifies it, which are `verifying`. It is `left_over` where its meeting was held without it.
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
    verifying: Papers = Papers(None, None, soon=False)
    left_over: bool = False

    @property
    def papers_late(self) -> int:
        """How many days the papers are late of an item that is not overdue itself; 0 where they are not."""
        return max(-(self.papers_left or 0), 0) if self.state == "in_time" else 0


def awaiting(item: Standing, papers: Papers) -> Standing:
    """An item of which some papers are waited for."""
    return item._replace(papers_due=papers.day, papers_left=papers.left, due_soon=papers.soon)


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
    every, days = followed_by_days(ground.program, ground.follow_up, on.isoformat())
    records = records_of(ground.follow_up, every)
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


def followed_by_days(
    program: Program, follow_up: FollowUp, until: str | None = None
) -> tuple[list[Followed], Days]:
    """The items that are followed, each before its meeting where its day puts that, and the days of meetings."""
    days = meeting_days(program, follow_up, until)
    return [
        item._replace(meeting=put_off(item.meeting, days.get(str(item.meeting.id)), program.year))
        for item in followed(program, until)
    ], days


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
    was_held = day_of(confirmed)
    left_over = bool(was_held and was_held < on) and status not in CLOSED
    if was_held and left_over:
        by = _left_at(item, by, was_held)
    state = _state(item, status, record, reports, by, done, on, months)
    if status is None and (state in OPEN if closed else state == "overdue" and handed_in):
        state = "unconfirmed"
    left = (by - on).days
    late = {"overdue": -left, "in_time": left, "done_late": _late(done, by)}
    verify = with_those_inside(known, verifiers(known, item))
    may_not_arise = item.item.arises_if and not arises(record, reports)
    awaited = state == "in_time" and status != "submitted" and not (handed_in or may_not_arise)

    def papers(day: date | None) -> Papers:
        rest = (day - on).days if day and awaited else None
        soon = (
            state == "in_time"
            and not handed_in
            and min(left, left if rest is None else rest) <= within
        )
        return Papers(None if item.gone else day, rest, soon)

    wanted = (ground.program, known, ground.office.deadlines, item, met)
    own, verifying = papers(waited_for(*wanted)), papers(verified_by(*wanted))
    found = Standing(
        item,
        state,
        None if item.gone else by,
        own.day,
        late.get(state),
        own.soon,
        status,
        done if status == "done" else None,
        results_of(known, item, record, reports),
        record and unsettled(item, record),
        [unsettled(item, report) for report in reports],
        agencies_of(known, item),
        asked,
        [member.name for member in members_for(ground, asked)],
        met,
        own.left,
        verifying,
        left_over and by == met,
    )
    submitted = verify and of_all(known, issuer, item, reports, HANDED_IN, but=verify)
    return awaiting(found, verifying) if submitted else found


def _left_at(item: Followed, by: date, held: date) -> date:
    """The last day in time of what its meeting left over: that on which it was `held`, unless its own deadline comes after
    that.
    """
    own = day_of(item.deadline)
    return by if own and own >= held else min(by, held)


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
    if record.status is None and item.item.arises_if and said.get(alone) == "not_arising":
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
    return "unreported" if item.item.arises_if and not arises(record, reports) else "overdue"


def issued_in(item: Followed, months: tuple[int, ...]) -> bool:
    """Whether an item was issued, or added, in some months."""
    return stands_in(item.issued, months, item.given)


def _stands_now(item: Followed, months: tuple[int, ...]) -> bool:
    """Whether an item in force belongs to some months."""
    return not item.gone and stands_in(item.meeting, months, item.deadline)


def arises(record: ItemRecord | None, reports: Iterable[Report]) -> bool:
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


def by_lateness(items: Iterable[Standing]) -> list[Standing]:
    """Items as one acts on them: the longest overdue first, then late papers, then what is due next, then what is
    settled.
    """

    def order(item: Standing) -> tuple[int, int]:
        if item.state == "overdue":
            return 0, -(item.days or 0)
        if item.papers_late:
            return 1, -item.papers_late
        if item.state == "in_time":
            return 2, item.days or 0
        return {"unconfirmed": 3, "unreported": 4}.get(item.state, 5), 0

    return sorted(items, key=order)
