"""Words that are no syllable of Vietnamese: what is wrong with each, and what it was to be."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from ctr_cli.data import listed, table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.old_encodings import from_tcvn3, from_vni
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse, exists, spelt, toneless
from ctr_cli.rules.form.lexicon import (
    alike,
    core_syllables,
    is_core,
    is_syllable,
    is_word,
    mends,
    syllables,
    unmarked,
)
from ctr_cli.rules.form.pairs import MOST_LIKELY, REACH, Run, Slip, key_at, nearest, within
from ctr_cli.rules.form.units import unit_meant
from ctr_cli.rules.printed import Word

_VOWELS = regex("[aeiouy]+")
"""A syllable of Vietnamese has one run of vowels; a foreign name often more: `Katê`, `Bàni`."""
_BEGUN = regex("p(?!h)|[bcđghkms][rl]")
"""How words of other peoples begin and no syllable of Vietnamese does: `Bru`, `pây`, `krông`."""
_OTHER = regex("[\u0370-\u1dff\u1f00-\uffff]")
"""A letter of another script, of which CTR403 tells."""
_OLD = regex("(?<=[a-z])[À-Þ]|[äåæçëïîñöøûüþßÆÇËÎÏÑÖØÜ]")
"""A letter that Vietnamese has not, or not there, as words of TCVN3 and VNI have read in Unicode: `kÕt`."""
_HORNLESS = regex("u(?=[ơờớởỡợ])|(?<=ư)[oòóỏõọ]")
_HORNED = str.maketrans("uoòóỏõọ", "ươờớởỡợ")
_HATTED = regex("dd|aa|ee|oo|.w")
"""Keys of Telex for a letter of its own, which no syllable has."""
_FAR = 3
"""How far a mend among all known words may be from a word that is none."""


def strange(run: Run, at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a sign, a name or a foreign word."""
    word, key = run[at], run[at].key
    before, after = _typed_at(run, at - 1), _typed_at(run, at + 1)
    if right := _plainly(run, at, after):
        return Slip("CTR501", (word,), (right,))
    meant = _meant(mends(before, key, after), key, REACH)
    if (horned := _horned(before, key, after)) and alike(key, meant or "") != 1:
        return Slip("CTR501", (word,), (horned,))
    if key in listed("spelling/names", "english") and before and after:
        named = any(other.capital and other.key.isascii() for other in run[at - 1 : at + 2])
        return None if named else Slip("CTR501", (word,), ())
    barred = key.startswith("dd")
    sign = len(key) == 1 or _OTHER.match(key) or (key.isascii() and word.text[1:] != key[1:])
    two = ("", "") if sign else _parted(before, key, after)
    right = typed_out(key)
    known = meant or is_core(*two) or is_core(before, right) or is_core(right, after)
    if sign or not (known or barred or not _in_a_name(run, at)):
        return None
    if typed := _typed(word, before, after, sure=barred):
        return typed
    if any(two):
        return Slip("CTR510", (word,), (" ".join(two),))
    if word.capital and len(_VOWELS.findall(without_marks(key))) > 1:
        return None
    if meant and (is_core(before, meant) or is_core(meant, after) or not _of_a_people(run, at)):
        return Slip("CTR501", (word,), (meant,))
    return _unsure(run, at)


def _plainly(run: Run, at: int, after: str) -> str:
    """What a word is in an old encoding, or for the kind of unit behind a body's name; empty where it is neither."""
    word = run[at]
    if _OLD.search(word.text):
        olds = (convert(word.text).lower() for convert in (from_tcvn3, from_vni))
        if old := next(filter(exists, olds), ""):
            return old
    unit = unit_meant(run, at)
    return unit[1] if unit and not within(mends("", word.key, after), REACH) else ""


def _typed(word: Word, before: str, after: str, *, sure: bool) -> Slip | None:
    """A word in which keys of Telex are left, or None where nothing shows what they were to write."""
    key, right = word.key, typed_out(word.key)
    usual = is_word(before, right) or is_word(right, after) or right in syllables()["free"]
    if right and (usual or sure):
        return Slip("CTR509", (word,), (right,))
    if more := _typed_twice(before, key, after):
        return Slip("CTR509", (word,), (more,))
    if right in core_syllables() and _HATTED.search(key) and not word.capital:
        return Slip("CTR509", (word,), (), (right,), sure=False)
    return None


def _typed_at(run: Run, at: int) -> str:
    """The key of a word of a run, or the syllable its keys of Telex were to write; empty outside the run."""
    key = key_at(run, at)
    return key if is_syllable(key) else typed_out(key) or key


