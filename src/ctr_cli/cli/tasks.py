"""`ctr tasks`: what an agency, or every agency, has to prepare."""

from collections.abc import Iterable
from pathlib import Path
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
    plain_text,
    say,
    show,
)
from ctr_cli.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.views.tasks import AgencyTasks

HELP = """Các nội dung một cơ quan (hoặc mọi cơ quan) phải chuẩn bị.

Việc ghi riêng cho cơ quan và việc chung của cả hội nghị để tách nhau.

Ví dụ: ctr tasks --agency "UBND phường"

Ví dụ: ctr tasks --all --quarter 1 --format md -o viec-quy-1"""

Format = Literal["text", "md", "json", "csv"]
_SUFFIX = {"text": ".txt", "md": ".md", "json": ".json", "csv": ".csv"}


def tasks(
    agency: Annotated[
        str | None,
        typer.Option(
            "--agency", "-a", metavar="TÊN", help="Tên, tên gọi khác hoặc mã; không cần dấu."
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Mọi cơ quan; với -o THƯ-MỤC thì mỗi cơ quan một tệp.")
    ] = False,
    month: MonthOption = None,
    quarter: QuarterOption = None,
    program: ProgramOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Dạng kết quả.")] = "text",
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the tasks of one agency, or of all."""
    from ctr_cli.views.tasks import tasks_of, tasks_of_all

    if every == (agency is not None):
        raise UsageError(
            "hãy chọn --agency TÊN hoặc --all", 'ví dụ: ctr tasks --agency "UBND phường"'
        )
    months = _months(month, quarter)
    opened = open_program(program)
    if agency is not None:
        answers = [tasks_of(opened.program, opened.known, _id_of(opened, agency), months)]
    else:
        answers = tasks_of_all(opened.program, opened.known, months)
    if every and output is not None and str(output) != "-" and not output.suffix:
        _deliver_folder(answers, opened, format, output, force=force)
    elif format == "text":
        show(_text(answers, opened), output, force=force)
    else:
        deliver(_content(answers, opened, format, alone=not every), output, force=force)


def _months(month: int | None, quarter: int | None) -> tuple[int, ...]:
    from ctr_cli.vietnamese import quarter_months

    if month is not None and quarter is not None:
        raise UsageError("chỉ chọn một: --month hoặc --quarter", "bỏ bớt một tùy chọn")
    if month is not None:
        return (month,)
    return quarter_months(quarter) if quarter is not None else tuple(range(1, 13))


def _id_of(opened: Opened, asked: str) -> str:
    from ctr_cli.agencies import find, nearest_agencies

    ids = find(opened.known, asked)
    if len(ids) == 1:
        return ids[0]
    if ids:
        names = ", ".join(f"{opened.known.agencies[i].name} (mã {i})" for i in ids)
        raise UsageError(
            f"“{asked}” có thể là nhiều cơ quan: {names}", "dùng mã của cơ quan cần tìm"
        )
    near = nearest_agencies(opened.known, asked)
    hint = f"ý bạn là: {'; '.join(near)}?" if near else _all_names(opened)
    raise UsageError(f"không có cơ quan nào tên “{asked}”", hint)


def _all_names(opened: Opened) -> str:
    return "các cơ quan: " + "; ".join(a.name for a in opened.program.agencies)


def _deliver_folder(
    answers: Iterable["AgencyTasks"], opened: Opened, format: Format, folder: Path, *, force: bool
) -> None:
    from ctr_cli.render.output import safe_name

    taken: set[str] = set()
    for answer in answers:
        if not answer["tasks"]:
            say(f"{answer['agency']['name']}: không có việc nào, không ghi tệp")
            continue
        path = folder / (safe_name(answer["agency"]["name"], taken) + _SUFFIX[format])
        deliver(_content([answer], opened, format, alone=True), path, force=force)


def _text(answers: list["AgencyTasks"], opened: Opened) -> object:
    from ctr_cli.render.tasks_text import tasks_text

    return tasks_text(answers, opened.program.year, opened.name)


def _content(
    answers: list["AgencyTasks"], opened: Opened, format: Format, *, alone: bool
) -> str | bytes:
    year = opened.program.year
    if format == "text":
        return plain_text(_text(answers, opened))
    if format == "json":
        parts = answers[0] if alone else {"agencies": answers}
        return as_json({"version": 1, "year": year, **parts})
    if format == "csv":
        from ctr_cli.render.tasks_csv import tasks_csv

        return tasks_csv(answers)
    return filled("tasks.md.j2", {"year": year, "agencies": answers}, opened)
