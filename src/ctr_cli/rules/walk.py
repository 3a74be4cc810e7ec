"""Ways through a programme that rules share: its meetings and texts, each with its path."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.amendments import Change
from ctr_cli.model.printed import PrintedText, printed_texts
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment
from ctr_cli.rules.kept import once
from ctr_cli.rules.registry import Subject


def bodies(program: Program) -> Iterator[tuple[KeyPath, Body]]:
    """Each body with its path."""
    for index, body in enumerate(program.bodies):
        yield ("bodies", index), body


def meetings(program: Program) -> Iterator[tuple[KeyPath, Body, Meeting]]:
    """Each meeting of each body, in the document's order."""
    for path, body in bodies(program):
        for index, meeting in enumerate(body.meetings):
            yield (*path, "meetings", index), body, meeting


def items(program: Program) -> Iterator[tuple[KeyPath, Body, Meeting, Item]]:
    """Each item of each meeting, in the document's order."""
    for path, body, meeting in meetings(program):
        for index, item in enumerate(meeting.items):
            yield (*path, "items", index), body, meeting, item


def assignments(program: Program) -> Iterator[tuple[KeyPath, Assignment]]:
    """Each assignment with the path of its entry: those of meetings, of items, and of decisions."""
    for path, _, meeting in meetings(program):
        for index, assignment in enumerate(meeting.agencies):
            yield (*path, "agencies", index), assignment
        for number, item in enumerate(meeting.items):
            for index, assignment in enumerate(item.agencies):
                yield (*path, "items", number, "agencies", index), assignment
    for path, change in changes(program):
        for index, assignment in enumerate(change.agencies):
            yield (*path, "agencies", index), assignment


def changes(program: Program) -> Iterator[tuple[KeyPath, Change]]:
    """Each change of each decision that adjusts the programme, in the file's order."""
    for place, amendment in enumerate(program.amendments):
        for index, change in enumerate(amendment.changes):
            yield ("amendments", place, "changes", index), change


_DECIDED = ("text", "topic", "condition", "product", "reason")
"""The keys of a change whose words go into the notice of a decision, and into the programme in force."""


@once
def texts(subject: Subject) -> list[PrintedText]:
    """Each text that is printed, with its path: the programme's, as its model says, and those of its decisions."""
    decided = [
        PrintedText((*path, key), written, name=False)
        for path, change in changes(subject.program)
        for key in _DECIDED
        if (written := getattr(change, key))
    ]
    return [*printed_texts(subject.program), *decided]
