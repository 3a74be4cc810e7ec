"""CTR813: days that are past when the meeting is held: of a celebration, of work to be done, of an event."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.events import named
from ctr_cli.rules.content.happened import happened
from ctr_cli.rules.content.overdue import overdue
from ctr_cli.rules.content.periods import misfit
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, lead, prose, signs, tells
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
        yield from happened(texts.year, passage)


_DAY = rf"(?<![\d/]){DAY}(?![\d/])|\((?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/\d{{4}}(?:\)| ?- ?\d)"
_Day = tuple[int, int, tuple[int, int]]
"""A month, a day of it, and the characters it is written with."""


def _celebrated(texts: Excerpt) -> Iterator[Problem]:
    """Celebrations all of whose days are past."""
    told: dict[KeyPath, list[_Day]] = defaultdict(list)
    for name in named(texts):
        if name.event.day and name.event.month:
            day = name.event.month, name.event.day, (name.start, name.end)
            told[name.passage.path].append(day)
    for hit in prose(texts).find(_DAY, "/"):
        if not hit.passage.low[: hit.span()[0]].endswith(signs("named after a day")):
            day = int(hit["m"] or hit["m2"]), int(hit["d"] or hit["d2"]), hit.span()
            told[hit.passage.path].append(day)
    for passage in prose(texts).holding(*signs("celebrated")):
        planned = passage.place.of_item and passage.place.months
        if planned and passage.path in told and not tells(passage.low, "past", "done"):
            yield from _past(texts.year, passage, told[passage.path])


OCCASION = regex(r"\b(?:nhân|nhân dịp|hưởng ứng|mít tinh|tọa đàm)\b[^,;.:]{0,40}\Z")
"""Right before a day that is kept at once, and not prepared for months."""
_AHEAD_MONTHS = 4
"""Months in which the celebration of next year is not planned yet."""
_EARLY_DAY = 3


def _past(year: int, passage: Passage, days: list[_Day]) -> Iterator[Problem]:
    held, low = passage.place.months[0], passage.low
    years = [int(written) for written in re.findall(r"(?<!\d)20\d\d(?!\d)", low)]
    if any(named > year for named in years) or low.startswith(tuple(f"năm {y}, " for y in years)):
        return
    gone = [day for day in days if day[0] < held and day[0] + 12 - held > _AHEAD_MONTHS]
    soon = tells(low, "planned")
    just_gone = [day for day in days if soon and day[0] == held and day[1] <= _EARLY_DAY]
    if gone and len(gone) + len(just_gone) == len(days):
        month, day, span = min(gone, key=lambda entry: entry[2])
        occasion = OCCASION.search(low, 0, span[0])
        decided = low.startswith(signs("decided"), lead(passage.text)) or bool(occasion)
        message = f"ngày {day}/{month} đã qua khi họp vào tháng {held}"
        advice = f"đưa về {passage.occasion} tháng {month} hoặc trước đó"
        found = passage.problem(message, doubt(1 + decided, advice), span)
        yield found if decided else found._replace(severity="info")
