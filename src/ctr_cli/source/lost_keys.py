"""A list whose key was left out: entries right below `- month: 3`, which lacks its `items:`."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import NotYaml, Trouble
from ctr_cli.source.indents import Signs, signs_of
from ctr_cli.source.mended import groups, told

_LISTS = {
    "text": "items",
    **dict.fromkeys(("month", "number", "quarter", "every"), "meetings"),
}
"""The list whose entries begin with a key."""


def lost_keys(lines: list[str], error: NotYaml) -> list[Trouble]:
    """The lists of a file without their key, where one of them stops the parser."""
    marks = (error.problem_mark, error.context_mark)
    if any(mark and [*_lost(lines, mark.line)] for mark in marks):
        return [trouble for number in range(len(lines)) for trouble in _lost(lines, number)]
    return []


def _lost(lines: list[str], number: int) -> Iterator[Trouble]:
    signs = signs_of(lines[number]) if number < len(lines) else []
    key = signs[-1][1] if len(signs) > 1 else ""
    name = _LISTS.get(key, "")
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), -1)
    held = signs_of(lines[above]) if name and above >= 0 else []
    if not held or held[-1][1] == "-" or lines[above].rstrip().endswith(":"):
        return
    column = held[-1][0]
    own = _keys_beside(lines, above, column)
    if (
        signs[0][0] > column
        and name not in own
        and any(own | {name} <= group for group in groups())
    ):
        message = f"thiếu dòng `{name}:` trước các dòng này"
        hint = f"thêm một dòng {name}: ngay trên, thẳng với {held[-1][1]}: ({column} dấu cách)"
        yield told("CTR113", message, hint, number, signs[0][0], len(lines[number].rstrip()))


def _keys_beside(lines: list[str], last: int, column: int) -> set[str]:
    """The keys of the group that a line belongs to, from there up to the dash that opens it."""
    found: set[str] = set()
    for number in range(last, -1, -1):
        signs: Signs = signs_of(lines[number])
        if signs and signs[-1][0] == column:
            found.add(signs[-1][1])
            if len(signs) > 1:
                break
        elif signs and signs[0][0] < column:
            break
    return found
