"""CTR522: words that do not go together: joining words in a heap, one meaning twice, opposites, words mistaken for others."""

from collections.abc import Iterator
from itertools import pairwise, permutations, product

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import is_core, word_list
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of

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
        first, last = clash.at, clash.last - 1
        led = is_core(key_at(words, first - 1), words[first].key)
        if not (first in told or led or is_core(words[last].key, key_at(words, last + 1))):
            told.add(clash.at)
            yield Slip("CTR522", clash.words, ())


@ready
def _known_wrong() -> Phrases[str]:
    lines = (line.split(": ") for line in word_list("wordings"))
    return known_phrases(
        ((wrong, right) for right, wrongs in lines for wrong in wrongs.split(", "))
    )


@ready
def _clashing() -> Phrases[str]:
    """Two words that clash, one behind the other."""
    data = table("spelling/clashes")
    pairs = [*permutations(data["synonyms"], 2)]
    for ones, twos in data["never_before"].items():
        pairs += product(ones.split(", "), twos.split(", "))
    for ones, twos in data["opposed"].items():
        firsts = (f"{one}{more}" for one in ones.split(", ") for more in ("", " những", " các"))
        pairs += product(firsts, twos.split(", "))
    return known_phrases((f"{one} {two}", "") for one, two in pairs)
