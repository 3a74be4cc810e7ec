"""Lines to a tree, by the signs they bear: a sign that is open goes on its list, a new one opens a list beneath."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.brackets import outside
from ctr_cli.importing.grammar.clauses import (
    are_parted,
    each_at_its_time,
    times_parted,
    works_named,
    works_parted,
)
from ctr_cli.importing.grammar.columns import Titled, titles
from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns
from ctr_cli.importing.grammar.looks import node_of
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.node import (
    Node,
    close,
    close_times,
    is_of_all_year,
    make_whole,
    may_head,
    names_work,
    section_of,
    text_ends,
    time_before,
    value_of,
)
from ctr_cli.importing.grammar.opening import who_does
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.run_in import before_works, meetings_apart, run_in
from ctr_cli.importing.grammar.said import charge_of_sentence, is_said
from ctr_cli.importing.grammar.sections import one_thing
from ctr_cli.importing.grammar.tables import table_nodes
from ctr_cli.importing.grammar.themes import is_theme
from ctr_cli.importing.grammar.whole_meeting import charge_of_meeting
from ctr_cli.importing.reading.joining import UNFINISHED
from ctr_cli.importing.reading.lines import (
    RANK,
    Line,
    Marker,
    is_caps,
    marker,
    marker_of,
)
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex


def tree(lines: Sequence[Line], place: str = "") -> Node:
    """The lines of a document's content as a tree; the rows of a table become the nodes they stand for."""
    root = Node(Line(0, ""), Marker(None, "", ""), kind="root")
    path = [root]
    whole = _times_apart(_titled_parts(_lists_beneath(_sentences_whole(lines))), place)
    at = 0
    columns: list[Titled] = []
    while at < len(whole):
        rows = _rows_from(whole, at)
        if rows:
            nodes, columns = table_nodes(rows, place, columns)
            if any(map(_holds_work, nodes)):
                del path[next((n for n, p in enumerate(path) if _carries_out(p)), len(path)) :]
            _under_headings(path).children += nodes
            at += len(rows)
            continue
        node = node_of(whole[at], whole[at + 1] if at + 1 < len(whole) else None, place)
        if node.times and _says_when(path, node, whole[at + 1 : at + 2]):
            node.times, node.look = False, node.look and "text"
        if node.times and _is_work_in(path, node, whole[at + 1 : at + 2]):
            make_whole(node)
            node.look = node.look and "text"
            node.heading = Heading(left=node.text)
        node.times &= bool(node.heading.timed) and not _is_over_times(
            node, whole[at + 1 : at + 2], place
        )
        if _brings(path, node) or _groups_dashes(path, node, whole[at + 1 : at + 2]):
            node.look = "title"
        if is_of_all_year(node.text) and _follows_the_times(whole, at, place):
            close_times(path, node)
        if node.look != "text":
            del path[_stays_open(path, node) :]
            close(path, node)
        _over(path[-1], node).children.append(node)
        if node.look != "text":
            path.append(node)
        at += 1
    return root


def _holds_work(node: Node) -> bool:
    """Whether a row, or one beneath it, is a work with its time."""
    return any(n.row and "time" in n.row.cells and not n.points for n in node.walk())


def _stays_open(path: Sequence[Node], node: Node) -> int:
    """How many of the open nodes a heading may stand under: that of an annex under no office, and under no part of mere prose."""
    if node.line.outline == -1 or _BESIDES.match(node.text):
        return 1
    annexed = node.line.outline < 0
    ends = (n for n, p in enumerate(path) if annexed and (_names_office(p) or _only_tells(p)))
    return next(ends, len(path))


def _only_tells(node: Node) -> bool:
    """Whether a heading has nothing but sentences beneath it, which send nobody to an annex."""
    told = [child.text for child in node.children if child.look == "text" and text_ends(child.text)]
    sends = any(map(patterns("refers_to_annex").search, (node.text, *told)))
    return node.kind != "root" and len(told) == len(node.children) > 0 and not sends


def _names_office(node: Node) -> bool:
    """Whether a heading is the name of an office whose works stand beneath it, and none of an annex."""
    return node.kind != "root" and not node.heading.body and only_offices(node.text)


