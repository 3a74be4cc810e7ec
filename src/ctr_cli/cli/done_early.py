"""Items settled before their meeting, left out of what is asked and told to whoever asks it."""

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened

if TYPE_CHECKING:
    from ctr_cli.views.agenda import Agenda, MeetingView
    from ctr_cli.views.tasks import AgencyTasks


def without_settled(signed: Opened, on: str | None, answer: "Agenda") -> "Agenda":
    """The meetings of an answer without the items that are settled already."""
    found = _settled(signed, on)
    _say(found, (item["id"] for meeting in answer["meetings"] for item in meeting["items"]))
    return {**answer, "meetings": [_without(found, meeting) for meeting in answer["meetings"]]}


def _without(found: Container[str], meeting: "MeetingView") -> "MeetingView":
    left = (item for item in meeting["items"] if item["id"] not in found)
    return {**meeting, "items": [{**item, "position": n} for n, item in enumerate(left, 1)]}


def still_to_do(
    signed: Opened, on: str | None, answers: "Sequence[AgencyTasks]"
) -> "list[AgencyTasks]":
    """The tasks of agencies without those that are settled already."""
    found = _settled(signed, on, closed=True)
    _say(found, (task["item"] for answer in answers for task in answer["tasks"]))
    return [
        {**answer, "tasks": [task for task in answer["tasks"] if task["item"] not in found]}
        for answer in answers
    ]


def _settled(signed: Opened, on: str | None, *, closed: bool = False) -> dict[str, str]:
    if signed.follow_up is None:
        return {}
    from ctr_cli.views.done_early import settled

    return settled(signed.program, signed.follow_up, on, closed=closed)


def _say(found: dict[str, str], asked: Iterable[str]) -> None:
    for name in dict.fromkeys(name for name in asked if name in found):
        say(
            f"Lưu ý: {name}: {found[name]}, nên không nêu lại",
            f'còn trình thì ghi lại: ctr track {name} --status "đã trình"',
        )
