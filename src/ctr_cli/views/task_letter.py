"""The letter that tells an agency what it prepares: its own items and the shared ones, by month."""

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.views.document import (
    ROLE_WORDS,
    Closing,
    Letterhead,
    day_in_words,
    with_condition,
)
from ctr_cli.views.papers import due_words, end, head, host, office_name, wording
from ctr_cli.views.tasks import AgencyTasks, Task, by_time


class LetterMeeting(TypedDict):
    """A meeting and what is to be prepared for it; `company` are those who share all of its items."""

    heading: str
    tasks: list[str]
    company_label: str
    company: str


class LetterPart(TypedDict):
    """The agency's own items, or those it shares."""

    heading: str
    meetings: list[LetterMeeting]


class TaskLetter(Letterhead, Closing):
    """The letter to one agency."""

    addressee: str
    opening: str
    parts: list[LetterPart]
    ending: str


def letter_date(program: Program, months: Sequence[int]) -> str:
    """The date of a letter: the month of the programme it goes out with, or, for some months, the year."""
    return program.document.date[:7] if len(months) == 12 else str(program.year)


def task_letter(program: Program, answer: AgencyTasks, profile: Profile, date: str) -> TaskLetter:
    """The letter to an agency about its tasks, dated `2025-12` or `2026`."""
    words = wording("letter")
    agency, office = answer["agency"]["name"], office_name(program, profile)
    about = words["about"].format(year=program.year)
    symbol = profile.office.letter_symbol
    return {
        **head(program, profile, date, symbol=symbol, about=about),
        **end(program, profile, words["recipients"]),
        "addressee": words["addressee"].format(agency=agency),
        "opening": words["opening"].format(
            program=_program(program, profile), host=host(program, profile), agency=agency
        ),
        "parts": _parts(answer, profile),
        "ending": words["ending"].format(
            office=office, due=due_words(profile, None, program.settings.papers_days)
        ),
    }


def _program(program: Program, profile: Profile) -> str:
    """The programme by name, with its number and day once it has them."""
    name: str = wording("letter")["program"].format(year=program.year)
    document = program.document
    if document.number is None or len(document.date) < len("2025-12-05"):
        return name
    number = profile.words.number.partition("{number}")[2].replace(
        "{symbol}", document.symbol or ""
    )
    day = short_date(document.date)
    return f"{name} số {document.number:0{profile.words.number_digits}d}{number} ngày {day}"


def _parts(answer: AgencyTasks, profile: Profile) -> list[LetterPart]:
    words = wording("letter")
    parts: list[LetterPart] = []
    for basis, heading in (("item", words["own"]), ("meeting", words["shared"])):
        tasks = by_time(task for task in answer["tasks"] if task["basis"] == basis)
        if not tasks:
            continue
        meetings = [
            _meeting(number, list(run), profile)
            for number, (_, run) in enumerate(groupby(tasks, key=lambda t: t["meeting"]), 1)
        ]
        number = "I" * (len(parts) + 1)
        parts.append({"heading": f"{number}. {heading.upper()}", "meetings": meetings})
    return parts


def _meeting(number: int, tasks: list[Task], profile: Profile) -> LetterMeeting:
    """A meeting's tasks; those who share a line for the whole meeting are named once."""
    first = tasks[0]
    shared = first["basis"] == "meeting"
    company = "; ".join(filter(None, (", ".join(first["with"]), _through(first)))) if shared else ""
    return {
        "heading": f"{number}. {first['meeting_title']}",
        "tasks": [_sentence(task, profile) for task in tasks],
        "company_label": wording("letter")["company_label"] if company else "",
        "company": f"{company}." if company else "",
    }


def _sentence(task: Task, profile: Profile) -> str:
    """A task with its condition, and in brackets with whom it is prepared, what must come of it and by when."""
    notes = [_product(task), _deadline(task, profile)]
    if task["basis"] == "item":
        notes[:0] = [_company(task), _through(task)]
    return with_condition(
        with_condition(task["text"], task["condition"]), "; ".join(filter(None, notes))
    )


def _company(task: Task) -> str:
    """What an agency does on an item of its own and with whom; empty when it prepares it alone."""
    role = ROLE_WORDS[task["role"]]
    if not task["with"]:
        return role if task["role"] != "prepare" else ""
    text: str = wording("letter")["company"]
    return text.format(role=role, others=", ".join(task["with"]))


def _through(task: Task) -> str:
    if task["via_name"] is None:
        return ""
    text: str = wording("letter")["through"]
    return text.format(group=task["via_name"])


def _product(task: Task) -> str:
    if task["product"] is None:
        return ""
    text: str = wording("letter")["product"]
    return text.format(product=task["product"])


def _deadline(task: Task, profile: Profile) -> str:
    if task["deadline"] is None:
        return ""
    text: str = wording("letter")["deadline"]
    return text.format(date=day_in_words(profile.words, task["deadline"]))
