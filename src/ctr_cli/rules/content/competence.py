"""CTR911: who decides, elects, issues, inspects and disciplines what."""

import re
from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.content.doers import CLOSE, Act, Said, Span, kind_of, listed, said_in
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, holds, prose
from ctr_cli.rules.registry import text_rule

_STOPS = (";", ". ")
_FAR = 16
"""Words between an act and who is named behind it, or a verb and its thing, at most."""


@text_rule("CTR911", "warning", "info")
def who_decides(texts: Excerpt) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to."""
    for passage in prose(texts).passages:
        said, behind = said_in(passage.text), 0
        if said is None:
            continue
        host = kind_of(passage.place.body)
        named = {host, *(body.means for body in said.bodies)}
        acts = [act for act in said.acts if not named.isdisjoint(act.means.barred)]
        amiss = [(act.means.row, found) for act in acts if (found := _amiss(said, act, host))]
        for row, (first, last, is_named) in sorted(amiss, key=lambda one: (one[1][0], -one[1][1])):
            if first >= behind and (is_named or not _is_whose(row, passage.place.body)):
                behind = last
                at = said.words[first].start, said.words[last - 1].end
                yield _problem(row, passage, at, named=is_named)


def _is_whose(row: dict[str, Any], body: str) -> bool:
    """Whether the body that meets bears the name of whose an act is: the Ban Chấp hành of a union has its own."""
    return any(body.startswith(name) for name in re.split(", | hoặc ", row["whose"]))


def _problem(row: dict[str, Any], passage: Passage, at: tuple[int, int], *, named: bool) -> Problem:
    """What is told of an act of another body; who meets is told where nobody is named."""
    body, sure = passage.place.body, row.get("sure", "C") == "C"
    instead_of = f", không phải {body}" if body and not named else ""
    message = f"“{passage.text[slice(*at)]}” thuộc thẩm quyền {row['whose']}{instead_of}"
    severity: Severity | None = None if sure else "info"
    return passage.problem(message, doubt(2 if sure else 1, row["instead"]), at, severity=severity)


def _amiss(said: Said, span: Span, host: str) -> tuple[int, int, bool] | None:
    """The words by which somebody does what he may not, and whether he is named; None where all is well."""
    act: Act = span.means
    start, end = said.words[span.first].start, said.words[span.last - 1].end
    clause = max(said.low.rfind(sign, 0, start) for sign in _STOPS) + 1
    ends = [at for sign in _STOPS if (at := said.low.find(sign, end)) >= 0]
    behind = said.low[end : min(ends, default=len(said.low))]
    around = said.low[clause:start] + said.low[start:end] + behind
    linked = _linked(said, span.last, act.row)
    if linked is None or not _is_meant(act.row, around, behind):
        return None
    verb = _verb(said, act, span)
    doer = _named_behind(said, act, span.last)
    if doer:
        return (verb or span.first, doer.last, True) if doer.means in act.barred else None
    if verb is None or {"of", "passive"} & act.row.keys() or _goes_on(said, verb, act.row, behind):
        return None
    if said.key(verb) == "quyết" and said.key(verb - 1) in listed("papers"):
        return None
    if said.key(verb - 1) == "được":
        return None
    opening = _INTRODUCED.match(said.low, clause, said.words[verb].start)
    main = opening.end() if opening else clause
    before = said.body_before(verb) or _subject(said, verb, clause)
    if before:
        return (before.first, linked, True) if _is_of_them(said, before, act) else None
    busy = any(
        b.first < verb and (said.words[b.first].start >= main or b.means not in act.barred)
        for b in said.bodies
    )
    if (
        busy
        or ("named" in act.row and not _does_itself(act, host, said.before(verb, main), behind))
        or holds(said.before(verb, main), table("competence")["preparing"])
    ):
        return None
    alone = act.verbs or not said.before(verb, main).strip() or said.is_light(verb - 1)
    return (verb, linked, False) if alone and host in act.barred else None


def _does_itself(act: Act, host: str, before: str, behind: str) -> bool:
    """Whether a clause that begins with the verb of an act is what the host does; a committee's programme tells what others do."""
    own = bool(act.verbs) and host in table("competence")["own hands"]
    return own and not before.strip() and not behind.startswith(" là ")


_INTRODUCED = regex(r" *(?:căn cứ|trên cơ sở|sau khi|qua|nhân dịp|trước tình hình)\b[^,;.]*, ")
"""What a sentence may begin with before it says what is done."""
_CLEAR = regex(r"(?:\A|[,:;.]|\bgiao|\bđề nghị)\s*\Z")
_ALSO = regex(r"(?: và|,? đồng thời)(?: tiến hành| tổ chức| ra| ký)?\s*\Z")
_THEN = regex(r",\s*\Z")
_DECIDING = ("quyết", "ban", "phê", "miễn", "bãi", "bầu", "ký", "ra", "thông")


