"""CTR813: what is past when the meeting is held: the day of a celebration, the end of some work, an event of these years."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import clause_of
from ctr_cli.rules.content.events import OCCASION, named
from ctr_cli.rules.content.overdue import overdue
from ctr_cli.rules.content.periods import misfit
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Passage, holds, lead, prose, signs, tells
from ctr_cli.rules.registry import text_rule


@text_rule("CTR813", "warning", "info")
def day_is_ahead(texts: Excerpt) -> Iterator[Problem]:
    """A celebration, an event or the end of some work is planned before its day, unless next year's is meant."""
    found = list(_celebrated(texts))
    yield from found
    told = {problem.path for problem in found}
    for passage in prose(texts).holding(*signs("work with a time")):
        if passage.path not in told and not misfit(passage.text, texts.year):
            yield from overdue(texts.year, passage)
    for passage in prose(texts).items:
        yield from _happened(texts.year, passage)


_DAY = rf"(?<![\d/]){DAY}(?![\d/])|\((?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/\d{{4}}(?:\)| ?- ?\d)"
_Day = tuple[int, int, tuple[int, int]]
"""A month, a day of it, and the characters it is written with."""


def _celebrated(texts: Excerpt) -> Iterator[Problem]:
    """Celebrations all of whose days are past."""
    days: dict[KeyPath, list[_Day]] = defaultdict(list)
    for name in named(texts):
        if name.event.day and name.event.month:
            day = name.event.month, name.event.day, (name.start, name.end)
            days[name.passage.path].append(day)
    for hit in prose(texts).find(_DAY, "/"):
        if not hit.passage.low[: hit.span()[0]].endswith(signs("named after a day")):
            day = int(hit["m"] or hit["m2"]), int(hit["d"] or hit["d2"]), hit.span()
            days[hit.passage.path].append(day)
    for passage in prose(texts).holding(*signs("celebrated")):
        planned = passage.place.of_item and passage.place.months
        if planned and passage.path in days and not tells(passage.low, "past", "done"):
            yield from _past(texts.year, passage, days[passage.path])


_LATER = regex(r"(?<!\d)20\d\d(?!\d)")
_AHEAD_MONTHS = 4
"""Months in which the celebration of next year is not planned yet."""


def _past(year: int, passage: Passage, days: list[_Day]) -> Iterator[Problem]:
    held, low = passage.place.months[0], passage.low
    gone = all(month < held < month + 12 - _AHEAD_MONTHS for month, _, _ in days)
    if gone and not any(int(later) > year for later in _LATER.findall(low)):
        month, day, span = min(days, key=lambda entry: entry[2])
        occasion = OCCASION.search(low, 0, span[0])
        sure = 2 if occasion or low.startswith(signs("decided"), lead(passage.text)) else 1
        message = f"ngày {day}/{month} đã qua khi họp vào tháng {held}"
        advice = f"đưa về {passage.occasion} tháng {month} hoặc trước đó"
        yield passage.doubt(message, sure, advice, span)


@cache
def _events() -> Phrases[dict[str, Any]]:
    """The rows of the table by the names of their events."""
    data = table("happened")
    return known_phrases((row["names"], row) for row in (*data["once"], *data["yearly"]))


_YEAR = regex(r"[^;.:]{0,24}?\b(?P<first>20\d\d)(?: ?- ?(?P<second>20\d\d))?(?![\d/])")


def _happened(year: int, passage: Passage) -> Iterator[Problem]:
    """An event that was over before the meeting of a text, and is prepared there; at most one."""
    months, data = passage.place.months, table("happened")
    for found in phrases_in(passage.text, _events()) if months else ():
        row, now, over = found.value, f"{year}-{months[0]:02}", found.value.get("over", "")
        if not over and (written := _YEAR.match(passage.low, found.end)):
            last = (row.get("next") and written["second"]) or written["first"]
            over = f"{last}-{row['ends']:02}"
        before, behind = clause_of(passage, found.start, found.end)
        past = bool(over) and over < now < row.get("again", "9999")
        looks_back = holds(f" {before}#{behind} ", data["looks back"])
        if past and not looks_back and holds(before, data["plans"]):
            when = f"{int(over[5:])}/{over[:4]}"
            message = f"{passage.text[found.start : found.end]} đã xong từ tháng {when}"
            yield passage.doubt(message, 2, "xem lại năm, hoặc việc đã qua", found[2:4])
            return
