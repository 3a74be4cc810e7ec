"""Outline to the content of a programme: bodies, their meetings, the items of each.

Headings open scopes. What a scope says (a body, a number, a month) holds until another heading of the
same kind, so it does not matter whether a document goes by bodies and then by months, or the other way.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from ctr_cli.importing.cases import sentence_case
from ctr_cli.importing.charge import (
    Charge,
    charge_of_line,
    charge_of_sentence,
    is_agency_line,
    parse,
    take_apart,
)
from ctr_cli.importing.lines import Line, is_caps, marker, words
from ctr_cli.importing.outline import Entry, Heading, classify, closes, heading_of, outline
from ctr_cli.importing.report import CONVENTION
from ctr_cli.importing.rows import (
    Column,
    content_of,
    guessed,
    header,
    is_numbering,
    row_of,
    single,
)
from ctr_cli.importing.when import When, deadline_of, when
from ctr_cli.model import Assignment, Body, Item, Meeting, Role
from ctr_cli.vietnamese import tone_key

_OPEN_ENDS = (".", ";", "!", "?", "…")


@dataclass(slots=True)
class Doubt:
    """Something a person should look at: what, where it stands in the programme, and the line it came from."""

    message: str
    anchor: object
    line: Line | None = None


@dataclass(slots=True)
class Draft:
    """An item while its lines are still coming."""

    lines: list[Line]
    text: str
    sign: str | None
    rank: int
    topic: str | None = None
    details: list[str] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    meeting: Meeting | None = None
    cells: dict[Column, str] = field(default_factory=dict)


@dataclass(slots=True)
class Scope:
    """A heading that is open, and whether anything has come under it."""

    entry: Entry
    heading: Heading
    used: bool = False


@dataclass(slots=True)
class Shared:
    """A line of agencies that may stand for a meeting or for the item before it."""

    meeting: Meeting
    draft: Draft | None
    before: int
    charge: Charge
    line: Line
    starred: bool


@dataclass(slots=True)
class Content:
    """What the content of a document holds; `taken_apart` are lines whose words went to several fields."""

    bodies: list[Body] = field(default_factory=list)
    implementation: list[str] = field(default_factory=list)
    implementation_heading: str | None = None
    content_heading: str | None = None
    introduction: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    taken_apart: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    ignored: list[tuple[Line, str]] = field(default_factory=list)


@dataclass(slots=True)
class Setting:
    """What is known of the document before its content is read."""

    year: int
    place: str
    body: tuple[str, str]
    source: str


class Builder:
    """Takes the entries of an outline one after another and builds the content from them."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.content = Content()
        self.scopes: list[Scope] = []
        self.mode: Literal["content", "introduction", "implementation"] = "content"
        self.draft: Draft | None = None
        self.drafts: list[Draft] = []
        self.meeting: Meeting | None = None
        self.item_sign: tuple[str | None, int] | None = None
        self.topic: str | None = None
        self.topic_line: Line | None = None
        self.shared: list[Shared] = []
        self.columns: list[tuple[Column, str]] | None = None
        self.also: dict[int, tuple[int, ...]] = {}
        self.headings: dict[int, list[Entry]] = {}
        self.by_rows: set[str] = set()
        self.intro_rank = 0

    def take(self, entry: Entry) -> None:
        """Put an entry in its place."""
        if entry.kind == "implementation":
            self._start_implementation(entry)
        elif self.mode == "implementation":
            self._implement(entry)
        elif entry.kind == "introduction":
            self._close()
            self.mode, self.intro_rank = "introduction", entry.marker.rank
            self.content.introduction.append(entry.line.text)
        elif self.mode == "introduction" and not self._ends_introduction(entry):
            self.content.introduction.append(entry.line.text)
        else:
            self.mode = "content"
            self._content(entry)

    def _ends_introduction(self, entry: Entry) -> bool:
        if entry.kind in ("body", "meeting", "row", "part"):
            return True
        return entry.kind == "topic" and entry.marker.rank <= self.intro_rank

    def _content(self, entry: Entry) -> None:
        if entry.kind == "part":
            self._close()
            self._pop(0)
            self._leave_topic()
            heading = sentence_case(re.sub(r"^phần [^:]+: ", "", entry.text, flags=re.I), "")
            if self.content.content_heading is None and not self.content.bodies:
                self.content.content_heading = heading
                if marker(entry.line.text).sign == "part":
                    self.content.taken_apart.append(entry.line)
            else:
                self.topic = heading
        elif entry.kind in ("body", "meeting"):
            self._open(entry)
        elif entry.kind == "topic":
            self._close()
            if entry.marker.sign or is_caps(entry.text):
                beside = (n for n, s in enumerate(self.scopes) if s.entry.marker.rank >= entry.marker.rank)
                self._pop(next(beside, len(self.scopes)))
            self._set_topic(entry)
        elif entry.kind == "row":
            self._row(entry)
        elif entry.kind == "charge":
            self._charge(entry)
        elif entry.kind == "bracket":
            if self.draft:
                self.draft.text += f" {entry.line.text}"
                self.draft.lines.append(entry.line)
            else:
                self.content.left.append(entry.line)
        else:
            self._item(entry)

    def _set_topic(self, entry: Entry) -> None:
        """Start a group of items."""
        self._leave_topic()
        self.topic, self.topic_line = sentence_case(entry.text, self.setting.source), entry.line
        self.item_sign = None

    def _leave_topic(self) -> None:
        """A group's heading that no item came under heads the whole content, when it is the first."""
        above = self.topic_line
        if above is not None and not any(draft.topic == self.topic for draft in self.drafts):
            if self.content.content_heading is None and not self.drafts:
                self.content.content_heading = self.topic
            else:
                self.content.taken_apart.append(above)
        self.topic, self.topic_line = None, None

    def _open(self, entry: Entry) -> None:
        self._close()
        heading = entry.heading
        context = self._heading()
        own_body = heading.body is not None and heading.body != context.body
        cut = len(self.scopes)
        for at, scope in enumerate(self.scopes):
            other = scope.heading
            same = (
                (own_body and other.body is not None)
                or (entry.kind == "body" and other.body is not None)
                or (heading.number is not None and other.number is not None)
                or (bool(heading.when.months) and bool(other.when.months))
                or (heading.when.quarter is not None and bool(other.when))
                or (heading.kind != "regular" and other.kind != "regular")
                or (not own_body and bool(heading.when) and other.number is not None)
            )
            if same:
                cut = at
                break
        self._pop(cut)
        for scope in self.scopes:
            scope.used = True
        self.scopes.append(Scope(entry, heading))
        self._leave_topic()
        self.meeting, self.item_sign = None, None
        if heading.body:
            self._note_body(entry)

    def _note_body(self, entry: Entry) -> None:
        heading = entry.heading
        printed = sentence_case(heading.body_name, self.setting.source)
        body = next((b for b in self.content.bodies if b.id == heading.body), None)
        if body is None:
            body = Body(id=cast(str, heading.body), name=printed, meetings=[])
            self.content.bodies.append(body)
        elif len(words(printed)) > len(words(body.name)) and entry.kind == "body":
            body.name = printed
        if entry.kind == "body":
            known = set(map(_word_key, words(f"{body.name} {CONVENTION}")))
            if set(map(_word_key, words(entry.text))) - known:
                self.content.taken_apart.append(entry.line)

    def _heading(self) -> Heading:
        """What all open scopes say together; the inner ones over the outer."""
        body, name, number, time, kind = None, "", None, When(), "regular"
        for scope in self.scopes:
            heading = scope.heading
            if heading.body:
                body, name = heading.body, heading.body_name
            number = heading.number if heading.number is not None else number
            time = heading.when or time
            kind = heading.kind if scope.entry.kind == "meeting" else kind
        return Heading(body, name, number, time, kind)

    def _pop(self, to: int) -> None:
        """Close the scopes from a depth on; one that nothing came under still leaves its meeting."""
        if self.scopes and len(self.scopes) > to and not self.scopes[-1].used:
            scope = self.scopes[-1]
            if scope.entry.kind == "meeting" and not (scope.heading.when.quarter and not scope.heading.number):
                empty = self._current(scope.entry.line)
                self.content.doubts.append(
                    Doubt("hội nghị này không thấy nội dung nào trong văn bản", empty, scope.entry.line)
                )
            elif scope.entry.kind == "meeting":
                self.content.left.append(scope.entry.line)
        del self.scopes[to:]
        self.meeting = None

    def _current(self, line: Line, time: When | None = None) -> Meeting:
        """The meeting that is open, made when the first item comes."""
        if self.meeting is not None and time is None:
            return self.meeting
        said = self._heading()
        for scope in self.scopes:
            scope.used = True
        body = self._body(said, line)
        moment = time if time is not None and time else said.when
        meeting = Meeting(items=[])
        meeting.number = said.number
        meeting.kind = said.kind  # type: ignore[assignment]
        if moment.day and moment.year == self.setting.year:
            meeting.date = deadline_of(moment, self.setting.year)
        if meeting.date is None:
            meeting.month = moment.months[0] if moment.months else None
        meeting.quarter = moment.quarter if meeting.month is None else None
        opened = [scope.entry for scope in self.scopes if scope.entry.kind == "meeting"]
        if time is not None or not opened:
            known = next((m for m in body.meetings if _key(m) == _key(meeting)), None)
            if known is not None:
                return known
        if moment.year and moment.year != self.setting.year:
            message = f"đề mục ghi năm {moment.year}, chương trình là năm {self.setting.year}"
            self.content.doubts.append(Doubt(message, meeting, line))
            if opened and opened[-1].heading.when:
                meeting.title = opened[-1].text
        if any(_key(m) == _key(meeting) for m in body.meetings):
            taken = {m.id for m in body.meetings}
            base, count = f"{body.id}-{meeting.number or meeting.month or 'q' + str(meeting.quarter)}", 2
            while f"{base}-{count}" in taken:
                count += 1
            meeting.id = f"{base}-{count}"
            message = "cùng cơ quan, cùng thời gian với một hội nghị ở trên"
            self.content.doubts.append(Doubt(message, meeting, line))
        body.meetings.append(meeting)
        self.headings[id(meeting)] = opened
        if len(moment.months) > 1:
            self.also[id(meeting)] = moment.months[1:]
        if time is None:
            self.meeting = meeting
        return meeting

    def _body(self, said: Heading, line: Line) -> Body:
        identifier, name = (said.body, said.body_name) if said.body else self.setting.body
        for body in self.content.bodies:
            if body.id == identifier:
                return body
        body = Body(id=identifier, name=sentence_case(name, self.setting.source), meetings=[])
        self.content.bodies.append(body)
        if not said.body:
            message = "văn bản không nói rõ nội dung này trình cơ quan nào"
            self.content.doubts.append(Doubt(message, body, line))
        return body

    def _item(self, entry: Entry) -> None:
        sign, rank, text = entry.marker.sign, entry.marker.rank, entry.text
        draft = self.draft
        if sign is None and closes(text) and (draft or self.drafts) and len(words(text)) > 8:
            self._close()
            self.mode = "implementation"
            self.content.implementation.append(text)
            return
        if draft and self.item_sign is not None and not draft.cells:
            own, own_rank = self.item_sign
            deeper = rank > own_rank or (draft.text.rstrip().endswith(":") and sign != own)
            if sign != own and sign is not None and deeper:
                draft.details.append(text)
                draft.lines.append(entry.line)
                return
            if sign is None and own is not None:
                self._more(draft, entry)
                return
        self._close()
        meeting = self._current(entry.line)
        if self.item_sign is None:
            self.item_sign = (sign, rank)
        self.draft = Draft([entry.line], text, sign, rank, self.topic, meeting=meeting)

    def _more(self, draft: Draft, entry: Entry) -> None:
        """An unmarked line under a marked item: the rest of a sentence, or a further paragraph."""
        draft.lines.append(entry.line)
        whole = draft.details[-1] if draft.details else draft.text
        if entry.text[:1].islower() and not whole.rstrip().endswith(_OPEN_ENDS):
            if draft.details:
                draft.details[-1] = f"{whole} {entry.text}"
            else:
                draft.text = f"{whole} {entry.text}"
        else:
            draft.details.append(entry.text)

    def _charge(self, entry: Entry) -> None:
        line, draft = entry.line, self.draft
        labelled = is_agency_line(entry.text) or is_agency_line(line.text)
        item_like = entry.marker.sign is not None and self.item_sign is not None and entry.marker.sign == self.item_sign[0]
        if not labelled and (draft is None or item_like):
            self._item(entry)
            return
        charge = charge_of_line(entry.text) if labelled else charge_of_sentence(line.text)
        if not charge:
            self._item(entry)
            return
        only_other = not charge.assignments
        if labelled and not only_other:
            meeting = draft.meeting if draft and draft.meeting else self._current(line)
            last = self.shared[-1] if self.shared else None
            if last and last.meeting is meeting and last.draft is draft and last.line.number == line.number - 1:
                last.charge.assignments += charge.assignments
                self.content.taken_apart.append(line)
            else:
                starred = entry.marker.sign == "star"
                before = sum(d.meeting is meeting for d in self.drafts) + bool(draft)
                self.shared.append(Shared(meeting, draft, before, charge, line, starred))
        elif draft:
            draft.charges.append(charge)
            draft.lines.append(line)
            if len(words(charge.rest)) > 4:
                draft.details.append(entry.text)
        else:
            self.content.left.append(line)

    def _row(self, entry: Entry) -> None:
        cells = entry.line.cells
        columns = header(cells)
        if columns:
            self._close()
            self.columns = columns
            self.content.taken_apart.append(entry.line)
            return
        if is_numbering(cells):
            self.content.ignored.append((entry.line, "dòng đánh số cột của bảng"))
            return
        alone = single(cells)
        if alone is not None:
            self._alone(entry.line, alone)
            return
        if self.columns is None or len(self.columns) != len(cells):
            self.columns = guessed(cells)
        row = row_of(entry.line, self.columns)
        text, details = content_of(row.cells.get("content", ""))
        if not text:
            if self.draft and self.draft.cells:
                for column, cell in row.cells.items():
                    self.draft.cells[column] = f"{self.draft.cells.get(column, '')}\n{cell}".strip()
                self.draft.lines.append(entry.line)
            else:
                self.content.left.append(entry.line)
            return
        self._close()
        said, time = self._heading(), when(row.cells.get("time", ""))
        timed = not (said.when or said.number)
        if row.cells.get("body"):
            of_body = heading_of(row.cells["body"], self.setting.place)
            if of_body.body:
                self.scopes = [s for s in self.scopes if not s.heading.body]
                self.scopes.append(Scope(Entry("body", entry.line, entry.marker, of_body), of_body, True))
                self._note_body(Entry("meeting", entry.line, entry.marker, of_body))
            else:
                row.more.append(row.cells["body"])
        own = When(time.months, time.quarter, None, time.year) if timed else None
        meeting = self._current(entry.line, own)
        if timed:
            self.by_rows.add(self._body(self._heading(), entry.line).id)
        if timed and row.cells.get("time"):
            if not time:
                row.more.append(" ".join(row.cells["time"].split()))
            if not time.day:
                row.cells.pop("time")
        self.draft = Draft(
            [entry.line], text, "row", 0, self.topic, [*details, *row.more], meeting=meeting, cells=row.cells
        )

    def _alone(self, line: Line, text: str) -> None:
        """A row that says one thing: a heading, most likely."""
        shown = Line(line.number, " ".join(text.split()), (), True, line.heading, True)
        entry = classify(shown, Line(line.number + 1, "", ("", "")), self.setting.place)
        if entry.kind in ("item", "text") and (is_caps(shown.text) or len(words(shown.text)) <= 12):
            self._close()
            self._set_topic(entry)
            return
        self.take(entry)

    def _close(self) -> None:
        """The item whose lines have come is finished."""
        if self.draft:
            self.drafts.append(self.draft)
            self.draft = None

    def _start_implementation(self, entry: Entry) -> None:
        self._close()
        self._pop(0)
        self.mode = "implementation"
        heading = re.sub(r"^phần [^:]+: ", "", entry.text, flags=re.IGNORECASE)
        self.content.implementation_heading = sentence_case(heading.rstrip(":"), self.setting.source)

    def _implement(self, entry: Entry) -> None:
        paragraphs = self.content.implementation
        line = entry.line
        if line.cells:
            paragraphs.append(line.text)
        elif entry.marker.sign in ("dash", "plus", "star", "letter") and paragraphs and paragraphs[-1].split("\n")[0].rstrip().endswith(":"):
            paragraphs[-1] += f"\n{line.text}"
        elif entry.marker.sign in ("number", "paren", "dash", "star", "roman"):
            paragraphs.append(entry.text)
        elif entry.marker.sign:
            paragraphs.append(line.text)
        else:
            paragraphs.append(entry.text)

    def finished(self) -> Content:
        """The content, once all entries are taken."""
        self._close()
        self._pop(0)
        self._leave_topic()
        shared = self._share()
        for draft in self.drafts:
            if draft.meeting is not None:
                draft.meeting.items.append(self._finish(draft))
        for meeting, charge, line in shared:
            meeting.agencies += [Assignment(agency=name, role=role) for name, role in charge.assignments]
            self._time_of(charge, meeting, line)
            if charge.doubt:
                self.content.doubts.append(Doubt(charge.doubt, meeting, line))
            if charge.rest:
                self.content.taken_apart.append(line)
        self._titles()
        self._spread()
        for body in self.content.bodies:
            if body.id in self.by_rows:
                body.meetings.sort(key=_by_time)
        return self.content

    def _time_of(self, charge: Charge, meeting: Meeting, line: Line) -> None:
        if charge.deadline or charge.product:
            self.content.left.append(line)

    def _share(self) -> list[tuple[Meeting, Charge, Line]]:
        """Give each labelled line to the meeting or to the item before it; the whole document decides.

        Lines that come again and again within one meeting belong to items, and so does one with further
        items after it; one at the end of a meeting, or before its first item, belongs to the meeting.
        """
        per_meeting = Counter(id(entry.meeting) for entry in self.shared)
        of_items = any(count > 1 for count in per_meeting.values())
        result: list[tuple[Meeting, Charge, Line]] = []
        for entry in self.shared:
            items = sum(draft.meeting is entry.meeting for draft in self.drafts)
            of_item = of_items or entry.before < items
            if of_item and entry.draft is not None and not entry.starred:
                entry.draft.charges.append(entry.charge)
                entry.draft.lines.append(entry.line)
            else:
                result.append((entry.meeting, entry.charge, entry.line))
        return result

    def _finish(self, draft: Draft) -> Item:
        parts = take_apart(draft.text)
        item = Item(text=parts.text, condition=parts.condition, topic=draft.topic)
        charges = [parts.charge, *draft.charges]
        details = list(draft.details)
        for column in ("lead", "prepare", "advise", "coordinate"):
            cell = draft.cells.get(column, "")
            if cell:
                charges.append(_cell(cell, column))
        for charge in charges:
            item.agencies += [Assignment(agency=name, role=role) for name, role in charge.assignments]
            item.product = charge.product or item.product
            self._deadline(item, charge.deadline, details)
            if charge.doubt:
                parts.doubts.append(charge.doubt)
        if draft.cells.get("product"):
            item.product = " ".join(draft.cells["product"].split())
        if draft.cells.get("time"):
            cell = " ".join(draft.cells["time"].split())
            before = item.deadline
            self._deadline(item, when(cell), details)
            if item.deadline == before and cell not in details:
                details.append(f"Thời gian: {cell}")
        item.details = details
        for doubt in parts.doubts:
            self.content.doubts.append(Doubt(doubt, item, draft.lines[0]))
        self._check_words(draft, item)
        return item

    def _deadline(self, item: Item, time: When | None, details: list[str]) -> None:
        if not time:
            return
        deadline = deadline_of(time, self.setting.year)
        if deadline and deadline.startswith(str(self.setting.year)):
            item.deadline = deadline
            return
        written = deadline or "?"
        shown = "/".join(reversed(written.split("-")))
        details.append(f"Thời hạn: {shown}")
        self.content.doubts.append(Doubt("thời hạn không thuộc năm của chương trình", item))

    def _check_words(self, draft: Draft, item: Item) -> None:
        """Show the lines whose words did not all go into the fields of their item."""
        kept = " ".join(
            [item.text, item.condition or "", item.product or "", item.topic or "", *item.details,
             *(entry.agency for entry in item.agencies)]
        )  # fmt: skip
        have = Counter(map(_word_key, words(kept)))
        have.update(5 * [*map(_word_key, words(f"{CONVENTION} và"))])
        if item.deadline:
            have.update(part.lstrip("0") for part in item.deadline.split("-"))
        if draft.meeting and draft.cells:
            have.update([str(draft.meeting.month), str(self.setting.year)])
        for line in draft.lines:
            said = [*line.cells] if line.cells else [marker(line.text).rest]
            spoken = words(" ".join(part for part in said if not re.fullmatch(r"[\d.()]*", part)))
            if Counter(map(_word_key, spoken)) - have:
                self.content.taken_apart.append(line)

    def _titles(self) -> None:
        """Keep the printed heading of a meeting where its own fields do not say the same."""
        for body in self.content.bodies:
            for meeting in body.meetings:
                for entry in self.headings.get(id(meeting), []):
                    implied = f"hội nghị {body.name} tháng quý năm lần thứ chuyên đề đột xuất {self.setting.year}"
                    have = set(map(_word_key, words(implied))) | {
                        str(value) for value in (meeting.number, meeting.month) if value
                    } | {str(month) for month in self.also.get(id(meeting), ())}  # fmt: skip
                    have |= {"i", "ii", "iii", "iv"} if entry.heading.when.quarter else set()
                    said = {_word_key(word) for word in words(entry.text)}
                    if meeting.date:
                        have |= {str(int(part)) for part in meeting.date.split("-")} | {"ngay"}
                    if said - have:
                        meeting.title = entry.text

    def _spread(self) -> None:
        """A heading for several months is a meeting in each of them."""
        for body in self.content.bodies:
            for meeting in [m for m in body.meetings if id(m) in self.also]:
                at = body.meetings.index(meeting)
                months = self.also[id(meeting)]
                line = self.headings[id(meeting)][-1].line if self.headings.get(id(meeting)) else None
                message = f"văn bản ghi chung một lần cho các tháng {', '.join(map(str, (meeting.month, *months)))}"
                for month in months:
                    copy = meeting.model_copy(deep=True)
                    copy.month = month
                    if any(_key(copy) == _key(other) for other in body.meetings):
                        copy.id = f"{body.id}-{month}-2"
                    at += 1
                    body.meetings.insert(at, copy)
                    self.content.doubts.append(Doubt(message, copy, line))


def _word_key(word: str) -> str:
    return word.lstrip("0") or "0" if word.isdigit() else tone_key(word)


def _key(meeting: Meeting) -> tuple[object, ...]:
    return (meeting.number, meeting.month, meeting.quarter, meeting.date, meeting.kind)


def _by_time(meeting: Meeting) -> int:
    if meeting.date:
        return int(meeting.date[5:7])
    return meeting.month or (3 * meeting.quarter - 2 if meeting.quarter else 13)


def _cell(cell: str, role: str) -> Charge:
    """The agencies in a cell of a column for one role; a cell may hold labels of its own."""
    lines = [re.sub(r"^[-+*•]\s*", "", line.strip()) for line in cell.split("\n") if line.strip()]
    text = ", ".join(line.rstrip(",;.") for line in lines)
    return parse(text, cast(Role, role), strict=False)


def build(lines: Sequence[Line], setting: Setting) -> Content:
    """The content of a programme in the lines between title and recipients."""
    builder = Builder(setting)
    for entry in outline(lines, setting.place):
        builder.take(entry)
    return builder.finished()
