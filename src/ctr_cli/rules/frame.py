"""The errors that make answers wrong: those of numbers, times and agencies, and no proof-reading."""

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from ctr_cli.model.agencies import Directory
from ctr_cli.model.finding import Finding, Problem
from ctr_cli.model.program import Program
from ctr_cli.rules import agencies, structure
from ctr_cli.rules.registry import RULES, Rule, Spoken, Subject, problems
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
    wrong = _misleading(Subject(source.program, known), "program")
    found = (source.finding(rule.code, rule.severity, problem) for rule, problem in wrong)
    return sorted((f for f in found if f.severity != "info"), key=lambda finding: finding.span)


def _misleading(subject: Subject, of: Spoken) -> Iterator[tuple[Rule, Problem]]:
    """What breaks the rules of a file that would make answers wrong."""
    return problems(subject, [r.code for r in RULES.values() if r.misleads and r.of == of])


def errors_of_follow_up(found: "Found", program: Program, known: Directory) -> list[Finding]:
    """What in a follow-up is left out of every answer, from the top of its file down."""
    import_module("ctr_cli.rules.follow_up")
    source, wrong = found.source, list[Finding]()
    subject = Subject(program, known, follow_up=found.follow_up)
    for rule, problem in _misleading(subject, "follow-up"):
        there = problem._replace(path=original(problem.path, source.removed), related=())
        wrong.append(source.finding(rule.code, rule.severity, there))
    unread = [finding for finding in source.findings if finding.severity == "error"]
    return sorted([*unread, *wrong], key=lambda finding: finding.span)
