"""What an item of a meeting is about, apart from what is done with it: two that say the same in other words."""

from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import holds, plain_of


class Core(Struct):
    """What is done with a matter (groups of verbs an item opens with), and the words of the matter in their order.

    Words are as the table reads them, `plain` ones as they stand: `of` those of the matter, `verbs` of the opening, `said`
    both; `named` are those with a capital; `begins` is what the item begins with.
    """

    done: frozenset[str]
    matter: tuple[str, ...]
    of: frozenset[str]
    verbs: frozenset[str]
    said: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]
    begins: list[str]


_SIGN = regex(r"[\w/]+")
_NEXT = regex(r"(?<=[\w,] )\w+")
_PAPERS = ("kết luận", "quyết định", "báo cáo", "dự thảo")
"""What is done, or behind a verb what it is done with."""
_DRAFT = " (dự thảo)"
"""Behind a matter, how far it has come."""
_TOGETHER = ("và", "rồi")
_FEW, _LEAST = 3, (6, 4)
"""Words of a matter at least; and of one that another has with words of its own besides, among them and behind them."""
_MANY, _LACKING, _BESIDES = 4, 1 / 3, 3 / 4
"""Words two matters share at least that each say otherwise; the part of the shorter that the longer may lack, and of these words that it has besides."""


@ready
def _openers() -> Phrases[str]:
    return known_phrases((written, group) for group, written in table("repeats")["openers"].items())


@cache
def _light() -> frozenset[str]:
    return frozenset(table("repeats")["light"].split())


@cache
def _apart() -> frozenset[str]:
    return frozenset(table("repeats")["apart"].split())


@cache
def _usual() -> frozenset[str]:
    return frozenset(table("repeats")["usual"].split())


@ready
def _same() -> Phrases[str]:
    """Words that say the same as others, each with those it is read as; some say nothing and are read as none."""
    data = table("repeats")
    rows = [row.replace(",", "") for row in (*data["same"], data["inspections"])]
    said = [(row, row.partition(";")[0]) for row in rows]
    return known_phrases([(data["idle"], ""), *said])


def in_one_way(text: Text, start: int, stop: int | None = None) -> tuple[str, ...]:
    """The words of a part of a text that tell its matter, in their order, each as the table reads it."""
    low, parts, at = plain_of(text)[:stop], "", start
    data = table("repeats")
    apart = data["inspections"].partition(";")[0] if holds(low, data["party"]) else None
    for one in phrases_in(text, _same(), signed=False):
        if one.start >= at and one.end <= len(low) and one.value != apart:
            parts += f"{low[at : one.start]} {one.value} "
            at = one.end
    return tuple(w for w in _SIGN.findall(parts + low[at:]) if w not in _light())


@once
def core_of(text: Text) -> Core:
    """What is done with a matter and what it is, by the words an item opens with and the rest."""
    low, words = plain_of(text), words_of(text)
    stop = low.rfind(_DRAFT) if low.rstrip(". ").endswith(_DRAFT) else len(low)
    done, at = list[str](), 0
    found = {one.at: one for one in reversed([*phrases_in(text, _openers())])}
    while (one := found.get(at)) or (at < len(words) and words[at].key in _TOGETHER):
        if one and done and words[at].joined and low.startswith(_PAPERS, words[at].start):
            break
        done += [one.value] if one else []
        at = one.last if one else at + 1
    start = words[at].start if at < len(words) else len(text)
    matter, verbs = in_one_way(text, start, stop), frozenset(in_one_way(text, 0, start))
    named = frozenset(word.lower() for word in _NEXT.findall(text, start) if word[0].isupper())
    of, as_written = frozenset(matter), matter_of(low[start:stop])
    return Core(frozenset(done), matter, of, verbs, of | verbs, as_written, named, low.split()[:2])


def matter_of(low: str) -> frozenset[str]:
    """The words of a plain text that tell one matter from another."""
    return frozenset(_SIGN.findall(low)) - _light()


def said_again(one: Core, other: Core) -> int:
    """How sure it is that two items of a meeting are one: 2 with the same words, 1 where one has a few besides; 0 else."""
    less, more = (one, other) if len(one.matter) <= len(other.matter) else (other, one)
    lacking = less.of - more.said
    if len(less.matter) < _FEW or len(lacking) > len(less.of) * _LACKING or not _alike(one, other):
        return 0
    besides = more.of - less.said
    if not lacking and not besides:
        return 1 + (less.plain == more.plain)
    if _tell(lacking | besides, less.named | more.named) or (_dated(lacking) and _dated(besides)):
        return 0
    if not lacking:
        least = _LEAST[more.matter[: len(less.matter)] == less.matter]
        return int(len(besides) <= len(less.matter) >= least and not less.of <= _usual())
    shared = (less.of & more.said) - _usual() - less.named - more.named
    few = len(besides) <= max(_FEW - 1, len(shared) * _BESIDES)
    begun = less.begins != more.begins and (_first(less) in more.said or _first(more) in less.said)
    return int(begun and few and len(shared) >= _MANY)


def _first(core: Core) -> str:
    """The word by which a matter is first told from others."""
    return next((word for word in core.matter if word not in _usual()), "")


_PLAN = "hoạch"
"""A word of what who issues it has drawn up."""


def _alike(one: Core, other: Core) -> bool:
    """Whether the same is done with two matters: the same verb, or none beside a verb that is not about its result."""
    acts = [core.done - {"of"} for core in (one, other)]
    if any(a.verbs and a.verbs <= b.of for a, b in ((one, other), (other, one))):
        return True
    if all(acts):
        plan = _PLAN in one.of & other.of
        return bool(acts[0] & acts[1]) or (plan and {"prepare", "adopt"} <= acts[0] | acts[1])
    return ("of" in one.done) == ("of" in other.done) or not any(acts)


def _tell(words: frozenset[str], named: frozenset[str]) -> bool:
    """Whether words more make another thing of a matter: a name, another step of the work, a number or a day that is no year."""
    numbers = (word for word in words if word[0].isdecimal())
    return bool(words & (_apart() | named)) or any(len(word) != len("2026") for word in numbers)


def _dated(words: frozenset[str]) -> bool:
    return any(word[0].isdecimal() for word in words)
