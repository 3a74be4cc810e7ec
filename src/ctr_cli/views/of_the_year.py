"""Which differences of a year from the next are only the year: what every item has anew, and nobody decided."""

import re
from collections.abc import Callable, Iterable

from ctr_cli.cycle.compare import Difference
from ctr_cli.cycle.draft_meetings import renumbered_by
from ctr_cli.cycle.festival_days import next_day, with_days
from ctr_cli.cycle.shift import shifted
from ctr_cli.language.numbers import NUMBER
from ctr_cli.model.program import Program

_OWN = frozenset({"document.number", "document.date", "number"})
"""What each year has of its own: the number and the day of its document, the numbers of its meetings."""
_BLANK, _NTH = "…", "thứ …"


def of_the_year(
    old: Program, new: Program, differences: Iterable[Difference]
) -> Callable[[Difference], bool]:
    """Whether one of the differences of two programmes says only that the new one is of the year after the old one."""
    if new.year != old.year + 1:
        return lambda _: False
    numbers = {
        (d.before.body.id, d.old): d.new
        for d in differences
        if d.field == "number" and d.before and isinstance(d.old, int) and isinstance(d.new, int)
    }
    renumbered = renumbered_by(numbers, old)

    def moved_on(text: str, difference: Difference) -> str:
        item = difference.before and difference.before.item
        work, deadline = (item.text, item.deadline) if item else (text, None)
        shift = shifted(text, old.year, renumbered)
        return with_days(shift, work, deadline, old.year).text

    def is_of_the_year(difference: Difference) -> bool:
        was, now = difference.old, difference.new
        if (difference.field if difference.before else difference.name) in _OWN:
            return True
        if difference.kind not in ("reworded", "field"):
            return False
        if difference.field in ("deadline", "date"):
            return bool(was and now) and now in _days_after(str(was), difference)
        texts = [one if isinstance(one, list) else [one] for one in (was, now)]
        return len(texts[0]) == len(texts[1]) and all(
            isinstance(one, str)
            and isinstance(other, str)
            and _BLANK not in other
            and _is_filled(moved_on(one, difference), other)
            for one, other in zip(*texts, strict=True)
        )

    return is_of_the_year


def _is_filled(expected: str, text: str) -> bool:
    """Whether a text is the expected one, where nobody could know the number of a meeting with any."""
    if _NTH not in expected:
        return expected == text
    parts = map(re.escape, expected.split(_NTH))
    return re.fullmatch(rf"thứ (?i:{NUMBER})".join(parts), text) is not None


def _days_after(day: str, difference: Difference) -> tuple[str, str]:
    """A day, or a month, as next year's: the same of the calendar, or as many days from its festival."""
    year, item = int(day[:4]), difference.before and difference.before.item
    same = f"{year + 1}{day[4:]}"
    return same, next_day(item.text if item else "", day, year)[0]
