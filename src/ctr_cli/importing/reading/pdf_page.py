"""A page of a PDF as text: its ruled tables as rows between bars, everything else where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from ctr_cli.importing.reading.across_pages import Page, Row
from ctr_cli.importing.reading.newspaper import may_be_columns, parts_of
from ctr_cli.importing.reading.pdf_notes import may_have_notes, with_raised
from ctr_cli.importing.reading.ruled import Box, Grid, Stroke, grids, words_of
from ctr_cli.importing.reading.text import LINE_END
from ctr_cli.importing.reading.turned import turned

if TYPE_CHECKING:
    from pypdf import PageObject

_THIN = 3.0
"""Points: what is no higher or no wider than this is a line."""
_LONGEST = 200_000
"""Letters and blanks of a page at the most; one of small print has about 10,000."""
_BESIDE = "chữ xoay dọc nằm ngoài bảng không đọc vào chương trình: “{}”"
_TURNS_BACK = {90: [0, -1, 1, 0, 0, 0], 180: [-1, 0, 0, -1, 0, 0], 270: [0, 1, -1, 0, 0, 0]}
"""How what stands turned on a page is turned back, by the turn that it is to be shown with."""
_HELD = "\x02"
"""What stands for a table until the page is laid out."""


def page_of(page: "PageObject", above: Sequence[float] = ()) -> Page:
    """The text of a page, with a line for every row of its ruled tables.

    `above` are the columns of the table on the page before: one row of these is a table too.
    """
    operations = _operations(page)
    turn = _TURNS_BACK.get(page.rotation % 360)
    sideways = turn is not None and _is_sideways(page, operations)
    operations = [(turn, b"cm"), *operations] if sideways else operations
    ruled = _tables(operations)
    noted = may_have_notes(operations)
    written, shown = _shown(page, operations) if ruled or sideways or noted else ([], [])
    level = with_raised(written)
    noted, written = level != written, level
    tables = [t for t in ruled if (len(t.ys) > 2 or t.has_columns(above)) and _fill(t, written)]
    if not (tables or sideways or noted):
        lines = LINE_END.split(page.extract_text(extraction_mode="layout")[:_LONGEST])
        parts = parts_of(_shown(page, operations)[0]) if may_be_columns(lines) else []
        parted = any(isinstance(part[0], str) for part in parts)
        laid = [part if isinstance(part[0], str) else _laid_out(part) for part in parts]
        return Page([*chain(*laid)] if parted else [*lines])
    outside = [group for group in written if not any(t.holds(words_of(group)) for t in tables)]
    for at, table in enumerate(tables):
        place = {"tx": table.xs[0], "displaced_tx": table.xs[-1], "ty": sum(table.ys[:2]) / 2}
        outside.append({**written[0], **place, "text": f"{_HELD}{at}"})
    beside = [
        one.words.text.strip()
        for one in turned(shown)
        if not any(table.take_turned(one) for table in tables)
    ]
    result = list[str | Row]()
    for line in _laid_out(outside):
        held = line.strip()
        result += _rows(tables[int(held[1:])]) if held.startswith(_HELD) else [line]
    columns = tables[-1].xs if tables else ()
    return Page(result, columns, [_BESIDE.format(words) for words in beside if words])


def _operations(page: "PageObject") -> list[tuple[Any, bytes]]:
    """What a page says is to be drawn, step by step."""
    from pypdf.generic import ContentStream

    content = page.get("/Contents")
    return ContentStream(content.get_object(), page.pdf, "bytes").operations if content else []


def _is_sideways(page: "PageObject", operations: Sequence[tuple[Any, bytes]]) -> bool:
    """Whether most letters of a page can only be read when it is turned, as it says that it is to be shown."""
    turns = [bool(one.rotated) for one in _shown(page, operations)[1] for _ in one.text.strip()]
    return 2 * sum(turns) > len(turns)


def _fill(table: Grid, written: Sequence[Any]) -> bool:
    """Put what stands between the lines of a table into its cells; False where words run across the lines."""
    inside = [words for words in map(words_of, written) if table.holds(words)]
    return bool(inside) and all(map(table.take, inside))


def _laid_out(written: Sequence[Any]) -> list[str]:
    """What is written on a page as lines, with blanks for the room between."""
    from pypdf._text_extraction import _layout_mode as layout

    edge = min(group["tx"] for group in written)
    groups: list[Any] = [
        {**group, "tx": group["tx"] - edge, "displaced_tx": group["displaced_tx"] - edge}
        for group in sorted(written, key=lambda group: (-group["ty"], group["tx"]))
    ]
    width, rows = layout.fixed_char_width(groups), layout.y_coordinate_groups(groups)
    return LINE_END.split(layout.fixed_width_page(rows, width, True, 1)[:_LONGEST])


def _shown(
    page: "PageObject", operations: Sequence[tuple[Any, bytes]]
) -> tuple[list[Any], list[Any]]:
    """What is written on a page in groups, and where; and all that is shown, piece by piece."""
    from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op
    from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager

    whole = iter([*operations, ([], b"Q")])
    groups, shown = recurse_to_target_op(whole, TextStateManager(), b"Q", page._layout_mode_fonts())
    return [group for group in groups if group["text"].strip()], [*shown]


def _rows(table: Grid) -> Iterator[Row]:
    """The rows of a table; one in which no words begin is none."""
    step = table.step()
    for row in range(len(table.ys) - 1):
        here = [box for box in table.boxes if box.row <= row < box.row + box.depth]
        own: list[Box | None] = [None] * (len(table.xs) - 1)
        for box in here:
            own[box.column] = box
        if any(box.row == row and (box.words or box.turned) for box in here):
            cells = [box.lines(step) if box and box.row == row else [] for box in own]
            yield Row(cells, tuple((box.span, box.row < row) if box else (1, False) for box in own))


def _tables(operations: Iterable[tuple[Any, bytes]]) -> list[Grid]:
    """The tables ruled on a page; none where its drawing is broken."""
    try:
        return grids(_strokes(operations))
    except (IndexError, TypeError, ValueError):
        return []


def _strokes(operations: Iterable[tuple[Any, bytes]]) -> list[Stroke]:
    """The level and upright lines that are drawn on a page; thin boxes are lines, the sides of others too."""
    drawn, path = list[Stroke](), list[Stroke]()
    matrix: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    kept = list[tuple[float, ...]]()
    at = (0.0, 0.0)
    for operands, operator in operations:
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q" and kept:
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = _times([float(n) for n in operands], matrix)
        elif operator == b"m":
            at = _placed(operands, matrix)
        elif operator == b"l":
            end = _placed(operands, matrix)
            path.append(_stroke(at, end))
            at = end
        elif operator == b"re":
            x, y, width, height = (float(n) for n in operands)
            corner, other = _placed((x, y), matrix), _placed((x + width, y + height), matrix)
            path += _sides(_stroke(corner, other))
        elif operator in (b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"):
            drawn += [stroke for stroke in path if _is_line(stroke)]
            path = []
        elif operator == b"n":
            path = []
    return drawn


def _sides(box: Stroke) -> list[Stroke]:
    if _is_line(box):
        return [box]
    x0, y0, x1, y1 = box.x0, box.y0, box.x1, box.y1
    level = [Stroke(x0, y, x1, y) for y in (y0, y1)]
    return [*level, *(Stroke(x, y0, x, y1) for x in (x0, x1))]


def _is_line(stroke: Stroke) -> bool:
    thin, long = sorted((stroke.x1 - stroke.x0, stroke.y1 - stroke.y0))
    return thin <= _THIN < long


def _stroke(one: tuple[float, float], other: tuple[float, float]) -> Stroke:
    return Stroke(
        min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    )


def _placed(point: Sequence[Any], matrix: Sequence[float]) -> tuple[float, float]:
    x, y = float(point[0]), float(point[1])
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(one: Sequence[float], other: Sequence[float]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    (x0, y0), (x1, y1), (x2, y2) = (_placed(p, other) for p in ((0, 0), (a, b), (c, d)))
    x3, y3 = _placed((e, f), other)
    return x1 - x0, y1 - y0, x2 - x0, y2 - y0, x3, y3
