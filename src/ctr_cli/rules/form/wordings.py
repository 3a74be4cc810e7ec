"""Where phrases of `data/wording.yaml` stand in a document in a wrong case, whatever style its tone marks have."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.language.letters import capital_as
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.printed import Printed, holding
from ctr_cli.rules.registry import Reader

_OF_THE_PARTY = frozenset(["viên", "bộ", "ủy", "phí", "đoàn", "phái", "tịch", "tính", "vụ"])
"""Words after đảng that make it part of another: đảng viên, đảng bộ."""


class Form(NamedTuple):
    """A right wording, the keys that a text with a wrong one holds, and the phrases that are wrong."""

    right: str
    keys: frozenset[str]
    phrases: tuple[str, ...]


def places_of(reader: Reader, forms: list[Form]) -> Iterator[tuple[Form, Printed, int, int]]:
    """Where the wrong wordings stand in a document."""
    for form in forms:
        for passage in holding(reader, form.keys):
            for phrase in form.phrases:
                for start, end in _places(passage, _ways(phrase)):
                    yield form, passage, start, end


@cache
def _ways(phrase: str) -> tuple[tuple[str, str], ...]:
    """The parts of a phrase, each in both styles of tone marks."""
    return tuple(map(_either, phrase.split()))


def _either(part: str) -> tuple[str, str]:
    if len(part) > 1 and part.isupper():
        return part, part
    low = part.lower()
    return capital_as(part, spelt(low)), capital_as(part, spelt(low, on_main_vowel=True))


def _places(passage: Printed, ways: tuple[tuple[str, str], ...]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text with white space between its parts, and nothing joined to its ends."""
    first = ways[0][0].lower()
    for word in passage.words:
        end = _end(passage.text, word.start, ways) if word.key == first else 0
        party = passage.text.endswith("đảng", 0, end)
        if end and not (party and _next_key(passage, end) in _OF_THE_PARTY):
            yield word.start, end


def _end(text: str, at: int, ways: tuple[tuple[str, str], ...]) -> int:
    """Where a phrase that begins at a place ends, or 0."""
    for number, either in enumerate(ways):
        if number:
            rest = text[at:].lstrip()
            if len(rest) == len(text) - at:
                return 0
            at = len(text) - len(rest)
        if not text.startswith(either, at):
            return 0
        at += len(either[0])
    return 0 if text[at : at + 1].isalnum() or text[at : at + 1] == "_" else at


def _next_key(passage: Printed, end: int) -> str:
    """The key of the word after a phrase with only white space between."""
    word = next(iter(passage.words[passage.at(end) :][:1]), None)
    return word.key if word is not None and word.joined else ""


def keys_in(phrases: Iterable[str]) -> frozenset[str]:
    """The phrases as the keys of their words, one blank between them."""
    return frozenset(
        " ".join(spelt(word) for word in re.findall(r"[^\W\d_]+", phrase.lower()))
        for phrase in phrases
    )


@cache
def wordings(group: str) -> list[Form]:
    """The right wordings of a group of the table, each with its wrong ones."""
    return [
        Form(right, keys_in(wrongs), tuple(wrongs))
        for right, wrongs in table("wording")[group].items()
    ]
