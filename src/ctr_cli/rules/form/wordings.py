"""Where phrases of `data/wording.yaml` stand in a document in a wrong case, whatever style its tone marks have."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.language.letters import capital_as
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.printed import Printed, all_keys, holding, whole
from ctr_cli.rules.registry import Subject

_OF_THE_PARTY = frozenset(["viên", "bộ", "ủy", "phí", "đoàn", "phái", "tịch", "tính", "vụ"])
"""Words after đảng that make it part of another: đảng viên, đảng bộ."""


class Form(NamedTuple):
    """A right wording, the keys that a text with a wrong one holds, and the phrases that are wrong.

    `blind` looks for the phrases in any case.
    """

    right: str
    keys: frozenset[str]
    phrases: tuple[str, ...]
    blind: bool


def places_of(subject: Subject, forms: list[Form]) -> Iterator[tuple[Form, Printed, int, int]]:
    """Where the wrong wordings stand in a document."""
    for form in forms:
        if form.blind and _all_right(subject, form):
            continue
        for passage in holding(subject, form.keys):
            for phrase in form.phrases:
                for start, end in _places(passage, _ways(phrase, blind=form.blind), form.blind):
                    yield form, passage, start, end


def _all_right(subject: Subject, form: Form) -> bool:
    """Whether a wording stands as often as its words do, so that nobody has written it otherwise."""
    right = sum(whole(subject).text.count(way) for way in _both_styles(form.right))
    return right == sum(all_keys(subject).text.count(key) for key in form.keys)


@cache
def _both_styles(right: str) -> frozenset[str]:
    """A wording with all its tone marks in the one place, and in the other."""
    return frozenset(" ".join(way) for way in zip(*map(_either, right.split()), strict=True))


@cache
def _ways(phrase: str, *, blind: bool) -> tuple[tuple[str, str], ...]:
    """The parts of a phrase, each in both styles of tone marks; in small letters where case does not matter."""
    return tuple(_either(part.lower() if blind else part) for part in phrase.split())


def _either(part: str) -> tuple[str, str]:
    low = part.lower()
    return capital_as(part, spelt(low)), capital_as(part, spelt(low, on_main_vowel=True))


def _places(
    passage: Printed, ways: tuple[tuple[str, str], ...], blind: bool
) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text with white space between its parts, and nothing joined to its ends."""
    text = passage.text.lower() if blind else passage.text
    if len(text) != len(passage.text):
        return
    first = ways[0][0].lower()
    for word in passage.words:
        end = _end(text, word.start, ways) if word.key == first else 0
        if end and not (text.endswith("đảng", 0, end) and _next_key(passage, end) in _OF_THE_PARTY):
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
def names(group: str) -> list[Form]:
    """The names of a group of the table, each looked for in any case."""
    return [Form(name, keys_in([name]), (name,), True) for name in table("wording")[group]]


@cache
def wordings(group: str) -> list[Form]:
    """The right wordings of a group of the table, each with its wrong ones."""
    return [
        Form(right, keys_in(wrongs), tuple(wrongs), False)
        for right, wrongs in table("wording")[group].items()
    ]
