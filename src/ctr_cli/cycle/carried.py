"""What became of one-off work in its year: what is done drops out, what is not is carried on."""

from collections.abc import Mapping
from datetime import date

from ctr_cli.cycle.progress import Ground, Standing, progress
from ctr_cli.cycle.recurrence import Reason
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import CLOSED, FollowUp, status_name
from ctr_cli.model.office import Office
from ctr_cli.model.program import Program

Stood = Mapping[str, Standing]
"""How the items of a year stood at its end, by their ids."""


def stood(program: Program, follow_up: FollowUp) -> Stood:
    """How the items of a signed programme stood at the end of its year; nothing where nothing is recorded."""
    if not follow_up.items:
        return {}
    ground = Ground(program, directory(program), follow_up, Office())
    return {one.item.id: one for one in progress(ground, date(program.year, 12, 31)).items}


def by_progress(reason: Reason, one: Standing | None) -> Reason:
    """How often an item comes, given how it stood at the end of the year."""
    if reason.recurrence not in ("once", "ask") or one is None:
        return reason
    if one.status in CLOSED:
        when = f" ngày {short_date(one.done)}" if one.done else ""
        return reason._replace(why=f"{reason.why} ({status_name(one.status)}{when})", proposal="")
    if reason.recurrence == "ask":
        return reason
    if one.status is None:
        question = "sổ theo dõi chưa ghi kết quả: nếu chưa xong thì chọn Giữ"
        return reason._replace(question=question)
    why = f"việc một lần chưa xong trong năm ({status_name(one.status)})"
    return Reason("yearly", why, question="việc chưa xong: năm tới làm tiếp vào tháng nào?")
