"""The document an office signs, as plain data: every printed word in its place, and no format yet."""

from collections.abc import Iterable
from itertools import groupby
from typing import TypedDict

from ctr_cli.model import Assignment, Body, Item, Meeting, Program
from ctr_cli.vietnamese import capitalised, long_date, roman_quarter
from ctr_cli.views.assignments import AssignmentView
from ctr_cli.views.program import meeting_id

ROLE_WORDS = {
    "prepare": "chuẩn bị",
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "advise": "tham mưu",
}
_MEETING_LINE = "Cơ quan chuẩn bị, phối hợp:"
_ENDS = (".", ";", ",", ":", "…", "!", "?")


class PrintedItem(TypedDict):
    """An item: what stands before it (`(1)` or `-`), its sentence, and smaller points below."""

    marker: str
    sentence: str
    details: list[str]


class PrintedMeeting(TypedDict):
    """A meeting: its number among the body's, its heading, its items, the agencies of the whole."""

    id: str
    number: str
    heading: str
    items: list[PrintedItem]
    agencies_label: str
    agencies: str


class PrintedBody(TypedDict):
    """A body: its Roman number, its heading in capitals, its meetings."""

    id: str
    number: str
    heading: str
    meetings: list[PrintedMeeting]


class PrintedRecipient(TypedDict):
    """A line of recipients."""

    name: str
    purpose: str | None


class Printed(TypedDict):
    """The whole document, from letterhead to signature."""

    year: int
    parent: str
    issuer: str
    number_line: str
    place_and_date: str
    kind: str
    title: str
    bases: list[str]
    preamble: str | None
    content_heading: str
    bodies: list[PrintedBody]
    implementation_heading: str
    implementation: list[str]
    recipients: list[PrintedRecipient]
    authority: str
    post: str
    signer: str


def printed(program: Program) -> Printed:
    """The document of a programme, with derived headings and numbers spelt out."""
    document, signature = program.document, program.signature
    parts = document.date.split("-")
    day = int(parts[2]) if len(parts) == 3 else None
    return {
        "year": program.year,
        "parent": (program.issuer.parent or "").upper(),
        "issuer": program.issuer.name.upper(),
        "number_line": number_line(document.number, document.symbol),
        "place_and_date": long_date(document.place, int(parts[0]), int(parts[1]), day),
        "kind": "CHƯƠNG TRÌNH",
        "title": document.title,
        "bases": document.bases,
        "preamble": document.preamble,
        "content_heading": f"A. {document.headings.content.upper()}",
        "bodies": [_body(program, body, n) for n, body in enumerate(program.bodies, 1)],
        "implementation_heading": f"B. {document.headings.implementation.upper()}",
        "implementation": program.implementation,
        "recipients": [
            {"name": recipient.name, "purpose": recipient.purpose}
            for recipient in program.recipients
        ],
        "authority": signature.authority if signature else "",
        "post": signature.post if signature else "",
        "signer": (signature.name if signature else None) or "",
    }


def number_line(number: int | None, symbol: str) -> str:
    """`Số 04-CTr/ĐU`; a number not yet given leaves room to write it in (Hướng dẫn 36-HD/VPTW)."""
    return f"Số {'     ' if number is None else f'{number:02d}'}-{symbol}"


def _body(program: Program, body: Body, position: int) -> PrintedBody:
    return {
        "id": body.id,
        "number": _roman(position),
        "heading": body.name.upper(),
        "meetings": [_meeting(program, body, m, n) for n, m in enumerate(body.meetings, 1)],
    }


def _roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text, number = text + sign, number - value
    return text


def _meeting(program: Program, body: Body, meeting: Meeting, position: int) -> PrintedMeeting:
    numbered = meeting.number is not None
    return {
        "id": meeting_id(body, meeting),
        "number": f"{position}.",
        "heading": _heading(program, body, meeting),
        "items": [
            {
                "marker": f"({n})" if numbered else "-",
                "sentence": sentence(item),
                "details": item.details,
            }
            for n, item in enumerate(meeting.items, 1)
        ],
        "agencies_label": _MEETING_LINE if meeting.agencies else "",
        "agencies": f"{charged(meeting.agencies, plain=True)}." if meeting.agencies else "",
    }


def _heading(program: Program, body: Body, meeting: Meeting) -> str:
    if meeting.title:
        return meeting.title
    when = ""
    if meeting.month is not None:
        when = f"tháng {meeting.month}"
    elif meeting.date:
        when = f"tháng {int(meeting.date[5:7])}"
    elif meeting.quarter is not None:
        when = f"quý {roman_quarter(meeting.quarter)}"
    kind = {"thematic": " chuyên đề", "extraordinary": " đột xuất"}.get(meeting.kind, "")
    if meeting.number is None and not kind and when:
        return capitalised(when)
    number = f" lần thứ {meeting.number}" if meeting.number is not None else ""
    bracket = f" ({capitalised(when)}/{program.year})" if when else ""
    return f"Hội nghị{kind} {body.name}{number}{bracket}"


def sentence(item: Item) -> str:
    """An item as printed: its text, the condition and the agencies in brackets before the closing mark.

    A short condition (`nếu có`) closes its own sentence; a clause shares the bracket of the agencies.
    """
    text, end = _without_end(item.text)
    agencies = charged(item.agencies)
    condition = item.condition
    if condition and agencies and len(condition.split()) > 3:
        return f"{text} ({condition} - {agencies}){end}"
    if condition and agencies:
        return f"{text} ({condition}){end} ({agencies}){end}"
    return with_condition(item.text, condition or agencies)


def with_condition(text: str, condition: str | None) -> str:
    """A text with its condition in brackets before the closing mark."""
    if not condition:
        return text
    before, end = _without_end(text)
    return f"{before} ({condition}){end}"


def _without_end(text: str) -> tuple[str, str]:
    text = text.rstrip()
    if text.endswith("..."):
        return text, ""
    return (text[:-1].rstrip(), text[-1]) if text.endswith(_ENDS) else (text, "")


def charged(entries: Iterable[Assignment], *, plain: bool = False) -> str:
    """Agencies as printed, each run of one role followed by its word; `plain` leaves out `chuẩn bị`."""
    return _in_runs([(entry.agency, entry.role) for entry in entries], plain=plain)


def charged_view(entries: Iterable[AssignmentView], *, plain: bool = False) -> str:
    """The same for assignments of a view."""
    return _in_runs([(entry["as_printed"], entry["role"]) for entry in entries], plain=plain)


def _in_runs(entries: list[tuple[str, str]], *, plain: bool) -> str:
    runs = []
    for role, run in groupby(entries, key=lambda entry: entry[1]):
        names = ", ".join(name for name, _ in run)
        runs.append(names if plain and role == "prepare" else f"{names} {ROLE_WORDS[role]}")
    return ", ".join(runs)
