"""`ctr status`: what is late, what is due, what is done, of the whole year or a part of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from ctr_cli.cli.asked import agency_asked, months_asked, today_of
from ctr_cli.cli.delivery import as_json, deliver, show
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import Opened, chosen_profile, filled, ground_of, open_program
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    MonthOption,
    OutputOption,
    ProgramOption,
    QuarterOption,
    TodayOption,
    WithinOption,
    program_given,
)
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.progress import Ground, Progress, Standing
    from ctr_cli.views.status import AgencyLine, Line

HELP = """Tình hình thực hiện: việc quá hạn bao nhiêu ngày, việc sắp đến hạn, việc đã xong, ai phụ trách.

Tính theo ngày ghi ở --on, không ghi thì hôm nay. Nội dung để ngỏ (“các nội dung khác”) không tính; nội dung “nếu có” mà chưa ai báo thì không coi là quá hạn.

Ví dụ: ctr status

Ví dụ: ctr status --only overdue --agency "UBND phường"

Ví dụ: ctr status --quarter 1 --on 31/3/2026 -o tinh-hinh-quy-1.xlsx"""

Format = Literal["text", "json", "md", "csv", "xlsx", "html"]


def status(
    file: FileArgument = None,
    on: TodayOption = None,
    within: WithinOption = 7,
    only: Annotated[
        Literal["overdue", "due", "unconfirmed", "unreported", "open", "done"] | None,
        typer.Option(
            "--only",
            metavar="PHẦN",
            help="Chỉ nêu việc và tài liệu “quá hạn” (overdue), “đến hạn” (due), “chờ xác nhận” (unconfirmed), "
            "“chưa báo cáo” (unreported), “chưa xong” (open) hay “xong” (done).",
        ),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", "-a", metavar="TÊN", help="Chỉ việc của cơ quan này.")
    ] = None,
    member: Annotated[
        str | None,
        typer.Option("--member", metavar="TÊN", help="Chỉ việc đồng chí này phụ trách (ctr.yaml)."),
    ] = None,
    month: MonthOption = None,
    quarter: QuarterOption = None,
    program: ProgramOption = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write how far the year, or a part of it, has come on a day."""
    from ctr_cli.cycle.progress import progress
    from ctr_cli.views.status import beside, by_agencies, of_whom
    from ctr_cli.views.status import only as only_those

    format = format_of(format, output, get_args(Format), "text")
    opened = open_program(program_given(file, program), on)
    ground = ground_of(opened)
    today = today_of(on)
    owner = agency_asked(opened, agency) if agency is not None else None
    in_charge = _member(ground, member) if member is not None else None
    found = progress(ground, today, months_asked(month, quarter), within)
    found = of_whom(ground, found, owner, in_charge)
    items = only_those(found.items, only)
    shares = by_agencies(ground, found) if owner is None else []
    outside = beside(ground, found) if only is None else []
    if format == "text":
        from ctr_cli.render.status_text import status_text

        files = _files(opened)
        answer = status_text(ground, found, items, shares, outside, files, whole=only is not None)
        show(answer, output, force=force)
        return
    if format == "xlsx" and output is None:
        output = Path(f"tinh-hinh-{today.isoformat()}.xlsx")
    deliver(_content(opened, ground, found, items, shares, outside, format), output, force=force)


def _files(opened: Opened) -> str:
    """The files that answer."""
    from ctr_cli.source.discover import follow_up_path, shown

    beside = follow_up_path(opened.path)
    return f"{opened.name}, {shown(beside)}" if beside.is_file() else opened.name


def _member(ground: "Ground", asked: str) -> str:
    """The name of who is meant; raises `UsageError` with the names there are."""
    from ctr_cli.language.keys import fold

    names = [member.name for member in ground.office.members]
    exact = [name for name in names if fold(name) == fold(asked)]
    near = [name for name in names if fold(asked) and f" {fold(asked)} " in f" {fold(name)} "]
    found = exact or near
    if len(found) == 1:
        return found[0]
    if not names:
        hint = "ghi members trong ctr.yaml (docs/cau-hinh.md)"
        raise UsageError("chưa ghi đồng chí nào phụ trách cơ quan nào", hint)
    message = f"“{asked}” có thể là nhiều người" if found else f"không có ai tên “{asked}”"
    raise UsageError(message, f"các đồng chí trong ctr.yaml: {', '.join(found or names)}")


def _content(
    opened: Opened,
    ground: "Ground",
    found: "Progress",
    items: "list[Standing]",
    shares: "list[AgencyLine]",
    outside: "list[Line]",
    format: Format,
) -> str | bytes:
    from ctr_cli.views import status as views

    if format == "json":
        from ctr_cli.views.status_data import status

        answer: Any = status(ground, found, items)
        return as_json(answer)
    if format in ("csv", "xlsx"):
        from ctr_cli.model.meetings import times_called
        from ctr_cli.render.status_tables import status_csv, status_xlsx

        lines = [*views.lines(ground, items), *outside]
        called = times_called(opened.program.bodies)
        if format == "csv":
            return status_csv(lines, called)
        heading = f"{views.title(ground, found)}, {views.as_of(found)}"
        return status_xlsx(lines, heading, views.counted(found), found.on, called)
    from ctr_cli.views.status_paper import status_paper

    chosen = chosen_profile(opened, None, found.on.isoformat())
    paper = status_paper(ground, found, items, shares, outside, chosen.profile)
    if format == "md":
        from ctr_cli.render.paper_md import markdown_of

        return markdown_of([paper])
    from ctr_cli.render.paper_html import TEMPLATE, page_of

    return filled(TEMPLATE, page_of([paper]), opened)
