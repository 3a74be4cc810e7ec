"""Matters that come once a year, under whatever name: two items of a body that both hold, adopt or review one."""

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import holds, plain_of

_Words = tuple[str, ...]
_Row = tuple[tuple[_Words, ...], _Words, _Words]
"""Words of which each group has one; those that make another thing of a matter; those a clause begins with that leads to it."""
Yearly = tuple[int, frozenset[str], frozenset[str], frozenset[str]]
"""A row of the table that a text is of, below 0 where it only leads or discusses the matter; the years, the words and the places that tell it from others."""
_YEAR = regex(r"20\d\d")
_PLACE = regex(
    r"(?i:\b(?:thôn|bản|ấp|xóm|buôn|khóm|làng|trường(?: mầm non| tiểu học| thcs| trung học cơ sở)?|xã|phường|khu(?: dân cư| phố)?|tổ dân phố|chi bộ|cụm|đình|đền|chùa)) ((?:số )?[A-ZĐ\d][\w.]*)"
)


@ready
def _rows() -> tuple[_Row, ...]:
    acts = map(table("once-a-year").get, ("hold", "adopt", "review"))
    rows = ((row, act) for act in acts for row in act["rows"])
    return tuple(
        (
            (*(tuple(group.split("; ")) for group in row["is"].split(" + ")), tuple(act["needs"])),
            (*act["apart"], *row.get("not", ())),
            tuple(f" {word} " for word in act["begins"]),
        )
        for row, act in rows
    )


@ready
def _named() -> Phrases[int]:
    """The words of the first group of each row."""
    return known_phrases(("; ".join(row[0][0]), at) for at, row in enumerate(_rows()))


@once
def yearly(text: Text) -> tuple[Yearly, ...]:
    """The matters of a year that the clauses of a text hold, adopt or review."""
    rows = {found.value: _rows()[found.value] for found in phrases_in(text, _named())}
    if not rows:
        return ()
    places, words = frozenset(_PLACE.findall(text)), table("once-a-year")["sides"]
    clauses = [f" {clause.strip()} " for clause in plain_of(text).split(";")]
    return tuple(
        (
            at - len(_rows()) * clause.startswith(begins),
            frozenset(_YEAR.findall(clause)),
            frozenset(w for w in words if w in clause),
            places,
        )
        for at, (groups, without, begins) in rows.items()
        for clause in clauses
        if all(holds(clause, group) for group in groups) and not holds(clause, without)
    )


def of_one_year(one: Yearly, other: Yearly) -> bool:
    """Whether two matters are one: of one row, and no year, side or place tells each from the other."""
    pairs = zip(one[1:], other[1:], strict=True)
    return one[0] == other[0] and not any(a - b and b - a for a, b in pairs)
