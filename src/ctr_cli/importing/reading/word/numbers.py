"""The numbers Word counts by itself, as they are printed (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from ctr_cli.importing.reading.lines import Listed, Sign, marker
from ctr_cli.importing.reading.word.package import W, value
from ctr_cli.importing.reading.word.styles import Place, Styles
from ctr_cli.language.numbers import roman
from ctr_cli.language.patterns import regex
from ctr_cli.source.attributes import number

BULLETS = {"o": "+", "+": "+", "-": "-", "–": "-", "—": "-"}
_LEVELS = 8
_LARGEST = 32_767
_LARGEST_ROMAN = 3_999
SIGNS: dict[str, Sign] = {
    "upperRoman": "roman", "upperLetter": "upper", "lowerLetter": "letter", "lowerRoman": "letter",
}  # fmt: skip


class Numbering:
    """The lists of a document and how far each has counted; ask it paragraph by paragraph, in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, Any]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarts: dict[tuple[str, int], int] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._learn(root)

    def _learn(self, root: Any) -> None:
        abstracts = {
            entry.get(f"{W}abstractNumId", ""): entry for entry in root.findall(f"{W}abstractNum")
        }
        abstract_of = {
            entry.get(f"{W}numId", ""): value(entry, "abstractNumId") or ""
            for entry in root.findall(f"{W}num")
        }
        for entry in root.findall(f"{W}num"):
            name = entry.get(f"{W}numId", "")
            abstract = self._meant(abstract_of[name], abstracts, abstract_of)
            levels = _levels(abstracts.get(abstract), "lvl")
            for at, override in _levels(entry, "lvlOverride").items():
                level, start = override.find(f"{W}lvl"), value(override, "startOverride")
                if level is not None:
                    levels[at] = level
                if start is not None:
                    self._restarts[name, at] = number(start, 1, _LARGEST)
            self._lists[name] = (abstract, levels)

    def _meant(self, abstract: str, abstracts: dict[str, Any], of: dict[str, str]) -> str:
        """The list that holds the levels: a list may only name a style, whose list holds them."""
        link = value(abstracts.get(abstract), "numStyleLink")
        if link is None:
            return abstract
        return of.get(self._styles.place(link).list_id or "", abstract)

    def of(self, paragraph: Any, place: Place) -> Listed | None:
        """The place of a paragraph in its list, with the number printed before it; None without a list."""
        name = place.list_id
        if name is None or name not in self._lists:
            return None
        levels = self._lists[name][1]
        at = place.level
        if at is None:
            at = self._bound(levels, self._styles.of_paragraph(paragraph))
        if at not in levels:
            return None
        return self._next(name, at)

    def indent(self, listed: Listed, name: str | None) -> int | None:
        """How far a level of a list stands from the edge, in points, where the list says it."""
        from ctr_cli.importing.reading.word.styles import indent_of

        level = self._lists[name or ""][1][listed.level].find(f"{W}pPr")
        return None if level is None else indent_of(level, None)

    def _bound(self, levels: dict[int, Any], style: str | None) -> int:
        """The level of a list that a style without a level of its own is bound to."""
        ids = {entry.get(f"{W}styleId") for entry in self._styles.chain(style)}
        return next((at for at, level in levels.items() if value(level, "pStyle") in ids), 0)

    def _next(self, name: str, at: int) -> Listed:
        abstract, levels = self._lists[name]
        counts = self._counts[abstract]
        if name not in self._begun:
            self._begun.add(name)
            for (other, level), start in self._restarts.items():
                if other == name:
                    counts[level] = start - 1
        counts[at] = counts.get(at, _start(levels[at]) - 1) + 1
        for deeper in [level for level in counts if level > at]:
            if value(levels.get(deeper), "lvlRestart") != "0":
                del counts[deeper]
        form = value(levels[at], "numFmt") or "decimal"
        return listed(abstract, at, self._printed(levels, at, counts), form, _text(levels[at]))

    def says_words(self, paragraph: Any, place: Place) -> bool:
        """Whether what Word prints before a paragraph is words, so that it says something with nothing behind."""
        name = place.list_id or ""
        levels = self._lists[name][1] if name in self._lists else {}
        at = place.level
        if at is None:
            at = self._bound(levels, self._styles.of_paragraph(paragraph))
        return at in levels and says_words(_text(levels[at]))

    def _printed(self, levels: dict[int, Any], at: int, counts: dict[int, int]) -> str:
        form = value(levels[at], "numFmt") or "decimal"
        text = _text(levels[at])
        if form == "none":
            return ""
        if form == "bullet":
            return BULLETS.get(text.strip(), "-" if at == 0 else "+")
        legal = levels[at].find(f"{W}isLgl") is not None

        def counted(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            own = (value(levels.get(level), "numFmt") or "decimal") if not legal else "decimal"
            return written(counts.get(level, _start(levels.get(level))), own)

        return re.sub(r"%([1-9])", counted, text).strip()


def _text(level: Any) -> str:
    return (value(level, "lvlText") or "")[:100]


_COUNTED = regex(r"%\d%?")
_WORDS = regex(r"[^\W\d_]{2,}")
_NUMBERED: tuple[Sign, ...] = ("part", "section", "named")


def says_words(text: str) -> bool:
    """Whether what is printed with each number of a list is words: `Tháng %1:`, `Hội nghị lần thứ %2`; `Phần %1` only counts."""
    words = bool(_WORDS.search(_COUNTED.sub(" ", text)))
    return words and marker(f"{_COUNTED.sub('1', text)} x").sign not in _NUMBERED


def listed(name: str, level: int, printed: str, form: str, text: str) -> Listed:
    """A place in a list, with what is printed there: a sign, or words."""
    if says_words(text):
        return Listed(name, level, "", None, printed)
    sign = marker(f"{printed} x").sign
    if sign in ("roman", "upper", "letter", None) and printed:
        sign = SIGNS.get(form, sign)
    return Listed(name, level, printed, sign)


def _levels(parent: Any, name: str) -> dict[int, Any]:
    entries = parent.findall(f"{W}{name}") if parent is not None else []
    return {number(entry.get(f"{W}ilvl"), 0, _LEVELS): entry for entry in entries}


def _start(level: Any) -> int:
    return number(value(level, "start"), 1, _LARGEST)


def written(count: int, form: str) -> str:
    """A number in a format of Word's; formats that no programme uses, and numbers too large, as digits."""
    if form in ("upperLetter", "lowerLetter") and 0 < count <= 26 * 5:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("upperRoman", "lowerRoman") and 0 < count <= _LARGEST_ROMAN:
        text = roman(count)
        return text if form == "upperRoman" else text.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)
