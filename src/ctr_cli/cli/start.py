"""`ctr` alone: what is next in the programme that stands here, or what to do first where there is none."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.opening import program_path
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
    return "\n".join([heading, _coming(program, today), _later(program, path, today), ""])


def _coming(program: "Program", today: date) -> str:
    """The first month to come with meetings, and the command that shows them."""
    from ctr_cli.cycle.in_force import in_force
    from ctr_cli.model.agencies import directory
    from ctr_cli.views.agenda import agenda_of_months

    now = in_force(program)
    known = directory(now)
    first = 1 if program.year > today.year else today.month
    for month in range(first, 13) if program.year >= today.year else ():
        held = [m for m in agenda_of_months(now, known, (month,))["meetings"] if not m["every"]]
        if held:
            items = sum(len(meeting["items"]) for meeting in held)
            return (
                f"Sắp tới: tháng {month} có {len(held)} hội nghị, {items} nội dung. "
                f"Xem: ctr agenda --month {month}"
            )
    return f"Các hội nghị của năm {program.year} đã qua. Xem lại: ctr agenda --quarter 4"


def _later(program: "Program", path: Path, today: date) -> str:
    """Next year's draft when it is time for it, else what falls due."""
    after = program.year + 1
    if (today.year, today.month) >= (program.year, _DRAFTING_MONTH):
        if not path.with_name(f"{after}.yaml").exists():
            return f"Chương trình năm {after} chưa lập. Dự thảo: ctr new {after}"
        return f"Đã có chương trình năm {after}. Kiểm tra: ctr validate programs/{after}.yaml"
    return "Việc đến hạn, quá hạn: ctr status. Không muốn gõ lệnh: ctr menu"
