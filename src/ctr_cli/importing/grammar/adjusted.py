"""What a document after decisions says of them: beneath its title which they are, behind each item that they moved where from."""

from dataclasses import replace

from ctr_cli.importing.reading.lines import Ignored, Lines, with_texts
from ctr_cli.language.patterns import regex

_CHANGED = "(?:điều chỉnh|sửa đổi|bổ sung)"
_ADJUSTED = regex(rf"(?i)\(đã (?:được )?{_CHANGED}(?:(?:,| và) {_CHANGED})* (?:theo|tại|bởi) .*\)$")
"""What stands beneath the title: `(đã điều chỉnh, bổ sung theo Thông báo số 12-TB/ĐU ngày 25/02/2026)`."""
_HEAD = 30
"""So many lines a head has at most."""
_MOVED = regex(r" \(chuyển từ (?:tháng|quý|ngày|hội nghị|kỳ họp|phiên họp|cuộc họp) [^()]{1,150}\)")
"""What stands behind an item that was moved: ` (chuyển từ tháng 9)`."""


def without_decisions(document: Lines) -> Lines:
    """A document without what it says of decisions, which is told, where its head names them: no words of its items."""
    said = [line for line in document.lines[:_HEAD] if _ADJUSTED.match(line.text)]
    if not said:
        return document
    why = "các quyết định điều chỉnh; chỗ ghi nội dung chuyển từ đâu cũng không nhập"
    told = [Ignored(line, why) for line in said]
    lines = [
        with_texts(line, lambda text: _MOVED.sub("", text))
        for line in document.lines
        if line not in said
    ]
    return replace(document, lines=lines, ignored=[*document.ignored, *told])
