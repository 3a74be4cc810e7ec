"""Where an item belongs: the places its own words, the cells beside it, and its headings say."""

import re
from dataclasses import replace

from ctr_cli.importing.building.gathered import Gathered
from ctr_cli.importing.building.rows import before_body, contexts_of_row
from ctr_cli.importing.grammar.cell_times import cell_time, is_span
from ctr_cli.importing.grammar.charge import parse
from ctr_cli.importing.grammar.columns import titled
from ctr_cli.importing.grammar.content import Setting
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import at_another_month, due_within
from ctr_cli.importing.grammar.heading import (
    CELL,
    PARTY,
    Heading,
    body_in,
    heading_of,
    patterns,
)
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opening import opened
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.placed import placed_in
from ctr_cli.importing.grammar.said import charge_of_sentence
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import marker
from ctr_cli.language.beginnings import is_beginning
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_field

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


_LONGEST_NAME = 9
"""Words of an office at most."""


def bringing(text: str, context: Context) -> tuple[str, str] | None:
    """Who brings a work before a meeting held on its day, whatever body that is, and the work: `Thường trực Hội: Sơ kết quý I.`"""
    who, colon, work = text.partition(": ")
    named = colon and len(who.split()) <= _LONGEST_NAME and begins_agency(who)
    if not (named and context.body and context.when.day and work[:1].isupper()) or opened(text):
        return None
    charge = parse(who)
    return (who, work) if charge.assignments and not (charge.rest or charge.due) else None


def _placed_at(gathered: Gathered, said: Heading, context: Context) -> Context:
    here = context.at(said) if said.timed else context
    if said.body is None:
        return here
    return before_body(said.body_name, here, gathered.setting, gathered.content)


def contexts_of(gathered: Gathered, node: Node, context: Context) -> tuple[str, list[Context]]:
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
        others = any(said.body not in (None, context.body) for said in meets)
        meets = () if others and not is_field(context.body_name) else meets
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
    if said.bare and bringing(f"{who}: {text}", context):
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
        if own.time.within(context.when) or (again and context.when.quarters):
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


def _those_of(over: When, own: When) -> When:
    """Those of several months or quarters, or of half a year, that an item itself says it is held in; all of them where it says none."""
    if over.part and own.within(over):
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
