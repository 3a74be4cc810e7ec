"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.syllables import LONGEST_SYLLABLE, spelt
from ctr_cli.rules.form.at_large import Slip, at_large
from ctr_cli.rules.form.doubled import doubled, misworded
from ctr_cli.rules.form.lexicon import (
    bare_words,
    bound,
    core_syllables,
    foreign,
    free,
    is_core,
    is_syllable,
    is_word,
    sounding,
    standing,
    wrong_pairs,
)
from ctr_cli.rules.form.pairs import (
    Run,
    covered,
    is_doubtful,
    is_swapped,
    joins_of,
    key_at,
    lonely,
    looks_like_a_slip,
    replacement,
    strays,
)
from ctr_cli.rules.form.strange import strange
from ctr_cli.rules.form.typed import has_torn_case
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, runs_of


@once
def slips_in(text: Text) -> tuple[Slip, ...]:
    """The slips of spelling in a text."""
    found = [*doubled(text), *at_large(text)]
    for run in runs_of(text):
        listed = [*_listed(run)]
        told = _starts(found + listed)
        taken = {at for at, word in enumerate(run) if word.start in told}
        joins = joins_of(run)
        found += [*listed, *_single(run, joins, taken), *_pairs(run, joins, taken)]
    mended = _starts(slip for slip in found if slip.sure and slip.meant)
    found += [slip for slip in misworded(text) if mended.isdisjoint(_starts([slip]))]
    for run in runs_of(text):
        found += _left_over(run, joins_of(run), _starts(found))
    return _each_word_once(found)


def misspelt(text: Text, start: int, end: int) -> bool:
    """Whether a word of some characters is told as a slip of spelling."""
    return any(start <= at < end for at in _starts(slips_in(text)))


def _starts(slips: Iterable[Slip]) -> set[int]:
    """Where the words of slips begin."""
    return {word.start for slip in slips for word in slip.words}


def _each_word_once(found: list[Slip]) -> tuple[Slip, ...]:
    """The slips without those of which a longer one, or one before, tells a word already."""
    told: set[int] = set()
    kept: set[int] = set()
    for slip in sorted(found, key=lambda slip: -len(slip.words)):
        if told.isdisjoint(_starts([slip])):
            told |= _starts([slip])
            kept.add(id(slip))
    return tuple(slip for slip in found if id(slip) in kept)


def _listed(run: Run) -> Iterator[Slip]:
    """Wrong spellings known by sight; the longer one where two begin.

    Two syllables that belong to other words, or the second of which begins a name, only look wrong: `Phối hợp Báo`.
    """
    known = wrong_pairs()
    for at, (one, two) in enumerate(pairwise(run)):
        for keys, right in known.get((one.key, two.key), ()):
            words = run[at : at + len(keys)]
            looks = len(words) == 2 and (one.capital < two.capital or looks_like_a_slip(run, at))
            if tuple(word.key for word in words) == keys and not looks:
                yield Slip("CTR503", words, tuple(right.split()))
                break


def _single(run: Run, joins: list[bool], taken: set[int]) -> Iterator[Slip]:
    """Slips that show in one word."""
    spellings: dict[str, str] = table("spelling/doubled")["y"]
    split = dict(_split(run, joins))
    for at, word in enumerate(run):
        if at in split:
            yield Slip("CTR501", run[at : at + 2], (split[at], ""))
        if at in taken or at in split or at - 1 in split:
            continue
        if word.key in spellings:
            around = {f"{key_at(run, at - 1)} {word.key}", f"{word.key} {key_at(run, at + 1)}"}
            if not around & set(table("spelling/doubled")["i"]):
                yield Slip("CTR508", (word,), (spellings[word.key],))
        if not (is_syllable(word.key) or word.key in foreign()):
            slip = None if has_torn_case(word.text) else strange(run, at)
            if slip:
                yield slip
        elif word.text != word.key and misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


_CONSONANTS = "bcdđghklmnpqrstvx"
"""Letters that alone are torn off a common syllable: `t háng`."""


