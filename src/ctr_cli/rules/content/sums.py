"""Totals and the parts that make them up: `36 cán bộ, gồm 20 nam và 15 nữ`, `16 camera: 9 ở chợ, 6 ở bến`."""

import re
from collections.abc import Iterator

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, prose, tells

_NUMBER = r"(?<![\d/.,-])(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d/%-]|[.,]\d)"
_UNIT = r"(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
_COUNTED = regex(rf"{_NUMBER}(?: {_UNIT})?")
OF_TIME = regex(
    r"""(?x) \d+\ tháng\ (?:đầu|cuối)\ năm
    | (?: năm | tháng | ngày | quý | thứ | (?<!tổng\ )số | khóa | lớp | đợt | giai\ đoạn | điều | khoản | hạng | cấp(?=\ [1-5]\b) | thôn | tổ | khu\ phố )\ \d[\d/-]*
    | \d+\ (?:tháng|ngày|giờ|năm|phút|tuổi|sao)\b"""
)
_IN_WORDS = regex(
    rf"(?<![\w-])(?<!thứ )(?<!số )(?<!cuối )(?<!đầu )(?<!lớp )(?<!thôn )(?<!tổ )(?!nhất|nhì|tư\b)(?P<n>{WORDS}) "
    r"(?!học\b(?! sinh| viên)|nay\b|sau\b|trước\b|qua\b|tháng\b|năm\b|ngày\b)" + _UNIT
)
_HOW = regex(
    r"""(?x) (?: ,?\ ?\b(?:bao\ )?(?P<of>gồm)(?:\ có)?:? | [,;]?\ ?(?P<in>trong\ đó):?(?:\ có)?
      | ,?\ (?P<into>chia)\ (?:ra|làm|thành):? | (?P<colon>:) )\ (?=\S)
    | \ (?P<bracket>\() | ,?\ (?P<has>có)\ (?=\d) | (?P<comma>,)\ (?=\w)"""
)
"""What stands between a total and its parts."""
_OPENS = ("gồm", "trong đó", " chia ", " (", ": ", " có ", ", ")
_ENDS = regex(r"\.(?: |$)|[;)\n]|(?<!\A)trong đó")
_REACH = 90
"""Letters before the parts in which their total stands."""
_ALMOST = 0.85
"""From this part of a total on, those named after `trong đó` were probably to be all of it."""
_OUTCOME = regex(
    r"\b(?:phạt|nhắc nhở|cảnh cáo|khiển trách|đình chỉ|không đạt|đạt|đồng ý|từ chối|duyệt|trả lại|xây mới|sửa chữa|chấp thuận|bác)\b"
)
"""What becomes of each of some things, one of these and no other."""
_OPEN = regex(r"(?:, |\bvà |, và )(?:một số|các|những|nhiều|vài|còn lại)\b")
"""A part that is not counted."""
_TURNS_INTO = regex(r" thành \d")
"""Parts that are made into others."""


class Count(Struct):
    """A number, the words it counts, and where it stands."""

    number: float
    unit: str
    span: tuple[int, int]


def counts(text: str, start: int, end: int) -> list[Count]:
    """The counts in a part of a plain text: those in figures, or if there are none those in words."""
    times = [match.span() for match in OF_TIME.finditer(text, start, end)]
    return [
        Count(number(m["n"]), m["unit"] or "", m.span("n"))
        for m in _COUNTED.finditer(text, start, end)
        if not any(first <= m.start() < last for first, last in times)
    ] or [
        Count(value_of(m["n"]), m["unit"], m.span("n"))
        for m in _IN_WORDS.finditer(text, start, end)
    ]


def number(written: str) -> float:
    """A number in figures as offices write it: `1.250`, `3,5`."""
    return float(written.replace(".", "").replace(",", "."))


def wrong_sums(texts: Excerpt) -> Iterator[Problem]:
    """Totals that are not the sum of the parts named after them; at most one in a text."""
    for passage in prose(texts).holding(*_OPENS):
        low = passage.low
        if len(_COUNTED.findall(low)) + len(_IN_WORDS.findall(low)) > 1:
            found = (_differing(passage, how) for how in _HOW.finditer(low))
            yield from sorted(filter(None, found), key=lambda problem: bool(problem.severity))[:1]


def _differing(passage: Passage, how: re.Match[str]) -> Problem | None:
    """The total before some words, where it is not the sum of the parts that stand behind them."""
    low, start, opened = passage.low, how.end(), how.lastgroup or ""
    stop = _ENDS.search(low, start)
    end = stop.start() if stop else len(low)
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    parts, totals = counts(low, start, end), counts(low, begin, how.start() + 1)
    if (
        not parts
        or not totals
        or _TURNS_INTO.search(low, start, end)
        or _OPEN.search(low, start, end)
    ):
        return None
    total = next((t for t in reversed(totals) if _same(t, parts[0])), totals[-1])
    same = [part for part in parts if _same(part, total)]
    parts = same if len(same) > 1 else parts
    said, together = total.number, round(sum(part.number for part in parts), 3)
    if opened == "in" and len(parts) == 1 and _same(parts[0], total) and together > said:
        return _told(passage, total, parts, likely=True)
    if len(parts) < 2 or together == said or not 0.5 * said < together < 1.5 * said:
        return None
    whole = len(_PIECES.split(low[start : parts[-1].span[1]])) == len(parts)
    sexes = " nữ" in low[start:end] and " nam" in low[start:end]
    if opened in ("comma", "has"):  # nothing says that it is a total but that it stands first
        first = totals[0] is total and not _HOW_FAR.search(low, begin, how.start())
        meant = (
            first
            and whole
            and (len(same) > 1 or sexes)
            and not low[start : parts[0].span[0]].strip()
        )
        outcomes = together > said and whole and len(same) > 1 and first
        if outcomes and len(_OUTCOME.findall(low, how.start(), end)) < len(parts):
            outcomes = False
        return _told(passage, total, parts, likely=True) if meant or outcomes else None
    overlap = tells(f" {low[start:end]}", "besides") and not sexes
    if opened == "in" and together < said:
        possible = together > _ALMOST * said
        likely = possible and (len(same) > 1 or (whole and not overlap and len(parts) > 2))
    else:
        likely = len(same) > 1 or (whole and (opened in ("of", "into") or not overlap))
        possible = opened != "colon" and not overlap
    return _told(passage, total, parts, likely=likely) if likely or possible else None


_PIECES = regex(r", (?:và )?| và ")
_HOW_FAR = regex(r"gồm|trong đó|[:(]|\bchia ")


def _same(one: Count, other: Count) -> bool:
    return bool(one.unit and other.unit) and one.unit.split()[0] == other.unit.split()[0]


def _told(passage: Passage, total: Count, parts: list[Count], *, likely: bool) -> Problem:
    shown = " + ".join(_written(part.number) for part in parts)
    said = passage.text[slice(*total.span)]
    together = _written(sum(part.number for part in parts))
    message = f"{shown} là {together}, không phải {said}"
    hint = doubt(1 + likely, "xem lại số tổng và các số thành phần")
    found = passage.problem(message, hint, total.span)
    return found if likely else found._replace(severity="info")


def _written(number: float) -> str:
    whole, _, part = f"{round(number, 3):,.3f}".partition(".")
    return whole.replace(",", ".") + ("," + part.rstrip("0") if part.strip("0") else "")
