"""Signs that a terminal obeys instead of showing: control characters, and the marks that turn a line around."""

import re
from functools import cache

from ctr_cli.language.patterns import regex

_FIRST_PICTURE = 0x2400
"""Unicode has a picture of each of the first 32 control characters, in their order; `␡` is the one for 127."""
_PICTURED = 0x20


def visible(text: str) -> str:
    """The text with each such sign shown in its place: `␛`, `<U+202E>`; line ends and tabs stay."""
    return text if text.replace("\n", "").isprintable() else _obeyed().sub(_shown, text)


@cache
def _obeyed() -> re.Pattern[str]:
    return regex(
        r"\r(?!\n) | [\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]",
        re.VERBOSE,
    )


def _shown(match: re.Match[str]) -> str:
    number = ord(match[0])
    if number < _PICTURED:
        return chr(_FIRST_PICTURE + number)
    return "␡" if number == 0x7F else f"<U+{number:04X}>"
