"""The sheets of a workbook (xlsx, xls, ods) that anybody may have saved, damaged or not."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import AccessError
from ctr_cli.source.bounded import bounded, of_an_open_one
from ctr_cli.source.merged_cells import Merged, merged_in, merged_in_ods, spread

ENDINGS = (".xlsx", ".xls", ".ods")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How an .xls begins, as any other file of Office 97-2003."""
OF_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
"""What the first bytes of an .ods say that it is."""
Sheet = list[list[Any]]
_LARGEST = 100_000_000
"""Bytes, unpacked; a sheet of the 107 items of 2026 takes about 250,000."""
_SHEET_PARTS = "xl/worksheets/"
_CELL = re.compile(rb'<c r="([A-Z]{1,9})(\d{1,19})"[^>]*[^/]>')
"""A cell of a sheet's part that holds something: its column and row (ECMA-376, part 1, 18.3.1.4)."""
_FAR_CELL = re.compile(rb'<c r="[A-Z]+(?:(?<=[A-Z]{3})|\d{5})')
"""A cell without which no sheet spans as many cells as are too many."""
_MOST_CELLS = 20_000_000
"""All rows that Excel has, of the columns of a follow-up sheet, are 13,600,000."""
_TRY = """
import sys
from io import BytesIO
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read()))
for name in book.sheet_names:
    book.get_sheet_by_name(name)
"""


def sheet_files(paths: Iterable[Path]) -> list[Path]:
    """The sheets that are meant: of a folder those in it; what an office program keeps beside an open sheet is none.

    Raises `AccessError` for a folder without any.
    """
    files = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found = [p for p in inside if p == path or p.suffix.lower() in ENDINGS]
        if not found:
            raise AccessError(f"thư mục {path} không có bảng nào", f"cần tệp {', '.join(ENDINGS)}")
        files += [p for p in found if not p.name.startswith(("~$", ".~lock."))]
    return files


class Worksheet(Struct):
    """A sheet of a workbook: its name, the rows from its first cell on, its merged cells, and whether a person sees it."""

    name: str
    rows: Sheet
    merged: list[Merged]
    hidden: bool


def worksheets(path: Path) -> Iterator[tuple[str, Sheet]]:
    """The sheets of a workbook, hidden ones too, by name; a cell merged over several rows has its value in each.

    Raises `AccessError` when there is no such file, it is no workbook, or it cannot be read.
    """
    if told := of_an_open_one(path):
        raise AccessError(f"{path}: {told[0]}", told[1])
    if not path.exists():
        raise AccessError(f"không có tệp {path}", "kiểm tra lại tên và thư mục")
    if path.suffix.lower() not in ENDINGS:
        raise AccessError(f"{path} không phải bảng tính", f"dùng tệp {', '.join(ENDINGS)}")
    try:
        raw = bounded(path, _LARGEST)
    except OSError:
        raise AccessError(
            f"không mở được {path}", "đóng tệp ở Excel, hoặc chép tệp sang chỗ khác rồi làm lại"
        ) from None
    for sheet in sheets_of(raw, str(path)):
        yield sheet.name, spread(sheet.rows, sheet.merged)


def sheets_of(raw: bytes, file: str) -> Iterator[Worksheet]:
    """The sheets of a workbook in its bytes, hidden ones too; a merged cell has its value in the first of its cells.

    Raises `AccessError` when it is no workbook, has a password, or cannot be read.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _refuse_too_large(raw, file)
    try:
        if raw.startswith(OLD_OFFICE):
            _tried(raw)
        book = CalamineWorkbook.from_filelike(BytesIO(raw))
        in_ods = merged_in_ods(raw) if OF_ODS in raw[:200] else {}
        for told in book.sheets_metadata:
            if told.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(told.name)
                rows = sheet.to_python(skip_empty_area=False)
                merged = in_ods.get(told.name) or merged_in(sheet)
                yield Worksheet(told.name, rows, merged, told.visible != SheetVisibleEnum.Visible)
    except (CalamineError, subprocess.CalledProcessError):
        raise AccessError(
            f"không đọc được {file}: tệp hỏng, có mật khẩu, hoặc không phải bảng tính",
            "mở tệp bằng Excel, lưu lại thành .xlsx không mật khẩu, đóng tệp rồi làm lại",
        ) from None


def _tried(raw: bytes) -> None:
    """Let another process read an .xls first: on a damaged one the reader ends its process, catch or no catch."""
    subprocess.run([sys.executable, "-c", _TRY], input=raw, check=True, capture_output=True)


def _refuse_too_large(raw: bytes, file: str) -> None:
    """Raise `AccessError` where a workbook would unpack to more than is read."""
    too_large = len(raw) > _LARGEST
    if raw.startswith(b"PK"):
        # A torn archive raises many kinds, with one meaning; whoever reads the workbook tells it.
        with suppress(Exception), ZipFile(BytesIO(raw)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            too_large = too_large or unpacked > _LARGEST or _spans_too_much(archive)
    if too_large:
        raise too_far(file)


def too_far(file: str) -> AccessError:
    """The error for a workbook that holds, or spans, more than is read."""
    return AccessError(
        f"{file} quá lớn, hoặc có chữ ở ô rất xa bảng",
        "xóa các dòng, cột, trang thừa và hình ảnh khỏi bảng rồi làm lại",
    )


def _spans_too_much(archive: ZipFile) -> bool:
    """Whether a sheet spans more cells than memory holds: the reader makes room for all of them."""
    for name in archive.namelist():
        part = archive.read(name) if name.startswith(_SHEET_PARTS) else b""
        if _FAR_CELL.search(part):
            cells = _CELL.findall(part)
            rows = max((int(row) for _, row in cells), default=0)
            if (
                rows * max((column_number(column.decode()) for column, _ in cells), default=0)
                > _MOST_CELLS
            ):
                return True
    return False


def column_number(letters: str) -> int:
    """The number of a column by its letters, from 1: of `AA` 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
