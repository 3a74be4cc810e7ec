"""What every question needs to know of a programme: the order of work, and what the programme is called."""

import re
from datetime import date

from ctr_cli.data import table
from ctr_cli.language.capitals import in_running_text
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.letters import lowered
from ctr_cli.language.printed_dates import period_name, period_of_year
from ctr_cli.language.times import times_in
from ctr_cli.model.bodies import is_field, kind_of_body, names_of_kind
from ctr_cli.model.meetings import meeting_title
from ctr_cli.model.program import Body, Meeting, Program


def working_rank(body: Body) -> int:
    """When a body meets within a month."""
    return kind_of_body(body.name).rank


def bodies_in_working_order(program: Program) -> list[Body]:
    """The bodies, those that prepare before those that decide; equals in the document's order."""
    return sorted(program.bodies, key=working_rank)


def meeting_called(program: Program, body: Body, meeting: Meeting, day: date | None) -> str:
    """The name of a meeting on its own; once its day is known by that, not by one that its own title says."""
    if day:
        meeting = meeting.model_copy(update={"date": day.isoformat()})
    return meeting_title(program, body, meeting)


def called(program: Program) -> str:
    """What the programme is called in other papers: by its title without the bodies it is of, unless the file says otherwise.

    `Chương trình công tác năm 2026`; one of a school year is called by it: `năm học 2025 - 2026`.
    """
    year, school = program.year, school_year(program)
    form, subject = table("papers")["program"]["name"], _subject(program)
    timed = school in subject if school else _names_year(subject, year)
    if not timed:
        subject = f"{subject} {school or f'năm {year}'}"
    return program.document.called or form.format(subject=subject)


def _names_year(text: str, year: int) -> bool:
    """Whether a text names a year, or a part of it, as its time: not as that of a paper's date."""
    spans = (time for time in times_in(text) if time.kind in ("year", "month", "quarter", "part"))
    return any(year in time.of("year") for time in spans)


def called_in(program: Program, months: tuple[int, ...]) -> str:
    """What the work of some months is called: `Chương trình công tác quý I năm 2026`."""
    name, year, period = called(program), f"năm {program.year}", period_name(months)
    if not period:
        return name
    named = period_of_year(months, program.year)
    return f"{name.removesuffix(year)}{named}" if name.endswith(year) else f"{name} ({named})"


def _subject(program: Program) -> str:
    """What the programme is about, by its title: `công tác`, `các kỳ họp và hoạt động giám sát năm 2026`."""
    title = _running(program)
    what, _, whose = title.partition(" của ")
    subject = what if _is_body(program, whose) else title
    return subject if _is_body(program, subject) else lowered(subject)


def _running(program: Program) -> str:
    """The title as it stands in a sentence: of one in capitals only names keep theirs, those of the programme as it writes them."""
    title = program.document.title
    if not title.isupper():
        return title
    title = in_running_text(title.lower())
    names = [agency.name for agency in program.agencies] + [body.name for body in program.bodies]
    for name in sorted([program.issuer.name or title, *names], key=len):
        for at in re.finditer(rf"\b{re.escape(plain(name))}\b", plain(title)):
            title = title[: at.start()] + name + title[at.end() :]
    return title


def _is_body(program: Program, text: str) -> bool:
    """Whether a text begins with a body: of a kind that meets, or of the issuer's."""
    own = " ".join(fold(program.issuer.name or "").split()[:2])
    known = bool(names_of_kind(text)) and not is_field(text)
    return known or (bool(own) and fold(text).startswith(own))


def school_year(program: Program) -> str:
    """The school year that a programme is of, by its title: `năm học 2025 - 2026`; empty where it is of none."""
    title = _running(program)
    years = (time for time in times_in(title) if time.kind == "school_year")
    return next((title[time.start : time.end] for time in years), "")
