"""The invitation to a meeting: every word of it on one page, and no format."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import count
from types import MappingProxyType

from ctr_cli.cycle.due import papers_day, verifying_day
from ctr_cli.cycle.in_charge import with_those_inside
from ctr_cli.cycle.own_office import COMRADES
from ctr_cli.language.keys import fold
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.language.letters import capitalised
from ctr_cli.model.agencies import directory, verified_by
from ctr_cli.model.bodies import kind_of_body, occasion
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.model.values import Assignment
from ctr_cli.views.agenda import ItemView, MeetingView
from ctr_cli.views.agenda_paper import When, day_of, month_date, time_of, where
from ctr_cli.views.assignments import AssignmentView, answering
from ctr_cli.views.blocks import Paper, Paragraph, line
from ctr_cli.views.deadlines import invitation_days, invitation_due, own_day, own_days
from ctr_cli.views.height import on_one_page
from ctr_cli.views.papers import (
    by_day,
    due_words,
    end,
    head,
    headed,
    inviter_of,
    is_itself,
    is_own,
    office,
    office_name,
    receiver_name,
    wording,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import charged_by_name, no_stop, with_condition

_POINT = "#"
"""The mark of a point until all are there and counted."""


def invitation_date(program: Program, meeting: MeetingView, when: When) -> str:
    """The date of an invitation: the day it is sent, as said or the last one to do so, or the meeting's month.

    Where no rule is known by which day it goes out, it may be a month before the meeting's.
    """
    if sent := _sent(program, meeting, when):
        return sent.isoformat()
    known = invitation_days(program, meeting["body"]["id"]) is not None
    return month_date(program, meeting) if known else (when["day"] or str(program.year))[:4]


def _sent(program: Program, meeting: MeetingView, when: When) -> date | None:
    """The day an invitation is sent, as said or the last one to do so before a known day."""
    if said := sent_on(when):
        return day_of(said)
    day = when["day"]
    return invitation_due(program, meeting["body"]["id"], day_of(day)) if day else None


def sent_on(when: When) -> str | None:
    """The day that was said for an invitation to be sent; None where that is after the meeting."""
    sent, day = when.get("sent"), when["day"]
    return sent if sent and sent <= (day or sent) else None


def invitation(
    program: Program,
    meeting: MeetingView,
    profile: Profile,
    when: When,
    deadlines: Mapping[str, int] = MappingProxyType({}),
) -> Paper:
    """The invitation to a meeting, what is discussed listed as far as one page has room for it.

    `deadlines` are the days that agencies need before a meeting, by ids, where they differ from the usual.
    """
    words, day = wording("invitation"), invitation_date(program, meeting, when)
    body = meeting["body"]["name"]
    kind = kind_of_body(body)
    subject = words["title"].format(meeting=meeting["title"])
    inviter, signature = inviter_of(program, profile, body)
    opening = words["opening"].format(
        program=called(program), host=inviter, address=kind.address, meeting=meeting["title"]
    )
    place, *others = _where(when)
    members = COMRADES if "đảng viên" in kind.members else ()  # all of a cell are asked above
    charged = any(
        _sends(program, profile, body, one.agency) and not fold(one.agency).startswith(members)
        for one in _charged(meeting)
    )
    recipients = words["recipients"] if charged else words["recipients"][:1]
    addressed = _addressed(_members(body), when.get("guests"))
    signed = end(program, profile, recipients, signature)
    time = words["time"].format(time=time_of(program, meeting, profile, when))
    letterhead = head(
        program,
        profile,
        day,
        symbol=office(program, profile, inviter).invitation_symbol,
        body=body,
    )

    def paper(points: list[Paragraph]) -> Paper:
        return Paper(
            name=f"giay-moi-{meeting['id']}",
            title=f"{words['kind']} {subject}",
            date=day,
            profile=profile,
            head=letterhead,
            blocks=[
                *headed(profile, words["kind"], subject),
                *addressed,
                line("body", opening),
                *_counted([line("body", time, _POINT), place, *others, *points]),
                line("body", words["ending"].format(address=kind.address)),
            ],
            end=signed,
        )

    ways = [paper(way) for way in _ways(program, meeting, profile, when, deadlines)]
    return next(filter(on_one_page, ways), ways[-1])


def _members(body: str) -> str:
    """Who comes to a meeting of a body; of a gathering who it is with: `Giao ban với các trưởng thôn`; blank where nobody knows."""
    if members := kind_of_body(body).members:
        return members.format(body=body)
    return capitalised(body.partition(" với ")[2]) or str(wording("blank"))


def _addressed(members: str, guests: str | None) -> list[Paragraph]:
    """To whom an invitation goes: the members, and the guests below them."""
    words = wording("invitation")
    if not guests:
        return [line("addressee", words["addressee"].format(members=members))]
    ends = (f"{members};", f"{no_stop(guests)}.")
    return [line("addressee", words["addressees"]), *(line("item", end, "-") for end in ends)]


def _where(when: When) -> list[Paragraph]:
    """Where and under whom a meeting is held; its guests are asked by name above."""
    place, *others = where({**when, "guests": None}, wording("invitation"))
    place += "." if when.get("place") else ""
    return [line("body", text, _POINT) for text in (place, *others)]


def _counted(blocks: list[Paragraph]) -> list[Paragraph]:
    """The points of an invitation with their numbers."""
    number = count(1)
    return [b._replace(mark=f"{next(number)}.") if b.mark == _POINT else b for b in blocks]


def _ways(
    program: Program,
    meeting: MeetingView,
    profile: Profile,
    when: When,
    deadlines: Mapping[str, int],
) -> Iterator[list[Paragraph]]:
    """What is discussed, and its papers, at ever less length: in full, or as an enclosure."""
    papers, shares = _papers(program, meeting, profile, when, deadlines)
    for content in (_content(meeting), [_enclosed(meeting)]):
        yield [*content, *papers, *shares]
        yield [*content, *papers]
    yield [_enclosed(meeting), *papers[:1]]


def _enclosed(meeting: MeetingView) -> Paragraph:
    """How many items there are, where the agenda that comes with the invitation tells them."""
    count, kind = f"{len(meeting['items']):02d}", occasion(meeting["body"]["name"])
    said = wording("invitation")["enclosed_content"].format(count=count, occasion=kind)
    return line("body", said, _POINT)


def _content(meeting: MeetingView) -> list[Paragraph]:
    items = [
        line(
            "item",
            with_condition(item["text"], item["condition"]),
            f"({item['position']})",
            of=item["id"],
        )
        for item in meeting["items"]
    ]
    content = wording("invitation")["content"]
    if not items:
        return [line("body", f"{content} {wording('blank')}", _POINT)]
    return [line("body", content, _POINT, held=True), *items]


def _papers(
    program: Program,
    meeting: MeetingView,
    profile: Profile,
    when: When,
    deadlines: Mapping[str, int],
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Who sends papers by when, and who prepares what; once that day is not after the invitation's own, papers come with it."""
    words, charged = wording("invitation"), _charged(meeting)
    body = meeting["body"]["name"]
    usual_lead = program.lead_before(body)
    usual = _still_to_come(program, meeting, when, usual_lead)
    sent = _sent(program, meeting, when)
    timed = _timed(program, meeting, when, deadlines)
    due = {day: numbers for day, numbers in timed.items() if usual or (sent and day > sent)}
    own = list(_own(program, meeting, profile, when, deadlines, timed, usual=usual))
    if not (usual or due or own):
        return [line("body", words["enclosed_papers"], _POINT)], []
    if charged and not any(_sends(program, profile, body, entry.agency) for entry in charged):
        itself = any(is_itself(program, body, entry.agency) for entry in charged)
        whose = body if itself else office_name(program, profile)
        return [line("body", words["own_papers"].format(office=whose), _POINT)], []
    late = _due(profile, when, usual_lead)
    said = words["papers"] if usual else words["other_papers"]
    asked = said.format(office=receiver_name(program, profile, body), due=late)
    by_item = [
        line(
            "item",
            words["item_due" if not sent or day > sent else "item_past"].format(
                numbers=", ".join(numbers),
                due=due_words(profile, day.isoformat(), usual_lead),
                past=_past(day, sent),
            ),
            "-",
        )
        for day, numbers in due.items()
    ]
    shares = _shares(program, meeting, profile, when, deadlines) if usual else []
    papers = [*own, *by_item]
    return [line("body", asked, _POINT, held=bool(papers or shares)), *papers], shares


