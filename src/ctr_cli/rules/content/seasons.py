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
from ctr_cli.rules.content.events import OCCASION, Named, named
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, lead, prose, signs, tells, timed, times
from ctr_cli.rules.registry import text_rule

_GATHERED, _SOWN, _LAST_YEARS_END = 5, 8, 2
"""The last month of the old winter and spring crop, that from which the next crops are spoken of, and the last of last year's."""


@text_rule("CTR807", "warning")
def crop_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """A crop is that of the programme's year, or of two years running over the new year; sown in autumn, it is the next."""
    for passage, time in timed(texts, ("season",), "xuân", "hè", "thu ", "thu-", "mùa", "mía"):
        low, years, winter = passage.low, time.of("year"), time.name.startswith("đông")
        crop = low.startswith(("vụ ", "lúa ", "cây "), time.start)
        past = tells(low, "past")
        if len(years) != 1 + winter or (not winter and (past or not crop)):
            continue
        months, sown = passage.place.months, not past and tells(low[: time.start], "sown")
        right = _crop_years(texts.year, months, winter=winter)
        if sown and min(months, default=0) > (_GATHERED if winter else _SOWN):
            right = {texts.year + (time.name == "xuân")}
        if months and years[0] not in right:
            year = max({texts.year} & right or right)
            advice = f"có phải {year} - {year + 1}?" if winter else f"có phải năm {year}?"
            message = f"{passage.text[time.start : time.end]} không phải vụ của kỳ này"
            yield passage.doubt(message, 2, advice, (time.part("year").start, time.end))


def _crop_years(year: int, months: tuple[int, ...], *, winter: bool) -> set[int]:
    """The years in which a crop may begin that is spoken of in some months."""
    first, last = (months[0], months[-1]) if months else (1, 12)
    if winter:
        return {year - 1} if last <= _GATHERED else {year} if first >= _SOWN else {year - 1, year}
    return set(range(year - (first <= _LAST_YEARS_END), year + (last >= _SOWN) + 1))


@cache
def _seasons() -> dict[str, dict[str, Any]]:
    """The seasons of `data/seasons.yaml` by the words that name them."""
    return {word: season for season in table("seasons") for word in season["words"]}


@text_rule("CTR808", "warning", "info")
def work_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """What has its season is decided around it, unless a text looks back or speaks of the next year's.

    Only what a meeting decides, or what is far off, is told as likely: what somebody does may be named at any time.
    """
    yield from _too_early(texts)
    for passage in prose(texts).holding(*_seasons()):
        if passage.place.months and passage.place.key.endswith("items.text"):
            word, at = next((w, passage.low.find(w)) for w in _seasons() if w in passage.low)
            yield from _out_of_season(texts.year, passage, _seasons()[word], at, at + len(word))
    for passage, time in timed(texts, ("days",), "tuần lễ", "tháng hành động", "tháng cao điểm"):
        yield from _of_other_days(passage, time)


def _out_of_season(
    year: int, passage: Passage, season: dict[str, Any], start: int, end: int
) -> Iterator[Problem]:
    """A season named with another time right behind it, or in a meeting far from it."""
    low, held, name = passage.low, passage.place.months, f"“{passage.text[start:end]}”"
    beside = _another_time(passage, end, season["on"]) if "on" in season else None
    begin = lead(passage.text)
    first = begin == start or bool(_NOW.search(low, begin, start))
    now = first and not tells(low[:start], "planned") and not events_in(low[end:])
    months = _months(season, _SOON - low[:start].endswith(_BEGUN))
    if beside:
        at = beside.start, beside.end
        message = f"{name} không vào lúc này, ở đây ghi {passage.text[slice(*at)]}"
        yield passage.doubt(message, 2, f"{name}: {_shown(season['on'])}", at)
    elif (
        tells(low, "past")
        or tells(low[:start], "past season")
        or _told_otherwise(year, passage, start, end)
    ):
        return
    elif not {*held} & {*months}:
        far = min((a - b) % 12 for x in held for y in months for a, b in ((x, y), (y, x))) >= _FAR
        sure = 1 + (now or far or low.startswith(signs("decided"), begin))
        message = f"{name} bàn ở {passage.occasion} tháng {held[0]}"
        usual = _months(season, _SOON)
        hint = f"việc này thường bàn từ tháng {usual[0]} đến tháng {usual[-1]}"
        yield passage.doubt(message, sure, hint, (start, end))


_NOW = regex(
    r"\b(?:nhân|dịp|hưởng ứng|phát động|khai mạc|khởi động|ra quân|mít tinh|chúc mừng|chúc|mừng|vui|đón|chiến dịch)\b[^,;.:]{0,30}\Z"
)
"""Right before the name of what is kept or begun now."""
_BEGUN = ("khởi động ", "khai mạc ", "phát động ", "ra quân ")
_SOON, _FAR = 2, 3
"""Months before a day in which it is spoken of as an occasion at hand; months after its season in which nobody does."""


