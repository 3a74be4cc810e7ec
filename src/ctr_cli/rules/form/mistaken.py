"""CTR521: a known word in the place of one that shares a syllable with it, as what is said around it shows.

`mistaken.txt` has words with those that are written for them: `hội thao` for shooting and running is no `hội thảo`.
"""

from collections.abc import Iterator

from ctr_cli.data.ready import ready
from ctr_cli.rules.form.lexicon import is_core, word_list
from ctr_cli.rules.form.pairs import Slip, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import pairs_of
from ctr_cli.rules.printed import Word, words_of

_REACH = 6
"""Syllables on either side among which one must stand that tells the right word from the written one."""
_BREAKS = ".;:"


def mistaken(text: Text) -> Iterator[Slip]:
    """The words of a text that stand for others, where something around tells; nobody can be sure."""
    words, known = words_of(text), _mistaken()
    for at in [n for n, two in enumerate(pairs_of(text)) if two in known]:
        one, two = words[at : at + 2]
        if not (two.joined and one.plain and two.plain) or two.capital or one.capital > one.opening:
            continue
        if is_core(key_at(words, at - 1), one.key) or is_core(two.key, key_at(words, at + 2)):
            continue
        said = _around(text, words, at)
        for right, telling in known[f"{one.key} {two.key}"]:
            if not telling or any(f" {word} " in said for word in telling):
                yield Slip("CTR521", (one, two), (), (right,), sure=False)
                break


def _around(text: Text, words: tuple[Word, ...], at: int) -> str:
    """The syllables near two words in their part of the text, a blank on either side of each; `|` for the two."""
    first, last = at, at + 1
    while at - first < _REACH and first and not _parted(text, words, first):
        first -= 1
    while last - at <= _REACH and last + 1 < len(words) and not _parted(text, words, last + 1):
        last += 1
    before, behind = words[first:at], words[at + 2 : last + 1]
    return f" {' '.join([*(w.key for w in before), '|', *(w.key for w in behind)])} "


def _parted(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether a sign that ends a part of a text stands before a word."""
    between = text[words[at - 1].end : words[at].start]
    return any(sign in between for sign in _BREAKS)


@ready
def _mistaken() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Words that are written for others: those, each with what tells it; nothing where the word is no one's here."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for line in word_list("mistaken"):
        right, _, said = line.partition(": ")
        wrongs, _, telling = said.partition("; ")
        for wrong in wrongs.split(", "):
            way = (right, tuple(filter(None, telling.split(", "))))
            found[wrong] = (*found.get(wrong, ()), way)
    return found
