"""How wide a text is in print: what a line of its length, or a column that holds it, must measure."""

import unicodedata
from functools import cache

from ctr_cli.data import table

_HORN = "\u031b"


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line, in points, set in Times New Roman of a size.

    Bold goes before italic: widths of both at once are not in the table, and nearly the same.
    """
    letters = _widths("bold" if bold else "italic" if italic else "regular")
    widest = letters["M"]
    return sum(letters.get(letter, widest) for letter in _bases(text)) * size / 1000


def lines(text: str, size: float, room: float, *, bold: bool = False, italic: bool = False) -> int:
    """The number of lines a text takes in a room of so many points, broken between words."""
    count, used = 1, 0.0
    space = width(" ", size, bold=bold, italic=italic)
    for word in text.split():
        needed = width(word, size, bold=bold, italic=italic)
        if used and used + space + needed > room:
            count, used = count + 1, needed
        else:
            used += needed + (space if used else 0)
    return count


def _bases(text: str) -> list[str]:
    """The letters without tone marks and hats, which take no room; Ơ and Ư keep their horn, which does."""
    bases: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if char == _HORN and bases:
            bases[-1] = unicodedata.normalize("NFC", bases[-1] + char)
        elif not unicodedata.combining(char):
            bases.append(char)
    return bases


@cache
def _widths(face: str) -> dict[str, int]:
    groups = table("letter-widths")[face]
    return {letter: group["width"] for group in groups for letter in group["letters"]}
