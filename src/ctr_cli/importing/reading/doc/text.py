"""The characters of a .doc, each with where it stands in the file ([MS-DOC] 2.4.1, 2.8.35, 2.9.177)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.importing.reading.doc.container import Container

_PIECES = 33
_CHANGES, _TABLE = 1, 2
_COMPRESSED = 1 << 30


class Text:
    """The characters of all stories of a document, one after the other."""

    def __init__(self, of: Container) -> None:
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        parts: list[str] = []
        for first, last, place in _pieces(of.table(_PIECES), len(of.word)):
            size = 1 if place & _COMPRESSED else 2
            start = (place & ~_COMPRESSED) // (2 if size == 1 else 1)
            raw = of.word[start : start + (last - first) * size]
            part = raw.decode("cp1252" if size == 1 else "utf-16-le", "replace")
            self._starts.append(first)
            self._places.append((start, size))
            parts.append(part.ljust(last - first, "\0"))
        self.characters = "".join(parts)

    def place(self, at: int) -> int:
        """Where a character stands in the file."""
        piece = bisect_right(self._starts, at) - 1
        start, size = self._places[piece]
        return start + (at - self._starts[piece]) * size


def _pieces(table: bytes, longest: int) -> Iterator[tuple[int, int, int]]:
    """The pieces of a text: their first and last character, and where each stands."""
    at = 0
    while table[at : at + 1] == bytes([_CHANGES]):
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    size = (
        struct.unpack_from("<I", table, at + 1)[0] if table[at : at + 1] == bytes([_TABLE]) else 0
    )
    table = table[at + 5 : at + 5 + size]
    count = max(0, (len(table) - 4) // 12)
    bounds = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    for number, (first, last) in enumerate(pairwise(bounds)):
        if first < last <= longest:
            yield first, last, struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)[0]
