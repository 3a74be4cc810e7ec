"""CTR801 to CTR804 and CTR835: dates, weekdays, ranges, school years and public holidays that stand in texts."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from re import Pattern

from ctr_cli.data import table
from ctr_cli.language.lunar import is_eve, lunar_day
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import WEEKDAYS
from ctr_cli.language.time_reader import Time, Unit
from ctr_cli.language.years import PAIR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, prose, signs, tells, timed, times
from ctr_cli.rules.registry import text_rule

_DATE = (
    r"(?P<d>\d(?<![\d/-]\d)\d?)(?P<sep>[/-]| tháng )(?P<m>\d{1,2})"
    r"(?:(?:(?P=sep)| năm )(?P<y>\d{4}))?(?![\d/-])"
)
_BEFORE_A_DATE = regex(r"\b(?:ngày|dịp|trước|đến|từ|hết|sau|đêm|sáng|chiều|tối) \Z")


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None


def day_of(time: Time, year: int) -> date | None:
    """The day that a time names, in the year it names or else in another; None where it names none there is."""
    return _day(time.year or year, time.first("month"), time.first("day"))


@text_rule("CTR801", "error", "warning")
def date_in_text_exists(texts: Excerpt) -> Iterator[Problem]:
    """A date in a text stands in the calendar; without a year, 29 February counts by the programme's year."""
    for hit in prose(texts).find(_DATE, "/", "-", " tháng "):
        before = _BEFORE_A_DATE.search(hit.passage.low, 0, hit.span()[0])
        told = before and (before.group() == "ngày " or hit["sep"] == "/")
        sure = told or (hit["y"] and hit["sep"] != " tháng ")
        if sure and not _day(int(hit["y"] or texts.year), int(hit["m"]), int(hit["d"])):
            span = hit.span("d")[0], hit.span()[1]
            message = "không có ngày {} trong lịch"
            yield hit.passage.doubt(message, 3, "xem lại ngày, tháng, năm", span)
    yield from miswritten(texts, "CTR801")


_WEEKDAY_AFTER = regex(
    r",? (?:rơi vào |là |vào |nhằm )?\(?(?P<w>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b(?! (?:hằng|hàng|tuần|và))"
)
_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"


@text_rule("CTR802", "warning")
def weekday_matches(texts: Excerpt) -> Iterator[Problem]:
    """A weekday beside a date is the weekday of that date."""
    for passage, time in timed(texts, ("day", "days"), "thứ ", "chủ nhật"):
        yield from _weekdays_in_a_row(passage, time, time.year or texts.year)
    for passage, time in timed(texts, ("day",), "thứ ", "chủ nhật"):
        after = _WEEKDAY_AFTER.match(passage.low, time.end)
        named = [part for part in time.parts if part.unit == "weekday"]
        day = day_of(time, texts.year)
        if not day or not (named or after):
            continue
        start, end = after.span("w") if after else (named[0].start, named[0].end)
        right, told = WEEKDAYS[day.weekday()], passage.low[start:end]
        counted = passage.low.endswith(signs("no weekday"), 0, start) or "thứ nhất" in passage.low
        if not counted and told not in (right.lower(), f"thứ {day.weekday() + 2}"):
            message = f"ngày {day.day}/{day.month}/{day.year} là {right}, không phải {{}}"
            yield passage.doubt(message, 3, "xem lại ngày hoặc thứ", (start, end))


_ROW = regex(
    rf"\b(?P<names>(?:{_NAME}(?:, | và | đến | - )){{1,3}}{_NAME})[ ,(]{{1,2}}"
    r"(?:từ |các |hai |ba )*(?:ngày )?(?P<days>(?:\d{1,2}, )*)\Z"
)


