"""The papers of meetings: the agenda of one, the programme of a month. Every word, and no format."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from ctr_cli.cycle.due import day_of as last_day
from ctr_cli.cycle.in_charge import in_charge
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capitalised
from ctr_cli.language.numbers import roman
from ctr_cli.language.printed_dates import WEEKDAYS, period_of_year, quarter_of
from ctr_cli.model.agencies import Directory, directory
from ctr_cli.model.bodies import kind_of_body, occasion
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.model.values import SAY_BY_WHEN
from ctr_cli.views.agenda import STANDING, ItemView, MeetingView, held_and_standing
from ctr_cli.views.assignments import AssignmentView, answering
from ctr_cli.views.blocks import Block, Paper, Row, labelled, line, table
from ctr_cli.views.document import day_in_words
from ctr_cli.views.papers import column, end, head, headed, inviter_of, wording
from ctr_cli.views.program import called_in
from ctr_cli.views.sentences import (
    charged_by_name,
    delivery,
    meeting_line,
    new_topics,
    no_stop,
    with_condition,
    without_items,
)

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import MeetingRecord
    from ctr_cli.model.office import Member

MINUTES_A_DAY = 24 * 60


class When(TypedDict):
    """When and how a meeting is held, as far as it is known.

    `day` is `2026-03-25`; `start` and `each` are minutes: from midnight, and for one item. `opening` and
    `closing` are what comes before and after the items; `sent` is the day its invitation goes out, where that was said.
    """

    day: str | None
    start: int | None
    each: int | None
    place: NotRequired[str | None]
    chair: NotRequired[str | None]
    guests: NotRequired[str | None]
    opening: NotRequired[str | None]
    closing: NotRequired[str | None]
    sent: NotRequired[str | None]


_UNKNOWN: When = {"day": None, "start": None, "each": None}


class _Charge(Struct):
    """Who may be in charge of the agencies of a programme."""

    known: Directory
    members: "Sequence[Member]"

    def of(self, charged: Sequence[AssignmentView]) -> str:
        """Who is in charge of those who answer for something: `Phụ trách: Nguyễn Văn A`; nothing where nobody is."""
        agencies = [entry["agency"] for entry in answering(charged) if entry["agency"]]
        names = [member.name for member in in_charge(self.known, self.members, agencies)]
        text: str = wording("agenda")["in_charge"]
        return text.format(names=", ".join(names)) if names else ""


def agenda_date(program: Program, meeting: MeetingView, when: When) -> str:
    """The date of an agenda: the meeting's day, or its month, or its year while that is all that is known."""
    return when["day"] or month_date(program, meeting)


def agenda_paper(program: Program, meeting: MeetingView, profile: Profile, when: When) -> Paper:
    """The agenda of a meeting, with room for what is not known."""
    words, day = wording("agenda"), agenda_date(program, meeting, when)
    _, signature = inviter_of(program, profile, meeting["body"]["name"])
    return Paper(
        name=f"chuong-trinh-hoi-nghi-{meeting['id']}",
        title=meeting["title"],
        date=day,
        profile=profile,
        head=head(program, profile, day, body=meeting["body"]["name"]),
        blocks=[
            *headed(profile, words["kind"], meeting["title"]),
            line("when_where", words["time"].format(time=time_of(program, meeting, profile, when))),
            *(line("when_where", text) for text in where(when, words)),
            *_items(meeting, profile, when),
        ],
        end=end(program, profile, [_attending(meeting)], signature),
    )


def where(when: When, words: Mapping[str, str]) -> list[str]:
    """Where a meeting is held, with room for what is not known, who chairs it and who else is asked, as far as that is."""
    known = (("chair", when.get("chair")), ("guests", when.get("guests")))
    place = words["place"].format(place=when.get("place") or wording("blank"))
    return [place, *(words[key].format(names=names) for key, names in known if names)]


def _attending(meeting: MeetingView) -> str:
    """Who gets the agenda of a meeting: `Các đồng chí dự hội nghị`."""
    body = meeting["body"]["name"]
    text: str = wording("agenda")["recipient"]
    return capitalised(text.format(address=kind_of_body(body).address, occasion=occasion(body)))


def months_date(program: Program, months: Sequence[int]) -> str:
    """The date of the programme of some months: the first of them."""
    return f"{program.year}-{months[0]:02d}"


def months_paper(
    program: Program,
    meetings: Sequence[MeetingView],
    profile: Profile,
    months: Sequence[int],
    members: "Sequence[Member]" = (),
    recorded: "Sequence[MeetingRecord]" = (),
) -> Paper:
    """The programme of a month or a quarter as one paper: all bodies, in working order, and who is in charge; who chairs
    a meeting and who else is asked, as far as that is `recorded`.
    """
    records = {record.meeting: record for record in recorded}
    charge = _Charge(directory(program), members)
    words, day = wording("agenda"), months_date(program, months)
    name = called_in(program, tuple(months))
    usual = words["together"].format(period=period_of_year(tuple(months), program.year))
    kind = f"{capitalised(words['kind'].lower())} "
    subject = name.removeprefix(kind) if name.startswith(kind) else usual
    blocks: list[Block] = [*headed(profile, words["kind"], subject)]
    held, standing = held_and_standing(meetings)
    for number, meeting in enumerate(held, 1):
        mark = f"{roman(number)}." if len(held) > 1 or standing else ""
        title = meeting["title"] + without_items(meeting["items"])
        blocks.append(line("section", title, mark, of=meeting["id"]))
        if meeting["date"]:
            blocks += _day_and_place(program, meeting, profile, records.get(meeting["id"]))
        blocks += _items(meeting, profile, _UNKNOWN, charge)
    if standing and held:
        blocks.append(line("section", STANDING, f"{roman(len(held) + 1)}."))
    for number, meeting in enumerate(standing, 1):
        mark = f"{number}." if len(standing) > 1 else ""
        blocks.append(line("meeting", meeting["title"], mark, of=meeting["id"]))
        blocks += _items(meeting, profile, _UNKNOWN, charge)
    attending = list(dict.fromkeys(map(_attending, held)))
    return Paper(
        name=f"chuong-trinh-{'thang' if len(months) == 1 else 'quy'}-{period_number(months)}",
        title=f"{words['kind'].capitalize()} {subject}",
        date=day,
        profile=profile,
        head=head(program, profile, day),
        blocks=blocks,
        end=end(program, profile, words["recipients_together"] if program.agencies else attending),
    )


