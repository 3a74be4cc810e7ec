"""What became of a year's work in its progress: what comes once and is done drops out, what is not done is carried on or asked about."""

from collections.abc import Mapping
from datetime import date

from ctr_cli.cycle.official_day import held_days
from ctr_cli.cycle.progress import Ground, Standing, progress
from ctr_cli.cycle.recurrence import Reason, Recurrence
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import lowered
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import CLOSED, FollowUp, status_name
from ctr_cli.model.meetings import comes_again
from ctr_cli.model.office import Office
from ctr_cli.model.program import Program


class Outcome(Struct):
    """How an item ended its year, in words: how it is `closed`, or why it is known to be `open`; both empty where nobody
    knows. It may be closed and not `done`: it did not arise.
    """

    closed: str
    open: str
    done: bool = False


Stood = Mapping[str, Outcome]
"""How the items of a year ended it, by their ids."""


def stood(program: Program, follow_up: FollowUp) -> Stood:
    """How the items of a signed programme stood at the end of its year; nothing where nothing is recorded of any."""
    held = held_days(follow_up)
    if not (follow_up.items or held):
        return {}
    ground = Ground(program, directory(program), follow_up, Office())
    every = progress(ground, date(program.year, 12, 31)).items
    return {
        one.item.id: _outcome(program.year, one, held.get(str(one.item.meeting.id)))
        for one in every
    }


def _outcome(year: int, one: Standing, held: str | None) -> Outcome:
    """How an item of a year stood: by its record, else left undone by its meeting, which was `held`."""
    if one.status in CLOSED:
        when = f" ngày {short_date(one.done)}" if one.done else ""
        return Outcome(f"{status_name(one.status)}{when}", "", one.status == "done")
    how = status_name(one.status) if one.status else ""
    if not how and held and one.state in ("overdue", "unconfirmed"):
        how = f"đã họp ngày {short_date(held)}"
    known = how and not comes_again(one.item.meeting)
    return Outcome("", f"năm {year} chưa xong ({how})" if known else "")


def by_progress(reason: Reason, one: Outcome | None) -> Reason:
    """How often an item comes, given how it stood at the end of the year."""
    if one is None:
        return reason
    why, yearly = reason.why, reason.recurrence == "yearly"
    if one.open:
        rest = (
            "còn làm tiếp thì thêm một dòng cho việc ấy"
            if yearly
            else "năm tới làm tiếp vào tháng nào?"
        )
        return Reason(
            "yearly", f"{why}; {one.open}", question=f"việc của năm trước chưa xong: {rest}"
        )
    if yearly:
        return reason
    if one.closed and not one.done and reason.recurrence == "once":
        return Reason("ask", f"trong năm {lowered(one.closed)}, chưa rõ năm sau có làm không")
    if one.closed:
        ended: Recurrence = "once" if one.done and reason.once_done else reason.recurrence
        return reason._replace(recurrence=ended, why=f"{why} ({one.closed})")
    if reason.recurrence == "ask":
        return reason
    return reason._replace(question="sổ theo dõi chưa ghi kết quả: nếu chưa xong thì chọn Giữ")
