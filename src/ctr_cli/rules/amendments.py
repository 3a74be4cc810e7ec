"""CTR220 to CTR236: decisions that adjust the programme: what cannot be done, and what a reader would ask about."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.model.bodies import nth, occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import item_id, meeting_id, months_of, time_name
from ctr_cli.rules.kept import once
from ctr_cli.rules.registry import Subject, rule

if TYPE_CHECKING:
    from ctr_cli.cycle.replay import Done, Place, Replay
    from ctr_cli.cycle.slips import Slip

_ALONE, _HIGHEST = 1, 3
"""Levels of who decides (`data/amendments.yaml`): Thường trực, and the body that issues the programme."""

_ERRORS = {
    "CTR220": "A change does one thing, and says all that it needs.",
    "CTR221": "A change names an item of the programme.",
    "CTR222": "A decision changes an item once.",
    "CTR223": "A move goes elsewhere.",
    "CTR224": "A decision has a day that exists, in the life of the programme, and one paper.",
    "CTR225": "A decision says who took it, and each change why.",
    "CTR226": "What is added has an id of its own.",
    "CTR227": "A change names a meeting, or a body, of the programme.",
    "CTR228": "A change to a month finds the one meeting of that month.",
    "CTR229": "A change is made to what is in force.",
    "CTR230": "A new or moved meeting has room in its month and in the row of numbers.",
}


@once
def _slips(subject: Subject) -> "list[Slip]":
    """What cannot be done; what replays decisions is only loaded where there are any."""
    if not subject.program.amendments:
        return []
    from ctr_cli.cycle.slips import slips

    return slips(subject.program)


@once
def _replay(subject: Subject) -> "Replay":
    from ctr_cli.cycle.replay import replayed

    return replayed(subject.program)


def _check_of(code: str, says: str) -> Callable[[Subject], Iterator[Problem]]:
    def check(subject: Subject) -> Iterator[Problem]:
        return (problem for found, problem in _slips(subject) if found == code)

    check.__doc__ = says
    return check


for _code, _says in _ERRORS.items():
    rule(_code, "error", needs="meetings", misleads=True)(_check_of(_code, _says))


def _done(subject: Subject) -> "list[Done]":
    return _replay(subject).done if subject.program.amendments else []


def _at(done: "Done", message: str, hint: str) -> Problem:
    return Problem((*done.step.path, done.step.verb), message, hint)


def _level(name: str) -> int | None:
    """How high a body, or who decides, stands: 3 issues the programme, 1 is Thường trực; None is unknown."""
    known = (
        d["level"]
        for d in table("amendments")["deciders"]
        if fold(name).startswith(fold(d["name"]))
    )
    return next(known, None)


@rule("CTR231", "warning", needs="meetings")
def committee_hears_of_its_items(subject: Subject) -> Iterator[Problem]:
    """What the committee is to decide is not changed by Thường trực alone without its hearing of it."""
    for done in _done(subject):
        authority = done.step.decision.authority or ""
        place = done.before or done.after
        if place and _level(authority) == _ALONE and _level(place.body.name) == _HIGHEST:
            message = f"{done.step.id} thuộc {place.body.name} mà chỉ {authority} quyết định"
            hint = f"báo cáo {place.body.name} ở {occasion(place.body.name)} gần nhất, hoặc ghi lại cơ quan quyết định"
            yield _at(done, message, hint)


@rule("CTR232", "warning", needs="meetings")
def month_is_still_to_come(subject: Subject) -> Iterator[Problem]:
    """What is moved or added goes to a month that is not over on the day of the decision."""
    for done in _done(subject):
        day = done.step.decision.date
        if done.after is None or done.step.verb not in ("move", "add", "meet"):
            continue
        last = months_of(done.after.meeting)[-1:]
        if last and f"{subject.program.year}-{last[0]:02d}" < day[:7]:
            when = time_name(done.after.meeting)
            message = f"{done.step.id} xếp vào {when}, đã qua khi quyết định ({day})"
            yield _at(done, message, "xem lại nơi đến hoặc ngày quyết định")


@rule("CTR233", "warning", needs="meetings")
def conference_keeps_its_preparation(subject: Subject) -> Iterator[Problem]:
    """A conference that a meeting was to prepare is still prepared, under its number and in its month."""
    if not _done(subject):
        return
    issued = _preparing(subject)
    now = _preparing(Subject(_replay(subject).program, subject.known))
    for conference, items in issued.items():
        if conference not in now:
            yield from _unprepared(subject, conference, items)


def _preparing(subject: Subject) -> dict[str, set[str]]:
    """The items that prepare each conference in its own month, by ids."""
    from ctr_cli.rules.content.conferences import submissions

    found: dict[str, set[str]] = {}
    for hit, meeting, target, conference in submissions(subject):
        body, passage = hit.passage.body, hit.passage
        if (
            conference is None
            or body is None
            or not set(months_of(meeting)) & set(months_of(conference))
        ):
            continue
        position = int(passage.path[5])
        own = meeting.items[position].id
        name = item_id(meeting_id(body, meeting), position + 1, own)
        found.setdefault(meeting_id(target, conference), set()).add(name)
    return found


def _unprepared(subject: Subject, conference: str, items: set[str]) -> Iterator[Problem]:
    in_force = {m.id for body in _replay(subject).program.bodies for m in body.meetings}
    if conference not in in_force:
        return
    numbered = [d for d in _done(subject) if d.step.verb == "meet" and d.step.change.number]
    near = [d for d in _done(subject) if d.step.id in (conference, *items)]
    for done in (near or numbered)[-1:]:
        names = ", ".join(sorted(items))
        message = f"sau thay đổi này hội nghị {conference} không còn nội dung chuẩn bị ({names})"
        yield _at(
            done, message, f"chuyển {names} cùng thời gian, hoặc sửa câu (reword) cho đúng số"
        )


@rule("CTR234", "warning", needs="meetings")
def year_end_keeps_its_work(subject: Subject) -> Iterator[Problem]:
    """What the committee's last conference of the year must have is not taken out of the year."""
    for done in _done(subject):
        if done.after is not None or done.before is None or not _closes_the_year(done.before):
            continue
        text = fold(done.before.item.text if done.before.item else "")
        for must in table("amendments")["year_end"]:
            if re.match(must["pattern"], text):
                message = f"{done.step.id} là việc hội nghị cuối năm phải có: {must['what']}"
                yield _at(done, message, "giữ lại, hoặc bổ sung nội dung thay thế")
                break


