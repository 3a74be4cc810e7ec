"""What styles say: how letters look, where a paragraph stands, and the list it is counted in."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from ctr_cli.importing.reading.word.package import W, is_on, value
from ctr_cli.language.patterns import regex
from ctr_cli.source.attributes import number

_HEADING = regex(r"(?:heading|title|subtitle|đề mục|tiêu đề)\s*(\d)?", re.IGNORECASE)
_CONTENTS = regex(r"toc \d|mục lục|table of contents", re.IGNORECASE)
_LISTS = 2_147_483_647
_DEEPEST = 8
_FARTHEST = 31_680
"""Twips; the widest page Word knows."""


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look, as far as it is said; None is not said."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """What this says, and what the other says of the rest."""
        return Look(
            *(
                getattr(other, name) if getattr(self, name) is None else getattr(self, name)
                for name in _SAID
            )
        )


_SAID = tuple(field.name for field in fields(Look))
_NOTHING = Look()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the level of a heading (1-9; 0 none), list and level (as Word names
    them; None is not said), alignment and indent in points."""

    heading: bool = False
    contents: bool = False
    outline: int = 0
    list_id: str | None = None
    level: int | None = None
    centred: bool = False
    indent: int | None = None


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Any) -> None:
        styles = root.findall(f"{W}style") if root is not None else []
        self._styles = {style.get(f"{W}styleId"): style for style in styles}
        self._default = next(
            (
                style.get(f"{W}styleId")
                for style in styles
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true")
            ),
            None,
        )
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._everywhere = look_of(defaults)
        self.look = cache(self._look)
        self.place = cache(self._place)

    def chain(self, style: str | None) -> list[Any]:
        """A style and those it is based on, the nearest first; a circle ends where it closes."""
        found: list[Any] = []
        while style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def of_paragraph(self, paragraph: Any) -> str | None:
        """The style of a paragraph: its own, or the one all paragraphs have."""
        return value(paragraph.find(f"{W}pPr"), "pStyle") or self._default

    def letters(self, run: Any, paragraph_style: str | None) -> Look:
        """How the letters of a run look."""
        own = run.find(f"{W}rPr")
        if own is None:
            return self.look(paragraph_style, True)
        named = value(own, "rStyle")
        below = self.look(paragraph_style, True)
        return look_of(own).over(self.look(named, False).over(below) if named else below)

    def where(self, paragraph: Any) -> Place:
        """Where a paragraph stands; list and level are each taken from the nearest that says one."""
        own = paragraph.find(f"{W}pPr")
        below = self.place(self.of_paragraph(paragraph))
        return below if own is None else _place_over(own, below)

    def _look(self, style: str | None, everywhere: bool) -> Look:
        found = _NOTHING
        for entry in self.chain(style):
            found = found.over(look_of(entry.find(f"{W}rPr")))
        return found.over(self._everywhere) if everywhere else found

    def _place(self, style: str | None) -> Place:
        found = Place()
        for entry in reversed(self.chain(style)):
            name = value(entry, "name") or ""
            heading = _HEADING.match(name)
            found = Place(
                heading=found.heading or bool(heading),
                contents=found.contents or bool(_CONTENTS.match(name)),
                outline=int(heading[1] or 0) if heading else found.outline,
                list_id=found.list_id,
                level=found.level,
                centred=found.centred,
                indent=found.indent,
            )
            properties = entry.find(f"{W}pPr")
            found = found if properties is None else _place_over(properties, found)
        return found


def look_of(properties: Any) -> Look:
    """How letters look by the properties of a run or a style."""
    if properties is None or not len(properties):
        return _NOTHING
    fonts = properties.find(f"{W}rFonts")
    font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    struck = is_on(properties, "strike")
    return Look(
        bold=is_on(properties, "b"),
        italic=is_on(properties, "i"),
        caps=is_on(properties, "caps"),
        hidden=is_on(properties, "vanish"),
        struck=is_on(properties, "dstrike") if struck is None else struck,
        font=font,
    )


def _place_over(properties: Any, below: Place) -> Place:
    listed = properties.find(f"{W}numPr")
    list_id, level = value(listed, "numId"), value(listed, "ilvl")
    outline = value(properties, "outlineLvl")
    aligned = value(properties, "jc")
    return Place(
        heading=below.heading,
        contents=below.contents,
        outline=below.outline if outline is None else _outline(outline),
        list_id=below.list_id if list_id is None else str(number(list_id, 0, _LISTS)),
        level=below.level if level is None else number(level, 0, _DEEPEST),
        centred=below.centred if aligned is None else aligned == "center",
        indent=indent_of(properties, below.indent),
    )


def _outline(text: str) -> int:
    level = number(text, _DEEPEST + 1, _DEEPEST + 1)
    return level + 1 if level <= _DEEPEST else 0


def indent_of(properties: Any, below: int | None) -> int | None:
    """How far the first line stands from the edge, in points."""
    indent = properties.find(f"{W}ind")
    if indent is None:
        return below
    left = _twips(indent, "left") or _twips(indent, "start")
    return max(0, left + _twips(indent, "firstLine") - _twips(indent, "hanging")) // 20


def _twips(indent: Any, name: str) -> int:
    return number(indent.get(f"{W}{name}"), 0, _FARTHEST)
