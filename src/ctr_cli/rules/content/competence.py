"""CTR911: who decides, elects, issues, inspects and disciplines what."""

import re
from collections.abc import Iterator
from typing import Any

from ctr_cli.data import listed, table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.doers import STOPS, Act, Said, Span, at_home, kind_of, said_in
from ctr_cli.rules.content.sides import with_both
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import text_rule

_STOPS = (*STOPS, ":", ",")
_FAR = 16
"""Words between a verb and its thing at most."""


@text_rule("CTR911", "warning", "info")
def who_decides(texts: Excerpt) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to.

    The Ban Chấp hành of a union bears the name of whose some acts are, and has its own.
    """
    yield from with_both(texts, "matters", "xem lại cơ quan có thẩm quyền")
    whole = table("competence")["whole"].get(texts.ground.issuer, "")
    for passage in prose(texts).passages:
        said, behind = said_in(passage.text), 0
        if said is None:
            continue
        host = kind_of(passage.place.body) or kind_of(f"{passage.place.body} {whole}")
        if texts.ground.issuer == "union" and host in ("committee", "btv"):
            host = "union"
        above = not texts.ground.level and host in table("competence")["state bodies"]
        said = at_home(said, passage.text, host, above=above)
        named = {host, *(body.means for body in said.begun.values())}
        amiss = [
            (found, act.means.row)
            for act in said.acts
            if not named.isdisjoint(act.means.barred) and not (above and "lower" in act.means.row)
            if (found := _amiss(said, act, host))
        ]
        for (first, last, is_named), row in sorted(amiss, key=lambda one: (one[0][0], -one[0][1])):
            at = said.words[first].start, said.words[last - 1].end
            if first >= behind and not (host == "union" and _elects_its_own(passage, row, at)):
                behind = last
                known = is_named or host in table("competence")["own hands"]
                unsure = row.get("sure", "C") != "C" or (row.get("named") == "begins" and not known)
                body = "" if is_named else passage.place.body
                instead_of = f", không phải {body}" if body else ""
                message = f"“{{}}” thuộc thẩm quyền {row['whose']}{instead_of}"
                yield passage.doubt(message, 1 if unsure else 2, row["instead"], at)


def _elects_its_own(passage: Passage, row: dict[str, Any], at: tuple[int, int]) -> bool:
    """Whether a union elects into, or gives work to, a committee, and not into the Party's; its standing committee elects nobody."""
    words = passage.low[slice(*at)]
    committee = row["whose"].startswith(("Ban Chấp hành", "đại hội")) or "ban chấp hành" in words
    standing = "bầu" in words and passage.place.body.startswith("Ban Thường vụ")
    return committee and not standing and not holds(words, ("đảng", "bổ nhiệm"))


_INTRODUCED = regex(
    r" *(?:(?:căn cứ|trên cơ sở|sau khi|qua|nhân dịp|trước tình hình)\b[^,;.]*, |(?:kỳ họp|phiên họp|hội nghị|sinh hoạt|họp)\b[^,;.:]*: )"
)
"""What a sentence may begin with before it says what is done."""
_HEADED = regex(r"(?:.*\. )?(?! ?(?:kỳ họp|phiên họp|hội nghị|sinh hoạt|họp)\b)[^.:]*: ")
"""Before what is only listed as a matter: behind a colon and what is not a meeting."""

_HEARD = regex(
    r" ?(?:nghe|xem xét|xét|thảo luận|thẩm định|rà soát)\b[^;:.]{0,80}(?:,| và|,? rồi) ?"
)
"""Before what a body decides that has looked into it."""
_CARRIED_OUT = regex(
    r"\A ?(?:(?:tổ chức|trực tiếp) )?(?:thực hiện|tiến hành|ban hành|ra|ký) (?:việc )?\Z"
)


def _amiss(said: Said, span: Span, host: str) -> tuple[int, int, bool] | None:
    """The words by which somebody does what he may not, and whether he is named; None where all is well."""
    act: Act = span.means
    verb = None if {"of", "passive"} & act.row.keys() else _verb(said, act, span)
    doer = _named_behind(said, act, span.last, known=verb is not None)
    last = _linked(said, span.last, act.row)
    if (verb is None and not doer) or last is None or not _is_meant(said, act.row, span):
        return None
    if doer or verb is None:
        first = span.first if verb is None else verb
        return (first, doer.last, True) if doer and doer.means in act.barred else None
    clause = said.clause(verb)[0]
    opening = _INTRODUCED.match(said.low, clause, said.words[verb].start)
    clause = opening.end() if opening else clause
    if said.key(verb) == "thông" and "to" not in act.row:
        behind = said.low[said.words[span.last - 1].end : said.clause(verb)[1]]
        if holds(behind, table("competence")["onward"]):
            return None
    ordered = said.key(verb) in listed("competence", "ordered")
    heard = ordered and _HEARD.fullmatch(said.before(verb, clause))
    through = act.row.get("through", ())
    doer = None if heard else said.body_before(verb, through) or _subject(said, verb, clause)
    between = said.before(verb, said.words[doer.last - 1].end).rstrip() if doer else ""
    data = table("competence")
    if between.endswith(tuple(data["watching"])) or holds(f"{between} ", data["asking"]):
        return None
    then = host in data["own hands"] and said.before(verb).endswith((" và ", ", "))
    if doer and not (then and (said.is_beside(doer) or " của " in said.before(doer.first, clause))):
        return (doer.first, last, True) if _is_of_them(said, doer, act) else None
    busy = _HEADED.match(said.before(verb)) or any(
        body.first < verb
        and (said.words[body.first].start >= clause or body.means not in act.barred)
        and not (then and said.is_beside(body))
        for body in said.begun.values()
        if not heard
    )
    decides = said.key(verb) in listed("competence", "alone")
    before = said.before(verb, clause).replace("tờ trình", "tờ")
    before = "" if heard else _CARRIED_OUT.sub("", before)
    own = not busy and _does_itself(act, host, before, decides=decides)
    return (verb, last, False) if own else None


