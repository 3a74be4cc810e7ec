"""Word files whose texts call notes: `[1]` in a text is the sign of the first note."""

import re
from collections.abc import Sequence

from support.word_parts import docx


def _run(part: str, kind: str) -> str:
    if number := re.fullmatch(r"\[(\d+)\]", part):
        return f'<w:r><w:{kind}Reference w:id="{number[1]}"/></w:r>'
    inner = "<w:br/>".join(
        f'<w:t xml:space="preserve">{line}</w:t>' for line in part.split("\n")
    ).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{inner}</w:r>"


def calling(text: str, kind: str = "footnote") -> str:
    """A paragraph of a text with its tabs, its line breaks and the signs of its notes."""
    runs = (_run(part, kind) for part in re.split(r"(\[\d+\])", text) if part)
    return f"<w:p>{''.join(runs)}</w:p>"


def noted(body: str, notes: Sequence[str], kind: str = "footnote") -> bytes:
    """A document with its notes, of which each line is a paragraph."""
    inner = "".join(
        f'<w:{kind} w:id="{at}">{"".join(map(calling, note.splitlines()))}</w:{kind}>'
        for at, note in enumerate(notes, 1)
    )
    return docx(body, footnotes=inner) if kind == "footnote" else docx(body, endnotes=inner)
