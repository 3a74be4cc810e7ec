"""CTR928: papers that the programme itself wants earlier, or later, than its letters and invitations ask for."""

from collections.abc import Iterator

from ctr_cli.language.lead_times import lead_times
from ctr_cli.model.finding import Problem
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.rules.said import said


@rule("CTR928", "warning")
def papers_are_due_as_the_programme_says(subject: Subject) -> Iterator[Problem]:
    """What the programme says of its papers is what the settings count; where bodies differ one of theirs."""
    days = subject.program.papers_days
    lines = subject.program.implementation
    if any(found.days == days for found in lead_times(tuple(lines))):
        return
    for number, line in enumerate(lines):
        for found in lead_times((line,))[:1]:
            words = {"words": found.words, "days": days, "right": found.days}
            yield said("papers due otherwise", ("implementation", number), **words)
