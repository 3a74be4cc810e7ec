"""What an office follows through the year: every item once, with all who work on it."""

from collections.abc import Iterable

from ctr_cli.model import Program
from ctr_cli.views.document import ROLE_WORDS
from ctr_cli.views.program import item_id, meeting_id
from ctr_cli.views.tasks import AgencyTasks, Task, by_time


def items_with_agencies(
    program: Program, answers: Iterable[AgencyTasks]
) -> list[tuple[Task, list[str]]]:
    """The items in the tasks of several agencies, by time and then in the document's order.

    With each go the names of the agencies it is a task of, a role other than preparing in brackets.
    The task is that of the first of them, so only what it says of the item itself holds for all.
    """
    tasks: dict[str, Task] = {}
    agencies: dict[str, list[str]] = {}
    for answer in answers:
        for task in answer["tasks"]:
            tasks.setdefault(task["item"], task)
            agencies.setdefault(task["item"], []).append(_named(answer, task))
    in_order = [tasks[name] for name in _item_ids(program) if name in tasks]
    return [(task, agencies[task["item"]]) for task in by_time(in_order)]


def _item_ids(program: Program) -> Iterable[str]:
    for body in program.bodies:
        for meeting in body.meetings:
            for position, item in enumerate(meeting.items, 1):
                yield item_id(meeting_id(body, meeting), position, item.id)


def _named(answer: AgencyTasks, task: Task) -> str:
    name = answer["agency"]["name"]
    return name if task["role"] == "prepare" else f"{name} ({ROLE_WORDS[task['role']]})"
