"""Slips of a text that runs of its words do not show: capitals inside, digits left over, words at years."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists, spelt
from ctr_cli.rules.form.lexicon import core_syllables, is_syllable, is_word, with_y
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH, Slip, key_at
from ctr_cli.rules.form.strange import typed_out
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of


def at_large(text: Text) -> Iterator[Slip]:
    """The slips of a text that no run of its words shows."""
    yield from _torn(text)
    yield from _left_digits(text)
    yield from _at_times(text)


def of_letters(text: str, start: int, end: int) -> Word:
    """Some characters of a text as a word that no rule of spelling judges."""
    written = text[start:end]
    return Word(written, written.lower(), start, end, False, False, False, False)


_NUMERAL = regex("[IVXLl]{2,5}")
"""A Roman number with l for I; no word has these letters alone."""


def _torn(text: Text) -> Iterator[Slip]:
    """Words with capitals inside that do not fill them, and two words run together at one."""
    for word in words_of(text):
        written = word.text
        even = written.islower() or written[1:].islower() or written.isupper()
        if even or not word.plain or _NUMERAL.fullmatch(written):
            continue
        if key := _whole_case(written):
            yield Slip("CTR507", (word,), (key,))
        elif two := _at_capital(written):
            yield Slip("CTR510", (word,), (two,))


def _whole_case(text: str) -> str:
    """The syllable that a word with capitals inside it is, in small letters; empty when it is none.

    `ChỈ` is `chỉ`, and `QQuân` with its first letter typed twice is `quân`.
    """
    low = text.lower()
    keys = (low, low[1:]) if low[:1] == low[1:2] else (low,)
    return next(filter(exists, map(spelt, keys)), "")


def _at_capital(text: str) -> str:
    """The two words that were run together where the second begins with a capital: `củaBan`; empty where they are none."""
    at = next((n for n, char in enumerate(text[1:], 1) if char.isupper()), 0)
    parts = text[:at], text[at:]
    return " ".join(parts) if all(exists(spelt(part.lower())) for part in parts) else ""


_VNI = str.maketrans("12345789", "sfrxjwwd")
_HATS = regex("([aeo])([^aeo]*)6")
_DIGITS = regex(r"(?<![\w/.-])[^\W\d_]+[1-9][^\W_]*(?![\w/.-])")
"""A word with digits in it, which VNI may have left there."""
_DIGIT_IN_A_WORD = regex(r"[1-9](?<=[^\W\d_].)")


def _left_digits(text: Text) -> Iterator[Slip]:
    """Words of programmes with digits of VNI left in them, or a number run into them: `ke61` was to be `kế`."""
    for match in _DIGITS.finditer(text) if _DIGIT_IN_A_WORD.search(text) else ():
        low = match.group().lower()
        keys = typed_out(_HATS.sub(r"\1\1\2", low).translate(_VNI))
        meant = keys or "".join(filter(str.isalpha, low))
        if len(meant) > 1 and meant in core_syllables():
            yield Slip("CTR509", (of_letters(text, *match.span()),), (meant,))


_end_of = attrgetter("end")
_TIME = regex(
    r" (?<=[^\W\d_] )(?=(?P<năm>20\d\d\b(?! ?[-–]))"
    r"|(?P<ngày>(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])\b(?!%))"
    r"|(?P<tháng>(?:0?[1-9]|1[0-2])(?=[,;.]?(?: |\Z)|/20)(?! \w*(?:trận|điểm|lần)))|(?P<quý>(?:IV|I{1,3})\b)"
    r"|(?P<half>(?:đầu|cuối) năm))"
)
"""What shows, behind a word, which word of time it is; a half year also has its number before it."""
_COUNTED = regex(r"(?<![\d/.,-])\d{1,2} \Z")


def _at_times(text: Text) -> Iterator[Slip]:
    """The words `năm`, `ngày`, `tháng` and `quý` at their number, typed wrong: `nắm 2026`."""
    words = words_of(text)
    for match in _TIME.finditer(text):
        at = bisect_left(words, match.start(), key=_end_of)
        word, right = words[at], match.lastgroup or ""
        if right == "half":
            if not _COUNTED.search(text[max(0, word.start - 4) : word.start]):
                continue
            right = "tháng"
        if (
            0 < alike(word.key, right) <= REACH
            and word.opening >= word.capital
            and word.key not in ("tháng", "thắng", *with_y())
            and not (word.joined and is_word(key_at(words, at - 1), word.key))
        ):
            yield Slip("CTR517" if is_syllable(word.key) else "CTR501", (word,), (right,))
