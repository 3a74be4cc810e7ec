"""A Word file (.docx) to lines: automatic numbers resolved, tables as rows, nothing hidden brought back.

The XML is read itself, because what is printed (numbering, tracked changes, line breaks, cells that
run over rows) lies below what the paragraphs of python-docx show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from ctr_cli.importing.reading.furniture import joined, without_furniture
from ctr_cli.importing.reading.lines import Cell, Ignored, Line, Lines, row_text
from ctr_cli.importing.reading.word_numbers import Numbering
from ctr_cli.language.keys import nfc
from ctr_cli.model.errors import AccessError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}  # fmt: skip
_SAVE_AGAIN = "mở tệp bằng Word, chọn Save As (Lưu thành), kiểu Word Document (.docx), rồi nhập lại"


def read_word(raw: bytes, file: str) -> Lines:
    """The lines of a Word file. Raises `AccessError` when the file is broken or no Word document."""
    from docx import Document

    try:
        document = Document(BytesIO(raw))
        body = document.element.body
        numbering = Numbering(document)
    except (
        Exception
    ) as error:  # python-docx raises errors of zip, XML and its own, all with one meaning
        raise AccessError(
            f"{file}: không đọc được tệp Word này (tệp hỏng hoặc không phải tài liệu Word)",
            _SAVE_AGAIN,
        ) from error
    reader = _Reader(numbering)
    result = without_furniture([*reader.block(body), *reader.notes(document)])
    result.lines = joined(result.lines)
    result.ignored += [Ignored(line, "đầu trang, chân trang") for line in _page_edges(document)]
    return result


def _page_edges(document: Any) -> Iterator[Line]:
    """What stands at the top and the foot of every page."""
    edges = (
        edge
        for section in document.sections
        for edge in (
            section.header,
            section.first_page_header,
            section.footer,
            section.first_page_footer,
        )
        if not edge.is_linked_to_previous
    )
    for edge in edges:
        yield from (Line(0, p.text.strip()) for p in edge.paragraphs if p.text.strip())


class _Reader:
    """Walks the blocks of a document and counts them; numbering goes on from one to the next."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.count = 0
        self.tables = 0

    def block(self, parent: Any) -> Iterator[Line]:
        gap = False
        for element in parent:
            if element.tag == f"{W}p":
                lines = [*self.paragraph(element)]
                if not lines:
                    gap = True
                for at, line in enumerate(lines):
                    yield line if at else _with_gap(line, gap)
                    gap = True
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
                gap = True
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                yield from self.block(element)

    def notes(self, document: Any) -> Iterator[Line]:
        """The footnotes, after everything else."""
        for part in document.part.rels.values():
            if part.reltype.endswith("/footnotes"):
                from docx.oxml import parse_xml

                for note in parse_xml(part.target_part.blob):
                    if note.get(f"{W}type") is None:
                        yield from self.block(note)

    def paragraph(self, element: Any) -> Iterator[Line]:
        """The lines of a paragraph: one, or several when line breaks part it."""
        self.count += 1
        text = _clean(_text(element))
        boxes = [*element.iter(f"{W}txbxContent")]
        if text.strip():
            number, heading = self.numbering.of(element)
            bold = _is_bold(element)
            parts = [part for part in text.split("\n") if part.strip()]
            parts[0] = f"{number} {parts[0].strip()}" if number else parts[0].strip()
            for at, part in enumerate(parts):
                shown = re.sub(r"[ \t]+", " ", part).strip()
                yield Line(self.count, shown, (), bold, heading, at == 0, at < len(parts) - 1)
        for box in boxes:
            if not any(parent.tag in _SKIPPED for parent in box.iterancestors()):
                yield from self.block(box)

    def table(self, table: Any) -> Iterator[Line]:
        """The rows of a table; a letterhead, or another table for layout, comes as its paragraphs."""
        rows = [
            [cell for cell in row.iter(f"{W}tc") if _nearest(cell, f"{W}tr") is row]
            for row in table.iter(f"{W}tr")
            if _nearest(row, f"{W}tbl") is table
        ]
        if len(rows) <= 2 or max(map(len, rows), default=0) <= 2:
            for layout in rows:
                for cell in layout:
                    yield from self.block(cell)
            return
        self.tables += 1
        above: dict[int, tuple[Line, ...]] = {}
        for row_cells in rows:
            self.count += 1
            filled: list[Cell] = []
            for cell in row_cells:
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                lower = merge is not None and merge.get(f"{W}val", "continue") != "restart"
                lines = tuple(self._inside(cell))
                if lower:
                    lines = lines or above.get(len(filled), ())
                above[len(filled)] = lines
                width = cell.find(f"{W}tcPr/{W}gridSpan")
                span = int(width.get(f"{W}val", "1")) if width is not None else 1
                filled += [Cell(lines, span, lower), *[Cell()] * (span - 1)]
            if any(cell.lines for cell in filled):
                yield Line(self.count, row_text(filled), tuple(filled), gap=True, table=self.tables)

    def _inside(self, cell: Any) -> list[Line]:
        count = self.count
        lines = [*self.block(cell)]
        self.count = count
        return lines


def _with_gap(line: Line, gap: bool) -> Line:
    return replace(line, gap=gap or line.gap)


def _nearest(element: Any, tag: str) -> Any:
    return next((parent for parent in element.iterancestors() if parent.tag == tag), None)


def _text(paragraph: Any) -> str:
    pieces: list[str] = []

    def gather(element: Any) -> None:
        for child in element:
            if child.tag in _SKIPPED or child.tag in (f"{W}pPr", f"{W}rPr", f"{W}txbxContent"):
                continue
            if child.tag == f"{W}r" and child.find(f"{W}rPr/{W}vanish") is not None:
                continue
            if child.tag == f"{W}t":
                pieces.append(child.text or "")
            elif child.tag in (f"{W}tab", f"{W}ptab"):
                pieces.append("\t")
            elif child.tag in (f"{W}br", f"{W}cr"):
                pieces.append("\n")
            elif child.tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif child.tag == f"{W}sym":
                pieces.append(chr(int(child.get(f"{W}char", "2022"), 16)))
            else:
                gather(child)

    gather(paragraph)
    return "".join(pieces)


def _clean(text: str) -> str:
    text = re.sub(r"[\u200b-\u200d\u2060\ufeff\u00ad]", "", nfc(text))
    return re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text)


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(
        (bold := run.find(f"{W}rPr/{W}b")) is not None and bold.get(f"{W}val") not in ("0", "false")
        for run in runs
    )
