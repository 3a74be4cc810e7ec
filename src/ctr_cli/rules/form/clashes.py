"""CTR522: words that do not go together: joining words in a heap, one meaning twice, opposites, words mistaken for others."""

from collections.abc import Iterator
from itertools import pairwise, permutations, product

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import is_core, word_list
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, words_of

_GOES_ON = (" ", ", ", ",", " - ", "-")
"""Signs between words of one phrase."""


def misworded(text: Text) -> Iterator[Slip]:
    """The words of a text that do not go together, or are used for others."""
    words, told = words_of(text), set()
    for found in phrases_in(text, _known_wrong(), signed=False):
        goes_on = all(text[a.end : b.start] in _GOES_ON for a, b in pairwise(found.words))
        if goes_on and found.at not in told:
            told.add(found.at)
            yield Slip("CTR522", found.words, (), (found.value,))
    for clash in phrases_in(text, _clashing()):
        if clash.at not in told and _apart(words, clash):
            told.add(clash.at)
            yield Slip("CTR522", clash.words, ())


@ready
def _known_wrong() -> Phrases[str]:
    lines = (line.split(": ") for line in word_list("wordings"))
    return known_phrases(
        ((wrong, right) for right, wrongs in lines for wrong in wrongs.split(", "))
    )


def _apart(words: tuple[Word, ...], found: Found[int]) -> bool:
    """Whether neither of two joining words belongs to a word beside them: `kèm theo của`, `với cho vay`."""
    first, last = found.at, found.last - 1
    lone, other = found.value == 1, len(found.words) - found.value == 1
    led = lone and words[first].joined and is_core(key_at(words, first - 1), words[first].key)
    follows = last + 1 < len(words) and words[last + 1].joined
    return not (led or (other and follows and is_core(words[last].key, words[last + 1].key)))


@ready
def _clashing() -> Phrases[int]:
    """Two words that clash, one behind the other, with how many syllables the first has."""
    data = table("spelling/clashes")
    pairs = [*permutations(data["synonyms"], 2)]
    for ones, twos in data["never_before"].items():
        pairs += product(ones.split(", "), twos.split(", "))
    for ones, twos in data["opposed"].items():
        firsts = (f"{one}{more}" for one in ones.split(", ") for more in ("", " những", " các"))
        pairs += product(firsts, twos.split(", "))
    return known_phrases((f"{one} {two}", len(one.split())) for one, two in pairs)
