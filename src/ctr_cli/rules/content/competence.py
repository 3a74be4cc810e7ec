"""CTR911: who decides, elects, issues, inspects and disciplines what."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.content.doers import (
    CLOSE,
    Act,
    Said,
    Span,
    at_home,
    kind_of,
    listed,
    said_in,
)
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, holds, prose
from ctr_cli.rules.registry import text_rule

_STOPS = (";", ". ")
_FAR = 16
"""Words between an act and who is named behind it, or a verb and its thing, at most."""


@text_rule("CTR911", "warning", "info")
def who_decides(texts: Excerpt) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to.

    The Ban Chấp hành of a union bears the name of whose some acts are, and has its own.
    """
    for passage in prose(texts).passages:
        said, behind = said_in(passage.text), 0
        if said is None:
            continue
        host = kind_of(passage.place.body)
        above = not texts.ground.level and host in table("competence")["state bodies"]
        said = at_home(said, passage.text, host, above=above)
        named = {host, *(body.means for body in said.begun.values())}
        acts = [
            act
            for act in said.acts
            if not named.isdisjoint(act.means.barred) and not (above and "lower" in act.means.row)
        ]
        amiss = [(act.means.row, found) for act in acts if (found := _amiss(said, act, host))]
        for row, (first, last, is_named) in sorted(amiss, key=lambda one: (one[1][0], -one[1][1])):
            at = said.words[first].start, said.words[last - 1].end
            own = passage.place.body.startswith(
                tuple(row["whose"].replace(" hoặc ", ", ").split(", "))
            )
            elects = host == "union" and _elects_its_own(passage, row, at)
            if first >= behind and not elects and (is_named or not own):
                behind = last
                yield _problem(row, passage, at, named=is_named)


def _elects_its_own(passage: Passage, row: dict[str, Any], at: tuple[int, int]) -> bool:
    """Whether a union elects into a committee, and not into the Party's; its standing committee elects nobody."""
    committee = row["whose"].startswith(("Ban Chấp hành", "đại hội"))
    standing = passage.place.body.startswith("Ban Thường vụ")
    return committee and not standing and "đảng" not in passage.low[slice(*at)]


def _problem(row: dict[str, Any], passage: Passage, at: tuple[int, int], *, named: bool) -> Problem:
    """What is told of an act of another body; who meets is told where nobody is named."""
    body, sure = passage.place.body, row.get("sure", "C") == "C"
    instead_of = f", không phải {body}" if body and not named else ""
    message = f"“{passage.text[slice(*at)]}” thuộc thẩm quyền {row['whose']}{instead_of}"
    severity: Severity | None = None if sure else "info"
    return passage.problem(message, doubt(2 if sure else 1, row["instead"]), at, severity=severity)


_INTRODUCED = regex(r" *(?:căn cứ|trên cơ sở|sau khi|qua|nhân dịp|trước tình hình)\b[^,;.]*, ")
"""What a sentence may begin with before it says what is done."""


def _amiss(said: Said, span: Span, host: str) -> tuple[int, int, bool] | None:
    """The words by which somebody does what he may not, and whether he is named; None where all is well."""
    act: Act = span.means
    verb = None if {"of", "passive"} & act.row.keys() else _verb(said, act, span)
    doer = _named_behind(said, act, span.last)
    if verb is None and doer is None:
        return None
    start, end = said.words[span.first].start, said.words[span.last - 1].end
    clause = max(said.low.rfind(sign, 0, start) for sign in _STOPS) + 1
    stops = [at for sign in _STOPS if (at := said.low.find(sign, end)) >= 0]
    stop = min(stops, default=len(said.low))
    last = _linked(said, span.last, act.row)
    if last is None or not _is_meant(act.row, said.low[clause:stop], said.low[end:stop]):
        return None
    if doer or verb is None:
        first = span.first if verb is None else verb
        return (first, doer.last, True) if doer and doer.means in act.barred else None
    opening = _INTRODUCED.match(said.low, clause, said.words[verb].start)
    clause = opening.end() if opening else clause
    onward = said.key(verb) == "thông" and "to" not in act.row
    if onward and holds(said.low, table("competence")["onward"], end, stop):
        return None
    doer = said.body_before(verb, act.row.get("through", ())) or _subject(said, verb, clause)
    watched = said.key(verb - 1) in listed("watching") and said.gap(verb) == " "
    between = said.before(verb, said.words[doer.last - 1].end) if doer else ""
    if (watched and verb not in said.ended) or holds(between, table("competence")["asking"]):
        return None
    if doer:
        return (doer.first, last, True) if _is_of_them(said, doer, act) else None
    busy = any(
        body.first < verb
        and (said.words[body.first].start >= clause or body.means not in act.barred)
        for body in said.begun.values()
    )
    own = not busy and _does_itself(act, host, said.before(verb, clause))
    return (verb, last, False) if own else None