def _own(
    program: Program,
    meeting: MeetingView,
    profile: Profile,
    when: When,
    deadlines: Mapping[str, int],
    timed: Mapping[date, list[str]],
    *,
    usual: bool,
) -> Iterator[Paragraph]:
    """Which agencies send papers by a day of their own, past or not while others still send theirs as `usual`; an item
    that is `timed` has its own day and goes by that.
    """
    words, held = wording("invitation"), day_of(when["day"]) if when["day"] else None
    body, sent = meeting["body"]["name"], _sent(program, meeting, when)
    apart = {number for numbers in timed.values() for number in numbers}
    of_items = {
        f"({item['position']})": [
            agency.id
            for agency, _ in own_days(program, body, _asked(meeting, item), deadlines, held)
        ]
        for item in meeting["items"]
    }
    for agency, lead in own_days(program, body, _charged(meeting), deadlines, held):
        mine = [number for number, agencies in of_items.items() if agency.id in agencies]
        left = [number for number in mine if number not in apart]
        to_come = _still_to_come(program, meeting, when, lead)
        if (to_come or usual) and (left or not mine):
            items = words["own_items"].format(numbers=", ".join(left)) if left != mine else ""
            said = words["own_due" if to_come else "own_past"]
            due = _due(profile, when, lead)
            past = _past(papers_day(held, lead) if held else None, sent)
            told = said.format(agency=agency.name, items=items, due=due, past=past)
            yield line("item", told, "-")


