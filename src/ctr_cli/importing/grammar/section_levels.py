"""Where the section rows of a table that bear no sign stand: a conference within its month, a month within its quarter or under who meets."""

import re
from collections.abc import Sequence

from ctr_cli.importing.grammar.heading import Heading, heading_of
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.when import month_of_day
from ctr_cli.importing.reading.lines import marker
from ctr_cli.language.patterns import regex


def open_for(path: list[Node], node: Node) -> int:
    """How much of the path stays open over a section row without a sign.

    It ends the outermost row that says the same kind of thing and does not hold it; else it goes under the last, which
    nothing stands under yet, or beside it.
    """
    first = next(at for at in range(len(path)) if all(n.sign == node.sign for n in path[at + 1 :]))
    for at, over in enumerate(path[1:], 1):
        said = over.sign == node.sign and (at > first or _kinds(node.heading))
        if said and _alike(over.heading, node.heading) and not _holds(over.heading, node.heading):
            return at
    rows = path[first + 1 :]
    if not rows or not rows[-1].children or _holds(rows[-1].heading, node.heading):
        return len(path)
    return first + 1


_MEETING = regex(r"\b(?:hội nghị|kỳ họp|phiên họp)\b", re.IGNORECASE)


def behind_the_times(texts: Sequence[str | None], place: str) -> int:
    """Which of the rows, by the texts of those that are sections, stands beside the bands of times above it, as `Nhiệm vụ thường xuyên` does:
    the first that says no time, where all from the first to the last of several that say one do; -1 where none does."""
    bands = [at for at, text in enumerate(texts) if text]
    timed = [at for at in bands if heading_of(marker(texts[at] or "").rest, place).timed]
    within = [at for at in bands if timed and timed[0] <= at <= timed[-1]]
    behind = next((at for at in bands if timed and at > timed[-1]), -1)
    several = len(timed) > 1 and within == timed
    return behind if several and not _MEETING.search(texts[behind] or "") else -1


def _alike(one: Heading, other: Heading) -> bool:
    """Whether two headings say the same kind of thing: who meets, when, or neither."""
    kinds, others = _kinds(one), _kinds(other)
    return bool(kinds & others) or kinds == others


def _kinds(heading: Heading) -> set[str]:
    meets = heading.body or heading.number is not None
    return {name for name, said in (("when", heading.when), ("meets", meets)) if said}


def _holds(over: Heading, heading: Heading) -> bool:
    """Whether a heading is part of what another says: a time within its time, a meeting of its body; what comes again is part of none."""
    if _kinds(over) == {"when"}:
        months, within = {*_months(over)}, {*_months(heading)}
        if heading.when.every and not within:
            return False
        numbered = heading.number is not None and not heading.when
        meets = bool(within) and "meets" in _kinds(heading)
        return numbered or (within < months) or (meets and within == months)
    named = over.body in (heading.body, None) or heading.body is None
    return over.number is None and named and heading.timed


def _months(heading: Heading) -> tuple[int, ...]:
    day = heading.when.day
    return (month_of_day(day),) if day else heading.when.spans
