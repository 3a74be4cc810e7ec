"""What is said of findings as a whole: how many of which severity, and which lines they point at."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ctr_cli.model.finding import SEVERITY_NAMES, Finding, Severity

Lines = Mapping[int, str]
"""Lines of a file by their number, from 1; those that are shown are enough."""


def lines_shown(findings: Iterable[Finding], lines: Sequence[str]) -> dict[int, str]:
    """Of the lines of a file, those that its findings point at."""
    numbers = {
        span.line
        for finding in findings
        for span in (finding.span, *(related.span for related in finding.related))
    }
    return {number: lines[number - 1] for number in numbers if number <= len(lines)}


def summary(counts: Mapping[Any, int], files: int) -> str:
    """The count of files and findings in a line."""
    parts = [
        f"{counts[severity]} {name}"
        for severity, name in SEVERITY_NAMES.items()
        if counts[severity]
    ]
    return f"Đã kiểm tra {files} tệp: {', '.join(parts) or 'không có lỗi nào'}."


def count(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings there are of each severity."""
    found = Counter(finding.severity for finding in findings)
    return {severity: found[severity] for severity in SEVERITY_NAMES}
