"""Parts beside those of bodies that meet whose works come before no meeting: what is looked into in the year, `Kiểm tra, giám sát`."""

from collections import Counter
from collections.abc import Iterator

from ctr_cli.importing.grammar.heading import Heading, patterns
from ctr_cli.importing.grammar.names import slug
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.title import ANNEX
from ctr_cli.language.keys import tone_key
from ctr_cli.model.bodies import is_field


def name_areas(root: Node) -> list[Node]:
    """Make an area of work of a part, or an annex, that is called after what is looked into: `Chương trình kiểm tra, giám sát của
    Ban Thường vụ`; an annex stands beside all parts. Those are returned."""
    found = [(parent, node) for parent, node in _parted(root) if _is_area(parent, node)]
    names = {id(node): _said(node) for _, node in found}
    alike = Counter(what for what, *_ in names.values())
    for parent, node in found:
        what, whose, name = names[id(node)]
        node.heading = Heading(slug(what if alike[what] == 1 else f"{what} {whose}"), name)
        if node.line.outline < 0 and parent is not root:
            parent.children.remove(node)
            root.children.append(node)
    return [node for _, node in found]


def _parted(parent: Node) -> Iterator[tuple[Node, Node]]:
    """The headings under one, each with what it stands under, down to those of works."""
    for node in [n for n in parent.children if n.kind == "heading"]:
        yield parent, node
        yield from _parted(node)


def _is_area(parent: Node, node: Node) -> bool:
    """Whether a heading is called after what is looked into, and stands beside bodies or their meetings or as an annex; who meets for its works nothing beneath it says."""
    if not patterns("area").fullmatch(node.text.strip(" .:")):
        return False
    below = [one for one in node.walk() if one is not node and (one.row or one.kind == "heading")]
    if any(one.row.meets if one.row else one.heading.body for one in below):
        return False
    if node.line.outline < 0 or ANNEX.fullmatch(parent.text):
        return True
    beside = [one for one in parent.children if one is not node and one.kind == "heading"]
    held = any(patterns("meetings").match(one.text) for one in beside)
    return held or any(one.heading.body for one in beside)


def _said(node: Node) -> tuple[str, str, str]:
    """The keys of what is looked into and of what else a heading says of it, and the name of the area: the heading without its year."""
    text = node.text.strip(" .:")
    match = patterns("area").fullmatch(text)
    what, end = (match["what"], match.end("what")) if match else (text, len(text))
    plain = patterns("of_year").sub("", text)
    whose = patterns("of_year").sub("", text[end:])
    return tone_key(what), tone_key(whose), plain if is_field(plain) else what
