"""Words side by side: which belong together, which do not, and what one was meant to be."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from ctr_cli.data.struct import Struct
from ctr_cli.rules.form.lexicon import (
    bonded,
    is_core,
    is_rare,
    is_syllable,
    is_word,
    mends,
    syllables,
)
from ctr_cli.rules.printed import Word

REACH = 2
"""How far a mend may be from a syllable."""
_RARE = 12
"""Known words that a rare syllable is in at most: of 6,600 syllables 5,100 are so rare."""
MOST_LIKELY = 3
"""Readings of a word that are told where several are possible."""

Run = tuple[Word, ...]
"""Plain words with only white space between them."""
Guess = TypeVar("Guess")


class Slip(Struct):
    """Words that break the rule with a code, and their right keys; no keys when nobody can say.

    An empty key means that the word goes; `likely` are keys that one word may have been, and `sure`
    says whether it is wrong beyond doubt.
    """

    code: str
    words: tuple[Word, ...]
    meant: tuple[str, ...]
    likely: tuple[str, ...] = ()
    sure: bool = True


def of_letters(text: str, start: int, end: int) -> Word:
    """Some characters of a text as a word that no rule of spelling judges."""
    written = text[start:end]
    return Word(written, written.lower(), start, end, False, False, False, False)


def key_at(run: Run, at: int) -> str:
    """The key of a word of a run, empty outside it."""
    return run[at].key if 0 <= at < len(run) else ""


def around(run: Run, at: int) -> tuple[bool, bool]:
    """Whether the first of two syllables belongs to the one before it, and the second to the one behind it.

    Behind words run together, `ĐoànThanh niên xã`, it belongs to the last of them.
    """
    led = at > 0 and (bonded(run[at - 1].key, run[at].key) or _is_run_together(run[at - 1].text))
    return led, at + 2 < len(run) and bonded(run[at + 1].key, run[at + 2].key)


def _is_run_together(text: str) -> bool:
    """Whether a capital stands behind a small letter."""
    plain = text.islower() or text.istitle()
    return not plain and any(one.islower() and two.isupper() for one, two in pairwise(text))


def nearest(guesses: Iterable[tuple[int, Guess]]) -> Guess | None:
    """The guess that is nearer than all others; None where two are as near."""
    ranked = sorted(guesses)
    alone = ranked and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
    return ranked[0][1] if alone else None


def within(found: Mapping[str, int], reach: int) -> list[tuple[int, str]]:
    """Of mends with their distances those that are near enough."""
    return [(near, key) for key, near in found.items() if near <= reach]


def looks_like_a_slip(run: Run, at: int) -> bool:
    """Whether a pair only looks like a known slip, as `chi thị` in `thu chi thị trường`.

    One of its syllables makes a word elsewhere, and the other does too or stands by itself.
    """
    led, goes_on = around(run, at)
    key, before = run[at].key, key_at(run, at - 1)
    led = led and (is_core(before, key) or not is_core(key_at(run, at - 2), before))
    one, two = (run[n].key in syllables()["alone"] for n in (at, at + 1))
    return (led or goes_on) and (led or one) and (goes_on or two)


BEHIND_A_NAME = ("cũ", "mới", "xưa", "nay", "cổ", "gốc")
"""What is said of a place behind its name: `Thành ủy Nam Định cũ`."""


def is_doubtful(run: Run, at: int) -> bool:
    """Whether the two syllables from a place exist, are no name, and do not both stand by themselves."""
    one, two = run[at], run[at + 1]
    closes_a_name = one.capital and at > 0 and run[at - 1].capital and two.key in BEHIND_A_NAME
    named = two.capital and (one.capital or (at + 2 < len(run) and run[at + 2].capital))
    alone = {one.key, two.key} <= syllables()["free"]
    known = is_syllable(one.key) and is_syllable(two.key)
    return known and not (named or closes_a_name or alone)


def loose_in(run: Run) -> list[int]:
    """Where a syllable makes no word with the next."""
    return [at for at, (one, two) in enumerate(pairwise(run)) if not is_word(one.key, two.key)]


def near_words(run: Run, loose: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where of two syllables that make no word some nearly make one of programmes, and which that may be.

    Two that both stand by themselves are left alone. Beside one that belongs to what is on its other side, the other
    one may be wrong if it never stands by itself and belongs to nothing.
    """
    free, standing = syllables()["free"], syllables()["standing"]
    particles = syllables()["particles"]
    for at in loose:
        one, two = run[at].key, run[at + 1].key
        if one == two or not particles.isdisjoint((one, two)) or not is_doubtful(run, at):
            continue
        led, goes_on = around(run, at)
        likely: list[tuple[int, str]] = []
        whole = two not in free or (
            at == 0 and not run[0].opening and is_core(two, key_at(run, at + 2))
        )
        ends = (one in free and whole) or is_word(key_at(run, at - 1), one)
        if not (led or (goes_on and ends)):
            likely += [(near, f"{key} {two}") for near, key in within(mends("", one, two), REACH)]
        if not (goes_on or (led and (two in standing or is_word(two, key_at(run, at + 2))))):
            likely += [(near, f"{one} {key}") for near, key in within(mends(one, two, ""), REACH)]
        if likely:
            yield at, tuple(word for _, word in sorted(likely)[:MOST_LIKELY])


