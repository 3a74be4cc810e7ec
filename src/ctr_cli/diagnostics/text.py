"""Findings for a person: place, severity, message, the line with the words underlined, how to mend."""

import unicodedata
from collections.abc import Mapping, Sequence

from rich.text import Text

from ctr_cli.diagnostics.finding import Finding, Severity, Span
from ctr_cli.diagnostics.summary import SEVERITY_NAMES, Lines

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_MARGIN = 8
"""Columns before the text of a line: its number, the bar, and the dots of a line that is cut."""


def as_text(findings: Sequence[Finding], lines: Mapping[str, Lines], width: int) -> Text:
    """The findings with their source lines, cut to `width` columns; `lines` holds those of each file."""
    room = max(width - _MARGIN - 2, 20)
    return Text("\n").join(_one(finding, lines.get(finding.file, {}), room) for finding in findings)


def _one(finding: Finding, lines: Lines, room: int) -> Text:
    span = finding.span
    text = Text()
    text.append(f"{finding.file}:{span.line}:{span.column}", style="bold")
    text.append(": ")
    text.append(
        f"{SEVERITY_NAMES[finding.severity]} {finding.code}", style=_STYLES[finding.severity]
    )
    text.append(f": {finding.message}\n")
    if span.line in lines:
        text.append_text(_excerpt(span, lines, room, ("^", _STYLES[finding.severity], "")))
    for related in finding.related:
        if related.span.line in lines:
            text.append_text(_excerpt(related.span, lines, room, ("-", "cyan", related.note)))
    if finding.hint:
        text.append("      = ", style="cyan")
        text.append(f"cách sửa: {finding.hint}\n")
    return text


def _excerpt(span: Span, lines: Lines, room: int, mark: tuple[str, str, str]) -> Text:
    """A line with the span underlined; `mark` is the sign, its style and a note behind it."""
    sign, style, note = mark
    line = lines[span.line].replace("\t", " ")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    first = max(0, min(start - 20, len(line) - room)) if len(line) > room else 0
    shown = line[first : first + room]
    lead = "…" if first else ""
    tail = "…" if first + room < len(line) else ""
    pad = cells(lead + line[first:start])
    marks = max(1, cells(line[start : min(end, first + room)]))
    text = Text()
    text.append(f"{span.line:5} | ", style="cyan")
    text.append(f"{lead}{shown}{tail}\n")
    text.append("      | ", style="cyan")
    text.append(" " * pad + sign * marks, style=style)
    text.append(f" {note}\n" if note else "\n", style=style)
    return text


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
