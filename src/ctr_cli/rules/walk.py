"""Ways through a programme that rules share: its meetings and texts, each with its path."""

from collections.abc import Callable, Iterator
from functools import cache

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.amendments import Change, named_by, verb_of
from ctr_cli.model.meetings import months_of
from ctr_cli.model.printed import PrintedText, printed_texts
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment
from ctr_cli.rules.excerpt import Excerpt, Place, Placed
from ctr_cli.rules.kept import once
from ctr_cli.rules.registry import Reader, Subject


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
def placed(reader: Reader) -> list[Placed]:
    """Each text that is `written`, with its place."""
    if isinstance(reader, Excerpt):
        return reader.placed
    found, places = written(reader), _places(reader.program)
    texts = reader.texts.of([one.text for one in found])
    return [
        Placed._make((path, text, name, places(path[:4], key)))
        for (path, _, name, key), text in zip(found, texts, strict=True)
    ]


@once
def written(subject: Subject) -> list[PrintedText]:
    """Each text that is printed: the programme's, as its model says, and those of its decisions.

    Before the bodies stand the names of the agencies' table; what else they are called is not printed.
    """
    program = subject.program
    ids = {agency.id for agency in program.agencies}
    decided = [
        PrintedText((*path, key), said, name=False, key=f"amendments.changes.{key}")
        for path, change in changes(program)
        for key in _DECIDED
        if (said := getattr(change, key))
    ]
    # An id in the place of a name is told as a name nobody has; its letters are no words.
    texts = [one for one in printed_texts(program) if not (one.name and one.text in ids)]
    first_body = next((n for n, text in enumerate(texts) if text.path[0] == "bodies"), len(texts))
    return [*texts[:first_body], *_agency_names(program), *texts[first_body:], *decided]


def _agency_names(program: Program) -> Iterator[PrintedText]:
    for number, agency in enumerate(program.agencies):
        yield PrintedText(("agencies", number, "name"), agency.name, True, "agencies.name")


def _months(meeting: Meeting) -> tuple[int, ...]:
    """The months a meeting is held in; those of the half year its title says, `Sáu tháng cuối năm`."""
    held = months_of(meeting)
    if not meeting.title or not held:
        return held
    from ctr_cli.language.times import times_in

    parts = [time.months for time in times_in(meeting.title) if time.kind == "part"]
    return next((months for months in parts if {*held} <= {*months}), held)


def _places(program: Program) -> Callable[[KeyPath, str], Place]:
    """What gives the place of a text for the first steps of its path, which lead to its meeting, and its keys."""
    held: dict[KeyPath, tuple[str, str, int | None, tuple[int, ...]]] = {
        path: (body.name, meeting.kind, meeting.number, _months(meeting))
        for path, body, meeting in meetings(program)
    }
    named = {body.id: body.name for body in program.bodies}
    for path, change in changes(program):
        verb = verb_of(change)
        of = change.body or change.to or (named_by(change, verb) if verb else "")
        held[path] = (named.get(of.partition("-")[0], ""), "", None, ())

    @cache
    def place(at: KeyPath, key: str) -> Place:
        return Place(key, *held.get(at, ()))

    return place


def is_of_two(program: Program, name: str) -> bool:
    """Whether an id is given to two agencies, so that nobody knows which of them a name means."""
    return [agency.id for agency in program.agencies].count(name) > 1
