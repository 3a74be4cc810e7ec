"""The text layer of a PDF to lines; a scan has none, and is said to be one."""

from io import BytesIO

from ctr_cli.importing.reading.lines import Lines
from ctr_cli.importing.reading.text import lines_of
from ctr_cli.model.errors import AccessError

_FEWEST = 40
"""Letters a page must have on average to be no picture."""


def read_pdf(raw: bytes, file: str) -> Lines:
    """The lines of a PDF with a text layer.

    Raises `AccessError` when it is encrypted, broken or a scan.
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise AccessError(
                f"{file}: tệp PDF có mật khẩu",
                "xin bản không khóa, hoặc mở bằng mật khẩu rồi in ra PDF mới",
            )
        pages = [page.extract_text(extraction_mode="layout") for page in reader.pages]
    except AccessError:
        raise
    except Exception as error:  # pypdf raises many kinds for what is simply a broken file
        raise AccessError(
            f"{file}: tệp PDF hỏng, không đọc được", "lấy lại tệp, hoặc dùng bản Word"
        ) from error
    text = "\n\n".join(pages)
    if sum(char.isalpha() for char in text) < _FEWEST * max(len(pages), 1):
        raise AccessError(
            f"{file}: tệp PDF là bản chụp (scan), không có lớp chữ",
            "dùng tệp Word gốc; hoặc nhận dạng chữ (OCR) rồi lưu thành .docx hay .txt",
        )
    return lines_of(text)
