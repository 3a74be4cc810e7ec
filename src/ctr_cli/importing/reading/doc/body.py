"""The paragraphs of a .doc as those of a .docx ([MS-DOC] 2.4.2, 2.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.importing.reading.doc.look import (
    DELETED,
    INSERTED,
    element,
    of_letters,
    of_paragraph,
)
from ctr_cli.importing.reading.doc.properties import Runs, Said
from ctr_cli.importing.reading.doc.tables import Row, table
from ctr_cli.importing.reading.doc.text import Text

_IN_TABLE, _ROW_ENDS, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_DEEPEST = 10
"""Tables inside each other at most; more are a flaw of the file."""
_CELL_ENDS = "\x07"
_PARAGRAPH = re.compile("[^\r\x07\x0c]*[\r\x07\x0c]|[^\r\x07\x0c]+$")
_FIELD, _SHOWN, _FIELD_ENDS = "\x13", "\x14", "\x15"
_SIGNS = {"\t": "tab", "\x0b": "br", "\x1e": "noBreakHyphen"}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs of Word's own, and what no XML holds."""


Calls = dict[int, tuple[str, int]]
"""The kind and the number of the note that is called at a character."""


class Paragraph(Struct):
    """A paragraph as an element, how deep in tables it stands, and whether it ends a cell or a row there."""

    element: Any
    depth: int
    ends_cell: bool
    ends_row: bool
    said: Said


class Body:
    """Makes the paragraphs of a .docx of a document's characters; at some of these notes are called."""

    def __init__(
        self, text: Text, paragraphs: Runs, letters: Runs, fonts: list[str], calls: Calls
    ) -> None:
        self._text = text
        self._calls = calls
        self._paragraphs = paragraphs
        self._letters = letters
        self._fonts = fonts

    def blocks(self, start: int, stop: int) -> list[Any]:
        """The paragraphs and tables between two characters."""
        story = self._text.characters[start:stop]
        waiting = [
            self._paragraph(start + m.start(), start + m.end()) for m in _PARAGRAPH.finditer(story)
        ]
        waiting.reverse()
        found = []
        while waiting:
            found += [_table(waiting, 1)] if waiting[-1].depth else [waiting.pop().element]
        return found

    def _paragraph(self, start: int, stop: int) -> Paragraph:
        style, said = self._paragraphs.at(self._text.place(stop - 1))
        found = element("p")
        found.append(of_paragraph(said, str(style)))
        found.extend(self._runs(start, stop))
        inside = bool(said.get(_IN_TABLE, b"\0")[0])
        depth = int.from_bytes(said.get(_DEPTH, b"\1"), "little") if inside else 0
        depth = min(max(depth, inside), _DEEPEST)
        inner, outer = (_INNER_CELL, _INNER_ROW), self._text.characters[stop - 1] == _CELL_ENDS
        ends_row = bool(said.get(inner[1] if depth > 1 else _ROW_ENDS, b"\0")[0])
        ends_cell = bool(said.get(inner[0], b"\0")[0]) if depth > 1 else outer
        return Paragraph(found, depth, ends_cell, ends_row, said)

    def _runs(self, start: int, stop: int) -> Iterator[Any]:
        """The letters of a paragraph, those that look alike together."""
        text = self._text.characters[start:stop]
        looks = (
            (
                self._letters.at(self._text.place(start + at))[1],
                self._calls.get(start + at),
                text[at],
            )
            for at in _shown(text)
        )
        for _, alike in groupby(looks, lambda look: (id(look[0]), look[1])):
            together = [*alike]
            said, call, _ = together[0]
            run = element("r")
            run.append(of_letters(said, self._fonts))
            run.extend(_letters("".join(char for *_, char in together)))
            run.extend([element(f"{call[0]}Reference", id=call[1])] if call else [])
            if len(run) > 1:
                yield _revised(run, said)


def _revised(run: Any, said: Said) -> Any:
    """Letters inside the sign that they were taken out, or put in, while changes were tracked."""
    for code, name in ((DELETED, "del"), (INSERTED, "ins")):
        if said.get(code, b"\0")[0]:
            found = element(name)
            found.append(run)
            return found
    return run


def _letters(text: str) -> Iterator[Any]:
    for part in re.split("([\t\x0b\x1e])", text):
        if part in _SIGNS:
            yield element(_SIGNS[part])
        elif words := _UNSEEN.sub("", part):
            found = element("t")
            found.text = words
            yield found


def _shown(text: str) -> Iterator[int]:
    """The places of the characters that are printed: of a field its result, not what it asks."""
    asking: list[bool] = []
    for at, char in enumerate(text):
        if char == _FIELD:
            asking.append(True)
        elif char == _SHOWN and asking:
            asking[-1] = False
        elif char == _FIELD_ENDS and asking:
            asking.pop()
        elif not any(asking):
            yield at


def _table(waiting: list[Paragraph], depth: int) -> Any:
    """The table that the last of the waiting paragraphs opens, a deeper one inside its cell."""
    rows: list[Row] = []
    cells: list[list[Any]] = []
    blocks: list[Any] = []
    while waiting and waiting[-1].depth >= depth:
        if waiting[-1].depth > depth:
            blocks.append(_table(waiting, depth + 1))
            continue
        one = waiting.pop()
        if one.ends_row:
            rows.append(Row(cells, one.said))
            cells = []
            continue
        blocks.append(one.element)
        if one.ends_cell:
            cells.append(blocks)
            blocks = []
    if blocks or cells:
        rows.append(Row([*cells, blocks] if blocks else cells, {}))
    return table(rows)
