"""What a decision changes, in a line a clerk reads."""

from collections.abc import Iterator, Sequence

from ctr_cli.cycle.adjusted import Adjusted
from ctr_cli.cycle.replay import Done, Place
from ctr_cli.language.letters import capitalised, lowered
from ctr_cli.model.agencies import Directory, at_work_on, directory
from ctr_cli.model.bodies import nth, occasion
from ctr_cli.model.meetings import id_meant, meeting_id, meeting_title, month_of, time_name
from ctr_cli.model.program import Item, Program
from ctr_cli.model.values import Assignment, same_hands
from ctr_cli.views.papers import wording
from ctr_cli.views.sentences import charged, delivery, in_figures, no_stop, with_condition

_VERBS = {
    "move": "Chuyển {id} từ {before} sang {after}: {text}",
    "back": "Đưa {id} trở lại {after}: {text}",
    "out": "Chuyển {id} từ {before} sang năm {to}: {text}",
    "drop": "Đưa {id} ra khỏi {before}: {text}",
    "cancel": "Bỏ {id}: {before}",
    "reword": "Sửa {id} ({before}): {old} → {text}",
    "redate": "Sửa {id} ({before}): {text}",
    "assign": "Giao lại {id} ({before}), {hands}: {text}",
    "add": "Bổ sung {id} vào {after}: {text}",
    "meet": "Bổ sung {id}: {after}",
}


def change_line(program: Program, done: Done) -> str:
    """A change in words: `Chuyển btv-9.4 từ Hội nghị … tháng 9/2026 sang …: “…”`."""
    place = done.after or done.before
    before, after = place_title(program, done.before), place_title(program, done.after)
    text = f"“{place.item.text}”" if place and place.item else ""
    one = Adjusted((done,), done.step.verb)
    said = _VERBS[_way(done)].format(
        id=done.step.id,
        before=before,
        after=after,
        text=text,
        to=done.step.change.to,
        old=f"“{done.before.item.text}”" if done.before and done.before.item else "",
        hands=hands(program, one),
    )
    moved_on = handed_over(program, one) and done.step.verb != "assign"
    more = f"; giao lại {hands(program, one)}" if moved_on else ""
    if done.step.change.deadline is not None and done.before:
        more += "".join(f"; {lowered(deadline_words(*pair))}" for pair in one.deadlines)
    return said.removesuffix(": ") + more


def deadline_words(was: Item, now: Item) -> str:
    """Which deadline an item has instead of another: `Thời hạn: ngày 15/9/2027, thay cho ngày 25/11/2027`."""
    key = "deadline" if was.deadline and now.deadline else "deadline_set"
    old, new = (item.deadline and in_figures(item.deadline) for item in (was, now))
    text: str = wording("notice")[key if new else "deadline_left"].format(old=old, new=new)
    return text


def hands(program: Program, one: Adjusted) -> str:
    """Whose work something was and is: `từ UBND phường sang Công an phường`; of what nobody had, whose it is."""
    words = wording("notice")
    old, new = (whose(program, place) for place in (one.before, one.last))
    text: str = words["hands" if old else "first_hands"].format(old=old, new=new)
    return text


def whose(program: Program, place: Place | None) -> str:
    """Whose work is what stands at a place: the agencies named, else the body where it is an agency itself."""
    return charged(_at_work(directory(program), place), plain=True)


def handed_over(program: Program, one: Adjusted) -> bool:
    """Whether others work on something now than those who did."""
    known = directory(program)
    were, are = (_at_work(known, place) for place in (one.before, one.last))
    return bool(were) and not same_hands(were, are)


def _at_work(known: Directory, place: Place | None) -> list[Assignment]:
    if place is None:
        return []
    if place.item is None:
        return place.meeting.agencies
    return at_work_on(known, place.body, place.meeting, place.item)


def _way(done: Done) -> str:
    if done.step.verb == "move" and done.before is None:
        return "back"
    if done.step.verb == "move" and done.after is None:
        return "out"
    if done.step.verb == "drop" and done.before and not done.before.item:
        return "cancel"
    if done.step.verb == "reword" and not done.step.change.text:
        return "redate"
    return done.step.verb


def numbers_raised(done: Done) -> str:
    """Which numbers a meeting that comes or goes makes others: `Các hội nghị sau được đánh số lại: lần thứ 5 (tháng 6)
    thành lần thứ 6`.
    """
    place = done.after or done.before
    if not place or not done.renumbered:
        return ""
    words, body = wording("notice"), place.body.name
    numbers = [
        words["number"].format(
            old=nth(body, was.number or 0), when=time_name(was), new=nth(body, now.number or 0)
        )
        for was, now in done.renumbered
    ]
    text: str = words["raised"].format(occasions=occasion(body), numbers="; ".join(numbers))
    return text


def number_note(program: Program, name: str, typed: str) -> str:
    """That the conference with an id bears another number now, or none where another bears that, if the id was typed;
    `program` is in force.
    """
    if id_meant(typed, [name]) != name:
        return ""
    for body in program.bodies:
        by_number = {meeting.number: meeting for meeting in body.meetings if meeting.number}
        here = next((m for m in body.meetings if meeting_id(body, m) == name), None)
        digits = name.removeprefix(f"{body.id}-")
        now = by_number.get(int(digits)) if digits.isdecimal() else None
        if here and digits.isdecimal() and int(digits) != here.number and (here.number or now):
            other = f"; {nth(body.name, int(digits))} nay là {meeting_id(body, now)}" if now else ""
            return f"mã {name} nay là {meeting_title(program, body, here)}{other}"
    return ""


def place_title(program: Program, place: Place | None) -> str:
    """The name of the meeting at a place; nothing where there is none."""
    return meeting_title(program, place.body, place.meeting) if place else ""


def item_words(place: Place) -> str:
    """The item at a place with its condition; nothing where a whole meeting is meant."""
    return with_condition(place.item.text, place.item.condition) if place.item else ""


def besides(program: Program, place: Place, *, whole: bool) -> Iterator[str]:
    """Who works on the item or the meeting at a place; of a `whole` item also what it must yield and by when."""
    if place.charged:
        yield _who(place.charged)
    if place.item and whole:
        item, month = place.item, month_of(place.meeting)
        held = f"{program.year}-{month:02d}" if month else ""
        yield from map(no_stop, delivery(item.product, item.deadline, [item.text], held))


def _who(entries: Sequence[Assignment]) -> str:
    """Who works on an item: all who prepare behind their word, others each with what they do."""
    who = charged(entries, plain=True)
    alone = all(entry.role == "prepare" for entry in entries)
    return wording("notice")["charged"].format(agencies=who) if alone else capitalised(who)
