"""The numbers of papers: `04-CTr/ĐU` in the Party, `15/CTr-UBND` in the State."""

import re
from collections.abc import Iterator

from ctr_cli.language.patterns import regex

NUMBER = r"""(?P<no>\d{1,5})\ ?(?P<mid>[/-])\ ?(?P<kind>[a-zđ]{2,5})\ ?(?P<sep>[/-])
    \ ?(?P<whose>đu|vpđu|tu|tw|vptw|ubnd|hđnd|bct)\b"""
"""A number with its signs, right or wrong, in small letters, blanks as in a verbose pattern."""
_ANY = regex(rf"(?<![\w/]){NUMBER}", re.VERBOSE | re.IGNORECASE)
_STATE = ("ubnd", "hđnd")


def right_signs(whose: str) -> tuple[str, str]:
    """The signs of a number, before its kind and before whose it is."""
    return ("/", "-") if whose.lower() in _STATE else ("-", "/")


def of_the_other_side(text: str, symbol: str) -> Iterator[str]:
    """The numbers in a text of a Party's papers, where a programme's symbol is the State's; and the other way round."""
    of_the_state = symbol.lower().endswith(_STATE)
    if of_the_state or "/" in symbol:
        whose = ((found[0], found["whose"].lower()) for found in _ANY.finditer(text))
        yield from (number for number, who in whose if (who in _STATE) != of_the_state)


def misshaped(text: str) -> Iterator[tuple[str, str]]:
    """The numbers in a text that bear the signs of the other side, each with the right one: `12/TB-ĐU`, `12-TB/ĐU`."""
    for found in _ANY.finditer(text):
        one, other = right_signs(found["whose"])
        if (found["mid"], found["sep"]) != (one, other):
            yield found[0], f"{found['no']}{one}{found['kind']}{other}{found['whose']}"
