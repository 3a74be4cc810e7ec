"""CTR2xx, the frame of a programme: numbers, months, days and ids, and meetings that name one another."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_months, roman_quarter, short_date
from ctr_cli.model.bodies import is_field, nth, occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import item_id, meeting_id, month_of, months_of, short_name
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.rules import walk
from ctr_cli.rules.reading import said
from ctr_cli.rules.registry import Subject, Told, rule, rules

_FIRST_OF_A_TERM = 1
"""Numbers run through the term of a committee or council (Hướng dẫn 36-HD/VPTW), and begin again at 1."""


def _numbered(path: KeyPath, body: Body) -> Iterator[tuple[KeyPath, int, int]]:
    """The numbers of meetings with their places, and how many meetings without a number stand before each."""
    between = 0
    for index, meeting in enumerate(body.meetings):
        if meeting.number is not None:
            yield (*path, "meetings", index, "number"), meeting.number, between
        between = between + 1 if meeting.number is None else 0


@rule("CTR201", "error", needs="meetings", misleads=True)
def conference_numbers(subject: Subject) -> Iterator[Problem]:
    """Numbers of conferences run on without gap or double; a meeting without a number may take one of the row."""
    for path, body in walk.bodies(subject.program):
        numbered, called = [*_numbered(path, body)], partial(nth, body.name)
        outlier, word = _outlier([number for _, number, _ in numbered]), occasion(body.name)
        if outlier and not any(between for _, _, between in numbered[1:]):
            place, number, _ = numbered[outlier[0]]
            words = {"word": word, "called": called(number), "right": called(outlier[1])}
            yield said("one number breaks the row", place, **words)
            continue
        for (there, last, _), (place, number, between) in pairwise(numbered):
            if number == _FIRST_OF_A_TERM or 0 < number - last <= 1 + between:
                continue
            gap = [*range(last + 1, min(number, last + 6))]
            missing = f", thiếu {', '.join([called(gap[0]), *map(str, gap[1:])])}" if gap else ""
            words = {"last": called(last), "called": called(number), "next": called(last + 1)}
            words |= {"word": word, "missing": missing}
            yield said("number does not follow", place, Also(there, f"{word} trước"), **words)


def _outlier(numbers: list[int]) -> tuple[int, int] | None:
    """The position of the one number that breaks an otherwise unbroken row, and what it should be.

    A first number that is merely too small may as well mean that conferences are missing after it,
    so only one that the second does not exceed is taken for wrong.
    """
    if len(numbers) < 3:
        return None
    first, second, *_ = numbers
    if first >= second > 1 and numbers[1:] == [second + n for n in range(len(numbers) - 1)]:
        return 0, second - 1
    wrong = [(at, first + at) for at, n in enumerate(numbers) if n != first + at]
    return wrong[0] if len(wrong) == 1 else None


@rule("CTR202", "error", "info", needs="meetings", misleads=True)
def months_in_order(subject: Subject) -> Iterator[Problem]:
    """The meetings of a body follow the months of the year."""
    for path, body in walk.bodies(subject.program):
        latest, word = (path, 0), occasion(body.name)
        months = [months_of(meeting) for meeting in body.meetings]
        for index, meeting in enumerate(body.meetings):
            place = _when((*path, "meetings", index), meeting)
            held, regular = months[index], meeting.kind == "regular"
            if regular and held and held[-1] < latest[1]:
                name = f"{short_name(body, meeting)} " if meeting.number else ""
                words = {"name": name, "month": held[0], "last": latest[1], "word": word}
                there = Also(latest[0], f"{word} trước")
                yield said("month before the last", place, there, **words)
            elif regular and held:
                latest = (place, held[0])
            # one that is not regular may stand apart at either end
            elif all(around := months[max(0, index - 1) : index + 2]) and len(around) == 3:
                (first, *_), (month, *_), (last, *_) = around
                if not first <= month <= last:
                    words = {"word": word, "month": month, "first": first, "last": last}
                    told = said("month between others", place, **words)
                    yield told._replace(severity="info")


def _when(path: KeyPath, meeting: Meeting) -> KeyPath:
    """The path of the key that says when a meeting is held."""
    keys = (key for key in ("month", "quarter", "date") if getattr(meeting, key) is not None)
    return (*path, *[*keys][:1])


@rule("CTR203", "error", needs="meetings", misleads=True)
def one_meeting_a_month(subject: Subject) -> Iterator[Problem]:
    """A body has one regular unnumbered meeting a month, or a quarter; those of days of their own, and groups of work with
    titles, are told apart by them.
    """
    seen: dict[tuple[str, str, str | None], dict[str | None, KeyPath]] = {}
    for path, body, meeting in walk.meetings(subject.program):
        month, word = month_of(meeting), occasion(body.name)
        name = f"tháng {month}" if month else f"quý {roman_quarter(meeting.quarter or 1)}"
        apart = meeting.number is not None or meeting.kind != "regular" or meeting.id
        if apart or not (month or meeting.quarter):
            continue
        place = _when(path, meeting)
        days = seen.setdefault((str(path[1]), name, meeting.title), {})
        same = (at for day, at in days.items() if meeting.date in (None, day) or day is None)
        there = next(same, None)
        days.setdefault(meeting.date, place)
        if there:
            words = {"body": body.name, "word": word, "when": name}
            yield said("two meetings", place, Also(there, f"{word} kia"), **words)


@rule("CTR204", "warning", needs="meetings", misleads=True)
def every_month_present(subject: Subject) -> Iterator[Problem]:
    """A body that meets in eleven months has the twelfth; where several lack, nobody said that it meets in each."""
    for path, body in walk.bodies(subject.program):
        regular = [m for m in body.meetings if m.kind == "regular" and m.number is None]
        missing = {*range(1, 13)}.difference(map(month_of, regular))
        of_quarters = {month for m in regular if m.quarter for month in quarter_months(m.quarter)}
        if len(missing) == 1 and not is_field(body.name) and not missing <= of_quarters:
            words = {"body": body.name, "month": missing.pop(), "word": occasion(body.name)}
            yield said("month missing", (*path, "name"), **words)


_ONCE = ("month", "quarter", "date", "number")
"""Keys of a meeting that is held once."""


@rules("CTR205 CTR217", "error", misleads=True)
def meetings_are_whole(subject: Subject) -> Iterator[Told]:
    """A programme has bodies, a body meetings, a meeting items; `months` choose those of standing work, which has no time or number besides."""
    if not subject.program.bodies:
        yield "CTR205", said("no bodies", ("bodies",))._replace(on_key=True)
    for path, body in walk.bodies(subject.program):
        if not body.meetings:
            words = {"body": body.name, "word": occasion(body.name)}
            yield "CTR205", said("no meetings", (*path, "meetings"), **words)._replace(on_key=True)
    for path, body, meeting in walk.meetings(subject.program):
        if not meeting.items:
            words = {"word": occasion(body.name), "meeting": meeting_id(body, meeting)}
            yield "CTR205", said("no items", (*path, "items"), **words)._replace(on_key=True)
        if meeting.months and not meeting.every:
            yield "CTR217", said("months without every", (*path, "months"))
        if meeting.every and (held := [k for k in _ONCE if getattr(meeting, k) is not None]):
            words = {"every": meeting.every, "beside": ", ".join(held)}
            yield "CTR217", said("every with a time", (*path, "every"), **words)


@rule("CTR206", "error", misleads=True)
def no_empty_text(subject: Subject) -> Iterator[Problem]:
    """No printed text and no name is empty."""
    symbol = (("document", "symbol"), subject.program.document.symbol or "-")
    for path, text in [symbol, *((one.path, one.text) for one in walk.written(subject))]:
        if not text.strip():
            key = next(step for step in reversed(path) if isinstance(step, str))
            yield said("empty text", path, key=key)


@rule("CTR207", "error", misleads=True)
def unique_ids(subject: Subject) -> Iterator[Problem]:
    """No two agencies, bodies, meetings or items share an id."""
    program = subject.program
    agencies = enumerate(program.agencies)
    ids: dict[str, Iterable[tuple[KeyPath, str]]] = {
        "cơ quan": ((("agencies", number, "id"), agency.id) for number, agency in agencies),
        "cơ quan họp": (((*path, "id"), body.id) for path, body in walk.bodies(program)),
        "hội nghị hoặc nội dung": _ids_in_meetings(program),
    }
    for what, named in ids.items():
        first: dict[str, KeyPath] = {}
        for path, name in named:
            if (there := first.setdefault(name, path)) is not path:
                yield said("id twice", path, Also(there, "chỗ dùng kia"), name=name, what=what)


def _ids_in_meetings(program: Program) -> Iterator[tuple[KeyPath, str]]:
    """Ids of meetings and items; meetings of one number that another rule reports are left out."""
    met: set[str] = set()
    for path, body, meeting in walk.meetings(program):
        name = meeting_id(body, meeting)
        if name in met and not meeting.id and meeting.kind == "regular":
            continue
        met.add(name)
        yield (*path, "id") if meeting.id else path, name
        for number, item in enumerate(meeting.items):
            here = (*path, "items", number)
            yield (*here, "id") if item.id else here, item_id(name, number + 1, item.id)


_HOW_OFTEN = regex(
    r"(?:hằng|hàng|mỗi) (?:ngày|tuần|tháng|quý|năm)|thường xuyên|thường trực|cả năm|trong năm|quanh năm|định kỳ|đột xuất|khi (?:có|cần)"
)
"""What the title of work says that goes on all the year."""


@rule("CTR212", "warning")
def meeting_has_a_time(subject: Subject) -> Iterator[Problem]:
    """A regular meeting says when it is held, or is standing work whose title says how often."""
    for path, body, meeting in walk.meetings(subject.program):
        timed = months_of(meeting) or meeting.every or meeting.kind != "regular"
        if not timed and not _HOW_OFTEN.search((meeting.title or "").lower()):
            words = {"word": occasion(body.name), "meeting": meeting_id(body, meeting)}
            yield said("no time", path, **words)._replace(on_key=True)


_HEAD = (
    ("issuer", "name", "tên cơ quan ban hành"),
    ("document", "symbol", "ký hiệu văn bản"),
    ("document", "place", "nơi ban hành"),
    ("document", "date", "ngày ban hành"),
)


_END = ("signature", "người ký"), ("recipients", "nơi nhận")


@rules("CTR216 CTR218", "warning")
def head_and_end_are_known(subject: Subject) -> Iterator[Told]:
    """What the head says may stay empty (null) until somebody knows it; without who signs and who gets it a file is not finished, or was cut off."""
    for group, key, called in _HEAD:
        if getattr(getattr(subject.program, group), key) is None:
            yield "CTR216", said("head unknown", (group, key), called=called, key=key)
    for key, called in _END:
        if not getattr(subject.program, key):
            yield "CTR218", said("end unknown", (key,), called=called, key=key)


_MONTHS_AFTER = 3
"""Until so many months after its meeting an item may be due; what is later has the year of another."""


def _dates(program: Program) -> Iterator[tuple[KeyPath, str, range]]:
    """Each date in a key, with the years it may fall in.

    The document is issued, and papers for a meeting of January are due, in the year before; what a meeting at the end of
    the year decides may be handed in early in the next.
    """
    own = range(program.year, program.year + 1)
    with_last = range(program.year - 1, program.year + 1)
    with_next = range(program.year, program.year + 2)
    if program.document.date:
        yield ("document", "date"), program.document.date, with_last
    for path, _, meeting in walk.meetings(program):
        if meeting.date:
            yield (*path, "date"), meeting.date, own
        for number, item in enumerate(meeting.items):
            if item.deadline:
                met = program.year * 12 + (months_of(meeting) or (12,))[-1]
                after = int(item.deadline[:4]) * 12 + int(item.deadline[5:7]) - met
                years = with_next if 0 < after <= _MONTHS_AFTER else with_last
                yield (*path, "items", number, "deadline"), item.deadline, years


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
            month = int(meeting.date[5:7])
            of_month = month != (meeting.month or month)
            if of_month or (meeting.month is None and month not in months):
                of, what = (f"tháng {meeting.month}", "tháng") if of_month else (quarter, "quý")
                message = f"ngày họp {short_date(meeting.date)} không thuộc {of}"
                yield "CTR210", Problem((*path, "date"), message, f"sửa ngày họp hoặc sửa {what}")
        if meeting.month and meeting.month not in months:
            message = f"tháng {meeting.month} không thuộc {quarter}"
            hint = "bỏ khóa quarter, hoặc sửa lại cho khớp"
            yield "CTR213", Problem((*path, "quarter"), message, hint)


@rule("CTR259", "warning")
def items_stand_in_their_groups(subject: Subject) -> Iterator[Problem]:
    """No item without a group stands behind those of one, under which it is printed."""
    for path, _, meeting in walk.meetings(subject.program):
        for at, (before, item) in enumerate(pairwise(meeting.items), 1):
            if before.topic and not item.topic:
                yield said("behind a group", (*path, "items", at, "text"), topic=before.topic)


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
