"""CTR514 and CTR521: set phrases that lack a syllable, have another one or one too many, or another order.

`sayings.txt` has the phrases in which no syllable can be another one; of those in `phrases.txt` none can be left out.
The first syllable is never the wrong one, so one that is leaves a phrase its first two syllables or its last two.
"""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import (
    alone,
    function_words,
    is_core,
    is_word,
    standing,
    word_list,
)
from ctr_cli.rules.form.slips import misspelt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Keys, keys_of
from ctr_cli.rules.printed import Word, printed, words_of
from ctr_cli.rules.registry import OneTextCheck, text_rule

_SHORT, _MIDDLE, _LONG = 4, 5, 6
"""Syllables from which one may be another one; beyond which one may be too many; and two others, or their order."""
_BREAKS = regex(r"[.;:()\d]")


class _Phrase(Struct):
    """A set phrase: as it is printed, its syllables, the other ways to say it, from where to where none can be another."""

    printed: str
    keys: Keys
    ways: tuple[Keys, ...]
    closed: int
    end: int


class Misquoted(Struct):
    """A set phrase said otherwise: its characters, the phrase, and the syllable that it lacks."""

    start: int
    end: int
    right: str
    missing: str


_Index = dict[tuple[str, ...], tuple[int, ...]]
"""The numbers of phrases by two of their syllables."""


@ready
def _phrases() -> tuple[tuple[str, Keys, tuple[Keys, ...], int, int], ...]:
    """The phrases of the tables, each of it a `_Phrase`."""
    found = []
    for name in ("sayings", "phrases"):
        for line in word_list(name):
            written, _, others = line.partition(": ")
            ways = tuple(map(keys_of, filter(None, others.split("; "))))
            for phrase, closed, end in (
                _written_out(written) if name == "sayings" else [(written, 0, 0)]
            ):
                found.append((phrase, keys_of(phrase), ways, closed, end))
    return tuple(found)


def _written_out(row: str) -> Iterator[tuple[str, int, int]]:
    """The phrases of a row with the syllables from which and to which none can be another.

    `A > b, c` are two in which only A is judged, `a, b < C` two in which only C is.
    """
    head, _, tails = row.partition(" > ")
    for tail in tails.split(", ") if tails else ():
        yield f"{head} {tail}", 1, len(keys_of(head))
    heads, _, tail = row.partition(" < ")
    for head in heads.split(", ") if tail else ():
        yield f"{head} {tail}", len(keys_of(head)), len(keys_of(f"{head} {tail}"))
    if not (tail or tails):
        yield row, 1, len(keys_of(row))


@ready
def _index() -> tuple[_Index, _Index]:
    """The phrases by their first two syllables, and by their last two; those of three by the first and the last too."""
    begun: _Index = {}
    ended: _Index = {}
    for number, (_, keys, *_) in enumerate(_phrases()):
        for two in {keys[:2], keys[::2] if len(keys) < _SHORT else keys[:2]}:
            begun[two] = (*begun.get(two, ()), number)
        ended[keys[-2:]] = (*ended.get(keys[-2:], ()), number)
    return begun, ended


def _near(keys: Keys) -> Iterator[tuple[int, _Phrase]]:
    """The phrases that may begin at a place of a text, right or not, the longest first."""
    begun, ended = _index()
    places = set()
    for at, two in enumerate(pairwise(keys)):
        places |= {(at, number) for number in begun.get(two, ())}
        for number in ended.get(two, ()):
            first, *_ = right = _phrases()[number][1]
            usual = at + 2 - len(right)
            places |= {(n, number) for n in range(max(0, usual - 1), usual + 2) if keys[n] == first}
    found = [(at, _Phrase(*_phrases()[number])) for at, number in places]
    yield from sorted(found, key=lambda near: (-len(near[1].keys), *near))


@once
def misquoted(text: Text) -> tuple[Misquoted, ...]:
    """The set phrases of a text that are said otherwise, none twice, the longest first."""
    words = words_of(text)
    keys = tuple(word.key for word in words)
    near = [*_near(keys)]
    right = [range(at, at + said) for at, phrase in near if (said := _said(keys, at, phrase))]
    found: list[Misquoted] = []
    for at, phrase in near:
        for last, wrong, missing in _otherwise(words, keys, at, phrase):
            start, end = words[at].start, words[last - 1].end
            taken = any(start < other.end and other.start < end for other in found)
            fits = any(wrong in other and len(other) >= len(phrase.keys) for other in right)
            comma = ("," in text[start:end]) > ("," in phrase.printed)
            if not (taken or fits or comma or _BREAKS.search(text, start, end)):
                found.append(Misquoted(start, end, phrase.printed, missing))
    return tuple(sorted(found))


