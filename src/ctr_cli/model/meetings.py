"""What every question needs to know of a meeting: its id, its months, its name."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ctr_cli.language.keys import without_marks
from ctr_cli.language.letters import lowered
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import date_in_figures, quarter_months, roman_quarter
from ctr_cli.model.bodies import is_field, kind_of_body, meetings_called, nth, occasion
from ctr_cli.model.program import Body, Meeting, PlannedMeeting, Program

if TYPE_CHECKING:
    from ctr_cli.language.time_reader import Unit

_KIND_SUFFIX = {"regular": "", "thematic": "-cd", "extraordinary": "-dx"}
EVERY_WORDS = {
    "week": "hằng tuần", "month": "hằng tháng", "quarter": "hằng quý", "year": "hằng năm",
}  # fmt: skip
"""How often standing work comes."""
_USUAL_MONTHS = {"quarter": (3, 6, 9, 12), "year": (12,)}
"""The months of standing work that does not choose its own, where it does not come every month."""


def meeting_id(body: Body, meeting: Meeting) -> str:
    """The short id of a meeting: given, or made of its body and number, month, quarter or date.

    A number alone says which meeting it is; a month may hold thematic (`-cd`) and extraordinary
    (`-dx`) ones besides the regular. Standing work is named by how often it comes (`thuong-truc-week`).
    A second of one name has `-2` behind it; a second without any time `-viec-2`, for `-2` is a month.
    """
    if meeting.id or meeting.number is not None:
        return _plain_id(body, meeting)
    return _ids_of(body).get(id(meeting)) or _plain_id(body, meeting)


def _ids_of(body: Body) -> dict[int, str]:
    """The ids of a body's meetings by their identity: counted once, as long as the same meetings are asked about."""
    meetings, ids = _kept.get(body.id, ((), {}))
    if meetings is not body.meetings or len(ids) != len(meetings):
        met: Counter[str] = Counter()
        ids = {}
        for meeting in body.meetings:
            plain = _plain_id(body, meeting)
            met[plain] += 1
            more = f"-viec-{met[plain]}" if plain == body.id else f"-{met[plain]}"
            ids[id(meeting)] = plain if met[plain] == 1 else plain + more
        _kept[body.id] = (body.meetings, ids)
    return ids


_kept: dict[str, tuple[Sequence[Meeting], dict[int, str]]] = {}
"""The ids last counted, by the body; the meetings stay with them, so that an identity means one meeting."""


def _plain_id(body: Body, meeting: Meeting) -> str:
    if meeting.id:
        return meeting.id
    if meeting.number is not None:
        return f"{body.id}-{meeting.number}"
    suffix = _KIND_SUFFIX[meeting.kind]
    month = month_of(meeting)
    if month is not None:
        return f"{body.id}-{month}{suffix}"
    if meeting.quarter is not None:
        return f"{body.id}-q{meeting.quarter}{suffix}"
    return f"{body.id}-{meeting.every}{suffix}" if meeting.every else f"{body.id}{suffix}"


def item_id(meeting: str, position: int, given: str | None) -> str:
    """The id of the item at a position (from 1) of a meeting, unless it has its own."""
    return given or f"{meeting}.{position}"


def id_meant(asked: str, ids: Iterable[str]) -> str:
    """The id of a meeting or an item that is meant by `BCH3`, `bch 3` or `bch-3`; what was typed where none is, or several."""
    typed = asked.strip().lower()
    meant = {name for name in ids if _bare(name) == _bare(typed)}
    return meant.pop() if len(meant) == 1 else typed


def _bare(name: str) -> str:
    """An id without what people leave out or write otherwise."""
    key = re.sub(r"[^a-z0-9.]", "", without_marks(name.lower()).replace(",", "."))
    return re.sub(r"(?<!\d)0+(?=\d)", "", key)


def month_of(meeting: Meeting) -> int | None:
    """The month a meeting is held in, 1-12; None when only the quarter, or nothing, is known."""
    if meeting.month is None and meeting.date:
        return int(meeting.date[5:7])
    return meeting.month


def hour_and_place(program: Program, meeting: Meeting) -> tuple[str | None, str | None]:
    """The hour (`08:00`) and the place of a meeting whose day is known: its own, else the usual; else as far as recorded."""
    own: tuple[str | None, str | None] = (None, None)
    if isinstance(meeting, PlannedMeeting):
        own = meeting.start, meeting.place
    if meeting.date is None:
        return own
    return own[0] or program.settings.start, own[1] or program.settings.place


def by_quarters(meetings: Iterable[Meeting]) -> bool:
    """Whether meetings are counted by quarters: none of them has a month, and some have a quarter."""
    row = [*meetings]
    return any(meeting.quarter for meeting in row) and not any(map(month_of, row))


