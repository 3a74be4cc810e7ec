"""What becomes of one item next year: in the draft as it is or moved on, or left out, with the reason and the question."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.due import day_of
from ctr_cli.cycle.festival_days import festival_question, next_day, with_days
from ctr_cli.cycle.recurrence import Reason
from ctr_cli.cycle.shift import Change, Shift, shifted
from ctr_cli.cycle.workdays import rest_note
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import Directory
from ctr_cli.model.bodies import part_called
from ctr_cli.model.named import charged_anew
from ctr_cli.model.program import Item, Meeting
from ctr_cli.model.values import Assignment
from ctr_cli.source.edit import AddKey, Edit, SetValue

Kind = Literal["kept", "recomputed", "term", "once", "ask", "term-plan", "dropped", "unplanned"]
_KINDS: dict[str, Kind] = {"term": "term", "once": "once", "ask": "ask"}


class Entry(Struct):
    """An item of the old programme and what becomes of it; `new` is None where it is left out.

    `agencies` are those charged with it, as printed: `own` tells whether the item names them, or the line of its
    meeting does.
    """

    id: str
    new_id: str | None
    kind: Kind
    why: str
    old: str
    new: str | None
    changes: tuple[Change, ...]
    question: str
    meeting: str
    agencies: tuple[Assignment, ...] = ()
    own: bool = False


class Moved(Struct):
    """An item of next year: its keys with new values, by their place in it, the changes of its text, its questions.

    `timed_anew` tells that a person gave it another deadline than that which its own words, moved on, say.
    """

    text: str
    values: dict[KeyPath, Any]
    changes: tuple[Change, ...]
    questions: tuple[str, ...]
    timed_anew: bool


class Years(Struct):
    """From which year an item moves on, and how numbers of conferences do; what is asked of texts once they have."""

    year: int
    renumbered: Renumbered
    doubts: Mapping[str, str] = MappingProxyType({})

    def shift(self, text: str) -> Shift:
        """A text as next year's."""
        made = shifted(text, self.year, self.renumbered)
        doubt = self.doubts.get(made.text)
        return made._replace(questions=(*made.questions, doubt)) if doubt else made


def moved_on(
    item: Item,
    meeting: Meeting,
    years: Years,
    answer: Answer | None,
    known: Directory,
    *,
    shown: bool = True,
) -> Moved:
    """An item as next year's, all its printed texts moved on; what a person wrote wins.

    Who keeps what the list has `shown` takes it as it is, but for what is blank.
    """
    taken = shown and answer is not None and answer.verb == "keep"
    shift = with_days(years.shift(item.text), item.text, item.deadline, years.year)
    text, changes = shift.text, shift.changes
    questions = [] if answer and answer.text else _left_open(shift, taken=taken)
    values: dict[KeyPath, Any] = {}
    for key, inner in _inner_texts(item):
        other = with_days(years.shift(inner), item.text, item.deadline, years.year)
        if other.changes:
            values[key] = other.text
        changes += other.changes
        questions += _left_open(other, taken=taken)
    deadline, asked = _deadline(item, answer, years.year)
    if deadline:
        values["deadline",] = deadline
        changes += (Change(item.deadline or "", deadline, "deadline"),)
    if not (answer and answer.meeting):
        asked += festival_question(item.text, meeting, years.year + 1)
    if not taken:
        questions += asked
    if answer:
        if answer.text:
            text, changes = answer.text, (Change(item.text, answer.text, "decision"),)
        if answer.agencies:
            before = item.agencies or meeting.agencies
            values["agencies",] = plain_agencies(charged_anew(known, answer.agencies, before))
    if text != item.text:
        values["text",] = text
    timed_anew = deadline != _deadline(item, None, years.year)[0]
    return Moved(text, values, changes, tuple(questions), timed_anew)


def _left_open(shift: Shift, *, taken: bool) -> list[str]:
    """The questions of a text that are open still, where it is `taken` as it is only those of what is blank."""
    return [] if taken and "…" not in shift.text else list(shift.questions)


def edits_of(path: KeyPath, item: Item, values: dict[KeyPath, Any]) -> Iterator[Edit]:
    """The edits that give an item at a path its new values."""
    for key, value in values.items():
        if key in (("agencies",), ("deadline",)) and not getattr(item, str(key[0])):
            yield AddKey(path, str(key[0]), value)
        else:
            yield SetValue((*path, *key), value)


