"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.syllables import LONGEST_SYLLABLE, spelt
from ctr_cli.rules.form.at_large import at_large
from ctr_cli.rules.form.displaced import displaced
from ctr_cli.rules.form.doubled import doubled, misworded
from ctr_cli.rules.form.lexicon import (
    bare_words,
    core_syllables,
    is_core,
    is_syllable,
    is_word,
    syllables,
    with_y,
    wrong_pairs,
)
from ctr_cli.rules.form.misnamed import misnamed
from ctr_cli.rules.form.mistaken import mistaken
from ctr_cli.rules.form.pairs import (
    Run,
    Slip,
    around,
    is_doubtful,
    key_at,
    lonely,
    looks_like_a_slip,
    loose_in,
    near_words,
    replacement,
    strays,
)
from ctr_cli.rules.form.sayings import misquoted, misquoted_whole
from ctr_cli.rules.form.strange import strange
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, runs_of


@once
def slips_in(text: Text) -> tuple[Slip, ...]:
    """The slips of spelling in a text; a word is told by the first that finds it."""
    found: list[Slip] = []
    told: set[int] = set()

    def take(slips: Iterable[Slip]) -> None:
        for slip in slips:
            starts = {word.start for word in slip.words}
            if told.isdisjoint(starts):
                told.update(starts)
                found.append(slip)

    take(doubled(text))
    runs = [(run, loose_in(run)) for run in runs_of(text)]
    for run, loose in runs:
        take(_listed(run))
        take(_split(run, loose))
        take(_pairs(run, loose))
    take(misworded(text))
    take(at_large(text))
    for run, _ in runs:
        take(_single(run))
    take(misquoted(text))
    take(misquoted_whole(text))
    take(misnamed(text))
    take(displaced(text))
    take(mistaken(text))
    for (run, loose), (behind, _) in pairwise((*runs, ((), []))):
        take(_left_over(run, loose, behind, told))
    return tuple(found)


def mendable(text: Text, start: int, end: int) -> bool:
    """Whether a word of some characters is told as a slip with what is right, which may go on as the wrong one does not."""
    told = (word for slip in slips_in(text) if any(slip.meant) for word in slip.words)
    return any(start <= word.start < end for word in told)


def _listed(run: Run) -> Iterator[Slip]:
    """Wrong spellings known by sight; the longer one where two begin.

    Two syllables that belong to other words or to a name, or the second of which begins one, only look wrong: `Phối hợp Báo`.
    """
    known = wrong_pairs()
    for at, (one, two) in enumerate(pairwise(run)):
        begun = f"{one.key} {two.key}"
        if begun not in known:
            continue
        named = at and run[at - 1].capital and two.text.istitle()
        looks = named or one.capital < two.capital or looks_like_a_slip(run, at)
        for keys, right in known[begun]:
            words = run[at : at + len(keys)]
            if tuple(word.key for word in words) == keys and not (looks and len(words) == 2):
                yield Slip("CTR503", words, tuple(right.split()))
                break


def _single(run: Run) -> Iterator[Slip]:
    """Slips that show in one word."""
    spellings = with_y()
    for at, word in enumerate(run):
        if word.key in spellings:
            around = {f"{key_at(run, at - 1)} {word.key}", f"{word.key} {key_at(run, at + 1)}"}
            if not around & set(table("spelling/doubled")["i"]):
                yield Slip("CTR508", (word,), (spellings[word.key],))
        if not (is_syllable(word.key) or word.key in syllables()["foreign"]):
            if slip := strange(run, at):
                yield slip
        elif word.text != word.key and misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


_CONSONANTS = "bcdđghklmnpqrstvx"
"""Letters that alone are torn off a common syllable: `t háng`."""


def _split(run: Run, loose: list[int]) -> Iterator[Slip]:
    """Syllables torn in two by a blank: `ngh ề`, `x ây`."""
    for at in loose:
        one, two = run[at : at + 2]
        if len(one.key) + len(two.key) > LONGEST_SYLLABLE:
            continue
        parts = is_syllable(one.key) and is_syllable(two.key)
        if parts and two.key[0] in _CONSONANTS:
            continue
        whole = spelt(one.key + two.key)
        if (
            not is_syllable(whole)
            or (two.capital and not one.text.isupper())
            or (parts and {one.key, two.key} <= syllables()["standing"])
        ):
            continue
        known = is_core if parts else is_word
        measured = not (one.joined or one.opening) and one.key in "glm"
        torn = whole in core_syllables() and one.key in _CONSONANTS and not measured
        if torn or known(key_at(run, at - 1), whole) or known(whole, key_at(run, at + 2)):
            yield Slip("CTR501", (one, two), (whole, ""))


def misplaced(word: Word) -> bool:
    """Whether the tone mark of a syllable stands on a letter that never carries it there."""
    low = word.text.lower()
    return low != word.key and low != spelt(low, on_main_vowel=True)


def _pairs(run: Run, loose: list[int]) -> Iterator[Slip]:
    """Two syllables that make no word, one mark or letter away from a word of programmes."""
    for at in loose:
        one, two = run[at : at + 2]
        if one.key == two.key or all(beside := around(run, at)):
            continue
        named = one.text.istitle() and two.text.istitle()
        if not (named or any(beside)) and (bare := _bare(one.key, two.key)):
            yield Slip("CTR506", (one, two), bare)
        elif two.capital <= one.capital and not any(beside) and _swapped(one.key, two.key):
            yield Slip("CTR504", (one, two), (two.key, one.key))
        elif is_doubtful(run, at) and (meant := replacement(run, at)):
            each = zip((one.key, two.key), beside, strict=True)
            placed = all(other or key in syllables()["alone"] for key, other in each)
            yield Slip("CTR504", (one, two), meant, sure=two.opening >= two.capital and not placed)


def _bare(one: str, two: str) -> tuple[str, ...]:
    """The word that two syllables are without any of its marks; nothing where they are none."""
    if (
        not (one.isascii() and two.isascii())
        or {one, two} & syllables()["foreign"]
        or {one, two} <= syllables()["free"]
    ):
        return ()
    return tuple(bare_words().get(f"{one} {two}", "").split())


def _swapped(one: str, two: str) -> bool:
    """Whether two syllables that do not both stand alone are a word of programmes the other way round: `khích khuyến`."""
    kinds = syllables()
    return (
        is_core(two, one)
        and kinds["particles"].isdisjoint((one, two))
        and not {one, two} <= kinds["alone"]
    )


def _left_over(run: Run, loose: list[int], behind: Run, told: set[int]) -> Iterator[Slip]:
    """Syllables that make no word with a neighbour, where nothing else is wrong beside them."""
    for at, likely in near_words(run, loose):
        if told.isdisjoint(word.start for word in run[max(0, at - 1) : at + 3]):
            yield Slip("CTR504", run[at : at + 2], (), likely, sure=False)
    alone = sorted({0, *(at + 1 for at in loose)} & {*loose, len(run) - 1})
    lost = {at: Slip("CTR512", (run[at],), (), sure=False) for at in lonely(run, alone, behind)}
    for at, likely, sure in strays(run, alone):
        lost[at] = Slip("CTR511", (run[at],), (), likely, sure)
    for at, slip in sorted(lost.items()):
        if told.isdisjoint(word.start for word in run[max(0, at - 1) : at + 2]):
            yield slip
