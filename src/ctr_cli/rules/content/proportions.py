"""CTR828: what cannot be so many: a part greater than its whole, a rise that falls, a range turned round, shares beyond 100 %."""

import re
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.sums import number
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import text_rule

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_ALONE = r"(?<![\d/.,-])"
_UNIT = r"%|[^\W\d_]+(?: [^\W\d_]+)?"
_CHANGE = rf"""(?x)
    \b từ \ (?P<a>{_N}) (?![\d/.,-]\d) \ ?(?P<u>{_UNIT})? (?P<words>[^\d;.\n]{{0,40}}?)
    \ (?P<to> lên | xuống | đến | tới | còn ) (?:\ (?:còn|trên|hơn|dưới))? \ (?P<b>{_N}) (?![\d/-]|[.,]\d) \ ?(?P<u2>{_UNIT})?
"""
_RANGE = rf"{_ALONE}(?P<a>\d+(?:,\d+)?) ?- ?(?P<b>\d+(?:,\d+)?) ?(?P<u>%|hộ|người|đảng viên|triệu|tỷ|ha|thôn|lớp|cuộc|mô hình|buổi|đợt|cây|con|công trình)(?!\w)"
_PART = rf"""(?x)
    {_ALONE} (?P<a>\d+) (?: / | (?:\ [^\W\d_]+){{0,2}} \ (?:trên|trong)\ (?:tổng\ )?(?:số\ )? ) (?P<b>\d+) (?![\d/.,%-])
    \ (?P<u>[^\W\d_]+(?:\ [^\W\d_]+)?)
"""
_EACH = rf"""(?x)
    {_ALONE} (?P<a>{_N}) \ (?P<u>[^\W\d_]+) [^\d;.\n]{{0,60}} , \ mỗi \ (?P=u) [^\d;.,\n]{{0,30}}? \ (?P<b>{_N}) \ (?P<u2>[^\W\d_]+) [^\d;.\n]{{0,40}}
    , \ (?: tổng | cộng | tất\ cả ) [^\d;.\n]{{0,30}}? \ (?P<c>{_N}) \ (?P<u3>[^\W\d_]+)
"""
_SHARE = rf"{_ALONE}(?P<n>\d+(?:,\d+)?) ?%"
_RATE = rf"(?x) \b tỷ\ lệ \ (?P<of>[^;.\d%\n]{{3,60}}?) \ (?:(?:đạt|là|lên|trên|chiếm|ở\ mức)\ )+ (?P<n>{_N}) \ ?%"


@text_rule("CTR828", "warning")
def proportions_are_possible(texts: Excerpt) -> Iterator[Problem]:
    """No part is greater than its whole, what rises ends higher, and shares of one thing are at most 100 %."""
    for hit in prose(texts).find(_CHANGE, " từ ", "từ "):
        yield from _turned_round(hit)
    for hit in prose(texts).find(_RANGE, "-"):
        if number(hit["a"]) > number(hit["b"]) and not _names(hit, "no range"):
            yield _wrong(hit, "số đầu lớn hơn số cuối", "xem lại hai số")
    for hit in prose(texts).find(_PART, "/", " trên ", " trong "):
        if int(hit["a"]) > int(hit["b"]) and _is_part(hit) and not _names(hit, "beyond"):
            yield _wrong(hit, "phần lớn hơn toàn thể", "xem lại hai số")
    for hit in prose(texts).find(_EACH, ", mỗi "):
        yield from _wrong_product(hit)
    for hit in prose(texts).find(_RATE, "tỷ lệ "):
        if number(hit["n"]) > 100 and not _names(hit, "beyond"):
            yield _wrong(hit, "tỷ lệ ấy không quá 100%", "xem lại tỷ lệ")
    yield from _too_much(texts)


def _wrong(hit: Hit, why: str, advice: str) -> Problem:
    return hit.problem(f"“{hit.words().strip()}”: {why}", doubt(2, advice))


