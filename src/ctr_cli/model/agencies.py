"""Who is meant by a name: agencies by id, name or alias, blind to case and to where tone marks sit."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Agency, Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment, answerable, is_verification

_NEAR = 69
_NEAR_BEST = 12
"""Names are near from a likeness of 69 of 100, and only as long as they are within 12 of the best."""

_MOST_IDS = 6
_MOST_NAMES = 30
_UNSAID: Mapping[str, str] = MappingProxyType({})
_PARTED = regex(r"[;\n]")
_BETWEEN = regex(r", ?(?:và )?| và ")


class Directory(Struct):
    """The agencies of a programme, with the ways they are called.

    `exact` and `loose` lead from a key of a name to the ids it may mean; `groups` from an agency to
    the groups that hold it, directly or through another group. `asked` keeps what names were found to mean.
    """

    agencies: dict[str, Agency]
    exact: dict[str, tuple[str, ...]]
    loose: dict[str, tuple[str, ...]]
    groups: dict[str, tuple[str, ...]]
    asked: dict[str, tuple[str, ...]]


def directory(program: Program) -> Directory:
    """The directory of a programme; made once, then asked by `resolve` and its like."""
    agencies = {agency.id: agency for agency in reversed(program.agencies)}
    exact: dict[str, dict[str, None]] = defaultdict(dict)
    loose: dict[str, dict[str, None]] = defaultdict(dict)
    for agency in program.agencies:
        for name in (agency.name, *agency.aliases):
            exact[tone_key(name)][agency.id] = None
            loose[fold(name)][agency.id] = None
    held = {g.id: set(_inside(agencies, g.id)) for g in program.agencies if g.members}
    groups = {
        agency.id: tuple(g for g, ids in held.items() if g != agency.id and agency.id in ids)
        for agency in program.agencies
    }
    return Directory(agencies, _settled(exact), _settled(loose), groups, {})


def _settled(keys: dict[str, dict[str, None]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in keys.items()}


def members_of(agencies: dict[str, Agency], group: str) -> list[str]:
    """The agencies in a group that are no groups themselves, in order; those of inner groups too.

    A group that contains itself, or a member nobody knows, adds nothing.
    """
    inside = _inside(agencies, group)
    return [name for name in inside if name != group and agencies[name].members is None]


def _inside(agencies: dict[str, Agency], group: str) -> list[str]:
    """A group and all that is in it, directly or through inner groups, each once."""
    found: dict[str, None] = {}
    waiting = [group]
    while waiting:
        name = waiting.pop()
        if name in agencies and name not in found:
            found[name] = None
            waiting += reversed(agencies[name].members or [])
    return list(found)


def resolve(known: Directory, printed: str) -> tuple[str, ...]:
    """The ids a printed name may mean: one, when all is well; none, or several when it is ambiguous."""
    ids = known.asked.get(printed)
    if ids is None:
        ids = known.exact.get(tone_key(printed)) or known.loose.get(fold(printed), ())
        known.asked[printed] = ids
    return ids


def at_work_on(known: Directory, body: Body, meeting: Meeting, item: Item) -> list[Assignment]:
    """Who works on an item: its own agencies, else its meeting's line.

    Who only helps helps the body itself; what names nobody is the body's own, where that is an agency too.
    """
    line = item.agencies or meeting.agencies
    helped = all(entry.role == "coordinate" for entry in line)
    own = helped and (line or len(resolve(known, body.name)) == 1)
    return [Assignment(agency=body.name), *line] if own else line


def ids_of(known: Directory, entries: Iterable[Assignment]) -> list[str]:
    """The ids of who is charged, each once: a group is one of them; names nobody knows are left out."""
    ids = (resolve(known, entry.agency) for entry in entries)
    return list(dict.fromkeys(found[0] for found in ids if len(found) == 1))


def verified_by(
    known: Directory, agency: str, charged: Sequence[Assignment], text: str
) -> set[str]:
    """The agencies whose papers on an item another of the charged only verifies, so that it comes after them; else nobody.

    Where the item itself is to verify them (`Thẩm tra các báo cáo …`) nobody waits.
    """
    if is_verification(text):
        return set()
    entries = answerable(charged, lambda entry: entry.role)
    before = ids_of(known, (entry for entry in entries if entry.role != "verify"))
    inside = {name for one in before for name in members_of(known.agencies, one) or [one]}
    return inside if agency not in inside else set()


def names_in(known: Directory, written: str) -> list[str]:
    """The names in a line that lists agencies, parted by `;`, by `,` or `và`; a part nobody knows stays whole."""
    parts = (" ".join(part.split()).rstrip(" .,") for part in _PARTED.split(written))
    return [name for part in parts if part for name in _known_names(known, part) or [part]]


def _known_names(known: Directory, part: str) -> list[str]:
    """The agencies one after the other, the longest name first, for a name may hold a comma; empty unless all are known."""
    marks = list(_BETWEEN.finditer(part))
    if len(marks) > _MOST_NAMES:
        return []
    for end, rest in [(len(part), ""), *((m.start(), part[m.end() :]) for m in reversed(marks))]:
        if len(resolve(known, part[:end])) == 1:
            after = _known_names(known, rest) if rest else []
            if after or not rest:
                return [part[:end], *after]
    return []


def id_of(known: Directory, written: str) -> str:
    """The id of the agency that an id or a name means; what means none, or several, as it stands."""
    ids = () if written in known.agencies else resolve(known, written)
    return ids[0] if len(ids) == 1 else written


def name_of(known: Directory, agency: str) -> str:
    """The name of the agency of an id; of an id nobody knows the id."""
    return known.agencies[agency].name if agency in known.agencies else agency


def find(known: Directory, asked: str) -> tuple[str, ...]:
    """The ids a person may mean who types an id, a name or an alias, or how one begins, with or without diacritics."""
    name = asked if asked in known.agencies else asked.strip().lower()
    if name in known.agencies:
        return (name,)
    key = fold(asked)
    return resolve(known, asked) or _beginning(known, key, fold) or _beginning(known, key, in_full)


def _beginning(known: Directory, said: str, key: Callable[[str], str]) -> tuple[str, ...]:
    """The ids of the agencies of which an id, a name or an alias begins like that, by a key of both."""
    wanted = key(said)
    if not wanted:
        return ()
    agencies = known.agencies.values()
    return tuple(
        a.id for a in agencies if any(key(n).startswith(wanted) for n in (a.id, a.name, *a.aliases))
    )


def in_full(name: str) -> str:
    """A name as a key with its abbreviations written out: `CA phường` as `cong an phuong`."""
    return " ".join(_abbreviations().get(word, word) for word in fold(name).split())


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(short): fold(full) for short, full in table("agencies")["abbreviations"].items()}


def nearest(asked: str, names: Iterable[str], most: int = 3) -> list[str]:
    """The names most like the one asked for, the best first; empty when nothing is near.

    Likeness is the mean of that of the whole names and that of the best part, so that both a slip of
    the pen and a part of a long name are found.
    """
    from rapidfuzz import fuzz

    folded = fold(asked)
    scores = {
        name: (fuzz.ratio(folded, fold(name)) + fuzz.partial_ratio(folded, fold(name))) / 2
        for name in names
    }
    floor = max(_NEAR, max(scores.values(), default=0) - _NEAR_BEST)
    near = [name for name, score in scores.items() if score >= floor]
    return sorted(near, key=lambda name: -scores[name])[:most]


def ids_like(asked: str, ids: Iterable[str], said: Mapping[str, str] = _UNSAID) -> str:
    """What to say of a wrong id: those near it, of another kind or number where that alone is wrong, else the first there
    are; what is `said` of one stands in brackets behind it.
    """
    known = list(ids)

    def told(some: Iterable[str]) -> str:
        return ", ".join(f"{name} ({said[name]})" if name in said else name for name in some)

    of_a_kind = [name for name in known if name.startswith(f"{asked.strip().lower()}-")][:_MOST_IDS]
    if near := of_a_kind or _counted_like(asked, known) or nearest(asked, known):
        return f"các mã gần nhất: {told(near)}"
    more = ", …" if len(known) > _MOST_IDS else ""
    return f"các mã: {told(known[:_MOST_IDS])}{more}" if known else "chương trình chưa có mã nào"


_COUNTED = regex(r"(.*?)(\d{1,4})")


def _counted_like(asked: str, known: Iterable[str]) -> list[str]:
    """The ids that are an asked one but for their last number, the nearest numbers first: `btv-12` of `btv-13`."""
    wanted = _COUNTED.fullmatch(asked.strip().lower())
    if wanted is None or not (stem := wanted[1].rstrip(" -.")):
        return []
    number = int(wanted[2])
    near = [
        f for f in map(_COUNTED.fullmatch, dict.fromkeys(known)) if f and f[1].rstrip("-.") == stem
    ]
    return [found[0] for found in sorted(near, key=lambda f: abs(int(f[2]) - number))][:3]


def nearest_agencies(known: Directory, asked: str) -> list[str]:
    """The canonical names of the agencies whose id, name or alias is most like the one asked for."""
    return [known.agencies[name].name for name in nearest_ids(known, asked)]


def to_declare(name: str) -> str:
    """The line by which the agencies of a file get one more of a name (`- {id: hoi-nong-dan, name: Hội Nông dân}`)."""
    own = "-".join(re.findall(r"[a-z0-9]+", fold(name)))
    return f"- {{id: {own}, name: {repr(name) if ',' in name else name}}}"


def nearest_ids(known: Directory, asked: str) -> list[str]:
    """The ids of the agencies whose id, name or alias is most like the one asked for."""
    owner = {
        name: agency.id
        for agency in known.agencies.values()
        for name in (agency.id, *agency.aliases, agency.name)
    }
    return list(dict.fromkeys(owner[name] for name in nearest(asked, owner, most=5)))[:3]
