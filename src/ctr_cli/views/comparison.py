"""What differs between two programmes as plain data: each difference with its words, old and new."""

from collections.abc import Iterable
from typing import TypedDict

from ctr_cli.cycle.compare import Difference, Value
from ctr_cli.cycle.replay import Place
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.keys import keys_of
from ctr_cli.model.meetings import meeting_title, time_name
from ctr_cli.model.program import Item, Meeting, Program
from ctr_cli.model.values import Assignment
from ctr_cli.views.change_words import besides, deadline_words, item_words
from ctr_cli.views.head_names import head_name
from ctr_cli.views.of_the_year import of_the_year
from ctr_cli.views.papers import wording
from ctr_cli.views.sentences import charged

KIND_NAMES = {
    "added": "Bổ sung",
    "moved": "Chuyển thời gian, cơ quan họp",
    "dropped": "Đưa ra khỏi chương trình",
    "reworded": "Sửa câu chữ",
    "reassigned": "Phân công lại",
    "field": "Các chỗ khác",
}
"""The kinds in the order in which a reader is told of them."""
Change = TypedDict(
    "Change",
    {
        "kind": str,
        "item": str,
        "field": str | None,
        "old": str | None,
        "new": str | None,
        "from": str | None,
        "to": str | None,
        "reason": str | None,
        "from_title": str | None,
        "to_title": str | None,
        "kind_name": str,
        "name": str,
        "old_text": str | None,
        "new_text": str | None,
        "besides": list[str],
        "of_year": bool,
    },
)
"""A difference: `from` and `to` are the meetings it stood and stands before; `name` says what it is of, in words, `kind_name` what the kind is
called; the texts are the item's, as it was and as it is; `besides` tells of one that came or went who works on it, what it must
yield and by when, and of one that was moved its other deadline."""


class Comparison(TypedDict):
    """Two programmes, by the names of their files or states, and all that differs."""

    version: int
    old: str
    new: str
    changes: list[Change]


def comparison(
    old: tuple[str, Program], new: tuple[str, Program], differences: Iterable[Difference]
) -> Comparison:
    """The differences of two programmes, each given with the name a reader knows it by."""
    every = list(differences)
    yearly = of_the_year(old[1], new[1], every)
    changes = [_change(old[1], new[1], one, of_year=yearly(one)) for one in every]
    return {"version": 1, "old": old[0], "new": new[0], "changes": changes}


def changes_told(answer: Comparison) -> list[Change]:
    """The differences a reader is told of, kind by kind: a meeting that came or went with items, by no decision, is told
    by these, the new deadline of what was moved with its new time, and what is only of the year not at all.
    """
    held = {at for c in answer["changes"] for at in (c["from"], c["to"]) if c["item"] != at}
    moved = {c["item"] for c in answer["changes"] if c["kind"] == "moved" and c["besides"]}
    told = [
        c
        for c in answer["changes"]
        if (c["item"] not in held or None not in (c["from"], c["to"]) or c["reason"])
        and not (c["field"] == "deadline" and c["item"] in moved)
        and not c["of_year"]
    ]
    return sorted(told, key=lambda change: [*KIND_NAMES].index(change["kind"]))


def left_untold(answer: Comparison) -> str:
    """How many differences are only of the year, in words; empty where none is."""
    count = sum(change["of_year"] for change in answer["changes"])
    said: str = wording("comparison")["of_years"]["left_untold"]
    return said.format(count=count) if count else ""


def _change(old: Program, new: Program, difference: Difference, *, of_year: bool) -> Change:
    before, after = difference.before, difference.after
    was, now = _said(difference.old), _said(difference.new)
    if difference.field is None and not _has_item(difference):
        was, now = _meeting_words(old, new, difference)
    elif difference.kind in ("added", "dropped", "moved"):
        was, now = (place and item_words(place) for place in (before, after))
    kind = _kind_name(difference.kind, old, new)
    stays = (
        (old.year == new.year and difference.kind != "moved")
        and (before and after)
        and _called(before.meeting) == _called(after.meeting)
    )
    return {
        "kind": difference.kind,
        "item": difference.name,
        "field": difference.field,
        "old": was,
        "new": now,
        "from": before.meeting.id if before else None,
        "to": after.meeting.id if after else None,
        "reason": difference.reason,
        "from_title": _title(old, before),
        "to_title": _title(*(old, before) if stays else (new, after)),
        "kind_name": kind,
        "name": _name(difference, kind),
        "old_text": _text(before),
        "new_text": _text(after),
        "besides": [f"{said}." for said in _besides(old, new, difference)],
        "of_year": of_year,
    }


def _besides(old: Program, new: Program, difference: Difference) -> Iterable[str]:
    """What there is to know of an item that came or went, or of the deadline of one that was moved."""
    before, after = difference.before, difference.after
    if before is None or after is None:
        program, place = (new, after) if before is None else (old, before)
        return besides(program, place, whole=True) if place else []
    was, now = before.item, after.item
    moved = difference.kind == "moved" and was and now and was.deadline != now.deadline
    return [deadline_words(was, now)] if was and now and moved else []


def _called(meeting: Meeting) -> tuple[str, int | None]:
    """The time and the number of a meeting, which its title says."""
    return time_name(meeting), meeting.number


def _has_item(difference: Difference) -> bool:
    return any(place and place.item for place in (difference.before, difference.after))


def _text(place: Place | None) -> str | None:
    return place.item.text if place and place.item else None


def _title(program: Program, place: Place | None) -> str | None:
    return meeting_title(program, place.body, place.meeting) if place else None


def _meeting_words(
    old: Program, new: Program, difference: Difference
) -> tuple[str | None, str | None]:
    """A meeting that came, went, or is held at another time."""
    before, after = difference.before, difference.after
    if difference.kind == "moved" and before and after:
        return time_name(before.meeting), time_name(after.meeting)
    return _title(old, before), _title(new, after)


def _said(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        assigned = [entry for entry in value if isinstance(entry, Assignment)]
        texts = [entry for entry in value if isinstance(entry, str)]
        return charged(assigned, plain=True) if assigned else "; ".join(texts)
    return str(value)


def _kind_name(kind: str, old: Program, new: Program) -> str:
    """What a kind is called: what one year has and the next has not, nobody took out of a programme."""
    of_years = wording("comparison")["of_years"]["kinds"] if old.year != new.year else {}
    name: str = of_years.get(kind, KIND_NAMES[kind])
    return name.format(other_year=new.year)


def _name(difference: Difference, kind: str) -> str:
    """What a difference is of: `Điều kiện`, `Trích yếu`; the kind for all that is no field."""
    if difference.field is None or difference.kind == "reassigned":
        return kind
    if difference.before is None:
        return head_name(difference.name)
    return keys_of(Item if difference.before.item else Meeting)[difference.field].title


def shown(change: Change, text: str | None) -> str:
    """A side of a difference as a reader sees it: days and numbers of papers as people write them, nothing as a dash."""
    if text and change["item"] == "document.number":
        return text.zfill(2)
    if text and change["field"] in ("date", "deadline"):
        return day_as_written(text)
    return text or "—"
