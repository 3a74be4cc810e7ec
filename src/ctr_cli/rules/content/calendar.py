"""CTR801 to CTR804: dates, weekdays, ranges and school years that stand in texts."""

import re
from collections.abc import Iterator
from datetime import date

from ctr_cli.language.dates import DAY, DAY_OF_YEAR, SECOND_DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import PAIR
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.reading import Hit, doubt, prose, timed
from ctr_cli.rules.registry import Subject, rule

_FULL = r"(?<![\d/-])(?P<d>\d{1,2})(?P<sep>[/-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"
_SHORT = rf"\b(?:ngày|trước|đến|từ|hết|sau|đêm|sáng|chiều|tối) {DAY}(?![\d/])(?!-)"
_BARE = r"(?<![\d/-])(?P<d>\d{1,2})/(?P<m>0?[1-9]|1[0-2])(?![\d/-])"
_OF_DAYS = regex(r"\bngày |\bdịp |kỷ niệm|giải phóng|quốc khánh|quốc tế")
_TOLD = tuple(
    f"{word} "
    for word in ("ngày", "trước", "đến", "từ", "hết", "sau", "đêm", "sáng", "chiều", "tối")
)
_OF_THINGS = regex(r"(?:số|ngõ|ngách|nhà|hẻm|đường|phố|tỷ lệ|tổ|đạt|được) \Z")
_LONG = r"\bngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>\d{4}))?"
_MONTH = r"tháng (?P<m>\d\d)(?!\d)"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@rule("CTR801", "error", "warning")
def date_in_text_exists(subject: Subject) -> Iterator[Problem]:
    """A date in a text stands in the calendar; without a year, 29 February counts by the programme's year."""
    texts = prose(subject)
    for pattern, needed in ((_FULL, ("/", "-")), (_SHORT, ("/",)), (_LONG, ("ngày ",))):
        for hit in texts.find(pattern, *needed):
            yield from _in_calendar(subject, hit, 3)
    for hit in texts.find(_BARE, "/"):
        before = hit.passage.low[: hit.span()[0]]
        if not before.endswith(_TOLD) and _OF_DAYS.search(before) and not _OF_THINGS.search(before):
            yield from _in_calendar(subject, hit, 2)
    for hit in texts.find(_MONTH):
        before = hit.passage.low[: hit.span()[0]]
        counted = before[-2:-1].isdigit() or before.endswith(("lương ", "thưởng ", "công "))
        if int(hit["m"]) not in range(1, 13) and not counted:
            message = f"không có tháng {hit['m']}"
            yield hit.passage.problem(message, doubt(3, "xem lại tháng"), hit.span("m"))


def _in_calendar(subject: Subject, hit: Hit, sureness: int) -> Iterator[Problem]:
    groups = hit.match.groupdict()
    year = int(groups.get("y") or subject.program.year)
    if _day(year, int(hit["m"]), int(hit["d"])) is None:
        span = hit.span("d")[0], hit.span()[1]
        message = f"không có ngày {hit.passage.text[slice(*span)]} trong lịch"
        severity: Severity | None = None if sureness == 3 else "warning"
        yield hit.passage.problem(
            message, doubt(sureness, "xem lại ngày, tháng, năm"), span, severity=severity
        )


_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


@rule("CTR802", "warning")
def weekday_matches(subject: Subject) -> Iterator[Problem]:
    """A weekday beside a date is the weekday of that date."""
    for passage, time in timed(subject, ("day",), "thứ ", "chủ nhật"):
        if not time.of("weekday"):
            continue
        year, said = time.year or subject.program.year, time.part("weekday")
        day = _day(year, time.part("month").value, time.part("day").value)
        if day and day.weekday() != said.value:
            written, right = passage.text[said.start : said.end], _WEEKDAYS[day.weekday()]
            message = f"ngày {day.day}/{day.month}/{day.year} là {right}, không phải {written}"
            hint = doubt(3, "xem lại ngày hoặc thứ")
            yield passage.problem(message, hint, (said.start, said.end))


_YEARS = rf"(?<!năm học )(?<!học mới )(?<![\d/]){PAIR}(?![\d/])"
_BETWEEN_YEARS = (
    "-20", "- 20", "-19", "- 19", "-năm", "- năm", "đến 19", "đến 20", "đến năm", "đến hết",
)  # fmt: skip

