"""Phrases of a table found in a text by its words, whatever their case and the style of their tone marks.

A phrase of a table may stand for many: `{phó|} chủ tịch {ubnd|hđnd}; bí thư` are five. They are never written out:
each is kept under the words it may begin with, and looked at once such a word is met. So a long table costs a start
little, and a text is read once for a table.
"""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, words_of

Value = TypeVar("Value")
Keys = tuple[str, ...]
"""Syllables in lower case, with their marks in the usual place: `("ủy", "ban")`."""
_Choices = tuple[tuple[str, ...], ...]
"""What may stand at each place of a phrase, as a row has it; nothing where the place may be passed over."""
_Way = tuple[_Choices, str, Value]
"""A phrase: its choices, as the table writes it, what the table says of it."""
_WORD = regex(r"[^\W\d_]+")


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


class _Row(Struct):
    """The words of a text, each with its sign before it and a blank behind; where they begin, and which are equal."""

    written: str
    starts: list[int]
    places: dict[str, list[int]]


def keys_of(phrase: str) -> Keys:
    """The syllables of a phrase."""
    return tuple(map(spelt, _WORD.findall(phrase.lower())))


class Phrases(Generic[Value]):
    """A table of phrases with what it says of each, by their first words, and by the next ones once such a word is met.

    A phrase has its own signs between its words and no others, or whatever signs there are in a table that is not `signed`.
    """

    def __init__(self, said: Iterable[tuple[str, Value]], *, signed: bool = True) -> None:
        self.signed = signed
        self._first: dict[str, list[tuple[str, Value]]] = {}
        self._next: dict[str, dict[str, list[_Way[Value]]]] = {}
        for written, value in said:
            for phrase in " ".join(written.split()).split("; "):
                for first in self._firsts(phrase):
                    self._first.setdefault(first, []).append((phrase, value))

    def _firsts(self, phrase: str) -> Iterable[str]:
        if "{" in phrase:
            return _begin(self._choices(phrase))
        return keys_of(phrase.partition(" ")[0])[:1]

    def _choices(self, phrase: str) -> _Choices:
        parts = filter(str.strip, phrase.replace("}", "{").split("{"))
        return tuple(tuple(map(self._as_row, part.split("|"))) for part in parts)

    def _as_row(self, written: str) -> str:
        signs = [sign.strip() if self.signed else "" for sign in _WORD.split(written)]
        return "".join(map("{}{} ".format, signs, keys_of(written))) + signs[-1]

    def met(self, row: _Row) -> list[int]:
        """The words of a row with which a phrase may begin."""
        keys = self._first.keys() & row.places.keys()
        return sorted(at for key in keys for at in row.places[key])

    def beginning(self, first: str, second: str) -> list[_Way[Value]]:
        """The phrases that may begin with two words, or be the first of them alone."""
        if first not in self._next:
            self._next[first] = self._by_second(first)
        return self._next[first].get(second) or self._next[first][""]

    def _by_second(self, first: str) -> dict[str, list[_Way[Value]]]:
        known: dict[str, list[_Way[Value]]] = {"": []}
        for phrase, value in self._first[first]:
            choices = self._choices(phrase)
            for second in _behind(first, choices):
                known.setdefault(second, []).append((choices, phrase, value))
        for second, ways in known.items():
            ways += known[""] if second else []
        return known


def _head(words: str) -> str:
    found = _WORD.search(words)
    return found.group() if found else ""


def _begin(choices: _Choices) -> set[str]:
    """The words that a phrase may begin with; nothing among them where it may be empty."""
    first = {""}
    for place in choices:
        first = first - {""} | set(map(_head, place))
        if "" not in first:
            break
    return first


def _behind(first: str, choices: _Choices) -> set[str]:
    """The words that may follow the first of a phrase; nothing among them where it may be the only one."""
    seconds: set[str] = set()
    for at, place in enumerate(choices):
        for words in place:
            if _head(words) == first:
                second = _head(words.partition(" ")[2])
                seconds |= {second} if second else _begin(choices[at + 1 :])
        if all(map(_head, place)):
            break
    return seconds


@once
def _signed(text: Text) -> _Row:
    return _row(text, signed=True)


@once
def _unsigned(text: Text) -> _Row:
    return _row(text, signed=False)


def _row(text: Text, *, signed: bool) -> _Row:
    written, end = "", 0
    starts: list[int] = []
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words_of(text)):
        written += text[end : word.start].strip() if signed else ""
        starts.append(len(written))
        places.setdefault(word.key, []).append(at)
        written += f"{word.key} "
        end = word.end
    return _Row(written + (text[end:].strip() if signed else ""), starts, places)


def phrases_in(text: Text, known: Phrases[Value]) -> Iterator[Found[Value]]:
    """Where the phrases of a table stand in a text, of each the longest of its ways; at one place the longest first."""
    row, words = _signed(text) if known.signed else _unsigned(text), words_of(text)
    for at in known.met(row):
        second = words[at + 1].key if at + 1 < len(words) else ""
        begun = [
            (_longest(row.written, row.starts[at], choices), phrase, value)
            for choices, phrase, value in known.beginning(words[at].key, second)
        ]
        for written, phrase, value in sorted(begun, key=lambda one: -len(one[0])):
            if written:
                *whole, sign = written.split(" ")
                last = at + len(whole)
                end = words[last - 1].end
                end = text.index(sign, end) + len(sign)
                yield Found(at, last, words[at].start, end, words[at:last], phrase, value)


def _longest(row: str, start: int, choices: _Choices) -> str:
    """The longest way of a phrase that stands at a place of a row; nothing where none does."""
    ends = [start]
    for place in choices:
        ends = [end + len(words) for end in ends for words in place if row.startswith(words, end)]
    return row[start : max(ends, default=start)]
