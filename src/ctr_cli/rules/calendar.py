"""CTR801 to CTR805: dates, weekdays, ranges, school years and years that stand in texts."""

import re
from collections.abc import Iterator
from datetime import date

from ctr_cli.diagnostics.finding import Problem
from ctr_cli.rules.prose import Hit, doubt, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import months_of

_FULL = re.compile(
    r"(?<![\d/-])(?P<d>\d{1,2})(?P<sep>[/-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)"
)
_SHORT = re.compile(
    r"\b(?:ngày|trước|đến|từ|hết|sau|đêm|sáng|chiều) (?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])(?!-)"
)
_LONG = re.compile(r"\bngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>\d{4}))?")
_MONTH = re.compile(r"(?<!\d )\btháng (?P<m>\d\d)(?!\d)")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@rule("CTR801", "error")
def date_in_text_exists(subject: Subject) -> Iterator[Problem]:
    """A date in a text stands in the calendar; without a year, 29 February counts by the programme's year."""
    texts = prose(subject)
    for pattern in (_FULL, _SHORT, _LONG):
        for hit in texts.find(pattern):
            if not re.search(r"\d", hit["d"]):
                continue
            groups = hit.match.groupdict()
            year = int(groups.get("y") or subject.program.year)
            if _day(year, int(hit["m"]), int(hit["d"])) is None:
                span = hit.span("d")[0], hit.match.end() - hit.offset
                written = hit.passage.text[slice(*span)]
                hint = doubt(3, "xem lại ngày, tháng, năm")
                yield hit.passage.problem(f"không có ngày {written} trong lịch", hint, span)
    for hit in texts.find(_MONTH):
        if int(hit["m"]) not in range(1, 13):
            message = f"không có tháng {hit['m']}"
            yield hit.passage.problem(message, doubt(3, "xem lại tháng"), hit.span("m"))


_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_WEEKDAY = re.compile(
    rf"(?<!lần )(?<!họp )(?<!nghị )(?<!phiên )\b(?P<w>{'|'.join(_WEEKDAYS)})[,(]? ?\(?(?:ngày )?"
    r"(?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:(?:/| năm )(?P<y>\d{4}))?(?!\d)"
)


@rule("CTR802", "warning")
def weekday_matches(subject: Subject) -> Iterator[Problem]:
    """A weekday beside a date is the weekday of that date."""
    for hit in prose(subject).find(_WEEKDAY):
        day = _day(int(hit["y"] or subject.program.year), int(hit["m"]), int(hit["d"]))
        if day and _WEEKDAYS[day.weekday()] != hit["w"]:
            right = _WEEKDAYS[day.weekday()].capitalize()
            message = (
                f"ngày {day.day}/{day.month}/{day.year} là {right}, không phải {hit.words('w')}"
            )
            yield hit.passage.problem(message, doubt(3, "xem lại ngày hoặc thứ"), hit.span("w"))


_SCHOOL_YEAR = re.compile(
    r"năm học(?: mới)?,? ?(?P<a>(?:19|20)\d\d) ?- ?(?P<b>(?:19|20)\d\d)(?!\d)"
)
_YEARS = re.compile(
    r"(?<!năm học )(?<!học mới )(?<![\d/])(?P<a>(?:19|20)\d\d)(?: ?- ?(?:năm )?| đến (?:hết )?(?:năm )?)"
    r"(?P<b>(?:19|20)\d\d)(?![\d/])"
)
_DAYS = re.compile(
    r"(?:từ|ngày) (?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))? ?(?:đến(?: hết)?|-) ?(?:ngày )?"
    r"(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?:/(?P<y2>\d{4}))?(?![\d/])"
)
_DAYS_OF_MONTH = re.compile(r"ngày (?P<d>\d{1,2}) ?(?:-|đến) ?(?P<d2>\d{1,2})/(?P<m>\d{1,2})(?!\d)")


