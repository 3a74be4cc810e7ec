"""Names of places of which only the first syllable has its capital: `xã Định quán`, `đèo Hải vân`."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables
from ctr_cli.rules.form.pairs import BEHIND_A_NAME, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of


def half_named(text: Text) -> Iterator[tuple[int, int, str]]:
    """The second syllables of places that are in small letters, each with its characters and the right one."""
    words = words_of(text)
    for at, word in enumerate(words[2:], 2):
        first, kind = words[at - 1], words[at - 2]
        begun = first.joined and first.text.istitle() and (kind.opening or not kind.capital)
        small = word.joined and not word.capital and word.text.isalpha()
        alone = _standing_behind(words, at - 2) if begun and small else None
        if alone and word.key not in alone and _belongs(words, at):
            yield word.start, word.end, capitalised(word.text)


def _standing_behind(words: tuple[Word, ...], at: int) -> frozenset[str] | None:
    """The syllables that may stand by themselves behind a place's name of one syllable, if a kind of place stands here."""
    kinds = {words[at].key, f"{key_at(words, at - 1)} {words[at].key}"}
    for listed, group in (("long places", "free"), ("places", "alone")):
        if not kinds.isdisjoint(table("spelling/names")[listed].split(", ")):
            return syllables()[group].union(BEHIND_A_NAME)
    return None


def _belongs(words: tuple[Word, ...], at: int) -> bool:
    """Whether a syllable makes no word with the one behind it, nor an everyday one with the one before."""
    one, two, after = words[at - 1].key, words[at].key, words[at + 1 : at + 2]
    begins = any(word.joined and is_word(two, word.key) for word in after)
    everyday = f"{one} {two}" in table("spelling/names")["announcers"].split(", ")
    return not (begins or everyday or is_core(one, two))
