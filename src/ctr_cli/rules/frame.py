"""The errors that make answers wrong: those of numbers, times and agencies, and no proof-reading."""

from ctr_cli.model.agencies import Directory
from ctr_cli.model.finding import Finding
from ctr_cli.rules import agencies, amendments, dates, structure
from ctr_cli.rules.registry import RULES, Subject, run
from ctr_cli.source.load import Source

FRAME = (structure, dates, agencies, amendments)
"""The modules whose rules mislead; importing them is what registers."""


def errors_of_frame(source: Source, known: Directory) -> list[Finding]:
    """The errors of a sound source's frame and agencies, from the top of the file down."""
    if source.program is None:
        return []
    subject = Subject(source.program, known)
    codes = [rule.code for rule in RULES.values() if rule.misleads]
    found = [
        source.finding(rule.code, rule.severity, problem) for rule, problem in run(subject, codes)
    ]
    return sorted((f for f in found if f.severity != "info"), key=lambda finding: finding.span)
