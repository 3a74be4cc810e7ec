"""Slips made by rule from correct sentences, as a hurried hand makes them."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W\d_]{2,}")


def _decomposed(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def tone_dropped(word: str, _: random.Random) -> str:
    return _composed("".join(char for char in _decomposed(word) if char not in TONES))


def tone_changed(word: str, chance: random.Random) -> str:
    letters = _decomposed(word)
    present = [char for char in letters if char in TONES]
    if not present:
        return word
    other = chance.choice([tone for tone in TONES if tone != present[0]])
    return _composed(letters.replace(present[0], other))


def hook_for_tilde(word: str, _: random.Random) -> str:
    swap = {"\u0309": "\u0303", "\u0303": "\u0309"}
    return _composed("".join(swap.get(char, char) for char in _decomposed(word)))


def marks_dropped(word: str, _: random.Random) -> str:
    letters = _decomposed(word.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def letter_doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[: at + 1] + word[at:]


def letter_dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :] if len(word) > 2 else word


def letters_swapped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1) if len(word) > 2 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if len(word) > 2 else word


def _swapper(*pairs: tuple[str, str]) -> Callable[[str, random.Random], str]:
    def swapped(word: str, _: random.Random) -> str:
        for one, other in pairs:
            if word.startswith(one):
                return other + word[len(one) :]
            if word.startswith(other):
                return one + word[len(other) :]
        return word

    return swapped


MUTATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "tone dropped": tone_dropped,
    "tone changed": tone_changed,
    "hook for tilde": hook_for_tilde,
    "marks dropped": marks_dropped,
    "letter doubled": letter_doubled,
    "letter dropped": letter_dropped,
    "letters swapped": letters_swapped,
    "d for đ": _swapper(("đ", "d"), ("Đ", "D")),
    "s for x": _swapper(("s", "x"), ("S", "X")),
    "ch for tr": _swapper(("ch", "tr"), ("Ch", "Tr")),
    "l for n": _swapper(("l", "n")),
}


def mutated(sentences: list[str], seed: int, each: int) -> Iterator[tuple[str, str, int, int]]:
    """Slips: what was done, the sentence with it, and where the wrong word stands in it.

    Each kind is tried on `each` words of compounds, picked by chance; a word that comes out right, or
    as another word that fits its neighbours, is no slip and is passed over.
    """
    from ctr_cli.language.syllables import spelt
    from ctr_cli.rules.form.lexicon import is_word

    chance = random.Random(seed)
    for name, mutate in MUTATIONS.items():
        made = 0
        while made < each:
            sentence = chance.choice(sentences)
            words = list(_WORD.finditer(sentence))
            at = chance.randrange(len(words))
            word = words[at]
            wrong = mutate(word.group(), chance)
            before = words[at - 1].group() if at else ""
            after = words[at + 1].group() if at + 1 < len(words) else ""
            if before[:1].isupper() and word.group()[0].isupper() and at > 1:
                continue
            key, old = spelt(wrong.lower()), spelt(word.group().lower())
            around = [(before.lower(), "{}"), ("{}", after.lower())]
            fits = [is_word(spelt(a.format(key)), spelt(b.format(key))) for a, b in around]
            belongs = [is_word(spelt(a.format(old)), spelt(b.format(old))) for a, b in around]
            if key == old or any(fits) or not any(belongs):
                continue
            made += 1
            yield (
                name,
                sentence[: word.start()] + wrong + sentence[word.end() :],
                word.start(),
                word.start() + len(wrong),
            )
