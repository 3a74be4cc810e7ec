"""Tables of facts the code reads: each a YAML file with its source beside the numbers."""

from functools import cache
from importlib.resources import files
from typing import Any


def data_text(name: str) -> str:
    """The text of a data file that ships with the package."""
    return (files(__name__) / name).read_text(encoding="utf-8")


def data_names(folder: str) -> list[str]:
    """The names (no suffix) of the YAML files in a folder of the data, in order."""
    entries = (files(__name__) / folder).iterdir()
    return sorted(entry.name[:-5] for entry in entries if entry.name.endswith(".yaml"))


@cache
def table(name: str) -> Any:
    """A data file as plain values, read once and only when asked for; treat it as read-only."""
    from ctr_cli.data.yaml_values import parse

    return parse(data_text(f"{name}.yaml")).data
