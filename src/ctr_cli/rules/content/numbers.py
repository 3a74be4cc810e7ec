"""CTR809: dates, years and quarters whose digits or signs went wrong: `15/3/206`, `tháng /2026`, `quý V`."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import doubt, prose
from ctr_cli.rules.registry import text_rule

_NAMED = {
    "<year>": r"(?:19|20)\d\d",
    "<year,less>": r"(?:19|20)\d",
    "<day>": r"(?<![\d/.-])\d{1,2}",
    "<of>": r"(?<!mỗi )(?<!hằng )(?<!hàng )(?:(?<!\d )|(?<=tháng \d )|(?<=tháng \d\d ))năm ",
    "<alone>": r"(?<![^\W\d_]|[\d.])",
}
"""What the patterns of `data/numbers.yaml` have in common, under the names they call it by."""


@text_rule("CTR809", "warning")
def dates_are_whole(texts: Excerpt) -> Iterator[Problem]:
    """A date has its digits and its signs, a year four digits, and a year four quarters."""
    for number, row in enumerate(table("numbers")):
        for hit in prose(texts).find(_pattern(number), *row["needs"]):
            message = row["say"].format(hit.words().strip(" (-"))
            yield hit.problem(message, doubt(3, row["mend"]))


@cache
def _pattern(number: int) -> str:
    pattern = "|".join(table("numbers")[number]["find"])
    for name, meant in _NAMED.items():
        pattern = pattern.replace(name, meant)
    return f"(?m){pattern}"
