"""Next year's programme from this year's: what stands in it, what is left out and why, what a person must answer.

The draft is a list of edits of the old file, so that its comments, order and style stay.
"""

from typing import Any

from ctr_cli.cycle.answers import Answer, is_taken_fact
from ctr_cli.cycle.consolidated import Base, Outside, plain_item
from ctr_cli.cycle.draft_edits import Edits, places_of
from ctr_cli.cycle.draft_entries import (
    Entry,
    Years,
    as_data,
    asked_of_move,
    edits_of,
    entry_of,
    left_out,
    moved_on,
    plain_agencies,
)
from ctr_cli.cycle.draft_fates import Fates
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.draft_head import (
    Head,
    heads_of,
    heads_of_meetings,
    idle_agencies,
    is_moot,
    month_typed,
    removal_of,
    settled,
    usual_month,
    value_of,
)
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.draft_meetings import (
    Line,
    Met,
    its_day_in,
    left_behind,
    new_line,
    new_numbers,
    put_last,
    renumbered_by,
    renumbered_title,
    said_before,
    without_its_day,
)
from ctr_cli.cycle.draft_offers import Offer, offers_of
from ctr_cli.cycle.draft_places import (
    Place,
    agreed,
    bring_back,
    brought,
    come_again,
    is_regular,
    listed_as,
    meeting_meant,
    place_of,
    printed_names,
    title_of,
    understood,
)
from ctr_cli.cycle.facts import facts_of
from ctr_cli.cycle.recurrence import repeated_keys
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.agencies import at_work_on, directory
from ctr_cli.model.bodies import part_called
from ctr_cli.model.meetings import (
    item_id,
    meeting_id,
    meeting_title,
    month_of,
    time_name,
    times_called,
)
from ctr_cli.model.named import charged_anew
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.source.edit import AddKey, SetValue

_MEETING_GOES = "; {word} này không còn nội dung nào nên không có trong dự thảo"


def drafted(program: Program, given: Given | None = None, base: Base | None = None) -> Draft:
    """The draft of the year after a programme's.

    `base` gives the ids that the items of a programme have in force, where its text was made from one with decisions.
    """
    return _Work(program, given or Given(), base).draft()


