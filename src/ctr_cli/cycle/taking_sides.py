"""Which side wins where two differ, as a person said: the follow-up, the sheets, or one sheet by the name of its file."""

from collections.abc import Collection, Mapping

from ctr_cli.data.struct import Struct

OURS, THEIRS = "ours", "theirs"
Takes = Mapping[str, Collection[str]]
"""The sides that win by id, for all others under an empty one; a sheet goes by its file."""


class Source(Struct):
    """A row of a sheet: its file, and where a person finds it."""

    file: str
    where: str


def is_theirs(takes: Takes, name: str, file: str, other: Source | None) -> bool | None:
    """Whether a cell of an id is taken from the sheet in a file; None where nobody said so.

    Where the `other` side is a sheet too, only the name of a file tells the two apart.
    """
    said = takes.get(name) or takes.get("", ())
    if file in said:
        return True
    if other is not None:
        return False if other.file in said else None
    return THEIRS in said if {OURS, THEIRS} & set(said) else None
