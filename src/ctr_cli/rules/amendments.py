"""CTR220 to CTR239: decisions that adjust the programme: what cannot be done, and what a reader would ask about."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold, without_marks
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.bodies import nth, occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import item_id, kind_words, meeting_id, months_of, time_name
from ctr_cli.model.own_numbers import conclusion_like
from ctr_cli.rules.kept import once
from ctr_cli.rules.paper_numbers import misshaped, of_the_other_side
from ctr_cli.rules.reading import said
from ctr_cli.rules.registry import Subject, Told, rule, rules

if TYPE_CHECKING:
    from ctr_cli.cycle.misnamed import Misnamed
    from ctr_cli.cycle.replay import Done, Place, Replay

_ALONE, _HIGHEST = 1, 3
"""Levels of who decides (`data/amendments.yaml`): Thường trực, and the body that issues the programme."""


@rules(
    "CTR220 CTR221 CTR222 CTR223 CTR224 CTR225 CTR226 CTR227 CTR228 CTR229 CTR230",
    "error",
    needs="meetings",
    misleads=True,
)
def what_cannot_be_done(subject: Subject) -> Iterator[Told]:
    """Decisions are written whole, and what they change is there to be changed; see `cycle.slips`."""
    if subject.program.amendments:
        from ctr_cli.cycle.slips import slips

        yield from slips(subject.program)


@once
def _replay(subject: Subject) -> "Replay":
    """What came of the decisions; what replays them is only loaded where there are any."""
    from ctr_cli.cycle.replay import replayed

    return replayed(subject.program)


def _done(subject: Subject) -> "list[Done]":
    return _replay(subject).done if subject.program.amendments else []


def _verb_of(done: "Done") -> KeyPath:
    return (*done.step.path, done.step.verb)


def _level(name: str) -> int | None:
    """How high a body, or who decides, stands: 3 issues the programme, 1 is Thường trực; None is unknown."""
    rows = table("amendments")["deciders"]
    return next((row["level"] for row in rows if fold(name).startswith(fold(row["name"]))), None)


@rules("CTR231 CTR232 CTR234 CTR239", "warning", "info", needs="meetings")
def what_a_reader_asks_of_changes(subject: Subject) -> Iterator[Told]:
    """Who may decides of what a body is to decide, work goes to a month to come, where it is not yet, and the year's end
    keeps what it must have; see also `cycle.second_looks`.
    """
    if not subject.program.amendments:
        return
    from ctr_cli.cycle.second_looks import second_looks

    for code, key, done, words in second_looks(_replay(subject)):
        yield code, said(key, _verb_of(done), **words)
    for done in _done(subject):
        authority, day = done.step.decision.authority or "", done.step.decision.date
        place, path = done.before or done.after, _verb_of(done)
        words = {"id": done.step.id, "authority": authority, "day": short_date(day)}
        if place and _level(authority) == _ALONE and _level(place.body.name) == _HIGHEST:
            words |= {"body": place.body.name, "word": occasion(place.body.name)}
            yield "CTR231", said("decided too low", path, **words)
        if done.after and done.step.verb in ("move", "add", "meet"):
            last, when = months_of(done.after.meeting)[-1:], time_name(done.after.meeting)
            if last and f"{subject.program.year}-{last[0]:02d}" < day[:7]:
                yield "CTR232", said("moved into the past", path, when=when, **words)
        if done.before and not done.after and _closes_the_year(done.before):
            text = fold(done.before.item.text if done.before.item else "")
            rows = table("amendments")["year_end"]
            for must in [row["what"] for row in rows if re.match(row["pattern"], text)][:1]:
                yield "CTR234", said("year end without it", path, must=must, **words)


def _closes_the_year(place: "Place") -> bool:
    last = place.body.meetings[-1:]
    highest = _level(place.body.name) == _HIGHEST
    return highest and bool(last) and months_of(place.meeting) >= months_of(last[0])


@rule("CTR233", "warning", needs="meetings")
def conference_keeps_its_preparation(subject: Subject) -> Iterator[Problem]:
    """A conference that a meeting was to prepare is still prepared, under its number, in its month or the one before."""
    if not _done(subject):
        return
    issued = _preparing(subject)
    now = _preparing(Subject(_replay(subject).program, subject.known), early=1)
    for conference, items in issued.items():
        if conference not in now:
            yield from _unprepared(subject, conference, items)


def _preparing(subject: Subject, early: int = 0) -> dict[str, set[str]]:
    """The items that prepare each conference in its own month, or so many months `early`, by ids."""
    from ctr_cli.rules.content.conferences import BY_MONTH, BY_NUMBER, submissions

    found: dict[str, set[str]] = {}
    for hit, meeting, target, conference in submissions(subject, BY_NUMBER, BY_MONTH):
        body, position = hit.passage.body, int(hit.passage.path[5])
        gaps = {m - of for m in months_of(conference or meeting) for of in months_of(meeting)}
        if conference and body and gaps & {*range(early + 1)}:
            own = item_id(meeting_id(body, meeting), position + 1, meeting.items[position].id)
            found.setdefault(meeting_id(target, conference), set()).add(own)
    return found


def _unprepared(subject: Subject, conference: str, items: set[str]) -> Iterator[Problem]:
    meetings = [m for body in _replay(subject).program.bodies for m in body.meetings]
    held = {m.id for m in meetings}
    if conference not in held:
        left = sorted(items & {str(item.id) for m in meetings for item in m.items})
        for done in [d for d in _done(subject) if d.step.id == conference and left][-1:]:
            names = ", ".join(left)
            yield said("prepares what left", _verb_of(done), conference=conference, names=names)
        return
    if items <= {str(one.item.id) for one in _misnamed(subject)}:
        return
    near = [d for d in _done(subject) if d.step.id in (conference, *items)]
    for done in near[-1:]:
        names = ", ".join(sorted(items))
        yield said("conference unprepared", _verb_of(done), conference=conference, names=names)


@rule("CTR235", "warning")
def decider_may_decide(subject: Subject) -> Iterator[Problem]:
    """Who decides is one of those who may adjust a programme."""
    for index, amendment in enumerate(subject.program.amendments):
        authority = (amendment.authority or "").strip()
        path = ("amendments", index, "authority")
        if authority and _level(authority) is None:
            yield said("decider unknown", path, authority=authority)
        elif authority and without_marks(authority) == authority:
            yield said("decider without marks", path, authority=authority)


@rule("CTR238", "warning")
def numbers_of_decisions(subject: Subject) -> Iterator[Problem]:
    """The number of a decision's paper has the signs of its side, and is no paper of others than those who decided."""
    symbol, own = subject.program.document.symbol or "", conclusion_like(subject.program)
    for index, amendment in enumerate(subject.program.amendments):
        paper, path = amendment.paper or "", ("amendments", index, "paper")
        if paper and not any(map(str.isdigit, paper)):
            yield said("number without digits", path, paper=paper, own=own)
        for number, right in misshaped(paper):
            yield said("number misshaped", path, number=number, right=right)
        by_the_party = {"dang", "uy"} < {*fold(amendment.authority or "").split()}
        for number in of_the_other_side(paper, symbol):
            if "/" in symbol or not by_the_party:
                yield said("decision of others", path, number=number, own=own)


