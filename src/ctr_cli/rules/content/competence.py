"""CTR911: who decides, elects, issues, inspects and disciplines what."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.reading import Passage, doubt, holds, prose
from ctr_cli.rules.registry import Subject, rule


class _Act(NamedTuple):
    """An act that is not everybody's, and who may not do it; None where its words are wrong whoever does.

    `named` says that only a doer named before it is judged; `of`, that one is who is named after it.
    """

    words: re.Pattern[str]
    near: list[str]
    barred: frozenset[str] | None
    whose: str
    instead: str
    named: bool
    of: bool
    unless: re.Pattern[str] | None
    sure: bool


class _Named(NamedTuple):
    """A body that a text names, and what kind of body it is."""

    start: int
    end: int
    kind: str


def _written(pattern: str) -> str:
    """A pattern of the table, with the ways to write the council and the committee; it may be broken over lines."""
    pattern = pattern.replace("| ", "|")
    for short, full in (("HĐND", "hội đồng nhân dân"), ("UBND", "ủy ban nhân dân")):
        pattern = pattern.replace(short, f"(?:{full}|{short.lower()})")
    return pattern


@cache
def _kinds() -> dict[str, str]:
    """The kinds of bodies, each under a name that a group of a pattern may have."""
    return {f"k{index}": kind for index, kind in enumerate(table("competence")["actors"])}


@cache
def _bodies() -> re.Pattern[str]:
    actors = table("competence")["actors"]
    called = "|".join(f"(?P<{key}>{_written(actors[kind])})" for key, kind in _kinds().items())
    return re.compile(rf"(?<!\w)(?:{called})(?!\w)")


def _members(names: list[str]) -> set[str]:
    groups = table("competence")["groups"]
    return {kind for name in names for kind in groups.get(name, [name])}


def _barred(entry: dict[str, Any]) -> frozenset[str] | None:
    if "not" in entry:
        return frozenset(_members(entry["not"]))
    if "by" in entry:
        return frozenset(_kinds().values()) - _members(entry["by"]) - {"higher"}
    return None


@cache
def _acts() -> list[_Act]:
    return [
        _Act(
            regex(rf"\b(?:{_written(entry['act'])})(?!\w)"),
            entry["near"],
            _barred(entry),
            entry["whose"],
            entry["instead"],
            entry.get("named", False),
            entry.get("of", False),
            regex(entry["unless"]) if "unless" in entry else None,
            entry.get("sure", "C") == "C",
        )
        for entry in table("competence")["acts"]
    ]


@cache
def _gap() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What may stand between a body and its act, what before a body makes the doer another, and what only prepares."""
    data = table("competence")
    return (
        re.compile(rf"(?:[ ,()]*(?:{_written(data['between'])})(?!\w))*[ ,()]*"),
        re.compile(rf"(?<!\w)(?:{'|'.join(data['beside'])}) ?\Z"),
        re.compile(_written(data["preparing"])),
    )


_NAME = regex(r"\b[^\W\d_a-zà-ỹđ]\w*")
_HIGHER = regex(r" (?:cấp )?(?:tỉnh|thành phố|trên|trung ương)\b")


def _named_in(low: str) -> list[_Named]:
    """The bodies of a text; one whose name goes on in another's is that one alone: `chi bộ trường mầm non`."""
    found: list[_Named] = []
    for match in _bodies().finditer(low):
        if found and match.start() == found[-1].end + 1:
            found[-1] = found[-1]._replace(end=match.end())
            continue
        kind = "higher" if _HIGHER.match(low, match.end()) else _kinds()[match.lastgroup or ""]
        found.append(_Named(*match.span(), kind))
    return found


@rule("CTR911", "warning")
def who_decides(subject: Subject) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to."""
    for act in _acts():
        for passage in prose(subject).holding(*act.near):
            told = list(_misdone(act, passage))
            yield from told


def _misdone(act: _Act, passage: Passage) -> Iterator[Problem]:
    low = passage.low
    for match in act.words.finditer(low):
        named = _named_in(low)
        begun = _doer(act, passage, named, *match.span())
        if begun is not None:
            body = passage.body.name if passage.body else ""
            whom = f", không phải {body}" if begun == match.start() and body and not act.of else ""
            message = f"“{passage.text[begun : match.end()]}” thuộc thẩm quyền {act.whose}{whom}"
            severity: Severity | None = None if act.sure else "info"
            hint = doubt(2 if act.sure else 1, act.instead)
            yield passage.problem(message, hint, (begun, match.end()), severity=severity)


def _doer(
    act: _Act, passage: Passage, named: list[_Named], start: int, end: int
) -> int | None:
    """Where the words begin by which a body does what it may not; None where it may, or nothing says who does it."""
    low = passage.low
    if act.barred is None:
        return start
    clause = max(low.rfind(sign, 0, start) for sign in (";", ". ")) + 1
    if act.unless and act.unless.search(low, clause, start):
        return None
    if act.of:
        after = next((body for body in named if body.start >= end), None)
        link = low[end : after.start] if after else ""
        wrong = after and after.kind in act.barred and re.fullmatch(r"[^.;,]{0,60} của ", link)
        return start if wrong else None
    gap, beside, preparing = _gap()
    before = [body for body in named if clause <= body.start and body.end <= start]
    if before:
        last = before[-1]
        between = _NAME.sub("x", passage.text[last.end : start]).lower()
        if not gap.fullmatch(plain(between)) or beside.search(low, clause, last.start):
            return None
        return last.start if last.kind in act.barred else None
    if act.named or passage.body is None or preparing.search(low, low.rfind(". ", 0, start) + 1, start):
        return None
    if any(body.start < start for body in named):
        return None
    own = _named_in(plain(passage.body.name))
    return start if own and own[0].start == 0 and own[0].kind in act.barred else None
