"""What is said of findings as a whole: how many of which severity, and which lines they point at."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from ctr_cli.language.visible import visible
from ctr_cli.model.finding import SEVERITY_NAMES, Finding

FAMILY_NAMES = {
    "CTR1": "Tệp và cách viết",
    "CTR2": "Khung của chương trình",
    "CTR3": "Cơ quan",
    "CTR4": "Bảng mã, dấu cách, dấu câu",
    "CTR5": "Chính tả",
    "CTR6": "Thống nhất cách viết",
    "CTR7": "Viết hoa",
    "CTR8": "Ngày tháng và trình tự",
    "CTR9": "Nhiệm kỳ, thẩm quyền, phân công, thể thức",
}
"""What the codes of each hundred are about."""
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


def family(finding: Finding) -> str:
    """The name of the family a finding's code belongs to."""
    return FAMILY_NAMES[finding.code[:4]]


def mends(findings: Iterable[Finding]) -> int:
    """In how many places `--fix` would change something."""
    return sum(len(finding.fix.edits) for finding in findings if finding.fix)


def summary(counts: Mapping[Any, int], files: int) -> str:
    """The count of files and findings in a line."""
    parts = [
        f"{counts[severity]} {name}"
        for severity, name in SEVERITY_NAMES.items()
        if counts[severity]
    ]
    return f"Đã kiểm tra {files} tệp: {', '.join(parts) or 'không có lỗi nào'}."


def next_commands(counts: Mapping[Any, int], mending: str) -> str:
    """What a reader of findings may do next, in a line; empty when there are none. `mending` shows what can be mended."""
    if not any(counts[severity] for severity in SEVERITY_NAMES):
        return ""
    mended = counts["mends"]
    first = f"{mending} (xem trước {mended} chỗ sửa được), " if mended and mending else ""
    return f"Tiếp theo: {first}ctr explain MÃ (vì sao và sửa thế nào)."


_MANY_FILES = 5
_ROWS = 40
"""Rows of the table by file: the files with the most findings."""


def by_file(files: Sequence[tuple[str, Mapping[Any, int]]]) -> str:
    """A table of many files with the counts of each, the gravest first; empty for a few."""
    if len(files) < _MANY_FILES:
        return ""
    ranked = sorted(files, key=lambda row: [-row[1][severity] for severity in SEVERITY_NAMES])
    ranked = [(visible(name), counts) for name, counts in ranked]
    width = max(len(name) for name, _ in ranked[:_ROWS])
    lines = [f"{'Tệp':{width}}  " + "  ".join(f"{name:>8}" for name in SEVERITY_NAMES.values())]
    for name, counts in ranked[:_ROWS]:
        numbers = "  ".join(f"{counts[severity]:8}" for severity in SEVERITY_NAMES)
        lines.append(f"{name:{width}}  {numbers}")
    if len(ranked) > _ROWS:
        lines.append(f"và {len(ranked) - _ROWS} tệp khác")
    return "\n".join(lines) + "\n"


def count(findings: Collection[Finding]) -> Counter[str]:
    """How many findings there are of each severity, and how many `mends`."""
    found: Counter[str] = Counter(finding.severity for finding in findings)
    found["mends"] = mends(findings)
    return found
