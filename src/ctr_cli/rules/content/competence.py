"""CTR911: who decides, elects, issues, inspects and disciplines what."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, prose
from ctr_cli.rules.registry import text_rule


class _Act(Struct):
    """An act that is not everybody's, and who may not do it; None where its words are wrong whoever does.

    `named` says that only a doer named before it is judged. With a `link` the words are what is decided, whose
    doer is named after them, and before what he does `then`.
    """

    words: re.Pattern[str]
    near: list[str]
    barred: frozenset[str] | None
    whose: str
    instead: str
    named: bool
    link: re.Pattern[str] | None
    then: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    sure: bool


class _Named(Struct):
    """A body that a text names, and what kind of body it is."""

    start: int
    end: int
    kind: str


def _written(pattern: str) -> str:
    """A pattern of the table, with the ways to write the council and the committee."""
    for short, full in (("HĐND", "hội đồng nhân dân"), ("UBND", "ủy ban nhân dân")):
        pattern = pattern.replace(short, f"(?:{full}|{short.lower()})")
    return pattern


def _list(pattern: str) -> str:
    """Alternatives of the table, which it breaks over lines behind a bar."""
    return _written(pattern.replace("|\n", "|"))


@cache
def _kinds() -> dict[str, str]:
    """The kinds of bodies, each under a name that a group of a pattern may have."""
    return {f"k{index}": kind for index, kind in enumerate(table("competence")["actors"])}


@cache
def _bodies() -> re.Pattern[str]:
    actors = table("competence")["actors"]
    called = "|".join(f"(?P<{key}>{_list(actors[kind])})" for key, kind in _kinds().items())
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


def _part(entry: dict[str, Any], key: str) -> re.Pattern[str] | None:
    return regex(_written(entry[key])) if key in entry else None


@cache
def _acts() -> list[_Act]:
    return [
        _Act(
            regex(rf"\b(?:{_written(entry['act'])})(?!\w)(?={_written(entry.get('link', ''))})"),
            entry["near"],
            _barred(entry),
            entry["whose"],
            entry["instead"],
            entry.get("named", False),
            _part(entry, "link"),
            _part(entry, "then"),
            _part(entry, "unless"),
            entry.get("sure", "C") == "C",
        )
        for entry in table("competence")["acts"]
    ]


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    """What may stand between a body and its act, what before a body makes the doer another, what only prepares, what makes an act a paper."""
    data = table("competence")
    return (
        re.compile(rf"(?<!\w)(?:{_list(data['between'])})(?![\w,])"),
        re.compile(rf"(?<!\w)(?:{'|'.join(data['beside'])}) ?\Z"),
        re.compile(_list(data["preparing"])),
        re.compile(rf"(?<!\w)(?:{data['papers']}) \Z"),
    )


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


@text_rule("CTR911", "warning")
def who_decides(texts: Excerpt) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to."""
    told: dict[KeyPath, list[tuple[int, int]]] = defaultdict(list)
    named: dict[KeyPath, list[_Named]] = {}
    for act in _acts():
        for passage in prose(texts).holding(*act.near):
            if passage.path not in named:
                named[passage.path] = _named_in(passage.low)
            bodies = named[passage.path]
            kinds = {_own_kind(passage.place.body), *(body.kind for body in bodies)}
            if act.barred is not None and act.barred.isdisjoint(kinds):
                continue
            for match in act.words.finditer(passage.low):
                start, end = match.span()
                begun = _begun(act, passage, bodies, (start, end))
                again = any(first < end and start < last for first, last in told[passage.path])
                if begun is not None and not again:
                    told[passage.path].append((begun, end))
                    yield _amiss(
                        act, passage, (begun, end), named=begun < start or act.link is not None
                    )


def _amiss(act: _Act, passage: Passage, at: tuple[int, int], *, named: bool) -> Problem:
    """What is told of an act of another body; who meets is told where nobody is named."""
    body = passage.place.body
    instead_of = f", không phải {body}" if body and not named else ""
    message = f"“{passage.text[slice(*at)]}” thuộc thẩm quyền {act.whose}{instead_of}"
    severity: Severity | None = None if act.sure else "info"
    return passage.problem(message, doubt(2 if act.sure else 1, act.instead), at, severity=severity)


def _begun(act: _Act, passage: Passage, named: list[_Named], at: tuple[int, int]) -> int | None:
    """Where the words begin by which a body does what it may not; None where it may, or nothing says who does it."""
    (start, end), low = at, passage.low
    clause = max(passage.low.rfind(sign, 0, start) for sign in (";", ". ")) + 1
    if act.barred is None:
        return start
    if low.startswith("quyết định", start) and _words()[3].search(low, clause, start):
        return None
    if act.unless and act.unless.search(low, clause, start):
        return None
    if act.link:
        return start if _is_by(act, passage, named, end) else None
    before = [body for body in named if clause <= body.start and body.end <= start]
    if before:
        doer = before[-1]
        return (
            doer.start if doer.kind in act.barred and _does(passage, clause, doer, start) else None
        )
    if act.named or _words()[2].search(low, clause, start) or any(b.start < start for b in named):
        return None
    return start if _own_kind(passage.place.body) in act.barred else None


def _is_by(act: _Act, passage: Passage, named: list[_Named], end: int) -> bool:
    """Whether what is decided belongs to a body that may not, or is done by it."""
    link = act.link.match(passage.low, end) if act.link else None
    doer = next((body for body in named if link and body.start == link.end()), None)
    if doer is None or doer.kind not in (act.barred or ()):
        return False
    done = act.then.search(passage.low, doer.end) if act.then else None
    return act.then is None or bool(done and _is_light(passage, doer.end, done.start()))


def _does(passage: Passage, clause: int, doer: _Named, start: int) -> bool:
    """Whether nothing stands between a body and an act that would make it another's, nor before the body."""
    beside = _words()[1].search(passage.low, clause, doer.start)
    return not beside and _is_light(passage, doer.end, start)


def _is_light(passage: Passage, start: int, end: int) -> bool:
    """Whether words name a level, a place or a time, or only say that somebody goes about an act."""
    rest = _words()[0].sub(lambda match: " " * len(match.group()), passage.low[start:end])
    return all(
        passage.text[start + word.start()].isupper() or word.group() == "-"
        for word in _WORD.finditer(rest)
    )


_WORD = regex(r"\S+")


@cache
def _own_kind(name: str) -> str:
    """What kind of body meets."""
    named = _named_in(plain(name))
    return named[0].kind if named and named[0].start == 0 else ""
