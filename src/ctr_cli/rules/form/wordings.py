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

_NOT_BEFORE = {
    "đảng": r"(?!\s+(?:viên|bộ|ủy|uỷ|phí|đoàn|phái|tịch|tính|vụ)\b)",
    "dân": r"(?!\s+(?:xã|phường|thị|thành|tỉnh|thôn|bản|vùng|các|địa|hai|trên)\b)",
}
"""What does not follow a word that stands by itself: đảng viên, and the people of one place, are another word."""


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
                for match in _pattern(phrase).finditer(passage.text):
                    yield form, passage, *match.span()


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase in both styles of tone marks, with white space between its parts and nothing joined to its ends."""
    alone = _NOT_BEFORE.get(phrase.split()[-1], "")
    written = r"\s+".join(map(_either, phrase.split()))
    return re.compile(rf"(?<!\w){written}(?!\w){alone}")


def _either(part: str) -> str:
    if len(part) > 1 and part.isupper():
        return re.escape(part)
    first, main = (spelt(part.lower(), on_main_vowel=main) for main in (False, True))
    return f"(?:{re.escape(capital_as(part, first))}|{re.escape(capital_as(part, main))})"


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
