"""Letterhead and signature that stand in two columns, apart: the left column whole, then the right one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctr_cli.importing.reading.headers import names_columns
from ctr_cli.importing.reading.lines import BLANK, Line, is_caps
from ctr_cli.importing.reading.tabs import rows_of_tabs
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_GAP = regex(r"\s*\t\s*|\s{3,}|\s+\|\s+")
_TITLE = regex(r"^\W*(?:(?:chương trình|kế hoạch)\b|(?:quyết định|nghị quyết)\W*$)", re.IGNORECASE)
RECIPIENTS = regex(r"^\W*nơi nhận", re.IGNORECASE)
_ANNEX = regex(
    r"^\s*(?:(?:PHỤ LỤC|BIỂU|DANH MỤC|CHƯƠNG TRÌNH)\b|(?:Phụ lục|Biểu|Danh mục)(?:\s+(?:số\s+)?(?:\d+|[IVX]+))?\W*$)"
)
"""How an annex behind the signature begins."""
_SIGNED = regex(r"^\W*(?:T/M|TM|KT|K/T)\b.*(?:\t|\s{3,})(?:T/M|TM|KT|K/T)\b")
"""Two that sign, side by side."""
_LETTERHEAD = regex(
    r"dang cong san viet nam|cong hoa xa hoi|doc lap tu do|^so \d*|\bngay\b.*\bthang\b"
)
_BLANK = regex(
    r"(?<=\bsố)\s+(?=[-–/.…_\d])|(?<=\bsố:)\s+(?=[-–/.…_\d])|(?<=\bngày)\s+(?=tháng|[\d/])"
    r"|(?<=\btháng)\s+(?=năm|[\d/])|(?<=\d)\s+(?=tháng\b|năm\b)",
    re.IGNORECASE,
)
"""Room in a number or a date that a hand will fill: no gap between columns."""
_KEPT = "\x01"
_SIGN = regex(r"\W*\w{0,4}\W*")
_FAR = 0.7
"""A line that begins so far towards the right column, as a part of its place, stands in it."""
_NEAREST = 15
"""Letters before a right column at the least."""
_TABBED = 40
"""Where a tab in a letterhead leads to, at the least: how far is not known."""
_FIRST = 25


def columns_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines with their blanks made one, letterhead and closing by their columns, rows of tabs as tables."""
    title = _title_at(lines)
    last = next((at for at, line in enumerate(lines) if RECIPIENTS.match(line.text)), len(lines))
    signed = (at for at, line in enumerate(lines) if at > title and _SIGNED.match(line.text))
    last = max(min(last, next(signed, last)), title)
    ends = (at for at in range(last, len(lines)) if lines[at].row or _ANNEX.match(lines[at].text))
    end = next(ends, len(lines))
    middle = [_spaced_but_a_tab(line) for line in rows_of_tabs(lines[title:last])]
    behind = [_spaced_but_a_tab(line) for line in rows_of_tabs(lines[end:])]
    return [*_by_columns(lines[:title]), *middle, *_by_columns(lines[last:end]), *behind]


def _title_at(lines: Sequence[Line]) -> int:
    """Where the title stands below the letterhead, above the first table; else, above one, where the letterhead ends, and 0
    where none is found. A running header is none."""
    tables = (at for at, ln in enumerate(lines) if names_columns([c.text for c in ln.row]))
    table = next(tables, None)
    head = lines[: _FIRST if table is None else min(table, _FIRST)]
    above = [at for at, line in enumerate(head) if _LETTERHEAD.search(fold(line.text))]
    begun = above[0] if above else 0
    titles = [at for at, ln in enumerate(lines[:table]) if at >= begun and _TITLE.match(ln.text)]
    named = next((at for at in titles if is_caps(lines[at].text)), titles[0] if titles else None)
    if named is None:
        return above[-1] + 1 if above and table is not None else 0
    return named


def _parts(line: Line) -> tuple[str, str, int]:
    """What stands left and right of the widest gap in a line, and how far from the edge the right part begins."""
    text = _BLANK.sub(lambda room: _KEPT * len(room[0]), line.text.rstrip())
    gaps = [gap for gap in _GAP.finditer(text) if gap.start()]
    if not gaps:
        return text.strip(), "", 0
    widest = max(gaps, key=lambda gap: ("\t" in gap[0], len(gap[0])))
    at = line.indent // BLANK + widest.end()
    if "\t" in widest[0]:
        at = max(at, _TABBED)
    return text[: widest.start()].strip(), text[widest.end() :].strip(), at


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of the left column, then those of the right one; as they stand where no line has two parts."""
    parted = [("", "", 0) if line.row else _parts(line) for line in lines]
    edges = [at for left, right, at in parted if left and right]
    if not edges or max(edges) < _NEAREST:
        return [_spaced(line) for line in lines]
    edge = min(at for at in edges if at >= _NEAREST)
    left: list[Line] = []
    right: list[Line] = []
    for line, (one, other, _) in zip(lines, parted, strict=True):
        if line.row:
            left.append(line)
            continue
        begins = line.indent // BLANK + len(line.text) - len(line.text.lstrip(" "))
        far = not other and (line.text[:1] == "\t" or begins >= max(_FAR * edge, _NEAREST))
        left += _column(line, "" if far else one)
        right += _column(line, one if far else other)
    return [*left, *right]


def _column(line: Line, text: str) -> Iterator[Line]:
    if text:
        yield _spaced(replace(line, text=text, broken=True))


def _spaced(line: Line) -> Line:
    """A line with each run of blanks made one; a row as it stands."""
    if line.row:
        return line
    text = line.text.replace(_KEPT, " ")
    return replace(line, text=re.sub(r"\s+", " ", text).strip())


def _spaced_but_a_tab(line: Line) -> Line:
    """A line of the content with its blanks made one; one tab behind more than a sign stays, for it parts two things."""
    *before, behind = (part for part in re.split(r"\t+", line.text.strip()))
    if line.row or len(before) != 1 or _SIGN.fullmatch(before[0]):
        return line if line.row else _spaced(line)
    return replace(line, text="\t".join(" ".join(part.split()) for part in (before[0], behind)))
