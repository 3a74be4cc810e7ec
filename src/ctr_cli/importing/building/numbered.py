"""Who does which work, where a table or a line beneath the works tells it by their numbers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctr_cli.importing.grammar.by_number import charged_by_number
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.charge import Charge
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Shared
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.reading.lines import Line

_COUNTED = "số thứ tự đánh lại ở từng phần; hiểu nội dung số {} là nội dung thứ {} của cả văn bản"


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a row or a line says of the works of some numbers."""

    points: tuple[str, ...]
    line: Line
    row: Row | None = None
    charge: Charge | None = None


def numbered_of(node: Node) -> list[Numbered]:
    """What a node says of works by their numbers; nothing for any other."""
    if node.points:
        return [Numbered(node.points, node.line, row=node.row)]
    told = () if node.row or node.children else charged_by_number(node.text)
    return [Numbered(points, node.line, charge=charge) for points, charge in told]


def numbers_of(node: Node, context: Context) -> frozenset[str]:
    """The numbers a work may be spoken of by: its own, and that behind the number of a heading over it, `A.2`."""
    own = node.marker.value
    over = [head.marker.value for head in (*context.said, *context.topics) if head.marker.value]
    return frozenset((own, *(f"{value}.{own}" for value in over))) if own else frozenset()


def give_by_number(content: Content, drafts: Sequence[Draft], told: Sequence[Numbered]) -> None:
    """Give what is said by number to the works of these numbers; a number that no work has is told."""
    works: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        works[draft.lines[0].number].append(draft)
    in_order = [*works.values()]
    for entry in told:
        content.taken_apart.append(entry.line)
        for point in entry.points:
            named = [work for work in in_order if point in work[0].numbers]
            counted = not named[:1] or len(named) > 1
            if counted and not (point.isdecimal() and 0 < int(point) <= len(in_order)):
                message = f"phân công theo số thứ tự: không thấy nội dung số {point}"
                content.doubts.append(Doubt(message, "agencies", entry.line))
                continue
            for draft in in_order[int(point) - 1] if counted else named[0]:
                draft.doubts += [_COUNTED.format(point, point)] if counted else []
                _give(draft, entry)


def _give(draft: Draft, entry: Numbered) -> None:
    """Give a work what a row or a line says of it."""
    draft.lines.append(entry.line)
    if entry.charge:
        draft.charges.append(replace(entry.charge, assignments=[*entry.charge.assignments]))
    if entry.row:
        own = draft.row or Row()
        said = {
            c: f"{own.cells[c]}\n{t}" if own.cells.get(c) else t for c, t in entry.row.cells.items()
        }
        draft.row = replace(own, cells=own.cells | said, more=[])
        draft.details += entry.row.more


def share_by_number(entry: Shared, drafts: list[Draft]) -> bool:
    """Give each name to the items whose numbers stand behind it: `Công an xã (nội dung 2)`; False where one has none."""
    found = [
        (patterns("for_points").fullmatch(name), role) for name, role in entry.charge.assignments
    ]
    wanted = [
        (match["name"], role, [int(number) for number in re.findall(r"\d+", match["points"])])
        for match, role in found
        if match
    ]
    points = [point for _, _, points in wanted for point in points]
    if not points or len(wanted) < len(found) or max(points) > len(drafts):
        return False
    for name, role, numbers in wanted:
        for number in numbers:
            drafts[number - 1].charges.append(Charge([(name, role)]))
            drafts[number - 1].lines.append(entry.line)
    return True
