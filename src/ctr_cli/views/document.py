"""The document an office signs, as plain data: every printed word in its place, and no format yet."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.language.numbers import roman
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import long_date
from ctr_cli.model.bodies import is_field, is_of_issuer
from ctr_cli.model.meetings import (
    item_id,
    meeting_id,
    meeting_name,
    month_of,
    months_of,
    says_when,
    session_note,
    time_name,
)
from ctr_cli.model.program import (
    Body,
    Document,
    Meeting,
    Program,
    Recipient,
    Signature,
)
from ctr_cli.views.sentences import (
    charged,
    delivery,
    in_figures,
    meeting_line,
    new_topics,
    sentence,
    without_items,
)

if TYPE_CHECKING:
    from ctr_cli.model.profile import Profile, Role, Words

SIGNATURE: tuple[Literal["authority", "post", "signer"], ...] = ("authority", "post", "signer")
"""The lines of a signature, from the top."""

_BRACKETS = "({purpose})"


class PrintedItem(TypedDict):
    """An item: what stands before it (`(1)` or `-`), its sentence, and smaller points below.

    `topic` is the small heading above it, on the first item of a group only.
    """

    id: str
    topic: str | None
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
    """A body: its number (Roman, unless the part it stands in has one), its heading in capitals, its meetings."""

    id: str
    number: str
    heading: str
    meetings: list[PrintedMeeting]


class PrintedRecipient(TypedDict):
    """A line of recipients: the name, what stands before the purpose, the purpose, and what ends the line."""

    name: str
    before: str
    purpose: str
    after: str


class Letterhead(TypedDict):
    """The head of a paper; what is not printed is empty. `about` is a letter's subject, under its number."""

    parent: str
    issuer: str
    star: str
    number_line: str
    about: str
    draft: str
    nation: str
    motto: str
    place_and_date: str


class Closing(TypedDict):
    """The end of a paper: who gets it, and who signs."""

    recipients_label: str
    recipients: list[PrintedRecipient]
    authority: str
    post: str
    signer: str


class Printed(Letterhead, Closing):
    """The whole document, from letterhead to signature; `adjusted` is said under the title of one in force."""

    year: int
    kind: str
    title: str
    adjusted: str
    title_rule: str
    bases: list[str]
    preamble: str | None
    content_heading: str
    bodies: list[PrintedBody]
    implementation_heading: str
    implementation: list[str]


def printed(
    program: Program, profile: "Profile", draft: int | None = None, *, adjusted: str = ""
) -> Printed:
    """The document of a programme: derived headings and numbers spelt out as its profile writes them.

    `draft` prints `Dự thảo lần …` with that number, `adjusted` which decisions are followed.
    """
    document, words = program.document, profile.words
    content, last = document.headings.content, document.headings.implementation
    return {
        **letterhead(
            program,
            words,
            date=document.date or "",
            number_line=number_line(words, document.number, document.symbol or ""),
            draft=words.draft.replace("{draft}", str(draft)) if draft else "",
        ),
        **closing(words, program.recipients, program.signature),
        "year": program.year,
        "kind": table("papers")["program"]["kind"],
        "title": document.title,
        "adjusted": adjusted,
        "title_rule": words.title_rule or "",
        "bases": list(_closed(document, profile.demands.last_basis)),
        "preamble": document.preamble,
        "content_heading": _part("A. " if program.implementation and last else "", content),
        "bodies": [_body(program, words, body, n) for n, body in enumerate(program.bodies, 1)],
        "implementation_heading": _part("B. " if content else "", last),
        "implementation": program.implementation,
    }


def _closed(document: Document, last_mark: str) -> Iterator[str]:
    """The bases, each with the mark that closes it: the one in the file, or else what the profile asks for."""
    for place, basis in enumerate(document.bases, 1):
        is_last = place == len(document.bases) and not document.bases_go_on
        mark = last_mark if is_last else ";"
        yield basis if basis.endswith((";", ",", ".", ":")) else basis + mark


OWN_SIGN = regex(r"(?P<sign>[A-ZĐ]|[IVX]{1,4})\. ")
"""The sign with which a heading of a part is numbered in the file itself: `II. Nội dung`."""


