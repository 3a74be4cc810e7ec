"""CTR828: what cannot be so many: a part greater than its whole, a rise that falls, days that are more than from one to the other."""

import re
from collections.abc import Iterator
from datetime import date

from ctr_cli.data import table
from ctr_cli.language.numbers import ONES, value_of
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.sums import number
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Passage, doubt, prose, timed
from ctr_cli.rules.registry import text_rule

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_ALONE = r"(?<![\d/.,-])"
_WORD = r"[^\W\d_]+"
_CHANGE = rf"""(?x)
    \b từ \ (?P<a>{_N}) (?![\d/.,-]\d) \ ?(?P<u>%|{_WORD})? (?P<words>[^\d;.\n]{{0,40}}?)
    \ (?P<to> lên | xuống | đến | tới | còn ) (?:\ (?:còn|trên|hơn|dưới))? \ (?P<b>{_N}) (?![\d/-]|[.,]\d) \ ?(?P<u2>%|{_WORD})?
    (?: (?:\ {_WORD}){{0,3}}? [, (]+ (?:tức\ (?:là\ )?)? (?:tăng|giảm)(?:\ thêm|\ được)? \ (?P<c>{_N}) (?![\d/-]|[.,]\d) \ ?(?P<u3>%|{_WORD}) )?
"""
_RANGE = rf"""(?x)
    {_ALONE} (?P<a>\d+(?:,\d+)?) \ ?-\ ? (?P<b>\d+(?:,\d+)?) \ ?
    (?: % | hộ | người | đảng\ viên | triệu | tỷ | ha | thôn | lớp | cuộc | mô\ hình | buổi | đợt | cây | con | công\ trình )(?!\w)
"""
_PART = rf"""(?x)
    {_ALONE} (?P<a>\d+) (?: / | (?:\ {_WORD}){{0,2}} \ (?:trên|trong)\ (?:tổng\ )?(?:số\ )? ) (?P<b>\d+) (?![\d/.,%-])
    \ (?P<u>{_WORD}(?:\ {_WORD})?) (?: (?:\ {_WORD}){{0,2}}? [, (]+ (?:đạt|chiếm|bằng)\ (?:tỷ\ lệ\ )? (?P<c>{_N})\ ?% )?
"""
_EACH = rf"""(?x)
    {_ALONE} (?P<a>{_N}) \ (?P<u>{_WORD}) [^\d;.\n]{{0,60}} , \ mỗi \ (?P=u) [^\d;.,\n]{{0,30}}? \ (?P<b>{_N}) \ (?P<u2>{_WORD}) [^\d;.\n]{{0,40}}
    , \ (?: tổng | cộng | tất\ cả ) [^\d;.\n]{{0,30}}? \ (?P<c>{_N}) \ (?P<u3>{_WORD})
"""
_SHARED_OUT = rf"""(?x)
    {_ALONE} (?P<c>{_N}) \ (?P<u3>{_WORD}) [^\d;.,:\n]{{0,40}} \ (?:cho|ở|tại|trong|vào) \ (?P<a>\d+) \ (?P<u>{_WORD}) [^\d;.\n]{{0,30}}
    , \ mỗi \ (?P=u) [^\d;.,\n]{{0,20}}? \ (?P<b>{_N}) \ (?P<u2>{_WORD})
"""
_RATE = rf"""(?x) \b (?: tỷ\ lệ | huy\ động\ (?:trẻ|học\ sinh) | phủ\ sóng | che\ phủ ) \ [^;.%\n]{{3,60}}?
    \ (?:(?:đạt|là|lên|trên|dưới|chiếm|ở\ mức|không\ quá)\ )+ (?P<n>{_N}) \ ?%
"""
_BORN = r"sinh năm (?P<y>19\d\d|20\d\d)\b(?:[^;.\d]{0,60}\b(?:tròn|thọ|nay|vừa|sang|mừng)|,| \() ?(?P<n>\d{1,3}) tuổi\b(?! đảng| đoàn)"
_RATIO = rf"""(?x) {_ALONE} (?P<a>{_N}) \ (?P<u>{_WORD}) (?:\ {_WORD}){{0,3}}? ,?\ (?:bằng|đạt|chiếm) \ (?P<c>{_N}) \ ?% \ (?:của\ )?(?:dự\ toán|kế\ hoạch|chỉ\ tiêu|tổng\ số|tổng)
    [^;.,%\d]{{0,25}} \ (?P<b>{_N}) \ (?P<u2>{_WORD}) """
