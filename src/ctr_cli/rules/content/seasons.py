"""CTR807 and CTR808: what goes by the season: crops and their years, work of some months only."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.events import events_in
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.events import Named, named
from ctr_cli.rules.content.past import OCCASION
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, lead, prose, signs, tells, timed, times
from ctr_cli.rules.registry import text_rule

_GATHERED, _SOWN, _LAST_YEARS_END = 5, 8, 2
"""The last month of the old winter and spring crop, that from which the next crops are spoken of, and the last of last year's."""


@text_rule("CTR807", "warning")
def crop_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """A crop is that of the programme's year, or of two years running over the new year; sown in autumn, it is the next."""
    for passage, time in timed(texts, ("season",), "xuân", "hè", "thu ", "thu-", "mùa", "mía"):
        years, winter = time.of("year"), time.name.startswith("đông")
        if len(years) != 1 + winter or not _is_meant(passage, time, winter=winter):
            continue
        right = _crop_years(texts.year, passage.place.months, winter=winter)
        if winter and min(passage.place.months, default=0) > _GATHERED and _is_sown(passage, time):
            right = {texts.year}
        uneven = winter and years[1] != years[0] + 1
        if uneven or (passage.place.months and years[0] not in right):
            year = years[0] if uneven else max({texts.year} & right or right)
            advice = f"có phải {year} - {year + 1}?" if winter else f"có phải năm {year}?"
            message = f"{passage.text[time.start : time.end]} không phải vụ của kỳ này"
            yield passage.problem(message, doubt(2, advice), (time.part("year").start, time.end))


def _is_meant(passage: Passage, time: Time, *, winter: bool) -> bool:
    """Whether a season with a year is a crop to come, and no season of that name."""
    crop = passage.low.startswith(("vụ ", "lúa ", "cây "), time.start)
    return winter or (crop and not tells(passage.low, "past", "past season"))


def _is_sown(passage: Passage, time: Time) -> bool:
    """Whether a crop is planned or sown, and not gathered."""
    return tells(passage.low[: time.start], "sown") and not tells(passage.low, "past")


def _crop_years(year: int, months: tuple[int, ...], *, winter: bool) -> set[int]:
    """The years in which a crop may begin that is spoken of in some months."""
    first, last = (months[0], months[-1]) if months else (1, 12)
    if winter:
        return {year - 1} if last <= _GATHERED else {year} if first >= _SOWN else {year - 1, year}
    early, late = first <= _LAST_YEARS_END, last >= _SOWN
    return set(range(year - early, year + late + 1))


@cache
def _seasons() -> dict[str, dict[str, Any]]:
    """The seasons of `data/seasons.yaml` by the words that name them."""
    return {word: season for season in table("seasons") for word in season["words"]}


@text_rule("CTR808", "warning", "info")
def work_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """What has its season is decided around it, unless a text looks back or speaks of the next year's.

    Only what a meeting decides is told as likely: what somebody does (`Thăm, tặng quà …`) may be named at any time.
    """
    yield from _too_early(texts)
    for passage in prose(texts).holding(*_seasons()):
        held, low = passage.place.months, passage.low
        if not held or not passage.place.key.endswith("items.text"):
            continue
        word, at = next((w, low.find(w)) for w in _seasons() if w in low)
        season, span = _seasons()[word], (at, at + len(word))
        name = f"“{passage.text[slice(*span)]}”"
        beside = _another_time(passage, span[1], season["on"]) if "on" in season else None
        if beside:
            written = passage.text[beside.start : beside.end]
            message = f"{name} không vào lúc này, ở đây ghi {written}"
            there = beside.start, beside.end
            yield passage.doubt(message, 2, f"{name}: {_shown(season['on'])}", there)
        elif tells(low, "past", "past season"):
            continue
        elif not set(held) & _from_to(*_ends(season)) and not _told_otherwise(
            texts.year, passage, *span
        ):
            begin = lead(passage.text)
            now = at == begin or bool(_NOW.search(low, begin, at))
            now = now and "on" in season and not events_in(low[span[1] :])
            decided = now or low.startswith(signs("decided"), begin)
            hint = "việc này thường bàn từ tháng {} đến tháng {}".format(*_ends(season))
            message = f"{name} bàn ở {passage.occasion} tháng {held[0]}"
            yield passage.doubt(message, 1 + decided, hint, span)


