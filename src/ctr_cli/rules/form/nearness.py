"""How near one syllable is to another: in its marks, its letters, its sound."""

from functools import lru_cache

from ctr_cli.data import table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.syllables import toneless


@lru_cache(maxsize=65536)
def alike(written: str, meant: str) -> int:
    """How near two different syllables are: 1 differ in marks or sound the same, 2 in one letter, 3 in both, 0 far."""
    if written == meant:
        return 0
    bare, one, tone, sound = _heard(written)
    other_bare, other, other_tone, other_sound = _heard(meant)
    if bare == other_bare or (tone == other_tone and sound == other_sound):
        return 1
    if (tone == other_tone or len(written) != len(meant)) and _one_edit(written, meant):
        return 2
    if sound == other_sound or _one_edit(one, other):
        return 2 if tone == other_tone else 3
    return 3 if _one_edit(bare, other_bare) else 0


@lru_cache(maxsize=8192)
def _heard(word: str) -> tuple[str, str, int, str]:
    """A syllable without marks, without its tone, its tone, and how it sounds without it."""
    letters, tone, _ = toneless(word)
    return without_marks(word), letters, tone, _sounds(letters)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes the words equal."""
    least = min(len(one), len(other))
    start = next((n for n in range(least) if one[n] != other[n]), least)
    here, there = one[start:], other[start:]
    swapped = here[:2] == there[1::-1] and here[2:] == there[2:]
    return here[1:] in (there, there[1:]) or here == there[1:] or swapped


def _sounds(letters: str) -> str:
    heard: dict[str, str] = table("spelling/doubled")["heard"]
    head = next((n for n in (3, 2, 1) if letters[:n] in heard), 0)
    letters = heard.get(letters[:head], "") + letters[head:]
    for written, sound in table("spelling/doubled")["heard_last"]:
        if letters.endswith(written) and letters != written:
            return f"{letters.removesuffix(written)}{sound}"
    return letters
