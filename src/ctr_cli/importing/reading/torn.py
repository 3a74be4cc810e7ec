"""Tables of which a page, or a copy of it, kept only where the words stand: put together by the room between columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from ctr_cli.importing.reading.headers import titles_of_columns
from ctr_cli.importing.reading.lines import BLANK, PLACED, Cell, Line, row_text
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_PIECE = regex(r"\S+(?: \S+)*")
_RECIPIENTS = regex(r"^\W*nơi nhận", re.IGNORECASE)
_COUNTED = regex(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*)[.)]?")
_PAGE = regex(r"\W*(?:trang\s*)?\d{1,3}\W*", re.IGNORECASE)
_POINT = regex(r"(?<=[.;])\s(?=[-+•] \S)")
"""Where a further point begins in a cell."""
_DASHED = regex(r"[-+•] (?=[^\W\d_])")
_MEETING = regex(
    r"(?:hội nghị|phiên họp|kỳ họp)\s(?:.*\b(?:BTV|BCH|Ban (?:Thường vụ|Chấp hành)|tháng \d|lần thứ|quý)\b|thứ\s)",
    re.IGNORECASE,
)
"""How a line over several works begins that stands in the middle of the page."""
_DOERS = regex(r"\b(?:co quan|don vi|chu tri|phoi hop|chuan bi|tham muu|thuc hien)\b")
_CUT_DATE = regex(r"\d/\d{0,3}$")
"""The end of a line that breaks a date: `15/01/202`."""
_FEWEST = 3
"""Columns of a table that is not merely two texts side by side."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with single blanks between them: where they begin and end on the line."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Placed:
    """The lines with the tables in them put together, and whether one of them could not be."""

    lines: list[Line] = field(default_factory=list)
    torn: bool = False


def pieces_of(line: Line) -> list[Piece]:
    """What stands on a line with wide room between; a line of tabs is parted by these."""
    if line.row or "\t" in line.text:
        return []
    before = line.indent // BLANK
    found = _PIECE.finditer(line.text)
    return [Piece(before + m.start(), before + m.end(), m[0]) for m in found]


def put_together(lines: Sequence[Line]) -> Placed:
    """The lines with their tables as rows; a table whose cells cannot be told apart stays, and is said to be torn."""
    first = next((at for at, line in enumerate(lines) if _is_header(line)), None)
    ends = [at for at, line in enumerate(lines) if _RECIPIENTS.match(line.text)]
    end = next((at for at in ends if first is None or at > first), len(lines))
    if first is None:
        return Placed([*lines], _is_torn(lines[:end]))
    end = _end_of_table(lines, first, end)
    inside = lines[first:end]
    reader = _Reader(_columns(inside), [piece.text for piece in pieces_of(lines[first])])
    try:
        rows = reader.read(inside)
    except _UnclearError:
        return Placed([*lines], _is_torn(inside))
    behind = put_together(lines[end:])
    return Placed([*lines[:first], *rows, *behind.lines], behind.torn)


def _end_of_table(lines: Sequence[Line], first: int, end: int) -> int:
    """Where the table from a header on ends: before one with another header or one of rows, behind its last line of three pieces and those in its columns beneath."""
    end = next((at for at in range(first, end) if not pieces_of(lines[at])), end)
    titles = [piece.text for piece in pieces_of(lines[first])]
    others = (at for at in range(first, end) if _is_header(lines[at]))
    end = next((at for at in others if [p.text for p in pieces_of(lines[at])] != titles), end)
    rows = [at for at in range(first, end) if len(pieces_of(lines[at])) >= _FEWEST]
    columns = _columns(lines[first : rows[-1] + 1])
    for at in range(rows[-1] + 1, end):
        pieces = pieces_of(lines[at])
        places = [_column_of(piece, columns) for piece in pieces]
        alone = len(pieces) == 1 and (
            lines[at].gap or (places[0] == 0 and not pieces[0].text[0].islower())
        )
        if None in places or alone:
            return at
    return end


