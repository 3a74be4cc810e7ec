"""A text document of OpenDocument (.odt) to lines: lists counted, tables as rows, what is not printed told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from ctr_cli.importing.reading.cleaned import cleaned
from ctr_cli.importing.reading.counted import Counted
from ctr_cli.importing.reading.grid import Grid, merge
from ctr_cli.importing.reading.layout import puts_side_by_side
from ctr_cli.importing.reading.letters import Letters, remarks_of_fonts
from ctr_cli.importing.reading.lines import (
    NOT_TAKEN,
    Cell,
    Ignored,
    Line,
    Lines,
    Listed,
    Remark,
    with_gaps,
)
from ctr_cli.importing.reading.opendocument.letters import COMMENT, NOTES, SKIPPED, pieces, said_in
from ctr_cli.importing.reading.opendocument.lists import Lists
from ctr_cli.importing.reading.opendocument.parts import DRAW, OFFICE, TEXT, Styles
from ctr_cli.importing.reading.word.package import Package
from ctr_cli.language.old_encodings import encoding_of, in_unicode
from ctr_cli.model.errors import AccessError
from ctr_cli.source.attributes import number
from ctr_cli.source.merged_cells import Merged
from ctr_cli.source.ods import TABLE, times

_BLOCKS = (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table")
_IS_HIDDEN = f"{TEXT}is-hidden"
_DEEPEST = 10
_MOST_COLUMNS = 63


def read_odt(raw: bytes, file: str) -> Lines:
    """The lines of an .odt. Raises `AccessError` when its text cannot be read, or has a password."""
    package = Package(raw, file)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
        raise AccessError(
            f"{file}: tệp có mật khẩu", "mở bằng LibreOffice, lưu lại không mật khẩu rồi nhập"
        )
    content = package.xml("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise AccessError(
            f"{file}: không đọc được tệp OpenDocument này (tệp hỏng hoặc không phải văn bản)",
            "mở bằng LibreOffice hoặc Word, lưu thành .docx rồi nhập tệp ấy",
        )
    reader = _Reader(Styles([content, package.xml("styles.xml")]))
    result = cleaned([*reader.lines(body)])
    result.ignored += reader.hidden
    result.remarks += [*reader.remarks, *remarks_of_fonts(reader.fonts), *reader.letters.remarks()]
    if body.find(f"{TEXT}tracked-changes") is not None:
        message = "văn bản còn dấu theo dõi sửa đổi: đã nhận mọi chỗ thêm, bỏ mọi chỗ xóa"
        result.remarks.append(Remark(message))
    return result


class _Reader(Counted):
    """Walks the blocks of a document and counts them."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self._styles = styles
        self._lists = Lists(styles)
        self.letters = Letters()
        self.fonts: set[str] = set()
        self.hidden: list[Ignored] = []
        self.remarks: list[Remark] = []

    def lines(self, parent: Any) -> Iterator[Line]:
        """The lines of the paragraphs, lists and tables in an element."""
        return with_gaps((self._block(one), one.tag == f"{TEXT}p") for one in parent)

    def _block(self, element: Any) -> Iterator[Line]:
        if element.tag == f"{TEXT}h":
            level = _level(element)
            yield from self._paragraph(
                element, self._lists.listed("outline", None, level - 1), level
            )
        elif element.tag == f"{TEXT}p":
            yield from self._paragraph(element, None)
        elif element.tag == f"{TEXT}list":
            style = element.get(f"{TEXT}style-name")
            yield from self._list(element, style, self._lists.begun(element, style), 0)
        elif element.tag == f"{TABLE}table":
            yield from self._table(element)
        elif element.tag in NOTES:
            self._noted(element)
        elif element.tag == f"{TEXT}section" and _is_hidden(element):
            self._hide(self._next(), said_in(element))
        elif element.tag not in SKIPPED:
            yield from self.lines(element)

    def _list(self, element: Any, style: str | None, name: str, level: int) -> Iterator[Line]:
        style = element.get(f"{TEXT}style-name", style)
        for item in element:
            counts = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, style, name, level + 1)
                    continue
                plain = child.tag in (f"{TEXT}p", f"{TEXT}h")
                start = item.get(f"{TEXT}start-value")
                if not plain:
                    yield from self._block(child)
                    continue
                listed = self._lists.listed(name, style, level, start) if counts else None
                counts = False
                outline = _level(child) if child.tag == f"{TEXT}h" else 0
                yield from self._paragraph(child, listed, outline)

    def _paragraph(self, element: Any, listed: Listed | None, outline: int = 0) -> Iterator[Line]:
        """The lines of a paragraph: one, or several when line breaks part it; then what its frames hold."""
        number = self._next()
        style = element.get(f"{TEXT}style-name")
        look = self._styles.look("paragraph", style)
        if any(
            field.get(_IS_HIDDEN) == "true" for field in element.iter(f"{TEXT}hidden-paragraph")
        ):
            look = replace(look, hidden=True)
        before = len(self.remarks)
        found = [*pieces(element, look, self._styles, self._noted)]
        self._hide(number, "".join(text for text, look in found if look.hidden))
        shown = [(text, look) for text, look in found if not look.hidden]
        text = self.letters.read("".join(in_unicode(text, look.font or "") for text, look in shown))
        self.fonts |= {look.font for _, look in shown if look.font and encoding_of(look.font)}
        looks = [look for piece, look in shown if piece.strip()]
        parts = [part for part in text.split("\n") if part.strip()]
        label = (listed.printed or listed.said) if listed else ""
        printed = f"{label} " if label else ""
        parts += [""] * bool(listed and listed.said and not "".join(piece for piece, _ in found))
        lines = [
            Line(
                number,
                (printed if not at else "")
                + (" ".join(part.split()) if self._inside else part.strip()),
                bold=all(look.bold for look in looks),
                heading=outline > 0,
                gap=at == 0,
                broken=at < len(parts) - 1,
                outline=outline,
                italic=all(look.italic for look in looks),
                caps=all(look.caps for look in looks),
                centred=self._styles.centred(style),
                listed=None if at else listed,
            )
            for at, part in enumerate(parts)
        ]
        self.remarks[before:] = [
            replace(remark, line=lines[0] if lines else None) for remark in self.remarks[before:]
        ]
        yield from lines
        struck = "".join(piece for piece, look in shown if look.struck).strip()
        if struck:
            self.remarks.append(Remark(f"chữ bị gạch ngang, vẫn đọc vào nội dung: “{struck}”"))
        for box in _boxes(element):
            yield from self.lines(box)

    def _hide(self, number: int, text: str) -> None:
        """Keep a text that is not printed."""
        if words := text.strip():
            self.hidden.append(Ignored(Line(number, words), "chữ ẩn trong văn bản"))

    def _noted(self, note: Any) -> None:
        if words := said_in(note):
            said = "" if note.tag == COMMENT else words
            self.remarks.append(Remark(f"{NOTES[note.tag]}{NOT_TAKEN}: “{words}”", note=said))

    def _table(self, table: Any) -> Iterator[Line]:
        """The rows of a table; a letterhead, or another table for layout, comes as its paragraphs."""
        rows = [[*row.iterchildren(f"{TABLE}table-cell")] for row in _rows_of(table)]
        texts = [[["".join(p.itertext()) for p in cell] for cell in row] for row in rows]
        if len(rows) < 2 or max(map(len, rows)) < 2 or puts_side_by_side(texts):
            for cell in chain.from_iterable(rows):
                yield from self.lines(cell)
            return
        self._tables += 1
        own, grid, merged, numbers = self._tables, Grid(), list[Merged](), list[int]()
        for at, row in enumerate(_rows_of(table)):
            numbers.append(self._next())
            grid.append([])
            for cell in row:
                lines = tuple(self._cell(cell)) if cell.tag == f"{TABLE}table-cell" else ()
                down, across = (times(cell, f"{what}-spanned") for what in ("rows", "columns"))
                if down > 1 or across > 1:
                    merged.append(Merged(len(grid[at]), at, at + down - 1, across))
                many = min(times(cell, "columns-repeated"), _MOST_COLUMNS)
                grid[at] += [Cell(lines)] * many
        merge(grid, merged)
        yield from self._rows(own, numbers, grid)


def _level(heading: Any) -> int:
    return number(heading.get(f"{TEXT}outline-level"), 1, _DEEPEST)


def _is_hidden(section: Any) -> bool:
    """Whether a section is not printed: never, or by a condition as it was last."""
    unmet = section.get(_IS_HIDDEN) == "true"
    return bool({"none": True, "condition": unmet}.get(section.get(f"{TEXT}display"), False))


def _boxes(element: Any) -> Iterator[Any]:
    """The frames and shapes in a paragraph that hold a text; those in one of them are its own."""
    for child in element:
        if child.tag.startswith(DRAW) and any(part.tag in _BLOCKS for part in child):
            yield child
        elif child.tag not in NOTES:
            yield from _boxes(child)


def _rows_of(parent: Any) -> Iterator[Any]:
    """The rows of a table, those in a group or at its head too; none of a table in its cells."""
    for child in parent:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (
            f"{TABLE}table-header-rows",
            f"{TABLE}table-row-group",
            f"{TABLE}table-rows",
        ):
            yield from _rows_of(child)
