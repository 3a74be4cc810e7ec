"""CTR616: what two items say of one matter and not alike: a count, the order of a pair, the words of a name."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.repeats import matter_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import listed
from ctr_cli.rules.reading import Passage, prose
from ctr_cli.rules.registry import Subject, rule

_Said = tuple[tuple[str, ...], str, int, int]
"""What two places share that are of one thing, what is compared, and its characters."""
_COUNT = regex(r"(?<![\w.,/-])(?P<n>\d+(?:[.,]\d+)*) (?P<unit>[^\W\d_]+)")
_PAIR = regex(
    r"(?P<one>(?:[^\W\d_]+ )?[^\W\d_]+) [-–] (?P<two>[^\W\d_]+(?: [^\W\d_]+)?)(?! [-–]|\w)"
)
_QUOTED = regex(r"[“\"](?P<in>[^“”\"\n]{8,120})[”\"]")
_NAME = regex(r"(?P<in>(?<=\w )(?:[A-ZĐ]\w*(?: [a-zà-ỹ]\w*){0,2} )+[A-ZĐ]\w*)")
_LEAST, _LONG = 4, 3
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
            for key in keys if len(words) >= _LONG else ():
                found.append((key, " ".join(words), *hit.span("in")))
    return found


def _but_one(kind: str, words: list[str]) -> Iterator[tuple[str, ...]]:
    """A name whole and without one of its small words; a quotation without any one of its words but the first."""
    yield tuple(words)
    for at in range(1, len(words) if len(words) > _LONG else 0):
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
