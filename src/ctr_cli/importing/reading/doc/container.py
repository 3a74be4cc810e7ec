"""The streams of a .doc in which its text and what is said about it stand ([MS-DOC] 2.1, 2.5)."""

from __future__ import annotations

import struct
from io import BytesIO

from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import AccessError

SAVE_AS = "mở tệp bằng Word hoặc LibreOffice, chọn Save As (Lưu thành), kiểu Word Document (.docx), rồi nhập tệp .docx ấy"
_TEXT = "WordDocument"
_WORD_97 = 0xC1
"""The version of the oldest file with this form; Word 6 and 95 wrote another."""
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COUNTS, _PLACES = 0x4C, 0x9A
_STORIES = ("text", "footnotes", "edges", "macros", "comments", "endnotes", "boxes", "edge_boxes")


class Container(Struct):
    """The text's stream, that of the tables, that of what is too long for either, and how many characters each story has, in their order."""

    word: bytes
    tables: bytes
    data: bytes
    stories: dict[str, int]

    def place(self, number: int) -> tuple[int, int]:
        """Where a table begins and ends, by its number in the list of tables ([MS-DOC] 2.5.6)."""
        start, size = struct.unpack_from("<II", self.word, _PLACES + 8 * number)
        return start, start + size

    def table(self, number: int) -> bytes:
        """A table by its number; empty where the file has none."""
        start, end = self.place(number)
        return self.tables[start:end]


def is_document(raw: bytes) -> bool:
    """Whether a container holds a text of Word, and not a workbook in which one lies."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(raw)) as ole:
            return bool(ole.exists(_TEXT))
    except Exception:  # told by whoever reads it
        return False


def container(raw: bytes, file: str) -> Container:
    """The streams of a .doc. Raises `AccessError` for one with a password, of Word 95 or older, or broken."""
    import olefile

    broken = AccessError(f"{file}: không đọc được tệp Word đời cũ (.doc) này", SAVE_AS)
    try:
        with olefile.OleFileIO(BytesIO(raw)) as ole:
            word = ole.openstream(_TEXT).read()
            version, flags = struct.unpack_from("<2xH6xH", word)
            if flags & _ENCRYPTED:
                raise AccessError(
                    f"{file}: tệp có mật khẩu", "mở bằng Word, bỏ mật khẩu, lưu lại rồi nhập"
                )
            if version < _WORD_97:
                raise AccessError(f"{file}: tệp Word 95 hoặc cũ hơn, chưa đọc được", SAVE_AS)
            tables = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
            data = ole.openstream("Data").read() if ole.exists("Data") else b""
        counts = struct.unpack_from("<8i", word, _COUNTS)
    except AccessError:
        raise
    except Exception as error:  # a torn container raises many kinds, with one meaning
        raise broken from error
    sizes = (min(max(0, count), len(word)) for count in counts)
    return Container(word, tables, data, dict(zip(_STORIES, sizes, strict=True)))
