"""Where words stand in a programme: the items that hold them, with their meetings."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from ctr_cli.language.finding import near_words, pieces
from ctr_cli.language.keys import fold
from ctr_cli.model.agencies import Directory
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.meetings import falls_into, id_meant, meeting_id
from ctr_cli.model.program import Program
from ctr_cli.views.agenda import ItemView, MeetingView, State, view_meeting
from ctr_cli.views.program import bodies_in_working_order
from ctr_cli.views.sentences import charged_view, delivery, with_condition
from ctr_cli.views.tasks import AgencyView, tasks_of

_LAST = 13
"""After all months."""


class Hit(TypedDict):
    """An item that holds the words, and the meeting it stands before; `occasion` is the word for that, `matches` are those as printed."""

    meeting: str
    meeting_title: str
    body: str
    occasion: str
    month: int | None
    quarter: int | None
    item: ItemView
    matches: list[str]


class Search(TypedDict):
    """What was found for words, in working order.

    `terms` are what was looked for: the words as they follow one another, or each for itself where they
    stand so nowhere. `named` are the agencies the words name: what names them itself is found too. `elsewhere` counts what other months and agencies have; where nothing was found
    at all, `near` are words like those.
    """

    version: int
    year: int
    on: str | None
    state: State
    words: str
    terms: list[str]
    named: list[AgencyView]
    agency: AgencyView | None
    month: int | None
    found: list[Hit]
    elsewhere: int
    near: list[str]


def search(
    program: Program,
    known: Directory,
    words: str,
    agency: str | None = None,
    month: int | None = None,
) -> Search:
    """The items in which words stand, or that are charged to whom they name, or whose id they are; of an agency (its id) or a month where one is given."""
    every = list(_items(program, known))
    named = _named(known, words)
    terms, hits = _found(every, words, {agency["id"] for agency in named})
    owner = tasks_of(program, known, agency) if agency else None
    owed = {task["item"] for task in owner["tasks"]} if owner else None
    months = {
        meeting_id(body, meeting): falls_into(meeting)
        for body in program.bodies
        for meeting in body.meetings
    }
    found = [
        hit
        for hit in hits
        if (owed is None or hit["item"]["id"] in owed)
        and (month is None or month in months[hit["meeting"]])
    ]
    texts = (text for _, item in every for text in texts_of(item))
    return {
        "version": 1,
        "year": program.year,
        "on": None,
        "state": "in_force",
        "words": words,
        "terms": terms,
        "named": named,
        "agency": owner["agency"] if owner else None,
        "month": month,
        "found": found,
        "elsewhere": len(hits) - len(found),
        "near": [] if hits else near_words(texts, words),
    }


def texts_of(item: ItemView) -> list[str]:
    """What is printed of an item, its sentence first; not who is charged."""
    sentence = with_condition(item["text"], item["condition"])
    due = delivery(None, item["deadline"], [sentence, *item["details"]])
    texts = [sentence, item["topic"], *item["details"], item["product"], *due]
    return [text for text in texts if text]


def _named(known: Directory, words: str) -> list[AgencyView]:
    """The agencies that words name: by a whole name, or by letters in capitals or several words that one begins with."""
    asked, begins = fold(words), words.isupper() or len(words.split()) > 1
    return [
        {"id": agency.id, "name": agency.name}
        for agency in known.agencies.values()
        if any(
            asked == name or (begins and name.startswith(f"{asked} "))
            for name in map(fold, (agency.name, *agency.aliases))
        )
    ]


def _items(program: Program, known: Directory) -> Iterator[tuple[MeetingView, ItemView]]:
    """All items with their meetings, in working order month by month."""
    meetings = [
        (min(falls_into(meeting), default=_LAST), view_meeting(program, known, body, meeting))
        for body in bodies_in_working_order(program)
        for meeting in body.meetings
    ]
    for _, meeting in sorted(meetings, key=lambda pair: pair[0]):
        for item in meeting["items"]:
            yield meeting, item


def _found(
    items: Sequence[tuple[MeetingView, ItemView]], words: str, named: set[str]
) -> tuple[list[str], list[Hit]]:
    """The terms that stand somewhere, and the items that hold all of them, or are charged to one of the agencies `named`."""
    meant = id_meant(words, [item["id"] for _, item in items])
    blind = fold(words)
    for terms in ([words], [blind], words.split(), blind.split()):
        hits = [
            _hit(meeting, item, terms)
            for meeting, item in items
            if item["id"] == meant
            or any(entry["agency"] in named for entry in item["assignments"])
            or _holds(item, terms)
        ]
        if hits:
            return terms, hits
    return [words], []


def _holds(item: ItemView, terms: list[str]) -> bool:
    texts = texts_of(item)
    return all(any(wanted for t in texts for _, wanted in pieces(t, [term])) for term in terms)


def _hit(meeting: MeetingView, item: ItemView, terms: list[str]) -> Hit:
    texts = [*texts_of(item), charged_view(item["assignments"])]
    parts = (part for text in texts for part in pieces(text, terms))
    return {
        "meeting": meeting["id"],
        "meeting_title": meeting["title"],
        "body": meeting["body"]["id"],
        "occasion": kind_of_body(meeting["body"]["name"]).occasion.lower(),
        "month": meeting["month"],
        "quarter": meeting["quarter"],
        "item": item,
        "matches": list(dict.fromkeys(piece for piece, wanted in parts if wanted)),
    }
