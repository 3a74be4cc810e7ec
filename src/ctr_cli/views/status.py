"""How far the year has come, for a reader: what is late and by how much, what is due, who is in charge."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from ctr_cli.cycle.asks import ask_words
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.progress import (
    DONE,
    OPEN,
    Ground,
    Progress,
    Standing,
    by_lateness,
    time_of_work,
    totals,
)
from ctr_cli.cycle.seen import by_agency, seen_by
from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capitalised, lowered
from ctr_cli.language.printed_dates import day_as_written, period_name
from ctr_cli.model.bodies import occasion
from ctr_cli.model.follow_up import ItemRecord, Unplanned, status_name
from ctr_cli.model.meetings import month_of
from ctr_cli.views.assignments import assignments
from ctr_cli.views.papers import wording
from ctr_cli.views.program import called, meeting_called
from ctr_cli.views.sentences import said_of_all, with_condition, with_role

Only = Literal["overdue", "due", "unconfirmed", "unreported", "open", "done"]
Group = Literal["overdue", "papers", "due", "unconfirmed", "unreported", "in_time", "done", "gone"]


class Line(Struct):
    """An item as a row of a table; days are as in the file (`2026-03-31`), for papers while it is not overdue."""

    id: str
    month: int | None
    meeting: str
    text: str
    agencies: str
    members: str
    papers_due: str | None
    due: str | None
    state: str
    done: str | None
    result: str
    note: str

    @property
    def company(self) -> str:
        """Who works on it, and who is in charge of them."""
        members = f"phụ trách: {self.members}" if self.members else ""
        return "; ".join(filter(None, (self.agencies, members)))


class Run(Struct):
    """Rows of one meeting that follow one another; `company` is set where several have the same."""

    meeting: str
    company: str
    lines: list[Line]


class AgencyLine(Struct):
    """An agency's share: how many items, how many of them are settled, late, have late papers, are due soon."""

    name: str
    items: int
    done: int
    overdue: int
    papers: int
    due: int


def of_whom(
    ground: Ground, found: Progress, agency: str | None = None, member: str | None = None
) -> Progress:
    """The progress of what an agency (an id) answers for, or somebody is in charge of; without either all of it."""

    def concerned(items: list[Standing]) -> list[Standing]:
        mine = items if agency is None else seen_by(ground, agency, items)
        return [item for item in mine if member is None or member in item.members]

    items = concerned(found.items)
    worked_on = [i for i in found.items if agency and works_on(ground.known, agency, i.agencies)]
    beside, undated = (
        [] if member else [work for work in works if agency in (None, *work.agencies)]
        for works in (found.unplanned, found.undated)
    )
    return found._replace(
        items=items,
        standing=concerned(found.standing),
        helped=len(worked_on) - len(items) if agency and not member else 0,
        unplanned=beside,
        undated=undated,
    )


def only(items: Sequence[Standing], which: Only | None) -> list[Standing]:
    """The items of a kind: overdue or with papers that are, due soon, handed in but not confirmed, of which nobody said a
    word, open, done.
    """
    if which is None:
        return list(items)
    return [item for item in items if _is(item, which)]


def _is(item: Standing, which: Only) -> bool:
    if which == "due":
        return item.due_soon
    if which == "overdue" and item.papers_late:
        return True
    return item.state in {"open": OPEN, "done": DONE}.get(which, {which})


def lines(ground: Ground, items: Sequence[Standing]) -> list[Line]:
    """Items as rows of a table, the latest first."""
    return [row(ground, item) for item in by_lateness(items)]


def by_meeting(entries: Iterable[Line]) -> list[Run]:
    """Rows, those of a meeting together as they follow one another."""
    runs = []
    for meeting, several in groupby(entries, key=lambda entry: entry.meeting):
        inside = list(several)
        runs.append(Run(meeting, said_of_all([entry.company for entry in inside]), inside))
    return runs


