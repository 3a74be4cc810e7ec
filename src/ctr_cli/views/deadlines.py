"""When papers and invitations are due before a meeting: on a working day, never on a rest day."""

from datetime import date, timedelta

from ctr_cli.cycle.workdays import working_day
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.program import Program


def papers_due(program: Program, meeting: date) -> date:
    """The last day for the papers of a meeting: so many days before, back to a working day."""
    return working_day(meeting - timedelta(days=program.settings.papers_days))


def invitation_due(program: Program, body: str, meeting: date) -> date | None:
    """The last day to send the invitation to a meeting of the body with an id; None where no rule is known."""
    days = invitation_days(program, body)
    return None if days is None else working_day(meeting - timedelta(days=days))


def invitation_days(program: Program, body: str) -> int | None:
    """How many days before a meeting of a body its invitation goes out: the file's own, or the usual, if any."""
    days = program.settings.invitation_days.get(body)
    if days is not None:
        return days
    name = next(entry.name for entry in program.bodies if entry.id == body)
    return kind_of_body(name).invitation_days
