"""What an item is made of: once for every meeting it comes before."""

import re
from dataclasses import replace

from ctr_cli.importing.building.doubts import SEVERAL
from ctr_cli.importing.building.gathered import Gathered
from ctr_cli.importing.building.held import bringing, contexts_of
from ctr_cli.importing.building.numbered import numbers_of
from ctr_cli.importing.building.under import put_under
from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.clauses import field_apart, works_at_own_times, works_named
from ctr_cli.importing.grammar.content import Draft, Elsewhere, Setting
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.heading import (
    Heading,
    patterns,
)
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opening import read_as_preparer, supervises, who_does
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import Marker, marker
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Meeting

_BY_LABEL = "đề mục không ghi thời gian; đã xếp theo thời gian ghi ở chính nội dung này"
_AGAINST = "đề mục ghi thời gian khác; đã xếp theo thời gian ghi ở chính nội dung này"
_DAY_OR_DUE = "ngày ở đầu dòng này là ngày họp hay là hạn trình nội dung"
_MEETS = regex(r"\bhọp\b|hội nghị", re.IGNORECASE)
_PARTED = "dòng này ghi nhiều việc, mỗi việc có cơ quan riêng; đã tách thành các nội dung"


def take_item(gathered: Gathered, node: Node, context: Context, at: Context | None = None) -> None:
    """Take an item; `at` is the place of a brother on whose line the time stands."""
    if node.row is None and at is None and _take_several(gathered, node, context):
        return
    setting = gathered.setting
    if node.row is None and (label := patterns("work_label").match(node.text)):
        node.marker = replace(node.marker, rest=node.text[label.end() :])
    text, contexts = (node.text, [at]) if at else contexts_of(gathered, node, context)
    begun = [
        Draft(
            [node.line, *node.more_lines], work, meeting, _topic(node, context, setting.source),
            row=node.row, placed=_is_placed(work, own, context), numbers=numbers_of(node, context),
        )
        for own in contexts
        for meeting in _meetings(gathered, node, own, context)
        for work in (works_named(text) if node.row is None else [text])
    ]  # fmt: skip
    for draft in begun:
        _note_work(draft, text, context, setting)
        draft.details += [" ".join(cell.split()) for cell in node.row.more] if node.row else []
    elsewhere = any(
        own.when != context.when and not own.when.within(context.when) for own in contexts
    )
    said = not context.timed and take_apart(text).meets
    by_label = elsewhere and node.row is None and text == node.text and not said
    untimed = context.when.part or not context.timed
    due = take_apart(text).charge.due
    plain = not context.timed and due and due.held and not due.doubted
    for draft in begun if by_label and not setting.term and not plain else ():
        draft.doubts.append(_BY_LABEL if untimed else _AGAINST)
    meets = context.said and _MEETS.search(context.said[-1].text) and not context.when.day
    on_day = meets and node.row is None and text != node.text and contexts[0].when.day
    for draft in begun if on_day else ():
        draft.doubts.append(_DAY_OR_DUE)
    gathered.begin(begun)
    before = node.text.removesuffix(text).rstrip() if text != node.text else ""
    for draft in begun if before else ():
        _note_time(draft, before, text)
    brothers = marker(f"{before[-1:]} {text}").sign
    for child in node.children:
        if brothers and child.marker.sign == brothers:
            take_item(gathered, child, context, contexts[0])
        else:
            put_under(gathered, child, begun, context)


def _take_several(gathered: Gathered, node: Node, context: Context) -> bool:
    """Take the works of one paragraph that name their field before them, or each its own time, one by one; False for any other line."""
    beside = node.sign in gathered.of_fields
    field, rest = field_apart(node.text, beside=beside) or ("", node.text)
    works = works_at_own_times(rest) or [rest]
    if works == [node.text]:
        return False
    if field:
        gathered.of_fields.add(node.sign)
        head = Node(node.line, Marker(None, "", field), heading=Heading(left=field))
        context = context.under(head)
    first = len(gathered.drafts)
    for work in works:
        below = node.children if work is works[-1] else []
        own = replace(node.marker, rest=capitalised(work))
        take_item(gathered, replace(node, marker=own, children=below), context)
    for draft in gathered.drafts[first:] if begins_item(field) else ():
        draft.doubts.append(f"hiểu “{field}” ở đầu dòng là lĩnh vực của các nội dung sau nó")
    return True


