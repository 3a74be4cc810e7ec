"""Names of offices that a narrow column cuts into two lines, put together, and those of several that a page shows as one line, parted."""

from collections.abc import Iterator, Set
from dataclasses import replace

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import begins_agency, is_office, only_offices
from ctr_cli.importing.reading.lines import Cell, Line, Lines, marker, words
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex

_BETWEEN = regex(r"\s*[,;()]\s*")
_LONGEST = 9
_ENDS_NAME = regex(
    r"\b(?:xã|phường|đặc khu|Đảng (?:ủy|uỷ)(?!\s+(?:UBND|HĐND|MTTQ|Ủy|Uỷ|Hội đồng|Công an|Quân sự|các)))\s+(?=[A-ZĐÀ-Ỹ]|các\s)"
)
"""Whose an office is, at the end of its name."""


def names_whole(document: Lines) -> Lines:
    """A document whose cells have each name of an office on one line: a half that is no name, and one that goes on as elsewhere in the document;
    names without a sign between them, `Công an xã Trạm Y tế xã`, on a line each."""
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
    parts = [replace(line, text=name) for line in lines for name in _apart(line.text)]
    return replace(cell, lines=tuple(parts)) if len(parts) != len(cell.lines) else cell


def _apart(text: str) -> list[str]:
    """The names in a text that is nothing but several of them, the first behind whose it is; else the text."""
    for end in _ENDS_NAME.finditer(text):
        name, others = text[: end.end()].strip(), text[end.end() :]
        if is_office(name) and only_offices(others):
            return [name, *_apart(others)]
    return [text]


def _is_cut(above: str, below: str, known: Set[str]) -> bool:
    """Whether a name that ends a line goes on at the beginning of the next."""
    first, second = _BETWEEN.split(marker(above).rest)[-1], _BETWEEN.split(below.strip())[0]
    whole = f"{first} {second}"
    if not (first and second) or marker(below).sign or len(words(first)) > _LONGEST:
        return False
    if begins_agency(first) and not begins_agency(second) and second[0].islower():
        return True
    return tone_key(whole) in known or bool(patterns("name_cut").match(f"{first}\n{second}"))
