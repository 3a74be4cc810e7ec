"""The items of a row of a table: one, or as many as its content has points, each with its share of the cells beside."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.brackets import outside
from ctr_cli.importing.grammar.by_number import points_of
from ctr_cli.importing.grammar.cell_heads import lines_of
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.clauses import works_named
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column
from ctr_cli.importing.grammar.heading import BRACKET, patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.run_in import run_in
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import FLAT, PLACED, Line, Marker, marker, row_text
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

FLAT_DOUBT = "bảng bị duỗi thành từng dòng khi chép; xem lại nội dung, cơ quan, thời gian ở bản gốc"
_PUT_TOGETHER = {
    FLAT: FLAT_DOUBT,
    PLACED: "bảng ghép lại theo chỗ chữ đứng trên trang; xem lại nội dung, cơ quan, thời gian ở bản gốc",
}
"""What to say of items in tables that were put together again."""
_ENDED = (".", ";", "./.")
_SENTENCE = regex(r"(?<=[\w)”]\.)\s+(?=[A-ZĐÀ-Ỹ])|;\s+(?=[A-ZĐÀ-Ỹ][^:;.]{3,30}:)")
"""Where a sentence ends, or goes on with a mark too weak for it: `…; Chủ trì: …`."""
_POINTS = ("dash", "plus", "star", "number", "paren", "named", "dotted", "letter")


def columns_of_lists(rows: Iterable[Row]) -> frozenset[Column]:
    """The columns in which several offices, one a line, stand beside one work in any row of a table: no line there is of one of several works."""
    found = set[Column]()
    for row in rows:
        if len(lines_of(row.cells.get("content", ""))) == 1:
            beside = {column: lines_of(row.cells.get(column, "")) for column in ROLE_COLUMNS}
            found |= {
                c for c, said in beside.items() if len(said) > 1 and all(map(begins_agency, said))
            }
    return frozenset(found)


def items_of_row(line: Line, row: Row, number: str, lists: frozenset[Column]) -> list[Node]:
    """The items of a row: one, or as many as its content has points; the lines of `lists` are said of each."""
    content = _with_said(_parted([p for p in row.cells.pop("content").split("\n") if p.strip()]))
    row.doubts += [_PUT_TOGETHER[line.table]] if line.table in _PUT_TOGETHER else []
    points = _points(content)
    if len(points) == 1 and _beside_each(content, row):
        points = [[line] for line in content]
    guessed_apart = not any(line.rstrip().endswith(_ENDED) for line in content)
    if len(points) > 1 and guessed_apart and marker(content[0]).sign is None:
        row.doubts.append("một ô có nhiều dòng không đánh số; đã hiểu mỗi dòng là một nội dung")
    if len(points) == 1:
        text, details = _item(content)
        return [_node(line, text, details, row, number)]
    shared = [_share(row, at, len(points), lists) for at in range(len(points))]
    return [_node(line, *_item(point), own, "") for point, own in zip(points, shared, strict=True)]


def _parted(lines: list[str]) -> list[str]:
    """The works of a cell with one line that counts them, or tells of each who does it: `(1) …; (2) …`, `X (A); Y (B)`."""
    said, points = run_in(lines[0]) if len(lines) == 1 else ("", [])
    if len(points) > 1 and not said.strip():
        return points
    works = works_named(lines[0]) if len(lines) == 1 else []
    return [f"- {capitalised(work)}" for work in works] if len(works) > 1 else lines


def _with_said(lines: Sequence[str]) -> list[str]:
    """The lines of a cell, one that only says who does a work and by when put behind its work; brackets that do, where there are several."""
    brackets = [line for line in lines[1:] if _names_who(line)]
    result = [*lines[:1]]
    for line in lines[1:]:
        if len(brackets) > 1 and line in brackets:
            result[-1] = f"{result[-1].rstrip()} {line.strip()}"
            continue
        if marker(line).sign is None and is_said(line):
            end = "" if result[-1].rstrip().endswith((".", ";")) else "."
            result[-1] = f"{result[-1].rstrip(' ,')}{end} {line.strip()}"
        else:
            result.append(line)
    return result


def _names_who(line: str) -> bool:
    """Whether a line is a bracket that says who does the work above."""
    bracket = BRACKET.fullmatch(line.strip(" .;"))
    return bool(bracket and parse(bracket[1]).assignments)


def _beside_each(content: list[str], row: Row) -> bool:
    """Whether an agency stands beside every one of the unmarked lines of a cell."""
    if (
        len(content) < 2
        or marker(content[0]).sign is not None
        or any(map(patterns("cut_line").search, content[:-1]))
    ):
        return False
    beside = (lines_of(row.cells.get(column, "")) for column in ROLE_COLUMNS)
    whole = all(line[:1].isupper() for line in content)
    return whole and any(
        len(lines) == len(content) and all(map(begins_agency, lines)) for lines in beside
    )


def _points(lines: list[str]) -> list[list[str]]:
    """The lines of a cell by point: each begins with the sign the first begins with, or each is a sentence."""
    first = marker(lines[0]).sign
    if first is None:
        apart = _are_sentences(lines) or all(map(opens_when, lines))
        return [[line] for line in lines] if apart else [lines]
    if first not in _POINTS:
        return [lines]
    points: list[list[str]] = []
    for line in lines:
        ended = points and points[-1][-1].rstrip().endswith(_ENDED)
        if marker(line).sign == first or (ended and not marker(line).sign and begins_item(line)):
            points.append([line])
        else:
            points[-1].append(line)
    return points


def _are_sentences(lines: list[str]) -> bool:
    """Whether the unmarked lines of a cell are each a point: every one is ended, or each further one begins as an item does."""
    alone = any(BRACKET.fullmatch(line.strip(" .;")) for line in lines)
    if len(lines) == 1 or alone or not all(line.lstrip("([")[:1].isupper() for line in lines):
        return False
    if all(line.rstrip().endswith(_ENDED) for line in lines):
        return True
    whole = not any(line.rstrip().endswith((",", ":")) for line in lines)
    begun = all(len(line.split()) > 3 for line in lines)
    return whole and begun and not any(patterns("cut_line").search(line) for line in lines[:-1])


def _item(lines: list[str]) -> tuple[str, list[str]]:
    """The text of one point and the smaller points under it."""
    first = marker(lines[0])
    text = first.rest if first.sign in _POINTS else lines[0].strip()
    details: list[str] = []
    for line in lines[1:]:
        sign = marker(line)
        if sign.sign in _POINTS:
            details.append(sign.rest)
        elif details:
            details[-1] = f"{details[-1]} {line.strip()}"
        else:
            text = f"{text} {line.strip()}"
    return text, details


def _said_behind(text: str) -> tuple[str, list[str]]:
    """The text of an item without the last sentences of its cell that only say who does it and by when, and these."""
    ends = [match.start() for match in _SENTENCE.finditer(text) if outside(text, match.start())]
    parts = [text[a:b].strip(" ;") for a, b in pairwise([0, *ends, len(text)])]
    said = [*takewhile(is_said, reversed(parts[1:]))][::-1]
    return (text[: ends[-len(said)]] if said else text), said


def _share(row: Row, at: int, count: int, lists: frozenset[Column]) -> Row:
    """What the other cells of a row say of one of its items: line for line, or the whole of it for each."""
    more, doubts = _shares(row.more, at, count)
    own = replace(row, cells={}, meets=dict(row.meets), more=more, doubts=[*row.doubts, *doubts])
    numbered = {c: _by_number(t, count) for c, t in row.cells.items() if c in ROLE_COLUMNS}
    for column, cell in row.cells.items():
        lines = lines_of(cell)
        if names := numbered.get(column):
            own.cells[column] = names[at]
        elif column not in (*ROLE_COLUMNS, "product", "deadline") or len(lines) == 1:
            own.cells[column] = cell
        elif len(lines) == count and column not in lists:
            own.cells[column] = lines[at]
        else:
            own.cells[column] = cell
            own.doubts.append(
                f"một ô có {count} nội dung mà {len(lines)} dòng ở cột bên; ghi cả cho từng nội dung"
            )
    if count > 1 and any(
        "\n" not in cell and not numbered[name]
        for name, cell in row.cells.items()
        if name in ROLE_COLUMNS and name != row.usual
    ):
        own.doubts.append(f"cột cơ quan ghi chung cho {count} nội dung trong một ô")
    return own


_NEXT_NAME = regex(r"\s*[;\n]\s*|\s*,(?!\s*\d)(?![^()]*\))\s*")
_BEHIND = regex(r"(?P<name>[^:()]+?)\s*:\s*(?P<points>\d[\d\s,và-]*)")


def _by_number(cell: str, count: int) -> list[str]:
    """Who does each of so many works, where a cell tells it by their numbers, `đ/c Hoài (1, 3); đ/c Lan (2)`; nothing for any other cell."""
    parts = [part for part in _NEXT_NAME.split(cell.strip(" .")) if part]
    told = [patterns("for_points").fullmatch(p) or _BEHIND.fullmatch(p) for p in parts]
    names = [""] * count
    for match in told:
        points = [int(point) for point in points_of(match["points"])] if match else []
        if not match or not points or not all(0 < point <= count for point in points):
            return []
        for point in points:
            names[point - 1] += f", {match['name']}" if names[point - 1] else match["name"]
    return names


def _shares(cells: Sequence[str], at: int, count: int) -> tuple[list[str], list[str]]:
    """What further cells, `Ghi chú: …`, say of one of the items of a row: line for line; any other stands with the first, with a doubt."""
    more, doubts = [], []
    for cell in cells:
        title, _, said = cell.partition(": ")
        lines = lines_of(said)
        if len(lines) == count:
            more.append(f"{title}: {lines[at]}")
        elif len(lines) < 2 and patterns("said_of_all").match(cell):
            more.append(" ".join(cell.split()))
        elif at == 0:
            more.append(" ".join(cell.split()))
            shown = " ".join(cell.split())
            doubts.append(f"“{shown}” đứng ở hàng có {count} nội dung; mới ghi ở nội dung đầu")
    return more, doubts


def _node(line: Line, text: str, details: list[str], row: Row, number: str) -> Node:
    shown = replace(line, text=row_text(line.row))
    opened, over = opens_when(text), {*when(row.cells.get("time", "")).spans}
    within = opened and (not row.cells.get("time") or {*opened.time.months} < over)
    if opened and within and not opened.sentence:
        row.cells["time"] = text.removesuffix(opened.text).strip(" .:–-")
        text = capitalised(opened.text)
    text, said = _said_behind(text)
    apart = [*map(_said_behind, details)]
    if details and not any(own for _, own in apart[:-1]):
        details, said = [point for point, _ in apart], said + apart[-1][1]
    sign = marker(f"{number.rstrip('.)')}. x").sign if number else None
    node = Node(shown, Marker(sign, number, text), look="row", row=row)
    node.children = [Node(line, Marker(None, "", one), kind="said") for one in said]
    node.children += [Node(line, Marker("dash", "-", detail), kind="detail") for detail in details]
    return node
