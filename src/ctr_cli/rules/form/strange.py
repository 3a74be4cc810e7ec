"""Words that are no syllable of Vietnamese: what is wrong with each, and what it was to be."""

import unicodedata
from functools import lru_cache

from ctr_cli.data import listed, table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.old_encodings import from_tcvn3, from_vni
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import analyse, exists, spelt
from ctr_cli.rules.form.lexicon import is_core, is_word, mends, syllables, unmarked
from ctr_cli.rules.form.pairs import MOST_LIKELY, REACH, Run, Slip, key_at, nearest, within

_VOWELS = regex("[aeiouy]+")
"""A syllable of Vietnamese has one run of vowels; a foreign name often more: `Katê`, `Bàni`."""
_BEGUN = regex("p(?!h)|[bcđghkms][rl]")
"""How words of other peoples begin and no syllable of Vietnamese does: `Bru`, `pây`, `krông`."""
_OTHER = regex("[\u0370-\u1dff\u1f00-\uffff]")
"""A letter of another script, of which CTR403 tells."""
_OLD = regex("(?<=[a-z])[À-Þ]|[äåæçëïîñöøûüþßÆÇËÎÏÑÖØÜ]")
"""A letter that Vietnamese has not, or not there, as words of TCVN3 and VNI have read in Unicode: `kÕt`."""
_FAR = 3
"""How far a mend among all known words may be from a word that is none."""


def strange(run: Run, at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a sign, a name or a foreign word."""
    word, key, before, after = run[at], run[at].key, key_at(run, at - 1), key_at(run, at + 1)
    if _OLD.search(word.text):
        olds = (convert(word.text).lower() for convert in (from_tcvn3, from_vni))
        if old := next(filter(exists, olds), ""):
            return Slip("CTR501", (word,), (old,))
    meant = nearest(within(mends(before, key, after), REACH))
    typed, barred = typed_out(key), key.startswith("dd")
    if key in listed("spelling/names", "english") and before and after:
        named = any(other.capital and other.key.isascii() for other in run[at - 1 : at + 2])
        return None if named else Slip("CTR501", (word,), ())
    sign = len(key) == 1 or _OTHER.match(key) or (key.isascii() and word.text[1:] != key[1:])
    two = ("", "") if sign else _parted(before, key, after)
    if sign or not (meant or barred or is_core(*two) or not _in_a_name(run, at)):
        return None
    usual = is_word(before, typed) or is_word(typed, after) or typed in syllables()["free"]
    if typed and (usual or barred):
        return Slip("CTR509", (word,), (typed,))
    if any(two):
        return Slip("CTR510", (word,), (" ".join(two),))
    if word.capital and len(_VOWELS.findall(without_marks(key))) > 1:
        return None
    if meant and (is_core(before, meant) or is_core(meant, after) or not _of_a_people(run, at)):
        return Slip("CTR501", (word,), (meant,))
    return _unsure(run, at)


def _unsure(run: Run, at: int) -> Slip | None:
    """A word that is no syllable, with what it may have been among all known words, or without its marks.

    One that could be a syllable may be of the speech of a region or a people, `khăn piêu`; a longer one foreign: `bulông`.
    """
    word = run[at]
    impossible = analyse(word.key) is None and not _of_a_people(run, at)
    found = mends(key_at(run, at - 1), word.key, key_at(run, at + 1), widely=True)
    if meant := nearest(within(found, _FAR)):
        return Slip("CTR501", (word,), (meant,) if impossible else (), (meant,), impossible)
    if word.capital and not word.opening:
        return None
    if not word.key.isascii():
        one = len(_VOWELS.findall(without_marks(word.key))) == 1
        return Slip("CTR501", (word,), (), sure=impossible and one)
    if marked := unmarked().get(word.key):
        return Slip("CTR506", (word,), (), marked[:MOST_LIKELY])
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


def _toned(letters: str, mark: str) -> str:
    """Letters with a tone mark on their first vowel, wherever it belongs in the end."""
    vowel = next((n for n, char in enumerate(letters) if char in "aăâeêioôơuưy"), None)
    if vowel is None:
        return letters
    return unicodedata.normalize("NFC", letters[: vowel + 1] + mark + letters[vowel + 1 :])
