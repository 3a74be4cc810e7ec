"""What came of an item: who of those that prepare it handed it in, and the papers it left."""

from collections.abc import Collection, Iterable

from ctr_cli.cycle.due import Work
from ctr_cli.cycle.in_charge import with_those_inside, works_on
from ctr_cli.cycle.own_office import is_office_of
from ctr_cli.language.keys import fold
from ctr_cli.model.agencies import Directory, ids_of, members_of, verified_by
from ctr_cli.model.follow_up import CLOSED, ItemRecord, Report
from ctr_cli.model.values import answerable

HANDED_IN = frozenset({"submitted", *CLOSED})
"""What an agency says once nothing more is asked of it."""


def agencies_of(known: Directory, item: Work, *, asked: bool = False) -> list[str]:
    """The ids of who works on an item, as charged: a group is one of them; names nobody knows are left out.

    `asked` leaves only those who answer for it.
    """
    entries = answerable(item.charged, lambda entry: entry.role) if asked else item.charged
    return ids_of(known, entries)


def verifiers(known: Directory, item: Work) -> list[str]:
    """The ids of who verifies what others hand in for an item."""
    found = ids_of(known, (entry for entry in item.charged if entry.role == "verify"))
    return [name for name in found if verified(known, item, name)]


def verified(known: Directory, item: Work, agency: str) -> set[str]:
    """The agencies whose papers on an item another only verifies; else nobody."""
    return verified_by(known, agency, item.charged, item.item.text)


def peers(known: Directory, item: Work, agency: str) -> list[str]:
    """Those of who answers for an item who do the same for it as an agency: prepare it, or verify it."""
    entries = answerable(item.charged, lambda entry: entry.role)
    for verify in (False, True):
        ids = ids_of(known, (entry for entry in entries if (entry.role == "verify") == verify))
        if works_on(known, agency, ids):
            return ids
    return []


def of_all(
    known: Directory,
    issuer: str | None,
    item: Work,
    reports: Iterable[Report],
    statuses: Collection[str],
    but: Collection[str] = (),
) -> list[Report]:
    """The reports of some statuses of all who answer for an item, the office that asks them and some others aside; none
    where one lacks.
    """
    inside = {
        name
        for agency in agencies_of(known, item, asked=True)
        for name in members_of(known.agencies, agency) or [agency]
        if name not in but
    }
    others = {name for name in inside if not is_office_of(issuer, known.agencies[name].name)}
    wanted = others or inside
    said = {r.agency: r for r in reports if r.agency in wanted and r.status in statuses}
    return list(said.values()) if len(said) == len(wanted) else []


def results_of(
    known: Directory, item: Work, record: ItemRecord | None, reports: Iterable[Report]
) -> list[str]:
    """The papers an item left: those of who prepared it and is done, then the office's; of two that are one the longer."""
    prepare = with_those_inside(known, agencies_of(known, item, asked=True))
    said = [r.result for r in reports if r.agency in prepare and r.status == "done"]
    found = filter(None, [*said, record.result if record else None])
    texts = {f" {fold(text)} ": text for text in found}
    return [text for key, text in texts.items() if not any(key in one for one in {*texts} - {key})]
