"""What is known of a year before its programme is written: the day of Tết, festivals, round anniversaries, the profile."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.letters import capitalised
from ctr_cli.language.lunar import STEMS, lunar_year, solar_day
from ctr_cli.language.patterns import regex

_ROUND = 5
"""Years whose count ends in 0 or 5 are kept with more than the usual (Nghị định 145/2013/NĐ-CP, Điều 3)."""


class Fact(Struct):
    """Something to think of in a month of the year (Vietnamese)."""

    month: int
    text: str


def facts_of(year: int) -> list[Fact]:
    """The facts of a year, by month."""
    return sorted((*_festivals(year), *_anniversaries(year)), key=lambda fact: fact.month)


def festival_in(text: str) -> dict[str, Any] | None:
    """The festival of the lunar calendar that a text names, if any: its row of `data/festivals.yaml`."""
    low = plain(text)
    rows = [
        (row, row[key]) for key in ("words", "alone") for row in table("festivals") if key in row
    ]
    return next(
        (
            row
            for row, words in rows
            if any(word in low for word in words)
            and not any(other in low for other in row.get("but", ()))
            and not ("ours" in row and _names_another(text, row["ours"]))
        ),
        None,
    )


_TET = regex(r"\b[Tt]ết (?P<name>[^\W\d_]+)")


def _names_another(text: str, ours: list[str]) -> bool:
    """Whether a text names a Tết that is not that of the new year: `Tết Gạ Ma Thú`."""
    every = {*ours, *map(str.lower, STEMS)}
    names = [found["name"] for found in _TET.finditer(text)]
    return any(name[0].isupper() and name.lower() not in every for name in names)


def day_of(festival: dict[str, Any], year: int) -> date | None:
    """The date of a festival in a year; None outside the table of lunar years."""
    return solar_day(year, festival["month"], festival["day"])


def _festivals(year: int) -> Iterator[Fact]:
    for row in table("festivals"):
        now, before = day_of(row, year), day_of(row, year - 1)
        if now is None:
            continue
        text = f"{row['name']} {lunar_year(year)} là ngày {now:%d/%m/%Y}"
        if row["month"] == 1 and row["day"] == 1:
            yield Fact(
                now.month, f"{text}: việc chuẩn bị Tết đặt ở tháng 12 năm trước hoặc tháng 1"
            )
        elif before and before.month != now.month:
            yield Fact(now.month, f"{text}, năm trước rơi vào tháng {before.month}")


def _anniversaries(year: int) -> Iterator[Fact]:
    for entry in table("anniversaries"):
        since, written = entry.get("since"), entry.get("day")
        usual = since and written and entry.keys().isdisjoint(("short", "seldom"))
        if usual and year > since and (year - since) % _ROUND == 0:
            day, month = written.split("/")
            names = entry["names"].split("; ")
            name = next((name for name in names if name.endswith("việt nam")), names[0])
            name = entry.get("said") or capitalised(name).replace("việt nam", "Việt Nam")
            kind = "năm tròn" if (year - since) % 10 == 0 else "năm lẻ 5"
            yield Fact(int(month), f"{day}/{month}: {name}, {year - since} năm ({kind})")
