"""CTR805: the year a text names, against the programme's and the month of the meeting."""

from collections.abc import Iterator
from functools import cache
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, holds, lead, prose, tells
from ctr_cli.rules.registry import text_rule

_YEAR = regex(r"năm (?P<y>20\d\d)(?!\d| ?-)")
_OF_A_LAW = regex(
    r"(?<!dự thảo )\b(?:luật|pháp lệnh|hiến pháp)\b[^.;,\n]{0,80}(?:, [^.;,\n]{0,40})?\Z"
)
"""Before a year that is part of a law's name."""


@text_rule("CTR805", "warning")
def year_is_the_programmes(texts: Excerpt) -> Iterator[Problem]:
    """Work ahead names the programme's year or the next, a review the year that is being reviewed."""
    year = texts.year
    for hit in prose(texts).find(_YEAR, "năm 20"):
        if hit.passage.place.of_item:
            yield from _doubted(hit, year)
        elif int(hit["y"]) != year and _is_its_own(hit):
            message = f"văn bản ghi năm {hit['y']}, chương trình là năm {year}"
            yield hit.problem(message, doubt(3, f"viết năm {year}, hoặc xem lại khóa year"), "y")


def _is_its_own(hit: Hit) -> bool:
    """Whether a year outside the meetings is that of the programme itself."""
    key, before = hit.passage.place.key, hit.passage.low[: hit.span()[0]]
    if key == "document.preamble" and before.endswith("chương trình công tác "):
        return True
    closing = before.endswith(("trong ", "ban thường vụ đảng ủy "))
    return key == "document.title" or (closing and not key.startswith("document.bases"))


def _doubted(hit: Hit, year: int) -> Iterator[Problem]:
    """What the first row of `data/years.yaml` that fits says of a year in an item; nothing where it has no `why`."""
    low, off = hit.passage.low, int(hit["y"]) - year
    if _OF_A_LAW.search(low, 0, hit.span()[0]) or (off < 0 and tells(low, "late or looked into")):
        return
    month, clause = max(hit.passage.place.months, default=0), _clause(hit)
    for number, row in enumerate(table("years")):
        least, most = row.get("off", _ANY)
        asked = least <= off <= most and row.get("from", 0) <= month <= row.get("to", 12)
        known = asked and holds(low, row.get("needs", _NOTHING))
        if not known or not (found := _fits(number, row, clause, low)):
            continue
        if "why" in row:
            why = row["why"].format(found, month=month)
            hint = doubt(row["sure"], f"có phải năm {year + row['right']}?")
            yield hit.problem(f"{why}, ở đây ghi năm {hit['y']}", hint, "y")
        return


_ANY = (-99, 99)
_NOTHING = ("",)
_ASKED = ("unless", "clause", "also", "text", "unless_text")
"""What a row asks: of the clause, or of the whole text, to have some words, or not to have them."""


def _fits(number: int, row: dict[str, Any], clause: str, text: str) -> str:
    """The words of the clause by which a row fits; nothing when it does not."""
    found = ""
    for key in filter(row.__contains__, _ASKED):
        words = _first(number, key, text if "text" in key else clause)
        if bool(words) is key.startswith("unless"):
            return ""
        found = found or words
    return found


def _first(number: int, key: str, low: str) -> str:
    """The first words in a text that a list of a row, or its pattern, names; nothing where there are none."""
    wanted = table("years")[number][key]
    if isinstance(wanted, str):
        match = _pattern(number, key).search(low)
        return match.group() if match else ""
    low = f" {low} "
    return min(
        ((at, word.strip()) for word in wanted if (at := low.find(word)) >= 0), default=(0, "")
    )[1]


@cache
def _pattern(number: int, key: str) -> Pattern[str]:
    return regex(table("years")[number][key])


def _clause(hit: Hit) -> str:
    """The words a year belongs to: back to the year before it, or to the last full stop or semicolon."""
    before = hit.passage.low[: hit.span()[0]]
    start = max(before.rfind(". "), before.rfind(";"), lead(hit.passage.text))
    for earlier in _YEAR.finditer(before):
        start = max(start, earlier.end())
    return before[start:]
