"""CTR813: days that are past when the meeting is held: of a celebration, of work to be done, of an event."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY, DAY_OF_YEAR, SECOND_DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.events import named
from ctr_cli.rules.content.periods import misfit, periods
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Passage, doubt, lead, prose, signs, tells, times
from ctr_cli.rules.registry import text_rule


@text_rule("CTR813", "warning", "info")
def day_is_ahead(texts: Excerpt) -> Iterator[Problem]:
    """A celebration, an event or the end of some work is planned before its day, unless next year's is meant."""
    found = list(_days_over(texts))
    yield from found
    told = {problem.path for problem in found}
    for passage in prose(texts).holding(*_PLANNED):
        if passage.path not in told and not misfit(passage.text, texts.year):
            yield from _planned(texts.year, passage)


def _days_over(texts: Excerpt) -> Iterator[Problem]:
    yield from _celebrated(texts)
    for hit in prose(texts).find(_DUE, "/"):
        if _is_due_before(hit, texts.year) and not misfit(hit.passage.text, texts.year):
            yield _over(hit, texts.year)
    for hit in prose(texts).find(_HELD, "ngày ", "dịp "):
        before, months = hit.passage.low[: hit.span("d")[0]], hit.passage.place.months
        last = int(hit["y2"] or hit["y"]), int(hit["m2"] or hit["m"])
        first = int(hit["y"]), int(hit["m"])
        past = months and first <= last and last[0] == texts.year and last[1] < months[0]
        if past and not tells(before, "past", "of a report"):
            yield _over(hit, texts.year)
    for passage in prose(texts).holding(*_IN_A_PERIOD):
        yield from _finished(texts.year, passage)


def _over(hit: Hit, year: int) -> Problem:
    when = (
        f"khi họp vào tháng {hit.passage.place.months[0]}"
        if hit.passage.place.months
        else f"vào đầu năm {year}"
    )
    message = f"ngày {hit['d']}/{int(hit['m'])}/{hit['y'] or year} đã qua {when}"
    span = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
    return hit.passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), span)


_DUE = rf"""(?x)
    (?: (?: trước | (?:chậm|muộn)\ nhất(?:\ là)? | hoàn\ thành | xong | tổ\ chức | diễn\ ra | khai\ mạc | khai\ trương )
        (?: \ trước | \ vào | \ từ )? \ (?: ngày | sáng | chiều | tối ) | (?: hoàn\ thành | xong )\ trước )
    \ {DAY_OF_YEAR} (?![\d/])
"""
_HELD = rf"""(?x)
    (?: (?: lễ | hội | khai\ mạc | khai\ trương | khánh\ thành | khởi\ công | ra\ quân | diễn\ tập )\b [^.;\n\d]{{0,50}}
      | từ (?=\ ngày\ \d{{1,2}}/\d{{1,2}}/\d{{4}}\ đến) | thời\ gian | vào (?:\ thứ\ \w+,?)?
      | \( (?:tổ\ chức\ )? (?:vào\ )? thứ\ \w+, )
    \ (?:ngày|dịp)\ {DAY}/(?P<y>\d{{4}}) (?!\ của) (?: \ đến (?:\ hết)? \ ngày\ {SECOND_DAY_OF_YEAR} )?
"""
_IN_HAND = regex(
    r"""(?x) (?: hoàn\ thành | xong | chậm\ nhất | tổ\ chức | diễn\ ra | khai\ mạc | khai\ trương | báo\ cáo | gửi
    | (?<!công\ ) (?<!chương\ ) trình | (?<!hồ\ sơ\ ) (?<!đơn\ ) nộp ) [^.;]{0,60} \Z"""
)
"""What is to be done by a day; without it a day of years before only dates what was: `phát sinh trước ngày 1/7/2025`."""
_HANDED_IN = regex(
    r"""(?x) (?:\A|[,;]\ (?:và\ )?|\bvà\ |(?:các|yêu\ cầu|đề\ nghị|giao)\ [^,;.]{0,60}\ ) (?<!đã\ ) (?: gửi | nộp | báo\ cáo | hoàn\ thành | trình )
    \     (?! [^;]* (?: phát\ sinh | ban\ hành | tồn\ đọng | xảy\ ra | hiệu\ lực | hình\ thành ) ) [^,;.]{0,80}
    (?: trước | chậm\ nhất | xong ) [^,;.]{0,12} \Z
    | [,;]\ [^,;.]{3,60}\ xong\ (?:trước\ )?\Z"""
)
"""What is handed in by a day, though results or a report: it is still to be done."""
_DATED = regex(
    r"""(?x) \b(?<!học\ ) (?: ban\ hành | phát\ sinh | ký | cấp | kết\ nạp | tồn\ đọng | hình\ thành | xảy\ ra | hiệu\ lực | nhập\ học
    | sinh | nộp | được | đã ) (?:\ \w+){0,2}\ \Z"""
)
"""Before a day that dates what was, of this year too."""
_OUTSIDE = 1
"""The month from which what is laid down for the whole year is carried out."""


