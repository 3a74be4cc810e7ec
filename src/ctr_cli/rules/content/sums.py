"""Totals and the parts that make them up: `36 cán bộ, gồm 20 nam và 15 nữ`, `16 camera: 9 ở chợ, 6 ở bến`."""

import re
from collections.abc import Iterator
from itertools import accumulate

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import WORDS, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.quantities import TIMES, number, quantities, written
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, tells

_UNIT = r"(?P<unit>[^\W\d_]+(?: [^\W\d_]+)?)"
_COUNTED = regex(rf"(?P<n>#+)(?: {_UNIT})?")
_IN_WORDS = regex(
    rf"(?<![\w-])(?<!thứ )(?<!số )(?<!cuối )(?<!đầu )(?<!lớp )(?<!thôn )(?<!tổ )(?!nhất|nhì|tư\b)(?P<n>{WORDS}) "
    r"(?!học\b(?! sinh| viên)|nay\b|sau\b|trước\b|qua\b|tháng\b|năm\b|ngày\b)" + _UNIT
)
_HOW = regex(
    r"""(?x) (?: ,?\ ?\b(?:bao\ )?(?P<of>gồm)(?:\ có)?:? | [,;]?\ ?(?P<in>trong\ đó):?(?:\ có)?
      | ,?\ (?P<into>chia)\ (?:ra|làm|thành):? | (?P<colon>:) )\ (?=\S)
    | \ (?P<bracket>\() | ,?\ (?P<has>có)\ (?=\#) | (?P<comma>,)\ (?=[\w\#])"""
)
"""What stands between a total and its parts."""
_OPENS = ("gồm", "trong đó", " chia ", " (", ": ", " có ", ", ")
_ENDS = regex(r"\.(?: |$)|[;)\n]|(?<!\A)trong đó")
_REACH = 90
"""Letters before the parts in which their total stands."""
_ALMOST = 0.85
"""From this part of a total on, those named after `trong đó` were probably to be all of it."""
_OUTCOME = regex(
    r"\b(?:phạt|nhắc nhở|cảnh cáo|khiển trách|đình chỉ|(?:không )?(?:đạt|đồng ý|tán thành|hợp lệ|biểu quyết)|từ chối|duyệt|trả lại|xây mới|sửa chữa|chấp thuận|bác)\b"
)
"""What becomes of each of some things, one of these and no other."""
_OPEN = regex(
    r"(?:, |\bvà |, và )(?:một số|các|những|nhiều|vài|còn lại)\b| thành #|\bcả (?:hai|ba|#)\b|\bvừa [^,;]* vừa "
)
"""A part that is not counted or belongs to others too, or parts that are made into others."""
_SHARE = regex(r"\(#+ ?%\)")
_PIECES = regex(r", (?:và )?| và ")
_HOW_FAR = regex(r"gồm|trong đó|[:(]|\bchia ")


class _Count(Struct):
    """A number, the words it counts, and where it stands."""

    number: float
    unit: str
    span: tuple[int, int]

    def same(self, other: "_Count") -> bool:
        """Whether both count the same things."""
        return bool(self.unit and other.unit) and self.unit.split()[0] == other.unit.split()[0]


def _counts(passage: Passage, start: int, end: int) -> list[_Count]:
    """The counts in a part of a text: those in figures, or if there are none those in words."""
    low, text = passage.low, passage.text
    figures = [
        _Count(number(text[slice(*m.span("n"))]), m["unit"] or "", m.span("n"))
        for m in _COUNTED.finditer(low, start, end)
    ]
    return figures or [
        _Count(value_of(m["n"]), m["unit"], m.span("n"))
        for m in _IN_WORDS.finditer(low, start, end)
    ]


def wrong_sums(texts: Excerpt) -> Iterator[Problem]:
    """Totals that are not the sum of the parts named after them; at most one in a text."""
    for found in quantities(texts).holding(*_OPENS):
        passage = found._replace(low=_SHARE.sub(lambda share: " " * len(share[0]), found.low))
        if len(_COUNTED.findall(passage.low)) + len(_IN_WORDS.findall(passage.low)) > 1:
            wrong = (_differing(passage, how) for how in _HOW.finditer(passage.low))
            yield from list(filter(None, wrong))[:1]


def _differing(passage: Passage, how: re.Match[str]) -> Problem | None:
    """The total before some words, where it is not the sum of the parts that stand behind them."""
    low, start, opened = passage.low, how.end(), how.lastgroup or ""
    stop = _ENDS.search(low, start)
    end = stop.start() if stop else len(low)
    begin = max(low.rfind(". ", 0, start), low.rfind(";", 0, start), start - _REACH, 0)
    parts, totals = _counts(passage, start, end), _counts(passage, begin, how.start() + 1)
    totals = [t for t in totals if not t.unit.startswith(TIMES) or (parts and t.same(parts[0]))]
    if not parts or not totals or _OPEN.search(low, start, end):
        return None
    total = next((t for t in reversed(totals) if t.same(parts[0])), totals[-1])
    same = [part for part in parts if part.same(total)]
    parts = same if len(same) > 1 else [p for p in parts if not p.unit.startswith(TIMES)]
    said, sums = total.number, [round(s, 3) for s in accumulate(part.number for part in parts)]
    if opened == "in" and len(parts) == 1 and parts[0].same(total) and sums[0] > said:
        return _told(passage, total, parts)
    if len(parts) < 2 or said in sums[1:] or not 0.5 * said < sums[-1] < 1.5 * said:
        return None
    whole = len(_PIECES.split(low[start : parts[-1].span[1]])) == len(parts)
    sexes = " nữ" in low[start:end] and " nam" in low[start:end]
    overlap = tells(f" {low[start:end]}", "besides") and not sexes
    if opened in ("comma", "has"):  # nothing says that it is a total but that it stands first
        clause = max(low.rfind(". ", 0, begin), low.rfind(";", 0, begin), 0)
        early = _COUNTED.search(low, clause, begin) or _HOW_FAR.search(low, begin, how.start())
        first = totals[0] is total and not early
        directly = (len(same) > 1 or sexes) and not low[start : parts[0].span[0]].strip()
        outcomes = len(_OUTCOME.findall(low, how.start(), end)) >= len(parts) == len(same)
        likely = first and whole and (directly or (outcomes and sums[-1] > said))
    elif opened == "in" and sums[-1] < said:
        most = sums[-1] > _ALMOST * said
        likely = most and (len(same) > 1 or (whole and not overlap and len(parts) > 2))
    else:
        likely = len(same) > 1 or (whole and (opened in ("of", "into") or not overlap))
    return _told(passage, total, parts) if likely else None


def _told(passage: Passage, total: _Count, parts: list[_Count]) -> Problem:
    shown = " + ".join(written(part.number) for part in parts)
    together = written(sum(part.number for part in parts))
    message = f"{shown} là {together}, không phải {passage.text[slice(*total.span)]}"
    hint = doubt(2, "xem lại số tổng và các số thành phần")
    return passage.problem(message, hint, total.span)
