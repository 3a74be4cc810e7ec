"""When something is held or due, and which conference it is: what the grammar of time finds in a heading or a cell."""

import re
from dataclasses import dataclass
from datetime import date

from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_months, quarter_of
from ctr_cli.language.times import Time, times_in
from ctr_cli.model.values import Every

_EVERY: dict[str, Every] = {"tuần": "week", "tháng": "month", "quý": "quarter", "năm": "year"}
_NUMBERED = ("conference", "session", "sitting", "ordinal")
_SAID_BESIDE = ("year", "term", "term_number")


@dataclass(frozen=True, slots=True)
class When:
    """A time: months, quarters or a day; a recurrence; the year and the number of a conference if written.

    `day` is `2026-03-25`, or `03-25` without a year. `part` tells that the months are those of a half year or
    the like, held by the last of them, or that work goes on all the year; `unsettled` that the day is not that on which
    something is held, `dự kiến ngày 25/6`, `trước 15/3`. `rest` is the text without all of these.
    """

    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    day: str | None = None
    every: Every | None = None
    year: int | None = None
    number: int | None = None
    rest: str = ""
    part: bool = False
    unsettled: bool = False

    @property
    def quarter(self) -> int | None:
        """The first quarter."""
        return self.quarters[0] if self.quarters else None

    @property
    def spans(self) -> tuple[int, ...]:
        """The months it covers: its own, or those of its quarters."""
        return self.months or tuple(
            month for quarter in self.quarters for month in quarter_months(quarter)
        )

    @property
    def quarterly(self) -> bool:
        """Whether it is one month of every quarter, for work that comes again: January, April, July and October."""
        months = self.months
        again = len(months) == 4 and months == (*range(months[0], 13, 3),)
        return self.every == "quarter" and again

    def within(self, over: "When") -> bool:
        """Whether it covers months, all of which another covers."""
        return bool(self.spans) and {*self.spans} <= {*over.spans}

    def __bool__(self) -> bool:
        return bool(self.months or self.quarters or self.day or self.every)


ALL_YEAR = When(every="month", part=True)
"""The time of work that goes on all the year."""


def when(text: str) -> When:
    """The time a text speaks of: the first day, else months, else quarters, else the month of several days, and what stands beside it."""
    found = times_in(_ADDED.sub(r"\1,\2", text))
    times = [_counted(time, text) for time in found if not _LUNAR.match(text, time.end)]
    at = next((t for t in times if t.kind == "day" and t.of("day") and t.of("month")), None)
    at = at or next((t for t in times if t.kind in ("day", "month") and t.months), None)
    at = at or next((t for t in times if t.kind == "quarter" and t.months), None)
    at = at or next((t for t in times if t.kind == "days" and len(set(t.months)) == 1), None)
    every = next((t for t in times if t.kind == "every" and t.name in _EVERY), None)
    numbered = next((t for t in times if t.kind in _NUMBERED), None)
    beside = [t for t in times if t.kind in _SAID_BESIDE or (t.kind == "part" and not t.months)]
    year = at.year if at and at.year else next((t.year for t in beside if t.kind == "year"), None)
    over = next((t for t in times if t.kind == "quarter" and at and t.months == at.months), None)
    at = over or at  # a quarter whose months stand beside it: `Quý I (tháng 1, 2, 3)`
    at = at and _with_the_next(at, times, text)
    named = [t for t in times if at and t.kind in ("day", "days", "month", "quarter")]
    used = [t for t in (*named, every, numbered, *beside) if t]
    months = at.months if at and at.kind in ("day", "month") and not at.of("day") else ()
    day = _day(at) if at and at.kind == "day" and at.of("day") else None
    return When(
        at.months[:1] if at and at.kind == "days" else months,
        quarters_of(at) if at and at.kind == "quarter" else (),
        day,
        _EVERY[every.name] if every else None,
        year,
        numbered.first("number") if numbered else None,
        _without(text, used),
        unsettled=bool(day and at and _unsettled(at, text)),
    )


_BEFORE_DAY = regex(
    r"\b(?:trước|(?:chậm|muộn) nhất|không (?:quá|muộn hơn)|sau|từ|dự kiến|dk|khoảng|tạm (?:tính|định|thời))"
    r"(?:\s+(?:ngày|vào|họp|tổ chức|khai mạc|là|trước|trong|sáng|chiều|thứ \w+,?|\d{1,2}\s?(?:h|giờ)\s?\d{0,2}))*\W*$",
    re.IGNORECASE,
)
_BEHIND_DAY = regex(r"\W*(?:là )?(?:dự kiến|tạm (?:tính|định))", re.IGNORECASE)