_OF_THOSE = rf"{_ALONE}(?P<a>\d+) {_WORD}[^;.\d]{{0,40}} (?P<b>\d+) {_WORD}(?: {_WORD}){{0,3}}? trong số (?:đó|này|ấy)\b"
_FUNDS = r"\b(?:cơ cấu|tỷ trọng|nguồn vốn)\b[^;.:%\d]{0,40}: (?P<list>[^;:()%]+%(?:(?:,| và) [^;:()%]+%)+)(?!,? (?:tăng|giảm|so))"
_CLAUSE = r"[^;:%()\n]{0,40}%[^;:()\n]*%[^;:()\n]{0,30}"
_PIECE = r"(?:[^,]|,(?=\d))+"
_SHARE = rf"{_ALONE}(?P<n>\d+(?:,\d+)?) ?%"
_ALL = 100
_NEAR = 14
"""Letters around two numbers in which a word tells that they are no range."""


@text_rule("CTR828", "warning")
def proportions_are_possible(texts: Excerpt) -> Iterator[Problem]:
    """No part is greater than its whole, what rises ends higher, and shares of one thing are at most 100 %."""
    for pattern, needed, judge in _JUDGED:
        for hit in prose(texts).find(pattern, *needed):
            why = judge(hit)
            if why:
                message = f"“{hit.words().strip()}”: {why}"
                yield hit.problem(message, doubt(2, "tính lại, xem lại các số"))
    for hit in prose(texts).find(_BORN, "sinh năm "):
        why = _age(hit, texts.year)
        if why:
            yield hit.problem(f"“{hit.words('n')} tuổi”: {why}", doubt(2, "tính lại tuổi"), "n")
    for passage, time in timed(texts, ("days",), "ngày"):
        days, months = time.of("day"), time.of("month")
        yield from _miscounted_days(passage, time.start, texts.year, days, months)
    for hit in prose(texts).find(_LISTED_DAYS, "ngày "):
        told = len(re.findall(r"\d+", hit["days"])) - hit["days"].count("/")
        if value_of(hit["n"]) != told:
            yield _days(hit.passage, hit.words("n"), told, hit.span("n"))


def _names(hit: Hit, words: str) -> bool:
    """Whether a word of a list of `data/proportions.yaml` stands around a hit, in its sentence."""
    low, (start, end) = hit.passage.low, hit.span()
    around = low[max(low.rfind(". ", 0, start), low.rfind(";", 0, start), 0) : end + 30]
    return any(f" {word}" in f" {around}" for word in table("proportions")[words])


def _turned_round(hit: Hit) -> str:
    """What goes up and ends lower, or down and ends higher; a range whose ends stand in the wrong order."""
    first, last, to = number(hit["a"]), number(hit["b"]), hit["to"]
    one, other = hit["u"], hit["u2"]
    if one and other and one != other:
        return ""
    if to == "lên" and first >= last:
        return "tăng mà số sau không lớn hơn"
    if to in ("xuống", "còn") and first <= last:
        return "giảm mà số sau không nhỏ hơn"
    if hit["c"] and hit["u3"] == (other or hit["u3"]) and to in ("lên", "xuống", "còn"):
        right = abs(round(last - first, 3))
        return f"chênh lệch là {right:n}" if right != number(hit["c"]) else ""
    ranged = other and to in ("đến", "tới") and not hit["words"].strip()
    return _backwards(hit) if ranged else ""


