"""What the columns of a table hold, by their titles or by what stands in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ctr_cli.importing.grammar.heading import body_in
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Cell
from ctr_cli.language.keys import fold

Column = Literal[
    "number", "content", "time", "deadline", "body", "meets", "product", "condition", "other",
    "prepare", "lead", "coordinate", "advise", "verify", "submit", "perform", "subject",
]  # fmt: skip
ROLE_COLUMNS: tuple[Column, ...] = (
    "lead", "submit", "prepare", "perform", "advise", "coordinate", "verify", "subject",
)  # fmt: skip
_TITLES: tuple[tuple[Column, str], ...] = (
    ("number", r"^(stt|tt|so tt|so thu tu|so)$"),
    ("body", r"^(cap|noi|hoi nghi|cap co tham quyen|tham quyen) (trinh|ban hanh|thong qua|quyet dinh)|^trinh (cap|hoi nghi)|^cap trinh|^tham quyen|^co quan (ban hanh|quyet dinh|hop)|^(hoi nghi|ky hop|phien hop|cuoc hop)$"),
    ("condition", r"^dieu kien"),
    ("product", r"san pham|ket qua|hinh thuc van ban|loai van ban|ten van ban"),
    ("subject", r"^doi tuong|to chuc dang duoc|don vi duoc (kiem tra|giam sat)"),
    ("coordinate", r"phoi hop"),
    ("verify", r"tham tra|tham dinh"),
    ("lead", r"chu tri"),
    ("advise", r"tham muu"),
    ("submit", r"(co quan|don vi) trinh$"),
    ("perform", r"(co quan|don vi|bo phan|nguoi) (to chuc )?thuc hien$|^thuc hien$"),
    ("prepare", r"chuan bi|^(co quan|don vi|bo phan)|phan cong|phu trach|nguoi thuc hien"),
    ("deadline", r"thoi han|hoan thanh|han (trinh|chot|cuoi)"),
    ("time", r"thoi gian|thoi diem|^dinh ky$|^tan suat|^chu ky|^thang|tien do|^ngay|^quy$|thang hop"),
    ("content", r"noi dung|nhiem vu|cong viec|cong tac|ten de an|chuong trinh|viec|de an|dau viec|nghi quyet"),
)  # fmt: skip
_ASKED = re.compile(
    r"\b(?:trình|xin ý kiến|báo cáo|thông qua|họp|hội nghị|cuộc họp)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Titled:
    """A column: what it holds, its title as printed, and the body it is for when it holds that body's times."""

    holds: Column
    title: str = ""
    body: str = ""


@dataclass(slots=True)
class Row:
    """The cells of a row, or of one item in it, by column; `meets` the time of each body that has a column."""

    cells: dict[Column, str] = field(default_factory=dict)
    meets: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def titles(rows: Sequence[Sequence[Cell]]) -> list[Titled] | None:
    """The columns that the rows of a header name, or None when they are no header."""
    if any(_too_much(cell.text) for row in rows for cell in row):
        return None
    columns = [_titled(title) for title in _joined(rows)]
    known = {column.holds for column in columns} - {"other"}
    if "content" not in known or len(known) < 2:
        return None
    return columns


def _too_much(text: str) -> bool:
    said = when(text)
    return (
        len(text.split()) > 14
        or bool(said.day or said.number)
        or bool(said and len(text.split()) < 4)
    )


def _joined(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The titles of the columns, those over several columns said in each of them."""
    width = max(len(row) for row in rows)
    said: list[list[str]] = [[] for _ in range(width)]
    for row in rows:
        for at, cell in enumerate(row):
            text = " ".join(cell.text.split())
            for column in range(at, min(at + cell.span, width)):
                if text and not cell.above and text not in said[column]:
                    said[column].append(text)
    return [" ".join(parts) for parts in said]


def _titled(title: str) -> Titled:
    body, name, _ = body_in(title)
    plain = fold(title)
    if (
        body
        and _ASKED.search(title)
        and not re.search(r"^(?:co quan|don vi) ", plain.removeprefix("thoi gian "))
    ):
        return Titled("meets", title, name)
    if body and fold(name) == plain:
        return Titled("meets", title, name)
    known: Iterator[Column] = (column for column, pattern in _TITLES if re.search(pattern, plain))
    return Titled(next(known, "other"), title)


def guessed(row: Sequence[Cell]) -> list[Titled]:
    """The columns of a table without a header, guessed from a row: the longest cell is the content."""
    cells = [cell.text for cell in row]
    longest = max(range(len(cells)), key=lambda at: len(cells[at]))
    return [Titled("content" if at == longest else _guess(cell)) for at, cell in enumerate(cells)]


def _guess(cell: str) -> Column:
    if re.fullmatch(r"[\d.()IVXA-H-]{0,5}", cell.strip()):
        return "number"
    if when(cell) and len(cell.split()) < 8:
        return "time"
    return "prepare" if begins_agency(cell) else "other"


def row_of(row: Sequence[Cell], columns: Sequence[Titled]) -> Row:
    """The cells of a row under its columns; two columns of one kind are read as one."""
    result = Row()
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else Titled("other")
        text = _text(cell)
        if not text or (cell.above and column.holds not in ("time", "body", "deadline")):
            continue
        _put(result, column, text)
    return result


def _text(cell: Cell) -> str:
    """The lines of a cell; a row of a table in it is a smaller point."""
    return "\n".join(
        f"- {_point(line.row)}" if line.row else line.text for line in cell.lines
    ).strip()


def _point(row: Sequence[Cell]) -> str:
    filled = [" ".join(cell.text.split()) for cell in row if cell.text.strip()]
    return ", ".join(filled[1:] if len(filled) > 1 and len(filled[0]) <= 3 else filled)


def _put(row: Row, column: Titled, text: str) -> None:
    flat = " ".join(text.split())
    if column.holds in ("time", "deadline", "meets") and re.fullmatch(r"\d{1,2}|[IVX]{1,3}", flat):
        flat = text = (
            f"{'Quý' if 'quy' in fold(column.title).split() or not flat.isdecimal() else 'Tháng'} {flat}"
        )
    if column.holds == "meets":
        row.meets[column.body] = flat
    elif column.holds == "other":
        row.more.append(f"{column.title}: {flat}" if column.title else flat)
    else:
        before = row.cells.get(column.holds)
        row.cells[column.holds] = f"{before}\n{text}" if before else text
