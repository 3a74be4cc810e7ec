"""CTR814 and CTR817: figures that must agree: totals and their parts, months of a year, one thing counted twice."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import Subject, rule, text_rule

_NUMBER = r"(?<![\d/.,-])(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/%-]|[.,]\d)"
_COUNTED = regex(rf"{_NUMBER} (?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)")
_PARTS = r"(?P<how>,? ?\b(?:bao )?gồm(?: có)?:? |[,;]? ?trong đó:? (?:có )?| \()(?P<parts>(?:(?!trong đó)[^;()\n])+)"
_OF_TIME = regex(
    r"\d+ tháng (?:đầu|cuối) năm|(?:năm|tháng|ngày|quý|thứ|số|khóa|lớp|đợt|giai đoạn|điều|khoản) \d[\d/-]*|\d+ (?:tháng|ngày|giờ|năm|buổi|phút)\b"
)
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


@text_rule("CTR814", "warning", "info")
def figures_agree(texts: Excerpt) -> Iterator[Problem]:
    """The parts of a total make it up, and the months behind and ahead make a year."""
    for hit in prose(texts).find(_PARTS, "gồm", "trong đó", " ("):
        yield from _wrong_total(hit)
    for hit in prose(texts).find(_SHARES, " ("):
        yield from _wrong_shares(hit)
    for hit in prose(texts).find(_MORE_THAN_ALL, "% "):
        message = f"{hit.words('n')}% {hit.words('of')} là nhiều hơn tất cả"
        yield hit.passage.problem(message, doubt(3, "xem lại tỷ lệ"), hit.span("n"))
    for hit in prose(texts).find(_MONTHS, " tháng cuối năm"):
        behind, ahead = int(hit["a"]), int(hit["b"])
        if behind + ahead != 12:
            message = f"{behind} tháng và {ahead} tháng cuối năm không đủ 12 tháng"
            yield hit.passage.problem(
                message, doubt(3, f"có phải {12 - behind} tháng cuối năm?"), hit.span("b")
            )


_MORE_THAN_ALL = (
    r"(?<![\d.,])(?P<n>1(?!00%)\d\d|[2-9]\d\d)% (?:số |các |tổng số )?"
    r"(?P<of>hộ|người|dân|cán bộ|đảng viên|chi bộ|thôn|ấp|tổ dân phố|trường|học sinh|trẻ em|hồ sơ|đoàn viên|hội viên)\b"
)
_MONTHS = (
    r"\b(?P<a>[3-9]|10|11) tháng(?: đầu năm)?(?! cuối)[^.\n]{0,160}?\b(?P<b>\d{1,2}) tháng cuối năm"
)


def _wrong_total(hit: Hit) -> Iterator[Problem]:
    low, (start, end) = hit.passage.low, hit.span("parts")
    stop = re.search(r"\.(?: |$)", low[start:end])
    parts = _counts(low, start, start + stop.start() if stop else end)
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    totals = _counts(low, begin, hit.span("how")[0] + 1)
    if len(parts) < 2 or not totals:
        return
    total = totals[-1]
    alike = [part for part in parts if part.unit.split()[0] == total.unit.split()[0]]
    same_unit = len(alike) > 1
    parts = alike if same_unit else parts
    together = round(sum(part.number for part in parts), 3)
    if together == total.number:
        return
    some_only = "trong đó" in hit["how"] and together < _ALMOST * total.number
    hardly = "trong đó" in hit["how"] and together < total.number
    near = 0.5 * total.number < together < 1.5 * total.number
    if some_only or (not same_unit and not near):
        return
    shown = " + ".join(low[slice(*part.span)] for part in parts)
    message = f"{shown} là {_written(together)}, không phải {low[slice(*total.span)]}"
    yield hit.passage.problem(
        message,
        doubt(2 if same_unit and not hardly else 1, "xem lại số tổng và các số thành phần"),
        total.span,
        severity=None if same_unit and not hardly else "info",
    )


_SHARES = r"\((?P<parts>[^\W\d_][^()\d;,]+ \d{1,5}(?:,? (?:và )?[^\W\d_][^()\d;,]+ \d{1,5})+)\)"


def _wrong_shares(hit: Hit) -> Iterator[Problem]:
    """A number whose shares stand in brackets, each after its name: `36 đảng viên (khối phố 14, khối trường 12)`."""
    low, end = hit.passage.low, hit.span()[0]
    begin = max(low.rfind(sign, 0, end) for sign in (". ", ";", "(")) + 1
    totals = _counts(low, max(begin, end - _REACH), end)
    if not totals or _OF_TIME.search(hit["parts"]):
        return
    names = [name.strip(" ,") for name in re.split(r" \d+", hit["parts"])[:-1]]
    shares = [int(share) for share in re.findall(r"\d+", hit["parts"])]
    total, together = totals[-1], sum(shares)
    one_each = len(set(names)) == len(names)
    if one_each and together != total.number and 0.5 < together / (total.number or 1) < 1.5:
        shown = " + ".join(str(share) for share in shares)
        message = f"{shown} là {together}, không phải {low[slice(*total.span)]}"
        hint = doubt(2, "xem lại số tổng và các số thành phần")
        yield hit.passage.problem(message, hint, total.span)


def _written(number: float) -> str:
    whole, _, part = f"{number:,.3f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.strip("0") else "")


_SAID = r"(?<=[^\W\d_] )(?P<n>[1-9]\d{1,3})(?![\d/,.%-]) (?P<unit>[^\W\d_]+(?:,? [^\W\d_]+){1,2})"


@rule("CTR817", "warning", "info", needs="meetings")
def one_count_of_one_thing(subject: Subject) -> Iterator[Problem]:
    """What is counted in two places is not counted with the digits the other way round: 36 and 63 members."""
    said: dict[tuple[str, str], Hit] = {}
    for hit in prose(subject).find(_SAID):
        number, words = hit["n"], re.findall(r"\w+", hit["unit"])
        before = _word_before(hit)
        if len(set(number)) == 1 or words[0] in _TIMES or _OF_TIME.match(f"{before} {number}"):
            continue
        first = said.setdefault(("".join(sorted(number)), " ".join(words[:2])), hit)
        if first["n"] == number:
            continue
        alike = before == _word_before(first) or words == re.findall(r"\w+", first["unit"])
        message = f"“{hit['n']} {' '.join(words[:2])}”, chỗ khác ghi {first['n']}"
        other = [Also(first.passage.path, "chỗ kia", *first.span("n"))]
        yield hit.passage.problem(
            message,
            doubt(2 if alike else 1, "có phải cùng một con số, hai chữ số đảo chỗ?"),
            hit.span("n"),
            severity=None if alike else "info",
            related=other,
        )


def _word_before(hit: Hit) -> str:
    return hit.passage.low[: hit.span()[0]].rsplit(None, 1)[-1]


_TIMES = frozenset(["tháng", "năm", "ngày", "giờ", "phút", "tuổi"])
