"""Ways through a programme that rules share: its meetings and texts, each with its path."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.amendments import Change
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment


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


def texts(program: Program) -> Iterator[tuple[KeyPath, str]]:
    """Each text that is printed, with its path, in the document's order.

    Agencies' names in the table and ids are no text of the document.
    """
    document = program.document
    yield from _optional(("issuer", "parent"), program.issuer.parent)
    yield from _optional(("issuer", "name"), program.issuer.name)
    yield from _optional(("document", "place"), document.place)
    yield ("document", "title"), document.title
    yield from _listed(("document", "bases"), document.bases)
    yield from _optional(("document", "preamble"), document.preamble)
    for path, body in bodies(program):
        yield (*path, "name"), body.name
        for index, meeting in enumerate(body.meetings):
            yield from _meeting_texts((*path, "meetings", index), meeting)
    yield from _listed(("implementation",), program.implementation)
    for index, recipient in enumerate(program.recipients):
        yield ("recipients", index, "name"), recipient.name
        yield from _optional(("recipients", index, "purpose"), recipient.purpose)
    if program.signature:
        yield ("signature", "authority"), program.signature.authority
        yield ("signature", "post"), program.signature.post
        yield from _optional(("signature", "name"), program.signature.name)


def _meeting_texts(path: KeyPath, meeting: Meeting) -> Iterator[tuple[KeyPath, str]]:
    yield from _optional((*path, "title"), meeting.title)
    yield from _assigned((*path, "agencies"), meeting.agencies)
    for number, item in enumerate(meeting.items):
        here = (*path, "items", number)
        yield (*here, "text"), item.text
        yield from _optional((*here, "topic"), item.topic)
        yield from _listed((*here, "details"), item.details)
        yield from _optional((*here, "condition"), item.condition)
        yield from _optional((*here, "product"), item.product)
        yield from _assigned((*here, "agencies"), item.agencies)


def _assigned(path: KeyPath, entries: list[Assignment]) -> Iterator[tuple[KeyPath, str]]:
    for index, entry in enumerate(entries):
        yield (*path, index), entry.agency


def _listed(path: KeyPath, entries: list[str]) -> Iterator[tuple[KeyPath, str]]:
    for index, text in enumerate(entries):
        yield (*path, index), text


def _optional(path: KeyPath, text: str | None) -> Iterator[tuple[KeyPath, str]]:
    if text is not None:
        yield path, text
