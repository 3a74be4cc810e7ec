"""Paragraphs, tables and text boxes of a Word file, in reading order, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from ctr_cli.importing.reading.counted import Counted
from ctr_cli.importing.reading.letters import Letters
from ctr_cli.importing.reading.lines import Ignored, Line, Listed, Remark, with_gaps
from ctr_cli.importing.reading.word.notes import brought_in
from ctr_cli.importing.reading.word.numbers import Numbering
from ctr_cli.importing.reading.word.package import Package, W
from ctr_cli.importing.reading.word.runs import REMOVED, Words, words_of
from ctr_cli.importing.reading.word.styles import Place, Styles
from ctr_cli.importing.reading.word.tables import (
    WRAPPERS,
    Above,
    is_layout,
    row_of,
    rows_of,
)

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{W}txbxContent"


class Blocks(Counted):
    """Walks the blocks of a document and counts them; numbering goes on from one to the next.

    After the walk: `hidden` texts, `remarks`, the lines that `notes` are referred to from, the old
    `fonts` met, and whether the document is `revised` (keeps tracked changes).
    """

    def __init__(
        self, package: Package, styles: Styles, numbering: Numbering, letters: Letters
    ) -> None:
        super().__init__()
        self._package = package
        self._styles = styles
        self._numbering = numbering
        self._letters = letters
        self.hidden: list[Ignored] = []
        self.remarks: list[Remark] = []
        self.notes: dict[tuple[str, str], Line] = {}
        self.fonts: set[str] = set()
        self.revised = False

    def lines(self, parent: Any) -> Iterator[Line]:
        """The lines of the paragraphs and tables in an element."""
        return with_gaps((self._block(one), one.tag == f"{W}p") for one in parent)

    def _block(self, element: Any) -> Iterator[Line]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element)
        elif element.tag == f"{W}tbl":
            yield from self._table(element)
        elif element.tag in WRAPPERS:
            yield from self.lines(element)
        elif element.tag == f"{W}altChunk":
            self.remarks.append(brought_in(self._package, element))
        elif element.tag in REMOVED:
            self.revised = True

    def _paragraph(self, element: Any) -> Iterator[Line]:
        """The lines of a paragraph: one, or several when line breaks part it; then its text boxes."""
        number = self._next()
        words = words_of(element, self._styles, self._letters)
        place = self._styles.where(element)
        parts = [part for part in words.text.split("\n") if part.strip()]
        bare = not (parts or words.hidden or words.revised)
        parts += [""] * (bare and self._numbering.says_words(element, place))
        lines = [*self._shown(element, parts, words, place, number)] if parts else []
        self._notice(words, lines)
        if place.contents:
            self.hidden += [Ignored(line, "mục lục") for line in lines]
        else:
            yield from lines
        for box in element.iter(_BOX):
            if not _is_elsewhere(box, element):
                yield from self.lines(box)

    def _shown(
        self, element: Any, parts: list[str], words: Words, place: Place, number: int
    ) -> Iterator[Line]:
        listed = self._numbering.of(element, place)
        printed = listed.printed or listed.said if listed else ""
        parts[0] = f"{printed} {parts[0].strip()}" if printed else parts[0]
        for at, part in enumerate(parts):
            yield Line(
                number,
                " ".join(part.split()) if self._inside else part.rstrip(),
                bold=words.bold,
                heading=place.heading,
                gap=at == 0,
                broken=at < len(parts) - 1,
                outline=place.outline,
                italic=words.italic,
                caps=words.caps,
                centred=place.centred,
                indent=self._indent(place, listed),
                listed=None if at else listed,
            )

    def _indent(self, place: Place, listed: Listed | None) -> int:
        if place.indent is None and listed is not None:
            return self._numbering.indent(listed, place.list_id) or 0
        return place.indent or 0

    def _notice(self, words: Words, lines: list[Line]) -> None:
        """Keep what is noticed in a paragraph, with its first line where that helps to find it."""
        line = lines[0] if lines else None
        self.fonts |= words.fonts
        self.revised = self.revised or words.revised
        if words.hidden:
            self.hidden.append(Ignored(Line(self._count, words.hidden), "chữ ẩn trong Word"))
        if words.struck:
            self.remarks.append(
                Remark(f"chữ bị gạch ngang, vẫn đọc vào nội dung: “{words.struck}”", line)
            )
        broken = words.text.split("\n")
        for kind, number, breaks in words.notes if lines else ():
            before = sum(bool(part.strip()) for part in broken[: breaks + 1])
            self.notes[kind, number] = lines[max(0, before - 1)]

    def _table(self, table: Any) -> Iterator[Line]:
        """The rows of a table; a letterhead, or another table for layout, comes as its paragraphs."""
        rows = rows_of(table)
        row_in_a_cell = self._inside and len(rows) == 1 and len(rows[0]) > 1
        if is_layout(rows) and not row_in_a_cell:
            for cell in chain.from_iterable(rows):
                yield from self.lines(cell)
            return
        self._tables += 1
        own, nested = self._tables, self._inside
        above: Above = {}
        numbered = [(self._next(), row_of(cells, self._cell, above)) for cells in rows]
        for line in self._rows(
            own, [number for number, _ in numbered], [row for _, row in numbered]
        ):
            if nested:
                self.remarks.append(Remark("bảng lồng trong ô của bảng khác; xem lại", line))
            yield line


def _is_elsewhere(box: Any, paragraph: Any) -> bool:
    """Whether a text box is another's, printed twice, or deleted."""
    between = [*box.iterancestors()]
    between = between[: between.index(paragraph)]
    return any(parent.tag in REMOVED or parent.tag in (_BOX, _FALLBACK) for parent in between)
