"""Plain text and Markdown to lines: debris of conversions taken off, tables and columns recognised."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from ctr_cli.importing.reading.adorned import unadorned
from ctr_cli.importing.reading.columns import columns_apart
from ctr_cli.importing.reading.figures import without_figures
from ctr_cli.importing.reading.furniture import without_furniture
from ctr_cli.importing.reading.joining import joined
from ctr_cli.importing.reading.layout import without_layout
from ctr_cli.importing.reading.letters import Letters
from ctr_cli.importing.reading.lines import BLANK, Cell, Line, Lines, Merged, Remark, row_text
from ctr_cli.importing.reading.noted import without_notes
from ctr_cli.importing.reading.torn import put_together
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import AccessError
from ctr_cli.source.decode import UTF16, decode

_ESCAPED = regex(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xF0000
"""Where escaped signs wait, in the last private area of Unicode, while Markdown's own signs are taken off."""
_HTML = regex(r"</?(?:u|b|i|em|strong|center|p|div|span|font|sup|sub)(?:\s[^>]*)?>", re.I)
_BREAK = regex(r"<br\s*/?>", re.I)
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_TASK = regex(r"(?<=[-*+]\s)\[(?P<done>[ xX]?)\]\s+")
"""The box of a task in a list of Markdown's."""
TICKED = "ô đã đánh dấu xong ([x]) trước nội dung này không vào tệp; ghi done nếu việc đã xong"
_HEADING = regex(r"^(#{1,6})\s+")
LINE_END = regex(r"\r\n|[\r\n\x85\u2028\u2029]")
_RULE = r"\s*(?:-{2,}|:-+:?|-+:)\s*"
_RULE_OF_TABLE = regex(rf"\|?{_RULE}(?:\|{_RULE})+\|?")
_ITALIC = regex(r"(?P<sign>[*_])(?![*_\s])[^*_]+(?P=sign)[.;,]?")
_ROOM = "[ \xa0]+"
_STRETCHED = regex(r"\S+ {2,}\S+ .*\S")
_SMALL = regex(r"(?<=  )[^\W\d_A-ZĐ]{2,}(?=  )")
_FEW = 4
_MOST = 0.6
"""More wide gaps, and this part of all, are those of a line that was stretched; a row of cells has words together."""
NO_DOCUMENT = "chỉ ra tệp Word (.docx, .odt), trang web (.html), bảng tính (.xlsx, .xls, .ods, .csv), văn bản (.txt, .md) hoặc PDF có lớp chữ"
"""What may be imported, for who names something else."""
_NO_TEXT = "CTR103"
TORN = "văn bản có bảng mà các cột lẫn vào nhau khi chép; nên nhập từ tệp Word gốc, hoặc xem kỹ từng nội dung"


def read_text(raw: bytes, file: str) -> Lines:
    """The lines of a text or Markdown file; errors as in `decoded`."""
    raw = _in_utf8(raw)
    pages = [LINE_END.split(page.decode("utf-8", "replace")) for page in raw.split(b"\x0c")]
    raw = raw.replace(b"\x0c", b"\n").replace(b"\x0b", b"\n")
    text = decoded(raw, file)
    starts = [*accumulate((len(page) for page in pages[:-1]), initial=1)]
    return lines_of(text, raw.decode("utf-8-sig"), starts if len(starts) > 1 else ())


def decoded(raw: bytes, file: str) -> str:
    """The text in the bytes of a file, in UTF-8, or UTF-16 with its mark.

    Raises `AccessError` with what to do when they are no Unicode text.
    """
    text, findings = decode(_in_utf8(raw), file)
    if text is None:
        hint = NO_DOCUMENT if findings[0].code == _NO_TEXT else findings[0].hint
        raise AccessError(f"{file}: {findings[0].message}", hint)
    return text


def _in_utf8(raw: bytes) -> bytes:
    marked = raw.startswith(UTF16)
    return raw.decode("utf-16", errors="replace").encode() if marked else raw


def lines_of(
    text: str,
    typed: str | None = None,
    pages: Sequence[int] = (),
    merged: Mapping[int, Merged] = MappingProxyType({}),
) -> Lines:
    """The lines of a text: cleaned, without page furniture, broken paragraphs joined.

    `typed` is the text before its letters were composed, when its lines were broken in that form;
    `pages` are the numbers of the lines that pages begin with, where pages are known, `merged` tells of rows of
    tables how their cells run over others.
    """
    text, typed = _unstretched(text), typed and _unstretched(typed)
    letters = Letters()
    found = [*without_layout([*_with_merged(_cleaned(letters.read(text)), merged)])]
    found = [replace(line, page=bisect(pages, line.number)) for line in found] if pages else found
    placed = put_together(found)
    result = without_furniture(columns_apart([*unadorned(placed.lines)]))
    result.lines = joined(result.lines, [*map(_sizes, dict.fromkeys((text, typed or text)))])
    result = without_figures(without_notes(result))
    result.remarks += [*letters.remarks(), *_ticked(text)]
    result.torn = placed.torn
    if placed.torn:
        result.remarks.append(Remark(TORN))
    return result


def _unstretched(text: str) -> str:
    """A text, the lines whose blanks a page stretched to its edge with single ones: words part there, not cells."""
    return _STRETCHED.sub(
        lambda line: re.sub(_ROOM, " ", line[0]) if _is_stretched(line[0]) else line[0], text
    )


