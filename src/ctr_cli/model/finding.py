"""What a check found: in the data (a problem) and in the file (a finding)."""

from collections.abc import Sequence
from typing import Literal

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath

Severity = Literal["error", "warning", "info"]
Sureness = Literal["sure", "likely", "possible"]


SEVERITY_NAMES: dict[Severity, str] = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}
SURENESS_NAMES: dict[Sureness, str] = {
    "sure": "chắc chắn sai",
    "likely": "nhiều khả năng sai",
    "possible": "có thể sai",
}


class Span(Struct):
    """A stretch of the file; lines and columns count from 1, the end column is the first one outside."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Change(Struct):
    """A mend of form: characters `start` to `end` of the value become `replacement`."""

    start: int
    end: int
    replacement: str


class Also(Struct):
    """Another value that belongs to a problem, with a few words about it; perhaps only some characters of it.

    `same` says that the same thing is wrong there too; other values are only pointed at.
    """

    path: KeyPath
    note: str
    start: int | None = None
    end: int | None = None
    same: bool = False


class Doubt(Struct):
    """Advice to look again, and how sure it is that something is wrong."""

    sureness: Sureness
    advice: str


class Problem(Struct):
    """Something wrong at a value, before its place in the file is known.

    `start` and `end` narrow it to characters of the value; `on_key` means the key before the value;
    `related` names further values that belong to it; `changes` mend it, at this value and at those
    that share the problem. A hint that is no doubt belongs to something sure, or, of an info, likely.
    """

    path: KeyPath
    message: str
    hint: str | Doubt = ""
    start: int | None = None
    end: int | None = None
    on_key: bool = False
    related: Sequence[Also] = ()
    changes: Sequence[tuple[KeyPath, Change]] = ()
    severity: Severity | None = None

    def put(self, severity: Severity) -> tuple[str, Sureness]:
        """The hint as a reader gets it, and how sure the problem is if it has a severity."""
        if isinstance(self.hint, Doubt):
            return f"đề nghị kiểm tra ({SURENESS_NAMES[self.hint.sureness]}): {self.hint.advice}", (
                self.hint.sureness
            )
        return self.hint, "likely" if severity == "info" else "sure"


class Related(Struct):
    """Another place that belongs to a finding, with a few words about it; `same` as in `Also`."""

    span: Span
    note: str
    same: bool = False


class Edit(Struct):
    """A change at a path, and the characters of the file it means."""

    path: KeyPath
    change: Change
    span: Span


class Fix(Struct):
    """The mend of a finding: all its edits, which belong together."""

    edits: tuple[Edit, ...]


class Finding(Struct):
    """One thing wrong, with its place in the file and how to mend it.

    `place` is where a reader of the printed document finds it: `Ban Thường vụ, tháng 3, nội dung 7`.
    """

    code: str
    severity: Severity
    message: str
    file: str
    span: Span = Span()
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    place: str = ""
    sureness: Sureness = "sure"


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The findings file by file, from top to bottom, without doubles."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.file, f.span.line, f.span.column, f.code))
