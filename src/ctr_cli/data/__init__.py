"""Tables of facts the code reads: each a YAML file with its source beside the numbers.

A wheel holds them as bytes of `marshal` besides, in `compiled/`, which `hatch_build.py` makes: they are read many
times faster than YAML. A checkout has the YAML alone.
"""

from functools import cache, reduce
from marshal import loads
from operator import getitem
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
COMPILED = (_FOLDER / "compiled").is_dir()


def data_text(name: str) -> str:
    """The text of a data file that ships with the package."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def data_names(folder: str) -> tuple[str, ...]:
    """The names (no suffix) of the YAML files in a folder of the data, in order."""
    paths = (_FOLDER / folder).iterdir()
    return tuple(sorted(path.stem for path in paths if path.suffix == ".yaml"))


def stored(name: str) -> Any:
    """What a file of `compiled/` holds: that of a table has its name, with dots for slashes."""
    return loads((_FOLDER / "compiled" / f"{name}.bin").read_bytes())


@cache
def table(name: str) -> Any:
    """A data file as plain values, read once and only when asked for; treat it as read-only."""
    if COMPILED:
        return stored(name.replace("/", "."))
    from ctr_cli.data.yaml_values import parse

    return parse(data_text(f"{name}.yaml")).data


@cache
def listed(name: str, *keys: str) -> frozenset[str]:
    """The words of a list of a table: written as a list, or in a row with `; `, `, ` or blanks between them."""
    written = reduce(getitem, keys, table(name))
    if isinstance(written, str):
        signs = (sign for sign in ("; ", ", ") if sign in written)
        written = " ".join(written.split()).split(next(signs, " "))
    return frozenset(written)
