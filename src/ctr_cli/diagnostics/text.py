"""Findings for a person: place, severity, message, the line with the words underlined, how to mend."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rich.text import Text

from ctr_cli.diagnostics.finding import Finding, Severity, Span

SEVERITY_NAMES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_WIDTH = 100


Lines = Mapping[int, str]
"""Lines of a file by their number, from 1; those that are shown are enough."""


def as_text(findings: Sequence[Finding], lines: Mapping[str, Lines]) -> Text:
    """The findings with their source lines; `lines` holds those of each file."""
    return Text("\n").join(_one(finding, lines.get(finding.file, {})) for finding in findings)


def lines_shown(findings: Iterable[Finding], lines: Sequence[str]) -> dict[int, str]:
    """Of the lines of a file, those that its findings point at."""
    numbers = {
        span.line
        for finding in findings
        for span in (finding.span, *(related.span for related in finding.related))
    }
    return {number: lines[number - 1] for number in numbers if number <= len(lines)}


def summary(findings: Sequence[Finding], files: int) -> str:
    """The count of files and findings in a line."""
    counts = count(findings)
    parts = [
        f"{counts[severity]} {name}"
        for severity, name in SEVERITY_NAMES.items()
        if counts[severity]
    ]
    return f"Đã kiểm tra {files} tệp: {', '.join(parts) or 'không có lỗi nào'}."


def count(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity."""
    return {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in SEVERITY_NAMES
    }


def _one(finding: Finding, lines: Lines) -> Text:
    span = finding.span
    text = Text()
    text.append(f"{finding.file}:{span.line}:{span.column}", style="bold")
    text.append(": ")
    text.append(
        f"{SEVERITY_NAMES[finding.severity]} {finding.code}", style=_STYLES[finding.severity]
    )
    text.append(f": {finding.message}\n")
    if span.line in lines:
        text.append_text(_excerpt(span, lines, "^", _STYLES[finding.severity], ""))
    for related in finding.related:
        if related.span.line in lines:
            text.append_text(_excerpt(related.span, lines, "-", "cyan", related.note))
    if finding.hint:
        text.append("      = ", style="cyan")
        text.append(f"cách sửa: {finding.hint}\n")
    return text


def _excerpt(span: Span, lines: Lines, sign: str, style: str, note: str) -> Text:
    line = lines[span.line].replace("\t", " ")
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    first = max(0, min(start - 20, len(line) - _WIDTH)) if len(line) > _WIDTH else 0
    shown = line[first : first + _WIDTH]
    lead = "…" if first else ""
    tail = "…" if first + _WIDTH < len(line) else ""
    pad = cells(lead + line[first:start])
    marks = max(1, cells(line[start : min(end, first + _WIDTH)]))
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
