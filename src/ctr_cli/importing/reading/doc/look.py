"""What a .doc says of paragraphs and letters, in the words of a .docx (`w:pPr`, `w:rPr`)."""

from __future__ import annotations

import struct
from typing import Any

from lxml import etree

from ctr_cli.importing.reading.doc.properties import Said
from ctr_cli.importing.reading.word.package import W

_LIST, _LEVEL = 0x460B, 0x260A
DELETED, INSERTED = 0x0800, 0x0801
_STYLE_OF_LETTERS, _FONT = 0x4A30, 0x4A4F
_OUTLINE = 0x2640
_ALIGNED, _LEFT, _FIRST = (0x2461, 0x2403), (0x845E, 0x840F), (0x8460, 0x8411)
_SWITCHES = {
    0x0835: "b",
    0x0836: "i",
    0x0837: "strike",
    0x083B: "caps",
    0x083C: "vanish",
    0x2A53: "dstrike",
}
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_CENTRED = 1


def element(name: str, **values: object) -> Any:
    """An element of a .docx with its attributes."""
    return etree.Element(f"{W}{name}", {f"{W}{key}": str(value) for key, value in values.items()})


def number_in(value: bytes) -> int:
    """A number with its sign."""
    return int.from_bytes(value, "little", signed=True)


def of_paragraph(of: Said, style: str | None = None) -> Any:
    """The properties of a paragraph, or of a style."""
    found = element("pPr")
    if style is not None:
        found.append(element("pStyle", val=style))
    if _LIST in of or _LEVEL in of:
        listed = element("numPr")
        said = [(name, code) for name, code in (("ilvl", _LEVEL), ("numId", _LIST)) if code in of]
        listed.extend(element(name, val=number_in(of[code])) for name, code in said)
        found.append(listed)
    left, first = (
        next((number_in(of[code]) for code in codes if code in of), None)
        for codes in (_LEFT, _FIRST)
    )
    if left is not None or first is not None:
        hanging = {"hanging": -first} if first and first < 0 else {"firstLine": first or 0}
        found.append(element("ind", left=left or 0, **hanging))
    aligned = next((number_in(of[code]) for code in _ALIGNED if code in of), None)
    if aligned is not None:
        found.append(element("jc", val="center" if aligned == _CENTRED else "left"))
    if _OUTLINE in of:
        found.append(element("outlineLvl", val=number_in(of[_OUTLINE])))
    return found


def of_letters(of: Said, fonts: list[str]) -> Any:
    """The properties of letters, or of a style; what is as the style has it is not said."""
    found = element("rPr")
    if _STYLE_OF_LETTERS in of:
        found.append(element("rStyle", val=struct.unpack("<H", of[_STYLE_OF_LETTERS])[0]))
    for code, name in _SWITCHES.items():
        if code in of and of[code][0] < _AS_STYLE:
            found.append(element(name, val=of[code][0]))
        elif code in of and of[code][0] == _NOT_AS_STYLE:
            found.append(element(name, val=1))
    if _FONT in of:
        (font,) = struct.unpack("<H", of[_FONT])
        if font < len(fonts):
            found.append(element("rFonts", ascii=fonts[font], hAnsi=fonts[font]))
    return found
