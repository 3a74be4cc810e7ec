"""Words side by side: which belong together, which do not, and what one was meant to be."""

from collections.abc import Iterator

from ctr_cli.rules.form.lexicon import (
    bound,
    free,
    function_words,
    is_core,
    is_rare,
    is_syllable,
    is_word,
    mends,
    standing,
)
from ctr_cli.rules.printed import Word

REACH = 2
"""How far a mend may be from a syllable that exists."""

_RARE = 12
"""Known words that a rare syllable is in at most: of 6,600 syllables 5,100 are so rare."""

_VERY_RARE = 2
"""Known words that a syllable is in at most which nobody writes but for one that sounds like it."""

_MOST_LIKELY = 3
"""Readings of a word that are told where several are possible."""

Run = tuple[Word, ...]
"""Plain words with only white space between them."""


def key_at(run: Run, at: int) -> str:
    """The key of a word of a run, empty outside it."""
    return run[at].key if 0 <= at < len(run) else ""


def joins_of(run: Run) -> list[bool]:
    """Whether each syllable of a run makes a known word with the one before it; one more for the end."""
    keys = [word.key for word in run]
    return [False, *map(is_word, keys, keys[1:]), False]


def covered(run: Run, at: int, but: int) -> bool:
    """Whether a syllable makes a word with its neighbour other than the one at `but`."""
    beside = at - 1 if but > at else at + 1
    if not 0 <= beside < len(run):
        return False
    pair = [run[n].key for n in sorted((at, beside))]
    return _in_core(run, at, but) or (not free().issuperset(pair) and is_word(*pair))


def _in_core(run: Run, at: int, but: int) -> bool:
    """Whether a syllable makes a word of programmes with its neighbour other than the one at `but`."""
    first = at - 1 if but > at else at
    return is_core(key_at(run, first), key_at(run, first + 1))


def looks_like_a_slip(run: Run, at: int) -> bool:
    """Whether a pair only looks like a known slip, as `chi thị` in `thu chi thị trường`.

    One of its syllables makes a word elsewhere, and the other does too or stands by itself.
    """
    elsewhere = [covered(run, at, but=at + 1), covered(run, at + 1, but=at)]
    alone = [run[at].key in free(), run[at + 1].key in free()]
    return any(elsewhere) and all(
        there or free for there, free in zip(elsewhere, alone, strict=True)
    )


def is_doubtful(run: Run, at: int) -> bool:
    """Whether the two syllables from a place exist, are no name, and one of them is left over by its neighbours."""
    one, two = run[at], run[at + 1]
    return (
        not (one.capital and two.capital)
        and not (two.capital and at + 2 < len(run) and run[at + 2].capital)
        and not (one.key in free() and two.key in free())
        and is_syllable(one.key)
        and is_syllable(two.key)
    )


def replacement(run: Run, at: int) -> tuple[str, str] | None:
    """The one known word nearest to two syllables, only one of them changed.

    The changed one is left over by its other neighbour, or that one belongs elsewhere. Where the kept
    one is left over too, or stands by itself, only a change of marks counts, or a mend that makes a
    word with both neighbours.
    """
    one, two = run[at].key, run[at + 1].key
    if covered(run, at, but=at + 1) and covered(run, at + 1, but=at):
        return None
    ranked = [(near, (key, two)) for key, near in _mends_at(run, at, at + 1)]
    ranked += [(near, (one, key)) for key, near in _mends_at(run, at + 1, at)]
    ranked.sort()
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def _mends_at(run: Run, at: int, kept: int) -> Iterator[tuple[str, int]]:
    """The syllables that one at a place may have been beside a kept one, and how near they are."""
    wrong, beside = run[at].key, run[kept].key
    if covered(run, at, but=kept) or (wrong in function_words() and covered(run, kept, but=at)):
        return
    strict = _in_core(run, kept, but=at)
    before, after = (beside, "") if kept < at else ("", beside)
    other = key_at(run, at + 1 if kept < at else at - 1)
    alone = wrong in (standing() if strict else free()) or beside in free()
    if strict and alone and not other:
        return
    for key, near in mends(before, wrong, after, 1 if strict and not other else REACH).items():
        both = is_core(key, other) if kept < at else is_core(other, key)
        if both or (near == 1 and not (strict and alone)) or not (strict or alone):
            yield key, near


def strays(run: Run, joins: list[bool]) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Where syllables make no word with a neighbour, what they may have been, and whether that is sure.

    They are rare ones near another that makes a word there.
    """
    for at, word in enumerate(run if len(run) > 1 else ()):
        if joins[at] or joins[at + 1] or len(word.key) == 1 or _is_of_a_name(run, at):
            continue
        before, after = key_at(run, at - 1), key_at(run, at + 1)
        if word.key not in standing() and is_syllable(word.key) and is_rare(word.key, _RARE):
            found = mends(before, word.key, after, REACH, widely=True)
            likely = sorted((near, key) for key, near in found.items() if not is_rare(key, _RARE))
            sound = 1 in mends(before, word.key, after, 1).values()
            lone = is_rare(word.key, _VERY_RARE) and likely[:1] and likely[0][0] == 1
            if likely:
                yield at, tuple(key for _, key in likely[:_MOST_LIKELY]), sound or bool(lone)


def _is_of_a_name(run: Run, at: int) -> bool:
    """Whether a word has the capital of a name, or of the first word of one, or is all capitals."""
    word = run[at]
    opens = at + 1 < len(run) and run[at + 1].capital
    return word.text.isupper() or (word.capital and (not word.opening or opens))


def is_swapped(run: Run, at: int) -> bool:
    """Whether two syllables that make no word make one the other way round: `nhiệm vụ` written `vụ nhiệm`."""
    one, two = run[at].key, run[at + 1].key
    loose = {one, two} & free()
    return (
        is_core(two, one)
        and len(loose) < 2
        and not loose & function_words()
        and not (run[at].capital and run[at + 1].capital)
        and not is_word(key_at(run, at - 1), one)
        and not is_word(two, key_at(run, at + 2))
    )


def lonely(run: Run) -> Iterator[int]:
    """Where a syllable that never stands by itself makes no word with a neighbour.

    One beside a name may be part of it.
    """
    for at, word in enumerate(run):
        in_name = (at == 0 and word.joined) or (word.capital and not word.opening)
        if word.key in bound() and not in_name:
            before, after = key_at(run, at - 1), key_at(run, at + 1)
            led = is_core(before, word.key) or (
                is_word(before, word.key) and before not in function_words()
            )
            if not (led or is_word(word.key, after)):
                yield at
