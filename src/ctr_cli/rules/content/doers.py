"""The bodies, the verbs and the acts that a text names by the table of competence, and who stands before a word."""

from collections import defaultdict
from collections.abc import Container, Iterable
from functools import cache, lru_cache
from typing import Any

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import Text, while_new
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, words_of
from ctr_cli.rules.reading import holds, plain_of


class Act(Struct):
    """A row of the table: what is not everybody's to do, the groups of verbs, and the kinds of bodies that may not."""

    row: dict[str, Any]
    verbs: frozenset[str]
    barred: frozenset[str]


class Span(Struct):
    """Some words of a text, from the first to the one behind the last, and the kind of body, group of verbs, or act."""

    first: int
    last: int
    means: Any


class Said(Struct):
    """A text in its plain form with the acts that it names, the verbs by the word behind, its bodies by first words and by those behind."""

    low: str
    words: tuple[Word, ...]
    verbs: dict[int, list[Span]]
    acts: list[Span]
    begun: dict[int, Span]
    ended: dict[int, Span]

    def key(self, at: int) -> str:
        """A word, nothing outside of the text."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands between a word and the one before it."""
        end = self.words[at].start if at < len(self.words) else None
        return self.low[self.words[at - 1].end if at else 0 : end]

    def is_close(self, at: int) -> bool:
        """Whether no more than numbers and commas part a word from the one before."""
        gap = self.gap(at)
        return gap == " " or bool(_CLOSE.fullmatch(gap))

    def clause(self, at: int) -> tuple[int, int]:
        """Where the sentence of a word begins and ends; a semicolon ends one."""
        start = self.words[at].start
        ends = [end for sign in STOPS if (end := self.low.find(sign, start)) >= 0]
        begins = (self.low.rfind(sign, 0, start) + 1 for sign in STOPS)
        return max(begins), min(ends, default=len(self.low))

    def body_behind(self, at: int, links: Container[str], stops: Iterable[str]) -> Span | None:
        """The first body behind a word that is led to by one of some words, itself or its meeting: `do hội nghị X …`."""
        for body in self.begun.values():
            link = body.first - 1
            while link > at and self.key(link) in listed("competence", "meeting"):
                link -= 1
            if at <= link < at + _FAR and self.key(link) in links:
                between = self.low[self.words[at - 1].end : self.words[link].start]
                return None if holds(between, stops) else body
        return None

    def before(self, at: int, start: int = 0) -> str:
        """The characters before a word."""
        return self.low[start : self.words[at].start]

    def is_light(self, at: int) -> bool:
        """Whether a word is of a name, a level, a place or a time, or only says that somebody goes about an act."""
        return self.words[at].capital or self.words[at].key in _light()

    def body_before(self, at: int, through: Iterable[str] = ()) -> Span | None:
        """The body before a word, if only light words, or those `through` which it may be, stand between.

        A comma stands only after a word that says what goes on, not after a name.
        """
        while at > 0 and (body := self.ended.get(at)) is None:
            named = self.words[at - 1].capital
            passed = self.is_light(at - 1) or self.key(at - 1) in through
            if not passed or not (_AFTER_A_NAME if named else _CLOSE).fullmatch(self.gap(at)):
                return None
            at -= 1
        return body if at > 0 and _AFTER_A_NAME.fullmatch(self.gap(at)) else None

    def is_beside(self, body: Span) -> bool:
        """Whether the words before a body say that somebody else does it; what its decision does, it does."""
        before = f" {self.before(body.first).rstrip(_COUNTED)}"
        return before.endswith(_beside()) and not before.endswith(" quyết định của")


STOPS = (";", ". ")
_COUNTED = " .0123456789"
"""What may stand between a body and the word before it: how many there are."""
_FAR = 16
"""Words between an act and who is named behind it at most."""
_WORD = regex(r"\w+")
_CLOSE = regex(r"[\s\d%,./-]*")
_AFTER_A_NAME = regex(r"[\s\d%./-]*")
"""What may stand between words that belong together: numbers and commas, or no comma."""
_HIGHER = regex(r" (?:cấp )?(?:tỉnh|thành phố|trên|trung ương)\b")


