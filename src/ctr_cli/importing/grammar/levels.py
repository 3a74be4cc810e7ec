"""What each level of the tree is: brothers get one kind, by vote; a single one differs with strong evidence only."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.charge import charge_of_line, is_agency_line, parse
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS
from ctr_cli.importing.grammar.due import held_behind_colon
from ctr_cli.importing.grammar.heading import Heading, patterns
from ctr_cli.importing.grammar.names import begins_agency, is_office, is_usual, only_offices, slug
from ctr_cli.importing.grammar.node import Node, is_of_all_year, make_whole, section_of
from ctr_cli.importing.grammar.opening import DECIDES, who_does
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When
from ctr_cli.importing.reading.lines import BULLETS, is_bracket, is_caps, words
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex

_WEIGHTS: dict[str, float] = {
    "bare": 5, "counted": 4, "timed": 1.5, "names_body": 1.5, "caps": 2.5, "bold": 1, "outline": 2,
    "outer": 1.5, "about": 1, "short": 1, "open": 0.5, "has_points": 2.5, "unmarked": 1,
    "begins": -3, "ended": -2.5, "long": -2.5, "very_long": -3, "charged": -6, "under_charge": -4,
    "charged_points": 6.5, "leaf": -2.5, "opens_when": -2.5, "of_all_year": 4, "dashed": -1, "colon": -3, "charged_together": -4,
}  # fmt: skip
"""How much a feature of a line speaks for its being a heading, or against it."""
_STRONG = 5.0
_SAID_BEHIND = (None, "dash", "plus", "star", "letter", "paren")
"""The signs a line that only speaks of an item may bear."""


def features(node: Node) -> set[str]:
    """What speaks for or against a node being a heading."""
    text, heading, count = node.text.rstrip(), node.heading, len(words(node.text))
    marked = [child for child in node.children if _is_point(child)]
    parts = take_apart(node.text)
    tests = {
        "bare": heading.bare,
        "counted": heading.counted,
        "timed": heading.timed and count <= 20,
        "names_body": heading.body is not None and len(heading.left.split()) <= 4,
        "caps": is_caps(text),
        "bold": node.line.bold or node.line.heading,
        "outline": node.look == "outline",
        "outer": node.marker.sign in ("part", "section", "upper", "roman"),
        "about": bool(patterns("about").match(text)),
        "short": count <= 12,
        "open": not text.endswith((".", ";", ",", ":")),
        "has_points": bool(marked),
        "of_all_year": bool(marked) and is_of_all_year(text),
        "charged_points": text.endswith(":") and bool(marked) and all(_names_who(p) or any(map(_says_who, p.children)) for p in marked),
        "charged_together": _charged_together(marked),
        "unmarked": node.look in ("caps", "bold", "title", "time"),
        "begins": begins_item(text),
        "opens_when": bool(opens_when(text) or held_behind_colon(text)),
        "ended": text.endswith((".", ";", ",")),
        "long": count > 20,
        "very_long": count > 30,
        "charged": node.charge is None and bool(parts.charge.assignments or parts.meets),
        "under_charge": any(_says_who(child) for child in node.children),
        "leaf": all(_says_who(child) for child in node.children),
        "dashed": node.marker.sign in BULLETS,
        "colon": text.endswith(":") and not is_caps(text),
    }  # fmt: skip
    return {name for name, holds in tests.items() if holds}


def _says_who(node: Node) -> bool:
    """Whether a child only says who does what its parent names, and by when."""
    bracket = node.look == "text" and is_bracket(node.text)
    return bracket or (node.look != "row" and is_said(node.text))


def _says_of_others(node: Node) -> bool:
    """Whether a line only says who does what was named before: a section, or a line over points of their own, does not."""
    return (
        node.look != "section"
        and is_said(node.text)
        and not any(_is_point(child) for child in node.children)
    )


def _names_who(node: Node) -> bool:
    """Whether a point says of itself who prepares it."""
    return node.row is None and bool(take_apart(node.text).charge.assignments)


def _charged_together(points: Sequence[Node]) -> bool:
    """Whether who does several points is said behind the last of them, for all."""
    if len(points) < 2 or any(point.row for point in points):
        return False
    said = [any(map(_says_who, point.children)) or _names_who(point) for point in points]
    return said[-1] and not any(said[:-1]) and not _names_who(points[-1])


def _is_point(node: Node) -> bool:
    """Whether a child says something of its own, and not only who does what its parent names."""
    if node.look == "row" or (node.look != "text" and not is_said(node.text)):
        return True
    return node.look != "text" and any(map(_is_point, node.children))


def score(node: Node) -> float:
    """How strongly a node speaks for being a heading."""
    return sum(_WEIGHTS[name] for name in features(node))


def name_levels(node: Node) -> None:
    """Give every node under a heading its kind."""
    groups: dict[tuple[object, ...], list[Node]] = {}
    for child in node.children:
        if _named_alone(child):
            continue
        groups.setdefault(child.sign, []).append(child)
    _name_doers(node, groups.values())
    groups = {sign: [n for n in group if n.kind != "heading"] for sign, group in groups.items()}
    for group in filter(None, groups.values()):
        _vote(group)
    for child in node.children:
        if child.kind == "heading":
            name_levels(child)
        elif child.kind == "item":
            _name_points(child)


def agree_with_namesakes(root: Node) -> None:
    """Make a line over points of its own a heading where the same words head points elsewhere in the document."""
    same: dict[tuple[object, str], list[Node]] = {}
    for node in root.walk():
        if node.kind in ("heading", "item") and any(map(_is_point, node.children)):
            same.setdefault((node.marker.sign, tone_key(node.text.strip(" .:"))), []).append(node)
    for nodes in same.values():
        if len({node.kind for node in nodes}) > 1:
            for node in nodes:
                if node.kind == "item":
                    node.kind = "heading"
                    name_levels(node)


def _named_alone(node: Node) -> bool:
    """Name what needs no brothers: what is said of an item, a bracket, a plain paragraph, a section of the frame."""
    if node.look == "row":
        node.kind = "item" if node.row else "stray"
    elif section := section_of(node):
        node.kind = section
    elif node.times:
        return False
    elif (node.marker.sign in _SAID_BEHIND or is_agency_line(node.text)) and _says_of_others(node):
        node.kind = "said"
    elif node.look == "text" and is_bracket(node.text):
        node.kind = "bracket"
    elif node.look != "text":
        return False
    return True


def _vote(group: list[Node]) -> None:
    scores = [score(node) for node in group]
    headed = sum(scores) / len(scores) > 0
    for node, own in zip(group, scores, strict=True):
        differs = (
            own < (0 if _is_sentence(node) else -_STRONG)
            if headed
            else own > _STRONG and bool(node.children)
        )
        over_rows = any(child.look == "row" for child in node.children)
        node.kind = "heading" if node.times or over_rows or headed != differs else "item"
        if node.kind == "item" and node.charge:
            make_whole(node)
    _agree([node for node in group if node.kind == "heading"])


def _is_sentence(node: Node) -> bool:
    """Whether a node with nothing beneath it is closed as a sentence is."""
    return (
        not node.children and node.text.rstrip().endswith((".", ";")) and len(words(node.text)) > 5
    )


def _agree(headings: list[Node]) -> None:
    """Brothers say the same kind of thing: a body or a time that only a few of them name is a mere word."""
    said = [node.heading for node in headings]
    bodies = sum(h.body is not None and len(h.left.split()) <= 6 for h in said)
    timed = sum(h.timed for h in said)
    for node in headings:
        heading = node.heading
        own = node.times or heading.bare or heading.number is not None or is_caps(node.text)
        if heading.body and 2 * bodies < len(headings) and not (own and heading.bare):
            heading = replace(heading, body=None, body_name="", left=node.text)
        if heading.timed and 2 * timed < len(headings) and not own:
            heading = replace(heading, when=When(rest=node.text), left=node.text)
        node.heading = heading
    if _are_offices(headings):
        for node in headings:
            _heads_work(node)
    elif any(node.heading.body and node.heading.bare for node in headings):
        for node in headings:
            _name_group(node)


_SEVERAL = regex(r"các\s+", re.IGNORECASE)


def _name_group(node: Node) -> None:
    """Make a body of a group of offices that stands among bodies that meet: `Các Ban của Hội đồng nhân dân`."""
    name = node.text.strip(" .:")
    group = _SEVERAL.match(name)
    if (
        group
        and begins_agency(name[group.end() :])
        and not node.heading.timed
        and only_offices(node.text)
    ):
        node.heading = Heading(slug(tone_key(name)), name)


def _name_doers(parent: Node, groups: Iterable[Sequence[Node]]) -> None:
    """Make headings of lines over points of their own that say who does these, and not who meets."""
    for group in groups:
        for node in group:
            label = charge_of_line(node.text) if is_agency_line(node.text) else None
            charge = None if node.charge else who_does(node.text) or label
            if charge and any(map(_is_point, node.children)):
                submits = any(role == "submit" for _, role in charge.assignments)
                _heads_work(node, does=submits or not any(map(_says_own, node.walk())))
        left = [node for node in group if node.kind != "heading"]
        over_points = all(any(map(_is_point, node.children)) for node in left)
        if left and over_points and (_are_offices(left) or _bring_papers(parent, left)):
            for node in left:
                _heads_work(node)


def _heads_work(node: Node, *, does: bool = True) -> None:
    """Make a heading of the name of those who do what stands beneath; without `does` it groups that, for each item names its own."""
    node.kind, node.does = "heading", does
    node.heading = Heading(left=node.text)


_HELPERS = ("coordinate", "verify")


def _says_own(node: Node) -> bool:
    """Whether an item says of itself who answers for it."""
    if node.row:
        return any(node.row.cells.get(c) for c in ROLE_COLUMNS if c not in _HELPERS)
    doer = who_does(node.text) or is_agency_line(node.text)
    own = () if doer else take_apart(node.text).charge.assignments
    answers = any(role not in _HELPERS for _, role in own)
    below = [child for child in node.children if _says_who(child)]
    told = (not is_bracket(n.text) or bool(parse(n.text).assignments) for n in below)
    return answers or any(told)  # `(bảng dưới)` names nobody


def _bring_papers(parent: Node, nodes: Sequence[Node]) -> bool:
    """Whether lines are those who bring papers before a session of a council, or the one office under a time."""
    if not all(only_offices(node.text) for node in nodes):
        return False
    if patterns("session").search(parent.text) and parent.heading.timed:
        return True
    alone = len(nodes) == 1 and nodes[0].heading.body is None and nodes[0].text.endswith(":")
    return alone and parent.heading.timed and is_usual(nodes[0].text.strip(" .:"))


def _are_offices(headings: Sequence[Node]) -> bool:
    """Whether brothers are the names of those who do what stands beneath: offices known as such, no body that decides."""
    names = [node.text.strip(" .:") for node in headings]
    decide = any(n.heading.body in DECIDES and len(n.heading.left.split()) < 3 for n in headings)
    if len(names) < 2 or decide or any(n.heading.timed for n in headings):
        return False
    known = sum(map(is_office, names))
    all_bodies = all(node.heading.body for node in headings)
    return not all_bodies and 2 * known >= len(names) and all(map(begins_agency, names))


def _name_points(item: Node) -> None:
    for child in item.children:
        if not _named_alone(child) or child.kind == "item":
            child.kind = "detail"
        _name_points(child)
