"""CTR514 and CTR521: set phrases and names that lack a syllable, have another one or one too many.

In `sayings.txt` and `titles.txt`, which has names, no syllable can be another; in `phrases.txt` none can be left out.
The first syllable is never the wrong one, so one that is leaves a phrase its first two syllables or its last two.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import ne

from ctr_cli.data import listed
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import alike, is_core, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Slip, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Keys, keys_of, pairs_of
from ctr_cli.rules.printed import Word, words_of

_SHORT, _MIDDLE, _LONG = 4, 5, 6
"""Syllables from which one may be another one; beyond which one may be too many; and two others."""
_MOST_OTHERS = 2
"""Syllables of a phrase that may be others, or lack."""
_NONE = 0, 0
_BREAKS = regex(r"[.;:()\d]")


class _Phrase(Struct):
    """A set phrase: as it is printed, its syllables, how many of them differ, the other ways to say it.

    Where it is `fixed`, none of its syllables but the first may be another.
    """

    printed: str
    keys: Keys
    kinds: int
    ways: tuple[Keys, ...]
    fixed: bool


_Begun = dict[str, tuple[int, ...]]
"""The numbers of phrases by their first two syllables."""
_Ended = dict[str, tuple[tuple[int, int, str], ...]]
"""The numbers of phrases by their last two syllables, each with how many stand before those, and with the first."""


@ready
def set_phrases() -> dict[int, tuple[str, Keys, int, tuple[Keys, ...], bool]]:
    """The phrases of the tables by their numbers, each of it a `_Phrase`."""
    found = []
    for name in ("sayings", "titles", "phrases"):
        for line in word_list(name):
            phrase, _, others = line.partition(": ")
            keys, ways = keys_of(phrase), tuple(map(keys_of, filter(None, others.split("; "))))
            found.append((phrase, keys, len(set(keys)), ways, name != "phrases"))
    return dict(enumerate(found))


@ready
def _index() -> tuple[_Begun, _Ended]:
    """The phrases by their first two syllables, and by their last two; those of three by the first and the last too."""
    begun: _Begun = {}
    ended: _Ended = {}
    for number, (_, keys, *_) in set_phrases().items():
        for two in {keys[:2], keys[::2] if len(keys) < _SHORT else keys[:2]}:
            begun[" ".join(two)] = (*begun.get(" ".join(two), ()), number)
        end = " ".join(keys[-2:])
        ended[end] = (*ended.get(end, ()), (number, len(keys) - 2, keys[0]))
    return begun, ended


def _near(text: Text, keys: Keys) -> set[tuple[int, int]]:
    """The places where phrases may begin, right or not, with the number of each: few of its syllables are lacking."""
    (begun, ended), phrases, held = _index(), set_phrases(), set(keys)
    places: set[tuple[int, int]] = set()
    for at, two in enumerate(pairs_of(text)):
        if two in begun:
            places.update((at, number) for number in begun[two])
        if two not in ended:
            continue
        for number, before, first in ended[two]:
            if first in held:
                starts = range(max(0, at - before), at - before + 2)
                places.update((start, number) for start in starts if keys[start] == first)
    near = {number: phrases[number][1:3] for _, number in places}
    few = {
        n for n, (own, most) in near.items() if most - len(held.intersection(own)) <= _MOST_OTHERS
    }
    return {place for place in places if place[1] in few}


def misquoted(text: Text) -> Iterator[Slip]:
    """The set phrases of a text that are said otherwise, the longest first."""
    words = words_of(text)
    keys = tuple(word.key for word in words)
    right: list[range] = []
    amiss: list[tuple[int, _Phrase]] = []
    for at, number in _near(text, keys):
        phrase = _Phrase._make(set_phrases()[number])
        if length := _said(keys, at, phrase):
            right.append(range(at, at + length))
        elif _may_end(keys, at, phrase.keys):
            amiss.append((at, phrase))
    for at, phrase in sorted(amiss, key=lambda place: (-len(place[1].keys), *place)):
        last, wrong = _otherwise(words, keys, at, phrase)
        start, end = words[at].start, words[last - 1].end
        fits = any(wrong in other and len(other) >= len(phrase.keys) for other in right)
        comma = ("," in text[start:end]) > ("," in phrase.printed)
        whole = range(at, last) in right  # a shorter name: `Ngày Biên phòng toàn dân`
        if last and not (fits or comma or whole or _BREAKS.search(text, start, end)):
            code = "CTR514" if last - at < len(phrase.keys) else "CTR521"
            sure = _is_sure(keys[at:last], phrase.keys, wrong - at)
            yield Slip(code, words[at:last], (), (phrase.printed,), sure)


def _said(keys: Keys, at: int, phrase: _Phrase) -> int:
    """How many syllables from a place are a phrase as it is said, or another way to say it; 0 where none are."""
    ways = (phrase.keys, *phrase.ways)
    return max([len(way) for way in ways if keys[at : at + len(way)] == way], default=0)


def _may_end(keys: Keys, at: int, right: Keys) -> bool:
    """Whether a phrase said otherwise from a place ends as it should, near where it should, or lacks but its end."""
    length = len(right)
    lacks = keys[at : at + length - 1] == right[:-1]
    return lacks or right[-1] in keys[at + length - 2 : at + length + 1]


def _otherwise(words: tuple[Word, ...], keys: Keys, at: int, phrase: _Phrase) -> tuple[int, int]:
    """Where a phrase said otherwise from a place ends, and which word is wrong; 0 if it is none."""
    right, length = phrase.keys, len(phrase.keys)
    said = keys[at : at + length]
    first = next((n for n, key in enumerate(said) if key != right[n]), len(said))
    here, rest, last = keys[at + first :], right[first:], at + length
    may_lack = not phrase.fixed or (
        _MIDDLE < length > first + 1 and rest[0] not in syllables()["joining"]
    )
    if may_lack and here[: len(rest) - 1] == rest[1:]:
        return (last - 1, at + first) if _is_cut(words, at, right, first) else _NONE
    short = length < _SHORT and not _is_called_after(words, at)
    if not (first and phrase.fixed) or short or len(here) < len(rest):
        return _NONE
    if here[1 : len(rest) + 1] == rest:
        joins = not syllables()["joining"].isdisjoint((here[0], rest[0]))
        return _NONE if joins or length < _MIDDLE else (last + 1, at + first)
    if here[1 : len(rest)] == rest[1:]:
        return (last, at + first) if _is_another(words, at, right, first) else _NONE
    two = length > _LONG and here[2 : len(rest)] == rest[2:] != () and is_word(*here[:2])
    return (last, at + first) if two else _NONE


def _is_called_after(words: tuple[Word, ...], at: int) -> bool:
    """Whether three words are somebody's name after whom a street or a school is called."""
    named = all(word.capital for word in words[at : at + _SHORT - 1])
    return named and key_at(words, at - 1) in listed("spelling/names", "named after")


