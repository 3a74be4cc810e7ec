"""Before whom a work comes, and when, behind it: `(BCH lần 12, tháng 3; nộp trước ngày 13/3)`, `… - BTV tháng 4.`"""

import re
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain

from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.due import due_in
from ctr_cli.importing.grammar.heading import Heading, heading_of
from ctr_cli.importing.grammar.known import in_full, kept
from ctr_cli.importing.grammar.places import place_of
from ctr_cli.importing.grammar.sent import meets
from ctr_cli.importing.grammar.when import When, part_of_year
from ctr_cli.language.patterns import regex

_BRACKET = regex(r"\s*[(\[{](?P<inner>[^()\[\]{}]{3,200})[)\]}]")
_WORDS = r"(?:[^()\[\]{}:.;–—→]|\bT\.|:(?=\s*(?:(?:trong|vào)\s+)?(?:tháng|quý)\b))"
_BEHIND = regex(
    rf"(?:\s[-–—→]\s*|[:.;]\s+)(?P<inner>{_WORDS}{{3,110}}?(?:\([^()]*\bngày\s[^()]*\))?|(?i:trình|báo cáo|xin ý kiến)\s{_WORDS}{{3,80}}\([^()]+\){_WORDS}{{0,40}}?)(?P<end>[.;]?)$"
)
_DOES = regex(r"\s+(?:xem xét|cho ý kiến|thông qua|quyết định|bàn|nghe)(?=\s|$)", re.IGNORECASE)
"""What a body does of a work that comes before it."""
_JOINT = regex(r"\s*(?:;|,(?!\s*\d))\s*|\s+[-–]\s+|\s+và\s+(?=(?:BTV|BCH|Ban|Thường)\b)")
_BY_WHEN = regex(r"\s+(?=(?:trước|xong trước|(?:chậm|muộn) nhất)\s)", re.IGNORECASE)
_SEVERAL = regex(r"(?:các|những)\s", re.IGNORECASE)
_BRINGS = regex(
    r"(?:trình|báo cáo|xin ý kiến|đưa (?:ra|vào)|(?:thông qua |xem xét )?tại)\s+", re.IGNORECASE
)
_BY_NAME = ("bch", "btv", "thuong-truc")
"""Bodies whose name alone says before whom a work comes; another may be who does it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A work without the words that say before whom it comes, what these say, one for each body, and the words."""

    text: str
    places: tuple[Heading, ...]
    written: str


@kept
def placed_in(text: str, *, named: bool = False) -> Placed | None:
    """A work and the bodies, or the month, that words behind it say that it comes before; None where none do.

    With `named` the name of a body in a bracket is enough: where no heading says who meets, it is none who prepares.
    """
    for bracket in reversed([*_BRACKET.finditer(text)]):
        clauses = _clauses(bracket["inner"])
        places, others = _read(clauses, named=named)
        before = text[: bracket.start()]
        if places and heading_of(before).left:
            inner = f" ({'; '.join(others)})" if others else ""
            written = ", ".join(clause for clause in clauses if clause not in others)
            return Placed(f"{before}{inner}{text[bracket.end() :]}", tuple(places), written)
    behind = _BEHIND.search(text)
    places, others = _read(_clauses(behind["inner"]), named=False) if behind else ([], [])
    who = ", ".join(others)
    charge = parse(who)
    if behind and places and (not who or charge) and heading_of(text[: behind.start()]).left:
        apart = charge.assignments or not who
        before = text[: behind.start("inner") if who and apart else behind.start()].rstrip()
        told = who if apart else f"({who})"
        return Placed(f"{before} {told}".rstrip() + behind["end"], tuple(places), behind["inner"])
    return None


def _clauses(inner: str) -> list[str]:
    """The clauses of a bracket or a sentence; by when a work is brought before a body is one of its own."""
    told = (
        [clause] if not _BRINGS.match(clause) else _BY_WHEN.split(clause)
        for clause in _JOINT.split(inner)
    )
    return [*chain.from_iterable(told)]


def _read(clauses: list[str], *, named: bool) -> tuple[list[Heading], list[str]]:
    """The bodies that the clauses of a bracket name, each with the times beside it, and the clauses that say other things.

    A month beside a deadline is when the work is held, whoever meets: `(tháng 6; dự thảo trước 10/6)`.
    """
    said = [_said(clause) for clause in clauses]
    places: list[Heading] = []
    used: set[int] = set()
    for at, place in enumerate(said):
        if place is None or place.body is None:
            continue
        behind, before = _times(said, at, 1), _times(said, at, -1)
        beside = behind or ([] if place.timed or used & {*before} else before)
        brings, known = _BRINGS.match(clauses[at]), named and place.body in _BY_NAME
        if place.timed or beside or brings or known or at - 1 in used:
            places.append(reduce(_at, filter(None, (said[n] for n in beside)), place))
            used |= {at, *beside}
    times = [at for at, one in enumerate(said) if one and not one.body]
    if (
        not places
        and len(times) == 1
        and any(due_in(c) for c, one in zip(clauses, said, strict=True) if not one)
    ):
        return [said[times[0]] or Heading()], [c for at, c in enumerate(clauses) if at not in times]
    return places, [clause for at, clause in enumerate(clauses) if at not in used]


def _said(clause: str) -> Heading | None:
    """The body, or the month, the quarter or the conference, that a clause says and nothing else; None for any other."""
    brings = _BRINGS.match(clause)
    bare = _DOES.sub("", clause[brings.end() if brings else 0 :])
    said = place_of(bare)
    half = part_of_year(bare) if said.body and not said.timed else When()
    if half and (of_half := place_of(half.rest)).bare:
        said = replace(of_half, when=half)
    if not said.bare or _SEVERAL.match(clause) or (said.body is None and said.when.day):
        return None
    whole = said.timed or in_full(bare) == said.body_name
    brought = brings is not None or _DOES.search(clause) is not None
    return said if said.body is None or (meets(said, brought=brought) and whole) else None


def _times(said: list[Heading | None], at: int, step: int) -> list[int]:
    """Which clauses beside a body, one after the other in one direction, say only when."""
    found: list[int] = []
    while 0 <= at + step < len(said) and (one := said[at := at + step]) and one.body is None:
        found.append(at)
    return found


def _at(place: Heading, time: Heading) -> Heading:
    """A body at a further time that is said of it: `BCH lần 12`, `tháng 3`."""
    one, other = place.when, time.when
    months = tuple(sorted({*one.months, *other.months}))
    number = one.number if one.number is not None else other.number
    return replace(place, when=replace(one or other, months=months, number=number))
