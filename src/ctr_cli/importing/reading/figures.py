"""Tables that only count the works of a programme, by month, office or field: no work stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ctr_cli.data import table
from ctr_cli.importing.reading.headers import names_period
from ctr_cli.importing.reading.lines import Ignored, Line, Lines
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

REASON = "bảng số liệu tổng hợp, không có nội dung công tác"
_FIGURE = regex(r"\d[\d.,]*\s*%?|[-–/]?")


def are_figures(rows: Sequence[Line]) -> bool:
    """Whether the rows of a table say nothing but how many works there are: `Tháng | Số việc`, `Cơ quan | T1 | T2 | Cộng`."""
    head, *body = [[" ".join(cell.text.split()) for cell in line.row] for line in rows]
    if not body or any(len(texts) != len(head) for texts in body):
        return False
    columns = [[texts[at] for texts in body] for at in range(len(head))]
    counted = regex(table("importing")["counted"])
    figures = [at for at, cells in enumerate(columns) if all(map(_FIGURE.fullmatch, cells))]
    numbers = [at for at in figures if _holds(head[at]) == "number"]
    counts = [at for at in figures if counted.search(fold(head[at])) and any(columns[at])]
    periods = [at for at in figures if names_period(head[at])]
    labels = [at for at in range(len(head)) if at not in {*numbers, *counts, *periods}]
    named = bool(labels) and not any(_holds(head[at]) in ("content", "other") for at in labels)
    return bool(counts) and named and all(any(texts[at] for at in labels) for texts in body)


def _holds(title: str) -> str:
    """What a column of this title holds."""
    key = fold(title)
    columns = table("importing")["columns"]
    return next((str(c["holds"]) for c in columns if regex(c["pattern"]).search(key)), "other")


def without_figures(document: Lines) -> Lines:
    """A document without its tables of figures, and the titles above them, which are told."""
    lines, ignored = list[Line](), list[Ignored]()
    for rows in _tables(document.lines):
        if not (rows[0].row and are_figures(rows)):
            lines += rows
            continue
        title = regex(table("importing")["counted_title"])
        above = [lines.pop()] if lines and title.search(lines[-1].text) else []
        ignored += [Ignored(line, REASON) for line in (*above, *rows)]
    return replace(document, lines=lines, ignored=[*document.ignored, *ignored])


def _tables(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines in groups: the rows of each table, and what stands between."""
    for _, group in groupby(lines, lambda line: line.table if line.row else 0):
        yield [*group]
