"""Who does which of the works above, told by their numbers: a table of `Nội dung số`, or `Phòng Kinh tế chuẩn bị các nội dung số 2, 4.`"""

import re
from collections.abc import Sequence

from ctr_cli.importing.grammar.cell_times import says_time_alone
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.charge import Charge, charge_of_line, has_role, is_agency_line, parse
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column, titled
from ctr_cli.importing.grammar.known import kept
from ctr_cli.importing.grammar.names import names_offices
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.said import only_connectives
from ctr_cli.importing.reading.lines import Line, Marker
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_WORK = r"(?:(?:các|những)\s+)?(?:nội\s+dung|nd|công\s+việc|việc|nhiệm\s+vụ|mục|đầu\s+việc)(?:\s+(?:có\s+)?(?:số(?:\s+thứ\s+tự)?|stt|thứ))?"
_POINT = r"(?:(?:[IVX]{1,4}|[A-HĐ])\s*[./-]\s*)?\d{1,2}(?:\.\d{1,2})?"
_POINTS = rf"{_POINT}(?:\s*(?:,|;|và|&|-|–|đến)\s*{_POINT})*"
_ALONE = regex(rf"(?:{_WORK}\s*)?(?P<points>{_POINTS})\s*[.;]?", re.IGNORECASE)
_WHO_FIRST = regex(
    rf"(?P<who>[^\W\d_].+?)\s*[:,–-]?\s+{_WORK}\s+(?P<points>{_POINTS})(?P<more>\s*[;,.(].*)?",
    re.IGNORECASE | re.DOTALL,
)
_WORK_FIRST = regex(
    rf"{_WORK}\s+(?P<points>{_POINTS})\s*(?:[:–-]|\bdo\b|\bgiao\b)\s*(?P<who>\D.+)",
    re.IGNORECASE | re.DOTALL,
)
_NEXT = regex(r";\s+(?=[^\W\d_])")
_OPENS = regex(r"phân công[^:;]{0,30}:\s+", re.IGNORECASE)
_DOES = regex(r"(?:chủ trì|chuẩn bị|phối hợp|tham mưu)\b", re.IGNORECASE)
_ITS_ROLE = regex(r"(?P<who>[^:;]+?)\s*[:,–-]?\s+(?=(?:chủ trì|chuẩn bị|phối hợp|tham mưu)\b)")
"""An office and what it does of some works, before what it does of others: `Văn phòng: chủ trì nội dung 1; phối hợp nội dung 2`."""
_SPAN = regex(r"(\d{1,2})\s*(?:-|–|đến)\s*(\d{1,2})")
_BY_NUMBER = regex(r"\b(?:noi dung|viec|muc|nhiem vu|stt|tt|so)\b")
"""What the title of a column of numbers of works is made of."""


def points_of(text: str) -> tuple[str, ...]:
    """The numbers of works that a text tells and nothing else, `17, 18`, `A.2`, `các nội dung số 1 đến 3`; none for any other."""
    match = _ALONE.fullmatch(text.strip())
    return _each(match["points"]) if match else ()


def _each(points: str) -> tuple[str, ...]:
    spans = _SPAN.sub(lambda m: ", ".join(map(str, range(int(m[1]), int(m[2]) + 1))), points)
    found = re.split(r"\s*(?:[,;&]|và)\s*", spans)
    return tuple(re.sub(r"\s*[./-]\s*", ".", point.strip()) for point in found if point.strip())


@kept
def charged_by_number(text: str) -> tuple[tuple[tuple[str, ...], Charge], ...]:
    """The works, by their numbers, that a line says who does, and who, one after the other; nothing for any other line."""
    parts = _NEXT.split(_OPENS.sub("", text.strip()))
    who = _ITS_ROLE.match(parts[0])
    parts = [f"{who['who']} {p}" if who and _DOES.match(p) else p for p in parts]
    said = [_charged(part) for part in parts] if len(parts) > 1 else [None]
    said = said if all(said) else [_charged(text.strip())]
    return tuple(filter(None, said))


def _charged(text: str) -> tuple[tuple[str, ...], Charge] | None:
    for pattern in (_WORK_FIRST, _WHO_FIRST):
        match = pattern.fullmatch(text)
        if match is None or not (has_role(text) or ":" in text):
            continue
        more = match.groupdict().get("more") or ""
        said = f"{match['who'].rstrip(' :,')}{more}"
        charge = charge_of_line(said) if is_agency_line(said) else parse(said)
        names = [name for name, _ in charge.assignments]
        plain = names_offices(names) and not any(re.search(r"[:\d]", name) for name in names)
        if names and plain and only_connectives(charge.rest):
            return _each(match["points"]), charge
    return None


def nodes_by_number(rows: Sequence[Line]) -> list[Node]:
    """The rows of a table that tells who does the works above by their numbers, beneath its header; none for any other table."""
    head, *body = [[" ".join(cell.text.split()) for cell in line.row] for line in rows]
    holds: list[Column] = [titled(title).holds for title in head]
    columns = _columns_of_points(head, holds, body)
    nodes = []
    for line, texts in zip(rows[1:], body, strict=True) if columns else ():
        told = [(at, points) for at in columns if (points := points_of(texts[at]))]
        for at, points in told:
            row = _beside(head, holds, texts, columns)
            own = next((c for c in ROLE_COLUMNS if c in row.cells), None)
            if own and holds[at] in ROLE_COLUMNS:  # `Cơ quan | Chủ trì nội dung số`
                row.cells[holds[at]] = row.cells.pop(own)
            nodes.append(
                Node(line, Marker(None, "", texts[at]), look="row", row=row, points=points)
            )
        if any(texts) and not told:
            nodes.append(Node(line, Marker(None, "", line.text), look="row"))
    return nodes


def _beside(
    head: Sequence[str], holds: Sequence[Column], texts: Sequence[str], points: Sequence[int]
) -> Row:
    """The cells beside the numbers, by column; times are those by which a paper is due."""
    row = Row()
    for n, (column, text) in enumerate(zip(holds, texts, strict=False)):
        if n in points or not text or column == "number":
            continue
        if column == "time" or (column == "other" and says_time_alone(text)):
            row.cells["deadline"] = text
        elif column == "other":
            row.more.append(f"{head[n]}: {text}")
        else:
            row.cells[column] = f"{row.cells[column]}, {text}" if column in row.cells else text
    return row


def _columns_of_points(
    head: Sequence[str], holds: Sequence[Column], body: Sequence[Sequence[str]]
) -> list[int]:
    """The columns that hold nothing but numbers of works, in a table that says who does them and not what they are:
    one, or one for each of several roles beside the office."""
    if not body or not any(column in ROLE_COLUMNS for column in holds):
        return []
    found = []
    for at, title in enumerate(head):
        texts = [row[at] for row in body if at < len(row) and row[at]]
        told = holds[at] in ROLE_COLUMNS or _BY_NUMBER.search(fold(title))
        if told and texts and all(map(points_of, texts)):
            found.append(at)
        elif holds[at] not in (*ROLE_COLUMNS, "number", "deadline", "time", "product", "other"):
            return []
    named = [at for at in found if holds[at] != "number"]
    roles = [at for at in named if holds[at] in ROLE_COLUMNS]
    return roles if len(roles) > 1 else (named or found)[:1]
