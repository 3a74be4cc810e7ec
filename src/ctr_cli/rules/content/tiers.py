"""CTR916: what a text says of levels of government and Party, and what it names that a level has not."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import Subject, rule

LEVELS = ("", "hamlet", "commune", "province", "centre")
"""The levels from below, by their keys in the table; the first is that of an issuer nothing is known of."""
COMMUNE, PROVINCE, CENTRE = range(2, 5)
_NEAR = 20
"""Characters around a body in which words tell that it was one once."""
_WORD = regex(r"\w+")


class Issuer(Struct):
    """The level of an issuer, and the words of its name in plain letters, each between blanks."""

    level: int
    name: str


class Span(Struct):
    """Some words of a text, from the first to the one behind the last, their characters, and what they mean.

    Their kind is `body`, `peers` (bodies of many communes), `scope`, `place`, `budget`, `own` (a body of whatever level),
    `act`, `absent` (what there is not) or `else`; `row` is the number of an act, `instead` what is said of the absent.
    """

    at: int
    last: int
    start: int
    end: int
    kind: str
    level: int
    row: int
    instead: str


@once
def issuer_of(subject: Subject) -> Issuer:
    """The level and the name of who issues a programme."""
    name = f" {' '.join(_WORD.findall(plain(subject.program.issuer.name or '')))} "
    for row in table("tiers")["issuers"]:
        begins = name.startswith(tuple(f" {word} " for word in row.get("begin", ())))
        if begins or holds(name, map(" {} ".format, row.get("has", ()))):
            return Issuer(LEVELS.index(row["level"]), name)
    return Issuer(0, name)


@cache
def listed(name: str) -> tuple[str, ...]:
    """The phrases of a list of the table."""
    return _phrases(table("tiers")[name])


def _phrases(written: str) -> tuple[str, ...]:
    """The phrases of a row, which the table breaks over lines."""
    return tuple(" ".join(written.split()).split("; "))


@cache
def _any_of(*levels: str) -> str:
    """The words for some levels as a choice."""
    return "{" + "|".join(word for key in levels for word in table("tiers")["levels"][key]) + "}"


@cache
def _level(words: str) -> int:
    """The level of the last words of a phrase."""
    levels = table("tiers")["levels"]
    return next(n for n, key in enumerate(LEVELS) if key and words.endswith(tuple(levels[key])))


@ready
def _known() -> Phrases[tuple[str, int, int, str]]:
    """What texts say of levels: kind, level, number of an act, advice; -1 where the last words say the level."""
    data, communes, every = table("tiers"), _any_of("commune"), _any_of(*LEVELS[1:])
    said = [
        (f"{data['scopes']} {every}", "scope", -1),
        (f"{data['places']} {_any_of('commune', 'province')}", "place", -1),
        (f"{data['budgets']} {every}", "budget", -1),
        (f"các {communes}", "peers", COMMUNE),
        (data["own"], "own", 0),
        (data["else"], "else", 0),
        *((named, "body", LEVELS.index(key)) for key, named in data["named"].items()),
    ]
    for head in listed("heads"):
        said.append((f"{head} {every}", "body", -1))
        said.append((f"{head} các {communes}; các {head} {communes}", "peers", COMMUNE))
    acts = ((row["do"], ("act", 0, number, "")) for number, row in enumerate(data["acts"]))
    absent = ((words, ("absent", 0, 0, instead)) for words, instead in _absent())
    bodies = ((words, (kind, level, 0, "")) for words, kind, level in said)
    return known_phrases([*bodies, *acts, *absent])


def _absent() -> Iterator[tuple[str, str]]:
    """What there is not: offices at a level, bodies of one level called of another, provinces called cities."""
    data, below = table("tiers"), _any_of("hamlet", "commune")
    for row in data["absent"]:
        end = f" {{các|cấp|}} {_any_of(*row['at'])}" if "at" in row else ""
        yield "; ".join(words + end for words in _phrases(row["what"])), row["instead"]
    for key in ("province", "centre"):
        named = (f"{words} {below}" for words in _phrases(data["named"][key]))
        yield "; ".join(named), data["not theirs"]
    for row in data["misnamed"]:
        for head in ("", data["scopes"], *listed("heads")):
            yield f"{head} {row['what']}", row["instead"]


@once
def said_of_levels(text: Text) -> list[Span]:
    """What a text says of levels, from its beginning; of phrases in one another the longer one, of acts each."""
    found: list[Span] = []
    words, behind, other = words_of(text), 0, listed("other words")
    for one in sorted(
        phrases_in(text, _known()), key=lambda one: (one.at, -one.last, one.value[0])
    ):
        kind, level, row, instead = one.value
        again = found and one.at == found[-1].at and kind == found[-1].kind == "act"
        end = " ".join(word.key for word in words[one.last - 1 : one.last + 1])
        if (one.at >= behind or again) and end not in other:
            level = _level(" ".join(word.key for word in one.words)) if level < 0 else level
            found.append(Span(one.at, one.last, one.start, one.end, kind, level, row, instead))
            behind = max(behind, one.last)
    return found


@rule("CTR916", "warning")
def unit_is_of_the_level(subject: Subject) -> Iterator[Problem]:
    """No office is named that its level has not, and nothing stands under what it cannot."""
    past = table("tiers")["past"]
    for passage in prose(subject).passages:
        for span in said_of_levels(passage.text):
            near = max(0, span.start - _NEAR), span.end + _NEAR
            if span.kind == "absent" and not holds(passage.low, past, *near):
                at = span.start, span.end
                message = f"không có “{passage.text[slice(*at)]}”"
                yield passage.doubt(message, 2, span.instead, at)
    for passage in prose(subject).holding("thuộc", " do "):
        yield from _out_of_order(passage, issuer_of(subject))


@ready
def _units() -> Phrases[int]:
    rows = table("tiers")["under"]
    return known_phrases((row["units"], number) for number, row in enumerate(rows))


@ready
def _over() -> Phrases[int]:
    over = table("tiers")["over"]
    return known_phrases((words, LEVELS.index(key)) for key, words in over.items())


_RULED = regex(r" [^.,;]{2,40} (?:trực tiếp )?(?:quản lý|lãnh đạo|chỉ đạo|phụ trách)\b")


def _out_of_order(passage: Passage, issuer: Issuer) -> Iterator[Problem]:
    """A unit under what stands no higher, or far higher: `các xã trực thuộc phường`, `đặc khu trực thuộc Trung ương`."""
    words = words_of(passage.text)
    rows = table("tiers")["under"]
    over = {one.at: one.value for one in phrases_in(passage.text, _over())}
    for one in phrases_in(passage.text, _units()):
        at, row = one.last, rows[one.value]
        while at < len(words) and words[at].capital and words[at].joined:
            at += 1
        link = [word.key for word in words[at : at + 2]]
        directly, ruled = link == ["trực", "thuộc"], link[:1] == ["do"]
        if not (directly or ruled) and (link[:1] != ["thuộc"] or "directly" in row):
            continue
        after = at + 1 + directly
        named = over.get(after) if after < len(words) and words[after].joined else None
        if ruled and not _RULED.match(passage.low, words[after - 1].end):
            continue
        level = LEVELS[named or (issuer.level if directly else 0)]
        if (
            level in row["not"]
            and ("named" not in row or at > one.last)
            and issuer.level in row.get("from", range(1, 5))
        ):
            place = one.start, words[after - 1].end
            message = f"“{passage.text[slice(*place)]}”: không có cấp trực thuộc như vậy"
            yield passage.doubt(message, 2, "xem lại tên đơn vị", place)