def sections_of(preamble: str | None) -> int:
    """How many sections of Roman numbers stand before the content: `I. MỤC ĐÍCH, YÊU CẦU`; what follows is counted on."""
    signs = (OWN_SIGN.match(text) for text in (preamble or "").split("\n") if text.isupper())
    return sum(_is_roman(sign["sign"]) for sign in signs if sign)


def _is_roman(sign: str) -> bool:
    return set(sign) <= set("IVX")


def _part(sign: str, heading: str | None) -> str:
    """The heading of a part as printed: with its own sign, or the usual one; nothing without a heading."""
    if not heading:
        return ""
    return f"{'' if OWN_SIGN.match(heading) else sign}{heading.upper()}"


def letterhead(
    program: Program,
    words: "Words",
    *,
    date: str,
    number_line: str = "",
    about: str = "",
    draft: str = "",
) -> Letterhead:
    """The head of a paper of the programme's issuer, dated `2025-12-05` or `2025-12`."""
    return {
        "parent": (program.issuer.parent or "").upper(),
        "issuer": (program.issuer.name or "").upper(),
        "star": words.star or "",
        "number_line": number_line,
        "about": about,
        "draft": draft,
        "nation": words.nation,
        "motto": words.motto or "",
        "place_and_date": place_and_date(words, program.document.place or "", date),
    }


def closing(words: "Words", entries: Sequence[Recipient], signature: Signature | None) -> Closing:
    """The end of a paper, its recipients marked as the profile does, the signer's post in capitals however it was typed."""
    return {
        "recipients_label": words.recipients if entries else "",
        "recipients": recipients(words, entries),
        "authority": (signature.authority if signature else None) or "",
        "post": signature.post.upper() if signature else "",
        "signer": (signature.name if signature else None) or "",
    }


def signature_lines(end: Closing) -> list[tuple["Role", str]]:
    """The lines of a signature that have words, each with its role.

    The first looks as an authority does, level with the recipients, also where the head signs for no body; a line under
    it (`KT. CHỦ TỊCH`) names a post, and looks like one.
    """
    lines = [(role, line) for role in SIGNATURE for line in end[role].split("\n") if line]
    return [
        (role if role == "signer" else "post" if at else "authority", line)
        for at, (role, line) in enumerate(lines)
    ]


def issued(program: Program, number: int | None = None, date: str | None = None) -> Program:
    """The programme with the number and the date (`2025-12-12`) its document is issued under."""
    given = {key: value for key, value in (("number", number), ("date", date)) if value is not None}
    return program.model_copy(update={"document": program.document.model_copy(update=given)})


def number_line(words: "Words", number: int | None, symbol: str) -> str:
    """`Số 04-CTr/ĐU`; a number not yet given leaves room to write it in."""
    written = " " * words.blank if number is None else f"{number:0{words.number_digits}d}"
    return number_form(words, symbol).replace("{number}", written)


def number_form(words: "Words", symbol: str) -> str:
    """`Số {number}-CTr/ĐU`; a symbol with a stroke of its own is parted from any number by a hyphen."""
    form = words.number.replace("}/{", "}-{") if "/" in symbol else words.number
    return form.replace("{symbol}", symbol)


def place_and_date(words: "Words", place: str, date: str) -> str:
    """Place and date of a paper dated `2025-12-05`, or `2025-12`, or `2025` while the rest is blank, or nothing."""
    return ", ".join(filter(None, (place, day_in_words(words, date))))


def day_in_words(words: "Words", date: str) -> str:
    """A date as a document writes it: `ngày 05 tháng 12 năm 2025`, with room for what is not yet known."""
    said = (int(part) for part in date.split("-") if part)
    year, month, day = (*said, None, None, None)[:3]
    return long_date(
        year,
        month,
        day,
        blank=words.blank,
        day_digits=words.day_digits,
        zero_months=words.zero_months,
    )


