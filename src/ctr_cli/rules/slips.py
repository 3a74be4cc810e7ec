"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.rules.lexicon import (
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
from ctr_cli.rules.nearness import alike
from ctr_cli.rules.printed import Word, runs_of, words_of
from ctr_cli.rules.typed import VNI, has_torn_case, parted, typed_out, vni_typed, whole_case
from ctr_cli.syllables import spelt

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
    found = [*_torn(text), *_left_digits(text), *_at_years(text), *_at_commas(text)]
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


def _torn(text: str) -> Iterator[Slip]:
    """Words with capitals inside, and two words run together at one."""
    for word in words_of(text):
        if word.plain and has_torn_case(word.text):
            if key := whole_case(word.text):
                yield Slip("CTR507", (word,), (key,))
            elif two := parted(word.text):
                yield Slip("CTR510", (word,), (two,))


def _left_digits(text: str) -> Iterator[Slip]:
    """Words with digits of VNI left in them, where they make words with a neighbour."""
    for match in VNI.finditer(text):
        meant = vni_typed(match.group().lower())
        before = next((w.key for w in words_of(text) if w.end == match.start() - 1), "")
        after = next((w.key for w in words_of(text) if w.start == match.end() + 1), "")
        if meant and (is_word(before, meant) or is_word(meant, after)):
            low = match.group().lower()
            word = Word(match.group(), low, *match.span(), False, False, False, False)
            yield Slip("CTR509", (word,), (meant,))


_A_YEAR = re.compile(r" 20\d\d\b(?! ?[-–])")


def _at_years(text: str) -> Iterator[Slip]:
    """The word `năm` before a year, typed wrong or twice: `nắm 2026`, `năm năm 2026`."""
    words = words_of(text)
    for at, word in enumerate(words):
        if not _A_YEAR.match(text, word.end):
            continue
        before = words[at - 1] if at and word.joined else None
        if word.key == "năm" and before and before.key == "năm":
            yield Slip("CTR505", (before, word), ("năm", ""))
        elif not (word.capital or (before and is_word(before.key, word.key))) and _near(
            word, "năm"
        ):
            yield Slip("CTR504", (word,), ("năm",))


def _at_commas(text: str) -> Iterator[Slip]:
    """Words that go together with a comma between them: `phòng, chóng tham nhũng`."""
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if text[one.end : two.start] != ", ":
            continue
        for left, right in _comma_pairs():
            if (
                one.key == left and _near(two, right) and not is_word(two.key, _key(words, at + 2))
            ) or (
                two.key == right and _near(one, left) and not is_word(_key(words, at - 1), one.key)
            ):
                yield Slip("CTR504", (one, two), (left, right))


def _near(word: Word, key: str) -> bool:
    return 0 < alike(word.key, key) <= _WORD_REACH


@lru_cache(maxsize=1)
def _comma_pairs() -> list[tuple[str, str]]:
    return [(one, two) for one, two in map(str.split, table("spelling/doubled")["comma"])]


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
    """Wrong spellings known by sight, each with its place in the run; the longer one where two begin."""
    known = known_slips()
    for at in range(len(run) - 1):
        two = f"{run[at].key} {run[at + 1].key}"
        three = f"{two} {_key(run, at + 2)}"
        right = known.get(three) or known.get(two)
        if right:
            keys = tuple(right.split())
            if len(keys) > 2 or not _belongs(run, at):
                yield at, Slip("CTR503", run[at : at + len(keys)], keys)


def _belongs(run: tuple[Word, ...], at: int) -> bool:
    """Whether a pair only looks like a known slip, as `chi thị` in `thu chi thị trường`.

    One of its syllables makes a word elsewhere, and the other does too or stands by itself.
    """
    elsewhere = [covered(run, at, but=at + 1), covered(run, at + 1, but=at)]
    alone = [run[at].key in free(), run[at + 1].key in free()]
    return any(elsewhere) and all(
        there or free for there, free in zip(elsewhere, alone, strict=True)
    )


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
            strange = None if has_torn_case(word.text) else _strange(run, at)
            if strange:
                yield strange
        elif misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


def _strange(run: tuple[Word, ...], at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a name or a foreign word."""
    word = run[at]
    for code, meant in (
        ("CTR509", typed_out(word.key)),
        ("CTR510", parted(word.key)),
        ("CTR501", _meant(run, at)),
    ):
        if meant:
            return Slip(code, (word,), (meant,))
    foreign_or_name = (word.capital and not word.opening) or (
        word.key.isascii() and not _jumbled(word.key)
    )
    return None if foreign_or_name else Slip("CTR501", (word,), ())


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


@lru_cache(maxsize=1)
def _never_twice() -> frozenset[str]:
    return frozenset(table("spelling/doubled")["never"].split())


def _doubled(run: tuple[Word, ...]) -> Iterator[Slip]:
    """Words, or words of two syllables, written twice in a row."""
    for at in range(len(run) - 1):
        one, two = run[at], run[at + 1]
        if one.key == two.key:
            if (
                one.key not in _never_twice()
                and is_word(_key(run, at - 1), one.key)
                and is_word(two.key, _key(run, at + 2))
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
