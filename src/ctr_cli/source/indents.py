"""Lines that stop the YAML parser because they begin too far left or right, or lost the dash they began with."""

from collections.abc import Iterable, Iterator
from math import inf

from ctr_cli.language.patterns import regex
from ctr_cli.source.mended import NEW_ENTRY, Mend, groups, split, told

_KEY = regex(r"([a-z_]+):(?: |$)")
Signs = list[tuple[int, str]]
"""The dashes that open a line, and the key behind them, with their columns."""


def straightened(lines: list[str], number: int) -> Iterator[Mend]:
    """The line at each column where it may stand: first where such a line stood last, then the nearest.

    One that stands there already, where nothing is open, was shut out by a line above that stands too far left.
    """
    line = lines[number]
    if not NEW_ENTRY.match(line):
        return
    signs, above = signs_of(line), [*map(signs_of, lines[:number])]
    (indent, first), (_, key) = signs[0], signs[-1]
    same = (other[0][0] for other in reversed(above) if _kind(other) == (first, key))
    last, levels = next(same, None), _levels(reversed(above), first)
    if last is not None and last > _opened(lines[:number]):
        levels[last] = set()
    if indent == last and indent not in levels:
        before = (n for n in range(number - 1, -1, -1) if above[n] and above[n][0][0] <= indent)
        yield from straightened(lines, next(before, 0))
    ranks = {
        level: (level != last, not any(keys | {key} <= group for group in groups()))
        for level, keys in levels.items()
        if level != indent
    }
    for level in sorted(ranks, key=lambda x: (ranks[x], abs(x - indent), -x)):
        message = "dòng này thụt vào không thẳng với dòng cùng cấp"
        hint = f"thụt vào {level} dấu cách cho thẳng với dòng cùng cấp ở trên"
        trouble = told("CTR105", message, hint, number, 0, max(indent, 1))
        yield Mend(trouble, number, " " * level + line.lstrip())


def no_dash(lines: list[str], number: int) -> Mend | None:
    """A key that stands where the entries of a list begin, and opens the one above."""
    signs = signs_of(lines[number])
    if len(signs) != 1 or signs[0][1] == "-":
        return None
    column, key = signs[0]
    above = (other for other in map(signs_of, reversed(lines[:number])) if other)
    entry = next((other for other in above if other[0][0] <= column), [])
    if len(entry) != 2 or entry[0] != (column, "-") or entry[1][1] != key:
        return None
    hint = f"thêm dấu gạch rồi một dấu cách: - {key}: …"
    message = f"thiếu dấu gạch trước `{key}:`"
    trouble = told("CTR105", message, hint, number, column, column + len(key))
    return Mend(trouble, number, f"{' ' * column}- {lines[number].lstrip()}")


def continued(lines: list[str], number: int) -> Mend | None:
    """A sentence that goes on in a line which is not further in than the key it belongs to."""
    line, before = lines[number], lines[number - 1] if number else ""
    indent, head = len(line) - len(line.lstrip()), split(before)[0]
    key = len(head) - len(head.lstrip(" -"))
    if NEW_ENTRY.match(line) or not NEW_ENTRY.match(before) or indent > key:
        return None
    message = "câu viết tiếp ở dòng này thụt vào chưa đủ"
    hint = f"thụt vào sâu hơn {key} dấu cách, hoặc viết liền với dòng trên"
    trouble = told("CTR105", message, hint, number, 0, max(indent, 1))
    return Mend(trouble, number, " " * (key + 2) + line.lstrip())


def signs_of(line: str) -> Signs:
    """The signs that open a line; none of a comment, an empty line or one that goes on with a text."""
    signs, column = [], len(line) - len(line.lstrip())
    while line.startswith("- ", column) or line[column:] == "-":
        signs.append((column, "-"))
        column += len(line[column + 1 :]) - len(line[column + 1 :].lstrip()) + 1
    key = _KEY.match(line, column)
    return [*signs, (column, key[1])] if key else signs


def _kind(signs: Signs) -> tuple[str, str] | None:
    return (signs[0][1], signs[-1][1]) if signs else None


def _opened(above: list[str]) -> float:
    """The column of the key that the last line above leaves without a value: what is in it stands further in."""
    line = next((line for line in reversed(above) if signs_of(line)), "")
    return signs_of(line)[-1][0] if line.rstrip().endswith(":") else inf


def _levels(above: Iterable[Signs], sign: str) -> dict[int, set[str]]:
    """The columns open for a dash or a key below some lines, the nearest first, and the keys that stand there.

    A key that the group has is not written there again.
    """
    limit: float = inf
    levels: dict[int, set[str]] = {}
    for signs in above:
        for column, other in reversed(signs):
            if column > limit:
                continue
            limit = column
            if (other == "-") == (sign == "-"):
                levels.setdefault(column, set()).add(other)
    return {level: keys for level, keys in levels.items() if sign == "-" or sign not in keys}
