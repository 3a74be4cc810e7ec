"""What the parts of an .odt are called, and what its styles say (OpenDocument 1.3, part 3, 16 and 20)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctr_cli.importing.reading.word.styles import Look
from ctr_cli.source.attributes import number

_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, STYLE, TEXT = (f"{{{_SPACE}:{name}:1.0}}" for name in ("office", "style", "text"))
DRAW = f"{{{_SPACE}:drawing:1.0}}"
_FORM = f"{{{_SPACE}:xsl-fo-compatible:1.0}}"
_DEEPEST = 20


class Styles:
    """The styles of a document by their names, and its lists."""

    def __init__(self, parts: list[Any]) -> None:
        known = [part for part in parts if part is not None]
        self._styles = {
            (style.get(f"{STYLE}family"), style.get(f"{STYLE}name")): style
            for part in known
            for style in part.iter(f"{STYLE}style")
        }
        self._fonts = {
            face.get(f"{STYLE}name"): face.get(
                f"{{{_SPACE}:svg-compatible:1.0}}font-family", ""
            ).strip("'")
            for part in known
            for face in part.iter(f"{STYLE}font-face")
        }
        self.lists = {
            style.get(f"{STYLE}name"): style
            for part in known
            for style in part.iter(f"{TEXT}list-style")
        }
        self.outline = next((o for part in known for o in part.iter(f"{TEXT}outline-style")), None)

    def look(self, family: str, name: str | None) -> Look:
        """How letters of a style look."""
        look = Look()
        for style in self._chain(family, name):
            said = style.find(f"{STYLE}text-properties")
            look = look if said is None else look.over(self._said(said))
        return look

    def centred(self, name: str | None) -> bool:
        """Whether paragraphs of a style stand in the middle."""
        said = (
            style.find(f"{STYLE}paragraph-properties") for style in self._chain("paragraph", name)
        )
        places = (own.get(f"{_FORM}text-align") for own in said if own is not None)
        return next((place for place in places if place), None) == "center"

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        """A style and those it is made from."""
        for _ in range(_DEEPEST):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(f"{STYLE}parent-style-name")

    def _said(self, said: Any) -> Look:
        weight, struck = (
            said.get(f"{_FORM}font-weight"),
            said.get(f"{STYLE}text-line-through-style"),
        )
        named = said.get(f"{STYLE}font-name")
        return Look(
            bold=None if weight is None else weight == "bold" or number(weight, 0, 1000) > 500,
            italic=None if (slope := said.get(f"{_FORM}font-style")) is None else slope == "italic",
            caps=None
            if (case := said.get(f"{_FORM}text-transform")) is None
            else case == "uppercase",
            hidden=None if (shown := said.get(f"{TEXT}display")) is None else shown == "none",
            struck=None if struck is None else struck != "none",
            font=self._fonts.get(named, named) if named else said.get(f"{_FORM}font-family"),
        )