def row(ground: Ground, item: Standing) -> Line:
    """An item as a row of a table."""
    where, record = item.item, item.record
    charged = assignments(ground.known, where.charged)
    names = dict.fromkeys(with_role(entry["name"], entry["role"]) for entry in charged)
    return Line(
        where.id,
        month_of(where.meeting),
        meeting_called(ground.program, where.body, where.meeting, item.meets),
        with_condition(where.item.text, where.item.condition),
        "; ".join(names),
        "; ".join(item.members),
        item.papers_due.isoformat() if item.papers_due and item.state != "overdue" else None,
        item.due.isoformat() if item.due else None,
        state_words(item),
        None if item.item.gone else item.done,
        "; ".join(item.results),
        "; ".join([*_own_words(record), *_said(ground, item)]),
    )


def _own_words(record: ItemRecord | Unplanned | None) -> list[str]:
    """What the office notes of an item, or somebody of other work, and asks for."""
    if record is None:
        return []
    ask = f"đề nghị: {ask_words(record.ask)}" if record.ask else ""
    return [text for text in (record.note, ask) if text]


def beside(ground: Ground, found: Progress) -> list[Line]:
    """The work outside the programme as rows of the same table."""
    return [work_row(ground, work) for work in found.unplanned]


def work_row(ground: Ground, work: Unplanned) -> Line:
    """Some work outside the programme as a row of a table: its month stands where others have their meeting."""
    month, known = time_of_work(work, ground.program.year), ground.known.agencies
    when = f", tháng {month}" if month else ""
    return Line(
        work.id,
        month,
        f"{wording('report')['annex_outside']}{when}",
        work.text,
        "; ".join(known[name].name if name in known else name for name in work.agencies),
        "",
        None,
        None,
        status_name(work.status) if work.status else "",
        work.done,
        work.result or "",
        "; ".join(_own_words(work)),
    )


def _said(ground: Ground, item: Standing) -> list[str]:
    """What agencies report of an item: `Ủy ban nhân dân phường: Đã trình 20/3/2026, 15/TTr-UBND, đề nghị: Chuyển đến tháng 11`."""
    said = []
    for report in item.reports:
        known = ground.known.agencies.get(report.agency)
        parts = [
            status_name(report.status) if report.status else "",
            day_as_written(report.on) if report.on else "",
        ]
        ask = f"đề nghị: {ask_words(report.ask)}" if report.ask else ""
        result = report.result if report.result not in item.results else ""
        words = ", ".join(filter(None, (" ".join(filter(None, parts)), result, report.note, ask)))
        said += [f"{known.name if known else report.agency}: {words}"] if words else []
    return said


def _left_over(item: Standing) -> str:
    """That the meeting of an overdue item was held without it, and when."""
    if not (item.left_over and item.state == "overdue" and item.due):
        return ""
    word, day = occasion(item.item.body.name), day_as_written(item.due.isoformat())
    return f"để lại tại {word} ngày {day}"


def state_words(item: Standing) -> str:
    """The state of an item with its days and what the office says: `Quá hạn 12 ngày, đã trình`, `Đang làm, còn 5 ngày`."""
    name: str = table("progress")["states"][item.state]
    days = item.days or 0
    if item.state in ("overdue", "done_late"):
        said = lowered(status_name(item.status)) if item.status and item.state == "overdue" else ""
        late = f"{name} {days} ngày" if days else name
        return ", ".join(filter(None, (late, _left_over(item), said)))
    if item.item.gone and item.item.decided:
        return f"{name} theo {item.item.decided[-1].decision.name}"
    if item.state != "in_time":
        return name
    if item.days is None:
        return capitalised(table("progress")["waits"])
    if item.papers_late:
        return ", ".join(
            filter(
                None, (papers_words(item), lowered(status_name(item.status)) if item.status else "")
            )
        )
    left = f"còn {days} ngày" if days else "đến hạn"
    return f"{status_name(item.status)}, {left}" if item.status else capitalised(left)


