"""A Word file (.docx) to lines: automatic numbers resolved, tables as rows, nothing hidden brought back.

The XML is read itself, because what is printed (numbering, tracked changes, line breaks, cells that
run over rows) lies below what a library's paragraphs show.
"""

from __future__ import annotations

from ctr_cli.importing.reading.cleaned import cleaned
from ctr_cli.importing.reading.letters import Letters, remarks_of_fonts
from ctr_cli.importing.reading.lines import Lines, Remark
from ctr_cli.importing.reading.word.blocks import Blocks
from ctr_cli.importing.reading.word.notes import (
    letterhead_edge,
    page_edges,
    remarks_of_notes,
)
from ctr_cli.importing.reading.word.numbers import Numbering
from ctr_cli.importing.reading.word.package import SAVE_AGAIN, Package, has_odd_numbers
from ctr_cli.importing.reading.word.styles import Styles


def read_word(raw: bytes, file: str) -> Lines:
    """The lines of a Word file.

    Raises `AccessError` when its text cannot be read; a part that is not needed and broken is a remark.
    """
    package = Package(raw, file)
    looks = package.one("styles", "styles", "kiểu chữ (styles)")
    lists = package.one("numbering", "numbering", "số thứ tự tự động")
    if any(map(has_odd_numbers, (package.body, looks, lists))):
        package.flaw("một vài trị số của danh sách hoặc bảng (cấp, số bắt đầu, số cột)")
    styles = Styles(looks)
    numbering = Numbering(lists, styles)
    letters = Letters()
    blocks = Blocks(package, styles, numbering, letters)
    letterhead = letterhead_edge(package)
    above = [] if letterhead is None else [*blocks.lines(letterhead)]
    result = cleaned([*above, *blocks.lines(package.body)])
    result.ignored += [*blocks.hidden, *page_edges(package, letterhead)]
    result.remarks += [
        *remarks_of_notes(package, blocks.notes),
        *blocks.remarks,
        *remarks_of_fonts(blocks.fonts),
        *letters.remarks(),
        *_remarks_of_file(package, blocks.revised),
    ]
    return result


def _remarks_of_file(package: Package, revised: bool) -> list[Remark]:
    said = []
    if revised:
        said.append(
            "văn bản còn dấu theo dõi sửa đổi (Track Changes): đã nhận mọi chỗ thêm, bỏ mọi chỗ xóa"
        )
    if package.strict:
        said.append(f"tệp lưu kiểu Strict Open XML; vẫn đọc được, khi cần thì {SAVE_AGAIN}")
    if package.flaws:
        said.append(f"tệp Word có phần hỏng, không đọc được: {', '.join(package.flaws)}")
    return [Remark(message) for message in said]