def replacement(run: Run, at: int) -> tuple[str, str] | None:
    """The one word of programmes nearest to two syllables, only one of them changed.

    The changed one makes no word with its other neighbour. Where the kept one does, or one of them stands by
    itself, only a change of marks counts, or a mend that makes a word with both neighbours.
    """
    before, after = key_at(run, at - 1), key_at(run, at + 2)
    one, two = run[at].key, run[at + 1].key
    led, goes_on = around(run, at)
    guesses: list[tuple[int, tuple[str, str]]] = []
    if not (led or (goes_on and one in syllables()["joining"])):
        far = _distance(one, two, strict=is_core(two, after))
        guesses += [
            (near, (key, two))
            for near, key in within(mends("", one, two), REACH)
            if near + far <= REACH or is_core(before, key)
        ]
    if not (goes_on and is_core(two, after)):
        far = _distance(two, one, strict=is_core(before, one)) + goes_on * REACH
        guesses += [
            (near, (one, key))
            for near, key in within(mends(one, two, ""), REACH)
            if near + far <= REACH or is_core(key, after)
        ]
    return nearest(guesses)


def _distance(wrong: str, kept: str, *, strict: bool) -> int:
    """How much nearer a mend must be: the kept syllable makes a word elsewhere, or one of both stands by itself."""
    alone = wrong in syllables()["alone" if strict else "free"] or kept in syllables()["free"]
    return strict + alone


def strays(run: Run, alone: Iterable[int]) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Where of syllables that make no word with a neighbour some are rare, what they may have been, and whether that is sure."""
    standing = syllables()["standing"]
    for at in alone if len(run) > 1 else ():
        key = run[at].key
        if key in standing or len(key) == 1:
            continue
        if _is_of_a_name(run, at) or not is_syllable(key) or not is_rare(key, _RARE):
            continue
        before, after = key_at(run, at - 1), key_at(run, at + 1)
        found = mends(before, key, after, widely=True)
        likely = sorted(guess for guess in within(found, REACH) if not is_rare(guess[1], _RARE))
        if likely:
            sure = 1 in mends(before, key, after).values()
            yield at, tuple(key for _, key in likely[:MOST_LIKELY]), sure


def _is_of_a_name(run: Run, at: int) -> bool:
    """Whether a word has the capital of a name, or of the first word of one, or is all capitals."""
    word = run[at]
    opens = at + 1 < len(run) and run[at + 1].capital
    return word.text.isupper() or (word.capital and (not word.opening or opens))


def _shares_its_end(key: str, following: Run) -> bool:
    """Whether the second of two words behind a syllable ends one with it, as it does with the first."""
    return len(following) > 1 and all(
        is_word(head, following[1].key) for head in (key, following[0].key)
    )


def lonely(run: Run, alone: Iterable[int], before: Run, behind: Run) -> Iterator[int]:
    """Where of syllables that make no word with a neighbour some never stand by themselves.

    One beside a name, or before what a name goes on with in short (`Ban CHQS`), may be part of it, and one that shares
    its end with the next is none: `xuất, nhập cảnh`; nor is one in a list of such: `phòng, ban`, `hành, tỏi`.
    """
    bound = syllables()["bound"]
    for at in alone if len(run) > 1 or not run[0].capital else ():
        word = run[at]
        if word.key not in bound or (at == 0 and word.joined) or _is_of_a_name(run, at):
            continue
        beside_a_sign = at + 1 == len(run) or (at == 0 and not word.opening)
        led = len(before) == 1 or any(is_word(one.key, word.key) for one in before[-1:])
        listed = len(run) == 1 and (led or len(behind) == 1)
        ends = beside_a_sign and _shares_its_end(word.key, (*run[at + 1 :], *behind)[:2])
        if not (listed or ends):
            yield at
