"""CTR806 and CTR816: the lunar calendar: the name of the year, and lunar days beside those of the solar calendar."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.lunar import BRANCHES, lunar_day, lunar_year
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import LUNAR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.calendar import day_of
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, holds, prose, tells, times
from ctr_cli.rules.registry import text_rule

_YEAR = rf"\b(?:xuân|tết(?: nguyên đán| cổ truyền| trung thu)?|năm) {LUNAR}(?! 1[0-8]\d\d)"
_HISTORY = 2000
"""A year before it is one of the past, whose name is judged by itself: `Tết Mậu Thân 1968`."""
_NEXT_YEAR, _NEXT_FEAST, _LAST_MONTHS = 9, 4, 2
"""From these months on the next lunar year, and its feast, may be spoken of; up to the last the end of the one before."""
_AFTER = range(3, 9)
"""Months in which nobody looks back on the Tết of the year before."""
_NEAR = 12
"""Letters before the name of a lunar year in which its end may be named."""


@text_rule("CTR806", "warning")
def lunar_year_is_right(texts: Excerpt) -> Iterator[Problem]:
    """The lunar year named is that of the year; later in the year the next one may be meant."""
    year = texts.year
    for hit in prose(texts).find(_WITH_YEAR, "tết "):
        if int(hit["lunar"]) == year and _is_over(hit):
            yield _over(hit, year)
    for hit in prose(texts).find(_YEAR, *(f" {branch.lower()}" for branch in BRANCHES)):
        said, low, (start, _) = int(hit["year"] or 0), hit.passage.low, hit.span()
        last = max(hit.passage.place.months, default=0)
        if said >= _HISTORY and hit.passage.place.of_item and said not in (year, year + 1):
            long_over = last in _AFTER and "so với" not in low
            if hit["lunar"] != lunar_year(said).lower() or long_over or not tells(low, "compared"):
                hint = doubt(3, f"viết {lunar_year(year)}")
                yield hit.problem(f"ghi năm {said}, chương trình là năm {year}", hint, "year")
            continue
        right, others = said or year, list[int]()
        coming = _NEXT_YEAR if low.startswith("năm", start) else _NEXT_FEAST
        before = low[max(0, start - _NEAR) : hit.span("lunar")[0]]
        if _is_over(hit) and said in (0, year) and hit["lunar"] == lunar_year(year).lower():
            yield _over(hit, year)
            continue
        if not said and last >= coming and "trung thu" not in before:
            others = [year + 1]
        if (
            holds(low, ("chạp", "giao thừa"))
            or "vẫn" in before
            or ("cuối" in before and last <= _LAST_MONTHS)
        ):
            others.append(right - 1)
        if hit["lunar"] not in [lunar_year(one).lower() for one in (said or year, *others)]:
            message = f"năm {right} là năm {lunar_year(right)}, ở đây ghi {hit.words('lunar')}"
            yield hit.doubt(message, 3, f"viết {lunar_year(right)}", "lunar")


_FEAST = regex(r"(?:tết(?: nguyên đán| cổ truyền)?|xuân) ")
_WITH_YEAR = r"\btết (?:nguyên đán|cổ truyền|âm lịch)(?: năm)? (?P<lunar>20\d\d)(?![\d/])"
_THIS_YEARS = 9
"""From this month on it is the next Tết that is prepared."""


def _is_over(hit: Hit) -> bool:
    """Whether a Tết named is looked forward to when that of the year is long over."""
    low, late = hit.passage.low, max(hit.passage.place.months, default=0) >= _THIS_YEARS
    feast = late and _FEAST.match(low, hit.span()[0], hit.span("lunar")[0])
    prepared = tells(low[: hit.span()[0]], "feast prepared")
    return bool(feast) and prepared and not tells(low, "past", "past season", "done")


def _over(hit: Hit, year: int) -> Problem:
    advice = f"có phải {lunar_year(year + 1)}, năm {year + 1}?"
    message = f"Tết năm {year} đã qua khi họp vào tháng {hit.passage.place.months[0]}"
    return hit.doubt(message, 2, advice)


_NAMES = {"giêng": 1, "một": 11, "chạp": 12}
"""Months of the lunar year with names of their own."""
_DAY = (
    rf"(?P<day>rằm|(?P<small>(?:mùng|mồng) )?(?P<n>\d{{1,2}}|(?<=mùng )(?:{WORDS})|(?<=mồng )(?:{WORDS})))"
    rf"(?:/| tháng )(?P<month>\d{{1,2}}|giêng|chạp|{WORDS})\b(?P<lunar>[^.;,()\d]{{0,20}} âm lịch)?"
)
_LINKED = regex(
    r"[ ,(]*(?:năm \w+ \w+[ ,(]+)?(?:(?:tức|nhằm|là|ngày|thứ \w+|chủ nhật|mùng|từ|dương lịch)[ ,(]*)*"
)
_OF_LUNAR_YEAR = regex(rf" năm {LUNAR}")
_TO_ANOTHER = regex(r"(?: âm lịch)? (?:đến|-) (?:hết )?(?:ngày )?(?:mùng )?\d")


@text_rule("CTR816", "warning")
def lunar_day_is_right(texts: Excerpt) -> Iterator[Problem]:
    """A lunar day is the one that the solar date beside it has, and that of the feast it stands with."""
    for hit in prose(texts).find(_DAY, "âm lịch", "giêng", "chạp", "rằm ", "mùng ", "mồng "):
        month = _NAMES.get(hit["month"]) or value_of(hit["month"])
        day = 15 if hit["day"] == "rằm" else value_of(hit["n"])
        told = hit["lunar"] or hit["day"] == "rằm" or hit["month"] in _NAMES
        of_year = _OF_LUNAR_YEAR.match(hit.passage.low, hit.span()[1])
        told = told or bool(hit["small"] and of_year)
        feast = _feast_before(hit) if told or hit["small"] else None
        if feast and (day, month) != (feast["day"], feast["month"]):
            message = f"{feast['name']} là ngày {feast['day']}/{feast['month']} âm lịch, ở đây ghi {hit.words()}"
            yield hit.doubt(message, 3, "xem lại ngày âm lịch")
        elif told and not _TO_ANOTHER.match(hit.passage.low, hit.span()[1]):
            solar = _beside(hit, texts.year)
            right = lunar_day(solar) if solar else None
            if solar and right and right != (day, month):
                message = f"ngày {solar.day}/{solar.month}/{solar.year} là {right[0]}/{right[1]} âm lịch, ở đây ghi {hit.words()}"
                yield hit.doubt(message, 3, "xem lại ngày âm hoặc ngày dương")


@cache
def _feasts() -> re.Pattern[str]:
    """A feast with a lunar day of its own, a few words before that day at most."""
    words = (word for feast in table("festivals") if feast["day"] > 1 for word in feast["words"])
    return regex(
        rf"(?P<name>{'|'.join(words)})(?: (?!trước|sau|đến)[^\W\d_]+){{0,5}},? \(?(?:ngày )*\Z"
    )


def _feast_before(hit: Hit) -> dict[str, Any] | None:
    """The feast of the table that stands right before a lunar day."""
    found = _feasts().search(hit.passage.low, 0, hit.span()[0])
    return next((f for f in table("festivals") if found and found["name"] in f["words"]), None)


def _beside(hit: Hit, year: int) -> date | None:
    """The solar date that stands just before a lunar day, or just after it."""
    low, (start, end) = hit.passage.low, hit.span()
    for time in times(hit.passage.text):
        between = low[time.end : start] if time.end <= start else low[end : time.start]
        apart = time.end <= start or end <= time.start
        if time.kind == "day" and time.year and apart and _LINKED.fullmatch(between):
            return day_of(time, year)
    return None
