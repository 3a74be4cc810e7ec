"""What a time in a text is, and how a match of a pattern becomes one.

The patterns are in `dates`, `periods`, `years`, `terms`; the scanner is `times.times_in`.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal

from ctr_cli.data.struct import Struct
from ctr_cli.language.lunar import lunar_name
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.language.printed_dates import WEEKDAYS as _NAMES
from ctr_cli.language.printed_dates import quarter_months

Kind = Literal[
    "day", "days", "month", "quarter", "part", "year", "years", "school_year", "season",
    "lunar_year", "phase", "horizon", "term", "term_number", "conference", "session", "sitting",
    "congress", "ordinal", "anniversary", "duration", "nth_year", "every",
]  # fmt: skip
"""What a time is: `part` is some months of a year or its beginning, middle, end (`6 tháng đầu năm`),
`phase` is `giai đoạn`, `horizon` is `tầm nhìn đến năm`, `term` the years of a `nhiệm kỳ`, `term_number`
the number of a `khóa`, `ordinal` a `lần thứ` of nothing known, `every` a recurrence (`hằng tháng`)."""

Unit = Literal["weekday", "day", "month", "quarter", "year", "count", "number", "lunar_year"]


class Part(Struct):
    """A number in a time: what it counts, its value, and the characters it is written with."""

    unit: Unit
    value: int
    start: int
    end: int


class Time(Struct):
    """A time in a text: its kind, its characters, its numbers in the order they are written.

    `months` are the months 1-12 it covers, as far as its words say. `name` is the word that tells times
    of one kind apart, in plain form: `đầu` and `cuối` of a part, the season, the unit of a recurrence. `sure`
    is False where the words alone leave a doubt: `2/9` without `ngày`, a bare `2026`, a bare `6 tháng`.
    A day need not exist in the calendar, and has no number while it is blank: `ngày … tháng 9`.
    """

    kind: Kind
    start: int
    end: int
    parts: tuple[Part, ...] = ()
    months: tuple[int, ...] = ()
    name: str = ""
    sure: bool = True

    def of(self, unit: Unit) -> tuple[int, ...]:
        """The values of all its numbers of a unit."""
        return tuple(part.value for part in self.parts if part.unit == unit)

    def first(self, unit: Unit) -> int | None:
        """The value of its first number of a unit; None when there is none."""
        return next((part.value for part in self.parts if part.unit == unit), None)

    def part(self, unit: Unit, number: int = 0) -> Part:
        """Its part of a unit, counted from 0, or from the last with -1; raises `IndexError`."""
        return [part for part in self.parts if part.unit == unit][number]

    @property
    def year(self) -> int | None:
        """The year written, the last where there are several."""
        years = self.of("year")
        return years[-1] if years else None


Months = Callable[[re.Match[str]], tuple[int, ...]]


class Reader(Struct):
    """One wording of times: its kind, the words it may begin with (`0` for digits), its pattern.

    Nothing in the pattern repeats without bound, so that a text is read in time that grows with its length. Of the
    words `needs` one stands soon after the first, or the pattern is not asked, nor compiled. Groups are named by the
    unit of the number in them (`day`, `day_2`; `months` for a list of them), and `name`.
    """

    kind: Kind
    begins: tuple[str, ...]
    pattern: str
    needs: tuple[str, ...] = ("",)
    sure: bool = True
    months: Months | None = None


_SOON = 40
"""Letters in which a needed word stands."""
_UNITS: dict[str, Unit] = {
    "weekday": "weekday", "day": "day", "month": "month", "months": "month", "quarter": "quarter",
    "quarters": "quarter", "year": "year", "years": "year", "count": "count", "number": "number",
    "lunar": "lunar_year",
}  # fmt: skip
_LEAST = {"weekday": 0, "lunar_year": 0}
_GREATEST = {"month": 12, "quarter": 4, "day": 31}
WEEKDAYS = {name.lower().removeprefix("thứ "): day for day, name in enumerate(_NAMES)}
"""The days of the week (0 is Monday) by their names without `thứ`."""
_NAMED_MONTHS = {"giêng": 1, "chạp": 12}
_IN_LIST = regex(r"\b(?!(?:và|tháng|quý|đến|hết|hoặc|năm)\b)\w+")
_UNTIL = regex(r" *(?:-|đến) *(?:hết +)?(?:tháng +|quý +)?")


def read(reader: Reader, low: str, at: int) -> Time | None:
    """The time that a wording makes of a plain text from a place on; None when it is another wording."""
    if not any(map(low[at : at + _SOON].__contains__, reader.needs)):
        return None
    match = compiled(reader.pattern).match(low, at)
    if match is None:
        return None
    groups = [(name, text) for name, text in match.groupdict().items() if text]
    parts = sorted(
        (part for name, text in groups for part in _parts(name, text, match.start(name))),
        key=lambda part: part.start,
    )
    if not all(_LEAST.get(p.unit, 1) <= p.value <= _GREATEST.get(p.unit, p.value) for p in parts):
        return None
    name = next((text for name, text in groups if name.startswith("name")), "")
    months = reader.months(match) if reader.months else _months(parts, low)
    return Time(reader.kind, at, match.end(), tuple(parts), months, name, reader.sure)


def _parts(group: str, text: str, start: int) -> list[Part]:
    unit = _UNITS.get(group.partition("_")[0])
    if unit is None:
        return []
    if group in ("months", "quarters", "years"):
        written = [(match.group(), start + match.start()) for match in _IN_LIST.finditer(text)]
    else:
        written = [(text, start)]
    return [Part(unit, _value(unit, word), at, at + len(word)) for word, at in written]


def _value(unit: Unit, word: str) -> int:
    if unit == "weekday":
        return weekday_of(word)
    if unit == "lunar_year":
        name = " ".join(word.split())
        return next((n for n in range(60) if lunar_name(n).lower() == name), -1)
    return _NAMED_MONTHS.get(word) or number_of(word) or 0


def weekday_of(name: str) -> int:
    """A day of the week (0 is Monday) by its name in plain form: `thứ hai`, `hai`, `2`, `chủ nhật`."""
    day = name.removeprefix("thứ").strip()
    return int(day) - 2 if day.isdecimal() else WEEKDAYS[" ".join(day.split())]


def _months(parts: list[Part], low: str) -> tuple[int, ...]:
    """The months of a list of months or quarters, those between two ends with it."""
    unit: Unit = "quarter" if any(part.unit == "quarter" for part in parts) else "month"
    named = [part for part in parts if part.unit == unit]
    values = [part.value for part in named]
    for one, other in pairwise(named):
        if _UNTIL.fullmatch(low[one.end : other.start]):
            values += range(one.value + 1, other.value)
    values = sorted(set(values))
    if unit == "quarter":
        return tuple(month for value in values for month in quarter_months(value))
    return tuple(values)
