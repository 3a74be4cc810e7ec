"""Which rows of a table are headings over the rows beneath: spanning ones, and those that look like no item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cell_times import says_how_often
from ctr_cli.importing.grammar.columns import Titled
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.node import is_of_all_year, is_time_line
from ctr_cli.importing.reading.lines import Cell, Line, is_caps, marker, words
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_OUTER = regex(r"(?:[IVX]{1,5}|[A-HĐ])\W?")
_OUTER_SIGNS = ("part", "upper", "roman")
_COUNTED = regex(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)]?|[-–+]")
"""What stands in the cell that counts a row."""
_OF_THE_YEAR = regex(r"\b(?:cả|trong|quanh|các tháng) (?:của )?năm\b|\bnăm 20\d\d\b", re.IGNORECASE)
"""What the title of a band beneath those of months says that is of none of them."""
_DEEPER = regex(r"[-–+•*]|[a-zđ][.)]?")
DASHES = ("-", "–", "+")
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class Said:
    """A row that says one thing: its number, the text, and the cell it stands in."""

    number: str
    text: str
    at: int
    cell: Cell


@dataclass(slots=True)
class Sections:
    """The rows of a table, looked at together once: what each says alone, and what it is counted by."""

    rows: Sequence[Line]
    columns: Sequence[Titled]
    place: str
    said: list[Said | None] = field(init=False)
    numbers: list[str] = field(init=False)
    plain: dict[int, tuple[bool, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.said = [one_thing(line.row, self.columns) for line in self.rows]
        self.numbers = [_number(line.row, self.columns) for line in self.rows]

    def text(self, at: int) -> str | None:
        """The text of a row that is a heading, with its number; None for one that is an item, or part of one."""
        said = self.said[at]
        if said is None or self.is_work(at):
            return None
        under = any(cell.above and cell.text.strip() for cell in self.rows[at].row)
        first, _, below = said.text.partition("\n")
        rest = marker(said.text).rest
        heading = heading_of(rest, self.place)
        alone = said.cell.span > 1 or not under
        meets = heading_of(first).bare and (heading_of(first).timed or first.endswith(":"))
        over = meets or patterns("of_the_whole").fullmatch(first)
        if below and over and not heading.bare:
            return None  # a meeting and its works in one cell
        if not (
            self._looks_so(at, said)
            or (alone and (heading.bare or is_time_line(rest, heading, self.place)))
            or (alone and self._counted_so(at, said))
        ):
            return None
        return f"{said.number.rstrip('.)')}. {said.text}" if said.number else said.text

    def goes_on(self, at: int) -> bool:
        """Whether a heading is over work of all the year: it says so, `Nhiệm vụ thường xuyên trong năm`, or of a kind of work
        whose rows beneath it say how often each comes again."""
        said = self.said[at]
        if said is None or not is_of_all_year(marker(said.text).rest):
            return False
        rows = range(at + 1, len(self.rows))
        below = takewhile(lambda n: self.text(n) is None, rows)
        often = [says_how_often(time_of(self.rows[n].row, self.columns)) for n in below]
        return bool(_OF_THE_YEAR.search(said.text)) or (bool(often) and all(often))

    def is_work(self, at: int) -> bool:
        """Whether a row among counted ones, or one with an office beside it, names what a conference or a time deals with, and nothing stands beneath it: `Chương trình công tác quý II`."""
        said, text = self.said[at], content_of(self.rows[at].row, self.columns)
        if not patterns("dealt_with_there").search(text):
            return False
        if said and is_time_line(text, heading_of(text, self.place)) and not self._in_time(at):
            return False
        own, *below = self.numbers[at : at + 2]
        following = below[0] if below else ""
        if _kind(own) and _kind(own) == _kind(following):
            return own in DASHES or _place(following) == _place(own) + 1
        charged = not any(self.numbers) and said is None
        alone = not below or self.text(at + 1) is not None
        return bool(alone and _kind(own)) or (charged and (alone or self.said[at + 1] is None))

    def _in_time(self, at: int) -> bool:
        """Whether a row that is not counted as another is says above it when it is held."""
        own, above = _kind(self.numbers[at]), zip(self.said[:at], self.numbers, strict=False)
        return any(s and _kind(n) != own and heading_of(s.text).timed for s, n in above)

    def _looks_so(self, at: int, said: Said) -> bool:
        """Whether a row looks like a heading: over several columns, in capitals or in bold where items are not."""
        if said.cell.span > 1 and 2 * said.cell.span >= len(self.rows[at].row) - 1:
            return True
        if said.at not in self.plain:
            self.plain[said.at] = self._plain_in(said.at)
        no_caps, no_bold = self.plain[said.at]
        bold = all(line.bold for line in said.cell.lines)
        return (no_caps and is_caps(said.text)) or (no_bold and bold)

    def _plain_in(self, column: int) -> tuple[bool, bool]:
        """Whether the items in a column are not all in capitals, and none in bold; never where there are none."""
        pairs = zip(self.rows, self.said, strict=True)
        cells = [
            cell for line, said in pairs if said is None for cell in line.row[column : column + 1]
        ]
        cells = [cell for cell in cells if cell.text.strip()]
        bold = any(line.bold for cell in cells for line in cell.lines)
        return not all(is_caps(cell.text) for cell in cells), bool(cells) and not bold

    def _counted_so(self, at: int, said: Said) -> bool:
        """Whether the number of a row, or its lack, sets it over those that follow."""
        sign = marker(said.text)
        own = said.number.rstrip(".)") or (sign.value if sign.sign in _OUTER_SIGNS else "")
        following = self.numbers[at + 1] if at + 1 < len(self.rows) else ""
        if _OUTER.fullmatch(own):
            return not said.number or not all(map(_OUTER.fullmatch, self.numbers))
        if own:
            return _opens(self.rows[at + 1 : at + 2], own, following, self.columns)
        if sign.sign is not None or not following:
            return False
        counts = sum(map(bool, self.numbers)) > 1
        kinds = [column.holds for column in self.columns]
        elsewhere = "content" in kinds[said.at + 1 :]
        if not elsewhere and kinds[said.at : said.at + 1] != ["content"]:
            return False
        short = len(words(said.text)) <= _LONGEST and not said.text.endswith((".", ";", ","))
        return short and (elsewhere or (counts and not begins_item(said.text)))


def _kind(number: str) -> str:
    """What rows counted alike have in common: `1`, `1.1` and `a` are three kinds; blank for a part, or no number."""
    if _OUTER.fullmatch(number):
        return ""
    return "-" if number in DASHES else re.sub(r"\d+$|[a-zđ]$", "#", number)


def _place(number: str) -> int:
    """Where a number or a letter stands among those of its kind."""
    last = number.rpartition(".")[2]
    return int(last) if last.isdecimal() else "abcdđeghiklmnopqrstuvxy".find(last)


def one_thing(row: Sequence[Cell], columns: Sequence[Titled]) -> Said | None:
    """The one thing a row says beside its number; None where it says several, as the works of a month under the number of it."""
    filled = [(n, cell) for n, cell in enumerate(row) if cell.text.strip() and not cell.above]
    texts = list(dict.fromkeys(cell.text.strip() for _, cell in filled))
    if len(texts) == 2 and filled[1][1].span == 1 and _counts_time(*filled[0], columns):
        return None
    number = texts.pop(0) if len(texts) == 2 and _COUNTED.fullmatch(texts[0]) else ""
    if len(texts) != 1 or _COUNTED.fullmatch(texts[0]):
        return None
    place, cell = next((n, cell) for n, cell in filled if cell.text.strip() == texts[0])
    repeated = sum(c.text.strip() == texts[0] for _, c in filled)
    return Said(number, texts[0], place, Cell(cell.lines, max(cell.span, repeated)))


def _counts_time(at: int, cell: Cell, columns: Sequence[Titled]) -> bool:
    """Whether a cell is the bare number of a month, or of a quarter, by the title of its column."""
    title = columns[at] if at < len(columns) else Titled("other")
    unit = fold(title.title).split()
    said = cell.text.strip()
    return title.holds == "time" and ((said.isdecimal() and "thang" in unit) or "quy" in unit)


def _opens(after: Sequence[Line], own: str, following: str, columns: Sequence[Titled]) -> bool:
    """Whether the row after a counted one is counted beneath it: `1.1`, `a`, `-`, or from 1 anew under the same month."""
    if not after or following.startswith(f"{own}."):
        return bool(after)
    if following == "1":
        kinds = [column.holds for column in columns]
        before = kinds.index("content")
        return not any(
            cell.text.strip()
            for cell, kind in zip(after[0].row[:before], kinds, strict=False)
            if kind in ("time", "body")
        )
    dashed = (
        _DEEPER.fullmatch(following) or marker(content_of(after[0].row, columns)).sign == "dash"
    )
    return bool(dashed) and one_thing(after[0].row, columns) is None


def content_of(row: Sequence[Cell], columns: Sequence[Titled]) -> str:
    """The text in the first column of contents."""
    pairs = zip(row, columns, strict=False)
    return next((cell.text for cell, column in pairs if column.holds == "content"), "")


def time_of(row: Sequence[Cell], columns: Sequence[Titled]) -> str:
    """What a row says of when its work is done."""
    pairs = zip(row, columns, strict=False)
    times = (cell.text.strip() for cell, c in pairs if c.holds in ("time", "deadline"))
    return next(filter(None, times), "")


def _number(row: Sequence[Cell], columns: Sequence[Titled]) -> str:
    """What a row is counted by, without the mark behind it."""
    at = next((n for n, column in enumerate(columns) if column.holds == "number"), None)
    if at is None or at >= len(row):
        return ""
    text = row[at].text.strip()
    return (text if text in DASHES else text.rstrip(".)")) if _COUNTED.fullmatch(text) else ""
