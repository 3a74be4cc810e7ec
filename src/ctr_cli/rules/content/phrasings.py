"""How texts say what rules of content ask of them: the patterns of `data/phrasings.yaml`, by their names."""

from functools import cache
from re import Pattern

from ctr_cli.data import table
from ctr_cli.language.patterns import regex


@cache
def _known() -> dict[str, Pattern[str]]:
    return {name: regex(pattern) for name, pattern in table("phrasings").items()}


def phrasing(name: str) -> Pattern[str]:
    """The pattern of a name."""
    return _known()[name]
