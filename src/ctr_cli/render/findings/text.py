"""Findings for a person: place, severity, message, the line with the words underlined, how to mend."""

from collections.abc import Iterator, Mapping, Sequence

from ctr_cli.language.letters import capitalised
from ctr_cli.language.visible import visible
from ctr_cli.model.finding import SEVERITY_NAMES, SURENESS_NAMES, Finding, Severity, Span
from ctr_cli.render.findings.summary import Lines, family
from ctr_cli.render.layout import Piece, columns

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold blue"}
_MARGIN = 8
"""Columns before the text of a line: its number, the bar, and the dots of a line that is cut."""

_BEFORE = 20
"""Columns of a long line that are shown before what is wrong."""


_FEW = 3
"""Findings that are shown without a summary."""
_SHOWN = 3
"""Further places of a finding that are shown with their lines; of the others the lines are told."""


def as_text(findings: Sequence[Finding], lines: Mapping[str, Lines], width: int) -> Iterator[Piece]:
    """The findings with their source lines, cut to `width` columns; `lines` holds those of each file.

    A pipe takes the texts of the pieces as they follow each other, a terminal their styles too.
    """
    room = max(width - _MARGIN - 2, 20)
    for number, finding in enumerate(findings):
        if number:
            yield "\n", ""
        yield from _one(finding, lines.get(finding.file, {}), room)


def report(findings: Sequence[Finding], lines: Mapping[str, Lines], width: int) -> Iterator[Piece]:
    """The findings of a file for a person: by kind, then the surest first, each group in the order of the file."""
    if len(findings) > _FEW:
        yield from _by_kind(findings)
    for sureness, name in SURENESS_NAMES.items():
        chosen = [finding for finding in findings if finding.sureness == sureness]
        if chosen:
            if len(findings) > _FEW:
                yield f"{capitalised(name)}: {len(chosen)} phát hiện\n\n", "bold"
            yield from as_text(chosen, lines, width)
            yield "\n", ""


def _by_kind(findings: Sequence[Finding]) -> Iterator[Piece]:
    """How many findings there are of each family, and how many of them a machine can mend."""
    kinds: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.code):
        kinds.setdefault(family(finding), []).append(finding)
    yield f"{visible(findings[0].file)}: {len(findings)} phát hiện\n", "bold"
    for name, members in kinds.items():
        mendable = sum(finding.fix is not None for finding in members)
        told = f"   --fix sửa được {mendable}" if mendable else ""
        yield f"  {name:44}{len(members):4}{told}\n", ""
    yield "\n", ""


def _one(finding: Finding, lines: Lines, room: int) -> Iterator[Piece]:
    span, style = finding.span, _STYLES[finding.severity]
    yield visible(f"{finding.file}:{span.line}:{span.column}"), "bold"
    yield visible(f" ({finding.place}): ") if finding.place else ": ", ""
    yield f"{SEVERITY_NAMES[finding.severity]} {finding.code}", style
    yield f": {visible(finding.message)}\n", ""
    if span.line in lines:
        yield from _excerpt(span, lines, room, ("^", style, ""))
    for related in finding.related[:_SHOWN]:
        if related.span.line in lines:
            yield from _excerpt(related.span, lines, room, ("-", "cyan", related.note))
    rest = dict.fromkeys(str(related.span.line) for related in finding.related[_SHOWN:])
    if rest:
        yield "      = ", "cyan"
        yield f"{finding.related[-1].note}: dòng {', '.join(rest)}\n", ""
    if finding.hint:
        yield "      = ", "cyan"
        yield f"cách sửa: {visible(finding.hint)}\n", ""


def _excerpt(span: Span, lines: Lines, room: int, mark: tuple[str, str, str]) -> Iterator[Piece]:
    """A line with the span underlined; `mark` is the sign, its style and a note behind it."""
    sign, style, note = mark
    line, start, end = _as_shown(lines[span.line].replace("\t", " "), span)
    first, last = _window(line, start, room)
    shown = line[first:last]
    lead = "…" if first else ""
    tail = "…" if last < len(line) else ""
    pad = columns(lead + line[first:start])
    marks = max(1, columns(line[start : min(end, last)]))
    yield f"{span.line:5} | ", "cyan"
    yield f"{lead}{shown}{tail}\n", ""
    yield "      | ", "cyan"
    yield " " * pad + sign * marks + (f" {note}\n" if note else "\n"), style


def _as_shown(line: str, span: Span) -> tuple[str, int, int]:
    """A line as a terminal may show it, and where the words of the span begin and end in it."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    before, words = visible(line[:start]), visible(line[start:end])
    return before + words + visible(line[end:]), len(before), len(before) + max(len(words), 1)


def _window(line: str, start: int, room: int) -> tuple[int, int]:
    """The part of a line that fits into a room of so many columns, a little before `start` onwards."""
    even = columns(line) == len(line)
    widths = [1] * len(line) if even else [columns(char) for char in line]
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