def _unsettled(day: Time, text: str) -> bool:
    """Whether a day is only planned, or the last or first it may be."""
    return bool(_BEFORE_DAY.search(text[: day.start]) or _BEHIND_DAY.match(text, day.end))


def part_of_year(text: str) -> When:
    """A half year, or nine months; no time where the text speaks of none."""
    part = next((t for t in times_in(text) if t.kind == "part" and t.months), None)
    if part is None or len(part.months) == 12:
        return When(rest=text)
    return When(part.months, year=part.year, rest=_without(text, [part]), part=True)


_BETWEEN = regex(r"\s*(?:[,;&+]|và)\s*")


def _with_the_next(at: Time, times: list[Time], text: str) -> Time:
    """A month or a quarter with those of its year that stand behind it one by one: `tháng 3/2026 và tháng 9/2026`."""
    for time in times[times.index(at) + 1 :]:
        alike = (
            time.kind == at.kind in ("month", "quarter") and time.year == at.year and time.months
        )
        if not alike or not _BETWEEN.fullmatch(text[at.end : time.start]):
            break
        at = at._replace(end=time.end, months=tuple(sorted({*at.months, *time.months})))
    return at


_COUNTS = regex(
    r"""\b(?:tuần|phiên|đợt|kỳ|lần|cuộc|buổi|hội\ nghị|họp|khóa|khoá|thứ|số|nhóm|giai\ đoạn)
    (?:\s+(?:họp|lễ|thứ|lần|số|làm\ việc))*[\s:]*(?:\d{1,2}\s*(?:,|và|-|–)\s*)*$""",
    re.IGNORECASE | re.VERBOSE,
)


_ADDED = regex(
    r"(?<=[\dIV])(\s*)(?:[+&](?=\s*(?:\d|[IV]{1,3}\b|(?:tháng|quý)\b))|(?<!\d)/(?=\s*[IV]{1,3}\b))(\s*)",
    re.IGNORECASE,
)
"""Months and quarters that are added up, `tháng 4 + 5`, `quý I/II`: a comma in the same place says so too."""


_LUNAR = regex(r"\s*\(?(?:âm lịch|ÂL\b)", re.IGNORECASE)
"""What stands behind a day of the lunar calendar, which is none of the year's."""


def count_before(text: str) -> str:
    """The words before a number that say it counts something: `tuần` 2 tháng 7, `phiên 1,` 2 tháng 4."""
    found = _COUNTS.search(text)
    return found[0] if found else ""


def _counted(time: Time, text: str) -> Time:
    """A month, where the number read as its day counts something else; any other time as it is."""
    if time.kind not in ("day", "days") or not time.of("day") or len(time.of("month")) != 1:
        return time
    day, month = time.part("day"), time.part("month")
    if day.start != time.start or not count_before(text[: time.start]):
        return time
    return time._replace(
        kind="month",
        parts=tuple(part for part in time.parts if part.unit != "day"),
        start=month.start,
        months=(month.value,),
    )


def quarters_of(time: Time) -> tuple[int, ...]:
    """The quarters of a time of quarters."""
    return tuple(sorted(set(map(quarter_of, time.months))))


def _day(time: Time) -> str:
    day = f"{time.first('month'):02d}-{time.first('day'):02d}"
    return f"{time.year}-{day}" if time.year else day


def _without(text: str, times: list[Time]) -> str:
    for time in sorted(times, key=lambda time: -time.start):
        text = f"{text[: time.start]} {text[time.end :]}"
    return text


def month_of_day(day: str) -> int:
    """The month of a day, `03-25` or `2026-03-25`."""
    return int(day[-5:-3])


def deadline_of(time: When, year: int) -> str | None:
    """A time as a deadline, `2027-02` or `2027-02-15`; None for one that names no month, as a quarter does."""
    of_year = time.year or year
    if time.day:
        written = time.day if len(time.day) == 10 else f"{of_year}-{time.day}"
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            return None
    return f"{of_year}-{time.months[-1]:02d}" if time.months else None
