"""Which years of a text are not the programme's though they lie near it: of laws, foundings, starting points, long plans."""

import re

from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Part, Time

_SETTLED = "quyết toán"
"""The settling of a budget speaks of the year before last."""
_ROLLED = regex(r"\b(?:0?3|ba) năm,? ?\(?(?:giai đoạn )?(?:từ )?(?:năm )?\Z")
_LAW = regex(r"(?:bộ luật|luật|pháp lệnh|hiến pháp)(?: (?!trong\b|trên\b|của\b)\w+){0,8},? \Z")
_STARTS = regex(
    r"""
    \b(?: (?P<ever>mốc|hiệu\ lực) | (?:kể|tính)(?=\ từ) | thành\ lập | ra\ đời | vận\ hành | hoạt\ động
      | sáp\ nhập | hợp\ nhất )
    (?:\ thời\ gian|\ thời\ điểm|\ tính|\ thi\ hành)? (?:\ từ)? (?:\ ngày)? \ ?\(? (?:từ\ )?\Z
    """,
    re.VERBOSE,
)
_UNTIL_NOW = regex(r" đến nay\b")


def moving_years(time: Time, low: str, year: int, ages: frozenset[int]) -> list[Part]:
    """The years of a time in a plain text of a year's programme that stand for a period of it, or of one beside it.

    `ages` are the counts of years that the text names: `kỷ niệm 01 năm`.
    """
    parts = [part for part in time.parts if part.unit == "year"]
    if is_rolling(time, low):
        return parts if year - 1 <= parts[0].value <= year + 1 else []
    if _is_span(time, parts, ages) or _is_a_start(time, low, year) or _is_of_a_law(time, low, year):
        return []
    first = year - 2 if _SETTLED in low[: time.start] else year - 1
    founded = {part for part in parts[:1] if _is_a_founding(time, low, year, ages)}
    return [part for part in parts if first <= part.value <= year + 1 and part not in founded]


def is_rolling(time: Time, low: str) -> bool:
    """Whether a time is the three years of a plan that every year makes anew: `3 năm 2027 - 2029`."""
    years = time.of("year")
    if time.kind not in ("years", "phase") or len(years) < 2 or years[-1] - years[0] != 2:
        return False
    return bool(_ROLLED.search(low[: time.part("year").start]))


def _is_span(time: Time, parts: list[Part], ages: frozenset[int]) -> bool:
    """Whether years from one to another are several, of a plan and no period: `5 năm 2026 - 2030`."""
    if time.kind == "phase":
        return True
    if time.kind != "years" or len(parts) < 2:
        return False
    many = parts[-1].value - parts[0].value
    return many != 1 and many not in ages


def _is_a_founding(time: Time, low: str, year: int, ages: frozenset[int]) -> bool:
    """Whether the first year is that of what an anniversary goes back to: `(01/7/2025 - 01/7/2026)`, `(1907-2027)`."""
    years, days = time.of("year"), list(zip(time.of("day"), time.of("month"), strict=False))
    if not years:
        return False
    if len(years) > 1:
        same_day = len(days) > 1 and days[0] == days[-1]
        return same_day or (time.kind == "years" and years[-1] - years[0] in ages)
    bracketed = low[: time.start].rstrip().endswith(("(", "(từ", "(ngày"))
    return year - years[0] in ages and (time.kind == "day" or bracketed)


def _is_a_start(time: Time, low: str, year: int) -> bool:
    """Whether something counts from a day on that stays where it is: `mốc từ ngày 01/7/2025`, `từ 01/7/2025 đến nay`."""
    if _UNTIL_NOW.match(low, time.end):
        return (*time.of("day"), *time.of("month"), time.year) != (1, 1, year)
    before = _STARTS.search(low[: time.start]) if time.kind in ("day", "month", "year") else None
    return bool(before and (before["ever"] or (time.year or year) < year))


def _is_of_a_law(time: Time, low: str, year: int) -> bool:
    """Whether a year belongs to a law's name: `Luật Đất đai năm 2024`."""
    named = time.kind == "year" and (time.year or year) < year
    return named and bool(_LAW.search(low[: time.start]))
