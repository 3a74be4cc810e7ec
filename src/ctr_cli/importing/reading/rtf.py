"""An .rtf, by whatever name, to lines: its paragraphs and tables as a .docx has them, and that read as every other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from ctr_cli.importing.reading.doc.container import SAVE_AS
from ctr_cli.importing.reading.doc.look import element
from ctr_cli.importing.reading.doc.read import packed
from ctr_cli.importing.reading.lines import Lines, Remark
from ctr_cli.importing.reading.word.read import read_word
from ctr_cli.importing.reading.word.tables import MOST_COLUMNS
from ctr_cli.model.errors import AccessError

_TOKEN = re.compile(
    r"\\(?P<word>[a-z]+)(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-f]{2})|\\(?P<sign>[^a-z])|(?P<brace>[{}])|(?P<text>[^\\{}]+)",
    re.IGNORECASE | re.DOTALL,
)
_CODE_PAGES = {0: "cp1252", 163: "cp1258", 238: "cp1250", 204: "cp1251"}
"""The code page of a font's letters, by its set of characters (Rich Text Format 1.9.1, fcharset)."""
_SIGNS = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
_SKIPPED = {
    "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "nonesttables", "listtable", "listoverridetable", "revtbl", "fldinst", "xe", "tc", "themedata", "datastore", "generator",
    "nonshppict",
}  # fmt: skip
"""What holds no text of the document."""
_NOTES = {"footnote": ("footnotes", "footnote"), "annotation": ("comments", "comment")}
"""The part of a .docx that holds what stands in a group, and what one of them is."""
_SWITCHES = ("b", "i", "strike", "caps", "v", "deleted")
_NO_LETTERS = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NEAR = 60
"""Edges of cells that lie no further apart, in twentieths of a point, are one."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds in a group: the switches and font of its letters, how many bytes stand in for one Unicode letter, whether
    it is no text of the document, that of a `box` or a `note`, or the names of `fonts`, and whether its paragraphs are centred or in a table.
    """

    on: frozenset[str] = frozenset()
    font: int = 0
    stands_in: int = 1
    skipped: bool = False
    box: bool = False
    note: Any = None
    fonts: bool = False
    centred: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Row:
    """The cells of a row: each with its blocks, and as the row says of it its right edge and how it is merged downwards."""

    cells: list[list[Any]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def read_rtf(raw: bytes, file: str) -> Lines:
    """The lines of an .rtf. Raises `AccessError` where it has no words."""
    reader = _Reader()
    reader.read(raw.decode("latin-1"))
    body, document = element("body"), element("document")
    body.extend(reader.blocks)
    parts = {"document": document}
    for name, kind in _NOTES.values():
        parts[name] = element(name)
        parts[name].extend(note for note in reader.notes if note.tag.endswith(kind))
    if not any(text.text.strip() for text in body.iter("{*}t")):
        raise AccessError(f"{file}: tệp RTF này không có chữ nào", SAVE_AS)
    document.append(body)
    result = read_word(packed(parts), file)
    if boxes := " ".join("".join(reader.boxes).split()):
        result.remarks.append(Remark(f"chữ trong hộp (text box), chưa nhập: “{boxes}”"))
    return result


class _Reader:
    """Walks an .rtf token by token: letters go into the paragraph that is open, paragraphs into the cell or the document."""

    def __init__(self) -> None:
        self.blocks: list[Any] = []
        self.boxes, self.notes = list[str](), list[Any]()
        self._look, self._outer = _Look(), list[_Look]()
        self._fonts: dict[int, tuple[str, int]] = {}
        self._page = "cp1252"
        self._skip = 0
        self._high = ""
        self._open, self._shown = list[str](), _Look()
        self._paragraph: list[Any] = []
        self._cell: list[Any] = []
        self._row, self._rows = _Row(), list[_Row]()
        self._merged = ""

    def read(self, text: str) -> None:
        """Take all tokens."""
        at, starred = 0, False
        while match := _TOKEN.match(text, at):
            at = match.end()
            if match["brace"]:
                self._group(match["brace"])
            elif word := match["word"]:
                number = int(match["number"]) if match["number"] else None
                at += number or 0 if word == "bin" else 0
                self._word(word, number, starred=starred)
            elif match["byte"]:
                self._letters(bytes.fromhex(match["byte"]).decode(self._of_font(), "replace"), 1)
            elif sign := match["sign"]:
                self._word("par" if sign in "\r\n" else sign, None, starred=False)
            else:
                plain = re.sub(r"[\r\n]", "", match["text"])
                self._letters(
                    plain.encode("latin-1").decode(self._of_font(), "replace"), len(plain)
                )
            starred = match["sign"] == "*"
        self._end_paragraph()
        self._end_table()

    def _group(self, brace: str) -> None:
        if brace == "{":
            self._outer.append(self._look)
        elif self._outer:
            self._look = self._outer.pop()
        self._skip = 0

    def _of_font(self) -> str:
        _, charset = self._fonts.get(self._look.font, ("", 1))
        return _CODE_PAGES.get(charset, self._page)

    def _word(self, word: str, number: int | None, *, starred: bool) -> None:
        """A control word: what it says of letters, of paragraphs or of cells."""
        look = self._look
        if self._opens(word, starred=starred):
            return
        if word in _SWITCHES:
            self._look = replace(look, on=look.on - {word} if number == 0 else look.on | {word})
        elif word == "plain":
            self._look = replace(look, on=frozenset())
        elif word in ("f", "uc", "ansicpg", "fcharset"):
            self._of_letters(word, number or 0)
        elif word == "u" and number is not None:
            self._unicode(number % 0x10000)
        elif word in _SIGNS:
            self._letters(_SIGNS[word])
        elif not (look.skipped or look.fonts or look.box or look.note is not None):
            self._structure(word, number)

    def _opens(self, word: str, *, starred: bool) -> bool:
        """Whether a control word opens a group that is no text of the document, or text beside it."""
        look = self._look
        if word in _NOTES and not look.skipped:
            self._begin_note(_NOTES[word][1])
        elif word in _SKIPPED or (starred and word != "shpinst"):
            self._look = replace(look, skipped=True)
        elif word in ("fonttbl", "shptxt"):
            self._look = replace(look, fonts=word == "fonttbl", box=word == "shptxt")
        else:
            return False
        return True

    def _of_letters(self, word: str, number: int) -> None:
        """The font, the bytes that stand in for a letter, the code page of all, or of the font that is being named."""
        if word == "f":
            self._look = replace(self._look, font=number)
        elif word == "uc":
            self._look = replace(self._look, stands_in=number)
        elif word == "fcharset":
            name, _ = self._fonts.get(self._look.font, ("", 1))
            self._fonts[self._look.font] = (name, number)
        else:
            self._page = f"cp{number}" if number in (1250, 1251, 1252, 1258) else "cp1252"

    def _unicode(self, number: int) -> None:
        """A letter by its number, before as many bytes as stand in for it; one beyond the first plane comes as two."""
        letter, self._high = self._high + chr(number), ""
        if 0xD800 <= number < 0xDC00:
            self._high = letter
        else:
            self._skip = 0
            self._letters(letter.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
        self._skip = self._look.stands_in

    def _begin_note(self, kind: str) -> None:
        """A note, called where it stands."""
        number = len(self.notes)
        self._end_run()
        self._put(element(f"{kind}Reference", id=number), self._look)
        note, paragraph = element(kind, id=number), element("p")
        note.append(paragraph)
        self.notes.append(note)
        self._look = replace(self._look, note=paragraph)

    def _structure(self, word: str, number: int | None) -> None:
        if word in ("par", "sect", "nestcell", "nestrow"):
            self._end_paragraph()
        elif word == "line":
            self._end_run()
            self._put(element("br"), self._look)
        elif word == "pard":
            self._look = replace(self._look, centred=False, in_table=False)
        elif word == "qc":
            self._look = replace(self._look, centred=True)
        elif word == "intbl":
            self._look = replace(self._look, in_table=True)
        elif word == "cell":
            self._end_cell()
        elif word == "row":
            self._rows.append(self._row)
            self._row = _Row(edges=self._row.edges, merged=self._row.merged)
        else:
            self._of_row(word, number)

    def _of_row(self, word: str, number: int | None) -> None:
        """What is said of the cells of a row, each up to its edge."""
        if word == "trowd":
            self._row.edges, self._row.merged = [], []
        elif word in ("clvmgf", "clvmrg", "clmrg"):
            self._merged = {"clvmgf": "restart", "clvmrg": "continue", "clmrg": "left"}[word]
        elif word == "cellx" and len(self._row.edges) < MOST_COLUMNS:
            self._row.edges.append(number or 0)
            self._row.merged.append(self._merged)
            self._merged = ""

    def _letters(self, text: str, stand_in: int = 0) -> None:
        """Letters of the document, of a font's name, or beside both; the first of those that stand in for one are left out."""
        left_out = min(self._skip, stand_in)
        text, self._skip = text[left_out:], self._skip - left_out
        if self._look.skipped or not text:
            return
        if self._look.fonts:
            name, charset = self._fonts.get(self._look.font, ("", 1))
            self._fonts[self._look.font] = (name + text.rstrip(";"), charset)
        elif self._look.box:
            self.boxes.append(text)
        elif not self._look.on & {"v", "deleted"}:
            if self._look != self._shown:
                self._end_run()
                self._shown = self._look
            self._open.append(text)

    def _end_run(self) -> None:
        """Put the letters that are open, which look alike, into their paragraph, marks of tone joined to them."""
        if self._open:
            said, text = element("t"), unicodedata.normalize("NFC", "".join(self._open))
            said.text = _NO_LETTERS.sub("", text.upper() if "caps" in self._shown.on else text)
            said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            self._open = []
            self._put(said, self._shown)

    def _put(self, said: Any, look: _Look) -> None:
        run, properties = element("r"), element("rPr")
        if name := _NO_LETTERS.sub("", self._fonts.get(look.font, ("", 1))[0]).strip():
            properties.append(element("rFonts", ascii=name, hAnsi=name))
        properties.extend(element(n) for n in ("b", "i", "strike") if n in look.on)
        run.extend([properties, said])
        (self._paragraph if look.note is None else look.note).append(run)

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        """Put the paragraph that is open into its cell, or behind the tables before it into the document."""
        self._end_run()
        made = element("p")
        if self._look.centred:
            properties = element("pPr")
            properties.append(element("jc", val="center"))
            made.append(properties)
        made.extend(self._paragraph)
        self._paragraph = []
        if in_cell or self._look.in_table:
            self._cell.append(made)
        elif self._rows or len(made):
            self._end_table()
            self.blocks.append(made)

    def _end_cell(self) -> None:
        self._end_paragraph(in_cell=True)
        self._row.cells.append(self._cell)
        self._cell = []

    def _end_table(self) -> None:
        """Put the rows that are open into the document as a table, and what stands in cells of no row as paragraphs."""
        if self._rows:
            self.blocks.append(_table(self._rows))
        loose = [block for cell in (*self._row.cells, self._cell) for block in cell]
        self.blocks += loose
        self._rows, self._row, self._cell = [], _Row(), []


def _table(rows: list[_Row]) -> Any:
    """Rows as a table of Word, each cell over the columns that lie between its edges."""
    places: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        places += [] if places and edge - places[-1] <= _NEAR else [edge]
    made = element("tbl")
    for row in rows:
        shown, before, cell = element("tr"), 0, None
        for at, blocks in enumerate(row.cells[:MOST_COLUMNS]):
            edge = row.edges[at] if at < len(row.edges) else 0
            merged = row.merged[at] if at < len(row.merged) else ""
            end = sum(place <= edge + _NEAR for place in places)
            span, before = max(end - before, 1), max(end, before + 1)
            if merged == "left" and cell is not None:
                wide = cell[0][0]
                wide.set(wide.keys()[0], str(int(wide.values()[0]) + span))
                continue
            cell, properties = element("tc"), element("tcPr")
            properties.append(element("gridSpan", val=span))
            if merged in ("restart", "continue"):
                properties.append(element("vMerge", val=merged))
            cell.append(properties)
            cell.extend(blocks)
            shown.append(cell)
        made.append(shown)
    return made
