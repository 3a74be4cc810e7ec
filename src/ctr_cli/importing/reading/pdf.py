"""The text layer of a PDF to lines; a scan has none, and is said to be one."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate

from ctr_cli.importing.reading.across_pages import Page, Row, with_whole_cells, with_whole_rows
from ctr_cli.importing.reading.lines import Lines, Remark
from ctr_cli.importing.reading.pdf_notes import Notes, notes_apart, with_calls
from ctr_cli.importing.reading.pdf_page import page_of
from ctr_cli.importing.reading.text import lines_of
from ctr_cli.language.keys import without_marks
from ctr_cli.model.errors import AccessError

_FEWEST = 40
"""Letters a page must have on average to be no picture."""
_MOST_PAGES = 500
_SHATTERED = 0.2
"""The part of words without a vowel from which on they are no words; abbreviations are 5 in 100."""


def read_pdf(raw: bytes, file: str) -> Lines:
    """The lines of a PDF with a text layer.

    Raises `AccessError` when it is encrypted, broken, far too long or a scan.
    """
    with _complaints() as complaints:
        pages = _pages(raw, file)
    notes: Notes = {}
    for at, page in enumerate(pages, 1):
        pages[at - 1], own = notes_apart(page, at)
        notes |= own
    lines = [line for page in pages for line in page.lines]
    text = "\n".join(map(str, lines))
    if sum(char.isalpha() for char in text) < _FEWEST * max(len(pages), 1):
        raise AccessError(
            f"{file}: tệp PDF là bản chụp (scan), không có lớp chữ",
            "dùng tệp Word gốc; hoặc nhận dạng chữ (OCR) rồi lưu thành .docx hay .txt",
        )
    if _is_shattered(text):
        raise AccessError(
            f"{file}: chữ trong tệp PDF rời ra từng mảnh (tệp in bằng phông thiếu chữ tiếng Việt), không ghép lại được",
            "dùng tệp Word gốc; hoặc in lại PDF bằng phông Times New Roman",
        )
    starts = [*accumulate((len(page.lines) for page in pages[:-1]), initial=1)]
    merged = {at: line.merged for at, line in enumerate(lines, 1) if isinstance(line, Row)}
    result = with_calls(lines_of(text, pages=starts, merged=merged), notes)
    result.remarks += [Remark(told) for page in pages for told in page.remarks]
    if complaints:
        result.remarks.append(Remark("tệp PDF có chỗ hỏng, có thể thiếu chữ; nên nhập từ tệp Word"))
    return result


def _is_shattered(text: str) -> bool:
    """Whether the letters with marks stand apart from their words: those of a font that came in for one without them."""
    found = re.findall(r"[^\W\d_]+", text)
    broken = sum(not re.search("[aeiouy]", without_marks(word.lower())) for word in found)
    return broken > _SHATTERED * len(found)


def _pages(raw: bytes, file: str) -> list[Page]:
    import pypdf

    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AccessError(
                f"{file}: tệp PDF có mật khẩu",
                "xin bản không khóa, hoặc mở bằng mật khẩu rồi in ra PDF mới",
            )
        if len(reader.pages) > _MOST_PAGES:
            raise AccessError(
                f"{file}: tệp PDF có hơn {_MOST_PAGES} trang, quá dài cho một chương trình",
                "tách riêng phần chương trình công tác thành một tệp",
            )
        pages = list[Page]()
        for page in reader.pages:
            pages.append(page_of(page, pages[-1].columns if pages else ()))
        return with_whole_cells(with_whole_rows(pages))
    except AccessError:
        raise
    except Exception as error:  # pypdf raises many kinds for what is simply a broken file
        raise AccessError(
            f"{file}: tệp PDF hỏng, không đọc được", "lấy lại tệp, hoặc dùng bản Word"
        ) from error


class _Heard(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(str(record.msg))


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What pypdf has to say of a file while it is read; kept from the terminal."""
    said: list[str] = []
    handler = _Heard(said)
    logger = logging.getLogger("pypdf")
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
