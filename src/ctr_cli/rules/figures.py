"""CTR814 and CTR215: figures of a sentence that must agree: totals and their parts, months of a year, meetings announced."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ctr_cli.diagnostics.finding import Problem
from ctr_cli.model import Body, Program
from ctr_cli.rules.reading import Hit, Passage, doubt, plain, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import months_of

_NUMBER = r"(?<![\d/.,-])(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/%-]|[.,]\d)"
_COUNTED = re.compile(rf"{_NUMBER} (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)")
_PARTS = re.compile(
    r"(?P<how>,? ?\b(?:bao )?gồm(?: có)?:? |[,;]? ?trong đó:? (?:có )?| \()(?P<parts>(?:(?!trong đó)[^;()\n])+)"
)
_OF_TIME = re.compile(
    r"\d+ tháng (?:đầu|cuối) năm|(?:năm|tháng|ngày|quý|thứ|số|khóa|lớp|đợt|giai đoạn|điều|khoản) \d[\d/-]*|\d+ (?:tháng|ngày|giờ|năm|buổi|phút)\b"
)
_REACH = 90
"""Letters before the parts in which their total stands."""


class _Count(NamedTuple):
    """A number with the words it counts."""

    number: float
    unit: str
    span: tuple[int, int]


def _counts(text: str, start: int, end: int) -> list[_Count]:
    times = [match.span() for match in _OF_TIME.finditer(text, start, end)]
    return [
        _Count(float(m["n"].replace(".", "").replace(",", ".")), m["unit"], (m.start(), m.end("n")))
        for m in _COUNTED.finditer(text, start, end)
        if not any(first <= m.start() < last for first, last in times)
    ]


@rule("CTR814", "warning")
def figures_agree(subject: Subject) -> Iterator[Problem]:
    """The parts of a total make it up, the months behind and ahead make a year, the earlier notice is the longer one."""
    for hit in prose(subject).find(_PARTS, "gồm", "trong đó", " ("):
        yield from _wrong_total(hit)
    for hit in prose(subject).find(_MONTHS, " tháng cuối năm"):
        behind, ahead = int(hit["a"]), int(hit["b"])
        if behind + ahead != 12:
            message = f"{behind} tháng và {ahead} tháng cuối năm không đủ 12 tháng"
            yield hit.passage.problem(
                message, doubt(3, f"có phải {12 - behind} tháng cuối năm?"), hit.span("b")
            )
    for hit in prose(subject).find(_NOTICE, "ngày trước"):
        if int(hit["a"]) < int(hit["b"]):
            message = f"tài liệu gửi đến sau ({hit['a']} ngày trước ngày họp) lại phải gửi đi trước ({hit['b']} ngày)"
            yield hit.passage.problem(message, doubt(2, "xem lại hai thời hạn"), hit.span("a"))

    for hit in prose(subject).find(_AFTERWARDS, "sau ngày họp", "sau ngày hội nghị"):
        message = "tài liệu của hội nghị gửi sau ngày họp"
        yield hit.passage.problem(message, doubt(2, "có phải trước ngày họp?"), hit.span("sau"))


_AFTERWARDS = re.compile(
    r"(?:tài liệu|dự thảo|chuẩn bị)(?:(?!kết luận|thông báo|biên bản|nghị quyết|hoàn chỉnh|hoàn thiện)[^.;\n])*? ngày(?: làm việc)? (?P<sau>sau) ngày (?:họp|hội nghị)"
)
_MONTHS = re.compile(
    r"\b(?P<a>[3-9]|10|11) tháng(?: đầu năm)?(?! cuối)[^.\n]{0,160}?\b(?P<b>\d{1,2}) tháng cuối năm"
)
_NOTICE = re.compile(
    r"(?P<a>\d{1,2}) ngày(?: làm việc)? trước[^.\n]{0,160}?(?P<b>\d{1,2}) ngày(?: làm việc)? trước"
)


def _wrong_total(hit: Hit) -> Iterator[Problem]:
    low, (start, end) = hit.passage.low, hit.span("parts")
    stop = re.search(r"\.(?: |$)", low[start:end])
    parts = _counts(low, start, start + stop.start() if stop else end)
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    totals = _counts(low, begin, hit.span("how")[0] + 1)
    if len(parts) < 2 or not totals:
        return
    total = totals[-1]
    alike = [part for part in parts if part.unit.split()[0] == total.unit.split()[0]]
    same_unit = len(alike) > 1
    parts = alike if same_unit else parts
    together = round(sum(part.number for part in parts), 3)
    if together == total.number:
        return
    some_only = "trong đó" in hit["how"] and together < total.number
    near = 0.5 * total.number < together < 1.5 * total.number
    if some_only or (not same_unit and not near):
        return
    shown = " + ".join(low[slice(*part.span)] for part in parts)
    message = f"{shown} là {_written(together)}, không phải {low[slice(*total.span)]}"
    yield hit.passage.problem(
        message,
        doubt(2 if same_unit else 1, "xem lại số tổng và các số thành phần"),
        total.span,
        severity=None if same_unit else "info",
    )


def _written(number: float) -> str:
    whole, _, part = f"{number:,.3f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.strip("0") else "")


_MEETINGS = re.compile(
    r"(?P<n>\d{1,2}) (?:hội nghị|phiên họp|phiên|cuộc họp|kỳ họp)(?: (?P<kind>thường kỳ|định kỳ|chuyên đề))?"
)
_FROM_TO = re.compile(
    r"từ (?:hội nghị )?lần thứ (?P<a>\d{1,2}) đến (?:hội nghị )?lần thứ (?P<b>\d{1,2})"
)
_THEMATIC = re.compile(r"chuyên đề (?:\w+ )?(?:vào |trong )?tháng (?P<m>\d{1,2})(?!\d)")
_NOT_OF_THE_YEAR = re.compile(r"\b(?:mỗi|một|hằng|hàng) (?:tháng|quý|kỳ)")


@rule("CTR215", "warning", needs="meetings")
def meetings_are_as_announced(subject: Subject) -> Iterator[Problem]:
    """What the text outside the meetings says of them is so: how many, with which numbers, in which month."""
    for passage in prose(subject).holding("hội nghị", "phiên", "cuộc họp"):
        if passage.path[0] != "implementation" and passage.path != ("document", "preamble"):
            continue
        for match in _MEETINGS.finditer(passage.low):
            body = _spoken_of(subject.program, passage, match.start())
            if body and not _NOT_OF_THE_YEAR.search(passage.low, 0, match.start()):
                yield from _counted(passage, match, body)
        for match in _FROM_TO.finditer(passage.low):
            body = _spoken_of(subject.program, passage, match.start())
            numbers = [m.number for m in body.meetings if m.number] if body else []
            if numbers and (int(match["a"]), int(match["b"])) != (min(numbers), max(numbers)):
                message = f"chương trình có các hội nghị từ lần thứ {min(numbers)} đến lần thứ {max(numbers)}"
                yield passage.problem(message, doubt(3, "xem lại số hội nghị"), match.span())
        for match in _THEMATIC.finditer(passage.low):
            body = _spoken_of(subject.program, passage, match.start())
            meetings = body.meetings if body else []
            thematic = [m for m in meetings if m.kind == "thematic"] or meetings
            held = [months_of(m) for m in thematic]
            if held and not any(int(match["m"]) in months for months in held):
                months = ", ".join(str(month) for months in held for month in months)
                message = f"hội nghị họp tháng {months}, ở đây ghi tháng {match['m']}"
                yield passage.problem(message, doubt(3, "xem lại tháng"), match.span("m"))


def _counted(passage: Passage, match: re.Match[str], body: Body) -> Iterator[Problem]:
    regular = sum(meeting.kind == "regular" for meeting in body.meetings)
    thematic = sum(meeting.kind == "thematic" for meeting in body.meetings)
    kind = match["kind"] or ""
    unsaid = any(m.number for m in body.meetings) and int(match["n"]) <= len(body.meetings)
    if kind and not thematic and unsaid:
        return
    right = (
        {thematic} if kind == "chuyên đề" else {regular} if kind else {regular, len(body.meetings)}
    )
    if int(match["n"]) not in right:
        counted = " hoặc ".join(str(number) for number in sorted(right))
        message = (
            f"chương trình có {counted} hội nghị {kind} của {body.name}, ở đây ghi {match['n']}"
        )
        yield passage.problem(
            message.replace("  ", " "), doubt(3, "xem lại số hội nghị"), match.span("n")
        )


def _spoken_of(program: Program, passage: Passage, before: int) -> Body | None:
    """The body of the programme that a text has named last before a place."""
    named = [
        (passage.low.rfind(" ".join(plain(body.name).split()[:3]), 0, before), body)
        for body in program.bodies
        if body.meetings
    ]
    at, body = max(named, key=lambda entry: entry[0], default=(-1, None))
    return body if at >= 0 else None