def _is_due_before(hit: Hit, year: int) -> bool:
    place, due = hit.passage.place, (int(hit["y"] or year), int(hit["m"]))
    before, by = hit.passage.low[: hit.span()[0]], hit.passage.low[: hit.span("d")[0]]
    months = place.months or ((_OUTSIDE,) if place.key == "implementation" else ())
    by, handed = by.removesuffix("ngày "), _HANDED_IN.search(by)
    if not months or due >= (year, months[0]):
        return False
    if not handed and (_DATED.search(before) or tells(before, "past")):
        return False
    return due[0] == year or bool(_IN_HAND.search(by))


_IN_A_PERIOD = ("trong tháng", "trong quý", "hết tháng", "hết quý", "trước tháng", "trước quý")
_FINISHED = regex(
    r"""(?x) (?:\A|[,;]\ (?:và\ )?|(?:\A|[,;]\ )(?:các|giao|yêu\ cầu|đề\ nghị)\ [^,;.\d]{1,40}\ ) (?:phấn\ đấu\ )? (?: hoàn\ thành | kết\ thúc | tổ\ chức\ (?!thực\ hiện) | bàn\ giao | nghiệm\ thu | giải\ ngân | cấp\ phát | chi\ trả )
    (?![^.;]*đã\ ) [^.;\d]{0,60}? \ ?(?:trong|hết|trước) (?:\ cả)? \ \Z"""
)


def _finished(year: int, passage: Passage) -> Iterator[Problem]:
    """Work to be finished in a month or a quarter that is over."""
    held = passage.place.months
    for period in periods(passage.text) if held else ():
        before = passage.low[: period.span[0]]
        over = period.counted(year, held[0], ahead=True).last < held[0]
        match = _FINISHED.search(before) if over else None
        if match and not tells(before[match.start() :], "past"):
            message = f"{period.name} đã qua khi họp vào tháng {held[0]}"
            yield passage.problem(message, doubt(2, "xem lại tháng, quý"), period.span)


_PLANNED = (
    "trước", "chậm nhất", "muộn nhất", "hạn", "xong", "hoàn thành", "kịp", "dự kiến", "sắp tới", "khởi công",
    "bàn giao", "ra mắt", "phấn đấu", "khai trương", "khánh thành",
)  # fmt: skip
_IS_PLANNED = regex(rf"\b(?:{'|'.join(_PLANNED)})\b[^;.:\n]{{0,75}}\Z")


def _planned(year: int, passage: Passage) -> Iterator[Problem]:
    """A day, a month or a year, written with its year, by which something is to be done and which is over."""
    held, low = passage.place.months, passage.low
    for time in times(passage.text) if held and passage.place.of_item else ():
        last = max(time.of("year"), default=0), time.months[-1] if time.months else 12
        if time.start < lead(passage.text) or not year - 1 <= last[0] or last >= (year, held[0]):
            continue
        clause = max(low.rfind(sign, 0, time.start) + 1 for sign in (";", ". ", ", "))
        begins = low.startswith(("sắp tới", "dự kiến", "chuẩn bị"), lead(passage.text))
        said = "" if begins else low[clause : time.start] + low[time.end : time.end + 12]
        planned = _IS_PLANNED.search(low, 0 if begins else clause, time.start)
        # `Trước ngày 01/7/2025, xã thuộc huyện …`, and a day of last year, tell of the time before.
        if planned and planned.group().startswith("trước"):
            told = last[0] < year or planned.start() == lead(passage.text)
            planned = None if told else planned
        if planned and time.kind in _DATED_KINDS and not tells(f" {said}", "done already"):
            written, at = passage.text[time.start : time.end], (time.start, time.end)
            message = f"{written} đã qua khi họp vào tháng {held[0]}/{year}"
            yield passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), at)
            return


_DATED_KINDS = ("day", "days", "month", "year")
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


OCCASION = regex(r"\b(?:nhân|nhân dịp|hưởng ứng|mít tinh|tọa đàm|tổ chức ngày)\b[^,;.:]{0,40}\Z")
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
