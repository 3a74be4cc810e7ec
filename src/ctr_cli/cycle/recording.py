"""A new change put among the decisions of a programme: where it goes, under which id, and what is wrong with it."""

from typing import Any

from ctr_cli.cycle.decisions import Decision, decision_of
from ctr_cli.cycle.replay import Done, replayed
from ctr_cli.cycle.slips import slips
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.amendments import Amendment, Change
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Meeting, Program
from ctr_cli.source.edit import AddKey, Edit, Insert


class Recorded(Struct):
    """A programme with one change more: its values as the file keeps them, its path, what it does, and what is now wrong
    that was not.
    """

    program: Program
    values: dict[str, Any]
    path: KeyPath
    done: Done | None
    problems: list[Problem]


def next_id(program: Program, kind: str) -> str:
    """The next free id of added items (`bs`) or meetings (`hn`): one above the highest of the file."""
    taken = ids_of(program)
    numbers = [int(name[3:]) for name in taken if name[:3] == f"{kind}-" and name[3:].isdigit()]
    return f"{kind}-{max(numbers, default=0) + 1}"


def new_meeting_id(program: Program, values: dict[str, Any]) -> str:
    """The id of a meeting that is added: made as those of its body are (`btv-9`) where that is free, else `hn-1`.

    A body that counts its conferences has no id for one without a number: `bch-8` is its eighth.
    """
    body = next((body for body in program.bodies if body.id == values.get("body")), None)
    spare = next_id(program, "hn")
    if body is None or (
        "number" not in values and any(meeting.number is not None for meeting in body.meetings)
    ):
        return spare
    kept = {key: values[key] for key in ("month", "quarter", "number", "kind") if key in values}
    usual = meeting_id(body, Meeting(items=[], **kept))
    taken = {*ids_of(program), *replayed(program).board.slots}
    return spare if usual in taken else usual


def ids_of(program: Program) -> set[str]:
    """The ids of all meetings and items, as issued and as added by decisions."""
    changes = [change for amendment in program.amendments for change in amendment.changes]
    ids = {name for change in changes for name in (change.add, change.meet) if name}
    for body in program.bodies:
        for meeting in body.meetings:
            name = meeting_id(body, meeting)
            ids |= {name, *(item_id(name, n, i.id) for n, i in enumerate(meeting.items, 1))}
    return ids


def recorded(program: Program, decision: Decision, values: dict[str, Any]) -> Recorded:
    """A programme with a change made of plain values, as part of the decision it belongs to or of a new one.

    An item goes to a meeting by its id, all else to a number: it is what the file keeps that is judged.
    """
    made = _with(program, decision, values)
    to = str(values.get("to", ""))
    if made.done and made.done.after and made.done.after.item and to:
        kept = str(made.done.after.meeting.id)
        return made if kept == to else _with(program, decision, {**values, "to": kept})
    return made._replace(values={**values, "to": int(to)}) if to.isdigit() else made


def _with(program: Program, decision: Decision, values: dict[str, Any]) -> Recorded:
    change = Change.model_validate(values)
    amendments = list(program.amendments)
    same = [n for n, entry in enumerate(amendments) if decision_of(entry) == decision]
    if same:
        entry = amendments[same[-1]]
        amendments[same[-1]] = entry.model_copy(update={"changes": [*entry.changes, change]})
        path: KeyPath = ("amendments", same[-1], "changes", len(entry.changes))
    else:
        path = ("amendments", len(amendments), "changes", 0)
        amendments.append(Amendment(**decision._asdict(), changes=[change]))
    after = program.model_copy(update={"amendments": amendments})
    known = {(code, problem.message) for code, problem in slips(program)}
    new = [p for code, p in slips(after) if (code, p.message) not in known]
    done = next((d for d in replayed(after).done if d.step.path == path), None)
    return Recorded(after, values, path, done, new)


def as_edit(program: Program, decision: Decision, values: dict[str, Any], path: KeyPath) -> Edit:
    """The edit of the file that puts a change at its path."""
    entry, at = int(path[1]), int(path[3])
    if entry < len(program.amendments):
        return Insert(("amendments", entry, "changes"), at, values)
    whole = {**decision._asdict(), "changes": [values]}
    if "amendments" in program.model_fields_set:
        return Insert(("amendments",), entry, whole)
    return AddKey((), "amendments", [whole])
