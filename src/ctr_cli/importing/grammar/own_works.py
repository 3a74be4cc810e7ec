"""The programme of an office whose tables tell by when each work is finished, and no meeting: its works, no sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.columns import titled, titles
from ctr_cli.importing.grammar.content import Doubt, Setting
from ctr_cli.importing.grammar.fields import parts_of
from ctr_cli.importing.grammar.heading import CELL, COUNCIL, PARTY, Heading, patterns
from ctr_cli.importing.grammar.names import slug
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.reading.lines import Line
from ctr_cli.language.keys import fold, tone_key
from ctr_cli.model.bodies import is_field, occasion, works_of


def name_own_works(
    root: Node, lines: Iterable[Line], setting: Setting
) -> tuple[Setting, list[Doubt]]:
    """The setting with the works of an office named after it, or after the parts of its paper, where this speaks of none of
    its meetings; of a people's committee whose paper leaves that open it is asked."""
    identifier, name = setting.body
    works, lines = works_of(name), [*lines]
    if identifier in COUNCIL and not _is_held(root) and _supervises(root, lines):
        _name_parts(parts_of(root))
        return replace(setting, body=(identifier, works)), []
    if _meets(root, setting):
        return setting, []
    if _tell_when_done(lines):
        _name_parts(parts_of(root))
        return replace(setting, body=(identifier, works)), []
    if identifier != "ubnd":
        return setting, []
    message = f"văn bản không nói việc nào trình cuộc họp nào; là công việc theo tháng, không trình {occasion(name)}, thì sửa name của cơ quan họp thành “{works}”"
    return setting, [Doubt(message, "bodies")]


def name_works_apart(root: Node, body: tuple[str, str]) -> None:
    """Make a body of its own of a part headed as the works of who issues the programme, `Công việc của Ủy ban nhân dân xã`, beside its sessions or alone."""
    identifier, issuer = body
    headings = [node for node in root.walk() if node.kind == "heading" and not node.heading.timed]
    works = [node for node in headings if _are_works(node, identifier, issuer)]
    beside = any(node.heading.body == identifier for node in headings if node not in works)
    for node in works if identifier not in (*PARTY, *CELL) else ():
        name = node.text.strip(" .:")
        node.heading = Heading(slug(tone_key(name)) if beside else identifier, name)


def _are_works(node: Node, identifier: str, issuer: str) -> bool:
    """Whether a heading says nothing but that the works of an issuer stand beneath it."""
    key = tone_key(node.text.strip(" .:"))
    of_body = node.heading.bare and node.heading.body == identifier
    whose = of_body and key.startswith(tone_key(works_of("")))
    return whose or key == tone_key(works_of(issuer))


def _meets(root: Node, setting: Setting) -> bool:
    """Whether a body meets: one of the Party, one that a heading names, or one whose meetings the paper speaks of."""
    said = occasion(setting.body[1]) in setting.source.lower()
    return _is_held(root) or said or setting.body[0] in (*PARTY, *CELL)


def _is_held(root: Node) -> bool:
    """Whether a heading names a body that meets, a meeting by its number, or its day."""
    headings = (node.heading for node in root.walk() if node.kind == "heading")
    return any(h.body or h.number is not None or h.when.day for h in headings)


def _supervises(root: Node, lines: Iterable[Line]) -> bool:
    """Whether all the parts of a paper, or all its tables, are of what is looked into: `Nội dung giám sát`."""
    parts = parts_of(root)
    heads = [columns for line in lines if line.row and (columns := titles([line.row]))]
    tables = [
        any(c.holds == "subject" or patterns("inspects").search(c.title) for c in h) for h in heads
    ]
    named = bool(parts) and all(patterns("inspects").search(part.text) for part in parts)
    return named or (bool(tables) and all(tables))


def _tell_when_done(lines: Iterable[Line]) -> bool:
    """Whether a table has a column of who leads a work, and one of when that is done, and none of who meets or decides."""
    rows = ([fold(cell.text) for cell in line.row] for line in lines)
    heads = (row for row in rows if any(map(patterns("when_done").fullmatch, row)))
    kinds = {titled(cell).holds for row in heads for cell in row}
    return bool(kinds & {"lead", "perform"}) and not kinds & {"body", "meets", "held"}


def _name_parts(parts: Sequence[Node]) -> None:
    """Make fields of work of several parts that are called so: `Công việc thường xuyên`, `Nhiệm vụ trọng tâm các tháng`."""
    names = [part.text.strip(" .:") for part in parts]
    if len(parts) > 1 and all(map(is_field, names)) and not any(p.heading.timed for p in parts):
        for part, name in zip(parts, names, strict=True):
            part.heading = Heading(slug(tone_key(name)), name)
