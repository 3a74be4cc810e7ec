"""Which of two came first, by the words of a text: numbered meetings, the stages of one."""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.gatherings import Gathering, gatherings
from ctr_cli.rules.reading import Passage, holds, tells

_ONE_FIRST = regex(
    r"\b(?:rồi|sau đó)\b[^;.]{0,60}\Z|(?:\b(?<!liền )(?<!lần )(?<!kỳ )trước(?: khi)?|chuẩn bị[^.;]* cho)\b[^,;.]{0,25}\Z|\b(?:chuẩn bị(?: nội dung| tài liệu)?|báo cáo(?: kết quả)? tại|trình) \Z"
)
_ONE_LAST = regex(
    r"\b(?:(?<!hôm )sau(?! đó)|nối tiếp|tiếp nối|kế tiếp|tiếp theo|(?:liền|lần|kỳ) trước)\b[^,;.]{0,40}\Z"
    r"|(?<!dự thảo )\b(?:kết luận|nghị quyết|kết quả|biên bản|đã (?:thông qua|ban hành|quyết nghị))\b[^,;.]{0,25}\Z"
)
"""Words between two by which the one named first comes first, or last."""
_SINCE = regex(r"\bsau(?: khi)?(?: \w+){0,3} \Z")
"""Words before what is over when the rest happens."""
_HOUR = regex(
    r"\b(?:(?P<late>chiều|ngày sau|(?:sáng )?hôm sau)|sáng|ngày đầu|hôm trước|ngày(?= \d)|(?P<clock>\d\d?) giờ)\b(?: ngày)?(?: (?P<d>\d\d?)/(?P<m>\d\d?))?"
)
_APART, _NEXT = regex(r"[,:;]| và "), regex(r"[,:;]")
_IN_A_ROW = regex(r"(?: ?\([^)]*)?\)?(?:,|(?P<both> và)) ")


def out_of_turn(passage: Passage) -> Iterator[Problem]:
    """A meeting that follows one with a higher number, or a stage that follows a later one; at most one."""
    low, numbered = passage.low, [one for one in gatherings(passage.text) if one.number]
    for one, other in pairwise(numbered):
        order = _order(low, one.start, one.end, other.start)
        if {one.state, other.state} == {"done", "ahead"} and not order:
            order = 1 if one.state == "done" else -1
        row = _IN_A_ROW.fullmatch(low, one.end, other.start)
        same = one.number == other.number and "tháng " not in "".join(other.kinds)
        if (row and (row["both"] or not same)) or (not order and _dated(low, one, other)):
            order = 1
        early, late = (one, other) if order > 0 else (other, one)
        alike = one.how[:2] == other.how[:2] and len({one.body, other.body} - {""}) < 2
        alike = alike and _above(low, one) == _above(low, other)
        again = one.number == other.number and " trước " in low[one.end : other.start]
        if order and alike and late.number <= early.number and not again:
            before, after = (f"{m.how} thứ {low[slice(*m.number_at)]}" for m in (early, late))
            message = f"sau {before} không thể là {after}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", late.number_at)
            return
    if len(numbered) < 2 and not tells(low, "another meeting"):
        yield from _stages_out_of_turn(passage)


def _above(low: str, one: Gathering) -> bool:
    """Whether a meeting is that of a province or of the Central Committee."""
    return holds(low, (" trung ương", " tỉnh", " thành phố"), one.start, one.end + 12)


def _dated(low: str, one: Gathering, other: Gathering) -> bool:
    """Whether the days of two meetings say that the one named first comes first; the parts of one have days of their own."""
    dated = one.months and other.months and "bế mạc" not in low
    return bool(dated) and (one.months[0], one.day) < (other.months[0], other.day)


def _stages_out_of_turn(passage: Passage) -> Iterator[Problem]:
    low = passage.low
    ranked = ((word, rank) for rank, row in enumerate(table("sessions")["stages"]) for word in row)
    stages = sorted((at, w, rank) for w, rank in ranked if (at := low.find(w)) >= 0)
    for (start, name, rank), (behind, other, other_rank) in pairwise(stages):
        end = start + len(name)
        turn = _order(low, start, end, behind) or _by_hour(low, start, behind)
        if turn * (other_rank - rank) < 0:
            early, late = (name, other) if rank < other_rank else (other, name)
            message = f"{early} trước {late}, ở đây ghi ngược lại"
            yield passage.doubt(message, 2, "xem lại thứ tự", (start, behind + len(other)))
            return


def _order(low: str, start: int, end: int, other: int) -> int:
    """1 where the words around two say that the one named first comes first, -1 where it comes last, else 0."""
    between = low[end:other]
    since = "," in between and ";" not in between and _SINCE.search(low, 0, start)
    if _ONE_FIRST.search(between) or since:
        return 1
    return -1 if _ONE_LAST.search(between) else 0


def _by_hour(low: str, one: int, other: int) -> int:
    """The order of two stages by the halves of a day, or the days, that stand beside them; 0 where none do."""
    hours = []
    for at in (one, other):
        since = max((sign.end() for sign in _APART.finditer(low, 0, at)), default=0)
        close = _NEXT.search(low, at)
        hour = _HOUR.search(low, since, close.start() if close else len(low))
        day = hour and [int(hour[part] or 0) for part in ("m", "d", "clock")]
        hours.append(day and [*day, bool(hour and hour["late"])])
    first, last = hours
    if first and last and not (first[0] and last[0]):
        first, last = first[2:], last[2:]
    return (first < last) - (first > last) if first and last else 0
