"""The rows of a table to nodes: section rows are levels, a cell with several points is several items."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Row, Titled, guessed, row_of, titles
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.node import Node, close
from ctr_cli.importing.reading.lines import Cell, Line, Marker, marker, row_text

_NUMBER = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,3}(?:\.\d{1,2})*|[a-zđ])[.)]?|[-–+]")
FLAT = -1
"""The number of a table whose cells came out as lines and were put together again."""
FLAT_DOUBT = "bảng bị duỗi thành từng dòng khi chép; xem lại nội dung, cơ quan, thời gian ở bản gốc"
_COUNTING = re.compile(r"\(?\d{0,2}\)?|\([A-Ea-e]\)|[A-E]|\(?\d\)?=\(?\d.*")
_ENDED = (".", ";", "./.")
_POINTS = ("dash", "plus", "star", "number", "paren", "dotted", "letter")


def table_nodes(rows: Sequence[Line], place: str) -> list[Node]:
    """The nodes a table stands for, the items under their section rows."""
    root = Node(Line(0, ""), Marker(None, "", ""), kind="root")
    path = [root]
    used, columns = _header(rows)
    for line in rows[used:]:
        if used and [cell.text for cell in line.row] == [cell.text for cell in rows[0].row]:
            continue
        if all(_COUNTING.fullmatch(cell.text.strip()) for cell in line.row):
            continue
        if columns is None or len(columns) != len(line.row):
            columns = guessed(line.row)
        _take(path, line, columns, place)
    return root.children


def _header(rows: Sequence[Line]) -> tuple[int, list[Titled] | None]:
    """How many rows are the header, and the columns they name."""
    for used in (3, 2, 1):
        head = rows[:used]
        if len(head) < used or not all(_belongs(line) for line in head[1:]):
            continue
        columns = titles([line.row for line in head])
        if columns:
            return used, columns
    return 0, None


def _belongs(line: Line) -> bool:
    """Whether a row can be a further row of the header: it stands under merged cells, or names columns alone."""
    merged = any(cell.above for cell in line.row)
    numbered = any(_NUMBER.fullmatch(cell.text.strip()) for cell in line.row[:1])
    return merged or (not numbered and not line.row[0].text.strip())


def _take(path: list[Node], line: Line, columns: list[Titled], place: str) -> None:
    alone = _single(line.row)
    last = path[-1].children[-1] if path[-1].children else None
    if alone is not None and not _is_time(columns, line.row):
        _section(path, line, alone, place)
        return
    row = row_of(line.row, columns)
    number = row.cells.pop("number", "").strip()
    if not row.cells.get("content"):
        if row.meets or row.cells or row.more:
            _goes_on(last, row, line)
    elif number in ("-", "–", "+") and last is not None and last.row is not None:
        _point(last, row, line)
    else:
        path[-1].children += _items(line, row, number)


def _single(row: Sequence[Cell]) -> str | None:
    """The text of a row that says one thing across the table, with its number; None for any other."""
    filled = [cell.text.strip() for cell in row if cell.text.strip() and not cell.above]
    texts = list(dict.fromkeys(filled))
    if len(texts) == 1 and not _NUMBER.fullmatch(texts[0]):
        return texts[0]
    if len(texts) == 2 and re.fullmatch(
        r"[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d+)*", texts[0].rstrip(".)")
    ):
        return f"{texts[0].rstrip('.)')}. {texts[1]}"
    return None


def _is_time(columns: list[Titled], row: Sequence[Cell]) -> bool:
    """Whether the only text of a row is an item, standing in the column of contents beside a merged time."""
    at = next((n for n, cell in enumerate(row) if cell.text.strip() and not cell.above), 0)
    timed = any(
        cell.above and cell.text and columns[n].holds == "time" for n, cell in enumerate(row)
    )
    return at < len(columns) and columns[at].holds == "content" and timed


def _section(path: list[Node], line: Line, text: str, place: str) -> None:
    shown = Line(line.number, " ".join(text.split()), bold=True, heading=True, table=line.table)
    node = Node(
        shown,
        marker(shown.text),
        look="section",
        heading=heading_of(marker(shown.text).rest, place),
    )
    close(path, node)
    path[-1].children.append(node)
    path.append(node)


def _goes_on(last: Node | None, row: Row, line: Line) -> None:
    """A row without content of its own adds to the cells of the row above."""
    if last is None or last.row is None:
        return
    for column, cell in row.cells.items():
        before = last.row.cells.get(column)
        last.row.cells[column] = f"{before}\n{cell}" if before else cell
    last.row.meets.update(row.meets)
    last.row.more += row.more
    last.more_lines.append(line)


def _point(last: Node, row: Row, line: Line) -> None:
    """A row with a dash for its number is a smaller point of the item above."""
    text = " ".join(row.cells.pop("content").split())
    beside = "; ".join(
        " ".join(cell.split()) for cell in [*row.cells.values(), *row.meets.values(), *row.more]
    )
    last.children.append(
        Node(line, Marker("dash", "-", f"{text} ({beside})" if beside else text), kind="detail")
    )
    if beside and last.row is not None:
        last.row.doubts.append(
            "việc con ở dòng dưới có cơ quan, thời gian riêng; đã giữ nguyên trong details"
        )


def _items(line: Line, row: Row, number: str) -> list[Node]:
    """The items of a row: one, or as many as its content has points."""
    content = [part for part in row.cells.pop("content").split("\n") if part.strip()]
    if line.table == FLAT:
        row.doubts.append(FLAT_DOUBT)
    points = _points(content)
    if len(points) == 1:
        text, details = _item(content)
        return [_node(line, text, details, row, number)]
    shared = [_share(row, at, len(points)) for at in range(len(points))]
    return [_node(line, *_item(point), own, "") for point, own in zip(points, shared, strict=True)]


def _points(lines: list[str]) -> list[list[str]]:
    """The lines of a cell by point: each begins with the sign the first begins with, or each is a sentence."""
    first = marker(lines[0]).sign
    if first is None:
        whole = len(lines) > 1 and all(
            line.rstrip().endswith(_ENDED) and line[:1].isupper() for line in lines
        )
        return [[line] for line in lines] if whole else [lines]
    if first not in _POINTS:
        return [lines]
    points: list[list[str]] = []
    for line in lines:
        if marker(line).sign == first:
            points.append([line])
        else:
            points[-1].append(line)
    return points


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


def _share(row: Row, at: int, count: int) -> Row:
    """What the other cells of a row say of one of its items: line for line, or the whole of it for each."""
    own = Row(meets=dict(row.meets), more=list(row.more) if at == 0 else [])
    for column, cell in row.cells.items():
        lines = [part.strip() for part in cell.split("\n") if part.strip()]
        if column not in (*ROLE_COLUMNS, "product", "deadline") or len(lines) == 1:
            own.cells[column] = cell
        elif len(lines) == count:
            own.cells[column] = lines[at]
        else:
            own.cells[column] = cell
            own.doubts.append(
                f"một ô có {count} nội dung mà {len(lines)} dòng ở cột bên; ghi cả cho từng nội dung"
            )
    if count > 1 and any(
        "\n" not in cell for name, cell in row.cells.items() if name in ROLE_COLUMNS
    ):
        own.doubts.append(f"cột cơ quan ghi chung cho {count} nội dung trong một ô")
    return own


def _node(line: Line, text: str, details: list[str], row: Row, number: str) -> Node:
    shown = replace(line, text=row_text(line.row))
    sign = marker(f"{number.rstrip('.)')}. x").sign if number else None
    node = Node(shown, Marker(sign, number, text), look="row", row=row)
    node.children = [Node(line, Marker("dash", "-", detail), kind="detail") for detail in details]
    return node
