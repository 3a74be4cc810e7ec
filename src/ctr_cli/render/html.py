"""What the HTML page shows: the document's words, and a picture of the year to find them by."""

from typing import Any, TypedDict

from ctr_cli.model.bodies import FIELD, occasion
from ctr_cli.model.profile import Profile, Role
from ctr_cli.render.letterhead import head_in_whole_names
from ctr_cli.views.blocks import Paragraph
from ctr_cli.views.document import Printed
from ctr_cli.views.program_paper import content, implementation, opening
from ctr_cli.views.year import BodyYear, MeetingSpan, Year

STEP = 30
"""Width of a month and height of a row of boxes, in units of the picture; the page scales it."""

_GAP = 2
_HEAD = 18
_SHADES = 4
_HEADINGS: tuple[Role, ...] = ("part", "section", "meeting")
"""What the page is divided by, the greater before the smaller."""


class Box(TypedDict):
    """A meeting as a box: its corner and size, a shade from 1 to 4 by the number of its items."""

    meeting: MeetingSpan
    x: int
    y: int
    width: int
    height: int
    shade: int


class Strip(TypedDict):
    """The year of a body: its boxes, meetings of one month below each other, and those of no month.

    `occasion` is the word for its meetings; `counted` says how many there are, and items in all.
    """

    name: str
    occasion: str
    counted: str
    height: int
    boxes: list[Box]
    undated: list[MeetingSpan]


class Part(TypedDict):
    """A heading, if it has one, the paragraphs under it, and the same as parts with headings of their own."""

    heading: Paragraph | None
    blocks: list[Paragraph]
    parts: list["Part"]


def page(words: Printed, year: Year, profile: Profile) -> dict[str, Any]:
    """The values of the page's template: the words, a strip for each body, the agencies' loads."""
    counts = [meeting["items"] for body in year["bodies"] for meeting in body["meetings"]]
    strips = [_strip(body, max([1, *counts])) for body in year["bodies"]]
    return {
        **words,
        **head_in_whole_names(words, profile),
        "opening": opening(words),
        "content": _part(content(words), *_HEADINGS),
        "last": _part(implementation(words), _HEADINGS[0]),
        "strips": strips,
        "step": STEP,
        "loads": year["loads"],
        "facts": year["facts"],
        "names": year["names"],
    }


def _part(blocks: list[Paragraph], level: Role, *inner: Role) -> Part:
    """The blocks under the heading of a level that they begin with; without it they are a part all the same."""
    headed = bool(blocks) and blocks[0].role == level
    under = blocks[headed:]
    starts = [0, *(n for n, block in enumerate(under) if n and inner and block.role == inner[0])]
    bounds = zip(starts, [*starts[1:], len(under)], strict=True)
    parts = [_part(under[start:end], *inner) for start, end in bounds] if inner else []
    return {"heading": blocks[0] if headed else None, "blocks": under, "parts": parts}


def _strip(body: BodyYear, most: int) -> Strip:
    boxes: list[Box] = []
    rows: list[set[int]] = [set()]
    for meeting in body["meetings"]:
        if not meeting["months"]:
            continue
        row = next((n for n, taken in enumerate(rows) if taken.isdisjoint(meeting["months"])), -1)
        if row < 0:
            rows.append(set())
            row = len(rows) - 1
        rows[row].update(meeting["months"])
        boxes.append(
            {
                "meeting": meeting,
                "x": (meeting["months"][0] - 1) * STEP,
                "y": _HEAD + row * STEP,
                "width": len(meeting["months"]) * STEP - _GAP,
                "height": STEP - _GAP,
                "shade": max(1, -(-_SHADES * meeting["items"] // most)),
            }
        )
    word, items = occasion(body["name"]), sum(meeting["items"] for meeting in body["meetings"])
    met = sum(not meeting["standing"] for meeting in body["meetings"])
    held = [f"{met} {word}"] if met and word != FIELD else []
    return {
        "name": body["name"],
        "occasion": word,
        "counted": ", ".join([*held, f"{items} nội dung"]),
        "height": _HEAD + len(rows) * STEP - _GAP,
        "boxes": boxes,
        "undated": [meeting for meeting in body["meetings"] if not meeting["months"]],
    }
