"""What agencies ask to put off, told to whoever prepares the meeting it stands before."""

from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened

if TYPE_CHECKING:
    from ctr_cli.views.agenda import Agenda


def say_asked_off(signed: Opened, on: str | None, answer: "Agenda") -> None:
    """Say which items of the meetings of an answer are asked to be put off or left out, and by whom."""
    found = signed.follow_up
    if not found or not any(r.ask or any(one.ask for one in r.reports) for r in found.items):
        return
    from ctr_cli.cycle.followed import followed
    from ctr_cli.cycle.objections import asked_off
    from ctr_cli.cycle.records import records_of

    shown = {item["id"] for meeting in answer["meetings"] for item in meeting["items"]}
    items = [item for item in followed(signed.program, on) if item.id in shown]
    records = records_of(found, items).of
    for item in items:
        if item.id in records and (said := asked_off(signed.known, item, records[item.id])):
            hint = f"lùi thì ctr amend move {item.id} --to THÁNG, bỏ thì ctr amend drop {item.id}"
            say(f"Lưu ý: {item.id}: {'; '.join(said)}", hint)
