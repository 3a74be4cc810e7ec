"""When a meeting is held and which one it is, read from a heading or a cell."""

import re
from dataclasses import dataclass
from datetime import date

from ctr_cli.language.keys import tone_key

_ORDINALS = {
    tone_key(word): value
    for value, names in enumerate(
        (
            "nhất một", "hai nhì", "ba", "tư bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
            "mười-một", "mười-hai", "mười-ba", "mười-bốn", "mười-lăm",
        ),
        1,
    )
    for word in names.split()
}  # fmt: skip
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBER = r"(?:\d{1,2}|[IVX]{1,5}\b|mười[ -](?:một|hai|ba|bốn|lăm)|nhất|nhì|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)"
_YEAR = r"(?:\s*(?:/|-|năm)\s*(?:năm\s*)?(?P<{0}>20\d\d))?"
_MORE = r"(?:\s*(?:,|;|và|-|–|đến|&)\s*(?:tháng\s+)?\d{1,2}(?![\d/]))*"
_MONTHS = re.compile(
    r"\btháng\s+(?P<months>\d{1,2}(?!\d)" + _MORE + r"|(?:giêng|chạp|mười (?:một|hai)|một|hai|ba|tư|năm(?!\s*20)|sáu|bảy|tám|chín|mười)\b)"
    + _YEAR.format("year"),
    re.IGNORECASE,
)  # fmt: skip
_QUARTER = re.compile(
    r"\bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b" + _YEAR.format("year"), re.IGNORECASE
)
_DAY = re.compile(
    r"(?:\bngày\s+)?\b(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>20\d\d)\b"
    r"|\bngày\s+(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2})\s+năm\s+(?P<year2>20\d\d)\b"
    r"|\bngày\s+(?P<day3>\d{1,2})\s*/\s*(?P<month3>\d{1,2})\b(?!\s*[/.-]\s*\d)",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(r"(?<![\d/])(?P<month>\d{1,2})\s*/\s*(?P<year>20\d\d)\b")
_CONFERENCE = re.compile(
    r"\blần\s+(?:thứ\s+)?(?P<number>" + _NUMBER + r")(?![\w])"
    r"|\bkỳ\s+họp\s+thứ\s+(?P<session>" + _NUMBER + r")(?!\w)",
    re.IGNORECASE,
)
_KINDS = (
    ("thematic", re.compile(r"\bchuyên đề\b", re.IGNORECASE)),
    ("extraordinary", re.compile(r"\b(?:đột xuất|bất thường)\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class When:
    """A time: months, a quarter or a day; the year if it was written; and the text it was taken from."""

    months: tuple[int, ...] = ()
    quarter: int | None = None
    day: str | None = None
    year: int | None = None
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.months or self.quarter or self.day)


def when(text: str) -> When:
    """The time a text speaks of; `rest` is the text without it. False when there is none."""
    match = _DAY.search(text)
    if match:
        day, month = (int(match[k] or match[f"{k}2"] or match[f"{k}3"]) for k in ("day", "month"))
        year = match["year"] or match["year2"]
        if 1 <= month <= 12 and 1 <= day <= 31:
            written = f"{year}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"
            return When((month,), None, written, int(year) if year else None, _without(text, match))
    match = _MONTHS.search(text)
    if match:
        months = _months(match["months"])
        if months:
            return When(months, None, None, _int(match["year"]), _without(text, match))
    match = _QUARTER.search(text)
    if match:
        written = match["quarter"].upper()
        quarter = int(written) if written.isdigit() else _roman(written)
        return When((), quarter, None, _int(match["year"]), _without(text, match))
    match = _MONTH_YEAR.search(text)
    if match and 1 <= int(match["month"]) <= 12:
        return When((int(match["month"]),), None, None, int(match["year"]), _without(text, match))
    return When(rest=text)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _months(text: str) -> tuple[int, ...]:
    named = {"giêng": 1, "chạp": 12} | _ORDINALS
    word = tone_key(text).replace(" ", "-") if " " in text else tone_key(text)
    named = {tone_key(key): value for key, value in named.items()}
    if word in named:
        return (named[word],)
    found: list[int] = []
    for joint, digits in re.findall(r"(-|–|đến)?\s*(\d{1,2})", text):
        month = int(digits)
        if not 1 <= month <= 12:
            return ()
        found += range(found[-1] + 1, month) if joint and found else []
        found.append(month)
    return tuple(dict.fromkeys(found))


def _roman(text: str) -> int:
    values = [_ROMAN[sign] for sign in text.upper()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def conference(text: str) -> tuple[int | None, str]:
    """The number in `lần thứ 3` (or `lần thứ ba`, `kỳ họp thứ 5`), and the text without it."""
    match = _CONFERENCE.search(text)
    if not match:
        return None, text
    written = match["number"] or match["session"]
    if written.isdigit():
        number = int(written)
    elif tone_key(written).replace(" ", "-") in _ORDINALS:
        number = _ORDINALS[tone_key(written).replace(" ", "-")]
    else:
        number = _roman(written)
    return number or None, _without(text, match)


def kind_of(text: str) -> str:
    """Whether a heading names a thematic or an extraordinary meeting, or a regular one."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "regular")


def deadline_of(time: When, year: int) -> str | None:
    """A time as a deadline, `2027-02` or `2027-02-15`; the last month of a quarter; None when unknown."""
    of_year = time.year or year
    if time.day:
        written = time.day if time.year else f"{of_year}-{time.day}"
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            return None
    if time.months:
        return f"{of_year}-{time.months[-1]:02d}"
    return f"{of_year}-{3 * time.quarter:02d}" if time.quarter else None