def _subject(said: Said, verb: int, clause: int) -> Span | None:
    """The body that a clause begins with, if the verb tells of another thing that it does: `X lập … và quyết định …`."""
    named = [b for b in said.bodies if said.words[b.first].start >= clause and b.first < verb]
    before, data = said.before(verb), table("competence")
    then = said.key(verb) in _DECIDING and _THEN.search(before)
    if not named or not (_ALSO.search(before) or then):
        return None
    between = before[said.words[named[0].last - 1].end :].replace("cho ý kiến", "")
    others = any(not said.is_beside(body) for body in named[1:])
    elsewhere = holds(between, data["for others"]) or (then and holds(between, data["told"]))
    clear = _CLEAR.search(said.before(named[0].first, clause))
    return named[0] if clear and not others and not elsewhere else None


def _is_meant(row: dict[str, Any], clause: str, behind: str) -> bool:
    """Whether the words around an act leave it the one that a row means."""
    but = rf" (?:{'|'.join(row['but'])})(?!\w)" if "but" in row else r"(?!)"
    other = re.match(but, behind) or holds(clause, row.get("unless", ()))
    return not other and ("only" not in row or holds(clause, row["only"]))


def _goes_on(said: Said, verb: int, row: dict[str, Any], behind: str) -> bool:
    """Whether what is agreed to is then submitted to who decides."""
    return (
        said.key(verb) == "thông"
        and "to" not in row
        and holds(behind, table("competence")["onward"])
    )


_LINKS = {"owner": ("của", "do"), "to": ("trình",)}
_ON_THE_WAY = ("chính", "tại", "hội", "nghị", "phiên", "họp")
_IN_A_CLAUSE = regex(r"[^.;:]*|[^;:]*\d[^;:]*")


def _linked(said: Said, at: int, row: dict[str, Any]) -> int | None:
    """Where the words of an act end: behind the body a row wants named, as whose paper or to whom; None without it."""
    key = next((key for key in _LINKS if key in row), "")
    for step in range(at, min(at + _FAR, len(said.words))) if key else ():
        if not _IN_A_CLAUSE.fullmatch(said.gap(step)):
            return None
        if said.key(step) in _LINKS[key]:
            while said.key(step + 1) in _ON_THE_WAY and not said.body_from(step + 1):
                step += 1
            body = said.body_from(step + 1)
            return body.last if body and body.means in row[key] else None
    return None if key else at


def _verb(said: Said, act: Act, span: Span) -> int | None:
    """The first word of what is done to a thing, before it or before others; the act's own where it needs no verb."""
    at, apart, within = span.first, act.row.get("apart", 0), listed("within")
    while act.verbs:
        if at == 0 or not CLOSE.fullmatch(said.gap(at)) or span.first - at > _FAR:
            return None
        verb = next((one for one in said.verbs if one.last == at and one.means in act.verbs), None)
        if verb:
            return verb.first
        other = next((one.first for one in said.acts if one.last == at > one.first), None)
        if said.key(at - 1) in within:
            at -= 1
        elif other is not None:
            at = other
        elif apart and not said.body_to(at):
            at, apart = at - 1, apart - 1
        else:
            return None
    return at


def _named_behind(said: Said, act: Act, at: int) -> Span | None:
    """Who is named after an act or its thing: `do X quyết định`, `được X thông qua`, `thuộc thẩm quyền của X`, `của X`."""
    for step in range(at, min(at + _FAR, len(said.words))):
        key, gap = said.key(step), said.gap(step)
        if re.search("[,;:.]", gap) and not CLOSE.fullmatch(gap.replace(",", ";")):
            return None
        if "of" in act.row:
            if key == "của" or (step == at and gap == " " and "direct" in act.row):
                return said.body_from(step + (key == "của"))
            if not said.is_light(step):
                return None
        elif key in ("do", "được") and (body := said.body_from(step + 1)):
            return body if _is_done(said, act, body.last) else None
        elif key == "thẩm" and said.key(step + 1) == "quyền":
            return next((b for b in said.bodies if step + 2 <= b.first <= step + 5), None)
    return None


def _is_done(said: Said, act: Act, at: int) -> bool:
    """Whether a verb of an act follows a body, or, where the act is an event, that it takes place."""
    event = not act.verbs or act.verbs & set(table("competence")["events"])
    verbs = act.verbs | ({"do"} if event else set())
    while at < len(said.words):
        if any(verb.first == at and verb.means in verbs for verb in said.verbs):
            return True
        if not said.is_light(at):
            return False
        at += 1
    return False


def _is_of_them(said: Said, body: Span, act: Act) -> bool:
    """Whether a body may not do an act, nor another named together with it, and it is who does it."""
    if body.means not in act.barred:
        return False
    before = said.before(body.first).rstrip()
    joint = next((w for w in table("competence")["joining"] if before.endswith(f" {w}")), "")
    at = body.first - len(joint.split())
    other = (said.body_to(at) or said.body_before(at)) if joint or before.endswith(",") else None
    if other and (joint or not said.is_beside(other)):
        return _is_of_them(said, other, act)
    return not joint and not said.is_beside(body)
