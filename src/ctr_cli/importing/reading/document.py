"""A document to lines, by what the file really is rather than by its name."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ctr_cli.importing.reading.doc.container import SAVE_AS, is_document
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.importing.reading.text import NO_DOCUMENT, read_text
from ctr_cli.model.errors import AccessError, UsageError
from ctr_cli.source.bounded import bounded, of_an_open_one
from ctr_cli.source.decode import PICTURES, SAMPLE, UTF16
from ctr_cli.source.workbook import ENDINGS, OF_ODS, OLD_OFFICE

_DELIMITED = ".csv", ".tsv"
_PAGES = ".html", ".htm", ".mht", ".mhtml"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"\s*(?:From:|MIME-Version:|Content-Type: multipart)", re.IGNORECASE)
_OPEN_AGAIN = "xin lại tệp, hoặc mở bằng Word, Excel rồi lưu lại"
_OLD_EXCEL = "Workbook", "Book\0"
"""What the part of an .xls is called that holds its sheets ([MS-XLS] 2.1.2; before Excel 97 the second)."""
_MAX_BYTES = 60_000_000
_PROGRAMME = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:(?:#[^\n]*|---|\s*)\r?\n)*(?:[a-z_]+:[^\n]*\n)*?format:\s*\d+\s*\r?\n"
)
"""How a programme file begins."""


def read(raw: bytes, file: str) -> Lines:
    """The lines of a document. Raises `AccessError`, with what to do, for what is no readable document, `UsageError` for a programme file."""
    if not raw.strip():
        raise AccessError(f"{file}: tệp trống, không có chữ nào", NO_DOCUMENT)
    suffix = Path(file).suffix.lower()
    if raw.startswith(b"PK\x03\x04"):
        return _packed(raw, file)
    if raw.startswith(OLD_OFFICE):
        return _compound(raw, file)
    if raw.lstrip()[:5] == b"%PDF-":
        from ctr_cli.importing.reading.pdf import read_pdf

        return read_pdf(raw, file)
    if raw.lstrip().startswith(b"{\\rtf"):
        from ctr_cli.importing.reading.rtf import read_rtf

        return read_rtf(raw, file)
    if suffix in _PAGES or _is_page(raw):
        from ctr_cli.importing.reading.web import read_page

        return read_page(raw, file)
    _refuse(raw, file, suffix)
    if suffix in _DELIMITED:
        from ctr_cli.importing.reading.book.delimited import read_delimited

        return read_delimited(raw, file)
    return read_text(raw, file)


def _is_page(raw: bytes) -> bool:
    """Whether bytes are a page of the web, by whatever name, or one packed as a mail, as Word packs it."""
    sample = raw[:SAMPLE]
    sample = sample.decode("utf-16", "ignore").encode() if sample.startswith(UTF16) else sample
    return bool(_PAGE.match(sample)) or bool(_MAIL.match(sample) and b"text/html" in raw)


def _refuse(raw: bytes, file: str, suffix: str) -> None:
    """Raise the error for what is neither text nor any document that is read."""
    if raw.lstrip().startswith(b"<?xml"):
        raise AccessError(f"{file}: tệp XML, chưa đọc được", SAVE_AS)
    if raw.startswith(PICTURES):
        raise AccessError(
            f"{file}: đây là ảnh chụp, không phải văn bản",
            "dùng tệp Word gốc; hoặc nhận dạng chữ (OCR) rồi lưu thành .docx hay .txt",
        )
    if suffix in (".docx", ".docm", ".odt", *ENDINGS):
        kind = "bảng tính" if suffix in ENDINGS else "tài liệu Word"
        raise AccessError(f"{file}: tệp hỏng, không phải {kind}", _OPEN_AGAIN)
    if _PROGRAMME.match(raw):
        raise UsageError(
            f"{file} đã là tệp chương trình, không cần nhập", f"kiểm tra tệp: ctr validate {file}"
        )


def _packed(raw: bytes, file: str) -> Lines:
    try:
        names = zipfile.ZipFile(BytesIO(raw)).namelist()
    except Exception:  # a torn directory of the container raises many kinds, with one meaning
        raise AccessError(f"{file}: tệp hỏng, không mở được", _OPEN_AGAIN) from None
    if OF_ODS in raw[:200] or any(name.startswith("xl/") for name in names):
        return _book(raw, file)
    if not any(name.startswith("word/") for name in names):
        if "content.xml" in names:
            from ctr_cli.importing.reading.opendocument.read import read_odt

            return read_odt(raw, file)
        raise AccessError(f"{file}: không phải tài liệu Word", NO_DOCUMENT)
    from ctr_cli.importing.reading.word.read import read_word

    return read_word(raw, file)


def _book(raw: bytes, file: str) -> Lines:
    from ctr_cli.importing.reading.book.read import read_book

    return read_book(raw, file)


def _compound(raw: bytes, file: str) -> Lines:
    """The lines of a workbook or document in Microsoft's old container; raises `AccessError` for what is encrypted, or neither."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise AccessError(
            f"{file}: tệp có mật khẩu",
            "mở bằng Word hoặc Excel, vào File > Info > Protect, chọn Encrypt with Password, xóa mật khẩu, lưu lại rồi nhập",
        )
    if is_document(raw):
        from ctr_cli.importing.reading.doc.read import read_doc

        return read_doc(raw, file)
    if any(name.encode("utf-16-le") in raw for name in _OLD_EXCEL):
        return _book(raw, file)
    raise AccessError(
        f"{file}: không phải tệp Word đời cũ (.doc) hay bảng tính, hoặc đã hỏng", SAVE_AS
    )


def bytes_of(file: str) -> bytes:
    """The bytes of a file. Raises `AccessError` when it cannot be opened or is far too large."""
    path = Path(file)
    try:
        if path.is_dir():
            raise AccessError(f"{file} là một thư mục, không phải tệp", NO_DOCUMENT)
        if told := of_an_open_one(path):
            raise AccessError(f"{file}: {told[0]}", told[1])
        raw = bounded(path, _MAX_BYTES)
    except FileNotFoundError:
        raise AccessError(f"không có tệp {file}", "kiểm tra lại tên và thư mục") from None
    except PermissionError:
        raise AccessError(
            f"không có quyền đọc {file}", "đóng chương trình đang mở tệp, rồi làm lại"
        ) from None
    except (OSError, ValueError) as error:
        raise AccessError(f"không mở được {file} ({error})", "kiểm tra lại tên, ổ đĩa") from None
    return _not_too_large(raw, file)


def bytes_of_stream(stream: BinaryIO, name: str) -> bytes:
    """All that a stream holds. Raises `AccessError` when that is far more than a document has."""
    return _not_too_large(stream.read(_MAX_BYTES + 1), name)


def _not_too_large(raw: bytes, file: str) -> bytes:
    if len(raw) > _MAX_BYTES:
        raise AccessError(f"{file}: tệp quá lớn cho một chương trình công tác", NO_DOCUMENT)
    return raw