def _carries_out(node: Node) -> bool:
    """Whether a line opens the part of how the programme is carried out, which holds no works."""
    return node.kind != "root" and section_of(node) == "implementation"


def _over(parent: Node, node: Node) -> Node:
    """What a line stands under: of plain lines, one that says when goes under the work before it."""
    last = parent.children[-1] if parent.children else None
    plain = (
        node.look == "text"
        and last
        and last.look == "text"
        and not patterns("says_where").match(last.text)
    )
    plain = plain and last and not is_said(last.text)
    said = charge_of_sentence(node.text) if plain and is_said(node.text) else None
    return last if last and said and said.due else parent


_BESIDES = regex(
    r"(?:ngoài (?:các|những|ra)|phụ lục|(?:biểu|bảng)(?: số)? (?:\d+|[IVX]+))\b", re.IGNORECASE
)
"""How a list, an annex or a table opens that stands beside all the lists before it."""


def _brings(path: list[Node], node: Node) -> bool:
    """Whether a plain line says who brings the works beneath it: `UBND xã trình`, first under a session or like one above."""
    titles = [n.text for n in path if n.look == "title"]
    opens = path[-1].times or any(who_does(text) or only_offices(text) for text in titles)
    charge = who_does(node.text) if opens and not text_ends(node.text) else None
    return bool(node.look == "text" and charge and charge.assignments[0][1] == "submit")


def _groups_dashes(path: list[Node], node: Node, following: Sequence[Line]) -> bool:
    """Whether a star among works with dashes stands over those behind it: `* Nội dung thường kỳ`."""
    among = node.marker.sign == "star" and path[-1].marker.sign == "dash"
    over = bool(following) and marker_of(following[0]).sign == "dash"
    return among and over and bool(patterns("groups").fullmatch(node.text.strip(" :")))


def _says_when(path: list[Node], node: Node, following: Sequence[Line]) -> bool:
    """Whether a line of time that ends no other says when the item above it is held: the next of the list follows it."""
    last = path[-1]
    if len(path) == 1 or time_before(path, node) is not None:
        return False
    if not following:
        return node.marker.sign is None or node.sign != last.sign
    after = node_of(following[0], None)
    if after.times or after.marker.sign is None:
        return False
    value = value_of(after)
    counted = value is not None and any(
        open_node.sign == after.sign and value_of(open_node) == value - 1 for open_node in path
    )
    deeper = node.marker.sign is None and node.line.indent > last.line.indent
    return counted or (deeper and after.sign == last.sign and after.line.indent <= last.line.indent)


def _is_of_month(node: Node) -> bool:
    """Whether a line is a month, or a day of one, and nothing else."""
    heading = node.heading
    return (node.times and len(heading.when.months) == 1) or (
        heading.bare and bool(heading.when.day)
    )


def _is_work_in(path: list[Node], node: Node, following: Sequence[Line]) -> bool:
    """Whether a line with a sign and nothing beneath it is a work in the month over it, `Sinh hoạt chuyên đề quý I`, that reaches beyond it."""
    over = next(filter(_is_of_month, (path[-1], *path[-2:-1])), None)
    within = over is not None and (over.sign != node.sign or node.marker.sign is None)
    after = marker_of(following[0]) if following else node.marker
    if not (within and names_work(node)) or not (
        node.marker.sign in _BULLETS or _goes_by(path, node, following)
    ):
        return False
    alone = after.sign == node.marker.sign or (after.sign and after.rank < node.marker.rank)
    alone = alone or bool(following and node_of(following[0], None).times)
    return bool(alone) and not node.text.endswith(":")


def _goes_by(path: list[Node], node: Node, following: Sequence[Line]) -> bool:
    """Whether a line is one of a list of works: counted on from the one before or to the one behind, or closed as a sentence is."""
    value, after = value_of(node), node_of(following[0], None) if following else None
    counted = node.marker.sign in ("number", "dotted", "letter", "paren") and value is not None
    if value and after and after.sign == node.sign and value_of(after) == value + 1:
        return counted
    before = path[-1] if path[-1].sign == node.sign and not path[-1].times else None
    on = counted and before and value_of(before) == (value or 0) - 1
    return bool(on) or (node.line.text.endswith(".") and (counted or node.marker.sign is None))