def _too_early(texts: Excerpt) -> Iterator[Problem]:
    """A day of remembrance that is kept at once, in a meeting months before it; where another is near, days are listed."""
    told: dict[KeyPath, list[Named]] = defaultdict(list)
    for name in named(texts):
        if name.event.day and name.passage.place.of_item and name.passage.place.months:
            told[name.passage.path].append(name)
    for names in told.values():
        passage, held, first = names[0].passage, names[0].passage.place.months, names[0]
        holiday = passage.low[: first.start].endswith("nghỉ lễ ")
        names = names[:1] if holiday else names
        waits = [min((name.event.month or 0) - month for month in held) for name in names]
        kept = OCCASION.search(passage.low, 0, first.start) and (holiday or "/" not in passage.low)
        if kept and min(waits) > _SOON and not tells(passage.low, "past", "planned", "towards"):
            day = f"{first.event.day}/{first.event.month}"
            message = f"“{first.words}” là ngày {day}, nêu ở {passage.occasion} tháng {held[0]}"
            advice = "xem lại tên ngày, hoặc tháng họp"
            yield passage.doubt(message, 2, advice, (first.start, first.end))


_QUOTES = regex('[“”"]')


def _of_other_days(passage: Passage, time: Time) -> Iterator[Problem]:
    """A month or a week of action with the very days of another one."""
    days, months = time.of("day"), time.of("month")
    before = passage.low[max(0, time.start - _OWN) : time.start]
    for season in table("seasons"):
        ends = [_day(end) for end in season.get("on", ())]
        own = ends == [(months[0], days[0]), (months[-1], days[-1])] if months and days else False
        head = season["words"][0].split()[0]
        named = holds(_QUOTES.sub("", passage.low), season["words"])
        if own and f"{head} " in before and not named:
            message = f"{passage.text[time.start : time.end]} là thời gian của {season['words'][0]}"
            at = time.start, time.end
            yield passage.doubt(message, 2, "xem lại tên đợt, hoặc ngày", at)


def _months(season: dict[str, Any], before: int) -> list[int]:
    """The months in which a season is spoken of: some before its own, if it has one, to one after."""
    if "on" not in season:
        return _from_to(season["from"], season["to"])
    first, last = (_day(end)[0] for end in season["on"])
    return _from_to((first - before - 1) % 12 + 1, last % 12 + 1)


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
    r"(?:trước|chậm nhất|hạn|xong|đến|gửi|báo cáo|sơ kết|tổng kết|của|số)[^,;.]{0,25}\Z|;|\. "
)
_OWN, _GRACE = 110, 6
"""Letters behind a name in which its time stands; days by which that may differ."""


def _another_time(passage: Passage, end: int, ends: list[int | str]) -> Time | None:
    """The day, days or months right behind the name of a season, where they are not its own."""
    low, (first, last) = passage.low, map(_day, ends)
    time = next((t for t in times(passage.text) if t.start >= end and t.months), None)
    if time is None or time.kind not in ("day", "days", "month") or time.start > end + _OWN:
        return None
    between = low[end : time.start]
    lunar = low.startswith(" âm lịch", time.end) or tells(low[end : time.end], "lunar")
    if lunar or _NO_TIME_OF.search(between) or events_in(between):
        return None
    days = (*time.of("day"), *(0,) * len(time.months))
    for month, day in zip(time.months, days, strict=False):
        if not day or not first[1]:
            near = month in _from_to(first[0], last[0])
        else:
            at, begins, ends_at = (31 * m + d for m, d in ((month, day), first, last))
            near = begins - _GRACE <= at <= ends_at + _GRACE
        if not near:
            return time
    return None


_YEAR_NEAR, _LAST_FEAST = 25, 3
"""Letters after a season in which its year may stand; the last month of a new year's feasts: later one with a year is the next."""
_BEFORE_A_TITLE = (
    "“",
    "trước ",
    "trước dịp ",
    "sau ",
    "sau dịp ",
    "đến ",
    "hết ",
    "từ ",
    "so với ",
)


def _told_otherwise(year: int, passage: Passage, start: int, end: int) -> bool:
    """Whether a season is part of a title, one of a year before, or the next one."""
    low, held = passage.low, passage.place.months
    years = [int(written) for written in re.findall(r"(?<![\d/])20\d\d(?!\d)", low)]
    near = low[end : end + _YEAR_NEAR]
    coming = str(year + 1) in near or lunar_year(year + 1).lower() in near
    return (
        low[:start].endswith(_BEFORE_A_TITLE)
        or any(named < year for named in years)
        or (held[-1] > _LAST_FEAST if coming else year + 1 in years)
    )


def _from_to(first: int, last: int) -> list[int]:
    """The months from one to another, over the new year if need be."""
    return [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]
