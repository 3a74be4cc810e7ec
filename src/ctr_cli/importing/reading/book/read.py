"""A workbook, or a table as text, to lines: the sheets of a programme one after the other, of the others only that they are there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ctr_cli.importing.reading.book.abstracts import abstracts
from ctr_cli.importing.reading.book.cells import cells_of, fonts_in
from ctr_cli.importing.reading.book.first_days import looks_of_months, remarks_of_first_days
from ctr_cli.importing.reading.book.looks import Looks
from ctr_cli.importing.reading.book.looks_in_excel import looks_in_excel
from ctr_cli.importing.reading.book.looks_in_ods import looks_in_ods
from ctr_cli.importing.reading.book.page import (
    Page,
    given_name,
    of_the_year,
    page_of,
    time_in_title,
)
from ctr_cli.importing.reading.cleaned import cleaned
from ctr_cli.importing.reading.figures import are_figures
from ctr_cli.importing.reading.letters import Letters, remarks_of_fonts
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, Remark
from ctr_cli.importing.reading.word.package import Package
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import UsageError
from ctr_cli.model.follow_up_sheet import HIDDEN_MARK
from ctr_cli.source.workbook import OF_ODS, OLD_OFFICE, Worksheet, sheets_of, too_far

_TITLE = regex(r"\W*(?:chương trình|kế hoạch)\b", re.IGNORECASE)
_READ_BACK = (
    ({HIDDEN_MARK, "tinh trang"}, "gộp bảng theo dõi đã điền vào sổ: ctr collect {}"),
    ({"quyet dinh", "de nghi"}, "lập dự thảo theo danh sách đã ghi quyết định: ctr new NĂM --decisions {}"),
)  # fmt: skip
"""What stands in the tables of ctr that a command reads back, as keys, and the command."""
_CODE = regex(rf"[a-z]{{2,}}(?:-[a-z\d]+)*-\d{{1,2}}\.\d{{1,3}}|CTR\d{{3}}|{HIDDEN_MARK}")
"""A code of ctr, which no other table has: of an item, of a rule, of the hidden page of a sheet to fill in."""
_MOST_CELLS = 500_000
"""The cells, blank ones too, of 2,000 works in 30 columns are 60,000."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    page: Page
    hidden: bool
    before: int


def read_book(raw: bytes, file: str) -> Lines:
    """The lines of a workbook (.xlsx, .xls, .ods).

    Raises `AccessError` when it cannot be read, `UsageError` for one that ctr wrote and another command reads.
    """
    sheets = [*sheets_of(raw, file)]
    if not raw.startswith(OLD_OFFICE):
        return lines_of_sheets(sheets, _looks_in(raw, file), file)
    result = lines_of_sheets(sheets, looks_of_months(sheets), file)
    result.remarks += remarks_of_first_days(sheets)
    return result


def _looks_in(raw: bytes, file: str) -> dict[str, Looks]:
    """The looks of the cells by the names of the sheets; of an .xls nobody knows them."""
    if not raw.startswith(b"PK"):
        return {}
    looks_of = looks_in_ods if OF_ODS in raw[:200] else looks_in_excel
    return looks_of(Package(raw, file))


def lines_of_sheets(sheets: Sequence[Worksheet], looks: dict[str, Looks], file: str) -> Lines:
    """The lines of sheets; raises `AccessError` where they span far more cells than a programme has, else errors as in `read_book`."""
    if sum(len(row) for sheet in sheets for row in sheet.rows) > _MOST_CELLS:
        raise too_far(file)
    _refuse_own(sheets, file)
    letters, read, before, tables = Letters(), list[_Sheet](), 0, 0
    for sheet in sheets:
        grid = cells_of(sheet, looks.get(sheet.name, Looks()), letters, before)
        page = page_of(grid, tables)
        read.append(_Sheet(sheet.name, page, sheet.hidden, before))
        before += len(grid) + 1
        tables = max((line.table for line in page.body), default=tables)
    used, unread = _chosen(read)
    lines, repeated = _one_after_the_other(used)
    result = cleaned(lines)
    result.ignored += [*repeated, *_blank(read), *_places(used)]
    names = {sheet.name for sheet in used}
    result.remarks += [
        *unread,
        *(remark for name in looks if name in names for remark in _remarks_of(name, looks[name])),
        *remarks_of_fonts(
            {font for name in names & looks.keys() for font in fonts_in(looks[name])}
        ),
        *letters.remarks(),
    ]
    return result


def _refuse_own(sheets: Iterable[Worksheet], file: str) -> None:
    """Raise `UsageError` for a table that ctr itself wrote."""
    said = {
        value.strip()
        for sheet in sheets
        for row in sheet.rows
        for value in row
        if isinstance(value, str)
    }
    if any(map(_CODE.fullmatch, said)):
        keys = said | {fold(text) for text in said}
        hints = (hint.format(file) for words_of, hint in _READ_BACK if words_of & keys)
        other = "nhập văn bản gốc của chương trình; chương trình ctr đã có thì không phải nhập lại"
        raise UsageError(
            f"{file} là bảng do ctr xuất ra, không phải văn bản chương trình", next(hints, other)
        )


