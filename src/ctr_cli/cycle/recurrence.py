"""Whether an item comes back next year: what a person wrote, then its words, then signs of repetition, else a question."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

from ctr_cli.data import table
from ctr_cli.language.events import events_in
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.times import times_in
from ctr_cli.model.program import Item, Program

Recurrence = Literal["yearly", "term", "once", "ask"]
_PERIODS = frozenset({"month", "quarter", "part", "year", "school_year", "season", "lunar_year"})
_REVIEWED = frozenset({"month", "quarter", "part"})
_OF_A_PERSON = {
    "yearly": "người lập chương trình ghi hằng năm",
    "term": "người lập chương trình ghi theo nhiệm kỳ",
    "once": "người lập chương trình ghi một lần",
}


class Reason(NamedTuple):
    """How often an item comes, why so (Vietnamese), and what may stand in its place next year, if anything."""

    recurrence: Recurrence
    why: str
    proposal: str = ""


def recurrence(item: Item, repeated: Collection[str], older: Collection[str] = ()) -> Reason:
    """How often an item comes; `repeated` and `older` are keys of texts, as `sentence_key` makes them."""
    if item.recurs:
        return Reason(item.recurs, _OF_A_PERSON[item.recurs])
    low = " ".join(plain(item.text).split())
    for kind in ("term", "once"):
        for row in _rows(kind):
            found = row[0].search(low)
            if found and _is_beside_a_period(low, found.start()):
                return Reason("ask", f"việc của một kỳ, có một phần không lặp lại ({row[1]})")
            if found:
                return Reason(kind, row[1], row[2])
    why = next(_signs(item, low, repeated, older), "")
    return Reason("yearly", why) if why else Reason("ask", "không rõ có làm hằng năm không")


def _is_beside_a_period(low: str, at: int) -> bool:
    """Whether what is found at a place only follows, after a semicolon, the work of a month or a quarter."""
    before, sign, _ = low[:at].rpartition(";")
    return bool(sign) and any(time.kind in _REVIEWED for time in times_in(before))


def _signs(
    item: Item, low: str, repeated: Collection[str], older: Collection[str]
) -> Iterator[str]:
    """The reasons to take an item for yearly, the clearest first."""
    for pattern, why, _ in _rows("yearly"):
        if pattern.search(low):
            yield why
    if item.condition:
        yield f"ghi “{item.condition}”"
    key = sentence_key(item.text)
    if key in repeated:
        yield "có ở nhiều hội nghị trong năm"
    if key in older:
        yield "có trong chương trình năm trước"
    kinds = {time.kind for time in times_in(item.text)}
    if "anniversary" in kinds or events_in(low):
        yield "ngày kỷ niệm, ngày lễ hằng năm"
    if kinds & _PERIODS:
        yield "gắn với một kỳ trong năm"


def sentence_key(text: str) -> str:
    """A key of a sentence without its numbers, by which the same work is known in two months or two years."""
    return " ".join(re.sub(r"\d+", " ", fold(text)).split())


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
def _rows(kind: Recurrence) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    rows: list[dict[str, Any]] = table("recurrence")[kind]
    return tuple((re.compile(row["words"]), row["why"], row.get("proposal", "")) for row in rows)
