"""What is gathered while the tree of a document is walked: the items so far, by meeting, and the one last begun."""

import re
from dataclasses import dataclass, field

from ctr_cli.importing.building.frame import add_paragraphs
from ctr_cli.importing.building.numbered import Numbered
from ctr_cli.importing.building.timetable import Timetable
from ctr_cli.importing.grammar.charge import has_role
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Setting, Shared
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import words
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Meeting

_LAST_MARK = "./."
"""What closes the last sentence of a paper."""
_NOTE = regex(r"(?:ghi chú|lưu ý)\b", re.IGNORECASE)
_LONG = 8
"""A paragraph of more words may close a document without a heading of its own."""


@dataclass(slots=True)
class Gathered:
    """The content so far; `begun` are the drafts of the item last met, one for each meeting it comes before.

    `closing` tells that the end of the document has begun, `after_tables` which nodes stand behind the
    last table of a document whose items all stand in tables, `said_time` what an item last said of when it is held,
    `numbered` what is said of works by their numbers, `of_fields` the signs of paragraphs that name the field of their works.
    """

    setting: Setting
    content: Content
    timetable: Timetable
    after_tables: set[int] = field(default_factory=set)
    closing: bool = False
    drafts: list[Draft] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    begun: list[Draft] = field(default_factory=list)
    said_time: When = field(default_factory=When)
    numbered: list[Numbered] = field(default_factory=list)
    of_meetings: dict[int, list[Draft]] = field(default_factory=dict)
    of_fields: set[tuple[object, ...]] = field(default_factory=set)

    @property
    def last(self) -> Draft | None:
        """The item last begun, in the last of its meetings."""
        return self.begun[-1] if self.begun else None

    def begin(self, drafts: list[Draft]) -> None:
        """Take the drafts of a further item."""
        self.drafts += drafts
        self.begun = drafts
        for draft in drafts:
            self.of_meetings.setdefault(id(draft.meeting), []).append(draft)

    def of(self, meeting: Meeting) -> list[Draft]:
        """The items of a meeting so far."""
        return self.of_meetings.get(id(meeting), [])

    def ends_with(self, node: Node) -> bool:
        """Take a paragraph that closes the document, or comes after one that does; False for any other."""
        if not (self.closing or self._begins_the_end(node)):
            return False
        if not self.closing:
            self._doubt_the_end(node)
        self.closing = True
        add_paragraphs(self.content.implementation, node)
        return True

    def _doubt_the_end(self, node: Node) -> None:
        """Ask about a paragraph that begins the end though it says who does what, or when, as an item does."""
        if (has_role(node.text) or when(node.text)) and not patterns("closing").search(node.text):
            message = "từ dòng này hiểu là phần tổ chức thực hiện; xem có còn nội dung nào không"
            self.content.doubts.append(Doubt(message, "implementation", node.line))

    def _begins_the_end(self, node: Node) -> bool:
        """Whether a paragraph closes the document without a heading of its own."""
        plain = node.marker.sign is None and node.look == "text"
        notes = _NOTE.match(node.text)
        label = notes and notes.end() == len(node.text.rstrip(" .:"))
        plain = (plain or bool(notes)) and (len(words(node.text)) > _LONG or bool(label))
        last = id(node) in self.after_tables or node.text.rstrip().endswith(_LAST_MARK)
        return plain and bool(self.drafts) and (last or bool(patterns("closing").search(node.text)))


def says_who(draft: Draft) -> bool:
    """Whether it is known already who prepares an item."""
    said = [draft.over, *draft.charges, take_apart(draft.text).charge]
    return any(charge.assignments for charge in said if charge)