class _Work:
    """What is gathered on the way through a programme; `draft` is its only use."""

    def __init__(self, program: Program, given: Given, base: Base | None) -> None:
        self.program, self.given = program, given
        self.base = base or Base((), (), {}, {})
        self.ids, self.held = iter(self.base.ids), iter(self.base.meetings)
        self.known = directory(program)
        self.printed = printed_names(self.known, program)
        self.problems: list[str] = []
        self.answers = {key: self.understood(answer) for key, answer in given.answers.items()}
        self.again = come_again(program, self.base.outside) - self.answers.keys()
        self.answers |= dict.fromkeys(self.again, Answer("keep"))
        self.added = [self.understood(answer) for answer in given.added]
        self.edits = Edits([SetValue(("year",), program.year + 1)])
        self.entries: list[Entry] = []
        self.brought: list[Answer] = []
        self.to_move: list[tuple[Met, Line, Answer]] = []
        self.fates = Fates(
            self.answers, self.base.carried, given.stood, repeated_keys(program), given.older
        )
        self.met = [
            self.fate(("bodies", number, "meetings", at), body, meeting)
            for number, body in enumerate(program.bodies)
            for at, meeting in enumerate(body.meetings)
        ]
        self.fates.keep_bodies(self.met, program.bodies)
        for place, met in enumerate(self.met):
            met.moved = self.base.moved.get(place, "")
            met.idle = met.old_id in self.base.idle

    def understood(self, answer: Answer) -> Answer:
        """An answer in the words of the programme."""
        answer, problems = understood(self.known, self.printed, answer, self.program.year + 1)
        self.problems += problems
        return answer

    def fate(self, path: KeyPath, body: Body, meeting: Meeting) -> Met:
        """A meeting with what becomes of it, it and its items by their ids in force."""
        name = next(self.held, meeting_id(body, meeting))
        places = [item_id(name, n, item.id) for n, item in enumerate(meeting.items, 1)]
        ids = [next(self.ids, place) for place in places]
        return self.fates.meeting(path, body, meeting, name, ids)

    def draft(self) -> Draft:
        if self.given.answers or self.given.added:
            self.name_as_listed()
        bring_back(self.met, self.answers, self.added, self.base.outside, self.program.year + 1)
        numbers = new_numbers(self.met, self.given.next_number)
        renumbered = renumbered_by(numbers, self.program)
        self.years = Years(self.program.year, renumbered, self.given.doubts)
        for met in self.met:
            self.meeting(met)
        self.name_meetings()
        for met in self.met:
            self.items(met)
        for met, line, answer in self.to_move:
            self.put(met, line, answer)
        for gone in self.base.outside:
            self.left_the_year(gone)
        for offer in offers_of(self.given, self.program, self.known, self.years):
            self.offer(offer)
        taken = (answer for key, answer in self.answers.items() if is_taken_fact(key, answer))
        for met, answer in brought((*self.added, *taken), self.target):
            self.add(met, answer)
        heads = self.heads()
        facts = {f"fact.{n}" for n, _ in enumerate(facts_of(self.program.year + 1), 1)}
        self.name_unknown({head.key for head in heads} | facts)
        return self.finished(heads)

    def name_as_listed(self) -> None:
        """Call the meetings as the list without decisions does, from which a person copies their ids and names."""
        undecided = _Work(
            self.program, self.given._replace(answers={}, added=(), rivals={}), self.base
        )
        undecided.draft()
        for met, listed in zip(self.met, undecided.met, strict=True):
            if listed.stays:
                met.listed = listed_as(self.program, listed)

    def left_the_year(self, one: Outside) -> None:
        """An item that decisions took out of the year: a row of the list, and in the draft once a person keeps it."""
        answer = self.answers.get(one.id)
        kept = answer is not None and answer.verb != "drop"
        moved = moved_on(one.item, one.meeting, self.years, answer, self.known, shown=False)
        title, own = meeting_title(self.program, one.body, one.meeting), bool(one.item.agencies)
        new, changes = (moved.text, moved.changes) if kept else (None, ())
        again = ("năm nào cũng có: giữ hay bỏ?",) if one.id in self.again else ()
        asked = "; ".join((*again, *moved.questions)) if kept else ""
        entry = Entry(one.id, None, "dropped", one.why, one.item.text, new, changes, asked, title)
        self.entries.append(entry._replace(agencies=one.agencies, own=own))
        if answer and kept:
            item = one.item.model_copy(update={"agencies": list(one.agencies)})
            data = as_data(Item.model_validate(plain_item(item)), moved.values)
            if moved.timed_anew:
                said_before(data)
            place = str(month_of(one.meeting) or place_of(one))
            self.take(answer, one.body, one.meeting, place, data, place_of(one))

    def meeting(self, met: Met) -> None:
        """The meeting as next year's: number, own id, day and title."""
        meeting = met.meeting
        number = met.number or meeting.number
        held_by_id = meeting.id and meeting.number and str(meeting.number) in meeting.id
        own = renumbered_title(met, number, self.program)
        said, asked_day = without_its_day(meeting.title or "", self.program.year)
        title = self.years._replace(renumbered=own).shift(said)
        met.asks = "; ".join([*asked_day, *title.questions])
        asked = self.answers.get(f"{met.old_id}.month") or usual_month(self.base.usual, met.old_id)
        month = month_typed(asked.text) if asked and met.moved and not meeting.title else None
        day = its_day_in(self.program.year + 1, met.body, meeting)
        met.new = meeting.model_copy(
            update={
                "number": number,
                "id": None if held_by_id else meeting.id,
                "date": day,
                "month": meeting.month if day else month or month_of(meeting),
                "title": meeting.title and title.text,
            }
        )
        if not met.stays:
            self.edits.removals.append(met.path)
            return
        if number != meeting.number:
            of = SetValue((*met.path, "number"), number)
            self.edits.sets.append(of if meeting.number else AddKey(met.path, "number", number))
        if held_by_id:
            self.edits.removals.append((*met.path, "id"))
        if meeting.date and not day and meeting.month is None:
            self.edits.sets.append(AddKey(met.path, "month", month_of(meeting), "date"))

    def name_meetings(self) -> None:
        for number, body in enumerate(self.program.bodies):
            mine = [met for met in self.met if met.path[1] == number and met.stays and met.new]
            now = body.model_copy(update={"meetings": [met.new for met in mine]})
            for met, new in zip(mine, now.meetings, strict=True):
                met.new_id = meeting_id(now, new)

    def items(self, met: Met) -> None:
        title = meeting_title(self.program, met.body, met.meeting)
        for at, (item, name, reason) in enumerate(
            zip(met.meeting.items, met.ids, met.reasons, strict=True)
        ):
            answer, here = self.answers.get(name), (*met.path, "items", at)
            agencies = tuple(at_work_on(self.known, met.body, met.meeting, item))
            own = bool(item.agencies or not met.meeting.agencies)
            if not self.fates.stands(met, at):
                if met.stays:
                    self.edits.removals.append(here)
                entry = left_out(name, item, reason, answer, self.program.year + 1)
                if not met.stays:
                    goes = _MEETING_GOES.format(word=part_called(met.body.name))
                    entry = entry._replace(why=entry.why + goes)
                self.entries.append(entry._replace(meeting=title, agencies=agencies, own=own))
                continue
            listed = self.fates.is_listed(met, at)
            moved = moved_on(item, met.meeting, self.years, answer, self.known, shown=listed)
            entry = entry_of(name, item, reason, moved, answer)
            if not answer:
                was, put_off = self.base.moved.get(name, ""), name in self.base.carried
                entry = asked_of_move(entry, self.program.year, was, put_off=put_off)
            self.entries.append(entry._replace(meeting=title, agencies=agencies, own=own))
            line = Line(len(self.entries) - 1, at, item, as_data(item, moved.values))
            self.edits.sets += edits_of(here, item, moved.values)
            if moved.timed_anew:
                self.edits.removals += [(*here, *path) for path in said_before(line.data)]
            if answer and answer.meeting:
                met.leaving[at] = line
                self.to_move.append((met, line, answer))
            else:
                met.lines.append(line)

    def put(self, met: Met, line: Line, answer: Answer) -> None:
        """An item before another meeting; the agencies of its old meeting's line become its own.

        One that a person moves to where it stands stays.
        """
        target = self.target(answer, met.body)
        if target is None:
            return
        here, at = (*met.path, "items", line.at or 0), line.at or 0
        if target is met:
            del met.leaving[at]
            met.lines.insert(
                sum(other.at is not None and other.at < at for other in met.lines), line
            )
            return
        line.at = None
        was = None if answer.deadline else met.meeting
        for path in left_behind(line.data, self.program.year + 1, was, target.new):
            self.edits.removals.append((*here, *path))
        line_agencies = plain_agencies(met.meeting.agencies)
        if "agencies" not in line.data and line_agencies != plain_agencies(target.meeting.agencies):
            line.data["agencies"] = line_agencies
            self.edits.sets.append(AddKey(here, "agencies", line_agencies))
        put_last(target, line)

    def add(self, met: Met, answer: Answer) -> None:
        self.brought.append(answer._replace(meeting=met.new_id))
        charged = plain_agencies(charged_anew(self.known, answer.agencies))
        of = ("text", answer.text), ("agencies", charged), ("deadline", answer.deadline)
        put_last(met, new_line({key: value for key, value in of if value}))

    def offer(self, one: Offer) -> None:
        """What may be taken besides: a row to decide about, and in the draft once a person takes it."""
        answer = self.answers.get(one.code)
        taken = answer is not None and answer.verb != "drop"
        text = (answer.text if answer else "") or one.item.text
        new, question = text if taken else None, "" if answer else one.question
        entry = Entry(one.code, None, one.kind, one.why, one.old, new, (), question, one.title)
        self.entries.append(entry._replace(agencies=one.charged, own=one.own))
        if answer and taken:
            charged = charged_anew(self.known, answer.agencies, one.charged) or list(one.charged)
            given = {"deadline": answer.deadline} if answer.deadline else {}
            item = one.item.model_copy(update={"text": text, "agencies": charged, **given})
            data = plain_item(item)
            if answer.deadline not in ("", one.item.deadline):
                said_before(data)
            self.take(answer, one.body, one.meeting, one.place, data)

    def take(
        self,
        answer: Answer,
        body: Body | None,
        meeting: Meeting | None,
        place: str,
        data: dict[str, Any],
        stood: str = "",
    ) -> None:
        """An item into the meeting a person names, else where it stood (an old id), or that of its place and body."""
        same = (m for m in self.met if m.stays and m.old_id == stood and not answer.meeting)
        named = answer._replace(meeting=answer.meeting or place)
        column = f"{times_called(self.program.bodies)} {self.program.year + 1}"
        also = "" if answer.meeting else f"; ghi ở cột {column}"
        target = next(same, None) or self.target(named, body, also)
        if target:
            if not answer.deadline:
                left_behind(data, self.program.year + 1, meeting, target.new)
            line = new_line(data)
            line.entry = len(self.entries) - 1
            put_last(target, line)

    def name_unknown(self, keys: set[str]) -> None:
        known = {entry.id for entry in self.entries} | keys
        for key, answer in self.answers.items():
            if key not in known and not is_moot(key, answer, self.met):
                self.problems.append(f"{answer.row}: không có mã {key}")

    def target(self, answer: Answer, body: Body | None = None, also: str = "") -> Met | None:
        """The meeting of the draft that a person means; what is wrong with it is told, and what to do `also`."""
        found = meeting_meant(self.program, self.met, answer, body)
        if isinstance(found, Met):
            return found
        self.problems.append(found + also)
        return None

    def heads(self) -> list[Head]:
        """The values outside the items, as a person decided of them, and the edits that make them so."""
        found = [
            *heads_of(self.program, self.years, self.given.folders),
            *heads_of_meetings(self.met),
            *idle_agencies(self.program, self.met),
        ]
        heads = []
        for one in found:
            head, problem = settled(one, self.answers.get(one.key), self.base.usual)
            heads.append(head)
            if problem:
                self.problems.append(problem)
            if gone := removal_of(head):
                self.edits.removals.append(gone)
            elif head.path and head.new != head.old:
                self.edits.sets.append(SetValue(head.path, value_of(head)))
        return heads

    def finished(self, heads: list[Head]) -> Draft:
        """The draft, with ids and questions by their places in it."""
        questions: dict[KeyPath, str] = {}
        for path, met in places_of(self.met):
            for number, line in enumerate(met.lines):
                if line.entry is not None:
                    entry = self.entries[line.entry]
                    new_id = item_id(met.new_id, number + 1, line.item.id)
                    self.entries[line.entry] = entry._replace(new_id=new_id)
                    if entry.question:
                        questions[*path, number] = entry.question
        asked = {self.edits.place(h.path): h.question for h in heads if h.question and h.path}
        return Draft(
            self.program.year + 1,
            tuple(self.entries),
            tuple(heads),
            tuple(facts_of(self.program.year + 1)),
            tuple(
                Place(m.new_id, title_of(self.program, m), m.body.id) for m in self.met if m.stays
            ),
            self.edits.in_order(self.met),
            questions | asked,
            tuple(self.problems),
            tuple(
                f"{m.body.name} {time_name(m.meeting)}{f' ({m.moved})' if m.idle else ''}"
                for m in self.met
                if not m.stays and is_regular(m)
            ),
            times_called(self.program.bodies),
            tuple(self.brought),
            frozenset(agreed(self.program, self.met, self.answers, self.given.rivals)),
        )
