"""`# ctr: bỏ qua CTR805 - lý do` beside a line, or alone on the line above it, silences that line's findings.

A reason is required (CTR117), and a silence that silences nothing is reported (CTR118).
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ctr_cli.diagnostics.finding import Finding, Span
from ctr_cli.rules.registry import RULES
from ctr_cli.source.comments import Comment, comments
from ctr_cli.source.load import Source

_SILENCE = re.compile(
    r"(?i)#+\s*ctr\s*:\s*b[ỏo] qua\s*(?P<codes>[\w,\s]*?)\s*(?:[-–—:]+\s*(?P<reason>.*))?\Z"
)
_OURS = re.compile(r"#+\s*ctr\s*:", re.IGNORECASE)
_HOW = "viết: # ctr: bỏ qua CTR805 - lý do"


class _Silence(NamedTuple):
    """The codes a comment silences on a line, counted from 1."""

    codes: tuple[str, ...]
    line: int
    span: Span


def silenced(
    source: Source, findings: Sequence[Finding], active: Callable[[str], bool]
) -> list[Finding]:
    """The findings that are left, with those about the comments themselves.

    `active` tells whether a code was looked for: a silence for another is neither used nor unused.
    """
    silences: list[_Silence] = []
    about: list[Finding] = []
    for comment in comments(source.tree, source.lines, _OURS):
        match = _SILENCE.match(comment.text)
        codes = (
            tuple(code.upper() for code in re.split(r"[,\s]+", match["codes"]) if code)
            if match
            else ()
        )
        wrong = _what_is_wrong(codes, match["reason"] if match else None)
        if wrong:
            about.append(Finding("CTR117", "warning", wrong, source.file, comment.span, _HOW))
        else:
            silences.append(_Silence(codes, _line_meant(source, comment), comment.span))
    if not silences and not about:
        return list(findings)
    used: set[tuple[Span, str]] = set()
    left = []
    for finding in findings:
        by = next((s for s in silences if _covers(s, finding)), None)
        if by is None:
            left.append(finding)
        else:
            used.add((by.span, finding.code))
    for silence in silences:
        unused = [
            code for code in silence.codes if active(code) and (silence.span, code) not in used
        ]
        if unused:
            message = (
                f"ghi chú bỏ qua {', '.join(unused)} không dùng đến: dòng này không có phát hiện ấy"
            )
            about.append(
                Finding("CTR118", "warning", message, source.file, silence.span, "xóa ghi chú này")
            )
    return left + [finding for finding in about if active(finding.code)]


def _what_is_wrong(codes: tuple[str, ...], reason: str | None) -> str:
    if not codes:
        return "ghi chú bỏ qua không nêu mã nào"
    unknown = [code for code in codes if code not in RULES]
    if unknown:
        return f"không bỏ qua được {', '.join(unknown)}: không có mã ấy, hoặc là lỗi của tệp"
    return (
        "" if reason and reason.strip() else "ghi chú bỏ qua không nêu lý do nên không có tác dụng"
    )


def _line_meant(source: Source, comment: Comment) -> int:
    """The line a comment speaks of: its own, or the next that is neither blank nor a comment."""
    line = comment.span.line
    while comment.alone and line < len(source.lines):
        line += 1
        text = source.lines[line - 1].strip()
        if text and not text.startswith("#"):
            break
    return line


def _covers(silence: _Silence, finding: Finding) -> bool:
    return (
        finding.code in silence.codes and finding.span.line <= silence.line <= finding.span.end_line
    )