def _backwards(hit: Hit) -> str:
    low, (start, end) = f" {hit.passage.low}", hit.span()
    near = low[max(0, start - _NEAR) : end + _NEAR // 2]
    told = any(f" {word}" in near for word in table("proportions")["no range"])
    wrong = number(hit["a"]) > number(hit["b"]) and not told
    return "số đầu lớn hơn số cuối" if wrong else ""


def _part(hit: Hit) -> str:
    """A part and its whole, and how many of a hundred that is; not a day and its month."""
    part, whole = int(hit["a"]), int(hit["b"])
    words = hit.passage.low[: hit.span()[0]].split()
    day = "/" in hit.match.group() and part <= 31 and whole <= 12
    counted = not day or (words and words[-1] in table("proportions")["counted"])
    wholes = tuple(f"{word} " for word in table("proportions")["wholes"])
    if not counted or not f"{hit['u']} ".startswith(wholes):
        return ""
    if part > whole:
        return "" if _names(hit, "beyond") else "phần lớn hơn toàn thể"
    if hit["c"] and whole and abs(_ALL * part / whole - number(hit["c"])) > 1:
        return f"{part}/{whole} là {_ALL * part / whole:.1f}%".replace(".", ",")
    return ""


_SCALE = {"đồng": 1, "nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9}


def _product(hit: Hit) -> str:
    """So many, each with so many, and another total: `4 đợt, mỗi đợt 3 lớp, tổng cộng 10 lớp`."""
    each, total = hit["u2"], hit["u3"]
    if each != total and not {each, total} <= _SCALE.keys():
        return ""
    said = number(hit["c"]) * _SCALE.get(total, 1)
    right = number(hit["a"]) * number(hit["b"]) * _SCALE.get(each, 1)
    shown = f"{hit.words('a')} × {hit.words('b')} {each} không phải {hit.words('c')} {total}"
    return shown if abs(said - right) > 1e-6 * right else ""


def _rate(hit: Hit) -> str:
    wrong = number(hit["n"]) > _ALL and not _names(hit, "beyond")
    return "tỷ lệ ấy không quá 100%" if wrong else ""


def _shares(hit: Hit) -> str:
    """Shares of one thing, each for another part of it, that make more than all of it, or less where it is all."""
    pieces = [piece.group() for piece in re.finditer(_PIECE, hit.match.group())]
    shares = [share["n"] for piece in pieces if (share := re.search(_SHARE, piece))]
    pieces = [piece for piece in pieces if re.search(_SHARE, piece)]
    total = round(sum(map(number, shares)), 2)
    less = total < _ALL and len(shares) > 2 and _names(hit, "whole")
    if len(shares) > 1 and (less or _ALL < total < 2 * _ALL) and not _names(hit, "beyond"):
        for family in table("proportions")["families"]:
            parts = [next((word for word in family if word in piece), "") for piece in pieces]
            if all(parts) and len(set(parts)) == len(parts):
                return " + ".join(f"{share}%" for share in shares) + " không phải 100%"
    return ""


def _age(hit: Hit, year: int) -> str:
    """An age beside a year of birth, as people count it: in the programme's year or the next, or one more."""
    years = year - int(hit["y"])
    return "" if years - 1 <= int(hit["n"]) <= years + 2 else f"sinh năm {hit['y']} là {years} tuổi"


def _quotient(hit: Hit) -> str:
    """An amount that is not so many of a hundred of another: `12 tỷ đồng, bằng 80% dự toán giao là 10 tỷ đồng`."""
    part, whole = (number(hit[n]) * _SCALE.get(hit[u], 1) for n, u in (("a", "u"), ("b", "u2")))
    same = hit["u"] == hit["u2"] or {hit["u"], hit["u2"]} <= _SCALE.keys()
    right = _ALL * part / whole if whole and same else number(hit["c"])
    wrong = abs(right - number(hit["c"])) > max(1, right / _ALL)
    return f"{hit.words('a')}/{hit.words('b')} là {right:.1f}%".replace(".", ",") if wrong else ""


def _of_those(hit: Hit) -> str:
    return "phần lớn hơn toàn thể" if number(hit["b"]) > number(hit["a"]) else ""


def _funds(hit: Hit) -> str:
    """Shares of one structure, each named, that make more or less than all of it."""
    shares = re.findall(_SHARE, hit["list"])
    total = round(sum(map(number, shares)), 2)
    wrong = len(shares) > 1 and total != _ALL and (total > _ALL or len(shares) > 2)
    return " + ".join(f"{share}%" for share in shares) + " không phải 100%" if wrong else ""


_JUDGED = (
    (_RATIO, (" bằng ", " đạt ", "chiếm "), _quotient),
    (_OF_THOSE, (" trong số đó", " trong số này", " trong số ấy"), _of_those),
    (_FUNDS, ("cơ cấu", "tỷ trọng", "nguồn vốn"), _funds),
    (_CHANGE, tuple(f"từ {digit}" for digit in range(10)), _turned_round),
    (_RANGE, ("-",), _backwards),
    (_PART, ("/", " trên ", " trong "), _part),
    (_EACH, (", mỗi ",), _product),
    (_SHARED_OUT, (", mỗi ",), _product),
    (_RATE, ("tỷ lệ ", "huy động ", "phủ sóng ", "che phủ "), _rate),
    (_CLAUSE, ("%",), _shares),
)
_IN_DAYS = (
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(ONES[1:])}) ngày(?: đêm)?[,:]? ?\(?(?:diễn ra |tổ chức )?\Z"
)
_LISTED_DAYS = rf"\b(?P<n>{'|'.join(ONES[1:])}|0[2-9]) ngày (?P<days>\d{{1,2}}(?:(?:, | và )\d{{1,2}})+/\d{{1,2}})"


def _miscounted_days(
    passage: Passage, at: int, year: int, days: tuple[int, ...], months: tuple[int, ...]
) -> Iterator[Problem]:
    """A number of days that is not that from one day to the other after it; the first may be left out."""
    said = re.search(_IN_DAYS, passage.low[max(0, at - 40) : at]) if len(days) == 2 else None
    if not said or not months:
        return
    try:
        last = date(year, months[-1], days[1])
        told = (last - date(year, months[0], days[0])).days + 1
    except ValueError:
        return
    if told > 0 and value_of(said["n"]) not in (told, told - 1):
        start, end = (max(0, at - 40) + place for place in said.span("n"))
        yield _days(passage, said["n"], told, (start, end))


def _days(passage: Passage, said: str, told: int, at: tuple[int, int]) -> Problem:
    message = f"ghi {said} ngày, kể ra {told} ngày"
    return passage.problem(message, doubt(2, "xem lại số ngày, ngày đầu, ngày cuối"), at)
