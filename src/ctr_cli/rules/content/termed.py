"""The terms that a text names: of the Assembly, a congress, a council, a committee, a union; by number, by years, or both."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import roman
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, holds, prose, tells, times
from ctr_cli.rules.registry import Reader


class Term(Struct):
    """A term: whose it is, where its owner is named, its number and its years with the characters of each.

    `owner` is a key of the table's owners, or nothing where none is named; `which` says that it is the next
    one, or the last (`nhiệm kỳ tới`). Without a number it is 0, without years they are (0, 0).
    """

    owner: str
    start: int
    number: int
    number_at: tuple[int, int]
    years: tuple[int, int]
    years_at: tuple[int, int]
    which: str

    @property
    def roman(self) -> str:
        """The number in Roman signs."""
        return roman(self.number)

    @property
    def span(self) -> str:
        """The years as they are written: `2026-2031`."""
        return f"{self.years[0]}-{self.years[1]}"

    @property
    def at(self) -> tuple[int, int]:
        """The characters of its number and its years."""
        places = [place for place in (self.number_at, self.years_at) if place[1]]
        return places[0][0], places[-1][1]


_NUMBERED, _WITH_YEARS = ("term_number", "congress"), ("term", "years", "phase")
_BETWEEN = regex(
    r"(?: (?:của )?(?:đảng|công đoàn|đoàn|hội|mttq|mặt trận)\b(?:(?! và )[^.;,\d(]){0,45})?,? ?\(?"
)
_STOPS = (";", ". ", "\n")
_UNDER = ("trực thuộc ", "trực thuộc các ")
"""Before who stands over the owner of a term."""
_FAR = 90
"""Characters between a term and its owner at most; half as many where the owner comes behind."""


@once
def terms_in(text: Text) -> list[Term]:
    """The terms of a text in their order; years right behind a number belong to it."""
    low, found = plain(text), list[Term]()
    for time in times(text):
        if time.kind in _NUMBERED:
            at = time.part("number").start, time.end
            number = time.first("number") or 0
            found.append(Term(*_owner(low, time), number, at, (0, 0), (0, 0), ""))
        if time.kind not in _WITH_YEARS:
            continue
        first, last = time.of("year")[:2]
        if time.kind != "term" and last != first + 5:
            continue
        years, at = (first, last), (time.part("year").start, time.part("year", -1).end)
        before = found[-1] if found and not found[-1].years_at[1] else None
        if before and _BETWEEN.fullmatch(low, before.number_at[1], time.start):
            found[-1] = before._replace(years=years, years_at=at, which=time.name)
        elif time.kind == "term":
            found.append(Term(*_owner(low, time), 0, (0, 0), years, at, time.name))
    return [_with_owner_behind(low, term) for term in found]


@cache
def _owners() -> dict[str, str]:
    """The words for owners, each with whose terms they are."""
    return {word: owner for owner, words in table("terms")["owners"].items() for word in words}


_AT_LARGE = {"people": "council", "party": "committee"}
"""Words for the posts of many bodies, and whose they are where no other is named."""
_OF_THE_PARTY = regex(r" (?:của đảng|đảng cộng sản|đảng)\b(?! (?:bộ|ủy))")


def _owner(low: str, time: Time) -> tuple[str, int]:
    """Whose term is spoken of, and where that is said."""
    clause = max(*(low.rfind(sign, 0, time.start) + 1 for sign in _STOPS), time.start - _FAR)
    named = _named(low, clause, time.end)
    before = [one for one in named if not low.endswith(_UNDER, 0, one[0])] or named
    if not before:
        return "", time.start
    start, _, owner = before[-1]
    if owner == "party" and time.kind == "congress" and _OF_THE_PARTY.match(low, time.end):
        return "congress", start
    if owner in _AT_LARGE:
        # `đại hội các chi bộ ấp; chuẩn y bí thư nhiệm kỳ 2027 - 2030`: what stands before the clause may say whose they are.
        around = [*_named(low, 0, clause), *before]
        others = [one[2] for one in around if one[2] in ("union", "other")]
        return (others or [_AT_LARGE[owner]])[-1], start
    return owner, start


_BEHIND = regex(r"\)? (?:của|tại|ở) (?:các |(?:ban )?thường trực )?")


def _with_owner_behind(low: str, term: Term) -> Term:
    """A term whose owner is named right behind it: `khóa II (2026-2031) của Hội đồng nhân dân`."""
    link = _BEHIND.match(low, term.at[1])
    near = _named(low, link.end(), link.end() + _FAR // 2) if link else []
    if link and near and min(near)[0] == link.end():
        start, _, owner = min(near)
        if not term.owner or (owner not in _AT_LARGE and " của " in link.group()):
            return term._replace(owner=_AT_LARGE.get(owner, owner), start=start)
    return term


def _named(low: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The owners that a part of a text names, each where it is named last: from where, to where, whose."""
    found = [
        (at, at + len(word), owner)
        for word, owner in _owners().items()
        if (at := low.rfind(word, start, end)) >= 0
        and not low[at + len(word) : at + len(word) + 1].isalnum()
    ]
    return sorted(found, key=lambda one: (one[1], one[1] - one[0]))


@cache
def _union_of(body: str) -> str:
    """Whether a body, by its name, is of a union or of others with terms of their own: their key, or nothing."""
    owners = table("terms")["owners"]
    return next((kind for kind in ("other", "union") if holds(plain(body), owners[kind])), "")


def terms(reader: Reader) -> Iterator[tuple[Passage, Term]]:
    """The terms of all texts; one named by a word of many bodies, `đại hội`, is that of the union that meets, if one does."""
    at_large = tuple(table("terms")["owners"]["party"])
    for passage in prose(reader).holding("nhiệm kỳ", "khóa ", "đại hội", "lần thứ"):
        union = _union_of(passage.place.body)
        for term in terms_in(passage.text):
            free = not term.owner or passage.low.startswith(at_large, term.start)
            own = union and free and term.owner in ("committee", "")
            yield passage, term._replace(owner=union) if own else term


def begins(years: str) -> int:
    """The first year of a term as it is written: 2026 of `2026-2031`."""
    return int(years[:4])


def is_of_last_term(texts: Excerpt, passage: Passage, term: Term, ends: int) -> bool:
    """Whether those elected for a term were replaced before the time of a text; what they passed stays."""
    months = passage.place.months
    if ends != texts.year or not months:
        return ends < texts.year
    renewed = table("terms")["renewed"].get(term.owner, ())
    stays = tells(passage.low, "session held", "staying")
    return not stays and any(f"{ends}-01" <= when <= f"{ends}-{months[0]:02}" for when in renewed)
