"""The errors that make answers wrong: those of numbers, times and agencies, and no proof-reading."""

from importlib import import_module
from typing import TYPE_CHECKING

from ctr_cli.model.agencies import Directory
from ctr_cli.model.finding import Finding
from ctr_cli.model.program import Program
from ctr_cli.rules import agencies, structure
from ctr_cli.rules.registry import RULES, Subject, problems
from ctr_cli.source.load import Source
from ctr_cli.source.shape import original

if TYPE_CHECKING:
    from ctr_cli.source.follow_up import Found

FRAME = (structure, agencies)
"""The modules whose rules mislead, besides those of decisions; importing them is what registers."""


def errors_of_frame(source: Source, known: Directory) -> list[Finding]:
    """The errors of a sound source's frame and agencies, from the top of the file down."""
    if source.program is None:
        return []
    if source.program.amendments:
        import_module("ctr_cli.rules.amendments")
    subject = Subject(source.program, known)
    codes = [rule.code for rule in RULES.values() if rule.misleads and rule.of == "program"]
    found = [
        source.finding(rule.code, rule.severity, problem)
        for rule, problem in problems(subject, codes)
    ]
    return sorted((f for f in found if f.severity != "info"), key=lambda finding: finding.span)


def errors_of_follow_up(found: "Found", program: Program, known: Directory) -> list[Finding]:
    """What in a follow-up is left out of every answer, from the top of its file down."""
    import_module("ctr_cli.rules.follow_up")
    subject = Subject(program, known, follow_up=found.follow_up)
    codes = [rule.code for rule in RULES.values() if rule.misleads and rule.of == "follow-up"]
    wrong = [
        found.source.finding(
            rule.code,
            rule.severity,
            problem._replace(path=original(problem.path, found.source.removed), related=()),
        )
        for rule, problem in problems(subject, codes)
    ]
    unread = [finding for finding in found.source.findings if finding.severity == "error"]
    return sorted([*unread, *wrong], key=lambda finding: finding.span)
