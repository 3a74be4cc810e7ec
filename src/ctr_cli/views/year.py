"""The year at a glance: who meets when with how much before them, and how much each agency prepares."""

from typing import TypedDict

from ctr_cli.model.agencies import Directory
from ctr_cli.model.meetings import item_id, meeting_id, meeting_title, months_of
from ctr_cli.model.program import Program
from ctr_cli.views.tasks import tasks_of_all


class MeetingSpan(TypedDict):
    """A meeting with the months it may fall in (empty when unknown) and the number of its items; standing work has none."""

    id: str
    title: str
    months: list[int]
    items: int
    standing: bool


class BodyYear(TypedDict):
    """A body with its meetings, in the document's order."""

    id: str
    name: str
    meetings: list[MeetingSpan]


class Load(TypedDict):
    """How many items an agency works on: named on the item itself, or by the line of the meeting."""

    id: str
    name: str
    own: int
    shared: int
    total: int


class ItemFacts(TypedDict):
    """What an item can be found by: the months of its meeting, the agencies that work on it."""

    months: list[int]
    agencies: list[str]


class Year(TypedDict):
    """The whole year; `loads` are of agencies with work, the most first, `facts` by the id of the item.

    `names` are all names of each of these agencies, by its id, to be found by.
    """

    bodies: list[BodyYear]
    loads: list[Load]
    facts: dict[str, ItemFacts]
    names: dict[str, str]


def year(program: Program, known: Directory) -> Year:
    """The year of a programme."""
    facts: dict[str, ItemFacts] = {}
    for body in program.bodies:
        for meeting in body.meetings:
            months = list(months_of(meeting))
            for position, item in enumerate(meeting.items, 1):
                name = item_id(meeting_id(body, meeting), position, item.id)
                facts[name] = {"months": months, "agencies": []}
    loads: list[Load] = []
    for answer in tasks_of_all(program, known):
        own = sum(task["basis"] == "item" for task in answer["tasks"])
        for task in answer["tasks"]:
            facts[task["item"]]["agencies"].append(answer["agency"]["id"])
        if answer["tasks"]:
            total = len(answer["tasks"])
            loads.append({**answer["agency"], "own": own, "shared": total - own, "total": total})
    loads.sort(key=lambda load: -load["total"])
    agencies = (known.agencies[load["id"]] for load in loads)
    names = {agency.id: " ".join((agency.name, *agency.aliases)) for agency in agencies}
    return {"bodies": _bodies(program), "loads": loads, "facts": facts, "names": names}


def _bodies(program: Program) -> list[BodyYear]:
    return [
        {
            "id": body.id,
            "name": body.name,
            "meetings": [
                {
                    "id": meeting_id(body, meeting),
                    "title": meeting_title(program, body, meeting),
                    "months": list(months_of(meeting)),
                    "items": len(meeting.items),
                    "standing": bool(meeting.every) and not months_of(meeting),
                }
                for meeting in body.meetings
            ],
        }
        for body in program.bodies
    ]
