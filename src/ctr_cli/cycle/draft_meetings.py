"""The meetings of a year on their way into the next: what stands before each, and how conferences are numbered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.due import day_of, holds
from ctr_cli.cycle.own_times import is_left, is_of_time
from ctr_cli.cycle.recurrence import Reason
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.time_reader import Kind
from ctr_cli.model.meetings import is_one_of_some, of_last_term
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.said_days import said_day


@dataclass
class Line:
    """An item of the draft: which entry it is, and where it stood.

    `at` is its place before the same meeting; where that is None it is put in, as `data`, or brought from the
    meeting that it left.
    """

    entry: int | None
    at: int | None
    item: Item
    data: dict[str, Any]


@dataclass
class Met:
    """A meeting on its way into the draft: where it stood, what it was called, its reasons, its lines.

    `listed` are the keys by which the list without decisions calls it: its id in it, and its name. `asks` is what its
    title asks, `moved` how a decision moved it. `leaving` are the lines that a person moved to another
    meeting, by their places here.
    """

    path: KeyPath
    body: Body
    meeting: Meeting
    old_id: str
    ids: list[str]
    reasons: list[Reason]
    stays: bool = True
    new: Meeting | None = None
    new_id: str = ""
    asks: str = ""
    lines: list[Line] = field(default_factory=list)
    leaving: dict[int, Line] = field(default_factory=dict)
    moved: str = ""
    idle: bool = False
    number: int | None = None
    listed: tuple[str, ...] = ()


def new_line(data: dict[str, Any]) -> Line:
    """An item that comes into the draft, as data a person would write."""
    return Line(None, None, Item.model_validate(data), data)


def items_of(program: Program) -> Iterator[tuple[Body, Meeting, Item]]:
    """Every item with its body and its meeting."""
    for body in program.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                yield body, meeting, item


def left_behind(
    data: dict[str, Any], year: int, was: Meeting | None, now: Meeting | None
) -> list[KeyPath]:
    """Take out of an item's data the deadline that it leaves behind on its way from one meeting of a year to another, with
    the details that say it, and the times that do not fit the new one; the paths of what went.
    """
    if was is None or now is None:
        return []
    deadline = data.get("deadline")
    gone = _without(data, lambda detail: is_left(detail, deadline, year, was, now))
    if not deadline or holds(deadline, year, was, now):
        return gone
    del data["deadline"]
    return [("deadline",), *gone]


def said_before(data: dict[str, Any]) -> list[KeyPath]:
    """Take out of an item's data the details that say a deadline, or a time, it has no more; their paths."""
    return _without(data, is_of_time)


def _without(data: dict[str, Any], goes: Callable[[str], bool]) -> list[KeyPath]:
    """Take some details out of an item's data; their paths."""
    details = data.get("details", [])
    gone = [at for at, detail in enumerate(details) if goes(detail)]
    if gone and len(gone) == len(details):
        del data["details"]
        return [("details",)]
    for at in reversed(gone):
        del details[at]
    return [("details", at) for at in gone]


def put_last(met: Met, line: Line) -> None:
    """Put an item last before a meeting, but before what only keeps room for other matters."""
    at = len(met.lines)
    while at and is_catch_all(met.lines[at - 1].item.text):
        at -= 1
    met.lines.insert(at, line)


def positions(met: Met) -> range:
    """The places of a meeting's items, from 0."""
    return range(len(met.meeting.items))


def new_numbers(met: list[Met], next_number: int | None) -> dict[tuple[str, int], int]:
    """The number of next year's conference in the place of each of this year's, by body.

    A meeting that was not held had none: it gets that of its place among them.
    """
    found: dict[tuple[str, int], int] = {}
    for body in dict.fromkeys(one.body.id for one in met):
        mine = [one for one in met if one.body.id == body and one.meeting.number is not None]
        of_term = of_last_term(one.meeting for one in mine)
        highest = max((meeting.number or 0 for meeting in of_term), default=0)
        first = next_number if next_number is not None and not found else highest + 1
        new = {id(meeting) for meeting in of_term}
        staying = sorted(
            (m for m in mine if m.stays),
            key=lambda m: (id(m.meeting) in new, m.meeting.number or 0),
        )
        for one in (one for one in met if one.body.id == body and one.idle and one.stays and mine):
            before = {id(other) for other in met[: met.index(one)]}
            staying.insert(sum(id(other) in before for other in staying), one)
        for at, one in enumerate(staying, first):
            one.number = at
            if one.meeting.number is not None:
                found[body, one.meeting.number] = at
    return found


def renumbered_by(numbers: dict[tuple[str, int], int], program: Program) -> Renumbered:
    """How the conferences that texts name are numbered next year: those of the first body that has numbers.

    Where no body has any, nobody knows; where a new term began, of no other conference than those of the year.
    """
    named = [body for body, _ in numbers]
    if not named:
        return Renumbered(_names(program, *program.bodies), lambda _: None)
    of = "bch" if "bch" in named else named[0]
    mine = {number: new for (body, number), new in numbers.items() if body == of}
    lowest = min(mine)
    bodies = [body for body in program.bodies if body.id == of]
    held = [meeting for body in bodies for meeting in body.meetings if meeting.number is not None]
    anew = len(of_last_term(held)) < len(held)
    return Renumbered(
        _names(program, *bodies),
        lambda number: mine.get(number, None if anew else number + mine[lowest] - lowest),
    )


def renumbered_title(met: Met, number: int | None, program: Program) -> Renumbered:
    """How the number of a meeting in its own title is that which it has next year."""
    known = {met.meeting.number: number} if met.meeting.number else {}
    kinds: tuple[Kind, ...] = ("conference", "session", "sitting", "ordinal")
    return Renumbered(_names(program, met.body), known.get, kinds)


def its_day_in(year: int, body: Body, meeting: Meeting) -> str | None:
    """The day next year, 52 weeks on, of a meeting that only its day tells from others of its month; None of another."""
    day = day_of(meeting.date)
    if day is None or meeting.month or not is_one_of_some(body, meeting):
        return None
    weeks = 52 if (day + timedelta(weeks=52)).year == year else 53
    return (day + timedelta(weeks=weeks)).isoformat()


def without_its_day(title: str, year: int) -> tuple[str, list[str]]:
    """The title of a meeting of a year with the day it says left blank, and what is then to be asked."""
    said = said_day(title)
    if said is None:
        return title, []
    blank = f"ngày … tháng {said.days[0][0]} năm {year}"
    ask = f"“{title[said.first : said.last]}”: năm {year + 1} họp ngày nào?"
    return f"{title[: said.first]}{blank}{title[said.last :]}", [ask]


def _names(program: Program, *bodies: Body) -> tuple[str, ...]:
    names = (program.issuer.name or "", *(body.name for body in bodies))
    return tuple(plain(name) for name in names if name)
