"""Words that are no syllable of Vietnamese: what is wrong with each, and what it was to be."""

from functools import lru_cache
from itertools import takewhile

from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import core_syllables, free, is_word, mends, standing, unmarked
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH, Run, key_at
from ctr_cli.rules.form.typed import in_syllables, parted, typed_out
from ctr_cli.rules.printed import Word

_VOWELS = regex("[aeiouy]+")
"""A syllable of Vietnamese has one run of vowels; a foreign name often more: `Katê`, `Bàni`."""
_OLD = frozenset("åæäëîïñöøûüþ")
"""Letters that old encodings have for Vietnamese ones, which nobody guesses."""
_MOST_LIKELY = 3
"""Readings of a word that are told where several are possible."""
_STRANGE_REACH = 3
"""How far a mend may be from a syllable that does not exist."""


def strange(run: Run, at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a sign, a name or a foreign word."""
    word = run[at]
    typed = typed_out(word.key)
    if typed and word.key.startswith("dd"):
        return Slip("CTR509", (word,), (typed,))
    if two := parted(word.key):
        return Slip("CTR510", (word,), (two,))
    if len(word.key) == 1 or (_in_a_name(run, at) and not _meant(run, at, REACH)):
        return None
    around = key_at(run, at - 1), key_at(run, at + 1)
    impossible = analyse(word.key) is None and not in_syllables(word.key)
    if typed and not (is_word(around[0], typed) or is_word(typed, around[1]) or typed in free()):
        return None if word.capital and not word.opening else Slip("CTR509", (word,), ())
    for code, meant in (("CTR509", typed), ("CTR510", _run_together(run, at))):
        if meant:
            return Slip(code, (word,), (meant,))
    if word.capital and len(_VOWELS.findall(without_marks(word.key))) > 1:
        return None
    return _mended(run, at, impossible=impossible) or _left(word)


def _mended(run: Run, at: int, *, impossible: bool) -> Slip | None:
    """A word that is no syllable, with what its neighbours say it was; an impossible one may be farther from it."""
    word = (run[at],)
    if not _OLD.isdisjoint(run[at].key):
        return Slip("CTR501", word, ())
    if meant := _meant(run, at, _STRANGE_REACH if impossible else REACH):
        return Slip("CTR501", word, (meant,))
    meant = _meant(run, at, _STRANGE_REACH, widely=True)
    return Slip("CTR501", word, (meant,) if impossible else (), (meant,)) if meant else None


def _left(word: Word) -> Slip | None:
    """A word that is no syllable and that nobody can mend, or None where it may be foreign, or a name.

    One that could be a syllable may be of the speech of a region or a people: `khăn piêu`, `lu, khạp`.
    """
    if word.capital and not word.opening:
        return None
    if not word.key.isascii():
        return Slip("CTR501", (word,), (), sure=analyse(word.key) is None)
    marked = unmarked().get(word.key)
    if marked and not word.capital:
        return Slip("CTR506", (word,), (), marked[:_MOST_LIKELY])
    return Slip("CTR501", (word,), (), sure=False) if _jumbled(word.key) else None


def _run_together(run: Run, at: int) -> str:
    """The two syllables a word was, of which each is usual and one makes a word with its neighbour: `vàlàm`."""
    key = run[at].key
    cuts = [(key[:cut], key[cut:]) for cut in range(1, len(key)) if not key.isascii()]
    found = sorted(
        (-is_word(key_at(run, at - 1), one) - is_word(two, key_at(run, at + 1)), f"{one} {two}")
        for one, two in cuts
        if all(part in core_syllables() or part in standing() for part in (one, two))
    )
    alone = found and found[0][0] and (len(found) < 2 or found[0][0] < found[1][0])
    return found[0][1] if alone else ""


def _in_a_name(run: Run, at: int) -> bool:
    """Whether a word has a capital and so has one beside it, as names of persons and places do."""
    beside = [w for w in (at and run[at - 1], at + 1 < len(run) and run[at + 1]) if w]
    if run[at].opening:
        beside = beside[1:] if at else beside
    return run[at].capital and any(word.capital for word in beside)


def _meant(run: Run, at: int, reach: int, *, widely: bool = False) -> str:
    """What a syllable that does not exist was to be, judged by its neighbours; empty when nobody can say."""
    around = key_at(run, at - 1), run[at].key, key_at(run, at + 1)
    return _nearest(run[at].key, mends(*around, reach, widely=widely))


@lru_cache(maxsize=4096)
def _jumbled(key: str) -> bool:
    """Whether a word without marks is a common syllable with a letter or its marks gone wrong."""
    return len(key) < 7 and any(alike(key, syllable) in (1, 2) for syllable in core_syllables())


def _nearest(written: str, found: dict[str, int]) -> str:
    """The one candidate nearest to a written syllable; empty when two are as near, or there is none."""
    ranked = sorted((near, -_shared(written, key), key) for key, near in found.items())
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ""
    return ranked[0][2]


def _shared(one: str, other: str) -> int:
    """How many letters two words share from the beginning."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)
