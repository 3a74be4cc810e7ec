"""The numbers that a document of OpenDocument counts by itself, as they are printed (OpenDocument 1.3, part 3, 5.3 and 16.30)."""

from __future__ import annotations

import re
from typing import Any

from ctr_cli.importing.reading.lines import Listed
from ctr_cli.importing.reading.opendocument.parts import STYLE, TEXT, Styles
from ctr_cli.importing.reading.word.numbers import BULLETS, listed, written
from ctr_cli.source.attributes import number

_FORMATS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_WHOLE = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
_PREFIX, _SUFFIX = f"{STYLE}num-prefix", f"{STYLE}num-suffix"
_LARGEST = 32_767


class Lists:
    """The lists of a document and how far each has counted; ask it item by item, in order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._of: dict[str, str] = {}
        self._last: dict[str | None, str] = {}

    def begun(self, element: Any, style: str | None) -> str:
        """The name of what a list counts in: its own, or that of the list it goes on with."""
        own = str(len(self._of))
        before = self._of.get(element.get(f"{TEXT}continue-list", ""))
        if before is None and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        self._of[element.get("{http://www.w3.org/XML/1998/namespace}id", own)] = name = (
            before or own
        )
        self._last[style] = name
        return name

    def listed(
        self, name: str, style: str | None, level: int, start: str | None = None
    ) -> Listed | None:
        """The next place on a level (from 0) of a list; None where its style says nothing of that level."""
        root = self._styles.outline if style is None else self._styles.lists.get(style)
        levels = (
            {}
            if root is None
            else {number(own.get(f"{TEXT}level"), 1, _LARGEST) - 1: own for own in root}
        )
        if level not in levels:
            return None
        counts = self._counts.setdefault(name, {})
        first = number(levels[level].get(f"{TEXT}start-value"), 1, _LARGEST)
        counts[level] = number(start, counts.get(level, first - 1) + 1, _LARGEST)
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        own = levels[level]
        text = own.get(_WHOLE) or f"{own.get(_PREFIX, '')}%1{own.get(_SUFFIX, '')}"
        form = _FORMATS.get(own.get(f"{STYLE}num-format", ""), "decimal")
        return listed(name, level, _printed(levels, level, counts), form, text)


def _printed(levels: dict[int, Any], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.tag.endswith("level-style-bullet"):
        return BULLETS.get(own.get(f"{TEXT}bullet-char", "").strip(), "-" if level == 0 else "+")

    def counted(at: int) -> str:
        form = levels[at].get(f"{STYLE}num-format", "") if at in levels else "1"
        return written(counts.get(at, 1), _FORMATS.get(form, "decimal"))

    if whole := own.get(_WHOLE):
        return re.sub(r"%(\d)%", lambda match: counted(int(match[1]) - 1), whole).strip()
    if not own.get(f"{STYLE}num-format"):
        return ""
    shown = number(own.get(f"{TEXT}display-levels"), 1, _LARGEST)
    numbers = ".".join(counted(at) for at in range(max(level - shown + 1, 0), level + 1))
    return f"{own.get(_PREFIX, '')}{numbers}{own.get(_SUFFIX, '')}".strip()
