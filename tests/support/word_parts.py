"""Word files made part by part, so that each part can be right, odd or broken."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.{main}.main+xml"/>'
    "{more}</Types>"
)
_PLAIN = "openxmlformats-officedocument.wordprocessingml.document"
_MACRO = "ms-word.document.macroEnabled"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with properties of its own and of its letters."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def listed(text: str, level: int | str | None = None, number: int | None = None) -> str:
    """A paragraph of a list: level and list are each said or left to the style."""
    inner = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    inner += "" if number is None else f'<w:numId w:val="{number}"/>'
    return paragraph(text, f"<w:numPr>{inner}</w:numPr>")


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def plain_table(*rows: tuple[str, ...]) -> str:
    """A table of texts, a paragraph a cell."""
    return table(*(row(*(cell(paragraph(text)) for text in texts)) for texts in rows))


def style(name: str, inner: str = "", based: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}{inner}</w:style>'
    )


def levels(*entries: str) -> str:
    """A list (number 1) with these levels, each `format text` and, after a bar, further XML."""
    inner = ""
    for at, entry in enumerate(entries):
        said, _, more = entry.partition("|")
        form, text = said.split(maxsplit=1)
        inner += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="7">{inner}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


def related(kind: str, target: str, name: str, mode: str = "") -> str:
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{outside}/>'


def docx(
    body: str,
    *,
    macros: bool = False,
    relations: str = "",
    more: Mapping[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A package with a body and, by name, the insides of styles, numbering, footnotes, endnotes, comments."""
    files: dict[str, str | bytes] = {
        "_rels/.rels": _RELATIONS.format(related("officeDocument", "word/document.xml", "rId1")),
        "word/document.xml": _root("document", f"<w:body>{body}</w:body>"),
    }
    overrides = ""
    for name in _PARTS:
        if name in parts:
            files[f"word/{name}.xml"] = _root(name, parts[name])
            relations += related(name, f"{name}.xml", name)
            overrides += (
                f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.'
                f'openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
            )
    main = _MACRO if macros else _PLAIN
    files["[Content_Types].xml"] = _TYPES.format(main=main, more=overrides)
    files["word/_rels/document.xml.rels"] = _RELATIONS.format(relations)
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in (files | dict(more or {})).items():
            archive.writestr(name, content)
    return stream.getvalue()


def _root(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


OUTLINE = levels("upperLetter %1.", "upperRoman %2.", "decimal %3.", "decimal (%4)")
"""A list of four levels, each with signs of its own."""


def lines(body: str, **parts: Any) -> list[Line]:
    """The lines of a file as they are read."""
    return read(docx(body, **parts), "x.docx").lines


def texts(body: str, **parts: Any) -> list[str]:
    """Their texts."""
    return [line.text for line in lines(body, **parts)]


def remarks(body: str, **parts: Any) -> list[str]:
    """What is told of a file that was read."""
    return [remark.message for remark in read(docx(body, **parts), "x.docx").remarks]
