"""CTR806 and CTR816: the lunar calendar: the name of the year, and lunar days beside those of the solar calendar."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.lunar import BRANCHES, is_eve, lunar_day, lunar_year, solar_day
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import LUNAR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.calendar import day_of
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, holds, prose, tells, times
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
                message = f"ghi năm {said}, chương trình là năm {year}"
                yield hit.doubt(message, 3, f"viết {lunar_year(year)}", "year")
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
            message = f"năm {right} là năm {lunar_year(right)}, ở đây ghi {{}}"
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
_LONGEST = 30
"""The eve of Tết by name, whatever its number."""
_DAY = (
    rf"(?P<day>rằm|(?P<small>(?:mùng|mồng) )?(?P<n>\d{{1,2}}|(?<=mùng )(?:{WORDS})|(?<=mồng )(?:{WORDS})))"
    rf"(?:(?:/| tháng )(?P<month>\d{{1,2}}|giêng|chạp|{WORDS})\b(?P<lunar>[^.;,()\d]{{0,20}} âm lịch)?"
    rf"|(?P<tet> tết)\b(?: nguyên đán)?(?:(?: năm)? \w+ (?:{'|'.join(BRANCHES).lower()})\b)?)"
)
_OF_LUNAR_YEAR = regex(rf" năm {LUNAR}")
_TO_ANOTHER = regex(r"(?: âm lịch)? (?:đến|-) (?:hết )?(?:ngày )?(?:mùng )?\d")


@text_rule("CTR816", "warning", "info")
def lunar_day_is_right(texts: Excerpt) -> Iterator[Problem]:
    """A lunar day is the one that the solar date beside it has, and that of the feast it stands with; so is a feast's date."""
    for hit in prose(texts).find(
        _DAY, "âm lịch", "giêng", "chạp", "rằm ", "mùng ", "mồng ", " tết"
    ):
        month, told, of_feast = _month_of(hit)
        day = 15 if hit["day"] == "rằm" else value_of(hit["n"])
        feast = _feast_beside(hit, (day, month)) if of_feast else None
        if feast and not _is_of(feast, (day, month)):
            message = (
                f"{feast['name']} là ngày {feast['day']}/{feast['month']} âm lịch, ở đây ghi {{}}"
            )
            yield hit.doubt(message, 3, "xem lại ngày âm lịch")
        elif told and not _TO_ANOTHER.match(hit.passage.low, hit.span()[1]):
            solar = _beside(hit, texts.year)
            right = lunar_day(solar) if solar else None
            eve = hit["tet"] and day == _LONGEST and solar and is_eve(solar)
            if solar and right and right != (day, month) and not eve:
                message = f"ngày {solar.day}/{solar.month}/{solar.year} là {right[0]}/{right[1]} âm lịch, ở đây ghi {{}}"
                yield hit.doubt(message, 3, "xem lại ngày âm hoặc ngày dương")
    feasts = [feast for feast in _known() if feast["day"] > 1 and "near" not in feast]
    named = rf"(?P<name>{_names()})\b"
    for hit in prose(texts).find(named, *(word for feast in feasts for word in feast["words"])):
        yield from _on_another_day(hit, texts.year)
    for hit in prose(texts).find(_BUDDHIST, "phật lịch"):
        year = int(hit["solar"] or texts.year)
        if (
            int(hit["n"]) != year + _SINCE_BUDDHA
            and str(int(hit["n"]) - _SINCE_BUDDHA) not in hit.passage.low
        ):
            message = f"năm {year} là Phật lịch {year + _SINCE_BUDDHA}, ở đây ghi {{}}"
            yield hit.doubt(message, 2, f"viết {year + _SINCE_BUDDHA}", "n")


_BUDDHIST = r"phật lịch(?: năm)? (?P<n>2\d{3})(?!\d)(?:[ ,(-]*dương lịch (?P<solar>20\d\d))?"
_SINCE_BUDDHA = 544
"""Years that the Buddhist calendar is ahead from the feast of Phật đản on."""


