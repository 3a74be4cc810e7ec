"""What a .doc says of how paragraphs and letters look: lists of codes with their values ([MS-DOC] 2.2.5, 2.6)."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator

from ctr_cli.importing.reading.doc.container import Container

Said = dict[int, bytes]
"""What is said of a paragraph or of letters: the values by their codes, the last that is said of each."""
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
TABLE_ROW, _TABS = 0xD608, 0xC615
_ELSEWHERE = (0x6646, 0x6645)
"""Codes whose value is where in the stream of data the list stands, being too long for a page."""
_PAGE = 512


def said(codes: bytes) -> Said:
    """The values of a list of codes; one that is cut off ends it."""
    found: Said = {}
    at = 0
    while at + 2 < len(codes):
        (code,) = struct.unpack_from("<H", codes, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            if code == TABLE_ROW and at + 1 < len(codes):
                size = struct.unpack_from("<H", codes, at)[0] - 1
                at += 2
            elif code == _TABS and codes[at] == 255:
                break
            else:
                size = codes[at]
                at += 1
        found[code] = codes[at : at + size]
        at += size
    return found


class Runs:
    """What is said of all that stands between two places of the file: its style (0 of letters), and more."""

    def __init__(self, starts: list[int], values: list[tuple[int, Said]]) -> None:
        self._starts = starts
        self._values = values

    def at(self, place: int) -> tuple[int, Said]:
        """What is said of the character at a place."""
        run = bisect_right(self._starts, place) - 1
        return self._values[run] if run >= 0 else (0, {})


def runs_of_paragraphs(of: Container) -> Runs:
    """What is said of paragraphs ([MS-DOC] 2.8.25, 2.9.175)."""
    return _runs(of, 13, 13, _of_paragraph)


def runs_of_letters(of: Container) -> Runs:
    """What is said of letters ([MS-DOC] 2.8.26, 2.9.33)."""
    return _runs(of, 12, 1, _of_letters)


def _runs(
    of: Container, table: int, size: int, read: Callable[[bytes, int], tuple[int, Said]]
) -> Runs:
    found: dict[int, tuple[int, Said]] = {}
    for page in _pages(of, table):
        count = page[-1]
        starts = struct.unpack_from(f"<{count}I", page)
        for number, start in enumerate(starts):
            at = 2 * page[4 * (count + 1) + size * number]
            style, of_it = read(page, at) if at else (0, {})
            found[start] = style, of_it | _elsewhere(of, of_it)
    starts_of_all = sorted(found)
    return Runs(starts_of_all, [found[start] for start in starts_of_all])


def _elsewhere(of: Container, found: Said) -> Said:
    place = next((found[code] for code in _ELSEWHERE if code in found), None)
    if place is None:
        return {}
    at = int.from_bytes(place, "little")
    size = int.from_bytes(of.data[at : at + 2], "little")
    return said(of.data[at + 2 : at + 2 + size])


def _pages(of: Container, table: int) -> Iterator[bytes]:
    """The pages of the text's stream that a table names."""
    raw = of.table(table)
    count = max(0, (len(raw) - 4) // 8)
    for (number,) in struct.iter_unpack("<I", raw[4 * (count + 1) : 4 * (count + 1) + 4 * count]):
        page = of.word[(number & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) == _PAGE:
            yield page


def _of_paragraph(page: bytes, at: int) -> tuple[int, Said]:
    size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
    start = at + (1 if page[at] else 2)
    style = struct.unpack_from("<H", page, start)[0]
    return style, said(page[start + 2 : start + size])


def _of_letters(page: bytes, at: int) -> tuple[int, Said]:
    return 0, said(page[at + 1 : at + 1 + page[at]])