def _is_stretched(line: str) -> bool:
    gaps = re.findall(_ROOM, line)
    wide = sum(len(gap) > 1 for gap in gaps)
    return wide > _FEW and wide > _MOST * len(gaps) and len(_SMALL.findall(line)) > 1


def _with_merged(lines: Iterable[Line], merged: Mapping[int, Merged]) -> Iterator[Line]:
    """The lines, rows whose cells run over others with these."""
    above: tuple[Cell, ...] = ()
    for line in lines:
        row = line.row
        if own := merged.get(line.number):
            row = tuple(
                replace(above[at] if lower and at < len(above) else cell, span=span, above=lower)
                for at, (cell, (span, lower)) in enumerate(zip(row, own, strict=False))
            )
        above = row or above
        yield replace(line, row=row) if own else line


def _ticked(text: str) -> list[Remark]:
    """What to say of tasks that are ticked as done."""
    rows = enumerate(map(str.strip, LINE_END.split(text)), 1)
    found = [(at, row, match["done"]) for at, row in rows if (match := _TASK.search(row))]
    return [Remark(TICKED, Line(at, row)) for at, row, done in found if done.strip()]


def _sizes(text: str) -> dict[int, tuple[int, int]]:
    """How long each line is as typed, and its first word."""
    rows = enumerate(LINE_END.split(text), 1)
    return {
        at: (len(row.rstrip()), len(row.split(maxsplit=1)[0])) for at, row in rows if row.strip()
    }


def _cleaned(text: str) -> list[Line]:
    """The lines that hold something, without the signs of Markdown and HTML."""
    lines: list[Line] = []
    gap, open_bold = False, False
    for number, raw in enumerate(LINE_END.split(text), 1):
        bare = raw.strip()
        if not bare:
            gap, open_bold = True, False
        if not bare or _RULE_OF_TABLE.fullmatch(bare):
            continue
        escaped = _ESCAPED.sub(lambda m: chr(_HIDDEN + ord(m[1])), bare)
        typed = _TASK.sub("", _without_html(escaped.rstrip("\\")), count=1)
        bold = open_bold or _unheaded(typed).startswith(("**", "__"))
        if typed.replace(" ", "").count("**") % 2 and typed.strip("* "):
            open_bold = not open_bold
        line = Line(number, "", bold=bold, broken=escaped.endswith("\\"), runs_on=open_bold)
        found = _shown_lines(replace(line, indent=_indent(raw), spaced=True), typed, lines, gap)
        if raw[:1] == "\t" and "\t" in bare and found and not found[0].row:
            found[0] = replace(found[0], text=f"\t{found[0].text}")
        lines += found
        gap = gap and not found
    return lines


def _shown_lines(line: Line, typed: str, before: Sequence[Line], gap: bool) -> list[Line]:
    """The row of a table in a line as typed, or its text: several where the writer broke it."""
    cells = _cells(_unheaded(typed))
    if cells:
        last = before[-1] if before else None
        beside = last is not None and last.row and not gap
        table = _tables(before) + (not beside)
        row = _row(line.number, cells)
        return [Line(line.number, row_text(row), row, gap=gap, table=table)]
    heading = _HEADING.match(typed)
    parts = [_shown(_without_emphasis(part)).strip() for part in _BREAK.split(_unheaded(typed))]
    return [
        replace(
            line,
            text=part,
            gap=gap and at == 0,
            heading=bool(heading),
            outline=len(heading[1]) if heading else 0,
            italic=bool(_ITALIC.fullmatch(_unheaded(typed))),
        )
        for at, part in enumerate(filter(None, parts))
    ]


def _tables(lines: Sequence[Line]) -> int:
    """How many tables there are so far."""
    return next((line.table for line in reversed(lines) if line.table), 0)


def _indent(raw: str) -> int:
    """How far a line stands from the edge, in points."""
    row = raw.expandtabs(8)
    return BLANK * (len(row) - len(row.lstrip()))


def _without_html(text: str) -> str:
    text = _HTML.sub("", text)
    for entity, sign in _ENTITIES.items():
        text = text.replace(entity, sign)
    return text


def _unheaded(text: str) -> str:
    return _HEADING.sub("", text).lstrip("> ")


def _cells(text: str) -> tuple[str, ...]:
    if not (text.startswith("|") and text.count("|") >= 3):
        return ()
    inner = text.strip().removeprefix("|").removesuffix("|")
    return tuple(
        _shown(_without_emphasis(_BREAK.sub("\n", cell))).strip() for cell in inner.split("|")
    )


def _row(number: int, cells: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(tuple(Line(number, part.strip()) for part in cell.split("\n") if part.strip()))
        for cell in cells
    )


def _shown(text: str) -> str:
    return re.sub("[\U000f0000-\U000f007f]", lambda m: chr(ord(m[0]) - _HIDDEN), text)


def _without_emphasis(text: str) -> str:
    """The text without the asterisks of bold and italic; a bullet at its beginning stays one asterisk."""
    if text.strip() == "*" or re.match(r"\s*[-_*]{3,}\s*$", text):
        return text
    bullet = re.match(r"\s*\*{1,2}(\s+)", text)
    lead = f"*{bullet[1]}" if bullet else ""
    rest = text[bullet.end() :] if bullet else text
    rest = re.sub(r"(?<![\w*])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![\w*])", "", rest)
    rest = re.sub(r"\*{2,}", "", rest)
    rest = re.sub(r"(?<![\d*])\*|\*(?![\d*])", "", rest)
    return lead + rest
