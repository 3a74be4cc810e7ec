"""A work with the occasions it is done on beneath it, each a work of its own: `Kiểm tra đảng phí`: `Chi bộ Chợ, tháng 3`."""

import re
from dataclasses import replace

from ctr_cli.importing.grammar.cell_times import says_time_alone, written_out
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import names_offices, split
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Marker
from ctr_cli.language.patterns import regex

_PARTED = regex(r"\s*[,:;]\s+|\s+[–—-]\s+")
_WHEN_IT_COMES = regex(r"(?:khi|nếu)\s", re.IGNORECASE)


def occasions_apart(node: Node) -> None:
    """Put in the place of works under inspection, all of whose points tell an occasion of them, as many works with labels."""
    said = [[_said_of(point, child.text) for point in child.children] for child in node.children]
    whole = [
        bool(points) and all(points) and not child.heading.bare
        for child, points in zip(node.children, said, strict=True)
    ]
    inspects = any(
        told and patterns("inspects").match(child.text) and len(points[0]) > 1
        for child, points, told in zip(node.children, said, whole, strict=True)
    )
    children = list[Node]()
    for child, points, told in zip(node.children, said, whole, strict=True):
        if not (told and inspects):
            occasions_apart(child)
            children.append(child)
            continue
        for point, labels in zip(child.children, points, strict=True):
            below = [Node(point.line, Marker(None, "", label), look="text") for label in labels]
            below += point.children
            children.append(replace(child, children=below, more_lines=[point.line]))
    node.children = children


def _said_of(point: Node, work: str) -> list[str]:
    """What an occasion says of its work: when, and behind labels who is inspected, who does it; nothing for any other point."""
    plain = all(child.look == "text" for child in point.children)
    if point.marker.sign is None or not plain or is_said(point.text):
        return []
    parts = take_apart(point.text)
    said = [piece.strip() for piece in _PARTED.split(parts.text.rstrip(" .;")) if piece.strip()]
    told = (says_time_alone, patterns("all_year").match, _WHEN_IT_COMES.match)
    times = [p for p in said if any(say(p) for say in told) or when(written_out(p)).every]
    names = ", ".join(piece for piece in said if piece not in times)
    if not times or (names and not names_offices(split(names))):
        return []
    label = "Đối tượng" if patterns("inspects").match(work) else "Cơ quan chuẩn bị"
    closing = point.text[len(parts.text.rstrip(" .;")) :].strip(" .;")
    who = [f"{label}: {names}"] if names else []
    return [f"Thời gian: {', '.join(times)}", *who, *([closing] if closing else [])]
