"""The package of a Word document: its parts in one zip, the same bytes for the same parts."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ctr_cli.model.profile import Profile
from ctr_cli.render.docx.styles import style_id, styles
from ctr_cli.render.docx.theme import theme
from ctr_cli.render.docx.xml import NAMESPACES, Xml, clean, part, tag, w

_CLOCK = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip can hold: no clock may show in a file."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_VERSION = 15
"""The layout of Word 2013 and later; without it Word opens the file in compatibility mode."""

HEADER_ID = "rIdHeader"
"""The relation of the document to its page header."""


def package(body: Xml, profile: Profile, *, title: str, author: str) -> bytes:
    """The bytes of a `.docx` with a body (`w:body`), in the styles of a profile."""
    return zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _package_relations(),
            "docProps/core.xml": _core(title, author, profile.language),
            "word/document.xml": part(
                tag("w:document", {**NAMESPACES, "mc:Ignorable": "wps"}, body)
            ),
            "word/_rels/document.xml.rels": _document_relations(),
            "word/fontTable.xml": _font_table(profile.font),
            "word/header1.xml": _page_number(),
            "word/settings.xml": _settings(profile),
            "word/styles.xml": styles(profile),
            "word/theme/theme1.xml": theme(profile.font),
        }
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip of parts in their order, without any clock."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, _CLOCK)
            entry.compress_type = ZIP_DEFLATED
            # Unix, whatever the machine: the same bytes everywhere.
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return stream.getvalue()


def _content_types() -> bytes:
    types = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return part(
        tag(
            "Types",
            {"xmlns": f"{_PACKAGE}/content-types"},
            tag("Default", {"Extension": "rels", "ContentType": relations}),
            tag("Default", {"Extension": "xml", "ContentType": "application/xml"}),
            *(tag("Override", {"PartName": k, "ContentType": v}) for k, v in types.items()),
        )
    )


def _relations(entries: Mapping[str, tuple[str, str]]) -> bytes:
    return part(
        tag(
            "Relationships",
            {"xmlns": f"{_PACKAGE}/relationships"},
            *(
                tag("Relationship", {"Id": name, "Type": kind, "Target": target})
                for name, (kind, target) in entries.items()
            ),
        )
    )


def _package_relations() -> bytes:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        {
            "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
            "rId2": (core, "docProps/core.xml"),
        }
    )


def _document_relations() -> bytes:
    return _relations(
        {
            "rIdStyles": (f"{_OFFICE}/styles", "styles.xml"),
            "rIdSettings": (f"{_OFFICE}/settings", "settings.xml"),
            "rIdFonts": (f"{_OFFICE}/fontTable", "fontTable.xml"),
            "rIdTheme": (f"{_OFFICE}/theme", "theme/theme1.xml"),
            HEADER_ID: (f"{_OFFICE}/header", "header1.xml"),
        }
    )


def _core(title: str, author: str, language: str) -> bytes:
    return part(
        tag(
            "cp:coreProperties",
            {
                "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            },
            tag("dc:title", {}, clean(title)),
            tag("dc:creator", {}, clean(author)),
            tag("dc:language", {}, language),
        )
    )


def _font_table(font: str) -> bytes:
    roman = w("font", w("family", val="roman"), w("pitch", val="variable"), name=font)
    return part(tag("w:fonts", {"xmlns:w": NAMESPACES["xmlns:w"]}, roman))


def _page_number() -> bytes:
    field = w("fldSimple", w("r", w("t", "2")), instr=" PAGE ")
    style = w("pPr", w("pStyle", val=style_id("page_number")))
    return part(tag("w:hdr", {"xmlns:w": NAMESPACES["xmlns:w"]}, w("p", style, field)))


def _settings(profile: Profile) -> bytes:
    version = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_VERSION,
    )
    return part(
        tag(
            "w:settings",
            {"xmlns:w": NAMESPACES["xmlns:w"]},
            w("zoom", percent=100),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", version),
            w("themeFontLang", val=profile.language),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )
