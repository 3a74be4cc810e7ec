"""Where an item in the row of a table belongs: the body and the time its cells say, one context for each body."""

import re
from dataclasses import replace

from ctr_cli.importing.grammar.cell_times import cell_time
from ctr_cli.importing.grammar.cells import Row
from ctr_cli.importing.grammar.content import Content, Doubt, Setting
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.fields import own_in_short
from ctr_cli.importing.grammar.heading import COUNCILS, Heading, body_in, handed_in, patterns
from ctr_cli.importing.grammar.names import slug
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.opening import DECIDES
from ctr_cli.importing.grammar.places import place_of, places_in, who_meets_in
from ctr_cli.importing.grammar.when import When, month_of_day, when
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_field
from ctr_cli.model.meetings import months_of

_DAY_OR_DUE = "ngày ở cột thời gian là ngày họp hay là hạn trình nội dung; là ngày họp thì ghi vào date của cuộc họp, ở các nội dung dưới cũng vậy"
_DAY_ALONE = regex(r"\bngày \d{1,2}(?=\s*\)?$)", re.IGNORECASE)
_BARE_NUMBER = regex(r"(?!.*\b(?:lần|thứ|kỳ|HN))\D+\d{1,2}\)?", re.IGNORECASE)


def contexts_of_row(
    row: Row, context: Context, setting: Setting, content: Content
) -> list[Context]:
    """The contexts of an item: one, or one for each body that has a column or is named in the cell.

    A bare number behind a body is asked about where nothing says in which month it meets.
    """
    held, time = _held_in(row, context), row.cells.get("time", "")
    _split_bodies(row, context, setting, content)
    places = [*row.meets] or [row.cells.get("body", "")]
    found = (
        _of_meetings(row, context, setting, content)
        if row.meets
        else [_of_cells(row, context, setting)]
    )
    row.doubts += [
        f"“{place}”: đã hiểu là hội nghị lần thứ {here.number}"
        for place, here in zip(places, found, strict=True)
        if not here.when and _BARE_NUMBER.fullmatch(place)
    ]
    over = context.said[-1] if context.said else None
    if over and id(over) not in content.asked and _may_meet(row, time, over):
        content.asked.add(id(over))
        row.doubts.append(_DAY_OR_DUE)
    if due := row.cells.get("deadline"):
        row.cells["deadline"] = _in_month(due, found[0].when)
    return [_on_day(row, held, here) for here in found] if held else found


def _may_meet(row: Row, time: str, over: Node) -> bool:
    """Whether the bare day of a row, taken as its deadline, may be that of a meeting by the heading over it: `Phiên họp Thường trực`."""
    due = row.cells.get("deadline") == time and place_of(time).when.day
    return bool(due and patterns("a_meeting").search(over.text)) and not (
        patterns("by_when").search(time) or over.heading.number
    )


def _in_month(cell: str, over: When) -> str:
    """A cell whose day has no month, `Trước ngày 25`, with the month over it."""
    months = () if when(cell) else over.spans
    return _DAY_ALONE.sub(rf"\g<0>/{months[0]}", cell) if len(months) == 1 else cell


def _held_in(row: Row, context: Context) -> str:
    """What a row says of the day its meeting is held, in a cell of its own or as its time; the month of it is its time where nothing else tells one."""
    cells, time = row.cells, row.cells.get("time", "")
    held = cells.pop("held", "")
    if not held and (_says_day(time) or (time := _on_day_of_each(time, context))):
        held, cells["time"] = time, ""
    said = place_of(held).when
    if said.day and not (context.timed or cells.get("time") or row.meets):
        cells["time"] = f"tháng {month_of_day(said.day)}" + (f"/{said.year}" if said.year else "")
    elif held and not (said.day or context.timed or cells.get("time")):
        held, cells["time"] = "", held
    return held


