"""Paragraphs that the width of a page broke into lines, put together again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import (
    BLANK,
    BRACKETS,
    PLACED,
    Line,
    is_bracket,
    is_caps,
    marker,
)
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_ENDED = regex(r"""[.;:!?…]["”’)\]*_]*$|^-{3,}$""")
_OWN_LINE = regex(
    r"(?:nơi nhận|căn cứ|t/m|tm\.|k/t|kt\.|t/l|tl\.|tuq\.|số\s*:?\s*\d|kính gửi|giao\s|"
    r"(?:các )?(?:cơ quan|đơn vị|người)[^:]{0,40}:|(?:chủ trì|chuẩn bị|phối hợp|tham mưu|thực hiện)[^:]{0,20}:|trên đây là|thời (?:hạn|gian)[^:]{0,20}:|sản phẩm[^:]{0,10}:|"
    r"(?-i:Tháng|Quý)\s+[^:;.]{1,44}:\s|(?P<due>(?:(?:trước|(?:chậm|muộn) nhất|xong|hoàn thành|hạn|ngày)\s+){1,3})?\d{1,2}/\d{1,2}(?:/20\d\d)?\s*(?(due)(?::|\s[-–])|:)\s(?!ngày\b|\d))",
    re.IGNORECASE,
)
_ON_ITS_OWN = regex(
    r"^(?:đảng cộng sản việt nam|cộng h[oò][àa] xã hội|độc lập|chương trình$)", re.IGNORECASE
)
_MEETING = regex(
    r"(?:(?:trong|vào|từ|hằng|hàng|dự kiến) )?(?:hội nghị|họp|phiên|phiên họp|kỳ họp|tuần|tháng|quý)\b(?:\W*\w+){0,12}[^\w.;,]*$",
    re.IGNORECASE,
)
_WHOLE = regex(
    r"(?:Kỳ họp|Phiên họp|Hội nghị)\b.*\b(?:tháng|ngày)\s+\d{1,2}(?:/\d{1,2})?(?:/20\d\d)?\)?:?$|.*\((?!.*/)[^()]{14,}\)$"
)
"""A line that is whole before one with a capital: the heading of a meeting, or a work with who does it in brackets."""
_LEADS_ON = regex(
    r"[(–-]$|\b(?:(?<!hằng )(?<!hàng )(?<!mỗi )(?<!cả )(?:quý|tháng|năm)|ngày|số|lần|thứ|khóa|khoá|kỳ|phần|đoạn|đến|từ|và|của|các|những|với|về|cho|tại|theo|do|"
    r"trong|là|để|bằng|trên|vào)$",
    re.IGNORECASE,
)
"""What no sentence ends with: a number that comes after it on the next line is no sign."""
_BEFORE_NUMBER = regex(
    r"\b(?:năm|tháng|quý|ngày|lần thứ|khóa|khoá|số|kỳ|giai đoạn)$", re.IGNORECASE
)
UNFINISHED = regex(r"\s(?:của|các|những|với|và|cho|tại|[-–])$")
_CUT_IN_CAPS = regex(
    r"\w\W+\w.*\s(?:CỦA|VÀ|CÁC|VỚI|VỀ|CHO|TRONG|BAN|ĐẢNG|NHÂN|HỘI ĐỒNG|ỦY BAN|UỶ BAN|CHẤP|THƯỜNG)$"
)
"""The end of a line in capitals whose heading goes on."""
_TAKES_PAPER = regex(
    r"\b(?:ban hành|xây dựng|thông qua|đề ra|triển khai|thống nhất)$", re.IGNORECASE
)
_PAPER = regex(r"(?:chương trình|kế hoạch)\s+\w", re.IGNORECASE)
"""A verb at the end of a line, and the paper it is about at the head of the next."""
_ANNIVERSARY = regex(r"\(\s*(\d{1,2}/\d{1,2})/\d{4}\s*[-–]\s*\1/\d{4}\)")
"""The first day and the anniversary, which stand behind what is celebrated: no heading."""
_BASIS = regex(r"căn cứ\b.*[.;]$", re.IGNORECASE | re.DOTALL)
"""What a paper is based on: a paragraph of its own, that its mark closes."""
_CLOSES = regex(r"[^()]*\)")
"""How a line begins that closes a bracket of the one before."""
_WIDEST = 130
"""A text with longer lines (in letters) was not broken by a page."""
_FEWEST = 4
"""So many sentences must run on over a line end before it is known how long a full line is; one where a table was
put together from a page, for then a page broke the lines."""
_NEARLY = 0.9
"""So much of the longest line of a page is a full one, where no sentence tells."""

