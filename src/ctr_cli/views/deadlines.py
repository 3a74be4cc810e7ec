"""When papers and invitations are due before a meeting: on a working day, never on a rest day."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ctr_cli.cycle.due import own_papers_day, papers_day, usual_papers_day
from ctr_cli.cycle.in_charge import with_those_inside, works_on
from ctr_cli.cycle.own_office import is_anothers
from ctr_cli.cycle.waited_for import waited_for
from ctr_cli.cycle.workdays import working_day
from ctr_cli.data.struct import Struct
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.model.agencies import Directory, at_work_on, directory, ids_of, resolve
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.program import Agency, Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment, answerable


def papers_due(program: Program, body: str, meeting: date) -> date:
    """The last day for the papers of a meeting of a body, as its programme has it."""
    return papers_day(meeting, program.lead_before(body))


def own_days(
    program: Program,
    body: str,
    charged: Iterable[Assignment],
    deadlines: Mapping[str, int],
    held: date | None = None,
) -> list[tuple[Agency, LeadTime]]:
    """Who works, alone or in a group, on what is charged and needs other than the usual days before a meeting of a body.

    `deadlines` are the days of agencies by ids; where the meeting's day is known, only those count that come to another
    day than the usual ones, once both are on a working day.
    """
    if not deadlines:
        return []
    known, usual = directory(program), program.lead_before(body)
    named = {name for entry in charged for name in resolve(known, entry.agency)}
    return [
        (known.agencies[name], lead)
        for name, lead in ((name, program.own_lead(body, days)) for name, days in deadlines.items())
        if name in known.agencies
        and (papers_day(held, lead) != papers_day(held, usual) if held else lead != usual)
        and works_on(known, name, named)
    ]


def own_day(
    program: Program,
    body: str,
    charged: Iterable[Assignment],
    deadline: str | None,
    deadlines: Mapping[str, int],
    held: date,
) -> date | None:
    """The last day for the papers of an item whose deadline is before what those `charged` with it need; else None."""
    known = directory(program)
    agencies = with_those_inside(known, ids_of(known, charged))
    return own_papers_day(deadline, usual_papers_day(program, body, deadlines, agencies, held))


def charged_before(known: Directory, body: Body, meeting: Meeting) -> list[str]:
    """All who are charged with something before a meeting, as printed: with the whole of it, or with an item."""
    charged = (work.charged for work in works_before(known, body, meeting))
    return list(dict.fromkeys(one.agency for some in (meeting.agencies, *charged) for one in some))


class Before(Struct):
    """An item before its meeting, with who is charged with it."""

    item: Item
    body: Body
    meeting: Meeting
    charged: list[Assignment]

    @property
    def deadline(self) -> str | None:
        """Its own deadline, if it has one."""
        return self.item.deadline

    @property
    def answering(self) -> list[Assignment]:
        """Those of the charged whose papers are waited for."""
        return answerable(self.charged, lambda entry: entry.role)


def works_before(known: Directory, body: Body, meeting: Meeting) -> list[Before]:
    """The items before a meeting."""
    return [
        Before(item, body, meeting, at_work_on(known, body, meeting, item))
        for item in meeting.items
    ]


def asked_by(
    program: Program,
    known: Directory,
    works: Iterable[Before],
    deadlines: Mapping[str, int],
    held: date,
    day: date,
) -> list[str]:
    """Whose papers for items are waited for by a day, as printed; a name that nobody knows has the usual day."""
    found: dict[str, None] = {}
    for work in works:
        for entry in work.answering:
            ids = resolve(known, entry.agency)
            due = (
                waited_for(program, known, deadlines, work, held, ids[0])
                if len(ids) == 1
                else papers_due(program, work.body.name, held)
            )
            if due == day:
                found[entry.agency] = None
    return list(found)


def invitation_due(program: Program, body: str, meeting: date) -> date | None:
    """The last day to send the invitation to a meeting of the body with an id; None where no rule is known."""
    days = invitation_days(program, body)
    return None if days is None else working_day(meeting - timedelta(days=days))


def invitation_days(program: Program, body: str) -> int | None:
    """How many days before a meeting of a body its invitation goes out: the file's own, or the usual, if any.

    Another organ than the issuer's invites itself.
    """
    days = program.settings.invitation_days.get(body)
    if days is not None:
        return days
    name = next(entry.name for entry in program.bodies if entry.id == body)
    return None if is_anothers(program.issuer.name, name) else kind_of_body(name).invitation_days
