"""The cells of a row under the columns of its table, as the rows of items they make."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.data import table
from ctr_cli.importing.grammar.cell_times import (
    last_day,
    says_last_day,
    says_time_alone,
    written_out,
)
from ctr_cli.importing.grammar.column_cells import REMARK, is_tick
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column, Titled, of_a_week
from ctr_cli.importing.grammar.due import due_in, due_within
from ctr_cli.importing.grammar.heading import Heading, patterns
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.places import place_of, places_in
from ctr_cli.importing.grammar.roles import says_role
from ctr_cli.importing.grammar.said import is_said, says_deadline
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import Cell, marker
from ctr_cli.language.keys import fold
from ctr_cli.language.letters import lowered
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_months
from ctr_cli.model.bodies import occasion


@dataclass(slots=True)
class Row:
    """The cells of a row, or of one item in it, by column; `meets` the time of each body that has a column.

    A cell of time that is there and blank tells that the table has such a column. `usual` is the column of who does
    all works that name nobody else, as the header has it; `brought` tells that the time is when works are brought before somebody;
    `bold` are the lines of its contents that stand out among others; `of_title` tells that the title of its column says who meets,
    `met` that a column asks that of each work: `Cấp họp`; `papers` that the deadline is that of its papers: `Hạn gửi tài liệu`.
    """

    cells: dict[Column, str] = field(default_factory=dict)
    meets: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    usual: Column | None = None
    brought: bool = False
    bold: frozenset[str] = frozenset()
    of_title: bool = False
    met: bool = False
    papers: bool = False


_NTH = regex(r"(?:lần )?thứ\s", re.IGNORECASE)


def _counted(column: Titled, text: str) -> str:
    """A cell that counts the meetings its column is titled by, `Lần thứ 4 (tháng 3)` under `Hội nghị`, with that word."""
    counts = (
        column.holds in ("time", "held")
        and _NTH.match(text)
        and table("importing")["session_titles"]
    )
    return f"{column.title} {lowered(text)}" if counts and fold(column.title) in counts else text


def rows_of(row: Sequence[Cell], columns: Sequence[Titled]) -> list[Row]:
    """The cells of a row under its columns, once for each column of contents that holds something; at least once."""
    times = [c for c in columns if c.holds in ("time", "mark", "held", "deadline")]
    rest = Row({"time": ""} if any(c.holds in ("time", "mark") for c in times) else {})
    rest.brought = any(patterns("asked").search(c.title) for c in times)
    rest.met = any(
        c.holds == "body" and patterns("who_meets_title").search(c.title) for c in columns
    )
    rest.papers = any(
        c.holds == "deadline" and patterns("papers_sent").search(c.title) for c in columns
    )
    contents: list[tuple[Titled, str]] = []
    ticked: list[tuple[str, int]] = []
    beside: list[tuple[Titled, str]] = []
    timed = any(column.holds == "time" for column in columns)
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else Titled("other")
        text = _text(cell)
        if not text or (patterns("says_nothing").fullmatch(text) and column.holds != "number"):
            continue
        if column.holds == "content":
            rest.bold |= _in_bold(cell)
            contents.append((_over(columns[at : at + cell.span]), text))
        elif column.holds == "mark":
            _tick(rest, column, text, cell, ticked)
        elif column.holds == "other":
            beside.append((column, text))
        else:
            _put(rest, column, _counted(column, text), timed=timed)
    _put_ticked(rest, ticked)
    for column, text in beside:
        _put_beside(rest, column, text)
    helped = next(
        (c for c in columns if c.holds == "coordinate" and _VERIFIES.search(c.title)), None
    )
    if helped and not patterns("inspects").match(" ".join(text for _, text in contents)):
        rest.cells["coordinate"] = patterns("verifies").sub(
            r"\g<0> (thẩm tra)", rest.cells.get("coordinate", "")
        )
    time = rest.cells.get("time", "")
    if len(apart := places_in(time)) > 1 and all(place_of(part).when for part in apart):
        rest.cells["time"], rest.meets = "", rest.meets | dict.fromkeys(apart, "")
    rest.meets = {b: time if is_tick(said) else said for b, said in rest.meets.items()}
    of_kinds = _stand_beside([column for column in columns if column.holds == "content"])
    bodies = any(column.body for column in columns if column.holds == "content")
    weeks = any(of_a_week(column.title) for column, _ in contents)
    if not (of_kinds or weeks or bodies or any(c.time or c.who or c.topic for c, _ in contents)):
        joined = "\n".join(text for _, text in contents)
        return [replace(rest, cells=rest.cells | ({"content": joined} if joined else {}))]
    return [
        _of_content(
            rest,
            column,
            text,
            column.topic or (column.title if of_kinds or (bodies and not column.body) else ""),
        )
        for column, text in contents
    ] or [rest]


_VERIFIES = regex(r"thẩm (?:tra|định)", re.IGNORECASE)
"""What a column of those who help says of committees of a council too: `Cơ quan thẩm tra, phối hợp`."""


def _over(columns: Sequence[Titled]) -> Titled:
    """The column of a cell, from the time of the first to that of the last where it runs over several,
    `Tháng 4 - 5`; or of all whose work it is."""
    first, last = columns[0], columns[-1]
    if first.who and last.who:
        names = [column.who[1] for column in columns if column.who]
        return replace(first, who=(first.who[0], ", ".join(names)))
    if len(columns) == 1 or not (first.time and last.time):
        return first
    months = when(f"{first.time} - {last.time.split()[-1]}").spans
    quarter = _quarter_of(months[0], len(months)) if months else 0
    return replace(
        first, time=f"Quý {quarter}" if quarter else f"{first.time} - {last.time.split()[-1]}"
    )


def _quarter_of(first: int, span: int) -> int:
    """The quarter that so many months from a first one are; 0 where they are none."""
    return next(
        (q for q in range(1, 5) if [*quarter_months(q)] == [*range(first, first + span)]), 0
    )


_OF_THE_SAME = regex(r"\b(?:chi tiet|cu the|chinh|chung|trong tam)\b")
"""What the title of a column says that goes on with the contents beside it."""


def _stand_beside(columns: Sequence[Titled]) -> bool:
    """Whether columns of contents hold works of different kinds, by titles that begin alike: `Sinh hoạt thường kỳ`, `Sinh hoạt chuyên đề`."""
    said = [fold(column.title) for column in columns]
    begun = {" ".join(title.split()[:2]) for title in said}
    longer = all(len(title.split()) > 2 and not _OF_THE_SAME.search(title) for title in said)
    told = any(column.body or column.time or column.who for column in columns)
    return len(said) > 1 and len(begun) == 1 and longer and not told


def _of_content(rest: Row, column: Titled, text: str, topic: str) -> Row:
    """The row of one column of contents: what its title says of body and time, and the other cells."""
    cells: dict[Column, str] = {**rest.cells, "content": text}
    cells |= {"topic": topic} if topic and "topic" not in cells else {}
    cells |= {"body": column.body} if column.body else {}
    over = {*when(cells.get("time", "")).spans}
    within = not cells.get("time") or {*when(column.time).spans} < over
    cells |= {"time": column.time} if column.time and within else {}
    cells |= dict([column.who]) if column.who else {}
    week = [column.title] if of_a_week(column.title) else []
    usual = column.who[0] if column.who and column.who[0] not in rest.cells else None
    more, doubts = [*week, *rest.more], list(rest.doubts)
    return replace(
        rest,
        cells=cells,
        meets=dict(rest.meets),
        more=more,
        doubts=doubts,
        usual=usual,
        of_title=bool(column.body),
    )


def _text(cell: Cell) -> str:
    """The lines of a cell; a row of a table in it is a point, or a smaller one where it bears no sign."""
    return "\n".join(_point(line.row) if line.row else line.text for line in cell.lines).strip()


def _in_bold(cell: Cell) -> frozenset[str]:
    """The lines of a cell that are in bold where not all of them are."""
    bold = {line.text.strip() for line in cell.lines if line.bold}
    return frozenset(bold) if any(not line.bold for line in cell.lines) else frozenset()


def _point(row: Sequence[Cell]) -> str:
    """The cells of a row as a point of its own, with who does it and by when in brackets."""
    filled = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
    text, *beside = filled[1:] if len(filled) > 1 and len(filled[0]) <= 3 else filled
    said = [cell for cell in beside if only_offices(cell) or says_time_alone(cell) or is_said(cell)]
    text = ", ".join([text, *(cell for cell in beside if cell not in said)])
    text = " ".join([text, *(f"({cell})" for cell in said)])
    return text if marker(text).sign else f"- {text}"


def _tick(row: Row, column: Titled, text: str, cell: Cell, ticked: list[tuple[str, int]]) -> None:
    """A tick in a calendar; a cell over several columns of it is a span, anything written in one is kept."""
    if patterns("all_year").match(text):
        row.cells["time"] = text
        return
    if parts := places_in(text):
        span = [column.time, str(int(column.time.split()[1]) + cell.span - 1)]
        time = " - ".join(span[: cell.span])
        for part in parts:
            before = row.meets.get(part)
            row.meets[part] = f"{before}, {time.split(maxsplit=1)[1]}" if before else time
        return
    beforehand = patterns("no_meeting").search(text)
    ticked += [] if beforehand else [(column.time, cell.span)]
    if day := _day_in(text, column):
        before = row.cells.get("held")
        row.cells["held"] = f"{before}, {day}" if before else f"họp ngày {day}"
    elif not is_tick(text):
        row.more.append(f"{column.time}: {' '.join(text.split())}")
        said = f"ô {column.time.lower()} ghi “{text}”, không chỉ là một dấu"
        row.doubts += [] if beforehand else [said]


_DAY_IN = regex(
    r"(?P<named>ngày\s+)?(?P<day>\d{1,2})(?:\s*[/.-]\s*(?P<month>\d{1,2}))?(?:\s*/\s*20\d\d)?",
    re.IGNORECASE,
)


def _day_in(text: str, column: Titled) -> str:
    """The day that a cell of a calendar says, in its month or quarter, where the cell or the title of its column calls it one; else nothing."""
    match, within = _DAY_IN.fullmatch(text), when(column.time).spans
    if not match or not (match["named"] or match["month"] or "ngay" in fold(column.title).split()):
        return ""
    month = int(match["month"] or within[0]) if match["month"] or len(within) == 1 else 0
    return f"{match['day']}/{month}" if month in within and 0 < int(match["day"]) < 32 else ""


def _put_ticked(row: Row, ticked: list[tuple[str, int]]) -> None:
    """The time of a row whose months or quarters are ticked, in words."""
    if not ticked:
        return
    unit = ticked[0][0].split()[0]
    numbers = [(int(time.split()[1]), span) for time, span in ticked]
    said = [str(n) if span == 1 else f"{n} - {n + span - 1}" for n, span in numbers]
    if len(numbers) == 1 and unit == "Tháng" and (quarter := _quarter_of(*numbers[0])):
        unit, said = "Quý", [str(quarter)]
    if len(numbers) > 1 and any(span > 1 for _, span in numbers):
        row.doubts.append("hàng này kẻ nhiều khoảng thời gian; xem lại các tháng, các quý")
    time = f"{unit} {', '.join(said)}"
    often = when(row.cells.get("time", ""))
    if When(tuple(n for n, span in numbers if span == 1), every="quarter").quarterly:
        time = f"Hằng quý ({time.lower()})"
    if often.every == "quarter" and not often.spans and time.startswith("Hằng"):
        row.cells["time"] = time
    elif row.cells.get("time"):
        row.more.append(f"Đánh dấu ở {time.lower()}")
    else:
        row.cells["time"] = time


_BARE = regex(
    r"(\d{1,2}|[IVX]{1,4})(?P<more>(?:\s*(?:[,;+–-]|và)\s*(?:\d{1,2}|[IVX]{1,4}))*)(?P<year>\s*/\s*20\d\d)?"
)
"""The number of a month or a quarter alone, or several: `6, 7`."""


_LAST_MONTH, _DAYS = 12, 32


def with_unit(flat: str, column: Titled) -> str:
    """A bare number as the month, quarter or day it is, by the title of its column; nothing for any other text."""
    match = _BARE.fullmatch(flat)
    number = number_of(match[1]) if match else None
    titles = set(fold(column.title).split())
    if titles & {"ky", "suat"} and flat in ("Tuần", "Tháng", "Quý", "Năm"):
        return f"Hằng {flat.lower()}"
    if "ngay" in titles and not titles & {"thang", "quy"} and flat.isdecimal():
        return f"ngày {flat}"
    if match is None or number is None:
        word = f"Tháng {flat}" if "thang" in titles and flat.replace(" ", "").isalpha() else ""
        return word if says_time_alone(word) else ""
    if _LAST_MONTH < number < _DAYS and not (match["more"] or titles & {"thang", "quy"}):
        return f"ngày {number}"
    quarter = "quy" in titles or not (match[1].isdecimal() or "thang" in titles)
    said = flat if match["more"] else f"{number}{match['year'] or ''}"
    return f"{'Quý' if quarter else 'Tháng'} {said}"


_BY_WHEN = regex(r"(?:thoi )?han\b")


def _says_when(row: Row, text: str) -> bool:
    """Whether a remark, `Trước 15/6` or `Hằng tháng` under `Ghi chú`, says nothing but when, as no other cell does."""
    known = row.cells.get("time") and row.cells.get("deadline")
    when_alone = says_time_alone(text) or says_deadline(text) or says_last_day(text)
    return not known and when_alone


_DAY_ALONE = regex(r"ngày \d{1,2}", re.IGNORECASE)


def _on_day(column: Titled, text: str) -> tuple[Titled, str]:
    """A day whose month stands over it, `Ngày 03`, as one a work is held on; under a title that asks by when as it is."""
    by_when = patterns("by_when").search(column.title) or _BY_WHEN.match(fold(column.title))
    if by_when or column.holds == "meets" or not _DAY_ALONE.fullmatch(text):
        return column, text
    return replace(column, holds="held"), text.lower()


def _held(column: Titled, flat: str, *, timed: bool) -> tuple[Titled, str]:
    """The day in a column of days of meetings, as one says it; one to be ready by is a deadline, and a cell without a day a time as any other where no column is of times."""
    if patterns("by_when").search(flat.lower()):
        return replace(column, holds="deadline"), flat
    dated = when(written_out(flat)).day or last_day(flat) or flat.startswith("ngày ")
    if not (timed or dated):
        return replace(column, holds="time"), flat
    said = f"ngày {flat}" if flat[0].isdecimal() else flat
    return column, said if patterns("a_meeting").search(said) else f"họp {said}"


def _put(row: Row, column: Titled, text: str, *, timed: bool) -> None:
    flat = " ".join(text.split())
    role, who = column.who or ("other", "")
    if who and (said := role if is_tick(text) else says_role(text)):
        column, flat, text = replace(column, holds=said), who, who
    if column.holds in ("time", "deadline", "meets", "held"):
        flat = text = with_unit(flat, column) or text
        of_meeting = column.holds == "held"
        column, text = _held(column, flat, timed=timed) if of_meeting else _on_day(column, text)
    if column.holds == "meets":
        _put_meeting(row, column, " ".join(text.split()))
    elif column.holds in ROLE_COLUMNS and _is_condition(row, flat):
        row.cells["condition"] = flat.strip("().; ")
    elif column.holds != "total":
        before = row.cells.get(column.holds)
        row.cells[column.holds] = f"{before}\n{text}" if before else text


def _is_condition(row: Row, flat: str) -> bool:
    """Whether a cell says on what condition a work is done, as no other cell does."""
    return bool(patterns("if_held").match(flat)) and "condition" not in row.cells


def _put_beside(row: Row, column: Titled, text: str) -> None:
    """What a column of another kind says, once the rest of its row is known: when a work is done where it is for remarks, else the words under its title."""
    flat = " ".join(text.split())
    remark = not column.title or bool(REMARK.search(fold(column.title)))
    held = place_of(patterns("is_held").sub("", flat)) if remark else Heading()
    if _is_condition(row, flat):
        row.cells["condition"] = flat.strip("().; ")
    elif held.when.day and held.bare and not held.body:
        row.cells["held"] = flat
    elif held.number is not None and _names_conference(row, held, flat):
        row.cells["body"] = f"{row.cells['body']} {flat}"
    elif remark and _says_when(row, flat):
        row.cells["deadline" if row.cells.get("time") else "time"] = text
    else:
        due = due_in(flat) or due_within(flat) if remark else None
        if due and not (due.held or due.span):
            row.cells.setdefault("deadline", due.written)
        named = not column.title or fold(text).startswith(fold(column.title))
        row.more.append(text if named else f"{column.title}: {text}")


def _names_conference(row: Row, said: Heading, text: str) -> bool:
    """Whether a remark says nothing but which conference it is of the body that the row names: `Hội nghị lần thứ 8` beside `BCH`."""
    body = place_of(row.cells.get("body", ""))
    alone = said.bare and not (said.body or said.when)
    return (
        bool(alone and body.body and body.number is None)
        and occasion(body.body_name) in text.lower()
    )


def _put_meeting(row: Row, column: Titled, text: str) -> None:
    """When the body of a column meets; which of its conferences that is, or that the day there is one to be ready by."""
    said = place_of(f"{column.body} {text}")
    if said.number is not None and said.when and said.bare:
        row.meets[f"{column.body} {text}"] = ""
        return
    row.meets[column.body] = text
    if when(text).day and _BY_WHEN.match(fold(column.title)):
        row.cells.setdefault("deadline", text)
