"""A line as a node that stands alone yet: what it says when it is read as a heading, and how it looks."""

from dataclasses import replace

from ctr_cli.importing.grammar.charge import Charge
from ctr_cli.importing.grammar.columns import titled
from ctr_cli.importing.grammar.due import due_in
from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns, without_papers
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.node import (
    SHORT,
    Look,
    Node,
    is_of_all_year,
    is_time_line,
    make_whole,
    text_ends,
)
from ctr_cli.importing.grammar.opening import opens_work
from ctr_cli.importing.grammar.places import who_meets_in
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.themes import over_theme
from ctr_cli.importing.grammar.whole_meeting import charge_of_meeting
from ctr_cli.importing.reading.lines import Line, is_bracket, is_caps, marker_of, words


def node_of(line: Line, following: Line | None, place: str = "") -> Node:
    """A line as a node that stands alone yet."""
    marker = marker_of(line)
    said, papers = without_papers(marker.rest)
    held = heading_of(said, place) if papers else Heading()
    meets = (held.timed and held.bare) or (papers and charge_of_meeting(said, place))
    due = due_in(papers) if meets else None
    marker = replace(marker, rest=said) if due else marker
    node = Node(line, marker, heading=_heading_in(marker.rest, place))
    node.times = is_time_line(marker.rest, node.heading, place)
    if line.heading and not node.times and (over := over_theme(marker.rest)):
        node.times, node.heading = True, replace(heading_of(over, place), left=marker.rest)
    if (node.heading.timed or node.heading.body) and not node.heading.bare:
        _take_charge(node, place)
    if due:
        node.charge = replace(node.charge or Charge(), due=due)
    if node.charge and not line.heading and _is_work(node, following):
        make_whole(node)
        node.heading, node.times = Heading(left=node.text), False
    if line.outline:
        node.look = "outline"
    elif marker.sign is None:
        node.look = _look(node, following)
    return node


def _is_work(node: Node, following: Line | None) -> bool:
    """Whether a plain sentence among others names a conference it deals with: `Nội dung trình Hội nghị lần thứ 8; Văn phòng chuẩn bị.`"""
    plain = node.marker.sign is None and text_ends(node.line.text)
    beside = following is None or (marker_of(following).sign is None and text_ends(following.text))
    return plain and beside and bool(patterns("dealt_with_there").search(node.text))


def _heading_in(text: str, place: str) -> Heading:
    """What a line says as a heading; one that announces the meeting of an office no list knows, `Hội đồng trường họp ngày 12/3:`, names its body."""
    said = heading_of(text, place)
    announces = said.timed and text.endswith(":") and patterns("a_meeting").search(text)
    if said.body or not (said.left and announces):
        return said
    own = who_meets_in(text.rstrip(" :"), place)
    return replace(own, left="") if own.body and only_offices(own.body_name) else said


def _take_charge(node: Node, place: str) -> None:
    """Take who does what stands beneath a line of who meets and when out of it: `Tháng 4 (Công an xã chuẩn bị)`."""
    if meeting := charge_of_meeting(node.text, place):
        name, node.charge = meeting
        node.heading, node.marker = heading_of(name, place), replace(node.marker, rest=name)
        node.times = is_time_line(name, node.heading, place)
        return
    parts = take_apart(node.text)
    heading = heading_of(parts.text, place)
    if is_said(parts.text) and not heading.timed:
        return  # `UBND xã trình; Ban Pháp chế thẩm tra.`
    due = parts.charge.due
    # `Kỳ họp thứ 3 (tháng 4). Văn phòng chuẩn bị.`
    if due and due.held and not (due.time.day or heading.when):
        heading, due = replace(heading, when=node.heading.when), None
    own = heading.timed or parts.text.startswith(heading.body_name or " ")
    if parts.charge.assignments and heading.bare and own and due is None:
        node.heading, node.charge = heading, parts.charge
        node.times = is_time_line(parts.text, heading, place)


def _look(node: Node, following: Line | None) -> Look:
    text, line, heading = node.text, node.line, node.heading
    if node.times:
        return "time"
    ended = text_ends(text)
    count = len(words(text))
    opens = following is not None and (following.row or marker_of(following).sign is not None)
    meets = heading.body and heading.bare and not heading.timed
    opens = opens or bool(meets and following and node_of(following, None).times)
    held = node.heading.when.day and node.heading.bare
    announced = node.heading.timed and text.endswith(":") and count <= 2 * SHORT and not held
    if opens and (announced or node.charge or opens_work(text) or is_of_all_year(text)):
        return "title"
    if is_said(text) or is_bracket(text) or ended or count > 2 * SHORT or _is_labelled(text):
        return "text"
    if (
        (node.heading.timed or node.heading.year_alone)
        and node.heading.bare
        and not text[:1].islower()
    ):
        return "time"
    if is_caps(text) and count > 1:
        return "caps"
    announces = text.endswith(":") and not (only_offices(text) or (heading.body and heading.bare))
    if (line.bold or line.heading) and count <= SHORT and not announces:
        return "bold"
    if opens and count <= SHORT and (text[:1].isupper() or text[:1].isdigit()) and not announces:
        return "title"
    return "text"


def _is_labelled(text: str) -> bool:
    """Whether a line says behind a label what the column of a table would: `Lãnh đạo phụ trách: đ/c Chủ tịch`."""
    if patterns("says_where").match(text) or patterns("held_label").match(text):
        return True
    label, colon, value = text.partition(":")
    held = titled(label).holds if colon and value.strip() else "other"
    return held not in ("other", "content", "topic", "body", "time")
