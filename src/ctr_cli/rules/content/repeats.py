"""What an item of a meeting is about, apart from what is done with it: two that say the same in other words."""

from collections import Counter
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import plain_of


class Core(Struct):
    """What is done with a matter (groups of verbs it opens with), its words in their order and as a set, and as written."""

    done: frozenset[str]
    matter: tuple[str, ...]
    words: frozenset[str]
    written: str


_SIGN = regex(r"[\w/]+")
_NEXT = regex(r"(?<=[\w,] )\w+")
_PAPERS = ("kết luận", "quyết định", "báo cáo", "dự thảo")
"""What is done, or behind a verb what it is done with."""
_DRAFT = " (dự thảo)"
"""Behind a matter, how far it has come."""
_TOGETHER = ("và", "rồi")
_FEW, _LEAST = 3, (6, 4)
"""Words of a matter at least; and of one that another has with words of its own besides, among them and behind them."""


@ready
def _openers() -> Phrases[str]:
    return known_phrases((written, group) for group, written in table("repeats")["openers"].items())


@cache
def _light() -> frozenset[str]:
    return frozenset(table("repeats")["light"].split())


@cache
def _apart() -> frozenset[str]:
    return frozenset(table("repeats")["apart"].split())


@once
def core_of(text: Text) -> Core:
    """What is done with a matter and what it is, by the words an item opens with and the rest."""
    low, words, light = plain_of(text), words_of(text), _light()
    stop = low.rfind(_DRAFT) if low.rstrip(". ").endswith(_DRAFT) else len(low)
    done, at = list[str](), 0
    found = {one.at: one for one in reversed([*phrases_in(text, _openers())])}
    while (one := found.get(at)) or (at < len(words) and words[at].key in _TOGETHER):
        if one and done and words[at].joined and low.startswith(_PAPERS, words[at].start):
            break
        done += [one.value] if one else []
        at = one.last if one else at + 1
    start = words[at].start if at < len(words) else len(text)
    matter = tuple(word for word in _SIGN.findall(low, start, stop) if word not in light)
    return Core(frozenset(done), matter, frozenset(matter), text[start:])


def matter_of(low: str) -> frozenset[str]:
    """The words of a plain text that tell one matter from another."""
    return frozenset(_SIGN.findall(low)) - _light()


def said_again(one: Core, other: Core) -> int:
    """How sure it is that two items of a meeting are one: 2 with the same words, 1 where one has a few besides; 0 else."""
    less, more = (one, other) if len(one.matter) <= len(other.matter) else (other, one)
    if len(less.matter) < _FEW or not less.words <= more.words or not _alike(one, other):
        return 0
    besides = [*(Counter(more.matter) - Counter(less.matter)).elements()]
    if not besides:
        return 2
    least = _LEAST[more.matter[: len(less.matter)] == less.matter]
    named = (word.lower() for word in _NEXT.findall(more.written) if word[0].isupper())
    apart = _apart().union(named)
    small = len(besides) <= len(less.matter) >= least
    return int(small and not any(_tells(word, apart) for word in besides))


def _alike(one: Core, other: Core) -> bool:
    """Whether the same is done with two matters: the same verb, or none beside a verb that is not about its result."""
    acts = [core.done - {"of"} for core in (one, other)]
    if all(acts):
        return bool(acts[0] & acts[1])
    return ("of" in one.done) == ("of" in other.done) or not any(acts)


def _tells(word: str, apart: frozenset[str]) -> bool:
    """Whether a word more makes another thing of a matter: a name, another step of the work, a number that is no year."""
    return word in apart or (word.isdecimal() and len(word) != len("2026"))
