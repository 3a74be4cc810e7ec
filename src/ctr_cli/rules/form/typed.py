"""What fingers leave behind: keys of Telex and VNI in a word, capitals inside it, words run together."""

import unicodedata
from functools import lru_cache

from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse, exists, spelt
from ctr_cli.rules.form.lexicon import foreign, is_core

_LONGEST_SYLLABLE = len("nghiêng")
_VOWELS = frozenset("aăâeêioôơuưy")
_LETTER_KEYS = (
    ("dd", "đ"), ("aw", "ă"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uwow", "ươ"), ("uwo", "ươ"), ("uow", "ươ"), ("ow", "ơ"), ("uw", "ư"),
)  # fmt: skip
_TONE_KEYS = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_LETTERS = {
    "6": {"a": "â", "e": "ê", "o": "ô"}, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"},
}  # fmt: skip
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


def parted(text: str) -> str:
    """The two syllables that were written as one word, with a blank between them; empty when it is none.

    They make a word of programmes, or the second begins with a capital: `côngtác`, `củaBan`.
    """
    if text.lower() in foreign():
        return ""
    for at in range(1, len(text)):
        one, two = text[:at], text[at:]
        low = spelt(one.lower()), spelt(two.lower())
        at_capital = one[1:].islower() and two.istitle() and all(map(exists, low))
        if at_capital or ((text.islower() or text.istitle()) and is_core(*low)):
            return f"{one} {two}"
    return ""


def in_syllables(word: str) -> bool:
    """Whether a word is nothing but syllables in a row, as foreign words written the Vietnamese way are: `atisô`."""
    ends = {0}
    for at in range(len(word)):
        if at in ends:
            heads = (word[at:end] for end in range(at + 1, at + _LONGEST_SYLLABLE + 1))
            ends |= {at + len(head) for head in heads if exists(spelt(head))}
    return len(word) in ends


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
    if letters.endswith("w"):
        letters = letters[:-1].replace("uo", "ươ")
        letters = letters if "ươ" in letters else letters.replace("o", "ơ").replace("u", "ư")
    if analyse(letters) is None:
        at = next((n for n in range(len(letters) - 1, 0, -1) if letters[n] in _TONE_KEYS), 0)
        if at:
            letters = _toned(letters[:at] + letters[at + 1 :], _TONE_KEYS[letters[at]])
    letters = spelt(letters)
    return letters if letters != low and exists(letters) else ""


def vni_typed(low: str) -> str:
    """What the digits of VNI left in a word were to write; empty when they write no syllable: `ke61` was to be `kế`."""
    letters, mark = "", ""
    for char in low:
        if char in _VNI_TONES:
            mark = _VNI_TONES[char]
        elif char in _VNI_LETTERS:
            letters = _changed(letters, _VNI_LETTERS[char])
        else:
            letters += char
    letters = spelt(_toned(letters, mark))
    return letters if exists(letters) else ""


def _changed(letters: str, changes: dict[str, str]) -> str:
    """Letters with the last one that can change changed; `uo` changes as one."""
    if changes.get("o") == "ơ" and letters.endswith("uo"):
        return letters[:-2] + "ươ"
    at = next((n for n in range(len(letters) - 1, -1, -1) if letters[n] in changes), None)
    return letters if at is None else letters[:at] + changes[letters[at]] + letters[at + 1 :]


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone mark on their first vowel, wherever it belongs in the end."""
    vowel = next((n for n, char in enumerate(letters) if char in _VOWELS), None)
    if vowel is None or not mark:
        return letters
    return unicodedata.normalize("NFC", letters[: vowel + 1] + mark + letters[vowel + 1 :])