def _does_itself(act: Act, host: str, before: str, *, decides: bool) -> bool:
    """Whether the host does an act of which a clause names no doer, and may not; a committee's programme tells also what others do, but do not decide."""
    data, last, named = table("competence"), before.split()[-1:], act.row.get("named")
    begins = not last and (decides or named in ("start", "begins") or host in data["own hands"])
    own = named != "only" and (begins or not named or before.strip() in data["bare"])
    own = own and host in act.barred and listed("competence", "papers").isdisjoint(last)
    return own and not holds(before, data["preparing"])


def _subject(said: Said, verb: int, clause: int) -> Span | None:
    """The body that a clause begins with, if the verb tells of another thing that it does: `X lập … và quyết định …`."""
    before, data = said.before(verb), table("competence")
    bodies = [
        b for b in said.begun.values() if said.words[b.first].start >= clause and b.last <= verb
    ]
    then = before.endswith(", ") and said.key(verb) in listed("competence", "deciding")
    if not bodies or not (then or before.endswith(tuple(data["also"]))):
        return None
    words = enumerate(said.words[: bodies[0].first])
    begins = all(word.start < clause or said.is_light(at) for at, word in words)
    between = before[said.words[bodies[0].last - 1].end :].replace("cho ý kiến", "")
    others = data["for others"] + (data["watching"] if then else [])
    return bodies[0] if begins and not holds(between, others) else None


def _is_meant(said: Said, row: dict[str, Any], span: Span) -> bool:
    """Whether the words around an act leave it the one that a row means."""
    start, stop = said.clause(span.first)
    clause, behind = said.low[start:stop], said.low[said.words[span.last - 1].end : stop]
    follows = any(re.match(rf" {re.escape(w)}\b", behind) for w in row.get("but", ()))
    other = follows or holds(clause, row.get("unless", ()))
    return not other and ("only" not in row or holds(clause, row["only"]))


def _linked(said: Said, at: int, row: dict[str, Any]) -> int | None:
    """Where the words of an act end: behind the body a row wants named, as whose paper or to whom; None without it."""
    if not {"owner", "to"} & row.keys():
        return at
    links = ("trình",) if "to" in row else ("của", "do")
    body = said.body_behind(at, links, (*STOPS, ":"))
    return body.last if body and body.means in row.get("to", row.get("owner", ())) else None


def _verb(said: Said, act: Act, span: Span) -> int | None:
    """The first word of what is done to a thing; the act's own where it needs no verb."""
    at, within = span.first, listed("competence", "within")
    while act.verbs:
        if at == 0 or not said.is_close(at) or span.first - at > _FAR:
            return None
        verbs = [one.first for one in said.verbs.get(at, ()) if one.means in act.verbs]
        if verbs:
            return min(verbs)
        if said.key(at - 1) not in within:
            return None
        at -= 1
    return at


def _named_behind(said: Said, act: Act, at: int, *, known: bool) -> Span | None:
    """Who is named after an act or its thing: `do X quyết định`, `được X thông qua`, `của X`, of what is decided also `để X quyết định`."""
    if "of" in act.row:
        direct = "direct" in act.row and not holds(said.gap(at), (*_STOPS, "("))
        body = (said.begun.get(at) if direct else None) or said.body_behind(at, ("của",), _STOPS)
        light = body and all(said.is_light(step) for step in range(at, body.first - 1))
        return body if light else None
    by = ("do", "được", "để") if "decide" in act.verbs else ("do", "được")
    elects = not {"elect", "cast", "name"}.isdisjoint(act.verbs)
    does = act.verbs if elects else act.verbs | {"do"}
    body = said.body_behind(at, by, _STOPS)
    if not (body or elects) and "to" not in act.row and (known or not _ASKED.isdisjoint(act.verbs)):
        body, does = said.body_behind(at, ("trình",), STOPS), does | {"decide"}
        onward = body and said.low[said.words[body.last - 1].end : said.clause(at - 1)[1]]
        body = None if onward and holds(onward, table("competence")["onward"]) else body
    return body if body and _is_done(said, does, body.last) else None


_ASKED = frozenset(("decide", "adopt", "issue", "enact"))
"""What is done with papers: `hồ sơ trình X quyết định` asks for it; with others only where it is said what to do."""


def _is_done(said: Said, does: frozenset[str], at: int) -> bool:
    """Whether one of some verbs follows a body."""
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
    other = other if other and not said.is_beside(other) else None
    free = other.means not in act.barred if other else joint
    return body.means in act.barred and not free and not said.is_beside(body)
