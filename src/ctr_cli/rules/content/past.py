"""CTR813: days that are past when the meeting is held: of a celebration, of work to be done, of an event."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.events import named
from ctr_cli.rules.content.happened import happened
from ctr_cli.rules.content.overdue import is_late, is_of_the_past, overdue
from ctr_cli.rules.content.periods import misfit
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, lead, prose, signs, tells, times
from ctr_cli.rules.registry import text_rule


@text_rule("CTR813", "warning", "info")
def day_is_ahead(texts: Excerpt) -> Iterator[Problem]:
    """A celebration, an event or the end of some work is planned before its day, unless next year's is meant."""
    found = list(_celebrated(texts))
    yield from found
    told = {problem.path for problem in found}
    for passage in prose(texts).holding(*_PLANNED):
        if passage.path not in told and not misfit(passage.text, texts.year):
            planned = list(_planned(texts.year, passage))
            yield from planned or overdue(texts.year, passage)
    for passage in prose(texts).items:
        yield from happened(texts.year, passage)


_PLANNED = (
    "trước", "chậm nhất", "muộn nhất", "hạn", "xong", "hoàn thành", "kịp", "dự kiến", "sắp tới", "khởi công",
    "bàn giao", "ra mắt", "phấn đấu", "khai trương", "khánh thành", "tổ chức", "diễn ra", "khai mạc", "lễ", "hội",
    "ra quân", "diễn tập", "thời gian", "kết thúc", "nghiệm thu", "giải ngân", "cấp phát", "vào", "chi trả", "từ ngày",
    "phải", "sẽ", "yêu cầu", "giao ", "phân công", "chuẩn bị", "hẹn", "đôn đốc", "cam kết", "đăng ký", "đẩy nhanh", "mở ",
)  # fmt: skip
_IS_PLANNED = regex(
    r"""(?x) \b(?: (?P<by> trước | chậm\ nhất | muộn\ nhất | hạn | xong | hoàn\ thành | kịp | dự\ kiến | sắp\ tới | phấn\ đấu | bàn\ giao
        | ra\ mắt | kết\ thúc | nghiệm\ thu | giải\ ngân | cấp\ phát | chi\ trả ) \b[^;.:\n]{0,110}
      | (?: khởi\ công | khai\ trương | khánh\ thành | khai\ mạc | ra\ quân | diễn\ tập | diễn\ ra | tổ\ chức | lễ | hội | vào | thời\ gian )\b
        [^;.:\n\d]{0,50} ) \Z"""
)
_HANDED_IN = regex(
    r"""(?x) (?:\A|[,;]\ |\bvà\ ) (?![^,;.]*hồ\ sơ[^,;.]*nộp) [^,;.]{0,40} (?<!đã\ ) (?<!đơn\ ) (?<!hồ\ sơ\ ) \b (?: gửi | nộp | báo\ cáo | hoàn\ thành ) \b
    (?! [^;]* (?: phát\ sinh | ban\ hành | tồn\ đọng | xảy\ ra | hiệu\ lực | hình\ thành | hồ\ sơ\ nộp ) ) [^,;.]{0,120} (?: trước | nhất | xong ) [^,;.]{0,12} \Z"""
)
"""What is handed in by a day, though results or a report: it is still to be done."""
_TO_BE_DONE = ("xong", "hoàn thành", "chậm nhất", "muộn nhất", "hạn", "kịp", "phấn đấu")
_OUTSIDE = (1,)
"""The month from which what is laid down for the whole year is carried out."""
_LONG = 6
"""Months back from which a time without a year is the next one."""


