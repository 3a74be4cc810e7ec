"""Days and periods as a document prints them."""

from datetime import date

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""The days of the week, Monday first."""
_ROMAN_QUARTERS = ("I", "II", "III", "IV")


def long_date(
    year: int | None,
    month: int | None,
    day: int | None,
    *,
    blank: int = 5,
    day_digits: int = 2,
    zero_months: int = 2,
) -> str:
    """A date of a document: `ngày 05 tháng 02 năm 2026`; a blank day, month or year leaves room of `blank` spaces.

    Days below 10, and the months up to `zero_months`, take a leading zero (Hướng dẫn 36-HD/VPTW and
    Nghị định 30/2020/NĐ-CP alike: the months 1 and 2).
    """
    room = " " * blank
    day_text = room if day is None else f"{day:0{day_digits}d}"
    month_text = room if month is None else _month(month, zero_months)
    return f"ngày {day_text} tháng {month_text} năm {room if year is None else year}"


def date_in_figures(year: int, month: int, day: int | None = None) -> str:
    """A date within a document: `ngày 05/02/2026`, `tháng 8/2026`; of a day zeros lead as in a long date."""
    return f"tháng {month}/{year}" if day is None else f"ngày {day:02d}/{_month(month, 2)}/{year}"


def _month(month: int, zero_months: int) -> str:
    return f"{month:02d}" if month <= zero_months else str(month)


def short_date(text: str) -> str:
    """A date of the file (`2026-03-25`, `2026-03`) as people write it: 25/03/2026, 03/2026."""
    return "/".join(reversed(text.split("-")))


def day_with_weekday(day: str) -> str:
    """A day of the file with its weekday: `thứ Hai, 02/03/2026`."""
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]}, {short_date(day)}"


def day_as_written(day: str) -> str:
    """A day or a month as an office writes it in a line: `20/6/2026`, `05/7/2026`, `01/02/2026`, `2/2026`."""
    year, month, *date = day.split("-")
    return "/".join([*date, _month(int(month), 2 if date else 0), year])


def roman_quarter(quarter: int) -> str:
    """A quarter 1-4 as printed: I, II, III, IV."""
    return _ROMAN_QUARTERS[quarter - 1]


def quarter_of(month: int) -> int:
    """The quarter 1-4 that holds a month 1-12."""
    return (month + 2) // 3


def quarter_months(quarter: int) -> tuple[int, int, int]:
    """The three months of a quarter 1-4."""
    first = 3 * quarter - 2
    return first, first + 1, first + 2


def period_name(months: tuple[int, ...]) -> str:
    """Some months of a year in words: `tháng 3`, `quý I`, `6 tháng đầu năm`; nothing for the whole year."""
    if len(months) == 1:
        return f"tháng {months[0]}"
    if len(months) == 3:
        return f"quý {roman_quarter(quarter_of(months[0]))}"
    return f"{len(months)} tháng đầu năm" if len(months) < 12 else ""


def period_of_year(months: tuple[int, ...], year: int) -> str:
    """Some months of a year, or all of it: `quý I năm 2026`, `6 tháng đầu năm 2026`, `năm 2026`."""
    name = period_name(months)
    return f"{name} {year}" if name.endswith("năm") else f"{name} năm {year}".strip()
