"""Follow-up sheets that come back filled: what they held when they left, and what they hold now."""

from pathlib import Path

from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import CtrError
from ctr_cli.model.follow_up_sheet import (
    HEADINGS,
    HIDDEN_FORMAT,
    HIDDEN_MARK,
    NEEDED,
    Cells,
    HiddenPage,
)
from ctr_cli.source.sheet import SheetRow, as_text, tables_in
from ctr_cli.source.workbook import Sheet, worksheets


class FilledSheet(Struct):
    """A sheet that came back, called as a person would find it, and its file.

    `page` says whose it is and `base` what it held by ids when it left; without its hidden page they are
    None and empty. `above` are the texts above the header.
    """

    name: str
    file: str
    page: HiddenPage | None
    base: dict[str, Cells]
    above: list[str]
    rows: list[SheetRow]


def filled_sheets(path: Path) -> list[FilledSheet]:
    """The sheets of a workbook that are follow-up sheets, one at least.

    Raises `AccessError` when the file cannot be read, `CtrError` when it holds no such sheet or its hidden
    page is of a newer format.
    """
    page: HiddenPage | None = None
    base: dict[str, Cells] = {}
    shown = []
    for name, cells in worksheets(path):
        if cells and as_text(cells[0][0] if cells[0] else "") == HIDDEN_MARK:
            page, base = _hidden(path, cells)
        else:
            shown.append((name, cells))
    tables = tables_in(path, shown, HEADINGS, NEEDED)
    several = len(tables) > 1
    return [
        FilledSheet(
            f"{path}, trang {t.sheet}" if several else str(path),
            str(path),
            page,
            base,
            t.above,
            t.rows,
        )
        for t in tables
    ]


def _hidden(path: Path, cells: Sheet) -> tuple[HiddenPage, dict[str, Cells]]:
    rows = [[as_text(cell) for cell in row] for row in cells]
    fields = len(HiddenPage._fields)
    values = {row[0]: row[1] if len(row) > 1 else "" for row in rows[: fields + 1]}
    if values[HIDDEN_MARK] != str(HIDDEN_FORMAT) or not values.get("year", "").isdigit():
        raise CtrError(
            f"{path}: trang ẩn của bảng không đọc được", "xuất lại bảng bằng bản ctr đang dùng"
        )
    page = HiddenPage(int(values["year"]), values.get("issuer", ""), values.get("agency", ""))
    names, *lines = rows[fields + 1 :] or [[]]
    base = (dict(zip(names, line, strict=False)) for line in lines)
    return page, {entry["id"]: entry for entry in base if entry.get("id")}