def _does_itself(act: Act, host: str, before: str) -> bool:
    """Whether the host does an act of which a clause names no doer, and may not; a committee's programme tells also what others do."""
    data, last = table("competence"), before.split()[-1:]
    named = act.row.get("named")
    own = not last and (named == "start" or host in data["own hands"])
    own = own or not named or before.strip() in data["bare"]
    noun = not listed("papers").isdisjoint(last)
    return bool(own) and host in act.barred and not noun and not holds(before, data["preparing"])


_ALSO = regex(r"(?: và|,? đồng thời)(?: tiến hành| tổ chức| ra| ký)?\s*\Z")


def _subject(said: Said, verb: int, clause: int) -> Span | None:
    """The body that a clause begins with, if the verb tells of another thing that it does: `X lập … và quyết định …`."""
    before, data = said.before(verb), table("competence")
    then = before.endswith(", ") and said.key(verb) in listed("deciding")
    bodies = [
        b for b in said.begun.values() if said.words[b.first].start >= clause and b.last <= verb
    ]
    if not bodies or not (then or _ALSO.search(before)):
        return None
    between = before[said.words[bodies[0].last - 1].end :].replace("cho ý kiến", "")
    return None if holds(between, data["for others"]) else bodies[0]


def _is_meant(row: dict[str, Any], clause: str, behind: str) -> bool:
    """Whether the words around an act leave it the one that a row means."""
    follows = any(
        behind.startswith(f" {w}") and not behind[len(w) + 1 : len(w) + 2].isalpha()
        for w in row.get("but", ())
    )
    other = follows or holds(clause, row.get("unless", ()))
    return not other and ("only" not in row or holds(clause, row["only"]))


_LINKS = {"owner": ("của", "do"), "to": ("trình",)}
_ON_THE_WAY = ("chính", "tại", "hội", "nghị", "phiên", "họp")


def _linked(said: Said, at: int, row: dict[str, Any]) -> int | None:
    """Where the words of an act end: behind the body a row wants named, as whose paper or to whom; None without it."""
    key = next((key for key in _LINKS if key in row), "")
    for step in range(at, min(at + _FAR, len(said.words))) if key else ():
        if holds(said.gap(step), (*_STOPS, ":")):
            return None
        if said.key(step) in _LINKS[key]:
            while said.key(step + 1) in _ON_THE_WAY and step + 1 not in said.begun:
                step += 1
            body = said.begun.get(step + 1)
            return body.last if body and body.means in row[key] else None
    return None if key else at


def _verb(said: Said, act: Act, span: Span) -> int | None:
    """The first word of what is done to a thing; the act's own where it needs no verb."""
    at, within = span.first, listed("within")
    while act.verbs:
        if at == 0 or not CLOSE.fullmatch(said.gap(at)) or span.first - at > _FAR:
            return None
        verbs = (one.first for one in said.verbs.get(at, ()) if one.means in act.verbs)
        if (verb := next(verbs, None)) is not None:
            return verb
        if said.key(at - 1) not in within:
            return None
        at -= 1
    return at


def _named_behind(said: Said, act: Act, at: int) -> Span | None:
    """Who is named after an act or its thing: `do X quyết định`, `được X thông qua`, `của X`, of what is decided also `để X quyết định`."""
    by = ("do", "được", "để") if "decide" in act.verbs else ("do", "được")
    for step in range(at, min(at + _FAR, len(said.words))):
        key = said.key(step)
        if holds(said.gap(step), (*_STOPS, ":", ",")):
            return None
        if "of" in act.row:
            if key == "của" or (step == at and "direct" in act.row):
                return said.begun.get(step + (key == "của"))
            if not said.is_light(step):
                return None
        elif key in by and (body := said.begun.get(step + 1)):
            return body if _is_done(said, act, body.last) else None
    return None


def _is_done(said: Said, act: Act, at: int) -> bool:
    """Whether a verb of an act follows a body, or that it does the act."""
    does = act.verbs if {"elect", "cast"} & act.verbs else {*act.verbs, "do"}
    begun = {one.first for verbs in said.verbs.values() for one in verbs if one.means in does}
    while at < len(said.words) and at not in begun and said.is_light(at):
        at += 1
    return at in begun


def _is_of_them(said: Said, body: Span, act: Act) -> bool:
    """Whether a body that may not do an act is who does it; of two together one that may is enough."""
    before = said.before(body.first).rstrip()
    joint = before.endswith((" và", " hoặc"))
    at = body.first - joint
    other = (said.ended.get(at) or said.body_before(at)) if joint or before.endswith(",") else None
    free = other.means not in act.barred if other else joint
    return body.means in act.barred and not free and not said.is_beside(body)
