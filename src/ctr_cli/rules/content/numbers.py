"""CTR809, and part of CTR801: times that are none, digits and signs that went wrong: `15/3/206`, `quý V`, `19 giờ 75`."""

from collections.abc import Iterable, Iterator
from functools import cache
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import text_rule


@text_rule("CTR809", "warning")
def dates_are_whole(texts: Excerpt) -> Iterator[Problem]:
    """A date has its digits and its signs, a year four digits, and a year four quarters."""
    return miswritten(texts, "CTR809")


def miswritten(texts: Excerpt, code: str) -> Iterator[Problem]:
    """What the patterns of `data/numbers.yaml` find that stand under the code of a rule."""
    rows = (row for row in table("numbers") if row.get("code", "CTR809") == code)
    return (found._replace(severity="warning") for found in of_rows(texts, rows, sure=3))


def of_rows(
    texts: Excerpt, rows: Iterable[dict[str, Any]], **usual: str | int | list[str]
) -> Iterator[Problem]:
    """What rows of a table find: where a word that one `needs` stands, it tells of each place `find` fits what it has to `say`.

    Of a place one row tells, of its part `at` where the pattern names one. Some ask an `issuer`, a `tier` or a `level`
    alone, programmes of a `year`, places that are none of `has`, or one of `lacks`, meetings `held` in some months, or
    texts without what is in `unless`; `usual` is what rows do not say themselves; `<năm>`, `<năm sau>`, `<năm trước>` are
    the programme's year, the next and the last.
    """
    ground, told = texts.ground, set[tuple[KeyPath, int]]()
    of_its_own: dict[str, Any] = {"level": [ground.level], "issuer": [ground.issuer]}
    of_its_own |= {"tier": ground.tier, "year": ground.year}
    for row in ({"sure": 2, "unless": ["(?!)"], **of_its_own, **usual, **one} for one in rows):
        ours = ground.level in row["level"] and ground.issuer in row["issuer"]
        if not ours or row["tier"] != ground.tier or row["year"] != ground.year:
            continue
        if {"has", "lacks"} & row.keys() and not _is_foreign(ground.lands, row):
            continue
        find, unless = (_pattern("|".join(row[key]), texts.year) for key in ("find", "unless"))
        for hit in prose(texts).find(find, *row["needs"]):
            place, months = (hit.passage.path, hit.span()[0]), hit.passage.place.months
            timely = "held" not in row or (months and {*months} <= {*row["held"]})
            if place not in told and timely and not unless.search(hit.passage.low):
                told.add(place)
                part = "at" if hit.match.groupdict().get("at") else 0
                yield hit.doubt(row["say"], row["sure"], row["mend"], part)


def _is_foreign(lands: frozenset[str], row: dict[str, Any]) -> bool:
    """Whether a known place has not what a row tells of: it is one of those that lack it, or none of those that have it."""
    without = "has" in row and lands.isdisjoint(row["has"])
    return bool(lands) and (without or not lands.isdisjoint(row.get("lacks", ())))


@cache
def _pattern(find: str, year: int) -> Pattern[str]:
    names = {
        **table("patterns")["numbers"],
        "năm": year,
        "năm sau": year + 1,
        "năm trước": year - 1,
    }
    for name, meant in names.items():
        find = find.replace(f"<{name}>", str(meant))
    return regex(f"(?m){find}")
