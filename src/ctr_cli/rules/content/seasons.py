"""CTR807, CTR808 and CTR819: what goes by the season: the crop of winter and spring, work of some months only."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, prose, signs, tells, timed
from ctr_cli.rules.registry import text_rule


def _crops(texts: Excerpt, years: int, *needed: str) -> Iterator[tuple[Passage, Time]]:
    """The crops named with so many years: that of winter and spring with two, any other with one."""
    for passage, time in timed(texts, ("season",), *needed):
        if len(time.of("year")) == years == 1 + time.name.startswith("đông"):
            yield passage, time


_GATHERED, _SOWN = 5, 8
"""The last month of the old winter and spring crop, and that from which the new one is spoken of."""


@text_rule("CTR807", "warning")
def crop_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """The winter and spring crop of two years running: in spring that of last winter, from August that of the next."""
    year = texts.year
    for passage, time in _crops(texts, 2, "xuân"):
        (first, last), months, right = time.of("year"), passage.place.months, None
        if last != first + 1:
            right = first
        elif months and months[-1] <= _GATHERED and first != year - 1:
            right = year - 1
        elif months and months[0] >= _SOWN and first != year:
            right = year
        if right is not None:
            message = f"vụ đông xuân {first} - {last} không phải vụ của kỳ này"
            span = time.part("year").start, time.end
            yield passage.problem(message, doubt(2, f"có phải {right} - {right + 1}?"), span)


_LAST_YEARS_END = 2
"""The last month in which the crops of the year before are still spoken of."""


@text_rule("CTR819", "warning")
def crop_of_the_year(texts: Excerpt) -> Iterator[Problem]:
    """A crop of one year is that of the programme; in autumn also the next one, and in the first months the last."""
    year = texts.year
    for passage, time in _crops(texts, 1, "hè", "thu ", "thu-", "mùa", "xuân", "mía"):
        months, named = passage.place.months, time.part("year")
        allowed = range(
            year - (months[:1] <= (_LAST_YEARS_END,)), year + 1 + (months[-1:] >= (_SOWN,))
        )
        spoken_of = months and passage.low.startswith(("vụ ", "lúa ", "cây "), time.start)
        past = tells(passage.low, "past", "past season")
        if spoken_of and not past and named.value not in allowed:
            message = f"{passage.text[time.start : time.end]} không phải vụ của năm {year}"
            hint = doubt(2, f"có phải năm {year}?")
            yield passage.problem(message, hint, (named.start, named.end))


@cache
def _seasons() -> dict[str, dict[str, Any]]:
    """The seasons of `data/seasons.yaml` by the words that name them."""
    return {word: season for season in table("seasons") for word in season["words"]}


@text_rule("CTR808", "warning", "info")
def work_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """What has its season is decided around it, unless a text looks back or speaks of the next year's.

    Only what a meeting decides is told as likely: what somebody does (`Thăm, tặng quà …`) may be named at any time.
    """
    for passage in prose(texts).holding(*_seasons()):
        held, low = passage.place.months, passage.low
        if not held or tells(low, "past", "past season"):
            continue
        if not passage.place.key.endswith("items.text"):
            continue
        word, at = next((w, low.find(w)) for w in _seasons() if w in low)
        season, span = _seasons()[word], (at, at + len(word))
        if set(held) & _from_to(season["from"], season["to"]):
            continue
        if not _told_otherwise(texts.year, passage, *span):
            decided = low.startswith(signs("decided"))
            message = f"“{passage.text[slice(*span)]}” bàn ở {passage.occasion} tháng {held[0]}"
            hint = f"việc này thường bàn từ tháng {season['from']} đến tháng {season['to']}"
            found = passage.problem(message, doubt(1 + decided, hint), span)
            yield found if decided else found._replace(severity="info")


_LISTED = regex(r"(?:,| và) (?:đợt )?(?:ngày )?\d{1,2}/\d{1,2}")
"""After a season another day: the text lays down what is done all the year."""
_YEAR_NEAR = 25
"""Letters after a season in which the year it belongs to may stand."""
_LAST_FEAST = 3
"""The last month of the feasts of a new year: after it one named with a year is the next one."""


def _told_otherwise(year: int, passage: Passage, start: int, end: int) -> bool:
    """Whether a season is part of a title or a list of days, one of a year before, or the next one."""
    low, held = passage.low, passage.place.months
    years = [int(written) for written in re.findall(r"(?<![\d/])20\d\d(?!\d)", low)]
    near = low[end : end + _YEAR_NEAR]
    coming = str(year + 1) in near or lunar_year(year + 1).lower() in near
    return (
        low[:start].endswith(("“", '"'))
        or bool(_LISTED.match(low, end))
        or any(named < year for named in years)
        or (held[-1] > _LAST_FEAST if coming else year + 1 in years)
    )


def _from_to(first: int, last: int) -> set[int]:
    """The months from one to another, over the new year if need be."""
    return {(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)}
