"""XML from structured data: markup and text are two types, so whatever is text gets escaped."""

from collections.abc import Iterable, Mapping

from ctr_cli.render.unbroken import NO_BREAK_HYPHEN

_CLEANED: dict[int, str | None] = dict.fromkeys(
    (*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
_CLEANED |= dict.fromkeys(map(ord, "\t\n\r"), " ")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
_SPACES_KEPT = {"xml:space": "preserve"}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

NAMESPACES = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


class Xml(str):
    """Text that is markup already."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, object], *children: str) -> Xml:
    """An element; children that are no markup are text, and escaped. Attributes of None are left out."""
    written = "".join(
        [
            f' {key}="{_escaped(str(value))}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    inner = joined(children)
    return Xml(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def joined(parts: Iterable[str]) -> Xml:
    """Xml and text, which is escaped, one after the other."""
    return Xml("".join([part if isinstance(part, Xml) else _escaped(part) for part in parts]))


def _escaped(text: str) -> str:
    """Text as markup. markupsafe would make an object of its own of each of a document's thousands of pieces."""
    for sign, written in _ESCAPES.items():
        text = text.replace(sign, written)
    return text


def w(element: str, *children: str, **attributes: object) -> Xml:
    """An element of WordprocessingML, its attributes of the same namespace."""
    return tag(f"w:{element}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def on(name: str, wanted: bool) -> Xml:
    """A property that is there or not, such as `w:b`."""
    return w(name) if wanted else Xml("")


def clean(text: str) -> str:
    """The text without what XML cannot hold; breaks and tabs become spaces, for a style does the layout."""
    return text.translate(_CLEANED)


def letters(element: str, words: str) -> Xml:
    """The text of a run, its spaces kept; a no-break hyphen is an element of its own, which any font can draw."""
    first, *others = clean(words).split(NO_BREAK_HYPHEN)
    pieces = [tag(f"w:{element}", _SPACES_KEPT, first)] if first else []
    for other in others:
        pieces.append(w("noBreakHyphen"))
        pieces += [tag(f"w:{element}", _SPACES_KEPT, other)] if other else []
    return joined(pieces)


def part(root: Xml) -> bytes:
    """A part of the package."""
    return (_DECLARATION + root).encode()


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def twentieths(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points in halves, the unit of sizes of letters."""
    return round(points * 2)


def emu(points: float) -> int:
    """Points in English Metric Units, the unit of drawings."""
    return round(points * 12700)
