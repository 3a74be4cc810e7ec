"""The sheet an office follows the year with: a line for every item that is followed, with what is recorded of it."""

from datetime import date

from ctr_cli.cycle.cells import Record, cells_of, one_line
from ctr_cli.cycle.due import Days, due
from ctr_cli.cycle.followed import YEAR, Followed, stands_in
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.official_day import as_told, held_days
from ctr_cli.cycle.outcome import agencies_of
from ctr_cli.cycle.progress import (
    Ground,
    followed_by_days,
    members_for,
    time_of_work,
)
from ctr_cli.cycle.records import records_of
from ctr_cli.cycle.waited_for import waited_for
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import roman_quarter, short_date
from ctr_cli.model.agencies import Directory, members_of, name_of
from ctr_cli.model.follow_up import ItemRecord, Unplanned
from ctr_cli.model.follow_up_sheet import OFFICES_OWN, Cells, HiddenPage
from ctr_cli.model.meetings import (
    day_or_time,
    meeting_title,
    month_of,
    time_name,
    time_order,
    times_called,
)
from ctr_cli.model.program import Meeting, Program
from ctr_cli.views.assignments import assignments
from ctr_cli.views.program import called_in
from ctr_cli.views.sentences import in_brackets, with_role


class Line(Struct):
    """A row: what the office gives, and the cells to fill as they are recorded."""

    id: str
    month: int | str | None
    meeting: str
    text: str
    agencies: str
    members: str
    papers_due: date | None
    due: date | None
    cells: Cells


class FollowUpSheet(Struct):
    """A sheet with its head in words; `page` says whose it is, `called` what meetings are called in it."""

    page: HiddenPage
    title: str
    whose: str
    lines: list[Line]
    called: str


def follow_up_sheet(
    ground: Ground,
    agency: str | None = None,
    months: tuple[int, ...] = YEAR,
    until: str | None = None,
) -> FollowUpSheet:
    """The office's own sheet of some months, or that of the agency with an id.

    Decisions count, all or those up to a day (`2026-06-30`). The office's sheet holds what is recorded of
    the item and shows what agencies report; an agency's holds its own report and shows what the office
    recorded.
    """
    program, known = ground.program, ground.known
    every, days = followed_by_days(program, ground.follow_up, until)
    records, held = records_of(ground.follow_up, every).of, held_days(ground.follow_up, until)
    items = [
        item
        for item in every
        if not item.gone
        and stands_in(item.meeting, months, item.deadline)
        and (agency is None or works_on(known, agency, agencies_of(known, item)))
    ]
    items.sort(key=lambda item: time_order(item.meeting))
    told = {
        item.id: as_told(known, program, item, record, days, held)
        for item in items
        if (record := records.get(item.id))
    }
    lines = [_line(ground, item, told.get(item.id), days, agency) for item in items]
    lines += [
        _unplanned_line(ground, entry)
        for entry in ground.follow_up.unplanned
        if (agency is None or agency in entry.agencies)
        and (months == YEAR or time_of_work(entry, program.year) in months)
    ]
    return FollowUpSheet(
        HiddenPage(program.year, program.issuer.name or "", agency or ""),
        f"Theo dõi thực hiện {called_in(program, months)}",
        capitalised(known.agencies[agency].name) if agency else OFFICES_OWN,
        lines,
        times_called(program.bodies),
    )


def words_shown(ground: Ground) -> dict[str, Cells]:
    """The text and the meeting that a sheet shows now of each item in force, as a cell is read."""
    return {
        item.id: {
            "text": one_line(_text(item)),
            "meeting": one_line(_meeting(ground.program, item)),
        }
        for item in followed_by_days(ground.program, ground.follow_up)[0]
        if not item.gone
    }


def _line(
    ground: Ground, item: Followed, record: ItemRecord | None, days: Days, agency: str | None
) -> Line:
    program = ground.program
    asked, met = agencies_of(ground.known, item, asked=True), days.get(str(item.meeting.id))
    reports = {report.agency: report for report in record.reports} if record else {}
    own: Record | None = reports.get(agency) if agency else record
    return Line(
        item.id,
        _when(item.meeting),
        _meeting(program, item),
        _text(item),
        _agencies(ground.known, item, record, agency),
        "; ".join(member.name for member in members_for(ground, asked)),
        waited_for(program, ground.known, ground.office.deadlines, item, met, agency),
        due(program.year, item, met),
        cells_of(own),
    )


def _meeting(program: Program, item: Followed) -> str:
    was = day_or_time(item.issued_by, item.issued) or item.issued.id
    moved = f" (chuyển từ {was})" if item.moved else ""
    return meeting_title(program, item.body, item.meeting) + moved


def _when(meeting: Meeting) -> int | str | None:
    if (month := month_of(meeting)) is not None:
        return month
    return (
        f"Quý {roman_quarter(meeting.quarter)}"
        if meeting.quarter
        else capitalised(time_name(meeting)) or None
    )


def _text(item: Followed) -> str:
    product = [f"Sản phẩm: {item.item.product}"] if item.item.product else []
    details = [f"+ {line}" for line in item.item.details]
    return "\n".join([in_brackets(item.item.text, item.item.condition), *details, *product])


def _agencies(
    known: Directory, item: Followed, record: ItemRecord | None, agency: str | None
) -> str:
    """Who works on an item; below, a line for each that reports, or for an agency what the office recorded."""
    names = _charged(known, item)
    if agency is not None:
        office = _said(record)
        return "\n".join(
            ["; ".join(names.values()), *([f"Văn phòng ghi: {office}"] if office else [])]
        )
    said = {report.agency: _said(report) for report in record.reports} if record else {}
    reports = [
        # What an agency reports that is not, or no longer, charged must be seen too.
        f"{names.get(name) or name_of(known, name)}: {words}"
        for name, words in said.items()
        if words
    ]
    silent = [words for name, words in names.items() if not said.get(name)]
    return "\n".join(["; ".join(silent), *reports]).strip()


def _charged(known: Directory, item: Followed) -> dict[str, str]:
    """The agencies of an item by id, each member of a group by its own name, a role but preparing in brackets."""
    names: dict[str, str] = {}
    for entry in assignments(known, item.charged):
        if entry["agency"] is None:
            names.setdefault(entry["name"], with_role(entry["name"], entry["role"]))
            continue
        for name in members_of(known.agencies, entry["agency"]) or [entry["agency"]]:
            names.setdefault(name, with_role(known.agencies[name].name, entry["role"]))
    return names


def _said(record: Record | None) -> str:
    """What a record says, in a line."""
    cells = cells_of(record)
    if "done" in cells:
        cells["done"] = short_date(cells["done"])
    return ", ".join(cells.values())


def _unplanned_line(ground: Ground, entry: Unplanned) -> Line:
    bodies = {body.id: body.name for body in ground.program.bodies}
    names = [name_of(ground.known, name) for name in entry.agencies]
    return Line(
        entry.id,
        entry.month,
        bodies.get(entry.body or "", entry.body or ""),
        entry.text,
        "; ".join(names),
        "; ".join(member.name for member in members_for(ground, entry.agencies)),
        None,
        None,
        cells_of(entry),
    )
