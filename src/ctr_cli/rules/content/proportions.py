"""CTR828: what figures are to one another: no part is greater than its whole, nothing is more than it can be."""

import re
from collections.abc import Callable, Iterator
from functools import cache, reduce
from operator import add, ge, gt, le, lt, mul
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.content.sums import SCALE, number, quantities, written
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, holds
from ctr_cli.rules.registry import text_rule

_ADVICE = "tính lại, xem lại các số"


@text_rule("CTR828", "warning")
def proportions_are_possible(texts: Excerpt) -> Iterator[Problem]:
    """No part is greater than its whole, what rises ends higher, and shares of one thing are at most 100 %."""
    told = set[tuple[object, ...]]()
    for row in _relations(texts.ground.tier):
        for hit in quantities(texts).find(_pattern(row["find"]), *row["needs"]):
            why = "" if _excused(hit, row) else _at_odds(hit, row, texts.year)
            at = hit.passage.path, hit.match.span("a")
            if why and at not in told:
                told.add(at)
                yield hit.doubt(f"“{{}}”: {why}", 2, _ADVICE)
    for hit in quantities(texts).find(_SHARES, "%"):
        start, end = hit.span("all")
        found = _ONE_SHARE.finditer(hit.passage.low, start, end)
        shares = [number(hit.passage.text[slice(*share.span("n"))]) for share in found]
        total = round(sum(shares), 2)
        rounded = abs(total - _ALL) <= _ROUNDED * len(shares) and any(share % 1 for share in shares)
        parts = hit.passage.low[start:end]
        apart = holds(parts, _CHANGES) or all(
            map(_OF_ONE_MEASURE.match, re.findall(r"[^,;]*%", parts))
        )
        if not (rounded or apart) and (
            _ALL < total < _TOO_MUCH or (total < _ALL and len(shares) > 2)
        ):
            shown = " + ".join(f"{written(share)}%" for share in shares)
            yield hit.doubt(f"“{hit.words('all').strip()}”: {shown} không phải 100%", 2, _ADVICE)


@cache
def _relations(tier: int) -> list[dict[str, Any]]:
    """What figures are to one another, and the most they may be where an issuer stands on a tier."""
    data = table("proportions")
    most = {"is": "a ≤ {most}", "say": "nhiều nhất là {most}"}
    rows = [row for row in data["bounds"] if row.get("tier", tier) == tier]
    bounds = [row | {key: said.format(**row) for key, said in most.items()} for row in rows]
    return [*data["relations"], *_in_other_units(), *bounds]


def _in_other_units() -> Iterator[dict[str, Any]]:
    """What an amount is in brackets in a smaller unit, or in a greater one."""
    row = table("proportions")["in units"]
    for great, small, times, about in table("proportions")["units"]:
        for one, other, how in ((great, small, "×"), (small, great, "/")):
            needs = [f"# {unit}" for unit in one.split("|")]
            made = {"is": f"b = a {how} {times}", "like": "", "about": about, "needs": needs}
            yield row | made | {"find": row["find"].replace("{}", one, 1).replace("{}", other)}


@cache
def _pattern(find: str) -> str:
    """A pattern of `data/proportions.yaml` with what its names stand for."""
    names = table("proportions")["names"]
    find = find.replace("#c*", f"(?P<c>#+|{WORDS})")
    find = re.sub("#([abcd])", lambda said: names["#"].replace("@", said[1]), find)
    find = find.replace("…", "[^#;.\\n]{0,50}?")
    return reduce(lambda text, name: text.replace(f"<{name}>", names[name]), names, find)


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


_PUPILS = ("em", "học", "cháu", "trẻ")
"""Words for pupils, which may be compared with one another."""


def _scales(units: list[str]) -> list[float] | None:
    """What amounts in some units are multiplied with before they are compared; None where they cannot be."""
    units = ["em" if unit in _PUPILS else unit for unit in units]
    named = [unit for unit in units if unit]
    if len(set(named)) > 1 and not {*named} <= SCALE.keys():
        return None
    return [SCALE.get(unit or next(iter(named[::-1]), ""), 1) for unit in units]


def _at_odds(hit: Hit, row: dict[str, Any], year: int) -> str:
    """What is wrong with the numbers of a hit, by what its row says of them and of the programme's year; nothing where they agree."""
    found = hit.match.groupdict()
    said = {name: hit.words(name) for name in "abcd" if found.get(name)}
    units = {f"u{name}": found.get(f"u{name}") or "" for name in said}
    like = row.get("like", "".join(said))
    factors = _scales([units[f"u{name}"] for name in like])
    if factors is None:
        return ""
    value = {name: number(it) if it[0].isdigit() else value_of(it) for name, it in said.items()}
    for name, factor in zip(like, factors, strict=True):
        value[name] *= factor
    value["năm"] = year
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
_OF_ONE_MEASURE = regex(
    r" ?(?:và )?(?:(?:hết|đến|của|tại) )?(?:(?:\d+ )?(?:tháng|quý|năm|kỳ|lần|ngày|tuần|vụ|cả|thôn|xã|ấp|bản|tổ dân|khu phố|trường)\b|đầu|cuối|giữa|trước|sau|hiện)"
)
"""How parts begin of which each is all of some time or place, and none a share."""
_CHANGES = (" tăng ", " giảm ")
"""What tells that figures are changes, and no parts of a whole."""
_ONE_SHARE = regex(r"(?P<n>#+) ?%")
