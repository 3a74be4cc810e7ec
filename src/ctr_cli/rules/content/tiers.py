"""CTR916, CTR917: levels of government and Party: what a level has not, and acts that reach one the issuer may not reach."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten, of_rows
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, words_of
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import text_rule

LEVELS = ("", "hamlet", "commune", "province", "centre")
"""The levels from below, by their keys in the table; the first is that of an issuer nothing is known of."""
COMMUNE, PROVINCE, CENTRE = range(2, 5)
_NEAR = 60
"""Characters around a body in which words tell that it was one once."""


class Span(Struct):
    """Some words of a text, from the first to the one behind the last, their characters, and what they mean.

    Their kind is `body`, `peers` (bodies of many communes), `scope`, `place`, `budget`, `ours`, `own` (a body of whatever level),
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


def _phrases(written: str) -> tuple[str, ...]:
    return tuple(" ".join(written.split()).split("; "))


@cache
def _whole(name: str) -> tuple[str, ...]:
    """The words of a list between blanks, as they are looked for in a clause."""
    return tuple(map(" {} ".format, listed("tiers", name)))


def _any_of(*levels: str) -> str:
    """The words for some levels as a choice."""
    return "{" + "|".join(word for key in levels for word in table("tiers")["levels"][key]) + "}"


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
        (f"{data['ours']} {communes}", "ours", COMMUNE),
        (data["own"], "own", 0),
        (data["else"], "else", 0),
        *((named, "body", LEVELS.index(key)) for key, named in data["named"].items()),
    ]
    for head in sorted(listed("tiers", "heads")):
        said.append((f"{head} {every}", "body", -1))
        said.append((f"{head} các {communes}; các {head} {communes}", "peers", COMMUNE))
    acts = ((row["do"], ("act", 0, number, "")) for number, row in enumerate(data["acts"]))
    absent = ((words, ("absent", 0, row, instead)) for words, row, instead in _absent())
    bodies = ((words, (kind, level, 0, "")) for words, kind, level in said)
    return known_phrases([*bodies, *acts, *absent])


def _absent() -> Iterator[tuple[str, int, str]]:
    """What there is not: offices at a level, bodies of one level called of another, provinces called cities; 1 where a name behind it makes it right."""
    data, below = table("tiers"), _any_of("hamlet", "commune")
    for row in data["absent"]:
        end = f" {{các|cấp|}} {_any_of(*row['at'])}" if "at" in row else ""
        what = "; ".join(words + end for words in _phrases(row["what"]))
        yield what, int("nameless" in row), row["instead"]
    for key in ("province", "centre"):
        named = (f"{words} {below}" for words in _phrases(data["named"][key]))
        yield "; ".join(named), 0, data["not theirs"]
    for row in data["misnamed"]:
        for head in ("", data["scopes"], *sorted(listed("tiers", "heads"))):
            yield f"{head} {row['what']}", 0, row["instead"]


@once
def said_of_levels(text: Text) -> list[Span]:
    """What a text says of levels, from its beginning; of phrases in one another the longer one, of acts each."""
    found: list[Span] = []
    words, behind, other = words_of(text), 0, listed("tiers", "other words")
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


@text_rule("CTR916", "warning")
def unit_is_of_the_level(texts: Excerpt) -> Iterator[Problem]:
    """No office is named that its level has not, and nothing stands under what it cannot."""
    yield from miswritten(texts, "CTR916")
    past = table("tiers")["past"]
    for passage in prose(texts).passages:
        for span in (one for one in said_of_levels(passage.text) if one.kind == "absent"):
            at, near = (span.start, span.end), (max(0, span.start - _NEAR), span.end + _NEAR)
            named = span.row and (word := _next(passage, span)) and word.capital
            if not named and not holds(passage.low, past, *near):
                yield passage.doubt("không có “{}”", 2, span.instead, at)
    none = "“{}”: không có cấp trực thuộc như vậy"
    yield from of_rows(texts, table("tiers")["under"], say=none, mend="xem lại tên đơn vị")


_STOPS = (". ", ";", ":", "(")


@text_rule("CTR917", "warning")
def act_is_of_the_level(texts: Excerpt) -> Iterator[Problem]:
    """Nobody directs, inspects, appoints or adopts above himself, or beside; nor goes past who stands over him; nor to himself."""
    yield from miswritten(texts, "CTR917")
    tier = texts.ground.tier
    for passage in prose(texts).passages if tier else ():
        spans = said_of_levels(passage.text)
        acts = (number for number, span in enumerate(spans) if span.kind == "act")
        told = (_beyond(passage, spans, number, tier) for number in acts)
        problem = next(filter(None, told), None)
        if problem:
            yield problem
        else:
            yield from _of_another_level(passage, spans, tier)