def _on_day_of_each(cell: str, context: Context) -> str:
    """The day a cell says, as that of a meeting where the heading tells on which day of each month one is held, `Phiên họp (ngày 25 hằng tháng)`; blank for any other."""
    over = [node.text for node in context.said if patterns("on_each").search(node.text)]
    day = place_of(cell).when.day if over else None
    if not day or patterns("by_when").search(cell):
        return ""
    told = patterns("bare_day").search(over[-1])
    own = told and int(told["day"]) == int(day[-2:])
    return f"họp ngày {cell.removeprefix('ngày ')}" if own else cell


def _says_day(cell: str) -> Heading | None:
    """The day that a cell says a meeting is held, and nothing else."""
    said = place_of(cell)
    meets = patterns("a_meeting").search(cell) and said.when.day and said.bare and not said.body
    return said if meets else None


def _on_day(row: Row, held: str, here: Context) -> Context:
    """The context on the day a row says, `Họp ngày 23/3`, within its month or quarter; a day at any other time is told."""
    time = here.when
    held = _in_month(held, time)
    said = place_of(held)
    if not patterns("a_meeting").search(held):
        row.doubts.append(f"“{held}”: đã hiểu là ngày họp, không phải thời hạn")
    single = len(time.months) + len(time.quarters) == 1
    each = time.every == "month" and not time.spans
    within = single and said.when.day and month_of_day(said.when.day) in time.spans
    if said.when.day and (not time or each or within):
        if place_of(patterns("is_held").sub("", held)).left:
            row.more.append(held)
            row.doubts.append(f"“{held}”: hiểu là ngày họp, còn chữ khác để ở `detail`")
        return here.at_time(said.when, said.kind)
    if patterns("a_meeting").search(held):
        row.more.append(held)
        row.doubts.append(f"“{held}”: chưa rõ có phải ngày họp không, để ở `detail`")
    else:
        row.cells.setdefault("deadline", held)
    return here


def _of_meetings(row: Row, context: Context, setting: Setting, content: Content) -> list[Context]:
    """The contexts of the bodies a row names, each at the time it is named with, or that of the row."""
    shared = row.cells.get("time", "")
    own = {name: place_of(name).when for name in row.meets}
    asked = any(time == shared and not own[name] for name, time in row.meets.items())
    here = _at(row, shared, context, setting) if asked else context
    result = []
    for name, time in row.meets.items():
        at = here if own[name] or time == shared else _at_own(row, name, time, context, setting)
        result.append(before_body(name, at.at_time(own[name]), setting, content))
    return result


def _split_bodies(row: Row, context: Context, setting: Setting, content: Content) -> None:
    """Several bodies named in one cell are each a body the item comes before, at the time of the row; `Thường xuyên` there is a time."""
    cell = row.cells.get("body", "")
    if row.of_title:
        return
    if patterns("all_year").match(cell):
        row.cells["time"] = row.cells.pop("body")
        return
    parts = places_in(cell, setting.place)
    if _is_above(cell, setting):
        row.more.append(f"Trình {'; '.join(line.strip(' ,;.') for line in cell.splitlines())}")
        row.cells.pop("body")
    elif not row.met and (setting.body[0] == "ubnd" or _of_others(cell, setting)):
        _bring(row, context, setting, content)
    elif len(parts) > 1:
        row.cells.pop("body")
        row.meets |= dict.fromkeys(parts, row.cells.get("time", ""))
    elif not parts and place_of(cell).body:
        named = _NAMES_APART.split(cell)
        strange = [part.strip() for part in named if not body_in(part)[0] and not when(part)]
        row.doubts += [f"cột cơ quan họp còn ghi “{part}”" for part in strange if part]


_NAMES_APART = regex(r"[,;&+\n]|(?<!\d)/|/(?!\d)|\s+và\s+")
_OTHERS = (*COUNCILS, "chu-tich-ubnd", "dang-uy")


def _is_above(cell: str, setting: Setting) -> bool:
    """Whether a cell names only offices of a level above that of the programme, which do not meet in it: `HĐND tỉnh`, `Sở Tài chính`."""
    named = [part.strip() for part in _NAMES_APART.split(cell) if part.strip()]
    above = patterns("above")
    return bool(named) and all(map(above.search, named)) and not above.search(setting.body[1])


