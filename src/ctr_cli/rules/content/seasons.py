"""CTR807 and CTR808: what goes by the season: crops and their years, work of some months only."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.events import events_in
from ctr_cli.language.lunar import lunar_year, solar_day
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.anniversaries import Named, named
from ctr_cli.rules.content.gone import clause_of
from ctr_cli.rules.content.numbers import of_rows
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, lead, prose, signs, tells, timed, times
from ctr_cli.rules.registry import text_rule

_GATHERED, _SOWN = 5, 8
"""The last month in which the old winter and spring crop is spoken of, and that from which it is the next."""


@text_rule("CTR807", "warning")
def crop_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """A winter and spring crop is that of two years running: in spring the one sown last year, in autumn the next."""
    for passage, time in timed(texts, ("season",), "đông"):
        years, months = time.of("year"), passage.place.months
        if len(years) > 1 and months and not tells(passage.low, "past"):
            last, coming = texts.year - (months[0] < _SOWN), texts.year - (months[-1] <= _GATHERED)
            if not last <= years[0] <= coming:
                message = f"{passage.text[time.start : time.end]} không phải vụ của kỳ này"
                at = time.part("year").start, time.end
                yield passage.doubt(message, 2, f"có phải {coming} - {coming + 1}?", at)


@cache
def _seasons() -> dict[str, dict[str, Any]]:
    """The seasons of `data/seasons.yaml` by the words that name them."""
    return {word: season for season in table("seasons")["seasons"] for word in season["words"]}


@text_rule("CTR808", "warning", "info")
def work_of_the_season(texts: Excerpt) -> Iterator[Problem]:
    """What has its season is decided around it, unless a text looks back or speaks of the next year's.

    Only what a meeting decides, or what is far off, is told as likely: what somebody does may be named at any time.
    """
    yield from _too_early(texts)
    for passage in prose(texts).holding(*_seasons()):
        if passage.place.months and passage.place.key.endswith("items.text"):
            words = [word for word in _seasons() if word in passage.low]
            named = [(passage.low.find(w), w) for w in words if sum(w in one for one in words) == 1]
            told = (_out_of_season(texts, passage, _seasons()[w], a, a + len(w)) for a, w in named)
            yield from islice(chain.from_iterable(told), 1)
    for number, row in enumerate(table("seasons")["works"]):
        for hit in prose(texts).find(_work(number), *row["of"]):
            if hit.passage.place.months and hit.passage.place.key.endswith("items.text"):
                yield from _out_of_season(texts, hit.passage, row, *hit.span())
    yield from of_rows(texts, table("seasons")["never"], mend="xem lại mùa, hoặc việc")


@cache
def _work(number: int) -> str:
    """Some work and what it is done to, a few words apart, either first."""
    row = table("seasons")["works"][number]
    do, of = ("|".join(row[key]) for key in ("do", "of"))
    few = r"(?:,? (?!(?:lúa|vụ|rau|cây|và|để|sau|trước|giữa)\b)[^\W\d_]+){0,4}"
    return rf"\b(?:(?:{do}){few} (?:{of})|(?:{of}){few} (?:{do}))\b(?! (?:thu(?! hoạch| hái| mua)|xuân|đông|hè))"


_NOW = regex(
    r"\b(?:nhân|hưởng ứng|phát động|khai mạc|khởi động|ra quân|mít tinh|chúc mừng|chúc|mừng|vui|đón|chiến dịch)\b[^,;.:]{0,30}\Z"
)
"""Right before the name of what is kept or begun now."""
_BEGUN = regex(r"\b(?:khởi động|khai mạc|phát động|ra quân) (?:\w+ ){0,4}\Z")
_COMING = regex(r"\b(?:tuần|ngày) (?:sắp )?tới\b|\bđang vào\b")
_AT_ONCE = regex(
    r"\b(?:trong|ngay) (?:tháng|tuần)(?! \d)|\b(?:tháng|tuần) này|tuần tới\b|\bđang (?:diễn ra|rộ|vào vụ)\b|\b(?:trong|giữa) (?:đợt )?cao điểm\b|(?:ứng phó|đối phó)(?: với)? …|… cao điểm\b|\b(?:gay gắt|sâu) nhất\b"
)
_BACK = regex(r"\b(?:báo cáo|kết quả|tổng kết|đánh giá|rút kinh nghiệm)(?: [^\W\d_]+){0,3} \Z")
"""Right before what is looked back on."""
_LONG_AGO = 4
"""Months behind its season in which nobody looks back on it any more."""
_SOON, _FAR = 2, 3
"""Months before a day in which it is spoken of as an occasion at hand; months after its season in which nobody does."""


def _out_of_season(
    texts: Excerpt, passage: Passage, season: dict[str, Any], start: int, end: int
) -> Iterator[Problem]:
    """A season named with another time right behind it, or in a meeting far from it."""
    if "lunar" in season:
        day = solar_day(texts.year, *season["lunar"])
        season = {**season, "on": [day.month, day.month]} if day else season
    elif "on" in season:
        season = {**season, "on": season.get(texts.ground.region, season["on"])}
    low, held, begin = passage.low, passage.place.months, lead(passage.text)
    name, year = f"“{passage.text[start:end]}”", texts.year
    weather = season.get(texts.ground.region, season["at"]) if "at" in season else None
    time = _time_of(passage, end) if weather else None
    beside = None if weather else _another_time(passage, start, end, season)
    if weather and time:
        own = _from_to(*weather)
        inside = sum(month in own for month in time.months)
        if time.months[0] in own or inside * 2 > len(time.months):
            return
        beside = time
    if beside:
        at = beside.start, beside.end
        message = f"{name} không vào lúc này, ở đây ghi {{}}"
        sure = 2 if not weather or _AT_ITS_HEIGHT.search(low, begin, at[0]) else 1
        yield passage.doubt(message, sure, "xem lại tên, hoặc thời gian", at)
        return
    at_once = _AT_ONCE.search(f"{low[:start]}…{low[end:]}")
    if "named" in season:
        return
    months = _months(season, 0 if at_once else _SOON - bool(_BEGUN.search(low, begin, start)))
    if weather and at_once and not holds(at_once.group(), ("tháng", "tuần")):
        months = _from_to(*weather)
    early = min((month - one) % 12 for one in held for month in months)
    late = min((one - month) % 12 for one in held for month in months)
    before, behind = clause_of(passage, start, end)
    past = tells(before, "past") or (tells(behind.partition("(")[0], "past") and not at_once)
    far = min(early, late) >= _FAR
    back = _BACK.search(before) and _LONG_AGO < late < 12 - early
    quiet = past and (weather or not (back or (at_once and far)))
    quiet = quiet or tells(low[:start], "past season")
    otherwise = " đang " not in low[start:end] and _told_otherwise(year, passage, start, end)
    if quiet or {*held} & {*months} or otherwise:
        return
    first = begin == start or bool(_NOW.search(low, begin, start))
    planned = tells(low[:start], "planned")
    now = (first or at_once) and not planned and not events_in(low[end:])
    now = now or bool(_COMING.search(low))
    soon = planned and early < _FAR
    sure = 1 + (far or now or (not soon and low.startswith(signs("decided"), begin)))
    message = f"{name} bàn ở {passage.place.occasion} tháng {held[0]}"
    usual = _months(season, _SOON)
    hint = f"việc này thường bàn từ tháng {usual[0]} đến tháng {usual[-1]}"
    yield passage.doubt(message, sure, hint, (start, end))


def _too_early(texts: Excerpt) -> Iterator[Problem]:
    """A day of remembrance that is kept at once, in a meeting months before it; where another is near, days are listed."""
    told: dict[KeyPath, list[Named]] = defaultdict(list)
    for name in named(texts):
        if name.event.month and name.passage.place.of_item and name.passage.place.months:
            told[name.passage.path].append(name)
    for names in told.values():
        passage, event, at = names[0].passage, names[0].event, (names[0].start, names[0].end)
        held, low = passage.place.months, passage.low
        holiday = low.endswith("nghỉ lễ ", 0, at[0])
        near = names[:1] if holiday else names
        waits = [min(_months_to(name.event.month or 0, month) for month in held) for name in near]
        listed = ("/" in low and not holiday) or tells(low, "past", "planned", "towards")
        if min(waits) > _SOON and phrasing("occasion").search(low, 0, at[0]) and not listed:
            message = f"“{names[0].words}” là ngày {event.day}/{event.month}, nêu ở {passage.place.occasion} tháng {held[0]}"
            yield passage.doubt(message, 2, "xem lại tên ngày, hoặc tháng họp", at)


def _months_to(month: int, held: int) -> int:
    """Months from a meeting to one of the year's; to next year's where that is nearer than this year's is behind."""
    wait = month - held
    return wait + 12 if wait <= -_NEXT_YEARS else wait


