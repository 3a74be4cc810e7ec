"""Conferences that a decision moved into the next year: each is held there first, under its number, with its own words."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.cycle.consolidated import Base, plain_meeting
from ctr_cli.cycle.draft_meetings import said_before
from ctr_cli.cycle.retitled import retitled
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.bodies import nth
from ctr_cli.model.meetings import by_quarters, of_last_term
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.source.edit import Insert


class PutOff(Struct):
    """A conference on its way into the next year: the edit that puts it there, what it is called, and what is to be asked."""

    edit: Insert
    title: str
    question: str


def put_off(program: Program, base: Base) -> list[PutOff]:
    """The conferences of a programme in force that are held next year instead, the last first."""
    return [
        found
        for at in range(len(program.bodies))
        for found in _of_body(program, at, [met for of, met in base.put_off if of == at])
    ]


def _of_body(program: Program, at: int, mine: list[Meeting]) -> Iterator[PutOff]:
    """Those of a body: they bear its last numbers, for those that were held count one less each."""
    body = program.bodies[at]
    numbers = (met.number or 0 for met in of_last_term(body.meetings) if met.number is not None)
    last = max(numbers, default=0)
    for back, met in enumerate(reversed(mine)):
        number = last - back
        yield PutOff(
            Insert(("bodies", at, "meetings"), 0, _written(body, met, number)),
            f"{body.name} {nth(body.name, number)}",
            f"lần này của năm {program.year} chuyển sang năm {program.year + 1}: họp tháng nào?",
        )


def _written(body: Body, met: Meeting, number: int) -> dict[str, Any]:
    """A conference as a person would write it at the head of the year, without the days of the old one."""
    first = "quarter" if by_quarters(body.meetings) else "month"
    none = {"month": None, "quarter": None, "date": None}
    data = plain_meeting(retitled(met, {**none, first: 1, "number": number}))
    for item in data["items"]:
        if item.pop("deadline", None):
            said_before(item)
    return data


def below(path: KeyPath, every: list[PutOff]) -> KeyPath:
    """Where a place of the draft is once conferences stand before those of its body."""
    before, place = sum(path[:3] == one.edit.path for one in every), path[3:4]
    return (
        (*path[:3], place[0] + before, *path[4:]) if place and isinstance(place[0], int) else path
    )