def _of_others(cell: str, setting: Setting) -> bool:
    """Whether a cell of bodies names others than those of an office, a union or the Front whose programme it is."""
    own = setting.body[0]
    bodies = [place_of(part).body for part in places_in(cell)] or [place_of(cell).body]
    foreign = all(body in _OTHERS and body != own for body in bodies) or "đảng" in cell.lower()
    return own not in DECIDES and bool(cell) and foreign


def _bring(row: Row, context: Context, setting: Setting, content: Content) -> None:
    """Whom a people's committee, or an office, brings its work to, by a name in a cell or a tick, neither meets in its programme nor does the work: its words stay with the item.

    A cell that says when is a place all the same where it is of the committee itself, or nothing else tells a time; one of a body
    that decides is, but for a council, which sits in few months, unless the table says when works are brought, or the paper that it sits then.
    """
    cell = row.cells.get("body", "")
    said = place_of(cell)
    if not said.body and patterns("a_meeting").search(cell):
        return
    timed = context.timed or row.cells.get("time") or row.cells.get("deadline")
    alone = not (said.timed or said.left or context.body or row.meets)
    sits = said.body != "hdnd" or row.brought or not timed or _sits(row, context, content)
    if said.body in DECIDES and alone and sits:
        _ask_of_place(row, said, timed=bool(timed), content=content)
        return
    if said.timed and not (timed and said.body and said.body != setting.body[0]):
        return
    ticked = [name for name, time in row.meets.items() if time == row.cells.get("time", "")]
    row.cells.pop("body", None)
    row.meets = {name: time for name, time in row.meets.items() if name not in ticked}
    named = [line.strip(" ,;.") for line in cell.split("\n")]
    if whom := "; ".join(filter(None, (*named, *ticked))):
        row.more.append(f"Trình {whom}")


def _sits(row: Row, context: Context, content: Content) -> bool:
    """Whether the paper has told of a session of the council in the month a row says."""
    time = cell_time(row.cells.get("time", ""), None).time or context.when
    held = (m for body in content.bodies if body.id == "hdnd" for m in body.meetings)
    return any({*months_of(meeting)} & {*time.spans} for meeting in held)


def _ask_of_place(row: Row, said: Heading, *, timed: bool, content: Content) -> None:
    """Ask once of each body whether the time of a work is when this meets, where the table does not say so."""
    message = f"hiểu “{said.body_name}” là nơi họp bàn việc trong tháng ghi ở hàng; nếu chỉ là nơi sẽ trình lên thì chuyển việc sang phần của cơ quan ban hành"
    if timed and not row.brought and message not in {doubt.message for doubt in content.doubts}:
        content.doubts.append(Doubt(message, "bodies"))


def before_body(name: str, here: Context, setting: Setting, content: Content) -> Context:
    """The context of a body that a column is for, or that the cell of bodies names."""
    said = place_of(name, setting.place)
    identifier = said.body or "dang-uy"
    known = next((body for body in content.bodies if body.id == identifier), None)
    own = dict([setting.body]).get(identifier, said.body_name)
    return here.of_body(identifier, known.name if known else own)


def _at_own(row: Row, name: str, time: str, context: Context, setting: Setting) -> Context:
    """The context at the time in the column of one body; what else the cell says goes to the details."""
    if held := _says_day(time):
        return context.at_time(held.when, held.kind)
    read = cell_time(time, setting.single_year)
    if part := handed_in(time):
        row.cells.setdefault("deadline", part.strip(" (;,–-)"))
    elif read.due and not read.kept and "deadline" not in row.cells:
        row.cells["deadline"] = time
    elif (read.due or read.kept) and time != row.cells.get("deadline"):
        row.more.append(f"{name}: {time}")
        row.doubts += [read.doubt] if read.doubt else []
    return context.at_time(read.time) if read.time else context


