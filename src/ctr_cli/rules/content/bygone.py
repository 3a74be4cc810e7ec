"""What no longer exists in texts: names of a table where they stand, and whether a text speaks of the time when they did."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.phrases import Phrases, phrases_in
from ctr_cli.rules.printed import quotations
from ctr_cli.rules.reading import Passage

Row = TypeVar("Row")


class Spot(Struct, Generic[Row]):
    """A name of a table in a passage, and what the table says of it."""

    passage: Passage
    start: int
    end: int
    row: Row


def named_in(passages: Iterable[Passage], names: Phrases[Row]) -> Iterator[Spot[Row]]:
    """Each place where a name stands; of two names in one another, the longer one."""
    for passage in passages:
        last = 0
        for found in phrases_in(passage.text, names):
            if found.start >= last:
                last = found.end
                yield Spot(passage, found.start, found.end, found.value)


def clause_of(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, to the full stop or semicolon."""
    low = passage.low
    first = max(low.rfind(". ", 0, start), low.rfind(";", 0, start)) + 1
    last = min((at for sign in (". ", ";") if (at := low.find(sign, end)) >= 0), default=len(low))
    return low[first:start], low[end:last]


_WHEN = regex(
    r"""(?x)(?<![\d/.-])(?:(?:(?P<d>\d{1,2})(?:[/.-]|\ tháng\ ))?(?P<m>\d{1,2})(?:[/.-]|\ năm\ )|(?P<since>(?:19|20)\d\d\ ?-\ ?)?)
    (?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)"""
)
"""A day or a month, a range of years, or a year."""


def is_dated_before(words: str, since: date, year: int) -> bool:
    """Whether words name a day or a year before a change; the year of the change counts once it is over, if no other is named."""
    whens = list(_WHEN.finditer(words))
    of_change = since.year < year and since.month > 1 and len(whens) == 1
    return any(
        (int(when["y"]), int(when["m"]), int(when["d"] or 1))
        <= (since.year, since.month, since.day)
        if when["m"]
        else int(when["y"]) < since.year + bool(of_change or when["since"])
        for when in whens
    )


def gone_when_planned(texts: Excerpt, passage: Passage, since: date) -> bool:
    """Whether what ended on a day is no more when the meeting of a text is held, else as the programme's year begins."""
    months = passage.place.months
    return date(texts.year, months[0] if months else 1, 1) >= since


@cache
def words(name: str, ending: str = r"(?!\w)") -> re.Pattern[str]:
    """Words of a list of the table, which it breaks over lines, as a pattern."""
    written: str = table("gone")[name].replace("| ", "|")
    return regex(rf"\b(?:{written}){ending}")


_NEAR = 70
"""How far after a name a word may stand that tells of its past; before it, all of its clause tells."""


def tells_of_the_past(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence around a place quotes it, or speaks of the time before a merger, or of handing over."""
    before, after = clause_of(passage, start, end)
    return (
        any(words("past").search(part) for part in (before, after[:_NEAR]))
        or bool(words("done by it").search(f"{before}#{after}"))
        or any(first < start and end < last for first, last in quotations(passage.text))
        or bool(words("past before").search(before))
    )
