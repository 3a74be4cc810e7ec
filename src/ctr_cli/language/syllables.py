"""Vietnamese syllables: onset, rhyme and tone, where the tone mark stands, and which syllables exist."""

import unicodedata
from functools import cache, lru_cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct

_MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
"""The tones in the order of the table: ngang, huyền, sắc, hỏi, ngã, nặng."""
_CHECKED = {0: None, 2: 0, 5: 1}
_ONSETS = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "r", "s", "t", "v", "x", "p", "",
)  # fmt: skip
_FRONT = "eêiy"
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = {
    unicodedata.normalize("NFC", vowel + mark): (vowel, tone)
    for tone, mark in enumerate(_MARKS)
    for vowel in _VOWELS
}
_TONE_OF = {letter: tone for letter, (_, tone) in _MARKED.items() if tone}
_TONELESS = str.maketrans({letter: vowel for letter, (vowel, _) in _MARKED.items()})
_MARKED_VOWELS = frozenset(_MARKED)
_OPEN_PAIRS = ("oa", "oe", "uy")
LONGEST_SYLLABLE = len("nghiêng")
"""Letters that a syllable has at most."""


class Syllable(Struct):
    """A syllable taken apart: letters before the vowels, the rhyme without its mark, the tone 0-5."""

    onset: str
    rhyme: str
    tone: int


def toneless(word: str) -> tuple[str, int, int]:
    """The letters of a word without tone marks (hats and hooks stay), the last tone, and how many marks there are."""
    tones = [_TONE_OF[char] for char in word if char in _TONE_OF]
    return word.translate(_TONELESS), tones[-1] if tones else 0, len(tones)


@cache
def _rhymes() -> dict[str, list[frozenset[str]]]:
    return {
        rhyme: [frozenset(group.split()) for group in onsets.split("/")]
        for rhyme, onsets in table("spelling/syllables").items()
    }


def _readings(base: str) -> list[tuple[str, str]]:
    """The ways to part letters into onset and rhyme: `giêng` is gi + iêng, `gì` is g + i."""
    onset = next(o for o in _ONSETS if base.startswith(o))
    rest = base[len(onset) :]
    if onset == "gi":
        ways = [("gi", rest), ("gi", "i" + rest), ("g", "i" + rest)]
    elif onset == "qu":
        ways = [("qu", rest), ("q", "u" + rest)]
    else:
        ways = [(onset, rest)]
    return [(o, r) for o, r in ways if r in _rhymes()]


def _fits(onset: str, rhyme: str) -> bool:
    """Whether the letters of an onset may stand before a rhyme: c, g, ng or k, gh, ngh."""
    front = rhyme[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front or (onset == "g" and rhyme[0] == "i")
    return onset not in ("q", "p")


@lru_cache(maxsize=8192)
def analyse(word: str) -> Syllable | None:
    """A lower-case word as a syllable that the rules of Vietnamese spelling allow, or None.

    Rhymes that end in c, ch, p or t take only sắc and nặng; the place of the mark does not matter here.
    """
    base, tone, marks = toneless(word)
    if marks > 1 or not base:
        return None
    ways = [
        Syllable(onset, rhyme, tone)
        for onset, rhyme in _readings(base)
        if _fits(onset, rhyme) and (len(_rhymes()[rhyme]) == 6 or tone in (2, 5))
    ]
    return next((way for way in ways if _known(way)), ways[0] if ways else None)


def _known(syllable: Syllable) -> bool:
    groups = _rhymes()[syllable.rhyme]
    group = syllable.tone if len(groups) == 6 else _CHECKED[syllable.tone]
    return group is not None and (syllable.onset or "-") in groups[group]


@lru_cache(maxsize=8192)
def exists(word: str) -> bool:
    """Whether a lower-case word is a syllable in use today."""
    syllable = analyse(word)
    return syllable is not None and _known(syllable)


@lru_cache(maxsize=8192)
def spelt(word: str, *, on_main_vowel: bool = False) -> str:
    """A lower-case word with its tone mark where it belongs: `hòa`, or `hoà` with `on_main_vowel`.

    Only an open -oa, -oe, -uy has two styles; a word that is no syllable comes back as it is.
    """
    if on_main_vowel and not word.translate(_TONELESS).endswith(_OPEN_PAIRS):
        return spelt(word)
    if word.isascii() or _is_marked_right(word):
        return word
    syllable = analyse(word)
    if syllable is None:
        return word
    base, tone, _ = toneless(word)
    if not tone:
        return base
    at = len(base) - len(syllable.rhyme) + _marked(syllable.rhyme, on_main_vowel)
    return unicodedata.normalize("NFC", base[: at + 1] + _MARKS[tone] + base[at + 1 :])


def _is_marked_right(word: str) -> bool:
    """Whether a word has no tone mark, or has its one where no other place is possible.

    That is on its only vowel, or on one with a hat or a hook; of ươ the second letter carries it.
    """
    marked = [_MARKED[char][0] for char in word if char in _TONE_OF]
    if not marked or len(_MARKED_VOWELS.intersection(word)) == 1:
        return True
    return len(marked) == 1 and (marked[0] in "ăâêôơ" or (marked[0] == "ư" and "ơ" not in word))


def _marked(rhyme: str, on_main_vowel: bool) -> int:
    """Which letter of a rhyme carries the mark."""
    for letters in ("ăâêôơ", "ư"):
        at = next((n for n, char in enumerate(rhyme) if char in letters), None)
        if at is not None:
            return at
    vowels = [n for n, char in enumerate(rhyme) if char in _VOWELS]
    if len(vowels) == 1:
        return vowels[0]
    if rhyme in _OPEN_PAIRS:
        return vowels[1] if on_main_vowel else vowels[0]
    if vowels[-1] < len(rhyme) - 1:
        return vowels[-1]
    return vowels[1] if len(vowels) == 3 else vowels[0]
