"""How the cells of an .xlsx or .ods look, which the reader of their values does not tell: letters, days as shown, what is hidden.

Office Open XML, ECMA-376, part 1, 18.3 (sheets) and 18.8 (styles); OpenDocument 1.3, part 3, 9 (tables).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ctr_cli.importing.reading.word.package import Package
from ctr_cli.language.patterns import regex
from ctr_cli.source.ods import TABLE, cells_in, rows_in, tables_in
from ctr_cli.source.workbook import OF_ODS

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SHOWN = (regex(r"\d{1,2}[/-]\d{4}"), "m/yyyy"), (regex(r"\d{1,2}[/-]\d{1,2}"), "d/m")
"""Days shown without the day or the year, and the codes of their forms."""
_MOST_COLUMNS = 16_384
_FORMS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "d/m/yyyy h:mm",
}  # fmt: skip
"""The forms that every workbook has without naming them (18.8.30)."""
_REFERENCE = regex(r"([A-Z]{1,3})(\d{1,7})")
_OFF = ("0", "false")

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the letters of a cell look, and the code of the form that its number or day is shown in."""

    bold: bool = False
    struck: bool = False
    font: str = ""
    code: str = ""


@dataclass(slots=True)
class Looks:
    """The looks of the cells of a sheet; `hidden` rows and columns, `struck` cells and those that are
    `uncounted`, whose formula has no value yet, by what they are called; `notes` what stands in comments and drawings."""

    cells: dict[Place, Look] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def looks_in(raw: bytes, file: str) -> dict[str, Looks]:
    """The looks of the cells of a workbook by the names of its sheets; none of a part that is broken, nor of an .xls."""
    if OF_ODS in raw[:200]:
        return {name: _of_table(table) for name, table in tables_in(raw).items()}
    if not raw.startswith(b"PK"):
        return {}
    package = Package(raw, file)
    book = package.xml(package.main)
    styles = [r.target for r in package.parts.values() if r.kind == "styles"]
    looks = _styles(package.xml(styles[0])) if styles else []
    found = {}
    for sheet in book.iter("{*}sheet") if book is not None else ():
        part = package.parts.get(sheet.get(_ID, ""))
        root = package.xml(part.target) if part else None
        if part and root is not None:
            found[sheet.get("name", "")] = _of_sheet(root, looks)
            found[sheet.get("name", "")].notes += _notes(package, part.target)
    return found


def _styles(root: Any) -> list[Look]:
    """The look of each style of cells, by its number."""
    if root is None:
        return []
    forms = {n.get("numFmtId"): n.get("formatCode", "") for n in root.iter("{*}numFmt")}
    fonts = [
        (_is_on(font, "b"), _is_on(font, "strike"), _named(font))
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    looks = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        font, form = style.get("fontId", "0"), style.get("numFmtId", "0")
        known = font.isdecimal() and int(font) < len(fonts)
        bold, struck, name = fonts[int(font)] if known else (False, False, "")
        usual = _FORMS.get(int(form), "") if form.isdecimal() else ""
        looks.append(Look(bold, struck, name, forms.get(form, usual)))
    return looks


def _is_on(font: Any, name: str) -> bool:
    found = font.find(f"{{*}}{name}")
    return found is not None and found.get("val") not in _OFF


def _named(font: Any) -> str:
    found = font.find("{*}name")
    return "" if found is None else found.get("val", "")


def _of_sheet(root: Any, styles: list[Look]) -> Looks:
    looks = Looks()
    for cell in root.iter("{*}c"):
        match, style = _REFERENCE.fullmatch(cell.get("r", "")), cell.get("s", "0")
        if match is None:
            continue
        if style.isdecimal() and int(style) < len(styles):
            look = looks.cells[int(match[2]) - 1, _number(match[1]) - 1] = styles[int(style)]
            looks.struck += [match[0]] if look.struck and len(cell) else []
        if cell.find("{*}f") is not None and not (cell.findtext("{*}v") or cell.get("t") == "str"):
            looks.uncounted.append(match[0])
    columns = [c for c in root.iter("{*}col") if c.get("hidden", "0") not in _OFF]
    looks.hidden += [f"cột {name}" for column in columns for name in _names_of(column)]
    rows = (row for row in root.iter("{*}row") if row.get("hidden", "0") not in _OFF)
    looks.hidden += [f"dòng {row.get('r')}" for row in rows if row.find("{*}c/{*}v") is not None]
    return looks


def _of_table(table: Any) -> Looks:
    """The looks of a table of OpenDocument, which keeps the words shown of a day."""
    looks = Looks()
    for at, row in rows_in(table):
        for column, cell in cells_in(row):
            day = cell.get(f"{_OFFICE}value-type") == "date"
            said = " ".join("".join(cell.itertext()).split()) if day else ""
            code = next((code for shown, code in _SHOWN if shown.fullmatch(said)), "")
            looks.cells[at, column] = Look(code=code)
        if row.get(f"{TABLE}visibility", "visible") != "visible" and any(row.itertext()):
            looks.hidden.append(f"dòng {at + 1}")
    return looks


def _names_of(column: Any) -> Iterator[str]:
    """The letters of the columns that an element tells of; of all that follow, as where the rest of a sheet is hidden, none."""
    first, last = column.get("min", ""), column.get("max", "")
    if first.isdecimal() and last.isdecimal() and int(last) < _MOST_COLUMNS:
        yield from map(_letters, range(int(first), int(last) + 1))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _notes(package: Package, sheet: str) -> Iterator[str]:
    """What stands in the comments and the drawings of a sheet."""
    for related in package.related(sheet).values():
        root = package.xml(related.target) if related.inside else None
        if root is None:
            continue
        if related.kind == "comments":
            for comment in root.iter("{*}comment"):
                yield f"ghi chú ở ô {comment.get('ref')}: “{_text(comment)}”"
        elif related.kind == "drawing":
            yield from (
                f"chữ trong hình vẽ: “{_text(b)}”" for b in root.iter("{*}txBody") if _text(b)
            )


def _text(element: Any) -> str:
    return " ".join("".join(part.text or "" for part in element.iter("{*}t")).split())
