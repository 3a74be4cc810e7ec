"""CTR805: the year a text names, against the programme's and the month of the meeting."""

from collections.abc import Iterator
from functools import cache, lru_cache
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, holds, lead, prose, tells
from ctr_cli.rules.registry import text_rule

_YEAR = regex(r"(?:năm |xuân |tết |hè |đợt (?:ngày )?\d{1,2}/\d{1,2}/)(?P<y>20\d\d)(?!\d| ?-)")
"""A year, of itself or with a season or a round of awards: `Huy hiệu Đảng đợt 02/9/2026`."""


@text_rule("CTR805", "warning", "info")
def year_is_the_programmes(texts: Excerpt) -> Iterator[Problem]:
    """Work ahead names the programme's year or the next, a review the year that is being reviewed."""
    year = texts.year
    for hit in prose(texts).find(_YEAR, "năm 20", "xuân 20", "tết 20", "hè 20", "đợt "):
        place, before = hit.passage.place, hit.passage.low[: hit.span()[0]]
        own = place.key == "document.preamble" and before.endswith("chương trình công tác ")
        if place.of_item:
            yield from _doubted(hit, year)
        elif int(hit["y"]) != year and (own or place.key == "document.title"):
            message = f"văn bản ghi năm {hit['y']}, chương trình là năm {year}"
            yield hit.doubt(message, 3, f"viết năm {year}, hoặc xem lại khóa year", "y")


def _doubted(hit: Hit, year: int) -> Iterator[Problem]:
    """What the first row of `data/years.yaml` that fits says of a year in an item; nothing where it has no `why`.

    Where nobody knows the month, nothing is said that hangs on it.
    """
    low, off = hit.passage.low, int(hit["y"]) - year
    if phrasing("year of a law").search(low, 0, hit.span()[0]) or (
        off < 0 and tells(low, "late or looked into")
    ):
        return
    month, clause = max(hit.passage.place.months, default=0), _clause(hit)
    for row, asked in _rows_of(off, month):
        apart = "until" not in row or _apart(hit, row["until"])
        if apart and holds(low, row.get("needs", ("",))) and (found := _fits(asked, clause, low)):
            if "why" in row and (month or not {"from", "to"} & row.keys()):
                why = f"{row['why'].format(found, month=month)}, ở đây ghi năm {hit['y']}"
                yield hit.doubt(why, row["sure"], f"có phải năm {year + row['right']}?", "y")
            return


def _apart(hit: Hit, until: Pattern[str]) -> bool:
    """Whether some words stand between a year and the next one named, which does not follow it."""
    low, end = hit.passage.low, hit.span()[1]
    behind = _YEAR.search(low, end)
    later = behind is not None and int(behind["y"]) > int(hit["y"]) + 1
    return later and until.match(low, end) is not None


_ASKED = ("unless", "clause", "also", "text", "unless_text")
"""What a row asks: of the clause, or of the whole text, to have some words, or not to have them."""


@cache
def _rows() -> list[tuple[dict[str, Any], list[tuple[str, Pattern[str]]]]]:
    """The rows of the table, `until` as a pattern, each with the patterns of what it asks."""
    return [
        (
            {**row, "until": regex(row["until"])} if "until" in row else row,
            [(key, regex(_pattern(row[key]))) for key in _ASKED if key in row],
        )
        for row in table("years")
    ]


@lru_cache(256)
def _rows_of(off: int, month: int) -> list[tuple[dict[str, Any], list[tuple[str, Pattern[str]]]]]:
    """The rows that speak of a year so far off, named in a month."""
    return [
        (row, asked)
        for row, asked in _rows()
        for least, most in [row.get("off", (off, off))]
        if least <= off <= most and row.get("from", 0) <= month <= row.get("to", 12)
    ]


def _pattern(words: str | list[str]) -> str:
    """A pattern, or one of words, of which a blank at an end is also the end of the text."""
    if isinstance(words, str):
        return words
    start, end = r"(?<!\S)", r"(?!\S)"
    return "|".join(
        start * word.startswith(" ") + word.strip() + end * word.endswith(" ") for word in words
    )


def _fits(asked: list[tuple[str, Pattern[str]]], clause: str, text: str) -> str:
    """The words of the clause by which a row fits; nothing when it does not."""
    found = ""
    for key, pattern in asked:
        words = pattern.search(text if "text" in key else clause)
        if bool(words) is key.startswith("unless"):
            return ""
        found = found or (words.group().strip() if words else "")
    return found


def _clause(hit: Hit) -> str:
    """The words a year belongs to: back to the year before it, or to the last full stop or semicolon."""
    before = hit.passage.low[: hit.span()[0]]
    start = max(before.rfind(". "), before.rfind(";"), lead(hit.passage.text))
    for earlier in _YEAR.finditer(before):
        start = max(start, earlier.end())
    return before[start:]
