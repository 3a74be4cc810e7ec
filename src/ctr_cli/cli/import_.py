"""`ctr import`: a document an office already has becomes a programme."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ctr_cli.cli.delivery import as_json, console, deliver, say
from ctr_cli.cli.endings import ended
from ctr_cli.cli.options import ForceOption
from ctr_cli.cli.options import year as year_typed

if TYPE_CHECKING:
    from ctr_cli.importing.building.convert import Imported

HELP = """Chuyển văn bản chương trình công tác đã có (.docx, .doc, .rtf, .odt, .html, .xlsx, .xls, .ods, .csv, .txt, .md, .pdf) thành tệp chương trình.

Báo cáo cho biết đã hiểu những gì, chỗ nào cần kiểm tra, dòng nào chưa xếp được.

Thoát với mã 0 khi mọi dòng đã có chỗ, 1 khi còn dòng chưa xếp được hoặc văn bản không phải chương trình.

Ví dụ: ctr import chuong-trinh.docx -o programs/2027.yaml"""


def import_(
    document: Annotated[
        str,
        typer.Argument(
            metavar="VĂN_BẢN",
            help="Tệp Word, bảng tính, văn bản hoặc PDF có lớp chữ; - là đọc từ bàn phím.",
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="TỆP",
            help="Ghi chương trình vào tệp này; - là in ra màn hình.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            "-y",
            metavar="NĂM",
            parser=year_typed,
            help="Năm của chương trình, khi văn bản không ghi.",
        ),
    ] = None,
    format: Annotated[
        Literal["text", "json"], typer.Option("--format", "-f", help="Dạng báo cáo.")
    ] = "text",
    force_program: Annotated[
        bool,
        typer.Option("--force-program", help="Nhập dù văn bản không giống chương trình công tác."),
    ] = False,
    force: ForceOption = False,
) -> None:
    """Import a document, and report."""
    output = ended(output, "yaml")
    imported = _convert(document, year, insists=force_program)
    target = None if output is None or str(output) == "-" else output
    if format == "json":
        from ctr_cli.importing.building.report import as_data

        if target:
            deliver(imported.yaml, target, force=force)
        answer = as_data(imported.report, str(target) if target else None)
        deliver(as_json(answer if target else answer | {"yaml": imported.yaml}), None, force=force)
    else:
        from ctr_cli.importing.building.report import as_text

        deliver(imported.yaml, target, force=force)
        sys.stdout.flush()
        console(stderr=True).print(as_text(imported.report), end="", soft_wrap=True)
    if target:
        shown = f'"{target}"' if " " in str(target) else str(target)
        say(f"Bước tiếp theo: ctr validate {shown}")
    if not imported.report.complete:
        raise typer.Exit(1)


def _convert(document: str, year: int | None, *, insists: bool) -> "Imported":
    """The programme in a document, with the steps told on a terminal."""
    from rich.progress import BarColumn, Progress, TextColumn

    from ctr_cli.importing.building.convert import STEPS, convert
    from ctr_cli.importing.reading.document import bytes_of, bytes_of_stream, read

    terminal = console(stderr=True)
    columns = TextColumn("{task.description}", markup=False), BarColumn()
    with Progress(
        *columns, console=terminal, transient=True, disable=not terminal.is_terminal
    ) as bar:
        task = bar.add_task(f"Đọc {document}", total=STEPS + 1)
        if document == "-":
            document = "văn bản nhập vào"
            raw = bytes_of_stream(sys.stdin.buffer, document)
        else:
            raw = bytes_of(document)
        return convert(
            read(raw, document),
            document,
            year,
            lambda step: bar.update(task, description=f"Đang {step}", advance=1),
            force=insists,
        )
