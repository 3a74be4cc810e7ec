"""CTR617: a name or a term written in two ways, told by comparing a document with itself: `đền Ngọc Sơn`, `Đền Ngọc-Sơn`.

No table has them. Two words in a row that stand elsewhere with another capital are one term where the other of them has
its capital in both places, or where three more words behind them are the same; a hyphen for a blank, a letter that
sounds the same, and capitals within a foreign word show by themselves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, product, takewhile
from operator import attrgetter

from ctr_cli.data import listed, table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Placed
from ctr_cli.rules.form.lexicon import is_syllable, is_word, syllables
from ctr_cli.rules.form.named import may_be_small, miscased, names_of_tables
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import pairs_of, phrases_in
from ctr_cli.rules.printed import DECLARED, Word, quotations, quoted, signed, words_of
from ctr_cli.rules.registry import Subject, rule

_TERM = 5
"""Words that are the same from which two terms are one, though no name is in them."""
_CODE = 4
"""Letters of a foreign word from which its capitals are compared: `VietGAP`, `OCOP`."""
_SOUNDS = {"gi": "d", "r": "d", "tr": "ch", "x": "s"}
"""Beginnings of syllables that sound as others do."""
_WITHIN = ("'", "’", "-")
_SAME = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_LETTERS = regex(r"[^\W\d_]+")
_QUOTED = 3
"""Words of a name in quotation marks from which it is compared."""
_HYPHENED = regex(r"(?<![\w-])([^\W\d_]+)( ?[-–] ?)(?=([^\W\d_]+)(?![\w-]))")
_Uneven = tuple[list[Place], list[Place]]
"""The places where something is written as usual, and those where it is written otherwise."""


class _Spot(Struct):
    """Where two words in a row stand, their capitals (`Aa`), the word before, the two behind, and the long term they begin."""

    place: Place
    way: str
    before: str
    after: str
    term: str


@once
def _row(text: Text) -> str:
    """The words of a text in small letters, a blank on either side of each."""
    return f" {' '.join(map(attrgetter('key'), words_of(text)))} "


@once
def _pairs(text: Text) -> list[str]:
    """The words of a text with the next of each, for as long as the text is held."""
    return pairs_of(text)


@once
def _capitals(text: Text) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The pairs of words of a text of which the first has a capital, of which the second has, and which open a sentence with one."""
    words, pairs = words_of(text), _pairs(text)
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


@rule("CTR617", "info", "warning")
def each_is_written_in_one_way(subject: Subject) -> Iterator[Problem]:
    """A name, a term and a foreign word have the same capitals, signs and letters everywhere."""
    apart = ("document.place", DECLARED)
    texts = [p for p in signed(subject) if not (p.text.isupper() or p.place.key in apart)]
    pairs = Counter(chain.from_iterable(_pairs(passage.text) for passage in texts))
    words = Counter("".join(_row(passage.text) for passage in texts).split())
    told: set[tuple[int, int]] = set()
    uneven = (
        _by_capitals(texts, pairs),
        _by_form(texts, pairs, words),
        _by_sound(texts, pairs, words),
        _by_letters(texts),
        _by_quotation(texts),
    )
    for usual, fewer in chain.from_iterable(uneven):
        fresh = [one for one in fewer if (id(one[0]), one[2]) not in told and not _is_told(*one)]
        told.update((id(place[0]), place[2]) for place in fresh)
        if fresh and usual and not _is_told(*usual[0]):
            yield _told(usual, fresh)


def _is_told(passage: Placed, start: int, end: int) -> bool:
    """Whether rules of capitals tell that a name is wrong."""
    return any(one.start < end and start < one.end for one in miscased(passage.text))


def _told(usual: list[Place], fewer: list[Place]) -> Problem:
    (passage, start, end), (other, first, last) = usual[0], fewer[0]
    right, written = passage.text[start:end], other.text[first:last]
    said = f"lúc viết “{right}” ({len(usual)} chỗ), lúc viết “{written}” ({len(fewer)} chỗ)"
    texts = set[int]() if may_be_small(right.lower()) else {id(place[0]) for place in usual}
    beside: Severity = "warning" if any(id(place[0]) in texts for place in fewer) else "info"
    return one_style(fewer, said, f"viết thống nhất “{right}”", severity=beside)


