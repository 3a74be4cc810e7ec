"""Agencies that got another name: as they are called on a day, and what is printed once they have the new one."""

from collections.abc import Iterable, Iterator, Sequence

from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import in_full
from ctr_cli.model.program import Agency, Body, Meeting, Program
from ctr_cli.model.values import Assignment

_SHORT = regex(r"[A-ZĐ]{2}|\.")
"""What stands in a name that is not written out."""
_LONG = 4
"""So many words a name has that is no short one."""


def on_day(program: Program, day: str | None) -> Program:
    """A programme whose agencies are called as on a day; without one as now."""
    named = [_on_day(agency, day) for agency in program.agencies]
    return program.model_copy(update={"agencies": named}) if named != program.agencies else program


def _on_day(agency: Agency, day: str | None) -> Agency:
    if not (day and agency.renamed and agency.aliases and day < agency.renamed):
        return agency
    old, *others = agency.aliases
    return agency.model_copy(update={"name": old, "aliases": [agency.name, *others]})


def with_new_names(now: Program, signed: Program, until: str | None = None) -> Program:
    """A programme in force in which agencies stand under the names they have, on a day, where the signed one has older."""
    new = new_names(signed, until)
    if not new:
        return now
    bodies = [
        body.model_copy(update={"meetings": [_meeting(new, met) for met in body.meetings]})
        for body in now.bodies
    ]
    return now.model_copy(update={"bodies": bodies})


def new_names(program: Program, until: str | None) -> dict[str, str]:
    """The names that agencies bear, by the keys of those that they bear no longer."""
    return {
        fold(old): agency.name
        for agency in program.agencies
        if not (agency.renamed and until and until < agency.renamed)
        for old in _old_names(program, agency)
    }


def _old_names(program: Program, agency: Agency) -> Iterator[str]:
    """What an agency was called: the first of its other names where the day is known, else a long one of other words,
    where the signed programme has it and never the new one.
    """
    if agency.renamed:
        yield from agency.aliases[:1]
        return
    words = set(in_full(agency.name).split())
    for alias in agency.aliases if agency.members is None else ():
        own = in_full(alias).split()
        unlike = min(len(own), len(words)) >= _LONG and set(own) - words and words - set(own)
        if unlike and own[0] in words and not _SHORT.search(alias):
            printed = _printed(program.bodies)
            if fold(alias) in printed and fold(agency.name) not in printed:
                yield alias


def _printed(bodies: Iterable[Body]) -> set[str]:
    return {
        fold(entry.agency)
        for body in bodies
        for meeting in body.meetings
        for line in (meeting.agencies, *(item.agencies for item in meeting.items))
        for entry in line
    }


def _meeting(new: dict[str, str], meeting: Meeting) -> Meeting:
    items = [
        item.model_copy(update={"agencies": named_anew(new, item.agencies)})
        for item in meeting.items
    ]
    return meeting.model_copy(
        update={"agencies": named_anew(new, meeting.agencies), "items": items}
    )


def named_anew(new: dict[str, str], entries: Sequence[Assignment]) -> list[Assignment]:
    """Assignments under the names that agencies bear."""
    return [
        entry.model_copy(update={"agency": name})
        if (name := new.get(fold(entry.agency)))
        else entry
        for entry in entries
    ]