@rule("CTR236", "warning", needs="meetings")
def numbers_follow_time(subject: Subject) -> Iterator[Problem]:
    """Conferences are held in the order of their numbers, also after one was moved, and items name them by those they bear."""
    for one in _misnamed(subject):
        says = {"id": str(one.item.id), "was": one.was, "now": one.now, "text": one.right}
        yield said("named by an old number", _verb_of(one.by), **says)
    moved = {done.step.id: done for done in _done(subject) if done.before and not done.before.item}
    if not moved:
        return
    for body in _replay(subject).program.bodies:
        numbered = [m for m in body.meetings if m.number is not None]
        for earlier, later in pairwise(numbered):
            done = moved.get(str(earlier.id)) or moved.get(str(later.id))
            if done and (later.number or 0) != (earlier.number or 0) + 1:
                first, second = (
                    f"{nth(body.name, m.number or 0)} ({time_name(m)})" for m in (earlier, later)
                )
                words = {"first": first, "second": second, "word": occasion(body.name)}
                words["id"] = done.step.id
                related = [Also((*done.step.path, "to"), "nơi đến")] if done.step.change.to else []
                yield said("numbers against time", _verb_of(done), *related, **words)


@once
def _misnamed(subject: Subject) -> "list[Misnamed]":
    """Items that name a conference by a number which a decision gave to another."""
    if not any(done.renumbered for done in _done(subject)):
        return []
    from ctr_cli.cycle.misnamed import misnamed

    return misnamed(subject.program)


@rule("CTR237", "warning", "info", needs="meetings")
def added_conferences_have_numbers(subject: Subject) -> Iterator[Problem]:
    """A meeting that is added to those of a body that counts them has a number too; others than regular may be counted apart."""
    for done in _done(subject):
        place = done.after if done.step.verb == "meet" else None
        if not place or place.meeting.number is not None:
            continue
        kind, body = place.meeting.kind, place.body
        others = [m for m in body.meetings if m.kind in ("regular", kind) and not m.every]
        if others and all(meeting.number is not None for meeting in others):
            words = {"id": done.step.id, "body": body.name, "word": occasion(body.name)}
            key = "added without number" if kind == "regular" else "added apart without number"
            yield said(key, _verb_of(done), kind=kind_words(body, kind), **words)
