"""What fingers leave behind: keys of Telex and VNI in a word, capitals inside it, words run together."""

import unicodedata
from functools import lru_cache

from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse, exists, spelt
from ctr_cli.rules.form.lexicon import foreign

_VOWELS = frozenset("aăâeêioôơuưy")
_LETTER_KEYS = (
    ("dd", "đ"), ("aw", "ă"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uwow", "ươ"), ("uwo", "ươ"), ("uow", "ươ"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_TONE_KEYS = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI = str.maketrans("12345789", "sfrxjwwd")
_HATS = regex("([aeo])([^aeo]*)6")
VNI = regex(r"(?<![\w/.-])[^\W\d_]+[1-9][^\W_]*(?![\w/.-])")
"""A word with digits in it, which VNI may have left there."""


def has_torn_case(text: str) -> bool:
    """Whether capitals stand inside a word and do not fill it."""
    return not text[1:].islower() and len(text) > 1 and not text.isupper()


def whole_case(text: str) -> str:
    """The syllable that a word with capitals inside it is, in small letters; empty when it is none.

    `ChỈ` is `chỉ`, and `QQuân` with its first letter typed twice is `quân`.
    """
    low = text.lower()
    keys = (low, low[1:]) if low[:1] == low[1:2] else (low,)
    return next(filter(exists, map(spelt, keys)), "")


@lru_cache(maxsize=4096)
def typed_out(low: str) -> str:
    """What the keys of Telex left in a word were to write; empty when they write no syllable.

    `nghij` was to be `nghị`, `ddang` `đang`, `thuwjc` `thực`.
    """
    if len(low) < 2 or low in foreign():
        return ""
    letters = low
    for keys, letter in _LETTER_KEYS:
        letters = letters.replace(keys, letter)
    if analyse(letters) is None:
        at = next((n for n in range(len(letters) - 1, 0, -1) if letters[n] in _TONE_KEYS), 0)
        if at:
            letters = _toned(letters[:at] + letters[at + 1 :], _TONE_KEYS[letters[at]])
    letters = spelt(letters)
    return letters if letters != low and exists(letters) else ""


def vni_typed(low: str) -> str:
    """What the digits of VNI left in a word were to write; empty when they write no syllable: `ke61` was to be `kế`."""
    letters = "".join(filter(str.isalpha, low))
    return typed_out(_HATS.sub(r"\1\1\2", low).translate(_VNI)) or (
        letters if exists(letters) else ""
    )


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone mark on their first vowel, wherever it belongs in the end."""
    vowel = next((n for n, char in enumerate(letters) if char in _VOWELS), None)
    if vowel is None:
        return letters
    return unicodedata.normalize("NFC", letters[: vowel + 1] + mark + letters[vowel + 1 :])
