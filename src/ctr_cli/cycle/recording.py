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
from ctr_cli.source.edit import AddKey, Edit, Insert, Remove, SetValue


class Recorded(Struct):
    """A programme with one change more, or with one set right: its path, what it does (nothing once it is taken back),
    what is now wrong that was not, and the edits that make it so in the file. `moved` is the move that it is, also
    where it sets right what its own decision adds.
    """

    program: Program
    path: KeyPath
    done: Done | None
    problems: list[Problem]
    edits: list[Edit]
    moved: Done | None = None


def next_id(program: Program, kind: str) -> str:
    """The next free id of added items (`bs`) or meetings (`hn`): one above the highest of the file."""
    taken = ids_of(program)
    numbers = [int(name[3:]) for name in taken if name[:3] == f"{kind}-" and name[3:].isdigit()]
    return f"{kind}-{max(numbers, default=0) + 1}"


def new_meeting_id(program: Program, values: dict[str, Any]) -> str:
    """The id of a meeting that is added: made as those of its body are (`btv-9`) where that is free, else `hn-1`.

    A body that counts its conferences has no id for a regular one without a number: `bch-8` is its eighth.
    """
    body = next((body for body in program.bodies if body.id == values.get("body")), None)
    spare = next_id(program, "hn")
    counted = body is not None and any(meeting.number is not None for meeting in body.meetings)
    if body is None or (counted and not {"number", "kind"} & {*values}):
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

    A change to what the same decision adds sets right what that says. An item goes to a meeting by its id, all else to
    a number: it is what the file keeps that is judged.
    """
    made = _with(program, decision, values)
    to = str(values.get("to", ""))
    if made.done and made.done.after and made.done.after.item and to:
        kept = str(made.done.after.meeting.id)
        return made if kept == to else _with(program, decision, {**values, "to": kept})
    return _with(program, decision, {**values, "to": int(to)}) if to.isdigit() else made


def another_made_wrong(made: Recorded, decision: Decision) -> Decision | None:
    """The decision, another than that of the change, that the change makes wrong first; None where it is wrong itself."""
    at = made.problems[0].path[1]
    other = decision_of(made.program.amendments[at]) if isinstance(at, int) else decision
    return None if other == decision else other


def _with(program: Program, decision: Decision, values: dict[str, Any]) -> Recorded:
    change = Change.model_validate(values)
    own = _added_by(program, decision, change)
    if own is None:
        return _appended(program, decision, change, values)
    entry = program.amendments[own[1]]
    if change.drop:
        changes = [*entry.changes[: own[3]], *entry.changes[own[3] + 1 :]]
        whole = own if changes else own[:2] if len(program.amendments) > 1 else own[:1]
        return _judged(program, _replaced(program, own[1], changes), None, [Remove(whole)])
    moved = _appended(program, decision, change, values).done if change.move else None
    if moved and moved.after:
        left = {} if moved.after.item and moved.after.item.deadline else {"deadline": ""}
        values = {**values, "to": str(moved.after.meeting.id), **left}
        change = change.model_copy(update={"to": values["to"], **left})
    added = entry.changes[own[3]]
    there = added.model_fields_set
    said = {
        key: values[key] or None for key in _SAID if values.get(key) or key in there & {*values}
    }
    right = added.model_copy(update={key: getattr(change, key) or None for key in said})
    changes = [*entry.changes[: own[3]], right, *entry.changes[own[3] + 1 :]]
    edits = [_set_to((*own, key), value, there=key in there) for key, value in said.items()]
    made = _judged(program, _replaced(program, own[1], changes), own, edits)
    return made._replace(moved=moved)


_SAID = ("to", "text", "deadline", "agencies")
"""What an addition says that a change to it may say otherwise."""
Place = tuple[str, int, str, int]
"""The path of a change in the file."""


def _added_by(program: Program, decision: Decision, change: Change) -> Place | None:
    """The path of the change by which a decision itself adds what one more change of it names; None where it does not.

    A meeting that it adds can only be taken back.
    """
    named = change.drop or change.move or change.reword or change.assign
    for at, entry in enumerate(program.amendments):
        for number, other in enumerate(entry.changes if decision_of(entry) == decision else ()):
            if named and (other.add == named or (change.drop and other.meet == named)):
                return "amendments", at, "changes", number
    return None


def _set_to(path: KeyPath, value: Any, *, there: bool) -> Edit:
    """The edit that gives a key of a change a value, a new one behind its text, or takes the key away."""
    if not there:
        return AddKey(path[:-1], str(path[-1]), value, "text")
    return Remove(path) if value is None else SetValue(path, value)


def _replaced(program: Program, at: int, changes: list[Change]) -> list[Amendment]:
    """The decisions with other changes of one entry, without that where it has none left."""
    entries = program.amendments
    entry = [entries[at].model_copy(update={"changes": changes})] if changes else []
    return [*entries[:at], *entry, *entries[at + 1 :]]


def _appended(
    program: Program, decision: Decision, change: Change, values: dict[str, Any]
) -> Recorded:
    """A programme with a change behind the others of its decision, or with a decision of its own."""
    entries = program.amendments
    same = [at for at, entry in enumerate(entries) if decision_of(entry) == decision]
    if same:
        at, changes = same[-1], entries[same[-1]].changes
        edit: Edit = Insert(("amendments", at, "changes"), len(changes), values)
        path: KeyPath = ("amendments", at, "changes", len(changes))
        return _judged(program, _replaced(program, at, [*changes, change]), path, [edit])
    whole = {**decision._asdict(), "changes": [values]}
    edit = Insert(("amendments",), len(entries), whole)
    if "amendments" not in program.model_fields_set:
        edit = AddKey((), "amendments", [whole])
    after = [*entries, Amendment(**decision._asdict(), changes=[change])]
    return _judged(program, after, ("amendments", len(entries), "changes", 0), [edit])


def _judged(
    program: Program, amendments: list[Amendment], path: KeyPath | None, edits: list[Edit]
) -> Recorded:
    """A programme with other decisions: what the change at a path does, and what is wrong that was not."""
    after = program.model_copy(update={"amendments": amendments})
    known = {(code, problem.message) for code, problem in slips(program)}
    new = [p for code, p in slips(after) if (code, p.message) not in known]
    done = next((done for done in replayed(after).done if done.step.path == path), None)
    return Recorded(after, path or (), done, new, edits, done)
