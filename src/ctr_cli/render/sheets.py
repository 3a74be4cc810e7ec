"""Rows of a workbook as high as their text: Excel fits them when it opens a file, other programs do not."""

from collections.abc import Iterable
from math import ceil
from types import MappingProxyType
from typing import Any

from ctr_cli.language.widths import lines_of, width

_SIZE = 11
"""Points of the letters in cells."""
FONT = MappingProxyType({"font_name": "Times New Roman", "font_size": _SIZE})
"""The usual letters of a workbook, in whose digits its columns are measured wherever it is opened."""
_DIGIT = 7 * 0.75
"""Points a digit has, in which columns are measured: 7 pixels."""
_SAFE = 1.06
"""Letters are reckoned that much wider than they are: a line too many does no harm, one too few hides words on paper."""


def in_memory() -> dict[str, Any]:
    """How every workbook is made: never on disk, in the usual letters; anew for each, since xlsxwriter writes into it."""
    return {"in_memory": True, "default_format_properties": {**FONT}}


def code_width(codes: Iterable[str], least: int, most: int = 24) -> int:
    """The width in digits of a column of codes, of which only those break that need more than the most."""
    longest = max((width(code, _SIZE * _SAFE) for code in codes), default=0)
    return min(max(least, ceil(longest / _DIGIT) + 1), most)


def lines_needed(text: str, digits: float) -> int:
    """The lines a text in Times New Roman 11 takes in a column of a width in digits, broken between words."""
    size, room = _SIZE * _SAFE, digits * _DIGIT - 3  # 4 pixels are kept by the borders
    lines = 0
    for paragraph in text.split("\n"):
        filled = lines_of(paragraph, size, room)
        lines += sum(max(1, -(-int(width(line, size)) // int(room))) for line in filled)
    return lines
