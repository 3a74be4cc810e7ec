"""Wordings that are wrong wherever they stand: told once, with all places and the edits that mend them."""

from collections.abc import Iterable, Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Also, Change, Problem, Severity
from ctr_cli.rules.printed import Printed


def told(
    found: Iterable[tuple[Printed, int, int, str]],
    message: str,
    severity: Severity | None = None,
    *,
    even_in: str = "",
) -> Iterator[Problem]:
    """One problem for each wrong wording: the text with its first and last character, and what is right.

    `message` names them as `written` and `right`; what stands in a quotation is told and not changed.
    A name that also stands in `even_in`, all texts, where nothing is told of it, is left as it is: no text gets
    less even than it was.
    """
    groups: dict[tuple[str, str], list[tuple[Printed, int, int]]] = {}
    for passage, start, end, right in found:
        groups.setdefault((passage.text[start:end], right), []).append((passage, start, end))
    for (written, right), places in groups.items():
        passage, start, end = places[0]
        count = f" ({len(places)} chỗ)" if len(places) > 1 else ""
        changes: list[tuple[KeyPath, Change]] = [
            (p.path, Change(first, last, right))
            for p, first, last in places
            if not p.quoted(first, last)
        ]
        twins = written[1:] != written[1:].lower() and even_in.count(written) > len(places)
        yield Problem(
            passage.path,
            message.format(written=written, right=right) + count,
            f"viết “{right}”",
            start,
            end,
            related=[
                Also(p.path, "cũng viết ở đây", start, end, same=True)
                for p, start, end in places[1:]
            ],
            changes=[] if twins else changes,
            severity=severity,
        )
