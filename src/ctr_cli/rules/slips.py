"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.rules.lexicon import (
    alike,
    bare_words,
    core_syllables,
    foreign,
    free,
    is_core,
    is_rare,
    is_syllable,
    is_word,
    known_slips,
    mends,
)
from ctr_cli.rules.printed import Word, runs_of, words_of
from ctr_cli.syllables import analyse, exists, spelt

_STRANGE_REACH, _WORD_REACH = 3, 2
"""How far a mend may be from a syllable that does not exist, and from one that does."""


_RARE, _HARDLY_KNOWN = 12, 2
"""Known words that a syllable is in at most: of 6,600 syllables 5,100 are so rare, and 3,500 hardly known."""

_MOST_LIKELY = 3
"""Readings of a word that are told where several are possible."""


class Slip(NamedTuple):
    """Words that break the rule with a code, and their right keys; no keys when nobody can say.

    An empty key means that the word goes; `likely` are keys that one word may have been.
    """

    code: str
    words: tuple[Word, ...]
    meant: tuple[str, ...]
    likely: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def slips_in(text: str) -> tuple[Slip, ...]:
    """The slips of spelling in a text."""
    found = [slip for word in words_of(text) for slip in _torn(word)]
    for run in runs_of(text):
        listed = list(_listed(run))
        found += [slip for _, slip in listed]
        taken = {place for at, slip in listed for place in range(at, at + len(slip.words))}
        found += _single(run, taken)
        found += _pairs(run, taken)
        found += _doubled(run)
        told = {word.start for slip in found for word in slip.words}
        found += _adrift(run, told)
    return tuple(found)


def _key(run: tuple[Word, ...], at: int) -> str:
    return run[at].key if 0 <= at < len(run) else ""


def _capital(run: tuple[Word, ...], at: int) -> bool:
    return at < len(run) and run[at].capital


def covered(run: tuple[Word, ...], at: int, but: int) -> bool:
    """Whether a syllable makes a word with its neighbour other than the one at `but`."""
    beside = at - 1 if but > at else at + 1
    if not 0 <= beside < len(run):
        return False
    there, here = run[beside].key, run[at].key
    first, second = (there, here) if beside < at else (here, there)
    return is_core(first, second) or (there not in free() and is_word(first, second))


def _listed(run: tuple[Word, ...]) -> Iterator[tuple[int, Slip]]:
    """Wrong spellings known by sight, each with its place in the run."""
    known = known_slips()
    for at, (one, two) in enumerate(pairwise(run)):
        for wrong, right in known.get((one.key, two.key), ()):
            words = run[at : at + len(wrong)]
            if tuple(w.key for w in words) != wrong:
                continue
            if len(wrong) == 2 and _belongs(run, at, wrong, right):
                continue
            yield at, Slip("CTR503", words, right)
            break


def _belongs(
    run: tuple[Word, ...], at: int, wrong: tuple[str, ...], right: tuple[str, ...]
) -> bool:
    """Whether a pair only looks like a known slip: its wrong syllable makes a word elsewhere, or stands by itself beside a word."""
    for n in (0, 1):
        if right[n] != wrong[n] and (
            covered(run, at + n, but=at + 1 - n)
            or (wrong[n] in free() and covered(run, at + 1 - n, but=at + n))
        ):
            return True
    return False


def _single(run: tuple[Word, ...], taken: set[int]) -> Iterator[Slip]:
    """Slips that show in one word."""
    spellings: dict[str, str] = table("spelling/doubled")["y"]
    for at, word in enumerate(run):
        if at in taken:
            continue
        if word.key in spellings:
            around = {f"{_key(run, at - 1)} {word.key}", f"{word.key} {_key(run, at + 1)}"}
            if not around & _thin():
                yield Slip("CTR508", (word,), (spellings[word.key],))
        if not (is_syllable(word.key) or word.key in foreign()):
            strange = None if _torn_case(word.text) else _strange(run, at)
            if strange:
                yield strange
        elif misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


