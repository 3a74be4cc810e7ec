"""CTR801 to CTR804: dates, weekdays, ranges and school years that stand in texts."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.language.dates import DAY
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import PAIR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.excerpt import Excerpt, Place
from ctr_cli.rules.reading import Hit, Passage, doubt, prose, tells, timed
from ctr_cli.rules.registry import text_rule

_TOLD = "ngày|trước|đến|từ|hết|sau|đêm|sáng|chiều|tối"
_WRITTEN = (
    (r"(?<![\d/-])(?P<d>\d{1,2})(?P<sep>[/-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)", "/", "-"),
    (rf"\b(?:{_TOLD}) {DAY}(?![\d/])(?!-)", "/"),
    (r"\bngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>\d{4}))?", "ngày "),
)
"""How a day of the calendar is written for certain, each with plain words it cannot do without."""
_BARE = r"(?<![\d/-])(?P<d>\d{1,2})/(?P<m>0?[1-9]|1[0-2])(?![\d/-])"
_OF_DAYS = regex(
    r"(?x) (?: \bngày\  | \bdịp\  | kỷ\ niệm | giải\ phóng | quốc\ khánh | quốc\ tế ) .*"
    r"(?<!số)(?<!ngõ)(?<!ngách)(?<!nhà)(?<!hẻm)(?<!đường)(?<!phố)(?<!tỷ\ lệ)(?<!tổ)(?<!đạt)(?<!được)\ \Z"
)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@text_rule("CTR801", "error", "warning")
def date_in_text_exists(texts: Excerpt) -> Iterator[Problem]:
    """A date in a text stands in the calendar; without a year, 29 February counts by the programme's year."""
    for pattern, *needed in _WRITTEN:
        for hit in prose(texts).find(pattern, *needed):
            if _is_none(hit, texts.year):
                yield _no_day(hit)
    yield from miswritten(texts, "CTR801")
    for hit in prose(texts).find(_BARE, "/"):
        before = hit.passage.low[: hit.span()[0]]
        if _is_none(hit, texts.year) and _OF_DAYS.search(before) and not _SAID.search(before):
            yield _no_day(hit)._replace(severity="warning")


_SAID = regex(rf"\b(?:{_TOLD}) \Z")


def _is_none(hit: Hit, year: int) -> bool:
    year = int(hit.match.groupdict().get("y") or year)
    return _day(year, int(hit["m"]), int(hit["d"])) is None


def _no_day(hit: Hit) -> Problem:
    span = hit.span("d")[0], hit.span()[1]
    message = f"không có ngày {hit.passage.text[slice(*span)]} trong lịch"
    return hit.passage.problem(message, doubt(3, "xem lại ngày, tháng, năm"), span)


_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_WEEKDAY_AFTER = regex(
    r",? (?:rơi vào |là |vào |nhằm )?\(?(?P<w>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b(?! (?:hằng|hàng|tuần))"
)


@text_rule("CTR802", "warning")
def weekday_matches(texts: Excerpt) -> Iterator[Problem]:
    """A weekday beside a date is the weekday of that date."""
    for passage, time in timed(texts, ("day",), "thứ ", "chủ nhật"):
        after = _WEEKDAY_AFTER.match(passage.low, time.end)
        if not time.of("month") or not time.of("day") or not (time.of("weekday") or after):
            continue
        day = _day(time.year or texts.year, time.of("month")[0], time.of("day")[0])
        span = after.span("w") if after else (time.part("weekday").start, time.part("weekday").end)
        right = _WEEKDAYS[day.weekday()] if day else ""
        if day and passage.low[slice(*span)] not in (right.lower(), f"thứ {day.weekday() + 2}"):
            written = passage.text[slice(*span)]
            message = f"ngày {day.day}/{day.month}/{day.year} là {right}, không phải {written}"
            yield passage.problem(message, doubt(3, "xem lại ngày hoặc thứ"), span)


_YEARS = rf"(?<!năm học )(?<!học mới )(?<![\d/]){PAIR}(?![\d/])"
_BETWEEN_YEARS = (
    "-20", "- 20", "-19", "- 19", "-năm", "- năm", "đến 19", "đến 20", "đến năm", "đến hết",
)  # fmt: skip