def _day_and_place(
    program: Program, meeting: MeetingView, profile: Profile, record: "MeetingRecord | None"
) -> Iterator[Block]:
    """When and where a meeting is held whose day is known, and who chairs it and is asked, as far as that is known."""
    words, start = wording("agenda"), meeting["start"]
    said = words["day"].format(day=day_in_words(profile.words, meeting["date"] or ""))
    if start:
        hour, minute = start.split(":")
        when: When = {**_UNKNOWN, "day": meeting["date"], "start": int(hour) * 60 + int(minute)}
        said = words["day"].format(day=time_of(program, meeting, profile, when))
    yield line("when_where", said, held=True)
    if meeting["place"]:
        place = words["place"].format(place=no_stop(meeting["place"]))
        yield line("when_where", f"{place}.", held=True)
    for key in ("chair", "guests") if record else ():
        if names := getattr(record, key):
            said = no_stop(words[key].format(names=names))
            yield line("when_where", f"{said}.", held=True)


def period_number(months: Sequence[int]) -> int:
    """The number of a month, or of a quarter by its months."""
    return months[0] if len(months) == 1 else quarter_of(months[0])


def _items(
    meeting: MeetingView, profile: Profile, when: When, charge: _Charge | None = None
) -> list[Block]:
    """The items of a meeting as a table, the agencies of the whole under it."""
    columns = [
        column(profile, "position", "table_center"),
        column(profile, "time", "table_center"),
        column(profile, "item", "table_text"),
        column(profile, "agencies", "table_text"),
    ]
    items = meeting["items"]
    rows = _line_of(when.get("opening"))
    for item, topic in zip(items, new_topics(item["topic"] for item in items), strict=True):
        if topic:
            rows.append(Row(([topic],), across=True))
        rows.append(_row(item, when, charge.of(item["assignments"]) if charge else ""))
    rows += _line_of(when.get("closing"))
    blocks: list[Block] = [table(columns, rows, profile)] if rows else []
    if meeting["assignments"]:
        label, agencies = meeting_line(
            (entry["role"] for entry in meeting["assignments"]),
            charged_by_name(meeting["assignments"]),
        )
        in_charge_of_all = charge.of(meeting["assignments"]) if charge else ""
        agencies = ". ".join(filter(None, (agencies, in_charge_of_all)))
        blocks = [block._replace(held=True) for block in blocks]
        blocks.append(labelled("agencies", label, f"{agencies}.", "*"))
    return blocks


def _line_of(text: str | None) -> list[Row]:
    """A row of the table that is no item: what opens or closes a meeting."""
    return [Row(([], [], [text], []))] if text else []


def _row(item: ItemView, when: When, in_charge_of_it: str) -> Row:
    """An item as a row; a deadline before the day of the meeting, that of its papers, is nothing to those who meet."""
    slot = _slot(item["position"], when)
    agencies = capitalised(charged_by_name(item["assignments"]))
    text = with_condition(item["text"], item["condition"])
    by = last_day(item["deadline"])
    past = bool(by and when["day"] and by < day_of(when["day"]))
    details = [d for d in item["details"] if not (past and d.startswith(SAY_BY_WHEN))]
    said = [item["text"], *details]
    more = [*details, *delivery(item["product"], None if past else item["deadline"], said)]
    return Row(
        (
            [str(item["position"])],
            [slot] if slot else [],
            [text, *(f"+ {line}" for line in more)],
            [line for line in (agencies, in_charge_of_it) if line],
        )
    )


def _slot(position: int, when: When) -> str:
    """From when to when an item is taken up; without its length nobody knows, and the meeting's time stands above."""
    start, each = when["start"], when["each"]
    if start is None or each is None:
        return ""
    begins = start + each * (position - 1)
    return f"{_clock(begins)} - {_clock(begins + each)}"


def _clock(minutes: int) -> str:
    """An hour and its minutes: `07 giờ 30`."""
    return f"{minutes // 60:02d} giờ {minutes % 60:02d}"


def time_of(program: Program, meeting: MeetingView, profile: Profile, when: When) -> str:
    """When a meeting is held, in words, with room for what is not known."""
    words, start, day = wording("time"), when["start"], when["day"]
    clock = words["blank_clock"] if start is None else _clock(start)
    written = day_in_words(profile.words, day or month_date(program, meeting))
    weekday = f", {WEEKDAYS[day_of(day).weekday()]}" if day else ""
    text: str = words["known"].format(clock=clock, weekday=weekday, day=written)
    return text


def month_date(program: Program, meeting: MeetingView) -> str:
    """The month of a meeting as a date (`2026-03`), or only its year."""
    month = meeting["month"]
    return str(program.year) if month is None else f"{program.year}-{month:02d}"


def day_of(day: str) -> date:
    """A day `2026-03-25` of the calendar."""
    return date.fromisoformat(day)
