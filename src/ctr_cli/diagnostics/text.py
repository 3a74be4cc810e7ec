"""Findings for a person: place, severity, message, the line with the words underlined, how to mend."""

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from rich.text import Text

from ctr_cli.diagnostics.finding import Finding, Severity, Span
from ctr_cli.diagnostics.summary import SEVERITY_NAMES, Lines

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_MARGIN = 8
"""Columns before the text of a line: its number, the bar, and the dots of a line that is cut."""

_BEFORE = 20
"""Columns of a long line that are shown before what is wrong."""


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
    first, last = _window(line, start, room)
    shown = line[first:last]
    lead = "…" if first else ""
    tail = "…" if last < len(line) else ""
    pad = cell_len(lead + line[first:start])
    marks = max(1, cell_len(line[start : min(end, last)]))
    text = Text()
    text.append(f"{span.line:5} | ", style="cyan")
    text.append(f"{lead}{shown}{tail}\n")
    text.append("      | ", style="cyan")
    text.append(" " * pad + sign * marks, style=style)
    text.append(f" {note}\n" if note else "\n", style=style)
    return text


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """The part of a line that fits into a room of so many columns, a little before `start` onwards."""
    widths = [cell_len(char) for char in line]
    first = start = min(start, len(line))
    before, after = 0, sum(widths[start:])
    while first and (
        before + widths[first - 1] <= _BEFORE or before + widths[first - 1] + after <= room
    ):
        first -= 1
        before += widths[first]
    last, taken = first, 0
    while last < len(line) and taken + widths[last] <= room:
        taken += widths[last]
        last += 1
    return first, last