@rule("CTR803", "warning")
def range_runs_forward(subject: Subject) -> Iterator[Problem]:
    """A range of years or days ends after it begins; days without years may run over the new year."""
    texts = prose(subject)
    for hit in texts.find(_YEARS):
        if int(hit["a"]) >= int(hit["b"]):
            yield _backwards(hit, hit.span("a")[0], hit.span("b")[1])
    for hit in texts.find(_DAYS):
        year, year2 = hit["y"] or hit["y2"], hit["y2"] or hit["y"]
        first = int(year or 0), int(hit["m"]), int(hit["d"])
        last = int(year2 or 0), int(hit["m2"]), int(hit["d2"])
        over_new_year = not hit["y"] and first[1] >= 10 and last[1] <= 3
        if first >= last and not over_new_year:
            yield _backwards(hit, hit.span("d")[0], hit.match.end() - hit.offset)
    for hit in texts.find(_DAYS_OF_MONTH):
        if int(hit["d"]) >= int(hit["d2"]):
            yield _backwards(hit, hit.span("d")[0], hit.match.end() - hit.offset)


def _backwards(hit: Hit, start: int, end: int) -> Problem:
    written = hit.passage.text[start:end]
    message = f"“{written}” kết thúc không sau lúc bắt đầu"
    return hit.passage.problem(message, doubt(3, "xem lại mốc đầu và mốc cuối"), (start, end))


@rule("CTR804", "warning")
def school_year(subject: Subject) -> Iterator[Problem]:
    """A school year takes two years running, those around the programme's; a new one begins in its year."""
    year = subject.program.year
    for hit in prose(subject).find(_SCHOOL_YEAR):
        first, last = int(hit["a"]), int(hit["b"])
        span = hit.span("a")[0], hit.span("b")[1]
        clause = hit.passage.low[: hit.span()[1]]
        if last != first + 1:
            hint = doubt(3, f"năm học gồm hai năm liền nhau, ví dụ {year} - {year + 1}")
            yield hit.passage.problem(
                f"năm học {first} - {last} không phải hai năm liền nhau", hint, span
            )
        elif hit.passage.item is None:
            continue
        elif (
            re.search(r"khai giảng|năm học mới|tuyển sinh|chuẩn bị năm học", clause)
            and first != year
        ):
            hint = doubt(3, f"năm học mới của năm {year} là {year} - {year + 1}")
            yield hit.passage.problem(f"năm học mới ghi {first} - {last}", hint, span)
        elif first not in (year - 1, year, year + 1):
            hint = doubt(
                2, f"năm học trong năm {year} là {year - 1} - {year} hoặc {year} - {year + 1}"
            )
            yield hit.passage.problem(f"năm học {first} - {last} ngoài năm {year}", hint, span)


_TITLE_YEAR = re.compile(r"\bnăm (?P<y>20\d\d)(?!\d| ?-)")
_AHEAD = re.compile(
    r"\b(?P<what>phương hướng|nhiệm vụ|giải pháp|kế hoạch|chương trình|dự toán|chỉ thị|lễ hội|liên hoan|"
    r"tuyển quân|giao quân|giao ước thi đua|đối thoại|chỉ tiêu|công tác)(?P<between>[^.;\n]{0,90}?)"
    r"\bnăm (?P<y>20\d\d)(?!\d| ?-)"
)
_BEHIND = re.compile(
    r"tổng kết|sơ kết|kết quả|kiểm điểm|đánh giá|quyết toán|báo cáo|thực hiện|rút kinh nghiệm|biểu dương|"
    r"khen thưởng|chuyển nguồn|kéo dài|tình hình|theo|còn lại|tồn tại|khắc phục|sau|bổ sung|điều chỉnh|"
    r"cuối năm|kết luận|xếp loại|phân loại|công khai|hoàn thành"
)
_NOT_THAT_YEAR = re.compile(
    r"giai đoạn|tầm nhìn|\bđến\b|nhiệm kỳ|kể từ|trước|mục tiêu|từ năm|ngày \d|tháng \d|định hướng|quy hoạch"
)
_REVIEWED = re.compile(
    r"\b(?:kiểm điểm|tổng kết|kết quả|phân loại|đánh giá chất lượng)(?P<between>[^.;,\n]{0,90}?)"
    r"\bnăm (?P<y>20\d\d)(?!\d| ?-)"
)
_NEXT_YEAR = re.compile(
    r"\b(?:phương hướng|(?:thông qua|ban hành|xây dựng|cho ý kiến|chuẩn bị|dự thảo)[^.;\n]{0,30}"
    r"(?:chương trình|kế hoạch)(?: công tác| kiểm tra| làm việc))(?P<between>[^.;\n]{0,80}?)"
    r"\bnăm (?P<y>20\d\d)(?!\d| ?-)"
)
_BUDGET = re.compile(
    r"\bdự toán (?:thu|chi|ngân sách)(?P<between>[^.;\n]{0,70}?)\bnăm (?P<y>20\d\d)(?!\d| ?-)"
)
_BUDGET_AT_WORK = re.compile(
    r"thực hiện|điều chỉnh|bổ sung|quyết toán|kết quả|\bước\b|tình hình|chấp hành|tiến độ|hoàn thành|phấn đấu"
)
_YEARLY = re.compile(r"lễ hội|liên hoan|tuyển quân|giao quân|giao ước")


