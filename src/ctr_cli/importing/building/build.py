"""The tree of a document's content to a programme: bodies, their meetings, the items of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, takewhile

from ctr_cli.importing.building.annexed import doubt_annexed, refers_to_annex
from ctr_cli.importing.building.finish import finish
from ctr_cli.importing.building.frame import add_paragraphs
from ctr_cli.importing.building.gathered import Gathered
from ctr_cli.importing.building.general import keep_general
from ctr_cli.importing.building.items import take_item
from ctr_cli.importing.building.numbered import give_by_number, numbered_of
from ctr_cli.importing.building.strayed import doubt_strayed
from ctr_cli.importing.building.timetable import Timetable
from ctr_cli.importing.building.under import charge_meetings, take_bracket, take_said
from ctr_cli.importing.grammar.areas import name_areas
from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.charge import is_agency_line
from ctr_cli.importing.grammar.columns import DOERS
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Elsewhere, Setting
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import held_behind_colon, says_when_held
from ctr_cli.importing.grammar.fields import (
    name_committees,
    name_fields,
    name_groups,
    name_own_body,
)
from ctr_cli.importing.grammar.heading import CELL, COUNCILS, Heading, brings, patterns
from ctr_cli.importing.grammar.levels import agree_with_namesakes, name_levels
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.node import (
    Node,
    make_whole,
    names_work,
    section_of,
    tells_event,
)
from ctr_cli.importing.grammar.occasions import occasions_apart
from ctr_cli.importing.grammar.open_items import open_items_apart
from ctr_cli.importing.grammar.opening import carries_out, who_does
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.own_works import name_own_works, name_works_apart
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.tree import tree
from ctr_cli.importing.grammar.when import ALL_YEAR, month_of_day, when
from ctr_cli.importing.reading.lines import Ignored, Line
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_field

_ANNEX = regex(r"(?:phụ lục|biểu|bảng)(?: số)?(?: [IVX\d]+)?", re.IGNORECASE)
"""The number of an annex, which says nothing of what stands in it."""


def build(lines: Sequence[Line], setting: Setting) -> Content:
    """The content of a programme in the lines between title and recipients."""
    shared_out = [line for line in lines if line in setting.sharing.lines]
    remarks = [*filter(refers_to_annex, lines)]
    apart = [*shared_out, *remarks]
    root = tree([line for line in lines if line not in apart], setting.place)
    occasions_apart(root)
    name_own_body(root, setting.body)
    name_levels(root)
    agree_with_namesakes(root)
    name_groups(root, setting.body[0])
    open_items_apart(root)
    name_works_apart(root, setting.body)
    keep_general(root.children)
    for node in takewhile(lambda node: node.look == "text", root.children):
        if patterns("introduction").match(node.text) and ":" in node.text:
            node.kind = "introduction"  # `Mục tiêu: …` above all headings
    if setting.body[0] in (*COUNCILS, *CELL, "ubkt", "mttq"):
        name_fields(root, setting.body)
    else:
        name_areas(root)
    name_committees(root, setting.body[0])
    setting, asked = name_own_works(root, lines, setting)
    content = Content(introduction=[line.text for line in shared_out], doubts=asked)
    content.ignored += [Ignored(line, "lời dẫn sang phụ lục") for line in remarks]
    gathered = Gathered(setting, content, Timetable(setting, content), _after_tables(root))
    _take(gathered, root, Context())
    _name_content(gathered, root)
    give_by_number(content, gathered.drafts, gathered.numbered)
    doubt_strayed(root, gathered.drafts)
    finish(content, gathered.drafts, gathered.shared, setting)
    gathered.timetable.finish()
    doubt_annexed(gathered, root)
    empty = {body.id for body in content.bodies if not body.meetings}
    content.bodies = [body for body in content.bodies if body.id not in empty]
    content.left += [n.line for n in root.walk() if n.kind == "heading" and n.heading.body in empty]
    return content


def _after_tables(root: Node) -> set[int]:
    """The nodes behind the last row of a document whose items all stand in tables, and no meeting behind them; the last
    sentence of one whose items all bear signs."""
    nodes = [node for node in root.walk() if node.kind in ("heading", "item", "said") and node.text]
    last = max((at for at, node in enumerate(nodes) if node.row), default=len(nodes))
    plain = [
        node
        for node in nodes[:last]
        if node.kind == "item" and not (node.row or patterns("closing").search(node.text))
    ]
    behind = nodes[last + 1 :]
    held = any(n.kind == "heading" and (n.heading.body or n.heading.timed) for n in behind)
    if plain or held:
        return set()
    *before, tail = root.walk()
    signed = all(node.row or node.marker.sign for node in before if node.kind == "item")
    ends = signed and tail.text[:1].isupper() and tail.text.endswith(".") and not is_said(tail.text)
    return {id(node) for node in behind} | ({id(tail)} if ends else set())


def _take(gathered: Gathered, node: Node, context: Context) -> None:
    """Put what stands under a heading in its place."""
    for child in node.children:
        if _is_no_work(gathered, child):
            continue
        if child.kind == "heading":
            _take_heading(gathered, child, context)
        elif child.row is None and gathered.ends_with(child):
            continue
        elif child.kind == "said":
            take_said(gathered, child, context)
        elif child.kind == "bracket":
            take_bracket(gathered, child, context)
        elif _only_leads_in(child):
            context = _led_by(gathered.content, child, context)
        else:
            take_item(gathered, child, context)


def _is_no_work(gathered: Gathered, node: Node) -> bool:
    """Take what is no work wherever it stands: a part of the frame, who does the works of some numbers, a row without a work."""
    if numbered := numbered_of(node):
        gathered.numbered += numbered
    elif node.kind == "implementation":
        _take_implementation(gathered, node)
    elif node.kind == "introduction":
        add_paragraphs(gathered.content.introduction, node, whole=True)
        message = "hiểu là nhiệm vụ chung có nhắc một ngày; xem có phải nội dung công tác không"
        told = [] if section_of(node) else filter(tells_event, node.walk())
        gathered.content.doubts += [Doubt(message, "document", aim.line) for aim in told]
    elif node.kind == "stray":
        gathered.content.left.append(node.line)
    elif node.kind == "item" and (_names_annex(node) or _ANNEX.fullmatch(node.text.strip(" .:"))):
        gathered.content.taken_apart.append(node.line)
    elif node.kind == "item" and not node.children and patterns("nothing").match(node.text):
        none = Ignored(replace(node.line, text=node.text, row=()), _NOTHING)
        gathered.content.ignored.append(none)
    else:
        return False
    return True


_NOTHING = "ghi rằng không họp hoặc không có nội dung"


def _names_annex(node: Node) -> bool:
    """Whether a line says that the work stands in an annex, and nothing else: `Phân công cụ thể như Phụ lục kèm theo.`"""
    alone = not (node.row or node.children or take_apart(node.text).charge)
    return alone and bool(patterns("in_annex").fullmatch(node.text.strip("() .;")))


def _only_leads_in(node: Node) -> bool:
    """Whether a line with no sign only says that content follows, `Nội dung:`, or which annex this is."""
    plain = node.marker.sign is None and not node.row and not node.children
    text = node.text.strip(" .:")
    if plain and _ANNEX.fullmatch(text):
        return True
    leads = patterns("leads_in").search(text)
    said = leads and leads.end() == len(text) and (not leads.start() or begins_agency(text))
    said = said or not begins_item(text) or carries_out(node.text) is not None
    return bool(plain and node.text.rstrip().endswith(":") and said)


def _led_by(content: Content, node: Node, context: Context) -> Context:
    """The context behind a line that leads in: its body carries out what follows, where no heading names one."""
    (content.left if when(node.text) else content.taken_apart).append(node.line)
    who = carries_out(node.text) if context.body is None else None
    return context.of_body(who.body, who.body_name) if who and who.body else context


def _take_heading(gathered: Gathered, node: Node, context: Context) -> None:
    if _says_only_when(node):
        take_item(gathered, node, context)
        return
    _take_time(gathered.content, node)
    over = context.body or (context.timed and gathered.setting.body[0])
    goes_on = begins_item(node.text) or (over != node.heading.body and brings(node.text))
    if over and node.heading.body and goes_on and not is_field(node.heading.body_name):
        node.heading = Heading(left=node.text)  # who else hears of it: `… các nội dung trình HĐND:`
    alone = node.heading.bare and not (len(context.when.months) and names_work(node))
    if context.timed and node.marker.sign and not (node.children or alone):
        make_whole(node)
        take_item(gathered, node, context)
        return
    if _goes_on_all_year(node, context):
        own = node.heading.bare or tone_key(node.text).endswith(
            tone_key(f"của {node.heading.body_name}")
        )
        said = node.heading if own else Heading(left=node.heading.left)
        node.heading = replace(said, when=ALL_YEAR)
    content = gathered.content
    before, others = len(gathered.drafts) + len(gathered.numbered), len(content.elsewhere)
    closed = len(content.implementation)
    if node.heading.body or node.heading.timed:
        gathered.closing = False
    gathered.begun = []
    gathered.timetable.name_body(node)
    here = _under(content, node, context)
    if node.does and (who_does(node.text) or is_agency_line(node.text)):
        content.taken_apart.append(node.line)
    first = len(gathered.drafts)
    _take(gathered, node, here)
    if node.does and node.line not in content.taken_apart:
        _note_doer(gathered, node, first)
    if node.charge:
        charge_meetings(gathered, node, node.charge, first)
    if len(gathered.drafts) + len(gathered.numbered) == before:
        _take_empty(gathered, node, here, content.elsewhere[others:], closed)
    gathered.begun = []


def _note_doer(gathered: Gathered, node: Node, first: int) -> None:
    """Ask whether the office a heading names does the works beneath it; where each names its own it is told alone."""
    own = [draft.row for draft in gathered.drafts[first:] if draft.row]
    named = [row for row in own if any(row.cells.get(column) for column in DOERS)]
    if len(named) < max(len(gathered.drafts) - first, 1):
        message = (
            f"đề mục “{node.text}” là tên cơ quan, hiểu là cơ quan chuẩn bị các nội dung ở dưới"
        )
        gathered.content.doubts.append(Doubt(message, "agencies", node.line))
    else:
        reason = "tên cơ quan trên các nội dung tự ghi cơ quan"
        gathered.content.ignored.append(Ignored(node.line, reason))


def _take_time(content: Content, node: Node) -> None:
    """Take when a session, a body or a month meets, in the first lines beneath it, into its heading: the day of its
    month, too; where and with whom is told."""
    for first in [*takewhile(lambda child: not (child.children or child.row), node.children)]:
        heading = node.heading
        meets = heading.number is not None or heading.body or len(heading.when.months) == 1
        time = says_when_held(first.text) if meets and not node.does else None
        of_month = time and time.day and month_of_day(time.day) in heading.when.months
        if time and (of_month or not heading.when):
            node.heading = replace(heading, when=replace(time, number=heading.number))
        elif not (meets and patterns("says_where").match(first.text)):
            return
        node.children.remove(first)
        content.taken_apart.append(first.line)


def _under(content: Content, node: Node, context: Context) -> Context:
    """The context beneath a heading; one that says nothing of who, when and what is told, and no group of items."""
    text = node.text.strip(" .:")
    if patterns("meetings").fullmatch(text):
        content.taken_apart.append(node.line)
        return replace(context, said=(*context.said, node))
    if _ANNEX.fullmatch(text):
        content.taken_apart.append(node.line)
        return context
    if _only_frames(node, context):
        _take_frame(content, node)
        return context
    return context.under(node)


def _says_only_when(node: Node) -> bool:
    """Whether a line with nothing under it says all there is of a meeting: `Kỳ họp thứ sáu, dự kiến ngày 14/7/2027.`, `Giao ban khối: hằng tháng`, `Tháng 12: Hội nghị tổng kết năm`."""
    opened = opens_when(node.text)
    work = begins_item(opened.text if opened else node.text) and not node.heading.body
    if node.children or held_behind_colon(node.text) or work:
        return not node.children
    return node.text.rstrip().endswith(".") and bool(node.heading.when) and node.heading.bare


def _goes_on_all_year(node: Node, context: Context) -> bool:
    """Whether a group of work under no time, and with no time or body beneath it, is work that goes on: `Công tác thường xuyên`."""
    if context.timed or node.heading.timed or not patterns("standing").search(node.text):
        return False
    below = (n.heading for n in node.walk() if n.kind == "heading" and n is not node)
    return not any(heading.timed or heading.body for heading in below)


def _only_frames(node: Node, context: Context) -> bool:
    """Whether a heading only says that content follows, over or under headings that say who and when."""
    if node.heading.body or not patterns("content").fullmatch(node.text.strip(" .:")):
        return False
    return bool(context.said) or any(child.kind == "heading" for child in node.children)


def _take_frame(content: Content, node: Node) -> None:
    """A heading that only says that content follows: of the whole content when it stands over all of it."""
    if content.content_heading is None and not content.bodies:
        content.content_heading = _sign(node, "A") + sentence_case(node.text.strip(" .:"), "")
    else:
        content.taken_apart.append(node.line)


def _sign(node: Node, usual: str = "") -> str:
    """The number or letter of a part as its paper has it, where it is not the usual one."""
    sign, value = node.marker.sign, node.marker.value
    return f"{value}. " if sign in ("roman", "upper") and value != usual else ""


def _take_empty(
    gathered: Gathered, node: Node, context: Context, others: Sequence[Elsewhere], closed: int
) -> None:
    """A heading nothing came under: a conference is kept, and doubted; any other is told, with `others`, its works that are not taken, where it has words of its own.

    It heads its paragraphs where they close the document, behind so many that do.
    """
    closing = gathered.content.implementation
    if len(closing) > closed:
        heading = sentence_case(node.text.strip(" .:"), gathered.setting.source)
        closing[closed] = f"{heading}: {closing[closed]}"
        return
    if others and node.heading.left:
        reasons = ", ".join(dict.fromkeys(one.reason for one in others))
        at = len(gathered.content.elsewhere) - len(others)
        gathered.content.elsewhere.insert(at, Elsewhere(node.line, reasons))
    if others:
        return
    told = _ANNEX.fullmatch(node.text.strip(" .:"))
    if told or any(child.kind in ("heading", "introduction") for child in node.children):
        return
    said = [child.text for child in node.children] or [
        re.split("[:(–-]", node.text)[-1].strip(" )")
    ]
    if all(map(patterns("nothing").match, said)):
        gathered.content.ignored.append(Ignored(node.line, _NOTHING))
        return
    when = node.heading.when
    if node.heading.number is not None or (when.months and not when.part):
        meeting = gathered.timetable.meeting(context, node.line)
        message = "hội nghị này không thấy nội dung nào trong văn bản"
        gathered.content.doubts.append(Doubt(message, meeting, node.line))
    else:
        gathered.content.left.append(node.line)


def _take_implementation(gathered: Gathered, node: Node) -> None:
    content = gathered.content
    gathered.closing = True
    heading, _, sentence = _without_part(node.text).partition(":")
    said = sentence_case(heading, gathered.setting.source)
    content.implementation_heading = _sign(node) + said
    if sentence.strip():
        content.implementation.append(sentence.strip())
    counted = [child for child in node.children if child.marker.sign == "number"]
    for child in node.children:
        add_paragraphs(content.implementation, child, counted=len(counted) > 1)
        gathered.numbered += chain.from_iterable(map(numbered_of, child.walk()))


def _name_content(gathered: Gathered, root: Node) -> None:
    """The one heading over all the content is the heading of the content, and no group of items."""
    content = gathered.content
    head, *others = [n for n in root.children if n.kind in ("heading", "item")] or [root]
    silent = head.kind == "heading" and _says_nothing(head.heading, gathered.setting.year)
    if others or not silent or content.content_heading is not None:
        return
    text = _without_part(head.text)
    content.content_heading = _sign(head, "A") + sentence_case(text.strip(" .:"), "")
    own = sentence_case(head.text, gathered.setting.source)
    for draft in gathered.drafts:
        _leave_topic(draft, own)
    if text != head.text:
        content.taken_apart.append(head.line)


def _says_nothing(said: Heading, year: int) -> bool:
    """Whether a heading says neither who meets nor when, but for the year of the programme beside other words."""
    years = (None, year) if said.left else (None,)
    return not (said.body or said.timed) and said.when.year in years


def _leave_topic(draft: Draft, own: str) -> None:
    """Take the heading of the content away from the topic of an item."""
    topic = draft.topic or ""
    draft.topic = None if topic == own else topic.removeprefix(f"{own} - ") or None


def _without_part(text: str) -> str:
    """A title without the number of its part: `Phần thứ hai: Tổ chức thực hiện`."""
    return re.sub(r"^phần [^:]+: ", "", text, flags=re.IGNORECASE)