def papers_words(item: Standing) -> str:
    """How late the papers of an item are, or how long they have: `Tài liệu quá hạn 2 ngày`, `Tài liệu còn 5 ngày`."""
    days = item.papers_left or 0
    key = "late" if days < 0 else "left" if days else "today"
    text: str = table("progress")["papers"][key].format(days=abs(days))
    return text


def groups(found: Sequence[Standing]) -> dict[Group, list[Standing]]:
    """Items by what is to be done about them, the most pressing group first, none of them empty."""
    parts: dict[Group, list[Standing]] = {name: [] for name in table("progress")["groups"]}
    for item in by_lateness(found):
        parts[_group(item)].append(item)
    return {name: items for name, items in parts.items() if items}


def _group(item: Standing) -> Group:
    if item.state == "overdue":
        return "overdue"
    if item.state == "unconfirmed":
        return "unconfirmed"
    if item.state == "unreported":
        return "unreported"
    if item.state == "in_time":
        return "papers" if item.papers_late else "due" if item.due_soon else "in_time"
    return "done" if item.state in DONE else "gone"


def group_name(group: Group, items: Sequence[Standing]) -> str:
    """The heading of a group: `Quá hạn (22)`."""
    return f"{table('progress')['groups'][group]} ({len(items)})"


def beside_name(works: Sequence[Line]) -> str:
    """The heading of what stands outside the programme: `Việc ngoài chương trình (1)`."""
    return f"{wording('report')['annex_unplanned']} ({len(works)})"


def by_agencies(ground: Ground, found: Progress) -> list[AgencyLine]:
    """The share of each agency, who is latest first; a shared item counts for all who answer for it."""
    shares = [
        AgencyLine(
            ground.known.agencies[name].name,
            len(items),
            sum(item.state in DONE for item in items),
            sum(item.state == "overdue" for item in items),
            sum(item.papers_late > 0 for item in items),
            sum(item.due_soon and not item.papers_late for item in items),
        )
        for name, items in by_agency(ground, found).items()
    ]
    return sorted(shares, key=lambda share: (-share.overdue, -share.papers))


def title(ground: Ground, found: Progress) -> str:
    """What the status is of: `Tình hình thực hiện Chương trình công tác năm 2026 (quý I)`."""
    text: str = table("progress")["title"]
    period = period_name(found.months)
    return text.format(program=called(ground.program), period=f" ({period})" if period else "")


def as_of(found: Progress) -> str:
    """The day the figures are of."""
    text: str = table("progress")["as_of"]
    return text.format(day=day_as_written(found.on.isoformat()))


def counted(found: Progress) -> str:
    """The totals in a line: `92 nội dung: 22 quá hạn, 4 chưa báo cáo, 66 còn trong hạn`."""
    counts = totals(found.items, len(found.unplanned))
    names = table("progress")["states"]
    parts = [f"{counts[state]} {name.lower()}" for state, name in names.items() if counts[state]]
    whole = f"{counts['items']} nội dung" + (f": {', '.join(parts)}" if parts else "")
    late = sum(item.papers_late > 0 for item in found.items)
    more = [
        table("progress")["papers"]["counted"].format(count=late) if late else "",
        f"{counts['unplanned']} việc ngoài chương trình" if counts["unplanned"] else "",
        helped_words(found),
        undated_words(found),
        standing_words(found),
    ]
    return "; ".join([whole, *filter(None, more)])


def helped_words(found: Progress) -> str:
    """That an agency helps others with items that do not count here; nothing where there are none."""
    text: str = table("progress")["helped"]
    return text.format(count=found.helped) if found.helped else ""


def undated_words(found: Progress) -> str:
    """That some work outside the programme may fall into the period; nothing where there is none."""
    text: str = table("progress")["undated"]
    return text.format(count=len(found.undated)) if found.undated else ""


def standing_words(found: Progress) -> str:
    """That standing work is not counted in a part of the year; nothing where there is none."""
    text: str = table("progress")["standing"]
    return text.format(count=len(found.standing)) if found.standing else ""
