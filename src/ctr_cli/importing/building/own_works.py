"""The programme of an office whose tables tell by when each work is finished, and no meeting: its works, no sessions."""

from collections.abc import Iterable

from ctr_cli.importing.grammar.columns import titled
from ctr_cli.importing.grammar.content import Content, Doubt, Setting
from ctr_cli.importing.grammar.heading import CELL, PARTY, patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.keys import fold
from ctr_cli.model.bodies import occasion
from ctr_cli.model.program import Body

_NAMED = "Công việc của {body}"
"""How the works of an office are called, so that they are no meetings of it."""


def name_own_works(content: Content, root: Node, lines: Iterable[Line], setting: Setting) -> None:
    """Name the works of an office after it, where the paper speaks of none of its meetings; of a people's committee whose paper leaves that open it is asked."""
    if len(content.bodies) != 1 or _meets(content.bodies[0], root, setting):
        return
    body = content.bodies[0]
    works = _NAMED.format(body=body.name)
    if _tell_when_done(lines):
        content.doubts = [doubt for doubt in content.doubts if doubt.anchor is not body]
        body.name = works
    elif body.id == "ubnd":
        message = f"văn bản không nhắc cuộc họp nào; là công việc theo tháng, không trình {occasion(body.name)}, thì sửa name thành “{works}”"
        content.doubts.append(Doubt(message, body))


def _meets(body: Body, root: Node, setting: Setting) -> bool:
    """Whether a body meets: one of the Party, one that a heading names, or one whose meetings the paper speaks of."""
    own = body.id == setting.body[0] and body.id not in (*PARTY, *CELL)
    headed = any(n.heading.body or n.heading.number for n in root.walk() if n.kind == "heading")
    said = occasion(body.name) in setting.source.lower()
    return not own or headed or said or any(m.date or m.number for m in body.meetings)


def _tell_when_done(lines: Iterable[Line]) -> bool:
    """Whether a table has a column of who leads a work, and one of when that is done, and none of who meets or decides."""
    rows = ([fold(cell.text) for cell in line.row] for line in lines)
    heads = (row for row in rows if any(map(patterns("when_done").fullmatch, row)))
    kinds = {titled(cell).holds for row in heads for cell in row}
    return bool(kinds & {"lead", "perform"}) and not kinds & {"body", "meets", "held"}
