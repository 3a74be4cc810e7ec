"""The parts of a Word file, read one by one: what is not needed may be missing or broken.

python-docx opens all parts of a package at once and gives up on the first that is not sound; so the
container is opened here, and only what holds text is unpacked.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from functools import cached_property
from io import BytesIO
from typing import Any

from lxml import etree

from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import AccessError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SAVE_AGAIN = "mở tệp bằng Word, chọn Save As (Lưu thành), kiểu Word Document (.docx), rồi nhập lại"
_BROKEN = "không đọc được tệp Word này (tệp hỏng hoặc không phải tài liệu Word)"
_LARGEST_PART = 30_000_000
"""Bytes of XML; the 2,000 items of a hundred pages take about 2,000,000."""
_MOST_PARTS = 10_000
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
}
"""The namespaces of Strict Open XML (ISO/IEC 29500-1, annex A) and what Word itself writes."""
_MACROS = b"application/vnd.ms-word.document.macroEnabled.main+xml"


class Related(Struct):
    """A part that another one names: of what kind, where, and whether it is inside the package."""

    kind: str
    target: str
    inside: bool


class Package:
    """A Word file whose parts can be asked for; `flaws` names those that were wanted and are broken.

    Raises `AccessError` when it is no package, has no text, or would unpack to more than is read.
    """

    def __init__(self, raw: bytes, file: str) -> None:
        self.file = file
        self.flaws: list[str] = []
        self.strict = False
        if raw.count(b"PK\x01\x02") > _MOST_PARTS:
            raise self._too_large()
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
        except Exception:  # a torn directory of the container raises many kinds, with one meaning
            raise AccessError(f"{file}: tệp hỏng, không mở được", SAVE_AGAIN) from None
        self._infos = {info.filename: info for info in self._zip.infolist()}
        if _MACROS in (self._bytes("[Content_Types].xml") or b""):
            raise AccessError(
                f"{file}: tệp Word có macro (.docm), không đọc để bảo đảm an toàn", SAVE_AGAIN
            )

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the document's text."""
        for related in self.related("").values():
            if related.kind == "officeDocument" and related.target in self._infos:
                return related.target
        return "word/document.xml"

    @cached_property
    def body(self) -> Any:
        """The body of the document."""
        root = self.xml(self.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise AccessError(f"{self.file}: {_BROKEN}", SAVE_AGAIN)
        return body

    def related(self, part: str) -> dict[str, Related]:
        """What a part refers to, by the id of the reference; for the package itself ask for ""."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for entry in root if root is not None else ():
            target = entry.get("Target", "")
            inside = entry.get("TargetMode") != "External"
            where = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = Related(kind, where if inside else target, inside)
        return found

    @cached_property
    def parts(self) -> dict[str, Related]:
        """What the document refers to, by the id of the reference."""
        return self.related(self.main)

    def one(self, kind: str, root: str, what: str) -> Any:
        """The part of a kind the document has at most one of; None when it has none, or a broken one."""
        for related in self.parts.values():
            if related.kind == kind:
                return self.part(related, root, what)
        return None

    def part(self, related: Related | None, root: str, what: str) -> Any:
        """A part by its reference, when its outermost element is the one expected; else a flaw is kept."""
        found = self.xml(related.target) if related is not None and related.inside else None
        if found is None or found.tag != f"{W}{root}":
            self.flaw(what)
            return None
        return found

    def flaw(self, what: str) -> None:
        """Keep that a part is broken."""
        if what not in self.flaws:
            self.flaws.append(what)

    def xml(self, name: str) -> Any:
        """The outermost element of a part; None when there is no such part or it is no sound XML."""
        raw = self._bytes(name)
        if raw is None or b"<!DOCTYPE" in raw[:2000]:
            return None
        for strict, usual in _STRICT.items():
            if strict in raw:
                raw = raw.replace(strict, usual)
                self.strict = True
        try:
            return etree.fromstring(raw, _parser())
        except (etree.XMLSyntaxError, ValueError, LookupError):
            return None

    def raw(self, related: Related) -> bytes | None:
        """The bytes of a part that is no XML."""
        return self._bytes(related.target) if related.inside else None

    def _bytes(self, name: str) -> bytes | None:
        info = self._infos.get(name)
        if info is None:
            return None
        if info.file_size > _LARGEST_PART:
            raise self._too_large()
        try:
            return self._zip.read(info)
        except (
            Exception
        ):  # zlib, zipfile and the codecs raise many kinds for bytes that do not unpack
            return None

    def _too_large(self) -> AccessError:
        return AccessError(
            f"{self.file}: tệp bung ra quá lớn cho một chương trình công tác",
            "xin lại tệp; hoặc mở bằng Word, chép phần chữ sang tệp mới rồi nhập tệp ấy",
        )


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )


def value(element: Any, name: str) -> str | None:
    """The `w:val` of a child; None when there is no such child, "" when it bears no value."""
    child = element.find(f"{W}{name}") if element is not None else None
    return None if child is None else child.get(f"{W}val", "")


_NUMBERS = {
    f"{W}{name}": f"{W}{attribute}"
    for names, attribute in (
        ("ilvl numId gridSpan gridBefore start startOverride outlineLvl", "val"),
        ("lvl lvlOverride", "ilvl"),
    )
    for name in names.split()
}


def has_odd_numbers(root: Any) -> bool:
    """Whether a number that tells the levels of lists or the columns of tables is none, or far too large."""
    if root is None:
        return False
    found = (element.get(_NUMBERS[element.tag]) for element in root.iter(*_NUMBERS))
    return any(not re.fullmatch(r"\d{1,5}", text or "", re.ASCII) for text in found)


def is_on(element: Any, name: str) -> bool | None:
    """Whether a property is switched on or off; None when nothing is said of it."""
    said = value(element, name)
    return None if said is None else said not in ("0", "false", "off", "none")
