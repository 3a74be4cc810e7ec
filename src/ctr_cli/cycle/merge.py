"""Three-way merge of cells: what a sheet held when it left, what the file holds now, what the sheet holds now."""

from collections.abc import Mapping

from ctr_cli.data.struct import Struct


class Conflict(Struct):
    """A cell that both sides changed, each its own way; `base` is None where nobody knows what it was."""

    column: str
    base: str | None
    ours: str
    theirs: str


class Merged(Struct):
    """The cells that the other side changed, by column, and those that a person must decide."""

    taken: dict[str, str]
    conflicts: list[Conflict]


def merged(
    base: Mapping[str, str] | None, ours: Mapping[str, str], theirs: Mapping[str, str]
) -> Merged:
    """What comes of the cells of one row; a column missing in `theirs` says nothing, one missing elsewhere is empty.

    Without a base, a cell that differs is taken where ours is empty, and is a conflict where it is filled.
    """
    result = Merged({}, [])
    for column, new in theirs.items():
        now = ours.get(column, "")
        old = None if base is None else base.get(column, "")
        if new in (now, old):
            continue
        if now == (old or ""):
            result.taken[column] = new
        else:
            result.conflicts.append(Conflict(column, old, now, new))
    return result