_NEXT_YEARS = 8
"""Months behind a day from which it is next year's that is spoken of."""
_SCHOOL_YEAR = regex(r"(?<=năm học )20\d\d ?[-–] ?20\d\d")
_YEAR_NEAR, _LAST_FEAST = 25, 3
"""Letters after a season in which its year may stand, and before it in which a time limit does; the last month of a new year's feasts: later one with a year is the next."""


def _told_otherwise(year: int, passage: Passage, start: int, end: int) -> bool:
    """Whether a season is part of a title, one of a year before, or the next one."""
    low, held = _SCHOOL_YEAR.sub(lambda one: " " * len(one[0]), passage.low), passage.place.months
    years = [int(written) for written in re.findall(r"(?<![\d/])20\d\d(?!\d)", low)]
    near = low[end : end + _YEAR_NEAR]
    coming = str(year + 1) in near or lunar_year(year + 1).lower() in near
    limit = "trước khi " in low[max(0, start - _YEAR_NEAR) : start]
    launched = low.endswith("“", 0, start) and _BEGUN.search(low[: start - 1])
    apart = low.endswith(signs("apart from a season"), 0, start) and not launched
    titled = apart or limit or "sản lượng" in low
    next_one = held[-1] > _LAST_FEAST if coming else year + 1 in years
    return titled or next_one or any(one < year for one in years)