def _follows_the_times(lines: Sequence[Line], at: int, place: str) -> bool:
    """Whether a line heads works with no time behind them, and its words stand once: not under each month."""
    texts = [marker_of(line).rest for line in lines]
    following = lines[at + 1 :]
    if texts.count(texts[at]) > 1 or not following or marker_of(following[0]).sign is None:
        return False
    beneath = takewhile(lambda line: marker_of(line).rank > RANK["roman"], following)
    return not any(node_of(line, None, place).times for line in beneath)


def _is_over_times(node: Node, following: Sequence[Line], place: str) -> bool:
    """Whether a line that says how often, `Chương trình hằng tháng`, stands over the times themselves."""
    often = bool(node.heading.when.every) and not node.heading.when.spans
    return often and any(node_of(line, None, place).times for line in following)


def _rows_from(lines: Sequence[Line], at: int) -> list[Line]:
    """The rows of the table that begins at a place, and of its parts on further pages, which have its header again or none; none where no table does."""
    first, rows, table = lines[at], list[Line](), lines[at].table
    for n, line in enumerate(takewhile(lambda line: bool(line.row), lines[at:]), at):
        if line.table != table and not _goes_on_with(first, lines[n:]):
            break
        table = line.table
        rows.append(line)
    return rows


def _goes_on_with(first: Line, lines: Sequence[Line]) -> bool:
    """Whether rows open a part of the table above on a further page: with its header again, or none, be it below sections."""
    own = takewhile(lambda line: line.table == lines[0].table, lines)
    head = next((line for line in own if one_thing(line.row, ()) is None), None)
    same_width = len(lines[0].row) == len(first.row)
    again = first.text == lines[0].text
    return same_width and (again or not head or first.text == head.text or not titles([head.row]))


def _lists_beneath(lines: Sequence[Line]) -> list[Line]:
    """The lines with Word's own numbers a step deeper than typed ones, where each count goes on across the other.

    `1. Kỳ họp thứ 5`, typed, has the points 1 to 4 of a list of Word's beneath it, `2. Kỳ họp thứ 6` its points 5 to 8.
    """
    numbered = [line for line in lines if not line.row and marker_of(line).sign == "number"]
    typed = [int(marker_of(line).value) for line in numbered if line.listed is None]
    counted = [int(marker_of(line).value) for line in numbered if line.listed is not None]
    held = any(
        one.listed is not None and two.listed is None and marker_of(two).value != "1"
        for one, two in pairwise(numbered)
    )
    if not (held and _counts_on(typed) and _counts_on(counted)):
        return list(lines)
    return [
        replace(line, listed=replace(line.listed, sign="paren"))
        if line.listed and not line.row and line.listed.sign == "number"
        else line
        for line in lines
    ]


def _counts_on(values: Sequence[int]) -> bool:
    """Whether each number is the next one, or begins anew."""
    return all(two in (1, one + 1) for one, two in pairwise([0, *values]))


_INSIDE = regex(r"[^\W\d_A-ZĐÀ-Ỹ]|[,;)]|\d{1,2}\s+(?:tháng|quý|năm|ngày)\b")
"""How a paragraph begins that no work begins as."""


