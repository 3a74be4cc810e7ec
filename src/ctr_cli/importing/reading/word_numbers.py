"""The numbers Word counts by itself, as they are printed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLETS = {"o": "+", "+": "+", "-": "-", "–": "-", "—": "-"}


class Numbering:
    """The lists of a document and how far each has counted; ask it paragraph by paragraph, in order."""

    def __init__(self, document: Any) -> None:
        self._styles = {
            style.get(f"{W}styleId"): style for style in document.styles.element.iter(f"{W}style")
        }
        self._lists: dict[str, tuple[str, dict[int, Any]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        root = next(
            (
                part.target_part.element if hasattr(part.target_part, "element") else None
                for part in document.part.rels.values()
                if part.reltype.endswith("/numbering")
            ),
            None,
        )
        if root is not None:
            self._learn(root)

    def _learn(self, root: Any) -> None:
        abstracts = {
            entry.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl")): level for level in entry.findall(f"{W}lvl")
            }
            for entry in root.findall(f"{W}abstractNum")
        }
        for entry in root.findall(f"{W}num"):
            name = entry.get(f"{W}numId")
            abstract = entry.find(f"{W}abstractNumId").get(f"{W}val")
            levels = dict(abstracts.get(abstract, {}))
            for override in entry.findall(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl"))
                level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
                if level is not None:
                    levels[at] = level
                if start is not None:
                    self._restarts[name, at] = int(start.get(f"{W}val"))
            self._lists[name] = (abstract, levels)

    def of(self, paragraph: Any) -> tuple[str, bool]:
        """The number printed before a paragraph (empty when there is none), and whether its style is a heading."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        chain = self._chain(style.get(f"{W}val") if style is not None else None)
        heading = any(self._is_heading(entry) for entry in chain)
        for holder in (paragraph, *chain):
            numbered = holder.find(f"{W}pPr/{W}numPr")
            name = numbered.find(f"{W}numId") if numbered is not None else None
            if numbered is not None and name is not None:
                level = numbered.find(f"{W}ilvl")
                at = int(level.get(f"{W}val")) if level is not None else self._level_of(name, chain)
                return self._next(name.get(f"{W}val"), at), heading
        return "", heading

    def _chain(self, style: str | None) -> list[Any]:
        found: list[Any] = []
        while style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            based = found[-1].find(f"{W}basedOn")
            style = based.get(f"{W}val") if based is not None else None
        return found

    def _is_heading(self, style: Any) -> bool:
        name = style.find(f"{W}name")
        return name is not None and bool(
            re.match(r"(?:heading|title|đề mục)", name.get(f"{W}val", ""), re.IGNORECASE)
        )

    def _level_of(self, name: Any, chain: list[Any]) -> int:
        """The level of a list that a style without a level of its own is bound to."""
        ids = {style.get(f"{W}styleId") for style in chain}
        for at, level in self._lists.get(name.get(f"{W}val"), ("", {}))[1].items():
            bound = level.find(f"{W}pStyle")
            if bound is not None and bound.get(f"{W}val") in ids:
                return at
        return 0

    def _next(self, name: str, at: int) -> str:
        if name not in self._lists or at not in self._lists[name][1]:
            return ""
        abstract, levels = self._lists[name]
        counts = self._counts[abstract]
        if name not in self._begun:
            self._begun.add(name)
            for (other, level), start in self._restarts.items():
                if other == name:
                    counts[level] = start - 1
        counts[at] = counts.get(at, _start(levels[at]) - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        form = _value(levels[at], "numFmt", "decimal")
        text = _value(levels[at], "lvlText", "")
        if form == "none":
            return ""
        if form == "bullet":
            return _BULLETS.get(text.strip(), "-" if at == 0 else "+")
        return re.sub(
            r"%(\d)",
            lambda m: _written(
                counts.get(int(m[1]) - 1, _start(levels.get(int(m[1]) - 1))),
                _value(levels.get(int(m[1]) - 1), "numFmt", "decimal"),
            ),
            text,
        )


def _value(level: Any, name: str, default: str) -> str:
    entry = level.find(f"{W}{name}") if level is not None else None
    return default if entry is None else entry.get(f"{W}val", default)


def _start(level: Any) -> int:
    return int(_value(level, "start", "1"))


def _written(number: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman"):
        signs = (
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        )  # fmt: skip
        text = ""
        for value, sign in signs:
            while number >= value:
                text, number = text + sign, number - value
        return text if form == "upperRoman" else text.lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)
