"""An agency as a person types it in a cell or an option, with what it does: `Công an xã (phối hợp)`."""

from collections.abc import Iterable
from typing import cast

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import Directory, resolve
from ctr_cli.model.values import ROLE_WORDS, Assignment, Role

_IN_BRACKETS = regex(r"(?P<name>.+?)\s*\((?P<role>[^()]+)\)\s*")


class Named(Struct):
    """A name with what it does; `role` is None where nobody says it."""

    name: str
    role: Role | None = None


def named(typed: str) -> Named:
    """What is typed as a name and a role; a bracket that names no role is part of the name."""
    found = _IN_BRACKETS.fullmatch(typed)
    said = fold(found["role"]) if found else ""
    role = next((role for role, word in ROLE_WORDS.items() if fold(word) == said), None)
    return (
        Named(found["name"].strip(), cast(Role, role)) if found and role else Named(typed.strip())
    )


def charged_anew(
    known: Directory, names: Iterable[Named], before: Iterable[Assignment] = ()
) -> list[Assignment]:
    """Names as assignments: each does what is said, else what it did `before`, else it prepares."""
    did: dict[str, Role] = {}
    for entry in before:
        did |= dict.fromkeys(resolve(known, entry.agency), entry.role)
    found = []
    for one in names:
        usual = [did[name] for name in resolve(known, one.name) if name in did]
        role = one.role if one.role else (*usual, "prepare")[0]
        found.append(Assignment(agency=one.name, role=role))
    return found
