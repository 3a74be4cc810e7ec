"""Rows of a workbook (xlsx, xls, ods) that an office gives back: the header found by its words, columns by name."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ctr_cli.language.keys import fold
from ctr_cli.model.errors import AccessError, CtrError

_HEADER_WITHIN = 15
ENDINGS = (".xlsx", ".xls", ".ods")


class SheetRow(NamedTuple):
    """A row as text, by the names of its columns, and its number as a person sees it."""

    number: int
    cells: dict[str, str]


def sheet_rows(path: Path, columns: Mapping[str, str], needed: tuple[str, ...]) -> list[SheetRow]:
    """The rows below the header of the first sheet that has one; empty rows are left out.

    `columns` give the beginning of each heading, as a person reads it, by the name of the column; `needed`
    are those without which it is no header. Raises `AccessError` when the file cannot be read,
    `CtrError` when no sheet of it has the header.
    """
    for table in _sheets(path):
        for at, row in enumerate(table[:_HEADER_WITHIN]):
            found = _columns(row, columns)
            if all(name in found for name in needed):
                return list(_below(table, at + 1, found))
    wanted = ", ".join(columns[name] for name in needed)
    raise CtrError(
        f"{path}: không thấy dòng đề mục có các cột {wanted}",
        f"dòng đề mục phải ở trong {_HEADER_WITHIN} dòng đầu, tên cột giữ như bảng đã xuất",
    )


def _sheets(path: Path) -> Iterator[list[list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    if not path.exists():
        raise AccessError(f"không có tệp {path}", "kiểm tra lại tên và thư mục")
    if path.suffix.lower() not in ENDINGS:
        raise AccessError(f"{path} không phải bảng tính", f"dùng tệp {', '.join(ENDINGS)}")
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise AccessError(
            f"không đọc được {path} ({type(error).__name__})",
            "mở tệp bằng Excel, lưu lại thành .xlsx, đóng tệp rồi làm lại",
        ) from None


def _columns(row: list[Any], columns: Mapping[str, str]) -> dict[str, int]:
    """The place of each column whose heading stands in a row; of two that fit the longer heading wins."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        said = fold(str(cell or ""))
        fitting = [name for name, words in columns.items() if said.startswith(fold(words))]
        exact = [name for name in fitting if said == fold(columns[name])]
        if name := next(iter(exact or sorted(fitting, key=lambda n: -len(columns[n]))), None):
            found.setdefault(name, at)
    return found


def _below(table: list[list[Any]], first: int, found: dict[str, int]) -> Iterator[SheetRow]:
    for number, row in enumerate(table[first:], first + 1):
        cells = {name: _text(row[at]) if at < len(row) else "" for name, at in found.items()}
        if any(cells.values()):
            yield SheetRow(number, cells)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value if value is not None else "").split())
