"""CTR813: what the calendar of these years has behind it, planned as if it were to come: an election, a congress, a census."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import clause_of
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Passage, holds


@cache
def _events() -> Phrases[dict[str, Any]]:
    """The rows of the table by the names of their events."""
    data = table("happened")
    return known_phrases((row["names"], row) for row in (*data["once"], *data["yearly"]))


_YEAR = regex(r"[^;.:]{0,24}?\b(?P<first>20\d\d)(?: ?- ?(?P<second>20\d\d))?(?![\d/])")
_TERM = regex(r"nhiệm kỳ 20\d\d ?- ?(?P<ends>20\d\d)")


def happened(year: int, passage: Passage) -> Iterator[Problem]:
    """An event that was over before the meeting of a text, and is prepared there; at most one."""
    months, data = passage.place.months, table("happened")
    for found in phrases_in(passage.text, _events()) if months else ():
        row, now, over = found.value, f"{year}-{months[0]:02}", found.value.get("over", "")
        if not over and (written := _YEAR.match(passage.low, found.end)):
            last = (row.get("next") and written["second"]) or written["first"]
            over = f"{last}-{row['ends']:02}"
        before, behind = clause_of(passage, found.start, found.end)
        term = _TERM.search(f"{before}{passage.low[found.start :]}")
        past = bool(over) and over < now < row.get("again", "9999")
        later = past and term and int(term["ends"]) > int(over[:4]) + 5
        looks_back = holds(f" {before}#{behind} ", data["looks back"])
        if past and not later and not looks_back and holds(before, data["plans"]):
            when = f"{int(over[5:])}/{over[:4]}"
            message = f"{passage.text[found.start : found.end]} đã xong từ tháng {when}"
            yield passage.doubt(message, 2, "xem lại năm, hoặc việc đã qua", found[2:4])
            return
