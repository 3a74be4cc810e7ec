"""What an agency is reminded of: its overdue items and those that fall due, as a letter or as a message."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, groupby

from ctr_cli.cycle.asks import ask_words
from ctr_cli.cycle.decisions import decisions_about
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.progress import Ground, Progress, Standing, by_lateness
from ctr_cli.cycle.seen import reminded_of
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capitalised, in_words, lowered
from ctr_cli.language.numbers import roman
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.agencies import members_of
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.views.blocks import Block, Paper, Row, Table, line, table
from ctr_cli.views.papers import (
    column,
    end,
    host,
    letter_head,
    office_name,
    program_name,
    why_not_written_to,
    wording,
    writes_himself,
)
from ctr_cli.views.program import called
from ctr_cli.views.program_paper import adjusted_note
from ctr_cli.views.report_frame import meeting_of
from ctr_cli.views.sentences import charged, no_stop, said_of_all, with_condition
from ctr_cli.views.status import papers_words, state_words


class Reminder(Struct):
    """An agency, what it is reminded of on a day (the latest first), and the day by which it is asked."""

    agency: str
    name: str
    on: date
    before: date
    overdue: list[Standing]
    due_soon: list[Standing]


def asked_agencies(
    program: Program, profile: Profile, ground: Ground, agency: str | None
) -> list[str]:
    """The ids of who may be reminded: an agency, those in a group, or all; never who writes, nor who is above him."""
    known = ground.known.agencies
    every = [entry.id for entry in program.agencies if entry.members is None]
    named = every if agency is None else members_of(known, agency) or [agency]
    return [n for n in named if not why_not_written_to(program, profile, known[n].name)]


def reminders(
    ground: Ground, found: Progress, agencies: Sequence[str], before: date
) -> list[Reminder]:
    """The reminder of each agency that there is something to remind of."""
    bodies = in_force(ground.program, found.on.isoformat()).bodies
    ids = (item.id for body in bodies for meeting in body.meetings for item in meeting.items)
    place = {name: at for at, name in enumerate(ids)}  # of an item that was moved, behind others
    items, made = sorted(found.items, key=lambda one: place.get(one.item.id, 0)), []
    for agency in agencies:
        asked = by_lateness(reminded_of(ground, agency, items))
        overdue = [item for item in asked if _late(item)]
        due_soon = [item for item in asked if not _late(item)]
        name = ground.known.agencies[agency].name
        if asked:
            made.append(Reminder(agency, name, found.on, before, overdue, due_soon))
    return made


def reminder_letter(ground: Ground, asked: Reminder, profile: Profile, name: str) -> Paper:
    """The letter to an agency; `name` is that of its file."""
    program, words = ground.program, wording("reminder")
    said = _said(program, profile, asked)
    about = words["about"].format_map(said)
    blocks: list[Block] = [
        line("addressee", words["addressee"].format(agency=capitalised(asked.name))),
        line("body", words["opening"].format_map({**said, "program": said["whole"]})),
    ]
    parts = _parts(asked)
    for number, (key, items) in enumerate(parts.items(), 1):
        if len(parts) > 1:
            heading = words["groups"][key].upper()
            blocks.append(line("part", heading, f"{roman(number)}.", held=True))
        blocks.append(_table(ground, asked, items, profile))
    blocks += [
        line("body", text)
        for text in _requests(asked, said, alone=writes_himself(program, profile))
    ]
    return Paper(
        name=name,
        title=f"{about} ({asked.name})",
        date=asked.on.isoformat(),
        profile=profile,
        head=letter_head(program, profile, asked.on.isoformat(), about),
        blocks=blocks,
        end=end(program, profile, words["recipients"]),
    )


def reminder_message(ground: Ground, asked: Reminder, profile: Profile) -> str:
    """The same as one message to send."""
    program, words = ground.program, wording("reminder")
    said, message = _said(program, profile, asked), words["message"]
    lines = [message["opening"].format_map(said)]
    number = count(1)
    for key, items in _parts(asked).items():
        lines.append(f"\n{words['groups'][key].upper()}")
        lines += _listed(ground, asked, items, number)
    requests = [
        f"\n{request}" for request in _requests(asked, said, alone=writes_himself(program, profile))
    ]
    return "\n".join([*lines, *requests, message["ending"], said["office"], ""])


def _listed(
    ground: Ground, asked: Reminder, items: Sequence[Standing], number: Iterator[int]
) -> Iterator[str]:
    """Items under their meetings and days, each with its number."""
    message = wording("reminder")["message"]
    for (meeting, due, state), several in groupby(items, key=lambda i: _heading(ground, i)):
        yield message["meeting"].format(meeting=meeting, due=due, state=lowered(state))
        for item in several:
            text = " ".join([no_stop(_text(item)), *_request(asked, item)])
            yield message["item"].format(number=next(number), text=text)


def _heading(ground: Ground, item: Standing) -> tuple[str, str, str]:
    """What the items of a meeting that are due on a day have in common."""
    return meeting_of(ground, item), _due(item), _state(item)


def _parts(asked: Reminder) -> dict[str, list[Standing]]:
    """What is overdue, what has late papers, and what falls due, where there is any."""
    parts = {
        "overdue": [item for item in asked.overdue if item.state == "overdue"],
        "papers": [item for item in asked.overdue if item.state != "overdue"],
        "due_soon": asked.due_soon,
    }
    return {key: items for key, items in parts.items() if items}


def _said(program: Program, profile: Profile, asked: Reminder) -> dict[str, str]:
    """What is filled into the wording."""
    words = wording("reminder")
    counts = [words[key].format(count=len(items)) for key, items in _parts(asked).items()]
    return {
        "program": called(program),
        "whole": " ".join(
            filter(None, (program_name(program, profile), _adjusted(program, asked)))
        ),
        "agency": asked.name,
        "office": office_name(program, profile),
        "host": host(program, profile),
        "day": day_as_written(asked.on.isoformat()),
        "counts": in_words(counts),
        "before": day_as_written(_before(asked).isoformat()),
    }


def _adjusted(program: Program, asked: Reminder) -> str:
    """The decisions that speak of the items, or of their meetings: that brought them, moved them, gave them to others."""
    items = [one.item for one in (*asked.overdue, *asked.due_soon)]
    names = {name for item in items for name in (item.id, str(item.meeting.id))}
    return adjusted_note(decisions_about(program, names, asked.on.isoformat()))


def _before(asked: Reminder) -> date:
    """The day to finish or to write by: nothing that is not late yet is asked for after it is due, and nothing after its
    meeting.
    """
    late = [item.meets for item in asked.overdue]
    late += [_day_after(item.due) for item in asked.overdue if item.state == "in_time"]
    days = late if asked.overdue else [_day_after(_asked_by(item)) for item in asked.due_soon]
    return min([asked.before, *(day for day in days if day and day > asked.on)])


def _day_after(day: date | None) -> date | None:
    return day + timedelta(days=1) if day else None


def _requests(asked: Reminder, said: dict[str, str], *, alone: bool) -> Iterator[str]:
    """What is asked for: finish, or write; who writes `alone` decides himself."""
    words = wording("reminder")
    key = "both" if asked.overdue and asked.due_soon else "overdue" if asked.overdue else "due_soon"
    yield words["finish"][key].format_map(said)
    yield words["postpone_own" if alone else "postpone"].format_map(said)


def _table(ground: Ground, asked: Reminder, items: Sequence[Standing], profile: Profile) -> Table:
    """Items as rows under their meetings, each meeting with who works on all of its items."""
    columns = [
        column(profile, "position", "table_center"),
        column(profile, "item", "table_text"),
        column(profile, "due", "table_center"),
        column(profile, "state", "table_text"),
    ]
    rows, number = [], count(1)
    for meeting, several in groupby(items, key=lambda item: meeting_of(ground, item)):
        inside = list(several)
        one = said_of_all([_charged(item) for item in inside])
        rows.append(Row(([text for text in (meeting, one) if text],), across=True))
        for item in inside:
            company = "" if one else _charged(item)
            text = [_text(item), company, *_request(asked, item)]
            first, last = [f"{next(number)}"], [_state(item)]
            rows.append(Row((first, list(filter(None, text)), [_due(item)], last)))
    return table(columns, rows, profile)


def _charged(item: Standing) -> str:
    return capitalised(charged(item.item.charged, plain=True))


def _text(item: Standing) -> str:
    return with_condition(item.item.item.text, item.item.item.condition)


def _request(asked: Reminder, item: Standing) -> Iterator[str]:
    """What the agency has asked for already, in brackets."""
    for report in item.reports:
        if report.agency == asked.agency and report.ask:
            words = lowered(ask_words(report.ask))
            said = wording("reminder")["asked"].format(agency=asked.name, ask=words)
            yield f"({said})"


def _late(item: Standing) -> bool:
    """Whether an item is overdue, or its papers are."""
    return item.state == "overdue" or item.papers_late > 0


def _state(item: Standing) -> str:
    """How late an item is, or how long it has; before its meeting its papers."""
    return state_words(item) if item.papers_left is None else papers_words(item)


def _asked_by(item: Standing) -> date | None:
    """The day by which an agency is asked for an item: that of its papers before its meeting."""
    return item.due if item.papers_left is None else item.papers_due


def _due(item: Standing) -> str:
    day = _asked_by(item)
    return day_as_written(day.isoformat()) if day else ""
