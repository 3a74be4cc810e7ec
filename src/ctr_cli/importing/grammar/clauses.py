"""Works that stand in one paragraph behind a time, one clause each: `Tháng 3: ra quân làm đường (Đoàn xã); chúc thọ các cụ.`"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.brackets import outside
from ctr_cli.importing.grammar.charge import OPENING
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.names import begins_agency, only_offices
from ctr_cli.importing.grammar.opening import opened
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import BULLETS, Line, marker_of
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_NEXT_PART = regex(
    r"(?<=[.;)])\s+(?=(?:(?:các|trong|vào|(?:bước\s+)?sang)\s+)*(?:(?:tháng|quý|(?:hằng|hàng)\s+\w+|(?:6|sáu|9|chín)\s+tháng|(?:công\s+|nhiệm\s+)?(?:việc|vụ)\s.{0,20}thường\s+xuyên|thường\s+xuyên|(?:cả|quanh|suốt)\s+năm)\b|T\.?\s?\d{1,2}\b|Q\.?\s?[IV\d]{1,3}\b)[^:;.]{0,40}:"
    r"|(?P<charge>phân\s+công\b[^:;.]{0,25}:))",
    re.IGNORECASE,
)
"""Where a further time may open within a paragraph, `Quý I: …. Quý II: …`, or who does the works before: `Phân công: …`."""
_NEXT = regex(r";\s+|(?<=\))[.,]?\s+[-–+•]\s+(?=[A-ZĐÀ-Ỹ])|(?<=\))\.\s+(?=[A-ZĐÀ-Ỹ])")
"""Where a clause may end that is a work by itself."""
_GOES_ON = regex(
    r"(?:trong đó|gồm|nhất là|đồng thời|và|qua đó|kết hợp|sau đó|do|phương hướng|nhiệm vụ|trọng tâm|giải pháp|chỉ tiêu|kết quả|việc)\b",
    re.IGNORECASE,
)
"""How a clause begins that goes on with the work before it: `Sơ kết quý I; nhiệm vụ quý II`."""
_FEWEST = 2


def times_parted(line: Line) -> list[Line]:
    """A paragraph with several times, each before its own works, and with who does these, as a line for each; any other line alone."""
    rest = marker_of(line).rest
    if line.row or not _opens_list(rest):
        return [line]
    before = line.text.removesuffix(rest)
    sign = before if marker_of(line).sign in BULLETS else ""
    cuts = [
        match
        for match in _NEXT_PART.finditer(line.text, len(before) + 1)
        if _is_outside(line.text, match.start())
        and (match["charge"] or _opens_list(line.text[match.end() :]))
    ]
    ends = [*(match.start() for match in cuts), None]
    first = replace(line, text=line.text[: ends[0]].strip())
    parts = [
        f"{'' if match['charge'] else sign}{line.text[match.end() : end].strip()}"
        for match, end in zip(cuts, ends[1:], strict=True)
    ]
    return [first, *(replace(line, text=part, listed=None) for part in parts)]


def _opens_list(text: str) -> bool:
    """Whether a text opens with a time that stands over what is behind its colon."""
    opening = opens_when(text)
    return opening is not None and not opening.sentence


def are_parted(lines: Sequence[Line]) -> bool:
    """Whether the works behind the times of a document are parted by semicolons: some tell who does them, or
    several times have such clauses, and those of one begin as works do, or are many."""
    opened = [opens_when(marker_of(line).rest) for line in lines if not line.row]
    lists = [[*clauses_of(o.text)] for o in opened if o and not o.sentence]
    lists = [clauses for clauses in lists if len(clauses) > 1]
    charged = any(take_apart(clause).charge for clauses in lists for clause in clauses[:-1])
    begin = any(all(begins_item(capitalised(c)) for c in clauses) for clauses in lists)
    several = len(lists) >= _FEWEST and (begin or sum(map(len, lists)) > 2 * _FEWEST)
    return charged or several


def works_named(text: str) -> list[str]:
    """The works of a line that names several, two of them with who prepares it in brackets, or one before others that begin as works do: `X (A); Y (B).`"""
    parts = [*clauses_of(text)]
    charged = [bool(take_apart(part).charge.assignments) for part in parts]
    plain = all(begins_item(capitalised(part)) for part in parts)
    return parts if sum(charged) > 1 or (any(charged[:-1]) and plain) else [text]


_FIELD = regex(r"(?P<field>[^.:;()\d]{3,90})(?P<mark>[.:])\s+(?=[A-ZĐÀ-Ỹ])")
_LONGEST_FIELD = 12
"""Words of the name of a field at the most."""


def field_apart(text: str, *, beside: bool = False) -> tuple[str, str] | None:
    """The field that works in one paragraph belong to, and these: `Kinh tế, đô thị. Ra quân làm đường (Đoàn xã; tháng 3). Thu phí (Thuế; tháng 4).`

    One work alone must say when, and begin as works do, where its field does not; `beside` others that have their fields any does.
    """
    found = _FIELD.match(text)
    if found is None or len(found["field"].split()) > _LONGEST_FIELD:
        return None
    works = works_named(text[found.end() :])
    charged = all(
        w.rstrip(" .;").endswith((")", "]")) and take_apart(w).charge.assignments for w in works
    )
    begins = begins_item(works[0]) and not begins_item(found["field"]) and _at_own_time(works[0])
    alone = found["mark"] == "." and (beside or begins)
    names = begins_agency(found["field"]) or heading_of(found["field"]).bare
    if names or not charged or not (len(works) > 1 or alone):
        return None
    return found["field"], text[found.end() :]


def works_at_own_times(text: str) -> list[str]:
    """The works of a line that names several, each with when it is held; none for any other line."""
    works = works_named(text)
    return works if len(works) > 1 and all(map(_at_own_time, works)) else []


def _at_own_time(work: str) -> bool:
    """Whether a work says when it is held or due, or before whom it comes."""
    parts = take_apart(work)
    return bool(parts.charge.due or parts.meets)


def each_at_its_time(line: Line) -> list[Line]:
    """A line that opens with a time, `- T3: ra quân; trồng cây`, once for each of its works; any other line alone."""
    rest = marker_of(line).rest
    opening, sign = opens_when(rest), line.text.removesuffix(rest)
    if opening is None or opening.sentence or marker_of(line).sign not in (None, *BULLETS):
        return [line]
    time = rest.removesuffix(opening.text)
    return [replace(line, text=f"{sign}{time}{work}") for work in works_parted(opening.text)]


def works_parted(text: str) -> list[str]:
    """The works of a text whose clauses are works, without the marks that part them."""
    return [*map(capitalised, clauses_of(text))]


def clauses_of(text: str) -> Iterator[str]:
    """The clauses of a text; one that only speaks of the work before it stays with it."""
    start = 0
    for match in _NEXT.finditer(text):
        clause, following = text[start : match.start()].strip(), text[match.end() :]
        following = _NEXT.split(following)[0].strip()
        if not (_is_outside(text, match.start()) and " " in clause and " " in following):
            continue
        apart = _says_who(clause) and _says_who(following)
        if apart or not (_goes_on(following) or _is_told(clause, match[0], following)):
            yield clause
            start = match.end()
    yield text[start:].strip()


def _says_who(clause: str) -> bool:
    """Whether a clause is a work with who does it."""
    parts = take_apart(clause)
    return bool(parts.charge.assignments) and parts.text != clause and not is_said(clause)


def _goes_on(clause: str) -> bool:
    """Whether a clause goes on with the work before it, or says who else does it."""
    ordered = OPENING.sub("", clause)
    if ordered != clause and begins_agency(ordered):
        return True
    offices = only_offices(clause.rstrip(" .")) and not opened(clause)
    return bool(offices or is_said(clause) or _GOES_ON.match(clause))


def _is_told(work: str, joint: str, clause: str) -> bool:
    """Whether a clause behind a work only says by when it is done, and to whom it is sent."""
    told = take_apart(f"{work}{joint}{clause}")
    return bool(told.charge.due) and " ".join(clause.split()[:2]) not in told.text


def _is_outside(text: str, at: int) -> bool:
    """Whether a place in a text stands in no bracket, and between no quotation marks."""
    return outside(text, at) and text.count("“", 0, at) <= text.count("”", 0, at)
