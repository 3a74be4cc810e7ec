"""A Word file with revisions, as it reads when all are accepted or all rejected."""

from io import BytesIO
from typing import Literal
from xml.etree import ElementTree
from zipfile import ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx: bytes) -> ElementTree.Element:
    with ZipFile(BytesIO(docx)) as package:
        return ElementTree.fromstring(package.read("word/document.xml"))


def paragraphs(docx: bytes, done: Literal["accept", "reject"] = "accept") -> list[str]:
    """The texts of the paragraphs that hold any, one after the other, tables too.

    A paragraph whose end is gone is read with the one after it, as Word joins them.
    """
    gone, kept = ("del", "ins") if done == "accept" else ("ins", "del")
    texts, carried = [], ""
    for paragraph in body_of(docx).iter(f"{W}p"):
        carried += "".join(_letters(paragraph, gone))
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}")
        if mark is None:
            texts.append(carried)
            carried = ""
    assert not carried, f"text after the last end of a paragraph: {carried} ({kept})"
    return [text for text in texts if text]


def _letters(element: ElementTree.Element, gone: str) -> list[str]:
    """The letters of a paragraph without those that a revision takes away."""
    found: list[str] = []
    for child in element:
        if child.tag == f"{W}{gone}" or child.tag == f"{W}pPr":
            continue
        if child.tag in (f"{W}t", f"{W}delText"):
            found.append(child.text or "")
        elif child.tag == f"{W}noBreakHyphen":
            found.append("-")
        elif child.tag.startswith(W):
            found += _letters(child, gone)
    return found
