"""Misspelt words that runs of words do not show: phrases said twice, capitals inside, digits left over, words at years and commas."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import attrgetter

from ctr_cli.data import table
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
    yield from _phrases_twice(text)
    yield from _torn(text)
    yield from _left_digits(text)
    yield from _at_times(text)
    yield from _months_counted(text)
    yield from _at_commas(text)


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


_REPEATED = regex(r"(?<!\w)(?P<one>\w+(?: \w+){1,5})(?P<comma>,?) (?P=one)(?!\w)", re.IGNORECASE)


def _phrases_twice(text: Text) -> Iterator[Slip]:
    """Phrases written twice that runs of words do not show: of three words and more, or with a number in them."""
    tokens = text.lower().replace(",", "").split()
    if len(set(tokens)) > len(tokens) - 2:
        return
    for match in _REPEATED.finditer(text):
        phrase, (start, end) = match["one"], match.span()
        if match["comma"] and text[end : end + 1] not in ("", ".", ",", ";", ":"):
            continue
        long = phrase.count(" ") > 1 or any(char.isdigit() for char in phrase)
        if long or (match["comma"] and start == 0):
            keys = (phrase.lower(), "")
            halves = (start, start + len(phrase)), (start + len(phrase), end)
            words = [
                Word(text[a:b], text[a:b].lower(), a, b, False, False, False, False)
                for a, b in halves
            ]
            yield Slip("CTR505", tuple(words), keys)


_LONG = 4
"""Letters of a word with VNI's digits in it that is no code of anything."""


def _left_digits(text: Text) -> Iterator[Slip]:
    """Words with digits of VNI left in them: long ones, and those that make words with a neighbour."""
    for match in VNI.finditer(text):
        low = match.group().lower()
        meant = vni_typed(low)
        words = words_of(text)
        at = bisect_left(words, match.start(), key=attrgetter("start"))
        before = key_at(words, at - 1) if text[match.start() - 1 : match.start()] == " " else ""
        after = key_at(words, bisect_left(words, match.end(), at, key=attrgetter("start")))
        no_code = sum(map(str.isalpha, low)) >= _LONG and meant in core_syllables()
        if meant and (no_code or is_word(before, meant) or is_word(meant, after)):
            word = Word(match.group(), low, *match.span(), False, False, False, False)
            yield Slip("CTR509", (word,), (meant,))


_TIMES: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("năm", regex(r" 20\d\d\b(?! ?[-–])"), ()),
    ("ngày", regex(r" (?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])\b(?!%)"), ()),
    (
        "tháng",
        regex(r" (?:0?[1-9]|1[0-2])(?=[,;.]?(?: |\Z)|/20)(?! \w*(?:trận|điểm|lần))"),
        ("thắng", "thăng"),
    ),
    ("quý", regex(r" (?:IV|I{1,3})\b"), ()),
)
"""Words of time, what follows them, and words near them that may stand there as well."""


def _at_times(text: Text) -> Iterator[Slip]:
    """The words `năm`, `ngày`, `tháng` and `quý` before their number, typed wrong or twice: `nắm 2026`, `năm năm 2026`."""
    words = words_of(text)
    for right, number, others in _TIMES:
        for match in number.finditer(text):
            at = bisect_left(words, match.start(), key=attrgetter("start")) - 1
            if at < 0 or words[at].end != match.start():
                continue
            word, before = words[at], words[at - 1] if at and words[at].joined else None
            if word.key == right and before and before.key == right:
                yield Slip("CTR505", (before, word), (right, ""))
            elif (
                not (word.capital and not word.opening)
                and word.key not in others
                and _near(word, right)
                and not (before and is_word(before.key, word.key))
            ):
                yield Slip("CTR517" if is_syllable(word.key) else "CTR501", (word,), (right,))


_COUNTED = regex(r"(?<![\d/.,-])\d{1,2} (?P<word>[^\W\d_]+)(?= (?:đầu|cuối) năm|[,;.])")


def _months_counted(text: Text) -> Iterator[Slip]:
    """The word `tháng` after a number, with its marks wrong: `9 thang, nhiệm vụ quý IV`."""
    words = words_of(text)
    for match in _COUNTED.finditer(text):
        word = words[bisect_left(words, match.start("word"), key=attrgetter("start"))]
        if word.plain and word.key != "thắng" and alike(word.key, "tháng") == 1:
            yield Slip("CTR517" if is_syllable(word.key) else "CTR501", (word,), ("tháng",))


def _at_commas(text: Text) -> Iterator[Slip]:
    """Words that go together with a comma between them: `phòng, chóng tham nhũng`."""
    if "," not in text:
        return
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if two.joined or text[one.end : two.start] != ", ":
            continue
        for left, right in _comma_pairs():
            if (
                one.key == left
                and _near(two, right)
                and not is_word(two.key, key_at(words, at + 2))
            ) or (
                two.key == right
                and _near(one, left)
                and not is_word(key_at(words, at - 1), one.key)
            ):
                yield Slip("CTR504", (one, two), (left, right))


def _near(word: Word, key: str) -> bool:
    return 0 < alike(word.key, key) <= REACH


@cache
def _comma_pairs() -> list[tuple[str, str]]:
    return [(one, two) for one, two in map(str.split, table("spelling/doubled")["comma"])]
