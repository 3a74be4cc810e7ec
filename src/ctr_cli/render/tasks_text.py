"""Task lists for a person at a terminal: an agency's own work first, then what it shares."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.bodies import FIELD
from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.render.layout import Grid, Part, Piece, Styled, indented
from ctr_cli.views.company import beside_others, through, with_others
from ctr_cli.views.sentences import (
    deadline_said,
    new_topics,
    with_condition,
)
from ctr_cli.views.tasks import AgencyTasks, Task, by_time, occasions
from ctr_cli.views.unassigned import Unassigned

_SHARED = "Việc chung, theo dòng cơ quan chuẩn bị của {}"
_ID_WIDTH = 10
"""Columns that ids have at least."""


def tasks_text(
    agencies: Iterable[AgencyTasks], period: str, file: str, left: Sequence[Unassigned] = ()
) -> list[Part]:
    """Each agency's tasks by time, its own and the shared ones apart, behind them what is `left` to nobody; `period` as in `quý I năm 2026`."""
    parts = [part for answer in agencies for part in (*_agency(answer, period), [])]
    return [*parts, *_nobodys(left), [(f"Theo {file}", "dim")]]


def _nobodys(left: Sequence[Unassigned]) -> Iterator[Part]:
    if left:
        yield [("Không ghi cơ quan nào", "bold"), (f": {len(left)} nội dung chưa giao cho ai", "")]
    for (title, code), run in groupby(left, key=lambda w: (w["meeting_title"], w["meeting"])):
        yield [(title, "bold"), (f"  {code}", "dim")]
        rows: list[tuple[Styled, Styled]] = [
            ([(work["item"], "dim")], [(work["text"], "")]) for work in run
        ]
        yield Grid(rows, right=(0,), least=_ID_WIDTH)
    if left:
        yield []


def _agency(answer: AgencyTasks, period: str) -> Iterator[Part]:
    own = by_time(task for task in answer["tasks"] if task["basis"] == "item")
    shared = by_time(task for task in answer["tasks"] if task["basis"] == "meeting")
    of_all = f" của {occasions(shared)}" if occasions(shared) else ""
    yield [
        (answer["agency"]["name"], "bold"),
        (f" ({answer['agency']['id']}), {period}: ", "dim"),
        (f"{len(own)} việc ghi tên cơ quan, {len(shared)} việc chung{of_all}", ""),
    ]
    if own:
        yield [("\nViệc ghi tên cơ quan", "bold cyan")]
        yield from _meetings(own, own=True)
    if shared:
        yield [(f"\n{_SHARED.format(occasions(shared) or FIELD)}", "bold cyan")]
        yield from _meetings(shared, own=False)


def _meetings(tasks: Sequence[Task], *, own: bool) -> Iterator[Part]:
    for (title, code), run in groupby(tasks, key=lambda t: (t["meeting_title"], t["meeting"])):
        group = list(run)
        day = group[0]["date"]
        held = f", ngày {short_date(day)}" if day else ""
        yield [(f"{title}{held}", "bold"), (f"  {code}", "dim")]
        if not own:
            yield indented(2, [(_company(group[0]), "green")])
        rows: list[tuple[Styled, Styled]] = []
        for task, topic in zip(group, new_topics(t["topic"] for t in group), strict=True):
            if topic:
                rows.append(([], [(topic, "bold")]))
            rows.append(([(task["item"], "dim")], list(_task(task, own=own))))
        yield Grid(rows, right=(0,), least=_ID_WIDTH)


def _task(task: Task, *, own: bool) -> Iterator[Piece]:
    yield with_condition(with_condition(task["text"], task["condition"]), task["moved_note"]), ""
    for detail in task["details"]:
        yield f"\n+ {detail}", ""
    if own:
        yield f"\n→ {_company(task)}", "green"
    if task["product"]:
        yield f"\nSản phẩm: {task['product']}", "dim"
    if task["deadline"] and not deadline_said(task["details"]):
        yield f"\nThời hạn: {short_date(task['deadline'])}", "dim"


def _company(task: Task) -> str:
    """What an agency does on a task, through which group, and with whom."""
    words, group = ROLE_WORDS[task["role"]], through(task)
    if group:
        words += f" (trong nhóm “{group}”)"
    words = ", ".join(filter(None, (words, with_others(task))))
    return "; ".join(filter(None, (words, beside_others(task))))
