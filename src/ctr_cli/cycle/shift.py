"""A text of one year as next year's: the numbers of its times moved on, held, or emptied and asked about.

Which times move is the contract of the year's cycle: what stands for a period of the programme moves, what
belongs to a term, a plan, a cited paper or the past stays, what nobody can know is emptied.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ctr_cli.cycle.cited import cited_spans
from ctr_cli.language.events import events_in
from ctr_cli.language.keys import plain
from ctr_cli.language.letters import capital_as
from ctr_cli.language.lunar import lunar_name
from ctr_cli.language.numbers import number_of, roman, words_of_number
from ctr_cli.language.time_reader import Part, Time
from ctr_cli.language.times import times_of_plain

_HELD = frozenset({"phase", "horizon", "term", "term_number", "congress", "duration", "every"})
_AFTER = 90
"""Characters behind the count of an anniversary in which its event is named."""
_COUNTS_THINGS = re.compile(r"(?:số|tổng số|gồm|có) \Z")
_OF_ANOTHER_LEVEL = re.compile(r"hội nghị (?:[^.;,]{0,40} )?trung ương")
_SETTLED = "quyết toán"
"""The settling of a budget speaks of the year before last."""
_FURTHER = re.compile(r",? (?:và|đến) thứ (?P<number>\d+)\b")
_LUNAR_DAY = re.compile(r"âm lịch|\b(?:rằm|mùng|mồng) ")
_REACH = 40
"""Characters around a day in which its lunar day stands."""


class Change(NamedTuple):
    """Letters of a text that became others, and the rule that says so."""

    old: str
    new: str
    rule: str


class Shift(NamedTuple):
    """A text of next year, what was changed in it in order, and what a person must answer."""

    text: str
    changes: tuple[Change, ...]
    questions: tuple[str, ...]


class _Piece(NamedTuple):
    """New letters for some characters of the text, the rule, and a question where nobody can know."""

    start: int
    end: int
    new: str
    rule: str
    question: str = ""


Renumbered = Callable[[int], int]


def shifted(text: str, year: int, renumbered: Renumbered | None = None) -> Shift:
    """A text of the programme of a year as that of the year after.

    `renumbered` gives the number of next year's conference in the place of one of this year's.
    """
    low = plain(text).replace("\n", " ")
    held = cited_spans(low)
    pieces: list[_Piece] = []
    questions: list[str] = []
    for time in times_of_plain(low):
        if any(start <= time.start < end for start, end in held):
            continue
        for piece in _moved(time, text, low, year, renumbered):
            pieces.append(piece)
            if piece.question:
                questions.append(piece.question)
    return _written(text, pieces, questions)


def _written(text: str, pieces: list[_Piece], questions: list[str]) -> Shift:
    done, end = "", 0
    changes = []
    for piece in sorted(pieces):
        old = text[piece.start : piece.end]
        if piece.new != old:
            done += text[end : piece.start] + piece.new
            end = piece.end
            changes.append(Change(old, piece.new, piece.rule))
    return Shift(done + text[end:], tuple(changes), tuple(questions))


def _moved(
    time: Time, text: str, low: str, year: int, renumbered: Renumbered | None
) -> Iterator[_Piece]:
    """The pieces of a text that a time in it gives new letters."""
    if time.kind in _HELD:
        return
    if time.kind in ("day", "days"):
        yield from _day(time, text, low, year)
    elif time.kind in ("session", "sitting"):
        part = time.part("number")
        ask = f"“{text[time.start : time.end]}”: năm {year + 1} là lần thứ mấy?"
        yield _Piece(part.start, part.end, "…", "session", ask)
    elif time.kind == "conference":
        if renumbered and not _OF_ANOTHER_LEVEL.search(low[: time.end]):
            yield from _conference(time, text, low, renumbered)
    elif time.kind == "anniversary":
        yield from _anniversary(time, text, low, year)
    elif time.kind == "nth_year":
        yield from _nth_year(time, text)
    elif time.kind == "ordinal":
        yield from _yearly_ordinal(time, text, low)
    elif time.kind == "lunar_year":
        yield _lunar(time.part("lunar_year"))
        yield from _years(time, low, year)
    else:
        yield from _years(time, low, year)


def _day(time: Time, text: str, low: str, year: int) -> Iterator[_Piece]:
    """A day, emptied where its weekday or its lunar day stands with it."""
    if time.of("weekday"):
        yield _emptied_day(time, low, year)
    elif _has_a_lunar_day(time, low):
        yield _emptied_lunar(time, text, year)
    else:
        yield from _years(time, low, year)


_RULES = {
    "day": "day", "days": "day", "month": "month", "quarter": "quarter", "part": "half",
    "school_year": "school-year", "season": "season",
}  # fmt: skip


def _years(time: Time, low: str, year: int) -> Iterator[_Piece]:
    """The years of a time, each one later, if they stand for a period of the programme."""
    parts = [part for part in time.parts if part.unit == "year"]
    if _is_age(time, parts, low):
        parts = parts[-1:]
    elif _is_span(time, parts) or (not time.sure and _COUNTS_THINGS.search(low[: time.start])):
        return
    of_law = time.kind == "year" and _names_a_law(low, time, year)
    first = year - 2 if _SETTLED in low[: time.start] else year - 1
    for part in parts:
        if first <= part.value <= year + 1 and not of_law:
            rule = _RULES.get(time.kind, "year")
            pair = time.kind == "season" and len(parts) < 2
            yield _Piece(part.start, part.end, str(part.value + 1), "year" if pair else rule)


def _is_span(time: Time, parts: list[Part]) -> bool:
    """Whether years from one to another are several: `5 năm 2026 - 2030` is a plan's, not a period's."""
    return time.kind == "years" and len(parts) > 1 and parts[-1].value - parts[0].value != 1


def _is_age(time: Time, parts: list[Part], low: str) -> bool:
    """Whether two years are those of a birth and of its anniversary: `kỷ niệm 120 năm … (1907-2027)`."""
    if time.kind != "years" or len(parts) < 2:
        return False
    age = parts[-1].value - parts[0].value
    return bool(re.search(rf"\b{age} năm\b", low[: time.start]))


_LAW = re.compile(r"(?:bộ luật|luật|pháp lệnh|hiến pháp)(?: (?!trong\b|trên\b|của\b)\w+){0,8},? \Z")


def _names_a_law(low: str, time: Time, year: int) -> bool:
    """Whether a year belongs to a law's name: `Luật Đất đai năm 2024`."""
    return (time.year or year) < year and bool(_LAW.search(low[: time.start]))


