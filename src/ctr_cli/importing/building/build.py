"""Outline to the content of a programme: bodies, their meetings, the items of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from ctr_cli.importing.building.finish import finish
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.charge import Charge, charge_of_line, is_agency_line
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Setting, Shared
from ctr_cli.importing.grammar.outline import Entry, classify, closes, heading_of, outline
from ctr_cli.importing.grammar.rows import (
    Column,
    Row,
    content_of,
    guessed,
    header,
    is_numbering,
    row_of,
    single,
)
from ctr_cli.importing.grammar.scopes import Scope, Scopes
from ctr_cli.importing.grammar.sentence import charge_of_sentence
from ctr_cli.importing.grammar.timetable import Timetable, by_time
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import Cell, Ignored, Line, is_caps, words
from ctr_cli.model.program import Meeting

_FINISHED = (".", ";", "!", "?", "…")


def build(lines: Sequence[Line], setting: Setting) -> Content:
    """The content of a programme in the lines between title and recipients."""
    builder = Builder(setting)
    for entry in outline(lines, setting.place):
        builder.take(entry)
    return builder.finished()


class Builder:
    """Takes the entries of an outline one after another; asked at the end for what came of them."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.content = Content()
        self.timetable = Timetable(setting, self.content)
        self.scopes = Scopes()
        self.mode: Literal["content", "introduction", "implementation"] = "content"
        self.introduced_at = 0
        self.draft: Draft | None = None
        self.drafts: list[Draft] = []
        self.shared: list[Shared] = []
        self.meeting: Meeting | None = None
        self.item_sign: tuple[str | None, int] | None = None
        self.topic: str | None = None
        self.topic_line: Line | None = None
        self.columns: list[tuple[Column, str]] | None = None
        self.timed_by_rows: set[str] = set()

    def take(self, entry: Entry) -> None:
        """Put an entry in its place."""
        if entry.kind == "implementation":
            self._start_implementation(entry)
        elif self.mode == "implementation":
            self._implement(entry)
        elif entry.kind == "introduction":
            self._close()
            self.mode, self.introduced_at = "introduction", entry.marker.rank
            self.content.introduction.append(entry.line.text)
        elif self.mode == "introduction" and not self._ends_introduction(entry):
            self.content.introduction.append(entry.line.text)
        else:
            self.mode = "content"
            self._take_content(entry)

    def finished(self) -> Content:
        """The content, once all entries are taken."""
        self._close()
        self._leave(0)
        self._leave_topic()
        finish(self.content, self.drafts, self.shared, self.setting)
        self.timetable.finish()
        for body in self.content.bodies:
            if body.id in self.timed_by_rows:
                body.meetings.sort(key=by_time)
        return self.content

    def _ends_introduction(self, entry: Entry) -> bool:
        if entry.kind in ("body", "meeting", "row", "part"):
            return True
        return entry.kind == "topic" and entry.marker.rank <= self.introduced_at

    def _take_content(self, entry: Entry) -> None:
        if entry.kind in ("part", "body", "meeting", "topic"):
            self._close()
            self._head(entry)
        elif entry.kind == "row":
            self._row(entry)
        elif entry.kind == "charge":
            self._charge(entry)
        elif entry.kind == "bracket" and self.draft:
            self.draft.text += f" {entry.line.text}"
            self.draft.lines.append(entry.line)
        elif entry.kind == "bracket":
            self.content.left.append(entry.line)
        else:
            self._item(entry)

    # Headings

    def _head(self, entry: Entry) -> None:
        if entry.kind == "part":
            self._part(entry)
        elif entry.kind == "topic":
            if entry.marker.sign or is_caps(entry.text):
                self._leave(self.scopes.depth_beside(entry))
            self._set_topic(entry)
        else:
            self._leave(self.scopes.depth_for(entry))
            self.scopes.use()
            self.scopes.open.append(Scope(entry))
            self._leave_topic()
            self.item_sign = None
            self.timetable.name_body(entry)

    def _part(self, entry: Entry) -> None:
        self._leave(0)
        self._leave_topic()
        heading = sentence_case(_without_part(entry.text), "")
        if self.content.content_heading is None and not self.content.bodies:
            self.content.content_heading = heading
            if entry.text != _without_part(entry.text):
                self.content.taken_apart.append(entry.line)
        else:
            self.topic, self.topic_line = heading, entry.line

    def _set_topic(self, entry: Entry) -> None:
        """Start a group of items."""
        self._leave_topic()
        self.topic, self.topic_line = sentence_case(entry.text, self.setting.source), entry.line
        self.item_sign = None

    def _leave_topic(self) -> None:
        """A group's heading that no item came under heads the whole content, when it is the first."""
        line = self.topic_line
        if line is not None and not any(draft.topic == self.topic for draft in self.drafts):
            if self.content.content_heading is None and not self.drafts:
                self.content.content_heading = self.topic
            else:
                self.content.taken_apart.append(line)
        self.topic, self.topic_line = None, None

    def _leave(self, depth: int) -> None:
        """Close headings from a depth on; a meeting without items is kept, and doubted."""
        idle = self.scopes.idle(depth)
        if idle and idle.entry.kind == "meeting":
            line = idle.entry.line
            if idle.heading.when.quarter and idle.heading.number is None:
                self.content.left.append(line)
            else:
                message = "hội nghị này không thấy nội dung nào trong văn bản"
                self.content.doubts.append(Doubt(message, self._current(line), line))
        del self.scopes.open[depth:]
        self.meeting = None

    def _current(self, line: Line) -> Meeting:
        """The meeting that is open, made when its first item comes."""
        if self.meeting is None:
            self.scopes.use()
            self.meeting = self.timetable.meeting(self.scopes.said(), self.scopes.meetings(), line)
        return self.meeting

    # Items

    def _item(self, entry: Entry) -> None:
        if self._begins_the_end(entry):
            self._close()
            self.mode = "implementation"
            self.content.implementation.append(entry.text)
        elif not self._belongs_to_draft(entry):
            self._close()
            meeting = self._current(entry.line)
            if self.item_sign is None:
                self.item_sign = (entry.marker.sign, entry.marker.rank)
            self.draft = Draft([entry.line], entry.text, meeting, self.topic)

    def _begins_the_end(self, entry: Entry) -> bool:
        """Whether a paragraph closes the document without a heading of its own."""
        begun = self.draft is not None or bool(self.drafts)
        return (
            begun
            and entry.marker.sign is None
            and closes(entry.text)
            and len(words(entry.text)) > 8
        )

    def _belongs_to_draft(self, entry: Entry) -> bool:
        """Put a smaller point, or the rest of a sentence, under the item before; False when it is none."""
        draft = self.draft
        if draft is None or self.item_sign is None or draft.cells:
            return False
        sign, (own, own_rank) = entry.marker.sign, self.item_sign
        if sign is None and own is not None:
            self._go_on(draft, entry)
            return True
        deeper = entry.marker.rank > own_rank or draft.text.rstrip().endswith(":")
        if sign is None or sign == own or not deeper:
            return False
        draft.details.append(entry.text)
        draft.lines.append(entry.line)
        return True

    def _go_on(self, draft: Draft, entry: Entry) -> None:
        """An unmarked line under a marked item: the rest of a sentence, or a further paragraph."""
        draft.lines.append(entry.line)
        last = draft.details[-1] if draft.details else draft.text
        if not entry.text[:1].islower() or last.rstrip().endswith(_FINISHED):
            draft.details.append(entry.text)
        elif draft.details:
            draft.details[-1] = f"{last} {entry.text}"
        else:
            draft.text = f"{last} {entry.text}"

    def _charge(self, entry: Entry) -> None:
        line, draft = entry.line, self.draft
        if is_agency_line(entry.text) or is_agency_line(line.text):
            charge = charge_of_line(entry.text)
            if charge.assignments:
                self._share(entry, charge)
                return
        like_item = entry.marker.sign is not None and self.item_sign == (
            entry.marker.sign,
            entry.marker.rank,
        )
        found = charge_of_sentence(line.text)
        if not found or draft is None or like_item:
            self._item(entry)
            return
        draft.charges.append(found)
        draft.lines.append(line)
        if len(words(found.rest)) > 4:
            draft.details.append(entry.text)

    def _share(self, entry: Entry, charge: Charge) -> None:
        """Keep a labelled line until it is clear whether it stands for a meeting or for an item."""
        line, draft = entry.line, self.draft
        meeting = draft.meeting if draft else self._current(line)
        last = self.shared[-1] if self.shared else None
        if (
            last
            and last.meeting is meeting
            and last.draft is draft
            and last.line.number == line.number - 1
        ):
            last.charge.assignments += charge.assignments
            self.content.taken_apart.append(line)
            return
        before = sum(other.meeting is meeting for other in self.drafts) + bool(draft)
        starred = entry.marker.sign == "star"
        self.shared.append(Shared(meeting, draft, before, charge, line, starred))

    def _close(self) -> None:
        """The item whose lines have come is finished."""
        if self.draft:
            self.drafts.append(self.draft)
            self.draft = None

    # Tables

    def _row(self, entry: Entry) -> None:
        line, cells = entry.line, entry.line.cells
        columns, alone = header(cells), single(cells)
        if columns:
            self._close()
            self.columns = columns
            self.content.taken_apart.append(line)
        elif is_numbering(cells):
            self.content.ignored.append(Ignored(line, "dòng đánh số cột của bảng"))
        elif alone is not None:
            self._row_alone(line, alone)
        else:
            if self.columns is None or len(self.columns) != len(cells):
                self.columns = guessed(cells)
            self._row_item(entry, row_of(line, self.columns))

    def _row_alone(self, line: Line, text: str) -> None:
        """A row that says one thing: a heading, most likely."""
        shown = Line(line.number, " ".join(text.split()), (), True, line.heading, True)
        entry = classify(shown, Line(line.number + 1, "", (Cell(), Cell())), self.setting.place)
        if entry.kind in ("item", "text") and (is_caps(shown.text) or len(words(shown.text)) <= 12):
            self._close()
            self._set_topic(entry)
        else:
            self.take(entry)

    def _row_item(self, entry: Entry, row: Row) -> None:
        line = entry.line
        text, details = content_of(row.cells.get("content", ""))
        if not text:
            self._row_goes_on(line, row)
            return
        self._close()
        self._row_body(entry, row)
        meeting = self._row_meeting(line, row)
        more = [*details, *row.more]
        self.draft = Draft([line], text, meeting, self.topic, more, cells=row.cells)

    def _row_goes_on(self, line: Line, row: Row) -> None:
        """A row without content of its own adds to the cells of the row above."""
        if self.draft is None or not self.draft.cells:
            self.content.left.append(line)
            return
        above = self.draft.cells
        joint = {
            column: f"{above.get(column, '')}\n{cell}".strip() for column, cell in row.cells.items()
        }
        self.draft.cells = {**above, **joint}
        self.draft.details += row.more
        self.draft.lines.append(line)

    def _row_body(self, entry: Entry, row: Row) -> None:
        """The body named in a column of its own."""
        cell = row.cells.pop("body", "")
        heading = heading_of(cell, self.setting.place)
        if heading.body:
            self.scopes.open = [scope for scope in self.scopes.open if not scope.heading.body]
            self.scopes.open.append(Scope(replace(entry, kind="body", heading=heading), used=True))
            self.meeting = None
            self.timetable.name_body(replace(entry, kind="meeting", heading=heading))
        elif cell:
            row.more.append(cell)

    def _row_meeting(self, line: Line, row: Row) -> Meeting:
        """The meeting of a row: the one that is open, or, when no heading says the month, that of its own time."""
        said = self.scopes.said()
        cell = row.cells.get("time", "")
        time = when(cell)
        if said.number or said.when.months or (said.when.quarter and not time.months):
            return self._current(line)
        if cell and not time:
            row.more.append(" ".join(cell.split()))
        if not time.day:
            row.cells.pop("time", None)
        self.scopes.use()
        self.timed_by_rows.add(self.timetable.body(said, line).id)
        moment = When(time.months, time.quarter, None, time.year)
        return self.timetable.meeting_at(said, moment, line)

    # After the content

    def _start_implementation(self, entry: Entry) -> None:
        self._close()
        self._leave(0)
        self.mode = "implementation"
        heading, _, sentence = _without_part(entry.text).partition(":")
        self.content.implementation_heading = sentence_case(heading, self.setting.source)
        self.content.implementation += [sentence.strip()] if sentence.strip() else []

    def _implement(self, entry: Entry) -> None:
        """A paragraph of the closing part, without its number; smaller points stay with theirs."""
        paragraphs = self.content.implementation
        small = entry.marker.sign in ("dash", "plus", "star", "letter")
        if small and paragraphs and paragraphs[-1].split("\n")[0].rstrip().endswith(":"):
            paragraphs[-1] += f"\n{entry.line.text}"
        elif entry.line.cells or entry.marker.sign in ("letter", "upper", "part"):
            paragraphs.append(entry.line.text)
        else:
            paragraphs.append(entry.text)


def _without_part(text: str) -> str:
    return re.sub(r"^phần [^:]+: ", "", text, flags=re.IGNORECASE)