def recipients(words: "Words", entries: Sequence[Recipient]) -> list[PrintedRecipient]:
    """The lines of recipients with the marks of their profile: `Thường trực Thành ủy "để báo cáo",`.

    A purpose in letters (`b/c`) is no quoted word and stands in brackets.
    """
    lines: list[PrintedRecipient] = []
    for number, entry in enumerate(entries, 1):
        marks = _BRACKETS if "/" in (entry.purpose or "") else words.purpose
        before, after = marks.split("{purpose}")
        end = words.recipients_end if number == len(entries) else words.recipient_end
        lines.append(
            {
                "name": entry.name,
                "before": f" {before}" if entry.purpose else "",
                "purpose": entry.purpose or "",
                "after": f"{after}{end}" if entry.purpose else end,
            }
        )
    return lines


def is_issuer_alone(program: Program) -> bool:
    """Whether the issuer alone meets, who stands in the letterhead and needs no heading."""
    bodies, issuer = program.bodies, program.issuer.name or ""
    return len(bodies) == 1 and is_of_issuer(bodies[0].name, issuer)


def _body(program: Program, words: "Words", body: Body, position: int) -> PrintedBody:
    """A body, counted on from the sections before it; under a part of a Roman number it is 1, 2 and its meetings 1.1, 1.2."""
    sign = OWN_SIGN.match(program.document.headings.content or "")
    under_roman = sign is not None and _is_roman(sign["sign"])
    number = position + (
        0 if program.document.headings.content else sections_of(program.document.preamble)
    )
    before = f"{position}." if under_roman and not is_issuer_alone(program) else ""
    return {
        "id": body.id,
        "number": f"{position}" if under_roman else roman(number),
        "heading": body.name.upper(),
        "meetings": [
            _meeting(program, words, body, m, f"{before}{n}.")
            for n, m in enumerate(body.meetings, 1)
        ],
    }


def _meeting(
    program: Program, words: "Words", body: Body, meeting: Meeting, number: str
) -> PrintedMeeting:
    numbered = _counts_items(body)
    topics = new_topics(item.topic for item in meeting.items)
    name = meeting_id(body, meeting)
    held = f"{program.year}-{month:02d}" if (month := month_of(meeting)) else ""
    label, agencies = meeting_line(
        (entry.role for entry in meeting.agencies), charged(meeting.agencies, plain=True)
    )
    return {
        "id": name,
        "number": number,
        "heading": _heading(program, words, body, meeting) + without_items(meeting.items),
        "items": [
            {
                "id": item_id(name, n, item.id),
                "topic": topic,
                "marker": f"({n})" if numbered else "-",
                "sentence": sentence(item, apart=words.brackets_apart),
                "details": [
                    *item.details,
                    *delivery(item.product, item.deadline, [item.text, *item.details], held),
                ],
            }
            for n, (item, topic) in enumerate(zip(meeting.items, topics, strict=True), 1)
        ],
        "agencies_label": label if meeting.agencies else "",
        "agencies": f"{agencies}." if meeting.agencies else "",
    }


def _counts_items(body: Body) -> bool:
    """Whether the items of a body bear numbers: where most of its regular meetings do.

    One body marks its items one way, also where a first session has a number, or a thematic one has none.
    """
    regular = [meeting for meeting in body.meetings if meeting.kind == "regular"]
    numbers = [meeting.number is not None for meeting in regular or body.meetings]
    return 2 * sum(numbers) > len(numbers)


def _heading(program: Program, words: "Words", body: Body, meeting: Meeting) -> str:
    if meeting.title and (is_field(body.name) or says_when(meeting, meeting.title)):
        return meeting.title
    when, day = time_name(meeting), in_figures(meeting.date) if meeting.date else ""
    if meeting.every and not months_of(meeting):
        return capitalised(when)
    if not meeting.title and meeting.number is None and meeting.kind == "regular" and when:
        return f"{capitalised(when)} ({day})" if day else capitalised(when)
    note = session_note(body, meeting)
    when = day or (f"{when}/{program.year}" if when else "")
    dated = capitalised(when) if words.brackets_apart and not note else when
    bracket = ", ".join(filter(None, (note, dated)))
    name = meeting.title or meeting_name(body, meeting)
    return f"{name} ({bracket})" if bracket else name
