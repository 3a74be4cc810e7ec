"""What the proof-reader says of sentences that were just written into a programme, told on stderr."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say

if TYPE_CHECKING:
    from ctr_cli.model.program import Program


def say_of_items(program: "Program", is_new: Callable[[str, str], bool]) -> None:
    """Say what rules warn of within the items of a programme that are new, by their ids and texts."""
    from ctr_cli.model.agencies import directory
    from ctr_cli.model.meetings import item_id, meeting_id
    from ctr_cli.rules.one_text import run
    from ctr_cli.rules.registry import Subject, every_rule

    places: dict[tuple[str | int, ...], str] = {
        ("bodies", at, "meetings", number, "items", position): name
        for at, body in enumerate(program.bodies)
        for number, meeting in enumerate(body.meetings)
        for position, item in enumerate(meeting.items)
        if is_new(name := item_id(meeting_id(body, meeting), position + 1, item.id), item.text)
    }
    subject = Subject(program, directory(program))
    codes = [rule.code for rule in every_rule().values() if rule.of == "program"]
    for rule, problem in run(subject, codes):
        if (here := places.get(problem.path[:6])) and (problem.severity or rule.severity) != "info":
            say(f"Lưu ý ({rule.code}): {here}: {problem.message}", problem.put(rule.severity)[0])
