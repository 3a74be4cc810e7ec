"""`# ctr: bỏ qua CTR805 - lý do` beside a line, or alone on the line above it, silences that line's findings.

A reason is required (CTR117), and a silence that silences nothing is reported (CTR118).
"""

import re
from collections.abc import Callable, Sequence

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Finding, Fix, Span
from ctr_cli.rules.form.together import recounted
from ctr_cli.rules.registry import as_code, every_rule
from ctr_cli.source.comments import Comment, comments
from ctr_cli.source.load import Source

_SILENCE = regex(
    r"(?i)#+\s*ctr\s*:\s*b[ỏo] qua\s*(?P<codes>[\w,\s]*?)\s*(?:[-–—:]+\s*(?P<reason>.*))?\Z"
)
_OURS = regex(r"#+\s*(?:ctr\s*:|(?:ctr\s+)?b[ỏo] qua\s+ctr\s?\d)", re.IGNORECASE)
_ADDRESSED = regex(r"#+\s*ctr\s*:", re.IGNORECASE)
_CODE = regex(r"CTR\d{3}")


class _Silence(Struct):
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
            tuple(as_code(code) for code in re.split(r"[,\s]+", match["codes"]) if code)
            if match
            else ()
        )
        line = _line_meant(source, comment)
        wrong = _what_is_wrong(comment.text, codes, match["reason"] if match else None)
        if wrong:
            how = f"viết: # ctr: bỏ qua {_code_meant(comment.text, line, findings)} - lý do"
            about.append(Finding("CTR117", "warning", wrong, source.file, comment.span, how))
        else:
            silences.append(_Silence(codes, line, comment.span))
    if not silences and not about:
        return list(findings)
    used: set[tuple[Span, str]] = set()
    left = []
    for finding in findings:
        covering = [s for s in silences if finding.code in s.codes and _touches(s, finding)]
        used |= {(silence.span, finding.code) for silence in covering}
        rest = uncovered(finding, [silence.line for silence in covering])
        if rest is not None:
            left.append(rest)
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


def _code_meant(comment: str, line: int, findings: Sequence[Finding]) -> str:
    """The code that a comment names, else that of a finding on the line it speaks of."""
    named = (code for code in _CODE.findall(comment.upper()) if code in every_rule())
    there = (f.code for f in findings if f.code in every_rule() and _stands_on(f, line))
    return next(named, next(there, "CTR805"))


def _what_is_wrong(comment: str, codes: tuple[str, ...], reason: str | None) -> str:
    if not _ADDRESSED.match(comment):
        return "ghi chú bỏ qua thiếu “ctr:” nên không có tác dụng"
    if not codes:
        return "ghi chú bỏ qua không nêu mã nào"
    unknown = [code for code in codes if code not in every_rule()]
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


def _on(span: Span, line: int) -> bool:
    return span.line <= line <= span.end_line


def _touches(silence: _Silence, finding: Finding) -> bool:
    """Whether a finding, or one of the further places it tells at once, stands on the silenced line."""
    return _stands_on(finding, silence.line)


def _stands_on(finding: Finding, line: int) -> bool:
    return any(_on(span, line) for span in [finding.span, *_further(finding)])


def _further(finding: Finding) -> list[Span]:
    """The further places that a finding is about, not those it only points at."""
    return [related.span for related in finding.related if related.same]


def uncovered(finding: Finding, lines: Sequence[int]) -> Finding | None:
    """A finding without what it says of some lines; None when nothing is left."""
    if not lines:
        return finding

    def free(span: Span) -> bool:
        return not any(_on(span, line) for line in lines)

    related = tuple(r for r in finding.related if free(r.span))
    edits = tuple(edit for edit in (finding.fix.edits if finding.fix else ()) if free(edit.span))
    places = sum(one.same for one in related) + free(finding.span)
    said = recounted(finding.message, places)
    rest = finding._replace(message=said, related=related, fix=Fix(edits) if edits else None)
    if free(finding.span):
        return rest
    first = next((r for r in related if r.same), None)
    if first is None:
        return None
    others = tuple(r for r in related if r is not first)
    return rest._replace(span=first.span, related=others, place="")
