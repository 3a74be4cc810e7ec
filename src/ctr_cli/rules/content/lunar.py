"""CTR806 and CTR816: the lunar calendar: the name of the year, and lunar days beside those of the solar calendar."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.language.dates import DAY
from ctr_cli.language.lunar import lunar_day, lunar_year
from ctr_cli.language.numbers import NUMBER, WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import LUNAR
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import Subject, rule

_YEAR = rf"\b(?:xuân|tết(?: nguyên đán| cổ truyền)?|năm) {LUNAR}"
_HISTORY = 2000
"""A year before it is one of the past, whose name is judged by itself: `Tết Mậu Thân 1968`."""
_AHEAD_YEAR, _AHEAD_FEAST = 9, 4
"""From these months on the next lunar year, and its new year's feast, may be spoken of."""
_NEAR = 12
"""Letters before the name of a lunar year in which its last month may be named."""


@rule("CTR806", "warning")
def lunar_year_is_right(subject: Subject) -> Iterator[Problem]:
    """The lunar year named is that of the year; later in the year the next one may be meant."""
    year = subject.program.year
    for hit in prose(subject).find(_YEAR, "xuân ", "tết ", "năm "):
        months = months_of(hit.passage.meeting) if hit.passage.meeting else ()
        said = int(hit["year"] or 0)
        if said >= _HISTORY and hit.passage.item and said not in (year, year + 1):
            message = f"ghi năm {said}, chương trình là năm {year}"
            hint = doubt(3, f"viết {lunar_year(year)}")
            yield hit.passage.problem(message, hint, hit.span("year"))
            continue
        if said:
            allowed = [said]
        elif months and months[-1] >= (_AHEAD_YEAR if hit[0].startswith("năm") else _AHEAD_FEAST):
            allowed = [year + 1, year]
        else:
            allowed = [year]
        if "chạp" in hit.passage.low[: hit.span("lunar")[0]][-_NEAR:]:
            allowed.append(allowed[0] - 1)
        names = [lunar_year(y) for y in allowed]
        if hit["lunar"] not in {name.lower() for name in names}:
            message = f"năm {allowed[0]} là năm {names[0]}, ở đây ghi {hit.words('lunar')}"
            yield hit.passage.problem(message, doubt(3, f"viết {names[0]}"), hit.span("lunar"))


_NAMES = {"giêng": 1, "một": 11, "chạp": 12}
"""Months of the lunar year with names of their own."""
_MONTH = rf"(?P<lm>\d{{1,2}}|giêng|chạp|{WORDS})"
_LUNAR = (
    rf"(?P<l1>rằm|\d{{1,2}})(?: ?(?:-|đến(?: ngày)?(?: mùng)?) ?(?P<l2>\d{{1,2}}))?(?:/| tháng ){_MONTH}\b"
    r"(?:[^.;,()\d]{0,20} âm lịch|(?<=giêng)|(?<=chạp)|(?<=rằm tháng \w\w\w)|(?<=rằm tháng \w\w\w\w)|(?<=rằm tháng \w\w))"
)
_SOLAR = regex(rf"(?<![\d/]){DAY}/(?P<y>20\d\d)(?!\d)")
_LINKED = regex(r"\A[ ,]*\(?[ ]*(?:tức|nhằm|là|ngày|thứ \w+|chủ nhật|mùng|từ|dương lịch|[ ,(])*\Z")
_OF_TET = rf"(?:mùng|mồng) (?P<l1>{NUMBER}) tết\b"
_TO_ANOTHER = regex(r"(?: âm lịch)? (?:đến|-) (?:hết )?(?:ngày )?(?:mùng )?\d")
_REACH = 60
"""Letters around a lunar day in which its solar date stands."""


@rule("CTR816", "warning")
def lunar_day_is_right(subject: Subject) -> Iterator[Problem]:
    """A lunar day beside a solar date is the day that date has in the lunar calendar."""
    for hit in prose(subject).find(_LUNAR, "âm lịch", "tháng giêng", "tháng chạp", "rằm tháng"):
        said = [_day(hit["l1"]), *([int(hit["l2"])] if hit["l2"] else [])]
        month = _NAMES.get(hit["lm"]) or value_of(hit["lm"])
        if not _TO_ANOTHER.match(hit.passage.low, hit.span()[1]):
            yield from _wrong_day(hit, [(day, month) for day in said])
    for hit in prose(subject).find(_OF_TET, "mùng ", "mồng "):
        yield from _wrong_day(hit, [(value_of(hit["l1"]), 1)])


def _wrong_day(hit: Hit, said: list[tuple[int, int]]) -> Iterator[Problem]:
    """Lunar days and months that those of the solar dates beside them are not."""
    dates = _beside(hit, len(said))
    found = [lunar_day(day) for day in dates]
    if len(found) == len(said) and None not in found and found != said:
        right = " đến ".join(f"{day}/{lunar}" for day, lunar in filter(None, found))
        solar = " đến ".join(f"{day.day}/{day.month}/{day.year}" for day in dates)
        message = f"ngày {solar} là {right} âm lịch, ở đây ghi {hit.words()}"
        yield hit.passage.problem(message, doubt(3, "xem lại ngày âm hoặc ngày dương"), hit.span())


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
