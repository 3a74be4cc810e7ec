"""CTR814 and CTR817: figures that must agree: totals and their parts, months of a year, years of a plan, one thing counted twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import Subject, rule, text_rule

_PARTS = (
    r"(?P<how>,? ?\b(?:bao )?gồm(?: có)?:? |[,;]? ?trong đó:? (?:có )?| \()"
    r"(?P<parts>(?:(?!trong đó)[^;()\n])+)"
)
_SHARES = r"\((?P<parts>[^\W\d_][^()\d;,]+ \d{1,5}(?:,? (?:và )?[^\W\d_][^()\d;,]+ \d{1,5})+)\)"
_MONTHS = (
    r"\b(?P<a>[3-9]|10|11) tháng(?: đầu năm)?(?! cuối)[^.\n]{0,160}?\b(?P<b>\d{1,2}) tháng cuối năm"
)
_PARTS_OF_A_YEAR = (3, 6)
"""What is left of a year after a review of six or nine months, which CTR823 judges."""
_PLAN = r"""(?x)
    (?: kế\ hoạch | chương\ trình | quy\ hoạch | trung\ hạn ) (?:(?!kết\ |thực\ hiện|kỷ\ niệm|nhiệm\ kỳ)[^;.\n]){0,60}?
    \ (?P<n>0?[35]|10|ba|năm|mười)\ năm,?\ (?:\(?giai\ đoạn\ |\()?(?P<a>20\d\d)\ ?-\ ?(?P<b>20\d\d)
"""
_OF_YEARS = tuple(
    f"{count} năm {then}"
    for count in ("3", "5", "10", "ba", "năm", "mười")
    for then in ("20", "giai đoạn", "(")
)


@text_rule("CTR814", "warning", "info")
def figures_agree(texts: Excerpt) -> Iterator[Problem]:
    """The parts of a total make it up, the months behind and ahead a year, and years named one by one a plan's."""
    for hit in prose(texts).find(_PARTS, "gồm", "trong đó", " ("):
        yield from _wrong_total(hit)
    for hit in prose(texts).find(_SHARES, " ("):
        yield from _wrong_shares(hit)
    for hit in prose(texts).find(_MONTHS, " tháng cuối năm"):
        behind, ahead = int(hit["a"]), int(hit["b"])
        if behind + ahead != 12 and not (ahead in _PARTS_OF_A_YEAR and is_review(hit.passage.low)):
            message = f"{behind} tháng và {ahead} tháng cuối năm không đủ 12 tháng"
            yield hit.problem(message, doubt(3, f"có phải {12 - behind} tháng cuối năm?"), "b")
    for hit in prose(texts).find(_PLAN, *_OF_YEARS):
        first, last = int(hit["a"]), int(hit["b"])
        if last >= first and last - first + 1 != value_of(hit["n"]):
            message = f"từ năm {first} đến hết năm {last} là {last - first + 1} năm, không phải {value_of(hit['n'])} năm"
            yield hit.problem(message, doubt(2, "xem lại số năm, hoặc năm đầu, năm cuối"), "n")


_NUMBER = r"(?<![\d/.,-])(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/%-]|[.,]\d)"
_COUNTED = regex(rf"{_NUMBER} (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)")
_OF_TIME = regex(
    r"""(?x) \d+\ tháng\ (?:đầu|cuối)\ năm
    | (?: năm | tháng | ngày | quý | thứ | số | khóa | lớp | đợt | giai\ đoạn | điều | khoản )\ \d[\d/-]*
    | \d+\ (?:tháng|ngày|giờ|năm|buổi|phút)\b"""
)
_IN_WORDS = regex(
    rf"""(?x) (?: (?<=[(,;]\ ) | (?<=và\ ) | (?<=gồm\ ) | (?<=gồm:\ ) | (?<=có\ ) )
    (?P<n>{WORDS.replace(" ", chr(92) + " ")})\ (?!học\b|nay\b|sau\b|trước\b|qua\b|tháng\b|năm\b|ngày\b)
    (?P<unit>[^\W\d_]+(?:\ [^\W\d_]+)?)"""
)
"""A part that is counted in words: `gồm ba giải nhất, bốn giải nhì`."""
_TOTAL_IN_WORDS = regex(
    rf"(?<![\w-])(?<!thứ )(?<!số )(?P<n>{WORDS}) (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
)
_TURNS_INTO = regex(r" thành \d")
"""Parts that are made into others, and make up no total."""
_REACH = 90
"""Letters before the parts in which their total stands."""
_ALMOST = 0.85
"""From this part of a total on, those named after `trong đó` were probably to be all of it."""


class _Count(NamedTuple):
    """A number with the words it counts."""

    number: float
    unit: str
    span: tuple[int, int]


def _counts(text: str, start: int, end: int) -> list[_Count]:
    times = [match.span() for match in _OF_TIME.finditer(text, start, end)]
    return [
        _Count(float(m["n"].replace(".", "").replace(",", ".")), m["unit"], (m.start(), m.end("n")))
        for m in _COUNTED.finditer(text, start, end)
        if not any(first <= m.start() < last for first, last in times)
    ]


def _words(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[_Count]:
    return [
        _Count(value_of(m["n"]), m["unit"], m.span("n")) for m in pattern.finditer(text, start, end)
    ]


def _wrong_total(hit: Hit) -> Iterator[Problem]:
    low, (start, end) = hit.passage.low, hit.span("parts")
    stop = re.search(r"\.(?: |$)", low[start:end])
    end = start + stop.start() if stop else end
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    before = hit.span("how")[0] + 1
    parts, totals = _counts(low, start, end), _counts(low, begin, before)
    if not parts:
        parts, totals = (
            _words(_IN_WORDS, low, start, end),
            _words(_TOTAL_IN_WORDS, low, begin, before),
        )
    if len(parts) < 2 or not totals or _TURNS_INTO.search(low, start, end):
        return
    total = totals[-1]
    alike = [part for part in parts if part.unit.split()[0] == total.unit.split()[0]]
    same_unit = len(alike) > 1
    shares = [part.number for part in (alike if same_unit else parts)]
    less = "trong đó" in hit["how"] and sum(shares) < total.number
    all_of_it = "gồm" in hit["how"] and len(_AND.findall(low[start:end])) + 1 == len(parts)
    near = same_unit or 0.5 * total.number < sum(shares) < 1.5 * total.number
    if near and not (less and sum(shares) < _ALMOST * total.number):
        likely = (same_unit or all_of_it) and not less
        yield from _differing(hit, shares, total, likely=likely)


_AND = regex(r", và |, | và ")
"""What parts the parts of a total, each of which is counted where they are all of it."""


def _wrong_shares(hit: Hit) -> Iterator[Problem]:
    """A number whose shares stand in brackets, each after its name: `36 đảng viên (khối phố 14, khối trường 12)`."""
    low, end = hit.passage.low, hit.span()[0]
    begin = max(low.rfind(sign, 0, end) for sign in (". ", ";", "(")) + 1
    totals = _counts(low, max(begin, end - _REACH), end)
    names = [name.strip(" ,") for name in re.split(r" \d+", hit["parts"])[:-1]]
    shares = [float(share) for share in re.findall(r"\d+", hit["parts"])]
    if not totals or _OF_TIME.search(hit["parts"]) or len(set(names)) < len(names):
        return
    if 0.5 < sum(shares) / (totals[-1].number or 1) < 1.5:
        yield from _differing(hit, shares, totals[-1], likely=True)


def _differing(hit: Hit, shares: list[float], total: _Count, *, likely: bool) -> Iterator[Problem]:
    """A total that is not the sum of its shares."""
    together = round(sum(shares), 3)
    if together != total.number:
        shown = " + ".join(_written(share) for share in shares)
        said = hit.passage.text[slice(*total.span)]
        message = f"{shown} là {_written(together)}, không phải {said}"
        hint = doubt(1 + likely, "xem lại số tổng và các số thành phần")
        found = hit.passage.problem(message, hint, total.span)
        yield found if likely else found._replace(severity="info")


def _written(number: float) -> str:
    whole, _, part = f"{number:,.3f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.strip("0") else "")


_SAID = r"(?<=[^\W\d_] )(?P<n>[1-9]\d{1,3})(?![\d/,.%-]) (?P<unit>[^\W\d_]+(?:,? [^\W\d_]+){1,2})"
_TIMES = frozenset(["tháng", "năm", "ngày", "giờ", "phút", "tuổi"])


@rule("CTR817", "warning", "info", needs="meetings")
def one_count_of_one_thing(subject: Subject) -> Iterator[Problem]:
    """What is counted in two places is not counted with the digits the other way round: 36 and 63 members."""
    said: dict[tuple[str, str], Hit] = {}
    for hit in prose(subject).find(_SAID):
        number, before = hit["n"], _word_before(hit)
        words = hit["unit"].replace(",", "").split()
        timed = words[0] in _TIMES or _OF_TIME.match(f"{before} {number}")
        if timed or len(set(number)) == 1:
            continue
        unit = " ".join(words[:2])
        first = said.setdefault(("".join(sorted(number)), unit), hit)
        if first["n"] != number:
            alike = before == _word_before(first) or hit["unit"] == first["unit"]
            message = f"“{number} {unit}”, chỗ khác ghi {first['n']}"
            hint = doubt(1 + alike, "có phải cùng một con số, hai chữ số đảo chỗ?")
            there = [Also(first.passage.path, "chỗ kia", *first.span("n"))]
            found = hit.passage.problem(message, hint, hit.span("n"), related=there)
            yield found if alike else found._replace(severity="info")


def _word_before(hit: Hit) -> str:
    return hit.passage.low[: hit.span()[0]].rsplit(None, 1)[-1]
