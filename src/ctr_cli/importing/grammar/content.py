"""What is gathered while the content of a document is read."""

from dataclasses import dataclass, field

from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.charge import Charge
from ctr_cli.importing.grammar.who_meets import Sharing
from ctr_cli.importing.reading.lines import Ignored, Line, words
from ctr_cli.language.keys import tone_key
from ctr_cli.model.program import Body, Meeting


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the document before its content is read.

    `body` is the (id, name) of who the content is for when no heading says so; `source` all its text;
    `term` tells that it is the programme of a term, of which one year is taken; `school` is the first year
    of a school year, of which the months of one year are taken; `sharing` says which body meets in which month.
    """

    year: int
    place: str
    body: tuple[str, str]
    source: str
    term: bool = False
    school: int | None = None
    sharing: Sharing = field(default_factory=Sharing)

    @property
    def single_year(self) -> int | None:
        """The year that all times are of; None for those of a term or a school year."""
        return None if self.term or self.school else self.year


@dataclass(slots=True)
class Doubt:
    """Something a person should look at: what, where it stands in the programme, and the line it came from."""

    message: str
    anchor: object
    line: Line | None = None


@dataclass(slots=True)
class Draft:
    """An item while its lines are still coming; `row` when it is the row of a table, `placed` when a bracket says before whom it comes,
    `numbers` are those it may be spoken of by, `over` who does what stands under its heading.
    """

    lines: list[Line]
    text: str
    meeting: Meeting
    topic: str | None = None
    details: list[str] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    row: Row | None = None
    placed: bool = False
    numbers: frozenset[str] = frozenset()
    over: Charge | None = None


@dataclass(slots=True)
class Shared:
    """A labelled line of agencies: for a meeting, or for the item before it.

    `before` counts the items of the meeting that stand above it; a star before it marks a line for all;
    `several` tells that it is a bracket behind several items.
    """

    meeting: Meeting
    draft: Draft | None
    before: int
    charge: Charge
    line: Line
    starred: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Work of a term's programme that is not taken: a line, and the year it is for, or that it has no month."""

    line: Line
    reason: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A heading with words that the name of its body has not: they are not printed."""

    line: Line
    body: Body


@dataclass(slots=True)
class Content:
    """What the content of a document holds.

    `taken_apart` are lines whose words went to several fields, or beyond them; `left` those that found
    no place at all; `roles` are words of roles that a programme has no role for; `asked` the
    headings of which it is asked whether the days beneath them are those of meetings; `in_full` has the
    names of agencies behind short ones, as headings over them write them.
    """

    bodies: list[Body] = field(default_factory=list)
    implementation: list[str] = field(default_factory=list)
    implementation_heading: str | None = None
    content_heading: str | None = None
    introduction: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    taken_apart: list[Line] = field(default_factory=list)
    roles: list[tuple[str, Line]] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    in_full: dict[str, str] = field(default_factory=dict)


def word_key(word: str) -> str:
    """A word as words are counted: blind to case, tone placement and leading zeros."""
    return word.lstrip("0") or "0" if word.isdigit() else tone_key(word)


def word_keys(text: str) -> list[str]:
    """The keys of the words of a text."""
    return [word_key(word) for word in words(text)]
