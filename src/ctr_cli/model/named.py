"""An agency as a person types it in a cell or an option, with what it does: `Công an xã (phối hợp)`."""

from collections.abc import Iterable
from typing import cast

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import Directory, find, resolve
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
    words = {role: fold(word) for role, word in ROLE_WORDS.items()}
    role = next((r for r, word in words.items() if said in (word, word.removeprefix("la "))), None)
    return (
        Named(found["name"].strip(), cast(Role, role)) if found and role else Named(typed.strip())
    )


def unknown_role(known: Directory, one: Named) -> str:
    """What is wrong with the word in brackets behind the name of an agency that is no role; nothing where there is none."""
    found = _IN_BRACKETS.fullmatch(one.name)
    if found is None or not find(known, found["name"]) or find(known, one.name):
        return ""
    roles = ", ".join(word.removeprefix("là ") for word in ROLE_WORDS.values())
    return f"“{found['role']}” trong “{one.name}” không phải là vai trò; ghi một trong: {roles}"


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