def _of_cells(row: Row, context: Context, setting: Setting) -> Context:
    """The context of a row: its own body, and its own time unless a heading says a month already."""
    cells = row.cells
    time = cell_time(cells.get("time", ""), setting.single_year).time
    if len(time.months) == 1 and "body" in cells:  # `BTV (ngày 15)` beside `Tháng 01`
        cells["body"] = _DAY_ALONE.sub(rf"\g<0>/{time.months[0]}", cells["body"])
    cell = cells.get("body", "")
    said = own_in_short(who_meets_in(cell, setting.place), setting.body)
    if not said.body and setting.body[0] != "hdnd" and patterns("council_session").match(cell):
        said = replace(said, body="hdnd", body_name="Hội đồng nhân dân")
    if not said.body and is_field(cell) and not said.timed:
        said = Heading(slug(tone_key(cell)), cell)
    if said.body:
        context = context.of_body(said.body, said.body_name, said.number)
    if (said.body or not said.left) and cells.pop("body", ""):
        context = context if said.number is None and said.kind == "regular" else context.at(said)
        own = {month_of_day(day)} if (day := said.when.day) else {*said.when.spans}
        if said.when and (own <= {*time.spans} or not cells.get("time", "").strip()):
            cells.pop("time", None)
            return context.at_time(said.when, said.kind)
        if said.when and not said.body:
            cells.setdefault("topic", cell)
    if unread := " ".join(cells.pop("body", "").split()):
        row.more.append(unread)
        row.doubts.append(f"cột cơ quan họp ghi “{unread}”: chưa rõ cơ quan nào họp, để ở `detail`")
    return _at(row, cells.get("time", ""), context, setting)


def _at(row: Row, written: str, context: Context, setting: Setting) -> Context:
    """The context at the time of a row; what its cell says beyond that goes to the details, told where it is doubtful."""
    written = _in_month(written, context.when)
    read = cell_time(written, setting.single_year)
    time = read.time
    if not written.strip():
        return _by_deadline(row, context, setting)
    if context.when.quarters and patterns("of_the_whole").match(written):
        row.cells.pop("time", None)
        return context
    # A conference of a quarter stays in it, by whatever day its papers are due.
    numbered = read.due and context.number is not None
    within = context.when.part and time.within(context.when)
    told = (context.when.months or context.when.day) and not within
    if time and (told or (context.when.quarters and (time.quarters or numbered))):
        said = row.cells.pop("time", written)
        apart = row.cells.setdefault("deadline", said) != said and " ".join(said.split())
        row.more += [f"Thời gian: {apart}"] if apart else []
        return context
    if row.cells.pop("time", None) is not None:
        if read.due:
            row.cells.setdefault("deadline", written)
        row.more += [f"Thời gian: {read.kept}"] if read.kept else []
        row.doubts += [read.doubt] if read.doubt and not (context.timed and not time) else []
        time = _month_within(row, time, setting)
    over = {*context.when.spans}
    if over and time.months and not over & {*time.months} and not context.when.part:
        row.doubts.append(f"ghi “{' '.join(written.split())}” mà đề mục ghi thời gian khác")
    again = time.every and (time.every, time.part) == (context.when.every, context.when.part)
    return context.at_time(time) if time and (time.spans or not again) else context


def _month_within(row: Row, time: When, setting: Setting) -> When:
    """The month of its quarter that another cell of a row says, `Quý II` beside `Tháng 5`; else the time as it is."""
    due = cell_time(row.cells.get("deadline", ""), setting.single_year)
    within = len(due.time.months) == 1 and {*due.time.months} < {*time.spans}
    if not within or due.due or due.kept or not time.quarters or time.number is not None:
        return time
    row.cells.pop("deadline")
    return due.time


def _by_deadline(row: Row, context: Context, setting: Setting) -> Context:
    """The context of a row without a time: in the month it is due, or as often, where no heading says when, or in that month of the quarter of its heading; a blank cell is told."""
    if "time" in row.cells and (time := _month_within(row, context.when, setting)) != context.when:
        return context.at_time(time)
    due = cell_time(row.cells.get("deadline", ""), setting.single_year).time
    if context.timed and not (context.when.part and due.every):
        return context
    if due:
        return context.at_time(due)
    if "time" in row.cells:
        row.doubts.append("ô thời gian để trống; chưa rõ tháng hay quý nào")
    return context