_EVEN = 0.85
"""So much of the longest line are the others where a page broke them."""
_LONG = 0.75
"""So much of the longest line is a long one, where room stands between paragraphs."""
_WIDER = 0.15
"""So much less of it is one in capitals, which are wider."""

Sizes = Mapping[int, tuple[int, int]]
"""By the number of a line: how long it is as typed, and its first word."""


def joined(lines: Sequence[Line], measured: Sequence[Sizes] = ({},)) -> list[Line]:
    """The lines with each paragraph that was broken by the width of a page put together again.

    `measured` are the lengths before signs of Markdown and the like were taken off: with letters
    composed and, where the text came so, decomposed. Those count by which the breaks are most even.
    """
    full, sizes = max(
        ((_full_length(lines, sizes), sizes) for sizes in measured),
        key=lambda found: found[0] - max((size[0] for size in found[1].values()), default=0),
    )
    wrapped = {
        line.number
        for last, line in pairwise(lines)
        if full and not line.gap and _reach(last, line, sizes) >= full
    }
    wrapped |= _wrapped_between_gaps(lines, sizes)
    hung = _hanging(lines, sizes)
    over_dashes = _ends_its_points(lines, wrapped)
    result: list[Line] = []
    last: Line | None = None
    for line in lines:
        is_full = line.number in wrapped
        if (
            last is not None
            and not repeats(line.text)
            and (
                line.number in hung
                or _continues(result[-1], last.text, line, is_full)
                or (is_full and over_dashes and _goes_over_a_dash(last, line))
            )
        ):
            before = result[-1]
            text = f"{before.text} {line.text}"
            result[-1] = replace(before, text=text, broken=line.broken, runs_on=line.runs_on)
        else:
            result.append(line)
        last = line
    return result


def _reach(last: Line, line: Line, sizes: Sizes) -> int:
    """How long a line would be with the first word of the next: a page breaks where that is too long."""
    length = sizes.get(last.number, (len(last.text), 0))[0]
    first = sizes.get(line.number, (0, len(line.text.partition(" ")[0])))[1]
    return length + 1 + first


def _wrapped_between_gaps(lines: Sequence[Line], sizes: Sizes) -> set[int]:
    """The lines that go on with a paragraph where room stands before each: all long ones without room before them."""
    pairs = [pair for pair in pairwise(lines) if not (pair[0].row or pair[1].row)]
    signed = [line.gap for _, line in pairs if marker(line.text).sign]
    running = [
        line.gap
        for last, line in pairs
        if _runs_on(last, replace(line, gap=False)) and not is_caps(last.text)
    ]
    paged = any(line.page for line in lines)
    if len(signed) < _FEWEST or (len(running) < _FEWEST and not paged):
        return set()
    if sum(signed) < _NEARLY * len(signed) or sum(running) > (1 - _NEARLY) * len(running):
        return set()
    longest = max(_reach(last, line, sizes) for last, line in pairs if not line.gap)
    return {
        line.number
        for last, line in pairs
        if not line.gap
        and (not is_caps(last.text) or (marker(last.text).sign and is_caps(line.text)))
        and marker(line.text).sign is None
        and _reach(last, line, sizes) >= (_LONG - is_caps(last.text) * _WIDER) * longest
    }


