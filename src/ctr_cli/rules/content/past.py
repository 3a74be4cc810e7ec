"""CTR813: days that are past when the meeting is held: of a celebration, of work to be done, of an event."""

import re
from collections.abc import Iterator

from ctr_cli.language.dates import DAY, DAY_OF_YEAR, SECOND_DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.content.events import named
from ctr_cli.rules.reading import Passage, doubt, prose, signs, tells
from ctr_cli.rules.registry import Subject, rule

_DAY = rf"(?<![\d/]){DAY}(?![\d/])|\((?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/\d{{4}}(?:\)| ?- ?\d)"
_STREET = regex(r"(?:đường|phố|trường|quảng trường|công viên|cầu|chợ|khu đô thị|trường thpt) \Z")
_DUE = (
    r"(?P<by>trước|chậm nhất|hoàn thành|xong|tổ chức|diễn ra|khai mạc|khai trương)(?: trước| vào| từ)? (?:ngày|sáng|chiều|tối) "
    rf"{DAY_OF_YEAR}(?![\d/])"
)
_HELD = (
    rf"(?:(?:lễ|hội|khai mạc|khai trương|khánh thành|khởi công|ra quân|diễn tập)\b[^.;\n\d]{{0,50}}|từ(?= ngày \d{{1,2}}/\d{{1,2}}/\d{{4}} đến)|thời gian|vào(?: thứ \w+,?)?|\((?:tổ chức )?(?:vào )?thứ \w+,) ngày {DAY}/(?P<y>\d{{4}})(?! của)"
    rf"(?: đến(?: hết)? ngày {SECOND_DAY_OF_YEAR})?"
)
_IN_HAND = regex(
    r"(?:hoàn thành|xong|chậm nhất|tổ chức|diễn ra|khai mạc|khai trương|báo cáo|gửi|(?<!công )(?<!chương )trình|(?<!hồ sơ )(?<!đơn )nộp)[^.;]{0,60}\Z"
)
"""What is to be done by a day; without it a day of years before only dates what was: `phát sinh trước ngày 1/7/2025`."""
_AHEAD_MONTHS = 4
_EARLY_DAY = 3
_FIRST = (1,)
"""The month from which what is laid down for the whole year is carried out."""


@rule("CTR813", "warning", "info")
def day_is_ahead(subject: Subject) -> Iterator[Problem]:
    """A celebration is planned before its day: not in a later month, unless next year's is meant."""
    days: dict[int, tuple[Passage, list[tuple[int, int, tuple[int, int]]]]] = {}

    def note(passage: Passage, day: int, month: int, span: tuple[int, int]) -> None:
        days.setdefault(id(passage), (passage, []))[1].append((month, day, span))

    for name in named(subject):
        event = name.event
        if event.day and event.month and name.passage.item:
            note(name.passage, event.day, event.month, (name.start, name.end))
    for hit in prose(subject).find(_DAY, "/"):
        if hit.passage.item and not _STREET.search(hit.passage.low, 0, hit.span()[0]):
            note(hit.passage, int(hit["d"] or hit["d2"]), int(hit["m"] or hit["m2"]), hit.span())
    for passage, told in days.values():
        if tells(passage.low, "celebrated") and not tells(passage.low, "past", "done"):
            yield from _past(subject, passage, told)
    yield from _days_set(subject)
    yield from _days_held(subject)


def _days_set(subject: Subject) -> Iterator[Problem]:
    """Days set for work, or for an event, that are past when the meeting is held."""
    for hit in prose(subject).find(_DUE, "/"):
        meeting = hit.passage.meeting
        outside = hit.passage.path[0] == "implementation"
        months = months_of(meeting) if meeting else _FIRST if outside else ()
        due = int(hit["y"] or subject.program.year), int(hit["m"])
        before = hit.passage.low[: hit.span()[0]]
        if not months or tells(before, "past"):
            continue
        if due[0] < subject.program.year and not _IN_HAND.search(before + hit["by"]):
            continue
        if due < (subject.program.year, months[0]):
            when = (
                f"vào đầu năm {subject.program.year}"
                if outside
                else f"khi họp vào tháng {months[0]}"
            )
            message = f"ngày {hit['d']}/{due[1]}/{due[0]} đã qua {when}"
            span = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
            yield hit.passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), span)


def _days_held(subject: Subject) -> Iterator[Problem]:
    """Days on which something is held that are past when the meeting plans it."""
    for hit in prose(subject).find(_HELD, "ngày "):
        months = months_of(hit.passage.meeting) if hit.passage.meeting else ()
        last = int(hit["y2"] or hit["y"]), int(hit["m2"] or hit["m"])
        before = hit.passage.low[: hit.span("d")[0]]
        if not months or tells(before, "past") or tells(before, "of a report"):
            continue
        if last[0] == subject.program.year and last[1] < months[0]:
            message = f"ngày {hit['d']}/{hit['m']}/{hit['y']} đã qua khi họp vào tháng {months[0]}"
            span = hit.span("d")[0], hit.span("y")[1]
            yield hit.passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), span)


def _past(
    subject: Subject, passage: Passage, named: list[tuple[int, int, tuple[int, int]]]
) -> Iterator[Problem]:
    held = months_of(passage.meeting) if passage.meeting else ()
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", passage.low)]
    told = passage.low.startswith(f"năm {years[0]}, ") if years else False
    if not held or told or any(year > subject.program.year for year in years):
        return
    gone = [day for day in named if day[0] < held[0] and day[0] + 12 - held[0] > _AHEAD_MONTHS]
    planned = tells(passage.low, "planned")
    just_gone = [d for d in named if gone and planned and d[0] == held[0] and d[1] <= _EARLY_DAY]
    if not gone or len(gone) + len(just_gone) < len(named):
        return
    month, day, span = min(gone, key=lambda entry: entry[2])
    decided = passage.low.startswith(signs("decided"))
    message = f"ngày {day}/{month} đã qua khi họp vào tháng {held[0]}"
    hint = doubt(1 + decided, f"đưa về {passage.occasion} tháng {month} hoặc trước đó")
    yield passage.problem(message, hint, span, severity=None if decided else "info")
