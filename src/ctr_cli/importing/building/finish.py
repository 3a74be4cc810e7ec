"""Drafts to items: sentences taken apart, charges and times put in their fields, every word accounted for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from ctr_cli.importing.building.doubts import doubts_of
from ctr_cli.importing.building.sharing import share
from ctr_cli.importing.grammar.cell_times import (
    cell_time,
    is_span,
    last_day,
    says_how_often,
    written_out,
)
from ctr_cli.importing.grammar.charge import Charge, parse
from ctr_cli.importing.grammar.columns import DOERS, ROLE_COLUMNS
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Setting, Shared, word_keys
from ctr_cli.importing.grammar.due import Due, due_in, due_within
from ctr_cli.importing.grammar.heading import handed_in, patterns
from ctr_cli.importing.grammar.names import is_same
from ctr_cli.importing.grammar.said import all_above
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import When, deadline_of, when
from ctr_cli.importing.reading.lines import Line, marker, unnumbered
from ctr_cli.language.letters import capitalised, lowered
from ctr_cli.language.numbers import roman
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.meetings import month_of, months_of
from ctr_cli.model.program import Item, Meeting
from ctr_cli.model.values import BY_WHEN, PAPERS_BY, Assignment, Role

CHARGE_WORDS = (
    "giao cơ quan đơn vị chuẩn bị chủ trì phối hợp với tham mưu trình thẩm tra thực hiện thời gian hạn sản phẩm và do "
    "trong trước ngày tháng quý năm hoàn thành nội dung các"
)
"""Words that say how a line about an item is meant; its fields say it again."""


def finish(content: Content, drafts: list[Draft], shared: list[Shared], setting: Setting) -> None:
    """Put every draft, and every line for a whole meeting, into its meeting."""
    for entry in share(drafts, shared):
        meeting, charge = entry.meeting, entry.charge
        meeting.agencies += _assigned(charge)
        if entry.several and all_above(entry.line.text) is None:
            message = "dòng trong ngoặc đứng sau nhiều nội dung, hiểu là của cả hội nghị"
            content.doubts.append(Doubt(message, meeting, entry.line))
        if charge.due or charge.product:
            content.left.append(entry.line)
        if charge.doubt:
            content.doubts.append(Doubt(charge.doubt, meeting, entry.line))
        content.roles += [(word, entry.line) for word in charge.roles]
        if charge.rest:
            content.taken_apart.append(entry.line)
    above: Item | None = None
    groups: dict[int, str | None] = {}
    for draft in drafts:
        above = _item(content, draft, setting, above)
        draft.meeting.items.append(above)
        if (group := groups.get(id(draft.meeting))) and not draft.topic:
            message = f"đứng sau nhóm “{group}” mà không thuộc nhóm ấy, in ra sẽ nằm trong nhóm; xem lại topic, hay chuyển lên trước"
            content.doubts.append(Doubt(message, above, draft.lines[0]))
        groups[id(draft.meeting)] = draft.topic
    content.doubts += _of_roles(content)
    papers = [i for d in drafts for i in d.meeting.items if _is_of_papers(i)]
    for item in papers[:1]:
        content.doubts.append(Doubt(_OF_PAPERS, item))


_OF_PAPERS = f"ngày gửi tài liệu ghi thành ý “{PAPERS_BY}…” của từng nội dung; khóa deadline của nội dung ấy là hạn của tài liệu, không in là thời hạn làm xong"


def _is_of_papers(item: Item) -> bool:
    """Whether the deadline of an item is that of its papers."""
    return any(detail.startswith(PAPERS_BY) for detail in item.details)


def _of_roles(content: Content) -> Iterator[Doubt]:
    """That a word of a role is printed as another, once for the whole document."""
    lines: defaultdict[str, list[Line]] = defaultdict(list)
    for word, line in content.roles:
        lines[word].append(line)
    for word, found in lines.items():
        message = f"“{word}” ({len(found)} chỗ) đã ghi là chuẩn bị, tệp không có vai trò ấy; ai chủ trì thì ghi role: lead"
        yield Doubt(message, "agencies", found[0])


def _assigned(charge: Charge) -> list[Assignment]:
    return [Assignment(agency=name, role=role) for name, role in charge.assignments]


def _item(content: Content, draft: Draft, setting: Setting, above: Item | None) -> Item:
    parts = take_apart(draft.text)
    item = Item(
        text=parts.text, condition=parts.condition, topic=draft.topic, details=[*draft.details]
    )
    doubts = [*parts.doubts, *draft.doubts]
    if parts.meets and not draft.placed:
        item.details.append(capitalised(parts.placed))
        due = due_within(parts.placed)  # `trình Ban Chấp hành trong tháng 3`
        item.deadline = deadline_of(due.time, setting.year) if due else None
        doubts.append(f"ghi “{parts.placed}”; xem nội dung này thuộc hội nghị nào")
    own = [parts.charge, *draft.charges]
    own += _of_columns(draft, own)
    doubts += _put_over(draft, own, content.in_full)
    for charge in own:
        said = [*above.agencies] if charge.again == "who" and above else _assigned(charge)
        if _REPORTS.match(charge.rest) and patterns("inspects").match(item.text):
            said = [
                a.model_copy(update={"role": "subject"}) if a.role == "prepare" else a for a in said
            ]
        item.agencies += [a for a in said if a not in item.agencies]
        if charge.again == "who" and not said:
            doubts.append("ghi “như trên” mà nội dung ở trên không có cơ quan nào")
        if charge.again == "when" and above:
            item.deadline = item.deadline or above.deadline
        item.details += charge.beside
        content.roles += [(word, draft.lines[0]) for word in charge.roles]
        doubts += [
            f"“{words}” đứng cạnh tên cơ quan, đã giữ trong details"
            for words in charge.beside
            if not _SENT.fullmatch(words)
        ]
        item.product = charge.product or item.product
        doubts += _due(item, charge.due, draft.meeting, setting) if charge.due else []
        doubts += [charge.doubt] if charge.doubt else []
    running = due_within(item.text) if item.deadline is None and not draft.row else None
    if running and not _is_past(running, draft.meeting, setting):
        doubts += _due(item, running, draft.meeting, setting)
    doubts += _of_cells(item, draft, setting)
    _mark_papers(item, draft)
    doubts += doubts_of(item, setting.year)
    if item.agencies and all(entry.role == "coordinate" for entry in item.agencies):
        doubts += [] if draft.meeting.agencies else [_NOBODY_LEADS]
    first = draft.lines[0]
    content.doubts += [Doubt(doubt, item, first) for doubt in dict.fromkeys(doubts)]
    content.taken_apart += _with_words_left(draft, item, setting)
    return item


def _mark_papers(item: Item, draft: Draft) -> None:
    """Say of a deadline that it is that of the papers of an item, where the title of its column, or its own words before the day, do."""
    if item.deadline is None:
        return
    told = next((d for d in item.details if d.startswith(BY_WHEN)), "")
    said = told.removeprefix(BY_WHEN) or short_date(item.deadline)
    cell = " ".join(draft.row.cells.get("deadline", "").split()) if draft.row else ""
    before, day, _ = draft.text.partition(said)
    sent = patterns("papers_sent").search(before) if told and day else None
    if (draft.row and draft.row.papers and cell) or sent:
        item.details = [d for d in item.details if d != told]
        item.details.append(f"{PAPERS_BY}{lowered(cell or said)}")


_REPORTS = regex(r"\W*(?:báo cáo|giải trình)\b", re.IGNORECASE)
"""What an office does that is looked into: `Giám sát thu phí chợ (Ban Quản lý chợ báo cáo)`."""
_PAPERS_IN = regex(r"(?:thời )?hạn\s+(?P<what>(?:gửi|nộp)\s[^:]+):", re.IGNORECASE)
"""What is handed in by a deadline, before its colon: `Thời hạn gửi hồ sơ: trước ngày 20/6`."""
_NOBODY_LEADS = "có cơ quan phối hợp mà không ghi cơ quan nào chủ trì"
_SENT = regex(
    r"(?:(?:hồ sơ|tài liệu|dự thảo|văn bản) )*(?:gửi|nộp|chuyển|báo cáo) \D*", re.IGNORECASE
)
"""How the words begin that say to whom a paper is sent: nothing is doubtful in them."""


def _is_past(due: Due, meeting: Meeting, setting: Setting) -> bool:
    """Whether the day a sentence names lies before its meeting, so that it is no deadline."""
    month = month_of(meeting) or 3 * (meeting.quarter or 0) - 2
    return (deadline_of(due.time, setting.year) or "") < f"{setting.year}-{max(month, 1):02d}"


def _put_over(draft: Draft, own: list[Charge], in_full: dict[str, str]) -> list[str]:
    """Put who does all under a heading beside what a work says itself, where this names nobody who does it; the question where
    it names others. Where it names them in short, the heading has them `in_full`."""
    names = [name for charge in own for name, role in charge.assignments if role in DOERS]
    over = draft.over
    if over is None:
        return []
    brought = any(role == "submit" for _, role in over.assignments)
    if not names or (
        brought and not any(role == "submit" for c in own for _, role in c.assignments)
    ):
        own.insert(1, over)
        return []
    heading = [name for name, _ in over.assignments]
    same = {name: other for name in names for other in heading if is_same(name, other)}
    in_full.update({short: full for short, full in same.items() if len(full) > len(short)})
    if same:
        return []
    return [
        f"đứng dưới đề mục “{', '.join(heading)}” mà ghi cơ quan khác; chưa ghi cơ quan ở đề mục"
    ]


def _of_columns(draft: Draft, own: Iterable[Charge]) -> list[Charge]:
    """What the cells of a row say of who does its work; who does any work of its column, only where `own` words name nobody."""
    if draft.row is None:
        return []
    cells, usual = draft.row.cells, draft.row.usual
    named = any(role in DOERS for charge in own for _, role in charge.assignments)
    return [
        _of_cell(cells[column], cast(Role, column))
        for column in ROLE_COLUMNS
        if cells.get(column) and not (named and column == usual)
    ]


_GROUP = regex(r"^Các ")
"""How the name of a group begins in a cell; behind another name it has no capital."""


def _of_cell(cell: str, role: Role) -> Charge:
    """The agencies in a cell of a column for one role, each perhaps on a line of its own."""
    signs = [marker(line.strip()) for line in cell.split("\n")]
    rests = [f"{s.value}. {s.rest}" if s.sign == "upper" else s.rest for s in signs]  # `P. Kinh tế`
    lines = [_GROUP.sub("các ", rest.rstrip(",;.")) for rest in rests]
    named = (" ".join(line.split()) for line in lines if line)
    return parse(", ".join(named), role, strict=False)


def _of_cells(item: Item, draft: Draft, setting: Setting) -> list[str]:
    """Put what other cells of a row say into the item; what must be looked at comes back."""
    if draft.row is None:
        return []
    cells, doubts = draft.row.cells, list(draft.row.doubts)
    if cells.get("product"):
        item.product = " ".join(cells["product"].split())
    if cells.get("condition"):
        item.condition = " ".join(cells["condition"].split())
    for column in ("deadline", "time"):
        doubts += _of_time(item, " ".join(cells.get(column, "").split()), draft.meeting, setting)
    return doubts


def _of_time(item: Item, whole: str, meeting: Meeting, setting: Setting) -> list[str]:
    """Put what a cell says of when a work is done into its item; what must be looked at comes back."""
    handed, doubts = handed_in(whole), list[str]()
    if handed and when(held := whole.removesuffix(handed)).day:
        item.details.append(f"Thời gian: {held}")
        doubts.append(f"ô thời gian ghi “{whole}”: ngày đầu để ở details, hạn là ngày sau")
    cell = handed.strip(" (;,–-)") or whole
    time, last = when(written_out(cell)), last_day(cell)
    if time and patterns("held_day").match(cell):
        item.details.append(f"Thời gian: {cell}")
        doubts.append(f"“{cell}” là ngày họp, không ghi thành thời hạn")
    elif time.day and deadline_of(time, setting.year) is None:
        item.details.append(f"Thời gian: {cell}")
        doubts.append(f"“{cell}”: ngày này không có trong lịch")
    elif last and item.deadline is None:
        item.deadline = deadline_of(last, setting.year)
        said = f"Thời gian: {cell}"
        item.details += [said] if said not in item.details else []
    elif time and item.deadline is None:
        kept = cell_time(cell, setting.year).kept
        due = due_in(cell) or Due(time, cell, 0, len(cell), held=not kept)
        part = time.quarters or patterns("part_of_month").search(cell)
        due = replace(due, written=f"Thời gian: {cell}") if part else due
        doubts += (
            _against(time, cell, meeting)
            if kept and (time.quarters or time.every)
            else _due(item, due, meeting, setting)
        )
        if cell.lower().startswith("trong ") and _said_by(meeting, due, setting.year):
            item.deadline = deadline_of(time, setting.year)
            kept = cell
        told = due.span or kept.lower() in "\n".join(item.details).lower()
        item.details += [_labelled(kept, item, meeting)] if kept and not told else []
    elif cell:
        item.details.append(f"Thời gian: {cell}")
    return doubts


def _labelled(said: str, item: Item, meeting: Meeting) -> str:
    """The words of a cell that tell more than a deadline does, as those of it where it is not the month of its meeting, so that it is not printed beside them."""
    month = f"{month_of(meeting) or 0:02d}"
    apart = item.deadline and item.deadline.partition("-")[2] != month
    return f"{BY_WHEN}{lowered(said)}" if apart else f"Thời gian: {said}"


def _due(item: Item, due: Due, meeting: Meeting, setting: Setting) -> list[str]:
    """Set the deadline of an item; a quarter is kept in its words, and so is, with a check, what fixes no day or month of the year.

    What its meeting says already is not said again, but for the part of the month.
    """
    against = _against(due.time, due.written, meeting) if due.held else []
    if due.time.part and due.time.months:
        item.details.append(f"Thời gian: {due.written}")
        last = month_of(meeting) == due.time.months[-1]
        return [f"ghi “{due.written}”; đã xếp vào tháng cuối của khoảng"] if last else against
    if _said_by(meeting, due, setting.year):
        single = len(due.time.months) == 1
        part = single and patterns("part_of_month").search(due.written)
        label = "" if ":" in due.written else "Thời gian: "
        item.details += [f"{label}{capitalised(due.written)}"] if part else []
        return []
    return [*_put_due(item, due, meeting, setting), *against]


def _against(time: When, written: str, meeting: Meeting) -> list[str]:
    """That a work says it is held at another time than its meeting."""
    held = {*months_of(meeting)}
    message = f"ghi “{written}” mà đứng ở thời gian khác; xem nội dung này thuộc hội nghị nào"
    return [message] if time.spans and held and not held & {*time.spans} else []


_PART_OF_DAY = regex(
    r"\b(?:sáng|trưa|chiều|tối|đêm|thứ \w+,?|chủ nhật)(?=\W+(?:ngày\s)?\d)|\d\s*(?:h|giờ)\b|\d{1,2}[h:]\d\d",
    re.IGNORECASE,
)
_TOLD = regex(r"trước|(?:đầu|giữa|cuối) tháng", re.IGNORECASE)
"""How the words of a deadline begin that no date says: `trước ngày 10/2`, `cuối tháng 5`."""


def _put_due(item: Item, due: Due, meeting: Meeting, setting: Setting) -> list[str]:
    """Put a deadline that is not the time of the meeting into an item; what must be looked at comes back."""
    time = last_day(due.written) if due.span else due.time
    again = meeting.every and len(due.time.months) > 1  # `Thời gian: tháng 3, 6, 9`
    deadline = deadline_of(time, setting.year) if time and not again else None
    whole = f"{BY_WHEN}{due.written}" if due.several else capitalised(due.written)
    if deadline and deadline.startswith(str(setting.year)) and item.deadline is None:
        item.deadline = deadline
        if due.span:
            item.details.append(whole)
            return []
        span = due.doubted and is_span(due.written)
        papers = _PAPERS_IN.match(due.written)
        label = re.match(r"(?:[^:]*:)?\s*", due.written) if span or papers else None
        told = label or _TOLD.search(due.written)
        if due.several:
            item.details.append(whole)
        elif told and due.written not in item.text:
            what = f"{papers['what']} " if papers else ""
            written = due.written[told.end() if label else told.start() :]
            item.details.append(f"{BY_WHEN}{what}{lowered(written)}")
        elif _PART_OF_DAY.search(due.written):
            item.details.append(f"Thời gian: {due.written}")
        return (
            [f"thời hạn ghi “{due.written}”, hiểu là {short_date(deadline)}"] if due.doubted else []
        )
    item.details.append(whole)
    if (
        due.time.quarters
        or due.time.every
        or again
        or when(due.written).every
        or (meeting.every and patterns("all_year").match(due.written))
    ):
        return []
    if deadline and not deadline.startswith(str(setting.year)):
        return [f"thời hạn “{due.written}” không thuộc năm của chương trình"]
    return [f"thời hạn “{due.written}” không tính được thành một tháng hay một ngày"]


def _said_by(meeting: Meeting, due: Due, year: int) -> bool:
    """Whether a time says no more than when the meeting is held: its month or quarter, perhaps among others, or how often."""
    time = due.time
    whole = due.held and not (time.day or is_span(due.written)) and time.year in (None, year)
    again = bool(meeting.months) and [*time.months] == meeting.months
    if whole and (again or month_of(meeting) in time.months or meeting.quarter in time.quarters):
        return True
    often = says_how_often(due.written.rpartition(": ")[2])
    return often is not None and often.time.every == meeting.every and not often.kept


def _with_words_left(draft: Draft, item: Item, setting: Setting) -> list[Line]:
    """The lines of a draft whose words did not all go into the fields of its item."""
    fields = [item.text, item.condition, item.product, item.topic, *item.details]
    names = [entry.agency for entry in item.agencies]
    kept = Counter(word_keys(" ".join([*filter(None, fields), *names])))
    kept.update(5 * word_keys(CHARGE_WORDS))
    if item.deadline:
        kept.update(part.lstrip("0") for part in item.deadline.split("-"))
    month, quarter = draft.meeting.month or "", draft.meeting.quarter
    kept.update(word_keys(f"{month} {quarter} {roman(quarter)}" if quarter else f"{month}"))
    kept.update([str(setting.year)] if draft.row else [])
    return [line for line in draft.lines if Counter(word_keys(unnumbered(line))) - kept]
