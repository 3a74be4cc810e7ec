"""`ctr` alone: what is next in the programme that stands here, or what to do first where there is none."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.opening import OtherNames, program_path
from ctr_cli.cli.typed_again import as_typed, first_draft
from ctr_cli.language.letters import capitalised
from ctr_cli.model.errors import AccessError

if TYPE_CHECKING:
    from ctr_cli.model.program import Program

_DRAFTING_MONTH = 11
"""The month from which offices write next year's programme."""
_NOTHING_YET = """\
Ở đây chưa có chương trình nào (programs/NĂM.yaml). Bắt đầu bằng một trong ba cách:
- đã có văn bản Word: ctr import chuong-trinh.docx -o programs/{year}.yaml
- chưa có gì: ctr new {year} --name "Đảng ủy phường …"
- không muốn gõ lệnh: ctr menu
"""


def what_is_next(today: date) -> str:
    """Three lines: which programme stands here, what comes next, and what to do about it."""
    from ctr_cli.source.discover import shown
    from ctr_cli.source.load import Unreadable, load

    try:
        path = program_path(None)
        source = load(shown(path))
    except OtherNames as error:
        return f"{capitalised(error.message)}.\n{capitalised(error.hint)}.\n"
    except AccessError:
        return _NOTHING_YET.format(year=today.year)
    except Unreadable as error:
        return f"{error.finding.file}: {error.finding.message}; {error.finding.hint}.\n"
    name = shown(path)
    if source.broken or source.program is None:
        return f"{name} có lỗi nên chưa đọc được. Xem lỗi: ctr validate\n"
    program = source.program
    issuer = f" của {program.issuer.name}" if program.issuer.name else ""
    heading = f"{name}: chương trình công tác năm {program.year}{issuer}"
    return "\n".join([heading, _coming(program, path, today), _later(program, path, today), ""])


def _coming(program: "Program", path: Path, today: date) -> str:
    """The meetings that come next, and the command that shows them."""
    from ctr_cli.cli.opening import Opened, in_force, with_customs
    from ctr_cli.cycle.meeting_days import coming
    from ctr_cli.language.printed_dates import roman_quarter, short_date
    from ctr_cli.model.agencies import directory
    from ctr_cli.views.agenda import agenda_of_ids, counted

    now = in_force(with_customs(Opened(program, directory(program), path)))
    names = coming(now.program, today, now.recorded)
    held = agenda_of_ids(now.program, now.known, names)["meetings"]
    if not held:
        return f"Các {now.meetings_said} của năm {program.year} đã qua. Xem lại: ctr agenda --quarter 4"
    first = held[0]
    when = (
        f"tháng {first['month']}"
        if first["month"]
        else f"quý {roman_quarter(first['quarter'] or 1)}"
    )
    when = f"ngày {short_date(first['date'])}" if first["date"] else when
    return f"Sắp tới: {when} có {counted(held)}. Xem: ctr agenda"


def _later(program: "Program", path: Path, today: date) -> str:
    """Next year's draft when it is time for it, else what falls due."""
    from ctr_cli.source.discover import of_another_year, shown

    after = program.year + 1
    if (today.year, today.month) >= (program.year, _DRAFTING_MONTH):
        draft = of_another_year(path, program.year, after)
        if not draft.exists():
            return f"Chương trình năm {after} chưa lập. Dự thảo: {first_draft(path, after)}"
        return f"Đã có chương trình năm {after}. Kiểm tra: {as_typed(['validate', shown(draft)])}"
    return "Việc đến hạn, quá hạn: ctr status. Không muốn gõ lệnh: ctr menu"