_DAYS = rf"(?:từ |ngày |\()(?:ngày )?{DAY_OF_YEAR} ?(?:đến(?: hết)?|-) ?(?:ngày )?{SECOND_DAY_OF_YEAR}(?![\d/])"
_VISION = (
    r"(?:20\d\d ?- ?|đến (?:năm )?)(?P<b>20\d\d),? tầm nhìn (?:đến )?(?:năm )?(?P<c>20\d\d)(?!\d)"
)
_DAYS_OF_MONTH = r"ngày (?P<d>\d{1,2}) ?(?:-|đến) ?(?P<d2>\d{1,2})/(?P<m>\d{1,2})(?!\d)"


@rule("CTR803", "warning")
def range_runs_forward(subject: Subject) -> Iterator[Problem]:
    """A range of years or days ends after it begins; days without years may run over the new year."""
    texts = prose(subject)
    for hit in texts.find(_YEARS, *_BETWEEN_YEARS):
        if int(hit["year"]) >= int(hit["year_2"]):
            yield _backwards(hit, hit.span("year")[0], hit.span("year_2")[1])
    for hit in texts.find(_VISION, "tầm nhìn"):
        if int(hit["b"]) >= int(hit["c"]):
            yield _backwards(hit, hit.span("b")[0], hit.span("c")[1])
    for hit in texts.find(_DAYS, "/"):
        year, year2 = hit["y"] or hit["y2"], hit["y2"] or hit["y"]
        first = int(year or 0), int(hit["m"]), int(hit["d"])
        last = int(year2 or 0), int(hit["m2"]), int(hit["d2"])
        over_new_year = not hit["y"] and first[1] >= 10 and last[1] <= 3
        if first >= last and not over_new_year:
            yield _backwards(hit, hit.span("d")[0], hit.match.end() - hit.offset)
    for hit in texts.find(_DAYS_OF_MONTH, "/"):
        if int(hit["d"]) >= int(hit["d2"]):
            yield _backwards(hit, hit.span("d")[0], hit.match.end() - hit.offset)


def _backwards(hit: Hit, start: int, end: int) -> Problem:
    written = hit.passage.text[start:end]
    message = f"“{written}” kết thúc không sau lúc bắt đầu"
    return hit.passage.problem(message, doubt(3, "xem lại mốc đầu và mốc cuối"), (start, end))


_CLOSES = regex(r"tổng kết (?:hoạt động |công tác |chương trình )?(?:của )?\Z")


@rule("CTR804", "warning")
def school_year(subject: Subject) -> Iterator[Problem]:
    """A school year takes two years running, those around the programme's; a new one begins in its year."""
    year = subject.program.year
    for passage, time in timed(subject, ("school_year",), "năm học"):
        (first, last), span = time.of("year"), (time.part("year").start, time.end)
        clause = re.split(r"[,;.]", passage.low[: time.end])[-1]
        if last != first + 1:
            hint = doubt(3, f"năm học gồm hai năm liền nhau, ví dụ {year} - {year + 1}")
            yield passage.problem(
                f"năm học {first} - {last} không phải hai năm liền nhau", hint, span
            )
        elif passage.item is None:
            continue
        elif (
            re.search(
                r"khai giảng|năm học mới|tuyển sinh|(?:chuẩn bị|trước|bước vào|vào đầu) năm học",
                clause,
            )
            and first != year
        ):
            hint = doubt(3, f"năm học mới của năm {year} là {year} - {year + 1}")
            yield passage.problem(f"năm học mới ghi {first} - {last}", hint, span)
        elif _CLOSES.search(passage.low, 0, time.start) and last != year:
            hint = doubt(3, f"năm học tổng kết trong năm {year} là {year - 1} - {year}")
            yield passage.problem(f"tổng kết năm học ghi {first} - {last}", hint, span)
        elif first not in (year - 1, year, year + 1):
            hint = doubt(
                2, f"năm học trong năm {year} là {year - 1} - {year} hoặc {year} - {year + 1}"
            )
            yield passage.problem(f"năm học {first} - {last} ngoài năm {year}", hint, span)
