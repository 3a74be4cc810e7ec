"""The rows of a table to nodes: section rows are levels, any other row is an item or several, or goes on with the one above."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from ctr_cli.importing.grammar.boxes import rows_of_boxes
from ctr_cli.importing.grammar.by_number import nodes_by_number
from ctr_cli.importing.grammar.cell_heads import by_headings
from ctr_cli.importing.grammar.cell_times import says_time_alone
from ctr_cli.importing.grammar.cells import Row, rows_of
from ctr_cli.importing.grammar.charge import Charge, merged, parse
from ctr_cli.importing.grammar.column_cells import guessed, still_hold, with_bodies
from ctr_cli.importing.grammar.columns import (
    ROLE_COLUMNS,
    Column,
    Titled,
    titled,
    titles,
    with_doers,
    with_periods,
)
from ctr_cli.importing.grammar.continued import Above
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.node import SHORT, Node, close
from ctr_cli.importing.grammar.opening import DECIDES, who_does
from ctr_cli.importing.grammar.row_items import columns_of_lists, items_of_row
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.section_levels import behind_the_times, open_for
from ctr_cli.importing.grammar.sections import DASHES, Sections, content_of, one_thing
from ctr_cli.importing.grammar.time_bands import with_bands
from ctr_cli.importing.grammar.when import ALL_YEAR, part_of_year
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import Cell, Line, Marker, marker, row_text, words
from ctr_cli.language.patterns import regex
from ctr_cli.model.values import Role

_COUNTING = regex(r"\(?\d{0,2}\)?|\([A-Ea-e]\)|[A-E]|\(?\d\)?=\(?\d.*")


def table_nodes(
    rows: Sequence[Line], place: str, known: Sequence[Titled] = ()
) -> tuple[list[Node], list[Titled]]:
    """The nodes a table stands for, the items under their section rows, and its columns.

    `known` are the columns of the table before, which one without a header goes on with.
    """
    if numbered := nodes_by_number(rows):
        return numbered, [*known]
    rows = rows_of_boxes(rows) or _times_above(_card_as_row(rows))
    title = _title_rows(rows)
    used, columns = _header(rows[title:])
    used = title + used if columns else 0
    if columns and rows[used:] and (charged := with_doers(rows[used].row, columns)):
        used, columns = used + 1, charged
    if columns and (width := _repeated(columns)):
        rows = [*rows[:used], *_below_each_other(rows[used:], width)]
        columns = columns[:width]
    if columns:
        below, columns = _nested_apart(rows[used:], columns)
        rows = [*rows[:used], *below]
    columns = columns and with_bodies(columns, [line.row for line in rows[used:]])
    said = [[cell.text for cell in line.row] for line in rows[title:used]]
    said.append([column.title for column in columns or known])
    body = [
        line for line in [*rows[:title], *rows[max(used, title) :]] if not _is_no_item(line, said)
    ]
    if columns is None and body:
        columns = _without_header(body, known)
    body = with_bands(body, columns or [], place)
    root = Node(Line(0, ""), Marker(None, "", ""), kind="root")
    path, above = [root], Above()
    sections = Sections(body, columns or [], place)
    lists = columns_of_lists(row for line in body for row in rows_of(line.row, columns or []))
    last = behind_the_times([sections.text(at) for at in range(len(body))], place)
    for at, line in enumerate(body):
        text, work = sections.text(at), sections.is_work(at)
        charge = None if work else _charge_of_meeting(line, columns or [], place)
        text = text or _conference(body[at : at + 2], columns or [], place)
        if timed := with_periods(line.row, columns or []):
            columns, above = timed, Above()
        elif text is not None and at == len(body) - 1 and _is_note(text):
            root.children.append(Node(line, marker(text), look="text"))
        elif text is not None or charge:
            text = text or content_of(line.row, columns or [])
            goes_on = sections.goes_on(at)
            _section(path, line, text, place, charge, beside=at == last, goes_on=goes_on)
            said_when = any(node.heading.timed for node in path)
            above = above.across(columns or [], timed=said_when)
        else:
            _take(path, line, columns or [], above, lists)
    return root.children, columns or [*known]


def _is_note(text: str) -> bool:
    """Whether a row across the table says something of it in a whole sentence: `Danh mục này do Văn phòng theo dõi.`"""
    return text.endswith(".") and marker(text).sign in (None, "star") and len(words(text)) > SHORT


_FEWEST_KINDS = 3
"""Titles of different kinds that stand in the first column of a card."""


def _card_as_row(rows: Sequence[Line]) -> Sequence[Line]:
    """The rows of a table; one whose first column has the titles of columns, a card of one meeting, as a header and one row."""
    if any(len(line.row) != 2 for line in rows):  # a title, and what it is the title of
        return rows
    kinds = [titled(line.row[0].text).holds for line in rows]
    known = [kind for kind in kinds if kind != "other"]
    several = len({*known}) >= _FEWEST_KINDS and 2 * len(known) >= len(kinds)
    beside = {
        titled(ln.row[1].text).holds for ln, k in zip(rows, kinds, strict=True) if k == "content"
    }
    if not several or not beside or beside & {*ROLE_COLUMNS, "time", "deadline"}:
        return rows
    laid = [tuple(line.row[at] for line in rows) for at in (0, 1)]
    return [replace(rows[0], row=row, text=row_text(row)) for row in laid]


def _repeated(columns: Sequence[Titled]) -> int:
    """How many columns a table has whose header comes again side by side: `Tháng | Nội dung | Tháng | Nội dung`; else 0."""
    titles = [part_of_year(column.title).rest.strip() for column in columns]
    for width in range(2, len(titles) // 2 + 1):
        again = len(titles) % width == 0 and titles == titles[:width] * (len(titles) // width)
        if again and any(column.holds == "content" for column in columns[:width]):
            return width
    return 0


def _times_above(rows: Sequence[Line]) -> Sequence[Line]:
    """The rows of a table in which each cell opens with its own time, `Quý I` above its works, with these times as rows of their own."""
    filled = [cell for line in rows for cell in line.row if cell.text.strip()]
    opens = [len(c.lines) > 1 and says_time_alone(c.lines[0].text.strip(" :.")) for c in filled]
    if len(filled) < 2 or not all(opens):
        return rows
    parts = [
        (line, tuple(replace(cell, lines=cell.lines[at:end]) for cell in line.row))
        for line in rows
        for at, end in ((0, 1), (1, None))
    ]
    return [replace(line, row=row, text=row_text(row)) for line, row in parts]


def _below_each_other(rows: Sequence[Line], width: int) -> list[Line]:
    """The rows of tables that stand side by side, one table below the other."""
    parts = range(0, max((len(line.row) for line in rows), default=0), width)
    lines = [
        replace(line, row=line.row[at : at + width], text=row_text(line.row[at : at + width]))
        for at in parts
        for line in rows
    ]
    return [line for line in lines if any(cell.text.strip() for cell in line.row)]


def _nested_apart(
    rows: Sequence[Line], columns: Sequence[Titled]
) -> tuple[Sequence[Line], list[Titled]]:
    """The rows of a table with those of the tables in its cells of contents as rows of their own, and all columns."""
    at = next((n for n, column in enumerate(columns) if column.holds == "content"), 0)
    nested = [[ln for ln in line.row[at].lines if ln.row] for line in rows if at < len(line.row)]
    inner = [line for lines in nested for line in lines]
    width = len(inner[0].row) if inner else 0
    if (
        width < 2
        or 2 * sum(map(bool, nested)) < len(rows)
        or any(len(ln.row) != width for ln in inner)
    ):
        return rows, [*columns]
    head = titles([inner[0].row])
    own = head or guessed([line.row for line in inner])
    timed = any(column.holds in ("time", "mark") for column in columns)
    own = [replace(c, holds="deadline") if timed and c.holds == "time" else c for c in own]
    if not any(column.holds in ("time", "deadline", *ROLE_COLUMNS) for column in own):
        return rows, [*columns]
    first = next((n for n, column in enumerate(own) if column.holds == "content"), 0)
    blank = Cell(())
    result = []
    for line in rows:
        held = [
            ln.row
            for ln in line.row[at].lines
            if ln.row and not (head and ln.text == inner[0].text)
        ]
        alone = [(*[blank] * first, line.row[at], *[blank] * (width - first - 1))]
        for cells in held or alone:
            row = (*line.row[:at], *cells, *line.row[at + 1 :])
            result.append(replace(line, row=row, text=row_text(row)))
    return result, [*columns[:at], *own, *columns[at + 1 :]]


def _without_header(rows: Sequence[Line], known: Sequence[Titled]) -> list[Titled]:
    """The columns of a table without a header: those of the table before, or what stands in them tells."""
    filled = [line.row for line in rows if sum(bool(cell.text) for cell in line.row) > 1]
    filled = filled or [rows[0].row]
    return [*known] if still_hold(known, filled) else guessed(filled)


def _title_rows(rows: Sequence[Line]) -> int:
    """How many rows above the header run across the table, as its title does."""
    across = (n for n, line in enumerate(rows) if sum(bool(c.text.strip()) for c in line.row) > 1)
    first = next(across, 0)
    return first if len(rows) > first and _header(rows[first:])[1] else 0


def _is_no_item(line: Line, header: Sequence[Sequence[str]]) -> bool:
    """Whether a row is the header again, as at the top of a further page, or only counts the columns."""
    texts = [cell.text for cell in line.row]
    return texts in header or all(_COUNTING.fullmatch(text.strip()) for text in texts)


def _header(rows: Sequence[Line]) -> tuple[int, list[Titled] | None]:
    """How many rows are the header, and the columns they name."""
    for used in (3, 2, 1):
        head = rows[:used]
        if len(head) < used or not all(map(_belongs, head[1:], head)):
            continue
        columns = titles([line.row for line in head])
        alone = all(one_thing(line.row, ()) for line in head)  # a title over all columns
        if columns and not (alone or _is_among(head[-1], rows[used:])):
            return used, columns
    return 0, None


def _is_among(line: Line, others: Sequence[Line]) -> bool:
    """Whether a row is one like those below it: a cell of its says what one below says, and no more of them do, as where a header comes again."""
    own = [cell.text.strip() for cell in line.row]
    same = (
        sum(bool(text) and text == cell.text.strip() and not cell.above for text, cell in pairs)
        for pairs in ([*zip(own, ln.row, strict=False)] for ln in others if not titles([ln.row]))
    )
    return any(0 < count <= sum(map(bool, own)) / 2 for count in same)


def _belongs(line: Line, over: Line) -> bool:
    """Whether a row can be a further row of the header: it stands under merged cells, names some columns alone, or all below what is `over` several each."""
    filled = sum(bool(cell.text.strip()) for cell in line.row)
    bands = [cell for cell in over.row if cell.text.strip()]
    halves = 1 < len(bands) < filled and all(part_of_year(cell.text) for cell in bands)
    return (
        halves
        or any(cell.above for cell in line.row)
        or (not line.row[0].text.strip() and 2 <= filled < len(line.row) - 1)
    )


def _take(
    path: list[Node],
    line: Line,
    columns: list[Titled],
    above: Above,
    lists: frozenset[Column],
) -> None:
    """A row that is no section: an item or several, a point of the item above, or more of its cells."""
    last = path[-1].children[-1] if path[-1].children else None
    last = last if last is not None and last.row is not None else None
    filled, doubts = above.filled(line.row, columns)
    rows = rows_of(_own(filled, columns, last), columns)
    number = rows[0].cells.pop("number", "").strip()
    content = rows[0].cells.get("content", "")
    if not content:
        _goes_on(path[-1], last, rows[0], line, columns)
        return
    beside = any(rows[0].cells.get(column) for column in ("time", *ROLE_COLUMNS))
    if last is not None and not (number or beside or rows[0].meets) and is_said(content):
        last.children.append(Node(line, Marker(None, "", content), kind="said"))
        return
    counts = any(column.holds == "number" for column in columns)
    dashed = not number and counts and marker(content).sign == "dash"
    smaller = number in DASHES and last is not None and last.marker.value not in DASHES
    if last is not None and (smaller or (dashed and last.marker.value)):
        _point(last, rows[0], line)
        return
    for row in (part for whole in rows for part in by_headings(whole)):
        row.cells.pop("number", None)
        row.doubts += doubts
        path[-1].children += items_of_row(line, row, number, lists)


def _own(row: list[Cell], columns: list[Titled], last: Node | None) -> list[Cell]:
    """A row without the merged cells that say nothing anew: contents that go on, unless at a time of their own."""
    kinds = [column.holds for column in columns]
    timed = any(
        kind in ("time", "mark", "meets") and cell.text.strip() and not cell.above
        for kind, cell in zip(kinds, row, strict=False)
    )
    skipped = {"number", "other"} | (set() if timed else {"content"})
    return [
        Cell() if cell.above and last is not None and kind in skipped else cell
        for kind, cell in zip(kinds, row, strict=False)
    ]


def _charge_of_meeting(line: Line, columns: list[Titled], place: str) -> Charge | None:
    """Who prepares all the works of a meeting, where a row says only when it is held and names them beside it."""
    pairs = zip(columns, (cell.text for cell in line.row), strict=False)
    beside = {
        c.holds: text for c, text in pairs if text.strip() and c.holds not in ("number", "content")
    }
    said = heading_of(marker(content_of(line.row, columns)).rest, place)
    if not beside or not (said.bare and said.timed) or not beside.keys() <= {*ROLE_COLUMNS}:
        return None
    names = ((", ".join(text.split("\n")), cast(Role, role)) for role, text in beside.items())
    return merged(parse(text, role, strict=False) for text, role in names)


def _conference(rows: Sequence[Line], columns: list[Titled], place: str) -> str | None:
    """The heading that a row is which only says which conference is held, and when beside it, over a row without a time, or with a sign for the same; None for any other."""
    own, *below = (
        {
            c.holds: cell.text.strip()
            for c, cell in zip(columns, ln.row, strict=False)
            if cell.text.strip()
        }
        for ln in rows
    )
    content, time = own.get("content", ""), own.get("time", "")
    again = any(repeats(row.get("time", "")) or row.get("time") == time for row in below)
    said = heading_of(marker(content).rest, place)
    if not (
        below
        and said.bare
        and said.number is not None
        and own.keys() <= {"number", "content", "time"}
    ):
        return None
    number = f"{own['number'].rstrip('.)')}. " if "number" in own else ""
    return f"{number}{content} ({time})" if time and (again or "time" not in below[0]) else None


def _section(
    path: list[Node],
    line: Line,
    text: str,
    place: str,
    charge: Charge | None,
    *,
    beside: bool,
    goes_on: bool,
) -> None:
    shown = Line(line.number, " ".join(text.split()), bold=True, heading=True, table=line.table)
    node = Node(
        shown,
        marker(shown.text),
        look="section",
        heading=heading_of(marker(shown.text).rest, place),
        charge=charge,
    )
    brings = who_does(node.text) or (only_offices(node.text) and node.heading.body not in DECIDES)
    times = [at for at, n in enumerate(path) if n.heading.timed and n.sign == node.sign]
    if times and brings:
        del path[times[0] + 1 :]
    elif times and (beside or goes_on):
        del path[times[0] :]
        node.heading = replace(node.heading, when=ALL_YEAR) if goes_on else node.heading
    elif node.marker.sign is None:
        del path[open_for(path, node) :]
    elif times and node.heading.timed:
        del path[times[0] :]
    else:
        close(path, node)
    path[-1].children.append(node)
    path.append(node)


def _goes_on(parent: Node, last: Node | None, row: Row, line: Line, columns: list[Titled]) -> None:
    """A row without contents of its own adds to the cells of the row above; where there is none it stays over."""
    cells = {column: cell for column, cell in row.cells.items() if cell}
    if not (cells or row.meets or row.more):
        return
    if last is None or last.row is None:
        parent.children.append(Node(line, Marker(None, "", line.text), look="row"))
        return
    for column, cell in cells.items():
        before = last.row.cells.get(column)
        last.row.cells[column] = f"{before}\n{cell}" if before and before != cell else cell
    last.row.meets.update(row.meets)
    last.row.more += row.more
    last.more_lines.append(line)
    pairs = zip(line.row, columns, strict=False)
    if not any(cell.above and column.holds == "content" for cell, column in pairs):
        last.row.doubts.append("hàng dưới không ghi nội dung; đã hiểu là nói tiếp về nội dung này")


def _point(last: Node, row: Row, line: Line) -> None:
    """A row with a dash for its number is a smaller point of the item above."""
    text = " ".join(row.cells.pop("content").split())
    text = marker(text).rest if marker(text).sign == "dash" else text
    others = [*row.cells.values(), *row.meets.values(), *row.more]
    beside = "; ".join(" ".join(cell.split()) for cell in others if cell)
    last.children.append(
        Node(line, Marker("dash", "-", f"{text} ({beside})" if beside else text), kind="detail")
    )
    if beside and last.row is not None:
        last.row.doubts.append(
            "việc con ở dòng dưới có cơ quan, thời gian riêng; đã giữ nguyên trong details"
        )
