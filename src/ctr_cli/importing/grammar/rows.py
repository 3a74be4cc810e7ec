"""Tables: what each column holds, and the item in each row."""

import re
from dataclasses import dataclass, field
from typing import Literal

from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Line, marker
from ctr_cli.language.keys import fold

Column = Literal[
    "number",
    "content",
    "prepare",
    "lead",
    "coordinate",
    "advise",
    "product",
    "time",
    "body",
    "other",
]
_COLUMNS: tuple[tuple[Column, str], ...] = (
    ("number", r"^(stt|tt|so tt|so thu tu|so)$"),
    ("body", r"^(cap|noi|hoi nghi|cap co tham quyen|tham quyen) (trinh|ban hanh|thong qua|quyet dinh)|^trinh (cap|hoi nghi)|^cap trinh|^tham quyen"),
    ("product", r"san pham|ket qua|hinh thuc van ban|loai van ban|ten van ban"),
    ("coordinate", r"phoi hop"),
    ("lead", r"chu tri"),
    ("advise", r"tham muu"),
    ("prepare", r"chuan bi|thuc hien$|^(co quan|don vi)|phan cong|phu trach"),
    ("time", r"thoi gian|thoi han|hoan thanh|thang|tien do|ngay|quy$"),
    ("content", r"noi dung|nhiem vu|cong viec|cong tac|ten de an|chuong trinh|viec"),
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """An item in a row; `cells` holds the texts by column, `more` what other columns say, under their titles."""

    cells: dict[Column, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)


def header(cells: tuple[str, ...]) -> list[tuple[Column, str]] | None:
    """The columns a row of titles names, or None when the row is no header."""
    if any(len(cell.split()) > 12 for cell in cells):
        return None
    columns = [(_column(cell), " ".join(cell.split())) for cell in cells]
    known = [column for column, _ in columns if column != "other"]
    if "content" not in known or len(known) < 2 or any(when(cell) for cell in cells):
        return None
    return columns


def _column(title: str) -> Column:
    plain = fold(title)
    return next((column for column, pattern in _COLUMNS if re.search(pattern, plain)), "other")


def guessed(cells: tuple[str, ...]) -> list[tuple[Column, str]]:
    """The columns of a table without a header, guessed from a row: the longest cell is the content."""
    longest = max(range(len(cells)), key=lambda at: len(cells[at]))
    columns: list[tuple[Column, str]] = []
    for at, cell in enumerate(cells):
        if at == longest:
            columns.append(("content", ""))
        elif re.fullmatch(r"[\d.()IVX]{0,5}", cell.strip()):
            columns.append(("number", ""))
        elif when(cell) and len(cell.split()) < 8:
            columns.append(("time", ""))
        elif begins_agency(cell):
            columns.append(("prepare", ""))
        else:
            columns.append(("other", ""))
    return columns


def single(cells: tuple[str, ...]) -> str | None:
    """The text of a row that says one thing across the table (a heading between rows), with its number."""
    filled = list(dict.fromkeys(cell.strip() for cell in cells if cell.strip()))
    if len(filled) == 1:
        return filled[0]
    if len(filled) == 2 and re.fullmatch(r"[IVX]{1,4}|[A-H]|\d{1,2}", filled[0].rstrip(".)")):
        after = [cell.strip() for cell in cells if cell.strip()]
        return (
            f"{filled[0].rstrip('.)')}. {filled[1]}"
            if len(after) == 2 or after[1:].count(filled[1]) == len(after) - 1
            else None
        )
    return None


def is_numbering(cells: tuple[str, ...]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3)."""
    return all(re.fullmatch(r"\(?\d{0,2}\)?|\([A-Ea-e]\)|[A-E]", cell.strip()) for cell in cells)


def row_of(line: Line, columns: list[tuple[Column, str]]) -> Row:
    """The cells of a row under its columns; two columns of one kind are read as one."""
    row = Row()
    for at, cell in enumerate(line.cells):
        column, title = columns[at] if at < len(columns) else ("other", "")
        text = cell.strip()
        if not text:
            continue
        if column == "time" and re.fullmatch(r"\d{1,2}|[IVX]{1,3}", text):
            text = f"{'Quý' if 'quy' in fold(title).split() else 'Tháng'} {text}"
        if column == "other":
            row.more.append(
                f"{title}: {' '.join(text.split())}" if title else " ".join(text.split())
            )
        elif column in row.cells:
            row.cells[column] += f"\n{text}"
        else:
            row.cells[column] = text
    return row


def content_of(cell: str) -> tuple[str, list[str]]:
    """The text of a content cell and its further points, which stand on lines of their own."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    if not lines:
        return "", []
    first = marker(lines[0])
    text = (
        first.rest
        if first.sign in ("dash", "plus", "star", "number", "paren", "dotted")
        else lines[0]
    )
    details: list[str] = []
    for line in lines[1:]:
        sign = marker(line)
        if sign.sign in ("dash", "plus", "star", "letter"):
            details.append(sign.rest)
        elif details:
            details[-1] = f"{details[-1]} {line}"
        else:
            text = f"{text} {line}"
    return text, details
