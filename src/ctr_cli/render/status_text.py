"""How far the year has come, for a person at a terminal: what presses first, the rest only counted."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ctr_cli.cycle.progress import Ground, Progress, Standing
from ctr_cli.data import table
from ctr_cli.language.printed_dates import short_date
from ctr_cli.views.status import (
    AgencyLine,
    Line,
    Run,
    as_of,
    by_meeting,
    counted,
    group_name,
    groups,
    lines,
    title,
)

_ID_WIDTH = 8
"""Columns that ids have at least."""
_WHOLE = ("overdue", "due", "unreported", "gone")
_SHOWN_BY = {"in_time": "open", "done": "done"}
_COLOURS = {"overdue": "bold red", "due": "bold yellow"}


def status_text(
    ground: Ground,
    found: Progress,
    items: list[Standing],
    shares: list[AgencyLine],
    file: str,
    *,
    whole: bool,
) -> RenderableType:
    """The items of a progress by group, those that do not press only counted unless the `whole` is asked for."""
    parts: list[RenderableType] = [
        Text(f"{title(ground, found)}, {as_of(found)}", style="bold"),
        Text(counted(found)),
        Text(),
    ]
    if not items:
        parts += [Text("Không có nội dung nào."), Text()]
    for name, group in groups(items).items():
        shown = whole or name in _WHOLE
        more = "" if shown else f": xem bằng --only {_SHOWN_BY[name]}"
        parts.append(
            Text(f"{group_name(name, group)}{more}", style=_COLOURS.get(name, "bold cyan"))
        )
        if shown:
            for run in by_meeting(lines(ground, group)):
                parts += _meeting(run)
        parts.append(Text())
    if shares:
        parts += [Text(f"Theo cơ quan ({table('progress')['shared']})", style="bold cyan")]
        parts += [_shares(shares), Text()]
    return Group(*parts, Text(f"Theo {file}", style="dim"))


def _meeting(run: Run) -> list[RenderableType]:
    """The items of a meeting under its name; who works on all of them is named once."""
    heading = Text(run.meeting, style="bold")
    if run.company:
        heading.append(f"\n→ {run.company}", style="green")
    grid = Table.grid(padding=(0, 1))
    widest = max(_ID_WIDTH, *(len(entry.id) for entry in run.lines))
    grid.add_column(justify="right", width=widest, no_wrap=True, style="dim")
    grid.add_column(ratio=1)
    for entry in run.lines:
        grid.add_row(entry.id, _item(entry, "" if run.company else entry.company))
    return [heading, grid]


def _item(entry: Line, company: str) -> Text:
    text = Text(entry.text)
    due = f"{entry.state}, hạn {short_date(entry.due)}" if entry.due else entry.state
    papers = f"tài liệu gửi trước {short_date(entry.papers_due)}" if entry.papers_due else ""
    text.append(f"\n{'; '.join(filter(None, (due, papers)))}", style="bold")
    if company:
        text.append(f"\n→ {company}", style="green")
    if entry.result or entry.note:
        text.append(f"\n{'; '.join(filter(None, (entry.result, entry.note)))}", style="dim")
    return text


def _shares(shares: list[AgencyLine]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(ratio=1)
    for _ in range(4):
        grid.add_column(justify="right", no_wrap=True)
    grid.add_row(
        "", *(Text(name, style="dim") for name in ("nội dung", "xong", "quá hạn", "sắp đến"))
    )
    for share in shares:
        late = Text(str(share.overdue), style="red" if share.overdue else "")
        grid.add_row(share.name, str(share.items), str(share.done), late, str(share.due))
    return grid
