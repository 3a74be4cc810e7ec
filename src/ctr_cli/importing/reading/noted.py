"""Footnotes of which only the words were kept: the sign behind a sentence, and the note at the foot of a page or a table."""

import re
from collections import defaultdict
from dataclasses import replace

from ctr_cli.importing.reading.lines import (
    NOT_TAKEN,
    Ignored,
    Line,
    Lines,
    Remark,
    parts_of,
    with_texts,
)
from ctr_cli.language.patterns import regex

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NO_UNIT = r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bdm)"
"""What stands before a raised number that calls a note: `120 m²` calls none."""
_MARK = rf"\[\^[^\]\s]{{1,12}}\]|{NO_UNIT}[{RAISED}]{{1,2}}"
"""The sign of a note that is no other: of Markdown, and a raised number."""
_SIGN = rf"\(\d{{1,2}}\)|\[\d{{1,2}}\]|\(?\*{{1,3}}\)?|{_MARK}"
_CALL = regex(
    r"(?:(?:(?<=[^\W\d_][^\W\d_A-ZĐ][.;])(?<!\b[Tt]h\.)|(?<=\)[.;]|[^\W\d_][)”]))(?P<number>[1-9]\d?)"
    rf"|(?<=[\w)”])\s?(?P<sign>{_SIGN})[.;]?)$"
)
"""The sign of a note behind a text: a number that was small and raised, `… (Văn phòng).1`, or one in brackets, or stars; `A.1` is none."""
_GLUED = regex(
    r"(?<=[a-zà-ỹ][a-zà-ỹ])(?<!quý)(?<!háng)(?<!lần)(?<!thứ)(?<!hóa)(?<!hoá)(?<!số)(?<!đợt)(?<!năm)(?<!vid)[1-9]\d?(?=[\s.,;:)]|$)"
    rf"|(?<=\S)(?:{_MARK})"
)
"""A number stuck to a word anywhere in a text, or another sign: that of a note only where the note comes."""
_NOTE = regex(
    rf"(?P<number>\d{{1,2}}(?!\s*:)|{_SIGN})\s*:?\s*(?=[^\W\d_])(?!(?i:là |chỉ |các |cơ quan |đơn vị )+.{{0,20}}chủ trì)(?P<text>.*)$"
)
"""A note at the foot; what a star of an office means is none."""


_COUNTED = regex(
    r"(?:(?<=[^\W\d_]{2})|(?<=\b[IVX])|(?<=[)”\"])|(?<=\b20\d\d))(?P<number>[1-9]\d?)(?P<end>[.;:,]?)$"
)
_FEWEST, _GAP = 5, 2
"""So many numbers at the ends of lines that count on are those of notes; so many of them may stand elsewhere in between."""


def without_notes(found: Lines) -> Lines:
    """The lines without the signs of notes behind texts, and without the notes, which are told."""
    found = replace(found, lines=_rows_apart(found.lines))
    noted = _noted(found.lines)
    found = found if noted else _without_counted(found)
    lines, ignored, remarks = [], [*found.ignored], [*found.remarks]
    callers = defaultdict[str, list[Line]](list)
    for line in found.lines:
        note = None if line.row else _NOTE.match(line.text)
        if note and line.number in noted.values():
            ignored.append(Ignored(line, "chú thích cuối trang"))
            message = f"chú thích cuối trang{NOT_TAKEN}: “{note['text']}”"
            remarks += [Remark(message, at, note["text"]) for at in callers[note["number"]]]
            continue
        for sign in dict.fromkeys(map(_called, _texts(line))):
            if sign and (sign.isdecimal() or noted.get(sign, 0) > line.number):
                remarks.append(Remark(f"bỏ “{sign}” ở cuối câu, hiểu là số của chú thích", line))
                callers[sign] += _callers(line, sign)
                line = _without(line, sign)
        for sign in [s for s in _glued(line) if noted.get(s, 0) > line.number]:
            remarks.append(Remark(f"bỏ “{sign}” dính vào chữ, hiểu là số của chú thích", line))
            callers[sign] += _callers(line, sign)
            line = _without(line, sign)
        lines.append(line)
    return replace(found, lines=lines, ignored=ignored, remarks=remarks)


def _without_counted(found: Lines) -> Lines:
    """The lines without numbers that are stuck to their ends and count on from one to the next: those of notes that a copy left out."""
    calls: dict[int, re.Match[str]] = {}
    last = 0
    for at, line in enumerate(found.lines):
        call = None if line.row else _COUNTED.search(line.text)
        if call and 0 < int(call["number"]) - last <= 1 + _GAP:
            calls[at], last = call, int(call["number"])
    if len(calls) < _FEWEST:
        return found
    lines = [
        replace(line, text=f"{line.text[: calls[at].start()]}{calls[at]['end']}")
        if at in calls
        else line
        for at, line in enumerate(found.lines)
    ]
    told = f"bỏ {len(calls)} số dính vào cuối câu, hiểu là số của chú thích; tệp này không có chú thích ấy, xem bản gốc"
    return replace(found, lines=lines, remarks=[*found.remarks, Remark(told)])


def _rows_apart(lines: list[Line]) -> list[Line]:
    """The lines with rows across a table that hold notes called above them, and perhaps their label, as paragraphs."""
    called: set[str] = set()
    result: list[Line] = []
    for line in lines:
        own = next((c.lines for c in line.row if c.text.strip()), ())
        across = own and not any(c.text.strip() and c.lines != own for c in line.row)
        notes = [match for part in own if (match := _NOTE.match(part.text))] if across else []
        if notes and all(match["number"] in called for match in notes):
            result += [replace(part, number=line.number) for part in own]
        else:
            result.append(line)
            called |= {sign for text in _texts(line) if (sign := _called(text))} | {*_glued(line)}
    return result


def _noted(lines: list[Line]) -> dict[str, int]:
    """The number of the line that each sign has its note on: one behind a text that calls it."""
    called: set[str] = set()
    noted: dict[str, int] = {}
    for line in lines:
        note = None if line.row or line.listed else _NOTE.match(line.text)
        if note and note["number"] in called:
            noted.setdefault(note["number"], line.number)
        called |= {sign for text in _texts(line) if (sign := _called(text))} | {*_glued(line)}
    return noted


def _texts(line: Line) -> list[str]:
    return [part.text for part in parts_of(line)]


def _callers(line: Line, sign: str) -> list[Line]:
    """The line, or those in the cells of a row, that a sign stands in, without it."""
    return [w for part in parts_of(line) if (w := _without(part, sign)) != part]


def _called(text: str) -> str:
    call = _CALL.search(text)
    return (call["number"] or call["sign"]) if call else ""


def _glued(line: Line) -> list[str]:
    return [match[0] for text in _texts(line) for match in _GLUED.finditer(text)]


def _without(line: Line, sign: str) -> Line:
    """A line, or the row of a table, without the sign of a note behind its texts."""
    return with_texts(line, lambda text: _without_sign(text, sign))


def _without_sign(text: str, sign: str) -> str:
    if _called(text) != sign:
        return _GLUED.sub(lambda match: "" if match[0] == sign else match[0], text)
    before, _, behind = text.rpartition(sign)
    return before.rstrip() + behind
