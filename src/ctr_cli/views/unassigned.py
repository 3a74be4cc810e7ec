"""The works of a programme that name no agency and stand under no common line, so that they are nobody's."""

from collections.abc import Iterable
from typing import TypedDict

from ctr_cli.model.agencies import Directory, at_work_on
from ctr_cli.model.meetings import falls_into
from ctr_cli.model.program import Program
from ctr_cli.views.agenda import view_meeting
from ctr_cli.views.sentences import with_condition

_ALL = 12


class Unassigned(TypedDict):
    """An item with nobody to prepare it, and the meeting it stands before."""

    item: str
    meeting: str
    meeting_title: str
    text: str


def unassigned(
    program: Program, known: Directory, months: Iterable[int] = range(1, 13)
) -> list[Unassigned]:
    """The items of nobody in some months, in the document's order; those without any month count when all are asked for."""
    wanted = set(months)
    found: list[Unassigned] = []
    for body in program.bodies:
        for meeting in body.meetings:
            held = falls_into(meeting)
            bare = [not at_work_on(known, body, meeting, item) for item in meeting.items]
            if not any(bare) or not (wanted & {*held} or (len(wanted) == _ALL and not held)):
                continue
            view = view_meeting(program, known, body, meeting)
            found += [
                {
                    "item": item["id"],
                    "meeting": view["id"],
                    "meeting_title": view["title"],
                    "text": with_condition(item["text"], item["condition"]),
                }
                for item, nobody in zip(view["items"], bare, strict=True)
                if nobody
            ]
    return found
