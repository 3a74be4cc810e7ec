"""What stands beside the text of a Word file: notes, comments, page edges, texts brought in from other files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ctr_cli.importing.reading.lines import NOT_TAKEN, Ignored, Line, Remark
from ctr_cli.importing.reading.word.package import Package, R, Related, W
from ctr_cli.importing.reading.word.runs import REMOVED
from ctr_cli.language.patterns import regex

_LONGEST = 2_000
_KINDS = {
    "footnote": ("footnotes", "chú thích cuối trang"),
    "endnote": ("endnotes", "chú thích cuối văn bản"),
    "comment": ("comments", "nhận xét (comment) bên lề"),
}
_EDGES = {"headerReference": ("hdr", "đầu trang"), "footerReference": ("ftr", "chân trang")}


def remarks_of_notes(package: Package, at: dict[tuple[str, str], Line]) -> Iterator[Remark]:
    """The notes and comments, each with the line that refers to it, but for those that were taken out with it."""
    for kind, (part, name) in _KINDS.items():
        root = package.one(part, part, name)
        called = [*package.body.iter(f"{W}{kind}Reference")]
        kept = {call.get(f"{W}id") for call in called if not _is_removed(call)}
        gone = {call.get(f"{W}id") for call in called} - kept
        for note in root if root is not None else ():
            text, number = plain(note), note.get(f"{W}id", "")
            if text and number not in gone and note.get(f"{W}type") in (None, "normal"):
                line = at.get((kind, number))
                said = "" if kind == "comment" else "\n".join(map(plain, note.iter(f"{W}p")))
                yield Remark(f"{name}{NOT_TAKEN}: “{_short(text)}”", line, said.strip())


def _is_removed(call: Any) -> bool:
    """Whether the sign of a note stands in a text that tracked changes took out."""
    return any(parent.tag in REMOVED for parent in call.iterancestors())


_NATION = regex(r"đảng cộng sản việt nam|cộng h[oò][àa] xã hội", re.IGNORECASE)


def letterhead_edge(package: Package) -> Any:
    """The top of the page that holds the letterhead, where the text has none; None where no page has."""
    if _NATION.search(plain(package.body)):
        return None
    for reference in package.body.iter(f"{W}headerReference"):
        root = package.part(package.parts.get(reference.get(f"{R}id", "")), "hdr", "đầu trang")
        if root is not None and _NATION.search(plain(root)):
            return root
    return None


def page_edges(package: Package, letterhead: Any = None) -> Iterator[Ignored]:
    """What stands at the top and the foot of every page, the letterhead left out."""
    seen = set()
    for section in package.body.iter(f"{W}sectPr"):
        for reference in section:
            edge = _EDGES.get(str(reference.tag).removeprefix(W))
            name = reference.get(f"{R}id", "")
            if edge is None or name in seen:
                continue
            seen.add(name)
            root = package.part(package.parts.get(name), *edge)
            if root is None or (letterhead is not None and plain(root) == plain(letterhead)):
                continue
            for paragraph in root.iter(f"{W}p"):
                text = plain(paragraph)
                if text:
                    yield Ignored(Line(0, text), "đầu trang, chân trang")


def brought_in(package: Package, chunk: Any) -> Remark:
    """A text that Word takes in from another file when it opens this one."""
    related = package.parts.get(chunk.get(f"{R}id", ""))
    text = " ".join(_text_of(package, related).split()) if related is not None else ""
    shown = f": “{_short(text)}”" if text else ", không đọc được"
    return Remark(
        f"đoạn chèn từ tệp khác (altChunk), chưa nhập{shown}; mở tệp bằng Word, lưu lại rồi nhập"
    )


def _text_of(package: Package, related: Related) -> str:
    raw = package.raw(related) or b""
    name = related.target.lower()
    if name.endswith((".htm", ".html", ".xhtml", ".mht")) and raw.strip():
        from lxml import etree, html

        try:
            return str(
                html.fromstring(raw, parser=html.HTMLParser(encoding="utf-8")).text_content()
            )
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return ""
    if name.endswith((".docx", ".docm")) and raw:
        return plain(Package(raw, package.file).body)
    return raw.decode("utf-8", "replace") if name.endswith(".txt") else ""


def plain(element: Any) -> str:
    """The letters below an element, words parted where paragraphs are."""
    parts = []
    for child in element.iter(f"{W}t", f"{W}p", f"{W}tab", f"{W}br"):
        parts.append((child.text or "") if child.tag == f"{W}t" else " ")
    return " ".join("".join(parts).split())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… (còn nữa)"
