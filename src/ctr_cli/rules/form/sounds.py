"""Syllables that are heard alike somewhere in the country, and so are written for one another: `sót`, `xót`."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from ctr_cli.language.syllables import exists, spelt
from ctr_cli.rules.form.lexicon import is_core, is_word

_ONSETS = (("s", "x"), ("ch", "tr"), ("d", "gi", "r"), ("l", "n"), ("ng", "ngh"), ("g", "gh"))
_ENDINGS = (("n", "ng"), ("c", "t"))
_LONGER = ("ng", "nh", "ngh", "gi", "gh", "ch", "th")
"""Letters that begin, or end, like shorter ones, and are others."""
_HOOK, _TILDE = "\u0309", "\u0303"


@lru_cache(maxsize=4096)
def heard_alike(key: str) -> tuple[str, ...]:
    """The syllables in use that sound like one, itself the first."""
    letters = unicodedata.normalize("NFD", key)
    found = [
        spelt(unicodedata.normalize("NFC", way))
        for toned in {letters, letters.translate({0x309: _TILDE, 0x303: _HOOK})}
        for headed in _heads(toned)
        for way in _tails(headed)
    ]
    return tuple(dict.fromkeys([key, *sorted(filter(exists, found))]))


def _heads(letters: str) -> Iterator[str]:
    yield letters
    for group in _ONSETS:
        for onset in group:
            if letters.startswith(onset) and not letters.startswith(
                tuple(longer for longer in _LONGER if len(longer) > len(onset))
            ):
                yield from (other + letters[len(onset) :] for other in group if other != onset)


def _tails(letters: str) -> Iterator[str]:
    yield letters
    for one, two in _ENDINGS:
        if letters.endswith(two):
            yield letters.removesuffix(two) + one
        elif letters.endswith(one):
            yield letters.removesuffix(one) + two


def sounding(one: str, two: str) -> tuple[str, ...]:
    """The one known word that two syllables sound like, which make none; one of programmes before others, or nothing."""
    ways = [
        (first, second)
        for first, second in product(heard_alike(one), heard_alike(two))
        if (first, second) != (one, two) and is_word(first, second)
    ]
    ways = [way for way in ways if is_core(*way)] or ways
    return ways[0] if len(ways) == 1 else ()
