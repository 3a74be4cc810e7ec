"""Which of two came first, by the words of a text: numbered meetings, and the stages of one."""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.gatherings import Gathering, gatherings
from ctr_cli.rules.reading import Passage, tells

_ONE_FIRST = regex(r"(?:\btrước(?: khi)?|\brồi|\bsau đó|chuẩn bị[^.;]* cho)\b[^,;.]{0,25}\Z")
_ONE_LAST = regex(r"\b(?:sau(?! đó)|nối tiếp|tiếp nối|kế tiếp|tiếp theo)\b[^,;.]{0,25}\Z")
"""Words between two by which the one named first comes first, or last."""
_SINCE = regex(r"\bsau(?: khi)?(?: \w+){0,3} \Z")
"""Words before what is over when the rest happens."""
_HOUR = regex(
    r"\b(?:(?P<late>chiều|ngày sau|(?:sáng )?hôm sau)|sáng|ngày đầu|hôm trước|(?P<clock>\d\d?) giờ)\b(?: ngày)?(?: (?P<d>\d\d?)/(?P<m>\d\d?))?"
)
_APART = regex(r"[,:;]| và ")


def out_of_turn(passage: Passage) -> Iterator[Problem]:
    """A meeting that follows one with a higher number, or a stage that follows a later one; at most one."""
    low, numbered = passage.low, [one for one in gatherings(passage.text) if one.number]
    for one, other in pairwise(numbered):
        order = _order(low, one.start, one.end, other.start)
        if {one.state, other.state} == {"done", "ahead"} and not order:
            order = 1 if one.state == "done" else -1
        if low[one.end : other.start] == " và " or (not order and _held_before(low, one, other)):
            order = 1
        early, late = (one, other) if order > 0 else (other, one)
        bodies = {one.body, other.body} - {""}
        alike = one.how[:2] == other.how[:2] and len(bodies) < 2
        if order and alike and late.number <= early.number:
            before, after = (f"{m.how} thứ {low[slice(*m.number_at)]}" for m in (early, late))
            message = f"sau {before} không thể là {after}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", late.number_at)
            return
    for first, second in pairwise(_stages(low) if len(numbered) < 2 else ()):
        (start, end, rank), (behind, close, other_rank) = first, second
        turn = _order(low, start, end, behind) or _by_hour(low, start, behind)
        if turn * (other_rank - rank) < 0:
            names = low[start:end], low[behind:close]
            before, after = names if rank < other_rank else names[::-1]
            message = f"{before} trước {after}, ở đây ghi ngược lại"
            yield passage.doubt(message, 2, "xem lại thứ tự", (start, close))
            return


def _held_before(low: str, one: Gathering, other: Gathering) -> bool:
    """Whether the days of two meetings say that the one named first comes first; the parts of one have days of their own."""
    dated = one.months and other.months and "bế mạc" not in low
    return bool(dated) and (one.months[0], one.day) < (other.months[0], other.day)


def _stages(low: str) -> list[tuple[int, int, int]]:
    """Where a text first names each stage of one meeting, and its rank, of which the lower comes first."""
    if tells(low, "another meeting"):
        return []
    ranked = ((word, rank) for rank, row in enumerate(table("sessions")["stages"]) for word in row)
    found = ((low.find(word), word, rank) for word, rank in ranked)
    return sorted((at, at + len(word), rank) for at, word, rank in found if at >= 0)


def _order(low: str, start: int, end: int, other: int) -> int:
    """1 where the words around two say that the one named first comes first, -1 where it comes last, else 0."""
    between = low[end:other]
    if ";" in between or ". " in between:
        return 0
    if _ONE_LAST.search(between) and between != " trước, ":
        return -1
    since = "," in between and _SINCE.search(low, 0, start)
    return int(bool(since or _ONE_FIRST.search(between) or between == " trước, "))


def _by_hour(low: str, one: int, other: int) -> int:
    """The order of two stages by the halves of a day, or the days, that stand beside them; 0 where none do."""
    hours = []
    for at in (one, other):
        since = max((sign.end() for sign in _APART.finditer(low, 0, at)), default=0)
        close = next(_APART.finditer(low, at), None)
        hour = _HOUR.search(low, since, close.start() if close else len(low))
        day = hour and [int(hour[part] or 0) for part in ("m", "d", "clock")]
        hours.append(day and [*day, bool(hour and hour["late"])])
    first, last = hours
    return (first < last) - (first > last) if first and last else 0
