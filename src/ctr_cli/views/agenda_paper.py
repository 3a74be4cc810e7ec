"""The papers of one meeting: its agenda, and the invitation to it. Every word, and no format."""

from datetime import date
from typing import TypedDict

from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.views.agenda import ItemView, MeetingView
from ctr_cli.views.deadlines import WEEKDAYS, invitation_due, papers_due
from ctr_cli.views.document import (
    MEETING_LINE,
    Closing,
    Letterhead,
    charged_view,
    day_in_words,
    with_condition,
)
from ctr_cli.views.papers import due_words, end, head, host, office_name, wording
from ctr_cli.views.program import kind_of_body

MINUTES_A_DAY = 24 * 60


class AgendaRow(TypedDict):
    """An item on the agenda: its number, when it is taken up, what it is, and who prepares it."""

    position: str
    time: str
    text: str
    details: list[str]
    agencies: str


class AgendaPaper(Letterhead, Closing):
    """The agenda of a meeting as an office hands it out; times and place may be blank."""

    kind: str
    title: str
    title_rule: str
    time: str
    place: str
    columns: list[str]
    rows: list[AgendaRow]
    agencies_label: str
    agencies: str


class Invitation(Letterhead, Closing):
    """The invitation to a meeting: `content` are its items, `shares` who prepares which of them."""

    kind: str
    title: str
    title_rule: str
    addressee: str
    opening: str
    time: str
    place: str
    content_label: str
    content: list[str]
    papers: str
    shares: list[str]
    ending: str


class When(TypedDict):
    """When a meeting is held, as far as it is known.

    `day` is `2026-03-25`; `start` and `each` are minutes: from midnight, and for one item.
    """

    day: str | None
    start: int | None
    each: int | None


def agenda_date(program: Program, meeting: MeetingView, when: When) -> str:
    """The date of an agenda: the meeting's day, or its month, or its year while that is all that is known."""
    return when["day"] or _month(program, meeting)


def agenda_paper(
    program: Program, meeting: MeetingView, profile: Profile, when: When
) -> AgendaPaper:
    """The agenda of a meeting, with room for what is not known."""
    words, blank = wording("agenda"), wording("blank")
    return {
        **head(program, profile, agenda_date(program, meeting, when)),
        **end(program, profile, words["recipients"]),
        "kind": words["kind"],
        "title": meeting["title"],
        "title_rule": profile.words.title_rule or "",
        "time": words["time"].format(time=_time(program, meeting, profile, when)),
        "place": words["place"].format(blank=blank),
        "columns": words["head"],
        "rows": [_row(item, when) for item in meeting["items"]],
        "agencies_label": MEETING_LINE if meeting["assignments"] else "",
        "agencies": charged_view(meeting["assignments"], plain=True),
    }


def invitation_date(program: Program, meeting: MeetingView, when: When) -> str:
    """The date of an invitation: the last day to send it, or the meeting's month."""
    if when["day"] is None:
        return _month(program, meeting)
    return invitation_due(program, meeting["body"]["id"], _date(when["day"])).isoformat()


def invitation(program: Program, meeting: MeetingView, profile: Profile, when: When) -> Invitation:
    """The invitation to a meeting, with the last day for its papers once the meeting's day is known."""
    words, blank = wording("invitation"), wording("blank")
    body, office = meeting["body"]["name"], office_name(program, profile)
    members = kind_of_body(body)["members"].format(body=body)
    due = papers_due(program, _date(when["day"])).isoformat() if when["day"] else None
    late = due_words(profile, due, program.settings.papers_days)
    symbol = profile.office.invitation_symbol
    return {
        **head(program, profile, invitation_date(program, meeting, when), symbol=symbol),
        **end(program, profile, words["recipients"]),
        "kind": words["kind"],
        "title": words["title"].format(meeting=meeting["title"]),
        "title_rule": profile.words.title_rule or "",
        "addressee": words["addressee"].format(members=members),
        "opening": words["opening"].format(
            year=program.year, host=host(program, profile), meeting=meeting["title"]
        ),
        "time": words["time"].format(time=_time(program, meeting, profile, when)),
        "place": words["place"].format(blank=blank),
        "content_label": words["content"],
        "content": [
            f"({item['position']}) {with_condition(item['text'], item['condition'])}"
            for item in meeting["items"]
        ],
        "papers": words["papers"].format(office=office, due=late),
        "shares": _shares(meeting),
        "ending": words["ending"],
    }


def _shares(meeting: MeetingView) -> list[str]:
    """Which items each agency prepares, in the order they come up; those of the whole meeting last."""
    words = wording("invitation")
    numbers: dict[str, list[str]] = {}
    for item in meeting["items"]:
        for entry in item["assignments"]:
            numbers.setdefault(entry["name"], []).append(f"({item['position']})")
    shares = [
        words["share"].format(agency=name, numbers=", ".join(items))
        for name, items in numbers.items()
    ]
    if meeting["assignments"]:
        agencies = charged_view(meeting["assignments"], plain=True)
        shares.append(words["shared"].format(agencies=agencies))
    return shares


def _row(item: ItemView, when: When) -> AgendaRow:
    return {
        "position": str(item["position"]),
        "time": _slot(item["position"], when),
        "text": with_condition(item["text"], item["condition"]),
        "details": item["details"],
        "agencies": charged_view(item["assignments"], plain=True),
    }


def _slot(position: int, when: When) -> str:
    """From when to when an item is taken up; without its length only the first has a time."""
    start, each = when["start"], when["each"]
    if start is None or (each is None and position > 1):
        return ""
    if each is None:
        return _clock(start)
    begins = start + each * (position - 1)
    return f"{_clock(begins)} - {_clock(begins + each)}"


def _clock(minutes: int) -> str:
    """An hour and its minutes, which no line may part."""
    return f"{minutes // 60:02d}\u00a0giờ\u00a0{minutes % 60:02d}"


def _time(program: Program, meeting: MeetingView, profile: Profile, when: When) -> str:
    words, start, day = wording("time"), when["start"], when["day"]
    clock = words["blank_clock"] if start is None else _clock(start)
    written = day_in_words(profile.words, day or _month(program, meeting))
    weekday = f", {WEEKDAYS[_date(day).weekday()]}" if day else ""
    text: str = words["known"].format(clock=clock, weekday=weekday, day=written)
    return text


def _month(program: Program, meeting: MeetingView) -> str:
    """The month of a meeting (`2026-03`), or only its year."""
    month = meeting["month"]
    return str(program.year) if month is None else f"{program.year}-{month:02d}"


def _date(day: str) -> date:
    return date.fromisoformat(day)
