"""What each code means: titles, reasons and examples from `data/rules/`."""

from functools import cache

from ctr_cli.data import data_names, table
from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import SEVERITY_NAMES, Severity
from ctr_cli.rules.registry import every_rule


class Explanation(Struct):
    """A code explained; `wrong` and `right` are pieces of a programme file."""

    code: str
    severities: tuple[Severity, ...]
    title: str
    why: str
    wrong: str
    right: str
    mend: str
    source: str

    @property
    def severity(self) -> str:
        """How grave it is, in words: what it usually is, then what it sometimes is."""
        usual, *others = (SEVERITY_NAMES[severity] for severity in self.severities)
        return ", có khi là ".join([usual, *others])


@cache
def explanations() -> dict[str, Explanation]:
    """The explanation of every code, in the order of the codes."""
    entries = {
        code: entry
        for name in data_names("rules")
        for code, entry in table(f"rules/{name}").items()
    }
    return {code: _explanation(code, entries[code]) for code in sorted(entries)}


def _explanation(code: str, entry: dict[str, str]) -> Explanation:
    """A code explained; what is no rule's is an error of the file, unless its page says otherwise."""
    rule, grave = every_rule().get(code), entry.get("severity", "error")
    return Explanation(
        code,
        rule.severities if rule else tuple(known for known in SEVERITY_NAMES if known == grave),
        entry["title"],
        entry["why"].strip(),
        entry.get("wrong", "").rstrip("\n"),
        entry.get("right", "").rstrip("\n"),
        entry["mend"].strip(),
        entry.get("source", "").strip(),
    )