_NO_TIME_OF = regex(
    r"(?:trước|chậm nhất|hạn|xong|đến|gửi|báo cáo|sơ kết|tổng kết|của(?! (?:đồng bào|người))|số|ghi danh|công nhận|vinh danh|xếp hạng|công bố)[^,;.]{0,25}\Z|;|\. "
)
_PREPARED = regex(
    r"\b(?:kế hoạch|chuẩn bị|đăng ký|dự trù|sơ kết|tổng kết|rút kinh nghiệm|tập huấn)\b(?:(?!tổ chức|ra quân|khai mạc|lễ )[^,;.:])*\Z"
)
"""Before what has its season and is only prepared, or looked back on, at the time behind it."""
_HELD = regex(
    r"(?:\A|[,(])(?: [^\W\d_]+){0,4}? ?(?:tổ chức|diễn ra|(?:tiếp )?nhận hồ sơ|thu hồ sơ|dự kiến)(?: (?:tổ chức|diễn ra|thống nhất|đồng loạt))?(?: (?:vào|trong))+ \Z"
)
"""Between what is prepared and a time, by which it is the time of the thing itself."""
_BRACKET = regex(r'["”]? \(')
_OWN = 110
"""Letters between a name and its time."""


_OF_IT = regex(
    r"(?: gay gắt| trên diện rộng| nghiêm trọng| cao điểm| năm 20\d\d)*,? ?\(?(?:(?:cao điểm|trong|vào|từ|các|những|đợt|của) ?)*"
)
_AT_ITS_HEIGHT = regex(r"\b(?:mùa|cao điểm|ứng phó|đối phó|gay gắt)\b")


def _time_of(passage: Passage, end: int) -> Time | None:
    """The months right behind some weather: `mùa khô từ tháng 9 đến tháng 12`."""
    later = (t for t in times(passage.text) if t.start >= end and t.months)
    time = next(later, None)
    near = (
        time and time.kind in ("month", "days") and _OF_IT.fullmatch(passage.low, end, time.start)
    )
    return time if near else None


def _another_time(passage: Passage, start: int, end: int, season: dict[str, Any]) -> Time | None:
    """The day, days or months right behind the name of a season, where they lie in months that are not its own."""
    low = passage.low
    if "on" not in season:
        return None
    later = (t for t in times(passage.text) if t.start >= end and t.kind != "school_year")
    time = next((t for t in later if t.months), None)
    if not time or time.kind not in ("day", "days", "month"):
        return None
    between = low[end : time.start]
    told = _HELD.search(between) or _BRACKET.fullmatch(between)
    if _PREPARED.search(low, lead(passage.text), start) and not told:
        return None
    aside = tells(low[end : time.end + len(" âm lịch")], "lunar") or _NO_TIME_OF.search(between)
    (first, _), (last, _) = map(_day, season["on"])
    if low.startswith("tháng ", start):
        first = (first - 2) % 12 + 1  # opened, and made ready, in the month before
    own = bool({*time.months} & {*_from_to(first, last)}) and not _beyond(time, season)
    return None if own or aside or len(between) > _OWN or events_in(between) else time


_LENIENT = 14
"""Days a campaign may begin before its own time, and end behind it."""


def _beyond(time: Time, season: dict[str, Any]) -> bool:
    """Whether the days of a campaign begin long before its own first day, or end long behind its last."""
    days, (since, until) = time.of("day"), map(_day, season["on"])
    if time.kind != "days" or not since[1] or len(days) < len((since, until)):
        return False
    begin, *_, end = (
        30 * m + d for m, d in zip((time.months[0], time.months[-1]), days, strict=False)
    )
    first, last = (30 * month + day for month, day in (since, until))
    return first <= last and (first - begin > _LENIENT or end - last > _LENIENT)


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


def _from_to(first: int, last: int) -> list[int]:
    """The months from one to another, over the new year if need be."""
    return [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]
