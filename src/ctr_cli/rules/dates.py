"""CTR208 to CTR210, CTR213 and CTR214: dates in keys that do not exist, or fall outside the year or the month."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.printed_dates import quarter_months, roman_quarter, short_date
from ctr_cli.model.finding import Problem
from ctr_cli.model.program import Program
from ctr_cli.rules import walk
from ctr_cli.rules.registry import Subject, Told, rule, rules


def _dates(program: Program) -> Iterator[tuple[KeyPath, str, range]]:
    """Each date in a key, with the years it may fall in.

    The document is issued, and papers for a meeting of January are due, in the year before.
    """
    own = range(program.year, program.year + 1)
    with_last = range(program.year - 1, program.year + 1)
    if program.document.date:
        yield ("document", "date"), program.document.date, with_last
    for path, _, meeting in walk.meetings(program):
        if meeting.date:
            yield (*path, "date"), meeting.date, own
        for number, item in enumerate(meeting.items):
            if item.deadline:
                yield (*path, "items", number, "deadline"), item.deadline, with_last


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        return False
    return True


@rules("CTR208 CTR209", "error", misleads=True)
def dates_are_of_the_year(subject: Subject) -> Iterator[Told]:
    """A date stands in the calendar, and falls in the year of the programme."""
    for path, text, years in _dates(subject.program):
        if not _exists(text):
            parts = "/".join(part.lstrip("0") or "0" for part in reversed(text.split("-")))
            message, hint = f"không có ngày {parts} trong lịch", "xem lại ngày và tháng"
            yield "CTR208", Problem(path, message, hint)
        elif int(text[:4]) not in years:
            message = f"`{text}` nằm ngoài năm {subject.program.year} của chương trình"
            allowed = " hoặc ".join(str(year) for year in years)
            hint = f"năm phải là {allowed}; xem lại `year` nếu ngày này đúng"
            yield "CTR209", Problem(path, message, hint)


@rules("CTR210 CTR213", "error", misleads=True)
def times_of_a_meeting_agree(subject: Subject) -> Iterator[Told]:
    """The day of a meeting falls in the month, or the quarter, the meeting names, and the month in the quarter."""
    for path, _, meeting in walk.meetings(subject.program):
        months = quarter_months(meeting.quarter) if meeting.quarter else range(1, 13)
        quarter = f"quý {roman_quarter(meeting.quarter or 1)}"
        if meeting.date and _exists(meeting.date):
            month, message = (
                int(meeting.date[5:7]),
                f"ngày họp {short_date(meeting.date)} không thuộc",
            )
            if month != (meeting.month or month):
                problem = f"{message} tháng {meeting.month}", "sửa ngày họp hoặc sửa tháng"
                yield "CTR210", Problem((*path, "date"), *problem)
            elif meeting.month is None and month not in months:
                problem = f"{message} {quarter}", "sửa ngày họp hoặc sửa quý"
                yield "CTR210", Problem((*path, "date"), *problem)
        if meeting.month and meeting.month not in months:
            message = f"tháng {meeting.month} không thuộc {quarter}"
            hint = "bỏ khóa quarter, hoặc sửa lại cho khớp"
            yield "CTR213", Problem((*path, "quarter"), message, hint)


@rule("CTR214", "info")
def day_is_a_working_day(subject: Subject) -> Iterator[Problem]:
    """A meeting is held on a working day: no Saturday, Sunday, Tết or feast day."""
    for path, _, meeting in walk.meetings(subject.program):
        if meeting.date and _exists(meeting.date):
            from ctr_cli.cycle.workdays import rest_day

            reason = rest_day(date.fromisoformat(meeting.date))
            if reason:
                message = f"ngày họp {short_date(meeting.date)} là ngày nghỉ ({reason})"
                yield Problem((*path, "date"), message, "xem lại ngày họp")
