"""How an item begins: with a verb, or with the name of a paper."""

from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.keys import tone_key


@cache
def _beginnings() -> tuple[str, ...]:
    listed = f"{table('importing')['verbs']}|{table('importing')['papers']}"
    return tuple(tone_key(word.strip()) for word in listed.split("|") if word.strip())


def is_beginning(words: str) -> bool:
    """Whether words are a verb, or the name of a paper, that an item begins with."""
    return tone_key(words) in _beginnings()


def begins_item(text: str) -> bool:
    """Whether a text begins as an item does: with a verb or with the name of a paper."""
    key = f"{tone_key(text)} ".replace(", ", " ")
    return not is_caps(text) and any(key.startswith(f"{word} ") for word in _beginnings())