def _weekdays_in_a_row(passage: Passage, time: Time, year: int) -> Iterator[Problem]:
    """Weekdays told one after the other before their days: `thứ Năm và thứ Sáu, 13-14/4`."""
    row = _ROW.search(passage.low, 0, time.start)
    if row is None or passage.low.endswith(signs("no weekday"), 0, row.start()):
        return
    numbers = *map(int, re.findall(r"\d+", row["days"])), *time.of("day")
    days = [day for number in numbers if (day := _day(year, time.first("month"), number))]
    told, right = re.findall(_NAME, row["names"]), [WEEKDAYS[day.weekday()] for day in days]
    ways = [
        (name.lower(), f"thứ {day.weekday() + 2}") for name, day in zip(right, days, strict=True)
    ]
    if len(told) == len(days) and any(map(lambda one, way: one not in way, told, ways)):
        message = f"các ngày ấy là {', '.join(right)}, không phải {row['names']}"
        yield passage.doubt(message, 3, "xem lại ngày hoặc thứ", row.span("names"))


_YEARS = rf"(?<!năm học )(?<!học mới )(?<![\d/]){PAIR}(?![\d/])"
_BEYOND = r"(?P<year>20\d\d),? (?:có )?tầm nhìn (?:đến |tới |năm )*(?P<year_2>20\d\d)(?!\d)"
"""How far a plan looks, which is farther than it goes."""
_UNTIL = regex(r" ?(?:-|đến)(?: hết| trước)?(?: \d{1,2} giờ(?: \d\d)?)? ?")


@text_rule("CTR803", "warning")
def range_runs_forward(texts: Excerpt) -> Iterator[Problem]:
    """A range of years, months or days ends after it begins, and what comes first is not later than what follows it."""
    ranges = (_YEARS, "-20", "- 20", "đến 20", "đến năm"), (_BEYOND, "tầm nhìn")
    for hit in (hit for one in ranges for hit in prose(texts).find(*one)):
        if int(hit["year"]) >= int(hit["year_2"]):
            yield _backwards(hit.passage, hit.span("year")[0], hit.span("year_2")[1])
    for passage in prose(texts).holding("đến ", "- ", "-0", "-1", "-2", "-3", "ngày ", "/20"):
        low = passage.low
        known = times(passage.text) if low.count("/") + low.count("tháng ") > 1 else []
        for one, other in (*((time, time) for time in known), *pairwise(known)):
            ranged = one is other or _UNTIL.fullmatch(low[one.end : other.start])
            if ranged and one.kind == other.kind and _runs_back(one, other):
                yield _backwards(passage, one.parts[0].start, other.end)
        for time in out_of_order(passage):
            at = time.start, time.end
            message = "{} không hợp với ngày ghi trước nó"
            yield passage.doubt(message, 2, "xem lại thứ tự hai ngày", at)


def out_of_order(passage: Passage) -> list[Time]:
    """The days of a text that do not go with the one before, by what is done on them; months in a list of steps."""
    known, low = times(passage.text), passage.low
    days = [time for time in known if time.kind in ("day", "days")]
    opened = low.find(": ") % (len(low) + 1)
    months = [time for time in known if time.kind == "month" and time.year and time.start > opened]
    pairs = (*pairwise(days), *pairwise(months))
    return [other for one, other in pairs if _out_of_order(low, one, other)]


_RANGED = ("day", "days", "month")
_UNITS: tuple[Unit, ...] = ("year", "month", "day")
_CLAUSE = 60
"""Letters before a day in which stands what is done on it."""
_THEN = ("sau đó", "rồi ", "trên cơ sở đó", "tiếp đó")
"""Words between two days of which the second is the later one."""
_HALF_A_YEAR = 6
_AGAIN = ("bổ sung", "đợt", "tiếp")
"""Words of a second round, which begins when the first is over."""


def _runs_back(one: Time, other: Time) -> bool:
    """Whether a range does not end after it begins; days without years may run over the new year."""
    if one.kind not in (_RANGED if one is not other else ("days",)) or not one.of("month"):
        return False
    years, months, days = (
        (one.of(unit) if one is other else (*one.of(unit), *other.of(unit))) or (0,)
        for unit in _UNITS
    )
    over_new_year = len(years) == 1 and months[-1] <= 3 < months[0]
    backwards = (years[0], months[0], days[0]) >= (years[-1], months[-1], days[-1])
    return backwards and not over_new_year


