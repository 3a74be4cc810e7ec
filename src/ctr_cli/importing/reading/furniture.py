"""What a page leaves in a text that is no part of the document, and the lines it broke in two."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.outline import is_bare_heading
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, is_caps, marker
from ctr_cli.language.keys import fold

_ENDED = re.compile(r"""[.;:!?…]["”’)\]*_]*$|^-{3,}$""")
_OWN_LINE = re.compile(
    r"(?:nơi nhận|căn cứ|t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.|số\s*:?\s*\d|kính gửi|giao\s|"
    r"(?:các )?(?:cơ quan|đơn vị|người)[^:]{0,40}:|(?:chủ trì|chuẩn bị|phối hợp|tham mưu|thực hiện)[^:]{0,20}:|trên đây là|thời (?:hạn|gian)[^:]{0,20}:|sản phẩm[^:]{0,10}:)",
    re.IGNORECASE,
)
_ON_ITS_OWN = re.compile(
    r"^(?:đảng cộng sản việt nam|cộng h[oò][àa] xã hội|độc lập|chương trình$)", re.IGNORECASE
)
_MEETING = re.compile(r"(?:hội nghị|họp|phiên họp|kỳ họp|tháng|quý)\b(?!.*[.;]\s*$)", re.IGNORECASE)
_WIDEST = 110
"""A text whose lines are all shorter than this (in letters) may have been broken by a page."""


def without_furniture(lines: Sequence[Line]) -> Lines:
    """The lines without page numbers, running headers and the stamps of digital signatures."""
    reasons: dict[int, str] = {}
    for at, line in enumerate(lines):
        reason = None if line.cells else _furniture(line.text)
        if reason:
            reasons[at] = reason
    for at in _running_headers(lines, {a for a, r in reasons.items() if r == "số trang"}):
        reasons[at] = "tiêu đề lặp lại ở các trang"
    result = Lines()
    for at, line in enumerate(lines):
        if at in reasons:
            result.ignored.append(Ignored(line, reasons[at]))
        else:
            crossed = at - 1 in reasons and _crossed(result.lines, line)
            result.lines.append(replace(line, gap=False) if crossed else line)
    return result


def _crossed(before: list[Line], line: Line) -> bool:
    """Whether a line goes on with the sentence the page before it broke off."""
    return bool(before) and not _ENDED.search(before[-1].text) and marker(line.text).sign is None


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(entry["pattern"], re.IGNORECASE), entry["reason"])
        for entry in table("importing")["furniture"]
    ]


def _furniture(text: str) -> str | None:
    return next((reason for pattern, reason in _patterns() if pattern.search(text)), None)


def _running_headers(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Lines that stand again and again beside page numbers, and are no sentence or the end of one."""
    near = {at + step for at in numbers for step in (-2, -1, 1, 2)} - numbers
    titles = [at for at in near if 0 <= at < len(lines) and _may_be_a_header(lines[at])]
    counts = Counter(fold(lines[at].text) for at in titles)
    return {at for at in titles if counts[fold(lines[at].text)] >= 2}


def _may_be_a_header(line: Line) -> bool:
    if line.cells or marker(line.text).sign is not None or _ENDED.search(line.text):
        return False
    return not line.text[:1].islower()


def joined(lines: Sequence[Line]) -> list[Line]:
    """The lines with each paragraph that was broken by the width of a page put together again."""
    width = _width(lines)
    result: list[Line] = []
    last = ""
    for line in lines:
        if result and _continues(result[-1], last, line, width):
            before = result[-1]
            text = f"{before.text} {line.text}"
            result[-1] = replace(before, text=text, broken=line.broken, runs_on=line.runs_on)
        else:
            result.append(line)
        last = line.text
    return result


def _width(lines: Sequence[Line]) -> int:
    """How wide the page was, in letters; 0 when the text was not broken by a page."""
    lengths = sorted(len(line.text) for line in lines if not line.cells and line.text)
    if not lengths or lengths[int(len(lengths) * 0.98)] > _WIDEST:
        return 0
    return lengths[int(len(lengths) * 0.9)]


def _continues(paragraph: Line, last: str, line: Line, width: int) -> bool:
    """Whether a line goes on with a paragraph, whose last line so far is `last`."""
    if re.search(r"\bnăm$", last) and re.fullmatch(r"20\d\d", line.text):
        return True
    if _stands_alone(paragraph, line) or _ends_alone(last):
        return False
    sign = marker(line.text)
    if paragraph.runs_on and sign.sign is None and not line.gap:
        return True
    if paragraph.text.count("(") > paragraph.text.count(")") and not line.gap:
        return sign.sign is None or sign.rest[:1].islower()
    if last.endswith(";") and sign.sign is None and line.text[:1].islower() and not line.gap:
        return bool(width and len(last) >= 0.75 * width)
    if _ENDED.search(last) or line.text.startswith("("):
        return False
    if sign.sign is not None:
        resumed = sign.sign == "dash" and (sign.rest[:1].islower() or sign.rest[:1].isdigit())
        return resumed and not line.gap and len(last) > 30
    if is_caps(last) != is_caps(line.text) and any(char.isalpha() for char in line.text):
        return False
    return _resumes(last, line, width)


def _stands_alone(paragraph: Line, line: Line) -> bool:
    if paragraph.cells or line.cells or paragraph.broken or line.heading:
        return True
    return bool(_OWN_LINE.match(line.text)) or not any(char.isalnum() for char in line.text)


def _ends_alone(last: str) -> bool:
    titled = _ON_ITS_OWN.match(fold(last)) or _ON_ITS_OWN.match(last)
    return bool(titled or re.match(r"(?:t/m|tm\.|k/t|kt\.|nơi nhận)", last, re.IGNORECASE))


def _resumes(last: str, line: Line, width: int) -> bool:
    """Whether an unmarked line looks like the rest of a sentence, by its first letter and the width of the page."""
    first = line.text.lstrip("\"“'")[:1]
    if first.islower() or first in ",;)":
        return not line.gap or bool(width and len(last) >= 0.6 * width)
    if line.gap or (_MEETING.match(line.text) and is_bare_heading(line.text)):
        return False
    if first.isdigit():
        return len(last) > 40
    return bool(width and len(last) >= 0.8 * width)
