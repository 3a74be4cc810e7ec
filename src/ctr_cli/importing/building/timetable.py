"""The bodies of a programme and their meetings, made as headings and items speak of them."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.content import Content, Doubt, Renamed, Setting, word_keys
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import says_when_held
from ctr_cli.importing.grammar.heading import BRACKET, Heading, patterns
from ctr_cli.importing.grammar.names import spelt_out
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.themes import over_theme
from ctr_cli.importing.grammar.when import When, deadline_of, month_of_day
from ctr_cli.importing.reading.lines import Line, words
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_field, nth, works_of
from ctr_cli.model.meetings import meeting_id, meeting_name, month_of, months_of, session_note
from ctr_cli.model.program import Body, Meeting

FRAME = "hội nghị tuần tháng quý năm lần thứ chuyên đề đột xuất kỳ họp phiên tại tổ chức thường kỳ lệ dự kiến vào trong hằng"
"""Words of a heading that its fields say again when it is printed, or that say nothing."""


def _is_printed(body: Body, meeting: Meeting, heading: str) -> bool:
    """Whether the document says the words of a heading of itself: `Hội nghị Ban Chấp hành lần thứ nhất`."""
    printed = (meeting_name(body, meeting), session_note(body, meeting))
    return all(plain(words) in plain(heading) for words in printed)


_UNSETTLED = "là ngày dự kiến hoặc hạn, chưa ghi thành ngày họp (định rồi thì ghi date)"
_WEEK = regex(r"\btuần (?:thứ )?\w", re.IGNORECASE)
"""Which week of its month a meeting is held in, whose number may be that of the meeting too."""


@dataclass(slots=True)
class Timetable:
    """Bodies and meetings; `made` keeps, by place in the document, the meeting of its headings.

    `parts` tells the outermost heading each stands under; one at a time of its own within a half year or
    work of all the year is a part by itself. `first` is the first meeting of a body at a time, `named` how many others got an id of that time.
    """

    setting: Setting
    content: Content
    made: dict[tuple[object, ...], Meeting] = field(default_factory=dict)
    first: dict[tuple[object, ...], Meeting] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    headings: dict[int, list[Node]] = field(default_factory=dict)
    topics: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    parts: dict[int, int | None] = field(default_factory=dict)

    def name_body(self, node: Node) -> None:
        """Learn of a body from a heading; one with words that are not in its name is told.

        A heading over other bodies (`Hoạt động của các Ban Hội đồng nhân dân`) is none of theirs, and has no place.
        """
        heading = node.heading
        if heading.body is None or node.does:
            return
        own = (child for child in node.children if not begins_item(child.text))
        under = {child.kind == "heading" and child.heading.body for child in own}
        if under and not under & {None, False, heading.body}:
            self.content.left.append(node.line)
            return
        written = heading.body_name
        name = sentence_case(written, self.setting.source) if " " in written else spelt_out(written)
        body = next((body for body in self.content.bodies if body.id == heading.body), None)
        if body is None:
            body = Body(id=heading.body, name=name, meetings=[])
            self.content.bodies.append(body)
        elif not heading.timed and len(words(name)) > len(words(body.name)):
            body.name = name
        if not heading.timed and set(word_keys(node.text)) - set(word_keys(body.name)):
            self.content.renamed.append(Renamed(node.line, body))

    def body(self, context: Context, line: Line) -> Body:
        """The body that meets, or the one the whole document is for when no heading says; a people's committee does its own work itself."""
        named = context.body is not None
        identifier, name = (context.body or "", context.body_name) if named else self.setting.body
        for body in self.content.bodies:
            if body.id == identifier:
                return body
        spelt = sentence_case(name, self.setting.source) if " " in name else spelt_out(name)
        body = Body(id=identifier, name=spelt, meetings=[])
        self.content.bodies.append(body)
        if not named and identifier != "ubnd" and not is_field(body.name):
            message = "văn bản không nói rõ nội dung này trình cơ quan nào"
            self.content.doubts.append(Doubt(message, body, line))
        return body

    def meetings(self, context: Context, line: Line) -> list[Meeting]:
        """The meetings the headings speak of: one in each month or quarter they name together."""
        time = context.when
        months, quarters = time.months, time.quarters if not time.months else ()
        if time.part or time.quarterly or len(months) + len(quarters) < 2:
            return [self.meeting(context, line)]
        apart = [replace(time, months=(month,), quarters=()) for month in months]
        apart += [replace(time, quarters=(quarter,)) for quarter in quarters]
        named = (
            "tháng " + ", ".join(map(str, months))
            if months
            else "quý " + ", ".join(map(str, quarters))
        )
        over = context.headings[-1:]
        said = over[0].line if over and over[0].heading.when == time else line
        meetings = []
        for own in apart:
            before = len(self.made)
            meetings.append(self.meeting(replace(context, when=own, number=None), line, own))
            if len(self.made) > before:
                message = f"văn bản ghi chung một lần cho các {named}"
                self.content.doubts.append(Doubt(message, meetings[-1], said))
        return meetings

    def meeting(self, context: Context, line: Line, own: When | None = None) -> Meeting:
        """The meeting of the headings over a line, made when it is first asked for.

        `own` is a time that a line says of itself: it joins the meeting of that time. Where no heading says
        who meets, it is the body of that month.
        """
        shared = {self.setting.sharing.bodies.get(month) for month in context.when.spans}
        if context.body is None and len(shared) == 1 and (body := shared.pop()):
            number = context.number if context.number is not None else body.number
            context = replace(context, body=body.body, body_name=body.body_name, number=number)
        key = (
            context.body,
            context.key,
            own and (own.months, own.quarters, own.day, own.every, own.number, own.part),
        )
        if key not in self.made:
            self.made[key] = self._make(context, line, own)
        return self.made[key]

    def _make(self, context: Context, line: Line, own: When | None) -> Meeting:
        body = self.body(context, line)
        meeting = self._new(context)
        day = meeting.date if meeting.number is None else None
        goes_on = bool(context.when.every and context.when.part)
        first = self.first.setdefault((body.id, day, goes_on, *_key(meeting)), meeting)
        twin = None if first is meeting else first
        if twin is not None and (
            own
            or not context.said
            or self.topics[id(twin)] != context.topics
            or self._counted_above(twin, context)
        ):
            if line.row:
                self._doubt_the_month(twin, meeting, line)
            return twin
        if twin is not None:
            meeting.id = self._free_id(body, meeting)
            self.content.doubts.append(Doubt(_twins(twin, meeting), meeting, line))
        if meeting.month and (day := context.when.day):
            why = _UNSETTLED if context.when.unsettled else "không có trong lịch"
            message = (
                f"ngày {int(day[-2:])}/{meeting.month} {why}; đã xếp vào tháng {meeting.month}"
            )
            self.content.doubts.append(Doubt(message, meeting, line))
        year = context.year
        if year and year != self.setting.year and not self.setting.term:
            message = f"đề mục ghi năm {year}, chương trình là năm {self.setting.year}"
            self.content.doubts.append(Doubt(message, meeting, line))
        if goes_on and own:
            meeting.title = "Công việc thường xuyên"
        if context.when.part:
            message = (
                f"thời gian là một phần của năm; đã xếp vào tháng cuối, tháng {meeting.month}"
                if context.when.months
                else "không ghi tháng; hiểu là công việc thường xuyên trong năm"
            )
            self.content.doubts.append(Doubt(message, meeting, line))
        body.meetings.append(meeting)
        self.headings[id(meeting)] = [] if own else context.headings
        self.topics[id(meeting)] = context.topics
        over = min((*context.said, *context.topics), key=lambda n: n.line.number, default=None)
        apart = None if over is None or over.heading.timed else id(over)
        alone = own and any(node.heading.when.part for node in context.said)
        self.parts[id(meeting)] = id(meeting) if alone else apart
        return meeting

    def _counted_above(self, meeting: Meeting, context: Context) -> bool:
        """Whether a numbered conference was made under the very headings of a work, at a time another work said."""
        here = (context.body, context.key)
        made = (key[:2] == here and other is meeting for key, other in self.made.items())
        return meeting.number is not None and any(made)

    def _doubt_the_month(self, held: Meeting, said: Meeting, line: Line) -> None:
        """Ask when a conference is held that a further row puts in another month, or in a narrower time."""
        months = months_of(said)
        if months and not {*months_of(held)} <= {*months}:
            told = ", ".join(map(str, months))
            message = f"hàng của hội nghị này ghi tháng {told} mà hàng trước ghi thời gian khác; xem hội nghị họp tháng nào"
            self.content.doubts.append(Doubt(message, held, line))

    def _free_id(self, body: Body, meeting: Meeting) -> str:
        """An id for a further meeting at the time of another: that time, and which of them it is."""
        when = meeting.number or month_of(meeting)
        base = f"{body.id}-{when or meeting.every}" if when or meeting.every else body.id
        if not when and meeting.quarter:
            base = f"{body.id}-q{meeting.quarter}"
        self.named[base] += 1
        return f"{base}-{self.named[base] + 1}"

    def _new(self, context: Context) -> Meeting:
        time = context.when
        meeting = Meeting(number=context.number, kind=context.kind, items=[])
        if time.day and (time.year or self.setting.year) == self.setting.year:
            meeting.date = None if time.unsettled else deadline_of(time, self.setting.year)
            meeting.month = None if meeting.date else month_of_day(time.day)
        elif time.quarterly:
            meeting.every, meeting.months = time.every, [*time.months]
        elif time.months:
            meeting.month = time.months[-1 if time.part else 0]
        elif time.quarters:
            meeting.quarter = time.quarters[0]
        elif time.every:
            meeting.every = time.every
        return meeting

    def finish(self) -> None:
        """Keep printed headings where fields do not say the same; meetings made apart are put in the year's order."""
        self._doubt_the_untimed()
        for body in self.content.bodies:
            for meeting in body.meetings:
                headings = self.headings.get(id(meeting), [])
                numbered = [node for node in headings if node.heading.number is not None]
                for node in dict.fromkeys((*numbered[-1:], *headings[-1:])):
                    said = self._without_day(node, meeting).rstrip(" .:")
                    named = patterns("spelt_session").search(said)
                    spelt = named and not _is_printed(body, meeting, said)
                    spelt = spelt or (_WEEK.search(said) and not meeting.every)
                    if spelt or set(word_keys(said)) - self._implied(body, meeting, node.heading):
                        meeting.title = sentence_case(said, self.setting.source)
                    if node.times and over_theme(node.text):
                        message = f"“{node.text}”: chữ sau thời gian hiểu là chủ đề, không phải một nội dung"
                        self.content.doubts.append(Doubt(message, meeting, node.line))
            if self._timed_by_items(body):
                body.meetings.sort(key=by_time)
            else:
                self._put_in_order(body)
            self._tell_apart(body)

    def _without_day(self, node: Node, meeting: Meeting) -> str:
        """A heading without the bracket that says on which day its meeting is held; of several days the first is its day, which is asked about."""
        for bracket in BRACKET.finditer(node.said):
            first = _first_day(bracket[1], self.setting.year)
            if first and meeting.month == month_of_day(first):
                meeting.date, meeting.month = first, None
                message = f"“{bracket[1]}”: họp nhiều ngày; mới ghi ngày đầu vào `date`"
                self.content.doubts.append(Doubt(message, meeting, node.line))
            elif not (meeting.date and says_when_held(bracket[0]).day):
                continue
            return f"{node.said[: bracket.start()].rstrip()}{node.said[bracket.end() :]}"
        return node.said

    def _timed_by_items(self, body: Body) -> bool:
        """Whether items alone say the times of their meetings; or in no order, under headings of quarters."""
        headed = [m for m in body.meetings if self.headings.get(id(m)) and not m.every]
        months = [month for m in body.meetings if (month := month_of(m))]
        quarters = all(month_of(m) is None and m.number is None for m in headed)
        one_part = len({self.parts[id(m)] for m in body.meetings}) == 1
        return not headed or (quarters and one_part and months != sorted(months))

    def _tell_apart(self, body: Body) -> None:
        """Give an id to a meeting whose month is the number of another: session 7, in October, and the work of July."""
        taken: set[str] = set()
        for meeting in body.meetings:
            if meeting_id(body, meeting) in taken:
                meeting.id = self._free_id(body, meeting)
            taken.add(meeting_id(body, meeting))

    def _put_in_order(self, body: Body) -> None:
        """Put meetings from several places of the document, each in the year's order, in one order, with a doubt."""
        held = body.meetings
        parts: dict[int | None, list[Meeting]] = {}
        for meeting in held:
            parts.setdefault(self.parts[id(meeting)], []).append(meeting)
        apart = [group for part in parts.values() for group in _by_field(part)]
        in_order = iter(sorted((m for m in held if by_time(m) < _UNKNOWN), key=by_time))
        ordered = [next(in_order) if by_time(m) < _UNKNOWN else m for m in held]
        numbers = [m.number for m in ordered if m.number is not None]
        timed = [by_time(meeting) for meeting in held if by_time(meeting) < _UNKNOWN]
        mixed = any(part != sorted(part, key=by_time) for part in apart)
        if timed == sorted(timed) or numbers != sorted(numbers) or mixed:
            return
        body.meetings = ordered
        message = "các hội nghị ở nhiều phần của văn bản đã xếp chung theo thời gian trong năm"
        self.content.doubts.append(Doubt(message, body))
        for one, other in pairwise(ordered):
            if (one.number is None) != (other.number is None) and month_of(one) == month_of(other):
                message = "cùng tháng với một hội nghị có số; xem có phải một hội nghị không"
                self.content.doubts.append(Doubt(message, one if one.number is None else other))

    def _doubt_the_untimed(self) -> None:
        """Ask when items are held that stand under no time, where others do."""
        meetings = [meeting for body in self.content.bodies for meeting in body.meetings]
        untimed = [meeting for meeting in meetings if _key(meeting) == _UNTIMED and meeting.items]
        alone = len(untimed) == len(meetings)
        dated = alone and all(i.deadline for meeting in untimed for i in meeting.items)
        for meeting in () if dated else untimed:
            message = "không thấy tháng, quý họp của các nội dung này; ghi month, quarter hay every"
            self.content.doubts.append(Doubt(message, meeting))

    def _implied(self, body: Body, meeting: Meeting, heading: Heading) -> set[str]:
        """The words a printed heading has of itself."""
        time = heading.when
        name = body.name.removeprefix(works_of("")) if meeting.every else body.name
        said = f"{name} {self.setting.year} {session_note(body, meeting)}"
        implied = set(word_keys(f"{FRAME} {said}"))
        implied |= {str(month) for month in time.months}
        if meeting.number is not None:
            implied |= {str(meeting.number), *word_keys(nth(body.name, meeting.number))}
        if meeting.date:
            implied |= {*word_keys(f"ngày {meeting.date.replace('-', '/')}")}
        if time.quarters:
            implied |= {"i", "ii", "iii", "iv", "và"}
        return implied | ({"và", "các"} if len(time.months) > 1 else set())


