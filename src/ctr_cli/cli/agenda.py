"""`ctr agenda`: what comes before the meetings of a month, a quarter, or one meeting."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ctr_cli.cli.common import (
    ForceOption,
    MonthOption,
    Opened,
    OutputOption,
    ProgramOption,
    QuarterOption,
    as_json,
    deliver,
    filled,
    open_program,
    show,
)
from ctr_cli.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.views.agenda import Agenda

HELP = """Chương trình các hội nghị của một tháng, một quý, hoặc một hội nghị.

Ban Thường vụ đứng trước Ban Chấp hành, theo thứ tự làm việc.

Ví dụ: ctr agenda --month 3

Ví dụ: ctr agenda --meeting bch-3 --format md -o hoi-nghi.md"""


def agenda(
    month: MonthOption = None,
    quarter: QuarterOption = None,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="MÃ", help="Mã hội nghị, ví dụ bch-3 hoặc btv-1."),
    ] = None,
    program: ProgramOption = None,
    format: Annotated[
        Literal["text", "md", "json"], typer.Option("--format", "-f", help="Dạng kết quả.")
    ] = "text",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the agenda that was asked for."""
    opened = open_program(program)
    answer = _ask(opened, month, quarter, meeting)
    if format == "json":
        deliver(as_json(answer), output, force=force)
    elif format == "md":
        deliver(filled("agenda.md.j2", {"agenda": answer}, opened), output, force=force)
    else:
        from ctr_cli.render.agenda_text import agenda_text

        show(agenda_text(answer, opened.name), output, force=force)


def _ask(opened: Opened, month: int | None, quarter: int | None, meeting: str | None) -> "Agenda":
    from ctr_cli.agencies import nearest
    from ctr_cli.vietnamese import quarter_months
    from ctr_cli.views.agenda import agenda_of_meeting, agenda_of_months, meeting_ids

    if sum(choice is not None for choice in (month, quarter, meeting)) != 1:
        raise UsageError(
            "hãy chọn một trong ba: --month, --quarter hoặc --meeting",
            "ví dụ: ctr agenda --month 3",
        )
    if month is not None:
        return agenda_of_months(opened.program, opened.known, (month,))
    if quarter is not None:
        months = quarter_months(quarter)
        return agenda_of_months(opened.program, opened.known, months, quarter)
    answer = agenda_of_meeting(opened.program, opened.known, str(meeting))
    if answer is None:
        ids = meeting_ids(opened.program)
        near = nearest(str(meeting), ids) or ids
        raise UsageError(
            f"không có hội nghị nào mã “{meeting}”", f"các mã gần nhất: {', '.join(near)}"
        )
    return answer
