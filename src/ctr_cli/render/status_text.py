"""How far the year has come, for a person at a terminal: what presses first, the rest only counted."""

from collections.abc import Iterator

from ctr_cli.cycle.progress import Ground, Progress, Standing
from ctr_cli.data import table
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.render.layout import Grid, Part, Piece
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

_ID_WIDTH = 8
"""Columns that ids have at least."""
_WHOLE = ("overdue", "papers", "due", "unconfirmed", "unreported", "gone")
_SHOWN_BY = {"in_time": "open", "done": "done"}
_COLOURS = {"overdue": "bold red", "papers": "bold red", "due": "bold yellow"}


def status_text(
    ground: Ground,
    found: Progress,
    items: list[Standing],
    shares: list[AgencyLine],
    beside: list[Line],
    file: str,
    *,
    whole: bool,
) -> list[Part]:
    """The items of a progress by group, those that do not press only counted unless the `whole` is asked for; then
    the work `beside` the programme.
    """
    heading = f"{title(ground, found)}, {as_of(found)}"
    parts: list[Part] = [[(heading, "bold")], [(counted(found), "")], []]
    if not items and not beside:
        parts += [[("Không có nội dung nào.", "")], []]
    for name, group in groups(items).items():
        shown = whole or name in _WHOLE
        more = "" if shown else f": xem bằng --only {_SHOWN_BY[name]}"
        parts.append([(f"{group_name(name, group)}{more}", _COLOURS.get(name, "bold cyan"))])
        if shown:
            for run in by_meeting(lines(ground, group)):
                parts += _meeting(run)
        parts.append([])
    if beside:
        parts.append([(beside_name(beside), "bold cyan")])
        parts += [part for run in by_meeting(beside) for part in _meeting(run)]
        parts.append([])
    if shares:
        parts += [[(f"Theo cơ quan ({table('progress')['shared']})", "bold cyan")]]
        parts += [_shares(shares), []]
    return [*parts, [(f"Theo {file}", "dim")]]


def _meeting(run: Run) -> list[Part]:
    """The items of a meeting under its name; who works on all of them is named once."""
    heading: list[Part] = [[(run.meeting, "bold")]]
    if run.company:
        heading.append(Grid([([("→", "green")], [(run.company, "green")])]))
    rows = [
        ([(entry.id, "dim")], list(_item(entry, "" if run.company else entry.company)))
        for entry in run.lines
    ]
    return [*heading, Grid(rows, right=(0,), least=_ID_WIDTH)]


def _item(entry: Line, company: str) -> Iterator[Piece]:
    yield entry.text, ""
    said, day = (", hạn", entry.due) if entry.due else ("", entry.done)
    due = f"{entry.state}{said} {day_as_written(day)}" if day else entry.state
    papers = (
        f"tài liệu gửi chậm nhất {day_as_written(entry.papers_due)}" if entry.papers_due else ""
    )
    yield f"\n{'; '.join(filter(None, (due, papers)))}", "bold"
    if company:
        yield f"\n→ {company}", "green"
    if entry.result or entry.note:
        yield f"\n{'; '.join(filter(None, (entry.result, entry.note)))}", "dim"


def _shares(shares: list[AgencyLine]) -> Grid:
    heads = [
        (name, "dim") for name in ("", "nội dung", "xong", "quá hạn", "tài liệu muộn", "sắp đến")
    ]
    rows = [
        [
            (share.name, ""),
            (str(share.items), ""),
            (str(share.done), ""),
            (str(share.overdue), "red" if share.overdue else ""),
            (str(share.papers), "red" if share.papers else ""),
            (str(share.due), ""),
        ]
        for share in shares
    ]
    return Grid([[[cell] for cell in row] for row in (heads, *rows)], 0, right=range(1, 6), gap=2)