@rule("CTR805", "warning")
def year_is_the_programmes(subject: Subject) -> Iterator[Problem]:
    """Work ahead names the programme's year or the next, a review the year that is being reviewed."""
    year, texts = subject.program.year, prose(subject)
    seen: set[tuple[object, int]] = set()
    for hit in texts.find(_TITLE_YEAR):
        key, before = hit.passage.path[:2], hit.passage.low[: hit.span()[0]]
        own = key == ("document", "title") or (
            key[0] in ("document", "implementation")
            and before.endswith(("trong ", "ban thường vụ đảng ủy "))
        )
        if own and int(hit["y"]) != year:
            hint = doubt(3, f"viết năm {year}, hoặc xem lại khóa year")
            yield hit.passage.problem(
                f"văn bản ghi năm {hit['y']}, chương trình là năm {year}", hint, hit.span("y")
            )
    for pattern, judge in (
        (_REVIEWED, _reviewed), (_NEXT_YEAR, _next_year), (_BUDGET, _budget), (_AHEAD, _ahead),
    ):  # fmt: skip
        for hit in texts.find(pattern):
            passage = hit.passage
            place = (passage.path, hit.span("y")[0])
            if passage.item is None or passage.meeting is None or place in seen:
                continue
            months = months_of(passage.meeting)
            advice = judge(hit, int(hit["y"]) - year, months[-1] if months else 0)
            if advice:
                seen.add(place)
                sureness, right, why = advice
                message = f"{why}, ở đây ghi năm {hit['y']}"
                yield passage.problem(
                    message, doubt(sureness, f"có phải năm {year + right}?"), hit.span("y")
                )


def _reviewed(hit: Hit, off: int, month: int) -> tuple[int, int, str] | None:
    """What was reviewed lies behind: this year at its end, last year at its beginning."""
    if _NOT_THAT_YEAR.search(hit["between"]):
        return None
    if off >= 1:
        return 3, 0, "việc kiểm điểm, tổng kết là của năm đã qua"
    if (
        off == -1
        and month == 12
        and re.search(r"công tác|nhiệm vụ|thực hiện|chất lượng", hit["between"])
    ):
        return 2, 0, "hội nghị tháng 12 kiểm điểm, tổng kết năm đang hết"
    return None


def _next_year(hit: Hit, off: int, month: int) -> tuple[int, int, str] | None:
    """At the year's end, directions and programmes are those of the next year."""
    if (
        off <= 0
        and month == 12
        and not _NOT_THAT_YEAR.search(hit["between"])
        and "kết quả" not in hit["between"]
    ):
        return 2, 1, "phương hướng, chương trình bàn vào tháng 12 là của năm sau"
    return None


def _budget(hit: Hit, off: int, month: int) -> tuple[int, int, str] | None:
    """From September the estimate under discussion is next year's."""
    if off <= 0 and month >= 9 and not _BUDGET_AT_WORK.search(hit.passage.low):
        return 2, 1, f"dự toán bàn vào tháng {month} thường là của năm sau"
    return None


def _ahead(hit: Hit, off: int, month: int) -> tuple[int, int, str] | None:
    """Plans are for this year or the next, and next year's do not come up in the first months."""
    what, between = hit["what"], hit["between"]
    before = hit.passage.low[: hit.span("y")[0]]
    if _NOT_THAT_YEAR.search(between):
        return None
    if off < 0 and not _BEHIND.search(before):
        return 2, 0, f"“{what}” là việc sắp làm"
    if off >= 2:
        return 2, 0, f"“{what}” thuộc năm nay hoặc năm sau"
    if off == 1 and month <= 8 and _YEARLY.search(what + between):
        return 2, 0, f"“{what}” bàn vào tháng {month} là của năm nay"
    if (
        off == 1
        and month <= 4
        and not re.search(r"dự toán|đầu tư|kinh tế|tài chính|ngân sách", before)
    ):
        return 1, 0, f"“{what}” bàn vào tháng {month} thường là của năm nay"
    return None
