"""The letters of a paragraph of OpenDocument, each piece with how it looks (OpenDocument 1.3, part 3, 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ctr_cli.importing.reading.opendocument.parts import DRAW, OFFICE, TEXT, Styles
from ctr_cli.importing.reading.word.styles import Look
from ctr_cli.source.attributes import number

COMMENT = f"{OFFICE}annotation"
NOTES = {f"{TEXT}note": "chú thích", COMMENT: "ghi chú bên lề"}
"""What is noted beside a text, and what it is called."""
SKIPPED = {
    f"{OFFICE}annotation-end",
    f"{TEXT}tracked-changes",
    f"{TEXT}table-of-content",
    f"{TEXT}ruby-text",
}
"""What is no part of a text."""
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_MOST_BLANKS = 200

Piece = tuple[str, Look]


def pieces(
    element: Any, look: Look, styles: Styles, noted: Callable[[Any], None]
) -> Iterator[Piece]:
    """The texts below an element whose letters look so; `noted` is given what is noted beside them."""
    yield _blank(element.text), look
    for child in element:
        if child.tag in NOTES:
            noted(child)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag], look
        elif child.tag == f"{TEXT}s":
            yield " " * number(child.get(f"{TEXT}c"), 1, _MOST_BLANKS), look
        elif child.tag not in SKIPPED and not child.tag.startswith(DRAW):
            own = look
            if child.tag == f"{TEXT}span":
                own = styles.look("text", child.get(f"{TEXT}style-name")).over(look)
            elif child.tag == f"{TEXT}hidden-text":
                own = replace(look, hidden=child.get(f"{TEXT}is-hidden") != "false")
            yield from pieces(child, own, styles, noted)
        yield _blank(child.tail), look


def said_in(note: Any) -> str:
    """The words of a note or a drawing."""
    said = " ".join("".join(p.itertext()) for p in note.iter(f"{TEXT}p"))
    return " ".join(said.split())


def _blank(text: str | None) -> str:
    """A text with its white space as blanks, as it is printed."""
    return "".join(" " if sign in "\t\r\n" else sign for sign in text or "")
