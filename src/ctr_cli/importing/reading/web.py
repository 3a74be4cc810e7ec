"""A page of the web (.html, .mht, and those that Word or a web site names .doc) to lines: its paragraphs and tables as a .docx has them, and that read as every other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

from lxml import etree, html

from ctr_cli.importing.reading.doc.look import element
from ctr_cli.importing.reading.doc.read import packed
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.importing.reading.word.read import read_word
from ctr_cli.importing.reading.word.tables import MOST_COLUMNS
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import AccessError
from ctr_cli.source.attributes import number
from ctr_cli.source.decode import SAMPLE, UTF16

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_BLOCKS = regex(
    r"p|div|h[1-6]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|center|section|article|main|header|footer|blockquote|pre|d[ltd]|form|body"
)
_SKIPPED = regex(r"script|style|head|title|xml|noscript|template|select|button|nav|del")
_NAMED = (
    ("b", regex(r"b|strong|th|h[1-6]")),
    ("i", regex(r"i|em")),
    ("strike", regex(r"s|strike")),
)
"""How the letters in elements of these names look."""
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STYLES = (
    ("b", "b", regex(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)),
    ("b", "", regex(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)),
    ("i", "i", regex(r"font-style\s*:\s*italic", re.IGNORECASE)),
    ("i", "", regex(r"font-style\s*:\s*normal", re.IGNORECASE)),
    ("caps", "caps", regex(r"text-transform\s*:\s*uppercase", re.IGNORECASE)),
    ("strike", "strike", regex(r"text-decoration\s*:[^;]*line-through", re.IGNORECASE)),
)
_FONT = regex(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_CENTRED = regex(r"text-align\s*:\s*center", re.IGNORECASE)
_SPACES = regex(r"[ \t\r\n\f]+")
_NO_LETTERS = regex("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN = b"content=\"default-src 'none'; style-src 'unsafe-inline'"
"""What the pages that ctr itself prints allow: they show what no document has, such as how many works a month has."""
Look = dict[str, str]
"""How letters look: what holds of them, each with a word, and the name of their font."""
_SAVE_AS = "mở trang ấy bằng Word hoặc trình duyệt, chép nội dung vào một tệp Word (.docx), lưu lại rồi nhập tệp ấy"


def read_page(raw: bytes, file: str) -> Lines:
    """The lines of a page of the web. Raises `AccessError` where it has no words, or is one that ctr printed."""
    if _OWN in raw[:SAMPLE]:
        raise AccessError(
            f"{file}: trang này do ctr in ra để đọc, không nhập lại được",
            "dùng tệp chương trình (.yaml), hay tệp Word in từ tệp ấy",
        )
    body, document = element("body"), element("document")
    try:
        _Reader(body).blocks(html.document_fromstring(_text_of(raw)), {})
    except etree.ParserError:
        raise AccessError(f"{file}: trang web hỏng, không đọc được", _SAVE_AS) from None
    if not any(text.text.strip() for text in body.iter("{*}t")):
        raise AccessError(f"{file}: trang web này không có chữ nào", _SAVE_AS)
    document.append(body)
    return read_word(packed({"document": document}), file)


def _text_of(raw: bytes) -> str:
    """The text of a page in the letters it says it is written in, without what no reader of pages takes."""
    parts = (
        message_from_bytes(raw, policy=policy.default).walk() if raw.lstrip()[:1] != b"<" else ()
    )
    page = next((part for part in parts if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page else None
    raw = content if isinstance(content, bytes) else raw
    said = _CHARSET.search(raw[:SAMPLE])
    for name in ("utf-16" if raw.startswith(UTF16) else "utf-8-sig", said and said[1].decode()):
        try:
            text = raw.decode(name or "cp1258")
        except (UnicodeDecodeError, LookupError):
            continue
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return raw.decode("cp1258", "replace")


class _Reader:
    """Walks a page and puts its paragraphs into the body, or the cell, of a .docx: letters into the one that is open, behind the sign of a point."""

    def __init__(self, parent: Any) -> None:
        self._parent = parent
        self._open: Any = None
        self._sign = ""

    def blocks(self, node: Any, look: Look) -> None:
        """The blocks and the letters in an element of a page, in order."""
        self._letters(node.text, look)
        for child in node:
            if isinstance(child.tag, str) and not _is_hidden(child):
                self._child(child, _look(child, look))
            self._letters(child.tail, look)

    def _child(self, child: Any, look: Look) -> None:
        tag = child.tag
        if tag == "br":
            self._run(element("br"), look)
        elif tag == "table":
            self._open = None
            self._parent.append(_table(child, look))
            self._open = None
        elif _BLOCKS.fullmatch(tag):
            self._paragraph(child)
            self._sign = _sign_of(child) if tag == "li" else self._sign
            self.blocks(child, look)
            self._open = None
        else:
            self.blocks(child, look)

    def _paragraph(self, node: Any) -> None:
        self._open = element("p")
        centred = node.get("align") == "center" or _CENTRED.search(node.get("style", ""))
        if centred or node.tag == "center":
            properties = element("pPr")
            properties.append(element("jc", val="center"))
            self._open.append(properties)
        holds = any(isinstance(c.tag, str) and _BLOCKS.fullmatch(c.tag) for c in node)
        if not holds or (node.text or "").strip():
            self._parent.append(self._open)
        else:
            self._open = None

    def _letters(self, text: str | None, look: Look) -> None:
        words = _NO_LETTERS.sub("", _SPACES.sub(" ", text or ""))
        if not words.strip() and self._open is None:
            return
        if self._sign and words.strip():
            words, self._sign = f"{self._sign}{words.lstrip()}", ""
        if words:
            said = element("t")
            said.text = words.upper() if look.get("caps") else words
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            self._run(said, look)

    def _run(self, said: Any, look: Look) -> None:
        if self._open is None:
            self._open = element("p")
        if self._open.getparent() is None:
            self._parent.append(self._open)
        run, properties = element("r"), element("rPr")
        if font := look.get("font"):
            properties.append(element("rFonts", ascii=font, hAnsi=font))
        properties.extend(element(name) for name in ("b", "i", "strike") if look.get(name))
        run.extend([properties, said])
        self._open.append(run)


def _is_hidden(node: Any) -> bool:
    return bool(_SKIPPED.fullmatch(node.tag) or _HIDDEN.search(node.get("style", "")))


def _look(node: Any, look: Look) -> Look:
    """How the letters in an element look, by its name and its style."""
    style = node.get("style", "")
    own = {name: holds for name, holds, pattern in _STYLES if pattern.search(style)}
    font = _FONT.search(style)
    face = font[1].strip() if font else node.get("face", look.get("font", ""))
    return (
        look
        | {"font": face}
        | {name: name for name, tags in _NAMED if tags.fullmatch(node.tag)}
        | own
    )


def _sign_of(item: Any) -> str:
    """The sign before a point of a list: its number, or a dash."""
    if item.getparent().tag != "ol":
        return "- "
    before = sum(1 for one in item.itersiblings("li", preceding=True))
    return f"{number(item.getparent().get('start'), 1, 999) + before}. "


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _table(table: Any, look: Look) -> Any:
    """A table with its cells over several columns and rows as Word has them."""
    made = element("tbl")
    going: dict[int, tuple[int, int]] = {}
    for row in _rows(table):
        shown, at = element("tr"), 0
        cells = [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]
        while cells or at in going:
            if at in going:
                left, span = going.pop(at)
                shown.append(_cell(span, "continue"))
                going |= {at: (left - 1, span)} if left > 1 else {}
            else:
                cell = cells.pop(0)
                span = number(cell.get("colspan"), 1, MOST_COLUMNS) or 1
                below = (number(cell.get("rowspan"), 1, 999) or 1) - 1
                own = _cell(span, "restart" if below else "")
                _Reader(own).blocks(cell, _look(cell, look))
                going |= {at: (below, span)} if below else {}
                shown.append(own)
            at += span
        made.append(shown)
    return made


def _cell(span: int, merged: str) -> Any:
    cell, properties = element("tc"), element("tcPr")
    properties.append(element("gridSpan", val=span))
    if merged:
        properties.append(element("vMerge", val=merged))
    cell.append(properties)
    if merged == "continue":
        cell.append(element("p"))
    return cell