def _hanging(lines: Sequence[Line], sizes: Sizes) -> set[int]:
    """The lines of a text that stand beneath the words of a line with a sign, which is about as long as the longest and ends without a mark."""
    typed = (sizes.get(line.number, (0, 0))[0] for line in lines if line.spaced)
    longest, found = max(typed, default=0), set[int]()
    for last, line in pairwise(lines) if longest <= _WIDEST else ():
        sign = marker(last.text)
        hung = last.number in found or sign.sign
        begins = last.indent + BLANK * (len(last.text) - len(sign.rest) if sign.sign else 0)
        beneath = line.spaced and hung and line.indent == begins and not (line.gap or last.broken)
        plain = not (
            marker(line.text).sign
            or _OWN_LINE.match(line.text)
            or _ENDED.search(last.text)
            or is_caps(last.text)
        )
        if beneath and plain and _reach(last, line, sizes) >= _EVEN * longest:
            found.add(line.number)
    return found


def _full_length(lines: Sequence[Line], sizes: Sizes) -> int:
    """How long a line with the next word must be to be full; 0 when the text was not broken by a page.

    It is learnt from the sentences that run on: those whose next line begins with a small letter; where these
    are few, from all lines without a mark at their end, if they are about as long as the longest.
    """
    reaches = sorted(
        _reach(last, line, sizes) for last, line in pairwise(lines) if _runs_on(last, line)
    )
    if 0 < len(reaches) < _FEWEST:
        open_ones = sorted(
            _reach(last, line, sizes) for last, line in pairwise(lines) if _is_open(last, line)
        )
        even = sum(reach > _EVEN * open_ones[-1] for reach in open_ones)
        reaches = open_ones if even > _NEARLY * len(open_ones) else reaches
    placed = any(line.table == PLACED for line in lines)
    if placed and not reaches:
        plain = (pair for pair in pairwise(lines) if not any(ln.row or ln.broken for ln in pair))
        return int(_NEARLY * max((_reach(*pair, sizes) for pair in plain), default=0))
    if len(reaches) < (1 if placed else _FEWEST) or reaches[-1] > 2 * _WIDEST:
        return 0
    usual = reaches[len(reaches) // 10]
    return usual if 30 < usual <= _WIDEST else 0


def _is_open(last: Line, line: Line) -> bool:
    """Whether a line ends without a mark before one that bears no sign."""
    if last.row or line.row or line.gap or last.broken or marker(line.text).sign:
        return False
    if not re.search(r"\w", last.text):
        return False
    return not (_ENDED.search(last.text) or is_caps(last.text) or is_caps(line.text))


def _runs_on(last: Line, line: Line) -> bool:
    return _is_open(last, line) and line.text[:1].islower()


def _continues(paragraph: Line, last: str, line: Line, full: bool) -> bool:
    """Whether a line goes on with a paragraph, whose last line so far is `last`."""
    if re.search(r"\bnăm$", last) and re.fullmatch(r"20\d\d", line.text):
        return True
    sign = marker(line.text).sign
    if sign is None and not line.gap and _cut(last, line.text):
        return not (paragraph.row or line.row or paragraph.broken or line.heading)
    if full and sign is not None and not line.gap and _LEADS_ON.search(last):
        return not paragraph.row
    if _stands_alone(paragraph, line, full) or _ends_alone(last):
        return False
    if _BASIS.match(paragraph.text) and not line.text[:1].islower():
        return False
    if line.gap:
        return False
    if sign is None and (paragraph.runs_on or _open_bracket(paragraph.text)):
        return True
    if full and sign is None:
        whole = _WHOLE.match(last) and line.text[0].isupper()
        return not (whole or _is_heading(last, line))
    return _resumes(paragraph.text, last, line)


def _cut(last: str, text: str) -> bool:
    """Whether a line breaks off where no sentence does: before the number of a year or an anniversary, behind `của` or `các`."""
    if is_caps(last) or is_caps(text):
        return False
    name = regex(table("importing")["name_over_lines"]).search(f"{last[-9:]}\n{text[:12]}")
    if name or (_TAKES_PAPER.search(last) and _PAPER.match(text)):
        return True
    if _ANNIVERSARY.match(text):
        return not _ENDED.search(last)
    number = _BEFORE_NUMBER.search(last) and re.match(r"\d+\b(?![.)])", text)
    return bool(number or UNFINISHED.search(last)) and not _OWN_LINE.match(text)


def _ends_its_points(lines: Sequence[Line], wrapped: set[int]) -> bool:
    """Whether full lines before a dash end with a mark, as a rule: one that does not then goes on."""
    ended = [
        _ends(last.text)
        for last, line in pairwise(lines)
        if line.number in wrapped and marker(line.text).sign == "dash"
    ]
    return sum(ended) >= 0.8 * len(ended) - 1


def _ends(text: str) -> bool:
    return bool(_ENDED.search(text)) or text.endswith(",")


def _goes_over_a_dash(last: Line, line: Line) -> bool:
    """Whether a dash at the head of a line stands between two words of the sentence before it."""
    if line.gap or last.broken or line.row or last.row or marker(line.text).sign != "dash":
        return False
    return not _ends(last.text)


def _resumes(paragraph: str, last: str, line: Line) -> bool:
    """Whether a line looks like the rest of a sentence by its first letters, however wide the page is."""
    sign = marker(line.text)
    if sign.sign == "dash" and _parts_name(last, sign.rest):
        return True
    if sign.sign is not None and _open_bracket(paragraph):
        closes = _CLOSES.match(line.text) or sign.rest[:1].isdigit()
        return sign.rest[:1].islower() or (sign.sign == "dash" and bool(closes))
    if _ENDED.search(last) or is_bracket(line.text):
        return False
    if sign.sign is not None:
        resumed = sign.sign == "dash" and (sign.rest[:1].islower() or sign.rest[:1].isdigit())
        return resumed and len(last) > 30
    if marker(paragraph).sign and is_caps(line.text) and _CUT_IN_CAPS.search(last):
        return True
    if is_caps(last) != is_caps(line.text) and any(char.isalpha() for char in line.text):
        return False
    return _is_inside(line.text) or (line.text[:1].isdigit() and len(last) > 40)


def _parts_name(last: str, rest: str) -> bool:
    """Whether the dash between two lines is that of an office's name: `Ban Kinh tế`, `- Ngân sách thẩm tra`."""
    before, after = f" {fold(last)}", f"{fold(rest)} "
    return any(
        before.endswith(f" {own}") and after.startswith(f"{other} ") for own, other in _dashed()
    )


@cache
def _dashed() -> list[list[str]]:
    """The names of offices and days with a dash in them, by what stands on both sides of it."""
    names = table("wording")["names"]
    groups = ("bodies", "offices", "events")
    rows = (row.split(" | ")[0] for group in groups for row in names[group])
    return [[*map(fold, row.split(" - "))] for row in rows if row.count(" - ") == 1]


def _is_heading(last: str, line: Line) -> bool:
    """Whether an unmarked line after a full one is a heading all the same."""
    if any(char.isalpha() for char in line.text) and is_caps(last) != is_caps(line.text):
        return True
    return (
        bool(_MEETING.match(line.text)) and not _is_inside(line.text) and not _LEADS_ON.search(last)
    )


def _is_inside(text: str) -> bool:
    """Whether a text begins as no sentence does."""
    first = text.lstrip("\"“'")[:1]
    return first.islower() or first in (",", ";", ")")


def _open_bracket(text: str) -> bool:
    return any(text.count(opening) > text.count(end) for end, opening in BRACKETS.items())


def _stands_alone(paragraph: Line, line: Line, full: bool) -> bool:
    if paragraph.row or line.row or paragraph.broken or line.heading:
        return True
    if full and _is_inside(line.text):
        return False
    return bool(_OWN_LINE.match(line.text)) or not any(char.isalnum() for char in line.text)


def _ends_alone(last: str) -> bool:
    titled = _ON_ITS_OWN.match(fold(last)) or _ON_ITS_OWN.match(last)
    return bool(titled or re.match(r"(?:t/m|tm\.|k/t|kt\.|nơi nhận)", last, re.IGNORECASE))
