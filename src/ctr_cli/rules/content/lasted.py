"""CTR829: how many years something has been carried out: `03 năm thực hiện` what began last year."""

from collections.abc import Iterator
from functools import cache
from re import Pattern

from ctr_cli.data import table
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.laws import cited_days
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, prose
from ctr_cli.rules.registry import text_rule

_LASTED = (
    rf"(?<!hằng )(?<!\d )(?P<n>{NUMBER}) năm (?:tổ chức |triển khai )?"
    r"(?:thực hiện|thi hành|triển khai|vận hành|hoạt động|áp dụng)\b(?P<what>[^;\n]{3,140})"
)
_YEAR = 12
_AHEAD = 3
"""Months before the years are full in which their review may be planned, or held."""


@text_rule("CTR829", "warning")
def years_since_it_began(texts: Excerpt) -> Iterator[Problem]:
    """No more years are looked back on than have passed since something began; one or five of many may well be."""
    for hit in prose(texts).find(_LASTED, " năm "):
        start, end = hit.span("what")
        days, path = cited_days(texts), hit.passage.path
        dated = (days[path, at] for at in range(start, end) if (path, at) in days)
        begun = next(dated, None) or _begun(hit)
        if begun and hit.passage.place.of_item:
            said, most = value_of(hit["n"]), (texts.year - begun[0]) * _YEAR + _YEAR - begun[1]
            if said * _YEAR > most + _AHEAD:
                message = f"bắt đầu từ {begun[1]}/{begun[0]}, đến cuối năm {texts.year} chưa đủ {said} năm"
                yield hit.doubt(message, 2, f"có phải {round(most / _YEAR)} năm?", "n")


def _begun(hit: Hit) -> tuple[int, int] | None:
    """The year and the month in which a thing of the table began that is named first."""
    found = (since for what, since in _known() if what.match(hit["what"]))
    return next(found, None)


@cache
def _known() -> list[tuple[Pattern[str], tuple[int, int]]]:
    return [
        (regex(rf" (?:{row['find']})"), (int(row["since"][:4]), int(row["since"][5:])))
        for row in table("happened")["begun"]
    ]
