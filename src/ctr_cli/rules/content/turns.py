"""Which of two came first, by the words of a text: numbered meetings, and the stages of one."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.gatherings import gatherings
from ctr_cli.rules.reading import Passage, holds


class _Stage(Struct):
    """A stage of a meeting: its rank, of which the lower comes first, and its characters."""

    rank: int
    start: int
    end: int


_ONE_FIRST = regex(r"(?:\btrước(?: khi)?|\brồi|\bsau đó|chuẩn bị[^.;]* cho)\b[^,;.]{0,25}\Z")
_ONE_LAST = regex(r"\b(?:sau(?! đó)|nối tiếp|tiếp nối|kế tiếp|tiếp theo)\b[^,;.]{0,25}\Z")
"""Words between two by which the one named first comes first, or last."""
_SINCE = regex(r"\bsau(?: khi)?(?: \w+){0,3} \Z")
"""Words before what is over when the rest happens."""
_HOUR = regex(
    r"\b(?:(?P<late>chiều|ngày sau|(?:sáng )?hôm sau)|sáng|ngày đầu|hôm trước|(?P<clock>\d\d?) giờ)\b(?: ngày)?(?: (?P<d>\d\d?)/(?P<m>\d\d?))?"
)
_SIGNS = (",", ":", ";", " và ")
_ANOTHER = ("kỳ họp tới", "kỳ họp sau", "kỳ họp tiếp", "kỳ họp chuyên đề")
"""Words by which a text speaks of two meetings, whose stages have no order."""


def out_of_turn(passage: Passage) -> Iterator[Problem]:
    """A meeting that follows one with a higher number, or a stage that follows a later one; at most one."""
    low, numbered = passage.low, [one for one in gatherings(passage.text) if one.number]
    for one, other in pairwise(numbered):
        order = _order(low, one.start, one.end, other.start)
        if {one.state, other.state} == {"done", "ahead"} and not order:
            order = 1 if one.state == "done" else -1
        if low[one.end : other.start] == " và ":
            order = 1
        early, late = (one, other) if order > 0 else (other, one)
        alike = one.how[:2] == other.how[:2] and (
            one.body == other.body or not (one.body and other.body)
        )
        if order and alike and late.number <= early.number:
            written = [low[slice(*which.number_at)] for which in (early, late)]
            message = f"sau {early.how} thứ {written[0]} không thể là {late.how} thứ {written[1]}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", late.number_at)
            return
    alone = len(numbered) < 2 and not holds(low, _ANOTHER)
    for first, second in pairwise(_stages(low) if alone else ()):
        turn = _order(low, first.start, first.end, second.start) or _by_hour(low, first, second)
        if turn * (second.rank - first.rank) < 0:
            before, after = sorted((first, second), key=lambda stage: stage.rank)
            message = f"{low[before.start : before.end]} trước {low[after.start : after.end]}"
            at = (first.start, second.end)
            yield passage.doubt(f"{message}, ở đây ghi ngược lại", 2, "xem lại thứ tự", at)
            return


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, row in enumerate(table("sessions")["stages"]) for word in row}


def _stages(low: str) -> list[_Stage]:
    """The stages of a meeting that a text names, each where it is named first."""
    found = ((low.find(word), word, rank) for word, rank in _ranks().items())
    stages = (_Stage(rank, at, at + len(word)) for at, word, rank in found if at >= 0)
    return sorted(stages, key=lambda stage: stage.start)


def _order(low: str, start: int, end: int, other: int) -> int:
    """1 where the words around two say that the one named first comes first, -1 where it comes last, else 0."""
    between = low[end:other]
    if ";" in between or ". " in between:
        return 0
    if between == " trước, ":
        return 1
    if _ONE_LAST.search(between):
        return -1
    return int(
        bool(_ONE_FIRST.search(between) or ("," in between and _SINCE.search(low, 0, start)))
    )


def _by_hour(low: str, one: _Stage, other: _Stage) -> int:
    """The order of two stages by the halves of a day, or the days, that stand beside them; 0 where none do."""
    hours = []
    for stage in (one, other):
        start = max(low.rfind(sign, 0, stage.start) + len(sign) for sign in _SIGNS)
        close = min(at for sign in _SIGNS if (at := f"{low}{sign}".find(sign, stage.end)) >= 0)
        hour = _HOUR.search(low, max(start, 0), close)
        hours.append(
            hour and [int(hour[part] or 0) for part in ("m", "d", "clock")] + [bool(hour["late"])]
        )
    first, last = hours
    return (first < last) - (first > last) if first and last else 0
