"""Items that name a conference by a number that decisions have given to another since they were written."""

from collections.abc import Iterator, Sequence

from ctr_cli.cycle.board import board_of
from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.replay import Done, Replay, replayed
from ctr_cli.cycle.shift import renumbered
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.time_reader import Kind
from ctr_cli.model.bodies import kind_of_body, nth
from ctr_cli.model.program import Body, Item, Meeting, Program

_KINDS: dict[str, Kind] = {"Hội nghị": "conference", "Kỳ họp": "session", "Phiên họp": "sitting"}
"""The times that number the meetings of a body, by the word for these."""
_Numbers = dict[int, str]
"""Which meeting of a body bears a number, by its id."""


class Misnamed(Struct):
    """An item in force with what it says, the same with the numbers of now, and the change that gave these.

    `was` and `now` are the first of the numbers, in words: `Kỳ họp thứ tư`, `thứ năm`.
    """

    body: Body
    meeting: Meeting
    item: Item
    right: str
    was: str
    now: str
    by: Done


def misnamed(program: Program, until: str | None = None) -> list[Misnamed]:
    """The items of a programme in force, up to a day, that name a conference by the number it had before."""
    replay = replayed(program, until)
    if not any(done.renumbered for done in replay.done):
        return []
    return [one for body in replay.program.bodies for one in _by_numbers_of(body, program, replay)]


def _by_numbers_of(of: Body, program: Program, replay: Replay) -> Iterator[Misnamed]:
    """The items of all bodies that misname the meetings of one."""
    kind = _KINDS.get(kind_of_body(of.name).occasion)
    changes = [done for done in replay.done if _renumbers(done, of)]
    if kind is None or not changes:
        return
    states = _states(of, program, replay.done)
    are = {name: number for number, name in states[-1].items()}
    own = tuple(plain(name) for name in (program.issuer.name or "", of.name) if name)
    for body in replay.program.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                had = states[_written_after(str(item.id), replay.done)]
                told: list[tuple[int, int]] = []

                def number(
                    said: int, had: _Numbers = had, told: list[tuple[int, int]] = told
                ) -> int:
                    new = are.get(had.get(said, ""), said)
                    told += [(said, new)] if new != said else []
                    return new

                right = renumbered(item.text, Renumbered(own, number, (kind,))).text
                if told and right != item.text:
                    was, now = told[0]
                    by = _last(changes, had[was])
                    word = kind_of_body(of.name).occasion
                    yield Misnamed(
                        body,
                        meeting,
                        item,
                        right,
                        f"{word} {nth(of.name, was)}",
                        nth(of.name, now),
                        by,
                    )


def _renumbers(done: Done, of: Body) -> bool:
    place = done.after or done.before
    return bool(done.renumbered) and place is not None and place.body.id == of.id


def _last(changes: Sequence[Done], meeting: str) -> Done:
    """The last change that gave a meeting another number."""
    mine = [done for done in changes if any(now.id == meeting for _, now in done.renumbered)]
    return (mine or changes)[-1]


def _states(of: Body, program: Program, done: Sequence[Done]) -> list[_Numbers]:
    """The numbers of a body's meetings as issued, and after each change."""
    row = board_of(program).rows[of.id]
    states = [{slot.meeting.number: slot.id for slot in row if slot.meeting.number is not None}]
    for one in done:
        now = dict(states[-1])
        for place in (one.before, one.after):
            if place and not place.item and place.body.id == of.id:
                now = {number: name for number, name in now.items() if name != place.meeting.id}
        pairs = one.renumbered if _renumbers(one, of) else ()
        moved = {str(meeting.id) for _, meeting in pairs}
        now = {number: name for number, name in now.items() if name not in moved}
        now |= {m.number: str(m.id) for _, m in pairs if m.number is not None}
        whole = one.after if one.after and not one.after.item else None
        if whole and whole.body.id == of.id and whole.meeting.number is not None:
            now[whole.meeting.number] = str(whole.meeting.id)
        states.append(now)
    return states


def _written_after(name: str, done: Sequence[Done]) -> int:
    """After how many changes the words of an item were written: all those of the decision that wrote them."""
    wrote = [
        at
        for at, one in enumerate(done)
        if one.step.id == name and (one.step.verb == "add" or one.step.change.text)
    ]
    if not wrote:
        return 0
    by = done[wrote[-1]].step.decision.key
    return max(at for at, one in enumerate(done) if one.step.decision.key == by) + 1
