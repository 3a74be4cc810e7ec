"""What next year's draft may have besides the programme before it: a plan of the year itself, work done outside the old one.

Each is a row of the list to decide about, and in the draft once a person takes it.
"""

from collections.abc import Iterable, Iterator

from ctr_cli.cycle.draft_entries import Kind, Years
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.draft_meetings import items_of
from ctr_cli.cycle.progress import time_of_work
from ctr_cli.cycle.recurrence import recurrence
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import Unplanned
from ctr_cli.model.meetings import meeting_id, meeting_title, month_of
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment


class Offer(Struct):
    """Something that may be taken: its code, why it is there, what is asked, and the item it would be.

    `body`, `meeting` and `place` tell before whom and when, as far as that is known; `title` says so in words, `old` how it was
    told so far. `charged` are who would work on it, `own` tells that the item names them.
    """

    code: str
    kind: Kind
    why: str
    question: str
    title: str
    old: str
    item: Item
    body: Body | None
    meeting: Meeting | None
    place: str
    charged: tuple[Assignment, ...]
    own: bool


def offers_of(given: Given, program: Program, known: Directory, years: Years) -> Iterator[Offer]:
    """All that a draft may have besides, by what it is made with."""
    if given.planned:
        yield from _planned_offers(given.planned)
    yield from _offers_of_work(given.besides, program, known, years)


def _planned_offers(planned: Program) -> Iterator[Offer]:
    """The items of a programme of next year itself, such as that of a whole term."""
    for number, (body, meeting, item) in enumerate(items_of(planned), 1):
        yield Offer(
            f"nk-{number}",
            "term-plan",
            "có trong chương trình của năm ấy",
            "đưa vào chương trình năm tới không?",
            meeting_title(planned, body, meeting),
            item.text,
            item,
            body,
            meeting,
            str(month_of(meeting) or meeting_id(body, meeting)),
            tuple(item.agencies or meeting.agencies),
            bool(item.agencies),
        )


def _offers_of_work(
    works: Iterable[Unplanned], program: Program, known: Directory, years: Years
) -> Iterator[Offer]:
    """The work that was done outside a programme, as next year's: asked about unless its words say that it comes once."""
    bodies = {body.id: body for body in program.bodies}
    for work in works:
        if work.status == "not_arising":
            continue
        names = (known.agencies[name].name for name in work.agencies if name in known.agencies)
        charged = [Assignment(agency=name) for name in names]
        item = Item(text=years.shift(work.text).text, agencies=charged)
        reason = recurrence(Item(text=work.text), ())
        seldom = reason.recurrence in ("term", "once")
        month, body = time_of_work(work, program.year), bodies.get(work.body or "")
        time = f"tháng {month}" if month else ""
        yield Offer(
            work.id,
            "unplanned",
            f"việc ngoài chương trình năm {program.year}; {reason.why}",
            "" if seldom else f"đưa vào chương trình năm {program.year + 1} không?",
            " ".join(filter(None, (body.name if body else "", time))),
            work.text,
            item,
            body,
            None,
            time,
            tuple(charged),
            bool(charged),
        )
