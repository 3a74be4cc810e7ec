"""A text of one year as next year's: the numbers of its times moved on, held, or emptied and asked about.

Which times move is the contract of the year's cycle: what stands for a period of the programme moves, what
belongs to a term, a plan, a cited paper or the past stays, what nobody can know is emptied.
"""

import re
from collections.abc import Iterator

from ctr_cli.cycle.cited import cited_spans
from ctr_cli.cycle.conferences import Renumbered, is_own
from ctr_cli.cycle.held import is_rolling, moving_years
from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.events import events_in
from ctr_cli.language.keys import plain
from ctr_cli.language.letters import capital_as
from ctr_cli.language.lunar import lunar_name
from ctr_cli.language.numbers import written_as
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Part, Time
from ctr_cli.language.times import times_of_plain

_HELD = frozenset({"horizon", "term", "term_number", "congress", "duration", "every"})
_AGES = frozenset({"anniversary", "duration"})
_AFTER = 90
"""Characters behind the count of an anniversary in which its event is named."""
_TERM = 5
"""The years of a term: a committee's congress meets every five years (Điều lệ Đảng)."""
_OF_A_TERM = regex(r"nhiệm kỳ|đại hội")
_FURTHER = regex(r",? (?:và|đến) thứ (?P<number>\d+)\b")
_LUNAR_DAY = regex(r"âm lịch|\b(?:rằm|mùng|mồng) ")
_REACH = 40
"""Characters around a day in which its lunar day stands."""


class Change(Struct):
    """Letters of a text that became others, and the rule that says so."""

    old: str
    new: str
    rule: str


class Shift(Struct):
    """A text of next year, what was changed in it in order, and what a person must answer."""

    text: str
    changes: tuple[Change, ...]
    questions: tuple[str, ...]


class _Piece(Struct):
    """New letters for some characters of the text, the rule, and a question where nobody can know."""

    start: int
    end: int
    new: str
    rule: str
    question: str = ""


class _Text(Struct):
    """A text of the programme of a year, its plain form, its times, the ages it names, and how conferences are numbered."""

    text: str
    low: str
    year: int
    times: list[Time]
    ages: frozenset[int]
    renumbered: Renumbered | None


def shifted(text: str, year: int, renumbered: Renumbered | None = None) -> Shift:
    """A text of the programme of a year as that of the year after.

    Without `renumbered` the numbers of conferences stay.
    """
    low = plain(text).replace("\n", " ")
    times, held = times_of_plain(low), cited_spans(low)
    ages = {age for time in times if time.kind in _AGES for age in time.of("count")}
    whole = _Text(text, low, year, times, frozenset(ages), renumbered)
    pieces = [
        piece
        for time in times
        if not any(start <= time.start < end for start, end in held)
        for piece in _moved(time, whole)
    ]
    return _written(text, pieces)


def renumbered(text: str, of: Renumbered) -> Shift:
    """A text with other numbers of conferences, and nothing else."""
    low = plain(text).replace("\n", " ")
    times = [time for time in times_of_plain(low) if time.kind in of.kinds]
    if not times:
        return Shift(text, (), ())
    whole = _Text(text, low, 0, times, frozenset(), of)
    held = cited_spans(low)
    own = (t for t in times if not any(start <= t.start < end for start, end in held))
    return _written(text, [piece for time in own for piece in _own_number(time, whole, of)])


def _written(text: str, pieces: list[_Piece]) -> Shift:
    done, end = "", 0
    changes = []
    for piece in sorted(pieces):
        old = text[piece.start : piece.end]
        if piece.new != old:
            done += text[end : piece.start] + piece.new
            end = piece.end
            changes.append(Change(old, piece.new, piece.rule))
    questions = tuple(piece.question for piece in pieces if piece.question)
    return Shift(done + text[end:], tuple(changes), questions)


def _moved(time: Time, whole: _Text) -> Iterator[_Piece]:
    """The pieces of a text that a time in it gives new letters."""
    if time.kind in _HELD:
        return
    if time.kind in ("day", "days"):
        yield from _day(time, whole)
    elif whole.renumbered and time.kind in whole.renumbered.kinds:
        yield from _own_number(time, whole, whole.renumbered)
    elif time.kind in ("session", "sitting"):
        yield _emptied_number(time, whole)
    elif time.kind == "anniversary":
        yield from _anniversary(time, whole)
    elif time.kind == "nth_year":
        yield from _nth_year(time, whole)
    elif time.kind == "ordinal":
        yield from _yearly_ordinal(time, whole)
    else:
        if time.kind == "lunar_year":
            yield _lunar(time.part("lunar_year"))
        yield from _years(time, whole)


def _day(time: Time, whole: _Text) -> Iterator[_Piece]:
    """A day, emptied where its weekday or its lunar day stands with it."""
    moves = moving_years(time, whole.low, whole.year, whole.ages) or not time.of("year")
    if time.of("weekday") and moves:
        yield _emptied_day(time, whole)
    elif moves and _has_a_lunar_day(time, whole.low):
        yield _emptied_lunar(time, whole)
    else:
        yield from _years(time, whole)


_RULES = {
    "day": "day", "days": "day", "month": "month", "quarter": "quarter", "part": "half",
    "school_year": "school-year", "season": "season",
}  # fmt: skip


