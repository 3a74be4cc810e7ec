"""Who is charged with what: printed names turned into agencies."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from ctr_cli.model.agencies import Directory, resolve
from ctr_cli.model.values import Assignment, answerable


class AssignmentView(TypedDict):
    """An agency with its role; `agency` is None and `name` as printed when nobody, or two, are meant."""

    agency: str | None
    name: str
    as_printed: str
    role: str


def assignments(known: Directory, printed: Iterable[Assignment]) -> list[AssignmentView]:
    """The assignments as plain data, in the order printed."""
    return [_assignment(known, entry) for entry in printed]


def answering(entries: Sequence[AssignmentView]) -> list[AssignmentView]:
    """Those of the charged who answer for the work: who helps others with it sends no papers and is not late."""
    return answerable(entries, lambda entry: entry["role"])


def _assignment(known: Directory, entry: Assignment) -> AssignmentView:
    ids = resolve(known, entry.agency)
    agency = ids[0] if len(ids) == 1 else None
    return {
        "agency": agency,
        "name": known.agencies[agency].name if agency else entry.agency,
        "as_printed": entry.agency,
        "role": entry.role,
    }