def _chosen(sheets: Sequence[_Sheet]) -> tuple[list[_Sheet], list[Remark]]:
    """The sheets of the programme, and what to say of others that are not blank."""
    filled = [s for s in sheets if s.page.head or s.page.body]
    seen = [s for s in filled if not s.hidden] or filled
    works = [s for s in seen if not _are_figures(s)] or seen
    named = [s for s in works if s.page.titled or any(map(_names_a_paper, s.page.head))] or works
    repeated = abstracts((sheet.name, sheet.page) for sheet in named)
    used = [sheet for sheet, again in zip(named, repeated, strict=True) if not again]
    return used, [
        Remark(
            f"trang “{s.name}”: "
            + (
                "trang ẩn, không đọc" if s not in seen
                else "trang lặp lại việc và thời gian của trang trước, không đọc" if s in named
                else "trang chỉ có số liệu tổng hợp, không đọc" if s not in works
                else "trang khác, không thấy bảng chương trình, không đọc"
            )
        )
        for s in filled
        if s not in used
    ]  # fmt: skip


def _are_figures(sheet: _Sheet) -> bool:
    rows = [line for line in sheet.page.body if line.row]
    return bool(rows) and are_figures(rows)


def _blank(sheets: Iterable[_Sheet]) -> Iterator[Ignored]:
    for sheet in sheets:
        if not (sheet.page.head or sheet.page.body):
            yield Ignored(Line(sheet.before, f"trang “{sheet.name}”"), "trang trống")


def _names_a_paper(line: Line) -> bool:
    return bool(_TITLE.match(line.text))


def _one_after_the_other(sheets: Sequence[_Sheet]) -> tuple[list[Line], list[Ignored]]:
    """The lines of the sheets, under what the first says above its table and over what the sheets say below theirs.

    What a further sheet repeats of that is left out; one without a title of its own has its name for one, and the
    first the time in its title, which is that of its works alone.
    """
    said, repeated = set[str](), list[Ignored]()
    heads, bodies, tails = list[list[Line]](), list[list[Line]](), list[Line]()
    for sheet in sheets:
        page, notes = sheet.page, _notes_below(sheet.page.body)
        around = (*page.head, *notes, *page.tail)
        again = [line for line in around if fold(line.text) in said]
        heads.append([line for line in page.head if line not in again])
        bodies.append([line for line in page.body if line not in again])
        tails += [line for line in page.tail if line not in again]
        repeated += [Ignored(line, "lặp lại của trang trước") for line in again]
        said |= {fold(line.text) for line in around}
    first = next((at for at, head in enumerate(heads) if head), 0)
    if first:  # a letterhead stands over all sheets
        heads[0], heads[first] = heads[first], []
    by_name = len(sheets) > 1 and not all(heads[1:])
    titled = next(filter(time_in_title, heads[0] if len(sheets) > 1 else ()), None)
    time = time_in_title(titled) if titled else ""
    lines = list[Line]()
    for at, (sheet, head, body) in enumerate(zip(sheets, heads, bodies, strict=True)):
        lines += [of_the_year(line) if line is titled else line for line in head]
        named = by_name and (not head or at == 0)
        if name := (at == 0 and time) or (named and given_name(sheet.name)):
            lines.append(
                Line(sheet.before or 1, name, bold=True, heading=True, gap=True, broken=True)
            )
        lines += body
    return [*lines, *tails], repeated


def _notes_below(body: Sequence[Line]) -> list[Line]:
    """The lines behind the last row of a sheet's tables."""
    return [*takewhile(lambda line: not line.row, reversed(body))]


def _places(sheets: Sequence[_Sheet]) -> Iterator[Ignored]:
    """Where each sheet begins but the first."""
    for sheet in sheets:
        if sheet.before:
            why = f"tên trang; dòng {sheet.before + 1} ở đây là dòng 1 của trang này"
            yield Ignored(Line(sheet.before, f"trang “{sheet.name}”"), why)


def _remarks_of(name: str, looks: Looks) -> Iterator[Remark]:
    """What to look at in a sheet."""
    said = [*looks.notes]
    if looks.hidden:
        said.append(f"{', '.join(looks.hidden)} bị ẩn, vẫn đọc")
    if looks.struck:
        said.append(f"ô {', '.join(looks.struck)} bị gạch ngang, vẫn đọc")
    if looks.uncounted:
        cells = ", ".join(looks.uncounted)
        said.append(f"ô {cells} là công thức chưa có kết quả; mở tệp bằng Excel, lưu lại rồi nhập")
    yield from (Remark(f"trang “{name}”: {text}") for text in said)
