"""How far the year has come as a page to send: a group of items after the other, and each agency's share."""

from ctr_cli.cycle.progress import Ground, Progress, Standing
from ctr_cli.data import table as facts
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.profile import Profile, Role
from ctr_cli.views.blocks import Block, Paper, Row, Table, heading, line, table
from ctr_cli.views.papers import column, head, no_end, wording
from ctr_cli.views.status import (
    AgencyLine,
    Line,
    Run,
    as_of,
    beside_name,
    by_meeting,
    counted,
    group_name,
    groups,
    lines,
    title,
)

_LINES: tuple[tuple[str, Role], ...] = (
    ("code", "table_center"),
    ("subject", "table_text"),
    ("due", "table_center"),
    ("state", "table_text"),
    ("result", "table_text"),
)
_SHARES = ("agency", "share", "done", "overdue", "papers_late", "due_soon")


def status_paper(
    ground: Ground,
    found: Progress,
    items: list[Standing],
    shares: list[AgencyLine],
    beside: list[Line],
    profile: Profile,
) -> Paper:
    """Some items of a progress by what is to be done about them, work `beside` the programme, the totals of all, and
    who has what share.
    """
    words, date = wording("status"), found.on.isoformat()
    blocks: list[Block] = [
        *heading(words["kind"], title(ground, found), None, f"({as_of(found)})"),
        line("body", f"{counted(found)}."),
    ]
    for name, group in groups(items).items():
        blocks.append(line("section", group_name(name, group), held=True))
        blocks.append(_table(lines(ground, group), profile))
    if beside:
        blocks.append(line("section", beside_name(beside), held=True))
        blocks.append(_table(beside, profile))
    if not items and not beside:
        blocks.append(line("body", words["nothing"]))
    return Paper(
        name=f"tinh-hinh-{date}",
        title=title(ground, found),
        date=date,
        profile=profile,
        head=head(ground.program, profile, date),
        blocks=[*blocks, *_by_agency(shares, profile)],
        end=no_end(),
    )


def _table(entries: list[Line], profile: Profile) -> Table:
    rows = [row for run in by_meeting(entries) for row in _rows(run)]
    return table([column(profile, name, role) for name, role in _LINES], rows, profile)


def _rows(run: Run) -> list[Row]:
    """The rows of a meeting under its name, with who works on all of them."""
    head = ([text for text in (run.meeting, run.company) if text],)
    return [Row(head, across=True), *(Row(_cells(run, entry)) for entry in run.lines)]


def _cells(run: Run, entry: Line) -> tuple[list[str], ...]:
    cells = (
        [entry.id],
        [entry.text, "" if run.company else entry.company],
        [day_as_written(entry.due) if entry.due else ""],
        [entry.state],
        [entry.result, entry.note],
    )
    return tuple([text for text in cell if text] for cell in cells)


def _by_agency(shares: list[AgencyLine], profile: Profile) -> list[Block]:
    """The share of each agency, and that a shared item counts for several."""
    if not shares:
        return []
    columns = [
        column(profile, name, "table_center" if at else "table_text")
        for at, name in enumerate(_SHARES)
    ]
    rows = [Row(tuple([str(cell)] for cell in share)) for share in shares]
    return [
        line("section", wording("status")["by_agency"], held=True),
        table(columns, rows, profile)._replace(held=True),
        line("body", f"{capitalised(facts('progress')['shared'])}."),
    ]