def _said(keys: Keys, at: int, phrase: _Phrase) -> int:
    """How many syllables from a place are a phrase as it is said, or another way to say it; 0 where none are."""
    ways = (phrase.keys, *phrase.ways)
    return max((len(way) for way in ways if keys[at : at + len(way)] == way), default=0)


def _otherwise(
    words: tuple[Word, ...], keys: Keys, at: int, phrase: _Phrase
) -> Iterator[tuple[int, int, str]]:
    """Where a phrase said otherwise from a place ends, which word is wrong, and the syllable that is missing."""
    right, length = phrase.keys, len(phrase.keys)
    same = keys[at : at + length]
    other = [n for n, (one, two) in enumerate(zip(same, right, strict=False)) if one != two]
    if not other or _said(keys, at, phrase):
        return
    first, last, behind = other[0], at + length, keys[at + other[0] :][: length + 1 - other[0]]
    may_lack = not phrase.end or (
        phrase.end == length > _MIDDLE
        and first < length - 1
        and right[first] not in function_words()
    )
    if may_lack and behind[: length - 1 - first] == right[first + 1 :]:
        yield from (
            [(last - 1, at + first, right[first])] if _is_cut(words, at, right, first) else []
        )
    elif not phrase.closed <= first < phrase.end or length < _SHORT or len(same) < length:
        return
    elif length >= _MIDDLE and behind[1:] == right[first:]:
        told = function_words().isdisjoint((behind[0], right[first]))
        yield from [(last + 1, at + first, "")] if told else []
    elif (
        (length > _LONG and sorted(same) == sorted(right) and same[-1] not in function_words())
        or (len(other) == 1 and _is_another(words, at, right, first))
        or (
            other[1:] == [first + 1]
            and length > _LONG
            and first < length - 2
            and is_word(*same[first : first + 2])
        )
    ):
        yield last, at + first, ""


def _is_another(words: tuple[Word, ...], at: int, right: Keys, first: int) -> bool:
    """Whether one of a phrase's words is another that shares a syllable, and nothing around goes on with it."""
    place, last = at + first, at + len(right) - 1
    if words[place].capital > words[at].capital or (place == last and _together(words, place)):
        return False
    if len(right) > _MIDDLE:
        return True
    made = [n for n in (place - 1, place) if n < last and is_word(words[n].key, words[n + 1].key)]
    if not function_words().isdisjoint((words[place].key, right[first])):
        return False
    if not made and len(right) < _MIDDLE and words[place].key in standing() | alone():
        return False
    opened = at and words[at].joined and is_core(words[at - 1].key, words[at].key)
    return not (opened or _together(words, last))


def _is_cut(words: tuple[Word, ...], at: int, right: Keys, missing: int) -> bool:
    """Whether a phrase lacks a syllable: the words beside the gap belong to nothing else, and none shares its last one.

    `sản xuất nông, lâm, ngư nghiệp` lacks none.
    """
    last = at + len(right) - 2
    if missing == 1 and at and _together(words, at - 1):
        return False
    if missing >= len(right) - 2 and _together(words, last):
        return False
    shared = any(word.key == right[missing] for word in words[last + 1 : last + 5])
    return not (missing == len(right) - 1 and shared)


def _together(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word makes another one with the next."""
    following = words[at + 1 : at + 2]
    return bool(following) and following[0].joined and is_word(words[at].key, following[0].key)


def _telling(code: str, message: str, hint: str) -> OneTextCheck:
    """The rule that tells of phrases that lack a syllable, or of those that are said otherwise."""

    def check(texts: Excerpt) -> Iterator[Problem]:
        for passage in printed(texts):
            for wrong in misquoted(passage.text):
                start, end = wrong.start, wrong.end
                mine = bool(wrong.missing) == (code == "CTR514")
                if mine and not misspelt(passage.text, start, end):
                    said = message.format(passage.text[start:end], wrong.right, wrong.missing)
                    yield Problem(passage.path, said, hint.format(wrong.right), start, end)

    return check


for _code, _message, _hint in (
    (
        "CTR514",
        "“{0}” thiếu chữ “{2}”",
        "cụm từ đủ là “{0}”; nếu viết đúng, thêm vào `words` của ctr.yaml",
    ),
    ("CTR521", "“{0}” nói khác cụm từ quen dùng “{1}”", "có phải “{0}”?"),
):
    text_rule(_code, "warning")(_telling(_code, _message, _hint))
