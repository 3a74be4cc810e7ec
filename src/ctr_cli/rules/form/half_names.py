"""Names of places of which only the first syllable has its capital: `xã Định quán`, `đèo Hải vân`."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables
from ctr_cli.rules.form.pairs import BEHIND_A_NAME, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, listed, words_of


def half_named(text: Text) -> Iterator[tuple[int, int, str]]:
    """The second syllables of places that are in small letters, each with its characters and the right one."""
    words = words_of(text)
    for at, word in enumerate(words[2:], 2):
        first, kind = words[at - 1], words[at - 2]
        begun = first.joined and first.text.istitle() and (kind.opening or not kind.capital)
        small = word.joined and not word.capital and word.text.isalpha()
        two = f"{key_at(words, at - 3)} {kind.key}"
        alone = (_places().get(kind.key) or _places().get(two)) if begun and small else None
        if alone and word.key not in alone and _belongs(words, at):
            yield word.start, word.end, capitalised(word.text)


@cache
def _places() -> dict[str, frozenset[str]]:
    """For each kind of place, the syllables that may stand by themselves behind a name of one syllable."""
    names, known = table("spelling/names"), syllables()
    alone = {"long places": known["free"], "places": known["alone"]}
    return {
        kind: stands.union(BEHIND_A_NAME)
        for listed, stands in alone.items()
        for kind in names[listed].split(", ")
    }


def _belongs(words: tuple[Word, ...], at: int) -> bool:
    """Whether a syllable makes no word with the one behind it, nor an everyday one with the one before."""
    one, two, after = words[at - 1].key, words[at].key, words[at + 1 : at + 2]
    begins = any(word.joined and is_word(two, word.key) for word in after)
    announced = f"{one} {two}" in listed("spelling/names", "announcers")
    return not (begins or announced or is_core(one, two))