def months_of(meeting: Meeting) -> tuple[int, ...]:
    """The months a meeting may fall in: its month, or the three of its quarter, or none."""
    month = month_of(meeting)
    if month is not None:
        return (month,)
    return quarter_months(meeting.quarter) if meeting.quarter else ()


_FIRST_OF_A_TERM = 2
"""Up to this number a term's numbers may begin in a programme: its first meeting may have been planned by none."""


TIMES = "Thời gian"
"""The heading over times at which nobody meets."""
_STANDING = 13
"""Behind all months."""


def times_called(bodies: Sequence[Body]) -> str:
    """What a heading calls that under which items stand: the meetings, or `Thời gian` where most of them are works for
    which nobody meets.
    """
    counts = {True: 0, False: 0}
    for body in bodies:
        counts[is_field(body.name)] += sum(len(meeting.items) for meeting in body.meetings)
    return TIMES if counts[True] > counts[False] else meetings_called(bodies)


def time_order(meeting: Meeting) -> tuple[int, bool]:
    """Where a meeting stands among those of its year: by its month, that of a quarter behind its last; what has none last."""
    months = months_of(meeting)
    return max(months, default=_STANDING), len(months) > 1


def of_last_term(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The numbered meetings of a body in the order in which they are held, from that on at which numbers begin anew: after
    an election `7, 1, 2, 3` are the last of a term, and three of the next.
    """
    row = [meeting for meeting in meetings if meeting.number is not None]
    if all(map(months_of, row)):
        row.sort(key=lambda meeting: max(months_of(meeting)))
    numbers = [meeting.number or 0 for meeting in row]
    begins = (
        at
        for at, n in enumerate(numbers)
        if n <= _FIRST_OF_A_TERM and at and numbers[at - 1] > n + 1
    )
    return row[max(begins, default=0) :]


def falls_into(meeting: Meeting) -> tuple[int, ...]:
    """The months work before a meeting may fall in: those of the meeting, or of standing work the chosen ones.

    What comes every quarter falls into its last month, what comes every year into December, the rest into all.
    """
    if meeting.every and not months_of(meeting):
        return tuple(meeting.months) or _USUAL_MONTHS.get(meeting.every, tuple(range(1, 13)))
    return months_of(meeting)


def comes_again(meeting: Meeting) -> bool:
    """Whether work before a meeting is standing work that falls into the year more than once."""
    return bool(meeting.every) and len(falls_into(meeting)) > 1


def stands_before(meeting: Meeting, deadline: str | None, months: Collection[int]) -> bool:
    """Whether an item of a meeting may come up in some months: with a deadline in one of a quarter's, in that alone."""
    over = months_of(meeting)
    if len(over) > 1 and deadline and int(deadline[5:7]) in over:
        return int(deadline[5:7]) in months
    return True


def time_name(meeting: Meeting) -> str:
    """When a meeting is held, in a line: `tháng 9`, `quý II`, `hằng tháng`; nothing when nobody knows."""
    month = month_of(meeting)
    if month is not None:
        return f"tháng {month}"
    if meeting.quarter is not None:
        return f"quý {roman_quarter(meeting.quarter)}"
    chosen = f" (tháng {', '.join(map(str, meeting.months))})" if meeting.months else ""
    return f"{EVERY_WORDS[meeting.every]}{chosen}" if meeting.every else ""


def day_or_time(body: Body, meeting: Meeting) -> str:
    """When a meeting is held, in a line, by its day where only that tells it from others of its month: `ngày 09/3/2026`."""
    if meeting.date and is_one_of_some(body, meeting):
        return date_in_figures(*map(int, meeting.date.split("-")))
    return time_name(meeting)


def kind_words(body: Body, kind: str) -> str:
    """What is said of a meeting of a kind that is not regular: `chuyên đề`; nothing of a regular one."""
    return kind_of_body(body.name).kinds.get(kind, "")


def meeting_name(body: Body, meeting: Meeting) -> str:
    """What a meeting is called without its time: `Hội nghị chuyên đề Ban Chấp hành Đảng bộ xã lần thứ 3`."""
    kind = kind_of_body(body.name)
    word = f"{kind.occasion} {kind_words(body, meeting.kind)}".rstrip()
    if meeting.number is None:
        return kind.named.format(meeting=word, body=body.name)
    return kind.numbered.format(
        meeting=word, occasion=kind.occasion, body=body.name, nth=nth(body.name, meeting.number)
    )


def short_name(body: Body, meeting: Meeting) -> str:
    """A meeting within a sentence about its body: `hội nghị lần thứ 3`, `kỳ họp thứ tư`, `hội nghị tháng 9`."""
    word = occasion(body.name)
    if meeting.number is not None:
        return f"{word} {nth(body.name, meeting.number)}"
    return f"{word} {time_name(meeting)}".rstrip()


def session_note(body: Body, meeting: Meeting) -> str:
    """What kind of session a numbered one is, where the number does not tell: `kỳ họp thường lệ cuối năm`."""
    kind, month = kind_of_body(body.name), month_of(meeting)
    if not kind.usual or meeting.number is None:
        return ""
    said = kind_words(body, meeting.kind) or next(
        (name for name, months in kind.usual.items() if month in months), ""
    )
    return f"{kind.occasion.lower()} {said}" if said else ""


_ITS_BODY_UNSAID = regex(
    r"""(?ix) (?P<word>hội\ nghị|kỳ\ họp|phiên\ họp|cuộc\ họp|họp)
    \ (?P<nth>(?:lần\ )?thứ\ [^\W\d]+ | lần\ thứ\ \d{1,3} | thường\ (?:kỳ|lệ))
    (?:\ (?:tháng|quý)\ [^\s()]+ (?:\ năm\ \d+)?)?
    \W*(?:\([^()]*\) | \b(?:tháng|quý|tuần|ngày|dự\ kiến|trước|đầu|giữa|cuối)\ [^()]*)? \Z"""
)
"""A title of its own that does not tell whose meeting it is: `Hội nghị thứ nhất (tháng 3/2026)`, `Phiên họp thường kỳ tháng 3`."""
_PART_OF_YEAR = regex(r"(?i)(?:trong )?(?:\d|ba|sáu|chín) tháng (?:đầu|cuối) năm\b")
"""A title that is a time and no name: `6 tháng đầu năm 2026`."""


def says_when(meeting: Meeting, title: str) -> bool:
    """Whether the title of a meeting leaves nobody to ask for its month: it says one, or the meeting has none."""
    from ctr_cli.language.times import times_in

    unit: Unit = "month" if month_of(meeting) else "quarter"
    return not months_of(meeting) or any(t.of(unit) for t in times_in(title))


def _title(meeting: Meeting) -> str:
    from ctr_cli.model.said_days import without_its_day

    return without_its_day(meeting.title or "") if meeting.date else meeting.title or ""


def _of_body(body: Body, title: re.Match[str]) -> str:
    """A title with whose meeting it is: `Hội nghị Ban Chấp hành lần thứ nhất`."""
    form, word = kind_of_body(body.name).numbered, title["word"]
    return form.format(meeting=word, occasion=word, body=body.name, nth=title["nth"])


_OF_EVERY = regex(r"(?i) (?:(?:các|hằng|hàng|từng|mỗi|trong) )?(?P<unit>tháng|quý)$")
"""With what the name of a field of work ends that has parts: `Nhiệm vụ các tháng`."""


def meeting_title(program: Program, body: Body, meeting: Meeting) -> str:
    """The name of a meeting for a person who reads it on its own; once its day is known, without one that its title says."""
    when, told = time_name(meeting), day_or_time(body, meeting)
    one_of_some = told != when
    timed = told if one_of_some else f"{when}/{program.year}" if when else ""
    if meeting.title:
        title = _title(meeting).rstrip(" :")
        if _PART_OF_YEAR.match(title):
            return f"{meeting_name(body, meeting)} {lowered(title)}"
        said = f" ({timed})" if timed else ""
        if unsaid := _ITS_BODY_UNSAID.match(title):
            return f"{_of_body(body, unsaid)}{said}"
        return title if says_when(meeting, title) and not one_of_some else f"{title}{said}"
    if meeting.every and not months_of(meeting):
        field = f"{meeting_name(body, meeting)} {when}" if is_field(body.name) else ""
        return field or f"Công việc {when} của {body.name}"
    title = meeting_name(body, meeting)
    if meeting.number is None:
        every = _OF_EVERY.search(title)
        if every and timed.startswith(f"{every['unit'].lower()} "):
            title = title[: every.start()]
        return f"{title} {timed}".rstrip()
    bracket = ", ".join(filter(None, (session_note(body, meeting), timed)))
    return f"{title} ({bracket})" if bracket else title


def is_one_of_some(body: Body, meeting: Meeting) -> bool:
    """Whether only its day tells a meeting from another of its month, as of a body that meets every week."""
    if meeting.number is not None:
        return False
    month, title = month_of(meeting), _title(meeting)
    alike = (
        other
        for other in body.meetings
        if other.date != meeting.date
        and (other.number, other.kind, _title(other)) == (None, meeting.kind, title)
        and month_of(other) == month
    )
    name = meeting_id(body, meeting)
    return any(meeting_id(body, other) != name for other in alike)
