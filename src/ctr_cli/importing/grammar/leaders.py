"""Lists of names of which a note of the paper says who leads and who helps: those before a mark, `[XDĐ / UBKT]`, or the first."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ctr_cli.data import table
from ctr_cli.importing.grammar.charge import has_role, parse
from ctr_cli.importing.grammar.heading import PARTY, body_in, patterns
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.short_names import explained_in
from ctr_cli.importing.grammar.signs import LEADS, led
from ctr_cli.importing.reading.lines import (
    Ignored,
    Line,
    Lines,
    Remark,
    is_bracket,
    marker_of,
    parts_of,
    row_text,
    words,
)
from ctr_cli.language.patterns import regex

_HELD = regex(r"[(\[{<](?P<names>[^()\[\]{}<>]{1,120})[)\]}>]")
_AT_START = regex(
    r"(?:(?P<names>[^:()\[\]]{1,60}):|[\[(](?P<held>[^()\[\]]{1,60})[\])]\s*[:.–-]?)\s+(?P<work>[^\W\d_].{5,}?)(?P<end>[.;]?)"
)
_AT_END = regex(r"(?P<work>.*\w.*?)\s+[-–—]\s+(?P<names>[^–—:()\[\]]{1,60}?)(?P<end>[.;]?)")
"""Where others write such a list: `KT/CA: Đề án …`, `Đề án … - KT/CA`."""
_BETWEEN = regex(r"\s*[,;+&]\s*|\s+và\s+")
_FIRST = ","
"""The mark behind the first name of a list."""
_USED = "chú giải thứ tự cơ quan; đã dùng để hiểu cơ quan nào chủ trì"
_DOUBT = "dấu “/” giữa các cơ quan: văn bản không nói cơ quan nào chủ trì, đã ghi đều là cơ quan chuẩn bị"
_LONGEST = 35
"""Words of a sentence that only tells who leads, at the most."""
_OF_LINES = (
    "tên trước dấu hai chấm và sau dấu “/” ở cuối dòng hiểu là cơ quan chủ trì, cơ quan phối hợp"
)
_SUBMITS = ("trình", "thẩm tra")
_FEWEST = 3
"""Lines that say who leads before a colon and who helps behind a mark, in a paper that does so with no note."""
_MEET = (*PARTY, "thuong-truc-hdnd")
"""Bodies that works come before: in a bracket of their own they lead none."""


@dataclass(frozen=True, slots=True)
class _Order:
    """The mark before which those stand who lead, the names that the paper explains, and the fewest sides of a bracket's list.

    `opens` tells that lines begin with who leads; `column` is the one of a table that is titled by what both sides do.
    """

    mark: str
    short: Mapping[str, str]
    sides: int
    opens: bool = False
    roles: tuple[str, str] = LEADS
    column: tuple[int, int] | None = None

    def in_line(self, line: Line) -> Line:
        """A line, or the row of a table, with the lists in its brackets, and in cells of their own, in words."""
        if not line.row:
            sign = line.text.removesuffix(rest := marker_of(line).rest)
            if self.opens and (work := self.of_line(rest)):
                return replace(line, text=f"{sign}{work}")
            first, last = _AT_START.fullmatch(rest), _AT_END.fullmatch(rest)
            names = (first["names"] or first["held"]) if first else last["names"] if last else ""
            if said := self.in_words(names, self.sides, short=True):
                found = first or last
                text = f"{found['work']} ({said}){found['end']}" if found else rest
                return replace(line, text=f"{sign}{text}")
            return replace(line, text=_HELD.sub(self._in_bracket, line.text))
        row = tuple(
            replace(cell, lines=tuple(self.in_line(part) for part in cell.lines))
            if len(cell.lines) > 1
            or not (said := self._in_cell(cell.text, own=(line.table, at) == self.column))
            else replace(cell, lines=(replace(cell.lines[0], text=said),))
            for at, cell in enumerate(line.row)
        )
        return replace(line, row=row, text=row_text(row)) if row != line.row else line

    def of_line(self, text: str, *, both: bool = False) -> str:
        """A line that opens with who leads, and may end with who helps, in words: `Hội Nông dân: Thả cá giống / Đoàn xã`; nothing for any other, or with one of `both` alone."""
        whole, mark, last = text.rstrip(" .;").rpartition(f" {self.mark} ")
        first, _, work = (whole if mark else last).partition(": ")
        leading, others = (self._named(names) for names in (first, last if mark else ""))
        meet = any(body_in(name)[0] in PARTY for name in leading)
        if not leading or meet or not work[3:] or ((both or mark) and not others):
            return ""
        return f"{work.strip()} ({led(leading, others, self.roles)})"

    def _named(self, names: str) -> list[str]:
        """The offices in a list of nothing but names."""
        charge = parse(names) if names and not has_role(names) else None
        found = [name for name, _ in charge.assignments] if charge and not charge.rest else []
        return found if self._are_names(found) else []

    def _in_cell(self, names: str, *, own: bool) -> str:
        """The names in a cell in words, one alone in the column that is titled so."""
        first = [name for name in _BETWEEN.split(names) if name]
        alone = own and self.mark not in names and first and self._are_names(first)
        return led(first, [], self.roles) if alone else self.in_words(names, 2, cell=True)

    def _in_bracket(self, bracket: re.Match[str]) -> str:
        said = self.in_words(bracket["names"], self.sides)
        return f"({said})" if said else bracket[0]

    def in_words(self, names: str, sides: int, *, short: bool = False, cell: bool = False) -> str:
        """A list of names in words; nothing for one with fewer sides, with anything else in it (than `short` names), or of those before whom works come."""
        parts = names.split(self.mark, 1)
        lists = [[name for name in _BETWEEN.split(part.strip()) if name] for part in parts]
        names_alone = all(lists) and all(map(self._are_names, lists)) and not has_role(names)
        known = not short or all(name in self.short for names in lists for name in names)
        if len(lists) < sides or not (names_alone and known):
            return ""
        meet = [body_in(name)[0] in _MEET for names in lists for name in names]
        come_before = any(meet) if len(parts) == 1 else cell and all(meet)
        return "" if come_before else led(lists[0], lists[1] if len(lists) > 1 else [], self.roles)

    def _are_names(self, names: Sequence[str]) -> bool:
        return all(name in self.short or only_offices(name) for name in names)


def with_leaders(document: Lines, short: Mapping[str, str]) -> Lines:
    """A document with what each office does in words, where a note tells by their order who leads; `short` are the names it explains."""
    marks = [_mark_in(line.text) for line in document.lines]
    pairs = [*zip(document.lines, marks, strict=True)]
    told = next(((line, mark) for line, mark in pairs if mark), None)
    mark = told[1] if told else "/"
    submits = told is not None and patterns("submits_verifies").search(told[0].text)
    order = _Order(
        mark,
        short,
        sides=2 if told is None or told[0].row else 1,
        roles=_SUBMITS if submits else LEADS,
        column=next(_columns_of_both(document.lines), None) if submits else None,
    )
    texts = [marker_of(part).rest for line in document.lines for part in parts_of(line)]
    led_lines = [text for text in texts if f" {mark} " in text and order.of_line(text, both=True)]
    order = replace(order, opens=len(led_lines) >= (1 if told else _FEWEST))
    if told is None:
        lines = [order.in_line(ln) for ln in document.lines] if order.opens else document.lines
        return replace(_doubted(document, order, texts), lines=lines)
    idle = [line for line, mark in pairs if mark and _tells_nothing_else(line)]
    lines = [ln if mark else order.in_line(ln) for ln, mark in pairs if ln not in idle]
    ignored = [*document.ignored, *(Ignored(line, _USED) for line in idle)]
    return replace(document, lines=lines, ignored=ignored)


def _columns_of_both(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The columns titled by who submits and who verifies, `Trình / thẩm tra`, each with its table."""
    for line in lines:
        for at, cell in enumerate(line.row):
            if patterns("submits_verifies").search(cell.text):
                yield line.table, at