def _beyond(passage: Passage, spans: list[Span], number: int, tier: int) -> Problem | None:
    """The problem of an act that is done to whom stands where the issuer may not reach with it."""
    act = spans[number]
    row = table("tiers")["acts"][act.row]
    target = next((span for span in spans[number:] if span.kind in row["to"]), None)
    if target is None or LEVELS[tier] not in row.get("from", LEVELS):
        return None
    own = "anywhere" in row or _is_own(passage, spans[:number], act, tier)
    done = own and _is_done_to(passage, act, target, row)
    if not done or not _is_out_of_reach(passage, target, row, tier):
        return None
    at = act.start, target.end
    message = "“{}” không phải việc của cấp ban hành chương trình"
    return passage.doubt(message, 2, row["instead"], at)


def _is_own(passage: Passage, before: list[Span], act: Span, tier: int) -> bool:
    """Whether an act is done by the issuer: it begins a clause, or follows a body that stands no higher."""
    words, low = words_of(passage.text), passage.low
    clause = max(low.rfind(sign, 0, act.start) for sign in _STOPS) + 1
    if any(span.start >= clause and span.level > tier for span in before):
        return False
    bodies = {span.last for span in before if span.kind in ("own", "body")}
    at, light = act.at, listed("tiers", "light")
    while at and words[at - 1].start >= clause:
        if at in bodies or "," in low[words[at - 1].end : words[at].start]:
            return True
        if words[at - 1].key not in light and not words[at - 1].capital:
            return False
        at -= 1
    return True


def _is_done_to(passage: Passage, act: Span, target: Span, row: dict[str, Any]) -> bool:
    """Whether an act is done to whom is named behind it, by the words between them and the one that follows."""
    words = words_of(passage.text)
    gap, between = passage.low[act.end : target.start], [*words[act.last : target.at]]
    if holds(gap, ".;:()"):
        return False
    if "between" in row:
        keys = {word.key for word in between} | ({","} if "," in gap else set())
        fits = keys.issubset(row["between"].split())
    else:
        last = between.pop().key if "after" in row and between else ""
        said = passage.low[act.end : between[-1].end + 1] if between else ""
        fits = not holds(said, _whole("guards")) and last in row.get("after", [last])
    follows = words[target.last].key if target.last < len(words) else ""
    return fits and follows in row.get("then", [follows]) and follows not in row.get("not then", ())


def _is_out_of_reach(passage: Passage, target: Span, row: dict[str, Any], tier: int) -> bool:
    """Whether a body, a place or a budget is of a level, or of a neighbour, that an act may not reach."""
    if row["reach"] == "own":
        return target.level != tier
    if row["reach"] == "province":
        return target.level == CENTRE
    word = _next(passage, target)
    others = target.kind == "peers" or (word is not None and word.key in ("bạn", "khác"))
    beside = row["reach"] == "below" and target.level == tier == COMMUNE
    return target.level > tier or (beside and others)


def _next(passage: Passage, span: Span) -> Word | None:
    """The word that only a blank parts from a phrase."""
    words = words_of(passage.text)
    return words[span.last] if span.last < len(words) and words[span.last].joined else None


def _of_another_level(passage: Passage, spans: list[Span], tier: int) -> Iterator[Problem]:
    """A body without a name of a level that the programme is not of: a commune's in a province's, where somebody works
    with it; a province's that does in a commune's what a body does at its own meetings."""
    data, low = table("tiers"), passage.low
    for span in spans if not holds(low, data["many"]) else ():
        word, at = _next(passage, span), (span.start, span.end)
        more = low.startswith(tuple(data["and others"]), span.end)
        if span.kind != "body" or more or (word and word.capital):
            continue
        if tier == COMMUNE:
            meets = low.startswith(_whole("at meetings"), span.end)
            other = span.at == 0 and span.level > COMMUNE and meets
        else:
            begins = span.at == 0 or f" {low[: span.start]}".endswith(_whole("leads"))
            other = tier == PROVINCE and span.level == COMMUNE and begins
        if other:
            message = "“{}” không phải cấp của nơi ban hành"
            yield passage.doubt(message, 2, "xem lại tên cơ quan, hoặc ghi rõ là của nơi nào", at)
