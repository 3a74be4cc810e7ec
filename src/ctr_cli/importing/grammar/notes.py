"""Footnotes and endnotes that say who does a work, by when or if at all: put in brackets behind the work they are called from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from ctr_cli.importing.grammar.brackets import Parts
from ctr_cli.importing.grammar.charge import has_role, parse
from ctr_cli.importing.grammar.columns import titles
from ctr_cli.importing.grammar.heading import is_bare_heading, patterns
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.zones import zones
from ctr_cli.importing.reading.lines import (
    NOT_TAKEN,
    Line,
    Lines,
    Remark,
    marker_of,
    parts_of,
    row_text,
)
from ctr_cli.language.patterns import regex

_SENTENCE = regex(r"(?<=[^\W\d_][^\W\d_]\.)\s+(?=[A-ZĐÀ-Ỹ])|(?<=[\d)]\.)\s+(?=[A-ZĐÀ-Ỹ])|\n")
"""Where a sentence of a note ends."""
_END = regex(r"\s*(?:\.{3}|\./\.|[.;,:…!?])?\s*$")
_ALIKE = 10
"""So many letters of a line are left as they were, whatever was done to it since a note was called from it."""


def with_notes(document: Lines) -> Lines:
    """The document with what its notes say of who does a work, by when or if at all behind that work; what else they say is told."""
    said_in_notes = [remark.note for remark in document.remarks if remark.note]
    if not said_in_notes:
        return document
    lines, remarks, taken = [*document.lines], list[Remark](), 0
    names = _name_offices(said_in_notes)
    content = {line.number for line in zones(lines).content}
    places = defaultdict[int, list[int]](list)
    for at_line, line in enumerate(lines):
        places[line.number] += [at_line] if line.number in content else []
    for remark in document.remarks:
        called = remark.line if remark.note else None
        at = _place_of(lines, places[called.number], called) if called else None
        said = _said_of(marker_of(at[1]).rest, remark.note, names=names) if at else []
        rest = [one for one in _sentences(remark.note) if one not in said]
        if not at or not said:
            remarks.append(remark)
            continue
        where, part = at
        lines[where] = _changed(lines[where], part, _with(part.text, _joined(said)))
        left = replace(remark, message=f"chú thích{NOT_TAKEN}: “{' '.join(rest)}”")
        remarks += [left] if rest else []
        taken += 1
    message = f"{taken} chú thích nói ai làm, bao giờ xong: đã ghi vào dòng có số của chú thích ấy"
    remarks += [Remark(message)] if taken else []
    return replace(document, lines=lines, remarks=[*dict.fromkeys(remarks)])


def _name_offices(notes: Sequence[str]) -> bool:
    """Whether a note that only names offices says who prepares: where half of all notes name them, or say what they do."""
    speak = [bool(parse(note).assignments) for note in notes]
    return len(speak) > 1 and 2 * sum(speak) >= len(speak)


def _place_of(
    lines: Sequence[Line], places: Iterable[int], called: Line
) -> tuple[int, Line] | None:
    """At which of some places the line stands that a note is called from, and the line itself, or that in a cell; None for the title of a column."""
    found = [
        (_alike(part.text, called.text), at, part) for at in places for part in parts_of(lines[at])
    ]
    alike, at, part = max(found, key=lambda one: one[0], default=(0, 0, called))
    if not found or alike < min(_ALIKE, len(called.text)):
        return None
    return None if lines[at].row and titles([lines[at].row]) else (at, part)


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _said_of(text: str, note: str, *, names: bool) -> list[str]:
    """The sentences of a note that say who does a work, by when or if at all, and nothing else."""
    sentences = _sentences(note)
    if _only_says(text, _joined(sentences), names=names):
        return sentences
    return [one for one in sentences if _only_says(text, one, names=names)]


def _sentences(note: str) -> list[str]:
    return [one.strip() for one in _SENTENCE.split(note) if one.strip()]


def _joined(sentences: Sequence[str]) -> str:
    return ". ".join(sentence.rstrip(" .;") for sentence in sentences)


def _only_says(text: str, said: str, *, names: bool) -> bool:
    """Whether a bracket behind a text is understood, and the rest of the text with it as without it."""
    if _is_list(text):
        whole = parse(_with(text, said), strict=False)
        return not (whole.doubt or whole.rest or whole.beside) and bool(parse(said))
    own, noted = take_apart(text), take_apart(_with(text, _joined([said])))
    if noted.text != own.text or (noted.charge.due and is_bare_heading(text)):
        return False
    if not (names or has_role(said)) and only_offices(said.strip(" .;")):
        return False
    conditional = noted.condition != own.condition and bool(patterns("if_at_all").match(said))
    return conditional or _all(noted) != _all(own)


def _all(parts: Parts) -> tuple[object, ...]:
    charge = parts.charge
    return charge.assignments, charge.due, charge.product, parts.meets


def _is_list(text: str) -> bool:
    """Whether a text, as a cell, only names offices."""
    return only_offices(text) and not has_role(text)


def _with(text: str, said: str) -> str:
    """A text with what is said of it in a bracket before its closing mark; a list of offices with it at its end."""
    if _is_list(text):
        return f"{text.rstrip(' .;')}; {said}"
    end = _END.search(text)
    at = end.start() if end else len(text)
    return f"{text[:at]} ({said}){text[at:].rstrip()}"


def _changed(line: Line, part: Line, text: str) -> Line:
    """A line, or a row with that line in all of its cells, with another text."""
    if line is part or line == part:
        return replace(line, text=text)
    row = tuple(
        replace(cell, lines=tuple(_changed(inner, part, text) for inner in cell.lines))
        if any(inner == part or inner.row for inner in cell.lines)
        else cell
        for cell in line.row
    )
    return replace(line, row=row, text=row_text(row)) if row != line.row else line
