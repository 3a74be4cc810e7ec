"""CTR809, and part of CTR801: times that are none, digits and signs that went wrong: `15/3/206`, `quý V`, `19 giờ 75`."""

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
    "<of>": r"năm (?<!mỗi năm )(?<!hằng năm )(?<!hàng năm )(?:(?<!\d năm )|(?<=tháng \d năm )|(?<=tháng \d\d năm ))",
    "<alone>": r"(?<![^\W\d_]|[\d.])",
    "<apart>": r"(?<![\d/.,-])",
    "<hour>": r" giờ(?: \d\d(?: phút)?)?",
    "<from>": r"(?: thứ \w+| chủ nhật)?(?:,? ngày [\d/]+)?,?(?: bắt đầu| khai mạc)? (?:từ |lúc |vào lúc |vào )+",
}
"""What the patterns of `data/numbers.yaml` have in common, under the names they call it by."""


@text_rule("CTR809", "warning")
def dates_are_whole(texts: Excerpt) -> Iterator[Problem]:
    """A date has its digits and its signs, a year four digits, and a year four quarters."""
    return miswritten(texts, "CTR809")


def miswritten(texts: Excerpt, code: str) -> Iterator[Problem]:
    """What the patterns of `data/numbers.yaml` find that stand under the code of a rule."""
    for number, row in enumerate(table("numbers")):
        if row.get("code", "CTR809") == code:
            for hit in prose(texts).find(_pattern(number), *row["needs"]):
                message = row["say"].format(hit.words().strip(" (-"))
                yield hit.problem(message, doubt(3, row["mend"]), severity="warning")


@cache
def _pattern(number: int) -> str:
    pattern = "|".join(table("numbers")[number]["find"])
    for name, meant in _NAMED.items():
        pattern = pattern.replace(name, meant)
    return f"(?m){pattern}"
