"""Task lists for a person at a terminal: an agency's own work first, then what it shares."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.bodies import FIELD
from ctr_cli.views.company import beside_others, through, with_others
from ctr_cli.views.document import ROLE_WORDS, new_topics, with_condition, with_note
from ctr_cli.views.tasks import AgencyTasks, Task, by_time, occasions

_SHARED = "Việc chung, theo dòng cơ quan chuẩn bị của {}"
_ID_WIDTH = 10
"""Columns that ids have at least."""


def tasks_text(agencies: Iterable[AgencyTasks], period: str, file: str) -> RenderableType:
    """Each agency's tasks by time, its own and the shared ones apart; `period` as in `quý I năm 2026`."""
    parts: list[RenderableType] = []
    for answer in agencies:
        parts += [*_agency(answer, period), Text()]
    return Group(*parts, Text(f"Theo {file}", style="dim"))


def _agency(answer: AgencyTasks, period: str) -> list[RenderableType]:
    own = by_time(task for task in answer["tasks"] if task["basis"] == "item")
    shared = by_time(task for task in answer["tasks"] if task["basis"] == "meeting")
    title = Text(answer["agency"]["name"], style="bold")
    title.append(f" ({answer['agency']['id']}), {period}: ", style="dim")
    title.append(f"{len(own)} việc riêng, {len(shared)} việc chung")
    parts: list[RenderableType] = [title]
    if own:
        parts += [
            Text("\nViệc ghi riêng cho cơ quan", style="bold cyan"),
            *_meetings(own, own=True),
        ]
    if shared:
        parts += [
            Text(f"\n{_SHARED.format(occasions(shared) or FIELD)}", style="bold cyan"),
            *_meetings(shared, own=False),
        ]
    return parts


def _meetings(tasks: Sequence[Task], *, own: bool) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for (title, code), run in groupby(tasks, key=lambda t: (t["meeting_title"], t["meeting"])):
        group = list(run)
        heading = Text(title, style="bold")
        heading.append(f"  {code}", style="dim")
        parts.append(heading)
        if not own:
            parts.append(Text(f"  {_company(group[0])}", style="green"))
        table = Table.grid(padding=(0, 1))
        widest = max(_ID_WIDTH, *(len(task["item"]) for task in group))
        table.add_column(justify="right", width=widest, no_wrap=True, style="dim")
        table.add_column(ratio=1)
        for task, topic in zip(group, new_topics(t["topic"] for t in group), strict=True):
            if topic:
                table.add_row("", Text(topic, style="bold"))
            table.add_row(task["item"], _task(task, own=own))
        parts.append(table)
    return parts


def _task(task: Task, *, own: bool) -> Text:
    sentence = with_condition(task["text"], task["condition"])
    text = Text(with_note(sentence, task["moved_note"]))
    for detail in task["details"]:
        text.append(f"\n+ {detail}")
    if own:
        text.append(f"\n→ {_company(task)}", style="green")
    if task["product"]:
        text.append(f"\nSản phẩm: {task['product']}", style="dim")
    if task["deadline"]:
        text.append(f"\nThời hạn: {short_date(task['deadline'])}", style="dim")
    return text


def _company(task: Task) -> str:
    """What an agency does on a task, through which group, and with whom."""
    words, group = ROLE_WORDS[task["role"]], through(task)
    if group:
        words += f" (trong nhóm “{group}”)"
    words = ", ".join(filter(None, (words, with_others(task))))
    return "; ".join(filter(None, (words, beside_others(task))))
