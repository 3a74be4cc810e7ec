"""A .doc to lines: its paragraphs, tables, lists and styles as a .docx has them, and that read as every other.

So a programme is read alike whichever of the two it was kept in.
"""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import Any

from lxml import etree

from ctr_cli.importing.reading.doc.body import Body
from ctr_cli.importing.reading.doc.container import SAVE_AS, Container, container
from ctr_cli.importing.reading.doc.lists import lists_of
from ctr_cli.importing.reading.doc.look import element
from ctr_cli.importing.reading.doc.properties import runs_of_letters, runs_of_paragraphs
from ctr_cli.importing.reading.doc.styles import fonts_of, styles_of
from ctr_cli.importing.reading.doc.text import Text
from ctr_cli.importing.reading.lines import Lines, Remark
from ctr_cli.importing.reading.word.notes import plain
from ctr_cli.importing.reading.word.package import R
from ctr_cli.importing.reading.word.read import read_word
from ctr_cli.model.errors import AccessError

_NOTES = {
    "footnotes": ("footnote", 2, 2),
    "endnotes": ("endnote", 46, 2),
    "comments": ("comment", 4, 30),
}
"""Of each story of notes: what one is, the table of where they are called, before that of where each begins, and the bytes said of a call ([MS-DOC] 2.5.6, 2.8.17)."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = R[1:-1]


def read_doc(raw: bytes, file: str) -> Lines:
    """The lines of a .doc. Raises `AccessError` for one with a password, older than Word 97, or broken."""
    of = container(raw, file)
    try:
        parts, boxes = _parts(of)
    except (struct.error, IndexError, ValueError) as error:
        raise AccessError(f"{file}: tệp Word đời cũ (.doc) có phần hỏng", SAVE_AS) from error
    result = read_word(packed(parts), file)
    if boxes:
        result.remarks.append(Remark(f"chữ trong hộp (text box), chưa nhập: “{boxes}”"))
    return result


def _parts(of: Container) -> tuple[dict[str, Any], str]:
    """The parts of the .docx by their names, and the words of the text boxes, whose place is not known."""
    fonts, text = fonts_of(of), Text(of)
    calls = {
        at: (kind, number)
        for kind, table, size in _NOTES.values()
        for number, at in enumerate(_places(of.table(table), size)[:-1])
    }
    body = Body(text, runs_of_paragraphs(of), runs_of_letters(of), fonts, calls)
    stories: dict[str, list[Any]] = {}
    starts: dict[str, int] = {}
    at = 0
    for name, size in of.stories.items():
        starts[name] = at
        stories[name] = body.blocks(at, at + size)
        at += size
    document, main, header = element("document"), element("body"), element("hdr")
    main.extend(stories["text"])
    header.extend(stories["edges"])
    section, reference = element("sectPr"), element("headerReference")
    reference.set(f"{R}id", "header")
    section.append(reference)
    main.append(section)
    document.append(main)
    parts = {
        "document": document,
        "styles": styles_of(of, fonts),
        "numbering": lists_of(of, fonts),
        "header": header,
    }
    for name, (kind, table, _) in _NOTES.items():
        parts[name] = element(name)
        size = of.stories[name]
        bounds = [starts[name] + at for at in _places(of.table(table + 1)) or (0, size)]
        for number, (first, last) in enumerate(pairwise(bounds)):
            note = element(kind, id=number)
            note.extend(body.blocks(first, min(last, starts[name] + size)))
            parts[name].append(note)
    boxes = element("body")
    boxes.extend(stories["boxes"])
    return parts, plain(boxes)


def _places(table: bytes, size: int = 0) -> tuple[int, ...]:
    """The characters that a table names, one more than it says something of."""
    return (
        struct.unpack_from(f"<{max(0, len(table) - 4) // (4 + size) + 1}I", table) if table else ()
    )


def packed(parts: dict[str, Any]) -> bytes:
    """The bytes of a .docx with these parts."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, root in parts.items():
            package.writestr(f"word/{name}.xml", etree.tostring(root))
        package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        related = {name: f"{name}.xml" for name in parts if name != "document"}
        package.writestr("word/_rels/document.xml.rels", _relations(related))
    return packed.getvalue()


def _relations(targets: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships")
    for kind, target in targets.items():
        etree.SubElement(
            root, f"{{{_RELATIONS}}}Relationship", Id=kind, Type=f"{_KIND}/{kind}", Target=target
        )
    return bytes(etree.tostring(root))
