"""A table whose cells came out as lines of their own, as when it is copied out of a PDF: put together by its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Titled, titled, titles
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.names import begins_agency, only_offices
from ctr_cli.importing.grammar.node import Node, value_of
from ctr_cli.importing.grammar.row_items import FLAT_DOUBT
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import (
    FLAT,
    Cell,
    Line,
    Lines,
    Marker,
    Remark,
    marker_of,
    row_text,
)
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import BEFORE_DAY

_FIRST = regex(r"(?:stt|tt|số tt)\W*$", re.IGNORECASE)
_COUNT = regex(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,3})\W?$")
_OUTER = regex(r"(?:[IVX]{1,5}|[A-HĐ])\W?$")
_END = regex(r"(?:nơi nhận|t/m|tm\.|tổ chức thực hiện|ghi chú)", re.IGNORECASE)
_MOST_TITLES, _FEWEST_TITLES, _LONGEST_TITLE = 12, 3, 6
_TIMES = ("time", "deadline", "meets")
_TAKEN_OFF = ("số trang", "tiêu đề lặp lại ở các trang")
"""Numbers and repeated cells look like what a page leaves."""


def unflattened(document: Lines) -> Lines:
    """The document with a table that came out as lines made a table again; as it is where there is none."""
    if any(line.row for line in document.lines):
        return document
    places = range(len(document.lines))
    counted = (at for at in places if _FIRST.match(document.lines[at].text))
    first = next(counted, None)
    if first is None:
        first = next((at for at in places if _uncounted(document.lines[at:])[0]), None)
    if first is None:
        return document
    start = document.lines[first].number
    back = [e.line for e in document.ignored if e.reason in _TAKEN_OFF and e.line.number > start]
    lines = [
        *document.lines[:first],
        *sorted([*document.lines[first:], *back], key=lambda line: line.number),
    ]
    number = bool(_FIRST.match(lines[first].text))
    used, columns = _columns(lines[first + 1 :]) if number else _uncounted(lines[first:])
    if not columns:
        return document
    body = lines[first + number + used :]
    end = _end_of(body, lines[:first])
    header = _row(lines[first], ["TT", *(column.title for column in columns)])
    rows = _Rows(columns)
    for line in body[:end]:
        rows.take(line)
    table = [header, *rows.finished()]
    ignored = [entry for entry in document.ignored if entry.line not in back]
    behind = unflattened(replace(document, lines=body[end:], ignored=ignored, remarks=[]))
    return Lines(
        [*lines[:first], *table, *behind.lines],
        behind.ignored,
        [*document.remarks, Remark(FLAT_DOUBT)],
        document.torn,
    )


def _end_of(body: Sequence[Line], before: Sequence[Line]) -> int:
    """Where the cells of a table end: at what closes a paper, or the heading that comes next after the one over the table."""
    over = next((s for line in reversed(before) if (s := marker_of(line)).sign in _HEADS), None)
    for at, line in enumerate(body):
        own = marker_of(line)
        follows = over and own.sign == over.sign and _place(own) == _place(over) + 1
        if _END.match(line.text) or (follows and _place(own) > 1):
            return at
    return len(body)


_HEADS = ("part", "section", "upper", "roman")


def _place(sign: Marker) -> int:
    """Where a heading stands among its brothers."""
    return value_of(Node(Line(0, ""), sign)) or 0


def _columns(lines: Sequence[Line]) -> tuple[int, list[Titled]]:
    """How many lines the titles of the columns take, and what they name behind the number; none where they name too little."""
    said: list[str] = []
    used = 0
    for line in lines[:_MOST_TITLES]:
        if _COUNT.match(line.text) or len(line.text.split()) > _LONGEST_TITLE:
            break
        if said and line.text[:1].islower():
            said[-1] = f"{said[-1]} {line.text}"
        else:
            said.append(line.text)
        used += 1
    found = titles([[Cell((Line(0, title),)) for title in said]]) if said else None
    return used, found or []


def _uncounted(lines: Sequence[Line]) -> tuple[int, list[Titled]]:
    """The same of a table without a column of numbers, whose titles are all of a kind that is known: at least of a work, and of who does it or when."""
    columns: list[Titled] = []
    for line in lines[:_MOST_TITLES]:
        column = titled(line.text)
        if column.holds == "other" or len(line.text.split()) > _LONGEST_TITLE or when(line.text):
            break
        columns.append(column)
    kinds = {column.holds for column in columns}
    whole = "content" in kinds and len(kinds) == len(columns) >= _FEWEST_TITLES
    return (len(columns), columns) if whole and kinds & {*_TIMES, *ROLE_COLUMNS} else (0, [])


def _row(line: Line, texts: Sequence[str]) -> Line:
    cells = tuple(Cell((Line(line.number, text),) if text else ()) for text in texts)
    return Line(line.number, row_text(cells), cells, table=FLAT)


@dataclass(slots=True)
class _Rows:
    """Lines taken one after another into the cells of rows; `at` is the column that is being filled."""

    columns: list[Titled]
    rows: list[Line] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    number: str = ""
    line: Line | None = None
    at: int = 0

    def take(self, line: Line) -> None:
        """Put a line into its cell: of the row that is open, or of the next."""
        text = line.text.strip()
        sign = marker_of(line)
        if sign.sign in _HEADS and (heading_of(sign.rest).bare or only_offices(sign.rest)):
            self._end()
            self._open(line)
            self.number, self.cells[self.at] = sign.value, [sign.rest]
            self._end()
            return
        if _COUNT.match(text):
            self._end()
            self.number, self.line = text, line
            return
        if _is_time(text) and self._takes_time(line, text):
            return
        if self._is_section(text):
            self._end()
            self.number = ""
        self._open(line)
        following = self._column_for(text)
        if following is None and self._begins_row(text):
            self._end()
            self._open(line)
            following = self.at
        self.at = self.at if following is None else following
        self.cells[self.at].append(text)

    def _takes_time(self, line: Line, text: str) -> bool:
        """Take a time that stands before the works it is of: in its own column, or where a row is whole as a section; False for any other."""
        content = next((n for n, c in enumerate(self.columns) if c.holds == "content"), 0)
        before = next((n for n, c in enumerate(self.columns[:content]) if c.holds in _TIMES), None)
        begun, at = any(self.cells), self.at
        last = at == len(self.columns) - 1 or self.columns[at].holds in _TIMES
        whole = begun and last and self.cells[at] and not self.cells[at][-1].endswith(",")
        if before is None and not (whole or not (begun or self.number)):
            return False
        if begun:
            self._end()
        self._open(line)
        self.cells[self.at if before is None else before].append(text)
        if before is None:
            self._end()
        return True

    def finished(self) -> list[Line]:
        """The rows, once all lines are taken."""
        self._end()
        return self.rows

    def _is_section(self, text: str) -> bool:
        """Whether a line ends the title of a section, which is one line behind its number."""
        return bool(
            self.cells
            and _OUTER.match(self.number)
            and not any(self.cells[1:])
            and begins_item(text)
        )

    def _open(self, line: Line) -> None:
        if not self.cells:
            self.cells = [[] for _ in self.columns]
            self.line = self.line or line
            self.at = next((n for n, c in enumerate(self.columns) if c.holds == "content"), 0)

    def _end(self) -> None:
        if self.line is not None and any(self.cells):
            texts = [" ".join(part) for part in self.cells]
            self.rows.append(_row(self.line, [self.number, *texts]))
        self.cells, self.number, self.line = [], "", None

    def _column_for(self, text: str) -> int | None:
        """The next column a line begins, or None when it goes on with the one that is open."""
        before = self.cells[self.at]
        if before and before[-1].endswith(","):
            return None
        for at in range(self.at + 1, len(self.columns)):
            holds = self.columns[at].holds
            if self.cells[at]:
                continue
            if holds in _TIMES and _is_time(text):
                return at
            if (
                holds in ROLE_COLUMNS
                and self.at < at
                and (repeats(text) or (begins_agency(text) and not begins_item(text)))
                and before
            ):
                return at
        return None

    def _begins_row(self, text: str) -> bool:
        """Whether a line begins the next row, though no number stands before it."""
        last = self.at == len(self.columns) - 1
        held = self.cells[self.at] if last else []
        timed = bool(held) and _is_time(held[-1])
        named = held and self.columns[self.at].holds in ROLE_COLUMNS and text[:1].isupper()
        another = bool(named) and not only_offices(" ".join([*held, text]))
        return (last or all(self.cells[1:])) and (begins_item(text) or timed or another)


def _is_time(text: str) -> bool:
    heading = heading_of(BEFORE_DAY.sub("", text))
    return heading.timed and heading.bare
