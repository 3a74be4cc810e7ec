"""Names of offices that a narrow column cuts into two lines, put together before the lines of a cell are told apart."""

from collections.abc import Iterator, Set
from dataclasses import replace

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.reading.lines import Cell, Line, Lines, marker, words
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex

_BETWEEN = regex(r"\s*[,;()]\s*")
_LONGEST = 9


def names_whole(document: Lines) -> Lines:
    """A document whose cells have each name of an office on one line: a half that is no name, and one that goes on as elsewhere in the document."""
    if not any(line.row for line in document.lines):
        return document
    known = {tone_key(name) for line in document.lines for name in _names(line)}
    lines = [
        replace(line, row=tuple(_whole(cell, known) for cell in line.row)) if line.row else line
        for line in document.lines
    ]
    return replace(document, lines=lines)


def _names(line: Line) -> Iterator[str]:
    """What stands between the commas of a line, or of the lines in its cells, and begins as an office does."""
    texts = (part.text for cell in line.row for part in cell.lines) if line.row else (line.text,)
    pieces = (piece for text in texts for piece in _BETWEEN.split(marker(text).rest))
    return (p for p in pieces if len(p.split()) <= 2 * _LONGEST and begins_agency(p))


def _whole(cell: Cell, known: Set[str]) -> Cell:
    lines: list[Line] = []
    for line in cell.lines:
        if lines and _is_cut(lines[-1].text, line.text, known):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text.strip()} {line.text.strip()}")
        else:
            lines.append(line)
    return replace(cell, lines=tuple(lines)) if len(lines) < len(cell.lines) else cell


def _is_cut(above: str, below: str, known: Set[str]) -> bool:
    """Whether a name that ends a line goes on at the beginning of the next."""
    first, second = _BETWEEN.split(marker(above).rest)[-1], _BETWEEN.split(below.strip())[0]
    whole = f"{first} {second}"
    if not (first and second) or marker(below).sign or len(words(first)) > _LONGEST:
        return False
    if begins_agency(first) and not begins_agency(second) and second[0].islower():
        return True
    return tone_key(whole) in known or bool(patterns("name_cut").match(f"{first}\n{second}"))
