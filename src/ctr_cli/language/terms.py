"""Wordings of terms, sessions and counts of years: `nhiệm kỳ 2025 - 2030`, `khóa XVI`, `lần thứ 4`, `96 năm ngày`."""

from ctr_cli.language.dates import YEAR
from ctr_cli.language.numbers import ANY_NUMBER, NUMBER, ONES, ROMAN, WORDS
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Kind, Reader, Time
from ctr_cli.language.years import PAIR

_NOUNS: dict[str, Kind] = {
    "hội nghị": "conference",
    "kỳ họp": "session",
    "phiên họp": "sitting",
    "đại hội": "congress",
    "kỷ niệm": "anniversary",
}
"""Nouns before a `lần thứ`; the nearest one says what is counted."""
_OF_CONGRESSES = ("đảng bộ", "đảng ủy")
"""Nouns that stand for their congress where none of the others is named: `Đảng bộ phường lần thứ I`."""
_BACK = 120
"""Characters before a `lần thứ` in which its noun is looked for."""
_CLAUSE = regex(r"[.;\n]")
_OF_A_DAY = (
    "ngày", "thành lập", "truyền thống", "giải phóng", "quốc khánh", "cách mạng", "chiến thắng",
    "năm ngày", "thực hiện di chúc", "khởi nghĩa", "cuộc khởi nghĩa",
)  # fmt: skip
_FIGURES = r"(?P<count>\d{1,4}(?!\d))"
_AGE = rf"(?<![\d.,])(?P<count>\d{{1,4}}(?!\d)|{WORDS})"
"""A count of years, also one that looks like a year: `kỷ niệm 1986 năm khởi nghĩa Hai Bà Trưng`."""
_YEARS_OF = rf"{_AGE} năm(?= (?:{'|'.join(_OF_A_DAY)})\b)"
_DONE = ("thực hiện", "triển khai", "thi hành", "vận hành", "hoạt động")
_COUNTS = ("0", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

_WHICH = "mới|tới|này|tiếp theo|kế tiếp|sau|trước|vừa qua|qua|cũ"
"""Which term of several it is: the name of a term."""

_YEARS = rf" năm\b(?! {YEAR})"
_IN_WORDS = ("mươi ", "mười ", *(f"{word} năm" for word in ONES))

_NO_TERM = (
    r"(?!(?: lăm)?(?: \([^()]{0,30}\))? (?:giờ|buổi|ngày|tuần|tháng)\b(?! ?\(?(?:[\d…_]|\.\.)))"
)
"""`trước kỳ họp 15 ngày` counts days, `kỳ họp 15 ngày 20/7` sessions."""
_NO_YEAR = r"(?!năm\b)"
"""`các kỳ họp năm 2027` are those of a year, `kỳ họp thứ năm` is the fifth."""

READERS = (
    Reader(
        "term",
        ("nhiệm kỳ",),
        rf"nhiệm kỳ(?: (?P<name>{_WHICH}))?,? (?:từ )?(?:năm )?(?:\()?{PAIR}",
    ),
    Reader(
        "term_number",
        ("khóa",),
        rf"khóa (?:thứ )?(?P<number>(?!vi phạm){ROMAN}|\d{{1,2}}(?!\d)|nhất)",
    ),
    Reader(
        "ordinal",
        ("lần", "kỳ họp", "phiên họp", "hội nghị thứ"),
        r"(?:lần|kỳ họp(?: lần)?|phiên họp(?: lần)?(?= thứ)|hội nghị(?= thứ))(?P<nth> thứ)?"
        rf" (?(nth)|{_NO_YEAR})(?P<number>{ANY_NUMBER})(?!\w)(?(nth)|{_NO_TERM})",
    ),
    Reader(
        "congress",
        ("đại hội",),
        rf"đại hội (?:đại biểu )?(?:đảng )?(?:toàn quốc )?(?P<number>{ROMAN})",
    ),
    Reader("anniversary", ("kỷ niệm",), rf"kỷ niệm (?:lần thứ )?{_FIGURES}{_YEARS}"),
    Reader(
        "anniversary", ("kỷ niệm",), rf"kỷ niệm (?:lần thứ )?(?P<count>{WORDS}){_YEARS}", _IN_WORDS
    ),
    Reader("anniversary", _COUNTS, _YEARS_OF, tuple(f" năm {word}" for word in _OF_A_DAY)),
    Reader(
        "duration",
        _COUNTS,
        rf"(?P<count>{NUMBER}) năm(?= (?:{'|'.join(_DONE)})\b)",
        tuple(f" năm {word}" for word in _DONE),
    ),
)


def with_its_noun(time: Time, low: str) -> Time:
    """A `lần thứ` as what it counts: a conference, a session, a congress, an anniversary."""
    if time.kind != "ordinal":
        return time
    number = time.parts[0].start
    before = _CLAUSE.split(low[max(0, number - _BACK) : number])[-1]
    at, noun = max((before.rfind(noun), noun) for noun in _NOUNS)
    if at >= 0:
        return time._replace(kind=_NOUNS[noun])
    of_congress = any(noun in before for noun in _OF_CONGRESSES)
    return time._replace(kind="congress") if of_congress else time
