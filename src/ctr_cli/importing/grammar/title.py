"""The title of a document: where it stands, and what stands above and around it."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ctr_cli.importing.grammar.columns import titles
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.letterhead import PLACE_AND_DATE, columns_parted, is_printed
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.reading.lines import Line, is_caps, marker
from ctr_cli.language.patterns import regex

RULE = regex(r"^[-–—_*=\s]{1,}$|^\*+$")
NUMBER = regex(
    r"^số\s*:?\s*(?P<number>\d{1,4})?[\s./_…]*[-–/]?\s*(?P<symbol>(?:CTr|CT|NQ|KH|QĐ|VBHN)[A-ZĐ]{0,3}(?:[-/][^\s]+)*(?:\s*[-/]\s*\S+)*)?\s*$",
    re.IGNORECASE,
)
KIND = regex(
    r"^(?:(?:bảng|biểu)(?:\s+(?:tổng\s+hợp|phân\s+công|phân\s+kỳ|phân\s+bổ|theo\s+dõi|chi\s+tiết|đăng\s+ký|tiến\s+độ))*\s+)?(?:chương\s+trình|kế\s+hoạch(?=\s+(?:công\s+(?:tác|việc)|làm\s+việc|hoạt\s+động)|\s*$))\b",
    re.IGNORECASE,
)
ANNEX = regex(r"^phụ\s+lục(?:\s+(?:số\s+)?[IVX\d]+)?\b", re.IGNORECASE)
BASIS = regex(r"^(?:căn cứ|thực hiện|theo|xét|để (?:thực hiện|triển khai))\b", re.IGNORECASE)
_LAST = 25
"""So many lines a letterhead has, with the name of the paper beneath it, at the most."""
_LETTERHEAD = 12
"""So many lines it has without that name."""
_SHORTEST = 12
"""Words that a paragraph behind a title has."""
_TITLE_ENDS = regex(r"năm\s+20\d\d\s*$", re.IGNORECASE)
_GOES_ON = regex(r"(?:của|giai đoạn|trong)\s", re.IGNORECASE)
"""How a line of capitals begins that goes on with the title above it: `CỦA BAN CHẤP HÀNH, BAN THƯỜNG VỤ ĐẢNG ỦY`."""
_YEAR = regex(r"\b20\d\d\b")
COUNTED_TABLE = regex(r"(?:phụ\s+lục|biểu|bảng)\s+(?:số\s+)?(?:[IVX]+|\d+)\b", re.IGNORECASE)
"""How the title of the first of several tables begins."""


def title_end(lines: Sequence[Line]) -> int:
    """The position after the title, and so after the line CHƯƠNG TRÌNH."""
    kind = kind_line(lines)
    if kind is None:
        return letterhead_end(lines)
    at = kind + 1
    caps = None
    while at < len(lines) and at <= kind + 5:
        text = lines[at].text
        if RULE.match(text):
            return at + 1
        held = heading_of(text)
        timed = (held.when and held.bare) or begins_with_time(text)
        if timed and not (at == kind + 1 and _names_the_time(lines, at)):
            break
        headed = lines[at].heading and not lines[at - 1].heading
        if headed or _heads_first_table(lines, kind, at):
            break
        basis = BASIS.match(text) and not _carries_out_another(lines, kind, at)
        if lines[at].cells or basis or marker(text).sign is not None:
            break
        if (
            patterns("enclosed").match(text)
            or text.rstrip()[-1:] in (":", ";", ".")
            or (caps is False and is_caps(text))
        ):
            break
        goes_on = (
            text[:1].islower()
            or lines[at - 1].text.rstrip().endswith((",", " và"))
            or (lines[at].gap and _GOES_ON.match(text))
        )
        if len(text.split()) > 45 or (
            at > kind + 1
            and lines[at].gap
            and not goes_on
            and caps is not None
            and _TITLE_ENDS.search(lines[at - 1].text)
        ):
            break
        if at > kind + 1 and lines[at].gap and not goes_on and not is_caps(text):
            break
        caps = is_caps(text)
        at += 1
    return at


def _carries_out_another(lines: Sequence[Line], kind: int, at: int) -> bool:
    """Whether a line beneath the name of a paper goes on with its title, `CHƯƠNG TRÌNH` over `Thực hiện Chỉ thị số 12-CT/TU`, and is no basis of it."""
    text = lines[at].text
    named = text[:1].islower() or (at == kind + 1 and KIND.fullmatch(lines[kind].text.strip(" :")))
    return bool(named) and text.lower().startswith("thực hiện ") and text[-1] not in ".;,:"


def letterhead_end(lines: Sequence[Line]) -> int:
    """The position after the last line of a letterhead: of those that end with a date, or with a title printed on every document, or are a number."""
    ends = [
        at + 1
        for at, line in enumerate(takewhile(lambda line: not line.row, lines[:_LETTERHEAD]))
        for last in columns_parted([line])[-1:]
        if PLACE_AND_DATE.match(last.text) or NUMBER.match(last.text) or is_printed(last.text)
    ]
    return ends[-1] if ends else 0


def _heads_first_table(lines: Sequence[Line], kind: int, at: int) -> bool:
    """Whether a line beneath a title, which has its year, is over the first of several tables: `BIỂU 1. …`, `HỘI NGHỊ BAN CHẤP HÀNH` above rows."""
    if not any(_YEAR.search(line.text) for line in lines[kind:at]):
        return False
    said, table = heading_of(lines[at].text), any(line.row for line in lines[at + 1 : at + 2])
    meets = said.body and said.bare and patterns("a_meeting").search(lines[at].text)
    return bool(COUNTED_TABLE.match(lines[at].text) or (meets and table))


def _names_the_time(lines: Sequence[Line], at: int) -> bool:
    """Whether a line beneath the name of the paper says of what time it is, `6 THÁNG CUỐI NĂM 2025`: no work stands beneath it, but what ends a title, or a paragraph."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    ends = RULE.match(following) or re.match(
        r"\(?(?:của|kèm theo|ban hành)\s", following, re.IGNORECASE
    )
    prose = len(following.split()) > _SHORTEST and marker(following).sign is None
    spoken = (
        BASIS.match(following)
        or patterns("leads_into_content").search(following)
        or following.endswith(".")
    )
    named = re.search(r"\b20\d\d\W*$", lines[at].text) and not begins_with_time(lines[at].text)
    return bool(named and (ends or (prose and spoken) or patterns("issues").search(following)))


def kind_line(lines: Sequence[Line]) -> int | None:
    """Where the name of the paper stands, above its tables: CHƯƠNG TRÌNH, or PHỤ LỤC where nothing else is named."""
    above = [*takewhile(lambda line: not (line.row and titles([line.row])), lines[:_LAST])]
    return next((at for kind in (KIND, ANNEX) for at in _named(above, kind)), None)


def _named(lines: Sequence[Line], kind: re.Pattern[str]) -> Iterator[int]:
    for at, line in enumerate(lines):
        short = len(line.text.split()) <= 2
        titled = is_caps(line.text) or short or patterns("named_for_year").match(line.text)
        if not line.row and titled and kind.match(line.text):
            yield at


def begins_with_time(text: str) -> bool:
    """Whether a line says when before its work: `Tháng 1: Sinh hoạt thường kỳ`."""
    opened = opens_when(text)
    return opened is not None and not opened.sentence
