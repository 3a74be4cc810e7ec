"""Who is in charge of which agencies, by the settings of the office."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctr_cli.model.agencies import Directory, members_of

if TYPE_CHECKING:
    from ctr_cli.model.office import Member


def in_charge(
    known: Directory, members: "Iterable[Member]", agencies: Iterable[str]
) -> "list[Member]":
    """Who is in charge of one of some agencies; of a group is whoever is in charge of one in it."""
    wanted = with_those_inside(known, agencies)
    return [m for m in members if not wanted.isdisjoint(with_those_inside(known, m.agencies))]


def with_those_inside(known: Directory, agencies: Iterable[str]) -> set[str]:
    """Agencies with those inside the groups among them."""
    named = list(agencies)
    return {*named, *(inner for group in named for inner in members_of(known.agencies, group))}


def works_on(known: Directory, agency: str, agencies: Iterable[str]) -> bool:
    """Whether an agency is charged by itself, or through a group that holds it."""
    return not {agency, *known.groups.get(agency, ())}.isdisjoint(agencies)
