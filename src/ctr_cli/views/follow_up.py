"""What an office follows through the year: every item once, with all who work on it."""

from collections.abc import Iterable, Iterator

from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Program
from ctr_cli.views.document import ROLE_WORDS
from ctr_cli.views.tasks import AgencyTasks, Task, by_time


def items_with_agencies(
    program: Program, answers: Iterable[AgencyTasks]
) -> list[tuple[Task, list[str]]]:
    """The items in the tasks of several agencies, by time and then in the document's order.

    With each go the names of the agencies it is a task of, a role other than preparing in brackets.
    The task is that of the first of them, so only what it says of the item itself holds for all.
    """
    tasks: dict[tuple[str, str], Task] = {}
    agencies: dict[tuple[str, str], list[str]] = {}
    for answer in answers:
        for task in answer["tasks"]:
            # In a faulty file two items may share an id: none of them may get lost.
            key = task["item"], task["text"]
            tasks.setdefault(key, task)
            agencies.setdefault(key, []).append(_named(answer, task))
    in_order = [tasks[key] for key in _items(program) if key in tasks]
    return [(task, agencies[task["item"], task["text"]]) for task in by_time(in_order)]


def _items(program: Program) -> Iterator[tuple[str, str]]:
    """The items in the document's order, by id and text."""
    for body in program.bodies:
        for meeting in body.meetings:
            for position, item in enumerate(meeting.items, 1):
                yield item_id(meeting_id(body, meeting), position, item.id), item.text


def _named(answer: AgencyTasks, task: Task) -> str:
    name = answer["agency"]["name"]
    return name if task["role"] == "prepare" else f"{name} ({ROLE_WORDS[task['role']]})"
