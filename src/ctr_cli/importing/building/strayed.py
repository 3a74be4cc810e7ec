"""Items that ended at another time than the nearest line above them that says one."""

from collections.abc import Sequence

from ctr_cli.importing.grammar.content import Draft
from ctr_cli.importing.grammar.node import SHORT, Node
from ctr_cli.importing.grammar.when import When
from ctr_cli.importing.reading.lines import words
from ctr_cli.model.meetings import months_of


def doubt_strayed(root: Node, drafts: Sequence[Draft]) -> None:
    """Doubt each item whose meeting is not held when the nearest line of time above it says."""
    of_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_line.setdefault(id(draft.lines[0]), []).append(draft)
    above: Node | None = None
    for node in root.walk():
        own = of_line.get(id(node.line), [])
        if _says_time(node):
            above = node
        elif above is not None and node.kind == "heading" and _ends(node, above):
            above = None
        elif above is not None and own and _strayed(own, node, above.heading.when):
            said = (
                f"dòng ngay trên ghi “{above.text}”; xem nội dung này có thuộc thời gian ấy không"
            )
            for draft in own:
                draft.doubts.append(said)


def _says_time(node: Node) -> bool:
    when = node.heading.when
    opens = node.text.rstrip().endswith(":") and len(words(node.text)) <= SHORT
    return bool(when.spans or when.every) and (node.times or opens or node.kind == "heading")


def _ends(node: Node, above: Node) -> bool:
    """Whether a heading that says no time comes after a time, and not beneath it."""
    beside = node.sign == above.sign or node.marker.rank < above.marker.rank
    return beside or node.heading.body is not None


def _strayed(drafts: list[Draft], node: Node, when: When) -> bool:
    """Whether none of an item's meetings is held at a time, though it says none of its own."""
    own_time = node.row is not None or drafts[0].text != node.text
    held = ({*months_of(draft.meeting)} for draft in drafts)
    return not own_time and not any(h & {*when.spans} if when.spans else not h for h in held)
