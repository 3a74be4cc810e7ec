"""One problem with all its places: told once, with the edits that mend them."""

from collections.abc import Iterable, Iterator, Sequence

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Also, Change, Problem, Severity
from ctr_cli.rules.printed import Printed

Place = tuple[Printed, int, int]
"""A text, with the first character of what is wrong in it and the first behind."""
Edits = list[tuple[KeyPath, Change]]


def together(
    places: Sequence[Place],
    message: str,
    hint: str,
    changes: Edits | None = None,
    *,
    note: str = "cũng viết ở đây",
    counted: bool = True,
    severity: Severity | None = None,
) -> Problem:
    """The problem that places share; its message counts them where they are more than one."""
    passage, start, end = places[0]
    count = f" ({len(places)} chỗ)" if counted and len(places) > 1 else ""
    related = [Also(p.path, note, first, last, same=True) for p, first, last in places[1:]]
    return Problem(
        passage.path,
        message + count,
        hint,
        start,
        end,
        related=related,
        changes=changes or [],
        severity=severity,
    )


def replaced(places: Iterable[Place], texts: Iterable[str]) -> Edits:
    """The edits that put a text in each place; what stands in a quotation is told and not changed."""
    return [
        (p.path, Change(start, end, text))
        for (p, start, end), text in zip(places, texts, strict=False)
        if not p.quoted(start, max(end, start + 1))
    ]


def told(
    found: Iterable[tuple[Printed, int, int, str]],
    message: str,
    severity: Severity | None = None,
    *,
    even_in: str = "",
) -> Iterator[Problem]:
    """One problem for each wrong wording: the text with its first and last character, and what is right.

    `message` names them as `written` and `right`. A name that also stands in `even_in`, all texts, where
    nothing is told of it, is left as it is: no text gets less even than it was.
    """
    groups: dict[tuple[str, str], list[Place]] = {}
    for passage, start, end, right in found:
        groups.setdefault((passage.text[start:end], right), []).append((passage, start, end))
    for (written, right), places in groups.items():
        twins = written[1:] != written[1:].lower() and even_in.count(written) > len(places)
        changes = [] if twins else replaced(places, [right] * len(places))
        words = message.format(written=written, right=right)
        yield together(places, words, f"viết “{right}”", changes, severity=severity)
