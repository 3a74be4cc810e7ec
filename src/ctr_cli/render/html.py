"""What the HTML page shows: the document's words, and a picture of the year to find them by."""

from typing import Any, TypedDict

from ctr_cli.views.document import Printed
from ctr_cli.views.year import BodyYear, MeetingSpan, Year

STEP = 30
"""Width of a month and height of a row of boxes, in units of the picture; the page scales it."""

_GAP = 2
_HEAD = 18
_SHADES = 4


class Box(TypedDict):
    """A meeting as a box: its corner and size, a shade from 1 to 4 by the number of its items."""

    meeting: MeetingSpan
    x: int
    y: int
    width: int
    height: int
    shade: int


class Strip(TypedDict):
    """The year of a body: its boxes, meetings of one month below each other, and those of no month."""

    name: str
    meetings: int
    items: int
    height: int
    boxes: list[Box]
    undated: list[MeetingSpan]


def page(words: Printed, year: Year) -> dict[str, Any]:
    """The values of the page's template: the words, a strip for each body, the agencies' loads."""
    counts = [meeting["items"] for body in year["bodies"] for meeting in body["meetings"]]
    strips = [_strip(body, max([1, *counts])) for body in year["bodies"]]
    return {
        **words,
        "strips": strips,
        "step": STEP,
        "loads": year["loads"],
        "facts": year["facts"],
    }


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
    return {
        "name": body["name"],
        "meetings": len(body["meetings"]),
        "items": sum(meeting["items"] for meeting in body["meetings"]),
        "height": _HEAD + len(rows) * STEP - _GAP,
        "boxes": boxes,
        "undated": [meeting for meeting in body["meetings"] if not meeting["months"]],
    }