def _emptied_day(time: Time, low: str, year: int) -> _Piece:
    month = time.first("month")
    written = time.year if time.year else year
    new = f"ngày … tháng {month} năm {written + 1}" if month else "ngày …"
    ask = f"“{low[time.start : time.end]}”: năm {year + 1} là ngày nào?"
    return _Piece(time.start, time.end, new, "weekday", ask)


def _has_a_lunar_day(time: Time, low: str) -> bool:
    """Whether the lunar day of a day of the solar calendar stands beside it: it moves otherwise than the year."""
    around = low[max(0, time.start - _REACH) : time.end + _REACH]
    return bool(time.of("day") and time.of("year") and _LUNAR_DAY.search(around))


def _emptied_lunar(time: Time, text: str, year: int) -> _Piece:
    written = text[time.start : time.end]
    new = re.sub(r"\d[\d/. -]*(?<=\d)(?: tháng \d+(?: năm \d+)?)?", "…", written)
    ask = f"“{written}” tính theo âm lịch: năm {year + 1} là ngày nào?"
    return _Piece(time.start, time.end, new, "lunar-day", ask)


def _conference(time: Time, text: str, low: str, renumbered: Renumbered) -> Iterator[_Piece]:
    """The number of a conference, and that of a second one named with it."""
    spans = [(time.part("number").start, time.part("number").end, time.part("number").value)]
    if further := _FURTHER.match(low, time.end):
        spans.append((*further.span("number"), int(further["number"])))
    for start, end, number in spans:
        yield _Piece(start, end, _like(text[start:end], renumbered(number)), "conference")


def _counted(part: Part, text: str, more: int, rule: str) -> _Piece:
    """A number some more, written as it was: in digits, in words, or in Roman signs."""
    return _Piece(part.start, part.end, _like(text[part.start : part.end], part.value + more), rule)


def _like(written: str, value: int) -> str:
    if written.isdecimal():
        return str(value).zfill(len(written))
    if written.isupper() and number_of(written):
        return roman(value)
    return capital_as(written, words_of_number(value))


def _anniversary(time: Time, text: str, low: str, year: int) -> Iterator[_Piece]:
    """The count of an anniversary by the year its event goes back to, or one more."""
    part = time.part("count") if time.of("count") else time.part("number")
    named = events_in(low[time.end : time.end + _AFTER])
    since = named[0].event.since if named else None
    value = part.value + 1
    if since and value - (year + 1 - since) not in (0, 1):
        value = year + 1 - since
    yield _Piece(part.start, part.end, _like(text[part.start : part.end], value), "anniversary")
    yield from _years(time, low, year)


def _nth_year(time: Time, text: str) -> Iterator[_Piece]:
    parts = [part for part in time.parts if part.unit == "count"]
    if not parts:
        yield _Piece(time.start, time.end, capital_as(text[time.start], "năm thứ hai"), "nth-year")
        return
    written = text[parts[0].start : parts[0].end]
    new = "hai" if plain(written) == "nhất" else _like(written, parts[0].value + 1)
    yield _Piece(parts[0].start, parts[0].end, new, "nth-year")


def _yearly_ordinal(time: Time, text: str, low: str) -> Iterator[_Piece]:
    """A `lần thứ` with the year behind it counts years: `Hội thi … lần thứ 4 năm 2026`."""
    if re.match(r",? năm 20\d\d", low[time.end :]):
        yield _counted(time.part("number"), text, 1, "ordinal")


def _lunar(part: Part) -> _Piece:
    return _Piece(part.start, part.end, lunar_name(part.value + 1), "lunar-year")
