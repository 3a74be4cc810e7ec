"""CTR813: what the calendar of these years has behind it, planned as if it were to come: an election, a congress, a census."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Passage, holds

_Month = tuple[int, int]
"""A year and a month of it."""


class _Event(Struct):
    """The month in which an event is over; of one that comes again, the month from which that is prepared.

    One of every year is over in that `month` of the year written behind it, or of the `second` year.
    """

    over: _Month
    again: _Month
    month: int
    second: bool


@cache
def _events() -> Phrases[_Event]:
    data, never = table("happened"), "9999-1"
    once = (
        (
            row["names"],
            _Event(_month(row["over"]), _month(row.get("again", never)), 0, second=False),
        )
        for row in data["once"]
    )
    yearly = (
        (row["names"], _Event((0, 0), _month(never), row["ends"], row.get("next", False)))
        for row in data["yearly"]
    )
    return known_phrases((*once, *yearly))


def _month(written: str) -> _Month:
    year, month = written.split("-")
    return int(year), int(month)


_YEAR = regex(r"[^;.:]{0,24}?\b(?P<first>20\d\d)(?: ?- ?(?P<second>20\d\d))?(?![\d/])")
_TERM = regex(r"nhiệm kỳ 20\d\d ?- ?(?P<ends>20\d\d)")


def happened(year: int, passage: Passage) -> Iterator[Problem]:
    """An event that was over before the meeting of a text, and is prepared there; at most one."""
    low, months = passage.low, passage.place.months
    for found in phrases_in(passage.text, _events()) if months else ():
        event, now = found.value, (year, months[0])
        start = max(low.rfind(sign, 0, found.start) + 1 for sign in (";", ". "))
        stop = min(at for sign in (";", ". ") if (at := f"{low}{sign}".find(sign, found.end)) >= 0)
        term, over = _TERM.search(low, start), event.over
        if event.month:
            written = _YEAR.match(low, found.end)
            if not written:
                continue
            last = written["second"] if event.second else written["first"]
            over = int(last or written["first"]), event.month
        ahead = now <= over or now >= event.again or (term and int(term["ends"]) > over[0] + 5)
        around = f" {low[start : found.start]}#{low[found.end : stop]} "
        plans = holds(low, table("happened")["plans"], start, found.start)
        if plans and not ahead and not holds(around, table("happened")["looks back"]):
            message = (
                f"{passage.text[found.start : found.end]} đã xong từ tháng {over[1]}/{over[0]}"
            )
            span = (found.start, found.end)
            yield passage.doubt(message, 2, "xem lại năm, hoặc việc đã qua", span)
            return
