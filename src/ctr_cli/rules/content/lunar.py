"""CTR806 and CTR816: the lunar calendar: the name of the year, and lunar days beside those of the solar calendar."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.dates import DAY
from ctr_cli.language.lunar import BRANCHES, lunar_day, lunar_year
from ctr_cli.language.numbers import NUMBER, WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import LUNAR
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose, tells
from ctr_cli.rules.registry import text_rule

_YEAR = rf"\b(?:xuân|tết(?: nguyên đán| cổ truyền)?|năm) {LUNAR}"
_HISTORY = 2000
"""A year before it is one of the past, whose name is judged by itself: `Tết Mậu Thân 1968`."""
_NEXT_YEAR, _NEXT_FEAST = 9, 4
"""From these months on the next lunar year, and its new year's feast, may be spoken of."""
_NEAR = 12
"""Letters before the name of a lunar year in which its last month may be named."""


@text_rule("CTR806", "warning")
def lunar_year_is_right(texts: Excerpt) -> Iterator[Problem]:
    """The lunar year named is that of the year; later in the year the next one may be meant."""
    year = texts.year
    for hit in prose(texts).find(_YEAR, *(f" {branch.lower()}" for branch in BRANCHES)):
        said, place = int(hit["year"] or 0), hit.passage.place
        if said >= _HISTORY and place.of_item and said not in (year, year + 1):
            if hit["lunar"] == lunar_year(said).lower() and tells(hit.passage.low, "compared"):
                continue
            message = f"ghi năm {said}, chương trình là năm {year}"
            yield hit.problem(message, doubt(3, f"viết {lunar_year(year)}"), "year")
            continue
        allowed = [said or year]
        late = _NEXT_YEAR if hit.words().lower().startswith("năm") else _NEXT_FEAST
        if not said and max(place.months, default=0) >= late:
            allowed.append(year + 1)
        if "chạp" in hit.passage.low[: hit.span("lunar")[0]][-_NEAR:]:
            allowed.append(allowed[0] - 1)
        if hit["lunar"] not in [lunar_year(one).lower() for one in allowed]:
            right = (
                allowed[1]
                if len(allowed) > 1 and max(place.months, default=0) >= _NEXT_YEAR
                else allowed[0]
            )
            message = f"năm {right} là năm {lunar_year(right)}, ở đây ghi {hit.words('lunar')}"
            yield hit.problem(message, doubt(3, f"viết {lunar_year(right)}"), "lunar")


_NAMES = {"giêng": 1, "một": 11, "chạp": 12}
"""Months of the lunar year with names of their own."""
_LUNAR = (
    rf"(?P<l1>rằm|\d{{1,2}})(?: ?(?:-|đến(?: ngày)?(?: mùng)?) ?(?P<l2>\d{{1,2}}))?(?:/| tháng )"
    rf"(?P<lm>\d{{1,2}}|giêng|chạp|{WORDS})\b(?:[^.;,()\d]{{0,20}} âm lịch|(?<=giêng)|(?<=chạp)"
    r"|(?<=rằm tháng \w)|(?<=rằm tháng \w\w)|(?<=rằm tháng \w\w\w)|(?<=rằm tháng \w\w\w\w))"
)
_SOLAR = regex(rf"(?<![\d/]){DAY}/(?P<y>20\d\d)(?!\d)")
_LINKED = regex(r"\A[ ,]*\(?[ ]*(?:tức|nhằm|là|ngày|thứ \w+|chủ nhật|mùng|từ|dương lịch|[ ,(])*\Z")
_OF_TET = rf"(?:mùng|mồng) (?P<l1>{NUMBER}) tết\b"
_TO_ANOTHER = regex(r"(?: âm lịch)? (?:đến|-) (?:hết )?(?:ngày )?(?:mùng )?\d")
_REACH = 60
"""Letters around a lunar day in which its solar date stands."""


