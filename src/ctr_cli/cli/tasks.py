"""`ctr tasks`: what an agency, or every agency, has to prepare."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.asked import AgencyOption, EveryOption, agency_asked, months_asked, one_or_all
from ctr_cli.cli.delivery import as_json, deliver, deliver_all, say, show
from ctr_cli.cli.endings import endings_of, format_of, is_folder
from ctr_cli.cli.opening import Opened, filled, in_force, open_program, with_customs
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    IssuedOption,
    MonthOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    QuarterOption,
    day,
    program_given,
)
from ctr_cli.cli.papers import (
    PAPER_FORMATS,
    PaperFormat,
    deliver_papers,
    letters_to,
    only_for_papers,
)
from ctr_cli.language.printed_dates import period_of_year
from ctr_cli.model.errors import CtrError

if TYPE_CHECKING:
    from ctr_cli.render.layout import Part
    from ctr_cli.views.tasks import AgencyTasks
    from ctr_cli.views.unassigned import Unassigned

HELP = """Các nội dung một cơ quan (hoặc mọi cơ quan) phải chuẩn bị.

Việc ghi tên cơ quan và việc chung của cả hội nghị được tách riêng; với --all, nội dung không ghi cơ quan nào đứng ở cuối.

Ví dụ: ctr tasks --agency "UBND phường"

Ví dụ: ctr tasks --all --quarter 1 --format md -o viec-quy-1

Dạng xlsx là bảng theo dõi để điền: --all một bảng của Văn phòng, --agency bảng của một cơ quan, --all -o THƯ-MỤC mỗi cơ quan một bảng; điền xong gộp lại bằng ctr collect.

Ví dụ: ctr tasks --all --format xlsx -o theo-doi-2026.xlsx

Ví dụ: ctr tasks --all --format xlsx -o gui-cac-co-quan

Ví dụ: ctr tasks --all --format docx -o cong-van"""

Format = Literal["text", "md", "json", "csv", "xlsx", "docx", "pdf", "html"]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
]


def tasks(
    file: FileArgument = None,
    agency: AgencyOption = None,
    every: EveryOption = False,
    month: MonthOption = None,
    quarter: QuarterOption = None,
    program: ProgramOption = None,
    format: FormatOption = None,
    profile: ProfileOption = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="NGÀY",
            parser=day,
            help="Theo các quyết định điều chỉnh đến ngày này; công văn mang ngày ấy, không nêu việc đã qua.",
        ),
    ] = None,
    issued: IssuedOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the tasks of one agency, or of all."""
    from ctr_cli.views.tasks import tasks_of, tasks_of_all
    from ctr_cli.views.unassigned import unassigned

    format = format_of(format, output, get_args(Format), "text")
    only_for_papers(format, {"--profile": profile})
    months = months_asked(month, quarter)
    signed = open_program(program_given(file, program), on)
    one_or_all("tasks", signed, agency, every=every)
    if format != "xlsx":
        signed = with_customs(signed, issued=issued)
    opened = in_force(signed, on, issued=issued)
    if format == "xlsx":
        from ctr_cli.cli.follow_up_sheets import write_sheets

        asked = agency_asked(opened, agency) if agency is not None else None
        write_sheets(signed, asked, months, output, on=on, issued=issued, force=force)
        return
    if agency is not None:
        answers = [tasks_of(opened.program, opened.known, agency_asked(opened, agency), months)]
    else:
        answers = tasks_of_all(opened.program, opened.known, months)
    left = [] if agency is not None else unassigned(opened.program, opened.known, months)
    if left and (format in _BY_AGENCY or (output is not None and is_folder(output))):
        _tell(left)
    if format in PAPER_FORMATS:
        _write_letters(answers, signed, opened, format, months, profile, output, force=force)
    elif every and output is not None and is_folder(output):
        _deliver_folder(answers, opened, format, months, output, force=force)
    elif format == "text":
        show(_text(answers, opened, months, left), output, force=force)
    else:
        content = _content(answers, opened, format, months, None if agency is not None else left)
        deliver(content, output, force=force)


_BY_AGENCY = (*PAPER_FORMATS, "csv")
"""Formats that hold nothing but the tasks of agencies."""


def _tell(left: "Sequence[Unassigned]") -> None:
    """Say which works are in nobody's list."""
    ids = ", ".join(work["item"] for work in left[:_NAMED])
    more = ", …" if left[_NAMED:] else ""
    say(f"{len(left)} nội dung không ghi cơ quan nào nên không giao cho ai: {ids}{more}")


_NAMED = 12
"""So many works without an agency are named."""


def _write_letters(
    answers: Sequence["AgencyTasks"],
    signed: Opened,
    opened: Opened,
    format: PaperFormat,
    months: tuple[int, ...],
    profile: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write a letter to each agency that has tasks."""
    letters = letters_to(signed, opened, answers, months, profile)
    if not letters:
        raise CtrError("không có việc nào để giao", "chọn cơ quan hoặc thời gian khác")
    default = letters[0].paper.name if len(letters) == 1 else "cac-co-quan"
    deliver_papers(letters, opened, format, output, f"viec-{default}", force=force)


def _deliver_folder(
    answers: Iterable["AgencyTasks"],
    opened: Opened,
    format: Format,
    months: tuple[int, ...],
    folder: Path,
    *,
    force: bool,
) -> None:
    from ctr_cli.render.output import safe_name

    taken: set[str] = set()
    files = {}
    for answer in answers:
        name = safe_name(answer["agency"]["name"], taken)
        path = folder / f"{name}.{endings_of(format)[0]}"
        if answer["tasks"]:
            files[path] = _content([answer], opened, format, months)
        else:
            left = f"; {path} còn từ lần trước, nên xóa" if path.exists() else ""
            say(f"{answer['agency']['name']}: không có việc nào, không ghi tệp{left}")
    deliver_all(files, force=force)


def _text(
    answers: list["AgencyTasks"],
    opened: Opened,
    months: tuple[int, ...],
    left: "Sequence[Unassigned]" = (),
) -> "list[Part]":
    from ctr_cli.render.tasks_text import tasks_text

    return tasks_text(answers, period_of_year(months, opened.program.year), opened.told, left)


def _content(
    answers: list["AgencyTasks"],
    opened: Opened,
    format: Format,
    months: tuple[int, ...],
    left: "Sequence[Unassigned] | None" = None,
) -> str | bytes:
    """The tasks of one agency; where those `left` to nobody are given, of all."""
    year = opened.program.year
    if format == "text":
        from ctr_cli.render.layout import plain_text

        return plain_text(_text(answers, opened, months))
    if format == "json":
        parts = answers[0] if left is None else {"agencies": answers, "unassigned": left}
        return as_json(
            {"version": 1, "year": year, "on": opened.on, "state": opened.state, **parts}
        )
    from ctr_cli.model.meetings import times_called

    called = times_called(opened.program.bodies)
    if format == "csv":
        from ctr_cli.render.tasks_csv import tasks_csv

        return tasks_csv(answers, called)
    values = {
        "period": period_of_year(months, year),
        "agencies": answers,
        "meetings": called,
        "unassigned": left,
    }
    return filled("tasks.md.j2", values, opened)
