"""Where an item belongs, and what it is made of: once for every meeting it comes before."""

import re
from dataclasses import replace

from ctr_cli.importing.building.doubts import SEVERAL
from ctr_cli.importing.building.gathered import Gathered
from ctr_cli.importing.building.numbered import numbers_of
from ctr_cli.importing.building.rows import before_body, contexts_of_row
from ctr_cli.importing.building.under import put_under
from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.cell_times import cell_time, is_span
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.clauses import field_apart, works_at_own_times, works_named
from ctr_cli.importing.grammar.columns import titled
from ctr_cli.importing.grammar.content import Draft, Elsewhere, Setting
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import at_another_month, due_within
from ctr_cli.importing.grammar.heading import CELL, PARTY, Heading, body_in, heading_of, patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opening import opened, read_as_preparer, supervises, who_does
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.placed import placed_in
from ctr_cli.importing.grammar.said import charge_of_sentence
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import Marker, marker
from ctr_cli.language.beginnings import is_beginning
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Meeting

_BY_LABEL = "đề mục không ghi thời gian; đã xếp theo thời gian ghi ở chính nội dung này"
_AGAINST = "đề mục ghi thời gian khác; đã xếp theo thời gian ghi ở chính nội dung này"
_DAY_OR_DUE = "ngày ở đầu dòng này là ngày họp hay là hạn trình nội dung"
_MEETS = regex(r"\bhọp\b|hội nghị", re.IGNORECASE)
_PARTED = "dòng này ghi nhiều việc, mỗi việc có cơ quan riêng; đã tách thành các nội dung"
_WEEK = regex(
    r"(?P<week>tuần\s+(?:thứ\s+)?[\w, và–-]{1,14}?)\s*:\s+(?P<text>\S.*)", re.IGNORECASE | re.DOTALL
)
"""The week of a month before a work: `Tuần 2: Kiểm tra đảng phí`."""
_OWN_TIME = regex(
    r"^(?P<when>(?:tại|trong|vào)?[^:;.]{2,110}):\s+(?P<text>\S.{14,})$", re.IGNORECASE | re.DOTALL
)
_ON_DAY = regex(
    r"(?P<when>(?:(?:vào|sáng|chiều|ngày)\s+)*\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}(?:\s*(?:[/.-]|năm)\s*20\d\d)?)(?:\s+[-–—]|\s*[,:])\s+(?P<text>[^\W\d_].{7,})",
    re.IGNORECASE | re.DOTALL,
)
"""A day before a work, parted by a dash or a comma: `Ngày 15/7 - Cho ý kiến …`."""


def take_item(gathered: Gathered, node: Node, context: Context, at: Context | None = None) -> None:
    """Take an item; `at` is the place of a brother on whose line the time stands."""
    if node.row is None and at is None and _take_several(gathered, node, context):
        return
    setting = gathered.setting
    if node.row is None and (label := patterns("work_label").match(node.text)):
        node.marker = replace(node.marker, rest=node.text[label.end() :])
    text, contexts = (node.text, [at]) if at else _contexts(gathered, node, context)
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
    elsewhere = any(own.when != context.when and not _within(own.when, context) for own in contexts)
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
    if bringing := _bringing(draft.text, context):
        who, draft.text = bringing
        draft.charges.append(parse(who))
        draft.doubts.append(read_as_preparer(who))


_LONGEST_NAME = 9
"""Words of an office at most."""


def _bringing(text: str, context: Context) -> tuple[str, str] | None:
    """Who brings a work before a meeting held on its day, whatever body that is, and the work: `Thường trực Hội: Sơ kết quý I.`"""
    who, colon, work = text.partition(": ")
    named = colon and len(who.split()) <= _LONGEST_NAME and begins_agency(who)
    if not (named and context.body and context.when.day and work[:1].isupper()) or opened(text):
        return None
    charge = parse(who)
    return (who, work) if charge.assignments and not (charge.rest or charge.due) else None


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


# When it is held


def _placed_at(gathered: Gathered, said: Heading, context: Context) -> Context:
    here = context.at(said) if said.timed else context
    if said.body is None:
        return here
    return before_body(said.body_name, here, gathered.setting, gathered.content)


