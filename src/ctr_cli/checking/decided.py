"""What rules say of the texts that decisions brought: asked of the programme in force, told where the decision stands."""

from collections.abc import Collection, Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Program
from ctr_cli.rules import walk
from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import Rule, Subject

_BROUGHT = frozenset({"text", "topic", "condition", "product", "deadline"})
"""The keys of an item that a decision may bring."""


def of_decisions(subject: Subject, codes: Collection[str]) -> Iterator[tuple[Rule, Problem]]:
    """The problems, but no mere remarks, in what decisions say anew of items: their words and their deadlines."""
    if not subject.program.amendments:
        return
    from ctr_cli.cycle.replay import replayed

    replay = replayed(subject.program)
    brought: dict[tuple[object, ...], KeyPath] = {
        (done.step.id, key): done.step.path
        for done in replay.done
        for key in _BROUGHT
        if getattr(done.step.change, key)
    }
    if not brought:
        return
    now = Subject(replay.program, subject.known, subject.office, subject.texts, subject.profiles)
    names = {path: name for name, path in _paths(replay.program).items()}
    issued = _paths(subject.program)

    def is_new(path: KeyPath) -> bool:
        return (names.get(path[:6], ""), *path[6:7]) in brought

    def in_file(path: KeyPath) -> KeyPath | None:
        name = names.get(path[:6], "")
        place = brought.get((name, *path[6:7])) or issued.get(name)
        return place and (*place, *path[6:])

    for rule, problem in run(now, codes, is_new):
        path = in_file(problem.path)
        if path and is_new(problem.path) and (problem.severity or rule.severity) != "info":
            moved = [(also, in_file(also.path)) for also in problem.related]
            related = [also._replace(path=there) for also, there in moved if there]
            said = f"{names[problem.path[:6]]}: {problem.message}"
            yield rule, problem._replace(path=path, message=said, related=related, changes=[])


def _paths(program: Program) -> dict[str, KeyPath]:
    """Where each item of a programme stands, by its id."""
    return {
        item_id(meeting_id(body, meeting), int(path[5]) + 1, item.id): path
        for path, body, meeting, item in walk.items(program)
    }
