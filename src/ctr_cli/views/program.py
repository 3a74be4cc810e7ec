"""What every question needs to know of a programme: the order of work, and what the programme is called."""

from ctr_cli.data import table
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.program import Body, Program


def working_rank(body: Body) -> int:
    """When a body meets within a month."""
    return kind_of_body(body.name).rank


def bodies_in_working_order(program: Program) -> list[Body]:
    """The bodies, those that prepare before those that decide; equals in the document's order."""
    return sorted(program.bodies, key=working_rank)


def called(program: Program) -> str:
    """What the programme is called in other papers: `Chương trình công tác năm 2026`, unless the file says otherwise."""
    usual: str = table("papers")["program"]["name"]
    return program.document.called or usual.format(year=program.year)
