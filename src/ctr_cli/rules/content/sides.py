"""Sentences that have the two sides of a row of a table: `data/contrary.yaml`, `data/matters.yaml`, `data/fitting.yaml`."""

from collections.abc import Iterator
from functools import cache, reduce
from typing import Any

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import of_rows
from ctr_cli.rules.excerpt import Excerpt


def with_both(texts: Excerpt, name: str, mend: str) -> Iterator[Problem]:
    """What the rows of a table find, each a sentence that has its two sides, or fits what the row itself has to `find`."""
    return of_rows(texts, _rows(name), mend=mend)


@cache
def _rows(name: str) -> list[dict[str, Any]]:
    """The rows of a table with its `words` for their names, those of two sides with the pattern that finds both."""
    data = table(name)
    rows = (row if "find" in row else {**row, "find": [_both(data, row)]} for row in data["rows"])
    return [
        {"needs": row.get("one"), **row, "find": [_meant(data, find) for find in row["find"]]}
        for row in rows
    ]


def _meant(data: dict[str, Any], find: str) -> str:
    """A pattern with what a table has for the names in it."""
    return reduce(lambda text, name: text.replace(name, data["words"][name]), data["words"], find)


def _both(data: dict[str, Any], row: dict[str, Any]) -> str:
    """The two sides of a row, in its order or, unless it or its table is `ordered`, in any, and between them no word of its `but`."""
    but = "|".join([*data["but"], *row.get("but", ())])
    sides = "|".join(row["one"]), "|".join(row["other"])
    within, far = row.get("within", ";."), row.get("far", 120)
    unless = rf"(?!\b(?:{but})\b)" if but else ""
    gap = rf"(?:{unless}[^\n{within}]){{0,{far}}}?"
    ways = [sides] if "ordered" in row or "ordered" in data else [sides, sides[::-1]]
    return "|".join(rf"\b(?:{one})\b{gap}\b(?:{other})(?!\w)" for one, other in ways)
