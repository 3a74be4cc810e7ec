"""Meetings that a decision, or their day, took to another time, told to whoever asks for them by the time they were signed with."""

from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from ctr_cli.cycle.board import Slot
    from ctr_cli.cycle.replay import Replay
    from ctr_cli.model.program import Program


def meant_now(signed: "Program", on: str | None, asked: str, also: str = "") -> str:
    """What is asked for a meeting, or its id where only the signed programme has one of that time: where it went is said.

    Raises `UsageError` for a meeting that a decision moved out of the year, or dropped, with what `also` can be done.
    """
    if not signed.amendments:
        return asked
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.model.meant import meeting_meant

    replay = replayed(signed, on)
    slots = replay.board.slots
    now = slots.get(meeting_meant(replay.program, asked))
    slot = now or slots.get(meeting_meant(signed, asked))
    if slot is None:
        return asked
    if slot.left:
        raise UsageError(
            f"{slot.id} {_whither(replay, slot)}",
            f"{also}đưa trở lại: ctr amend move {slot.id} --to THÁNG",
        )
    if now is None:
        say(f"Lưu ý: {_told(replay, slot)}")
    return asked if now else slot.id


def say_moved_away(signed: Opened, on: str | None, months: "Collection[int]") -> None:
    """Say which meetings were signed for some months and are not held in them."""
    if not (signed.program.amendments or signed.recorded):
        return
    from ctr_cli.cycle.meeting_days import days_kept
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.language.printed_dates import short_date
    from ctr_cli.model.meetings import meeting_title, months_of

    replay = replayed(signed.program, on)
    records = days_kept(signed.program, signed.recorded, on)
    days = {record.meeting: day for record in records if (day := record.held or record.date)}
    for slot in replay.board.slots.values():
        was, now = months_of(slot.as_issued), () if slot.left else months_of(slot.meeting)
        day = days.get(slot.id)
        if was and {*was} <= {*months} and not {*now} & {*months}:
            say(f"Lưu ý: {_told(replay, slot)}")
        elif day and now and {*now} <= {*months} and int(day[5:7]) not in months:
            title = meeting_title(replay.program, slot.body, slot.meeting)
            say(f"Lưu ý: {title} họp ngày {short_date(day)}; mã {slot.id}")


def _told(replay: "Replay", slot: "Slot") -> str:
    from ctr_cli.model.meetings import meeting_title

    title = meeting_title(replay.program, slot.body, slot.at_first)
    return f"{title} {_whither(replay, slot)}; mã {slot.id}"


def _whither(replay: "Replay", slot: "Slot") -> str:
    """Where a meeting went, and by which decision."""
    from ctr_cli.model.meetings import time_name

    step = [done.step for done in replay.done if done.step.id == slot.id][-1]
    to = f"năm {step.change.to}" if slot.left else time_name(slot.meeting)
    how = f"đã chuyển sang {to}" if step.verb == "move" else "đã bỏ"
    return f"{how} theo {step.decision.name}"
