"""Drafts to items: sentences taken apart, charges and times put in their fields, every word accounted for."""

import re
from collections import Counter
from typing import cast

from ctr_cli.importing.building.report import CONVENTION
from ctr_cli.importing.grammar.charge import Charge, parse
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Setting, Shared, word_keys
from ctr_cli.importing.grammar.rows import Column
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When, deadline_of, when
from ctr_cli.importing.reading.lines import Line, unnumbered
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.program import Item
from ctr_cli.model.values import Assignment, Role

_ROLE_COLUMNS: tuple[Column, ...] = ("lead", "prepare", "advise", "coordinate")


def finish(content: Content, drafts: list[Draft], shared: list[Shared], setting: Setting) -> None:
    """Put every draft, and every line for a whole meeting, into its meeting."""
    for entry in share(drafts, shared):
        meeting, charge = entry.meeting, entry.charge
        meeting.agencies += _assigned(charge)
        if charge.deadline or charge.product:
            content.left.append(entry.line)
        if charge.doubt:
            content.doubts.append(Doubt(charge.doubt, meeting, entry.line))
        if charge.rest:
            content.taken_apart.append(entry.line)
    for draft in drafts:
        draft.meeting.items.append(_item(content, draft, setting))


def share(drafts: list[Draft], shared: list[Shared]) -> list[Shared]:
    """Give labelled lines to the items they follow; those for whole meetings come back.

    Lines that come again and again within one meeting belong to items, and so does one with further
    items after it; one at the end of a meeting, or before its first item, belongs to the meeting.
    """
    lines_of = Counter(id(entry.meeting) for entry in shared)
    items_of = Counter(id(draft.meeting) for draft in drafts)
    of_items = any(count > 1 for count in lines_of.values())
    of_meetings = []
    for entry in shared:
        inside = of_items or entry.before < items_of[id(entry.meeting)]
        if inside and entry.draft is not None and not entry.starred:
            entry.draft.charges.append(entry.charge)
            entry.draft.lines.append(entry.line)
        else:
            of_meetings.append(entry)
    return of_meetings


def _assigned(charge: Charge) -> list[Assignment]:
    return [Assignment(agency=name, role=role) for name, role in charge.assignments]


def _item(content: Content, draft: Draft, setting: Setting) -> Item:
    parts = take_apart(draft.text)
    item = Item(
        text=parts.text, condition=parts.condition, topic=draft.topic, details=[*draft.details]
    )
    doubts = list(parts.doubts)
    for charge in (parts.charge, *draft.charges, *_of_columns(draft)):
        item.agencies += _assigned(charge)
        item.product = charge.product or item.product
        if charge.deadline and not _set_deadline(item, charge.deadline, setting):
            doubts.append("thời hạn không thuộc năm của chương trình")
        if charge.doubt:
            doubts.append(charge.doubt)
    if draft.cells.get("product"):
        item.product = " ".join(draft.cells["product"].split())
    cell = " ".join(draft.cells.get("time", "").split())
    if cell and not (when(cell) and _set_deadline(item, when(cell), setting)):
        item.details.append(f"Thời gian: {cell}")
    content.doubts += [Doubt(doubt, item, draft.lines[0]) for doubt in doubts]
    content.taken_apart += _with_words_left(draft, item, setting)
    return item


def _of_columns(draft: Draft) -> list[Charge]:
    return [
        _of_cell(draft.cells[column], cast(Role, column))
        for column in _ROLE_COLUMNS
        if draft.cells.get(column)
    ]


def _of_cell(cell: str, role: Role) -> Charge:
    """The agencies in a cell of a column for one role, each perhaps on a line of its own."""
    lines = [re.sub(r"^[-+*•]\s*", "", line.strip()).rstrip(",;.") for line in cell.split("\n")]
    return parse(", ".join(line for line in lines if line), role, strict=False)


def _set_deadline(item: Item, time: When, setting: Setting) -> bool:
    """Set the deadline of an item; one outside the year becomes a line under the item instead."""
    deadline = deadline_of(time, setting.year)
    if deadline and deadline.startswith(str(setting.year)):
        item.deadline = deadline
        return True
    shown = short_date(deadline) if deadline else "?"
    item.details.append(f"Thời hạn: {shown}")
    return False


def _with_words_left(draft: Draft, item: Item, setting: Setting) -> list[Line]:
    """The lines of a draft whose words did not all go into the fields of its item."""
    fields = [item.text, item.condition, item.product, item.topic, *item.details]
    names = [entry.agency for entry in item.agencies]
    kept = Counter(word_keys(" ".join([*filter(None, fields), *names])))
    kept.update(5 * word_keys(f"{CONVENTION} và"))
    if item.deadline:
        kept.update(part.lstrip("0") for part in item.deadline.split("-"))
    if draft.cells:
        kept.update([str(draft.meeting.month), str(setting.year)])
    return [line for line in draft.lines if Counter(word_keys(unnumbered(line))) - kept]
