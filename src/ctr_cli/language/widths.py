"""How wide a text is in print: what a line of its length, or a column that holds it, must measure."""

import unicodedata
from functools import cache

from ctr_cli.data import table

POINTS_A_MILLIMETRE = 72 / 25.4
_HORN = "\u031b"
_NO_BREAK = "\u00a0"


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line, in points, set in Times New Roman of a size.

    Bold goes before italic: widths of both at once are not in the table, and nearly the same.
    """
    face = "bold" if bold else "italic" if italic else "regular"
    return sum(_width(face, letter) for letter in unicodedata.normalize("NFC", text)) * size / 1000


def balanced(
    text: str, size: float, room: float, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines of a text in a room of so many points: as few as can be, and as equal as can be.

    A word wider than the room stands on a line of its own.
    """
    count = len(lines_of(text, size, room, bold=bold, italic=italic))
    narrow, wide = 0.0, room
    for _ in range(12 if count > 1 else 0):
        middle = (narrow + wide) / 2
        fits = len(lines_of(text, size, middle, bold=bold, italic=italic)) <= count
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return lines_of(text, size, wide, bold=bold, italic=italic)


def lines_of(
    text: str, size: float, room: float, *, bold: bool = False, italic: bool = False
) -> list[str]:
    """The lines of a text, each as full as it can be, broken between words."""
    if width(text, size, bold=bold, italic=italic) <= room:
        return [text]
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}".strip()
        if found[-1] and width(longer, size, bold=bold, italic=italic) > room:
            found.append(word)
        else:
            found[-1] = longer
    return found


@cache
def _width(face: str, letter: str) -> int:
    """The width of a letter without tone marks and hats, which take no room; Ơ and Ư keep their horn, which does."""
    base, *marks = list(unicodedata.normalize("NFD", letter.replace(_NO_BREAK, " ")))
    if unicodedata.combining(base):
        return 0
    if _HORN in marks:
        base = unicodedata.normalize("NFC", base + _HORN)
    return _widths(face).get(base, _widths(face)["M"])


@cache
def _widths(face: str) -> dict[str, int]:
    groups = table("letter-widths")[face]
    return {letter: group["width"] for group in groups for letter in group["letters"]}
