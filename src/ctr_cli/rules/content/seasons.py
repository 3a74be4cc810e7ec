"""CTR807, CTR808 and CTR819: what goes by the season: the crop of winter and spring, work of some months only."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import Time
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.reading import Passage, doubt, prose, signs, tells, timed
from ctr_cli.rules.registry import Subject, rule


def _months(passage: Passage) -> tuple[int, ...]:
    return months_of(passage.meeting) if passage.meeting else ()


def _crops(subject: Subject, years: int, *needed: str) -> Iterator[tuple[Passage, Time]]:
    """The crops named with so many years: that of winter and spring with two, any other with one."""
    for passage, time in timed(subject, ("season",), *needed):
        if len(time.of("year")) == years == 1 + time.name.startswith("đông"):
            yield passage, time


_SOWN, _GATHERED = 8, 6
"""The month from which a new winter and spring crop is spoken of, and the last one of the old."""


@rule("CTR807", "warning")
def crop_of_the_season(subject: Subject) -> Iterator[Problem]:
    """The winter and spring crop of two years running: until June that of last winter, from August that of the next."""
    year = subject.program.year
    for passage, time in _crops(subject, 2, "xuân"):
        (first, last), months, right = time.of("year"), _months(passage), None
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


@rule("CTR819", "warning")
def crop_of_the_year(subject: Subject) -> Iterator[Problem]:
    """A crop of one year is that of the programme; in autumn also the next one, and in the first months the last."""
    year = subject.program.year
    for passage, time in _crops(subject, 1, "hè", "thu ", "thu-", "mùa", "xuân", "mía"):
        months, named = _months(passage), time.part("year")
        allowed = {
            year,
            year + (months[-1:] >= (_SOWN,)),
            year - (months[:1] <= (_LAST_YEARS_END,)),
        }
        spoken_of = months and passage.low.startswith(("vụ ", "lúa ", "cây "), time.start)
        if (
            spoken_of
            and named.value not in allowed
            and not tells(passage.low, "past", "past season")
        ):
            message = f"{passage.text[time.start : time.end]} không phải vụ của năm {year}"
            hint = doubt(2, f"có phải năm {year}?")
            yield passage.problem(message, hint, (named.start, named.end))


_LISTED = regex(r"(?:,| và) (?:đợt )?(?:ngày )?\d{1,2}/\d{1,2}")
"""After a season another day: the text lays down what is done all the year."""


_LAST_FEAST = 3
"""The last month of this year's feasts of the new year: afterwards one named with a year is the next one."""
_YEAR_NEAR = 25
"""Letters after a season in which the year it belongs to may stand."""


@cache
def _seasons() -> dict[str, dict[str, Any]]:
    return {word: season for season in table("seasons") for word in season["words"]}


@rule("CTR808", "warning", "info")
def work_of_the_season(subject: Subject) -> Iterator[Problem]:
    """What has its season is decided around it, unless a text looks back or speaks of the next year's.

    Only what a meeting decides is told as likely: what somebody does (`Thăm, tặng quà …`) may be named at any time.
    """
    for passage in prose(subject).holding(*_seasons()):
        held = _months(passage)
        if not held or passage.path[-1] != "text" or tells(passage.low, "past", "past season"):
            continue
        for word, season in _seasons().items():
            at = passage.low.find(word)
            if at < 0 or set(held) & _from_to(season["from"], season["to"]):
                continue
            if _told_otherwise(subject, passage, at, at + len(word), held):
                continue
            span = at, at + len(word)
            message = f"“{passage.text[slice(*span)]}” bàn ở {passage.occasion} tháng {held[0]}"
            hint = f"việc này thường bàn từ tháng {season['from']} đến tháng {season['to']}"
            decided = passage.low.startswith(signs("decided"))
            severity: Severity | None = None if decided else "info"
            yield passage.problem(message, doubt(1 + decided, hint), span, severity=severity)
            break


def _told_otherwise(
    subject: Subject, passage: Passage, start: int, end: int, held: tuple[int, ...]
) -> bool:
    """Whether a season is part of a title or a list of days, one of a year before, or the next one."""
    low, year = passage.low, subject.program.year
    years = {int(written) for written in re.findall(r"(?<![\d/])20\d\d(?!\d)", low)}
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
