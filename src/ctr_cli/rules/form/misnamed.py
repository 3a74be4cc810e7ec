"""CTR521: a body, an office or a post called by a name that is none, one syllable from one: `Hội Nông sản xã`."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import ne

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import is_core, is_word, word_list
from ctr_cli.rules.form.pairs import Slip
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Keys, keys_of
from ctr_cli.rules.printed import Word, words_of

_SHORT, _LONG = 3, 5
"""Syllables of the shortest name that is compared; from which another syllable is surely wrong."""
_WORD = regex(r"[^\W\d_]+")
_SIGNS = frozenset([" ", ", ", " - ", "-", " – "])

_LEVELS = ("xã", "phường", "khu")

_Name = tuple[str, Keys, tuple[bool, ...]]
"""A name as it is printed, if another may be meant for it, its syllables, and which of them have a capital."""


@ready
def _names() -> dict[str, tuple[_Name, ...]]:
    """The names by their first syllables."""
    rows = [row.partition(": ") for row in word_list("bodies")]
    known, usual = table("wording")["names"], table("agencies")["usual"]
    listed = " | ".join(name for group in ("bodies", "offices", "posts") for name in known[group])
    meant = {*listed.split(" | "), *(name for row in usual for name in row["called"])}
    real = {f"{head} {tail}" for head, _, tails in rows for tail in tails.split("; ")}
    found: dict[str, tuple[_Name, ...]] = {head.lower(): () for head, _, _ in rows}
    for name in sorted(meant | real):
        keys = keys_of(name)
        if len(keys) >= _SHORT and keys[0] in found and keys[-1] not in _LEVELS:
            large = tuple(word[0].isupper() for word in _WORD.findall(name))
            row = name if name in meant or len(keys) >= _LONG else "", keys, large
            found[keys[0]] = (*found[keys[0]], row)
    return found


@lru_cache(maxsize=4096)
def _near(head: str, second: str, third: str, fourth: str) -> tuple[_Name, ...]:
    """The names that begin as some words do, but for one at most."""
    return tuple(
        row
        for row in _names()[head]
        for keys in [row[1]]
        if (keys[1] != second) + (keys[2] != third) + (len(keys) > _SHORT and keys[3] != fourth) < 2
    )


def misnamed(text: Text) -> Iterator[Slip]:
    """The names of a text that differ in one syllable from that of a body, and are the name of none."""
    names, words = _names(), words_of(text)
    for at, word in enumerate(words[:-2]):
        if word.capital and word.key in names:
            fourth = words[at + 3].key if at + 3 < len(words) else ""
            near = _near(word.key, words[at + 1].key, words[at + 2].key, fourth)
            if near and (found := _meant(text, words[at : at + 12], near)):
                yield found


def _meant(text: Text, words: tuple[Word, ...], near: tuple[_Name, ...]) -> Slip | None:
    """What is wrong with the words that begin like some names; nothing where one of these stands in whole."""
    written = tuple(word.key for word in words)
    right, wrong = 0, list[_Name]()
    for row in near:
        keys = row[1]
        others = sum(map(ne, keys, written)) if len(keys) <= len(words) else 2
        if not others:
            right = max(right, len(keys))
        elif others == 1 and row[0]:
            wrong.append(row)
    for name, keys, large in sorted(wrong, key=lambda row: -len(row[1])):
        at, length = next(n for n, key in enumerate(keys) if written[n] != key), len(keys)
        fits = words[at].capital == large[at] and (at >= right or length > right + 1)
        if fits and _is_another(words, keys, at) and _goes_on(text, words[:length], name):
            return Slip("CTR521", words[:length], (), (name,), sure=length >= _LONG)
    return None


def _goes_on(text: Text, words: tuple[Word, ...], name: str) -> bool:
    """Whether nothing stands between words that does not in a name."""
    gaps = {text[one.end : two.start] for one, two in pairwise(words)}
    return gaps <= _SIGNS and (", " not in gaps or ", " in name)


def _is_another(words: tuple[Word, ...], keys: Keys, at: int) -> bool:
    """Whether a syllable makes a word with the one beside it, as the right one does: `Kiểm soát` for `Kiểm tra`.

    The last one of a name belongs to nothing behind it: `Mặt trận Tổ dân phố`.
    """
    said, follows = words[at].key, words[at + 1 : at + 2]
    led = words[at].joined and is_word(keys[at - 1], keys[at]) and is_word(keys[at - 1], said)
    if at + 1 == len(keys):
        ends = not follows or follows[0].key in _LEVELS or not follows[0].joined
        return led and (ends or not is_core(said, follows[0].key))
    goes_on = words[at + 1].joined and is_word(keys[at], keys[at + 1])
    return led or (goes_on and is_word(said, keys[at + 1]))
