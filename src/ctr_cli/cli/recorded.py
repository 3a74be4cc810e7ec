"""What a reader would ask about what was just recorded: told on stderr by whatever command records it."""

from collections.abc import Callable, Container
from datetime import date
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened

if TYPE_CHECKING:
    from ctr_cli.data.yaml_values import KeyPath
    from ctr_cli.model.follow_up import FollowUp


def say_doubts(
    opened: Opened, follow_up: "FollowUp", names: Container[str], asks: "Callable[[KeyPath], bool]"
) -> None:
    """Say what the rules of follow-ups find in the records with some ids, at the places that are asked about."""
    from ctr_cli.rules import follow_up as rules_of_follow_up
    from ctr_cli.rules.registry import Subject, codes_of, problems

    subject = Subject(opened.program, opened.known, follow_up=follow_up)
    for rule, problem in problems(subject, codes_of(rules_of_follow_up)):
        if _record_at(follow_up, problem.path) in names and asks(problem.path):
            say(f"Lưu ý ({rule.code}): {problem.message}", problem.put(rule.severity)[0])


def _record_at(follow_up: "FollowUp", path: "KeyPath") -> str:
    """The id that the record under a path of the file names."""
    if len(path) < 2 or not isinstance(path[1], int):
        return ""
    record = getattr(follow_up, str(path[0]))[path[1]]
    return str(getattr(record, {"items": "item", "meetings": "meeting"}.get(str(path[0]), "id")))


def say_to_come(what: str, day: str | None, today: date, hint: str) -> None:
    """Say of something that was recorded for a day (`2026-03-25`) that this day has not come."""
    if day and day > today.isoformat():
        told = (
            f"{what} {date.fromisoformat(day):%d/%m/%Y} là ngày chưa đến (hôm nay {today:%d/%m/%Y})"
        )
        say(f"Lưu ý: {told}", hint)
