"""CTR617: a name or a term written in two ways, told by comparing a document with itself: `đền Ngọc Sơn`, `Đền Ngọc-Sơn`.

No table has them. A hyphen for a blank, a letter that sounds the same, and capitals within a foreign word show by
themselves; those of other terms are compared in `two_capitals`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain, combinations
from operator import attrgetter

from ctr_cli.data import listed
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Placed
from ctr_cli.rules.form.lexicon import is_syllable, is_word, syllables
from ctr_cli.rules.form.named import may_be_small, miscased
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.form.two_capitals import Uneven, by_capitals, lasting_pairs
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import DECLARED, quotations, quoted, signed, words_of
from ctr_cli.rules.registry import Subject, rule

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


@once
def _row(text: Text) -> str:
    """The words of a text in small letters, a blank on either side of each."""
    return f" {' '.join(map(attrgetter('key'), words_of(text)))} "


@rule("CTR617", "info", "warning")
def each_is_written_in_one_way(subject: Subject) -> Iterator[Problem]:
    """A name, a term and a foreign word have the same capitals, signs and letters everywhere."""
    apart = ("document.place", DECLARED)
    texts = [p for p in signed(subject) if not (p.text.isupper() or p.place.key in apart)]
    pairs = Counter(chain.from_iterable(lasting_pairs(passage.text) for passage in texts))
    words = Counter("".join(_row(passage.text) for passage in texts).split())
    told: set[tuple[int, int]] = set()
    uneven = (
        by_capitals(texts, pairs),
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


def _by_form(texts: list[Placed], pairs: Counter[str], words: Counter[str]) -> Iterator[Uneven]:
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
    for one in [word for word, many in words.items() if many > 1 and _is_foreign(word)]:
        forms: dict[str, list[Place]] = {}
        for place in _standing(texts, one):
            forms.setdefault(place[0].text[place[1] : place[2]], []).append(place)
        yield from _beside_the_usual(forms)


def _is_foreign(word: str) -> bool:
    """Whether the capitals of a word are compared: a long one of plain letters that is no syllable."""
    return len(word) >= _CODE and word.isascii() and word.isalpha() and not is_syllable(word)


def _beside_the_usual(ways: dict[str, list[Place]]) -> Iterator[Uneven]:
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


def _by_sound(texts: list[Placed], pairs: Counter[str], words: Counter[str]) -> Iterator[Uneven]:
    """Two words in a row of which one begins elsewhere with a letter that sounds the same, and makes no known word."""
    heard: dict[str, list[str]] = defaultdict(list)
    for key in words:
        heard[_sound(key)].append(key)
    sounds = {key: sound for sound, keys in heard.items() if len(keys) > 1 for key in keys}
    twins: dict[str, list[str]] = defaultdict(list)
    for pair in pairs if sounds else ():
        one, _, two = pair.partition(" ")
        if one in sounds or two in sounds:
            twins[f"{sounds.get(one, one)} {sounds.get(two, two)}"].append(pair)
    for same in twins.values():
        usual = max(same, key=lambda pair: (is_word(*pair.split(" ")), pairs[pair]))
        for pair in same:
            if pair != usual and _may_be_another(*pair.split(" ")):
                written = (p for p in _standing(texts, pair) if not quoted(p[0].text, *p[1:]))
                yield _standing(texts, usual), [*written]


def _sound(key: str) -> str:
    """A syllable with its beginning as it sounds."""
    head = key[: 1 if key[:1] in "rx" else 2]
    return _SOUNDS.get(head, head) + key[len(head) :]


def _may_be_another(one: str, two: str) -> bool:
    """Whether two syllables make no word, and neither is one that stands beside any."""
    return syllables()["particles"].isdisjoint((one, two)) and not is_word(one, two)


def _by_letters(texts: list[Placed]) -> Iterator[Uneven]:
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


def _by_quotation(texts: list[Placed]) -> Iterator[Uneven]:
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
        begun, ended = _alike_from(one, other), _alike_from(one[::-1], other[::-1])
        if begun > 1 and max(len(one), len(other)) - begun - ended <= 1:
            few, many = sorted((said[one], said[other]), key=len)
            yield many, few


def _alike_from(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many of the first words of two names are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
