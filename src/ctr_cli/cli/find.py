"""`ctr find`: where words stand in the programme."""

from typing import Annotated, Literal, get_args

import typer

from ctr_cli.cli.asked import agency_asked
from ctr_cli.cli.delivery import as_json, deliver, show
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import in_force, open_program
from ctr_cli.cli.options import (
    ForceOption,
    IssuedOption,
    MonthOption,
    OnOption,
    OutputOption,
    ProgramOption,
)
from ctr_cli.model.errors import UsageError

HELP = """Tìm chữ, ngày, thời hạn, tên cơ quan trong các nội dung của chương trình; không cần dấu, không phân biệt chữ hoa.

Ví dụ: ctr find "bầu cử"

Ví dụ: ctr find "25/3"

Ví dụ: ctr find ngan sach --agency "UBND phường" --month 7"""

Format = Literal["text", "md", "json"]


def find(
    words: Annotated[
        list[str], typer.Argument(metavar="CHỮ", help="Chữ cần tìm, hoặc mã nội dung.")
    ],
    agency: Annotated[
        str | None,
        typer.Option("--agency", "-a", metavar="TÊN", help="Chỉ việc của cơ quan này."),
    ] = None,
    month: MonthOption = None,
    program: ProgramOption = None,
    on: OnOption = None,
    issued: IssuedOption = False,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the items in which words stand."""
    from ctr_cli.language.keys import fold
    from ctr_cli.views.search import search

    format = format_of(format, output, get_args(Format), "text")
    asked = " ".join(" ".join(words).split())
    if not fold(asked):
        message = f"“{asked}” không có chữ, số nào để tìm" if asked else "chưa ghi chữ cần tìm"
        all_of_it = f'mọi việc của một cơ quan: ctr tasks --agency "{agency}"' if agency else None
        raise UsageError(message, all_of_it or 'ví dụ: ctr find "bầu cử"')
    opened = in_force(open_program(program, on), on, issued=issued)
    owner = agency_asked(opened, agency) if agency is not None else None
    answer = search(opened.program, opened.known, asked, owner, month)
    answer |= {"on": opened.on, "state": opened.state}
    if format == "json":
        deliver(as_json(answer), output, force=force)
    elif format == "md":
        from ctr_cli.render.search_text import search_md

        deliver(search_md(answer), output, force=force)
    else:
        from ctr_cli.render.search_text import search_text

        show(search_text(answer, opened.told), output, force=force)