def _meant(mended: Mapping[str, int], key: str, most: int) -> str | None:
    """The nearest of the mends of a word that are near enough, and lack no two marks that were typed: `phờng` is no `phong`.

    One that has the letters of usual syllables lacks only marks: `phuong` is no `chuông`. Where hats were typed that the
    nearest has not, another may be meant: `nhâ` in `nhâ sự`.
    """
    reach = 1 if without_marks(key) in unmarked() else most
    found = [(near, one) for near, one in within(mended, reach) if _marks(key) - _marks(one) < _TWO]
    near, one = min(found, default=(0, key))
    rehatted = near == 1 and not key.isascii() and toneless(one)[0] != toneless(key)[0]
    return None if rehatted and len(found) > 1 else nearest(found)


_TWO = 2


def _marks(word: str) -> int:
    """How many marks the letters of a word have."""
    return sum(map(bool, map(unicodedata.combining, unicodedata.normalize("NFD", word))))


def _horned(before: str, key: str, after: str) -> str:
    """The syllable of a word whose ươ lacks one of its two horns: `nguời`, `phưòng`; empty where there is none.

    One without a tone may have lost that too: `toàn phưong`.
    """
    whole = _HORNLESS.sub(lambda letter: letter.group().translate(_HORNED), key)
    sure = toneless(key)[2] or is_word(before, whole) or is_word(whole, after)
    return whole if whole != key and exists(whole) and sure else ""


def _unsure(run: Run, at: int) -> Slip | None:
    """A word that is no syllable, with what it may have been among all known words, or without its marks.

    One that could be a syllable may be of the speech of a region or a people, `khăn piêu`; a longer one foreign: `bulông`.
    """
    word = run[at]
    impossible = analyse(word.key) is None and not _of_a_people(run, at)
    found = mends(key_at(run, at - 1), word.key, key_at(run, at + 1), widely=True)
    if meant := _meant(found, word.key, _FAR):
        return Slip("CTR501", (word,), (meant,) if impossible else (), (meant,), impossible)
    if word.capital and not word.opening:
        return None
    bare = without_marks(word.key)
    marked = unmarked().get(bare, ())[:MOST_LIKELY]
    if word.key != bare:
        one = len(_VOWELS.findall(bare)) == 1
        return Slip("CTR501", (word,), (), marked, sure=impossible and one)
    if marked:
        return Slip("CTR506", (word,), (), marked)
    return None if _VOWELS.search(word.key) else Slip("CTR501", (word,), (), sure=False)


def _of_a_people(run: Run, at: int) -> bool:
    """Whether a word may be of the speech of a people: alone with a capital, begun as none here is, two such in a row."""
    word, beside = run[at], (key_at(run, at - 1), key_at(run, at + 1))
    name = word.capital and not word.opening
    return name or bool(_BEGUN.match(word.key)) or any(k and analyse(k) is None for k in beside)


def _parted(before: str, key: str, after: str) -> tuple[str, str]:
    """The two syllables a word was, which make a word, or one of which does with its neighbour; empty where none do."""
    cuts = ((key[:cut], key[cut:]) for cut in range(1, len(key)))
    guesses = [
        (-2 * is_core(one, two) - is_word(before, one) - is_word(two, after), (one, two))
        for one, two in cuts
        if exists(one) and exists(two) and (len(one) > 1 < len(two) or is_core(one, two))
    ]
    return nearest(guess for guess in guesses if guess[0]) or ("", "")


def _in_a_name(run: Run, at: int) -> bool:
    """Whether a word has a capital and so has one beside it, as names of persons and places do."""
    word = run[at]
    beside = run[at + 1 : at + 2] if word.opening else run[max(0, at - 1) : at + 2]
    return word.capital and sum(other.capital for other in beside) > (not word.opening)


@lru_cache(maxsize=4096)
def typed_out(low: str) -> str:
    """What the keys of Telex left in a word were to write; empty when they write no syllable.

    `nghij` was to be `nghị`, `ddang` `đang`, `thuwjc` `thực`.
    """
    if len(low) < 2 or low in syllables()["foreign"]:
        return ""
    letters, typing = low, table("spelling/doubled")["telex"]
    for keys, letter in typing["letters"]:
        letters = letters.replace(keys, letter)
    if analyse(letters) is None:
        at = next((n for n in range(len(letters) - 1, 0, -1) if letters[n] in typing["tones"]), 0)
        if at:
            letters = _toned(letters[:at] + letters[at + 1 :], typing["tones"][letters[at]])
    letters = spelt(letters)
    return letters if letters != low and exists(letters) else ""


def _typed_twice(before: str, key: str, after: str) -> str:
    """The syllable that makes a word with a neighbour, where one key more than its own was hit: `ddaojo`."""
    ways = {typed_out(key[:n] + key[n + 1 :]) for n in range(len(key) if key.isascii() else 0)}
    return next((way for way in ways - {""} if is_core(before, way) or is_core(way, after)), "")


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone mark on their first vowel, wherever it belongs in the end."""
    vowel = next((n for n, char in enumerate(letters) if char in "aăâeêioôơuưy"), None)
    if vowel is None:
        return letters
    return unicodedata.normalize("NFC", letters[: vowel + 1] + mark + letters[vowel + 1 :])