def _strange(run: tuple[Word, ...], at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a name or a foreign word."""
    word = run[at]
    for code, meant in (
        ("CTR509", typed_out(word.key)),
        ("CTR510", _parted(word.key)),
        ("CTR501", _meant(run, at)),
    ):
        if meant:
            return Slip(code, (word,), (meant,))
    foreign_or_name = (word.capital and not word.opening) or (
        word.key.isascii() and not _jumbled(word.key)
    )
    return None if foreign_or_name else Slip("CTR501", (word,), ())


@lru_cache(maxsize=4096)
def _parted(key: str) -> str:
    """The two syllables that were written as one word, when they make a word of programmes."""
    if key in foreign():
        return ""
    ways = [(key[:at], key[at:]) for at in range(1, len(key))]
    return next((f"{one} {two}" for one, two in ways if is_core(one, two)), "")


@lru_cache(maxsize=1)
def _thin() -> frozenset[str]:
    return frozenset(table("spelling/doubled")["i"])


def _meant(run: tuple[Word, ...], at: int) -> str:
    """What a syllable that does not exist was to be, judged by its neighbours; empty when nobody can say."""
    around = _key(run, at - 1), run[at].key, _key(run, at + 1)
    found = mends(*around, _STRANGE_REACH) or mends(*around, _STRANGE_REACH, widely=True)
    return _nearest(run[at].key, found)


@lru_cache(maxsize=4096)
def _jumbled(key: str) -> bool:
    """Whether a word without marks is a common syllable with a letter or its marks gone wrong."""
    return len(key) < 7 and any(alike(key, syllable) in (1, 2) for syllable in core_syllables())


def misplaced(word: Word) -> bool:
    """Whether the tone mark of a syllable stands on a letter that never carries it there."""
    low = word.text.lower()
    return low != word.key and low != spelt(low, on_main_vowel=True)


def _nearest(written: str, found: dict[str, int]) -> str:
    """The one candidate nearest to a written syllable; empty when two are as near, or there is none."""
    ranked = sorted((near, -_shared(written, key), key) for key, near in found.items())
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ""
    return ranked[0][2]


def _shared(one: str, other: str) -> int:
    """How many letters two words share from the beginning."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _pairs(run: tuple[Word, ...], taken: set[int]) -> Iterator[Slip]:
    """Two syllables that make no word, one mark or letter away from a word of programmes."""
    at = 0
    while at < len(run) - 1:
        one, two = run[at], run[at + 1]
        at += 1
        if at - 1 in taken or at in taken or is_word(one.key, two.key) or one.key == two.key:
            continue
        bare = _bare(run, at - 1)
        if bare:
            yield bare
            at += len(bare.words) - 1
        elif _doubtful(run, at - 1):
            meant = _replacement(run, at - 1)
            if meant:
                yield Slip("CTR504", (one, two), meant)
                at += 1


def _adrift(run: tuple[Word, ...], told: set[int]) -> Iterator[Slip]:
    """Rare syllables that make no word with a neighbour, and what they may have been."""
    for at, word in enumerate(run):
        key, before, after = word.key, _key(run, at - 1), _key(run, at + 1)
        if (
            word.start not in told
            and not (word.capital and (not word.opening or _capital(run, at + 1)))
            and key not in free()
            and is_syllable(key)
            and not is_word(before, key)
            and not is_word(key, after)
            and is_rare(key, _RARE)
        ):
            found = mends(before, key, after, _WORD_REACH, widely=True)
            ranked = sorted(
                (near, meant) for meant, near in found.items() if not is_rare(meant, _RARE)
            )
            likely = tuple(meant for _, meant in ranked[:_MOST_LIKELY])
            if likely or (len(key) > 1 and is_rare(key, _HARDLY_KNOWN)):
                yield Slip("CTR511", (word,), (), likely)


def _doubtful(run: tuple[Word, ...], at: int) -> bool:
    """Whether the two syllables from a place exist, are no name, and one of them is left over by its neighbours."""
    one, two = run[at], run[at + 1]
    return (
        not (one.capital and two.capital)
        and not (one.key in free() and two.key in free())
        and is_syllable(one.key)
        and is_syllable(two.key)
        and not (covered(run, at, but=at + 1) and covered(run, at + 1, but=at))
    )


def _replacement(run: tuple[Word, ...], at: int) -> tuple[str, str] | None:
    """The one known word nearest to two syllables, only one of them changed.

    The changed one is left over by its other neighbour; where the kept one is not, or stands by
    itself, only a change of marks counts, or a mend that makes a word with both neighbours.
    """
    one, two = run[at].key, run[at + 1].key
    ranked: list[tuple[int, tuple[str, str]]] = []
    if not covered(run, at, but=at + 1):
        strict = covered(run, at + 1, but=at)
        found = mends("", one, two, _WORD_REACH)
        before = _key(run, at - 1)
        ranked += [
            (near, (key, two))
            for key, near in found.items()
            if is_core(before, key) or _allowed(near, one, two, strict)
        ]
    if not covered(run, at + 1, but=at):
        strict = covered(run, at, but=at + 1)
        found = mends(one, two, "", _WORD_REACH)
        after = _key(run, at + 2)
        ranked += [
            (near, (one, key))
            for key, near in found.items()
            if is_core(key, after) or _allowed(near, two, one, strict)
        ]
    ranked.sort()
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _allowed(near: int, wrong: str, kept: str, strict: bool) -> bool:
    """Whether a syllable may be taken for a slip beside the one that is kept."""
    if strict:
        return near == 1 and wrong not in free() and kept not in free()
    return near == 1 or not {wrong, kept} & free()


def _bare(run: tuple[Word, ...], at: int) -> Slip | None:
    """A word typed without any of its marks."""
    one, two = run[at], run[at + 1]
    if not (one.key.isascii() and two.key.isascii()) or {one.key, two.key} & foreign():
        return None
    meant = bare_words().get(f"{one.key} {two.key}")
    if meant is None or covered(run, at, but=at + 1) or covered(run, at + 1, but=at):
        return None
    return Slip("CTR506", (one, two), tuple(meant.split()))


@lru_cache(maxsize=1)
def _reduplicated() -> frozenset[str]:
    return frozenset(table("spelling/doubled")["allowed"].split())


def _doubled(run: tuple[Word, ...]) -> Iterator[Slip]:
    """Words, or words of two syllables, written twice in a row."""
    for at in range(len(run) - 1):
        one, two = run[at], run[at + 1]
        if one.key == two.key:
            if (
                at
                and at + 2 < len(run)
                and is_word(run[at - 1].key, one.key)
                and is_word(two.key, run[at + 2].key)
            ):
                continue
            if one.key not in _reduplicated() and (one.capital or not two.capital):
                yield Slip("CTR505", (one, two), (one.key, ""))
        elif (
            at + 3 < len(run)
            and run[at + 2].key == one.key
            and run[at + 3].key == two.key
            and is_word(one.key, two.key)
        ):
            yield Slip("CTR505", run[at : at + 4], (one.key, two.key, "", ""))


def _torn_case(text: str) -> bool:
    return not text[1:].islower() and len(text) > 1 and not text.isupper()


def _torn(word: Word) -> Iterator[Slip]:
    if word.plain and _torn_case(word.text):
        keys = (word.key, word.key[1:]) if word.key[:1] == word.key[1:2] else (word.key,)
        key = next(filter(exists, keys), None)
        if key:
            yield Slip("CTR507", (word,), (key,))


_LETTER_KEYS = (
    ("dd", "đ"), ("aw", "ă"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_TONE_KEYS = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}


@lru_cache(maxsize=4096)
def typed_out(low: str) -> str:
    """What the keys of Telex left in a word were to write; empty when they write no syllable.

    `nghij` was to be `nghị`, `ddang` `đang`.
    """
    if len(low) < 2 or low in foreign():
        return ""
    letters = low
    for keys, letter in _LETTER_KEYS:
        letters = letters.replace(keys, letter)
    if letters.endswith("w"):
        letters = letters[:-1].replace("uo", "ươ")
        letters = letters if "ươ" in letters else letters.replace("o", "ơ").replace("u", "ư")
    if letters[-1] in _TONE_KEYS and analyse(letters) is None:
        letters = _toned(letters[:-1], _TONE_KEYS[letters[-1]])
    letters = spelt(letters)
    return letters if letters != low and exists(letters) else ""


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone mark on their first vowel, wherever it belongs in the end."""
    vowel = next((n for n, char in enumerate(letters) if char in "aăâeêioôơuưy"), None)
    if vowel is None:
        return letters
    return unicodedata.normalize("NFC", letters[: vowel + 1] + mark + letters[vowel + 1 :])