_NOW = regex(
    r"\b(?:nhân|dịp|hưởng ứng|phát động|khai mạc|ra quân|mít tinh|chúc mừng|chúc|mừng|vui|chiến dịch)\b[^,;.:]{0,30}\Z"
)
"""Right before the name of what is kept or begun now."""
_SOON = 2
"""Months before a day in which it is spoken of as an occasion at hand."""


def _too_early(texts: Excerpt) -> Iterator[Problem]:
    """A day of remembrance that is kept at once, in a meeting months before it; where another is near, days are listed."""
    told: dict[KeyPath, list[Named]] = defaultdict(list)
    for name in named(texts):
        if name.event.day and name.passage.place.of_item and name.passage.place.months:
            told[name.passage.path].append(name)
    for names in told.values():
        passage, held = names[0].passage, names[0].passage.place.months
        waits = [min((name.event.month or 0) - month for month in held) for name in names]
        kept = OCCASION.search(passage.low, 0, names[0].start) and "/" not in passage.low
        if kept and min(waits) > _SOON and not tells(passage.low, "past", "planned", "towards"):
            event = names[0].event
            message = f"“{names[0].words}” là ngày {event.day}/{event.month}, nêu ở {passage.occasion} tháng {held[0]}"
            advice = "xem lại tên ngày, hoặc tháng họp"
            yield passage.doubt(message, 2, advice, (names[0].start, names[0].end))


def _ends(season: dict[str, Any]) -> tuple[int, int]:
    """The first and the last month in which a season is spoken of: two before its own, if it has one, to one after."""
    if "on" not in season:
        return season["from"], season["to"]
    first, last = (_day(end)[0] for end in season["on"])
    return (first - 3) % 12 + 1, last % 12 + 1


def _day(end: int | str) -> tuple[int, int]:
    """The month and the day of an end of a season: `10/11`, or a month alone."""
    day, _, month = str(end).rpartition("/")
    return int(month), int(day or 0)


def _shown(ends: list[int | str]) -> str:
    """The time of a season in words."""
    first, last = ends
    if isinstance(first, int):
        return f"tháng {first}" + f" đến tháng {last}" * (last != first)
    return f"{first} - {last}"


_NO_TIME_OF = regex(
    r"(?:trước|chậm nhất|hạn|xong|đến|gửi|báo cáo|sơ kết|tổng kết|của|số)[^,;.]{0,25}\Z"
)
_OWN = 110
"""Letters behind a name in which its time stands."""


def _another_time(passage: Passage, end: int, ends: list[int | str]) -> Time | None:
    """The day, days or months right behind the name of a season, where they are not its own."""
    low, (first, last) = passage.low, map(_day, ends)
    time = next((t for t in times(passage.text) if t.start >= end and t.months), None)
    if time is None or time.kind not in ("day", "days", "month") or time.start > end + _OWN:
        return None
    between = low[end : time.start]
    lunar = low.startswith(" âm lịch", time.end) or tells(low[end : time.end], "lunar")
    if lunar or _NO_TIME_OF.search(between) or any(sign in between for sign in (";", ". ")):
        return None
    if any(word in between for word in _seasons()) or events_in(between):
        return None
    days = (*time.of("day"), *(0,) * len(time.months))
    near = [_near(month, day, first, last) for month, day in zip(time.months, days, strict=False)]
    return None if all(near) else time


def _near(month: int, day: int, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether a day, or a month, is one of those from one to another, give or take some days."""
    if not day or not first[1]:
        return month in _from_to(first[0], last[0])
    return 31 * first[0] + first[1] - _GRACE <= 31 * month + day <= 31 * last[0] + last[1] + _GRACE


_GRACE = 6


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
        low[:start].endswith(
            ("“", '"', "trước ", "trước dịp ", "sau ", "sau dịp ", "đến ", "hết ", "từ ", "so với ")
        )
        or bool(_LISTED.match(low, end))
        or any(named < year for named in years)
        or (held[-1] > _LAST_FEAST if coming else year + 1 in years)
    )


def _from_to(first: int, last: int) -> set[int]:
    """The months from one to another, over the new year if need be."""
    return {(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)}
