"""The parts of a programme of a council or a committee: its own work, that before others, and fields beside its sessions."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from ctr_cli.importing.grammar.heading import CELL, COUNCIL, COUNCILS, Heading, body_in, patterns
from ctr_cli.importing.grammar.names import begins_agency, only_offices, slug
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opening import DECIDES
from ctr_cli.importing.grammar.title import ANNEX
from ctr_cli.language.keys import fold, tone_key
from ctr_cli.model.bodies import is_known, occasion, works_of

_BY_KIND = {"uy ban": ("mttq", "ubnd"), "hoi dong": ("hdnd",)}
"""What a paper calls the body it is of, in short."""


def own_in_short(said: Heading, body: tuple[str, str]) -> Heading:
    """A heading with the body that a paper is of, where it calls it in short and says when or which of its conferences: `Hội nghị Ủy ban lần thứ 8`."""
    identifier, name = body
    in_short = identifier in _BY_KIND.get(fold(said.body_name or said.left), ())
    return (
        replace(said, body=identifier, body_name=name, left="") if in_short and said.timed else said
    )


def name_own_body(root: Node, body: tuple[str, str]) -> None:
    """Make headings that name the body a paper is of, in full or in short, `Hội nghị Ủy ban lần thứ 8`, such of it; those over
    what a people's committee brings before others are no others'."""
    identifier, name = body
    for node in root.walk():
        said = node.heading = own_in_short(node.heading, body)
        if said.body is None and tone_key(node.text) == tone_key(name):
            node.heading = replace(said, body=identifier, body_name=node.text, left="")
        elif identifier in COUNCILS and _are_sessions(node, name):
            node.heading = replace(said, body=identifier, body_name=name)
    for parent in (root, *root.walk()) if identifier == "ubnd" else ():
        if not ANNEX.fullmatch(parent.text):
            own = (n.children if ANNEX.fullmatch(n.text) else [n] for n in parent.children)
            _keep_own_work([*chain.from_iterable(own)])


def name_groups(root: Node, identifier: str) -> None:
    """Headings that name a body over works of which a column says when the one a paper is of takes them up only group these."""
    for node in root.walk():
        if node.heading.body and _rows_say_who_meets(node, identifier):
            node.heading = Heading(left=node.text)


def _rows_say_who_meets(node: Node, identifier: str) -> bool:
    """Whether a column says of each row beneath a heading when a body takes it up, so that the heading only groups them: `Các đề án trình HĐND xã`."""
    rows = [below.row for below in node.walk() if below.row]
    said = [{body_in(name)[0] for name in row.meets} for row in rows]
    plain = node.kind == "heading" and node.heading.left and not node.heading.timed
    return bool(plain and rows) and all(bodies == {identifier} for bodies in said)


def _are_sessions(node: Node, name: str) -> bool:
    """Whether a heading says nothing but that a body's meetings stand beneath it, `Phiên họp thường kỳ`, or that its works are done there: `Giám sát tại kỳ họp`."""
    said = node.heading
    text = node.text.strip(" .:").lower()
    meets = not said.left and not patterns("meetings").fullmatch(text)
    there = text.endswith((f"tại {occasion(name)}", f"tại các {occasion(name)}"))
    return not (said.body or said.timed) and (there or (meets and occasion(name) in text))


def _brings(node: Node) -> bool:
    return bool(patterns("goes_on_to").search(node.text))


def _brings_before(node: Node) -> bool:
    """Whether a heading says what is brought before a body, and not that its own sessions stand beneath it: `Nội dung trình phiên họp UBND`."""
    return _brings(node) and occasion(node.heading.body_name) not in node.text.lower()


def _keep_own_work(brothers: Sequence[Node]) -> None:
    """What a people's committee brings before others is its own work, unless a brother is of what it decides itself."""
    brought = [n for n in brothers if n.heading.body in DECIDES and _brings(n)]
    own = {n.marker.sign for n in brothers if n.heading.body == "ubnd"}
    for node in brought if not (brought and brought[0].marker.sign in own) else ():
        node.heading = replace(node.heading, body=None, body_name="", left=node.text)


def parts_of(root: Node) -> list[Node]:
    """The parts of a programme, those beneath the one heading over all its content where there is one."""
    parts = [node for node in root.children if node.kind == "heading"]
    alone = len(parts) == 1 and not (parts[0].heading.body or parts[0].heading.timed)
    return parts_of(parts[0]) if alone else parts


def name_committees(root: Node, issuer: str) -> None:
    """A committee of a council is a body of its own over its works: wherever it stands in a council's programme, else beside the council."""
    for parent in root.walk():
        bodies = {issuer, *(node.heading.body for node in parent.children)}
        for node in parent.children if bodies & {*COUNCIL} else ():
            name = node.text.strip(" .:")
            over = node.kind == "heading" and not (node.does or node.heading.timed)
            if (
                over
                and patterns("committee").match(name)
                and not node.heading.bare
                and only_offices(name)
            ):
                node.heading = Heading(slug(tone_key(name)), name)


def _never_meets(node: Node) -> bool:
    """Whether a part bears the name of an office, `Phòng Kinh tế`, of no kind that meets."""
    name = node.text.strip(" .:")
    meets = node.heading.timed or node.heading.body or patterns("a_meeting").search(name)
    known = is_known(name) or patterns("committee").match(name)
    return only_offices(name) and not (meets or known)


def name_fields(root: Node, body: tuple[str, str]) -> None:
    """Beside the sessions of a council, a committee or a Party cell, or the meetings of who issues the programme, its other parts, `Giám sát chuyên đề`, are fields of work of their own, no sessions; the works of an office that never meets are those of the issuer."""
    parts, (issuer, issuer_name) = parts_of(root), body
    if not any(
        n.heading.body in (*COUNCILS, *CELL)
        or patterns("meetings").match(n.text)
        or (n.heading.bare and n.heading.body == issuer and patterns("a_meeting").search(n.text))
        for n in parts
    ):
        return
    met = {n.heading.body for n in parts if n.heading.bare}
    below = [[n for n in part.children if n.kind == "heading"] for part in parts]
    offices = [o for o in below if o and all(begins_agency(n.text) and not n.does for n in o)]
    works = works_of(issuer_name)
    fields = [part for part, own in zip(parts, below, strict=True) if own not in offices]
    for node in (*fields, *(n for own in offices for n in own)):
        heading, name = node.heading, node.text.strip(" .:")
        if node.does or _never_meets(node):
            node.does, node.heading = True, Heading(slug(tone_key(works)), works)
            continue
        own = not heading.body or (heading.left and heading.body in met)
        plain = own and not heading.when.spans
        if plain and not (patterns("meetings").match(name) or patterns("standing").search(name)):
            node.heading = Heading(slug(tone_key(name)), name)
        elif heading.body and not heading.timed and (heading.left or _brings_before(node)):
            node.heading = replace(heading, body_name=name)
