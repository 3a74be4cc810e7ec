"""What an item of a meeting is about, apart from what is done with it: two that say the same in other words."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise
from re import Pattern

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import holds, plain_of


class Core(Struct):
    """What is done with a matter (groups of verbs an item opens with), and the words of the matter in their order.

    Words are as the table reads them, `plain` ones as they stand: `said` are those of the opening too, `objects` those
    that not every item may hold; `named` are those with a capital; `looks` says that it is looked into. `words` are those
    of the matter that are no number; numbers stand apart, years by themselves.
    """

    done: frozenset[str]
    matter: tuple[str, ...]
    said: frozenset[str]
    objects: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]
    looks: bool
    words: frozenset[str]
    years: frozenset[str]
    counts: frozenset[str]


_SIGN = regex(r"[\w/]+")
_HEAD = 5
"""Words of a matter in which stands what something is done with."""
_PLACE = regex(r"\b(?:tại|ở|trong)\b[^,;.]*")
_PAPERS = ("kết luận", "quyết định", "báo cáo", "dự thảo")
"""What is done, or behind a verb what it is done with."""
_TOGETHER, _FEW, _MANY = ("và", "rồi"), 3, 6
"""Words between two that an item opens with; words of a matter at least, and of one to which another adds some."""
_SHARED, _CLEAR, _OF_ONE, _OF_BOTH = 2, 5, 0.51, 0.22
"""Objects two items share at least: how many, and whatever is done with them; the part of those of the one that has fewer, and of all."""


@ready
def _openers() -> Phrases[str]:
    return known_phrases((written, group) for group, written in table("repeats")["openers"].items())


usual = partial(listed, "repeats", "usual")
"""Words of works and periods of every year."""


@ready
def _same() -> Phrases[str]:
    """Words that say the same as others, each with those it is read as; some say nothing and are read as none."""
    data = table("repeats")
    rows = [row.replace(",", "") for row in (*data["same"], data["inspections"])]
    said = [(row, row.partition(";")[0]) for row in rows]
    return known_phrases([(data["idle"], ""), *said])


def in_one_way(text: Text, start: int, stop: int | None = None) -> tuple[str, ...]:
    """The words of a part of a text that tell its matter, in their order, each as the table reads it."""
    stop = len(text) if stop is None else stop
    return tuple(word for at, word in words_in_one_way(text) if start <= at < stop)


@once
def words_in_one_way(text: Text) -> tuple[tuple[int, str], ...]:
    """The words of a text that tell its matter, as the table reads them, each with where it, or what it is read for, begins."""
    low, found, at = plain_of(text), list[tuple[int, str]](), 0
    data = table("repeats")
    apart = data["inspections"].partition(";")[0] if holds(low, data["party"]) else None
    for one in phrases_in(text, _same(), signed=False):
        if one.start >= at and one.value != apart:
            found += _signs(low, at, one.start)
            found += ((one.start, word) for word in one.value.split())
            at = one.end
    found += _signs(low, at, len(low))
    return tuple(one for one in found if one[1] not in listed("repeats", "light"))


def _signs(low: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group()) for match in _SIGN.finditer(low, start, stop))


@cache
def _charged() -> Pattern[str]:
    """Who prepares an item, in brackets at its end."""
    heads = table("contrary")["partners"]["heads"]
    return compiled(
        rf" \((?:(?:{heads})\b[^()]*|[^()]* (?:chuẩn bị|trình|thực hiện|chủ trì|tham mưu))\)\W*\Z"
    )


@once
def core_of(text: Text) -> Core:
    """What is done with a matter and what it is, by the words an item opens with and the rest."""
    low, words = plain_of(text), words_of(text)
    done, at = list[str](), 0
    found = {one.at: one for one in reversed([*phrases_in(text, _openers())])}
    while (one := found.get(at)) or (at < len(words) and words[at].key in _TOGETHER):
        if one and done and words[at].joined and low.startswith(_PAPERS, words[at].start):
            break
        done += [one.value] if one else []
        at = one.last if one else at + 1
    start = words[at].start if at < len(words) else len(text)
    charged = _charged().search(low)
    end = charged.start() if charged else len(low)
    said = [one for one in words_in_one_way(text) if one[0] < end]
    places = [match.span() for match in _PLACE.finditer(text)]
    elsewhere = {w for n, w in said if not any(a <= n < b for a, b in places)}
    matter = tuple(w for n, w in said if n >= start)
    numbers = {n.lstrip("0") for _, w in said if w[0].isdecimal() for n in w.split("/")}
    years = frozenset(n for n in numbers if len(n) == len("2026"))
    return Core(
        frozenset(done) - {"of"},
        matter,
        frozenset(w for _, w in said),
        frozenset(filter(str.isalpha, elsewhere - usual())),
        matter_of(low[start:end]),
        frozenset(word.key for word in words[at + 1 :] if word.capital and word.start < end),
        low.startswith(tuple(table("repeats")["looking"])),
        frozenset(filter(str.isalpha, matter)),
        years,
        frozenset(numbers) - years,
    )


def matter_of(low: str) -> frozenset[str]:
    """The words of a plain text that tell one matter from another."""
    return frozenset(_SIGN.findall(low)) - listed("repeats", "light")


def said_again(one: Core, other: Core) -> int:
    """How sure it is that two items of a meeting are one: 2 with the same words, 1 with words that say the same, or most objects; 0 else."""
    if one.said.isdisjoint(other.said):
        return 0
    less, more = (one, other) if len(one.matter) <= len(other.matter) else (other, one)
    if less.words <= more.said and len(less.matter) >= _FEW and _alike(one, other):
        besides = more.words - less.said
        telling = len(besides - usual() if less.objects else besides)
        long = len(less.matter) >= (_MANY if telling else _FEW + 1)
        few = long and telling <= max(_SHARED, len(less.words) // 3)
        apart = listed("repeats", "apart") | (more.named - usual())
        if not besides or (few and besides.isdisjoint(apart)):
            return 1 + (one.plain == other.plain)
    shared = one.objects & other.said | other.objects & one.said
    return int(len(shared) >= _SHARED and _of_one_object(one, other, shared))


def _of_one_object(one: Core, other: Core, shared: frozenset[str]) -> bool:
    """Whether two items have most of their objects in common, and no name, number, year or way of dealing with it tells them apart."""
    fewer, either = min(len(one.objects), len(other.objects)), one.objects | other.objects
    template = len({*one.matter} ^ {*other.matter}) <= _SHARED  # of another object
    if template or len(shared) < max(_OF_ONE * fewer, _OF_BOTH * len(either)):
        return False
    if not (len(shared) >= _CLEAR or _deals_alike(one, other)):
        return False
    mine, others = one.said - other.said, other.said - one.said
    both_ways = ((mine, others), (others, mine))
    planned = any(
        (a & _RESULTS and _PLAN in b)
        or ("kiểm" in a and "giám" in b)
        or ("luật" in a and "pháp" not in a)
        for a, b in both_ways
    )
    named_apart = mine & one.named and others & other.named
    return not (planned or named_apart or _counted_apart(one, other))


def _deals_alike(one: Core, other: Core) -> bool:
    """Whether two items look into something, do something with one thing, or one names what the other begins with."""
    if all(core.looks for core in (one, other)):
        return True
    heads = [{*pairwise(core.matter[:_HEAD])} for core in (one, other)]
    head = any({*two} <= one.objects & other.objects for two in heads[0] & heads[1])
    return head or _first(one) in other.said or _first(other) in one.said


def _first(core: Core) -> str:
    """The word that a matter begins with."""
    return next(filter(str.isalpha, core.matter), "")


def _alike(one: Core, other: Core) -> bool:
    """Whether the same may be done with two matters, a plan is drawn up and adopted, and no number tells each from the other."""
    done = one.done | other.done
    plan = _PLAN in one.said & other.said and {"prepare", "adopt"} <= done
    same = plan or not (one.done and other.done) or not one.done.isdisjoint(other.done)
    return same and not _counted_apart(one, other)


def _counted_apart(one: Core, other: Core) -> bool:
    """Whether each of two items has a year, or a number, that the other has not."""
    pairs = (one.years, other.years), (one.counts, other.counts)
    return any(a - b and b - a for a, b in pairs)


_PLAN = "hoạch"
_RESULTS = frozenset(("quả", "tổng", "sơ"))
"""Words of what who issues it has drawn up, and of what came of it."""


_Words = tuple[str, ...]
_Row = tuple[tuple[_Words, ...], _Words, _Words]
"""Words of which each group has one; those that make another thing of a matter; those a clause begins with that leads to it."""
Yearly = tuple[int, frozenset[str], frozenset[str], frozenset[str]]
"""A row of the table that a text is of, below 0 where it only leads or discusses the matter; the years, the words and the places that tell it from others."""
_YEAR = regex(r"20\d\d")
_PLACE_NAME = regex(
    r"(?i:\b(?:thôn|bản|ấp|xóm|buôn|khóm|làng|trường(?: mầm non| tiểu học| thcs| trung học cơ sở)?|xã|phường|khu(?: dân cư| phố)?|tổ dân phố|chi bộ|cụm|đình|đền|chùa)) ((?:số )?[A-ZĐ\d][\w.]*)"
)


@ready
def _rows() -> tuple[_Row, ...]:
    acts, groups = (
        map(table("once-a-year").get, ("hold", "adopt", "review")),
        table("once-a-year")["groups"],
    )
    rows = ((row, act) for act in acts for row in act["rows"])
    return tuple(
        (
            (
                *(tuple(groups.get(g, g).split("; ")) for g in row["is"].split(" + ")),
                tuple(act["needs"]),
            ),
            (*act["apart"], *row.get("not", ())),
            tuple(f" {word} " for word in act["begins"]),
        )
        for row, act in rows
    )


@ready
def _named() -> Phrases[int]:
    """The words of the first group of each row."""
    return known_phrases(("; ".join(row[0][0]), at) for at, row in enumerate(_rows()))


@once
def yearly(text: Text) -> tuple[Yearly, ...]:
    """The matters of a year that the clauses of a text hold, adopt or review."""
    rows = {found.value: _rows()[found.value] for found in phrases_in(text, _named())}
    if not rows:
        return ()
    clauses = [f" {clause.strip()} " for clause in plain_of(text).split(";")]
    held = [
        (at, clause, begins)
        for at, (groups, without, begins) in rows.items()
        for clause in clauses
        if all(holds(clause, group) for group in groups) and not holds(clause, without)
    ]
    words = table("once-a-year")["sides"]
    places = frozenset(_PLACE_NAME.findall(text)) if held else frozenset()
    return tuple(
        (
            at - len(_rows()) * clause.startswith(begins),
            frozenset(_YEAR.findall(clause)),
            frozenset(w for w in words if w in clause),
            places,
        )
        for at, clause, begins in held
    )


def of_one_year(one: Yearly, other: Yearly) -> bool:
    """Whether two matters are one: of one row, and no year, side or place tells each from the other."""
    pairs = zip(one[1:], other[1:], strict=True)
    return one[0] == other[0] and not any(a - b and b - a for a, b in pairs)
