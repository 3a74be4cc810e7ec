"""What an import says of itself: what was understood, what is doubtful, and every line that found no place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any

from rich.text import Text

from ctr_cli.importing.grammar.content import Elsewhere, Renamed
from ctr_cli.importing.reading.lines import Ignored, Line
from ctr_cli.model.bodies import is_field, part_called
from ctr_cli.model.program import Program

_SHOWN = 80
"""So many letters of a row tell it from others."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something a person should look at, with the line it came from when there is one."""

    message: str
    where: str
    line: Line | None = None


@dataclass(slots=True)
class Report:
    """The account of an import; `taken_apart` are lines that went into fields with words
    left over, `signs` the numbers and letters that stood before lines and are counted anew.
    """

    file: str
    program: Program
    checks: list[Check] = field(default_factory=list)
    taken_apart: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    unplaced: list[Line] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    renamed: list[Renamed] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)

    @property
    def told(self) -> list[Line]:
        """The lines it shows as they stood."""
        lines = [*self.taken_apart, *self.unplaced, *(entry.line for entry in self.ignored)]
        lines += [entry.line for entry in self.elsewhere]
        return lines + [entry.line for entry in self.renamed]

    @property
    def complete(self) -> bool:
        """Whether every line found its place."""
        return not self.unplaced


def understood(program: Program) -> list[tuple[str, int]]:
    """What was found, counted, in the words of a clerk."""
    meetings = [meeting for body in program.bodies for meeting in body.meetings]
    return [
        ("cơ quan họp", len(program.bodies)),
        ("hội nghị", len(meetings)),
        ("nội dung", sum(len(meeting.items) for meeting in meetings)),
        ("cơ quan chuẩn bị", len(program.agencies)),
        ("căn cứ", len(program.document.bases)),
        ("đoạn tổ chức thực hiện", len(program.implementation)),
        ("nơi nhận", len(program.recipients)),
    ]


def as_text(report: Report) -> Text:
    """The report for a person."""
    text = Text()
    text.append(f"Đã đọc {report.file}: chương trình năm {report.program.year}, ", style="bold")
    text.append(", ".join(f"{count} {name}" for name, count in understood(report.program)) + ".\n")
    for body in report.program.bodies:
        items = sum(len(meeting.items) for meeting in body.meetings)
        parts = part_called(body.name) if is_field(body.name) else "hội nghị"
        text.append(f"  {body.name}: {len(body.meetings)} {parts}, {items} nội dung\n")
    _section(
        text, "Cần kiểm tra", "yellow",
        [f"{where}: {message}{_from(line)}" for where, message, line in _together(report.checks)],
    )  # fmt: skip
    _section(
        text, "Đề mục in ra không còn như bản gốc", "cyan",
        [f"dòng {r.line.number}: {r.line.text} → {r.body.name}" for r in report.renamed],
    )  # fmt: skip
    _section(text, "Đã tách vào các khóa, nguyên văn là", "cyan", _verbatim(report.taken_apart))
    _section(
        text, "Bỏ qua vì không thuộc nội dung", "cyan",
        [f"dòng {i.line.number} ({i.reason}): {i.line.text}" for i in report.ignored],
    )  # fmt: skip
    _section(text, "Chưa xếp được vào đâu, nguyên văn là", "red", _verbatim(report.unplaced))
    _section(
        text, f"Việc của năm khác hoặc không rõ tháng, không nhập vào năm {report.program.year}", "cyan",
        [f"dòng {e.line.number} ({e.reason}): {e.line.text}" for e in report.elsewhere],
    )  # fmt: skip
    if report.signs:
        text.append(
            f"Số thứ tự đầu dòng, sẽ đánh lại khi in: {' '.join(report.signs)}\n", style="dim"
        )
    return text


_OFTEN = 4
"""Checks of the same words, each of another line, are told as one from so many on."""


def _together(checks: Sequence[Check]) -> list[tuple[str, str, Line | None]]:
    """The checks; what is said of several items of one line, or of many lines in the same words, is said once."""
    lines: dict[str, set[int]] = {}
    for check in checks:
        if check.line is not None:
            lines.setdefault(check.message, set()).add(check.line.number)
    often = [message for message, numbers in lines.items() if len(numbers) >= _OFTEN]
    told: list[tuple[str, str, Line | None]] = []
    for message in often:
        same = [check for check in checks if check.message == message]
        where = ", ".join(
            dict.fromkeys(f"{c.where} (dòng {c.line.number})" if c.line else c.where for c in same)
        )
        told.append((where, message, None))
    return [*_one_by_one([c for c in checks if c.message not in often]), *told]


def _one_by_one(checks: Sequence[Check]) -> list[tuple[str, str, Line | None]]:
    places: dict[tuple[str, int], list[Check]] = {}
    for check in checks:
        number = check.line.number if check.line else -id(check)
        places.setdefault((check.message, number), []).append(check)
    return [
        (", ".join(dict.fromkeys(c.where for c in same)), same[0].message, same[0].line)
        for same in places.values()
    ]


def _from(line: Line | None) -> str:
    if line is None:
        return ""
    shown = line.text if not line.row else shorten(line.text, _SHOWN, placeholder=" …")
    return f" (dòng {line.number}: {shown})"


def _verbatim(lines: Sequence[Line]) -> list[str]:
    return [f"dòng {line.number}: {line.text}" for line in lines]


def _section(text: Text, title: str, style: str, lines: Sequence[str]) -> None:
    if lines:
        text.append(f"{title} ({len(lines)}):\n", style=f"bold {style}")
        for line in lines:
            text.append(f"  - {line}\n")


def as_data(report: Report, output: str | None) -> dict[str, Any]:
    """The report for programs, a contract like the other answers in JSON."""
    program = report.program
    return {
        "version": 1,
        "source": report.file,
        "output": output,
        "year": program.year,
        "understood": {
            "bodies": [
                {
                    "id": body.id,
                    "name": body.name,
                    "meetings": len(body.meetings),
                    "items": sum(len(meeting.items) for meeting in body.meetings),
                }
                for body in program.bodies
            ],
            "meetings": sum(len(body.meetings) for body in program.bodies),
            "items": sum(len(m.items) for body in program.bodies for m in body.meetings),
            "agencies": len(program.agencies),
            "bases": len(program.document.bases),
            "implementation": len(program.implementation),
            "recipients": len(program.recipients),
        },
        "checks": [
            {"where": c.where, "message": c.message, **_place(c.line)} for c in report.checks
        ],
        "taken_apart": [_place(line) for line in report.taken_apart],
        "ignored": [{"reason": i.reason, **_place(i.line)} for i in report.ignored],
        "unplaced": [_place(line) for line in report.unplaced],
        "elsewhere": [{"reason": e.reason, **_place(e.line)} for e in report.elsewhere],
        "renamed": [{"printed": r.body.name, **_place(r.line)} for r in report.renamed],
        "signs": report.signs,
    }


def _place(line: Line | None) -> dict[str, Any]:
    return {"line": line.number if line else None, "text": line.text if line else None}