def _doubted(document: Lines, order: _Order, texts: Sequence[str]) -> Lines:
    """A document that parts names by slashes and does not tell who of them leads."""
    held = (match["names"] for text in texts for match in _HELD.finditer(text))
    told = [_OF_LINES] * order.opens
    told += [_DOUBT] * any(order.in_words(names, 2, short=True) for names in held)
    return replace(document, remarks=[*document.remarks, *map(Remark, told)])


def _tells_nothing_else(line: Line) -> bool:
    """Whether a paragraph is the one sentence that tells who leads, and no note that closes the paper."""
    if is_bracket(line.text) and not line.row:  # `(… Viết tắt: KT là Phòng Kinh tế.)` too
        return len(words(line.text)) <= _LONGEST
    note = line.row or patterns("closing").search(line.text) or explained_in(line.text)
    return not note and len(words(line.text)) <= _LONGEST and ". " not in line.text.strip()


def _mark_in(text: str) -> str:
    """The mark before which a note says that those stand who lead; nothing in any other text."""
    if patterns("first_named_leads").search(text):
        return _FIRST
    kinds = ("mark_leads", "mark_helps", "submits_verifies")
    found = next((match for kind in kinds if (match := patterns(kind).search(text))), None)
    named = found.groupdict() if found else {}
    if word := named.get("word"):
        return str(table("importing")["marks_in_words"][word.lower()])
    return next((named[kind] for kind in ("mark", "between", "example") if named.get(kind)), "")
