"""Lines of a cell that head the works beneath them: a meeting, `BTV:`, `Hội nghị lần thứ 3`, or a group of works in bold."""

from collections.abc import Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cell_times import written_out
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Column
from ctr_cli.importing.grammar.heading import BRACKET, brings, heading_of, patterns
from ctr_cli.importing.grammar.places import who_meets_in
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.reading.lines import is_bracket, marker

_FEWEST = 2
"""Lines of a cell in which one heads others."""


def lines_of(cell: str) -> list[str]:
    """The lines of a cell that hold anything."""
    return [part.strip() for part in cell.split("\n") if part.strip()]


def by_headings(row: Row) -> list[Row]:
    """A row whose content names bodies or meetings on lines of their own, `BTV:`, `Họp ngày 15/01:`, or groups of works, once for each of them; else as it is."""
    lines = lines_of(row.cells.get("content", ""))
    if len(lines) < _FEWEST or row.meets:
        return [row]
    groups = [at for at in range(len(lines)) if _heads_group(lines, at, row)]
    named = [
        at for at in range(len(lines)) if at in groups or _heads_works(lines[at : at + 2], row)
    ]
    if not named or (named[0] > 0 and named[1:] == [] and not _is_apart(lines, named[0])):
        return [row]
    parts = (
        [replace(row, cells={**row.cells, "content": "\n".join(lines[: named[0]])})]
        if named[0]
        else []
    )
    over: dict[Column, str] = {}
    for at, end in zip(named, [*named[1:], len(lines)], strict=True):
        over |= _as_group(lines[at], row) if at in groups else _as_meeting(lines[at], row)
        if end > at + 1:
            content = "\n".join(lines[at + 1 : end])
            cells: dict[Column, str] = {**row.cells, **over, "content": content}
            own = replace(row, cells=cells, meets={}, more=[*row.more], doubts=[*row.doubts])
            parts.append(own)
            over = {}
    for part, cells in zip(
        parts, _cells_of_parts(row, [len(lines_of(p.cells["content"])) for p in parts]), strict=True
    ):
        part.cells |= cells
    return parts


def _as_meeting(line: str, row: Row) -> dict[Column, str]:
    """The cell of who meets, by the line that names a meeting."""
    named, over = _named(line).strip(" .:"), row.cells.get("body", "")
    named = "" if patterns("of_the_whole").fullmatch(named) else named
    return {"body": named if who_meets_in(named).body else f"{over} {named}".strip()}


def _as_group(line: str, row: Row) -> dict[Column, str]:
    """The cell of the group that works belong to, beneath that of the row."""
    over = " ".join(row.cells.get("topic", "").split())
    named = line.strip(" .:")
    if patterns("content").fullmatch(named):
        return {}
    return {"topic": f"{over} - {named}" if over else named}


def _cells_of_parts(row: Row, counts: Sequence[int]) -> list[dict[Column, str]]:
    """The lines of the columns of agencies for each part of a row, where there is one for every line of the content."""
    shared: list[dict[Column, str]] = [{} for _ in counts]
    for column in ROLE_COLUMNS:
        lines = lines_of(row.cells.get(column, ""))
        if len(lines) != sum(counts):
            continue
        for at, count in enumerate(counts):
            start = sum(counts[:at])
            shared[at][column] = "\n".join(lines[start : start + count])
    return shared


def _heads_works(lines: Sequence[str], row: Row) -> bool:
    """Whether a line names the meeting of the works beneath it; in a row with a time of its own `Hội nghị quý I` is a work like its neighbours."""
    first, *below = lines
    meets = _names_meeting(first) or (first in row.bold and who_meets_in(first).body is not None)
    if not (below and meets) or _names_meeting(below[0]):
        return False
    if first.rstrip().endswith(":") or marker(below[0]).sign != marker(first).sign:
        return True
    said = heading_of(_named(first))
    named = said.number is not None or said.when.day or not row.cells.get("time")
    return bool(named or first in row.bold) and marker(first).sign is None and not brings(first)


def _named(line: str) -> str:
    """The words of a line that may name a meeting, `HN lần 4:` written out."""
    return written_out(marker(line).rest)


def _names_meeting(line: str) -> bool:
    """Whether a line of a cell is the name of a body that meets, or of a meeting with its time, and nothing else."""
    text = _named(line)
    said = heading_of(text)
    whole = patterns("of_the_whole").fullmatch(BRACKET.sub("", text))
    return bool(whole) or (said.bare and (said.timed or text.rstrip().endswith(":")))


def _heads_group(lines: Sequence[str], at: int, row: Row) -> bool:
    """Whether a line without a sign, in bold or before a colon, is the name of a group of works that bear signs."""
    line, below = lines[at], lines[at + 1 : at + 2]
    over = bool(below) and marker(line).sign is None and marker(below[0]).sign is not None
    bold, opens = line in row.bold, at > 0 and line.rstrip().endswith(":")
    if not over or not (bold or opens) or is_bracket(line) or is_said(line):
        return False
    return not (_names_meeting(line) or who_meets_in(line).body or begins_item(line))


def _is_apart(lines: Sequence[str], at: int) -> bool:
    """Whether a line has no sign and all the others have one."""
    signed = [marker(line).sign is not None for line in lines]
    return not signed.pop(at) and all(signed)
