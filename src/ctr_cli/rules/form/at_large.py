"""Slips of a text that runs of its words do not show: capitals inside, digits left over, words at years."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import core_syllables, is_core, is_syllable, is_word
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH, key_at
from ctr_cli.rules.form.typed import VNI, has_torn_case, parted, vni_typed, whole_case
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of


class Slip(Struct):
    """Words that break the rule with a code, and their right keys; no keys when nobody can say.

    An empty key means that the word goes; `likely` are keys that one word may have been, and `sure`
    says whether it is wrong beyond doubt.
    """

    code: str
    words: tuple[Word, ...]
    meant: tuple[str, ...]
    likely: tuple[str, ...] = ()
    sure: bool = True


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
    """Words with capitals inside, and two words run together at one."""
    for word in words_of(text):
        if word.plain and has_torn_case(word.text) and not _NUMERAL.fullmatch(word.text):
            if key := whole_case(word.text):
                yield Slip("CTR507", (word,), (key,))
            elif two := parted(word.text):
                yield Slip("CTR510", (word,), (two,))
    for word, following in pairwise(words_of(text)):
        loud = len(word.text) > 1 and word.text.isupper() and following.text.islower()
        if loud and following.joined and following.plain and is_core(word.key, following.key):
            yield Slip("CTR507", (word,), ())


_LONG = 4
"""Letters of a word with VNI's digits in it that is no code of anything."""


def _left_digits(text: Text) -> Iterator[Slip]:
    """Words with digits of VNI left in them: long ones, and those that make words with a neighbour."""
    for match in VNI.finditer(text):
        low = match.group().lower()
        meant = vni_typed(low)
        words = words_of(text)
        at = bisect_left(words, match.start(), key=_start_of)
        before = key_at(words, at - 1) if text[match.start() - 1 : match.start()] == " " else ""
        after = key_at(words, bisect_left(words, match.end(), at, key=_start_of))
        no_code = sum(map(str.isalpha, low)) >= _LONG and meant in core_syllables()
        if meant and (no_code or is_word(before, meant) or is_word(meant, after)):
            yield Slip("CTR509", (of_letters(text, *match.span()),), (meant,))


_start_of = attrgetter("start")

_TIMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("năm", regex(r"(?P<word>[^\W\d_]+) 20\d\d\b(?! ?[-–])")),
    ("ngày", regex(r"(?P<word>[^\W\d_]+) (?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])\b(?!%)")),
    (
        "tháng",
        regex(
            r"(?P<word>(?!(?i:th[ắă]ng))[^\W\d_]+) (?:0?[1-9]|1[0-2])(?=[,;.]?(?: |\Z)|/20)(?! \w*(?:trận|điểm|lần))"
        ),
    ),
    (
        "tháng",
        regex(r"(?<![\d/.,-])\d{1,2} (?P<word>(?!thắng)[^\W\d_]+)(?= (?:đầu|cuối) năm|[,;.])"),
    ),
    ("quý", regex(r"(?P<word>[^\W\d_]+) (?:IV|I{1,3})\b")),
)
"""Words of time beside what shows them; a word near `tháng` that may stand there as well is none."""


def _at_times(text: Text) -> Iterator[Slip]:
    """The words `năm`, `ngày`, `tháng` and `quý` at their number, typed wrong or twice: `nắm 2026`, `năm năm 2026`."""
    words = words_of(text)
    for right, beside in _TIMES:
        for match in beside.finditer(text):
            at = bisect_left(words, match.start("word"), key=_start_of)
            word = words[at] if at < len(words) else None
            if not word or word.start != match.start("word"):
                continue
            before = key_at(words, at - 1) if word.joined else ""
            if word.key == right == before:
                yield Slip("CTR505", (words[at - 1], word), (right, ""))
            elif (
                word.opening >= word.capital
                and 0 < alike(word.key, right) <= REACH
                and not is_word(before, word.key)
            ):
                yield Slip("CTR517" if is_syllable(word.key) else "CTR501", (word,), (right,))