def as_data(item: Item, values: dict[KeyPath, Any]) -> dict[str, Any]:
    """An item with new values as plain data, as a person would write it."""
    data = item.model_dump(exclude_unset=True)
    if "agencies" in data:
        data["agencies"] = plain_agencies(item.agencies)
    for key, value in values.items():
        if len(key) > 1:
            data["details"][key[1]] = value
        else:
            data[str(key[0])] = value
    return data


def plain_agencies(entries: Collection[Assignment]) -> list[Any]:
    """Agencies as a person writes them: the name alone where that is all there is to say."""
    return [
        one.agency if one.role == "prepare" else {"agency": one.agency, "role": one.role}
        for one in entries
    ]


def kind_of(reason: Reason, *, changed: bool) -> Kind:
    """The class of an entry by how often it comes."""
    return _KINDS.get(reason.recurrence, "recomputed" if changed else "kept")


def _inner_texts(item: Item) -> Iterator[tuple[KeyPath, str]]:
    for key, text in (
        ("topic", item.topic),
        ("condition", item.condition),
        ("product", item.product),
    ):
        if text:
            yield (key,), text
    for at, text in enumerate(item.details):
        yield ("details", at), text


def _deadline(item: Item, answer: Answer | None, year: int) -> tuple[str, list[str]]:
    """A deadline as next year's, unless a person set it, and what to ask of it: of work for a festival as many days from that as in `year`."""
    text, deadline = item.text, item.deadline
    if deadline is None or (answer and answer.deadline):
        return answer.deadline if answer else "", []
    if len(deadline) == len("2026-01"):
        return f"{int(deadline[:4]) + 1}{deadline[4:]}", []
    asked = f"thời hạn {short_date(deadline)} của năm trước"
    moved, by = next_day(text, deadline, year)
    day = day_of(moved)
    rests = rest_note(day) if day else ""
    if by:
        return moved, [
            f"{asked}; năm tới tính theo {by} là {short_date(moved)}, đúng không?{rests}"
        ]
    return moved, [f"{asked}, năm tới là ngày nào?{rests}"]


def in_its_meeting(body: str, meeting: Meeting, reason: Reason, item: Item) -> Reason:
    """How often an item comes, given its meeting: standing work goes on, nobody plans an extraordinary one."""
    if item.recurs or reason.recurrence == "term":
        return reason
    if meeting.every and reason.recurrence != "yearly":
        return Reason("yearly", "việc thường xuyên trong năm")
    if meeting.kind == "extraordinary":
        return Reason("once", f"của một {part_called(body)} đột xuất")
    return reason


def entry_of(name: str, item: Item, reason: Reason, moved: Moved, answer: Answer | None) -> Entry:
    """An item that stands in the draft, with what is to be asked of it."""
    questions = list(moved.questions)
    if reason.question and not answer:
        questions.insert(0, reason.question)
    if reason.recurrence == "ask" and not answer:
        questions.insert(0, f"{reason.why}: giữ hay bỏ?")
    kind = kind_of(reason, changed=bool(moved.changes))
    return Entry(
        name, None, kind, reason.why, item.text, moved.text, moved.changes, "; ".join(questions), ""
    )


def asked_of_move(entry: Entry, year: int, was: str, *, put_off: bool) -> Entry:
    """An entry with what is asked of one that decisions moved in a year: `was` tells from when to when; of what was
    `put_off` into the next when it comes, and where it speaks of its time, which year is meant.
    """
    asked = f"năm {year} {was}: năm tới trình lúc nào?" if was else ""
    if put_off:
        means = f", câu này nói năm {year} hay {year + 1}" if entry.new != entry.old else ""
        asked = f"việc của năm {year} chuyển sang: năm tới trình lúc nào{means}?"
    return entry._replace(question="; ".join(filter(None, (entry.question, asked))))


def left_out(name: str, item: Item, reason: Reason, answer: Answer | None, year: int) -> Entry:
    """An item that the draft of a year leaves out, with what may stand in its place."""
    proposal = reason.proposal.format(year=year) if reason.proposal else ""
    question = f"đề nghị thay bằng: {proposal}" if proposal else reason.question
    kind, asked = kind_of(reason, changed=False), "" if answer else question
    return Entry(name, None, kind, reason.why, item.text, None, (), asked, "")
