"""Days of work for a festival of the lunar calendar: next year as many days from it as this year, in its words too."""

from datetime import date

from ctr_cli.cycle.cited import cited_spans
from ctr_cli.cycle.due import day_of as date_of
from ctr_cli.cycle.facts import day_of, festival_in
from ctr_cli.cycle.shift import Change, Shift
from ctr_cli.cycle.workdays import rest_note
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import written_as
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Meeting

_NEAR = 45
"""So many days from a festival a day of work for it is reckoned from that."""
_EARLY = 10
"""Up to this day of a month its meeting comes too late to prepare a festival."""
_LOOKS_BACK = regex(r"\b(?:kiểm điểm|kết quả|tổng kết|sau tết)\b")
_LIMIT = regex(r"\b(?:trước|chậm nhất|muộn nhất|hạn|xong|đến|từ)(?: hết)?(?: là)?:?(?: ngày)? $")
"""What stands before a day that limits work, and is no day kept every year."""


def next_day(work: str, day: str, year: int) -> tuple[str, str]:
    """A day of some work of a year as next year's, and the festival it is reckoned from (Vietnamese), if any."""
    festival, written = festival_in(work), date_of(day)
    for at in (year, year + 1):
        was, now = (festival and day_of(festival, one) for one in (at, at + 1))
        if festival and written and was and now and abs((written - was).days) <= _NEAR:
            moved = (now + (written - was)).isoformat()
            return moved, f"{festival['name']} ({now:%d/%m/%Y})"
    later = f"{int(day[:4]) + 1}{day[4:]}"
    return later.replace("-02-29", "-02-28"), ""


def with_days(shift: Shift, work: str, deadline: str | None, year: int) -> Shift:
    """A text of next year whose days of limit, and its deadline's, are those of next year; of others it is asked."""
    text, changes, questions = shift.text, list(shift.changes), list(shift.questions)
    low = plain(text).replace("\n", " ")
    cited = cited_spans(low)
    for time in reversed(times_of_plain(low)):
        is_cited = any(start <= time.start < end for start, end in cited)
        if is_cited or time.kind not in ("day", "days") or time.year not in (None, year + 1):
            continue
        written, old = text[time.start : time.end], _day(time, deadline, year)
        if not old or not (old == deadline or _LIMIT.search(low[: time.start])):
            continue
        new, by = next_day(work, old, year)
        if new[5:] == old[5:]:
            continue
        asked = f"“{written}” của năm trước; năm tới tính theo {by}"
        if time.kind == "days":
            questions.append(f"{asked} là những ngày nào?")
            continue
        start, end = time.part("day").start, time.part("month").end
        moved = _written(text, time, new)
        changes.append(
            Change(text[start:end], moved[start : len(moved) - len(text) + end], "festival")
        )
        if old != deadline:
            day = date.fromisoformat(new)
            questions.append(f"{asked} là {day:%d/%m/%Y}, đúng không?{rest_note(day)}")
        text = moved
    return Shift(text, tuple(changes), tuple(questions))


def festival_question(text: str, meeting: Meeting, year: int) -> list[str]:
    """What to ask where a festival of the lunar calendar now falls too early for the month that plans it."""
    low = plain(text)
    festival, months = festival_in(text), months_of(meeting)
    if festival is None or not months or _LOOKS_BACK.search(low):
        return []
    day, before = day_of(festival, year), day_of(festival, year - 1)
    late = date(year, months[0], _EARLY)
    if day is None or before is None or day > late or before <= late.replace(year=year - 1):
        return []
    when = "trước" if day.month < months[0] else "ngay đầu"
    name = f"{festival['name']} năm {year} là ngày {day:%d/%m/%Y}"
    return [f"{name}, {when} tháng {months[0]}: chuyển sớm hơn?"]


def _day(time: Time, deadline: str | None, year: int) -> str:
    """The day of a time in the year of a programme, as a file writes it; of some days the last; nothing of part of one."""
    if time.of("weekday") or not time.of("day") or len(time.of("month")) != 1:
        return ""
    day = f"{time.part('month').value:02}-{time.of('day')[-1]:02}"
    return deadline if deadline and deadline[5:] == day else f"{year}-{day}"


def _written(text: str, time: Time, day: str) -> str:
    """A text with another day where a time stands."""
    values = dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))
    for part in reversed(time.parts):
        new = written_as(text[part.start : part.end], values[part.unit])
        text = f"{text[: part.start]}{new}{text[part.end :]}"
    return text