def _sends(program: Program, profile: Profile, body: str, agency: str) -> bool:
    """Whether an agency sends papers for a meeting of a body: the office that gathers them, and who meets, does not."""
    return not (is_own(program, profile, agency) or is_itself(program, body, agency))


def _past(due: date | None, sent: date | None) -> str:
    """That papers are due on the day of their invitation, or were before it."""
    on_the_day, before = wording("invitation")["past"]
    said: str = before if due and sent and due < sent else on_the_day
    return said


def _timed(
    program: Program, meeting: MeetingView, when: When, deadlines: Mapping[str, int]
) -> dict[date, list[str]]:
    """The items whose papers are due by an earlier deadline of their own, by the day of it."""
    found: dict[date, list[str]] = {}
    if when["day"] is None:
        return found
    held, body = day_of(when["day"]), meeting["body"]["name"]
    for item in meeting["items"]:
        asked, deadline = _asked(meeting, item), item["deadline"]
        if due := own_day(program, body, asked, deadline, deadlines, held):
            found.setdefault(due, []).append(f"({item['position']})")
    return dict(sorted(found.items()))


def _due(profile: Profile, when: When, lead: LeadTime) -> str:
    """By when papers are due that must be there so long before, in words."""
    due = papers_day(day_of(when["day"]), lead).isoformat() if when["day"] else None
    return due_words(profile, due, lead)


def _charged(meeting: MeetingView) -> list[Assignment]:
    """Who answers for something before a meeting."""
    every = (meeting["assignments"], *(item["assignments"] for item in meeting["items"]))
    return [one for entries in every for one in _assigned(entries)]


def _asked(meeting: MeetingView, item: ItemView) -> list[Assignment]:
    """Who answers for an item: its own agencies, or its meeting's."""
    return _assigned(item["assignments"] or meeting["assignments"])


def _assigned(entries: list[AssignmentView]) -> list[Assignment]:
    """Those of some assignments who answer for the work."""
    return [
        Assignment.model_validate({"agency": entry["as_printed"], "role": entry["role"]})
        for entry in answering(entries)
    ]


def _still_to_come(program: Program, meeting: MeetingView, when: When, lead: LeadTime) -> bool:
    """Whether papers due so long before a meeting are due after its invitation, which may go out on any day before that
    where no rule is known for it.
    """
    days, sent = invitation_days(program, meeting["body"]["id"]), _sent(program, meeting, when)
    if when["day"] is None or sent is None:
        return days is None or lead.span < days
    return papers_day(day_of(when["day"]), lead) > sent


def _shares(
    program: Program,
    meeting: MeetingView,
    profile: Profile,
    when: When,
    deadlines: Mapping[str, int],
) -> list[Paragraph]:
    """Which items each agency sends papers of, in the order they come up, and by when it verifies those of others; those of
    the whole meeting last.

    The office that the papers go to sends itself none.
    """
    words, known = wording("invitation"), directory(program)
    body = meeting["body"]["name"]
    numbers: dict[tuple[str, str], list[str]] = {}
    for item in meeting["items"]:
        entries, charged = answering(item["assignments"]), _assigned(item["assignments"])
        for entry in entries:
            who = entry["agency"] or ""
            verifies = entry["role"] == "verify" and verified_by(known, who, charged, item["text"])
            by = (
                _verified_by(program, meeting, item, profile, when, who, deadlines)
                if verifies
                else ""
            )
            numbers.setdefault((entry["name"], by), []).append(f"({item['position']})")
    shares = [
        words["share_verify" if by else "share"].format(
            agency=name, numbers=", ".join(items), due=by
        )
        for (name, by), items in numbers.items()
        if _sends(program, profile, body, name)
    ]
    if agencies := charged_by_name(answering(meeting["assignments"])):
        shares.append(words["shared"].format(agencies=agencies, occasion=occasion(body)))
    return [line("item", share, "-") for share in shares]


def _verified_by(
    program: Program,
    meeting: MeetingView,
    item: ItemView,
    profile: Profile,
    when: When,
    agency: str,
    deadlines: Mapping[str, int],
) -> str:
    """By when an agency that verifies an item must have done so, in words."""
    if when["day"] is None:
        return str(wording("letter")["before_meeting"])
    held, body = day_of(when["day"]), meeting["body"]["name"]
    who = with_those_inside(directory(program), [agency])
    day = verifying_day(program, deadlines, body, item["deadline"], held, who)
    return by_day(profile, day.isoformat())