_UNTIL_A_DAY = (
    "đến ngày ",
    "đến hết ngày ",
    "- ngày ",
    *(f"{to}{n}" for to in ("đến ", "- ", "-") for n in "0123"),
)
"""Without one of these a text names no days from one to another."""


@text_rule("CTR803", "warning")
def range_runs_forward(texts: Excerpt) -> Iterator[Problem]:
    """A range of years or days ends after it begins; days without years may run over the new year."""
    for hit in prose(texts).find(_YEARS, *_BETWEEN_YEARS):
        if int(hit["year"]) >= int(hit["year_2"]):
            yield _backwards(hit.passage, hit.span("year")[0], hit.span("year_2")[1])
    for passage, time in timed(texts, ("days",), *_UNTIL_A_DAY):
        days, months, years = time.of("day"), time.of("month"), time.of("year") or (0,)
        first, last = (years[0], months[0], days[0]), (years[-1], months[-1], days[-1])
        over_new_year = len(years) == 1 and first[1] >= 10 and last[1] <= 3
        begins = passage.low[time.start]
        told = begins in "tn" or passage.low[: time.start].endswith("(")
        if told and first >= last and not over_new_year:
            yield _backwards(passage, time.part("day").start, time.end)


def _backwards(passage: Passage, start: int, end: int) -> Problem:
    message = f"“{passage.text[start:end]}” kết thúc không sau lúc bắt đầu"
    return passage.problem(message, doubt(3, "xem lại mốc đầu và mốc cuối"), (start, end))


_NEW = regex(
    r"khai giảng|năm học mới|tuyển sinh|(?:chuẩn bị|trước|bước vào|vào đầu|thềm) (?:cho )?năm học"
)
_CLOSES = regex(
    r"(?:tổng kết|bế giảng) (?:hoạt động |công tác |chương trình )?(?:của )?\Z|(?:sơ kết|kết quả) học kỳ [i12]+ (?:của )?\Z"
)
_CLOSED, _BEGINS = 5, 8
"""The month in which a school year ends, and from which the one that begins is spoken of."""


@text_rule("CTR804", "warning")
def school_year(texts: Excerpt) -> Iterator[Problem]:
    """A school year takes two years running, those around the programme's; a new one begins in its year."""
    for passage, time in timed(texts, ("school_year",), "năm học"):
        start = max(passage.low.rfind(sign, 0, time.start) for sign in ",;.") + 1
        before = passage.low[start : time.end]
        first, last = time.of("year")
        found = _school_year(texts.year, first, last, before, passage.place)
        if found:
            message, sureness, advice = found
            at = time.part("year").start, time.end
            yield passage.problem(message, doubt(sureness, advice), at)


def _school_year(
    year: int, first: int, last: int, low: str, place: Place
) -> tuple[str, int, str] | None:
    """What is wrong with a school year that ends some words, how sure that is, and which it should be."""
    said, past, coming = f"{first} - {last}", f"{year - 1} - {year}", f"{year} - {year + 1}"
    if last != first + 1:
        advice = f"năm học gồm hai năm liền nhau, ví dụ {coming}"
        return f"năm học {said} không phải hai năm liền nhau", 3, advice
    if not place.of_item:
        return None
    held, closes = place.months or (_CLOSED,), _CLOSES.search(low[: low.rfind("năm học")])
    begun = held[0] >= _BEGINS and tells(low, "school year begun")
    new = _NEW.search(low) or (begun and not tells(low, "school year over"))
    if new and first != year:
        return f"năm học mới ghi {said}", 3, f"năm học mới của năm {year} là {coming}"
    if closes and last != year:
        return f"tổng kết năm học ghi {said}", 3, f"năm học tổng kết trong năm {year} là {past}"
    if closes and held[-1] < _CLOSED and "học kỳ" not in low and not tells(low, "prepared"):
        return f"tổng kết năm học {said} ở tháng {held[-1]}", 2, "năm học chưa hết"
    if first not in (year - 1, year, year + 1):
        return (
            f"năm học {said} ngoài năm {year}",
            2,
            f"năm học trong năm {year} là {past} hoặc {coming}",
        )
    return None
