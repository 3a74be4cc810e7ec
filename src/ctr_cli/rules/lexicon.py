"""Which syllables make words together, and which known word a written pair comes near to."""

import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from ctr_cli.data import data_text, table
from ctr_cli.syllables import exists, toneless


def word_list(name: str) -> list[str]:
    """The lines of a list of words in `data/spelling/`, without its remarks."""
    return [line for line in data_text(f"spelling/{name}.txt").splitlines() if line[0] != "#"]


@cache
def _lines() -> dict[str, str]:
    """For each syllable, the syllables that make a word after it, each between two blanks of one string."""
    return {
        head: f"{tails} " for head, _, tails in (line.partition(":") for line in word_list("words"))
    }


@cache
def core() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The words of programmes: for each syllable, those that follow it in one, and those that lead it."""
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    phrases = [phrase for line in word_list("core") for phrase in line.split(", ")]
    for phrase in [*phrases, *slip_list()]:
        for first, second in pairwise(phrase.split()):
            after.setdefault(first, set()).add(second)
            before.setdefault(second, set()).add(first)
    return after, before


def is_core(first: str, second: str) -> bool:
    """Whether two syllables in this order make a word of programmes."""
    return second in core()[0].get(first, ())


def is_word(first: str, second: str) -> bool:
    """Whether two syllables in this order make a known word."""
    return f" {second} " in _lines().get(first, "") or is_core(first, second)


@cache
def free() -> frozenset[str]:
    """Syllables that stand by themselves and before or after nearly anything: `của`, `và`, `từ`."""
    return frozenset(table("spelling/free")["syllables"].split())


@cache
def standing() -> frozenset[str]:
    """Syllables that stand by themselves, though few words are made with them: `bún`, `ghe`, `rạch`."""
    return free() | foreign() | frozenset(table("spelling/free")["standing"].split())


@cache
def foreign() -> frozenset[str]:
    """Foreign words and units that offices write as they are."""
    return frozenset(table("spelling/names")["foreign"].split())


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """The letters of a word without tone marks, hats and hooks."""
    letters = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(char for char in letters if not unicodedata.combining(char))


@lru_cache(maxsize=65536)
def alike(written: str, meant: str) -> int:
    """How near two different syllables are: 1 differ in marks or sound the same, 2 in one letter, 3 in both, 0 far."""
    if written == meant:
        return 0
    if folded(written) == folded(meant):
        return 1
    (one, tone, _), (other, other_tone, _) = toneless(written), toneless(meant)
    if tone == other_tone and _sounds(one) == _sounds(other):
        return 1
    if _one_edit(written, meant):
        return 2
    if _one_edit(one, other) or _sounds(one) == _sounds(other):
        return 2 if tone == other_tone else 3
    return 3 if _one_edit(folded(written), folded(meant)) else 0


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes the words equal."""
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    rest, other_rest = one[at:], other[at:]
    return rest[1:] == other_rest[1:] or (
        rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    )


_SOUNDS = (
    ("ngh", "ng"), ("gh", "g"), ("gi", "d"), ("tr", "ch"), ("qu", "w"), ("x", "s"), ("r", "d"), ("k", "c"),
)  # fmt: skip
"""Letters at the head of a syllable that are heard as others, in one part of the country or everywhere."""


def _sounds(letters: str) -> str:
    for written, sound in _SOUNDS:
        if letters.startswith(written):
            return sound + letters[len(written) :]
    return letters


def _followers(head: str) -> list[str]:
    """The syllables that make a known word after one."""
    return _lines().get(head, "").split()


@lru_cache(maxsize=4096)
def _leaders(tail: str) -> list[str]:
    """The syllables that make a known word before one."""
    return [head for head, tails in _lines().items() if f" {tail} " in tails]


def is_rare(key: str, most: int) -> bool:
    """Whether a syllable does not stand by itself and is in few known words: nobody expects it."""
    return key not in standing() and len(_followers(key)) + len(_leaders(key)) <= most


@cache
def core_syllables() -> frozenset[str]:
    """The syllables of the words of programmes."""
    after, before = core()
    return frozenset(after) | frozenset(before) | free()


def mends(
    before: str, written: str, after: str, reach: int, *, widely: bool = False
) -> dict[str, int]:
    """Syllables near a written one that make a word of programmes with a neighbour, and how near they are.

    `before` and `after` are the neighbours, empty where there is none; `reach` bounds the distance;
    `widely` looks among all known words.
    """
    found: dict[str, int] = {}
    if widely:
        candidates = [*_followers(before), *_leaders(after)]
    else:
        following, leading = core()
        candidates = [*following.get(before, ()), *leading.get(after, ())]
    for candidate in candidates:
        near = alike(written, candidate)
        if 0 < near <= reach:
            found[candidate] = near
    return found


@cache
def slip_list() -> dict[str, list[str]]:
    """Words and the wrong spellings of each that are known by sight."""
    pairs = (line.partition(": ") for line in word_list("slips"))
    return {right: wrongs.split(", ") for right, _, wrongs in pairs}


@cache
def known_slips() -> dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Wrong spellings known by sight and the right ones, as keys, by their first two syllables; long ones first."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for right, wrongs in slip_list().items():
        keys = tuple(right.split())
        for wrong in wrongs:
            written = tuple(wrong.split())
            found.setdefault(written[:2], []).append((written, keys))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def bare_words() -> dict[str, str]:
    """Frequent words by their letters without marks: `uy ban` is `ủy ban`; those two words share are left out."""
    found: dict[str, str] = {}
    for first, seconds in core()[0].items():
        for second in seconds:
            bare, word = f"{folded(first)} {folded(second)}", f"{first} {second}"
            found[bare] = "" if bare in found else word
    return {bare: word for bare, word in found.items() if word and word != bare}


def is_syllable(key: str) -> bool:
    """Whether a word is a syllable in use; one that begins a known word is found at once."""
    return key in _lines() or exists(key)