def _is_placed(work: str, own: Context, context: Context) -> bool:
    """Whether a work stands where its own words say, or where no heading says."""
    said = any(place.body in (None, own.body) for place in take_apart(work).meets)
    return said or (own.body is not None and context.body is None)


def _note_work(draft: Draft, text: str, context: Context, setting: Setting) -> None:
    """What a work has of its line and its headings: that it was parted from others, and who does it."""
    if draft.text != text:
        draft.doubts.append(_PARTED)
        draft.text = capitalised(draft.text)
    if context.does:
        office = sentence_case(context.does.text.strip(" .:"), setting.source)
        draft.over = who_does(office) or parse(office, strict=False)
    for over in (*context.said, *context.topics):
        draft.over = supervises(sentence_case(over.text, setting.source)) or draft.over
    if brought := bringing(draft.text, context):
        who, draft.text = brought
        draft.charges.append(parse(who))
        draft.doubts.append(read_as_preparer(who))


def _note_time(draft: Draft, before: str, text: str) -> None:
    """What the time before a work leaves to say: its day, or the part of it, and that several works follow it."""
    if re.search(r"\b(?:tuần|sáng|chiều)\b|\d.*\b(?:hằng|hàng|mỗi)\b", before, re.IGNORECASE):
        draft.details.append(before.rstrip(" :"))
    if re.search(r";\s+\w", take_apart(draft.text).text) and draft.text == text:
        draft.doubts.append(SEVERAL)


def _topic(node: Node, context: Context, source: str) -> str | None:
    own = node.row.cells.get("topic", "") if node.row else ""
    texts = [*(heading.text for heading in context.topics), " ".join(own.split())]
    said = [sentence_case(text, source) for text in texts if text]
    return " - ".join(text.strip(" .:") for text in said) or None


# The meetings it comes before


def _meetings(gathered: Gathered, node: Node, own: Context, context: Context) -> list[Meeting]:
    if gathered.setting.term and not _of_this_year(gathered, node, own):
        return []
    if gathered.setting.school and _of_other_year(gathered, node, own, gathered.setting.school):
        return []
    own = _spread(own, gathered.setting)
    time = own.when if own is not context and own.when != context.when else None
    if node.row and time and time.quarterly:
        return [gathered.timetable.meeting(own, node.line, time)]
    if own.when and len(own.when.months) + len(own.when.quarters) > 1:
        return gathered.timetable.meetings(own, node.line)
    return [gathered.timetable.meeting(own, node.line, time if time else None)]


def _spread(own: Context, setting: Setting) -> Context:
    """Work of a term that comes again every month or quarter, in each of those of the year."""
    time = own.when
    if not setting.term or time.months or time.quarters:
        return own
    if time.every == "month":
        return replace(own, when=replace(time, every=None, months=tuple(range(1, 13))))
    if time.every == "quarter":
        return replace(own, when=replace(time, every=None, quarters=(1, 2, 3, 4)))
    return own


def _of_this_year(gathered: Gathered, node: Node, own: Context) -> bool:
    """Whether work of a term is of the year asked for and has a month; else it is told."""
    recurring = bool(own.when.every)
    if not recurring and own.year not in (None, gathered.setting.year):
        gathered.content.elsewhere.append(Elsewhere(node.line, f"năm {own.year}"))
    elif not own.timed:
        gathered.content.elsewhere.append(Elsewhere(node.line, "không rõ tháng"))
    else:
        return True
    return False


_SCHOOL_BEGINS = 8
"""The month a school year begins with; those before it are of the next year."""


def _of_other_year(gathered: Gathered, node: Node, own: Context, first: int) -> bool:
    """Whether work of a school year is held in the one of its two years that is not asked for; it is told."""
    months = own.when.spans
    year = own.year or (first if not months or months[-1] >= _SCHOOL_BEGINS else first + 1)
    if not months or year == gathered.setting.year:
        return False
    gathered.content.elsewhere.append(Elsewhere(node.line, f"năm {year}"))
    return True
