"""The letters of a paragraph as they are printed, and what is noticed in them on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ctr_cli.importing.reading.letters import UNREAD, Letters, is_symbols, symbol
from ctr_cli.importing.reading.word.package import W
from ctr_cli.importing.reading.word.styles import Look, Styles
from ctr_cli.language.old_encodings import capitals_mended, encoding_of, from_font

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REMOVED = {f"{W}del", f"{W}moveFrom"}
_SKIPPED = {
    f"{W}instrText", f"{W}delText", f"{W}delInstrText", f"{W}pPr", f"{W}rPr", f"{W}rt",
    f"{W}txbxContent", f"{_MC}Fallback",
}  # fmt: skip
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
}  # fmt: skip
_NOTES = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
    f"{W}commentReference": "comment",
}


@dataclass(slots=True)
class Words:
    """A paragraph: its text, how all of it looks, and what a person should know of it.

    `hidden` and `struck` are texts, `notes` the kinds and numbers of the notes it refers to, each with
    the line breaks before it (`breaks` in all), `fonts` those of an encoding before Unicode.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: str = ""
    struck: str = ""
    revised: bool = False
    breaks: int = 0
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)


def words_of(paragraph: Any, styles: Styles, letters: Letters) -> Words:
    """The words of a paragraph."""
    found = Words()
    style = styles.of_paragraph(paragraph)
    pieces = [*_pieces(paragraph, styles, style, styles.look(style, True), found)]
    shown = [(text, look) for text, look in pieces if not look.hidden]
    found.text = letters.read(_in_unicode(shown, found))
    found.hidden = letters.read("".join(text for text, look in pieces if look.hidden)).strip()
    found.struck = letters.read("".join(text for text, look in shown if look.struck)).strip()
    looks = [look for text, look in shown if text.strip()]
    found.bold = bool(looks) and all(look.bold for look in looks)
    found.italic = bool(looks) and all(look.italic for look in looks)
    found.caps = bool(looks) and all(look.caps for look in looks)
    return found


def _pieces(
    element: Any, styles: Styles, style: str | None, look: Look, found: Words
) -> Iterator[tuple[str, Look]]:
    """The texts below an element, each with how it looks."""
    for child in element:
        tag = child.tag
        if tag in REMOVED:
            found.revised = True
        elif tag in (f"{W}t", f"{_M}t"):
            yield _letters_of(child.text or "", look), look
        elif tag == f"{W}r":
            yield from _pieces(child, styles, style, styles.letters(child, style), found)
        elif tag in _SIGNS:
            found.breaks += _SIGNS[tag] == "\n"
            yield _SIGNS[tag], look
        elif tag == f"{W}sym":
            yield _sign(child), look
        elif tag in _NOTES:
            found.notes.append((_NOTES[tag], child.get(f"{W}id", ""), found.breaks))
        elif tag not in _SKIPPED:
            found.revised = found.revised or tag in (f"{W}ins", f"{W}moveTo")
            yield from _pieces(child, styles, style, look, found)


def _sign(element: Any) -> str:
    """A symbol; one whose code is no code cannot be read."""
    code = element.get(f"{W}char", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code):
        return UNREAD
    number = int(code, 16)
    return symbol(element.get(f"{W}font"), number) or chr(number)


def _letters_of(text: str, look: Look) -> str:
    """A text, with the letters of a font of symbols as the signs they show."""
    if not is_symbols(look.font):
        return text
    return "".join(symbol(look.font, ord(char)) or char for char in text)


def _in_unicode(pieces: list[tuple[str, Look]], found: Words) -> str:
    """The texts one after the other, those in fonts of TCVN3 and VNI converted.

    A mark of VNI may stand in another run than its vowel, so runs of one font are joined first.
    """
    text = ""
    for font, group in groupby(
        pieces, key=lambda p: p[1].font if p[1].font and encoding_of(p[1].font) else ""
    ):
        part = "".join(piece for piece, _ in group)
        if font and part.strip():
            found.fonts.add(font)
            part = part if encoding_of(font) == "other" else from_font(part, font)
        text += part
    old = any(encoding_of(font) == "tcvn3" for font in found.fonts)
    return capitals_mended(text) if old else text
