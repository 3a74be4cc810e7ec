"""CTR841 to CTR843: work that hangs together over the year: prepared, adopted, taken up again."""

import re
from collections.abc import Iterator

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Body, Meeting
from ctr_cli.rules import walk
from ctr_cli.rules.reading import Passage, doubt, holds, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import bodies_in_working_order, working_rank

_PREPARES = r"(?:trình|chuẩn bị|phục vụ|nội dung|tài liệu)[^.;\n]*hội nghị[^.;\n]*"


_COMMITTEE = 3
"""The rank of the committee in `data/bodies.yaml`: those below prepare for it, those above carry out."""


def _deciding(subject: Subject) -> Body | None:
    """The committee that decides: the highest of at least two bodies that work one for the other."""
    ranked = [
        b for b in bodies_in_working_order(subject.program) if 0 < working_rank(b) <= _COMMITTEE
    ]
    if len(ranked) < 2 or working_rank(ranked[0]) == working_rank(ranked[-1]):
        return None
    return ranked[-1]


@rule("CTR841", "warning", needs="meetings")
def conference_is_prepared(subject: Subject) -> Iterator[Problem]:
    """Where the standing committee prepares the conferences of the committee, it prepares each of them."""
    decides = _deciding(subject)
    if decides is None:
        return
    name = " ".join(plain(decides.name).split()[:3])
    ready = {
        id(hit.passage.meeting)
        for hit in prose(subject).find(_PREPARES, "hội nghị")
        if name in hit.match.group() or "lần thứ" in hit.match.group()
    }
    held = {months_of(meeting)[0] for meeting in decides.meetings if _in_one_month(meeting)}
    for path, body in walk.bodies(subject.program):
        if body is decides or not 0 < working_rank(body) < working_rank(decides):
            continue
        concerned = [
            (index, meeting)
            for index, meeting in enumerate(body.meetings)
            if _in_one_month(meeting)
            and months_of(meeting)[0] in held
            and meeting.kind == "regular"
        ]
        missed = [entry for entry in concerned if id(entry[1]) not in ready]
        if len(missed) == 1 and len(concerned) >= 3:
            index, meeting = missed[0]
            month = months_of(meeting)[0]
            word = occasion(body.name)
            message = (
                f"{word} tháng {month} không chuẩn bị nội dung trình {decides.name} họp cùng tháng"
            )
            others = ", ".join(str(months_of(m)[0]) for _, m in concerned if m is not meeting)
            hint = doubt(2, f"{word} các tháng {others} đều có nội dung này")
            yield Problem((*path, "meetings", index, "items"), message, hint, on_key=True)


def _in_one_month(meeting: Meeting) -> bool:
    return len(months_of(meeting)) == 1


_LAST_MONTHS = (11, 12)
_REVIEWS_YEAR = ("tổng kết", "kiểm điểm", "đánh giá", "kết quả", "báo cáo", "sơ kết", "tình hình")


@rule("CTR842", "info", needs="meetings")
def year_ends_with_next_years_programme(subject: Subject) -> Iterator[Problem]:
    """The last conference of the year looks back on it, and the next year's programme is adopted."""
    decides = _deciding(subject)
    year = subject.program.year
    if decides is None or len(decides.meetings) < 3:
        return
    last = decides.meetings[-1]
    if not set(months_of(last)) & set(_LAST_MONTHS):
        return
    place = next(p for p, _, meeting in walk.meetings(subject.program) if meeting is last)
    own = [p.low for p in prose(subject).items if p.meeting is last]
    coming = re.compile(
        rf"(?:chương trình|kế hoạch)[^.;\n]*(?:công tác(?! kiểm tra)|làm việc|hoạt động)[^.;\n]*(?:năm|/) ?(?:{year + 1}|tới|sau)"
    )
    if not any(coming.search(low) for low in own):
        message = f"{occasion(decides.name)} cuối năm không thông qua chương trình công tác năm {year + 1}"
        yield Problem(
            (*place, "items"), message, doubt(1, "thêm nội dung này nếu sót"), on_key=True
        )
    if not any(holds(low, _REVIEWS_YEAR) and f"{year}" in low for low in own):
        message = f"{occasion(decides.name)} cuối năm không kiểm điểm, tổng kết năm {year}"
        yield Problem(
            (*place, "items"), message, doubt(1, "thêm nội dung này nếu sót"), on_key=True
        )


_KINDS = "kế hoạch|đề án|nghị quyết|chương trình hành động|quy chế|quy định|chỉ thị|dự toán"
_DOCUMENT = regex(rf"\b(?:{_KINDS})\b[^.;\n]*?(?=,? (?:và |)(?:{_KINDS})\b|[.;,\n]|\Z)")
_COMMISSIONS = (
    r"(?m)^(?:(?:chỉ đạo|giao|triển khai|cho chủ trương|cho ý kiến về chủ trương)[^.;\n]{0,40}?"
    r"(?:xây dựng|soạn thảo|lập|chuẩn bị)(?: dự thảo)?|(?:xây dựng|soạn thảo|chuẩn bị) dự thảo) "
    rf"(?={_KINDS}|chương trình)"
)
_CARRIED_OUT = ("thực hiện", "theo ", "triển khai ")
_MAKING = ("xây dựng", "soạn thảo", "lập ", "chuẩn bị")
_WORD = regex(r"\w+")
_COMMON = frozenset(
    _WORD.findall(
        "kế hoạch đề án nghị quyết chương trình hành động quy chế định chỉ thị dự toán về của và các năm "
        "trên địa bàn phường xã đảng bộ ủy ban chấp thường vụ thực hiện tổ chức"
    )
)


@rule("CTR843", "info", needs="meetings")
def commissioned_work_comes_back(subject: Subject) -> Iterator[Problem]:
    """A document that is commissioned comes before a later meeting, or the same month's higher one."""
    items = prose(subject).items
    for hit in prose(subject).find(_COMMISSIONS, *_MAKING):
        passage = hit.passage
        held = months_of(passage.meeting) if passage.meeting else ()
        later = [p.low for p in items if held and _comes_after(p, held[0], passage)]
        if not later or held[0] >= 11:
            continue
        start = hit.span()[1]
        for match in _DOCUMENT.finditer(passage.low, start):
            if holds(passage.low, _CARRIED_OUT, start, match.start()):
                break
            if not any(_takes_up(match.group(), low) for low in later):
                written = passage.text[match.start() : match.end()]
                message = (
                    f"giao xây dựng “{written}” nhưng không {passage.occasion} nào về sau xem xét"
                )
                yield passage.problem(
                    message, doubt(1, "thêm nội dung xem xét nếu sót"), match.span()
                )


def _comes_after(passage: Passage, month: int, first: Passage) -> bool:
    months = months_of(passage.meeting) if passage.meeting else ()
    return (
        bool(months)
        and passage is not first
        and (months[0] > month or (months[0] == month and passage.meeting is not first.meeting))
    )


def _takes_up(document: str, text: str) -> bool:
    """Whether a text speaks of a document: the same kind of document and most of its own words."""
    kind = next(kind for kind in _KINDS.split("|") if document.startswith(kind))
    if kind not in text:
        return False
    words = {word for word in _WORD.findall(document) if word not in _COMMON}
    return len(words & set(_WORD.findall(text))) >= 0.6 * len(words)
