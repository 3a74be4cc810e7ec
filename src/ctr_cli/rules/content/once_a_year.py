"""Matters that come once a year, under whatever name: two items of a body that both hold, adopt or review one."""

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import holds, plain_of

_Words = tuple[str, ...]


class _Row(Struct):
    """A matter of the table: words of which each group has one, words that make another thing of it, and what is done with it."""

    groups: tuple[_Words, ...]
    without: _Words
    needs: _Words
    begins: _Words


class Yearly(Struct):
    """A matter of a year that a text takes up: its row, the years it names, the words and the places that tell it from others."""

    row: int
    years: frozenset[str]
    sides: frozenset[str]
    places: frozenset[str]


@ready
def _rows() -> tuple[_Row, ...]:
    found = []
    for act in (table("once-a-year")[name] for name in ("hold", "adopt", "review")):
        for row in act["rows"]:
            written, besides = (row["is"], row["not"]) if isinstance(row, dict) else (row, [])
            groups = tuple(tuple(group.split("; ")) for group in written.split(" + "))
            needs, without = tuple(act.get("needs", [""])), (*act["apart"], *besides)
            found.append(_Row(groups, without, needs, tuple(act["begins"])))
    return tuple(found)


_YEAR = regex(r"20\d\d")
_PLACE = regex(
    r"(?i:\b(?:thôn|bản|ấp|xóm|buôn|khóm|làng|trường(?: mầm non| tiểu học| thcs| trung học cơ sở)?|xã|phường|khu(?: dân cư| phố)?|tổ dân phố|chi bộ|cụm|đình|đền|chùa)) ((?:số )?[A-ZĐ\d][\w.]*)"
)


@once
def yearly(text: Text) -> tuple[Yearly, ...]:
    """The matters of a year that the clauses of a text hold, adopt or review."""
    found, low = [], plain_of(text)
    for at, row in enumerate(_rows()):
        if all(holds(low, group) for group in row.groups):
            clauses = (f" {clause.strip()} " for clause in low.split(";"))
            found += [
                Yearly(
                    at,
                    frozenset(_YEAR.findall(clause)),
                    frozenset(w for w in table("once-a-year")["sides"] if w in clause),
                    frozenset(_PLACE.findall(text)),
                )
                for clause in clauses
                if all(holds(clause, group) for group in (*row.groups, row.needs))
                and not holds(clause, row.without)
                and not clause.startswith(tuple(f" {word} " for word in row.begins))
            ]
    return tuple(found)


def of_one_year(one: Yearly, other: Yearly) -> bool:
    """Whether two matters are one: of one row, and no year, side or place tells each from the other."""
    pairs = ((one.years, other.years), (one.sides, other.sides), (one.places, other.places))
    return one.row == other.row and not any(a - b and b - a for a, b in pairs)
