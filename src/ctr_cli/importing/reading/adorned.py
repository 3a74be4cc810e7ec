"""Lines without what only adorns them: signs on both sides of a heading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.patterns import regex

_SIGNS = r"(?:[^\w\s()\[\]{}“”\"'‘’.,:;!?…%&/–-]+|[-–—=]{2,})"
_FRAMED = regex(rf"{_SIGNS}\s*(?P<text>\w.{{2,90}}?)\s*{_SIGNS}")
"""A heading between signs: `=== THÁNG 3 ===`, `★ Quý I ★`."""


def unadorned(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those between two rows of signs as headings."""
    for line in lines:
        framed = None if line.row else _FRAMED.fullmatch(line.text.strip())
        yield replace(line, text=framed["text"], bold=True) if framed else line