@text_rule("CTR816", "warning")
def lunar_day_is_right(texts: Excerpt) -> Iterator[Problem]:
    """A lunar day is the one that the solar date beside it has, and that of the feast it stands with."""
    for hit in prose(texts).find(_LUNAR, "âm lịch", "tháng giêng", "tháng chạp", "rằm tháng"):
        said = [_day(hit["l1"]), *([int(hit["l2"])] if hit["l2"] else [])]
        month = _NAMES.get(hit["lm"]) or value_of(hit["lm"])
        if not _TO_ANOTHER.match(hit.passage.low, hit.span()[1]):
            yield from _wrong_day(hit, [(day, month) for day in said])
    for hit in prose(texts).find(_OF_TET, "mùng ", "mồng "):
        yield from _wrong_day(hit, [(value_of(hit["l1"]), 1)])
    for hit in prose(texts).find(_feasts(), "âm lịch"):
        feast = next(f for f in table("festivals") if hit["name"] in f["words"])
        if (int(hit["d"]), int(hit["m"])) != (feast["day"], feast["month"]):
            message = f"{feast['name']} là ngày {feast['day']}/{feast['month']} âm lịch, ở đây ghi {hit.words('day')}"
            yield hit.problem(message, doubt(3, "xem lại ngày âm lịch"), "day")
    for hit in prose(texts).find(_feasts_in_words(), "rằm ", "mùng ", "mồng "):
        feast = next(f for f in table("festivals") if hit["name"] in f["words"])
        day = 15 if hit["d"] == "rằm" else value_of(hit["d"].split(" ", 1)[1])
        month = _NAMES.get(hit["m"]) or value_of(hit["m"])
        if (day, month) != (feast["day"], feast["month"]):
            message = f"{feast['name']} là ngày {feast['day']}/{feast['month']} âm lịch, ở đây ghi {hit.words('day')}"
            yield hit.problem(message, doubt(3, "xem lại ngày âm lịch"), "day")


@cache
def _feasts_in_words() -> str:
    """A feast with one lunar day in words right after its name."""
    words = "|".join(w for f in table("festivals") for w in f["words"] if f["day"] > 1)
    day = rf"(?P<day>(?P<d>rằm|(?:mùng|mồng) {NUMBER}) tháng (?P<m>\d{{1,2}}|giêng|chạp|{WORDS}))"
    return (
        rf"(?P<name>{words})(?: hùng vương| việt nam| năm nay)*,? \(?(?:vào |là |đúng |ngày )*{day}"
    )


@cache
def _feasts() -> str:
    """A feast with one lunar day right after its name."""
    words = "|".join(
        w for f in table("festivals") if f["name"] != "Tết Nguyên đán" for w in f["words"]
    )
    return rf"(?P<name>{words})(?: hùng vương)?,? \(?(?:ngày |mùng )*(?P<day>{DAY} âm lịch)"


def _wrong_day(hit: Hit, said: list[tuple[int, int]]) -> Iterator[Problem]:
    """Lunar days and months that those of the solar dates beside them are not."""
    dates = _beside(hit, len(said))
    found = [lunar_day(day) for day in dates]
    if len(found) == len(said) and None not in found and found != said:
        right = " đến ".join(f"{day}/{lunar}" for day, lunar in filter(None, found))
        solar = " đến ".join(f"{day.day}/{day.month}/{day.year}" for day in dates)
        message = f"ngày {solar} là {right} âm lịch, ở đây ghi {hit.words()}"
        yield hit.problem(message, doubt(3, "xem lại ngày âm hoặc ngày dương"))


def _day(written: str) -> int:
    return 15 if written == "rằm" else int(written)


def _beside(hit: Hit, wanted: int) -> list[date]:
    """The solar dates that stand just before a lunar day, or just after it."""
    low, (start, end) = hit.passage.low, hit.span()
    before = list(_SOLAR.finditer(low, max(0, start - _REACH), start))
    after = list(_SOLAR.finditer(low, end, end + _REACH))
    found = []
    if before and _LINKED.match(low[before[-1].end() : start]):
        found = before[-wanted:]
    elif after and _LINKED.match(low[end : after[0].start()]):
        found = after[:wanted]
    try:
        return [date(int(m["y"]), int(m["m"]), int(m["d"])) for m in found]
    except ValueError:
        return []