def _month_of(hit: Hit) -> tuple[int, bool, bool]:
    """The lunar month of a day, whether it is told to be lunar, and whether it may be that of a feast named beside it."""
    if hit["tet"]:
        return (1 if hit["small"] else 12), True, False
    month = _NAMES.get(hit["month"]) or value_of(hit["month"])
    of_year = _OF_LUNAR_YEAR.match(hit.passage.low, hit.span()[1])
    named = hit["lunar"] or hit["day"] == "rằm" or hit["month"] in _NAMES
    told = bool(named or (hit["small"] and of_year))
    return month, told, bool(told or hit["small"])


@cache
def _known() -> tuple[dict[str, Any], ...]:
    """The feasts with a lunar day of their own."""
    return (*table("festivals"), *table("lunar")["feasts"])


@cache
def _names() -> str:
    return "|".join(word for feast in _known() if feast["day"] > 1 for word in feast["words"])


@cache
def _feasts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A feast a few words before its lunar day at most, and one right behind it."""
    before = rf"(?P<name>{_names()})(?: (?!trước|sau|đến)(?:[^\W\d_]+|\d{{4}})){{0,5}},? \(?(?:(?:các|ngày|chính lễ|chính hội|lễ chính|vào|từ|\d{{1,2}},) )*\Z"
    behind = rf"(?P<link>[ ,()-]*)(?:(?:âm lịch|là|tức|nhân|dịp|tết|lễ|đại lễ)[ ,(-]*)*(?P<name>{_names()})\b"
    return regex(before), regex(behind)


def _feast_beside(hit: Hit, said: tuple[int, int]) -> dict[str, Any] | None:
    """The feast that stands right before a lunar day, or behind it; of a list each has its own."""
    (before, behind), low, (start, end) = _feasts(), hit.passage.low, hit.span()
    found = before.search(low, max(0, start - _OWN), start)
    after = None if found else behind.match(low, end)
    if after and not ("," in after["link"] and any(_is_of(other, said) for other in _known())):
        found = after
    return next((f for f in _known() if found and found["name"] in f["words"]), None)


_OWN = 110
"""Letters before a lunar day in which its feast may be named."""


def _is_of(feast: dict[str, Any], said: tuple[int, int]) -> bool:
    """Whether a lunar day and month are those of a feast, or of the days it lasts."""
    first, last = sorted((feast.get("from", feast["day"]), feast.get("to", feast["day"])))
    return bool(said[1] == feast["month"] and first <= said[0] <= last)


_HELD = regex(r"\b(?:tổ chức|đêm|vui|nghỉ|chương trình|lịch|hội|đón)\b[^;.]*\Z")
"""Before a feast that may be kept on another day than its own: on the eve it is not even doubted."""


def _on_another_day(hit: Hit, year: int) -> Iterator[Problem]:
    """A feast with a solar date behind it that is none of its days."""
    feast = next(f for f in _known() if hit["name"] in f["words"])
    solar = _beside(hit, year, before=False)
    said = lunar_day(solar) if solar and "near" not in feast else None
    right = solar_day(solar.year, feast["month"], feast["day"]) if solar else None
    held = _HELD.search(hit.passage.low, 0, hit.span()[0])
    eve = solar and right and held and (right - solar).days == 1
    if solar and right and said and not (eve or _is_of(feast, said)):
        sureness = 1 if held else 2
        message = f"{feast['name']} năm {solar.year} là ngày {right.day}/{right.month}, ở đây ghi {solar.day}/{solar.month}"
        yield hit.doubt(message, sureness, "xem lại ngày dương")


def _beside(hit: Hit, year: int, *, before: bool = True) -> date | None:
    """The solar date that stands just behind a lunar day, or just before it; without a year in brackets."""
    low, (start, end) = hit.passage.low, hit.span()
    for time in times(hit.passage.text):
        between = low[time.end : start] if time.end <= start else low[end : time.start]
        apart = (before and time.end <= start) or end <= time.start
        dated = time.year or between.endswith("(")
        if low.startswith(" âm lịch", time.end):
            continue
        if (
            time.kind == "day"
            and time.months
            and dated
            and apart
            and phrasing("between lunar and solar day").fullmatch(between)
        ):
            next_one = time.months[0] <= _LAST_MONTHS < min(hit.passage.place.months, default=0)
            return day_of(time, year + bool(hit.passage.place.months and next_one))
    return None
