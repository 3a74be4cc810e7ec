"""A file's findings as its part of a long answer, made where the file was checked."""

from collections import Counter

from ctr_cli.checking.batch import Checked
from ctr_cli.data.struct import Struct
from ctr_cli.render.findings.summary import count


class Part(Struct):
    """The text of a file's findings, how many there are, and whether the file could not be opened."""

    file: str
    text: str
    counts: Counter[str]
    unopened: bool


def _part(checked: Checked, text: str) -> Part:
    return Part(checked.file, text, count(checked.findings), checked.unopened)


def text_part(checked: Checked, width: int) -> Part:
    """The findings for a person, with their lines, in so many columns."""
    if not checked.findings:
        return _part(checked, "")
    from ctr_cli.render.findings.text import report

    shown = report(checked.findings, {checked.file: checked.lines}, width)
    return _part(checked, "".join(text for text, _ in shown))


def json_part(checked: Checked) -> Part:
    """The findings as entries of the JSON list."""
    from ctr_cli.render.findings.machine import json_findings

    return _part(checked, json_findings(checked.findings))


def github_part(checked: Checked) -> Part:
    """The findings as GitHub's workflow commands."""
    from ctr_cli.render.findings.machine import as_github

    return _part(checked, "".join(f"{line}\n" for line in [as_github(checked.findings)] if line))
