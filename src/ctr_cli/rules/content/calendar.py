"""CTR801 to CTR804: dates, weekdays, ranges and school years that stand in texts."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time, Unit
from ctr_cli.language.years import PAIR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.excerpt import Excerpt, Place
from ctr_cli.rules.reading import Passage, holds, prose, tells, timed, times
from ctr_cli.rules.registry import text_rule

_DATE = (
    r"(?P<told>\b(?:ngày|trước|đến|từ|hết|sau|đêm|sáng|chiều|tối) )?(?<![\d/-])(?P<d>\d{1,2})"
    r"(?P<sep>[/-]| tháng )(?P<m>\d{1,2})(?:(?:(?P=sep)| năm )(?P<y>\d{4}))?(?![\d/-])"
)
_OF_DAYS = regex(
    r"(?x) (?: \bngày\  | \bdịp\  | kỷ\ niệm | giải\ phóng | quốc\ khánh | quốc\ tế | thời\ gian ) .*"
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
    for hit in prose(texts).find(_DATE, "/", "-", " tháng "):
        sign, month = hit["sep"], int(hit["m"])
        if _day(int(hit["y"] or texts.year), month, int(hit["d"])):
            continue
        if sign == " tháng ":
            sure = hit["told"] == "ngày "
        else:
            sure = bool(hit["y"] or (hit["told"] and sign == "/"))
        before = hit.passage.low[: hit.span("d")[0]]
        if sure or (sign == "/" and 1 <= month <= 12 and _OF_DAYS.search(before)):
            span = hit.span("d")[0], hit.span()[1]
            message = f"không có ngày {hit.passage.text[slice(*span)]} trong lịch"
            found = hit.passage.doubt(message, 3, "xem lại ngày, tháng, năm", span)
            yield found._replace(severity="error" if sure else "warning")
    yield from miswritten(texts, "CTR801")


_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_WEEKDAY_AFTER = regex(
    r",? (?:rơi vào |là |vào |nhằm )?\(?(?P<w>thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b(?! (?:hằng|hàng|tuần|và))"
)


_COUNTED = ("phiên ", "phiên họp ", "kỳ họp ", "hội nghị ", "lần ", "đợt ", "buổi ")
"""Before a number that is no weekday: `phiên thứ hai ngày 11/5`."""


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
        if passage.low.endswith(_COUNTED, 0, span[0]):
            continue
        if day and passage.low[slice(*span)] not in (right.lower(), f"thứ {day.weekday() + 2}"):
            written = passage.text[slice(*span)]
            message = f"ngày {day.day}/{day.month}/{day.year} là {right}, không phải {written}"
            yield passage.doubt(message, 3, "xem lại ngày hoặc thứ", span)


_YEARS = rf"(?<!năm học )(?<!học mới )(?<![\d/]){PAIR}(?![\d/])"
_BETWEEN_YEARS = (
    "-20", "- 20", "-19", "- 19", "-năm", "- năm", "đến 19", "đến 20", "đến năm", "đến hết",
)  # fmt: skip
_UNTIL = regex(r" ?(?:-|đến)(?: hết| trước)?(?: \d{1,2} giờ(?: \d\d)?)? ?")


@text_rule("CTR803", "warning")
def range_runs_forward(texts: Excerpt) -> Iterator[Problem]:
    """A range of years, months or days ends after it begins, and what comes first is not later than what follows it."""
    for hit in prose(texts).find(_YEARS, *_BETWEEN_YEARS):
        if int(hit["year"]) >= int(hit["year_2"]):
            yield _backwards(hit.passage, hit.span("year")[0], hit.span("year_2")[1])
    for passage in prose(texts).holding("đến ", "- ", "-0", "-1", "-2", "-3", "ngày "):
        low = passage.low
        known = times(passage.text) if low.count("/") + low.count("tháng ") > 1 else []
        days = [time for time in known if time.kind in ("day", "days")]
        for one, other in (
            *((time, time) for time in days if time.kind == "days"),
            *pairwise(known),
        ):
            until = one is other or _UNTIL.fullmatch(low[one.end : other.start])
            if until and one.kind == other.kind and one.of("month") and _runs_back(low, one, other):
                yield _backwards(passage, one.parts[0].start, other.end)
        for one, other in pairwise(days):
            if _out_of_order(low, one, other):
                at = other.start, other.end
                message = f"{passage.text[slice(*at)]} không hợp với ngày ghi trước nó"
                yield passage.doubt(message, 2, "xem lại thứ tự hai ngày", at)


def _runs_back(low: str, one: Time, other: Time) -> bool:
    """Whether a range does not end after it begins; days without years may run over the new year."""
    years, months, days = (
        (one.of(unit) if one is other else (*one.of(unit), *other.of(unit))) or (0,)
        for unit in _UNITS
    )
    first, last = (years[0], months[0], days[0]), (years[-1], months[-1], days[-1])
    over_new_year = len(years) == 1 and first[1] >= 10 and last[1] <= 3
    told = low[one.start] in "tn" or low[: one.start].endswith("(")
    return told and first >= last and not over_new_year


_UNITS: tuple[Unit, ...] = ("year", "month", "day")
_CLAUSE = 60
"""Letters before a day in which stands what is done on it."""


def _out_of_order(low: str, one: Time, other: Time) -> bool:
    """Whether what comes first, by `data/order.yaml`, has a later day than what follows it."""
    first, last = low[max(0, one.start - _CLAUSE) : one.start], low[one.end : other.start]
    days = [
        (time.year or one.year or other.year, time.of("month")[0], time.of("day")[0])
        for time in (one, other)
        if time.of("month") and time.of("day")
    ]
    if len(days) < 2 or days[0] == days[1]:
        return False
    if days[0] < days[1]:
        first, last = last, first
    return any(holds(first, begin) and holds(last, then) for begin, then in table("order"))


def _backwards(passage: Passage, start: int, end: int) -> Problem:
    message = f"“{passage.text[start:end]}” kết thúc không sau lúc bắt đầu"
    return passage.doubt(message, 3, "xem lại mốc đầu và mốc cuối", (start, end))


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
    yield from _school_terms(texts)
    year = texts.year
    past, coming = f"{year - 1} - {year}", f"{year} - {year + 1}"
    for passage, time in timed(texts, ("school_year",), "năm học"):
        start = max(passage.low.rfind(sign, 0, time.start) for sign in ",;.") + 1
        first, last = time.of("year")
        if last != first + 1:
            why, hint = "không phải hai năm liền nhau", f"năm học gồm hai năm, ví dụ {coming}"
        elif not passage.place.of_item:
            continue
        elif first not in (year - 1, year, year + 1):
            others = [one for one in times(passage.text) if one.kind == "school_year"]
            compared = first < year - 2 or holds(passage.low, _COMPARED)
            if compared and len(others) > 1:
                continue
            why, hint = f"ngoài năm {year}", f"năm học trong năm {year} là {past} hoặc {coming}"
        else:
            why, hint = _of_another_year(year, first, passage.low[start : time.end], passage.place)
        if why:
            message = f"năm học {first} - {last} {why}"
            yield passage.doubt(message, 3, hint, (time.part("year").start, time.end))


_SCHOOL_TERM = (
    r"\b(?:sơ kết|tổng kết|kết thúc|kết quả|cuối) [^;.,]{0,30}?(?<!giữa )học kỳ (?P<n>ii?|[12])\b"
)
_NOT_NOW = {"ii": (12, 1, 2), "2": (12, 1, 2), "i": (5, 6, 7), "1": (5, 6, 7)}
"""The months in which the second term of a school year has just begun, and the first is long over."""
_OTHER_TERM = ("so sánh", "so với", "hai học kỳ", "cả năm", "năm học trước", "kế hoạch", "đề cương")


def _school_terms(texts: Excerpt) -> Iterator[Problem]:
    """A term of a school year that is closed in the months of the other one."""
    for hit in prose(texts).find(_SCHOOL_TERM, "học kỳ"):
        held, low = hit.passage.place.months, hit.passage.low
        others = {m[1] for m in _ANY_TERM.finditer(low)} - {hit["n"]}
        closed = held and {*held} <= {*_NOT_NOW[hit["n"]]} and not others
        if closed and not holds(low, (*_OTHER_TERM, f"năm học {texts.year}")):
            message = f"học kỳ {hit.words('n')} không kết thúc vào lúc này (tháng {held[0]})"
            yield hit.doubt(message, 2, "xem lại học kỳ", "n")


_ANY_TERM = regex(r"\bhọc kỳ (ii?|[12])\b")
_COMPARED = ("so sánh", "so với", "phân tích", "hai năm học", "ba năm học", "các năm học")


def _of_another_year(year: int, first: int, low: str, place: Place) -> tuple[str, str]:
    """Why the school year that ends some words is not the one meant, and which is; nothing where it is."""
    held, closes = place.months or (_CLOSED,), _CLOSES.search(low[: low.rfind("năm học")])
    begun = held[0] >= _BEGINS and tells(low, "school year begun")
    if (_NEW.search(low) or (begun and not tells(low, "school year over"))) and first != year:
        return "không phải năm học mới", f"năm học mới của năm {year} là {year} - {year + 1}"
    if closes and first != year - 1:
        return "chưa tổng kết", f"năm học tổng kết trong năm {year} là {year - 1} - {year}"
    early = closes and held[-1] < _CLOSED and "học kỳ" not in low and not tells(low, "prepared")
    return (
        (f"chưa hết ở tháng {held[-1]}", "xem lại tháng họp, hoặc năm học") if early else ("", "")
    )