@cache
def _light() -> frozenset[str]:
    verbs = table("competence")["verbs"].items()
    said = (_WORD.findall(written) for group, written in verbs if group != "prepare")
    return listed("competence", "between").union(*said)


@cache
def _beside() -> tuple[str, ...]:
    return tuple(f" {word}" for word in table("competence")["beside"])


def _members(names: list[str]) -> frozenset[str]:
    groups = table("competence")["groups"]
    return frozenset(kind for name in names for kind in groups.get(name, [name]))


@cache
def _act(number: int) -> Act:
    row, barred = table("competence")["acts"][number], frozenset[str]()
    if "by" in row:
        free = _members([*row["by"], "" if "judged" in row else "national"])
        barred = (frozenset(table("competence")["actors"]) | _members(["national"])) - free - {""}
    return Act(row, frozenset(row.get("do", ())), barred | _members(row.get("not", [])))


@ready
def _acts() -> Phrases[int | None]:
    """The acts of the table by their numbers, and under None what only looks like one."""
    data = table("competence")
    acts = ((row["what"], number) for number, row in enumerate(data["acts"]))
    return known_phrases([(data["else"], None), *acts])


@ready
def _names() -> Phrases[tuple[str, str]]:
    """Bodies with their kinds, and verbs with their groups."""
    data = table("competence")
    sorts = ((sort, *named) for sort in ("actors", "verbs") for named in data[sort].items())
    return known_phrases((written, (sort, means)) for sort, means, written in sorts)


@while_new
def said_in(text: Text) -> Said | None:
    """What a text names; None where it names no act."""
    found = list(phrases_in(text, _acts()))
    others = [one for one in found if one.value is None]
    acts = [
        Span(one.at, one.last, _act(one.value))
        for one in found
        if one.value is not None
        and not any(other.at <= one.at and one.last <= other.last for other in others)
    ]
    if not acts:
        return None
    low, words = plain_of(text), words_of(text)
    verbs, bodies = defaultdict[int, list[Span]](list), list[Span]()
    for one in phrases_in(text, _names()):
        sort, means = one.value
        (verbs[one.last] if sort == "verbs" else bodies).append(Span(one.at, one.last, means))
    levelled = [_of_level(body, words, low) for body in _whole(bodies, words) if body.means]
    begun, ended = {b.first: b for b in levelled}, {b.last: b for b in levelled}
    return Said(low, words, verbs, acts, begun, ended)


def _whole(bodies: list[Span], words: tuple[Word, ...]) -> list[Span]:
    """Of bodies in one another the longest; one whose name goes on in another's is that one alone: `chi bộ trường mầm non`."""
    found: list[Span] = []
    for body in sorted(bodies, key=lambda body: (body.first, -body.last)):
        if found and found[-1].last == body.first and words[body.first].joined:
            found[-1] = found[-1]._replace(last=body.last)
        elif not found or body.first >= found[-1].last:
            found.append(body)
    return found


def _of_level(body: Span, words: tuple[Word, ...], low: str) -> Span:
    """A body with its level, where that is above the commune."""
    higher, national = _HIGHER.match(low, words[body.last - 1].end), _members(["national"])
    if not higher:
        return body
    above = f"above {body.means}"
    means = next((kind for kind in (body.means, above) if kind in national), "above")
    return Span(body.first, body.last + len(higher.group().split()), means)


@lru_cache(256)
def kind_of(name: str) -> str:
    """What kind of body a name begins with."""
    found = [(one.last, one.value) for one in phrases_in(Text(name), _names()) if not one.at]
    return max(found, default=(0, ("", "")))[1][1]


def at_home(said: Said, text: Text, host: str, *, above: bool) -> Said:
    """A text as its host means it: of bodies `above` the commune others are its equals, a union has a Ban Chấp hành of its own."""
    if not above and host != "union":
        return said
    begun = {}
    for body in said.begun.values():
        name = plain(text[said.words[body.first].start : said.words[body.last - 1].end])
        means = body.means
        if above and means.startswith("above"):
            means = kind_of(name) or means
        elif host == "union" and name in ("ban chấp hành", "ban thường vụ"):
            means = host
        begun[body.first] = body._replace(means=means)
    return said._replace(begun=begun, ended={body.last: body for body in begun.values()})
