"""What an agency has to prepare through the year: its own items, and those it shares with a meeting's line."""

from collections.abc import Iterable
from typing import Literal, TypedDict

from ctr_cli.language.printed_dates import quarter_months
from ctr_cli.model.agencies import Directory, at_work_on, members_of, verified_by
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.meetings import falls_into, stands_before
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.views.agenda import view_meeting
from ctr_cli.views.assignments import AssignmentView, assignments

_ALL = 12
"""So many months are the whole year."""


class Other(TypedDict):
    """Who else is charged with a task, and as what; `group` is the one whose other members are named, if any."""

    names: list[str]
    role: str
    group: str | None


Task = TypedDict(
    "Task",
    {
        "item": str,
        "meeting": str,
        "meeting_title": str,
        "body": str,
        "occasion": str,
        "month": int | None,
        "quarter": int | None,
        "date": str | None,
        "topic": str | None,
        "text": str,
        "condition": str | None,
        "details": list[str],
        "product": str | None,
        "deadline": str | None,
        "role": str,
        "verifies": bool,
        "basis": Literal["item", "meeting"],
        "via": str | None,
        "via_name": str | None,
        "with": list[str],
        "others": list[Other],
        "moved_from": str | None,
        "moved_note": str | None,
    },
)
"""One item an agency works on.

`basis` tells whether the item itself names the agency or the line for the whole meeting does; `via` is
the id of the group through which it is meant, `via_name` its name; `with` are the names of the others on it,
`others` the same with what each does. `verifies` tells whether its papers come after those of others, which it only
verifies. `occasion` is the word for the meeting, empty for a field of work.
"""


class AgencyView(TypedDict):
    """An agency."""

    id: str
    name: str


class AgencyTasks(TypedDict):
    """An agency and its tasks, in the order of the document."""

    agency: AgencyView
    tasks: list[Task]


def tasks_of(
    program: Program, known: Directory, agency: str, months: Iterable[int] = range(1, 13)
) -> AgencyTasks:
    """The tasks of the agency with an id, of the meetings that may fall in some months.

    A meeting's line stands for the items that name nobody themselves, and what nobody is named for is its body's. Standing work falls in every
    month it is not kept out of; other meetings without any month count only when all twelve are asked for.
    An item with a deadline of its own is a task of that month too.
    """
    wanted = set(months)
    tasks = [
        task
        for body in program.bodies
        for meeting in body.meetings
        if _may_concern(program, meeting, wanted)
        for task in _tasks_of_meeting(program, known, agency, body, meeting)
        if (_held_in(meeting, wanted) and stands_before(meeting, task["deadline"], wanted))
        or _due_in(program, task["deadline"], wanted)
    ]
    return {"agency": {"id": agency, "name": known.agencies[agency].name}, "tasks": tasks}


def _may_concern(program: Program, meeting: Meeting, wanted: set[int]) -> bool:
    return _held_in(meeting, wanted) or any(
        _due_in(program, item.deadline, wanted) for item in meeting.items
    )


def _held_in(meeting: Meeting, wanted: set[int]) -> bool:
    months = falls_into(meeting)
    return bool(wanted.intersection(months)) or (len(wanted) == _ALL and not months)


def _due_in(program: Program, deadline: str | None, wanted: set[int]) -> bool:
    """Whether a deadline (`2026-03`, `2026-03-15`) falls into some months of the programme's year."""
    return (
        deadline is not None and int(deadline[:4]) == program.year and int(deadline[5:7]) in wanted
    )


def only_helps(task: Task) -> bool:
    """Whether the agency only helps others with a task, who answer for it."""
    return task["role"] == "coordinate"


def occasions(tasks: Iterable[Task]) -> str:
    """The words for the meetings that tasks are for, each once: `kỳ họp, phiên họp`."""
    return ", ".join(dict.fromkeys(task["occasion"] for task in tasks if task["occasion"]))


def tasks_of_all(
    program: Program, known: Directory, months: Iterable[int] = range(1, 13)
) -> list[AgencyTasks]:
    """The tasks of every agency that is no group: what a group owes stands with each member."""
    wanted = tuple(months)
    return [
        tasks_of(program, known, agency.id, wanted)
        for agency in program.agencies
        if agency.members is None
    ]


def by_time(tasks: Iterable[Task]) -> list[Task]:
    """Tasks by month and day, within a month those of a meeting without a day last; those of a quarter stand behind its
    last month, those without time at the end.
    """

    def time(task: Task) -> tuple[int, bool, str]:
        month = quarter_months(task["quarter"])[-1] if task["quarter"] else _ALL + 1
        return task["month"] or month, task["month"] is None, task["date"] or "9999"

    return sorted(tasks, key=time)


def _tasks_of_meeting(
    program: Program, known: Directory, agency: str, body: Body, before: Meeting
) -> list[Task]:
    tasks, meeting = [], view_meeting(program, known, body, before)
    for item, signed in zip(meeting["items"], before.items, strict=True):
        shared = before.agencies and not item["assignments"]
        basis: Literal["item", "meeting"] = "meeting" if shared else "item"
        line = at_work_on(known, body, before, signed)
        charged = assignments(known, line)
        own = _assignment_for(known, agency, charged)
        if own is None:
            continue
        via = own["agency"] if own["agency"] != agency else None
        others = _others(known, agency, charged, via)
        verified = own["role"] == "verify" and verified_by(known, agency, line, signed.text)
        tasks.append(
            Task(
                {
                    "item": item["id"],
                    "meeting": meeting["id"],
                    "meeting_title": meeting["title"],
                    "body": meeting["body"]["id"],
                    "occasion": kind_of_body(meeting["body"]["name"]).occasion.lower(),
                    "month": meeting["month"],
                    "quarter": meeting["quarter"],
                    "date": meeting["date"],
                    "topic": item["topic"],
                    "text": item["text"],
                    "condition": item["condition"],
                    "details": item["details"],
                    "product": item["product"],
                    "deadline": item["deadline"],
                    "role": own["role"],
                    "verifies": bool(verified),
                    "basis": basis,
                    "via": via,
                    "via_name": known.agencies[via].name if via else None,
                    "with": list(dict.fromkeys(n for other in others for n in other["names"])),
                    "others": others,
                    "moved_from": item["moved_from"],
                    "moved_note": item["moved_note"],
                }
            )
        )
    return tasks


def _assignment_for(
    known: Directory, agency: str, charged: list[AssignmentView]
) -> AssignmentView | None:
    """The assignment that charges an agency: by its own name if there is one, else through a group."""
    direct = (entry for entry in charged if entry["agency"] == agency)
    groups = known.groups.get(agency, ())
    through = (entry for entry in charged if entry["agency"] in groups)
    return next(direct, None) or next(through, None)


def _others(
    known: Directory, agency: str, charged: list[AssignmentView], via: str | None
) -> list[Other]:
    """The others as charged; of the group that means the agency, its other members."""
    others: list[Other] = []
    for entry in charged:
        if via and entry["agency"] == via:
            names = [
                known.agencies[member].name
                for member in members_of(known.agencies, via)
                if member != agency
            ]
            others.append({"names": names, "role": entry["role"], "group": entry["name"]})
        elif entry["agency"] != agency:
            others.append({"names": [entry["name"]], "role": entry["role"], "group": None})
    return others
