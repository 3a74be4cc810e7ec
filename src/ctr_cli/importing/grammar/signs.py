"""Signs that a note of the paper explains, put into words: letters for offices, a star on who leads, marks in a calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ctr_cli.importing.grammar.charge import has_role
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column, titled
from ctr_cli.importing.grammar.heading import body_in, patterns
from ctr_cli.importing.grammar.names import only_offices, split
from ctr_cli.importing.reading.lines import Cell, Ignored, Line, Lines, Remark, row_text, with_texts
from ctr_cli.language.patterns import regex

_SIGN = r"(?:[A-ZĐ]|\d{1,2}|[IVX]{2,4})"
_IS = r"\s*(?::|=|–|-|\blà\b)\s*"
_PAIR = regex(
    rf"(?:^|(?<=[;:,.(])|(?<=\s))\s*(?:\((?P<held>{_SIGN})\)(?:{_IS})?\s*|(?P<sign>{_SIGN}){_IS})"
    rf"(?P<name>[^\W\d_][^:=;.()]{{4,80}}?)(?=\s*(?:[;.)]|$|,\s*\(?{_SIGN}\b))"
)
_SIGNS = rf"(?P<signs>{_SIGN}(?:\s*(?:[,;/+&]|và|-)\s*{_SIGN})*)"
_HELD = regex(rf"[(\[{{]\s*{_SIGNS}\s*[)\]}}](?=\s*[.;,]?$)")
_LAST = regex(r"\(((?:[^()]|\(\*+\))*)\)[.;,]?$")
_SLASH = regex(rf"[(\[{{ ]{_SIGN}/{_SIGN}\b")
_GUESSED = "dấu “/” giữa các ký hiệu cơ quan hiểu là: trước chủ trì, sau phối hợp"
_CELL, _CODE = regex(_SIGNS), regex(_SIGN)


@dataclass(slots=True)
class _Signs:
    """What the notes of a paper explain; `days` that a number in a calendar is a day, `lists` are the lines that tell nothing else."""

    offices: dict[str, str] = field(default_factory=dict)
    first_leads: bool = False
    star: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    days: bool = False
    lists: list[Line] = field(default_factory=list)

    def in_text(self, text: str) -> str:
        """A line with the signs in its last bracket in words."""
        if self.star and (held := _LAST.search(text)) and self.star in held[1]:
            return f"{text[: held.start(1)]}{self.starred(held[1])}{text[held.end(1) :]}"
        return _HELD.sub(lambda match: f"({self.names(match['signs'])})", text)

    def in_cell(self, text: str, column: Column, *, led: bool) -> str:
        """A line of a cell with the signs of its column in words; `led` tells that the cell has the star of who leads."""
        if text.strip() in self.marks:
            return self.marks[text.strip()]
        if self.days and text.strip().isdecimal() and column in ("other", "time"):
            return f"ngày {text.strip()}"
        if column not in ROLE_COLUMNS:
            return self.in_text(text)
        if led:
            return self.starred(text)
        return self.names(text) if _CELL.fullmatch(text.strip()) else text

    def starred(self, text: str) -> str:
        """A list of names with what each does, where one bears the star of who leads."""
        names = split(text)
        parts = [n for n in names if self.star in n], [n for n in names if self.star not in n]
        leading = [re.sub(r"\s*\(?\*+\)?", "", name) for name in parts[0]]
        return led(leading, parts[1]) if leading else f"{text} phối hợp"

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
        return led(known[0], known[1]) if slash or self.first_leads else ", ".join(known[0])


LEADS = ("chủ trì", "phối hợp")


def led(leading: Sequence[str], others: Sequence[str], roles: tuple[str, str] = LEADS) -> str:
    """Names of those who lead, and of others, with what each does."""
    lead = f"{', '.join(leading)} {roles[0]}"
    return f"{lead}, {', '.join(others)} {roles[1]}" if others else lead


def spelt(document: Lines) -> Lines:
    """A document with words where it has signs; a list of signs is left out, and told."""
    signs = _explained(document.lines)
    if not (signs.offices or signs.star or signs.marks or signs.days):
        return document
    first = {line.table: line for line in reversed(document.lines) if line.row}
    heads = {at: [titled(cell.text).holds for cell in line.row] for at, line in first.items()}
    lines = [
        _in_row(line, signs, heads[line.table]) if line.row else with_texts(line, signs.in_text)
        for line in document.lines
        if line not in signs.lists
    ]
    told = [Ignored(line, "danh mục ký hiệu; đã thay bằng tên cơ quan") for line in signs.lists]
    guessed = (
        signs.offices
        and not signs.first_leads
        and any(_SLASH.search(f" {ln.text}") for ln in document.lines)
    )
    remarks = [*document.remarks, *([Remark(_GUESSED)] if guessed else [])]
    return replace(document, lines=lines, ignored=[*document.ignored, *told], remarks=remarks)


def _in_row(line: Line, signs: _Signs, holds: Sequence[Column]) -> Line:
    cells: list[Cell] = []
    counts = [text for cell in line.row if (text := cell.text.strip()).isdecimal()]
    heads = len(counts) > 2 and [*map(int, counts)] == [*range(1, len(counts) + 1)]
    for at, cell in enumerate(line.row if not heads else ()):
        column: Column = holds[at] if at < len(holds) else "other"
        led = bool(signs.star) and signs.star in cell.text
        change = partial(signs.in_cell, column=column, led=led)
        cells.append(replace(cell, lines=tuple(with_texts(part, change) for part in cell.lines)))
    return replace(line, row=tuple(cells), text=row_text(cells)) if cells else line


def _explained(lines: Sequence[Line]) -> _Signs:
    """What the lines of a paper explain."""
    signs, labels = _Signs(), list[Line]()
    for line in lines:
        pairs = _pairs(line)
        if len(pairs) > 1 or (pairs and labels):
            signs.offices |= pairs
            alone = (*labels, line) if len(pairs) == 1 else ()
            signs.lists += [one for one in alone if one not in signs.lists]
        else:
            labels = [*labels, line] if patterns("signs_label").match(line.text) else []
        signs.days |= not line.row and bool(patterns("numbers_are_days").search(line.text))
        if star := None if line.row else patterns("star_leads").search(line.text):
            signs.star = star["star"]
            signs.lists += [line] if star.end() == len(line.text) else []
        found = [] if line.row or pairs else [*patterns("mark_explained").finditer(line.text)]
        if len(found) > 1:
            signs.marks = {match["mark"]: _meaning(match["means"]) for match in found}
    signs.first_leads = any(patterns("first_leads").search(line.text) for line in lines)
    return signs


def _pairs(line: Line) -> dict[str, str]:
    """The offices that a line, or a row of two cells, explains signs for; none where one is no office."""
    cells = [cell.text.strip() for cell in line.row]
    if line.row:
        found = {cells[0]: cells[1]} if len(cells) == 2 and _CODE.fullmatch(cells[0]) else {}
    else:
        pairs = _PAIR.finditer(line.text)
        found = {pair["held"] or pair["sign"]: pair["name"].strip() for pair in pairs}
    names = all(only_offices(name) and not has_role(name) for name in found.values())
    return found if names else {}


def _meaning(means: str) -> str:
    """The words for a mark: what an office does, which body meets, what is no meeting; else the usual mark."""
    role, (_, body, _) = patterns("sign_of_role").fullmatch(means), body_in(means)
    if role:
        return role[1].lower()
    return means.strip() if patterns("no_meeting").search(means) else body or "x"
