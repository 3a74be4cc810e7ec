"""What every question needs to know of a body: what is usual for its kind, and the order of work."""

from typing import Any

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.model.program import Body, Program


def kind_of_body(name: str) -> dict[str, Any]:
    """What is usual for a body, by the beginning of its name: an entry of `data/bodies.yaml`.

    `rank` tells when it meets within a month: the lower prepares what the higher decides.
    """
    common, *kinds = table("bodies")
    key = fold(name)
    own: dict[str, Any] = next((k for k in kinds if key.startswith(fold(k["name"]))), {})
    return {**common, **own}


def working_rank(body: Body) -> int:
    """When a body meets within a month."""
    rank: int = kind_of_body(body.name)["rank"]
    return rank


def bodies_in_working_order(program: Program) -> list[Body]:
    """The bodies, those that prepare before those that decide; equals in the document's order."""
    return sorted(program.bodies, key=working_rank)
