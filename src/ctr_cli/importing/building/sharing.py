"""Lines about several items, or a whole meeting, given to those they are about."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ctr_cli.importing.building.gathered import says_who
from ctr_cli.importing.building.numbered import share_by_number
from ctr_cli.importing.grammar.charge import Charge
from ctr_cli.importing.grammar.content import Draft, Shared
from ctr_cli.importing.grammar.said import all_above


def share(drafts: list[Draft], shared: list[Shared]) -> list[Shared]:
    """Give lines about several items, and labelled ones, to the items they follow; those for whole meetings come back.

    Lines that come again and again within one meeting belong to items, and so does one with further
    items after it; one behind the last item of a group, or of a meeting, belongs to all of these, and one
    before the first item to the meeting.
    """
    again = Counter((id(entry.meeting), bool(entry.charge.assignments)) for entry in shared)
    of_items = {told for (_, told), count in again.items() if count > 1}
    drafts_of: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        drafts_of[id(draft.meeting)].append(draft)
    group_of = {id(d): group for own in drafts_of.values() for group in _groups(own) for d in group}
    lines_in = Counter(id(group_of[id(entry.draft)]) for entry in shared if entry.draft)
    of_meetings = []
    for entry in shared:
        of_meeting = drafts_of[id(entry.meeting)]
        if share_by_number(entry, of_meeting):
            continue
        group = group_of[id(entry.draft)] if entry.draft else []
        alone = lines_in[id(group)] == 1 and entry.draft is group[-1]
        named = entry.charge.assignments and any(map(says_who, group))
        behind = entry.before == len(of_meeting)
        inside = bool(entry.charge.assignments) in of_items or not behind
        if entry.draft is None or entry.starred:
            of_meetings.append(entry)
        elif len(group) < len(of_meeting) and alone and not named:
            _give(entry, group)
        elif not entry.several and (inside or [*_open(of_meeting)] == [entry.draft]):
            several = behind and len([*_open(of_meeting)]) > 1
            _give(entry, [entry.draft])
            if several:
                entry.draft.doubts.append(_BEHIND_SEVERAL.format(line=entry.line.text))
        else:
            of_meetings.append(entry)
    for entry in of_meetings:
        _share_due(entry, drafts_of[id(entry.meeting)])
    return of_meetings


_BEHIND_SEVERAL = "“{line}” đứng sau nhiều nội dung chưa rõ cơ quan; hiểu là của nội dung cuối, xem có của cả cuộc họp không"


def _groups(drafts: list[Draft]) -> Iterator[list[Draft]]:
    """The items of a meeting, those of one topic together as they follow each other."""
    for _, group in groupby(drafts, key=lambda draft: draft.topic):
        yield [*group]


def _open(drafts: list[Draft]) -> Iterator[Draft]:
    """The items of which nothing says yet who prepares them."""
    return (draft for draft in drafts if not says_who(draft))


def _give(entry: Shared, group: list[Draft]) -> None:
    """Give what a line says to items; that it was meant for several is a guess."""
    for draft in group:
        draft.charges.append(replace(entry.charge, assignments=[*entry.charge.assignments]))
        draft.lines.append(entry.line)
        if len(group) > 1 and all_above(entry.line.text) is None:
            draft.doubts.append(f"“{entry.line.text}” hiểu là của cả nhóm “{draft.topic}”")


def _share_due(entry: Shared, drafts: list[Draft]) -> None:
    """What a line for a whole meeting says of when its papers are due is said of each of its items; `Các nội dung trên …` of those above."""
    due, entry.charge.due = entry.charge.due, None
    if due is None or not drafts:
        entry.charge.due = due
        return
    told = all_above(entry.line.text) is not None
    for draft in drafts[: entry.before] if told else drafts:
        draft.charges.append(Charge(due=replace(due, doubted=due.doubted or not told)))
        draft.lines.append(entry.line)
