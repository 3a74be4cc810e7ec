"""What every question needs to know of a programme: the order of work, and what the programme is called."""

from ctr_cli.data import table
from ctr_cli.language.times import times_in
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.program import Body, Program


def working_rank(body: Body) -> int:
    """When a body meets within a month."""
    return kind_of_body(body.name).rank


def bodies_in_working_order(program: Program) -> list[Body]:
    """The bodies, those that prepare before those that decide; equals in the document's order."""
    return sorted(program.bodies, key=working_rank)


def called(program: Program) -> str:
    """What the programme is called in other papers: `Chương trình công tác năm 2026`, unless the file says otherwise.

    One of a school year, of which a file holds the months of one year, is called by it: `năm học 2025 - 2026`.
    """
    usual: str = table("papers")["program"]["name"]
    period = school_year(program) or f"năm {program.year}"
    return program.document.called or usual.format(period=period)


def school_year(program: Program) -> str:
    """The school year that a programme is of, by its title: `năm học 2025 - 2026`; empty where it is of none."""
    title = program.document.title
    years = (time for time in times_in(title) if time.kind == "school_year")
    return next((title[time.start : time.end] for time in years), "")
