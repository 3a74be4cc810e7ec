"""Phrases of a table found in a text by its words, whatever their case and the style of their tone marks.

A phrase of a table may stand for many: `{phó|} chủ tịch {ubnd|hđnd}; bí thư` are five. They are never written out:
each is known by the first three words it may have, or fewer, and looked at where these stand, so that a text is read once
for a table, however long the table is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

from ctr_cli.data import stored
from ctr_cli.data.ready import PARTS, put_together
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.kept import Text, while_new
from ctr_cli.rules.printed import Word, words_of

Value = TypeVar("Value")
Keys = tuple[str, ...]
"""Syllables in lower case, with their marks in the usual place: `("ủy", "ban")`."""
_Choice = tuple[str, ...]
"""What may stand at a place of a phrase, the longest first: words, each with its sign before it and a blank behind."""
_WORD = regex(r"[^\W\d_]+")
_FEW = 16
"""Choices that are tried one by one as quickly as place by place."""
_KNOWN_BY = 3
"""Words a phrase is known by."""
_Ways = tuple[tuple[int, _Choice, int], ...]
"""The numbers of phrases, how each may begin with the same words, and the number of what may follow."""


class Phrases(Struct, Generic[Value]):
    """A table of phrases: ways by the words they begin with and by table, how each phrase is written and what is said
    of it, by its number, what may follow, by a number, and the number of the table. In a wheel all tables share the rest.
    """

    ways: Mapping[str, tuple[tuple[int, _Ways], ...]]
    said: Mapping[int, tuple[str, Value]]
    following: Mapping[int, tuple[_Choice, ...]]
    number: int = 0


@cache
def shared() -> Sequence[Any]:
    """What all tables of a wheel share."""
    return tuple(put_together(stored("rules.phrases")))


PARTS["phrases"] = lambda number: Phrases._make((*shared(), number))


class Found(Struct, Generic[Value]):
    """Where a phrase stands: its first word and the one behind its last, its characters, and what the table has."""

    at: int
    last: int
    start: int
    end: int
    words: tuple[Word, ...]
    phrase: str
    value: Value

    @property
    def listed(self) -> list[str]:
        """The words of the phrase as the table writes them."""
        return _WORD.findall(self.phrase)


def keys_of(phrase: str) -> Keys:
    """The syllables of a phrase."""
    return tuple(map(spelt, _WORD.findall(phrase.lower())))


def known_phrases(said: Iterable[tuple[str, Value]]) -> Phrases[Value]:
    """A table of phrases, or of lists of them, each with what is said of it."""
    by_words: dict[str, list[tuple[int, _Choice, int]]] = {}
    known: dict[int, tuple[str, Value]] = {}
    following: dict[tuple[_Choice, ...], int] = {(): 0}
    phrases = ((p, value) for written, value in said for p in " ".join(written.split()).split("; "))
    for number, (phrase, value) in enumerate(phrases):
        parts = filter(str.strip, phrase.replace("}", "{").split("{"))
        begun, rest = _begun([tuple(map(_in_row, part.split("|"))) for part in parts])
        known[number] = phrase, value
        for words, beginnings in begun.items():
            behind = following.setdefault(rest, len(following))
            by_words.setdefault(words, []).append((number, beginnings, behind))
    ways = {words: ((0, tuple(ways)),) for words, ways in by_words.items()}
    return Phrases(ways, known, {number: rest for rest, number in following.items()})


def _in_row(written: str) -> str:
    signs = list(map(str.strip, _WORD.split(written)))
    return "".join(map("{}{} ".format, signs, keys_of(written))) + signs[-1]


def _begun(choices: list[_Choice]) -> tuple[dict[str, _Choice], tuple[_Choice, ...]]:
    """The beginnings of a phrase by their first words, no more than any of them has, and what may follow."""
    whole, rest = [""], list(choices)
    while rest and (
        any(words.count(" ") < 2 for words in whole) or len(whole) * len(rest[0]) <= _FEW
    ):
        whole = [one + two for one in whole for two in rest[0]]
        del rest[0]
    keys = [_WORD.findall(words)[:_KNOWN_BY] for words in whole]
    short = [key for key in keys if len(key) < _KNOWN_BY]
    begun: dict[str, list[str]] = {}
    for key, words in zip(keys, whole, strict=True):
        known_by = min((one for one in short if one == key[: len(one)]), key=len, default=key)
        begun.setdefault(" ".join(known_by), []).append(words)
    return {words: _longest_first(one) for words, one in begun.items()}, _fewer(rest)


def _fewer(choices: list[_Choice]) -> tuple[_Choice, ...]:
    """Choices with neighbours put together while they are few."""
    places: list[_Choice] = []
    for place in choices:
        if places and len(places[-1]) * len(place) <= _FEW:
            place = tuple(one + two for one in places.pop() for two in place)
        places.append(_longest_first(place))
    return tuple(places)


def _longest_first(words: Iterable[str]) -> _Choice:
    return tuple(sorted(words, key=len, reverse=True))


@while_new
def pairs_of(text: Text) -> list[str]:
    """The words of a text with the next of each."""
    keys = [word.key for word in words_of(text)]
    return list(map("{} {}".format, keys, keys[1:]))


@while_new
def places_of(text: Text) -> dict[str, list[int]]:
    """Where each word of a text stands, and each two in a row."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words_of(text)):
        places.setdefault(word.key, []).append(at)
    for at, two in enumerate(pairs_of(text)):
        places.setdefault(two, []).append(at)
    return places


