"""Terms that have a capital here and none there, told by comparing a document with itself: `Đảo xanh`, `Đảo Xanh`.

Two words in a row that stand elsewhere with another capital are one term where the other of them has its capital in
both places, or where three more words behind them are the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain, product, takewhile
from operator import attrgetter

from ctr_cli.data import listed, table
from ctr_cli.data.struct import Struct
from ctr_cli.rules.excerpt import Placed
from ctr_cli.rules.form.named import may_be_small, names_of_tables
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import pairs_of, phrases_in
from ctr_cli.rules.printed import Word, quoted, words_of

Uneven = tuple[list[Place], list[Place]]
"""The places where something is written as usual, and those where it is written otherwise."""
_OCCASIONS = ("hội nghị", "kỳ họp", "phiên họp")
"""What meetings are called: `hội nghị Ban Chấp hành` is any of those that have names, `Hội nghị … lần thứ 3`."""
_NUMBER = 12
"""Words behind which the number of a meeting stands."""
_TERM = 5
"""Words that are the same from which two terms are one, though no name is in them."""


class _Spot(Struct):
    """Where two words in a row stand, their capitals (`Aa`), the word before, the two behind, and the long term they begin."""

    place: Place
    way: str
    before: str
    after: str
    term: str


@once
def lasting_pairs(text: Text) -> list[str]:
    """The words of a text with the next of each, for as long as the text is held."""
    return pairs_of(text)


@once
def _capitals(text: Text) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The pairs of words of a text of which the first has a capital, of which the second has, and which open a sentence with one."""
    words, pairs = words_of(text), lasting_pairs(text)
    large = [at for at, word in enumerate(words) if word.capital]
    own = [at for at in large if _case(words[at]) == "A"]
    last = len(pairs)
    return (
        tuple(pairs[at] for at in own if at < last),
        tuple(pairs[at - 1] for at in own if words[at].joined),
        tuple(pairs[at] for at in large if at < last and words[at].opening),
    )


def _case(word: Word) -> str:
    """Whether a word has a capital, `A`, or none, `a`; `?` where it may be the sentence's, or the whole word has them."""
    if word.capital:
        return "?" if word.opening or (word.text.isupper() and len(word.text) > 1) else "A"
    return "a"


def by_capitals(texts: list[Placed], pairs: Counter[str]) -> Iterator[Uneven]:
    """Terms that have a capital here and none there."""
    found = [_capitals(passage.text) for passage in texts]
    first, second, opening = (
        Counter(chain.from_iterable(one[n] for one in found)) for n in range(3)
    )
    doubted = {pair for pair, many in first.items() if many + opening[pair] < pairs[pair]}
    begun = (pair for pair in second if pair in first or pair in opening)
    doubted |= {pair for pair in begun if second[pair] < pairs[pair]}
    spots: dict[str, list[_Spot]] = defaultdict(list)
    for passage in texts:
        for pair, spot in _spots(passage, doubted):
            spots[pair].append(spot)
    many = table("wording")["beside"]["many"]
    for places in spots.values():
        yield from _with_a_name([s for s in places if s.way[0] == "A" or s.before not in many])
        yield from _long(places)


def _spots(passage: Placed, doubted: set[str]) -> Iterator[tuple[str, _Spot]]:
    """Where some pairs of words stand in a text."""
    pairs = lasting_pairs(passage.text)
    if doubted.isdisjoint(pairs):
        return
    words = words_of(passage.text)
    names = phrases_in(passage.text, names_of_tables())
    of_tables = {at for name in names for at in range(name.at, name.last - 1)}
    for at in [at for at, pair in enumerate(pairs) if pair in doubted]:
        one, two = words[at : at + 2]
        told = at in of_tables and not may_be_small(pairs[at])  # by CTR702
        apart = told or not (two.joined and _papers().isdisjoint(pairs[at : at + 2]))
        any_of_them = pairs[at] in _OCCASIONS and "lần thứ" not in pairs[at : at + _NUMBER]
        apart |= any_of_them and not one.capital
        if apart or quoted(passage.text, one.start, two.end):
            continue
        said = list(takewhile(attrgetter("joined"), words[at + 1 : at + _TERM]))
        ahead = words[at - 1] if one.joined else None
        way = _head(one, ahead, named=passage.name) + _case(two)
        whole = len(said) == _TERM - 1 and (one.joined or not one.capital)
        term = " ".join(word.key for word in (one, *said)) if whole else ""
        behind = " ".join(word.text for word in said[1:3])
        place = passage, one.start, two.end
        yield pairs[at], _Spot(place, way, ahead.key if ahead else "", behind, term)


