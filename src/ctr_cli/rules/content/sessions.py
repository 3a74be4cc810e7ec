"""CTR834: the numbers of sessions: the council's own in their order, the National Assembly's within its term."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.numbers import roman_value
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.content.gatherings import meets_otherwise, out_of_turn
from ctr_cli.rules.reading import Passage, prose, tells, timed, times
from ctr_cli.rules.registry import Subject, rule

_OF = regex(
    r"""(?x)[^.;,\n]{0,20}?,?\ (?:của\ )?(?:(?P<assembly>quốc\ hội)|(?:thường\ trực\ )?(?:hội\ đồng\ nhân\ dân|hđnd)\ (?:xã|phường|đặc\ khu))
    (?:[^.;\n]{0,8}?khóa\ (?P<term>[ivx]+|\d{1,2})\b)?"""
)
"""Whose session a number is, and of which term."""
_A_YEAR = 2
"""Regular sessions that the National Assembly has in a year."""


@rule("CTR834", "warning", needs="meetings")
def sessions_run_on(subject: Subject) -> Iterator[Problem]:
    """Sessions of the council are prepared in the order of their numbers; none of the Assembly is beyond its years."""
    found = [
        (passage, time, of)
        for passage, time in timed(subject, ("session",), "kỳ họp")
        if (of := _OF.match(passage.low, time.end))
    ]
    years = {roman_value(number): years[0] for number, years in table("terms")["assembly"].items()}
    for passage, time, of in found:
        number, term = time.first("number") or 0, _number(of["term"])
        begun = int(years[term][:4]) if of["assembly"] and term in years else 0
        if begun and _A_YEAR * max(subject.program.year - begun + 1, 1) < number:
            message = f"Quốc hội khóa {of['term'].upper()} đến năm {subject.program.year} chưa có kỳ họp thứ {_written(passage, time)}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", _at(time))
    for passage in prose(subject).holding("kỳ họp", "phiên", "hội nghị", "họp thường lệ"):
        yield from _amiss(passage)
    last: dict[int | None, tuple[Passage, Time]] = {}
    of_council = [
        (_month(p), p, t, _number(of["term"])) for p, t, of in found if not of["assembly"]
    ]
    for month, passage, time, term in sorted(of_council, key=lambda one: one[0]):
        if month and not tells(passage.low, "past", "session held"):
            before = last.setdefault(term, (passage, time))
            yield from _out_of_order(passage, time, before)
            last[term] = passage, time


def _out_of_order(passage: Passage, time: Time, before: tuple[Passage, Time]) -> Iterator[Problem]:
    """A session that is prepared after one with a later number, or two after the one before."""
    other, earlier = before
    step = (time.first("number") or 0) - (earlier.first("number") or 0)
    if step < 0 or step > 1:
        first = f"kỳ họp thứ {_written(other, earlier)}"
        message = f"kỳ họp thứ {_written(passage, time)} đứng sau {first}"
        related = [Also(other.path, first)]
        yield passage.doubt(message, 2, "xem lại số kỳ họp", _at(time), related=related)


def _number(written: str | None) -> int | None:
    return int(written) if written and written.isdecimal() else roman_value(written or "-")


def _at(time: Time) -> tuple[int, int]:
    return time.part("number").start, time.part("number").end


def _written(passage: Passage, time: Time) -> str:
    return passage.low[slice(*_at(time))]


def _month(passage: Passage) -> int:
    """The first month of the meeting a text stands in, 0 outside of one."""
    months = months_of(passage.meeting) if passage.meeting else ()
    return months[0] if months else 0


_OF_THE_YEAR = regex(
    r"""(?x)kỳ\ họp\ (?:thường\ lệ\ |bất\ thường\ |thứ\ \w+\ )?(?P<half>giữa|cuối)\ năm(?P<between>[^.;\n]{0,90}?
    \b(?:khai\ mạc|bế\ mạc|kết\ thúc|diễn\ ra|họp|tổ\ chức|mở|ấn\ định|dự\ kiến|là)\b[^.;\n]{0,30}?)(?=\bngày\b|\btháng\b|\b\d{1,2}/\d)"""
)
_WRONG_MONTHS = {"giữa": (1, 2, 10, 11, 12), "cuối": (1, 2, 3, 4, 5, 6, 7)}
_ODD = (
    (
        regex(r"(?:phiên )?trù bị[^.;,\n]{0,20} sau (?:khi |phiên |lễ )?(?:bế mạc|khai mạc)"),
        "phiên trù bị họp trước khi khai mạc",
    ),
    (
        regex(
            r"(?:phiên )?bế mạc[^.;,\n]{0,12} trước (?:khi |phiên )?(?:khai mạc|trù bị)|khai mạc[^.;,\n]{0,12} sau (?:khi |phiên )?bế mạc"
        ),
        "phiên khai mạc họp trước phiên bế mạc",
    ),
    (
        regex(
            r"năm[^.;,\n]{0,30} họp thường lệ (?:một|1|01) (?:kỳ|lần)|họp thường lệ (?:một|1|01) (?:kỳ|lần)[^.;,\n]{0,10} năm"
        ),
        "mỗi năm ít nhất hai kỳ họp thường lệ",
    ),
    (
        regex(r"\b(?:một|1|01) kỳ họp thường lệ(?: trong| mỗi)?(?: một)? năm"),
        "mỗi năm ít nhất hai kỳ họp thường lệ",
    ),
    (
        regex(r"kỳ họp thứ (?:nhất|1)\b[^.;\n]{0,12} vừa (?:bế mạc|kết thúc|họp)"),
        "kỳ họp thứ nhất đã họp từ lâu",
    ),
)
_CHOSEN = regex(r"nhiệm kỳ [\d -]+[^.;\n]{0,60} bầu tại kỳ họp thứ (?P<number>(?!nhất\b|1\b)\w+)")
_FIRST = regex(
    r"(?<!sau )(?<!từ )kỳ họp thứ (?:nhất|1)\b(?![^.;\n]{0,9}quốc hội)[^.;\n]{0,60}? (?:họp|khai mạc|diễn ra|tổ chức|mở) (?=(?:vào |ngày |trong )*(?:ngày|tháng)\b)"
)
_FIRST_IS_OVER = 6
"""The month from which on a council chosen in spring has met for the first time. Source: Luật Tổ chức chính quyền địa phương."""
_LONG_AFTER = 7
"""The month from which on a first session of the year's spring has not just ended."""


