"""The styles and fonts of a .doc as those of a .docx ([MS-DOC] 2.9.271, 2.9.260, 2.9.286)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from ctr_cli.importing.reading.doc.container import Container
from ctr_cli.importing.reading.doc.look import element, of_letters, of_paragraph
from ctr_cli.importing.reading.doc.properties import said

_STYLES, _FONTS = 1, 15
_PARAGRAPH, _LETTERS = 1, 2
_KINDS = {_PARAGRAPH: "paragraph", _LETTERS: "character"}
_NO_STYLE = 0xFFF
_NAME_OF_FONT = 39


def fonts_of(of: Container) -> list[str]:
    """The names of the fonts, by their numbers."""
    table, found, at = of.table(_FONTS), [], 4
    while at < len(table):
        size = table[at]
        name = table[at + 1 + _NAME_OF_FONT : at + 1 + size]
        found.append(name.decode("utf-16-le", "replace").partition("\0")[0])
        at += 1 + size
    return found


def styles_of(of: Container, fonts: list[str]) -> Any:
    """The styles of a document, each named by its number."""
    root = element("styles")
    table = of.table(_STYLES)
    if len(table) < 6:
        return root
    head, count, base = struct.unpack_from("<HHH", table)
    at = 2 + head
    for number in range(count):
        if at + 2 > len(table):
            break
        (size,) = struct.unpack_from("<H", table, at)
        one = table[at + 2 : at + 2 + size]
        if len(one) > base:
            root.append(_style(number, one, base, fonts))
        at += 2 + size + size % 2
    return root


def _style(number: int, raw: bytes, base: int, fonts: list[str]) -> Any:
    (kinds,) = struct.unpack_from("<H", raw, 2)
    kind, on = kinds & 0xF, kinds >> 4
    (letters,) = struct.unpack_from("<H", raw, base)
    start = base + 2 + 2 * letters
    found = element(
        "style", type=_KINDS.get(kind, "table"), styleId=number, default=int(number == 0)
    )
    found.append(
        element("name", val=raw[base + 2 : start].decode("utf-16-le", "replace").partition(",")[0])
    )
    if on != _NO_STYLE:
        found.append(element("basedOn", val=on))
    parts = [*_parts(raw, start + 2)]
    if kind == _PARAGRAPH and parts:
        found.append(of_paragraph(said(parts[0][2:])))
        parts = parts[1:]
    if kind in _KINDS and parts:
        found.append(of_letters(said(parts[0]), fonts))
    return found


def _parts(raw: bytes, at: int) -> Iterator[bytes]:
    """The lists of codes of a style, each begun at an even place."""
    while at + 2 <= len(raw):
        (size,) = struct.unpack_from("<H", raw, at)
        yield raw[at + 2 : at + 2 + size]
        at += 2 + size + size % 2
