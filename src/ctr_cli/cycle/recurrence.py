"""Whether an item comes back next year: what a person wrote, then its words, then signs of repetition, else a question."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any, Literal

from ctr_cli.cycle.cited import cited_spans
from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.events import events_in
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.language.times import times_in, times_of_plain
from ctr_cli.model.program import Item, Program

Recurrence = Literal["yearly", "term", "once", "ask"]
_PERIODS = frozenset({"month", "quarter", "part", "year", "school_year", "season", "lunar_year"})
_JOINTS = (";", " và ", "trong đó")
"""What joins other work to that named before it."""
_SELDOM: tuple[Recurrence, ...] = ("term", "once")
_NEVER = r"(?!)"
_OFTEN = "có ở nhiều lần họp trong năm"
_LATER = "năm sau vẫn có thể phát sinh"
_AGAIN = "có trong chương trình năm trước"
_OF_A_PERSON = {
    "yearly": "người lập chương trình ghi hằng năm",
    "term": "người lập chương trình ghi theo nhiệm kỳ",
    "once": "người lập chương trình ghi một lần",
}


class Reason(Struct):
    """How often an item comes, why so (Vietnamese), what may stand in its place next year, and what is to be asked.

    `once_done` tells that it comes no more once it is done, though it may come in any year until then.
    """

    recurrence: Recurrence
    why: str
    proposal: str = ""
    question: str = ""
    once_done: bool = False


class _Row(Struct):
    """A row of the table: the words, those with which it does not hold, and whether the work may last for years."""

    words: re.Pattern[str]
    unless: re.Pattern[str]
    why: str
    proposal: str
    lasts: bool


def recurrence(item: Item, repeated: Collection[str], older: Collection[str] = ()) -> Reason:
    """How often an item comes; `repeated` and `older` are keys of texts, as `sentence_key` makes them."""
    if item.recurs:
        return Reason(item.recurs, _OF_A_PERSON[item.recurs])
    low, key = " ".join(plain(item.text).split()), sentence_key(item.text)
    if any(time.kind == "nth_year" for time in times_of_plain(low)):
        return Reason("yearly", "báo cáo từng năm thực hiện")
    if found := _found(low):
        kind, at, row = found
        if _has_a_yearly_part(low, at):
            return Reason("ask", f"việc của một kỳ, có một phần không lặp lại ({row.why})")
        if kind == "once" and (key in older or (row.lasts and key in repeated)):
            return Reason("yearly", _AGAIN if key in older else _OFTEN)
        if kind == "once" and _may_arise(item):
            return Reason("ask", f"ghi “{item.arises_if}”, chưa làm thì {_LATER}", once_done=True)
        return Reason(kind, row.why, row.proposal)
    why = next(_signs(item, low, key in repeated, key in older), "")
    return Reason("yearly", why) if why else Reason("ask", "không rõ có làm hằng năm không")


def is_of_every_year(text: str, year: int) -> bool:
    """Whether a text of a year is about what no year goes without: the programme of the year after it."""
    found = regex(table("recurrence")["always"]).findall(" ".join(plain(text).split()))
    return any(int(named or year + 1) == year + 1 for named in found)


def _found(low: str) -> tuple[Recurrence, int, _Row] | None:
    """The first row of what does not come every year whose words a text holds, and where."""
    for kind in _SELDOM:
        for row in _rows(kind):
            words = row.words.search(low)
            if words and not row.unless.search(low):
                return kind, words.start(), row
    return None


def _has_a_yearly_part(low: str, at: int) -> bool:
    """Whether what is found at a place stands with an anniversary, or follows other work, of every year or a period."""
    times = times_of_plain(low)
    if any(time.kind == "anniversary" for time in times):
        return True
    joint = max(low.rfind(sign, 0, at) for sign in _JOINTS)
    before = low[: max(joint, 0)]
    of_a_period = any(time.kind in _PERIODS and time.end <= len(before) for time in times)
    return of_a_period or any(row.words.search(before) for row in _rows("yearly"))


def _signs(item: Item, low: str, repeated: bool, older: bool) -> Iterator[str]:
    """The reasons to take an item for yearly, the clearest first."""
    for row in _rows("yearly"):
        if row.words.search(low):
            yield row.why
    if _may_arise(item):
        yield f"ghi “{item.arises_if}”"
    if repeated:
        yield _OFTEN
    if older:
        yield _AGAIN
    times = _own_times(low)
    if any(time.kind == "anniversary" for time in times) or events_in(low):
        yield "ngày kỷ niệm, ngày lễ hằng năm"
    if any(time.kind in _PERIODS or _is_a_season(time) for time in times):
        yield "gắn với một kỳ trong năm"


def _may_arise(item: Item) -> bool:
    """Whether an item comes up in a year or not, under a condition that may come true in any."""
    return bool(item.arises_if and _standing_condition().search(plain(item.arises_if)))


def _own_times(low: str) -> list[Time]:
    """The times of a plain text that are not those of a paper it cites."""
    cited = cited_spans(low)
    return [
        time
        for time in times_of_plain(low)
        if not any(start <= time.start < end for start, end in cited)
    ]


def _is_a_season(time: Time) -> bool:
    """Whether a time is two years running, of a season or a school: `mùa khô 2026 - 2027`."""
    years = time.of("year")
    return time.kind == "years" and len(years) > 1 and years[-1] - years[0] == 1


def sentence_key(text: str) -> str:
    """A key of a sentence without its numbers, by which the same work is known in two months or two years."""
    bare, end = "", 0
    for part in (part for time in times_in(text) for part in time.parts):
        bare, end = f"{bare}{text[end : part.start]} ", part.end
    return " ".join(re.sub(r"\d+", " ", fold(bare + text[end:])).split())


def repeated_keys(program: Program) -> frozenset[str]:
    """The keys of sentences that stand before two or more meetings."""
    counts = Counter(
        key
        for body in program.bodies
        for meeting in body.meetings
        for key in {sentence_key(item.text) for item in meeting.items}
    )
    return frozenset(key for key, count in counts.items() if count > 1)


def keys_of(programs: Iterable[Program]) -> frozenset[str]:
    """The keys of all sentences of some programmes."""
    return frozenset(
        sentence_key(item.text)
        for program in programs
        for body in program.bodies
        for meeting in body.meetings
        for item in meeting.items
    )


@cache
def _standing_condition() -> re.Pattern[str]:
    return regex(table("recurrence")["condition"])


@cache
def _rows(kind: Recurrence) -> tuple[_Row, ...]:
    rows: list[dict[str, Any]] = table("recurrence")[kind]
    return tuple(
        _Row(
            regex(row["words"]),
            regex(row.get("unless", _NEVER)),
            row["why"],
            row.get("proposal", ""),
            row.get("lasts", False),
        )
        for row in rows
    )
