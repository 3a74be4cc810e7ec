"""A Word file (.docx) to lines: automatic numbers resolved, tables as rows, nothing hidden brought back.

The XML is read itself, because what is printed (numbering, tracked changes, line breaks, cells that
run over rows) lies below what a library's paragraphs show.
"""

from __future__ import annotations

from ctr_cli.importing.reading.adorned import unadorned
from ctr_cli.importing.reading.columns import columns_apart
from ctr_cli.importing.reading.furniture import without_furniture
from ctr_cli.importing.reading.joining import joined
from ctr_cli.importing.reading.letters import Letters
from ctr_cli.importing.reading.lines import Lines, Remark
from ctr_cli.importing.reading.noted import without_notes
from ctr_cli.importing.reading.word.blocks import Blocks
from ctr_cli.importing.reading.word.notes import (
    letterhead_edge,
    page_edges,
    remarks_of_notes,
)
from ctr_cli.importing.reading.word.numbers import Numbering
from ctr_cli.importing.reading.word.package import SAVE_AGAIN, Package, has_odd_numbers
from ctr_cli.importing.reading.word.styles import Styles
from ctr_cli.language.old_encodings import NAMES, encoding_of


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
    result = without_furniture(columns_apart([*unadorned([*above, *blocks.lines(package.body)])]))
    result.lines = joined(result.lines)
    result = without_notes(result)
    result.ignored += [*blocks.hidden, *page_edges(package, letterhead)]
    result.remarks += [
        *remarks_of_notes(package, blocks.notes),
        *blocks.remarks,
        *_remarks_of_fonts(blocks.fonts),
        *letters.remarks(),
        *_remarks_of_file(package, blocks.revised),
    ]
    return result


def _remarks_of_fonts(fonts: set[str]) -> list[Remark]:
    """What was done with letters of fonts made before Unicode."""
    said = []
    for encoding, name in NAMES.items():
        found = sorted(font for font in fonts if encoding_of(font) == encoding)
        if found:
            said.append(
                f"chữ gõ bằng phông {', '.join(found)} ({name}) đã chuyển sang Unicode; xem lại các chữ viết hoa"
            )
    others = sorted(font for font in fonts if encoding_of(font) == "other")
    if others:
        said.append(
            f"chữ gõ bằng phông {', '.join(others)} không theo Unicode, chưa đọc đúng được; "
            "chuyển mã bằng UniKey (Ctrl+Shift+F6) rồi nhập lại"
        )
    return [Remark(message) for message in said]


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
