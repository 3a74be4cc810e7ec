"""The programme in force: as issued, with its decisions applied."""

from collections import Counter

from ctr_cli.cycle.renamed import with_new_names
from ctr_cli.cycle.replay import replayed
from ctr_cli.model.program import Program


def in_force(program: Program, until: str | None = None) -> Program:
    """The programme after all its decisions, or after those up to a day (`2026-06-30`).

    Meetings and items carry the ids they were issued (or added) with, and a moved item is a
    `MovedItem`; changes that cannot be made are left out; agencies stand under the names they have then. Without decisions
    and new names it is the programme itself.
    """
    now = replayed(program, until).program if program.amendments else program
    return with_new_names(now, program, until)


def times_changed(program: Program, until: str | None = None) -> dict[str, int]:
    """How often each meeting and each item was changed after it was issued or added, by its id."""
    if not program.amendments:
        return {}
    done = replayed(program, until).done
    changed = Counter(d.step.id for d in done if d.step.verb not in ("add", "meet"))
    return changed + Counter(str(now.id) for d in done for _, now in d.renumbered)