def _sentences_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with sentences that run over two paragraphs put together: the second begins as no work does, or the first ends as none."""
    result: list[Line] = []
    for line in lines:
        last = result[-1] if result else None
        if last and not (last.row or line.row) and _goes_on(last, line):
            result[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            result.append(line)
    return result


def _goes_on(last: Line, line: Line) -> bool:
    text, before = line.text, last.text.rstrip()
    if marker_of(line).sign or line.bold != last.bold or is_caps(before) or is_caps(text):
        return False
    inside = _INSIDE.match(text) and not before.endswith((".", ":", "!", "?", ";", ")"))
    cut = UNFINISHED.search(before) and not begins_item(text)
    timed = node_of(line, None).times or node_of(last, None).heading.bare
    return bool(inside or cut) and not (timed or is_said(text) or is_said(before))


def _titled_parts(lines: Sequence[Line]) -> list[Line]:
    """The lines with `Phần thứ nhất` and the title on the line after it made one."""
    result: list[Line] = []
    for line in lines:
        before = marker_of(result[-1]) if result else None
        if before and before.sign == "part" and not before.rest and not line.row:
            head = result.pop()
            text = f"{head.text.rstrip(' .:-')}: {line.text}"
            result.append(replace(head, text=text, heading=True))
        else:
            result.append(line)
    return result


_BULLETS = {"dash": "-", "star": "*", "plus": "+"}


def _times_apart(lines: list[Line], place: str) -> list[Line]:
    """The lines with `Tháng 12: Tổng kết …`, or a session and its works, parted behind the time: a heading and what stands beneath it."""
    result: list[Line] = []
    lines = [part for line in lines for part in times_parted(line)]
    parted_works = are_parted(lines)
    for at, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        motto = patterns("motto").match(line.text) if following and not line.row else None
        if motto and result and not result[-1].row and node_of(result[-1], None, place).times:
            result[-1] = replace(
                result[-1], text=f"{result[-1].text.rstrip(' .:')}: {line.text.strip()}"
            )
            continue
        parted = None if line.row or is_caps(line.text) else _time_apart(line, place)
        motto = parted and patterns("motto").match(line.text[len(parted[0].text) :].strip())
        over = following and not following.row and not node_of(following, None, place).times
        named = parted and (motto or _names_meeting(parted[1], place))
        themed = parted and over and not named and is_theme(line, parted[1], lines[at + 1 :], place)
        if parted is None or themed or (named and over):
            own = replace(line, heading=line.heading or bool(themed))
            whole = not parted_works or line.row or is_caps(line.text) or parted
            result += [own] if whole else each_at_its_time(own)
            continue
        head, works = parted
        after = following and not following.row and marker_of(following).sign
        plain = (
            over and not after and not opens_when(following.text) and begins_item(following.text)
        )
        bullet = "" if plain else _BULLETS.get(after or "", "-")
        works = [part for work in works for part in meetings_apart(work, place)]
        part_works = works_parted if parted_works else works_named
        works = [capitalised(part) for work in works for part in part_works(work)]
        texts = [w if marker(w).sign or w.endswith(":") else f"{bullet} {w}" for w in works]
        result += [head, *(replace(line, text=text, listed=None) for text in texts)]
    return result


def _names_meeting(works: Sequence[str], place: str) -> bool:
    """Whether behind a time stands which meeting it is, and perhaps who prepares it: `Quý I: Hội nghị Ban Chấp hành lần 4 (tháng 3)`."""
    text = works[0]
    meeting = charge_of_meeting(text, place)
    said = heading_of(meeting[0] if meeting else text, place)
    return len(works) == 1 and said.bare and bool(said.body or said.number)


def _time_apart(line: Line, place: str) -> tuple[Line, list[str]] | None:
    """The time, or the session, a line opens with as a line of its own, and the works behind it; none
    where only who does what stands beneath is behind it."""
    rest, opening = marker_of(line).rest, opens_when(line.text)
    several = opening and len(meetings_apart(opening.text, place)) > 1
    said, points = (rest, []) if several else run_in(rest)
    if points and said:
        said = f"{line.text.removesuffix(rest)}{said}"
        head = replace(line, text=f"{before_works(said)}:")
        own = node_of(head, None, place).heading
        if own.timed and own.bare and (len(points) > 1 or own.when.day):
            return head, points
    who, colon, works = line.text.partition(": ")
    if colon and outside(line.text, len(who)) and before_works(who) != who.rstrip(" .:"):
        head = replace(line, text=f"{before_works(who)}:")
        own = node_of(head, None, place).heading
        if own.number is not None and own.bare and not is_said(line.text):
            return head, [works]
    text = opening.text if opening and not opening.sentence else ""
    head = replace(line, text=line.text[: len(line.text) - len(text)].rstrip())
    node = node_of(head, None, place) if text else None
    whole = node_of(line, None, place)
    if node and whole.charge and whole.said.strip(" :–-") == node.text.strip(" :–-"):
        return None
    apart = node and (node.times or (node.heading.bare and node.heading.when.day))
    return (head, [text]) if apart else None


def _under_headings(path: list[Node]) -> Node:
    """The innermost open node that may head a table; those below it are closed."""
    while len(path) > 1 and not may_head(path[-1]):
        path.pop()
    return path[-1]
