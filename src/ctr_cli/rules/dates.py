"""CTR208 to CTR210 and CTR213: dates in keys that do not exist, or fall outside the year or the month."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.printed_dates import quarter_months, roman_quarter, short_date
from ctr_cli.model.finding import Problem
from ctr_cli.model.program import Program
from ctr_cli.rules import walk
from ctr_cli.rules.registry import Subject, rule


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


@rule("CTR208", "error", misleads=True)
def date_exists(subject: Subject) -> Iterator[Problem]:
    """A date stands in the calendar."""
    for path, text, _ in _dates(subject.program):
        if not _exists(text):
            parts = "/".join(part.lstrip("0") or "0" for part in reversed(text.split("-")))
            yield Problem(path, f"không có ngày {parts} trong lịch", "xem lại ngày và tháng")


@rule("CTR209", "error", misleads=True)
def date_in_year(subject: Subject) -> Iterator[Problem]:
    """A date falls in the year of the programme."""
    for path, text, years in _dates(subject.program):
        if _exists(text) and int(text[:4]) not in years:
            message = f"`{text}` nằm ngoài năm {subject.program.year} của chương trình"
            allowed = " hoặc ".join(str(year) for year in years)
            yield Problem(path, message, f"năm phải là {allowed}; xem lại `year` nếu ngày này đúng")


@rule("CTR210", "error", misleads=True)
def date_in_month(subject: Subject) -> Iterator[Problem]:
    """The day of a meeting falls in the month, or the quarter, the meeting names."""
    for path, _, meeting in walk.meetings(subject.program):
        if not meeting.date or not _exists(meeting.date):
            continue
        month = int(meeting.date[5:7])
        if meeting.month is not None and month != meeting.month:
            message = f"ngày họp {meeting.date} không thuộc tháng {meeting.month}"
            yield Problem((*path, "date"), message, "sửa ngày họp hoặc sửa tháng")
        elif meeting.quarter is not None and month not in quarter_months(meeting.quarter):
            message = f"ngày họp {meeting.date} không thuộc quý {roman_quarter(meeting.quarter)}"
            yield Problem((*path, "date"), message, "sửa ngày họp hoặc sửa quý")


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


@rule("CTR213", "error", misleads=True)
def month_in_quarter(subject: Subject) -> Iterator[Problem]:
    """A meeting that names a month and a quarter names the quarter of that month."""
    for path, _, meeting in walk.meetings(subject.program):
        if (
            meeting.month
            and meeting.quarter
            and meeting.month not in quarter_months(meeting.quarter)
        ):
            message = f"tháng {meeting.month} không thuộc quý {roman_quarter(meeting.quarter)}"
            yield Problem((*path, "quarter"), message, "bỏ khóa quarter, hoặc sửa lại cho khớp")
