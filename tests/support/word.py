"""Reading a Word file back, independently of what wrote it."""

import tempfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


class Paragraph(NamedTuple):
    style: str
    text: str


def part(raw: bytes, name: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(raw)) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs(raw: bytes) -> list[Paragraph]:
    """All paragraphs in reading order, those in tables too; a no-break space is a space, such a hyphen a hyphen."""
    found = []
    for element in part(raw).iter(f"{W}p"):
        style = element.find(f"{W}pPr/{W}pStyle")
        pieces = element.iter(f"{W}t", f"{W}noBreakHyphen")
        text = "".join(e.text or "" if e.tag == f"{W}t" else "-" for e in pieces)
        text = text.replace("\u00a0", " ")
        found.append(Paragraph("" if style is None else style.get(f"{W}val"), text))
    return found


def text_of(raw: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs(raw))


def complaints(raw: bytes) -> list[str]:
    """What the checks of the Open XML SDK have against a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.docx"
        path.write_bytes(raw)
        return [str(error) for error in _validator().validate(str(path)).errors]


@cache
def _validator() -> OpenXmlValidator:
    return OpenXmlValidator()
