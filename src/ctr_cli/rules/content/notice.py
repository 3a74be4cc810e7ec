"""CTR818: papers of a meeting come before it, to the office that checks them before they go to those who meet."""

import re
from collections.abc import Iterator

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.reading import Passage, prose
from ctr_cli.rules.registry import Subject, rule

_AFTERWARDS = r"""(?x)(?:tài\ liệu|dự\ thảo|chuẩn\ bị)
    (?:(?!kết\ luận|thông\ báo|biên\ bản|nghị\ quyết|hoàn\ chỉnh|hoàn\ thiện)[^.;\n])*?\ ngày(?:\ làm\ việc)?\ (?P<sau>sau)\ ngày\ (?:họp|hội\ nghị)"""
_CLAUSE = regex(r"[^.;\n]+")
_TO_OFFICE = regex(
    r"\b(?:gửi|nộp|chuyển|báo cáo|trình)\b(?:(?!đại biểu|ủy viên|gửi)[^.;])*?văn phòng"
)
_TO_MEMBERS = regex(
    r"\bgửi\b(?:(?!văn phòng)[^.;])*?(?:đại biểu|ủy viên|thành viên|người dự|thành phần dự)"
)
_DAYS = regex(r"(?P<n>\d{1,2}) ngày")


class _Notice(Struct):
    """How many days before a meeting papers are sent, and where that is said."""

    days: int
    passage: Passage
    span: tuple[int, int]


@rule("CTR818", "warning")
def papers_come_in_time(subject: Subject) -> Iterator[Problem]:
    """Papers are sent before the meeting; to the office no later than from it to the members."""
    for hit in prose(subject).find(_AFTERWARDS, "sau ngày họp", "sau ngày hội nghị"):
        message = "tài liệu của hội nghị gửi sau ngày họp"
        yield hit.doubt(message, 2, "có phải trước ngày họp?", "sau")
    sent = [
        notice
        for passage in prose(subject).holding("gửi")
        if passage.path[0] == "implementation"
        for notice in _notices(passage, _TO_MEMBERS)
    ]
    for passage in prose(subject).holding("văn phòng") if sent else ():
        for notice in _notices(passage, _TO_OFFICE) if passage.path[0] == "implementation" else ():
            sooner = [other for other in sent if other.days > notice.days]
            if len(sooner) == len(sent):
                message = f"tài liệu gửi Văn phòng {notice.days} ngày trước ngày họp, gửi tiếp đi lại {sooner[0].days} ngày"
                other = [Also(sooner[0].passage.path, "chỗ kia", *sooner[0].span)]
                yield passage.doubt(message, 2, "xem lại hai thời hạn", notice.span, related=other)


def _notices(passage: Passage, sending: re.Pattern[str]) -> Iterator[_Notice]:
    """The days named in the part of a clause that is about sending papers."""
    for clause in _CLAUSE.finditer(passage.low):
        found = sending.search(passage.low, clause.start(), clause.end())
        if not found:
            continue
        other = _TO_MEMBERS if sending is _TO_OFFICE else _TO_OFFICE
        rival = other.search(passage.low, found.end(), clause.end())
        end = rival.start() if rival else clause.end()
        for days in _DAYS.finditer(passage.low, found.start(), end):
            if "trước" in passage.low[days.start() - 40 : days.end() + 25]:
                yield _Notice(int(days["n"]), passage, days.span())
