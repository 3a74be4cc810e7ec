"""What no longer exists in texts: names found by plain words, and whether a text speaks of the time when they did."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.rules import walk
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.joined import Joined, joined
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, Prose, prose

Row = TypeVar("Row")


class Spot(Struct, Generic[Row]):
    """A name of a table in a passage, and what the table says of it."""

    passage: Passage
    start: int
    end: int
    row: Row

    @property
    def words(self) -> str:
        """The name as the clerk wrote it."""
        return self.passage.text[self.start : self.end]


def named_in(texts: Prose, names: Mapping[str, Row]) -> Iterator[Spot[Row]]:
    """Each place where a name stands as whole words; of two names in one another, the longer one.

    Names are looked for by their first words, so that a text is passed over once for all that share it.
    """
    text, found = texts.joined.text, []
    for first, alike in _by_first_word(tuple(names)).items():
        at = text.find(first)
        while at >= 0:
            if text.startswith(alike, at) and not text[at - 1 : at].isalnum():
                name = next(
                    (n for n in alike if text.startswith(n, at) and _ends(text, at, n)), None
                )
                if name:
                    found.append((at, -len(name), name))
            at = text.find(first, at + 1)
    last = 0
    for at, _, name in sorted(found):
        if at >= last:
            last = at + len(name)
            index = texts.joined.which(at)
            start = at - texts.joined.starts[index]
            yield Spot(texts.passages[index], start, start + len(name), names[name])


@cache
def _by_first_word(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        first = name.partition(" ")[0]
        grouped[first] = (*grouped.get(first, ()), name)
    return grouped


def _ends(text: str, at: int, name: str) -> bool:
    return not text[at + len(name) : at + len(name) + 1].isalnum()


@once
def texts_and_agencies(texts: Excerpt) -> tuple[Prose, Prose]:
    """Where names are looked for: all that is printed, and the names in the table of agencies."""
    rows = [one for one in walk.placed(texts) if one.place.key == "agencies.name"]
    low, starts = joined([plain(one.text.replace("\n", " ")) for one in rows])
    passages = [Passage(one.path, one.text, plain(one.text), one.place) for one in rows]
    return prose(texts), Prose(passages, [], Joined(low, starts))


_WHEN = regex(
    r"""(?x)(?<![\d/])(?:(?P<d>\d{1,2})[/.-])?(?P<m>\d{1,2})[/.-](?P<y>(?:19|20)\d\d)(?![\d/])
    | ngày\ (?P<d2>\d{1,2})\ tháng\ (?P<m2>\d{1,2})\ năm\ (?P<y2>(?:19|20)\d\d)
    | (?<![\d/-])(?P<first>(?:19|20)\d\d)\ ?-\ ?(?P<last>(?:19|20)\d\d)(?!\d)
    | (?<![\d/.-])(?P<year>(?:19|20)\d\d)(?![\d/]|\ ?-\ ?\d|\.\d)"""
)
"""A day or a month, a range of years, or a year."""


def clause_of(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, to the full stop or semicolon."""
    low = passage.low
    first = max(low.rfind(". ", 0, start), low.rfind(";", 0, start)) + 1
    last = min((at for sign in (". ", ";") if (at := low.find(sign, end)) >= 0), default=len(low))
    return low[first:start], low[end:last]


def is_dated_before(words: str, since: date, year: int) -> bool:
    """Whether words name a day or a year before a change; the year of the change counts once it is over, if no other is named."""
    whens = list(_WHEN.finditer(words))
    of_change = since.year < year and since.month > 1 and len(whens) == 1
    for match in whens:
        if match["last"]:
            before = int(match["last"]) <= since.year
        elif match["year"]:
            before = int(match["year"]) < since.year + of_change
        else:
            written = int(match["y"] or match["y2"]), int(match["m"] or match["m2"])
            day = int(match["d"] or match["d2"] or 1)
            before = (*written, day) <= (since.year, since.month, since.day)
        if before:
            return True
    return False


def gone_when_planned(texts: Excerpt, passage: Passage, since: date) -> bool:
    """Whether what ended on a day is no more when the meeting of a text is held, else as the programme's year begins."""
    months = passage.place.months
    return date(texts.year, months[0] if months else 1, 1) >= since