def _contexts(gathered: Gathered, node: Node, context: Context) -> tuple[str, list[Context]]:
    """The text of an item and where it belongs: by its own words, by the cells beside it, else by its headings."""
    text, setting = node.text, gathered.setting
    week = _WEEK.fullmatch(text) if context.timed and node.row is None else None
    if week:
        return week["text"], [context]
    match = _ON_DAY.fullmatch(text) or _OWN_TIME.match(text)
    own = heading_of(match["when"], setting.place) if match else None
    work = _before_body(match["when"], match["text"], context, setting) if match else None
    if work and own and match and node.row is None:
        within = set(context.when.spans) & set(own.when.spans)
        said = own.when and not within
        here = context.at_time(own.when, own.kind) if said else _at_said(gathered, node, context)
        here = here if own.number is None else replace(here, number=own.number)
        return work, [before_body(match["when"], here, setting, gathered.content)]
    daily = own is not None and own.when.every and patterns("day_of_each").fullmatch(own.left)
    titled = own and own.kind == "thematic" and context.timed and not own.when.months
    counted = own and (daily or patterns("counted_sitting").fullmatch(own.left))
    parted = own and own.timed and counted and not titled
    if match and own and parted and node.row is None:
        work = marker(match["text"]).rest
        return capitalised(work), [context.at_time(own.when, own.kind)]
    held = heading_of(text, setting.place) if node.row is None and not context.timed else None
    if held and held.bare and held.when:
        return text, [context.at_time(held.when, held.kind)]
    if node.row:
        at = contexts_of_row(node.row, context, setting, gathered.content)
        return text, [_at_said(gathered, node, own) for own in at]
    if (placed := _PLACED.fullmatch(text)) and (told := _told(gathered, placed["told"], context)):
        return capitalised(placed["text"]), told
    begun = opens_when(text)
    if begun is not None:
        text = text if begun.sentence else capitalised(begun.text)
        here = _at_opening(begun.time, context)
    elif setting.term and not context.when:
        return text, [_by_label(gathered, node, context, due=True)]
    else:
        here = _at_said(gathered, node, context)
    return _before_whom(gathered, node, text, here, context)


def _before_whom(
    gathered: Gathered, node: Node, text: str, here: Context, context: Context
) -> tuple[str, list[Context]]:
    """The text of an item and its places before the bodies it names itself, behind it or on a line beneath; else where it stands."""
    meets = take_apart(text).meets
    if context.body is not None:
        meets = () if any(said.body not in (None, context.body) for said in meets) else meets
    elif not meets and (named := placed_in(text, named=True)):
        text, meets = named.text, named.places
        node.marker = replace(node.marker, rest=text)
    elif not meets:
        meets = tuple(map(heading_of, _decided_by(gathered, node)))
    return text, [_placed_at(gathered, said, here) for said in meets] or [here]


_PLACED = regex(r"[(\[{](?P<told>[^()\[\]{}]{3,80})[)\]}]\s*[:.–-]?\s*(?P<text>\S.{7,})", re.DOTALL)
"""Before whom a work comes and when, in a bracket before it: `(BTV, tháng 3; BCH, tháng 4) Đề án …`."""


def _told(gathered: Gathered, text: str, context: Context) -> list[Context]:
    """The places that a bracket tells, one behind the other; none where it says anything else."""
    said = [heading_of(part, gathered.setting.place) for part in re.split(r"\s*;\s*", text)]
    if not all(one.bare and one.body for one in said):
        return []
    return [_placed_at(gathered, one, context) for one in said]


def _decided_by(gathered: Gathered, node: Node) -> tuple[str, ...]:
    """The bodies that a line beneath an item says decide of it, `Cấp ban hành: Ban Thường vụ`; the line is taken."""
    for child in node.children:
        label, _, said = child.text.partition(":")
        names = [part.strip(" .") for part in re.split(r"[,;/]|\s+và\s+", said)]
        held = titled(label).holds == "body" and child.kind != "said"
        if held and names and all(body_in(name)[0] for name in names):
            node.children.remove(child)
            gathered.content.taken_apart.append(child.line)
            return tuple(names)
    return ()


