"""What Excel asks of any workbook: names of sheets it takes, and rows as high as their text."""

import re
from collections.abc import Iterable

from ctr_cli.language.keys import without_marks
from ctr_cli.language.letters import capitalised

LONGEST = 31
"""Letters of a sheet's name, counted as Excel does: in UTF-16."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"


def sheet_name(names: Iterable[str], taken: set[str]) -> str:
    """The first of some names that fits, else the first one cut short; it is added to those taken.

    Two sheets whose names differ only in case are the same to Excel, so `taken` holds lower case.
    """
    clean = [name for name in (_clean(name) for name in names) if name] or ["Trang"]
    best = next((name for name in clean if _length(name) <= LONGEST), clean[0])
    name, number = _cut(best, LONGEST), 2
    while name.lower() in taken or name.lower() == _RESERVED:
        suffix = f" ({number})"
        name, number = _cut(best, LONGEST - len(suffix)) + suffix, number + 1
    taken.add(name.lower())
    return name


def _clean(name: str) -> str:
    text = " ".join(_FORBIDDEN.sub(" ", name).split()).strip("' ")
    return capitalised(text)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, most: int) -> str:
    """The text, or as many of its whole words as fit; of one endless word, its beginning."""
    if _length(text) <= most:
        return text
    while _length(text) > most:
        shorter = text.rpartition(" ")[0]
        text = shorter if shorter else text[: len(text) - 1]
    return text.rstrip(" -,;'")


def lines_needed(text: str, width: float) -> int:
    """The lines a text takes in a column of a width in digits, broken between words.

    Measured in the standard font (Calibri 11), in which a text is not narrower than in Times New
    Roman 11: a line too many does no harm, one too few hides words on paper.
    """
    from xlsxwriter.utility import xl_pixel_width

    room = width * 7 - 4  # a digit has 7 pixels; 4 are kept by the borders
    lines = 0
    for paragraph in text.split("\n"):
        used = room
        for word in paragraph.split() or [""]:
            length = xl_pixel_width(without_marks(word))
            if used + length > room:
                lines, used = lines + max(1, -(-length // int(room))), 0
                length %= int(room)
            used += length + 3
    return lines
