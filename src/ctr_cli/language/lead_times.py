"""How many days before a meeting its papers are due, as a sentence says it."""

from collections.abc import Iterable
from functools import lru_cache

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex

_TO_THE_OFFICE = regex(r"\b(?:về|đến|tới|cho|qua) văn phòng\b")
_PAPERS_SENT = regex(
    r"\b(?:hồ sơ|tài liệu|dự thảo)\b.*\b(?:gửi|nộp)\b|\b(?:gửi|nộp)\b.*\b(?:hồ sơ|tài liệu|dự thảo)\b"
)
_BY_THE_OFFICE = regex(r"\b(?:văn phòng|thường trực)\b.*\bgửi\b|\bthẩm tra\b")
"""Who sends what has come in, or writes on it: his days are not those of papers on their way to him."""
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
    """So many days before a meeting, of the calendar or working days alone."""

    days: int
    working: bool = False

    @property
    def words(self) -> str:
        """As a paper says it: `05 ngày làm việc`."""
        return f"{self.days:02d} ngày{' làm việc' if self.working else ''}"

    @property
    def span(self) -> int:
        """Days of the calendar that cover it where no holiday lies between."""
        return self.days + (2 * -(-self.days // _WEEK) if self.working else 0)


@lru_cache(16)
def lead_times(texts: tuple[str, ...]) -> tuple[LeadTime, ...]:
    """The days by which papers must be with the office before a meeting, each once; several where bodies differ.

    Where no sentence names the office, those count
    that say when papers are sent, and not to whom, or to another who gathers them.
    """
    clauses = [c for text in texts for c in _END.split(plain(text)) if _BEFORE.search(c)]
    ways = (map(_to_the_office, clauses), map(_papers_sent, clauses))
    found = (tuple(dict.fromkeys(one for asked in way for one in _days(asked))) for way in ways)
    return next(filter(None, found), ())


def _to_the_office(clause: str) -> str:
    """What a clause says behind the office that papers go to."""
    office = _TO_THE_OFFICE.search(clause)
    return _OTHERS.split(clause[office.end() :])[0] if office else ""


def _papers_sent(clause: str) -> str:
    """A clause that says when papers are sent, where it is not the office that sends them."""
    other = _OTHERS.search(clause) or _BY_THE_OFFICE.search(clause)
    return clause if _PAPERS_SENT.search(clause) and not other else ""


def _days(asked: str) -> Iterable[LeadTime]:
    for found in _DAYS.finditer(asked):
        lead = LeadTime(int(found["days"]), bool(found["working"]))
        if lead.span <= _MOST:
            yield lead
