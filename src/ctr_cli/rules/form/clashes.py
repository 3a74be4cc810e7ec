"""CTR522: words that do not go together: joining words in a heap, one meaning twice, opposites, words mistaken for others."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from ctr_cli.data import table
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.collocations import replaced
from ctr_cli.rules.form.lexicon import is_core, known_wrong
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of

_Keys = tuple[str, ...]
_Words = tuple[Word, ...]
_GOES_ON = (" ", ", ", ",", " - ", "-")
"""Signs between words of one phrase."""


def misworded(text: Text) -> Iterator[Slip]:
    """The words of a text that do not go together, or are used for others."""
    words = words_of(text)
    known, clashing = known_wrong("wordings"), _clashing()
    for at, word in enumerate(words):
        for keys, right in known.get(word.key, ()):
            if _stand(text, words, at, keys, _GOES_ON):
                yield Slip("CTR522", words[at : at + len(keys)], (), (right,))
                break
        else:
            for one, two in clashing.get(word.key, ()):
                length = len(one) + len(two)
                if _stand(text, words, at, one + two, (" ",)) and _apart(words, at, one, length):
                    yield Slip("CTR522", words[at : at + length], ())
                    break
    yield from _done_again(text, words)
    yield from replaced(text)


def _stand(text: str, words: _Words, at: int, keys: _Keys, gaps: tuple[str, ...]) -> bool:
    """Whether words with some keys stand at a place, with nothing but some signs between them."""
    found = words[at : at + len(keys)]
    return tuple(word.key for word in found) == keys and all(
        text[one.end : two.start] in gaps for one, two in pairwise(found)
    )


def _apart(words: _Words, at: int, one: _Keys, length: int) -> bool:
    """Whether neither of two joining words belongs to a word beside them: `kèm theo của`, `với cho vay`."""
    last = at + length - 1
    led = len(one) == 1 and words[at].joined and is_core(key_at(words, at - 1), one[0])
    follows = last + 1 < len(words) and words[last + 1].joined
    leads = length - len(one) == 1 and follows and is_core(words[last].key, words[last + 1].key)
    return not (led or leads)


@cache
def _clashing() -> dict[str, list[tuple[_Keys, _Keys]]]:
    """The words that clash with the next, with it, by their first syllable; longest first."""
    data = table("spelling/clashes")
    pairs = [
        (one, two)
        for ones, twos in data["never_before"].items()
        for one, two in product(ones.split(", "), twos.split(", "))
    ]
    pairs += [
        (f"{one}{between}", two)
        for ones, twos in data["opposed"].items()
        for one, two in product(ones.split(", "), twos.split(", "))
        for between in ("", " những", " các")
    ]
    same = data["synonyms"]
    pairs += [(one, two) for one, two in product(same, same) if one != two]
    found: dict[str, list[tuple[_Keys, _Keys]]] = {}
    for one, two in sorted(pairs, key=lambda pair: -len(pair[0] + pair[1])):
        keys = tuple(one.split())
        found.setdefault(keys[0], []).append((keys, tuple(two.split())))
    return found


@cache
def _works() -> frozenset[_Keys]:
    return frozenset(tuple(work.split()) for work in table("spelling/clashes")["works"].split(", "))


def _done_again(text: str, words: _Words) -> Iterator[Slip]:
    """A work said again behind one other: `quán triệt học tập quán triệt`, `hội nghị họp hội nghị`."""
    for at in range(len(words) - 4):
        one = (words[at].key, words[at + 1].key)
        if one in _works():
            for between in (1, 2):
                middle = tuple(word.key for word in words[at + 2 : at + 2 + between])
                if middle in _works() and _stand(text, words, at, (*one, *middle, *one), (" ",)):
                    yield Slip("CTR522", words[at : at + 4 + between], ())
