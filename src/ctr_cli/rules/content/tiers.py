"""CTR916, CTR917: levels of government and Party: what a level has not, and acts that reach one the issuer may not reach."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, words_of
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


@cache
def _light() -> frozenset[str]:
    """The words that may stand between who acts and what he does."""
    return frozenset(table("tiers")["light"].split())


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
        for head in ("", data["scopes"], *listed("heads")):
            yield f"{head} {row['what']}", 0, row["instead"]


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
    data = table("tiers")
    for passage in prose(subject).passages:
        for span in said_of_levels(passage.text):
            near = max(0, span.start - _NEAR), span.end + _NEAR
            word = _next(passage, span) if span.row else None
            named = (word and word.capital) or (span.row and _is_of_many(passage, span))
            if span.kind == "absent" and not named and not holds(passage.low, data["past"], *near):
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


@once
def _units_in(text: Text) -> list[Found[int]]:
    """The units that a text names, with their rows."""
    return [*phrases_in(text, _units())]


@once
def _over_in(text: Text) -> dict[int, int]:
    """Who stands over units in a text: the level by the first word."""
    return {one.at: one.value for one in phrases_in(text, _over())}


_RULED = regex(r" [^.,;]{2,40} (?:trực tiếp )?(?:quản lý|lãnh đạo|chỉ đạo|phụ trách)\b")


_NONE = ("không có ", "không còn ")
"""Before units that a text says there are none of."""


def _out_of_order(passage: Passage, issuer: Issuer) -> Iterator[Problem]:
    """A unit under what stands no higher, or far higher: `các xã trực thuộc phường`, `đặc khu trực thuộc Trung ương`."""
    words = words_of(passage.text)
    rows = table("tiers")["under"]
    over, behind = _over_in(passage.text), 0
    for one in _units_in(passage.text):
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
            one.at >= behind
            and level in row["not"]
            and ("named" not in row or at > one.last)
            and issuer.level in row.get("from", range(1, 5))
            and not passage.low.endswith(_NONE, 0, one.start)
        ):
            behind, place = after, (one.start, words[after - 1].end)
            message = f"“{passage.text[slice(*place)]}”: không có cấp trực thuộc như vậy"
            yield passage.doubt(message, 2, "xem lại tên đơn vị", place)


_STOPS = (". ", ";", ":", "(")
_FAR = 16
"""Words between an act and whom it is done to, at most."""


@rule("CTR917", "warning")
def act_is_of_the_level(subject: Subject) -> Iterator[Problem]:
    """Nobody directs, inspects, appoints or adopts above himself, or beside; nor goes past who stands over him."""
    issuer = issuer_of(subject)
    for passage in prose(subject).passages if issuer.level else ():
        spans = said_of_levels(passage.text)
        for number, act in enumerate(spans):
            target = act.kind == "act" and _reached(
                passage, spans[:number], act, spans[number:], issuer
            )
            if target:
                at = min(act.start, target.start), max(act.end, target.end)
                message = (
                    f"“{passage.text[slice(*at)]}” không phải việc của cấp ban hành chương trình"
                )
                yield passage.doubt(message, 2, _row(act)["instead"], at)
                break
        else:
            yield from _of_another_level(passage, spans, issuer)


def _row(act: Span) -> dict[str, Any]:
    """What the table says of an act."""
    row: dict[str, Any] = table("tiers")["acts"][act.row]
    return row


def _reached(
    passage: Passage, before: list[Span], act: Span, behind: list[Span], issuer: Issuer
) -> Span | None:
    """Whom an act is done to, if he stands where the issuer may not reach with it."""
    row = _row(act)
    if LEVELS[issuer.level] not in row.get("from", LEVELS):
        return None
    target = _named_before(passage, before, act, issuer)
    if target is None:
        target = next((span for span in behind if span.kind in row["to"]), None)
        target = target if target and _is_done_to(passage, act, target) else None
        own = "anywhere" in row or _is_own(passage, before, act, issuer)
        own = own or any(_decides(passage, target, span, issuer) for span in behind)
        target = target if own else None
    return target if target and _is_beyond(passage, target, row, issuer) else None


def _decides(passage: Passage, target: Span | None, body: Span, issuer: Issuer) -> bool:
    """Whether the issuer stands behind whom an act is done to: `quyết định luân chuyển Phó Giám đốc Sở Y tế của Đảng ủy xã`."""
    of = target and passage.low[target.end : body.start] == " của "
    return bool(of) and body.kind in ("own", "body") and body.level <= issuer.level


def _named_before(passage: Passage, before: list[Span], act: Span, issuer: Issuer) -> Span | None:
    """Whom an act is done to by a body between: `Đại hội Hội Nông dân tỉnh do Đảng ủy xã chỉ đạo tổ chức`."""
    words, low, light = words_of(passage.text), passage.low, _light()
    doer = before[-1] if before else act
    by = doer.kind in ("own", "body") and doer.level <= issuer.level and doer.at
    close = all(word.key in light or word.capital for word in words[doer.last : act.at])
    if not by or words[doer.at - 1].key != "do" or not close:
        return None
    target = next((s for s in reversed(before[:-1]) if s.kind in _row(act)["to"]), None)
    if target is None or holds(low[target.end : doer.start], ".;:(,"):
        return None
    clause = max(low.rfind(sign, 0, target.start) for sign in _STOPS) + 1
    said = f" {low[clause : target.start]}"
    return None if holds(said, map(" {} ".format, listed("guards"))) else target


def _is_own(passage: Passage, before: list[Span], act: Span, issuer: Issuer) -> bool:
    """Whether an act is done by the issuer: it begins a clause, or follows a body that stands no higher."""
    words, low = words_of(passage.text), passage.low
    clause = max(low.rfind(sign, 0, act.start) for sign in _STOPS) + 1
    higher = any(span.start >= clause and span.level > issuer.level for span in before)
    if higher or holds(f" {low[clause : act.start]}", map(" {} ".format, listed("before"))):
        return False
    bodies = {span.last for span in before if span.kind in ("own", "body")}
    at, light = act.at, _light()
    while at and words[at - 1].start >= clause:
        if at in bodies or "," in low[words[at - 1].end : words[at].start]:
            return True
        if words[at - 1].key not in light and not words[at - 1].capital:
            return False
        at -= 1
    return True


def _is_done_to(passage: Passage, act: Span, target: Span) -> bool:
    """Whether an act is done to whom is named behind it, by the words between them and the one that follows."""
    row, words = _row(act), words_of(passage.text)
    gap, between = passage.low[act.end : target.start], [*words[act.last : target.at]]
    if len(between) > _FAR or holds(gap, ".;:()"):
        return False
    if "between" in row:
        keys = {word.key for word in between} | ({","} if "," in gap else set())
        fits = keys.issubset(row["between"].split())
    else:
        last = between.pop().key if "after" in row and between else ""
        said = passage.low[act.end : between[-1].end + 1] if between else ""
        guarded = holds(said, map(" {} ".format, listed("guards")))
        fits = not guarded and last in row.get("after", [last])
    follows = words[target.last].key if target.last < len(words) else ""
    told = follows in row.get("then", [follows]) and follows not in row.get("not then", ())
    return fits and told


def _is_beyond(passage: Passage, target: Span, row: dict[str, Any], issuer: Issuer) -> bool:
    """Whether a body, a place or a budget is of a level, or of a neighbour, that an act may not reach."""
    if row["reach"] == "own":
        return target.level != issuer.level
    if row["reach"] == "province":
        return target.level == CENTRE
    word = _next(passage, target)
    named = word is not None and (word.key in ("bạn", "khác") or word.capital)
    others = named and f" {plain(word.text)} " not in issuer.name if word else False
    if not others and f" {passage.low[target.start : target.end]} " in issuer.name:
        return False
    beside = row["reach"] == "below" and target.level == issuer.level == COMMUNE
    return target.level > issuer.level or (beside and bool(others or target.kind == "peers"))


def _next(passage: Passage, span: Span) -> Word | None:
    """The word that only a blank parts from a phrase."""
    words = words_of(passage.text)
    return words[span.last] if span.last < len(words) and words[span.last].joined else None


def _is_of_many(passage: Passage, span: Span) -> bool:
    """Whether a text speaks of many places, or what follows a body is another one's."""
    data = table("tiers")
    more = passage.low.startswith(tuple(data["and others"]), span.end)
    return more or holds(passage.low, data["many"])


