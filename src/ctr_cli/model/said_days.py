"""The day that the title of a meeting says it is planned for: `Kỳ họp giữa năm (dự kiến ngày 15 - 16/7/2026)`."""

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Part
from ctr_cli.language.times import times_of_plain

_APART = regex(
    r"\s*(?:\((?P<bracket>[^()]*\d[^()]*)\)"
    r"|[,;–-] ?(?P<behind>(?:dự kiến|từ|vào|ngày) [^()]*\d[^()]*)\Z)"
)
"""What is set apart in a title."""
_BESIDE = regex(
    r"(?:dự kiến|tổ chức|khai mạc|bế mạc|họp|diễn ra|vào|trong|từ|đến|và|sáng|chiều|buổi|các|ngày|\d{1,2}|\W)*"
)
"""Words that stand with the day of a meeting and say nothing else."""


class SaidDay(Struct):
    """A day, or several, in a title: where what is set apart with them begins and ends, where the days do, and which they
    are, each behind its month.
    """

    start: int
    end: int
    first: int
    last: int
    days: tuple[tuple[int, int], ...]


def said_day(title: str) -> SaidDay | None:
    """The day a title says its meeting is planned for; None where it says none, or more than that."""
    low = plain(title)
    for apart in _APART.finditer(low):
        group = str(apart.lastgroup)
        start, end = apart.span(group)
        times = [
            time for time in times_of_plain(low) if start <= time.start < end and time.of("day")
        ]
        rest = low[start : times[0].start] + low[times[-1].end : end] if times else "?"
        days = _days([part for time in times for part in time.parts])
        if days and _BESIDE.fullmatch(rest):
            return SaidDay(apart.start(), apart.end(), times[0].start, times[-1].end, days)
    return None


def _days(parts: list[Part]) -> tuple[tuple[int, int], ...]:
    """Months with their days, in order; nothing where no month is named behind a day."""
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for part in parts:
        if part.unit == "day":
            waiting.append(part.value)
        elif part.unit == "month":
            found += [(part.value, day) for day in waiting]
            waiting = []
    return () if waiting else tuple(sorted(found))


def without_its_day(title: str) -> str:
    """A title without the day it says."""
    said = said_day(title)
    return f"{title[: said.start]}{title[said.end :]}" if said else title


def is_another_day(said: SaidDay, held: str) -> bool:
    """Whether a day (`2026-07-14`) is none of those a title says, nor between them."""
    return not said.days[0] <= (int(held[5:7]), int(held[8:10])) <= said.days[-1]
