"""How an item begins: with a verb, or with the name of a paper."""

from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import tone_key


@cache
def beginnings() -> tuple[str, ...]:
    """The verbs, and the names of papers, that an item begins with, as keys of tones."""
    listed = f"{table('importing')['verbs']}|{table('importing')['papers']}"
    return tuple(tone_key(word.strip()) for word in listed.split("|") if word.strip())


def is_beginning(words: str) -> bool:
    """Whether words are a verb, or the name of a paper, that an item begins with."""
    return tone_key(words) in beginnings()
