"""Who is meant by a name: agencies by id, name or alias, blind to case and to where tone marks sit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ctr_cli.model import Agency, Program
from ctr_cli.vietnamese import fold, tone_key


@dataclass(frozen=True, slots=True)
class Directory:
    """The agencies of a programme, with the ways they are called.

    `exact` and `loose` lead from a key of a name to the ids it may mean; `groups` from an agency to
    the groups that hold it, directly or through another group.
    """

    agencies: dict[str, Agency]
    exact: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]


def directory(program: Program) -> Directory:
    """The directory of a programme; made once, then asked by `resolve` and its like."""
    agencies = {agency.id: agency for agency in reversed(program.agencies)}
    exact: dict[str, dict[str, None]] = defaultdict(dict)
    loose: dict[str, dict[str, None]] = defaultdict(dict)
    for agency in program.agencies:
        for name in (agency.name, *agency.aliases):
            exact[tone_key(name)][agency.id] = None
            loose[fold(name)][agency.id] = None
    groups = {
        agency.id: tuple(
            group.id
            for group in program.agencies
            if group.id != agency.id and agency.id in members_of(agencies, group.id)
        )
        for agency in program.agencies
    }
    return Directory(agencies, _settled(exact), _settled(loose), groups)


def _settled(keys: dict[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in keys.items()}


def members_of(agencies: dict[str, Agency], group: str) -> list[str]:
    """The agencies in a group that are no groups themselves, in order; those of inner groups too.

    A group that contains itself, or a member nobody knows, adds nothing.
    """
    found: dict[str, None] = {}
    seen: set[str] = set()

    def gather(name: str) -> None:
        agency = agencies.get(name)
        if agency is None or name in seen:
            return
        seen.add(name)
        if agency.members is None:
            found[name] = None
        for member in agency.members or ():
            gather(member)

    gather(group)
    return [name for name in found if name != group]


def resolve(known: Directory, printed: str) -> tuple[str, ...]:
    """The ids a printed name may mean: one, when all is well; none, or several when it is ambiguous."""
    return known.exact.get(tone_key(printed)) or known.loose.get(fold(printed), ())


def find(known: Directory, asked: str) -> tuple[str, ...]:
    """The ids a person may mean who types an id, a name or an alias, with or without diacritics."""
    return (asked,) if asked in known.agencies else resolve(known, asked)


def nearest(asked: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names most like the one asked for, the best first; empty when nothing is near."""
    from rapidfuzz import fuzz, process

    candidates = dict.fromkeys(names)
    folded = fold(asked)
    matches = process.extract(
        folded,
        {name: fold(name) for name in candidates},
        scorer=fuzz.WRatio,
        score_cutoff=60,
        limit=most,
    )
    return [name for _, _, name in matches]


def nearest_agencies(known: Directory, asked: str) -> list[str]:
    """The canonical names of the agencies whose name or alias is most like the one asked for."""
    owner = {
        name: agency.name
        for agency in known.agencies.values()
        for name in (*agency.aliases, agency.name)
    }
    return list(dict.fromkeys(owner[name] for name in nearest(asked, owner)))