def _before_body(who: str, text: str, context: Context, setting: Setting) -> str | None:
    """The work behind the colon of words that say which body of the Party deals with it: `Ban Thường vụ cho ý kiến: …`."""
    said = heading_of(who, setting.place)
    own = any({said.body, setting.body[0]} <= {*bodies} for bodies in (PARTY, CELL))
    if context.does or not own or said.body == context.body or opened(f"{who}: {text}"):
        return None
    if said.bare and _bringing(f"{who}: {text}", context):
        return None
    verb = who.partition(said.body_name)[2].strip(" ,")
    if not said.left:
        return text
    return f"{capitalised(verb)}: {text}" if is_beginning(verb) else None


def _at_opening(time: When, context: Context) -> Context:
    """The context of an item that opens with its time; work that comes again within a quarter stays in it."""
    within = len(context.when.spans) > 1 and not context.when.part
    said = time.every and (within or time.every == context.when.every)
    return context if said else context.at_time(time)


_OF_MONTH = regex(
    r"(?:(?:dự kiến|khoảng|đầu|giữa|cuối|(?:tuần|đợt)(?:\s+(?:thứ\s+)?\w{1,4})?)\s+)*(?:tháng\b|\d{1,2}/20\d\d)",
    re.IGNORECASE,
)


def _at_said(gathered: Gathered, node: Node, context: Context) -> Context:
    """The context of an item whose headings say no time, or several, of which its own words tell which; a bare month in its bracket, `(tháng 2; Công an xã)`, tells which of a quarter, and several, `(tháng 3, 6, 9)`, that it comes again in others."""
    several = len(context.when.months) + len(context.when.quarters) > 1
    own = take_apart(node.text).charge.due
    if own and own.held and _OF_MONTH.match(own.written):
        again = len(own.time.months) > 1 and {*own.time.spans} & {*context.when.spans}
        months = own.time.months[-1:] if is_span(own.written) else own.time.months
        if _within(own.time, context) or (again and context.when.quarters):
            return replace(
                context, when=replace(context.when, months=months, quarters=(), part=False)
            )
    if context.timed and not context.when.part and not several:
        each = patterns("on_each").search(node.text) if len(context.when.months) == 1 else None
        once = each and gathered.setting.source.count(node.text) == 1
        return context.at_time(When(every=when(each[0]).every)) if each and once else context
    here = _by_label(gathered, node, context, due=not several)
    if several and here is not context:
        return replace(context, when=_those_of(context.when, here.when))
    return here


def _within(own: When, context: Context) -> bool:
    """Whether a time is part of the one the headings say."""
    return bool(own.spans) and {*own.spans} <= {*context.when.spans}


def _those_of(over: When, own: When) -> When:
    """Those of several months or quarters, or of half a year, that an item itself says it is held in; all of them where it says none."""
    if over.part and own.spans and {*own.spans} <= {*over.spans}:
        return own
    months = tuple(month for month in over.months if month in own.spans)
    quarters = tuple(q for q in over.quarters if set(own.spans) & set(When(quarters=(q,)).spans))
    return replace(over, months=months, quarters=quarters) if months or quarters else over


def _by_label(gathered: Gathered, node: Node, context: Context, *, due: bool) -> Context:
    """The context of an item in the month or the quarter its own words say, `Thời gian: tháng 4`; with `due` that by which it is due, `(trước 20/6)`, too."""
    own = [c for c in (charge_of_sentence(child.text) for child in node.children) if c]
    if any(charge.again == "when" for charge in own):
        return context.at_time(gathered.said_time)
    years = gathered.setting.school or gathered.setting.term
    year = None if years else gathered.setting.year
    parts = take_apart(node.text)
    dues = [charge.due for charge in own if charge.due]
    held = [said for said in dues if patterns("held_label").match(said.written)]
    told = [*held, parts.charge.due, *dues, due_within(parts.text)]
    said = next((one for one in told if one and (due or one.held or one in held)), None)
    if said and said.time.day and not said.held and at_another_month(parts.text, said.time):
        return context
    every = when(node.text).every if said is None else None
    if every in ("week", "month", "quarter") and every != context.when.every:
        return context.at_time(When(every=every))
    time = cell_time(said.written, year).time if said else When()
    gathered.said_time = time or gathered.said_time
    return context.at_time(time) if time else context


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
