"""Signs that stand for what was said above: `như trên`, `nt`, `-nt-`."""

import re
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.patterns import regex


@cache
def _signs() -> re.Pattern[str]:
    return regex(table("importing")["ditto"], re.IGNORECASE)


def repeats(text: str) -> bool:
    """Whether a text is nothing but a sign of repetition."""
    return bool(_signs().match(text.strip(" .;()")) or _signs().match(text.strip()))
