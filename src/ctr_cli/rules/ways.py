"""Ways to say a thing, as a table lists them, found in a text by its words.

`{phó|} chủ tịch {ubnd|hđnd}; bí thư` are five phrases. They are never written out: each list is kept under the
words its phrases may begin with, and tried from where one of those stands.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

from ctr_cli.data.struct import Struct
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import words_of

Value = TypeVar("Value")
Choices = tuple[tuple[str, ...], ...]
"""What may stand at each place of a phrase: some words with a blank behind, or nothing."""


class Row(Struct):
    """The words of a text as they are compared: each with the comma or hyphen (any other sign as `.`) before it, a blank behind."""

    written: str
    begins: dict[int, int]
    """The numbers of the words by where they begin, and of the one behind the last."""


@once
def _row(text: Text) -> Row:
    written, begins, end = "", {}, 0
    for number, word in enumerate(words_of(text)):
        begins[len(written)] = number
        sign = text[end : word.start].strip()
        written += f"{sign if sign in ('', ',', '-') else '.'}{word.key} "
        end = word.end
    return Row(written, {**begins, len(written): len(begins)})


class Ways(Generic[Value]):
    """Lists of phrases, each under the words it may begin with, and once such a word is met, under the next ones too."""

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[Choices, Value]]] = {}
        self._next: dict[str, dict[str, list[tuple[Choices, Value]]]] = {}

    def add(self, written: str, value: Value) -> None:
        """Put the phrases of a list into a table; they are in lower case, their marks in the usual place."""
        for phrase in written.replace(", ", " ,").replace(" - ", " -").split(";"):
            parts = phrase.replace("}", "{").split("{")
            choices = tuple(
                tuple(
                    [f"{words} " if (words := choice.strip()) else "" for choice in part.split("|")]
                )
                for part in parts
                if part and not part.isspace()
            )
            for first in _begin(choices):
                self._first.setdefault(first, []).append((choices, value))

    def beginning(self, first: str, second: str) -> Iterator[tuple[Choices, Value]]:
        """The lists of which a phrase begins with two words, or is the first of them alone."""
        if first in self._first:
            if first not in self._next:
                self._next[first] = _by_next_word(first, self._first[first])
            yield from self._next[first].get("", ())
            yield from self._next[first].get(second, ())


def _begin(choices: Choices) -> set[str]:
    """The words that a phrase may begin with; nothing where it may be empty."""
    first: set[str] = set()
    for place in choices:
        first |= {words.partition(" ")[0] for words in place if words}
        if all(place):
            return first
    return {*first, ""}


def _by_next_word(
    first: str, ways: list[tuple[Choices, Value]]
) -> dict[str, list[tuple[Choices, Value]]]:
    known: dict[str, list[tuple[Choices, Value]]] = {}
    for choices, value in ways:
        seconds: set[str] = set()
        for at, place in enumerate(choices):
            for words in place:
                word, _, rest = words.partition(" ")
                if word == first:
                    seconds |= {rest.partition(" ")[0]} if rest else _begin(choices[at + 1 :])
            if all(place):
                break
        for second in {""} if "" in seconds else seconds:
            known.setdefault(second, []).append((choices, value))
    return known


def ways_in(text: Text, known: Ways[Value]) -> Iterator[tuple[int, int, Value]]:
    """The first word of each phrase that stands in a text, the one behind its last, and its value; the longest of a list."""
    row, words = _row(text), words_of(text)
    starts = list(row.begins)
    for at, word in enumerate(words):
        end = starts[at + 1]
        second = row.written[end : row.written.find(" ", end)]
        for choices, value in known.beginning(word.key, second):
            last = _longest(row.written, end - len(word.key) - 1, choices)
            if last:
                yield at, row.begins[last], value


def _longest(written: str, start: int, choices: Choices) -> int:
    """Where the longest of some phrases ends that stand at a place; 0 where none does."""
    reached = [start]
    for place in choices:
        reached = [
            at + len(words) for at in reached for words in place if written.startswith(words, at)
        ]
        if not reached:
            return 0
    return max(reached)
