"""Every rule on a source: the findings of the file and those of the rules, in the order of the file."""

from collections.abc import Collection

from ctr_cli.diagnostics.finding import Finding, Path, in_order
from ctr_cli.rules import agencies as _agencies
from ctr_cli.rules import dates as _dates
from ctr_cli.rules import structure as _structure
from ctr_cli.rules import capitals as _capitals
from ctr_cli.rules import spacing as _spacing
from ctr_cli.rules import spelling as _spelling
from ctr_cli.rules import style as _style
from ctr_cli.rules.registry import RULES, run, subject_of
from ctr_cli.source.load import Source

FAMILIES = (_structure, _dates, _agencies, _spacing, _spelling, _style, _capitals)
"""The modules whose rules are registered; importing them is what registers."""


def selected(code: str, select: Collection[str], ignore: Collection[str]) -> bool:
    """Whether a code is asked for: prefixes count (`CTR2` is a family), and the longest match decides."""
    asked = max((len(prefix) for prefix in select if code.startswith(prefix)), default=-1)
    refused = max((len(prefix) for prefix in ignore if code.startswith(prefix)), default=-1)
    return asked > refused if select else refused < 0


def check(
    source: Source, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> list[Finding]:
    """The findings of a source. Where values did not fit the model, nothing is said of their surroundings."""
    findings = [f for f in source.findings if selected(f.code, select, ignore)]
    if source.program is not None:
        subject = subject_of(source.program)
        codes = [code for code in RULES if selected(code, select, ignore)]
        findings += [
            source.finding(rule.code, rule.severity, problem)
            for rule, problem in run(subject, codes)
            if not _disturbed(problem.path, source.bent)
        ]
    return in_order(findings)


def _disturbed(path: Path, bent: list[Path]) -> bool:
    """Whether a finding speaks of something a value was left out of, of a key beside it, or of what is in it."""
    owner = path[:-1] if path and isinstance(path[-1], str) else path
    return any(left[: len(owner)] == owner or path[: len(left)] == left for left in bent)
