"""CTR828: what cannot be so many: a part greater than its whole, a rise that falls, five years that are six."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import add, ge, gt, le, lt, mul
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.content.sums import number, quantities, scales, written
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt
from ctr_cli.rules.registry import text_rule

_ADVICE = doubt(2, "tính lại, xem lại các số")


@text_rule("CTR828", "warning")
def proportions_are_possible(texts: Excerpt) -> Iterator[Problem]:
    """No part is greater than its whole, what rises ends higher, and shares of one thing are at most 100 %."""
    for row in table("proportions")["relations"]:
        for hit in quantities(texts).find(_pattern(row["find"]), *row["needs"]):
            why = "" if _excused(hit, row) else _at_odds(hit, row)
            if why:
                yield hit.problem(f"“{hit.words().strip()}”: {why}", _ADVICE)
    for hit in quantities(texts).find(_SHARES, "%"):
        start, end = hit.span("all")
        found = _SHARE.finditer(hit.passage.low, start, end)
        shares = [number(hit.passage.text[slice(*share.span("n"))]) for share in found]
        total = round(sum(shares), 2)
        rounded = abs(total - _ALL) <= _ROUNDED * len(shares) and any(share % 1 for share in shares)
        if not rounded and (_ALL < total < _TOO_MUCH or (total < _ALL and len(shares) > 2)):
            shown = " + ".join(f"{written(share)}%" for share in shares)
            yield hit.problem(f"“{hit.words('all').strip()}”: {shown} không phải 100%", _ADVICE)

    for hit in quantities(texts).find(_SHARED_OUT, "#%", "# %"):
        yield from _listed_shares(hit)


_SHARED_OUT = r"(?P<all>#+) (?P<what><u>(?: <u>)?)[^#;:.\n]{0,50}: (?P<list>[^;.\n]*)".replace(
    "<u>", r"[^\W\d_]+"
)
_LISTED_SHARE = regex(
    r"(?P<a>#+) (?P<what>[^\W\d_]+)[^#,;()]{0,30}\((?:chiếm |đạt |tỷ lệ )?(?P<share>#+) ?%"
)
"""A whole and the list of its parts, and each of these with its share."""


def _listed_shares(hit: Hit) -> Iterator[Problem]:
    """The shares of a list that are not those of its parts."""
    passage, whole = hit.passage, number(hit.words("all"))
    for part in _LISTED_SHARE.finditer(passage.low, *hit.span("list")) if whole else ():
        at, (few, share) = (
            part.span(),
            (number(passage.text[slice(*part.span(g))]) for g in ("a", "share")),
        )
        right = _ALL * few / whole
        if few <= whole and abs(share - right) >= 1:
            message = f"“{{}})”: {written(few)}/{written(whole)} là {written(round(right, 1))}%"
            yield passage.problem(message, _ADVICE, at)


_MACROS = {
    "#c*": rf"(?P<c>#+|{WORDS})",
    **{
        f"#{name}": rf"(?P<{name}>#+)(?!#)(?= ?(?P<u{name}>%|"
        r"(?!(?:lên|xuống|còn|thành|đến|tới|trên|trong|và|để|hoặc)\b)[^\W\d_]+)|)"
        for name in "abcd"
    },
    "<makes>": r"[,(]+ ?(?:<u> ){0,2}?(?:đạt|chiếm|bằng|tương đương|tức|tỷ lệ)(?: <u>){0,2}?",
    "<to>": r"(?:lên|xuống|còn|thành|đến|tới|nay(?: đã)?(?: có| đạt| là| còn)?|đã (?:có|đạt|là)|hiện(?: nay)?(?: có| còn| là))",
    "<of all>": r"(?:trên|trong|so với)(?: (?:tổng|số|dự toán|kế hoạch|chỉ tiêu|mục tiêu|vốn|được|giao|là|cả|năm|của|định mức|tổng số))*",
    "<figure>": r"(?:\d{1,3}(?:\.\d{3})+|\d+)",
    "<u>": r"[^\W\d_]+",
    "…": r"[^#;.\n]{0,50}?",
}
"""What the patterns of `data/proportions.yaml` have in common, under the names they call it by."""


@cache
def _pattern(find: str) -> str:
    for name, meant in _MACROS.items():
        find = find.replace(name, meant)
    return find


def _excused(hit: Hit, row: dict[str, Any]) -> bool:
    """Whether a word stands around a hit by which its numbers need not agree, or its whole is not one."""
    low, (start, end) = f" {hit.passage.low}", hit.span()
    sentence = low[max(low.rfind(". ", 0, start), low.rfind(";", 0, start), 0) : end + 31]
    near = low[max(0, start - _NEAR) : end + _NEAR // 2]
    beyond = row["is"] == "a ≤ b" and _BEYOND_ALL.search(hit.passage.text, end, end + _FAR)
    if beyond or _has(sentence, row.get("unless")) or _has(near, row.get("near")):
        return True
    if "reviewed" in row:  # CTR823 judges these
        thirds = all(number(hit.words(name)) % 3 == 0 for name in "ab")
        ends = low.endswith("cuối năm", 0, end + 1)
        return thirds and ends and " tháng qua" not in low and is_review(hit.passage.text)
    if "wholes" not in row:
        return False
    wholes = tuple(f"{word} " for word in table("proportions")["wholes"])
    halves = "/" in hit.match.group() and "%" not in row["is"]
    day = halves and number(hit.words("a")) <= 31 and number(hit.words("b")) <= 12
    counted = f" {low[:start]}".endswith(
        tuple(f" {word}" for word in table("proportions")["counted"])
    )
    return (day and not counted) or not f"{hit['whole']} ".startswith(wholes)


_BEYOND_ALL = regex(r"\b1\d\d(?:,\d+)? ?%")
"""What says itself that it is more than all that was to be."""
_FAR = 60
"""Letters behind two numbers in which their share may stand."""
_NEAR = 14
"""Letters around two numbers in which a word tells that they are no range."""


def _has(low: str, words: str | None) -> bool:
    """Whether a word of a list of `data/proportions.yaml` stands in a part of a text."""
    return words is not None and any(f" {word}" in low for word in table("proportions")[words])


_ALL = 100
"""All of something, in a hundred parts."""
_ROUNDED = 0.05
"""How far a share with one decimal may be from what it was before it was rounded."""
_TOO_MUCH = 150
"""From here on shares are of different things."""
_Of = Callable[[float, float], float]
_TENTH = 0.11
"""By how much a share that is told in tenths may lie apart."""
_MONEY = ("tỷ", "triệu", "nghìn", "ngàn", "đồng")
_SHORTEST = 28
"""Days of the shortest month, after which the next day may be the first."""
_HOLDS: dict[str, _Of] = {
    "<": lt,
    ">": gt,
    "≤": le,
    "≥": ge,
    "→": lambda a, b: not b < a <= b + 10,
    "next": lambda a, b: a == b + 1 or (a == 1 and b >= _SHORTEST),
}
_MADE: dict[str, _Of] = {
    "+": add,
    "-": lambda a, b: abs(a - b),
    "×": mul,
    "/": lambda a, b: a / b if b else 0,
    "→": lambda a, b: abs(b - a) / a if a else 0,
}
"""What `is` may say in `data/proportions.yaml`: `→` is the change from one to the other, in parts of the first; between hours, on to the later one or over night."""


def _at_odds(hit: Hit, row: dict[str, Any]) -> str:
    """What is wrong with the numbers of a hit, by what its row says of them; nothing where they agree."""
    found = hit.match.groupdict()
    said = {name: hit.words(name) for name in "abcd" if found.get(name)}
    units = {f"u{name}": found.get(f"u{name}") or "" for name in said}
    like = row.get("like", "".join(said))
    factors = scales([units[f"u{name}"] for name in like])
    if factors is None:
        return ""
    value = {name: number(it) if it[0].isdigit() else value_of(it) for name, it in said.items()}
    for name, factor in zip(like, factors, strict=True):
        value[name] *= factor
    which, sign, *made = row["is"].replace(" %", "%").split()
    right, *others = (value[it] if it in value else float(it) for it in made[::2])
    for how, other in zip(made[1::2], others, strict=True):
        right = _MADE[how](right, other)
    if sign != "=":
        return "" if _HOLDS[sign](value[which], right) else str(row["say"].format(**said, **units))
    right *= _ALL if (share := which.endswith("%")) else 1
    apart = right * max(row.get("about", 0) / _ALL, 1e-6)
    if share:  # whole parts of a hundred are rounded, and so is money
        whole = not any(float(value[it]) % 1 or units[f"u{it}"] in _MONEY for it in made[::2])
        apart = max(_TENTH if whole and "," in said[which[0]] else 1 - 1e-6, right / _ALL)
    if abs(value[which[0]] - right) <= apart:
        return ""
    return str(row["say"].format(written(round(right, 1)), **said, **units))


_SHARES = r"\b(?:cơ cấu|tỷ trọng|nguồn vốn|phân bổ|phân chia|xếp loại|đánh giá|kết quả)\b[^;.:%#]{0,50}: (?P<all>[^;:()\n]*%[^;:()\n]*%[^;:()\n]{0,30})"
"""What is parted, and the shares of its parts."""
_SHARE = regex(r"(?P<n>#+) ?%")