_DAYS = regex(
    r"(?P<day>\d{1,2})(?:\s*[/.]\s*(?P<own>\d{1,2}))?\s*(?:[-–,]|và|đến(?: hết)?)\s*(?:ngày\s+)?\d{1,2}\s*(?:/|tháng)\s*(?P<month>\d{1,2})\b"
)
"""Several days of one month: `15 - 16/7/2026`."""


def _first_day(text: str, year: int) -> str | None:
    """The first of several days of a month that a text names; None where it names none of the calendar."""
    days = _DAYS.search(text)
    if not days or int(days["own"] or days["month"]) != int(days["month"]):
        return None
    return deadline_of(When(day=f"{int(days['month']):02d}-{int(days['day']):02d}"), year)


def _by_field(part: list[Meeting]) -> list[list[Meeting]]:
    """The meetings of a part by the field, or office, their works stand under, where each has several: a year of its own."""
    fields: dict[object, list[Meeting]] = {}
    for meeting in part:
        topics = {item.topic for item in meeting.items}
        fields.setdefault(topics.pop() if len(topics) == 1 else "", []).append(meeting)
    several = "" not in fields and all(len(group) > 1 for group in fields.values())
    return list(fields.values()) if several else [part]


def _twins(one: Meeting, other: Meeting) -> str:
    if one.number is not None and month_of(one) != month_of(other):
        return f"cùng số {one.number} với hội nghị tháng {month_of(one) or '?'} ở trên"
    return "cùng cơ quan, cùng thời gian với một hội nghị ở trên"


_UNTIMED = (None, "regular", None, None, None)


def _key(meeting: Meeting) -> tuple[object, ...]:
    """What sets a meeting apart from the others of its body: number, or kind and month or quarter, or its title."""
    month = month_of(meeting)
    if meeting.number is not None:
        return (meeting.number,)
    return (
        None,
        meeting.kind,
        month,
        *meeting.months,
        None if month else meeting.quarter,
        None if month or meeting.quarter else meeting.every,
    )


_UNKNOWN = 13
"""Where meetings without a time stand: behind December."""


def by_time(meeting: Meeting) -> int:
    """A key that puts meetings in the order of the year, those without a time last."""
    return month_of(meeting) or (3 * meeting.quarter - 2 if meeting.quarter else _UNKNOWN)
