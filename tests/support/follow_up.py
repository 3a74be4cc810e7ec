"""A ground to tell progress from, made of a programme and of what is recorded in a line each."""

from typing import Any

from ctr_cli.cycle.progress import Ground
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.model.program import Program


def follow_up_of(*items: dict[str, Any], **parts: Any) -> FollowUp:
    """A follow-up of 2026 with these records of items, and other parts by their keys."""
    return FollowUp.model_validate({"format": 1, "year": 2026, "items": list(items), **parts})


def ground_of(
    program: Program, *items: dict[str, Any], office: Office = DEFAULTS, **parts: Any
) -> Ground:
    """A programme with what is recorded of it."""
    return Ground(program, directory(program), follow_up_of(*items, **parts), office)
