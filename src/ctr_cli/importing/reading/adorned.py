"""Lines without what only adorns them: signs on both sides of a heading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.patterns import regex

_SIGNS = r"(?:[^\w\s()\[\]{}“”\"'‘’.,:;!?…%&/–-]+|[-–—=]{2,})"
_FRAMED = regex(rf"{_SIGNS}\s*(?P<text>\w[^<]{{2,90}}?)\s*{_SIGNS}")
"""A heading between signs: `=== THÁNG 3 ===`, `★ Quý I ★`."""


_LONG = 160
"""Characters of a line that is no heading, whatever stands around it."""


def unadorned(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those between two rows of signs as headings."""
    for line in lines:
        text = "" if line.row else line.text.strip()
        framed = _FRAMED.fullmatch(text) if len(text) < _LONG else None
        yield replace(line, text=framed["text"], bold=True) if framed else line
