"""CTR517: a syllable that exists but does not fit the two beside it, where another near it always stands.

`ban nhiệm vụ` at the head of a part, `cát cuộc kiểm tra`, `thán 4`: each syllable is right by itself, and no
pair of them is a slip known by sight. What stands together is a table of three syllables in a row, in
which a number counts as one and the beginning of a text as another.
"""

import re

from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import (
    alone,
    free,
    function_words,
    is_rare,
    is_syllable,
    is_word,
    standing,
    word_list,
)
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, words_of

_NUMBER = "0"
_START = "^"
_GAP = regex(r"(?:(?:^|\s+)(?P<number>\d[\d./-]*))?(?P<rest>.*)", re.DOTALL)
_REACH = 2
"""How near a syllable is to the one that fits, at either end of three; between two it may be one step farther."""
_RARE = 12
"""Known words that a syllable is in at most, which nobody counts."""

_PAIRED = frozenset(["phòng", "thu"])
"""Syllables that go with the one after a comma: `đẩy mạnh phòng, chống`."""

Token = tuple[str, Word | None]
"""The key of a syllable with its word; a number and the beginning of a text have none."""


@once
def chains(text: Text) -> list[list[Token]]:
    """The syllables and numbers of a text that only blanks part, chain by chain; names and codes part them too."""
    found: list[list[Token]] = []
    chain: list[Token] = [(_START, None)]
    end = 0
    for word in words_of(text):
        chain = _over(text[end : word.start], chain, found)
        if word.plain and len(word.key) > 1:
            chain.append((word.key, word))
        else:
            found.append(chain)
            chain = []
        end = word.end
    found.append(_over(text[end:], chain, found))
    return found


def _over(gap: str, chain: list[Token], found: list[list[Token]]) -> list[Token]:
    """The chain that goes on behind a gap: the same one, with the number in the gap, or a new one."""
    if gap == " ":
        return chain
    match = _GAP.match(gap)
    if match and match["number"]:
        chain.append((_NUMBER, None))
    if match and not match["rest"].strip():
        return chain
    found.append(chain)
    return []


@ready
def _thirds() -> dict[str, str]:
    """For each two syllables of the table, those that follow them, each between blanks."""
    pairs = (line.partition(": ") for line in word_list("triples"))
    return {pair: f" {thirds} " for pair, _, thirds in pairs}


@ready
def _pairs_by_syllable() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The pairs of the table by their second syllable, and by their first."""
    by_second: dict[str, tuple[str, ...]] = {}
    by_first: dict[str, tuple[str, ...]] = {}
    for pair in _thirds():
        first, _, second = pair.partition(" ")
        by_second[second] = (*by_second.get(second, ()), pair)
        by_first[first] = (*by_first.get(first, ()), pair)
    return by_second, by_first


def _is_known(one: str, two: str, three: str) -> bool:
    """Whether three syllables in a row are in the table."""
    return f" {three} " in _thirds().get(f"{one} {two}", "")


def _fitting(place: int, one: str, other: str) -> list[str]:
    """What the table has at a place of three, beside the two others."""
    if place == 2:
        return _thirds().get(f"{one} {other}", "").split()
    pairs = _pairs_by_syllable()[place].get(one, ())
    return [pair.split(" ")[place] for pair in pairs if f" {other} " in _thirds()[pair]]


@once
def misfits(text: Text) -> dict[int, str]:
    """By the beginning of each word that does not fit its neighbours, the syllable that does."""
    found: dict[int, str] = {}
    for chain in chains(text):
        keys = [key for key, _ in chain]
        words = [False, *map(is_word, keys, keys[1:]), False]
        for at, (_, word) in enumerate(chain):
            if word and not (words[at] or words[at + 1]):
                right = _fitting_at(keys, at)
                if right:
                    found[word.start] = right
    return found


def _fitting_at(keys: list[str], at: int) -> str:
    """The syllable that fits where one makes no word with a neighbour; empty when it fits, or nobody can say."""
    for first in range(max(0, at - 2), min(at, len(keys) - 3) + 1):
        three, place = keys[first : first + 3], at - first
        if not _is_known(*three):
            known = _fitting(place, *three[:place], *three[place + 1 :])
            right = _meant(keys, at, place, known) if known and keys[at] not in known else ""
            if right:
                return right
    return ""


@once
def doubled(text: Text) -> tuple[tuple[Word, Word], ...]:
    """Words typed twice of which one, between its neighbours, makes a known triple: `2 chi chi bộ`."""
    found = []
    for chain in chains(text):
        for at in range(1, len(chain) - 2):
            (one, first), (two, second) = chain[at : at + 2]
            if one == two and first and second:
                before, after = chain[at - 1][0], chain[at + 2][0]
                counted = one != "năm" or before == _NUMBER or after == "học"
                goes_on = is_word(before, one) and is_word(one, after)
                if counted and not (goes_on and after not in function_words()):
                    found += [(first, second)] if _is_known(before, one, after) else []
    return tuple(found)


def _meant(keys: list[str], at: int, place: int, known: list[str]) -> str:
    """The one of some known syllables that a written one was to be; empty when it may be right itself."""
    written = keys[at]
    before = keys[at - 1] if at else ""
    opens, ends = before == _START, at + 1 == len(keys)
    if (opens and written in free()) or (ends and written in _PAIRED):
        return ""
    if not at and is_syllable(written):
        return ""
    if _stands(written, before, place, 1):
        return ""
    near = sorted(
        (far, key)
        for key in known
        if key not in (_NUMBER, _START)
        and 0 < (far := alike(written, key)) <= _REACH + (place == 1 and not is_syllable(written))
    )
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return ""
    return "" if _stands(written, before, place, near[0][0]) else near[0][1]


def _stands(written: str, before: str, place: int, far: int) -> bool:
    """Whether a syllable may stand there by itself, whatever usually does."""
    if not is_syllable(written):
        return False
    if before == _NUMBER and written in ("năm", "tháng"):
        return True
    return (
        written in function_words()
        or (written in standing() and written not in free())
        or (far > 1 and (written in free() or written in alone()))
        or (far > 1 and before == _NUMBER and not is_rare(written, _RARE))
        or (place == 2 and (written in free() or before == _NUMBER))
    )
