"""What a bracket behind an item says: a condition, who does it and by when, before whom it comes."""

import re
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cell_times import says_time_alone, written_out
from ctr_cli.importing.grammar.charge import (
    Charge,
    charge_of_line,
    has_role,
    is_agency_line,
    merged,
    parse,
)
from ctr_cli.importing.grammar.due import due_in, held_again
from ctr_cli.importing.grammar.heading import Heading, body_in, heading_of, patterns
from ctr_cli.importing.grammar.names import begins_agency, names_offices
from ctr_cli.importing.grammar.said import only_connectives, says_deadline
from ctr_cli.importing.grammar.sent import without_whom
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import BRACKETS
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex


@dataclass(slots=True)
class Parts:
    """An item taken apart: its sentence with the closing mark, a condition, the charge, and the bodies it comes before, each
    with its time where one is said; `placed` are the words that say so."""

    text: str
    condition: str | None = None
    charge: Charge = field(default_factory=Charge)
    doubts: list[str] = field(default_factory=list)
    meets: tuple[Heading, ...] = ()
    placed: str = ""


def merge(parts: Parts, charge: Charge) -> None:
    """Put what a charge says into an item, and its doubt."""
    parts.doubts += [charge.doubt] if charge.doubt else []
    parts.charge = merged((parts.charge, replace(charge, doubt="")))


def merge_before(parts: Parts, charge: Charge) -> None:
    """The same for a charge that stands before what is known: its offices come first."""
    behind, parts.charge.assignments = parts.charge.assignments, []
    merge(parts, charge)
    parts.charge.assignments += behind


def are_offices(who: str, charge: Charge) -> bool:
    """Whether a text is nothing but names that begin as those of agencies do, with a capital."""
    names = [name for name, _ in charge.assignments]
    long = sum(len(name.split()) for name in names) < 0.7 * len(re.findall(r"\w\S*", who))
    return not long and names_offices(names)


def closing_bracket(text: str) -> tuple[str, str, str] | None:
    """What stands before the last bracket, in it, and the mark after it; None when the text ends otherwise."""
    bare = text.rstrip()
    end = ""
    ending = re.search(r"(?:\.{3}|\./\.|[.;,:…!?])\s*$", bare)
    if ending:
        end, bare = ending[0].strip(), bare[: ending.start()].rstrip()
    close = bare[-1:]
    if close not in BRACKETS or not close:
        return None
    depth = 0
    for at in range(len(bare) - 1, -1, -1):
        depth += (bare[at] == close) - (bare[at] == BRACKETS[close])
        if depth == 0:
            return (bare[:at], bare[at + 1 : -1].strip(), end) if bare[:at].strip() else None
    return None


def outside(text: str, at: int) -> bool:
    """Whether a place in a text stands in no bracket."""
    return all(text.count(o, 0, at) <= text.count(c, 0, at) for c, o in BRACKETS.items())


def take_bracket(parts: Parts, inner: str) -> bool:
    """Put what a bracket says into its field; False when it belongs to the sentence."""
    inner = _WITH.sub("phối hợp với ", _CLAUSE.sub(_spelt_time, inner))
    if patterns("condition").match(inner):
        return parts.condition is None and _take_condition(parts, inner)
    if repeats(inner):
        parts.charge.again = "who"
        return True
    if _take_before_whom(parts, inner):
        return True
    if parts.charge.assignments and not (due_in(inner) or held_again(inner) or has_role(inner)):
        told = any(role != "prepare" for _, role in parts.charge.assignments)
        if not told or not are_offices(inner, parse(inner)):
            return False
    trailing = re.search(
        r"\s*(?:,|;|\s[-–])\s*((?:nếu|(?:(?:ngay )?sau )?khi)\s.+)$", inner, re.IGNORECASE
    )
    if trailing and parts.condition is None:
        before = parse(inner[: trailing.start()])
        if before:
            parts.condition = trailing[1].strip()
            merge(parts, before)
            return True
    inner, sent = without_whom(inner)
    charge = charge_of_line(inner) if is_agency_line(inner) else parse(inner)
    if not charge or not only_connectives(charge.rest):
        return False
    alone = charge.due and not (charge.assignments or held_again(inner))
    if alone and not says_deadline(inner):
        return False
    merge_before(parts, charge)
    parts.charge.beside += sent
    return True


_WITH = regex(r"^(?:có\s+)?cùng(?:\s+với)?\s+(?=[A-ZĐÀ-Ỹ])")
"""How a bracket begins that names who does a work with those who lead: `(cùng Đoàn xã)`."""
_CLAUSE = regex(r"[^;,–-]+")


def _spelt_time(clause: re.Match[str]) -> str:
    """A clause that is a month or a quarter in short, `T3`, in words; any other as it is."""
    spelt = written_out(clause[0])
    return spelt if spelt != clause[0] and says_time_alone(spelt) else clause[0]


def _take_before_whom(parts: Parts, inner: str) -> bool:
    """Take a bracket that says which bodies a work comes before: `trình BTV, BCH`; behind an office it is kept in its words."""
    match = patterns("before_whom").match(inner)
    if (
        match is None
        or body_in(match["whom"])[0] is None
        or (begins_agency(inner) and not match["who"])
    ):
        return False
    whom = [part.strip() for part in re.split(r"[,;/&+]|\s+và\s+", match["whom"]) if part.strip()]
    bodies = [name for name in whom if body_in(name)[0] and not re.search(r"\w", body_in(name)[2])]
    charge = parse(match["who"]) if match["who"] else Charge()
    if match["who"] and (
        parts.charge.assignments or charge.rest or not are_offices(match["who"], charge)
    ):
        return False
    if match["who"] is None and len(bodies) < len(whom):
        return False
    merge(parts, charge)
    if match["who"] is None:
        parts.meets, parts.placed = tuple(map(heading_of, bodies)), match["to"]
    else:
        parts.charge.beside.append(capitalised(match["to"]))
    return True


def _take_condition(parts: Parts, inner: str) -> bool:
    """Put a bracket that begins with a condition into its field, and the charge after it into its own."""
    condition, charge, several = _condition_and_charge(inner)
    if charge and parts.charge.assignments:
        condition, charge = inner, Charge()
    parts.condition = condition
    merge(parts, charge)
    if several:
        parts.doubts.append(f"tách điều kiện và cơ quan trong “({inner})” đã đúng chưa")
    return True


def _condition_and_charge(inner: str) -> tuple[str, Charge, bool]:
    """A bracket's condition and the charge after it, and whether it could be parted in several ways."""
    for joint in (r"\s+[-–—]\s+", r"\s*;\s*", r"\.\s+", r"\s*,\s*"):
        places = [
            (match, charge)
            for match in re.finditer(joint, inner)
            if begins_agency(inner[match.end() :])
            and (charge := parse(inner[match.end() :])).assignments
            and (has_role(inner[match.end() :]) or joint != r"\s*,\s*")
        ]
        if places:
            match, charge = places[0]
            return inner[: match.start()].strip(), charge, len(places) > 1
    return inner, Charge(), False
