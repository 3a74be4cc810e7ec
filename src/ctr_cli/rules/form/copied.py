"""CTR518 to CTR520: what copying from an old file, a PDF or a scan makes of words.

Letters of an encoding before Unicode, a hyphen of a line's end left inside a word, l for the Roman I.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ctr_cli.language.letters import capital_as
from ctr_cli.language.old_encodings import from_tcvn3, from_vni
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import is_core, is_syllable
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.form.together import NOTE, each
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import printed, words_of
from ctr_cli.rules.registry import OneTextCheck, text_rule

_OLD_SIGNS = frozenset("®¹¸µ¶·§¨©ª«¬ÆÇËÎÏÑÖØÞßåæäëîïñöøûüþ")
"""Signs that letters of TCVN3 and VNI turn into, and that Vietnamese has no use for."""
_LATIN = 256
"""The first sign outside Latin-1, as whose letters those of the old encodings are read."""
_TOKEN = regex(r"[^\s.,;:()“”\"/-]+")
_HYPHENED = regex(r"(?<![\w/-])(?P<a>[^\W\d_]+)-(?P<b>[^\W\d_]+)(?![\w/-])")
_ROMAN = regex(
    r"(?:[Qq]uý|[Kk]h[oó][aá]|[Ll]ần thứ|[Đđ]ại hội|[Kk]ỳ|[Cc]hương|[Mm]ục|[Pp]hần) "
    r"(?P<r>(?=[IVXL]*[l1|])(?=[l1|L]*[IVX])[IVXLl1|]{2,5})(?![\w/|])"
)

_Place = tuple[int, int, str]
"""The first and last character of what is wrong in a text, and what is right."""


@once
def copied_wrong(text: Text) -> tuple[tuple[str, _Place], ...]:
    """What copying did to a text: the code of the rule, with each place."""
    old = () if _OLD_SIGNS.isdisjoint(text) else _old_letters(text)
    hyphened = _hyphened(text) if "-" in text else ()
    kinds = (("CTR518", old), ("CTR519", hyphened), ("CTR520", _mixed_numerals(text)))
    return tuple((code, place) for code, places in kinds for place in places)


def _old_letters(text: str) -> Iterable[_Place]:
    """Words of a text typed in an old encoding, if all that look so can be read; of a pasted piece, its words."""
    wholly = all(ord(char) < _LATIN for char in text)
    words = [m for m in _TOKEN.finditer(text) if not m.group().isascii()]
    strange = [m for m in words if wholly or not is_syllable(spelt(m.group().lower()))]
    for convert in (from_tcvn3, from_vni):
        read = [(*m.span(), capital_as(m.group(), convert(m.group()))) for m in strange]
        right = [place for place in read if _is_right(place[2])]
        if all(place in right or _OLD_SIGNS.isdisjoint(text[slice(*place[:2])]) for place in read):
            return right
    return ()


def _is_right(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and is_syllable(spelt(word.lower()))


def _hyphened(text: Text) -> Iterator[_Place]:
    words = words_of(text)
    starts = [word.start for word in words]
    for match in _HYPHENED.finditer(text):
        one, two = spelt(match["a"].lower()), match["b"].lower()
        whole = spelt(match["a"].lower() + two)
        if match["b"] != two or not is_syllable(whole) or is_core(one, spelt(two)):
            continue
        before = key_at(words, bisect_left(starts, match.start()) - 1)
        after = key_at(words, bisect_left(starts, match.end()))
        broken = not (is_syllable(one) and is_syllable(spelt(two)))
        if broken or is_core(before, whole) or is_core(whole, after):
            yield *match.span(), match["a"] + match["b"]


def _mixed_numerals(text: str) -> Iterator[_Place]:
    for match in _ROMAN.finditer(text):
        yield *match.span("r"), re.sub("[l1|]", "I", match["r"])


def _telling(code: str, message: str) -> OneTextCheck:
    """The rule that tells what copying did of one kind."""

    def check(texts: Excerpt) -> Iterator[Problem]:
        found = (
            (p, *at) for p in printed(texts) for kind, at in copied_wrong(p.text) if kind == code
        )
        yield from each(found, message)

    return check


for _code, _message in (
    ("CTR518", "“{written}” là chữ gõ theo bảng mã cũ (TCVN3, VNI)"),
    ("CTR519", "“{written}” có dấu gạch nối giữa tiếng"),
    ("CTR520", "số La Mã “{written}” lẫn chữ khác"),
):
    text_rule(_code, "warning", note=NOTE)(_telling(_code, _message))
