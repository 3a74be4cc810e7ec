"""CTR835: work on a day on which nobody works, and days of rest that are not as many as the law gives."""

from collections.abc import Iterator
from datetime import date, timedelta

from ctr_cli.data import table
from ctr_cli.language.lunar import is_eve, lunar_day
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.calendar import day_of
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import holds, prose, tells, timed
from ctr_cli.rules.registry import text_rule

_ON = regex(
    r"(?:\b(?:vào|sáng|chiều|ngày|từ \d+ giờ(?: \d+)?|lúc \d+ giờ(?: \d+)?|\d+ giờ(?: \d+)?)|,|\() ?\Z"
)
"""Right before the day on which something is done."""
_TO = regex(r" ?(?:-|đến|trở)")
_SEASON = range(1, 6)
"""Months in which a feast of the lunar calendar gives rest."""


@text_rule("CTR835", "warning")
def nobody_works_on_a_holiday(texts: Excerpt) -> Iterator[Problem]:
    """Office work is not put on a public holiday; a holiday is as long as the law has it."""
    data = table("holidays")
    for passage, time in timed(texts, ("day",), *data["work"], *data["not at Tết"]):
        day = day_of(time, texts.year) if time.year or time.of("weekday") else None
        name = _rest(day) if day else ""
        start = time.parts[0].start if time.of("weekday") else time.start
        low, on = passage.low, time.of("weekday") or _ON.search(passage.low, 0, start)
        sentence = max(low.rfind(". ", 0, start), low.rfind(";", 0, start)) + 1
        acts = data["work"] + data["not at Tết"] * (name in data["lunar"].values())
        done = holds(low[sentence:start], acts)
        if name and on and done and not (tells(low, "feast days") or _TO.match(low, time.end)):
            message = f"ngày {time.first('day')}/{time.first('month')} nghỉ {name}"
            yield passage.doubt(message, 2, "xem lại ngày làm việc", (time.start, time.end))
    rows = {name: row["days"] for row in data["rest"] for name in row["names"]}
    for hit in prose(texts).find(_OFF.replace("<names>", "|".join(rows)), "nguyên lương"):
        several = " và " in hit.passage.low[hit.span()[0] : hit.span("n")[0]]
        if value_of(hit["n"]) != rows[hit["name"]] and not several:
            message = f"{hit.words('name')} nghỉ {rows[hit['name']]} ngày hưởng nguyên lương"
            yield hit.doubt(message, 2, "xem lại số ngày nghỉ", "n")


_OFF = (
    r"\bnghỉ\b[^;.]{0,40}?\b(?P<name><names>)(?: năm 20\d\d|/20\d\d)?(?: (?!và\b|liền\b)[^\W\d_]+){0,3} "
    rf"(?P<n>{NUMBER}) ngày\b[^;.]{{0,30}}\bnguyên lương"
)


def _rest(day: date) -> str:
    """The public holiday for which nobody works on a day, on it or on the Monday behind; nothing on another day."""
    days = (day - timedelta(back) for back in range(1 if day.weekday() else 3))
    return next(filter(None, map(_holiday, days)), "")


def _holiday(day: date) -> str:
    """The name of the public holiday that is on a day, whoever may set the days beside it."""
    solar, lunar = table("holidays")["solar"], table("holidays")["lunar"]
    if name := solar.get(f"{day.day}/{day.month}"):
        return str(name)
    if day.month not in _SEASON:
        return ""
    if is_eve(day):
        return str(lunar["1/1"])
    found = lunar_day(day)
    return str(lunar.get("{}/{}".format(*found), "")) if found else ""
