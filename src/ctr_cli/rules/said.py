"""Problems in the words of a table: what is said where a value of the file is wrong, and how it is mended."""

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.rules.reading import doubt


def said(key: str, path: KeyPath, /, *related: Also, **words: object) -> Problem:
    """The problem at a path that `data/said.yaml` words; a doubt that is merely possible is a remark."""
    message, hint, *sureness = table("said")[key]
    advice = hint.format(**words)
    put = doubt(sureness[0], advice) if sureness else advice
    severity: Severity | None = "info" if sureness == [1] else None
    return Problem(path, message.format(**words), put, related=related, severity=severity)
