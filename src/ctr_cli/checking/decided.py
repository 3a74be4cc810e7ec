"""What rules say of what decisions changed: asked of the programme in force, told where the decision stands, or the text it left."""

from collections.abc import Collection, Iterator, Set

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Program
from ctr_cli.rules import walk
from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import Rule, Subject

_BROUGHT = frozenset({"text", "topic", "condition", "product", "deadline"})
"""The keys of an item that a decision may bring."""


_BY_MEETINGS = frozenset({"CTR211", "CTR215"})
"""Rules that compare an item with the time of a meeting it speaks of."""


def of_decisions(
    subject: Subject, codes: Collection[str], issued_with: Set[tuple[str, str]] = frozenset()
) -> Iterator[tuple[Rule, Problem]]:
    """The problems, but no mere remarks, in what decisions say anew of items, and in items whose time, or that of a meeting they name, is another.

    `issued_with` are the codes and messages of what the programme as issued has.
    """
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
    moved = {done.step.id for done in replay.done if done.step.change.move and done.after}
    if not brought and not moved:
        return
    now = Subject(replay.program, subject.known, subject.office, subject.texts, subject.profiles)
    names = {path: name for name, path in _paths(replay.program).items()}
    issued = _paths(subject.program)

    def is_new(path: KeyPath) -> bool:
        return (names.get(path[:6], ""), *path[6:7]) in brought

    def is_moved(path: KeyPath) -> bool:
        name = names.get(path[:6], "")
        return name in moved or name.rpartition(".")[0] in moved

    def is_late(rule: Rule, problem: Problem) -> bool:
        elsewhere = is_moved(problem.path) or (bool(moved) and rule.code in _BY_MEETINGS)
        return elsewhere and (rule.code, problem.message) not in issued_with

    def in_file(path: KeyPath) -> KeyPath | None:
        name = names.get(path[:6], "")
        place = brought.get((name, *path[6:7])) or issued.get(name)
        return place and (*place, *path[6:])

    for rule, problem in run(now, codes, lambda path: is_new(path) or is_moved(path)):
        path, new = in_file(problem.path), is_new(problem.path)
        told = new or is_late(rule, problem)
        if path and told and (problem.severity or rule.severity) != "info":
            moved_to = [(also, in_file(also.path)) for also in problem.related]
            related = [also._replace(path=there) for also, there in moved_to if there]
            name = names[problem.path[:6]]
            said = f"{name}{'' if new else ', theo thời gian đã điều chỉnh'}: {problem.message}"
            yield rule, problem._replace(path=path, message=said, related=related, changes=[])


def _paths(program: Program) -> dict[str, KeyPath]:
    """Where each item of a programme stands, by its id."""
    return {
        item_id(meeting_id(body, meeting), int(path[5]) + 1, item.id): path
        for path, body, meeting, item in walk.items(program)
    }