def _planned(year: int, passage: Passage) -> Iterator[Problem]:
    """A time by which something is to be done, or at which it is held, and which is over."""
    place, low, begin = passage.place, passage.low, lead(passage.text)
    held = place.months or (_OUTSIDE if place.key == "implementation" else ())
    for time in times(passage.text) if held else ():
        near = low[max(0, time.start - 5) : time.end + 9]
        meets = low[: time.start].endswith(("kỳ họp ", "phiên họp ", "hội nghị "))
        told = meets or tells(near, "lunar") or is_of_the_past(low, time.start)
        ahead = time.start < begin or not _is_over(time, year, held[0])
        ahead = ahead or (time.year is None and str(year + 1) in low)
        if ahead or told or is_late(passage, time.end):
            continue
        start = max(low.rfind(sign, 0, time.start) + 1 for sign in (";", ". ", ", "))
        begins = low.startswith(("sắp tới", "dự kiến", "chuẩn bị"), begin)
        by = _IS_PLANNED.search(low, begin if begins else max(start, begin), time.start)
        # `Trước ngày 01/7/2025, xã thuộc huyện …`, and most days of last year, tell of the time before.
        before = by and by["by"] == "trước" and by.start() == begin
        before = before or (by and time.year == year - 1 and by["by"] not in _TO_BE_DONE)
        within = time.kind == "quarter" and low[: time.start].endswith(("trong ", "hết "))
        due = bool(by and by["by"]) or (begins and time.year is not None)
        kinds = _KINDS[due, time.year is not None]
        aside = "(" in low[start : time.start] and tells(low[: time.start], "conference held")
        if not by or before or (aside and not due) or not (within or time.kind in kinds):
            continue
        of_all = max(low.rfind(sign, 0, time.start) + 1 for sign in (";", ". "))
        said = f" {low[of_all if time.kind == 'year' else start : time.start]}"
        handed = _HANDED_IN.search(low, begin, time.start)
        if begins or handed or not tells(said, "done already"):
            written, at = passage.text[time.start : time.end], (time.start, time.end)
            message = f"{written} đã qua khi họp vào tháng {held[0]}/{year}"
            yield passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), at)
            return


_KINDS = {
    (True, True): ("day", "days", "month", "year"),
    (True, False): ("day", "days", "month"),
    (False, True): ("day", "days"),
    (False, False): (),
}
"""Which times are judged: of what is to be done, or held; with a year, or without."""


def _is_over(time: Time, year: int, held: int) -> bool:
    """Whether a time ended before a month; one without a year lately."""
    month = time.months[-1] if time.months else 12
    if time.year is None:
        return bool(time.months) and 0 < held - month <= _LONG
    return (year - 1, 1) <= (time.year, month) < (year, held)


_DAY = rf"(?<![\d/]){DAY}(?![\d/])|\((?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/\d{{4}}(?:\)| ?- ?\d)"
_Day = tuple[int, int, tuple[int, int]]
"""A month, a day of it, and the characters it is written with."""


def _celebrated(texts: Excerpt) -> Iterator[Problem]:
    """Celebrations all of whose days are past."""
    told: dict[KeyPath, list[_Day]] = defaultdict(list)
    for name in named(texts):
        if name.event.day and name.event.month:
            day = name.event.month, name.event.day, (name.start, name.end)
            told[name.passage.path].append(day)
    for hit in prose(texts).find(_DAY, "/"):
        if not hit.passage.low[: hit.span()[0]].endswith(signs("named after a day")):
            day = int(hit["m"] or hit["m2"]), int(hit["d"] or hit["d2"]), hit.span()
            told[hit.passage.path].append(day)
    for passage in prose(texts).holding(*signs("celebrated")):
        planned = passage.place.of_item and passage.place.months
        if planned and passage.path in told and not tells(passage.low, "past", "done"):
            yield from _past(texts.year, passage, told[passage.path])


OCCASION = regex(r"\b(?:nhân|nhân dịp|hưởng ứng|mít tinh|tọa đàm)\b[^,;.:]{0,40}\Z")
"""Right before a day that is kept at once, and not prepared for months."""
_AHEAD_MONTHS = 4
"""Months in which the celebration of next year is not planned yet."""
_EARLY_DAY = 3


def _past(year: int, passage: Passage, days: list[_Day]) -> Iterator[Problem]:
    held, low = passage.place.months[0], passage.low
    years = [int(written) for written in re.findall(r"(?<!\d)20\d\d(?!\d)", low)]
    if any(named > year for named in years) or low.startswith(tuple(f"năm {y}, " for y in years)):
        return
    gone = [day for day in days if day[0] < held and day[0] + 12 - held > _AHEAD_MONTHS]
    soon = tells(low, "planned")
    just_gone = [day for day in days if soon and day[0] == held and day[1] <= _EARLY_DAY]
    if gone and len(gone) + len(just_gone) == len(days):
        month, day, span = min(gone, key=lambda entry: entry[2])
        occasion = OCCASION.search(low, 0, span[0])
        decided = low.startswith(signs("decided"), lead(passage.text)) or bool(occasion)
        message = f"ngày {day}/{month} đã qua khi họp vào tháng {held}"
        advice = f"đưa về {passage.occasion} tháng {month} hoặc trước đó"
        found = passage.problem(message, doubt(1 + decided, advice), span)
        yield found if decided else found._replace(severity="info")