@cache
def _papers() -> frozenset[str]:
    """The first two words of each kind of paper, which has a capital where one is meant."""
    return frozenset(" ".join(kind.split()[:2]) for kind in table("documents"))


def _head(one: Word, ahead: Word | None, *, named: bool) -> str:
    """The capital of the first of two words; `?` where it is that of a longer name: `Ban Xây dựng Đảng`."""
    beside = table("wording")["beside"]
    if ahead and one.capital:
        river = ahead.key in beside["streets"] and one.key in listed("spelling/names", "places")
        if ahead.key == "và" or river:  # `Phòng Văn hóa và Thông tin`, `đường Hồ Tây`
            return "?"
    if ahead and ahead.capital and (named or not ahead.opening or ahead.key in beside["named"]):
        return "?"
    return "A" if one.opening and one.capital and one.key not in beside["many"] else _case(one)


def _with_a_name(spots: list[_Spot]) -> Iterator[Uneven]:
    """The places where one of two words has a capital, or none, beside another that always has its own.

    Where it is the second, what follows is the same too: `Đảo xanh Lý Sơn`, `Đảo Xanh Lý Sơn`. Where both have none,
    what is before or behind is the same.
    """
    yield from _apart(spots, ("AA", "aA"))
    for by, ways in product(("before", "after"), (("AA", "aa"), ("AA", "Aa"))):
        for beside, same in _grouped(spots, by).items():
            place = by == "after" or beside in listed("spelling/names", "announcers")
            yield from _apart(same, ways) if (beside if "aa" in ways else place) else ()
    inside = [spot for spot in spots if spot.before and " " in spot.after]
    for beside, same in _grouped(inside, "after").items():
        yield from _apart(same, ("Aa", "aa")) if beside.istitle() else ()


def _long(spots: list[_Spot]) -> Iterator[Uneven]:
    """The places where a long term has its capital, or none; of a short one the one place that has none beside a usual word."""
    for term, same in _grouped(spots, "term").items():
        yield from _apart(same, ("Aa", "aa"), len(term)) if term else ()
    large, small = ([spot for spot in spots if spot.way == way] for way in ("Aa", "aa"))
    if len(small) == 1 < len(large) and _stand_alike(small[0], large):
        yield [spot.place for spot in large], [small[0].place]


def _stand_alike(one: _Spot, others: list[_Spot]) -> bool:
    """Whether the word before two words is the same where they stand elsewhere, or the next at one such place."""
    led = one.before and all(one.before == other.before for other in others)
    after = one.after.split(" ")[0]
    return bool(led or (after and any(other.after.startswith(after) for other in others)))


def _grouped(spots: list[_Spot], by: str) -> dict[str, list[_Spot]]:
    groups: dict[str, list[_Spot]] = defaultdict(list)
    for spot in spots:
        groups[getattr(spot, by)].append(spot)
    return groups


def _apart(spots: list[_Spot], ways: tuple[str, str], letters: int = 0) -> Iterator[Uneven]:
    """The places of two ways to write two words, or a term of so many letters that they begin, the usual one first."""
    one, other = ([_whole(s.place, letters) for s in spots if s.way == way] for way in ways)
    if one and other:
        many, few = sorted((one, other), key=len, reverse=True)
        yield many, few


def _whole(place: Place, letters: int) -> Place:
    """The place of the term of so many letters that begins at a place; the place itself where there is none."""
    passage, start, end = place
    return passage, start, start + letters if letters else end
