"""`ctr report`: how a month, a quarter, the year up to a month, or the whole year came out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.asked import months_asked, today_of
from ctr_cli.cli.delivery import as_json, deliver, say
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import Opened, chosen_profile, ground_of, open_program, say_profile
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    MonthOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    QuarterOption,
    TodayOption,
    month,
    program_given,
)
from ctr_cli.cli.papers import PAPER_FORMATS, PaperFormat, deliver_paper, say_successor, written
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.progress import Ground, Progress
    from ctr_cli.views.report_frame import Of

HELP = """Báo cáo kết quả thực hiện chương trình: tháng, quý, từ đầu năm đến một tháng, hoặc cả năm khi không chọn gì.

Số liệu, danh mục và phụ lục tính theo sổ theo dõi; chỗ “…” là nguyên nhân, đánh giá, kiến nghị để người soạn ghi.

Ví dụ: ctr report --quarter 1 -o bao-cao-quy-1.docx

Ví dụ: ctr report --until 6 --on 30/6/2026 --of "cấp ủy" -o bao-cao-6-thang.docx

Ví dụ: ctr report -o bao-cao-nam.xlsx"""

Format = Literal["docx", "pdf", "html", "md", "xlsx", "json"]


def report(
    file: FileArgument = None,
    month: MonthOption = None,
    quarter: QuarterOption = None,
    until: Annotated[
        int | None,
        typer.Option(
            "--until", metavar="SỐ", parser=month, help="Từ đầu năm đến hết tháng này, từ 1 đến 12."
        ),
    ] = None,
    on: TodayOption = None,
    of: Annotated[
        Literal["office", "committee"],
        typer.Option(
            "--of",
            metavar="AI",
            help="Báo cáo của “văn phòng” (office), hay của “cấp ủy” (committee).",
        ),
    ] = "office",
    program: ProgramOption = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi md."),
    ] = None,
    profile: ProfileOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the report of a period on a day."""
    from ctr_cli.cycle.progress import progress

    format = format_of(format, output, get_args(Format), "md")
    months = _months(month, quarter, until)
    opened = open_program(program_given(file, program), on)
    ground = ground_of(opened)
    today = today_of(on)
    found = progress(ground, today, months)
    if (today.year, today.month) < (ground.program.year, months[0]):
        say(f"Lưu ý: ngày {today:%d/%m/%Y} ở trước kỳ báo cáo")
    if format == "json":
        from ctr_cli.views.report import report as figures

        deliver(as_json(figures(ground, found)), output, force=force)
    else:
        _write(opened, ground, found, of, format, profile, output, force=force)


def _months(month: int | None, quarter: int | None, until: int | None) -> tuple[int, ...]:
    """The months of the period, all without a choice; raises `UsageError` for two choices."""
    if until is None:
        return months_asked(month, quarter)
    if month is not None or quarter is not None:
        raise UsageError("chỉ chọn một: --month, --quarter hoặc --until", "bỏ bớt tùy chọn")
    return tuple(range(1, until + 1))


def _write(
    opened: Opened,
    ground: "Ground",
    found: "Progress",
    of: "Of",
    format: Literal["md", "xlsx"] | PaperFormat,
    profile: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    from ctr_cli.views.report_frame import Whole, writer_of
    from ctr_cli.views.report_paper import report_papers

    day = found.on.isoformat()
    chosen = chosen_profile(opened, profile, day)
    writer = writer_of(ground.program, chosen.profile, of, day)
    whole = Whole(ground, found, writer, chosen.profile)
    papers = report_papers(whole)
    say_successor(ground.program, papers)
    if format == "md":
        from ctr_cli.render.paper_md import markdown_of

        content: str | bytes = markdown_of(papers)
    elif format == "xlsx":
        from ctr_cli.render.tables_xlsx import tables_xlsx
        from ctr_cli.views.report_tables import report_tables

        content = tables_xlsx(report_tables(whole), found.on)
    else:
        content = written(papers, format, opened)
    deliver_paper(content, output, f"{papers[0].name}.{format}", force=force)
    if format in PAPER_FORMATS:
        say_profile(chosen)