@cache
def _dated() -> list[tuple[Pattern[str], Pattern[str], bool]]:
    """What comes first, and what then, before their days; whether only where it is also told first."""
    rows = table("order")["dated"]
    return [(regex("|".join(row[0])), regex("|".join(row[1])), len(row) > 2) for row in rows]


def _out_of_order(low: str, one: Time, other: Time) -> bool:
    """Whether what comes first, by `data/order.yaml`, has a later day than what follows it, or than what it is done for."""
    first, between = low[max(0, one.start - _CLAUSE) : one.start], low[one.end : other.start]
    last = between.rpartition(";")[2]
    year = one.year or other.year
    days = [
        (time.year or year, time.first("month") or 0, time.first("day") or (time.kind == "month"))
        for time in (one, other)
    ]
    if not all(month and day for _, month, day in days) or days[0] == days[1]:
        return False
    late = days[0] > days[1]
    over_new_year = not (one.year or other.year) and days[0][1] - days[1][1] > _HALF_A_YEAR
    due = _DUE.search(first)
    if _RUNS_ON.fullmatch(between) and holds(between, table("order")["serving"]):
        return late and not over_new_year and bool(due or not tells(low, "past"))
    if late and one.kind == "days" and _DUE.search(between) and _RESULT.search(last):
        return not over_new_year
    if late and holds(between, _THEN) and not over_new_year:
        return True
    if _LEADS.search(first):
        first, last = between, low[other.end : other.end + _CLAUSE]
    if not late:
        first, last = ("" if holds(last, _AGAIN) else last), first
    return any(b.search(first) and t.search(last) for b, t, told in _dated() if late or not told)


_DUE = regex(r"\b(?:trước|chậm nhất|muộn nhất|xong|hạn)(?: là)?(?: ngày)? \Z")
_RESULT = regex(
    r"(?<!đề cương )\b(?:báo cáo|gửi|nộp|tổng hợp)\b(?:(?!đề cương|mẫu)[^;.]){0,40}\bkết quả\b|\brút kinh nghiệm\b"
)
"""Before the day by which something is due; what is told of work that is done."""
_RUNS_ON, _LEADS = regex(r"[^,;.]*"), regex(r"(?:\A|[;.] )(?:sáng |chiều |trước |vào )?\Z")


def _backwards(passage: Passage, start: int, end: int) -> Problem:
    message = "“{}” kết thúc không sau lúc bắt đầu"
    return passage.doubt(message, 3, "xem lại mốc đầu và mốc cuối", (start, end))


_CUT = regex(r"[;.]|,(?! (?:lớp|cấp) )")
_PREPARES = regex(
    r"\b(?:chuẩn bị|dự|tổ chức)(?: cho| lễ| công tác)* (?:khai giảng|năm học mới)\b[^;.]*\Z"
)
_OF_THE_LAST = ("khen", "tuyên dương", "học sinh giỏi", "hoàn thành", "quyết toán", "bàn giao")
"""The new school year that a sentence prepares; words of what was done in the last."""
_CLOSED, _BEGINS = 5, 8
"""The month in which a school year ends, and from which the one that begins is spoken of."""


@text_rule("CTR804", "warning")
def school_year(texts: Excerpt) -> Iterator[Problem]:
    """A school year takes two years running, those around the programme's; a new one begins in its year."""
    yield from miswritten(texts, "CTR804")
    for passage, time in timed(texts, ("school_year",), "năm học"):
        first, last = time.of("year")
        why, hint = "", ""
        if last != first + 1:
            why, hint = "không phải hai năm liền nhau", "năm học gồm hai năm, ví dụ 2026 - 2027"
        elif passage.place.of_item:
            start = max((cut.end() for cut in _CUT.finditer(passage.low, 0, time.start)), default=0)
            compared = [one.kind for one in times(passage.text)].count("school_year") > 1
            if first in range(texts.year - 1, texts.year + 2):
                said = passage.low[start : time.end]
                led = None if compared else _PREPARES.search(passage.low, 0, start)
                if led and not (tells(said, "past") or holds(said, _OF_THE_LAST)):
                    said = passage.low[led.start() : time.end]
                why, hint = _of_another_year(texts.year, first, said, passage)
            elif first > texts.year or not compared:
                why, hint = f"ngoài năm {texts.year}", "xem lại năm học"
        if why:
            message = f"năm học {first} - {last} {why}"
            yield passage.doubt(message, 3, hint, (time.part("year").start, time.end))


