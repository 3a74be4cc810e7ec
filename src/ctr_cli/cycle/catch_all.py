"""Items that only keep room for what else may come: they stand last, and nobody follows them."""

import re
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex


@cache
def _pattern() -> re.Pattern[str]:
    return regex("|".join(table("amendments")["catch_all"]))


def is_catch_all(text: str) -> bool:
    """Whether an item says nothing but that other matters may come up (`data/amendments.yaml`)."""
    return _pattern().fullmatch(fold(text)) is not None