def _years(time: Time, whole: _Text) -> Iterator[_Piece]:
    """The years of a time, each one later, if they stand for a period of the programme."""
    parts = moving_years(time, whole.low, whole.year, whole.ages)
    rule, ask = _RULES.get(time.kind, "year"), ""
    if time.kind == "season" and len(time.of("year")) < 2:
        rule = "year"
    if parts and is_rolling(time, whole.low):
        rule, first = "rolling", parts[0].value + 1
        written = whole.text[time.start : time.end]
        ask = f"“{written}”: kế hoạch cuốn chiếu, năm tới là {first} - {first + 2}?"
    for part in parts:
        asked = ask if part == parts[0] else ""
        yield _Piece(part.start, part.end, str(part.value + 1), rule, asked)


def _emptied_day(time: Time, whole: _Text) -> _Piece:
    month = time.first("month")
    written = time.year or whole.year
    new = f"ngày … tháng {month} năm {written + 1}" if month else "ngày …"
    ask = f"“{whole.text[time.start : time.end]}”: năm {whole.year + 1} là ngày nào?"
    return _Piece(time.start, time.end, new, "weekday", ask)


def _has_a_lunar_day(time: Time, low: str) -> bool:
    """Whether the lunar day of a day of the solar calendar stands beside it: it moves otherwise than the year."""
    around = low[max(0, time.start - _REACH) : time.end + _REACH]
    return bool(time.of("day") and time.of("year") and _LUNAR_DAY.search(around))


def _emptied_lunar(time: Time, whole: _Text) -> _Piece:
    written = whole.text[time.start : time.end]
    new = re.sub(r"\d[\d/. -]*(?<=\d)(?: tháng \d+(?: năm \d+)?)?", "…", written)
    ask = f"“{written}” tính theo âm lịch: năm {whole.year + 1} là ngày nào?"
    return _Piece(time.start, time.end, new, "lunar-day", ask)


def _own_number(time: Time, whole: _Text, renumbered: Renumbered) -> Iterator[_Piece]:
    """The number of a meeting of the programme's own body, and that of a second one named with it."""
    if not is_own(time, whole.low, renumbered.own):
        return
    part = time.part("number")
    spans = [(part.start, part.end, part.value)]
    if further := _FURTHER.match(whole.low, time.end):
        spans.append((*further.span("number"), int(further["number"])))
    for start, end, number in spans:
        new = renumbered.new(number)
        if new is None:
            yield _emptied_number(time, whole)._replace(start=start, end=end)
        else:
            yield _Piece(start, end, written_as(whole.text[start:end], new), "conference")


def _emptied_number(time: Time, whole: _Text) -> _Piece:
    part = time.part("number")
    ask = f"“{whole.text[time.start : time.end]}”: năm {whole.year + 1} là lần thứ mấy?"
    return _Piece(part.start, part.end, "…", "session", ask)


def _anniversary(time: Time, whole: _Text) -> Iterator[_Piece]:
    """The count of an anniversary by the year its event goes back to, or one more."""
    part = time.part("count") if time.of("count") else time.part("number")
    others = (one.start for one in whole.times if one.kind == time.kind and one.start > time.start)
    reach = min(time.end + _AFTER, next(others, len(whole.low)))
    named = events_in(whole.low[time.end : reach])
    since = named[0].event.since if named else None
    value = part.value + 1
    if since and value - (whole.year + 1 - since) not in (0, 1):
        value = whole.year + 1 - since
    new = written_as(whole.text[part.start : part.end], value)
    yield _Piece(part.start, part.end, new, "anniversary")
    yield from _years(time, whole)


def _nth_year(time: Time, whole: _Text) -> Iterator[_Piece]:
    """The year after of something carried out over years; beyond a term it is asked about."""
    parts = [part for part in time.parts if part.unit == "count"]
    if not parts:
        new = capital_as(whole.text[time.start], "năm thứ hai")
        yield _Piece(time.start, time.end, new, "nth-year")
        return
    part = parts[0]
    written = whole.text[part.start : part.end]
    new = "hai" if plain(written) == "nhất" else written_as(written, part.value + 1)
    ask = ""
    if part.value >= _TERM and _OF_A_TERM.search(whole.low):
        ask = f"“năm thứ {new}”: nhiệm kỳ có {_TERM} năm, còn làm không?"
    yield _Piece(part.start, part.end, new, "nth-year", ask)


def _yearly_ordinal(time: Time, whole: _Text) -> Iterator[_Piece]:
    """A `lần thứ` with the year behind it counts years: `Hội thi … lần thứ 4 năm 2026`; that of a festival likely does."""
    with_year = re.match(r",? năm 20\d\d", whole.low[time.end :])
    if with_year or regex(table("recurrence")["counted"]).search(whole.low, 0, time.start):
        part = time.part("number")
        new = written_as(whole.text[part.start : part.end], part.value + 1)
        ask = f"“{whole.text[time.start : time.end]}”: năm {whole.year + 1} là lần thứ {new}?"
        yield _Piece(part.start, part.end, new, "ordinal", "" if with_year else ask)


def _lunar(part: Part) -> _Piece:
    return _Piece(part.start, part.end, lunar_name(part.value + 1), "lunar-year")