def _of_another_year(year: int, first: int, low: str, passage: Passage) -> tuple[str, str]:
    """Why the school year that ends some words is not the one meant, and which is; nothing where it is."""
    held = passage.place.months or (_CLOSED,)
    closes = bool(phrasing("closing a school year").search(low[: low.rfind("năm học")]))
    past, coming = f"{year - 1} - {year}", f"{year} - {year + 1}"
    decided = tells(passage.low, "rules of rewards") or phrasing("new school year").search(
        passage.low
    )
    rewards = (
        held[-1] < _BEGINS
        and first == year
        and phrasing("rewards of a school year").search(passage.low)
        and not decided
    )
    closes = closes or bool(rewards)
    begun = held[0] >= _BEGINS and tells(low, "school year begun")
    if (
        phrasing("new school year").search(low) or (begun and not tells(low, "past"))
    ) and first != year:
        return "không phải năm học mới", f"năm học mới của năm {year} là {coming}"
    if closes and first != year - 1 and not (first == year and held[-1] > _BEGINS):
        return "chưa tổng kết", f"năm học tổng kết trong năm {year} là {past}"
    if closes and held[-1] < _CLOSED and "học kỳ" not in low and not tells(low, "prepared"):
        return f"chưa hết ở tháng {held[-1]}", "xem lại tháng họp, hoặc năm học"
    return "", ""


_TO = regex(r" ?(?:-|đến|trở)")
_SEASON = range(1, 6)
"""Months in which a feast of the lunar calendar gives rest."""


@text_rule("CTR835", "warning")
def nobody_works_on_a_holiday(texts: Excerpt) -> Iterator[Problem]:
    """Office work is not put on a public holiday; a holiday is as long as the law has it."""
    data = table("holidays")
    for passage, time in timed(texts, ("day",), *data["work"], *data["not at Tết"]):
        day = day_of(time, texts.year) if time.year or time.of("weekday") else None
        name = _rest(day) if day else ""
        start = time.parts[0].start if time.of("weekday") else time.start
        low, on = (
            passage.low,
            time.of("weekday")
            or phrasing("right before a day of work").search(passage.low, 0, start),
        )
        sentence = max(low.rfind(". ", 0, start), low.rfind(";", 0, start)) + 1
        acts = data["work"] + data["not at Tết"] * (name in data["lunar"].values())
        done = holds(low[sentence:start], acts)
        if name and on and done and not (tells(low, "feast days") or _TO.match(low, time.end)):
            message = f"ngày {time.first('day')}/{time.first('month')} nghỉ {name}"
            yield passage.doubt(message, 2, "xem lại ngày làm việc", (time.start, time.end))
    yield from miswritten(texts, "CTR835")


def _rest(day: date) -> str:
    """The public holiday for which nobody works on a day, on it or on the Monday behind; nothing on another day."""
    days = (day - timedelta(back) for back in range(1 if day.weekday() else 3))
    return next(filter(None, map(_holiday, days)), "")


def _holiday(day: date) -> str:
    """The name of the public holiday that is on a day, whoever may set the days beside it."""
    solar, lunar = table("holidays")["solar"], table("holidays")["lunar"]
    if name := solar.get(f"{day.day}/{day.month}"):
        return str(name)
    if day.month not in _SEASON:
        return ""
    if is_eve(day):
        return str(lunar["1/1"])
    found = lunar_day(day)
    return str(lunar.get("{}/{}".format(*found), "")) if found else ""
