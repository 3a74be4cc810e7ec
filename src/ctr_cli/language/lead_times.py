"""How many days before a meeting its papers are due, as a sentence says it."""

from collections.abc import Iterable
from functools import lru_cache

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex

_TO_THE_OFFICE = regex(r"\b(?:về|đến|tới|cho|qua) văn phòng\b")
_BEFORE = regex(r"\btrước\b.*\bhọp\b|\btrước\b.*\b(?:hội nghị|kỳ họp|phiên họp)\b")
_END = regex("[.;]")
_DAYS = regex(r"(?<![\d/])(?P<days>\d{1,2})(?: \([^()]*\))? ngày\b(?P<working> làm việc\b)?")
_OTHERS = regex(r"\bgiấy mời\b|\bđại biểu\b|\bthành viên\b|\bủy viên\b")
"""What the office itself sends, and to whom: its days are others."""
_WEEK = 5
"""Working days of a week; two more pass with each."""
_MOST = 60
"""Days before a meeting that no office asks for."""


class LeadTime(Struct):
    """Days of the calendar that cover what a sentence says, and its own words: `05 ngày làm việc`."""

    days: int
    words: str


@lru_cache(16)
def lead_times(texts: tuple[str, ...]) -> tuple[LeadTime, ...]:
    """The days by which papers must be with the office before a meeting, each once; several where bodies differ.

    Working days are counted with the days off that may lie between.
    """
    clauses = (clause for text in texts for clause in _END.split(plain(text)))
    return tuple(dict.fromkeys(found for clause in clauses for found in _in_clause(clause)))


def _in_clause(clause: str) -> Iterable[LeadTime]:
    office = _TO_THE_OFFICE.search(clause)
    if office is None or not _BEFORE.search(clause):
        return
    asked = _OTHERS.split(clause[office.end() :])[0]
    for found in _DAYS.finditer(asked):
        days = int(found["days"])
        days += 2 * -(-days // _WEEK) if found["working"] else 0
        if days <= _MOST:
            yield LeadTime(days, found[0])
