"""Problems that name what is wrong and mend it: one for each place, or one with all its places."""

from collections.abc import Iterable, Iterator, Sequence

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Change, Problem, Severity
from ctr_cli.rules.excerpt import Placed
from ctr_cli.rules.printed import quoted

NOTE = "cũng viết ở đây"
Place = tuple[Placed, int, int]
"""A text, with the first character of what is wrong in it and the first behind."""
Edits = list[tuple[KeyPath, Change]]
Wrong = tuple[Placed, int, int, str]
"""A place with the text that is right there."""


def together(
    places: Sequence[Place],
    message: str,
    hint: str,
    changes: Edits | None = None,
    *,
    counted: bool = True,
    severity: Severity | None = None,
) -> Problem:
    """The problem that places share; its message counts them where they are more than one."""
    alone = [
        Problem(p.path, message, hint, start, end, severity=severity) for p, start, end in places
    ]
    return merged(alone, NOTE, counted=counted)._replace(changes=changes or [])


def merged(problems: Sequence[Problem], note: str, *, counted: bool = True) -> Problem:
    """Problems that say the same, as one with all their places and mends."""
    first, *others = problems
    if not others:
        return first
    further = [Also(p.path, note, p.start, p.end, same=True) for p in others]
    return first._replace(
        message=f"{first.message} ({len(problems)} chỗ)" if counted else first.message,
        related=[*first.related, *further],
        changes=[change for problem in problems for change in problem.changes],
    )


_COUNTED = regex(r" \(\d+ chỗ\)\Z")


def recounted(message: str, places: int) -> str:
    """The message of a merged problem of which so many places are left."""
    return _COUNTED.sub(f" ({places} chỗ)" if places > 1 else "", message)


def replaced(places: Iterable[Place], texts: Iterable[str]) -> Edits:
    """The edits that put a text in each place; what stands in a quotation is told and not changed."""
    return [
        (p.path, Change(start, end, text))
        for (p, start, end), text in zip(places, texts, strict=False)
        if not quoted(p.text, start, max(end, start + 1))
    ]


def each(
    found: Iterable[Wrong], message: str, severity: Severity | None = None
) -> Iterator[Problem]:
    """A problem for each wrong wording; `message` names it as `written`. What is only doubted is not mended."""
    for passage, start, end, right in found:
        place = (passage, start, end)
        said = message.format(written=passage.text[start:end])
        mend = [] if severity == "info" else replaced([place], [right])
        yield together([place], said, f"viết “{right}”", mend, severity=severity)


def told(
    found: Iterable[Wrong], message: str, *, even_in: str = "", taste: Iterable[str] = ()
) -> Iterator[Problem]:
    """One problem for each wrong wording in a document; `message` names it as `written`.

    A name that also stands in `even_in`, all texts, where nothing is told of it, is left as it is: no text
    gets less even than it was. What is right in `taste` is a matter of it.
    """
    groups: dict[tuple[str, str], list[Place]] = {}
    for passage, start, end, right in found:
        groups.setdefault((passage.text[start:end], right), []).append((passage, start, end))
    for (written, right), places in groups.items():
        twins = written[1:] != written[1:].lower() and even_in.count(written) > len(places)
        doubted: Severity | None = "info" if right in taste else None
        mends = [] if twins or doubted else replaced(places, [right] * len(places))
        said = message.format(written=written)
        yield together(places, said, f"viết “{right}”", mends, severity=doubted)
