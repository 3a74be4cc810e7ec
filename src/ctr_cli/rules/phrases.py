"""Phrases of a table found in a text by its words: a text is read once for a table, however long the table is.

`known_phrases` puts a table together, once (`@cache`); `phrases_in` finds where its phrases stand, whatever their
case and the style of their tone marks, with their own signs between the words; `standing` finds them in a row of
syllables alone, whatever stands between.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Generic, TypeVar

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, words_of

Value = TypeVar("Value")
Keys = tuple[str, ...]
"""Syllables in lower case, with their marks in the usual place: `("ủy", "ban")`."""


class Phrase(Struct, Generic[Value]):
    """A phrase of a table, with what the table says of it: its words, and the sign behind each.

    A sign is `,`, `-`, a number, or nothing where a blank parts two words.
    """

    words: tuple[str, ...]
    keys: Keys
    signs: tuple[str, ...]
    value: Value


class Found(Struct, Generic[Value]):
    """Where a phrase stands: its first character, the one behind its last, and its words."""

    start: int
    end: int
    at: int
    words: tuple[Word, ...]
    phrase: Phrase[Value]


Phrases = dict[str, dict[str, list[Phrase[Value]]]]
"""Phrases by their first syllable and their second (nothing where they have one), the longest first."""

_WORD = regex(r"[^\W\d_]+")


def keys_of(phrase: str) -> Keys:
    """The syllables of a phrase."""
    return tuple(map(spelt, _WORD.findall(phrase.lower())))


def known_phrases(said: Iterable[tuple[str, Value]]) -> Phrases[Value]:
    """A table of phrases, each with what is said of it."""
    known: Phrases[Value] = {}
    for written, value in said:
        words, signs = _parted(written)
        phrase = Phrase(words, tuple(map(spelt, map(str.lower, words))), signs, value)
        first, second = (*phrase.keys, "")[:2]
        known.setdefault(first, {}).setdefault(second, []).append(phrase)
    for by_second in known.values():
        for phrases in by_second.values():
            phrases.sort(key=lambda phrase: -len(phrase.keys))
    return known


def _parted(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a phrase, and the sign behind each."""
    words = tuple(phrase.split())
    if all(map(str.isalpha, words)):
        return words, ("",) * len(words)
    _, *behind = _WORD.split(phrase)
    return tuple(_WORD.findall(phrase)), tuple(map(str.strip, behind))


@once
def row_of(text: Text) -> Keys:
    """The syllables of a text."""
    return tuple(word.key for word in words_of(text))


def standing(row: Keys, known: Phrases[Value]) -> Iterator[tuple[int, Phrase[Value]]]:
    """The phrases that stand in a row of syllables, each with its place; of those at one place the longest first."""
    for at, key in enumerate(row):
        by_second = known.get(key)
        if by_second:
            longer = by_second.get(row[at + 1], ()) if at + 1 < len(row) else ()
            for phrase in (*longer, *by_second.get("", ())):
                if row[at : at + len(phrase.keys)] == phrase.keys:
                    yield at, phrase


def phrases_in(text: Text, known: Phrases[Value]) -> Iterator[Found[Value]]:
    """Where the phrases of a table stand in a text, with their own signs between the words, and with no others."""
    words = words_of(text)
    for at, phrase in standing(row_of(text), known):
        *signs, last = phrase.signs
        written = words[at : at + len(phrase.keys)]
        between = (text[one.end : two.start].strip() for one, two in pairwise(written))
        start, end = written[0].start, written[-1].end
        if all(map(str.__eq__, between, signs)) and text[end:].lstrip().startswith(last):
            end = text.index(last, end) + len(last)
            yield Found(start, end, at, written, phrase)
