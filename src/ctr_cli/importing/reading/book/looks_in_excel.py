"""How the cells of an .xlsx look (Office Open XML, ECMA-376, part 1, 18.3 sheets, 18.8 styles)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctr_cli.importing.reading.book.looks import Looks, Place, letters, named
from ctr_cli.importing.reading.word.package import Package, R
from ctr_cli.importing.reading.word.styles import Look
from ctr_cli.language.patterns import regex
from ctr_cli.source.attributes import number
from ctr_cli.source.workbook import column_number

_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_MOST_STYLES = 65_536
_FORMS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    14: "d/m/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "d/m/yyyy h:mm",
}  # fmt: skip
"""The forms that every workbook has without naming them (18.8.30)."""
_REFERENCE = regex(r"([A-Z]{1,3})(\d{1,7})")
_OFF = ("0", "false")


def looks_in_excel(package: Package) -> dict[str, Looks]:
    """The looks of the cells of a workbook by the names of its sheets; none of a part that is broken."""
    book = package.xml(package.main)
    styles = [r.target for r in package.parts.values() if r.kind == "styles"]
    known = _styles(package.xml(styles[0])) if styles else []
    found = {}
    for sheet in book.iter("{*}sheet") if book is not None else ():
        part = package.parts.get(sheet.get(f"{R}id", ""))
        root = package.xml(part.target) if part else None
        if part and root is not None:
            found[sheet.get("name", "")] = looks = _of_sheet(root, known)
            _add_notes(looks, package, part.target)
    return found


def _styles(root: Any) -> list[tuple[Look, str]]:
    """How letters look in each style of cells, by its number, and the code of its form."""
    if root is None:
        return []
    forms = {n.get("numFmtId"): n.get("formatCode", "") for n in root.iter("{*}numFmt")}
    fonts = [
        Look(bold=_is_on(font, "b"), struck=_is_on(font, "strike"), font=_font(font))
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    found = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        font = number(style.get("fontId"), 0, _MOST_STYLES)
        form = style.get("numFmtId", "0")
        code = forms.get(form, _FORMS.get(number(form, 0, _MOST_STYLES), ""))
        found.append((fonts[font] if font < len(fonts) else Look(), code))
    return found


def _is_on(font: Any, name: str) -> bool:
    found = font.find(f"{{*}}{name}")
    return found is not None and found.get("val") not in _OFF


def _font(font: Any) -> str:
    found = font.find("{*}name")
    return "" if found is None else found.get("val", "")


def _of_sheet(root: Any, styles: list[tuple[Look, str]]) -> Looks:
    looks = Looks()
    for place, cell in _cells(root):
        style = number(cell.get("s"), 0, _MOST_STYLES)
        if style < len(styles):
            looks.cells[place], looks.codes[place] = styles[style]
            looks.struck += [named(place)] if styles[style][0].struck and len(cell) else []
        if cell.find("{*}f") is not None and not (cell.findtext("{*}v") or cell.get("t") == "str"):
            looks.uncounted.append(named(place))
    columns = [c for c in root.iter("{*}col") if _is_hidden(c, "width")]
    looks.hidden += [f"cột {name}" for column in columns for name in _names_of(column)]
    looks.hidden += [
        f"dòng {at + 1}" for at, row in _rows(root) if _is_hidden(row, "ht") and _is_filled(row)
    ]
    return looks


def _is_hidden(element: Any, size: str) -> bool:
    """Whether a row or a column is hidden, or has no size."""
    return element.get("hidden", "0") not in _OFF or element.get(size) in ("0", "0.0")


def _is_filled(row: Any) -> bool:
    """Whether something stands in a row: values, or texts of its own."""
    return any(row.find(f"{{*}}c/{{*}}{name}") is not None for name in ("v", "is"))


def _rows(root: Any) -> Iterator[tuple[int, Any]]:
    """The rows with their numbers from 0; one that does not say its own follows the one before it."""
    at = -1
    for row in root.iter("{*}row"):
        at = number(row.get("r"), at + 2, _MOST_ROWS) - 1
        yield at, row


def _cells(root: Any) -> Iterator[tuple[Place, Any]]:
    """The cells with their places; one that does not say its own follows the one before it."""
    for at, row in _rows(root):
        column = -1
        for cell in row.iterfind("{*}c"):
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = column_number(match[1]) - 1 if match else column + 1
            yield (int(match[2]) - 1 if match else at, column), cell


def _names_of(column: Any) -> Iterator[str]:
    """The letters of the columns that an element tells of; of all that follow, as where the rest of a sheet is hidden, none."""
    first, last = (number(column.get(name), 0, _MOST_COLUMNS) for name in ("min", "max"))
    if first and last < _MOST_COLUMNS:
        yield from (letters(at - 1) for at in range(first, last + 1))


def _add_notes(looks: Looks, package: Package, sheet: str) -> None:
    """Keep what stands in the comments and the drawings of a sheet."""
    for related in package.related(sheet).values():
        root = package.xml(related.target) if related.inside else None
        if root is None:
            continue
        if related.kind == "comments":
            for comment in root.iter("{*}comment"):
                looks.note(comment.get("ref", ""), _text(comment))
        elif related.kind == "drawing":
            for words in filter(None, map(_text, root.iter("{*}txBody"))):
                looks.drawn(words)


def _text(element: Any) -> str:
    return " ".join("".join(part.text or "" for part in element.iter("{*}t")).split())