def _closes_the_year(place: "Place") -> bool:
    last = place.body.meetings[-1:]
    return (
        _level(place.body.name) == _HIGHEST
        and bool(last)
        and months_of(place.meeting) >= months_of(last[0])
    )


@rule("CTR235", "warning")
def decider_may_decide(subject: Subject) -> Iterator[Problem]:
    """Who decides is one of those who may adjust a programme."""
    for index, amendment in enumerate(subject.program.amendments):
        authority = (amendment.authority or "").strip()
        if authority and _level(authority) is None:
            message = f"“{authority}” không phải cơ quan điều chỉnh chương trình"
            hint = (
                "phần tổ chức thực hiện giao Thường trực, Ban Thường vụ; ghi cơ quan đã quyết định"
            )
            yield Problem(("amendments", index, "authority"), message, hint)


@rule("CTR236", "warning", needs="meetings")
def numbers_follow_time(subject: Subject) -> Iterator[Problem]:
    """Conferences are held in the order of their numbers, also after one was moved."""
    moved = {done.step.id: done for done in _done(subject) if done.before and not done.before.item}
    if not moved:
        return
    for body in _replay(subject).program.bodies:
        numbered = [m for m in body.meetings if m.number is not None]
        for earlier, later in pairwise(numbered):
            done = moved.get(str(earlier.id)) or moved.get(str(later.id))
            if done and (later.number or 0) != (earlier.number or 0) + 1:
                message = (
                    f"sau khi chuyển, {nth(body.name, earlier.number or 0)} ({time_name(earlier)}) "
                    f"đứng trước {nth(body.name, later.number or 0)} ({time_name(later)})"
                )
                word = occasion(body.name)
                hint = f"xem lại thời gian; số {word} không tự đổi khi chuyển hay đưa ra khỏi năm"
                related = [Also((*done.step.path, "to"), "nơi đến")] if done.step.change.to else []
                yield _at(done, message, hint)._replace(related=related)
