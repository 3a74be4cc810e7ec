"""CTR917: acts that reach a level, or a neighbour, that the issuer of a programme may not reach."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.tiers import (
    CENTRE,
    COMMUNE,
    LEVELS,
    PROVINCE,
    Issuer,
    Span,
    issuer_of,
    listed,
    said_of_levels,
)
from ctr_cli.rules.printed import Word, words_of
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import Subject, rule

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
        own = own or _is_decided_by(passage, target, behind, issuer)
        target = target if own else None
    return target if target and _is_beyond(passage, target, row, issuer) else None


def _is_decided_by(
    passage: Passage, target: Span | None, behind: list[Span], issuer: Issuer
) -> bool:
    """Whether the issuer follows whom an act is done to: `quyết định luân chuyển Phó Giám đốc Sở Y tế của Đảng ủy xã`."""
    words = words_of(passage.text)
    return target is not None and any(
        span.at == target.last + 1
        and words[target.last].key == "của"
        and span.kind in ("own", "body")
        and span.level <= issuer.level
        for span in behind
    )


def _named_before(passage: Passage, before: list[Span], act: Span, issuer: Issuer) -> Span | None:
    """Whom an act is done to by a body between: `Đại hội Hội Nông dân tỉnh do Đảng ủy xã chỉ đạo tổ chức`."""
    words, low, light = words_of(passage.text), passage.low, table("tiers")["light"].split()
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
    at, light = act.at, table("tiers")["light"].split()
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


def _of_another_level(passage: Passage, spans: list[Span], issuer: Issuer) -> Iterator[Problem]:
    """A body without a name of a level that the programme is not of: a commune's, or a city's, in a province's; a
    province's that does in a commune's what a body does at its own meetings."""
    data, wrong = table("tiers"), "tỉnh" if holds(issuer.name, (" thành ",)) else "thành"
    for span in () if holds(passage.low, data["many"]) else spans:
        word, at = _next(passage, span), (span.start, span.end)
        more = passage.low.startswith(tuple(data["and others"]), span.end)
        if span.kind != "body" or more or (word and word.capital):
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
