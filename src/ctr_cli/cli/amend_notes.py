"""What a reader would ask about a decision that `ctr amend` records: codes, deadlines and records beside it."""

from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened, follow_up_of, office_of

if TYPE_CHECKING:
    from ctr_cli.cycle.recording import Recorded
    from ctr_cli.model.program import Program


def say_numbers(program: "Program", meant: dict[str | None, str]) -> None:
    """Say which of the codes that were typed name a conference of another number now."""
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.views.change_words import number_note

    now = replayed(program).program
    for typed, name in meant.items():
        if typed and (note := number_note(now, name, typed)):
            say(f"Lưu ý: {note}")


def say_settled(opened: Opened, made: "Recorded") -> None:
    """Say that what is changed is recorded as done, or its meeting, or the one it goes to, as held before; and which
    day of a meeting no longer counts.
    """
    from ctr_cli.cycle.meeting_days import days_kept
    from ctr_cli.language.printed_dates import short_date
    from ctr_cli.model.follow_up import CLOSED, status_name
    from ctr_cli.source.discover import follow_up_path

    if made.done is None or not follow_up_path(opened.path).is_file():
        return
    step, after = made.done.step, made.done.after
    to = after.meeting.id if after and step.verb in ("move", "add") else None
    found = follow_up_of(opened).follow_up
    were, kept = (days_kept(p, found.meetings) for p in (opened.program, made.program))
    for meeting, was, now in zip(found.meetings, were, kept, strict=True):
        late = meeting.meeting == to and (meeting.held or "") < step.decision.date
        if meeting.held and (meeting.meeting == step.id or late):
            name = meeting.meeting
            told = f"{name} đã ghi là họp ngày {short_date(meeting.held)}"
            say(f"Lưu ý: {told}", f'chưa họp thì xóa: ctr track {name} --held ""')
        if meeting.meeting == step.id and now.date and not was.date:
            told = f"{step.id} lại có ngày họp đã định trước đây, {short_date(now.date)}"
            say(f"Lưu ý: {told}", f"ngày khác thì ghi: ctr track {step.id} --date NGÀY")
        if meeting.meeting == step.id and meeting.date != now.date:
            told = (
                f"ngày họp đã định của {step.id}, {short_date(meeting.date or '')}, không còn dùng"
            )
            hint = f"định ngày mới: ctr track {step.id} --date NGÀY" if after else ""
            say(f"Lưu ý: {told}", hint)
    for item in found.items:
        if item.item == step.id and item.status in CLOSED:
            told = f"{step.id} đã ghi là {status_name(item.status)}"
            say(f"Lưu ý: {told}", f'ghi nhầm thì xóa: ctr track {step.id} --status ""')


def say_overruled(made: "Recorded") -> None:
    """Say where what a decision moves stands all the same, by a later one that was recorded before."""
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.views.change_words import place_title

    done, every = made.done, replayed(made.program).done
    at = next((n for n, one in enumerate(every) if done and one.step.path == done.step.path), 0)
    later = [one for one in every[at + 1 :] if done and one.step.id == done.step.id]
    if done and later and later[-1].after != done.after:
        where = place_title(made.program, later[-1].after) or "ngoài chương trình"
        say(f"Lưu ý: {done.step.id} nay {where}, theo {later[-1].step.decision.name} ra sau")


def say_met_twice(made: "Recorded") -> None:
    """Say which other regular meeting its body has at the time that a meeting was moved to."""
    from ctr_cli.cycle.replay import of_same_time, replayed
    from ctr_cli.model.meetings import time_name

    if made.done is None or made.done.step.verb != "move":
        return
    board = replayed(made.program).board
    slot = board.slots.get(made.done.step.id)
    if slot and not slot.left and (other := of_same_time(board, slot)):
        told = f"{time_name(slot.meeting)} {slot.body.name} còn có {other.id}"
        then = f"họp chung một lần thì chuyển từng nội dung sang {other.id}; họp hai lần thì ghi ngày: ctr track {slot.id} --date NGÀY"
        say(f"Lưu ý: {told}", then)


def say_left_deadlines(made: "Recorded") -> None:
    """Say which deadlines and times an item leaves behind that do not fit its new time, or its new deadline."""
    from ctr_cli.cycle.adjusted import same_items
    from ctr_cli.language.printed_dates import short_date
    from ctr_cli.model.meetings import time_name
    from ctr_cli.model.values import SAY_BY_WHEN

    moved = made.moved
    if moved is None or moved.after is None:
        return
    elsewhere = moved.step.verb == "move"
    why = (
        f"không hợp với {time_name(moved.after.meeting)} là thời gian mới"
        if elsewhere
        else "đã có thời hạn mới"
    )
    for was, now in same_items(moved.before, moved.after):
        gone = [one for one in was.details if one not in now.details]
        left = [f"“{one}”" for one in gone if not one.startswith(SAY_BY_WHEN)]
        if was.deadline and not now.deadline and elsewhere:
            left.insert(0, f"thời hạn {short_date(was.deadline)}")
        if left:
            hint = f"cần hạn khác thì ghi: ctr amend reword {now.id} --deadline NGÀY"
            say(f"Lưu ý: {now.id} không còn {', '.join(left)}, {why}", hint if elsewhere else "")


_RECURS = 3
"""So many items of one text are work that comes again and again."""


def say_same_text(made: "Recorded") -> None:
    """Say where before another meeting an added item stands already, word for word."""
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.language.keys import fold

    step, after = (made.done.step, made.done.after) if made.done else (None, None)
    if step is None or step.verb != "add" or after is None:
        return
    same = [
        (str(item.id), meeting.id == after.meeting.id)
        for body in replayed(made.program).program.bodies
        for meeting in body.meetings
        for item in meeting.items
        if fold(item.text) == fold(step.change.text or "") and item.id != step.id
    ]
    names = [name for name, here in same if not here]
    if names and len(same) < _RECURS:
        hint = f"chuyển nội dung ấy đến đây thì thay bằng: ctr amend move {names[0]} --to {after.meeting.id}"
        say(f"Lưu ý: câu của {step.id} đã có ở {', '.join(names)}", hint)


def say_doubts(opened: Opened, made: "Recorded") -> None:
    """What `ctr validate` says of the change, its new words and its deadline."""
    from ctr_cli.checking.check import codes_for
    from ctr_cli.checking.decided import of_decisions
    from ctr_cli.model.office import under
    from ctr_cli.rules import amendments
    from ctr_cli.rules.registry import Subject, codes_of, problems

    office = office_of(opened)
    subject = Subject(under(office, made.program), opened.known, office)
    codes = codes_for("program", frozenset(), (), tuple(office.ignore))
    asked = [code for code in codes_of(amendments) if code in codes]
    head = [(*made.path[:2], key) for key in ("authority", "paper")]
    for rule, problem in (*of_decisions(subject, codes), *problems(subject, asked)):
        if problem.path[: len(made.path)] == made.path or problem.path in head:
            say(f"Lưu ý ({rule.code}): {problem.message}", problem.put(rule.severity)[0])
