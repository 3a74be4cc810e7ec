"""Signs that a note of the paper explains, put into words: letters for offices, a star on who leads, marks in a calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cells import NO_MEETING
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column, titled
from ctr_cli.importing.grammar.heading import body_in
from ctr_cli.importing.grammar.names import only_offices, split
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, row_text, with_texts
from ctr_cli.language.patterns import regex

_SIGN = r"(?:[A-ZĐ]|\d{1,2}|[IVX]{2,4})"
_IS = r"\s*(?::|=|–|-|\blà\b)\s*"
_PAIR = regex(
    rf"(?:^|(?<=[;:,.(])|(?<=\s))\s*(?:\((?P<held>{_SIGN})\)(?:{_IS})?\s*|(?P<sign>{_SIGN}){_IS})"
    rf"(?P<name>[^\W\d_][^:=;.()]{{4,80}}?)(?=\s*(?:[;.)]|$|,\s*\(?{_SIGN}\b))"
)
_LABEL = regex(r"\W*(?:ký hiệu|chú (?:thích|giải)|ghi chú|quy ước|mã)\b[^:]*:?$", re.IGNORECASE)
_SIGNS = rf"(?P<signs>{_SIGN}(?:\s*(?:[,;/+&]|và|-)\s*{_SIGN})*)"
_HELD = regex(rf"[(\[{{]\s*{_SIGNS}\s*[)\]}}](?=\s*[.;,]?$)")
_CELL, _CODE = regex(_SIGNS), regex(_SIGN)
_FIRST_LEADS = regex(
    r"\b(?:trước|đầu)\b[^.;]*\b(?:chủ trì|chuẩn bị|chịu trách nhiệm)\b", re.IGNORECASE
)
_STAR = regex(
    r"(?<!\w)\(?(?P<star>\*{1,3})\W*(?:là |chỉ |của )?(?:các )?(?:cơ quan|đơn vị|bộ phận)[^.;,]{0,20}chủ trì\W*",
    re.IGNORECASE,
)
_MARK = regex(
    r"(?<!\w)[“\"'(]?(?P<mark>[^\s\w“”\"'().,;:]|[A-Za-zĐ])[”\"')]?\s*(?:là|chỉ|:|=|-)\s+(?P<means>[^;.]{4,90})"
)
_ROLE = regex(
    r"\W*(?:là )?(?:các )?(?:cơ quan|đơn vị)[^,]{0,15}\b(chủ trì|phối hợp|thẩm tra)\W*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Signs:
    """What the notes of a paper explain: offices by their letters, whether the first of several leads, the star of who
    leads, marks; `lists` are the lines that tell nothing else."""

    offices: dict[str, str] = field(default_factory=dict)
    first_leads: bool = False
    star: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    lists: list[Line] = field(default_factory=list)

    def in_text(self, text: str) -> str:
        """A line with the signs in its last bracket in words."""
        return _HELD.sub(lambda match: f"({self.names(match['signs'])})", text)

    def in_cell(self, text: str, column: Column) -> str:
        """A line of a cell with the signs of its column in words."""
        if text.strip() in self.marks:
            return self.marks[text.strip()]
        if column not in ROLE_COLUMNS:
            return self.in_text(text)
        if self.star and self.star in text:
            return _led(
                [n for n in split(text) if self.star in n],
                [n for n in split(text) if self.star not in n],
                self.star,
            )
        return self.names(text) if _CELL.fullmatch(text.strip()) else text

    def names(self, signs: str) -> str:
        """The offices behind signs, and who of them leads; signs that are not all known as they are."""
        before, slash, behind = signs.partition("/")
        first, others = (
            [p for p in re.split(r"[\s,;/+&-]+|và", part) if p] for part in (before, behind)
        )
        if not {*first, *others} <= self.offices.keys():
            return signs
        if not slash and self.first_leads:
            first, others = first[:1], first[1:]
        known = [[self.offices[sign] for sign in part] for part in (first, others)]
        return _led(*known) if slash or self.first_leads else ", ".join(known[0])


def _led(leading: Sequence[str], others: Sequence[str], star: str = " ") -> str:
    """Names of those who lead, and of others, with what each does."""
    lead = f"{', '.join(name.replace(f'({star})', '').replace(star, ' ').strip() for name in leading)} chủ trì"
    return f"{lead}, {', '.join(others)} phối hợp" if others else lead


def spelt(document: Lines) -> Lines:
    """A document with words where it has signs; a list of signs is left out, and told."""
    signs = _explained(document.lines)
    rows = [line for line in reversed(document.lines) if line.row]
    heads = {line.table: [titled(cell.text).holds for cell in line.row] for line in rows}
    lines = [
        _in_row(line, signs, heads[line.table]) if line.row else with_texts(line, signs.in_text)
        for line in document.lines
        if line not in signs.lists
    ]
    told = [Ignored(line, "danh mục ký hiệu; đã thay bằng tên cơ quan") for line in signs.lists]
    return replace(document, lines=lines, ignored=[*document.ignored, *told])


def _in_row(line: Line, signs: _Signs, holds: Sequence[Column]) -> Line:
    row = (
        tuple(
            replace(
                cell,
                lines=tuple(
                    with_texts(part, lambda text, c=column: signs.in_cell(text, c))
                    for part in cell.lines
                ),
            )
            for cell, column in zip(line.row, holds, strict=False)
        )
        + line.row[len(holds) :]
    )
    return replace(line, row=row, text=row_text(row))


def _explained(lines: Sequence[Line]) -> _Signs:
    """What the lines of a paper explain."""
    signs, label = _Signs(), None
    for line in lines:
        pairs, under = _pairs(line), label is not None
        if len(pairs) > 1 or (pairs and (under or line.row)):
            signs.offices |= pairs
            alone = line.row or (under and len(pairs) == 1)
            signs.lists += [
                one for one in (label, line) if alone and one and one not in signs.lists
            ]
        else:
            label = line if not line.row and _LABEL.match(line.text) else None
        if star := None if line.row else _STAR.search(line.text):
            signs.star = star["star"]
            signs.lists += [line] if star.end() == len(line.text) else []
        found = [] if line.row or pairs else [*_MARK.finditer(line.text)]
        if len(found) > 1:
            signs.marks = {match["mark"]: _meaning(match["means"]) for match in found}
    signs.first_leads = any(_FIRST_LEADS.search(line.text) for line in lines)
    return signs


def _pairs(line: Line) -> dict[str, str]:
    """The offices that a line, or a row of two cells, explains signs for; none where one is no office."""
    cells = [cell.text.strip() for cell in line.row]
    if line.row:
        found = {cells[0]: cells[1]} if len(cells) == 2 and _CODE.fullmatch(cells[0]) else {}
    else:
        pairs = _PAIR.finditer(line.text)
        found = {pair["held"] or pair["sign"]: pair["name"].strip() for pair in pairs}
    return found if all(map(only_offices, found.values())) else {}


def _meaning(means: str) -> str:
    """The words for a mark: what an office does, which body meets, what is no meeting; else the usual mark."""
    role, (_, body, _) = _ROLE.fullmatch(means), body_in(means)
    if role:
        return role[1].lower()
    return means.strip() if NO_MEETING.search(means) else body or "x"