def _is_torn(lines: Sequence[Line]) -> bool:
    return sum(len(pieces_of(line)) >= _FEWEST for line in lines) >= _FEWEST


def _is_header(line: Line) -> bool:
    """Whether a line names columns: three or more pieces, most of them titles, the first of numbers or of time."""
    pieces = [fold(piece.text) for piece in pieces_of(line)]
    if len(pieces) < _FEWEST or not re.match(r"(?:s?tt|so tt|so|thang|thoi gian|quy)$", pieces[0]):
        return False
    return 2 * sum(bool(titles_of_columns().search(piece)) for piece in pieces) > len(pieces)


def _columns(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """From where to where each column reaches: the places that lines of several pieces leave blank part them.

    A number and one text may be a section, whose title runs across the columns.
    """
    filled: set[int] = set()
    for line in lines:
        pieces = pieces_of(line)
        section = len(pieces) == 2 and _COUNTED.fullmatch(pieces[0].text)
        if len(pieces) > 1 and not section:
            filled.update(n for piece in pieces for n in range(piece.start, piece.end + 1))
    columns: list[tuple[int, int]] = []
    for place in sorted(filled):
        if columns and place == columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], place)
        else:
            columns.append((place, place))
    return columns


def _column_of(piece: Piece, columns: Sequence[tuple[int, int]]) -> int | None:
    """The one column a piece stands in; None when it reaches over several, or into none."""
    touched = [
        at for at, (start, end) in enumerate(columns) if piece.start <= end and piece.end > start
    ]
    return touched[0] if len(touched) == 1 else None


def _lines_of(pieces: Sequence[str]) -> list[str]:
    """The pieces of a cell as its lines: what bears a dash begins one where the first does, else behind the end of a sentence."""
    dashed = bool(pieces) and bool(_DASHED.match(pieces[0]))
    lines: list[str] = []
    for piece in pieces:
        if not lines or (dashed and _DASHED.match(piece)):
            lines.append(piece)
        else:
            cut = _CUT_DATE.search(lines[-1]) and piece.isdecimal()
            lines[-1] += piece if cut else f" {piece}"
    return [part for line in lines for part in _POINT.split(line)]


class _UnclearError(Exception):
    """It is not plain which cell words belong to."""