def _is_sure(said: Keys, right: Keys, first: int) -> bool:
    """Whether a phrase said otherwise can only be a slip: what differs, or lacks, is no word of its own there."""
    if len(said) < len(right):
        halved = filter(lambda two: is_word(*two), pairwise(right[max(0, first - 1) : first + 2]))
        return any(not syllables()["alone"].issuperset({*two} - {right[first]}) for two in halved)
    if len(said) > len(right):
        return said[first] not in syllables()["alone"]
    one = sum(map(ne, said, right)) == 1
    return one and (len(right) > _LONG or alike(said[first], right[first]) > 0)


def _is_another(words: tuple[Word, ...], at: int, right: Keys, first: int) -> bool:
    """Whether one of a phrase's words is another, which goes on with nothing behind the phrase.

    Of four syllables it makes a word with its neighbour, behind a comma one that programmes do not have, or never
    stands alone.
    """
    place, last, length = at + first, at + len(right) - 1, len(right)
    both = {words[place].key, right[first]}
    paired = any(both <= set(group.split(",")) for group in syllables()["alike"])
    # `chiến dịch thanh niên tình nguyện và …`: the phrase ends before a word that joins, or a time, and is told in short.
    in_short = place == last and words[place].key in syllables()["joining"] | syllables()["times"]
    led = first == 1 and at > 0 and _together(words, at - 1)
    # `sản xuất, kinh doanh đạt …`: the words before the last are whole, and a free word goes on from them.
    free = place == last and words[place].key in syllables()["alone"]
    goes_on = free and _SHORT < length <= _MIDDLE and not alike(words[place].key, right[first])
    large = words[place].capital > words[at].capital
    beyond = (place == last or length <= _LONG) and _together(words, last)
    if paired or goes_on or in_short or led or large or beyond:
        return False
    joins = not syllables()["joining"].isdisjoint(both)
    if length != _SHORT:
        return length != _MIDDLE or not joins
    made = [n for n in (place - 1, place) if n < last and _together(words, n)]
    listed = any(not word.joined for word in words[at + 1 : last + 1])
    usual = listed and any(is_core(words[n].key, words[n + 1].key) for n in made)
    return not (joins or usual or (not made and words[place].key in syllables()["alone"]))


def _is_cut(words: tuple[Word, ...], at: int, right: Keys, missing: int) -> bool:
    """Whether a phrase lacks a syllable: the words beside the gap belong to nothing else."""
    last = at + len(right) - 2
    led = missing == 1 and at and _together(words, at - 1)
    return not (led or (missing >= len(right) - 2 and _together(words, last)))


def _together(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word makes another one with the next."""
    following = words[at + 1 : at + 2]
    return bool(following) and following[0].joined and is_word(words[at].key, following[0].key)