def _is_part(hit: Hit) -> bool:
    """Whether two numbers are a part and its whole, and no day."""
    words = hit.passage.low[: hit.span()[0]].split()
    day = "/" in hit.match.group() and int(hit["a"]) <= 31 and int(hit["b"]) <= 12
    counted = not day or (words and words[-1] in table("proportions")["counted"])
    wholes = tuple(f"{word} " for word in table("proportions")["wholes"])
    return bool(counted) and f"{hit['u']} ".startswith(wholes)


def _names(hit: Hit, words: str) -> bool:
    """Whether a word of a list of `data/proportions.yaml` stands around a hit, in its sentence."""
    low, (start, end) = hit.passage.low, hit.span()
    around = low[max(low.rfind(". ", 0, start), low.rfind(";", 0, start), 0) : end + 30]
    return any(f" {word}" in f" {around}" for word in table("proportions")[words])


def _is_range(hit: Hit) -> bool:
    """Whether two numbers are the ends of how many there are, and no hours or days."""
    return not hit["words"].strip() and not _names(hit, "no range")


def _turned_round(hit: Hit) -> Iterator[Problem]:
    """What goes up and ends lower, or down and ends higher; a range whose ends stand in the wrong order."""
    first, last, to = number(hit["a"]), number(hit["b"]), hit["to"]
    one, other = (hit[unit].split()[:1] for unit in ("u", "u2"))
    if one and other and one != other:
        return
    if to == "lên" and first >= last:
        yield _wrong(hit, "tăng mà số sau không lớn hơn", "xem lại hai số")
    elif to in ("xuống", "còn") and first <= last:
        yield _wrong(hit, "giảm mà số sau không nhỏ hơn", "xem lại hai số")
    elif to in ("đến", "tới") and first > last and other and _is_range(hit):
        yield _wrong(hit, "số đầu lớn hơn số cuối", "xem lại hai số")


_SCALE = {"đồng": 1, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9}


def _wrong_product(hit: Hit) -> Iterator[Problem]:
    """So many, each with so many, and another total: `4 đợt, mỗi đợt 3 lớp, tổng cộng 10 lớp`."""
    each, total = hit["u2"], hit["u3"]
    if each != total and not {each, total} <= _SCALE.keys():
        return
    said = number(hit["c"]) * _SCALE.get(total, 1)
    right = number(hit["a"]) * number(hit["b"]) * _SCALE.get(each, 1)
    if abs(said - right) > 1e-6 * right:
        shown = f"{hit.words('a')} × {hit.words('b')} {each}"
        yield hit.problem(f"{shown} không phải {hit.words('c')} {total}", doubt(2, "tính lại"), "c")


def _too_much(texts: Excerpt) -> Iterator[Problem]:
    """Shares of one thing, each for another part of it, that make more than all of it, or less where it is all."""
    for hit in prose(texts).find(_CLAUSE, "%"):
        shares = [
            (match, piece.group())
            for piece in re.finditer(_PIECE, hit.match.group())
            for match in [re.search(_SHARE, piece.group())]
            if match
        ]
        for family in table("proportions")["families"] if len(shares) > 1 else ():
            parts = [next((word for word in family if word in piece), "") for _, piece in shares]
            total = round(sum(number(share["n"]) for share, _ in shares), 2)
            less = total < _ALL and len(parts) > 2 and _names(hit, "whole")
            if len(set(parts)) == len(parts) and all(parts) and (less or _ALL < total < 2 * _ALL):
                if not _names(hit, "beyond"):
                    shown = " + ".join(f"{share['n']}%" for share, _ in shares)
                    yield hit.problem(f"{shown} không phải 100%", doubt(2, "xem lại các tỷ lệ"))
                break


_ALL = 100
_CLAUSE = r"[^;:%()\n]{0,40}%[^;:()\n]*%[^;:()\n]{0,30}"
_PIECE = r"(?:[^,]|,(?=\d))+"
