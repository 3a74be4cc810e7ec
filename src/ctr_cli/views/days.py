"""The days of the calendar that a programme's dates mean."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.errors import CtrError


def first_day(text: str) -> date:
    """The day `2026-03-25`, or the first of the month `2026-03`.

    Raises `CtrError` for one that is in no calendar.
    """
    try:
        return date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        shown = short_date(text)
        raise CtrError(
            f"không có ngày {shown} trong lịch", "chạy ctr validate để biết chỗ sai trong tệp"
        ) from None


def last_day(text: str) -> date:
    """The day `2026-03-25`, or the last of the month `2026-03`; errors as in `first_day`."""
    day = first_day(text)
    return day if len(text) == 10 else day.replace(day=monthrange(day.year, day.month)[1])


def no_later_than(month: str, days: Iterable[str | None]) -> str:
    """The date of a paper on what comes in a month, or from it on: it is there by the first of its known days."""
    return min((day for day in days if day and day.startswith(f"{month}-")), default=month)
