"""The printed texts as rules of content read them: one string, so that a pattern is run once and not once a text.

Patterns are written against the plain form (`language.keys.plain`), which keeps the length of a text, so that
offsets in it are offsets in what the clerk wrote. Patterns must not run over `\\n`, which parts texts.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.language.time_reader import Kind, Time
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.finding import Also, Doubt, Problem, Severity, Sureness
from ctr_cli.model.program import Body, Item, Meeting
from ctr_cli.rules import walk
from ctr_cli.rules.excerpt import Excerpt, Place
from ctr_cli.rules.joined import Joined, joined
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import too_long
from ctr_cli.rules.registry import Reader


@cache
def signs(*lists: str) -> tuple[str, ...]:
    """The words of some lists of `data/signs.yaml`, by which texts are told apart."""
    return tuple(word for name in lists for word in table("signs")[name])


def holds(text: str, words: Iterable[str], start: int = 0, end: int | None = None) -> bool:
    """Whether one of some words stands in a text, or in a part of it."""
    return any(map(text[start:end].__contains__, words))


def tells(text: str, *lists: str) -> bool:
    """Whether a word of some lists of `data/signs.yaml` stands in a text."""
    return holds(text, signs(*lists))


class Passage(Struct):
    """A printed text with its plain form and its place; of an item of a programme also what it belongs to.

    Rules of one text see no more than the place.
    """

    path: KeyPath
    text: Text
    low: str
    place: Place
    body: Body | None = None
    meeting: Meeting | None = None
    item: Item | None = None

    def doubt(
        self,
        message: str,
        sureness: int,
        advice: str,
        at: tuple[int, int] | None = None,
        related: Sequence[Also] = (),
    ) -> Problem:
        """A doubt about this text, or the characters `at` start and end, for which `{}` stands in its message.

        It is as sure as `doubt` has it; one that is merely possible is a remark.
        """
        start, end = at if at else (None, None)
        severity: Severity | None = "info" if sureness == 1 else None
        said = message.replace("{}", self.text[start:end].strip(" ,(-"))
        hint = doubt(sureness, advice)
        return Problem(self.path, said, hint, start, end, severity=severity, related=related)


class Hit:
    """A match of a pattern in a passage, which begins at `offset` of the joined text."""

    __slots__ = ("match", "offset", "passage")

    def __init__(self, passage: Passage, match: re.Match[str], offset: int) -> None:
        self.passage = passage
        self.match = match
        self.offset = offset

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""

    def span(self, group: str | int = 0) -> tuple[int, int]:
        """The characters of the passage that a group matched."""
        start, end = self.match.span(group)
        return start - self.offset, end - self.offset

    def words(self, group: str | int = 0) -> str:
        """What the clerk wrote where a group matched."""
        start, end = self.span(group)
        return self.passage.text[start:end]

    def doubt(
        self,
        message: str,
        sureness: int,
        advice: str,
        group: str | int = 0,
        related: Sequence[Also] = (),
    ) -> Problem:
        """A doubt about what a group matched."""
        return self.passage.doubt(message, sureness, advice, self.span(group), related)


class Prose(Struct):
    """All passages in the document's order; `items` are those that are the text of an item."""

    passages: list[Passage]
    items: list[Passage]
    joined: Joined

    def find(self, pattern: str | re.Pattern[str], *needed: str) -> Iterator[Hit]:
        """Each match of a pattern in a passage; with words `needed`, in those that hold one of them.

        A plain word is found many times faster than an alternative in a pattern, and a pattern is
        only compiled, once and for all, when there is a passage to look at.
        """
        text, starts, _ = self.joined
        holding = self.joined.holding(needed)
        spans = [(starts[at], starts[at + 1] - 1) for at in holding] if needed else [(0, len(text))]
        if not spans:
            return
        ready = compiled(pattern) if isinstance(pattern, str) else pattern
        for span in spans:
            for match in ready.finditer(text, *span):
                at = self.joined.which(match.start())
                yield Hit(self.passages[at], match, starts[at])

    def holding(self, *words: str) -> list[Passage]:
        """The passages that hold one of some plain words."""
        return [self.passages[index] for index in self.joined.holding(words)]


@once
def prose(reader: Reader) -> Prose:
    """The prose of a programme, or of texts alone, made once for all rules."""
    owners = _owners(reader)
    texts = [one for one in walk.placed(reader) if not one.name and not too_long(one.text)]
    nobody = (None, None, None)
    passages = [
        Passage._make(
            (one.path, one.text, plain_of(one.text), one.place, *owners.get(one.path[:6], nobody))
        )
        for one in texts
    ]
    items = [p for p in passages if p.place.key.endswith(".text")]
    lows = [passage.low for passage in passages]
    return Prose(passages, items, joined(lows, much=isinstance(reader, Excerpt)))


@once
def plain_of(text: Text) -> str:
    """The plain form of a text, on one line."""
    return plain(text.replace("\n", " "))


def _owners(reader: Reader) -> dict[KeyPath, tuple[Body, Meeting, Item]]:
    if isinstance(reader, Excerpt):
        return {}
    return {path: (body, meeting, item) for path, body, meeting, item in walk.items(reader.program)}


_LEAD = regex(r"(?:[-+] )?(?:(?:trong |vào )?tháng \d{1,2}(?:/\d{4}| năm \d{4})?[,:] )?")


@once
def lead(text: Text) -> int:
    """Where the words of an item begin, behind a dash, and the month it may name first: `Tháng 3/2026, kiểm điểm …`."""
    found = _LEAD.match(plain_of(text))
    return found.end() if found else 0


@once
def times(text: Text) -> list[Time]:
    """The times a text names."""
    return times_of_plain(plain_of(text))


def timed(reader: Reader, kinds: Container[Kind], *needed: str) -> Iterator[tuple[Passage, Time]]:
    """Each time of some kinds in the passages that hold one of some plain words."""
    for passage in prose(reader).holding(*needed):
        for time in times(passage.text):
            if time.kind in kinds:
                yield passage, time


_SURENESS: tuple[Sureness, ...] = ("possible", "likely", "sure")


def doubt(sureness: int, advice: str) -> Doubt:
    """How a content finding is put to the reader: 1 it may be wrong, 2 it probably is, 3 it surely is."""
    return Doubt(_SURENESS[sureness - 1], advice)


def said(key: str, path: KeyPath, /, *related: Also, **words: object) -> Problem:
    """The problem at a path that `data/said.yaml` words; a doubt that is merely possible is a remark."""
    message, hint, *sureness = table("said")[key]
    advice = hint.format(**words)
    put = doubt(sureness[0], advice) if sureness else advice
    severity: Severity | None = "info" if sureness == [1] else None
    return Problem(path, message.format(**words), put, related=related, severity=severity)