def _by_capitals(texts: list[Placed], pairs: Counter[str]) -> Iterator[_Uneven]:
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
    pairs = _pairs(passage.text)
    if doubted.isdisjoint(pairs):
        return
    words, named = words_of(passage.text), table("wording")["beside"]["named"]
    streets, rivers = table("wording")["beside"]["streets"], listed("spelling/names", "places")
    names = phrases_in(passage.text, names_of_tables())
    of_tables = {at for name in names for at in range(name.at, name.last - 1)}
    for at in [at for at, pair in enumerate(pairs) if pair in doubted]:
        one, two = words[at : at + 2]
        told = at in of_tables and not may_be_small(pairs[at])  # by CTR702
        paper = any(kind.startswith(tuple(pairs[at : at + 2])) for kind in table("documents"))
        apart = told or paper or not two.joined
        if apart or quoted(passage.text, one.start, two.end):
            continue
        said = list(takewhile(attrgetter("joined"), words[at + 1 : at + _TERM]))
        ahead = words[at - 1] if one.joined else None
        begins = one.opening and one.capital and one.key not in table("wording")["beside"]["many"]
        head = "A" if begins else _case(one)
        if ahead and (
            (one.capital and (ahead.key == "và" or (ahead.key in streets and one.key in rivers)))
            or (ahead.capital and (passage.name or not ahead.opening or ahead.key in named))
        ):
            head = "?"  # part of a longer name: `Ban Xây dựng Đảng`, `Phòng Văn hóa và Thông tin`
        whole = len(said) == _TERM - 1 and (one.joined or not one.capital)
        term = " ".join(word.key for word in (one, *said)) if whole else ""
        yield (
            pairs[at],
            _Spot(
                (passage, one.start, two.end),
                head + _case(two),
                ahead.key if ahead else "",
                " ".join(word.text for word in said[1:3]),
                term,
            ),
        )


def _with_a_name(spots: list[_Spot]) -> Iterator[_Uneven]:
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


def _long(spots: list[_Spot]) -> Iterator[_Uneven]:
    """The places where a long term has its capital, or none; of a short one the one place that has none beside a usual word."""
    for term, same in _grouped(spots, "term").items():
        yield from _apart(same, ("Aa", "aa"), term) if term else ()
    large, small = ([spot for spot in spots if spot.way == way] for way in ("Aa", "aa"))
    if len(small) == 1 < len(large):
        before, after = small[0].before, small[0].after.split(" ")[0]
        led = before and all(before == other.before for other in large)
        if led or (after and any(other.after.startswith(after) for other in large)):
            yield [spot.place for spot in large], [small[0].place]


def _grouped(spots: list[_Spot], by: str) -> dict[str, list[_Spot]]:
    groups: dict[str, list[_Spot]] = defaultdict(list)
    for spot in spots:
        groups[getattr(spot, by)].append(spot)
    return groups


def _apart(spots: list[_Spot], ways: tuple[str, str], term: str = "") -> Iterator[_Uneven]:
    """The places of two ways to write two words, or a term that they begin, with the whole of it, the usual one first."""
    wide = len(term)
    places = [
        [
            (p, first, first + wide if term else last)
            for p, first, last in (s.place for s in spots if s.way == way)
        ]
        for way in ways
    ]
    if all(places):
        many, few = sorted(places, key=len, reverse=True)
        yield many, few


def _by_form(texts: list[Placed], pairs: Counter[str], words: Counter[str]) -> Iterator[_Uneven]:
    """Words with a hyphen that is a blank elsewhere, or nothing, and foreign words in other capitals."""
    hyphens: dict[tuple[str, str], dict[str, list[Place]]] = defaultdict(dict)
    for passage in texts:
        for match in _HYPHENED.finditer(passage.text) if "-" in passage.text else ():
            one, sign, two = match.groups()
            place = passage, match.start(), match.end(3)
            hyphens[one.lower(), two.lower()].setdefault(sign, []).append(place)
    for (one, two), ways in hyphens.items():
        yield from _beside_the_usual(ways)
        if "-" in ways and (f"{one} {two}" in pairs or one + two in words):
            yield [*_standing(texts, f"{one} {two}"), *_standing(texts, one + two)], ways["-"]
    odd = [
        one
        for one, many in words.items()
        if many > 1
        and len(one) >= _CODE
        and one.isascii()
        and one.isalpha()
        and not is_syllable(one)
    ]
    for one in odd:
        forms: dict[str, list[Place]] = {}
        for place in _standing(texts, one):
            forms.setdefault(place[0].text[place[1] : place[2]], []).append(place)
        yield from _beside_the_usual(forms)


def _beside_the_usual(ways: dict[str, list[Place]]) -> Iterator[_Uneven]:
    """The way that most places have, with each other one."""
    usual, *others = sorted(ways.values(), key=len, reverse=True) or [[]]
    yield from ((usual, other) for other in others)


def _standing(texts: list[Placed], term: str) -> list[Place]:
    """Where words stand in a row, with blanks between them, in whatever capitals; not where a sentence begins."""
    found, size = [], term.count(" ") + 1
    for passage in texts:
        row = _row(passage.text)
        at = row.find(f" {term} ")
        while at >= 0:
            first = row.count(" ", 0, at)
            said = words_of(passage.text)[first : first + size]
            if not said[0].opening and all(word.joined for word in said[1:]):
                found.append((passage, said[0].start, said[-1].end))
            at = row.find(f" {term} ", at + 1)
    return found


