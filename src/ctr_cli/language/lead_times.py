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
_END = regex(r"[.;](?!\s*riêng\b)")
"""An exception goes on with the rule it is of."""
_SIGNS = regex(r"[^\w]+")
_DAYS = regex(r"(?<![\d/])(?P<days>\d{1,2})(?: \([^()]*\))? ngày\b(?P<working> làm việc\b)?")
_OTHERS = regex(r"\bgiấy mời\b|\bđại biểu\b|\bthành viên\b|\bủy viên\b")
"""What the office itself sends, and to whom: its days are others."""
_MEETS = regex(r"\b(?:trước|đối với|riêng|trừ|hội nghị|phiên họp|kỳ họp)\b")
"""How what a number of days is of begins, where the office's own name stands before it."""
_BEHIND = regex(r"\s*\([^()]*\)|\s(?:đối với|trước)\s.*?(?=[.,;()]|\svà\s(?:\d|đối)|$)")
"""What a number of days is of, said behind it: ` (đối với Ban Chấp hành)`, ` trước hội nghị Ban Chấp hành`."""
_APART = regex(r"\b(?:riêng|trừ|ngoại trừ)\b")
"""How an exception is said, which is no rule for all the rest."""
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


class _Said(Struct):
    """So many days, and the words that say of what: `, riêng hội nghị ban chấp hành`."""

    lead: LeadTime
    of: str


def lead_times(texts: tuple[str, ...]) -> tuple[LeadTime, ...]:
    """The days by which papers must be with the office before a meeting, each once; several where bodies differ.

    Where no sentence names the office, those count
    that say when papers are sent, and not to whom, or to another who gathers them.
    """
    return tuple(dict.fromkeys(one.lead for one in _said(texts)))


def lead_before(
    texts: tuple[str, ...], names: Iterable[str], others: Iterable[str]
) -> LeadTime | None:
    """The days that sentences say of a body by any of its names, else of all bodies; None where that is not one number.

    `others` are the names of the other bodies. An exception of the body is nearer than what is said of several.
    """
    said = _said(texts)
    own = [one for one in said if _is_of(one, names)]
    of_all = [one for one in said if not _is_of(one, others) and not _APART.search(one.of)]
    apart = [one for one in own if _APART.search(one.of)]
    leads = ({one.lead for one in some} for some in (apart, own, of_all, said) if some)
    nearest = next(leads, set())
    return nearest.pop() if len(nearest) == 1 else None


def _is_of(said: _Said, names: Iterable[str]) -> bool:
    words = f" {' '.join(_SIGNS.sub(' ', said.of).split())} "
    return any(f" {plain(name)} " in words for name in names)


@lru_cache(16)
def _said(texts: tuple[str, ...]) -> tuple[_Said, ...]:
    clauses = [c for text in texts for c in _END.split(plain(text)) if _BEFORE.search(c)]
    ways = (map(_to_the_office, clauses), map(_papers_sent, clauses))
    found = (tuple(one for asked in way for one in _days(asked)) for way in ways)
    return next(filter(None, found), ())


def _to_the_office(clause: str) -> str:
    """What a clause says behind the office that papers go to."""
    office = _TO_THE_OFFICE.search(clause)
    return _OTHERS.split(clause[office.end() :])[0] if office else ""


def _papers_sent(clause: str) -> str:
    """A clause that says when papers are sent, where it is not the office that sends them."""
    other = _OTHERS.search(clause) or _BY_THE_OFFICE.search(clause)
    return clause if _PAPERS_SENT.search(clause) and not other else ""


def _days(asked: str) -> Iterable[_Said]:
    first = _MEETS.search(asked)
    at = first.start() if first else len(asked)
    for found in _DAYS.finditer(asked):
        behind = _BEHIND.match(asked, found.end())
        lead = LeadTime(int(found["days"]), bool(found["working"]))
        if lead.span <= _MOST:
            yield _Said(lead, asked[at : found.start()] + (behind[0] if behind else ""))
        at = behind.end() if behind else found.end()