def _of_another_level(passage: Passage, spans: list[Span], issuer: Issuer) -> Iterator[Problem]:
    """A body without a name of a level that the programme is not of: a commune's, or a city's, in a province's; a
    province's that does in a commune's what a body does at its own meetings."""
    wrong = "tỉnh" if holds(issuer.name, (" thành ",)) else "thành"
    for span in spans:
        word, at = _next(passage, span), (span.start, span.end)
        if span.kind != "body" or _is_of_many(passage, span) or (word and word.capital):
            continue
        if issuer.level == COMMUNE:
            acts = tuple(map(" {} ".format, listed("at meetings")))
            other = span.at == 0 and span.level > COMMUNE and passage.low.startswith(acts, span.end)
        else:
            leads = tuple(map(" {} ".format, listed("leads")))
            begins = span.at == 0 or f" {passage.low[: span.start]}".endswith(leads)
            other = issuer.level == PROVINCE and (
                (span.level == COMMUNE and begins)
                or (span.level == PROVINCE and wrong in passage.low[slice(*at)].split())
            )
        if other:
            message = f"“{passage.text[slice(*at)]}” không phải cấp của nơi ban hành"
            yield passage.doubt(message, 2, "xem lại tên cơ quan, hoặc ghi rõ là của nơi nào", at)