@while_new
def _beginnings(text: Text) -> dict[str, list[int]]:
    """Where the words stand by which a phrase may be known."""
    places, pairs = dict(places_of(text)), pairs_of(text)
    for at, (two, word) in enumerate(zip(pairs, words_of(text)[2:], strict=False)):
        places.setdefault(f"{two} {word.key}", []).append(at)
    return places


@while_new
def _row(text: Text) -> tuple[str, list[int]]:
    """The words of a text, each with its sign before it and a blank behind, and where they begin."""
    written, starts, end = "", [], 0
    for word in words_of(text):
        if not word.joined:
            written += text[end : word.start].strip()
        starts.append(len(written))
        written += f"{word.key} "
        end = word.end
    return written + text[end:].strip(), starts


@while_new
def _without_signs(text: Text) -> tuple[str, list[int]]:
    keys = [f"{word.key} " for word in words_of(text)]
    return "".join(keys), list(accumulate(map(len, keys), initial=0))


@while_new
def _asked(_: Text) -> dict[int, dict[int, list[tuple[str, _Ways]]]]:
    """What may begin in a text, by the mapping of ways that was asked and by the table."""
    return {}


def _may_stand(text: Text, known: Phrases[Value]) -> Sequence[tuple[str, _Ways]]:
    """The words of a text by which phrases of a table begin, with the ways of these."""
    asked, ways = _asked(text), known.ways
    if id(ways) not in asked:
        begun = asked[id(ways)] = {}
        for words in ways.keys() & _beginnings(text).keys():
            for number, own in ways[words]:
                begun.setdefault(number, []).append((words, own))
    return asked[id(ways)].get(known.number, ())


def phrases_in(text: Text, known: Phrases[Value], *, signed: bool = True) -> Iterator[Found[Value]]:
    """Where the phrases of a table stand in a text, of each the longest of its ways; at one place the longest first.

    Between its words a phrase has its own signs and no others; if not `signed` it has none, and a text any.
    """
    begun = _may_stand(text, known)
    if not begun:
        return
    row, starts = _row(text) if signed else _without_signs(text)
    places, words = _beginnings(text), words_of(text)
    found = [
        (at, -len(written), number, written)
        for key, ways in begun
        for at in places[key]
        for start in [starts[at]]
        for number, way, behind in ways
        if row.startswith(way, start)
        if (
            written := _longest(row, start, way, known.following[behind])
            if behind or way[1:]
            else way[0]
        )
    ]
    for at, _, number, written in sorted(found):
        last = at + written.count(" ")
        start, end = words[at].start, words[last - 1].end
        if sign := written.rpartition(" ")[2]:
            end = text.index(sign, end) + len(sign)
        yield Found._make((at, last, start, end, words[at:last], *known.said[number]))


def _longest(row: str, start: int, begun: _Choice, rest: tuple[_Choice, ...]) -> str:
    """The longest way of a phrase at a place of a row where its beginning stands; nothing where none is whole there."""
    ends = [start + len(words) for words in begun if row.startswith(words, start)]
    for place in rest:
        going_on = [end for end in ends if row.startswith(place, end)]
        if not going_on:
            return ""
        ends = [end + len(w) for end in going_on for w in place if row.startswith(w, end)]
    return row[start : max(ends)]
