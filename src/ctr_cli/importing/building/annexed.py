"""Where the works of an annex went that does not say before whom they come, and remarks that send the reader to one."""

from collections import defaultdict
from collections.abc import Sequence

from ctr_cli.importing.building.gathered import Gathered
from ctr_cli.importing.grammar.charge import has_role
from ctr_cli.importing.grammar.content import Doubt
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.reading.lines import Line, is_bracket, marker_of
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Body

_AREA = "ghi thành một mảng việc, không phải cuộc họp nên không có giấy mời"
_UNNAMED = "không nói là việc của cơ quan nào; các nội dung của nó xếp vào đây, xem lại"


def doubt_annexed(gathered: Gathered, root: Node) -> None:
    """Tell of each annex whose title names nobody, or an area of work, to which body its works went, and by which codes."""
    bodies = gathered.content.bodies
    for node in root.walk() if len(bodies) > 1 else ():
        if node.line.outline < 0:
            lines = {id(one.line) for one in node.walk()}
            for body, codes in _codes(gathered, bodies, lines):
                if node.line.outline == _NOBODY or is_field(body.name):
                    message = f"phụ lục “{node.text}” {_AREA if is_field(body.name) else _UNNAMED}: {', '.join(codes)}"
                    gathered.content.doubts.append(Doubt(message, body, node.line))


_NOBODY = -2
"""The outline of the title of an annex that names nobody."""


def _codes(
    gathered: Gathered, bodies: Sequence[Body], lines: set[int]
) -> list[tuple[Body, list[str]]]:
    """The bodies that works of some lines went to, each with the codes of these."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for body in bodies:
        for meeting in body.meetings:
            for position, draft in enumerate(gathered.of(meeting), 1):
                if id(draft.lines[0]) in lines:
                    found[body.id].append(item_id(meeting_id(body, meeting), position, None))
    return [(body, found[body.id]) for body in bodies if body.id in found]


def refers_to_annex(line: Line) -> bool:
    """Whether a line is a remark in brackets, of no item, that sends the reader to an annex: `(Chương trình kiểm tra theo Phụ lục kèm theo)`."""
    text = marker_of(line).rest
    refers = not line.row and is_bracket(text) and patterns("refers_to_annex").search(text)
    return bool(refers) and not has_role(text)
