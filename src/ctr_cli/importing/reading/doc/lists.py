"""The lists that Word counts in a .doc, as those of a .docx ([MS-DOC] 2.9.131, 2.9.147, 2.9.150)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from ctr_cli.importing.reading.doc.container import Container
from ctr_cli.importing.reading.doc.look import element, of_letters, of_paragraph
from ctr_cli.importing.reading.doc.properties import said

_LISTS, _USES = 73, 74
_LIST, _USE, _LEVEL = 28, 16, 28
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip
"""The forms of a number ([MS-OSHARED] 2.2.1.3) that programmes have."""
_SIMPLE, _RESTARTS, _REPLACES = 1, 0x10, 0x20
_LEVELS = 9


def lists_of(of: Container, fonts: list[str]) -> Any:
    """The lists of a document and what uses them, each named by its number."""
    root = element("numbering")
    names: dict[int, int] = {}
    raw, table = of.table(_LISTS), of.tables
    count = struct.unpack_from("<h", raw)[0] if len(raw) > 2 else 0
    at = of.place(_LISTS)[1]
    for number in range(count):
        (name,) = struct.unpack_from("<i", raw, 2 + _LIST * number)
        names[name] = number
        simple = raw[2 + _LIST * number + 26] & _SIMPLE
        found = element("abstractNum", abstractNumId=number)
        for level in range(1 if simple else _LEVELS):
            one, at = _level(table, at, level, fonts)
            found.append(one)
        root.append(found)
    root.extend(_uses(of.table(_USES), names, fonts))
    return root


def _level(table: bytes, at: int, level: int, fonts: list[str]) -> tuple[Any, int]:
    """A level of a list, and where the next one begins."""
    start, form = struct.unpack_from("<iB", table, at)
    letters, places = table[at + 24], table[at + 25]
    at += _LEVEL
    paragraph, look = table[at : at + places], table[at + places : at + places + letters]
    at += places + letters
    (size,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    written = "".join(f"%{ord(char) + 1}" if ord(char) < _LEVELS else char for char in text)
    found = element("lvl", ilvl=level)
    found.extend(
        [
            element("start", val=start),
            element("numFmt", val=_FORMS.get(form, "decimal")),
            element("lvlText", val=written),
            of_paragraph(said(paragraph)),
            of_letters(said(look), fonts),
        ]
    )
    return found, at + 2 + 2 * size


def _uses(raw: bytes, names: dict[int, int], fonts: list[str]) -> Iterator[Any]:
    """The uses of lists, which paragraphs name by their number, with where their counts begin anew."""
    count = struct.unpack_from("<i", raw)[0] if len(raw) > 4 else 0
    at = 4 + _USE * count
    for number in range(count):
        name, changed = struct.unpack_from("<i8xB", raw, 4 + _USE * number)
        found = element("num", numId=number + 1)
        found.append(element("abstractNumId", val=names.get(name, -1)))
        at += 4
        for _ in range(changed):
            if at + 8 > len(raw):
                break
            start, flags = struct.unpack_from("<iI", raw, at)
            at += 8
            override = element("lvlOverride", ilvl=flags & 0xF)
            if flags & _RESTARTS:
                override.append(element("startOverride", val=start))
            if flags & _REPLACES:
                one, at = _level(raw, at, flags & 0xF, fonts)
                override.append(one)
            found.append(override)
        yield found
