"""What the columns of a table hold, by their titles or by what stands in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ctr_cli.data import table
from ctr_cli.importing.grammar.heading import COUNCILS, PARTY, body_in, patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.opening import DECIDES
from ctr_cli.importing.grammar.when import part_of_year, when
from ctr_cli.importing.reading.lines import Cell
from ctr_cli.language.keys import fold
from ctr_cli.language.letters import capitalised
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_months
from ctr_cli.model.bodies import is_field

Column = Literal[
    "number", "content", "time", "held", "deadline", "body", "topic", "meets", "mark", "total", "product", "condition", "guide", "other",
    "prepare", "lead", "coordinate", "advise", "verify", "submit", "perform", "subject",
]  # fmt: skip
DOERS: tuple[Column, ...] = ("lead", "submit", "prepare", "perform", "advise")
"""The columns of those who do a work, and do not only help or direct."""
ROLE_COLUMNS: tuple[Column, ...] = (
    "lead", "submit", "prepare", "perform", "advise", "coordinate", "verify", "subject",
)  # fmt: skip
_PERIOD = regex(
    r"(?:(?P<unit>thang|thg|th|t|quy|q)\W{0,2})?(?P<number>\d{1,2}|[ivx]{1,4})(?P<year>\s+20\d\d)?"
)
_FEWEST_FIELDS = 2
_FEWEST_PERIODS = 3
"""So many months or quarters side by side are a calendar in which items are ticked."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A column: what it holds, its title as printed, and the body, the time or who does it its title says of its cells.

    A column of contents may be of one body, of one month or of one field, its `topic`; `meets` holds when its body
    meets, `mark` a tick for its month or quarter.
    """

    holds: Column
    title: str = ""
    body: str = ""
    time: str = ""
    who: tuple[Column, str] | None = None
    topic: str = ""


def titles(rows: Sequence[Sequence[Cell]]) -> list[Titled] | None:
    """The columns that the rows of a header name, or None when they are no header."""
    said = _said(rows)
    periods = _periods(said)
    quarter = 0 not in periods and _is_quarter_of(said[0], [*periods.values()])
    plain = {at for at in range(len(said)) if not periods.get(at)} - {0 if quarter else -1}
    if any(_too_much(cell.text) for row in rows for at, cell in enumerate(row) if at in plain):
        return None
    columns = [
        Titled("mark", " ".join(parts), time=periods[at]) if at in periods else _titled_by(parts)
        for at, parts in enumerate(said)
    ]
    if quarter:
        columns[0] = replace(columns[0], holds="time")
    if not any(column.holds == "content" for column in columns):
        lowest = [parts[-1] if parts else "" for parts in said]
        columns = _of_fields(columns, said) or _in_place_of_contents(columns, lowest)
    columns = _works_apart(_supervised(_days_held(_times_apart(columns))))
    known = {column.holds for column in columns} - {"other", "total"}
    own = sum(column.holds == "content" for column in columns)
    return columns if "content" in known and (len(known) > 1 or own > 1) else None


def _works_apart(columns: list[Titled]) -> list[Titled]:
    """The columns, one of works beside that of a council's or a committee's sessions being no part of these: `Nhiệm vụ các phòng`."""
    meets = any(body_in(c.body)[0] in COUNCILS for c in columns if c.holds == "content")
    return [
        replace(c, body=c.title)
        if meets and c.holds == "content" and not c.body and is_field(c.title)
        else c
        for c in columns
    ]


def _supervised(columns: list[Titled]) -> list[Titled]:
    """The columns of a table that names who is looked into: whose work it is, `Chủ thể`, does it and does not meet."""
    looked_into = any(column.holds == "subject" for column in columns)
    return [
        replace(c, holds="perform") if looked_into and fold(c.title).startswith("chu the") else c
        for c in columns
    ]


def _days_held(columns: list[Titled]) -> list[Titled]:
    """The columns of a table of what is dealt with at meetings, `Nội dung sinh hoạt`: a day there is one on which they are held."""
    works = [column.title for column in columns if column.holds == "content"]
    meets = any(map(patterns("who_meets_title").search, works))
    return [
        replace(c, holds="held") if meets and _TIME_ALONE.match(fold(c.title)) else c
        for c in columns
    ]


_TIME_ALONE = regex(r"(?:thang|thoi gian|thoi diem|ngay)$")
_HANDED_IN = regex(r"\b(?:trinh|gui|nop|xong)\b(?!.*\b(?:hop|hoi nghi)\b)")
"""What the title of a column says of the day on which a work is handed in, beside that of its meeting."""


def _times_apart(columns: list[Titled]) -> list[Titled]:
    """The columns of a table where one says the month or quarter of a row alone: another time is when its work is due;
    one a supervision looks into is neither; and where none says when, by when a work is done is its time."""
    times = [column for column in columns if column.holds == "time"]
    looked_into = [c for c in times if patterns("looked_into").match(fold(c.title))]
    if looked_into and len(times) > len(looked_into):
        return _times_apart([replace(c, holds="other") if c in looked_into else c for c in columns])
    handed = [c for c in times if _HANDED_IN.search(fold(c.title))]
    if handed and len(times) > len(handed):
        return _times_apart([replace(c, holds="deadline") if c in handed else c for c in columns])
    if not any(column.holds in ("time", "held", "mark", "meets") for column in columns):
        done = [c for c in columns if c.holds == "deadline" and "hoan thanh" in fold(c.title)]
        return [replace(c, holds="time") if c in done[:1] else c for c in columns]
    if sum(fold(column.title) in ("thang", "quy") for column in times) != 1:
        return columns
    return [
        replace(c, holds="deadline") if c in times and fold(c.title) not in ("thang", "quy") else c
        for c in columns
    ]


def _titled_by(parts: Sequence[str]) -> Titled:
    """What a column holds by its own title, the lowest, as long as that says it alone: `Tháng` below `Kết quả`."""
    whole = titled(" ".join(parts))
    over = titled(parts[0]).holds if len(parts) > 1 else "other"
    if over in DOERS and begins_agency(parts[-1]):
        return Titled(over, whole.title, who=(over, parts[-1]))
    own = titled(parts[-1]) if len(parts) > 1 else whole
    alone = own.holds not in ("other", "meets") and not (
        own.holds == "body" and " " not in parts[-1]
    )
    return replace(whole, holds=own.holds) if alone and whole.holds != "meets" else whole


def _in_place_of_contents(columns: list[Titled], own: Sequence[str]) -> list[Titled]:
    """The columns of a table without one of contents: those named after offices below who does it, or with no body that
    decides beside them, else those named after bodies hold them, and after offices beside these, else those of a calendar, else those that name a paper."""
    meet = any(map(_is_body, own)) and any(column.holds == "perform" for column in columns)
    if any(column.who for column in columns) and not meet:
        return [replace(c, holds="content") if c.who else c for c in columns]
    offices = [
        c.holds != "number" and begins_agency(name) for c, name in zip(columns, own, strict=True)
    ]
    beside = {body_in(name)[0] for name, office in zip(own, offices, strict=True) if office}
    council = "thuong-truc-hdnd" in beside and not beside & {*PARTY, "hdnd"}  # and its committees
    decide = not council and any(_is_body(n) and body_in(n)[0] in DECIDES for n in own)
    named = all(
        office or c.holds not in ("other", *DOERS)
        for c, office in zip(columns, offices, strict=True)
    )
    if sum(offices) > 1 and named and not decide:
        return [
            Titled("content", c.title, who=("prepare", name)) if office else c
            for c, name, office in zip(columns, own, offices, strict=True)
        ]
    others = [name for name in own if name and titled(name).holds == "other"]
    named = all(map(begins_agency, others))
    bodies = [
        column.body or (name if named and (name in others or _is_body(name)) else "")
        for column, name in zip(columns, own, strict=True)
    ]
    if any(map(_is_body, own)) or any(column.body for column in columns):
        return [
            Titled("content", column.title, body) if body else column
            for column, body in zip(columns, bodies, strict=True)
        ]
    halves = [bool(part_of_year(name)) for name in own]
    if any(halves):  # `Tháng | Sáu tháng đầu năm | Tháng | Sáu tháng cuối năm`
        pairs = zip(columns, halves, strict=True)
        return [replace(c, holds="content") if half else c for c, half in pairs]
    kinds = {column.holds for column in columns}
    kind = next((kind for kind in ("mark", "product") if kind in kinds), None)
    return [replace(c, holds="content") if c.holds == kind else c for c in columns]


def _of_fields(columns: Sequence[Titled], said: Sequence[Sequence[str]]) -> list[Titled] | None:
    """The columns of a table whose works stand by fields: those beneath one title of fields, `Lĩnh vực`, or all that stand beside a time alone."""
    over = [
        parts[0] if len(parts) > 1 and titled(parts[0]).holds == "topic" else "" for parts in said
    ]
    below = [at for at, title in enumerate(over) if title and over.count(title) > 1]
    kinds = {column.holds for column in columns}
    others = [at for at, column in enumerate(columns) if column.holds == "other" and column.title]
    alone = (
        kinds <= {"number", "time", "other"} and "time" in kinds and len(others) >= _FEWEST_FIELDS
    )
    plain = not any(
        begins_agency(said[at][-1]) or _is_body(said[at][-1]) or part_of_year(said[at][-1])
        for at in others
    )
    fields = below or (others if alone and plain else [])
    return (
        [
            Titled("content", column.title, topic=capitalised(said[at][-1].lower()))
            if at in fields
            else column
            for at, column in enumerate(columns)
        ]
        if fields
        else None
    )


def with_doers(row: Sequence[Cell], columns: Sequence[Titled]) -> list[Titled] | None:
    """The columns with the office that a row beneath their titles names for each, `Cơ quan tham mưu | Phòng Kinh tế | …`; None for any other row."""
    filled = [(at, " ".join(cell.text.split())) for at, cell in enumerate(row[: len(columns)])]
    (_, title), *beside = [one for one in filled if one[1]] or [(0, "")]
    role = titled(title).holds
    named = {at: text for at, text in beside if begins_agency(text)}
    if (
        role not in DOERS
        or len(named) < 2
        or any(columns[at].holds != "content" for at, _ in beside)
    ):
        return None
    return [
        replace(column, who=(role, named[at])) if at in named else column
        for at, column in enumerate(columns)
    ]


def _is_body(text: str) -> bool:
    """Whether a text is the name of a body that meets, and nothing else."""
    identifier, _, rest = body_in(text)
    return identifier is not None and not fold(rest)


def _too_much(text: str) -> bool:
    said = when(text)
    return (
        len(text.split()) > 14
        or bool(said.day or said.number)
        or bool(said and len(text.split()) < 4)
    )


def _said(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """What the rows of a header say of each column; a title over several columns is said of each of them."""
    width = max(len(row) for row in rows)
    said: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for at, cell in enumerate(row):
            text = " ".join(cell.text.split())
            for column in range(at, min(at + cell.span, width)):
                if text and not cell.above and text not in said[column]:
                    said[column].append(text)
    return said


def _periods(said: list[list[str]]) -> dict[int, str]:
    """The months or quarters that columns standing side by side are named after, in words: `Tháng 3`.

    Two are enough where every other title says something else than contents, `Cấp họp | Quý I | Quý II`, or there is none.
    """
    found = _months_of_a_year(said) or {
        at: period for at, parts in enumerate(said) if (period := _period(parts))
    }
    if len(found) > 1 and _is_quarter_of(said[0], [f"{u} {n}" for u, n in [*found.values()][1:]]):
        found.pop(0)
    others = [titled(" ".join(parts)).holds for at, parts in enumerate(said) if at not in found]
    if not others and len({*found.values()}) > 1:
        return {at: f"{unit} {number}" for at, (unit, number) in found.items()}
    fewest = 2 if not {"other", "content"} & {*others} else _FEWEST_PERIODS
    runs: list[list[int]] = []
    for at, (unit, number) in found.items():
        if runs and found.get(at - 1) in ((unit, number - 1), (unit, number)):
            runs[-1].append(at)
        else:
            runs.append([at])
    counted = [run for run in runs if len({found[at] for at in run}) >= fewest]
    return {at: f"{found[at][0]} {found[at][1]}" for run in counted for at in run}


def _is_quarter_of(parts: list[str], periods: Sequence[str]) -> bool:
    """Whether a title is the quarter of the months that the columns beside it are named after: `Quý I | Tháng 1 | Tháng 2 | Tháng 3`."""
    unit, number = _period(parts) or ("", 0)
    months = {month for period in periods for month in when(period).months}
    return unit == "Quý" and bool(months) and months <= {*quarter_months(number)}


def _months_of_a_year(said: Sequence[Sequence[str]]) -> dict[int, tuple[str, int]]:
    """The twelve months, where columns are named by their numbers alone, one to twelve; else none."""
    bare = [at for at, parts in enumerate(said) if parts and parts[-1].isdecimal()]
    whole = [int(said[at][-1]) for at in bare] == [*range(1, 13)]
    return {at: ("Tháng", int(said[at][-1])) for at in bare} if whole else {}


def _period(parts: list[str]) -> tuple[str, int] | None:
    """The month or quarter a column is named after: `T3`, `Tháng 3`, `03/2027`, `3` below `Tháng`, `II` below `Quý`."""
    match = _PERIOD.fullmatch(fold(parts[-1])) if parts else None
    if match is None:
        return None
    over = set(fold(" ".join(parts[:-1])).split())
    quarter = (match["unit"] or "").startswith("q") or (not match["unit"] and "quy" in over)
    called = match["unit"] or match["year"] or quarter
    if not called and not over & {"thang", "thoi", "tien"}:
        return None
    number = number_of(match["number"].upper()) or 0
    return ("Quý" if quarter else "Tháng", number) if number else None


def with_periods(row: Sequence[Cell], columns: Sequence[Titled]) -> list[Titled] | None:
    """The columns from a row on that names months or quarters over its contents anew: `Tháng 4`, `Tháng 5`, `Tháng 6`; None for any other row."""
    result, named = [*columns], 0
    for at, cell in enumerate(row[: len(columns)]):
        column, text = columns[at], " ".join(cell.text.split())
        period = _period([column.title, text]) if text and column.holds == "content" else None
        if period:
            for over in range(at, min(at + row[at].span, len(columns))):
                result[over] = replace(columns[over], time=f"{period[0]} {period[1]}")
            named += 1
        elif text and column.holds == "time" and _period([text]):
            result[at] = replace(column, title=text)
        elif text and fold(text) != fold(column.title):
            return None
    alone = named == 1 and any(column.time for column in columns)
    return result if named > 1 or alone else None


@cache
def _kinds() -> list[tuple[Column, re.Pattern[str]]]:
    return [(entry["holds"], regex(entry["pattern"])) for entry in table("importing")["columns"]]


_OF_A_WEEK = regex(r"tuan (?:thu )?(?:\d|i{1,3}|iv|nhat|hai|ba|tu)\b")


def of_a_week(title: str) -> bool:
    """Whether a title is that of a column of the works of one week of each month."""
    return bool(_OF_A_WEEK.match(fold(title)))


def titled(title: str) -> Titled:
    """What a column of this title holds."""
    body, name, rest = body_in(title)
    plain = fold(title)
    if of_a_week(title):
        return Titled("content", title)
    several = bool(body_in(rest)[0]) if body else False
    of_agency = re.search(r"^(?:co quan|don vi) ", plain.removeprefix("thoi gian "))
    works = patterns("works_of").match(plain)
    if body and works and plain[works.end() :] == fold(name):
        return Titled("content", title, name)
    if body and not several and patterns("asked").search(title) and not of_agency:
        return Titled("meets", title, name)
    if body and fold(name) == plain:
        return Titled("meets", title, name)
    known: Iterator[Column] = (column for column, pattern in _kinds() if pattern.search(plain))
    return Titled(next(known, "other"), title)
