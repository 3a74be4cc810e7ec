"""Next year's programme from this year's: what stands in it, what is left out and why, what a person must answer.

The draft is a list of edits of the old file, so that its comments, order and style stay.
"""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from ctr_cli.cycle.facts import Fact, day_of, facts_of, festival_in
from ctr_cli.cycle.recurrence import Reason, recurrence, repeated_keys
from ctr_cli.cycle.shift import Change, Shift, shifted
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.model.meetings import item_id, meeting_id, months_of
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.source.edit import Edit, Remove, SetValue

Kind = Literal["kept", "recomputed", "term", "once", "ask", "term-plan"]


class Entry(NamedTuple):
    """An item of the old programme and what becomes of it; `new` is None where it is left out."""

    id: str
    new_id: str | None
    kind: Kind
    why: str
    old: str
    new: str | None
    changes: tuple[Change, ...]
    question: str


class Head(NamedTuple):
    """A value outside the items that changed or must be asked about, by its key (`document.date`)."""

    key: str
    old: str
    new: str
    question: str


class Draft(NamedTuple):
    """Next year's programme: its entries, its head, the facts of the year, and the edits of the old file.

    `questions` hold what a person must answer, by the path in the draft that it stands above.
    """

    year: int
    entries: tuple[Entry, ...]
    heads: tuple[Head, ...]
    facts: tuple[Fact, ...]
    edits: tuple[Edit, ...]
    questions: dict[KeyPath, str]


def drafted(program: Program, older: Collection[str] = (), next_number: int | None = None) -> Draft:
    """The draft of the year after a programme's.

    `older` are the keys of sentences of older programmes; `next_number` is that of the first numbered
    conference, when it is not the one after the last.
    """
    work = _Work(program, older, next_number)
    return work.draft()


