"""CTR615 and CTR616: one thing with two numbers, or told otherwise by two items: a paper, a phase, a count, a pair, a name."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ctr_cli.data import listed
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.repeats import matter_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Hit, Passage, prose, tells, times
from ctr_cli.rules.registry import Subject, rule

_PAPER = (
    r"\b(?P<kind>kế hoạch|đề án|nghị quyết|quyết định|chỉ thị|kết luận|thông báo|công văn|tờ trình|báo cáo|chương trình|hướng dẫn|quy định) "
    r"số (?P<n>\d{1,5})(?P<signs>[/-][\w/-]*[^\W\d_])(?: ngày (?P<day>[\d/]+))?(?: của [^,;.:()\d]{3,60}?)? (?:về|ban hành) (?P<about>[^,;.:()\d\n]+)"
)
_LONG = 5
"""Words of what a paper is about by which it is one paper."""
_ALL = rf"\bcả (?P<n>{NUMBER}) (?P<unit>(?!năm|tháng|ngày|quý|bên|nơi|cấp|phía)[^\W\d_]+)"


@rule("CTR615", "warning", "info")
def one_thing_has_one_number(subject: Subject) -> Iterator[Problem]:
    """A paper named twice by what it is about has one number; so have a phase and a count that a text repeats."""
    yield from _papers(subject)
    for passage in prose(subject).holding("giai đoạn"):
        yield from _phases(passage)
    for hit in prose(subject).find(_ALL, " cả "):
        start, unit = hit.span()[0], hit["unit"]
        before = re.findall(rf"(?<![\w,./-])({NUMBER}) {unit}\b", hit.passage.low[:start])
        said = {value_of(number) for number in before}
        if len(said) == 1 and abs(min(said) - value_of(hit["n"])) == 1:
            yield hit.doubt(
                f"trên ghi {before[0]} {unit}, ở đây {hit.words()}", 1, "xem lại số", "n"
            )


def _papers(subject: Subject) -> Iterator[Problem]:
    known: dict[tuple[str, ...], Hit] = {}
    for hit in prose(subject).find(_PAPER, " số "):
        about = hit["about"].split()
        dated = hit.passage.low[hit.span()[1] :][:1].isdigit()  # a paper of each year
        if dated or len(about) < _LONG or tells(hit.passage.low, "replaced"):
            continue
        other = known.setdefault((hit["kind"], hit["signs"], *about), hit)
        days_differ = hit["day"] and other["day"] and hit["day"] != other["day"]
        if int(other["n"]) != int(hit["n"]) and not days_differ:
            said = [f"{one.words('n')}{one.words('signs')}" for one in (hit, other)]
            message = "ở đây ghi số {}, chỗ kia số {}".format(*said)
            there = [Also(other.passage.path, "chỗ kia")]
            yield hit.doubt(message, 2, "một văn bản có một số: xem lại", "n", there)


def _phases(passage: Passage) -> Iterator[Problem]:
    """A phase of a text one of whose years is beside that of another of its phases; at most one."""
    phases = [time for time in times(passage.text) if time.kind == "phase"]
    for one, other in combinations(phases, 2):
        apart = sorted(abs(a - b) for a, b in zip(one.of("year"), other.of("year"), strict=False))
        if apart == [0, 1] and not tells(passage.low, "replaced"):
            said, here = (passage.text[t.part("year").start : t.end] for t in (one, other))
            message = f"trên ghi giai đoạn {said}, ở đây {here}"
            yield passage.doubt(message, 2, "xem lại giai đoạn", (other.start, other.end))
            return


_Said = tuple[tuple[str, ...], str, int, int]
"""What two places share that are of one thing, what is compared, and its characters."""
_COUNT = regex(r"(?<![\w.,/-])(?P<n>\d+(?:[.,]\d+)*) (?P<unit>[^\W\d_]+)")
_PAIR = regex(
    r"(?P<one>(?:[^\W\d_]+ )?[^\W\d_]+) [-–] (?P<two>[^\W\d_]+(?: [^\W\d_]+)?)(?! [-–]|\w)"
)
_QUOTED = regex(r"[“\"](?P<in>[^“”\"\n]{8,120})[”\"]")
_NAME = regex(r"(?P<in>(?<=\w )(?:[A-ZĐ]\w*(?: [a-zà-ỹ]\w*){0,2} )+[A-ZĐ]\w*)")
_LEAST, _LONG_NAME = 4, 3
"""Words of a matter that two counts share; and of a name that is compared."""


@once
def _said(text: Text) -> list[_Said]:
    """The counts of a text by unit and digits, its pairs by their words, its names and quotations but for one word."""
    found: list[_Said] = []
    for hit in _COUNT.finditer(text.lower()):
        digits = sorted(sign for sign in hit["n"] if sign in "123456789")
        if len(digits) > 1 and hit["unit"] not in listed("repeats", "uncounted"):
            found.append((("count", hit["unit"], *digits), hit["n"], *hit.span("n")))
    for hit in _PAIR.finditer(text.lower()) if " - " in text or " – " in text else ():
        for sides in {(hit["one"].split()[-1], hit["two"].split()[0]), (hit["one"], hit["two"])}:
            found.append((("pair", *sorted(sides)), " - ".join(sides), *hit.span()))
    for kind, pattern in (("quoted", _QUOTED), ("name", _NAME)):
        for hit in pattern.finditer(text):
            words = (hit["in"].lower() if kind == "quoted" else hit["in"]).split()
            keys = [(kind, *rest) for rest in _but_one(kind, words)] + [("order", *sorted(words))]
            for key in keys if len(words) >= _LONG_NAME else ():
                found.append((key, " ".join(words), *hit.span("in")))
    return found


def _but_one(kind: str, words: list[str]) -> Iterator[tuple[str, ...]]:
    """A name whole and without one of its small words; a quotation without any one of its words but the first."""
    yield tuple(words)
    for at in range(1, len(words) if len(words) > _LONG_NAME else 0):
        small = words[at].islower() and words[at] not in listed("repeats", "levels")
        if kind == "quoted" or (small and at < len(words) - 1):
            yield (*words[:at], *words[at + 1 :])


@rule("CTR616", "info")
def one_matter_is_told_alike(subject: Subject) -> Iterator[Problem]:
    """No item says once of a matter what others say otherwise; of two the later one is told."""
    places: dict[tuple[str, ...], dict[str, list[tuple[Passage, int, int]]]] = defaultdict(dict)
    for passage in prose(subject).passages:
        for of, way, start, end in _said(passage.text):
            places[of].setdefault(way, []).append((passage, start, end))
    told, unlike = set(), ((of[0], ways) for of, ways in places.items() if len(ways) > 1)
    for kind, ways in unlike:
        (usual, (there, *_)), *others = sorted(ways.items(), key=lambda way: -len(way[1]))
        for way, ((here, start, end), *more) in others:
            apart = here is not there[0] and not more and (here.path, start) not in told
            longer = kind != "name" or usual.count(" ") != way.count(" ")
            if apart and longer and (kind != "count" or _of_one(here, there[0])):
                told.add((here.path, start))
                written = here.text[start:end], there[0].text[slice(*there[1:])]
                message = "ở đây ghi “{}”, chỗ khác “{}”".format(*written)
                also = [Also(there[0].path, "chỗ khác", *there[1:])]
                yield here.doubt(message, 1, "nếu là một thì ghi như nhau", (start, end), also)


def _of_one(one: Passage, other: Passage) -> bool:
    """Whether two texts share most words that tell a matter."""
    all_words = matter_of(one.low), matter_of(other.low)
    shared = len(all_words[0] & all_words[1])
    return shared >= _LEAST and 2 * shared >= min(map(len, all_words))
