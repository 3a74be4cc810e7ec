"""`ctr calendar`: the year for the calendar of a phone or a computer."""

from collections import Counter
from typing import Annotated, Literal

import typer

from ctr_cli.cli.asked import agency_asked
from ctr_cli.cli.delivery import deliver, say
from ctr_cli.cli.endings import ended
from ctr_cli.cli.opening import in_force, open_program, with_customs
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    IssuedOption,
    MonthOption,
    OnOption,
    OutputOption,
    ProgramOption,
    program_given,
)

HELP = """Lịch các hội nghị trong năm, để mở bằng Outlook, Google Lịch hoặc điện thoại.

Hội nghị chưa định ngày ghi ở ngày đầu tháng; công việc không có cuộc họp ghi ở thời hạn của nó, hay ngày cuối tháng, quý; hạn gửi tài liệu và thời hạn của nội dung có nhắc trước. Cuộc họp định kỳ ghi thứ, ngày ở tên (title: Giao ban thứ Hai hằng tuần; ngày 10 và 25 hằng tháng) là sự kiện lặp lại. Công việc thường xuyên khác không có ngày họp nên không vào lịch.

Ví dụ: ctr calendar -o lich-2026.ics

Ví dụ: ctr calendar --agency "UBND phường" --month 3 -o lich-ubnd.ics"""


def calendar(
    file: FileArgument = None,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", metavar="TÊN", help="Chỉ việc của cơ quan này.")
    ] = None,
    month: MonthOption = None,
    program: ProgramOption = None,
    on: OnOption = None,
    issued: IssuedOption = False,
    format: Annotated[Literal["ics"], typer.Option("--format", "-f", help="Dạng kết quả.")] = "ics",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write the calendar of a programme; meetings that have no month are named on stderr."""
    from ctr_cli.cycle.decisions import decisions
    from ctr_cli.cycle.in_force import times_changed
    from ctr_cli.render.ics import ics
    from ctr_cli.views.calendar import calendar as calendar_of
    from ctr_cli.views.calendar import narrowed

    output = ended(output, format)
    signed = with_customs(open_program(program_given(file, program)), issued=issued)
    opened = in_force(signed, on, issued=issued)
    owner = agency_asked(opened, agency) if agency is not None else None
    moved = {} if issued else times_changed(signed.program, on)
    last = None if issued else [one.date for one in decisions(signed.program, on)][-1:]
    redated = {record.meeting: record.redated or 0 for record in opened.recorded}
    changes = Counter(moved) + Counter(redated)
    deadlines = opened.office.deadlines if opened.office else {}
    answer = calendar_of(opened.program, changes, deadlines, *(last or ()))
    for title in answer["undated"]:
        say(f"Không rõ ngày họp nên không vào lịch: {title}")
    if answer["undated"]:
        say(
            "họp vào ngày nào thì ghi ở title của công việc ấy, như “Giao ban thứ Hai hằng tuần”, "
            "“Tiếp công dân ngày 10 và 25 hằng tháng”"
        )
    asked = narrowed(answer, opened.program, owner, month)
    deliver(ics(asked).decode(), output, force=force)