class _Work:
    """What is gathered on the way through a programme; `draft` is its only use."""

    def __init__(self, program: Program, older: Collection[str], next_number: int | None) -> None:
        self.program = program
        self.older = older
        self.repeated = repeated_keys(program)
        self.held = _numbers_held(program, next_number)
        self.sets: list[Edit] = []
        self.removals: list[KeyPath] = []
        self.entries: list[Entry] = []
        self.heads: list[Head] = []
        self.questions: dict[KeyPath, str] = {}

    def draft(self) -> Draft:
        year = self.program.year
        self.sets.append(SetValue(("year",), year + 1))
        self.head()
        for number, body in enumerate(self.program.bodies):
            for at, meeting in enumerate(body.meetings):
                self.meeting(("bodies", number, "meetings", at), body, meeting)
        for at, text in enumerate(self.program.implementation):
            self.text(("implementation", at), text, f"implementation.{at + 1}")
        for at, recipient in enumerate(self.program.recipients):
            self.ask(f"recipients.{at + 1}", recipient.name, _named_person(recipient.name))
        if self.program.signature and self.program.signature.name:
            self.ask(
                "signature.name",
                self.program.signature.name,
                "người ký năm tới vẫn là ông, bà này?",
            )
        removed = [Remove(path) for path in sorted(self.removals, key=_last_first, reverse=True)]
        return Draft(
            year + 1,
            tuple(self.entries),
            tuple(self.heads),
            tuple(facts_of(year + 1)),
            (*self.sets, *removed),
            self.questions,
        )

    def head(self) -> None:
        document, year = self.program.document, self.program.year
        if document.number is not None:
            self.change(
                "document.number", str(document.number), None, "văn thư vào số khi ban hành"
            )
        date = f"{int(document.date[:4]) + 1}-12" if document.date else None
        if document.date and not document.date.startswith(str(year)):
            date = f"{year}-12"
        if date != document.date:
            self.change("document.date", document.date, date, "ngày ban hành năm tới?")
        self.text(("document", "title"), document.title, "document.title")
        if document.preamble:
            self.text(("document", "preamble"), document.preamble, "document.preamble")
        for at, basis in enumerate(document.bases):
            if str(year) in basis or str(year - 1) in basis:
                self.ask(f"document.bases.{at + 1}", basis, "căn cứ này có văn bản mới thay chưa?")

    def change(self, key: str, old: str | None, new: str | None, question: str) -> None:
        self.sets.append(SetValue(tuple(key.split(".")), new))
        self.heads.append(Head(key, old or "", new or "", question))

    def ask(self, key: str, old: str, question: str) -> None:
        if question:
            self.heads.append(Head(key, old, old, question))

    def text(self, path: KeyPath, text: str, key: str) -> None:
        shift = self.shift(text)
        if shift.changes:
            self.sets.append(SetValue(path, shift.text))
        if shift.changes or shift.questions:
            self.heads.append(Head(key, text, shift.text, "; ".join(shift.questions)))

    def shift(self, text: str) -> Shift:
        return shifted(
            text, self.program.year, self.held.get("bch", 0) or max(self.held.values(), default=0)
        )

    def meeting(self, path: KeyPath, body: Body, meeting: Meeting) -> None:
        old_id = meeting_id(body, meeting)
        number = meeting.number and meeting.number + self.held[body.id]
        if number != meeting.number:
            self.sets.append(SetValue((*path, "number"), number))
        own = (
            None
            if meeting.id and meeting.number and str(meeting.number) in meeting.id
            else meeting.id
        )
        if meeting.id and own is None:
            self.removals.append((*path, "id"))
        if meeting.date:
            self.removals.append((*path, "date"))
            self.ask(f"{old_id}.date", meeting.date, "ngày họp năm tới?")
        if meeting.title:
            self.text((*path, "title"), meeting.title, f"{old_id}.title")
        new = meeting.model_copy(update={"number": number, "id": own, "date": None})
        self.items(path, body, meeting, (old_id, meeting_id(body, new)))

    def items(self, path: KeyPath, body: Body, meeting: Meeting, ids: tuple[str, str]) -> None:
        stands = 0
        for at, item in enumerate(meeting.items):
            here = (*path, "items", at)
            reason = recurrence(item, self.repeated, self.older)
            old_id = item_id(ids[0], at + 1, item.id)
            if reason.recurrence in ("term", "once"):
                self.removals.append(here)
                self.entries.append(self.left_out(old_id, item, reason))
                continue
            stands += 1
            new_id = item_id(ids[1], stands, item.id)
            entry = self.kept(here, item, meeting, reason, (old_id, new_id))
            if entry.question:
                self.questions[*path, "items", stands - 1] = entry.question
            self.entries.append(entry)

    def left_out(self, old_id: str, item: Item, reason: Reason) -> Entry:
        proposal = reason.proposal.format(year=self.program.year + 1) if reason.proposal else ""
        question = f"đề nghị thay bằng: {proposal}" if proposal else ""
        kind: Kind = "term" if reason.recurrence == "term" else "once"
        return Entry(old_id, None, kind, reason.why, item.text, None, (), question)

    def kept(
        self, path: KeyPath, item: Item, meeting: Meeting, reason: Reason, ids: tuple[str, str]
    ) -> Entry:
        shift = self.shift(item.text)
        if shift.changes:
            self.sets.append(SetValue((*path, "text"), shift.text))
        questions = [*shift.questions, *self.inner(path, item)]
        if festival := _festival_question(item.text, meeting, self.program.year + 1):
            questions.append(festival)
        if reason.recurrence == "ask":
            questions.insert(0, f"{reason.why}: giữ hay bỏ?")
        kind: Kind = (
            "ask" if reason.recurrence == "ask" else "recomputed" if shift.changes else "kept"
        )
        question = "; ".join(questions)
        return Entry(
            ids[0], ids[1], kind, reason.why, item.text, shift.text, shift.changes, question
        )

    def inner(self, path: KeyPath, item: Item) -> Iterator[str]:
        """The questions of an item's other printed texts, each moved on where it stands."""
        texts: list[tuple[str | tuple[str, int], str | None]]
        texts = [("topic", item.topic), ("condition", item.condition), ("product", item.product)]
        texts += [(("details", at), text) for at, text in enumerate(item.details)]
        for key, text in texts:
            if text:
                shift = self.shift(text)
                where = key if isinstance(key, tuple) else (key,)
                if shift.changes:
                    self.sets.append(SetValue((*path, *where), shift.text))
                yield from shift.questions
        if item.deadline:
            self.sets.append(
                SetValue((*path, "deadline"), f"{int(item.deadline[:4]) + 1}{item.deadline[4:]}")
            )
            if len(item.deadline) > len("2026-01"):
                yield f"thời hạn {item.deadline} của năm trước, năm tới là ngày nào?"


def _last_first(path: KeyPath) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(s, int), s if isinstance(s, int) else 0, str(s)) for s in path)


def _numbers_held(program: Program, next_number: int | None) -> dict[str, int]:
    """By body, how much higher the numbers of next year's conferences are."""
    held = {}
    for body in program.bodies:
        numbers = [meeting.number for meeting in body.meetings if meeting.number is not None]
        if numbers:
            first = next_number if next_number is not None else max(numbers) + 1
            held[body.id] = first - min(numbers)
    return held


def _named_person(recipient: str) -> str:
    titled = plain(recipient).startswith(("đ/c ", "đồng chí ", "ông ", "bà "))
    return "người này còn giữ chức vụ ấy không?" if titled else ""


def _festival_question(text: str, meeting: Meeting, year: int) -> str:
    """What to ask where a festival of the lunar calendar now falls before the month that plans it."""
    festival = festival_in(plain(text))
    day = day_of(festival, year) if festival else None
    months = months_of(meeting)
    if festival is None or day is None or not months or months[0] <= day.month:
        return ""
    before = day_of(festival, year - 1)
    if before is None or before.month < months[0]:
        return ""
    return f"{festival['name']} năm {year} là ngày {day:%d/%m/%Y}, trước tháng {months[0]}: chuyển sớm hơn?"
