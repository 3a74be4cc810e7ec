"""Words that are no syllable of Vietnamese: what is wrong with each, and what it was to be."""

from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse, exists
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import free, is_core, is_word, mends, unmarked
from ctr_cli.rules.form.pairs import MOST_LIKELY, REACH, Run, key_at, nearest, within
from ctr_cli.rules.form.typed import typed_out

_VOWELS = regex("[aeiouy]+")
"""A syllable of Vietnamese has one run of vowels; a foreign name often more: `Katê`, `Bàni`."""
_FAR = 3
"""How far a mend among all known words may be from a word that is none."""


def strange(run: Run, at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a sign, a name or a foreign word."""
    word, key = run[at], run[at].key
    before, after = key_at(run, at - 1), key_at(run, at + 1)
    meant = nearest(within(mends(before, key, after), REACH))
    typed, barred = typed_out(key), key.startswith("dd")
    if not (meant or barred) and (len(key) == 1 or _in_a_name(run, at)):
        return None
    usual = is_word(before, typed) or is_word(typed, after) or typed in free()
    if typed and (usual or barred):
        return Slip("CTR509", (word,), (typed,))
    if two := _parted(before, key, after):
        return Slip("CTR510", (word,), (two,))
    if word.capital and len(_VOWELS.findall(without_marks(key))) > 1:
        return None
    return Slip("CTR501", (word,), (meant,)) if meant else _unsure(run, at)


def _unsure(run: Run, at: int) -> Slip | None:
    """A word that is no syllable, with what it may have been among all known words, or without its marks.

    One that could be a syllable may be of the speech of a region or a people: `khăn piêu`, `lu, khạp`.
    """
    word, impossible = run[at], analyse(run[at].key) is None
    found = mends(key_at(run, at - 1), word.key, key_at(run, at + 1), widely=True)
    if meant := nearest(within(found, _FAR)):
        return Slip("CTR501", (word,), (meant,) if impossible else (), (meant,))
    if word.capital and not word.opening:
        return None
    if not word.key.isascii():
        return Slip("CTR501", (word,), (), sure=impossible)
    marked = unmarked().get(word.key)
    return Slip("CTR506", (word,), (), marked[:MOST_LIKELY]) if marked else None


def _parted(before: str, key: str, after: str) -> str:
    """The two syllables a word was, which make a word, or one of which does with its neighbour; empty where none do."""
    cuts = ((key[:cut], key[cut:]) for cut in range(1, len(key)))
    guesses = [
        (-2 * is_core(one, two) - is_word(before, one) - is_word(two, after), f"{one} {two}")
        for one, two in cuts
        if exists(one) and exists(two) and (len(one) > 1 < len(two) or is_core(one, two))
    ]
    return nearest(guess for guess in guesses if guess[0]) or ""


def _in_a_name(run: Run, at: int) -> bool:
    """Whether a word has a capital and so has one beside it, as names of persons and places do."""
    word = run[at]
    beside = run[at + 1 : at + 2] if word.opening else run[max(0, at - 1) : at + 2]
    return word.capital and sum(other.capital for other in beside) > (not word.opening)
