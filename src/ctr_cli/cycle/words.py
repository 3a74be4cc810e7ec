"""What changed between two texts, word by word."""

from difflib import SequenceMatcher
from typing import Literal

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex

_PIECES = regex(r"\s+|\w+|[^\w\s]")


class Piece(Struct):
    """A stretch of letters: in both texts, in the old one only, or in the new one only."""

    kind: Literal["same", "old", "new"]
    text: str


def word_changes(old: str, new: str) -> list[Piece]:
    """The stretches of two texts: `same` and `old` make up the old one letter for letter, `same` and `new` the new.

    Words are changed whole; a blank between two changed words is changed with them.
    """
    found: list[Piece] = []
    gone = come = ""
    for same, before, after in _stretches(old, new):
        gone, come = gone + before, come + after
        if same:
            found += [Piece("old", gone)] * bool(gone) + [Piece("new", come)] * bool(come)
            found.append(Piece("same", same))
            gone = come = ""
    return found + [Piece("old", gone)] * bool(gone) + [Piece("new", come)] * bool(come)


def _stretches(old: str, new: str) -> list[tuple[str, str, str]]:
    """What is in both, and what before it is in one only; a lone blank between changes counts as changed."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    found = []
    for at, (kind, a, b, c, d) in enumerate(codes):
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal" and not (was.isspace() and 0 < at < len(codes) - 1):
            found.append((was, "", ""))
        else:
            found.append(("", was, now))
    return found
