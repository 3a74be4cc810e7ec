"""Which body meets in which month, where one sentence says so for the whole year: `Ban Chấp hành họp các tháng 3, 6, 9, 12; các tháng còn lại họp Ban Thường vụ.`"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.heading import BRACKET, Heading, heading_of, patterns
from ctr_cli.importing.grammar.opening import DECIDES
from ctr_cli.importing.grammar.when import When
from ctr_cli.importing.reading.lines import Line, marker_of
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex


@dataclass(frozen=True, slots=True)
class Sharing:
    """The body that meets in each month, as a heading names it, and the lines that say so."""

    bodies: Mapping[int, Heading] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()


_FIRST = {"đầu": 1, "giữa": 2, "thứ hai": 2, "cuối": 3}
_LAST_NUMBER = regex(r"(?<=\d)(?=\s+(?!(?:và|tháng|năm)\b)[^\W\d_])")
"""Where the months end and the words about them begin: `các tháng 2, 5, 8, 11 họp …`."""
_REST = regex(r"\b(?:còn lại|khác)\b", re.IGNORECASE)
_APART = regex(r"(?:riêng|trừ)\b", re.IGNORECASE)
"""How the months of one body are taken out of those of another that meets in each."""
_IDLE = {"la", "duoc", "con", "lai", "khac", "moi", "ky", "rieng", "tru", "thi", "do", "se", "dinh", "hop", "mot", "lan", "xa", "phuong", "dac", "khu"}  # fmt: skip
_YEAR = frozenset(range(1, 13))


def who_meets(lines: Iterable[Line], place: str) -> Sharing:
    """How a document shares out the months of its year among several bodies; nothing where it does not."""
    told: dict[int, Heading] = {}
    rest: list[Heading] = []
    said: list[Line] = []
    clashing: set[int] = set()
    clauses = [(c, ln) for ln in lines if not ln.row for c in _clauses(marker_of(ln).rest)]
    for clause, line in clauses:
        months, body = _shared_out(clause, place)
        if body is None:
            continue
        said.append(line)
        numbers = {
            int(m["month"]): int(m["number"]) for m in patterns("numbered_month").finditer(clause)
        }
        for month in months:
            own = replace(body, when=When(number=numbers.get(month)))
            clashing |= {month} if told.setdefault(month, own).body != body.body else set()
        rest += [] if months else [body]
    apart = any(
        _REST.search(clause) or _APART.match(clause) for clause, line in clauses if line in said
    )
    clashing |= set() if apart else {*told} if rest else set()
    several = {body.body for body in (*told.values(), *rest)}
    if len(several) < 2 or not told or len({body.body for body in rest}) > 1:
        return Sharing()
    others = dict.fromkeys(_YEAR - told.keys(), rest[0]) if rest else {}
    bodies = {m: body for m, body in (told | others).items() if m not in clashing}
    return Sharing(bodies, tuple(said))


def _clauses(text: str) -> list[str]:
    """The clauses of a sentence, and those of a bracket in it."""
    return [
        *patterns("clause_of_meetings").split(text),
        *(
            c
            for inner in BRACKET.findall(text)
            for c in patterns("clause_of_meetings").split(inner)
        ),
    ]


def _shared_out(clause: str, place: str) -> tuple[frozenset[int], Heading | None]:
    """The months a clause says that a body meets in, none where it says the others or each; no body for any other clause."""
    clause = (
        patterns("numbered_month").sub("", clause).replace(")", "")
        if patterns("numbered_month").search(clause)
        else clause
    )
    said = heading_of(_LAST_NUMBER.sub(",", clause), place)
    idle = {*fold(said.left).split()} <= _IDLE | {*fold(place).split()}
    if said.body not in DECIDES or not idle or said.when.day or said.number is not None:
        return frozenset(), None
    third = patterns("of_quarters").search(clause)
    if said.when.months or third:
        first = _FIRST[third["which"].lower()] if third else 0
        months = frozenset(said.when.months or range(first, 13, 3))
        return (months, said) if len(months) > 1 else (frozenset(), None)
    other = _REST.search(clause) or said.when.every == "month"
    return frozenset(), said if other else None
