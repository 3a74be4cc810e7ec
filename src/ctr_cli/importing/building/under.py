"""What stands under an item or a meeting: smaller points, brackets, and lines that say who does it and by when."""

from dataclasses import replace
from itertools import takewhile

from ctr_cli.importing.building.gathered import Gathered, says_who
from ctr_cli.importing.grammar.charge import (
    Charge,
    charge_of_line,
    is_agency_line,
    is_subject_line,
    parse,
)
from ctr_cli.importing.grammar.content import Draft, Elsewhere, Shared
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import Due
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.node import Node, is_time_line
from ctr_cli.importing.grammar.said import all_above, charge_of_sentence, is_of_meeting
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.model.meetings import months_of
from ctr_cli.model.values import Assignment

_FINISHED = (".", "!", "?", "…")


def put_under(gathered: Gathered, node: Node, drafts: list[Draft], context: Context) -> None:
    """Put a line that stands under an item, and what stands under that, into its drafts."""
    if gathered.ends_with(node):
        return
    if node.kind == "said":
        take_said(gathered, node, context)
    elif node.kind == "bracket":
        take_bracket(gathered, node, context)
    elif is_time_line(node.text, node.heading) and not node.children:
        due = Due(node.heading.when, node.text, 0, len(node.text), doubted=True)
        for draft in drafts:
            draft.charges.append(Charge(due=due))
            draft.lines.append(node.line)
    else:
        for draft in drafts:
            _go_on(draft, node)
        for child in node.children:
            put_under(gathered, child, drafts, context)


def _go_on(draft: Draft, node: Node) -> None:
    """A line under an item: a smaller point, the rest of its sentence, or a further paragraph."""
    draft.lines.append(node.line)
    last = draft.details[-1] if draft.details else draft.text
    marked = node.marker.sign is not None
    if not (marked or draft.details) and draft.text.rstrip().endswith(":"):
        draft.text = f"{draft.text} {node.text}"
        return
    if marked or not node.text[:1].islower() or last.rstrip().endswith(_FINISHED):
        draft.details.append(node.text)
    elif draft.details:
        draft.details[-1] = f"{last} {node.text}"
    else:
        draft.text = f"{last} {node.text}"


def take_bracket(gathered: Gathered, node: Node, context: Context) -> None:
    """Take a bracket on a line of its own: it ends the sentence of the item above, or speaks of several, or of a meeting before its first."""
    last = gathered.last
    together = all_above(node.text) is not None
    of_all = charge_of_sentence(node.text.strip("(). ;")) if together else None
    charge = of_all or parse(node.text)
    if last is None and context.timed and charge.assignments:
        _share(gathered, node, charge, context)
        return
    if last is None:
        gathered.content.left.append(node.line)
        return
    if of_all or (charge.assignments and _closes_several(gathered, last)):
        _share_several(gathered, node, charge, last)
        return
    for draft in gathered.begun:
        draft.text += f" {node.text}"
        draft.lines.append(node.line)


def _share_several(gathered: Gathered, node: Node, charge: Charge, last: Draft) -> None:
    """Keep what is said of all the items above until it is clear which these are: of a quarter, those of its months too."""
    said = all_above(node.text)
    spans = {*said.spans} if said else set[int]()
    body = next(b for b in gathered.content.bodies if any(m is last.meeting for m in b.meetings))
    within = [m for m in body.meetings if {*months_of(m)} <= spans and gathered.of(m)]
    for meeting in within if spans else [last.meeting]:
        above, own = gathered.of(meeting), replace(charge, assignments=[*charge.assignments])
        entry = Shared(meeting, above[-1], len(above), own, node.line, several=True)
        gathered.shared.append(entry)
    gathered.content.taken_apart.append(node.line)


def _closes_several(gathered: Gathered, last: Draft) -> bool:
    """Whether an item is the last of several of its group, parted by semicolons, none of which says who prepares it."""
    behind = takewhile(lambda draft: draft.topic == last.topic, reversed(gathered.of(last.meeting)))
    own = [*behind][::-1]
    ended = all(draft.text.rstrip().endswith((";", ",")) for draft in own[:-1])
    return (
        len(own) > 1
        and ended
        and last.text.rstrip().endswith((".", ";"))
        and not any(map(says_who, own))
    )


def take_said(gathered: Gathered, node: Node, context: Context) -> None:
    """Take what a line says of the item above it, or of a whole meeting, and what stands beneath it."""
    _take_charge(gathered, node, context)
    for child in node.children:
        put_under(gathered, child, gathered.begun, context)


def _take_charge(gathered: Gathered, node: Node, context: Context) -> None:
    labelled = is_agency_line(node.text)
    last = gathered.last
    charge = charge_of_sentence(node.text) or (charge_of_line(node.text) if labelled else None)
    if charge is None:
        return
    if last and all_above(node.text) is not None:
        _share_several(gathered, node, charge, last)
        return
    whole = is_of_meeting(node.text)
    starred, term = node.marker.sign == "star" or whole, gathered.setting.term
    plain = node.marker.sign is None and context.timed
    told = (labelled or whole or plain) and charge.assignments
    sends = charge.due and not charge.assignments and patterns("sends_papers").match(node.text)
    shared = (told or (sends and (plain or starred))) and (context.timed or starred or term)
    of_item = bool(node.line.row) or is_subject_line(node.text)
    if gathered.last is None or (shared and not of_item):
        _share(gathered, node, charge, context)
        return
    for draft in gathered.begun:
        draft.charges.append(charge)
        draft.lines.append(node.line)


def _share(gathered: Gathered, node: Node, charge: Charge, context: Context) -> None:
    """Keep a labelled line until it is clear whether it stands for a meeting or for an item, in each of its meetings."""
    line, content = node.line, gathered.content
    if gathered.last is None and gathered.setting.term and not context.timed:
        content.elsewhere.append(Elsewhere(line, "không rõ tháng"))
        return
    drafts: list[Draft | None] = [*{id(draft.meeting): draft for draft in gathered.begun}.values()]
    drafts = drafts or [None]
    above = gathered.shared[-len(drafts) :]
    for draft in drafts:
        meeting = draft.meeting if draft else gathered.timetable.meeting(context, line)
        beside = (e for e in above if e.meeting is meeting and e.draft is draft)
        last = next((e for e in beside if e.line.number == line.number - 1), None)
        if last:
            last.charge.assignments += charge.assignments
            last.charge.due = last.charge.due or charge.due
            content.taken_apart.append(line)
            continue
        own = replace(charge, assignments=[*charge.assignments])
        before = len(gathered.of(meeting))
        starred = node.marker.sign == "star" or is_of_meeting(node.text)
        gathered.shared.append(Shared(meeting, draft, before, own, line, starred))


def charge_meetings(gathered: Gathered, node: Node, charge: Charge, first: int) -> None:
    """Give who does what stands under a line of time to its meetings, and by when to its works; `first` counts the items before it."""
    meetings = {id(draft.meeting): draft.meeting for draft in gathered.drafts[first:]}
    for meeting in meetings.values():
        meeting.agencies += [Assignment(agency=n, role=r) for n, r in charge.assignments]
    for draft in gathered.drafts[first:] if charge.due else ():
        own = take_apart(draft.text).charge.due
        if not (own or (draft.row and draft.row.cells.get("deadline"))):
            draft.charges.append(Charge(due=charge.due))
    gathered.content.taken_apart.append(node.line)
