"""What decisions leave behind that does not fit the time it is for now, and meetings that they add to no purpose."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ctr_cli.cycle.adjusted import items_at, same_items
from ctr_cli.cycle.due import day_of
from ctr_cli.cycle.own_times import left_in
from ctr_cli.cycle.replay import Done, Replay
from ctr_cli.language.keys import fold
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.bodies import occasion
from ctr_cli.model.meetings import months_of, time_name
from ctr_cli.model.program import Item, Meeting

Look = tuple[str, str, Done, dict[str, Any]]
"""The code of a rule, what it says (`data/said.yaml`), of which change, and the words for it."""


def second_looks(replay: Replay) -> Iterator[Look]:
    """What a reader would ask about the decisions of a programme, beside what cannot be done at all."""
    meetings = {str(m.id): m for body in replay.program.bodies for m in body.meetings}
    there = {str(item.id): (item, met) for met in meetings.values() for item in met.items}
    for done in replay.done:
        for was, now in _dealt_with(done):
            yield from _past_deadline(done, was, now)
            yield from _old_words(replay.program.year, done, now, there.get(str(now.id)))
        yield from _stands_twice(meetings, done)
    met = [done for done in replay.done if done.step.verb == "meet" and done.step.id in meetings]
    empty = [done for done in met if not meetings[done.step.id].items]
    twins = [two for two in combinations(met, 2) if _alike(meetings, *two)]
    for first, second in twins:
        if first in empty or second in empty:
            when = time_name(meetings[second.step.id])
            words = {"id": second.step.id, "other": first.step.id, "when": when}
            yield "CTR239", "meets twice", second, words
    for done in empty:
        if done.after and all(done not in two for two in twins):
            words = {"word": occasion(done.after.body.name), "meeting": done.step.id}
            yield "CTR239", "nothing to meet for", done, words


def _stands_twice(meetings: dict[str, Meeting], done: Done) -> Iterator[Look]:
    """Where an item is moved or added to, another one that says the same, so that papers print it twice."""
    if done.after is None or done.after.item is None or done.step.verb not in ("move", "add"):
        return
    meeting, said = str(done.after.meeting.id), fold(done.after.item.text)
    there = meetings[meeting].items if meeting in meetings else []
    same = [str(item.id) for item in there if fold(item.text) == said]
    others = [name for name in same if name != done.step.id]
    if done.step.id in same and others:
        words = {"id": done.step.id, "other": others[0], "meeting": meeting}
        yield "CTR239", "stands there already", done, words


def _dealt_with(done: Done) -> list[tuple[Item | None, Item]]:
    """The items that a change put somewhere, or gave another deadline, each as it was, if it was there, and as it is."""
    place = done.after
    if place is None or done.step.verb not in ("add", "move", "reword"):
        return []
    if done.before is None:
        return [(None, item) for item in items_at(place)]
    return [*same_items(done.before, place)]


def _past_deadline(done: Done, was: Item | None, now: Item) -> Iterator[Look]:
    """A deadline that a change gives, or gives back, though it has passed on the day of the decision."""
    end, decided = day_of(now.deadline), day_of(done.step.decision.date)
    if end and decided and end < decided and (was is None or was.deadline != now.deadline):
        due, day = (short_date(text) for text in (now.deadline or "", done.step.decision.date))
        yield "CTR232", "deadline in the past", done, {"id": now.id, "due": due, "day": day}


def _old_words(
    year: int, done: Done, now: Item, there: tuple[Item, Meeting] | None
) -> Iterator[Look]:
    """Times that the words of a moved item still give, before the meeting it stands at now, though they do not fit it."""
    if done.step.verb != "move" or done.before is None or done.after is None or there is None:
        return
    was, (item, met) = done.before.meeting, there
    if item.text == now.text and months_of(met) == months_of(done.after.meeting):
        found = [
            one for text in (item.text, *item.details) for one in left_in(text, year, was, met)
        ]
        if found:
            words = {"id": now.id, "said": "”, “".join(found), "when": time_name(met)}
            yield "CTR232", "old time in words", done, words


def _alike(meetings: dict[str, Meeting], one: Done, other: Done) -> bool:
    """Whether a decision adds two meetings that nothing tells apart."""
    first, second = (meetings[done.step.id] for done in (one, other))
    bodies = {done.after.body.id for done in (one, other) if done.after}
    decisions = {(d.step.decision.date, d.step.decision.paper) for d in (one, other)}
    keys = ("number", "month", "quarter", "kind")
    same = all(getattr(first, key) == getattr(second, key) for key in keys)
    return same and len(bodies) == len(decisions) == 1