@dataclass(slots=True)
class _Reader:
    """Lines taken one after another into rows; `cells` are those of the row that is open, each piece with its line.

    `key` is the column that counts the rows; without one a row begins with its first column. `titles` are the lines of the
    header, `again` those of them still to come where a further page prints it again, which may cut a row.
    """

    columns: Sequence[tuple[int, int]]
    header: Sequence[str]
    result: list[Line] = field(default_factory=list)
    cells: list[list[tuple[Line, str]]] | None = None
    line: Line = field(default_factory=lambda: Line(0, ""))
    titled: bool = False
    titles: list[list[str]] = field(default_factory=list)
    again: list[list[str]] = field(default_factory=list)

    @property
    def key(self) -> int | None:
        names = enumerate(map(fold, self.header))
        return next((at for at, name in names if name in ("stt", "tt", "so tt")), None)

    def read(self, lines: Sequence[Line]) -> list[Line]:
        """The rows, and the lines across the table. Raises `_UnclearError`."""
        if len(self.columns) != len(self.header):
            raise _UnclearError
        for line in lines:
            self._take(line)
        self._close()
        return self.result

    def _take(self, line: Line) -> None:
        pieces = pieces_of(line)
        places = [_column_of(piece, self.columns) for piece in pieces]
        texts = [piece.text for piece in pieces]
        if self.titles and not self.titled and texts == self.header:
            self.again = [*self.titles]
        if self.again and texts == self.again[0]:
            self.again.pop(0)
            return
        self.again = []
        if texts == self.header:
            self._open(line, titled=True)
        elif _PAGE.fullmatch(line.text) and places != [self.key]:
            self.result.append(line)
            return
        elif self._is_across(pieces, places):
            self._close()
            self.result.append(line)
            return
        elif self._begins(pieces, places):
            self._open(line)
        self.titles += [texts] if self.titled else []
        self._add(line, pieces, places)

    def _is_across(self, pieces: Sequence[Piece], places: Sequence[int | None]) -> bool:
        """Whether a line runs across the columns, stands where a number should and is none, or in the middle of the page."""
        if len(pieces) != 1:
            return False
        before = self.cells is None and pieces[0].start <= self.columns[0][1]
        begins = 0 if places[0] is None else pieces[0].start - self.columns[places[0]][0]
        doers = places[0] is not None and _DOERS.search(fold(self.header[places[0]]))
        centred = begins < -1 or ((begins > 1 or doers) and _MEETING.match(pieces[0].text))
        strange = places == [self.key] and not _COUNTED.fullmatch(pieces[0].text)
        return places == [None] or before or strange or bool(centred)

    def _begins(self, pieces: Sequence[Piece], places: Sequence[int | None]) -> bool:
        """Whether a line begins a row."""
        if self.key is not None:
            return places[0] == self.key and bool(_COUNTED.fullmatch(pieces[0].text))
        text = pieces[0].text
        numbered = text[:1].isalnum() and any(char.isdigit() or char in "IV" for char in text)
        named = text[:1].isupper() and len(pieces) >= _FEWEST
        return places[0] == 0 and (len(pieces) > 1 or not self.cells) and (numbered or named)

    def _add(self, line: Line, pieces: Sequence[Piece], places: Sequence[int | None]) -> None:
        """Put pieces into the cells of the open row; one across columns may stand behind the number of a section."""
        if self.cells is None:
            raise _UnclearError
        for at, (piece, place) in enumerate(zip(pieces, places, strict=True)):
            across = place is None and at == 1 == len(pieces) - 1 and places[0] == self.key
            if place is None and not across:
                raise _UnclearError
            column = (self.key or 0) + 1 if place is None else place
            if self.titled and self.cells[column] and piece.text[:1].isupper():
                raise _UnclearError
            self.cells[column].append((line, piece.text))

    def _open(self, line: Line, *, titled: bool = False) -> None:
        self._close()
        self.cells, self.line, self.titled = [[] for _ in self.columns], line, titled

    def _close(self) -> None:
        """End the open row; one in which nothing stands beside its number was not read rightly."""
        if self.cells is None:
            return
        for cells in self._works(self.cells):
            texts = [_lines_of([text for _, text in cell]) for cell in cells]
            if sum(any(lines) for lines in texts) < 2:
                raise _UnclearError
            number = self.line.number
            row = tuple(Cell(tuple(Line(number, t) for t in lines if t)) for lines in texts)
            self.result.append(replace(self.line, text=row_text(row), row=row, table=PLACED))
        self.cells = None

    def _works(self, cells: list[list[tuple[Line, str]]]) -> list[list[list[tuple[Line, str]]]]:
        """The works of a row that no number counts, each with the time: beside a further one another column begins too.

        It begins with a capital behind a line that had room for its first word, or behind blank space.
        """
        if self.key is not None or self.titled:
            return [cells]
        time, *others = cells
        widest = max(range(len(others)), key=lambda at: sum(len(text) for _, text in others[at]))
        start, end = self.columns[1 + widest]
        begun = {
            id(ln)
            for cell in others
            if cell is not others[widest]
            for ln, text in cell
            if text[:1].isupper()
        }
        starts = [
            line.number
            for (_, before), (line, text) in pairwise(others[widest])
            if id(line) in begun and text[:1].isupper()
            and (line.gap or len(before) + len(text.split()[0]) < end - start)
        ]  # fmt: skip
        bounds = pairwise([0, *starts, inf])
        return [
            [time, *([(ln, t) for ln, t in cell if low <= ln.number < high] for cell in others)]
            for low, high in bounds
        ]
