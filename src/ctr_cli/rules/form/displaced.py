"""CTR521: a real word in another's place: `tuyên án học sinh` for `tuyên dương học sinh`.

It begins as the word that usually stands there, with a syllable that never stands alone, and programmes do not have it.
"""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Slip, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of

_Usual = dict[str, tuple[str, ...]]
"""The words that usually stand beside another."""
_SIGN = regex(r"[^\w\s]")


def displaced(text: Text) -> Iterator[Slip]:
    """The words of a text that stand where another does that begins as they do."""
    words, free, (behind, ahead) = words_of(text), syllables()["free"], _usual()
    for at, (one, two) in enumerate(pairwise(words)):
        known = two.joined and one.plain and two.plain and is_word(one.key, two.key)
        if not known or is_core(one.key, two.key) or two.key in free or two.capital:
            continue
        following = key_at(words, at + 2)
        if is_word(two.key, following):
            continue
        after = at + 3 if following in syllables()["joining"] else at + 2
        usual = [
            *behind.get(_phrase(text, two.end, words[after : after + 2]), ()),
            *ahead.get(_phrase(text, one.start, words[max(0, at - 1) : at]), ()),
            *ahead.get(_phrase(text, one.start, words[max(0, at - 2) : at]), ()),
        ]
        likely = tuple(right for right in usual if right.startswith(f"{one.key} "))
        if likely and f"{one.key} {two.key}" not in likely:
            yield Slip("CTR521", (one, two), (), likely[:1])


def _phrase(text: Text, place: int, words: tuple[Word, ...]) -> str:
    """Words beside a place as a phrase; empty where a sign parts them from it or from one another."""
    start, end = (words[0].start, words[-1].end) if words else (place, place)
    parted = _SIGN.search(text, min(place, start), max(place, end))
    return "" if parted else " ".join(word.key for word in words)


@ready
def _usual() -> tuple[_Usual, _Usual]:
    """The words that usually stand before others, by those; and those that stand behind others."""
    kinds: dict[str, str] = {}
    tables: tuple[_Usual, _Usual] = {}, {}
    for line in word_list("usual"):
        usual, sign, others = line.partition(" > " if " > " in line else " < ")
        if line.startswith("@"):
            kinds[usual] = others
            continue
        table = tables[sign == " < "]
        for other in kinds.get(others, others).split(", "):
            table[other] = (*table.get(other, ()), *usual.split(", "))
    return tables
