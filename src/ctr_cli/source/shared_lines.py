"""`agencies` behind the items of a meeting, where it looks like the last item's, written too far left."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.data.yaml_values import KeyPath, Tree
from ctr_cli.model.finding import Doubt, Problem
from ctr_cli.source.places import span_of


def last_items_own(tree: Tree, lines: list[str]) -> Iterator[Problem]:
    """The lines of whole meetings that stand behind items which have agencies of their own, all but the last one.

    A meeting of one item is doubted where others have no line for the whole, and items of theirs have agencies.
    """
    for at, body in enumerate(_entries(tree.data, "bodies")):
        meetings = _entries(body, "meetings")
        shared = [n for n, meeting in enumerate(meetings) if "agencies" in meeting]
        named = [[bool(i.get("agencies")) for i in _entries(m, "items")] for m in meetings]
        for number in shared:
            *others, last = named[number] or [True]
            alone = len(shared) == 1 and any(any(some) for some in named)
            if last or list(meetings[number])[-1] != "agencies":
                continue
            if 2 * sum(others) >= len(others) and (others or alone):
                path = ("bodies", at, "meetings", number)
                item = (*path, "items", len(others))
                yield from _told(tree, lines, (*path, "agencies"), item)


def _told(tree: Tree, lines: list[str], path: KeyPath, item: KeyPath) -> Iterator[Problem]:
    """The doubt about a line that begins with its key; between braces nothing is too far left."""
    key = span_of(tree, lines, path, on_key=True)
    if lines[key.line - 1][: key.column - 1].strip():
        return
    first = span_of(tree, lines, (*item, "text"), on_key=True)
    message = f"dòng agencies này đứng sau items nên là dòng chung cho mọi nội dung ở trên, trong khi nội dung cuối (dòng {first.line}) không ghi cơ quan nào"
    hint = f"là cơ quan của nội dung ấy thì thụt vào {first.column - 1} dấu cách, thẳng với text: ở dòng {first.line}; là dòng chung thì đưa lên trên items:"
    yield Problem(path, message, Doubt("likely", hint), on_key=True)


def _entries(holder: Any, key: str) -> list[dict[str, Any]]:
    """The groups in a list, none where it is no such list."""
    held = holder.get(key) if isinstance(holder, dict) else None
    groups = held if isinstance(held, list) else []
    return groups if all(isinstance(group, dict) for group in groups) else []
