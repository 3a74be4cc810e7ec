"""What each code means: titles, reasons and examples from `data/rules/`."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ctr_cli.checking.check import severities
from ctr_cli.data import table
from ctr_cli.model.finding import Severity


class Explanation(NamedTuple):
    """A code explained; `wrong` and `right` are pieces of a programme file."""

    code: str
    severity: Severity
    title: str
    why: str
    wrong: str
    right: str
    mend: str
    source: str


@cache
def explanations() -> dict[str, Explanation]:
    """The explanation of every code, in the order of the codes."""
    names = sorted(entry.name for entry in (files("ctr_cli.data") / "rules").iterdir())
    entries = {
        code: entry
        for name in names
        if name.endswith(".yaml")
        for code, entry in table(f"rules/{name.removesuffix('.yaml')}").items()
    }
    return {code: _explanation(code, entries[code]) for code in sorted(entries)}


def _explanation(code: str, entry: dict[str, str]) -> Explanation:
    severity = severities().get(code) or entry.get("severity", "error")
    return Explanation(
        code,
        severity,  # type: ignore[arg-type]
        entry["title"],
        entry["why"].strip(),
        entry.get("wrong", "").rstrip("\n"),
        entry.get("right", "").rstrip("\n"),
        entry["mend"].strip(),
        entry.get("source", "").strip(),
    )
