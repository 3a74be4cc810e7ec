"""Which rows name the columns of a table, by the words that titles of columns are made of."""

import re
from collections.abc import Sequence
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_PERIOD = regex(r"(?:t|th|thang|q|quy)?\W{0,2}(?:\d{1,2}|[ivx]{1,4})(?: ?20\d\d)?")
"""The number of a month or a quarter, as a column of a calendar is called."""
_WORKS_OF = regex(
    r"(?:tháng|quý|T|Q)\W?\s?(?:\d{1,2}|[IVX]{1,4})(?:/\d{4})?\s*[:\n]\W*(?!tháng|quý|năm)[^\W\d]",
    re.IGNORECASE,
)
"""How a cell of works opens with their time: `Tháng 4: Chống hạn`."""
_LONGEST = 10
"""Words of a title at the most."""
_FEWEST_PERIODS = 3


@cache
def titles_of_columns() -> re.Pattern[str]:
    """What a title of a column is known by, as a key."""
    return regex("|".join(entry["pattern"] for entry in table("importing")["columns"]))


def opens_with_period(cell: str) -> bool:
    """Whether a cell opens with the month, or the quarter, of the works in it."""
    return bool(_WORKS_OF.match(cell))


def names_period(title: str) -> bool:
    """Whether a column is called after a month or a quarter."""
    return bool(_PERIOD.fullmatch(fold(title)))


def names_columns(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a row are titles: most of those that are no month, two at least, or one beside a calendar."""
    keys = [fold(text) for text in texts]
    named = [key for key in keys if not _PERIOD.fullmatch(key)]
    if any(len(key.split()) > _LONGEST for key in named):
        return False
    known = sum(bool(titles_of_columns().search(key)) for key in named)
    fewest = 1 if len(keys) - len(named) >= _FEWEST_PERIODS else 2
    return known >= fewest and 2 * known > len(named)