def _amiss(passage: Passage) -> Iterator[Problem]:
    """What in one text cannot be of sessions: a month of the other half of the year, an order of numbers or sittings."""
    low, months = passage.low, passage.place.months
    for pattern, message in _ODD:
        found = pattern.search(low)
        early = "thứ nhất" in message and not (months and months[0] >= _LONG_AFTER)
        if found and not early:
            yield passage.doubt(message, 2, "xem lại kỳ họp, phiên họp", found.span())
    if found := _OF_THE_YEAR.search(low):
        time = next(
            (t for t in times(passage.text) if t.start >= found.end() - 6 and t.months), None
        )
        if time and time.months[0] in _WRONG_MONTHS[found["half"]] and time.start - found.end() < 6:
            message = f"kỳ họp {found['half']} năm ghi tháng {time.months[0]}"
            yield passage.doubt(message, 2, "xem lại kỳ họp, tháng", found.span("half"))
    found = _CHOSEN.search(low)
    if found and "bổ sung" not in low:
        message = "chức danh của nhiệm kỳ mới bầu tại kỳ họp thứ nhất"
        yield passage.doubt(message, 2, "xem lại số kỳ họp", found.span("number"))
    yield from meets_otherwise(passage)
    yield from out_of_turn(passage)
    yield from _of_another_half(passage)
    yield from _first_too_late(passage)


_HELD_NOW = regex(
    r"(?:\A|[.;,] )(?:(?:khai mạc|tổ chức|tiến hành|mở|họp|bế mạc)|(?:tổ chức )?tiếp xúc cử tri trước) kỳ họp (?:thường lệ )?(?P<half>giữa|cuối) năm"
)
_NOT_THEN = {"giữa": (1, 2, 3, 10, 11, 12), "cuối": (2, 3, 4, 5, 6, 7, 8)}


def _first_too_late(passage: Passage) -> Iterator[Problem]:
    """A first session that is to be held long after the election of spring."""
    found = _FIRST.search(passage.low)
    after = (t for t in times(passage.text) if found and t.start >= found.end() and t.months)
    time = next(after, None)
    if found and time and time.start - found.end() < 12 and time.months[0] >= _FIRST_IS_OVER:
        message = f"kỳ họp thứ nhất ghi tháng {time.months[0]}"
        yield passage.doubt(
            message, 2, "xem lại số kỳ họp, tháng", (found.start(), found.end() - 1)
        )


def _of_another_half(passage: Passage) -> Iterator[Problem]:
    """A session of the year's middle or end that the council holds in a month of the other."""
    found, months = _HELD_NOW.search(passage.low), passage.place.months
    if found and months and set(months) <= set(_NOT_THEN[found["half"]]):
        message = f"kỳ họp {found['half']} năm đặt ở tháng {months[0]}"
        yield passage.doubt(message, 2, "xem lại kỳ họp, tháng", found.span("half"))
