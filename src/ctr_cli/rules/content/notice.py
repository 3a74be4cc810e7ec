"""CTR818: a day by which papers are sent, beside the day of the meeting and how many days lie between them."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.calendar import day_of
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import prose, times
from ctr_cli.rules.registry import text_rule

_AHEAD = (
    r"\btrước(?: (?:ngày|khi|kỳ|hội|cuộc|khai|mạc|họp|nghị))*(?: ít nhất| tối thiểu)? (?P<n>\d{1,2}) ngày\b"
    r"|\b(?:ít nhất|tối thiểu|chậm nhất) (?P<n2>\d{1,2}) ngày(?: làm việc)?,? trước\b"
)
_HELD = regex(r"\b(?:khai mạc|họp|hội nghị|đại hội|diễn ra)\b[^,;.\d]{0,30}\Z")
_DUE = regex(r"\b(?:chậm nhất|muộn nhất|trước|hạn|xong)\b[^,;.\d]{0,20}\Z")


@text_rule("CTR818", "warning")
def papers_come_in_time(texts: Excerpt) -> Iterator[Problem]:
    """What is due some days before a meeting has a day to be due that lies so many days before it."""
    for hit in prose(texts).find(_AHEAD, " ngày"):
        held: list[date] = []
        due: list[tuple[date, tuple[int, int]]] = []
        for time in times(hit.passage.text):
            day = day_of(time, texts.year) if time.kind == "day" else None
            before = hit.passage.low[: time.start]
            if day and _DUE.search(before) and ";" not in before[hit.span()[0] :]:
                due.append((day, (time.start, time.end)))
            elif day and _HELD.search(before):
                held.append(day)
        wanted = int(hit["n"] or hit["n2"])
        if len(held) == len(due) == 1 and 0 <= (held[0] - due[0][0]).days < wanted:
            message = (
                f"từ ngày này đến ngày họp {held[0].day}/{held[0].month} không đủ {wanted} ngày"
            )
            yield hit.passage.doubt(message, 2, "xem lại ngày, hoặc số ngày", due[0][1])
