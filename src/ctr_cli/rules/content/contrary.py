"""CTR837: a sentence that says of one thing what cannot be together: a secret ballot by show of hands, an award for who failed."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import of_rows
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.registry import text_rule


@text_rule("CTR837", "warning", "info")
def sides_agree(texts: Excerpt) -> Iterator[Problem]:
    """What `data/contrary.yaml` has as one side of a row does not stand in a sentence with the other."""
    rows = (
        {**row, "find": [_both(number)], "needs": row["one"]}
        for number, row in enumerate(table("contrary")["rows"])
    )
    yield from of_rows(texts, rows, mend="xem lại hai vế")


@cache
def _both(number: int) -> str:
    """The two sides of a row, in its order or, unless it is `ordered`, in any, and between them no word of its `but`."""
    data = table("contrary")
    row = data["rows"][number]
    but = "|".join([*data["but"], *row.get("but", ())])
    sides = "|".join(row["one"]), "|".join(row["other"])
    for name, meant in data["words"].items():
        sides = sides[0].replace(name, meant), sides[1].replace(name, meant)
    within, far = row.get("within", ";."), row.get("far", 120)
    gap = rf"(?:(?!\b(?:{but})\b)[^\n{within}]){{0,{far}}}?"
    ways = [sides] if "ordered" in row else [sides, sides[::-1]]
    return "|".join(rf"\b(?:{one})\b{gap}\b(?:{other})\b" for one, other in ways)