def _split(run: Run, joins: list[bool]) -> Iterator[tuple[int, str]]:
    """Where a syllable was torn in two by a blank, and what it was: `ngh ề`, `x ây`."""
    for at, (one, two) in enumerate(pairwise(run)):
        whole_parts = len(one.key) > 1 < len(two.key) and all(map(is_syllable, (one.key, two.key)))
        if len(one.key) + len(two.key) > LONGEST_SYLLABLE or (
            whole_parts and any(joins[at : at + 3])
        ):
            continue
        whole = spelt(one.key + two.key)
        if not is_syllable(whole) or (two.capital and not one.text.isupper()):
            continue
        before, after = key_at(run, at - 1), key_at(run, at + 2)
        if whole_parts:
            loose = not {one.key, two.key} <= standing()
            if loose and (is_core(before, whole) or is_core(whole, after)):
                yield at, whole
        elif (
            is_word(before, whole)
            or is_word(whole, after)
            or (whole in core_syllables() and one.key in _CONSONANTS)
        ):
            yield at, whole


def _named(*words: Word) -> bool:
    """Whether one of some words has a capital that no sentence gives it, as names have."""
    return any(word.capital and not word.opening for word in words)


def misplaced(word: Word) -> bool:
    """Whether the tone mark of a syllable stands on a letter that never carries it there."""
    low = word.text.lower()
    return low != word.key and low != spelt(low, on_main_vowel=True)


def _pairs(run: Run, joins: list[bool], taken: set[int]) -> Iterator[Slip]:
    """Two syllables that make no word, one mark or letter away from a word of programmes."""
    at = 0
    while at < len(run) - 1:
        one, two = run[at], run[at + 1]
        at += 1
        if joins[at] or at - 1 in taken or at in taken or one.key == two.key:
            continue
        bare = _bare(run, at - 1)
        if bare:
            yield bare
            at += len(bare.words) - 1
        elif is_swapped(run, at - 1):
            loose = {one.key, two.key} & free()
            sure = not _named(one) and (not loose or {one.key, two.key} & bound() != set())
            yield Slip("CTR513", (one, two), (two.key, one.key), sure=sure)
            at += 1
        elif is_doubtful(run, at - 1):
            meant = replacement(run, at - 1) or _heard(run, joins, at - 1)
            if meant:
                yield Slip("CTR504", (one, two), meant, sure=not _named(two))
                at += 1


def _heard(run: Run, joins: list[bool], at: int) -> tuple[str, ...]:
    """The word that two syllables sound like, where neither belongs to a word beside them; nothing where none does."""
    one, two = run[at].key, run[at + 1].key
    meant = () if joins[at] or joins[at + 2] else sounding(one, two)
    if not meant or is_core(*meant) or (meant[0] != one and meant[1] != two):
        return meant
    return () if {one, two} & {*meant} & free() else meant


def _bare(run: Run, at: int) -> Slip | None:
    """A word typed without any of its marks."""
    one, two = run[at], run[at + 1]
    if not (one.key.isascii() and two.key.isascii()) or {one.key, two.key} & foreign():
        return None
    if {one.key, two.key} <= free():
        return None
    if covered(run, at, but=at + 1) or covered(run, at + 1, but=at):
        return None
    meant = bare_words().get(f"{one.key} {two.key}")
    return Slip("CTR506", (one, two), tuple(meant.split())) if meant else None


def _left_over(run: Run, joins: list[bool], told: set[int]) -> Iterator[Slip]:
    """Syllables that make no word with a neighbour, where nothing else is wrong beside them."""
    lost = {run[at].start: Slip("CTR512", (run[at],), ()) for at in lonely(run)}
    for at, likely, sure in strays(run, joins):
        lost[run[at].start] = Slip("CTR511", (run[at],), (), likely, sure)
    for at, word in enumerate(run):
        if word.start in lost and not {w.start for w in run[max(0, at - 1) : at + 2]} & told:
            yield lost[word.start]