def _by_sound(texts: list[Placed], pairs: Counter[str], words: Counter[str]) -> Iterator[_Uneven]:
    """Two words in a row of which one begins elsewhere with a letter that sounds the same, and makes no known word."""
    heard: dict[str, list[str]] = defaultdict(list)
    for key in words:
        head = key[: 1 if key[:1] in "rx" else 2]
        heard[_SOUNDS.get(head, head) + key[len(head) :]].append(key)
    sounds = {key: sound for sound, keys in heard.items() if len(keys) > 1 for key in keys}
    twins: dict[str, list[str]] = defaultdict(list)
    for pair in pairs if sounds else ():
        one, _, two = pair.partition(" ")
        if one in sounds or two in sounds:
            twins[f"{sounds.get(one, one)} {sounds.get(two, two)}"].append(pair)
    for same in twins.values():
        usual = max(same, key=lambda pair: (is_word(*pair.split(" ")), pairs[pair]))
        for pair in same:
            one, two = pair.split(" ")
            lone = syllables()["particles"].isdisjoint((one, two)) and not is_word(one, two)
            if pair != usual and lone:
                written = (p for p in _standing(texts, pair) if not quoted(p[0].text, *p[1:]))
                yield _standing(texts, usual), [*written]


def _by_letters(texts: list[Placed]) -> Iterator[_Uneven]:
    """Names that are one but for signs within them, the place of a tone mark, i for y, or marks that a name not of ours lacks.

    `Ia Grai`, `IaGrai`; `Hòa Thành`, `Hoà Thành`; `Lê Văn Quý`, `Lê Văn Quí`; `Yok Đôn`, `Yok Don`; `Nghĩa`, `Ngĩa`. One
    who is called by the last syllable is one whose whole name ends so: `Lê Thị Thúy`, `đồng chí Thuý`.
    """
    names: dict[str, dict[str, list[Place]]] = defaultdict(dict)
    called: dict[str, dict[str, list[Place]]] = defaultdict(dict)
    whole: dict[str, list[Place]] = defaultdict(list)
    for passage in texts:
        for start, end in _names(passage.text):
            name = passage.text[start:end].lower()
            last, bare = name.rpartition(" ")[2], _bare(name)
            alone = " " not in name and is_syllable(name)
            forms = called[bare] if alone else names[without_marks(bare)]
            forms.setdefault(name, []).append((passage, start, end))
            if not alone:
                whole[last].append((passage, end - len(last), end))
    for forms in names.values():
        usual, *others = sorted(forms, key=lambda form: len(forms[form]), reverse=True)
        for other in others:
            ours = all(map(is_syllable, (*_LETTERS.findall(usual), *_LETTERS.findall(other))))
            if _bare(usual) == _bare(other) or not ours:
                yield forms[usual], forms[other]
    for last, places in whole.items():
        mentions = called.get(_bare(last), {}).items()
        yield from ((places, short) for name, short in mentions if name not in whole)


@once
def _names(text: Text) -> list[tuple[int, int]]:
    """Where words in a row have capitals, or a sign joins them to one that has; of a single word where it is none of ours."""
    words, found = words_of(text), list[tuple[int, int]]()
    first = 0
    for at, word in enumerate(words):
        sign = text[word.end : words[at + 1].start] if at + 1 < len(words) else ""
        loud = word.text.isupper() and len(word.text) > 1
        if loud or not (
            word.capital
            or (at > first and words[at].start - words[at - 1].end == 1 and not word.joined)
        ):
            first = at + 1
        elif not (sign in _WITHIN or (sign == " " and words[at + 1].capital)):
            first += words[first].opening and first < at and words[first + 1].joined
            person = word.joined and words[at - 1].key in listed("spelling/names", "persons")
            if first < at or person or not is_syllable(word.key):
                found.append((words[first].start, word.end))
            first = at + 1
    return found


def _bare(name: str) -> str:
    """A name without signs within it, its tone marks in their usual place, i for y."""
    key = "".join(spelt(part) for part in _LETTERS.findall(name))
    return key.translate(_SAME).replace("ngh", "ng")


def _by_quotation(texts: list[Placed]) -> Iterator[_Uneven]:
    """Names in quotation marks, behind one word, that have none elsewhere, or a word that another lacks or has otherwise."""
    said: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for passage in texts:
        words = words_of(passage.text)
        for start, end in quotations(passage.text):
            keys = tuple(word.key for word in words if start <= word.start < end)
            head = next((word.key for word in words if word.end + 1 == start), "")
            if head and len(keys) >= _QUOTED:
                said[head, *keys].append((passage, start + 1, end - 1))
    for name, places in said.items():
        yield places, _standing(texts, " ".join(name))
    for one, other in combinations(said, 2):
        begun, ended = (
            sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(a, b, strict=False)))
            for a, b in ((one, other), (one[::-1], other[::-1]))
        )
        if begun > 1 and max(len(one), len(other)) - begun - ended <= 1:
            few, many = sorted((said[one], said[other]), key=len)
            yield many, few
